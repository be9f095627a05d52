"""Evidence files: kept inside the workspace, undone like answers, opened as copies nobody can change."""

import os
import stat

import msgspec
import pytest

from pia_wizard.exchange.file_errors import NoSuchFileError
from pia_wizard.exchange.file_kinds import UnknownKindError
from pia_wizard.session import attaching
from pia_wizard.session.attaching import EmptyEvidenceError, EvidenceTooLargeError, TooMuchEvidenceError
from pia_wizard.storage.errors import NoSuchEvidenceError

PDF = b"%PDF-1.7\n% a contract"


@pytest.fixture
def contract(tmp_path):
    path = tmp_path / "契約書.PDF"
    path.write_bytes(PDF)
    return path


def test_a_file_is_kept_with_what_it_is_and_not_where_it_was(assessment, contract):
    assessment.add_evidence("vendor_contract", [contract])
    contract.unlink()
    (file,) = assessment.evidence("vendor_contract")
    assert (file.name, file.kind, file.size) == ("契約書.pdf", "application/pdf", len(PDF))
    assert assessment.evidence("retention_days") == ()
    assert assessment.evidence_copy("vendor_contract", file.sha256).read_bytes() == PDF


def test_a_copy_to_look_at_cannot_be_written_and_goes_with_the_assessment(session, contract):
    opened = session.open_assessment(session.create("店", ("yamagata_cameras",)))
    opened.add_evidence("vendor_contract", [contract])
    copy = opened.evidence_copy("vendor_contract", opened.evidence()[0].sha256)
    assert copy.name == "契約書.pdf"
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IRGRP | stat.S_IROTH)
    if os.name != "nt":
        assert not copy.parent.stat().st_mode & stat.S_IRWXO
    del opened
    assert not copy.exists()


def test_adding_and_removing_is_undone_and_redone(assessment, contract):
    assessment.add_evidence("vendor_contract", [contract])
    (file,) = assessment.evidence()
    assert assessment.can_undo() == "証拠のファイル「契約書.pdf」の追加"
    assessment.remove_evidence("vendor_contract", file.sha256)
    assert assessment.evidence() == ()
    assessment.undo()
    assert assessment.evidence() == (file,)
    assert assessment.evidence_copy("vendor_contract", file.sha256).read_bytes() == PDF
    assessment.undo()
    assert assessment.evidence() == ()
    assessment.redo()
    assessment.redo()
    assert assessment.evidence() == ()


def test_several_files_are_kept_all_or_none(assessment, contract, tmp_path):
    program = tmp_path / "図.png"
    program.write_bytes(b"MZ\x90\x00")
    with pytest.raises(UnknownKindError):
        assessment.add_evidence("vendor_contract", [contract, program])
    with pytest.raises(NoSuchFileError):
        assessment.add_evidence("vendor_contract", [contract, tmp_path / "gone.pdf"])
    assert assessment.evidence() == ()
    assert assessment.can_undo() is None


def test_the_same_file_is_kept_once_for_an_answer(assessment, contract):
    assessment.add_evidence("vendor_contract", [contract])
    assessment.add_evidence("vendor_contract", [contract])
    assert len(assessment.evidence()) == 1
    assessment.add_evidence("retention_days", [contract])
    assert [file.question for file in assessment.evidence()] == ["vendor_contract", "retention_days"]


def test_what_is_too_large_empty_or_too_much_is_refused(assessment, monkeypatch):
    monkeypatch.setattr(attaching, "LARGEST_FILE", 1 << 20)
    with pytest.raises(EvidenceTooLargeError, match="1 MB"):
        assessment.add_evidence_bytes("vendor_contract", "大.pdf", PDF + bytes(1 << 20))
    with pytest.raises(EmptyEvidenceError):
        assessment.add_evidence_bytes("vendor_contract", "空.pdf", b"")
    for number in range(attaching.MOST_FILES):
        assessment.add_evidence_bytes("vendor_contract", f"{number}.txt", b"%d" % number)
    with pytest.raises(TooMuchEvidenceError, match="30"):
        assessment.add_evidence_bytes("vendor_contract", "もう一つ.txt", b"x")


def test_another_assessment_s_files_are_not_given_out(session, assessment, contract):
    assessment.add_evidence("vendor_contract", [contract])
    (file,) = assessment.evidence()
    other = session.open_assessment(session.create("本店", ("yamagata_cameras",)))
    with pytest.raises(NoSuchEvidenceError):
        other.evidence_copy("vendor_contract", file.sha256)
    with pytest.raises(NoSuchEvidenceError):
        other.remove_evidence("vendor_contract", file.sha256)


def test_the_bytes_leave_the_workspace_with_the_last_assessment_that_has_them(
    session, assessment, contract, workspace_file
):
    assessment.add_evidence("vendor_contract", [contract])
    twin = session.duplicate(assessment.assessment.id, "写し")
    session.remove(assessment.assessment.id)
    opened = session.open_assessment(twin)
    assert opened.evidence_copy("vendor_contract", opened.evidence()[0].sha256).read_bytes() == PDF
    session.remove(twin)
    again = session.open_assessment(session.create("新", ("yamagata_cameras",)))
    with pytest.raises(NoSuchEvidenceError):
        session._workspace.evidence.body(again.assessment.id, opened.assessment.id)


def test_a_file_that_should_never_have_been_kept_is_erased(session, assessment, contract, workspace_file):
    secret = b"%PDF-1.7 " + b"a face that nobody may keep" * 500
    contract.write_bytes(secret)
    assessment.add_evidence("vendor_contract", [contract])
    assessment.add_evidence("retention_days", [contract])
    digest = assessment.evidence()[0].sha256
    assessment.remove_evidence("retention_days", digest)
    assessment.forget_evidence(digest)
    assert assessment.evidence() == ()
    assert assessment.can_undo() is assessment.can_redo() is None
    with pytest.raises(NoSuchEvidenceError):
        session._workspace.evidence.body(assessment.assessment.id, digest)
    assert assessment.history("@evidence")[0].before.name == "契約書.pdf"
    with pytest.raises(NoSuchEvidenceError):
        assessment.forget_evidence(digest)
    session.close()
    assert b"a face that nobody may keep" not in workspace_file.read_bytes()


def test_a_name_in_a_foreign_workspace_leads_to_no_other_folder(session, assessment, contract):
    assessment.add_evidence("vendor_contract", [contract])
    (file,) = assessment.evidence()
    strange = msgspec.structs.replace(file, name="../../逃げる.pdf", question="vendor")
    session._workspace.evidence.add(assessment.assessment.id, [(strange, PDF)], who="")
    copy = assessment.evidence_copy("vendor", file.sha256)
    assert copy.name == "逃げる.pdf"
    assert copy.parent.name.startswith("pia-wizard-")
