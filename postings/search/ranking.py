"""Order of the results of a text search, by points for where its words occur. It is the same on both databases.

Each word of the text gives a posting points for the best place in which it occurs:

| a word | points |
| --- | --- |
| in the title | 8 |
| as the name of the company | 6 |
| in the title by a related word or in English: engineer for developer, developer for Entwickler | 5 |
| in the title by another name of the job: paralegal for legal assistant | 4 |
| as a value of the posting: a skill, practice, level, workplace, role, job type or place of that name | 5 |
| in the name of the company or team, or in the location | 3 |
| in the text only | 0 |

A word in the title, or a related one, that is a value of the posting as well gets 2 points more: "sales" in the title of a
job in sales. A word that more than a tenth of the titles contain, such as "engineer", gives half of the points; so does,
beside other words, one for a level ("manager", "head") and one in more than ten times as many titles as another. A title
with all words, or related ones, gets 6 points; all words in a row in it add 4, or 2 in English; all words anywhere in the
ad add 1 if an ad can be found without one of them. If the text is the title of a job in a certain role, as "recruiter" is,
postings with that role get 6 points; if it is the name of a company and nothing else but a skill, the jobs there 20. Each
skill that the search has as a filter beside the text gives 5 if it is in the title. Of postings with the same points, those
that state the least salary of the search come first, then the newest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, product

import numpy as np
from pyroaring import BitMap

from postings.extraction.function import function_of_title
from postings.reference.occupations import names_occupation
from postings.search import word_forms
from postings.search.full_text import Lookup, Query, Term, all_of, any_of
from postings.search.id_arrays import array_of, bitmap_of, length_for
from postings.search.text_lookups import TextLookups
from postings.search.tokens import words_of

Words = tuple[str, ...]
# The postings with each value, by the words of its name.
Named = Mapping[Words, BitMap]

IN_TITLE, AS_COMPANY, RELATED_IN_TITLE, OTHER_TITLE, AS_VALUE, IN_NAMES = 8, 6, 5, 4, 5, 3
IN_TITLE_AND_AS_VALUE, AS_PHRASE, AS_ENGLISH_PHRASE, ALL_IN_TITLE, WITH_ALL_WORDS, OF_THE_ROLE = 2, 4, 2, 6, 1, 6
AS_WHOLE_TEXT, SKILL_IN_TITLE = 20, 5
# The share of titles, and the number of them, above which a word is common.
_COMMON, _MIN_COMMON = 0.1, 10
# How many times as many titles as another word of the text a common one is in.
_MORE_COMMON = 10
_MAX_PHRASES = 64
_MAX_WORDS_OF_NAME = 4


@dataclass(frozen=True)
class Known:
    """The open postings, and those with each value and company by its name, and with each role.

    `employers` are the companies with a name that does not mean anything else but a skill.
    """

    postings: BitMap
    values: Named
    companies: Named
    employers: Named
    roles: Mapping[str, BitMap]


def ranked(
    found: BitMap, query: Query, known: Known, lookups: TextLookups, skills: Sequence[Term] = ()
) -> dict[int, BitMap]:
    """Return the postings that a query finds by their points, the most points first.

    `skills` are the names of skills that all of them have, since the search has them as filters beside the text.
    """
    if not found:
        return {}
    in_titles = lookups.find([any_of([skill], "title") for skill in skills])
    for_skills = [(SKILL_IN_TITLE, ids & found) for ids in in_titles]
    points_of = np.zeros(length_for(found), dtype=np.int16)
    for each in query.alternatives or (query,):
        points_of_each = np.zeros_like(points_of)
        for worth, having in chain(_points(found, each, known, lookups), for_skills):
            points_of_each[array_of(having)] += worth
        np.maximum(points_of, points_of_each, out=points_of)
    ids = array_of(found)
    points = points_of[ids]
    return {int(worth): bitmap_of(ids[points == worth]) for worth in np.unique(points)[::-1]}


def _points(found: BitMap, query: Query, known: Known, lookups: TextLookups) -> Iterator[tuple[int, BitMap]]:
    """Yield points, and the found postings that get them, for each word, for all of them in a row and for the role."""
    terms = query.wanted
    as_values, as_company = _named(terms, known.values), _named(terms, known.companies)
    for name in _phrases(terms):
        yield AS_WHOLE_TEXT, found & known.employers.get(name.words, BitMap())
    rows = (_phrases(map(_untranslated, terms)), _english_phrases(terms)) if len(terms) > 1 else ()
    phrases = [any_of(row, "title") for row in rows]
    with_word, with_related, with_other, with_row = _looked_up(query, phrases, lookups)
    in_any_way = {term: with_word[term] | with_related[term] | with_other[term] for term in terms}
    shares = _shares(in_any_way, known)
    left: list[tuple[Term, int, BitMap]] = []
    for term in in_any_way:
        in_title, related, other, share = with_word[term], with_related[term], with_other[term], shares[term]
        places = [
            (IN_TITLE + IN_TITLE_AND_AS_VALUE, in_title & (as_values[term] | as_company[term])),
            (IN_TITLE, in_title),
            (AS_COMPANY, as_company[term]),
            (RELATED_IN_TITLE + IN_TITLE_AND_AS_VALUE, related & as_values[term]),
            (RELATED_IN_TITLE, related),
            (OTHER_TITLE + IN_TITLE_AND_AS_VALUE, other & as_values[term]),
            (AS_VALUE, as_values[term]),
            (OTHER_TITLE, other),
        ]
        uncounted = found
        for worth, having in places:
            yield worth // share, uncounted & having
            uncounted = uncounted - having
        if uncounted:
            left.append((term, IN_NAMES // share, uncounted))
    names = lookups.find([any_of([term], "names") for term, _, _ in left])
    for (_, worth, uncounted), having in zip(left, names, strict=True):
        yield worth, uncounted & having
    if phrases:
        phrase, english = with_row
        yield AS_PHRASE, found & phrase
        yield AS_ENGLISH_PHRASE, found & english - phrase
    if query.telling:
        yield ALL_IN_TITLE, found & BitMap.intersection(*(in_any_way[term] for term in query.telling))
    if query.in_titles or query.renamed:
        yield WITH_ALL_WORDS, found & lookups.find([all_of(terms)])[0]
    if role := function_of_title(query.text):
        yield OF_THE_ROLE, found & known.roles.get(role, BitMap())


def _looked_up(
    query: Query, phrases: Sequence[Lookup], lookups: TextLookups
) -> tuple[dict[Term, BitMap], dict[Term, BitMap], dict[Term, BitMap], Sequence[BitMap]]:
    """Return the titles with each word, with a related one, with another name of the job, and with each phrase."""
    terms, renamed = query.wanted, query.renamed
    others = (any_of([each.others], "title") for each in renamed)
    titles = iter(lookups.find([*(lookup for term in terms for lookup in _in_title(term)), *others, *phrases]))
    with_word: dict[Term, BitMap] = {}
    with_related: dict[Term, BitMap] = {}
    with_other = dict.fromkeys(terms, BitMap())
    for term in terms:
        with_word[term], with_related[term] = next(titles), next(titles)
    for each in renamed:
        with_other |= dict.fromkeys(each.terms, next(titles))
    return with_word, with_related, with_other, list(titles)


def _shares(in_titles: Mapping[Term, BitMap], known: Known) -> Mapping[Term, int]:
    """Return what the points of each word are divided by.

    Words that say at what level somebody works, and those in many more titles than another word, count half beside others.
    """
    sizes = {term: ids.intersection_cardinality(known.postings) for term, ids in in_titles.items()}
    ranks = {term for term in sizes if word_forms.names_rank(term.words)}
    subjects = [size for term, size in sizes.items() if size and term not in ranks]
    most = max(_MIN_COMMON, min([_COMMON * len(known.postings), *(_MORE_COMMON * size for size in subjects)]))
    return {term: 2 if size > most or (term in ranks and subjects) else 1 for term, size in sizes.items()}


def _in_title(term: Term) -> list[Lookup]:
    """Return what to look up in titles for a word: itself, and words that mean much the same."""
    related = [] if term.is_exact else [Term(words, is_exact=True) for words in word_forms.related(term.words)]
    return [any_of([_untranslated(term)], "title"), any_of([*related, *map(Term, term.translations)], "title")]


def _english_phrases(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return translated terms in a row, in the order of English: "data engineer" for "ingeniero de datos"."""
    if not any(term.translations for term in terms):
        return ()
    is_noun_first = any(names_occupation(words[-1]) for words in terms[0].translations)
    return _phrases(terms[::-1] if is_noun_first else terms)


def _untranslated(term: Term) -> Term:
    return replace(term, translations=())


def _phrases(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms one after the other as one term, once for each combination of their forms."""
    combinations = islice(product(*(term.forms for term in terms)), _MAX_PHRASES)
    return tuple(Term(tuple(word for form in forms for word in form), is_exact=True) for forms in combinations)


def _named(terms: tuple[Term, ...], named: Named) -> Mapping[Term, BitMap]:
    """Return the postings with what a term names, alone or together with the terms beside it.

    A term of a longer name does not name anything else: "contract" in "smart contract" is no job type.
    """
    having: dict[Term, BitMap] = defaultdict(BitMap)
    for length in range(min(_MAX_WORDS_OF_NAME, len(terms)), 0, -1):
        longer = set(having)
        for start in range(len(terms) - length + 1):
            named_by = terms[start : start + length]
            for name in _phrases(named_by):
                if name.words in named and not longer.issuperset(named_by):
                    for term in named_by:
                        having[term] |= named[name.words]
    return having


def by_name(labels: Iterable[tuple[str, BitMap]]) -> Named:
    """Return postings by the words of a name, given the names of values and the postings with each."""
    named: dict[Words, BitMap] = {}
    for label, ids in labels:
        if words := tuple(words_of(label)):
            named[words] = named[words] | ids if words in named else ids
    return named
