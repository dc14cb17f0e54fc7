"""Repair of mojibake: UTF-8 text that was decoded as Windows-1252 or Latin-1 and stored again.

Only the encoding is changed. Curly quotes, ligatures, full-width letters and entities stay as they are, and a clean file is
returned byte for byte. `benchmarks/repair_accuracy.py` measures both over any folder of ads.

ftfy does the work; this module decides when to call it, and on how much text at a time:

- A completely damaged file is repaired at once, which restores it exactly.
- A partly damaged file cannot be reversed at once, because its clean parts cannot be encoded as Windows-1252. So it is
  repaired line by line.
- ftfy may guess other encodings (MacRoman, Windows-1250, ...). In job ads, such guesses damage correct text more often than
  they help, so only Latin-1 and Windows-1252 are accepted.
"""

import re
from dataclasses import dataclass

from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad

MAX_ROUNDS = 4

# The bytes 80 to BF, which continue a UTF-8 sequence, decoded as Windows-1252.
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_POSSIBLE_DAMAGE = re.compile(f"[Â-ô][{_CONTINUATION} ]")
# Sequences that are never in clean text, but that ftfy does not recognise on their own: symbols and emoji (™ as â„¢,
# a bullet as ï‚·), an accented capital in the middle of a word before a control or punctuation character (zł as zÅ‚), and
# one before such a character that a small letter follows (Ålesund as Ã…lesund, Rīga as RÄ«ga).
_CERTAIN_DAMAGE = re.compile(
    f"[âï][{_CONTINUATION}]{{2}}|ð[{_CONTINUATION}]{{3}}|(?<=[a-zß-öø-ÿ])[ÂÃÄÅ][{_CONTINUATION}]"
    f"|[ÃÄÅ][{_CONTINUATION}](?=[a-zß-öø-ÿ])"
)
_STRAY_A_CIRCUMFLEX = re.compile(r"(?<![^\s*])Â(?=[\s*]|$)", re.MULTILINE)

_ACCEPTED_ENCODINGS = {"latin-1", "sloppy-windows-1252"}
_WHOLE = TextFixerConfig(decode_inconsistent_utf8=False)
_LINE = TextFixerConfig()


@dataclass(frozen=True)
class Repaired:
    """Text after repair. `steps` describes what was done, in order, and is empty for a clean file."""

    text: str
    steps: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """Return the repaired text, or `text` unchanged if it is not damaged."""
    if not is_damaged(text):
        return Repaired(text)
    steps: list[str] = []
    repaired = _fix_encoding(text, _WHOLE)
    if repaired != text:
        steps.append("whole text decoded again as UTF-8")
    for _ in range(MAX_ROUNDS):
        if not is_damaged(repaired):
            break
        before, repaired = repaired, _repair_lines(repaired)
        if repaired == before:
            break
        if "damaged lines decoded again as UTF-8" not in steps:
            steps.append("damaged lines decoded again as UTF-8")
    if steps and (without := _STRAY_A_CIRCUMFLEX.sub("", repaired)) != repaired:
        repaired = without
        steps.append("stray Â removed")
    return Repaired(repaired, tuple(steps))


def is_damaged(text: str) -> bool:
    """Return whether the text contains UTF-8 sequences that were decoded as another encoding.

    The first pattern is a hundred times faster than ftfy's check, and excludes nearly every clean file.
    """
    return bool(_POSSIBLE_DAMAGE.search(text)) and (bool(_CERTAIN_DAMAGE.search(text)) or is_bad(text))


def _repair_lines(text: str) -> str:
    return "".join(_repair_line(line) for line in text.splitlines(keepends=True))


def _repair_line(line: str) -> str:
    if line.isascii():
        return line
    redecoded = _redecode(line)
    if redecoded != line:
        return redecoded
    return _CERTAIN_DAMAGE.sub(lambda match: _redecode(match[0]), _fix_encoding(line, _LINE))


def _redecode(damaged: str) -> str:
    """Encode the text as Windows-1252 and decode it as UTF-8. Return it unchanged if that fails."""
    try:
        return damaged.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return damaged


def _fix_encoding(text: str, config: TextFixerConfig) -> str:
    """Fix the encoding with ftfy. Return the text unchanged if ftfy used any other encoding than the accepted ones."""
    fixed, plan = fix_encoding_and_explain(text, config)
    encodings = {step.parameter for step in plan or () if step.action == "encode"}
    return fixed if encodings <= _ACCEPTED_ENCODINGS else text
