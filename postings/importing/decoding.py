"""Decode the bytes of a file, and undo damage that a wrong encoding left in its text."""

import codecs
import re

from postings.content.types import RawFile, SetAside
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


def decode(raw: RawFile) -> tuple[str, tuple[str, ...]]:
    """Return the text, and the repair step if it was not UTF-8 but UTF-16 or Windows-1252.

    Raise SetAside if it is none of these.
    """
    try:
        text = raw.data.decode("utf-8")
        if "\0" not in text:
            return text, ()
    except UnicodeDecodeError:
        if raw.data.startswith(_UTF16):
            try:
                return raw.data.decode("utf-16"), ("decoded from UTF-16",)
            except UnicodeDecodeError:
                pass
        elif not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in raw.data):
            # Bytes below 0x80 are decoded correctly either way, and an ad's first line begins with one of them.
            # If most of the file was UTF-8, this damages it in the way that `repair` undoes.
            return raw.data.decode("sloppy-windows-1252"), ("decoded from Windows-1252",)
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
