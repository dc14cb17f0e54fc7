"""Short texts for a card: the location of a job and who can apply, without repeating each other."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from postings.choices import Answer, Region
from postings.content.wording import join_parts
from postings.models import Posting
from postings.presentation.fact_table import place_names, who_may_apply
from postings.reference.localized_names import country_name, localize_place
from postings.reference.regions import region_and_country_names

_MAX_PLACES = 3
_MAX_LENGTH = 120


def location(posting: Posting) -> str:
    """Return the work modes and places, such as `Remote · Berlin, Germany`, else the location as written in the header."""
    return _join(posting, place_names(list(posting.places.all()))) or _without_repeats(posting.location_text)


def card_location(posting: Posting) -> str:
    """Return the location without the countries that `card_applicants` says: `Remote · Berlin`, `Remote`."""
    if posting.is_remote and posting.apply_from_others == Answer.NO:
        named = _countries_of_applicants(posting)
    elif posting.is_remote and posting.apply_from_others == Answer.YES:
        named = {str(Region.WORLDWIDE.label)}
    else:
        return location(posting)
    names = [_without_country(name, named) for name in place_names(list(posting.places.all())) if name not in named]
    return _join(posting, names) or _without_repeats(posting.location_text)


def card_applicants(posting: Posting) -> str:
    """Return who can apply, such as `Only from Germany`, unless the location says the same."""
    is_said = not posting.is_remote if posting.apply_from_others == Answer.NO else not posting.apply_not_from
    if posting.apply_from_others != Answer.YES and is_said:
        places = posting.places.all()
        named = {country_name(place.country) for place in places} | {localize_place(each.key, each.name) for each in places}
        if named >= _countries_of_applicants(posting):
            return ""
    return who_may_apply(posting)


def _countries_of_applicants(posting: Posting) -> set[str]:
    """Return the names of the countries, or of regions that they are all of, from which one may apply."""
    return set(region_and_country_names(tuple(posting.apply_from.split())))


def _without_country(place: str, countries: set[str]) -> str:
    around, comma, country = place.rpartition(", ")
    return around if comma and country in countries else place


def _join(posting: Posting, places: list[str]) -> str:
    modes = ", ".join(str(mode.label) for mode in posting.work_modes)
    shown = join_parts(places)
    if len(places) > _MAX_PLACES:
        values = {"names": join_parts(places[: _MAX_PLACES - 1]), "number": len(places) - _MAX_PLACES + 1}
        shown = _("%(names)s and %(number)s more") % values
    return Truncator(" · ".join(part for part in (modes, shown) if part)).chars(_MAX_LENGTH)


def _without_repeats(written: str) -> str:
    """Return a location as an ad writes it, without parts that occur twice: `Berlin, Berlin, Germany`."""
    parts: dict[str, str] = {}
    for part in filter(None, map(str.strip, written.split(","))):
        parts.setdefault(part.casefold(), part)
    return Truncator(", ".join(parts.values())).chars(_MAX_LENGTH)
