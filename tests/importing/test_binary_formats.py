"""Files that are no text are refused with what to do."""

from pathlib import Path

import pytest

from postings.content.types import Finding
from postings.importing.sources import ImportRefused, Limits, open_origin
from tests.importing.reading import read_all

AS_TEXT = "Open it, copy the text of the job ad, and save it as a .md or .txt file."
FILES = {
    "PDF": (b"%PDF-1.7\n1 0 obj\n", f"This is a PDF document, which cannot be read. {AS_TEXT}"),
    "RTF": (b"{\\rtf1 Cook}", f"This is an RTF document, which cannot be read. {AS_TEXT}"),
    "Word": (b"PK\x03\x04....word/document.xml", f"This is a Word document, which cannot be read. {AS_TEXT}"),
    "Excel": (
        b"PK\x03\x04....xl/workbook.xml",
        "This is an Excel document, which cannot be read. Open it and save the sheet as CSV.",
    ),
    "picture": (b"\x89PNG\r\n\x1a\n\0", "This is a picture, which cannot be read. Save the job ad as text."),
    "unknown": (b"\0\1\2\3", "This is not a text file. Save the ad as a UTF-8 text file."),
}


@pytest.mark.parametrize("path", ["cook.md", "cook.html", "cook.json", "cook.xml"])
@pytest.mark.parametrize("data_and_message", FILES.values(), ids=FILES)
def test_binary_file_is_recognized_by_its_content(path: str, data_and_message: tuple[bytes, str]) -> None:
    data, message = data_and_message
    (found,) = read_all(path, data)
    assert isinstance(found, Finding)
    assert (found.code, found.message, found.set_aside) == ("not_text", message, True)


def test_import_of_a_single_document_is_refused(tmp_path: Path) -> None:
    (tmp_path / "cook.docx").write_bytes(FILES["Word"][0])
    with pytest.raises(ImportRefused, match=r"cook\.docx: This is a Word document, which cannot be read\. Open it, copy"):
        open_origin(str(tmp_path / "cook.docx"), Limits())
