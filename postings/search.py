"""Text search: from what a person types to a condition on postings.

Every word has to occur in the title, company, team or text; "quoted words" have to stand together, and a word with a
minus in front must not occur. Nothing that can be typed raises.
"""

import re
from functools import reduce
from operator import and_

from django.db.models import Q

MAX_LENGTH = 200
MAX_TERMS = 10

_TERM = re.compile(r"(?P<minus>(?<!\S)-(?=[^\s-]))?(?:[\"“”„](?P<phrase>[^\"“”„]*)[\"“”„]?|(?P<word>[^\s\"“”„]+))")
_FIELDS = ("title", "company__name", "team__name", "body")


def matching(text: str) -> Q:
    """The condition for postings that match `text`; an empty one, which all match, where it holds no term."""
    return reduce(and_, (_condition(minus, term) for minus, term in terms(text)), Q())


def terms(text: str) -> list[tuple[bool, str]]:
    """The terms of a search, each with whether it is excluded: at most MAX_TERMS of the first MAX_LENGTH characters.

    >>> terms('go "site reliability" -manager')
    [(False, 'go'), (False, 'site reliability'), (True, 'manager')]
    """
    found = []
    for match in _TERM.finditer(text.replace("\0", " ")[:MAX_LENGTH]):
        term = " ".join((match["phrase"] or match["word"] or "").split())
        if term:
            found.append((bool(match["minus"]), term))
    return found[:MAX_TERMS]


def _condition(is_excluded: bool, term: str) -> Q:
    # SQL's NOT turns unknown (no company, no team) into unknown, so absent names are excluded from the exclusion.
    if not is_excluded:
        return reduce(lambda a, b: a | b, (Q(**{f"{field}__icontains": term}) for field in _FIELDS))
    return reduce(
        and_,
        (
            Q(**{f"{field}__isnull": True}) | ~Q(**{f"{field}__icontains": term})
            if "__" in field
            else ~Q(**{f"{field}__icontains": term})
            for field in _FIELDS
        ),
    )
