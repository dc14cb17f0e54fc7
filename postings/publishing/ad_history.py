"""What changed in an ad while it was public, from the journal: dated, field by field, in the active language.

Changes of drafts and hidden ads, which readers did not see, are left out. Of texts that an editor corrected, only the last
one is shown, since others may have been removed for a reason. Long texts and ways to apply are only said to have changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any

from django.db.models import TextChoices
from django.utils import formats, timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from postings.choices import (
    ActionKind,
    ChangeOutcome,
    DatePrecision,
    Employment,
    Function,
    ObjectType,
    Region,
    Seniority,
    Status,
    WorkMode,
)
from postings.content.wording import format_applicants, format_detail, format_pay, format_years, join_parts
from postings.detail_facts import DETAIL_FACTS
from postings.models import Change, Posting
from postings.presentation.closed_ad import contact_filter
from postings.reference.gazetteer import subdivision_name
from postings.reference.localized_names import country_name, language_name
from postings.reference.regions import region_and_country_names
from postings.sync.posting_values import pay_of

MAX_CHANGES = 400
_MAX_TEXT = 120
_PUBLIC = {Status.OPEN, Status.CLOSED}

# The fields with entries, in the order in which people look for them.
LABELS: dict[str, Any] = {
    "title": gettext_lazy("Title"),
    "company": gettext_lazy("Company"),
    "team": gettext_lazy("Team"),
    "pay": gettext_lazy("Salary"),
    "pay_text": gettext_lazy("Salary"),
    "places": gettext_lazy("Location"),
    "location_text": gettext_lazy("Location"),
    "work_modes": gettext_lazy("Workplace"),
    "applicants": gettext_lazy("Who can apply"),
    "seniority": gettext_lazy("Level"),
    "years": gettext_lazy("Experience"),
    "employment": gettext_lazy("Job type"),
    "function": gettext_lazy("Role"),
    "skills": gettext_lazy("Skills"),
    **{name: fact.label for name, fact in DETAIL_FACTS.items()},
    "benefits_text": gettext_lazy("Benefits"),
    "language": gettext_lazy("Ad language"),
    "posted": gettext_lazy("Date posted"),
    "closes_on": gettext_lazy("Closing date"),
    "apply_url": gettext_lazy("How to apply"),
    "apply_email": gettext_lazy("How to apply"),
    "apply_text": gettext_lazy("How to apply"),
    "body": gettext_lazy("Text of the ad"),
}
_TO_APPLY = ("apply_url", "apply_email", "apply_text")
_SHORT_TEXTS = {"title", "company", "team", "pay_text", "location_text", "start_date"}
_LONG_TEXTS = {"body", "benefits_text", "interview_steps", *_TO_APPLY}
# What the ad itself says in words. If an import changes none of it, it has only read the ad better.
_WORDS_OF_THE_AD = {"title", "body", "location_text", "pay_text", "benefits_text", *_TO_APPLY}
# The words that a fact was read from have no entry besides that of the fact, and the ways to apply have one entry.
_INCLUDED_IN = {
    "pay_text": ("pay",),
    "location_text": ("places", "work_modes"),
    "apply_email": ("apply_url",),
    "apply_text": ("apply_url", "apply_email"),
}


@dataclass(frozen=True)
class FactChange:
    """The change of one fact, such as `Skills` with `Added: Go` and `Removed: Rust`, or `Level` with `Senior → Staff`."""

    label: str
    words: list[str]


@dataclass(frozen=True)
class AdEvent:
    """What an import, an editor or the board changed in an ad at one time. `key` identifies it among those of the ad."""

    key: str
    at: datetime
    title: str
    changes: list[FactChange] = field(default_factory=list)
    by: str = ""
    repost: Posting | None = None

    @property
    def headline(self) -> str:
        """The title, with the facts that changed."""
        labels = ", ".join(dict.fromkeys(change.label for change in self.changes))
        return _("%(event)s: %(facts)s") % {"event": self.title, "facts": labels} if labels else self.title


def ad_history(posting: Posting, reposts: Iterable[Posting]) -> list[AdEvent]:
    """Return what happened to a public posting, the latest first. `reposts` are the other public postings of its job."""
    events = [*_events(posting), *_reposts(posting, reposts)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _events(posting: Posting) -> Iterator[AdEvent]:
    changes = _changes_of(posting)
    corrected = {change.field: change.pk for change in changes if change.action}
    shown = status = _first_status(changes, posting)
    if status in _PUBLIC:
        yield AdEvent("published", posting.created_at, _("Published"))
    else:
        shown = ""
    for by, some in groupby(changes, key=lambda change: change.run or change.action):
        event = list(some)
        before, status = status, next((str(change.after) for change in event if change.field == "status"), status)
        if status not in _PUBLIC:
            continue
        facts = _fact_changes(posting, event, corrected) if before in _PUBLIC else []
        if title := _status_title(shown, status) or (_("Changed") if facts else ""):
            at = getattr(by, "at", None) or by.started_at
            yield AdEvent(f"change-{event[-1].pk}", at, title, facts, _author(event) if shown else "")
        shown = status


def _changes_of(posting: Posting) -> list[Change]:
    """Return the changes of what readers see, the oldest first, at most the last MAX_CHANGES."""
    changes = Change.objects.filter(object_type=ObjectType.POSTING, object_id=posting.pk, field__in=[*LABELS, "status"])
    changes = changes.exclude(outcome__in=[ChangeOutcome.AGREED, ChangeOutcome.CONFLICT])
    latest = changes.select_related("run", "action").order_by("-pk")[:MAX_CHANGES]
    return [change for change in reversed(latest) if change.before != change.after]


def _first_status(changes: list[Change], posting: Posting) -> str:
    return next((str(change.before) for change in changes if change.field == "status"), posting.status)


def _status_title(shown: str, status: str) -> str:
    """Return the event for an ad whose public status was `shown`, empty if none; an empty text if there is no event."""
    if shown == status:
        return ""
    if not shown:
        return _("Published")
    return _("Closed") if status == Status.CLOSED else _("Opened again")


def _author(event: Sequence[Change]) -> str:
    """Return who made the changes, or an empty text if it is obvious, as when the ad only closed in its source."""
    action, fields = event[0].action, {change.field for change in event}
    if action and action.kind == ActionKind.SCHEDULED:
        return _("The closing date has passed.") if "status" in fields else ""
    if fields == {"status"}:
        return _("By an editor.") if action else ""
    if action:
        return _("Corrected by an editor.")
    return _("Changed in the ad.") if fields & _WORDS_OF_THE_AD else _("The text of the ad has not changed.")


def _reposts(posting: Posting, reposts: Iterable[Posting]) -> Iterator[AdEvent]:
    """Yield the ads for the same job that the board got on a later day."""
    for other in reposts:
        if timezone.localdate(other.created_at) > timezone.localdate(posting.created_at):
            yield AdEvent(f"repost-{other.pk}", other.created_at, _("Posted again"), repost=other)


# Facts


def _fact_changes(posting: Posting, event: Sequence[Change], corrected: Mapping[str, int]) -> list[FactChange]:
    """Return the changes of facts. `corrected` has the id of the last change by an editor, by field."""
    changes = {change.field: change for change in event}
    return [
        FactChange(str(label), _without_contacts(posting, name, _words(changes[name], corrected.get(name, 0))))
        for name, label in LABELS.items()
        if name in changes and changes.keys().isdisjoint(_INCLUDED_IN.get(name, ()))
    ]


def _without_contacts(posting: Posting, name: str, words: list[str]) -> list[str]:
    """Return words as the page of the ad shows them."""
    if name not in _SHORT_TEXTS or not posting.is_closed:
        return words
    remove = contact_filter(posting)
    return list(map(remove.pay_text if name == "pay_text" else remove.text, words))


def _words(change: Change, corrected: int) -> list[str]:
    name, before, after = change.field, change.before, change.after
    if name in _LONG_TEXTS or (name in _SHORT_TEXTS and change.pk < corrected):
        return [pgettext("of a text", "changed")]
    if name in _SHORT_TEXTS and change.action:
        return [_shown(name, after)]
    if name in _PARTS:
        old, new = (_PARTS[name](value) if value else [] for value in (before, after))
        return list(_differences(old, new))
    return [_("%(before)s → %(after)s") % {"before": _shown(name, before), "after": _shown(name, after)}]


def _differences(old: list[str], new: list[str]) -> Iterator[str]:
    """Yield which parts were added, and which were removed."""
    if added := [each for each in new if each not in old]:
        yield _("Added: %(names)s") % {"names": _joined(added)}
    if removed := [each for each in old if each not in new]:
        yield _("Removed: %(names)s") % {"names": _joined(removed)}


def _joined(names: list[str]) -> str:
    return join_parts(names) if any("," in name for name in names) else ", ".join(names)


def _shown(name: str, value: Any) -> str:
    return (Truncator(_WORDS.get(name, str)(value)).chars(_MAX_TEXT) if value else "") or _("Not stated")


def _pay(value: Any) -> str:
    pay = pay_of(value)
    words = format_pay(pay.minimum, pay.maximum, pay.currency, pay.period)
    return join_parts([words, _("varies by location")]) if words and pay.has_zones else words


def _applicants(value: Any) -> str:
    yes, no = (region_and_country_names(tuple(sorted(value[answer]))) for answer in ("yes", "no"))
    return format_applicants(yes, no, value["others"])


def _posted(value: Any) -> str:
    day, precision = value
    form = "YEAR_MONTH_FORMAT" if precision == DatePrecision.MONTH else "DATE_FORMAT"
    return formats.date_format(date.fromisoformat(day), form)


def _place(key: str) -> str:
    """Return the name of a place by its key: `Toronto, Ontario, Canada`."""
    if key in set(Region):
        return str(Region(key).label)
    code, _slash, city = key.partition("/")
    names = [city, subdivision_name(code) if "-" in code else "", country_name(code[:2])]
    return ", ".join(dict.fromkeys(name for name in names if name))


def _places(keys: list[str]) -> list[str]:
    """Return the names of the most specific places."""
    return [_place(key) for key in keys if not any(other.startswith((f"{key}-", f"{key}/")) for other in keys)]


def _skills(value: dict[str, list[str]]) -> list[str]:
    return [*value["required"], *(_("%(skill)s (preferred)") % {"skill": name} for name in value["preferred"])]


def _label_in(choices: type[TextChoices]) -> Callable[[Any], str]:
    """Return a function that returns the label of a value, or the value itself if an earlier version recorded it."""
    return lambda value: str(dict(choices.choices).get(value, value))


# How the values of the journal are shown: as the parts of those that have several, and as words.
_PARTS: dict[str, Callable[[Any], list[str]]] = {
    "places": _places,
    "work_modes": lambda modes: list(map(_label_in(WorkMode), modes)),
    "skills": _skills,
    "languages": lambda values: [format_detail("languages", [value]) for value in values],
}
_WORDS: dict[str, Callable[[Any], str]] = {
    "pay": _pay,
    "applicants": _applicants,
    "posted": _posted,
    "closes_on": lambda day: formats.date_format(date.fromisoformat(day), "DATE_FORMAT"),
    "years": lambda years: format_years(float(years)),
    "seniority": _label_in(Seniority),
    "employment": _label_in(Employment),
    "function": _label_in(Function),
    "language": language_name,
    **{
        name: _label_in(fact.choices) if fact.choices else partial(format_detail, name)
        for name, fact in DETAIL_FACTS.items()
    },
}
