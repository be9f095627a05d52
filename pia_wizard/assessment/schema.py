"""The published JSON Schema of a case, made from the same types that read and write it."""

from inspect import cleandoc
from typing import Any

import msgspec

from pia_wizard.assessment.model import VERSION, Assessment

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAME = f"assessment-{VERSION}.json"

_FIELDS: dict[str, dict[str, str]] = {
    "Assessment": {
        "format": "Tells these files from any other JSON.",
        "version": "Version of this format; a program refuses versions it does not know.",
        "id": "Stable id: 1 to 100 of A-Z a-z 0-9 . _ - starting with a letter or digit.",
        "title": "What people call the assessed system.",
        "guidelines": "Ids of the guidelines chosen for this assessment.",
        "method": "Id of the method by which risk levels combine.",
        "created": "Moment the assessment was begun, with its time zone.",
        "content": "The content files it was judged with.",
        "answers": "Answers by question id.",
        "overrides": "The assessor's own verdicts by requirement id.",
        "measures": "Planned actions.",
        "level_overrides": "The assessor's own levels of risks, one for each risk and point.",
        "own_risks": "Risks beyond the catalogue.",
        "acceptances": "Who accepted what remains of a risk, one for each risk.",
    },
    "ContentFile": {
        "path": "Path below the content folder.",
        "sha256": "SHA-256 of the file's bytes, in hexadecimal.",
    },
    "Answer": {
        "value": "Shape by question type; choices and columns are keys, never display text. "
        "date: YYYY-MM-DD. choices: list of keys. table: list of rows.",
        "not_applicable": "Why the question does not apply here.",
        "unknown": "True: not known yet.",
        "note": "Free note.",
        "origin": "Where the answer came from.",
        "at": "Moment of the answer, with its time zone.",
    },
    "Practice": {
        "state": "How far it is in place.",
        "how": "How it is done.",
        "since": "First day, YYYY-MM-DD.",
        "evidence": "Where it can be seen.",
    },
    "Override": {
        "status": "The assessor's verdict.",
        "reason": "Why it differs from the computed one.",
        "by": "Who decided.",
        "at": "When, with the time zone.",
    },
    "Measure": {
        "id": "Id, unique within the assessment.",
        "title": "What is going to be done.",
        "requirements": "Ids of the requirements it is to meet; at the target they count as met.",
        "risks": "Ids of the risks it is meant for.",
        "lowers": "Risks it lowers by itself, and on which axis.",
        "option": "How the risk is treated; what retains it lowers nothing.",
        "owner": "Role or unit that does it.",
        "due": "Day it is due, YYYY-MM-DD.",
        "cost": "What it takes, roughly.",
        "status": "How far it is; what was dropped counts nothing.",
        "evidence": "Where one can see that it is done.",
        "note": "Free note.",
    },
    "LevelOverride": {
        "risk": "Id of the risk.",
        "point": "As it is now, or once the plan is carried out.",
        "impact": "Level of impact, of the method's levels, from 1.",
        "likelihood": "Level of likelihood, of the method's levels, from 1.",
        "reason": "Why it differs from the computed one.",
        "by": "Who decided.",
        "at": "When, with the time zone.",
    },
    "OwnRisk": {
        "id": "Id, unique within the assessment, beginning with own_.",
        "title": "Short name.",
        "event": "What it comes to.",
        "story": "What could happen to whom.",
        "sources": "Who or what could bring it about.",
        "threats": "Ways in which it could come about.",
        "affected": "Who would be harmed.",
        "principles": "Privacy principles of ISO/IEC 29100 it touches.",
        "impact": "Impact with nothing in place.",
        "likelihood": "Likelihood with nothing in place.",
        "treated_by": "Requirements that lower it, and on which axis.",
    },
    "OwnLevel": {
        "level": "Level of the method, from 1.",
        "because": "Why.",
    },
    "Threat": {
        "asset": "The supporting asset it works through.",
        "says": "What happens.",
    },
    "Acceptance": {
        "risk": "Id of the risk.",
        "role": "Id of the role, one of the method's.",
        "on": "Day, YYYY-MM-DD.",
        "reason": "Why it can be lived with.",
        "band": "Band the risk had, once the plan is carried out.",
    },
}
_FORMATS = {"created": "date-time", "at": "date-time", "since": "date", "due": "date", "on": "date"}
_OWN_RISK_PATTERN = "^own_[a-z0-9_]{1,60}$"
_ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$"


def case_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of ``case.json``, as published in ``docs/schema``."""
    written = msgspec.json.encode(msgspec.json.schema(Assessment))  # defaults that are tuples become lists
    schema = msgspec.json.decode(written, type=dict[str, Any])
    for name, definition in schema["$defs"].items():
        _describe(name, definition)
    root = schema["$defs"]["Assessment"]
    root["required"] = ["format", "version", *root["required"]]
    root["properties"]["id"]["pattern"] = _ID_PATTERN
    schema["$defs"]["OwnRisk"]["properties"]["id"]["pattern"] = _OWN_RISK_PATTERN
    head = {
        "$schema": DIALECT,
        "$id": f"urn:pia-wizard:schema:assessment-{VERSION}",
        "title": f"PIA Wizard assessment, format version {VERSION}",
        "description": "One privacy impact assessment of one camera system. UTF-8, at most 16 MiB; "
        "its canonical form is RFC 8785.",
    }
    return head | schema


def _describe(name: str, definition: dict[str, Any]) -> None:
    """Add what each field means, and the form of days and moments, in place."""
    if "description" in definition:
        definition["description"] = cleandoc(definition["description"])
    for field, schema in definition.get("properties", {}).items():
        words = _FIELDS[name][field]
        if "$ref" in schema:  # msgspec keeps a default beside it, which 2020-12 allows
            schema["description"] = words
            continue
        schema.update({"description": words})
        if field in _FORMATS:
            text = next(s for s in schema.get("anyOf", [schema]) if s.get("type") == "string")
            text["format"] = _FORMATS[field]
