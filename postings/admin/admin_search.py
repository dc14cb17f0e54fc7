"""The search of lists in the admin: by name or text without regard to accents and typing errors, by address and by id.

The best match comes first: the exact name, then names that begin with the text, then those with its words, then the rest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Generic
from urllib.parse import urlsplit

from django.contrib import admin, messages
from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.html import format_html
from rapidfuzz import process
from rapidfuzz.distance import OSA

from jobboard.read_only import ModelT
from postings.admin.autocomplete import RANK
from postings.admin.request_state import state_of
from postings.content.apply_links import source_key
from postings.database.row_ids import row_id
from postings.models import Company, Posting, Team
from postings.reference.gazetteer import normalize
from postings.search import facets, full_text, spelling

MAX_LENGTH = 200
_MAX_URL = 2_000
# The most rows that are found by name, the best first.
_MAX_FOUND = 2_000
# Letters that are also written as two, and their spelling with two.
_TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae", "å": "aa"})
_ONE_LETTER = re.compile("([aou])e")
EXACT, BEGINNING, WORDS, PART, MISTYPED = range(5)
# The length of words from which one or two typing errors are forgiven.
_ONE_MISTAKE, _TWO_MISTAKES = 4, 8


class NamedSearchAdmin(admin.ModelAdmin[ModelT], Generic[ModelT]):
    """A model admin whose rows are searched by the names in `search_fields`, by their public address and by id."""

    # The order in which related fields suggest equally good matches.
    suggestion_order = ["name"]

    def label_of(self, row: Any) -> str:
        """Return the text by which related fields show a row."""
        return str(row)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        text = search_term.strip()[:_MAX_URL]
        if not text:
            return queryset, False
        found = state_of(request).found_by_name
        if text not in found:  # Django calls this once for each filter's counts
            found[text] = self._ranks(text)
        return _best_first(request, queryset, found[text]), False

    def _ranks(self, text: str) -> dict[int, int]:
        if (row := _at_address(text)) is not None:
            return {row.pk: EXACT} if isinstance(row, self.model) else {}
        manager = self.model._default_manager
        survivors = manager.survivors() if hasattr(manager, "survivors") else {}
        names: dict[int, list[str]] = defaultdict(list)
        for path in self.search_fields:
            for pk, name in manager.exclude(**{path: None}).order_by().values_list("pk", path):
                names[survivors.get(pk, pk)].append(name)
        pk = row_id(text)
        by_id = {survivors.get(pk, pk): EXACT} if pk else {}
        return {**rank_names(names, text[:MAX_LENGTH]), **by_id}


def rank_names(names: Mapping[int, Iterable[str]], text: str) -> dict[int, int]:
    """Return how well each row matches a text, by id, 0 being best. Typing errors count only if nothing else matches.

    >>> rank_names({1: ["München"], 2: ["Munich Re"], 3: ["Neu München"]}, "muenchen")
    {1: 0, 3: 2}
    """
    asked = _spellings(text)
    ranks = {}
    for pk, own in names.items():
        spellings = frozenset().union(*map(_spellings, own))
        rank = min((_rank(spellings, each) for each in asked), default=MISTYPED)
        if rank < MISTYPED:
            ranks[pk] = rank
    if not ranks:
        ranks = _mistyped(names, text)
    return dict(sorted(ranks.items(), key=lambda each: (each[1], each[0]))[:_MAX_FOUND])


@lru_cache(maxsize=100_000)
def _spellings(name: str) -> frozenset[str]:
    """Return a name in lower case without accents, with one letter for ü and with two."""
    two = name.casefold().translate(_TWO_LETTERS)
    return frozenset({normalize(name), normalize(two)} - {""})


def _rank(spellings: frozenset[str], text: str) -> int:
    if text in spellings:
        return EXACT
    if any(each.startswith(text) for each in spellings):
        return BEGINNING
    words = {word for each in spellings for word in each.split()}
    if all(any(word.startswith(asked) for word in words) for asked in text.split()):
        return WORDS
    joined = text.replace(" ", "")
    return PART if any(joined in each.replace(" ", "") for each in spellings) else MISTYPED


def _mistyped(names: Mapping[int, Iterable[str]], text: str) -> dict[int, int]:
    """Return the ranks of the rows with a word that is a few typing errors away from each word of a text."""
    rows = defaultdict(set)
    for pk, own in names.items():
        for word in {word for name in own for each in _spellings(name) for word in each.split()}:
            rows[word].add(pk)
    found: list[dict[int, int]] = []
    for asked in normalize(text).split():
        allowed = (len(asked) >= _ONE_MISTAKE) + (len(asked) >= _TWO_MISTAKES)
        near = process.extract(asked, rows.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None)
        found.append({})
        for word, mistakes, _ in near:  # the fewest mistakes first
            for pk in rows[word]:
                found[-1].setdefault(pk, int(mistakes))
    of_all_words = set.intersection(*map(set, found)) if found else set()
    return {pk: MISTYPED + sum(each[pk] for each in found) for pk in of_all_words}


def _best_first(request: HttpRequest, queryset: QuerySet[Any], ranks: Mapping[int, int]) -> QuerySet[Any]:
    """Return the rows that were found, the best first unless the user has chosen an order."""
    rows = queryset.filter(pk__in=list(ranks))
    if "o" in request.GET or not ranks:
        return rows
    by_rank = defaultdict(list)
    for pk, rank in ranks.items():
        by_rank[rank].append(pk)
    rank_of = Case(*(When(pk__in=ids, then=Value(rank)) for rank, ids in by_rank.items()))
    ranked: QuerySet[Any] = rows.alias(**{RANK: rank_of}).order_by(RANK, *queryset.query.order_by)
    return ranked


def search_postings(
    model_admin: admin.ModelAdmin[Posting], request: HttpRequest, queryset: QuerySet[Posting], search_term: str
) -> QuerySet[Posting]:
    """Return the postings at an address, with a link or id, or with the words of a text, the best match first."""
    text = search_term.strip()[:_MAX_URL]
    if not text:
        return queryset
    row = _at_address(text)
    if isinstance(row, Posting):
        return queryset.filter(pk=row.pk)
    if text.startswith(("http://", "https://")):
        return queryset.filter(Q(apply_url__startswith=text) | Q(source_key=_source_key(text)))
    found, words = state_of(request).found_by_text, text[:MAX_LENGTH]
    if words not in found:  # Django calls this once for each filter's counts
        found[words] = _by_text(model_admin, request, words)
    matches, better = found[words]
    rows = queryset.filter(matches)
    if "o" in request.GET:
        return rows
    title_rank = Case(
        When(Q(pk=row_id(text) or 0) | Q(title__iexact=better), then=Value(EXACT)),
        When(title__istartswith=better, then=Value(BEGINNING)),
        When(pk__in=full_text.in_title(better) or [], then=Value(WORDS)),
        default=Value(PART),
    )
    return rows.alias(title_rank=title_rank).order_by("title_rank", F("posted_on").desc(nulls_last=True), "-pk")


def _by_text(model_admin: admin.ModelAdmin[Posting], request: HttpRequest, text: str) -> tuple[Q, str]:
    """Return the condition for the postings that a text finds, and the text by which they are ranked.

    If it finds none, correct its words, and say so.
    """
    by_id = Q(pk=row_id(text) or 0)
    two_letters = text.casefold().translate(_TWO_LETTERS)
    as_written = _with_words(text) if two_letters == text.casefold() else _with_words(text) | _with_words(two_letters)
    if few := Posting.objects.filter(as_written | by_id)[: spelling.SOME].count():
        if few < spelling.SOME:
            _suggest_correction(model_admin, request, text, few)
        return as_written | by_id, text
    for other in (_ONE_LETTER.sub(r"\1", text), _corrected(text)):
        if other not in {"", text} and Posting.objects.filter(_with_words(other)).exists():
            words = f"No posting has “{text}”. The list shows the postings with “{other}”."
            model_admin.message_user(request, words, messages.INFO)
            return _with_words(other), other
    return as_written, text


def _suggest_correction(model_admin: admin.ModelAdmin[Posting], request: HttpRequest, text: str, few: int) -> None:
    """Link the search for a similar text that far more postings have. A misspelling finds the few ads that share it."""
    other = _corrected(text, is_found=few >= spelling.FEW)
    if other in {"", text}:
        return
    enough = few * spelling.FAR_MORE
    if Posting.objects.filter(_with_words(other))[: enough + 1].count() > enough:
        query = request.GET.copy()
        query["q"] = other
        query.pop("p", None)
        words = format_html('Did you mean <a href="?{}">{}</a>? Many more postings have it.', query.urlencode(), other)
        model_admin.message_user(request, words, messages.INFO)


def _with_words(text: str) -> Q:
    return Q(pk__in=full_text.matching(Posting.objects.all(), text).values("pk"))


def _source_key(url: str) -> str:
    try:
        return source_key(url)
    except ValueError:  # not an address
        return url


def _corrected(text: str, *, is_found: bool = False) -> str:
    try:
        return spelling.corrected(text, facets.current(), is_found=is_found)
    except facets.FacetsUnavailable:
        return ""


def _at_address(text: str) -> Model | None:
    """Return the posting, company or team at a public address or that of its form. A merged one is its survivor."""
    if not text.startswith(("/", "http://", "https://")):
        return None
    try:
        path = urlsplit(text).path
        with translation.override(translation.get_language_from_path(path) or translation.get_language() or "en"):
            match = resolve(path if path.endswith("/") else f"{path}/")
    except (Resolver404, ValueError):
        return None
    named = match.kwargs
    models: dict[str, tuple[Any, dict[str, Any]]] = {
        "posting": (Posting, {"slug": named.get("slug")}),
        "report": (Posting, {"slug": named.get("slug")}),
        "company": (Company, {"slug": named.get("slug")}),
        "team": (Team, {"slug": named.get("slug"), "company__slug": named.get("company_slug")}),
        **{
            f"postings_{model._meta.model_name}_change": (model, {"pk": row_id(str(named.get("object_id", "")))})
            for model in (Posting, Company, Team)
        },
    }
    model, lookup = models.get(match.url_name or "", (None, {}))
    row = model.objects.filter(**lookup).first() if model else None
    return row.survivor if isinstance(row, Company | Team) else row
