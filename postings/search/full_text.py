"""Text search: from what a person types to the postings that the database's own full-text index finds.

Every word has to occur in the title, company, team, place or text, in its singular or plural; "quoted words" have to stand
together, `eng*` is the beginning of a word, and what has a minus in front must not occur. Case and accents do not count.
Nothing that can be typed raises. The index is kept by triggers (`postings/database/`): SQLite's FTS5, or a `tsvector` on
PostgreSQL. Both know these words as `_SIGNS` spells them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from django.db import connection
from django.db.models import F, FloatField, Value
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

from postings.models.querysets import PostingQuerySet

MAX_LENGTH = 200
MAX_TERMS = 10
# Beyond this many hits an order by relevance says little and costs much.
MAX_RANKED = 5_000

_TERM = re.compile(r"(?P<minus>(?<!\S)-(?=[^\s-]))?(?:[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»]?|(?P<word>[^\s\"“”„«»]+))")
_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(r"([a-z])[\u0300-\u036f]+")
# Names of which the signs are a part, and the word that stands for each in the index. The triggers spell the same.
_SIGNS = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
_EXCERPT, _BEFORE = 280, 60
_MIN_BEFORE_NUMBER = 3
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BLANK = re.compile(r"\s+")
# What an excerpt does without: the addresses of links, and the signs that Markdown state text by.
_MARKDOWN = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)?|[*`#|~\\]+|(?<!\w)_+|_+(?!\w)|^\s*(?:[-+>]|\d+\.)\s", re.MULTILINE)


@dataclass(frozen=True)
class Term:
    """Words that stand together; with `is_prefix` the last of them may go on; with `is_exact` its plural is another word.

    With `is_guess` it is only taken for the beginning of a word.
    """

    words: tuple[str, ...]
    is_excluded: bool = False
    is_prefix: bool = False
    is_exact: bool = False
    is_guess: bool = False

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """The term, and for a single word its plural or singular."""
        if len(self.words) > 1 or self.is_prefix or self.is_exact:
            return (self.words,)
        return tuple((word,) for word in with_plural(self.words[0]))


@dataclass(frozen=True)
class Query:
    """What a text asks for."""

    terms: tuple[Term, ...]

    @cached_property
    def wanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if not term.is_excluded)

    @cached_property
    def unwanted(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.is_excluded)

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """What finds the words that are wanted in a text that is in lower case and without accents."""
        written = {known: re.escape(sign) for sign, known in _SIGNS.items()}
        forms = []
        for term in self.wanted:
            for words in term.forms:
                first, *others = (written.get(word, re.escape(word)) for word in words)
                # The edge before is looked for last, since only what begins with plain letters is searched for quickly.
                before = first if words[0] in written else rf"{first}(?<![^\W_]{first})"
                after = "" if words[-1] in written else r"[^\W_]*" if term.is_prefix else r"(?![^\W_])"
                forms.append(r"[\W_]+".join([before, *others]) + after)
        return re.compile("|".join(forms)) if forms else None


def parse(text: str) -> Query:
    """At most MAX_TERMS terms of the first MAX_LENGTH characters. What has no letter or digit asks for nothing.

    >>> parse('c++ "site reliability" eng* -managers').terms
    (Term(words=('cplusplus',)...), Term(words=('site', 'reliability')...
    """
    found = []
    for match in _TERM.finditer(text.replace("\0", " ")[:MAX_LENGTH]):
        raw = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(words_of(raw))
        if words:
            is_prefix = match["phrase"] is None and raw.endswith("*") and len(words[-1]) > 1
            found.append(Term(words, bool(match["minus"]), is_prefix, is_exact=match["phrase"] is not None))
    return Query(tuple(found[:MAX_TERMS]))


def expand_query(text: str) -> Query:
    """The query of a text. Where nothing is found, words that nothing has are taken for the beginnings of words.

    So what is found while a word is typed is what is found in the end, and `java` still is not JavaScript.
    """
    query = parse(text)
    if not query.wanted or _ids(_all_of(query.wanted), limit=1):
        return query
    doubtful = [term for term in query.wanted if len(term.words) == 1 and not term.is_exact and not term.is_prefix]
    beginnings = {term for term in doubtful if len(term.words[0]) > 1 and not _ids(_all_of([term]), limit=1)}
    return Query(tuple(replace(term, is_prefix=True, is_guess=True) if term in beginnings else term for term in query.terms))


def words_of(text: str) -> list[str]:
    """The words of a text as the index knows them.

    >>> words_of("Señor C++/Node.js")
    ['senor', 'cplusplus', 'node', 'js']
    """
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _ACCENTS.sub(r"\1", unicodedata.normalize("NFD", text)))
    for written, known in _SIGNS.items():
        text = text.replace(written, f" {known} ")
    return _WORD.findall(text)


def written(known: str) -> str:
    """A word of the index as people write it."""
    return next((sign for sign, word in _SIGNS.items() if word == known), known)


def with_plural(word: str) -> tuple[str, ...]:
    """The word and its other number, as English and several other languages make it: with an s."""
    if not word.isalpha() or not word.isascii() or len(word) < 3:
        return (word,)
    if word.endswith("ies") and len(word) > 4:
        return (word, f"{word[:-3]}y")
    if word.endswith("s"):
        return (word, word[:-1]) if len(word) > 3 and not word.endswith(("ss", "us", "is")) else (word,)
    return (word, f"{word[:-1]}ies") if word.endswith("y") and word[-2] not in "aeiou" else (word, f"{word}s")


def hits(query: Query) -> BitMap | None:
    """The ids of the postings, open or not, that have all that is wanted; None where nothing is, which all have."""
    return _ids(_all_of(query.wanted)) if query.wanted else None


def misses(query: Query) -> BitMap:
    """The ids of the postings that have something unwanted."""
    return _ids(_any_of(query.unwanted)) if query.unwanted else BitMap()


def _ids(match: str, limit: int | None = None) -> BitMap:
    """The postings that the index finds, or some of them."""
    some = "" if limit is None else f" LIMIT {limit:d}"
    with connection.cursor() as cursor:
        if _is_sqlite():
            found = f"SELECT rowid FROM postings_text WHERE postings_text MATCH %s{some}"  # noqa: S608
            cursor.execute(f"SELECT group_concat(rowid) FROM ({found})", [match])  # noqa: S608
            ids = cursor.fetchone()[0]
            return BitMap(map(int, ids.split(","))) if ids else BitMap()
        found = f"SELECT posting_id FROM postings_text WHERE words @@ %s::tsquery{some}"  # noqa: S608
        cursor.execute(f"SELECT array_agg(posting_id) FROM ({found}) found", [match])  # noqa: S608
        return BitMap(cursor.fetchone()[0] or ())


def naming(names: Iterable[str]) -> BitMap:
    """The ids of the postings that write any of these names: also without its spaces, or with a number behind (Java17)."""
    terms = [term for name in names for term in _spellings(name)]
    return _ids(_any_of(terms)) if terms else BitMap()


def _spellings(name: str) -> Iterator[Term]:
    for words in {tuple(words_of(name)), tuple(words_of(name.lower().replace(".net", " net")))}:
        for each in {words, ("".join(words),)} if words else ():
            yield Term(each, is_exact=True)
            if len(each) == 1 and each[0][-1].isalpha() and len(each[0]) >= _MIN_BEFORE_NUMBER:
                yield from (Term((f"{each[0]}{digit}",), is_prefix=True) for digit in "0123456789")


def found_by(query: Query) -> tuple[RawSQL | None, RawSQL | None]:
    """Subqueries of the ids with all that is wanted, and of those with something unwanted; None where nothing is."""
    return (
        _subquery(_all_of(query.wanted)) if query.wanted else None,
        _subquery(_any_of(query.unwanted)) if query.unwanted else None,
    )


def matching(postings: PostingQuerySet, text: str) -> PostingQuerySet:
    """Those of the postings that a text search finds."""
    wanted, unwanted = found_by(expand_query(text))
    found = postings if wanted is None else postings.filter(pk__in=wanted)
    return found if unwanted is None else found.exclude(pk__in=unwanted)


def most_relevant_first(postings: PostingQuerySet, text: str) -> PostingQuerySet:
    """The postings by how well they match a text, equal matches newest first. Very many are only ordered newest first."""
    query = expand_query(text)
    found = hits(query)
    if found is None or len(found) > MAX_RANKED:
        return postings.newest_first()
    newest = F("posted_on").desc(nulls_last=True)
    return postings.alias(relevance=relevance(query)).order_by("-relevance", newest, "-id")


def _subquery(match: str) -> RawSQL:
    if _is_sqlite():
        return RawSQL("SELECT rowid FROM postings_text WHERE postings_text MATCH %s", [match])
    return RawSQL("SELECT posting_id FROM postings_text WHERE words @@ %s::tsquery", [match])


def relevance(query: Query) -> RawSQL | Value:
    """How well a posting fits what is wanted, higher being better: a title counts ten times a text, a name five times."""
    if not query.wanted:
        return Value(0.0, output_field=FloatField())
    key = "rowid" if _is_sqlite() else "posting_id"
    sql, match = _ranked(query)
    return RawSQL(f"SELECT rank FROM ({sql}) r WHERE r.{key} = postings_posting.id", match, output_field=FloatField())  # noqa: S608


def ranks(query: Query) -> dict[int, float]:
    """The relevance of each posting that has all that is wanted."""
    with connection.cursor() as cursor:
        cursor.execute(*_ranked(query))
        return dict(cursor.fetchall())


def _ranked(query: Query) -> tuple[str, list[str]]:
    """The ids of the postings that have all that is wanted, each with its relevance, as SQL and its parameters."""
    match = _all_of(query.wanted)
    if _is_sqlite():
        rank = "-bm25(postings_text, 10.0, 5.0, 1.0) AS rank"
        return f"SELECT rowid, {rank} FROM postings_text WHERE postings_text MATCH %s", [match]  # noqa: S608
    rank = "ts_rank('{0.1, 0.1, 0.5, 1.0}', words, %s::tsquery) AS rank"
    return f"SELECT posting_id, {rank} FROM postings_text WHERE words @@ %s::tsquery", [match, match]  # noqa: S608


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _all_of(terms: Iterable[Term]) -> str:
    return (" AND " if _is_sqlite() else " & ").join(map(_match, terms))


def _any_of(terms: Iterable[Term]) -> str:
    return (" OR " if _is_sqlite() else " | ").join(map(_match, terms))


def _match(term: Term) -> str:
    """A term in the language of the database. Words are letters and digits alone, so quoting them is all it takes."""
    if _is_sqlite():
        forms = [f'"{" ".join(words)}"' for words in term.forms]
        return f"({' OR '.join(forms)}{' *' if term.is_prefix else ''})"
    forms = [" <-> ".join(f"'{word}'" for word in words) for words in term.forms]
    return f"({' | '.join(forms)}{':*' if term.is_prefix else ''})"


def marked(markdown: str, query: Query) -> list[tuple[str, bool]] | None:
    """An excerpt around the first words of a text that were searched for, in pieces, each with whether it is such a word.

    None where the text has none of them: they stand in the title, or among the names.
    """
    pattern = query.pattern
    if pattern is None:
        return None
    first = pattern.search(_same_length(markdown))
    if first is None:
        return None
    start = _word_start(markdown, max(0, first.start() - _BEFORE), first.start())
    around = _readable(markdown[start : first.start() + _EXCERPT])
    is_end = first.start() + _EXCERPT >= len(markdown)
    excerpt = around if is_end else f"{around.rpartition(' ')[0]} …"
    return [("… ", False)] * bool(start) + list(_pieces(excerpt, pattern))


def _word_start(text: str, start: int, end: int) -> int:
    """Where the first whole word after `start` begins, at the latest at `end`."""
    blank = _BLANK.search(text, start, end) if start else None
    return blank.end() if blank else start


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in pattern.finditer(_same_length(text)):
        if match.start() > end:
            yield text[end : match.start()], False
        yield text[match.start() : match.end()], True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _same_length(text: str) -> str:
    """Lower case without accents, each sign in its place."""
    return _NOT_ASCII.sub(lambda sign: _plain(sign[0]), text).lower()


@cache
def _plain(sign: str) -> str:
    return unicodedata.normalize("NFD", sign.lower())[0]


def _readable(markdown: str) -> str:
    """A text of Markdown in one line, without most of its signs: enough for an excerpt."""
    return " ".join(_MARKDOWN.sub(lambda match: match[1] or "", markdown).split())
