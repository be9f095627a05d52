"""JSON Schemas of the content files, made from the types that read them, for editors that complete."""

from collections.abc import Iterable
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from pia_wizard.questionnaire.conversion import MOST_CHARACTERS
from pia_wizard.questionnaire.expressions.expression import MOST_CHARACTERS as LONGEST_EXPRESSION
from pia_wizard.questionnaire.files import FORMAT, KINDS, REQUIREMENT_ID, SLUG
from pia_wizard.questionnaire.model import (
    COLUMN_TYPES,
    Affected,
    Asset,
    Axis,
    Confidence,
    Event,
    Force,
    FormColumnType,
    Obligation,
    Phase,
    Principle,
    QuestionType,
    Source,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ENUMS = {
    kind.__name__: kind
    for kind in (
        Affected,
        Asset,
        Axis,
        Confidence,
        Event,
        Force,
        FormColumnType,
        Obligation,
        Phase,
        Principle,
        QuestionType,
        Source,
    )
}
_EXPRESSIONS = frozenset(
    ("when", "applies_when", "suggest_when", "met_when", "partly_when", "prefill", "at_flows")
)


def content_schema(kind: str) -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of one kind of content file, such as "questions".

    Differs from the records where the file does: ids are the keys of mappings, and cells have fewer
    types than questions.
    """
    written = msgspec.json.encode(msgspec.json.schema(KINDS[kind]))  # default tuples become lists
    schema = msgspec.json.decode(written, type=dict[str, Any])
    for name, definition in schema["$defs"].items():
        _finish(name, definition)
    top = schema["$defs"].pop(KINDS[kind].__name__)
    schema.pop("$ref")
    head = {
        "$schema": DIALECT,
        "$id": f"urn:pia-wizard:schema:content-{kind}-{FORMAT}",
        "title": f"PIA Wizard content, {kind}, format version {FORMAT}",
    }
    return head | {key: value for key, value in top.items() if key != "title"} | schema


def schema_files() -> dict[str, bytes]:
    """Return the schemas of all kinds as files by name, ready to be written."""
    return {
        f"{kind}.json": msgspec.json.format(msgspec.json.encode(content_schema(kind)), indent=2) + b"\n"
        for kind in KINDS
    }


def write_schemas(folder: Path) -> None:
    """Write ``<kind>.json`` for every kind of content file into an existing folder."""
    for name, data in schema_files().items():
        (folder / name).write_bytes(data)


def _finish(name: str, definition: dict[str, Any]) -> None:
    """Bring one definition from the record's shape to the file's, in place."""
    definition["description"] = cleandoc(definition.get("description", name))
    if name in _ENUMS:
        definition["enum"] = [member.value for member in _ENUMS[name]]
        return
    properties = definition["properties"]
    required = definition["required"]
    if properties.pop("id", None):
        required.remove("id")
    for field, schema in properties.items():
        _finish_field(field, schema, required=field in required)
    if name == "Column":
        properties["type"] = {"enum": [kind.value for kind in COLUMN_TYPES]}


def _finish_field(field: str, schema: dict[str, Any], *, required: bool) -> None:
    _limit_texts([schema, schema.get("items", {}), schema.get("additionalProperties", {})])
    if schema.get("type") == "string" and required:
        schema["minLength"] = 1
    if field in _EXPRESSIONS:
        schema["maxLength"] = LONGEST_EXPRESSION
    if field in ("guideline", "step"):
        schema["pattern"] = f"^{SLUG}$"
    if field == "weights":
        schema["propertyNames"] = {"enum": [member.value for member in Obligation]}
    elif isinstance(schema.get("additionalProperties"), dict):
        pattern = REQUIREMENT_ID if field == "requirements" else SLUG
        schema["propertyNames"] = {"pattern": f"^{pattern}$"}


def _limit_texts(schemas: Iterable[dict[str, Any]]) -> None:
    """Bound the length of texts; in lists and mappings they are never empty."""
    for place, schema in enumerate(schemas):
        if schema.get("type") == "string":
            schema["maxLength"] = MOST_CHARACTERS
            if place:
                schema["minLength"] = 1
