"""Arguments that several commands share."""

from argparse import ArgumentTypeError
from pathlib import Path

from postings.importing.readers.mapping import MappingError
from postings.importing.readers.record_fields import check_mapping

_MAX_BYTES = 20_000


def mapping_file(path: str) -> str:
    """Return the mapping in a TOML file."""
    try:
        text = Path(path).read_bytes()[: _MAX_BYTES + 1].decode("utf-8-sig")
    except OSError as error:
        raise ArgumentTypeError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ArgumentTypeError(f"{path} is not a UTF-8 text file.") from None
    if len(text) > _MAX_BYTES:
        raise ArgumentTypeError(f"{path} is longer than {_MAX_BYTES:,} characters.")
    try:
        check_mapping(text)
    except MappingError as error:
        raise ArgumentTypeError(f"{path}: {error}") from None
    return text
