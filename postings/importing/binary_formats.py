"""Recognize documents, pictures and other binary files by their first bytes, and say what to do with each."""

_AS_TEXT = "Open it, copy the text of the job ad, and save it as a .md or .txt file."
_AS_CSV = "Open it and save the sheet as CSV."
_UNPACK = "Unpack it and import the folder."

# The first bytes of a format, what it is called, and what to do.
_SIGNATURES = (
    (b"%PDF-", "a PDF document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document", f"{_AS_TEXT} Save a spreadsheet as CSV."),
    (b"\x89PNG\r\n", "a picture", "Save the job ad as text."),
    (b"\xff\xd8\xff", "a picture", "Save the job ad as text."),
    (b"GIF8", "a picture", "Save the job ad as text."),
    (b"SQLite format 3\0", "a database", "Export the table of jobs as CSV or JSON."),
    (b"PAR1", "a Parquet file", "Export it as CSV or JSON."),
    (b"\x1f\x8b", "a gzip file", _UNPACK),
    (b"BZh", "a bzip2 file", _UNPACK),
    (b"\xfd7zXZ\0", "an xz file", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
)
# The names of files in a zip file that show which kind of document it is.
_ZIPPED = (
    (b"word/", "a Word document", _AS_TEXT),
    (b"xl/", "an Excel document", _AS_CSV),
    (b"ppt/", "a PowerPoint document", _AS_TEXT),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text", _AS_TEXT),
    (b"application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet", _AS_CSV),
    (b"Index/Document.iwa", "a Pages document", _AS_TEXT),
)


def advice(data: bytes) -> str:
    """Return what a binary file is and what to do with it, or an empty text if it is none of these."""
    if data.startswith(b"PK\x03\x04"):
        found = next(((name, what) for mark, name, what in _ZIPPED if mark in data), ("a zip archive", _UNPACK))
    else:
        found = next(((name, what) for mark, name, what in _SIGNATURES if data.startswith(mark)), ("", ""))
    return f"This is {found[0]}, which cannot be read. {found[1]}" if found[0] else ""
