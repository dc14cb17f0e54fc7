"""Sentences in the search field: the redirect to the parsed search, and the note about it on the page."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import get_language

from postings.reference import gazetteer
from postings.reference.localized_names import home_country
from postings.search.facet_filters import FACET_OF_KIND, Facet
from postings.search.facets import Results
from postings.search.facets.index import Index
from postings.search.filters import ALL, FACETS, MODE_OF, PostingFilter, Search
from postings.search.salaries import main_currency
from postings.search.sentences import Reading, known_names, read
from postings.search.spelling import FAR_MORE, FEW, corrected

# Parameters of the form and of the page that say nothing about what is searched for.
_NOT_SEARCHED = ("q", "read", "said", "page")


class Understood(NamedTuple):
    """A parsed sentence, its remaining text, and the address of a search for its words.

    If its words were corrected, `total_as_typed` is the number of jobs that they find as typed.
    """

    sentence: str
    text: str
    as_words: str
    total_as_typed: int | None

    @property
    def is_corrected(self) -> bool:
        return self.total_as_typed is not None


def redirect_to_meaning(path: str, query: QueryDict, index: Index) -> HttpResponseRedirect:
    """Redirect a submitted search to the filters that its text names, added to those of the search.

    If that finds hardly anything, but far more with corrected words, they are searched for. If the text names a skill and
    leaves no words, jobs with the skill in their title come first instead of the newest.
    """
    sentence = query.get("q", "").strip()
    found = _read(sentence, index)
    asked = _asked(query, found, index)
    filterset = index.filterset(asked)
    total = _total(filterset, index)
    if found.text and total < FEW and (better := corrected(sentence, index, is_found=bool(total))) != sentence:
        again = _read(better, index)
        mended = index.filterset(_asked(query, again, index))
        if _total(mended, index) > FAR_MORE * total:
            found, filterset = again, mended
    search = filterset.search
    if search.sort == search.default_sort == "newest" and any(name in FACET_OF_KIND.values() for name, _ in found.filters):
        search = search.with_values("sort", ["relevance"])
    # If there are problems, the page has to report them.
    address = f"?{asked.urlencode()}" if filterset.problems else search.address()
    if found.filters or found.text != sentence:
        address += f"&{urlencode({'said': sentence})}"
    return HttpResponseRedirect(f"{path}{address}" if address != "?" else path)


def _asked(query: QueryDict, found: Reading, index: Index) -> QueryDict:
    """Return the parameters of a search with what its text was found to mean."""
    asked = query.copy()
    for name in _NOT_SEARCHED:
        asked.pop(name, None)
    if found.text:
        asked["q"] = found.text
    _add(asked, found, index)
    return asked


def _total(filterset: PostingFilter, index: Index) -> int:
    """Return the number of jobs that a search finds; FEW if it cannot be made."""
    return FEW if filterset.problems else Results(index, filterset.search, timezone.localdate()).total


def understood(query: QueryDict, search: Search, index: Index) -> Understood | None:
    """Return the note about the sentence that led to a search, or None if the search has other filters by now."""
    sentence = query.get("said", "").strip()
    if not sentence:
        return None
    found = _read(sentence, index)
    is_corrected = bool(search.text) and found.text != search.text
    if is_corrected:
        texts = {corrected(sentence, index, is_found=is_found) for is_found in (False, True)}
        found = next((each for text in texts if (each := _read(text, index)).text == search.text), found)
    if found.text != search.text or found == Reading((), sentence):
        return None
    asked = QueryDict(mutable=True)
    _add(asked, found, index)
    named = index.filterset(asked).search.values
    if not named.keys() <= search.values.keys():
        return None
    as_words = search
    for name, values in named.items():
        as_words = as_words.with_values(name, set(search.values[name]) - set(values))
    as_typed = as_words.with_values("q", [sentence])
    total = Results(index, as_typed, timezone.localdate()).total if is_corrected else None
    return Understood(sentence, found.text, as_typed.address(), total)


def _read(sentence: str, index: Index) -> Reading:
    if not sentence:
        return Reading((), "")
    return read(sentence, known_names(index, get_language() or "en"), PostingFilter.all_filters())


def _currency(found: Reading, index: Index) -> dict[str, str]:
    """Return the parameter for the currency of the one country that a sentence names, or else of its language."""
    countries = {value[:2] for name, value in found.filters if name in {"from", "place"} and gazetteer.is_country(value[:2])}
    if not countries and (home := home_country(get_language() or "en")):
        countries = {home}
    return {"salary_currency": main_currency(countries.pop(), index.currencies())} if len(countries) == 1 else {}


def _add(asked: QueryDict, found: Reading, index: Index) -> None:
    """Add the filters of a sentence to the parameters of a search; those with a single value replace it.

    A salary without a period is a yearly one, and without a currency in that of the search, or else of the country that the
    sentence names, or else of its language. Several skills without an "or" are all asked for.
    """
    if any(name == "salary_min" for name, _ in found.filters):
        asked.pop("salary_period", None)
        if "salary_min" not in asked:  # forms submit a currency in any case
            asked.pop("salary_currency", None)
            asked.update(_currency(found, index))
    for name, value in found.filters:
        if not isinstance(PostingFilter.all_filters()[name], Facet):
            asked[name] = value
        elif value not in asked.getlist(name):
            asked.appendlist(name, value)
    for name, mode in MODE_OF.items():
        if FACETS[name].default_mode == ALL and len(asked.getlist(name)) > 1:
            asked.setdefault(mode, ALL)
