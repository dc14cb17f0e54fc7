"""Values that are named without a word that says what they are: "senior", "python", "Berlin"."""

from postings.search.sentences.entry_values import values_of
from postings.search.sentences.figures import Filter
from postings.search.sentences.names import Names
from postings.search.sentences.parts import CLOSED, PLACES, SKILLS, Part
from postings.search.sentences.words import DETAILS

# What employers offer, by words that also have another meaning.
_OFFERS = ("relocation", "equity", "bonus")
_FACETS = (*CLOSED, *DETAILS, "skill", "practice", "place", "country", "company", "category")


def read_unmarked(parts: list[Part], names: Names) -> None:
    before = None
    for number, part in enumerate(parts):
        if not part.is_decided and "text" not in part.kinds:
            after = parts[number + 1] if number + 1 < len(parts) else None
            part.filters = (
                _value(part, names)
                or _country_of_remote(before, part, after, names)
                or _offer_at_end(before, part, after, names)
            )
        before = part
    _read_in_context(parts, names)


def _value(part: Part, names: Names) -> list[Filter]:
    """Return the value that a phrase names, if it is certain and the phrase names nothing else."""
    entries = part.certain(*_FACETS, "function")
    facets = {entry.facet for entry in entries}
    others = {*PLACES, "company"} if len(part.words) > 1 else PLACES
    if "function" in facets or (facets & SKILLS and facets & others) or (facets == {"category"} and part.of(*SKILLS)):
        return []
    for facet in _FACETS:
        of_facet = [entry for entry in entries if entry.facet == facet or {facet, entry.facet} == PLACES]
        if values := values_of(of_facet if facet in PLACES else of_facet[:1], names):
            return values
    return []


def _country_of_remote(before: Part | None, part: Part, after: Part | None, names: Names) -> list[Filter]:
    """Return the country of "us" beside "remote"."""
    is_after = before is not None and any(name == "workplace" for name, _ in before.filters)
    is_before = after is not None and not after.breaks and bool(after.certain("workplace"))
    return values_of([entry for entry in part.of("country") if entry.exactly], names) if is_after or is_before else []


def _offer_at_end(before: Part | None, part: Part, after: Part | None, names: Names) -> list[Filter]:
    """Return what an employer offers, if it is named last, after another filter or a comma: "senior python, equity"."""
    is_last = before is not None and (after is None or after.breaks) and (part.breaks or bool(before.filters))
    return values_of(part.of(*_OFFERS)[:1], names) if is_last else []


def _read_in_context(parts: list[Part], names: Names) -> None:
    """Read skills that are everyday words beside other skills: "go" in "go, kubernetes"."""
    for order in (parts, parts[::-1]):
        is_after_skill = False
        for part in order:
            if is_after_skill and not part.is_decided and not part.of("function"):
                part.filters = values_of(part.of(*SKILLS)[:1], names)
            if not part.kinds & {"and", "or"}:
                is_after_skill = any(name in SKILLS for name, _ in part.filters)
