"""Read ads from the text of a file as an import does: take the file apart, then read each ad."""

from postings.content.types import Ad, Finding, NotRead, RawFile, SourceSettings
from postings.importing.ad_reader import read_file
from postings.importing.readers.lists import split


def read_all(path: str, content: str | bytes, **settings: str) -> list[Ad | Finding | NotRead]:
    """Return each ad of a file, or the finding or reason for which there is none."""
    data = content if isinstance(content, bytes) else content.encode()
    found: list[Ad | Finding | NotRead] = []
    for each in split(RawFile(path, data, settings=SourceSettings("test", **settings))):
        read = read_file(each) if isinstance(each, RawFile) else each
        found.append(read if isinstance(read, (Finding, NotRead)) else read.ad or read.findings[0])
    return found


def read_ads(path: str, content: str | bytes, **settings: str) -> list[Ad]:
    """Return the ads of a file in which everything is an ad."""
    found = read_all(path, content, **settings)
    assert all(isinstance(each, Ad) for each in found), found
    return [each for each in found if isinstance(each, Ad)]
