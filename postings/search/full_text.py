"""Text search: parsing of query texts and search in the full-text index of the database.

Every word has to occur in the title, company, team, place or text, in its singular or plural or another common spelling
(`word_forms.py`). A posting is found as well if its title has a related word instead, such as "developer" for "engineer",
or another name of the job, and need not have a word that only says that somebody works, such as "specialist", if its title
has all others. "Quoted words" have to occur as a phrase, `eng*` matches words with this prefix, and a term with a minus
before it must not occur. "Cook or waiter" finds both. Case and accents are ignored. No query text raises an exception.
Triggers (`postings/database/`) update the index: SQLite's FTS5, or a `tsvector` on PostgreSQL. Both store names that
contain signs in the spelling of `tokens.SIGNS`. `ranking.py` orders what is found.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from django.db import connection
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

from postings.models.querysets import PostingQuerySet
from postings.search import word_forms
from postings.search.alternatives import alternatives_of
from postings.search.id_arrays import bitmap_of
from postings.search.inflection import inflected, without_genders
from postings.search.other_titles import MOST_WORDS_OF_TITLE, other_titles
from postings.search.tokens import SIGNS, words_of

MAX_LENGTH = 200
MAX_TERMS = 10

_TERM = re.compile(r"(?P<minus>(?<!\S)-(?=[^\s-]))?(?:[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»]?|(?P<word>[^\s\"“”„«»]+))")
_EXCERPT, _BEFORE = 280, 60
_MIN_BEFORE_NUMBER = 3
# SQLite looks up each listed id by itself. More ids are mostly those of an import, one after the other.
_MOST_LISTED = 20
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BLANK = re.compile(r"\s+")
# The Markdown that is removed from excerpts: link URLs and formatting characters.
_MARKDOWN = re.compile(
    r"!?\[([^\]]*)\]\([^)\s]*\)?|[*`|~\\]+|(?<!\w)_+|_+(?!\w)|^\s*(?:[-+>]|\d+\.|#{1,6})(?:\s|$)|[ \t]#+[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Term:
    """One or more consecutive words of a query.

    With `is_prefix` the last word is a prefix; with `is_exact` other forms of the words do not match. `spellings` are other
    ways to write the words, such as `k8s`, and `translations` what they are in English. `is_guess` marks a term that
    `expand_query` has turned into a prefix. `text` is the term as it was typed.
    """

    words: tuple[str, ...]
    spellings: tuple[tuple[str, ...], ...] = ()
    translations: tuple[tuple[str, ...], ...] = ()
    is_excluded: bool = False
    is_prefix: bool = False
    is_exact: bool = False
    is_guess: bool = False
    text: str = field(default="", compare=False, repr=False)

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of the term, in other forms, spellings and English unless it is a prefix or exact."""
        if self.is_prefix or self.is_exact:
            return (self.words,)
        written = (self.words, *self.spellings, *self.translations)
        return tuple(dict.fromkeys(form for words in written for form in inflected(words)))

    def with_related(self) -> "Term":
        """Return the term with words that mean much the same, unless it is a prefix or exact."""
        others = () if self.is_prefix or self.is_exact else word_forms.related(self.words)
        return replace(self, spellings=(*self.spellings, *others)) if others else self


class Renamed(NamedTuple):
    """Terms in a row that are the title of a job, and a term that stands for its other names."""

    terms: tuple[Term, ...]
    others: Term


def _renamed(terms: tuple[Term, ...]) -> Renamed | None:
    if any(term.is_prefix or term.is_exact for term in terms):
        return None
    titles = [tuple(word for term in terms for word in term.words)]
    if len(terms) == 1:
        titles += (*terms[0].spellings, *terms[0].translations)
    others = dict.fromkeys(other for title in titles for other in other_titles(title))
    first, *rest = others or [()]
    return Renamed(terms, Term(first, tuple(rest))) if first else None


@dataclass(frozen=True)
class Query:
    """A parsed query text: its terms, and the text without what is excluded.

    If it names several jobs, as "cook or waiter" does, `alternatives` are the queries for each of them.
    """

    terms: tuple[Term, ...]
    text: str = ""
    alternatives: tuple["Query", ...] = ()

    @cached_property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.is_excluded)

    @cached_property
    def unwanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.is_excluded)

    @cached_property
    def in_titles(self) -> tuple[Term, ...]:
        """Return the terms that a title has to have for a posting that lacks some of the words.

        They are empty if only postings with all of the words are found.
        """
        terms = tuple(term.with_related() for term in self.telling)
        return terms if terms != self.wanted else ()

    @cached_property
    def telling(self) -> tuple[Term, ...]:
        """Return the wanted terms that say more than that somebody works."""
        return tuple(term for term in self.wanted if term.is_exact or not word_forms.says_little(term.words))

    @cached_property
    def renamed(self) -> tuple[Renamed, ...]:
        """Return the terms that are a title of a job with other names, such as "paralegal" for "legal assistant"."""
        found: list[Renamed] = []
        terms = self.wanted
        while terms:
            lengths = range(min(MOST_WORDS_OF_TITLE, len(terms)), 0, -1)
            renamed = next((each for length in lengths if (each := _renamed(terms[:length]))), None)
            found += [renamed] if renamed else []
            terms = terms[len(renamed.terms) if renamed else 1 :]
        return tuple(found)

    def without(self, term: Term) -> str:
        """Return the text without one of its terms."""
        return " ".join(each.text for each in self.terms if each is not term)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Return a pattern that finds the wanted terms in lower-case text without accents, or None if there are none."""
        written = {known: re.escape(sign) for sign, known in SIGNS.items()}
        forms = []
        for term in self.wanted:
            for words in term.forms:
                first, *others = (written.get(word, re.escape(word)) for word in words)
                # The word boundary is checked after the word, because only patterns that begin with literals are fast.
                before = first if words[0] in written else rf"{first}(?<![^\W_]{first})"
                after = "" if words[-1] in written else r"[^\W_]*" if term.is_prefix else r"(?![^\W_])"
                forms.append(r"[\W_]+".join([before, *others]) + after)
        return re.compile("|".join(forms)) if forms else None


@lru_cache(maxsize=256)  # a page parses its text several times
def parse(text: str) -> Query:
    """Return a query of at most MAX_TERMS terms from the first MAX_LENGTH characters, without terms that have no word.

    >>> parse('c++ "site reliability" eng* -managers').terms
    (Term(words=('cplusplus',)...), Term(words=('site', 'reliability')...
    """
    text = without_genders(text.replace("\0", " ")[:MAX_LENGTH])
    alternatives = tuple(map(_parsed, alternatives_of(text)))
    is_choice = len(alternatives) > 1 and all(each.wanted for each in alternatives)
    return replace(_parsed(text), alternatives=alternatives if is_choice else ())


def _parsed(text: str) -> Query:
    found, small = [], set()
    for match in _TERM.finditer(text):
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(words_of(raw))
        if words:
            is_exact = match["phrase"] is not None
            is_prefix = not is_exact and raw.endswith("*") and len(words[-1]) > 1
            term = Term(words, (), (), bool(match["minus"]), is_prefix, is_exact, text=match[0])
            found.append(term if is_exact or is_prefix else _with_others(term, raw))
            if not (is_exact or is_prefix or match["minus"] or raw.isupper()) and words in word_forms.SMALL_WORDS:  # LA, OR
                small.add(found[-1])
    joined = _joined(found)  # before small words are left out, since some spellings have one: "software as a service"
    wanted = [term for term in joined if term not in small]
    if any(not term.is_excluded for term in wanted):
        joined = _joined(wanted)
    return Query(tuple(joined[:MAX_TERMS]), _TERM.sub(lambda match: "" if match["minus"] else match[0], text))


def _with_others(term: Term, raw: str = "") -> Term:
    """Return a term with other spellings and translations of its words. `raw` is how a single word was typed."""
    words = term.words
    return replace(term, spellings=word_forms.spellings(words, raw), translations=word_forms.translations(words))


def _joined(terms: list[Term]) -> list[Term]:
    """Join terms that are written as one word, too: `front end` is one term with the spelling `frontend`."""
    joined: list[Term] = []
    while terms:
        for length in range(min(word_forms.MOST_WORDS, len(terms)), 1, -1):
            first = terms[:length]
            words = tuple(word for term in first for word in term.words)
            is_plain = not any(term.is_excluded or term.is_prefix or term.is_exact for term in first)
            if is_plain and word_forms.is_known(words):
                joined.append(_with_others(Term(words, text=" ".join(term.text for term in first))))
                break
        else:
            length = 1
            joined.append(terms[0])
        terms = terms[length:]
    return joined


def expand_query(text: str) -> Query:
    """Return the query of a text; if it finds nothing, single words that no posting has are treated as prefixes.

    A partly typed word thus finds postings, while `java` does not match JavaScript as long as a posting has the word Java.
    """
    query = parse(text)
    if not query.wanted or any(_ids(*lookup, limit=1) for lookup in lookups_of(query)):
        return query
    doubtful = [term for term in query.wanted if len(term.words) == 1 and not term.is_exact and not term.is_prefix]
    beginnings = {term for term in doubtful if len(term.words[0]) > 1 and not _ids(*all_of([term]), limit=1)}
    terms = (replace(term, is_prefix=True, is_guess=True) if term in beginnings else term for term in query.terms)
    return replace(query, terms=tuple(terms), alternatives=())


class Lookup(NamedTuple):
    """A question to the text index: an expression in the query syntax of the database, in a field if one is given.

    The fields are `title` and `names` (company, team and place).
    """

    match: str
    field: str = ""


def all_of(terms: Iterable[Term]) -> Lookup:
    """Return the lookup of the postings that match all of the terms."""
    return Lookup(_all_of(terms))


def any_of(terms: Iterable[Term], field: str = "") -> Lookup:
    """Return the lookup of the postings that match any of the terms in a field."""
    return Lookup(_any_of(terms), field)


def lookups_of(query: Query) -> list[Lookup]:
    """Return the lookups of which any finds a posting that a query wants."""
    if query.alternatives:
        return [lookup for each in query.alternatives for lookup in lookups_of(each)]
    in_titles = [query.in_titles] if query.in_titles else []
    for renamed in query.renamed:
        others = (term.with_related() for term in query.telling if term not in renamed.terms)
        in_titles.append((renamed.others, *others))
    return [all_of(query.wanted), *(Lookup(_all_of(terms), "title") for terms in in_titles)]


def found_by_each(lookups: Sequence[Lookup], among: BitMap | None = None) -> list[BitMap]:
    """Return the ids of the postings, open or not, that each lookup finds, in one query; only those `among` ids, if given.

    A lookup of no terms finds none.
    """
    found = [BitMap() for _ in lookups]
    asked = {number: _select(*lookup, among) for number, lookup in enumerate(lookups) if lookup.match}
    if asked:
        selects = (f"SELECT {number}, ({_joined_ids(sql)})" for number, (sql, _) in asked.items())
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(selects), [match for _, matches in asked.values() for match in matches])
            for number, text in cursor.fetchall():
                found[number] = _parsed_ids(text)
    return found if among is None else [ids & among for ids in found]


def _ids(match: str, field: str = "", limit: int | None = None) -> BitMap:
    """Return the ids of the postings that match, at most `limit` of them."""
    sql, parameters = _select(match, field)
    with connection.cursor() as cursor:
        cursor.execute(_joined_ids(sql if limit is None else f"{sql} LIMIT {limit:d}"), parameters)
        return _parsed_ids(cursor.fetchone()[0])


def _joined_ids(sql: str) -> str:
    """Return SQL for the ids that a query selects as one text, since a row for each takes four times as long to read."""
    joined = "group_concat(id)" if _is_sqlite() else "string_agg(id::text, ',')"
    return f"SELECT {joined} FROM ({sql}) found"  # noqa: S608


def _parsed_ids(text: str | None) -> BitMap:
    """Return the ids of a text with commas in between. NumPy reads it four times as quickly as `map(int, …)`."""
    return bitmap_of(np.fromstring(text, dtype=np.uint32, sep=",")) if text else BitMap()


def naming(names: Iterable[str]) -> BitMap:
    """Return the ids of the postings that contain any of the names, also without spaces or followed by a number (Java17)."""
    terms = [term for name in names for term in _spellings(name)]
    return _ids(_any_of(terms)) if terms else BitMap()


def _spellings(name: str) -> Iterator[Term]:
    for words in {tuple(words_of(name)), tuple(words_of(name.lower().replace(".net", " net")))}:
        for each in {words, ("".join(words),)} if words else ():
            yield Term(each, is_exact=True)
            if len(each) == 1 and each[0][-1].isalpha() and len(each[0]) >= _MIN_BEFORE_NUMBER:
                yield from (Term((f"{each[0]}{digit}",), is_prefix=True) for digit in "0123456789")


def found_by(query: Query) -> tuple[RawSQL | None, RawSQL | None]:
    """Return subqueries of the ids that a query wants and of those that match any unwanted term.

    Each is None if the query has no such terms.
    """
    return (
        _subquery(*lookups_of(query)) if query.wanted else None,
        _subquery(any_of(query.unwanted)) if query.unwanted else None,
    )


def matching(postings: PostingQuerySet, text: str) -> PostingQuerySet:
    """Return the postings that match a query text."""
    named, unwanted = found_by(expand_query(text))
    found = postings if named is None else postings.filter(pk__in=named)
    return found if unwanted is None else found.exclude(pk__in=unwanted)


def in_title(text: str) -> RawSQL | None:
    """Return a subquery of the ids of the postings with all wanted terms in the title; None if there are none."""
    query = expand_query(text)
    return _subquery(Lookup(_all_of(query.wanted), "title")) if query.wanted else None


def _subquery(*lookups: Lookup) -> RawSQL:
    """Return a subquery of the ids that any of the lookups finds."""
    selects = [_select(*lookup) for lookup in lookups]
    return RawSQL(" UNION ".join(sql for sql, _ in selects), [match for _, matches in selects for match in matches])


def _select(match: str, field: str = "", among: BitMap | None = None) -> tuple[str, list[str]]:
    """Return SQL that selects the ids that match, and its parameters.

    If a field is given, the match has to be there; if ids are given, others are left out as far as that is quick.
    """
    if _is_sqlite():
        table, number = "postings_titles" if field else "postings_text", "rowid"
        matches, searched = f"{table} MATCH %s", f"{{{field}}}: ({match})" if field else match
    else:
        table, number, matches, searched = "postings_text", "posting_id", f"{field or 'words'} @@ %s::tsquery", match
    return f"SELECT {number} AS id FROM {table} WHERE {matches}{_only(number, among)}", [searched]  # noqa: S608


def _only(number: str, among: BitMap | None) -> str:
    if among is None:
        return ""
    if len(among) > _MOST_LISTED:
        return f" AND {number} BETWEEN {among.min()} AND {among.max()}"
    return f" AND {number} IN ({','.join(map(str, among))})"


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _all_of(terms: Iterable[Term]) -> str:
    return (" AND " if _is_sqlite() else " & ").join(map(_match, terms))


def _any_of(terms: Iterable[Term]) -> str:
    return (" OR " if _is_sqlite() else " | ").join(map(_match, terms))


def _match(term: Term) -> str:
    """Return a term in the query syntax of the database. Words have only letters and digits, so quoting them is enough."""
    if _is_sqlite():
        forms = [f'"{" ".join(words)}"' for words in term.forms]
        return f"({' OR '.join(forms)}{' *' if term.is_prefix else ''})"
    forms = [" <-> ".join(f"'{word}'" for word in words) for words in term.forms]
    return f"({' | '.join(forms)}{':*' if term.is_prefix else ''})"


def marked(markdown: str, query: Query) -> list[tuple[str, bool]] | None:
    """Return an excerpt around the first match in a text, as pieces of text and whether each is a match.

    Return None if the text has no match, as when the wanted terms occur only in the title or in names.
    """
    pattern = query.pattern
    if pattern is None:
        return None
    first = pattern.search(plain_text(markdown))
    if first is None:
        return None
    start = _word_start(markdown, max(0, first.start() - _BEFORE), first.start())
    around = _readable(markdown[start : first.start() + _EXCERPT])
    is_end = first.start() + _EXCERPT >= len(markdown)
    excerpt = around if is_end else f"{around.rpartition(' ')[0]} …"
    return [("… ", False)] * bool(start) + list(_pieces(excerpt, pattern))


def is_named(name: str, query: Query) -> bool:
    """Return whether a query names something, such as a skill, by its whole name."""
    return bool(query.pattern and query.pattern.fullmatch(plain_text(name)))


def _word_start(text: str, start: int, end: int) -> int:
    """Return the position of the first whole word from `start`, at most `end`; `start` itself if no blank is in between."""
    blank = _BLANK.search(text, start, end) if start else None
    return blank.end() if blank else start


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in pattern.finditer(plain_text(text)):
        if match.start() > end:
            yield text[end : match.start()], False
        yield text[match.start() : match.end()], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def plain_text(text: str) -> str:
    """Return the text in lower case without accents, with every character at its position."""
    return _NOT_ASCII.sub(lambda sign: _plain(sign[0]), text).lower()


@cache
def _plain(sign: str) -> str:
    return unicodedata.normalize("NFD", sign.lower())[0]


def _readable(markdown: str) -> str:
    """Return a Markdown text in one line without most of its formatting characters, for use in an excerpt."""
    return " ".join(_MARKDOWN.sub(lambda match: match[1] or "", markdown).split())
