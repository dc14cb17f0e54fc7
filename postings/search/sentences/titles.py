"""The words of job titles in a sentence. They stay text in their order, since results are ranked by their title."""

from itertools import zip_longest

from postings.search.sentences.parts import CLOSED, PLACES, SKILLS, Part
from postings.search.sentences.words import DETAILS, Entry

_OF = {"of", "de", "du", "des", "d", "del", "der", "für", "fur", "von", "la", "l"}
# Languages in which what somebody does follows the word for it: "développeur python".
_NOUN_FIRST = {"fr", "es"}
# Words that are followed by what somebody does in other languages, too: "Leiter Buchhaltung", "director marketing".
_FIELD_FOLLOWS = {
    "director", "leiter", "leiterin", "leitung", "mitarbeiter", "mitarbeiterin", "referent", "referentin", "sachbearbeiter",
    "sachbearbeiterin", "teamleiter", "teamleiterin", "vp",
}  # fmt: skip
# Levels and job types that end a title: "marketing intern".
_LAST_WORDS = {
    "intern", "contractor", "freelancer", "praktikant", "praktikantin", "stagiaire", "becario", "becaria", "pasante",
}  # fmt: skip


def mark_titles(parts: list[Part], language: str) -> None:
    """Mark the parts of job titles, and find the levels that are levels only before a title, such as "lead"."""
    for number in reversed(range(len(parts))):
        part = parts[number]
        is_other = (_level(part) and _is_before_title(parts, number)) or _is_field(parts, number)
        is_noun = part.names_occupation and not part.is_decided and not is_other
        if is_noun or _is_last_word(part):
            part.is_title = is_noun
            _mark_before(parts, number)
            _mark_after(parts, number, language)


def _is_field(parts: list[Part], number: int) -> bool:
    """Return whether a part is a role after an "in": "jobs in sales"."""
    before = parts[number - 1] if number else None
    return bool(before and before.kinds & {"in", "en"} and parts[number].of("function"))


def _level(part: Part) -> Entry | None:
    """Return the level that a part is before a title."""
    return next((entry for entry in part.of("seniority") if entry.needs == "title"), None)


def _is_before_title(parts: list[Part], number: int) -> bool:
    return any(part.is_title and not part.breaks for part in parts[number + 1 : number + 2])


def _is_last_word(part: Part) -> bool:
    return bool(part.certain("seniority", "employment")) and part.typed.lower().rstrip("s") in _LAST_WORDS


def _mark_before(parts: list[Part], number: int) -> None:
    """Mark the parts before a word for an occupation, across a level or the like: "python senior developer"."""
    crossed = 0
    for place in reversed(range(number)):
        part, after = parts[place], parts[place + 1]
        if after.breaks or part.is_decided or crossed > 1 or _is_refused_detail(parts, place):
            return
        if part.certain(*CLOSED):
            crossed += 1
        elif level := _level(part):
            part.filters = [("seniority", level.values[0])]
            crossed += 1
        elif "and" in part.kinds and _joins_skills(parts, place):
            part.is_title = True
        elif "or" in part.kinds and after.of(*SKILLS):
            after.is_title = False  # all words of a text have to occur
            return
        elif (part.is_plain and not part.certain("company")) or _is_skill_and_code(part):
            part.is_title = True
        else:
            return


def _is_refused_detail(parts: list[Part], place: int) -> bool:
    """Return whether a part is a detail after a "no": the "on call" of "no on call sre"."""
    return place > 0 and "not" in parts[place - 1].kinds and bool(parts[place].of(*DETAILS))


def _is_skill_and_code(part: Part) -> bool:
    """Return whether a part is a skill, and otherwise at most the code of a place: the "IT" of "IT administrator"."""
    places = part.of(*PLACES)
    return bool(part.of(*SKILLS) and places) and all(entry.exactly for entry in places)


def _joins_skills(parts: list[Part], place: int) -> bool:
    return place > 0 and bool(parts[place - 1].of(*SKILLS) and parts[place + 1].of(*SKILLS)) and not parts[place].breaks


def _mark_after(parts: list[Part], number: int, language: str) -> None:
    """Mark the parts after a word for an occupation: after an "of", or directly where languages put them there."""
    rest = parts[number + 1 :]
    links = 0
    while links < len(rest) and not rest[links].breaks and rest[links].words[:1] and rest[links].words[0] in _OF:
        links += 1
    if not links and language not in _NOUN_FIRST and parts[number].words[-1] not in _FIELD_FOLLOWS:
        return
    following = rest[links:]
    if not following or not _continues(following[0]):
        return
    for part in rest[:links]:
        part.is_title = True
    for part, joint in zip_longest(following, following[1:]):
        if part.of(*SKILLS) and joint and "or" in joint.kinds:
            return  # all words of a text have to occur
        if not _continues(part):
            if not links and part.certain(*CLOSED) and not part.breaks:
                continue
            return
        part.is_title = True


def _continues(part: Part) -> bool:
    """Return whether a part can follow the words of a title directly."""
    is_free = part.is_title or not part.is_decided
    return is_free and not part.breaks and part.is_plain and not part.certain("company", *PLACES)
