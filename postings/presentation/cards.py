"""Cards of postings in a list, cached for each data version and combined on each page."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from postings.choices import DatePrecision, SkillKind
from postings.models import Posting
from postings.presentation.closed_ad import without_contacts
from postings.presentation.converted_pay import converted_pay
from postings.search import full_text
from postings.search.facets.index import Index
from postings.search.filters import Search

# Where a card has what depends on the search: the excerpt and the skills.
_SLOT = "\0"
MAX_SKILLS = 5
# The age of newer ads is shown in days.
_YOUNG = timedelta(days=31)


class Card(NamedTuple):
    """HTML of a card, split where the excerpt and the skills stand, and the skills as pairs of slug and name.

    A posting of a repost group has a `line` with its place and date.
    """

    url: str
    before: str
    after: str
    skills: list[tuple[str, str]]
    line: SafeString


def cards(index: Index, jobs: list[list[int]], search: Search | None = None, level: int = 2) -> list[SafeString]:
    """Return the cards of jobs, in their order. Each job is a list of postings: its card is of the first.

    A card has a line for each other posting of its job. With a search, cards have an excerpt in which the words searched for
    are marked, and begin the skills with those searched for; with exchange rates, they also show salaries in the currency of
    the search. `level` is the heading level of the cards.
    """
    # The date is part of the key because a card may show the age of its ad in days.
    ids = [posting for job in jobs for posting in job]
    wanted = search.currency if search and settings.EXCHANGE_RATES else ""
    prefix = f"card:{index.state.version}:{timezone.localdate()}:{get_language()}:{level}:{wanted}"
    keys = {f"{prefix}:{posting}": posting for posting in ids}
    known: dict[int, Card] = {keys[key]: card for key, card in cache.get_many(keys).items()}
    if missing := [posting for posting in ids if posting not in known]:
        made = {posting.pk: _card(posting, level, wanted) for posting in Posting.objects.for_cards().filter(pk__in=missing)}
        cache.set_many({f"{prefix}:{posting}": card for posting, card in made.items()})
        known |= made
    marked = _marked([job[0] for job in jobs], search.query) if search and search.query.wanted else {}
    return [
        mark_safe(  # noqa: S308
            _leading_back(known[first], search)
            + marked.get(first, "")
            + _chips(known[first].skills, search)
            + known[first].after
            + _repeats([known[each].line for each in others if each in known])
        )
        for first, *others in jobs
        if first in known
    ]


def _line(posting: Posting) -> SafeString:
    """Return a line with the place and date of a posting, which differ between postings of one job."""
    return mark_safe(render_to_string("postings/parts/repeat.html", {"posting": posting}))  # noqa: S308


def _repeats(lines: list[SafeString]) -> str:
    return render_to_string("postings/parts/repeats.html", {"lines": lines}) if lines else ""


def is_young(posting: Posting, today: date) -> bool:
    """Return whether to show the age of an ad in days: its day is known and less than 31 days ago."""
    if posting.posted_on is None or posting.posted_precision != DatePrecision.DAY:
        return False
    return timedelta(0) <= today - posting.posted_on < _YOUNG


def _card(posting: Posting, level: int, currency: str) -> Card:
    posting = without_contacts(posting)
    converted = converted_pay(posting, currency) if currency else ""
    context = {"posting": posting, "level": level, "skills": _SLOT, "converted": converted}
    html = render_to_string("postings/parts/card.html", context)
    before, _, after = html.partition(_SLOT)
    line = _line(posting) if posting.repost_group_id else SafeString()
    return Card(posting.get_absolute_url(), before, after, skills_of(posting), line)


def _leading_back(card: Card, search: Search | None) -> str:
    """Return the first part of a card whose link names the search, so that its results stand beside the job."""
    if search is None or not search.values:
        return card.before
    query = quote(search.address().removeprefix("?"), safe="")
    return card.before.replace(f'href="{card.url}"', f'href="{card.url}?in={query}"', 1)


def _marked(ids: Iterable[int], query: full_text.Query) -> dict[int, str]:
    """Return excerpts with the words searched for marked, by id, for the postings whose text contains any of them."""
    found = {}
    for posting, language, body in Posting.objects.filter(pk__in=ids).values_list("pk", "language", "body"):
        if pieces := full_text.marked(body, query):
            text = "".join(f"<mark>{escape(text)}</mark>" if is_word else escape(text) for text, is_word in pieces)
            lang = format_html(' lang="{}"', language) if language else ""
            found[posting] = f'<p class="card__excerpt"{lang}><bdi>{text}</bdi></p>'
    return found


def skill_chips(posting: Posting) -> SafeString:
    """Return the first skills of a posting as a list, for cards that do not belong to a search."""
    return _chips(skills_of(posting), None)


def skills_of(posting: Posting) -> list[tuple[str, str]]:
    """Return the slugs and names of the skills of an ad: tools first, and of those the required ones first."""
    order = sorted(
        posting.posting_skills.all(),
        key=lambda each: (each.skill.kind == SkillKind.PRACTICE, not each.is_required, each.pk),
    )
    return [(each.skill.slug, each.skill.name) for each in order]


def _chips(skills: list[tuple[str, str]], search: Search | None) -> SafeString:
    """Return a list of up to MAX_SKILLS skills, those searched for first, and how many more there are."""
    if not skills:
        return SafeString()
    searched = [pair for pair in skills if search and _is_searched(pair, search)]
    shown = [*searched, *(pair for pair in skills if pair not in searched)][:MAX_SKILLS]
    more = len(skills) - len(shown)
    return format_html(
        '<ul class="card__skills" aria-label="{}">{}{}</ul>',
        _("Skills"),
        format_html_join("", "<li{}>{}</li>", ((_SEARCHED if pair in searched else "", pair[1]) for pair in shown)),
        format_html('<li class="card__more">{}</li>', _("%(number)s more") % {"number": more}) if more else "",
    )


_SEARCHED = SafeString(' class="is-searched"')


def _is_searched(skill: tuple[str, str], search: Search) -> bool:
    slug, name = skill
    return slug in (*search.chosen("skill"), *search.chosen("practice")) or full_text.is_named(name, search.query)
