"""What a sentence means: each step decides about parts that the steps before it have left open."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from postings.reference import gazetteer
from postings.search.facet_filters import MAX_VALUES
from postings.search.full_text import MAX_LENGTH
from postings.search.sentences.figures import Filter
from postings.search.sentences.names import Names
from postings.search.sentences.parts import CLOSED, PLACES, SKILLS, Part, split
from postings.search.sentences.titles import mark_titles
from postings.search.sentences.words import DETAILS, Entry


@dataclass(frozen=True)
class Reading:
    """The filters that a sentence names, and the text that remains of it."""

    filters: tuple[Filter, ...]
    text: str


# What the name after a word can be, the most likely first.
_AFTER = {
    "in": ("place", "country", "function", "category", "skill", "practice"),
    "en": ("place", "country", "function", "category", "skill", "practice", "company"),
    "at": ("company", "place", "country"),
    "with": ("skill", "practice", *DETAILS, "languages"),
    "not": (*CLOSED, *DETAILS, "skill", "practice", "place", "country", "company", "languages", "category"),
}
_BY_ITSELF = (*CLOSED, *DETAILS, "skill", "practice", "place", "country", "company", "category")
# One value of these, without a word that says so, is no more than a word of a text.
_WEAK = SKILLS | PLACES | {"category"}
# Parts of these kinds are words of the text, unless something beside them makes them more.
_WORDS = {"value", "text", "about", "team", "speak", "ads", "not"}
_NEGATED_ONLY = {"negated", "title"}


def read(sentence: str, names: Names, parameters: Collection[str]) -> Reading:
    """Return the filters of a sentence, of the given parameters only, and its text.

    A sentence that names no more than the words of a title, skills, or one value stays text as it is; so does a long one.
    """
    if len(sentence) > MAX_LENGTH:
        return Reading((), sentence)
    reader = _Reader(sentence, names, parameters)
    reader.read()
    return Reading(tuple(reader.filters), reader.text) if reader.is_certain else Reading((), sentence)


class _Reader:
    """The parts of a sentence and what has been decided about them. `says_so` is set by words such as "in" and "not"."""

    def __init__(self, sentence: str, names: Names, parameters: Collection[str]):
        self.sentence, self.names, self.parameters = sentence, names, parameters
        self.parts = split(sentence, names)
        self.says_so = any(part.is_amount for part in self.parts)
        self.joined_by_or: set[str] = set()

    def read(self) -> None:
        mark_titles(self.parts, self.names.language)
        for number, part in enumerate(self.parts):
            if "not" in part.kinds and not part.is_decided:
                self._exclude(number)
        self._read_languages()
        self._read_teams()
        for number, part in enumerate(self.parts):
            if not part.is_decided:
                for kind in ("from", *_AFTER):
                    if kind in part.kinds and kind != "not":
                        self._read_after(number, kind)
        self._read_functions()
        self._read_rest()
        self._read_in_context()
        self._take_unknown_back()
        self._drop()

    # Words that say what follows

    def _next(self, number: int) -> int:
        """Return the number of the part after one, without articles; the number of parts if there is none."""
        number += 1
        while number < len(self.parts) and "drop" in self.parts[number].kinds and not self.parts[number].breaks:
            number += 1
        return number

    def _exclude(self, number: int) -> None:
        """Exclude what follows a "not": a value, a title or a word; and what an "or" adds to it."""
        place, end = self._next(number), self._end_of_list(number)
        if not (kind := self._excluded(place)):
            self._keep(number)
            return
        self.parts[number].is_dropped = self.says_so = True
        while (after := place + 1) < len(self.parts):
            if self.parts[after].kinds & {"or", "and"}:
                after = self._next(after)
            elif after > end:
                return
            goes_on = after <= end or "or" in self.parts[after - 1].kinds or self._kind_of(after) in {kind, "word"}
            if not goes_on or not self._excluded(after):
                return
            place = after

    def _end_of_list(self, number: int) -> int:
        """Return the number of the last part of "java, php or go" after a part; its own if no "or" ends the list."""
        after = self._next(number) + 1
        while after < len(self.parts) and self.parts[after].breaks and self._kind_of(after):
            after += 1
        return after if after < len(self.parts) and "or" in self.parts[after].kinds else number

    def _keep(self, number: int) -> None:
        """Leave a "not" and what follows it as text, since it means something else."""
        for part in self.parts[number:]:
            part.filters, part.is_kept = [], True
            if not part.kinds - {"value", "text"}:
                return

    def _excluded(self, number: int) -> str:
        """Exclude a part, and return the facet or "word"; an empty string if it cannot be excluded."""
        if number >= len(self.parts):
            return ""
        part = self.parts[number]
        if part.is_title and not (part.of("seniority") and self._is_last_of_title(number)):
            self._exclude_title(number)
            return "word"
        part.is_title = False
        kind = self._kind_of(number)
        if kind == "word":
            part.is_excluded = True
        elif kind:
            entries = part.of(*PLACES) if kind in PLACES else part.of(kind)[:1]
            part.filters = [(f"-{name}", value) for name, value in self._values(entries, excluded=True)]
        return kind if part.is_decided else ""

    def _kind_of(self, number: int) -> str:
        """Return the facet of which a part is a value after a "not", or "word"; empty if it is neither."""
        if number >= len(self.parts) or self.parts[number].is_decided:
            return ""
        part = self.parts[number]
        if part.is_amount:
            return ""
        facet = next((facet for facet in _AFTER["not"] if self._values(part.of(facet))), "")
        return facet or ("word" if part.is_plain else "")

    def _is_last_of_title(self, number: int) -> bool:
        after = self.parts[number + 1 : number + 2]
        return not any(part.is_title and not part.breaks for part in after)

    def _exclude_title(self, number: int) -> None:
        """Exclude the words of a title as a phrase."""
        first, *others = self.parts[number:]
        first.is_title, first.is_excluded = False, True
        for part in others:
            if not part.is_title or part.breaks:
                break
            part.is_title, part.is_dropped = False, True
            first.end = part.end
        first.typed = self.sentence[first.start : first.end]

    def _read_after(self, number: int, kind: str) -> None:
        """Read the names after a word such as "in", and those that "and" and "or" add to it."""
        place = self._next(number)
        while place < len(self.parts) and not self.parts[place].is_decided:
            part = self.parts[place]
            part.filters = self._applying_from(part) if kind == "from" else self._named(part, _AFTER[kind])
            if not part.filters:
                part.is_kept = kind == "from" and bool(part.of(*PLACES))
                return
            self.says_so = self.parts[number].is_dropped = True
            if part.filters[0][0] in {*CLOSED} or place + 1 >= len(self.parts) or kind == "from":
                return
            if not self.parts[place + 1].kinds & {"and", "or"}:
                return
            place = self._next(place + 1)

    def _named(self, part: Part, facets: Iterable[str]) -> list[Filter]:
        for facet in facets:
            entries = [entry for entry in part.of(facet) if entry.needs not in _NEGATED_ONLY]
            if facet in PLACES:
                entries = part.of(*PLACES)
            elif facet in {"skill", "practice"}:
                entries = [entry for entry in entries if not part.of(*PLACES)] or entries
            if values := self._values(entries if facet in PLACES else entries[:1]):
                return values
        return []

    def _applying_from(self, part: Part) -> list[Filter]:
        """Return the country of a place as the one to apply from; for a region the place, and for a company the company."""
        entries = part.of(*PLACES)
        codes = {entry.values[0].partition("/")[0].partition("-")[0] for entry in entries}
        countries = {code for code in codes if gazetteer.is_country(code)}
        if len(countries) == 1:
            return [("from", countries.pop())]
        return self._values(entries if not countries else []) or self._named(part, ["company"])

    def _values(self, entries: list[Entry], *, excluded: bool = False) -> list[Filter]:
        """Return the values of entries, without those that the board does not have and places that contain another."""
        found = []
        for entry in entries:
            facet = "place" if entry.facet == "country" else entry.facet
            for value in entry.excluded if excluded else entry.values:
                if facet not in {"place", "skill", "practice", "company", "category"} or self.names.has(facet, value):
                    found.append((facet, value))
        found = list(dict.fromkeys(found))
        return [(name, value) for name, value in found if not any(_contains(value, other) for _, other in found)]

    # Languages, teams and roles

    def _read_languages(self) -> None:
        for number, part in enumerate(self.parts):
            if part.is_decided or not (code := next((entry.values[0] for entry in part.of("languages")), "")):
                continue
            beside = [each for each in (number - 1, number + 1) if 0 <= each < len(self.parts)]
            before = [each for each in (number - 1, number - 2) if each >= 0]
            if any("ads" in self.parts[each].kinds for each in before):
                part.filters = [("language", code)]
                for each in range(number - 1, max(number - 3, -1), -1):
                    if "ads" in self.parts[each].kinds or self.parts[each].kinds & {"in", "en"}:
                        self.parts[each].is_dropped = True
            elif speaks := [each for each in beside if "speak" in self.parts[each].kinds]:
                part.filters = [("languages", code)]
                for each in speaks:
                    self.parts[each].is_dropped, self.parts[each].is_title = True, False
            elif part.typed.lower().endswith(("sprachig", "kenntnisse")):
                part.filters = [("languages", code)]
            self.says_so = self.says_so or bool(part.filters)

    def _read_teams(self) -> None:
        """Read "the tides team" if only one team has that name: of the board, or of a company that the sentence names."""
        companies = {entry.values[0] for part in self.parts if not part.is_decided for entry in part.of("company")}
        for number, part in enumerate(self.parts):
            beside = [
                each for each in self.parts[max(0, number - 1) : number + 2] if "team" in each.kinds and not each.is_decided
            ]
            if part.is_decided or not beside:
                continue
            teams = [entry.values[0] for entry in part.of("team")]
            teams = [team for team in teams if team.partition("/")[0] in companies] or teams
            if len(teams) == 1:
                part.filters, self.says_so = [("team", teams[0])], True
                beside[0].is_dropped = True
                self._leave_company_of(teams[0])

    def _leave_company_of(self, team: str) -> None:
        """Drop the name of the company of a team and the word before it, since the team says both."""
        for number, part in enumerate(self.parts):
            if not part.is_decided and any(entry.values[0] == team.partition("/")[0] for entry in part.of("company")):
                part.is_dropped = True
                if number and "at" in self.parts[number - 1].kinds:
                    self.parts[number - 1].is_dropped = True

    def _read_functions(self) -> None:
        """Read roles beside a word for jobs: "marketing jobs", but not "marketing"."""
        for number, part in enumerate(self.parts):
            if part.is_decided or not part.of("function"):
                continue
            before = number - 1
            while before > 0 and "drop" in self.parts[before].kinds:
                before -= 1
            beside = (*self.parts[max(0, before) : before + 1], *self.parts[number + 1 : number + 2])
            if any("jobs" in each.kinds for each in beside):
                part.filters = self._values(part.of("function")[:1])

    # Values by themselves

    def _read_rest(self) -> None:
        before = None
        for part in self.parts:
            if not part.is_decided and "text" not in part.kinds:
                part.filters = self._by_itself(part) or self._country_of_remote(before, part)
            before = part

    def _by_itself(self, part: Part) -> list[Filter]:
        """Return the value that a phrase names without a word that says so, if it names no other."""
        certain = [entry for entry in part.entries if entry.kind == "value" and part.counts(entry)]
        facets = {entry.facet for entry in certain}
        others = {*PLACES, "company"} if len(part.words) > 1 else PLACES
        if "function" in facets or (facets & SKILLS and facets & others) or (facets == {"category"} and part.of(*SKILLS)):
            return []
        for facet in _BY_ITSELF:
            entries = [entry for entry in certain if entry.facet == facet or {facet, entry.facet} == PLACES]
            if values := self._values(entries if facet in PLACES else entries[:1]):
                return values
        return []

    def _country_of_remote(self, before: Part | None, part: Part) -> list[Filter]:
        """Return the country of "us" after "remote"."""
        is_remote = before is not None and any(name == "workplace" for name, _ in before.filters)
        return self._values([entry for entry in part.of("country") if entry.exactly]) if is_remote else []

    def _read_in_context(self) -> None:
        """Read skills that are everyday words beside other skills: "go" in "go, kubernetes"."""
        for order in (self.parts, self.parts[::-1]):
            named = False
            for part in order:
                if not part.is_decided and named and (skills := part.of(*SKILLS)):
                    part.filters = self._values(skills[:1])
                if not part.kinds & {"and", "or"}:
                    named = any(name in SKILLS for name, _ in part.filters)

    # What remains

    def _take_unknown_back(self) -> None:
        """Leave the words of filters that the board does not have as text."""
        for part in self.parts:
            known = [each for each in part.filters if each[0] in self.parameters]
            if part.filters and (not known or (part.is_amount and known != part.filters)):
                part.filters, part.is_kept = [], True

    def _drop(self) -> None:
        """Drop words that say nothing, but keep those between two words of the text: "head of marketing"."""
        for number, part in enumerate(self.parts):
            if part.kinds & {"about"} and not part.is_decided:
                names = {entry.facet for entry in part.entries if entry.kind == "about"}
                beside = self._beside(number)
                part.is_dropped = bool(beside) and ("" in names or bool(names & beside))
                self.says_so = self.says_so or part.is_dropped
        texts = [number for number, part in enumerate(self.parts) if self._is_text(part)]
        for number, part in enumerate(self.parts):
            if part.is_decided or self._is_text(part):
                continue
            before = max((each for each in texts if each < number), default=None)
            after = min((each for each in texts if each > number), default=None)
            part.is_dropped = (
                before is None
                or after is None
                or any(each.filters or each.is_dropped or each.is_excluded for each in self.parts[before:after])
                or any(each.breaks for each in self.parts[before + 1 : after + 1])
            )

    def _beside(self, number: int) -> set[str]:
        """Return the names of the filters beside a part, with words that say nothing in between."""
        names: set[str] = set()
        for side in (self.parts[number + 1 :], self.parts[:number][::-1]):
            for part in side:
                if part.filters:
                    names |= {name.lstrip("-") for name, _ in part.filters}
                if part.filters or self._is_text(part):
                    break
        return names

    def _is_text(self, part: Part) -> bool:
        is_word = part.kinds <= _WORDS or any(entry.needs == "word" for entry in part.entries)
        return part.is_title or part.is_kept or (is_word and not part.is_decided)

    @property
    def filters(self) -> Iterator[Filter]:
        """Yield the filters, once each, and at most as many values of a facet as a search may have."""
        found = dict.fromkeys(each for part in self.parts for each in part.filters)
        counts: dict[str, int] = {}
        singles = {"from", "salary_min"}
        for name, value in found:
            counts[name] = counts.get(name, 0) + 1
            if counts[name] <= (1 if name in singles else MAX_VALUES):
                yield name, value
        if self._has_skills_joined_by_or and "skill_mode" in self.parameters:
            yield "skill_mode", "any"

    @property
    def _has_skills_joined_by_or(self) -> bool:
        neighbours = zip(self.parts, self.parts[1:], self.parts[2:], strict=False)
        return any("or" in joint.kinds and _is_skill(one) and _is_skill(other) for one, joint, other in neighbours)

    @property
    def is_certain(self) -> bool:
        """Return whether the filters are more than words of a text that happen to be values."""
        found = {name for part in self.parts for name, _ in part.filters}
        found = {"skill" if name in SKILLS else name for name in found}
        if not found and not any(part.is_excluded for part in self.parts):
            return self._asks and bool(self.text)
        if self.says_so or self._asks or len(found) > 1:
            return True
        has_title = any(part.is_title for part in self.parts)
        has_text = has_title or any(self._is_text(part) for part in self.parts)
        return has_text if found - _WEAK else has_title and found == {"place"}

    @property
    def _asks(self) -> bool:
        return any(entry.needs == "asks" for part in self.parts for entry in part.entries)

    @cached_property
    def text(self) -> str:
        """Return what is no filter, with the gaps of the sentence within words and spaces between them."""
        text, end = "", 0
        for part in self.parts:
            if part.filters or part.is_dropped:
                continue
            gap = self.sentence[end : part.start] if text else ""
            text += gap if gap and not gap.isspace() and " " not in gap and len(gap) == 1 and end else " "
            quote = '"' * (" " in part.typed)
            text += f"-{quote}{part.typed}{quote}" if part.is_excluded else part.typed
            end = part.end
        return text.strip()


def _contains(place: str, other: str) -> bool:
    """Return whether a place contains another of the same name: the state of New York the city."""
    return other != place and other.startswith((f"{place}/", f"{place}-"))


def _is_skill(part: Part) -> bool:
    return any(name == "skill" for name, _ in part.filters)
