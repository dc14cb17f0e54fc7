"""Decode the bytes of a file, and undo damage that a wrong encoding left in its text."""

import codecs
import re
from contextlib import suppress
from typing import Any

from postings.content.types import RawFile, SetAside
from postings.importing.binary_formats import advice
from postings.importing.charsets import NAMES, declared_encoding, likely_encoding
from postings.importing.repair import repair

_CHUNK = 100_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Control characters other than tab and line breaks, noncharacters and lone surrogates, which databases or feeds reject.
_DISALLOWED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_text(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the decoded and repaired text of a file, and the steps of the repair. Raise SetAside if it is no text."""
    decoded, decode_steps = decode(raw)
    repaired = repair(decoded)
    text = _DISALLOWED.sub("", repaired.text)
    steps = (*decode_steps, *repaired.steps)
    return text, steps if text == repaired.text else (*steps, "control characters removed")


def clean_json(value: Any) -> Any:
    """Return a JSON value without the characters that databases or feeds reject, which it can hold as escapes."""
    if isinstance(value, str):
        return _DISALLOWED.sub("", value)
    if isinstance(value, list):
        return [clean_json(each) for each in value]
    return {clean_json(key): clean_json(each) for key, each in value.items()} if isinstance(value, dict) else value


def decode(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the text, and the repair step if it was not UTF-8 but another encoding. Raise SetAside if it is no text."""
    if problem := "" if raw.is_item else advice(raw.data):
        raise SetAside(raw.path, "not_text", problem)
    try:
        text = raw.data.decode("utf-8")
        if "\0" not in text:
            return text, ()
    except UnicodeDecodeError:
        if raw.data.startswith(_UTF16):
            with suppress(UnicodeDecodeError):
                return raw.data.decode("utf-16"), ("decoded from UTF-16",)
        elif not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in raw.data):
            return _decode_older(raw)
    raise SetAside(raw.path, "not_text", "This is not a text file. Save the ad as a UTF-8 text file.")


def is_utf8(data: bytes) -> bool:
    """Return whether all of the data is UTF-8, without holding all of it as text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _CHUNK):
            if "\0" in decoder.decode(data[start : start + _CHUNK]):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _decode_older(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file that is not UTF-8: in the encoding that it declares, or in one that its text bears out."""
    if _is_mostly_utf8(raw.data):
        # This damages the rest of the text in the way that `repair` undoes.
        return raw.data.decode("sloppy-windows-1252"), (f"decoded from {NAMES['cp1252']}",)
    for name in filter(None, (declared_encoding(raw.data), likely_encoding(raw.data))):
        with suppress(UnicodeDecodeError):
            return raw.data.decode(name), (f"decoded from {NAMES.get(name, name)}",)
    raise SetAside(
        raw.path,
        "unknown_encoding",
        "The text is not in UTF-8, and its encoding could not be detected with certainty. Save the file as UTF-8.",
    )


def _is_mostly_utf8(data: bytes) -> bool:
    """Return whether most characters outside ASCII are valid UTF-8."""
    text = data.decode("utf-8", "surrogateescape")
    invalid = sum("\udc80" <= character <= "\udcff" for character in text)
    return sum(not character.isascii() for character in text) >= 2 * invalid
