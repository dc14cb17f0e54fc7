"""What the desk's pages say of recorded changes."""

from django import template
from django.urls import NoReverseMatch, reverse

from postings.editing.words import in_words, label, lines_that_differ
from postings.models import Change

register = template.Library()


@register.simple_tag
def restore_url(model: str, pk: int, last: int) -> str:
    return reverse(f"admin:postings_{model}_restore", args=[pk, last])


@register.simple_tag
def subject_url(change: Change) -> str:
    """Where the admin shows what a change is about; nowhere for what has no page."""
    try:
        return reverse(f"admin:postings_{change.subject}_change", args=[change.subject_id])
    except NoReverseMatch:
        return ""


@register.filter
def what_changed(change: Change) -> str:
    return label(change.field) if change.field else change.get_subject_display().lower()


@register.filter
def before_in_words(change: Change) -> str:
    return in_words(change.field, change.before)


@register.filter
def after_in_words(change: Change) -> str:
    return in_words(change.field, change.after)


@register.filter
def kept_over(change: Change) -> str:
    """What the source said where the board's value was kept over it."""
    return in_words(change.field, change.base_after) if change.outcome == "conflict" else ""


@register.filter
def difference_of_texts(change: Change) -> list[tuple[str, str]]:
    other = change.base_after if change.outcome == "conflict" else change.after
    return lines_that_differ(change.before, other)
