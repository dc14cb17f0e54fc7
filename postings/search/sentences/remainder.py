"""The text that remains of a sentence besides its filters."""

from collections.abc import Collection

from postings.search.sentences.parts import Part

# Parts of these kinds are words of the text, unless something beside them makes them more.
_WORDS = {"value", "text", "about", "team", "speak", "ads", "not", "employers"}


def take_back_unknown(parts: list[Part], parameters: Collection[str]) -> None:
    """Leave the words of filters that the board does not have as text."""
    for part in parts:
        known = [each for each in part.filters if each[0] in parameters]
        if part.filters and (not known or (part.is_amount and known != part.filters)):
            part.filters, part.is_kept, part.is_said = [], True, False


def drop_small_words(parts: list[Part]) -> None:
    """Drop filler words, but keep those between two words of the text: "head of marketing"."""
    for number, part in enumerate(parts):
        if "about" in part.kinds and not part.is_decided:
            names = {entry.facet for entry in part.entries if entry.kind == "about"}
            beside = _filters_beside(parts, number)
            part.is_dropped = part.is_said = bool(beside) and ("" in names or bool(names & beside))
    texts = [number for number, part in enumerate(parts) if is_text(part)]
    for number, part in enumerate(parts):
        if not part.is_decided and not is_text(part):
            before = max((each for each in texts if each < number), default=-1)
            after = min((each for each in texts if each > number), default=-1)
            part.is_dropped = before < 0 or after < 0 or _has_gap(parts[before : after + 1])


def _filters_beside(parts: list[Part], number: int) -> set[str]:
    """Return the names of the filters beside a part, ignoring filler words in between."""
    names: set[str] = set()
    for side in (parts[number + 1 :], parts[:number][::-1]):
        nearest = next((part for part in side if part.filters or (is_text(part) and "about" not in part.kinds)), None)
        names |= {name.lstrip("-") for name, _ in nearest.filters} if nearest else set()
    return names


def _has_gap(parts: list[Part]) -> bool:
    """Return whether something between the first and the last part is no text, or a new part of the sentence begins."""
    is_other = any(part.filters or part.is_dropped or part.is_excluded for part in parts)
    return is_other or any(part.breaks for part in parts[1:])


def is_text(part: Part) -> bool:
    is_word = part.kinds <= _WORDS or any(entry.needs == "word" for entry in part.entries)
    return part.is_title or part.is_kept or (is_word and not part.is_decided)


def text_of(sentence: str, parts: list[Part]) -> str:
    """Return the text without filters: adjacent words as they were typed, and otherwise joined with spaces."""
    text, end = "", 0
    for part in parts:
        if part.filters or part.is_dropped:
            continue
        gap = sentence[end : part.start]
        text += gap if text and len(gap) == 1 else " "
        quote = '"' * (" " in part.typed)
        text += f"-{quote}{part.typed}{quote}" if part.is_excluded else part.typed
        end = part.end
    return text.strip()
