"""Undo encoding damage: text that was UTF-8, was read as Windows-1252 or Latin-1, and stored again.

Only the encoding is touched. Curly quotes, ligatures, full-width letters, entities and everything else
that a clean file may hold come through as they are, and a clean file comes through byte for byte.
`benchmarks/repair_accuracy.py` measures both over any folder of ads.

ftfy does the work; this module decides when to call it, and on how much text at a time:

- A whole damaged file is repaired at once, which restores it exactly.
- A file that is damaged in places only cannot be reversed at once (its clean half does not fit
  into one byte a letter), so it is repaired line by line.
- ftfy may guess at other encodings (MacRoman, Windows-1250, ...). In a job ad such a guess turns correct text
  into something else more often than it helps, so only the two real culprits are accepted.
"""

import re
from dataclasses import dataclass

from ftfy import TextFixerConfig, fix_encoding_and_explain
from ftfy.badness import is_bad

MAX_ROUNDS = 4

# What the bytes 80 to BF, which continue a UTF-8 sequence, look like when read as Windows-1252.
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_ANY_DAMAGE = re.compile(f"[Â-ô][{_CONTINUATION} ]")
# What ftfy does not think bad when it stands alone, and no clean text holds: symbols and emoji (™ as â„¢, a bullet
# as ï‚·), and an accented capital in the middle of a word before a control or punctuation sign (zł as zÅ‚).
_SURE_DAMAGE = re.compile(f"[âï][{_CONTINUATION}]{{2}}|ð[{_CONTINUATION}]{{3}}|(?<=[a-zß-öø-ÿ])[ÂÃÄÅ][{_CONTINUATION}]")
_LONE_A_CIRCUMFLEX = re.compile(r"(?<![^\s*])Â(?=[\s*]|$)", re.MULTILINE)

_CULPRITS = {"latin-1", "sloppy-windows-1252"}
_WHOLE = TextFixerConfig(decode_inconsistent_utf8=False)
_PIECE = TextFixerConfig()


@dataclass(frozen=True)
class Repaired:
    """Text after repair; `steps` names what was done, in order, and is empty for a clean file."""

    text: str
    steps: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """Restore `text` if it is damaged; return it unchanged if it is not."""
    if not is_damaged(text):
        return Repaired(text)
    steps: list[str] = []
    repaired = _fix(text, _WHOLE)
    if repaired != text:
        steps.append("whole text decoded again as UTF-8")
    for _ in range(MAX_ROUNDS):
        if not is_damaged(repaired):
            break
        before, repaired = repaired, _by_line(repaired)
        if repaired == before:
            break
        if "damaged lines decoded again as UTF-8" not in steps:
            steps.append("damaged lines decoded again as UTF-8")
    if steps and (without := _LONE_A_CIRCUMFLEX.sub("", repaired)) != repaired:
        repaired = without
        steps.append("stray Â removed")
    return Repaired(repaired, tuple(steps))


def is_damaged(text: str) -> bool:
    """Tell whether text holds UTF-8 sequences that were read as another encoding.

    The first pattern costs a hundredth of what ftfy's judgement costs and lets nearly every clean file pass.
    """
    return bool(_ANY_DAMAGE.search(text)) and (bool(_SURE_DAMAGE.search(text)) or is_bad(text))


def _by_line(text: str) -> str:
    return "".join(_fix_line(line) for line in text.splitlines(keepends=True))


def _fix_line(line: str) -> str:
    if line.isascii():
        return line
    whole = _reversed(line)
    return _SURE_DAMAGE.sub(lambda match: _reversed(match[0]), _fix(line, _PIECE)) if whole == line else whole


def _reversed(damaged: str) -> str:
    """The text whose UTF-8, read as Windows-1252, looks like this; the same again where there is none."""
    try:
        return damaged.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return damaged


def _fix(text: str, config: TextFixerConfig) -> str:
    fixed, plan = fix_encoding_and_explain(text, config)
    encodings = {step.parameter for step in plan or () if step.action == "encode"}
    return fixed if encodings <= _CULPRITS else text
