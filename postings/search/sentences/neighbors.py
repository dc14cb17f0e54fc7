"""Names that count only beside a certain word: languages that one speaks or ads are in, teams, and roles."""

from postings.search.sentences.entry_values import values_of
from postings.search.sentences.names import JOINED_TO_LANGUAGES, Names
from postings.search.sentences.parts import Part


def read_languages(parts: list[Part]) -> None:
    """Read "ads in German" as the language of the ad, and "German speaking" as a language that one has to speak."""
    for number, part in enumerate(parts):
        languages = part.of("languages")
        if part.is_decided or not languages:
            continue
        before = parts[max(0, number - 2) : number]
        beside = [*before[-1:], *parts[number + 1 : number + 2]]
        if any("ads" in each.kinds for each in before):
            _decide(
                part, ("language", languages[0].values[0]), [each for each in before if each.kinds & {"ads", "in", "en"}]
            )
        elif (
            any("speak" in each.kinds for each in beside)
            or part.typed.lower().endswith(JOINED_TO_LANGUAGES)
            or _is_in_list_of_languages(parts, number)
        ):
            _decide(part, ("languages", languages[0].values[0]), [each for each in beside if "speak" in each.kinds])


def _is_in_list_of_languages(parts: list[Part], number: int) -> bool:
    """Return whether nothing but languages is between two commas, or after one: "accountant, German and English"."""
    first = number
    while first and not parts[first].breaks:
        first -= 1
    last = number + 1
    while last < len(parts) and not parts[last].breaks:
        last += 1
    return first > 0 and all(part.of("languages") or part.kinds & {"and", "or"} for part in parts[first:last])


def read_teams(parts: list[Part]) -> None:
    """Read "the tides team" if only one team has that name: of the board, or of a company that the sentence names."""
    companies = {entry.values[0] for part in parts if not part.is_decided for entry in part.of("company")}
    for number, part in enumerate(parts):
        beside = [each for each in parts[max(0, number - 1) : number + 2] if "team" in each.kinds and not each.is_decided]
        if part.is_decided or not beside:
            continue
        teams = [entry.values[0] for entry in part.of("team")]
        teams = [team for team in teams if _company_of(team) in companies] or teams
        if len(teams) == 1:
            _decide(part, ("team", teams[0]), beside[:1])
            _drop_company(parts, _company_of(teams[0]))


def _company_of(team: str) -> str:
    return team.partition("/")[0]


def _drop_company(parts: list[Part], company: str) -> None:
    """Drop the name of a company and the word before it, since the filter for one of its teams says both."""
    for number, part in enumerate(parts):
        if not part.is_decided and any(entry.values[0] == company for entry in part.of("company")):
            part.is_dropped = True
            if number and "at" in parts[number - 1].kinds:
                parts[number - 1].is_dropped = True


def read_roles(parts: list[Part], names: Names) -> None:
    """Read roles beside a word for jobs: "marketing jobs", but not "marketing"."""
    for number, part in enumerate(parts):
        if not part.is_decided and part.of("function"):
            before = number - 1
            while before > 0 and "drop" in parts[before].kinds:
                before -= 1
            beside = [*parts[max(0, before) : before + 1], *parts[number + 1 : number + 2]]
            if any("jobs" in each.kinds for each in beside):
                part.filters = values_of(part.of("function")[:1], names)


def _decide(part: Part, found: tuple[str, str], words: list[Part]) -> None:
    """Assign a filter to a part, and drop the words that introduce it."""
    part.filters, part.is_said = [found], True
    for word in words:
        word.is_dropped, word.is_title = True, False
