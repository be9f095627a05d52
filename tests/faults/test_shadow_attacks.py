"""Documents prepared before signing to show something else after: hidden, replaced, overlaid content.

The three kinds are those of the shadow attacks of 2021 (hide, replace, hide and replace), and the fourth
that of "evil annotations". What was prepared is signed like any other content; what makes it appear is an
increment, and that has to show.
"""

import random
import re
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from pia_wizard.signing.evidence import Evidence
from pia_wizard.signing.levels import Level
from pia_wizard.signing.pades import MetadataKeepingWriter
from pia_wizard.signing.records import Coverage, Result
from pia_wizard.signing.roles import Role
from pia_wizard.signing.verification import verify_pdf


@pytest.fixture(scope="module")
def prepared(form_pdf) -> bytes:
    """Return the form with a cover over its text, a text field and a second set of pages, unused."""
    with pikepdf.open(BytesIO(form_pdf)) as pdf:
        page = pdf.pages[0]
        cover = pdf.make_stream(b"1 g 0 0 595 842 re f")
        cover.Type, cover.Subtype, cover.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
        page.Resources = Dictionary(XObject=Dictionary(Cover=cover))
        page.Contents = pdf.make_stream(b"0 g 60 600 200 120 re f /Cover Do")
        words = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                T=String("Amount"),
                V=String("10"),
                F=4,
                P=page.obj,
                Rect=Array([60, 300, 160, 320]),
            )
        )
        page.Annots.append(words)
        pdf.Root.AcroForm.Fields.append(words)
        other = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 595, 842]), Contents=cover)
        pages = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([]), Count=1))
        other.Parent = pages
        pages.Kids.append(pdf.make_indirect(other))
        pdf.Root.PieceInfo = Dictionary(Shadow=pages)
        written = BytesIO()
        pdf.save(written, min_version="1.7")
    return written.getvalue()


def hide(writer) -> None:
    """Take the cover away: what lies under it comes to light."""
    page = writer.root["/Pages"]["/Kids"][0]
    cover = page["/Resources"]["/XObject"].raw_get("/Cover")
    empty = generic.StreamObject(stream_data=b"")
    empty.update({pdf_name: value for pdf_name, value in cover.get_object().items() if pdf_name != "/Length"})
    writer.objects[(cover.generation, cover.idnum)] = empty


def replace(writer) -> None:
    """Change what a text field shows."""
    fields = writer.root["/AcroForm"]["/Fields"]
    field = next(one.get_object() for one in fields if one.get_object()["/T"] == "Amount")
    field["/V"] = generic.TextStringObject("10000")
    writer.update_container(field)


def hide_and_replace(writer) -> None:
    """Show the other set of pages."""
    writer.root["/Pages"] = writer.root["/PieceInfo"].raw_get("/Shadow")
    writer.update_root()


def annotate(writer) -> None:
    """Lay a stamp over the page."""
    page = writer.root["/Pages"]["/Kids"][0]
    stamp = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Stamp"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (60, 600, 260, 720))),
        }
    )
    page["/Annots"].append(writer.add_object(stamp))
    writer.update_container(page["/Annots"])


@pytest.mark.parametrize("change", [hide, hide_and_replace, annotate])
@pytest.mark.parametrize("people", [1, 2])
def test_content_prepared_to_change_is_a_change_when_it_does(
    prepared, self_made, signed_by, signing_moment, change, people
):
    pdf = prepared
    for role in list(Role)[:people]:
        pdf = signed_by(pdf, self_made, role)
    assert verify_pdf(pdf, moment=signing_moment).result is Result.VALID_SELF_MADE
    writer, written = MetadataKeepingWriter(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(written)
    found = verify_pdf(written.getvalue(), moment=signing_moment)
    assert found.result is Result.CHANGED
    assert all(check.coverage is Coverage.OTHER_CHANGES for check in found.signatures)


def test_a_field_filled_in_after_signing_is_named_as_that(prepared, self_made, signed_by, signing_moment):
    """The certification permits filling in; whoever reads learns that it happened."""
    writer, written = MetadataKeepingWriter(BytesIO(signed_by(prepared, self_made))), BytesIO()
    replace(writer)
    writer.write(written)
    found = verify_pdf(written.getvalue(), moment=signing_moment)
    assert found.signatures[0].coverage is not Coverage.WHOLE_FILE
    assert not found.result.unchanged or found.signatures[0].coverage is Coverage.FORM_FILL


def test_of_flipped_bits_under_an_archive_timestamp_every_one_is_noticed(
    form_pdf, services, signed_by, signing_moment
):
    means = Evidence(Level.LTA, services.address + "/tsa", (services.root,), may_fetch=True)
    pdf = signed_by(form_pdf, services.identity("listed"), evidence=means)
    ranges = [tuple(map(int, m)) for m in re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", pdf)]
    _, before, after, rest = ranges[-1]
    assert after + rest == len(pdf)
    assert PdfFileReader(BytesIO(pdf)).xrefs.total_revisions == 3
    chance = random.Random(20261121)  # noqa: S311 - chance for places to damage, not for keys
    for position in chance.sample([*range(before), *range(after, after + rest)], 150):
        damaged = bytearray(pdf)
        damaged[position] ^= 1 << chance.randrange(8)
        found = verify_pdf(bytes(damaged), trusted=[services.root], moment=signing_moment)
        assert not found.result.unchanged, position
