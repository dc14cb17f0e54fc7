"""Template tags for pages of the admin that show imports and recorded changes."""

from django import template
from django.contrib.admin.utils import label_for_field
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from postings.choices import ObjectType
from postings.editing.value_text import display_value, label, lines_that_differ
from postings.models import Change, ImportRun

register = template.Library()

# By count of a run, the model of the counted rows and the query string of its changelist, which the id of the run completes.
_ROWS_OF_A_RUN = {
    "new": ("posting", "made_by="),
    "changed": ("posting", "changed_by="),
    "closed": ("posting", "closed_by="),
    "reopened": ("posting", "reopened_by="),
    "set_aside": ("finding", "state=all&set_aside__exact=1&run__id__exact="),
}


@register.simple_tag
def restore_url(model: str, pk: int, last: int) -> str:
    return reverse(f"admin:postings_{model}_restore", args=[pk, last])


@register.simple_tag
def number_of(run: ImportRun, column: str) -> str:
    """Return a count of a run, as a link to the counted rows unless the run was rolled back."""
    count = f"{getattr(run, column):,}"
    if count == "0" or run.undone_by.all():
        return count
    if column == "conflicts":
        url = reverse("admin:postings_importrun_change", args=[run.pk]) + "?conflicts"
    else:
        model, query = _ROWS_OF_A_RUN[column]
        url = reverse(f"admin:postings_{model}_changelist") + f"?{query}{run.pk}"
    name = capfirst(str(label_for_field(column, ImportRun)))
    return format_html('<a href="{}" aria-label="{} in import {}: {}">{}</a>', url, name, run.pk, count, count)


@register.simple_tag
def object_url(change: Change) -> str:
    """Return the admin URL of the object of a change, or an empty string if it has no page."""
    try:
        return reverse(f"admin:postings_{change.object_type}_change", args=[change.object_id])
    except NoReverseMatch:
        return ""


@register.filter
def what_changed(change: Change) -> str:
    if change.object_type == ObjectType.SKILL and change.field == "spellings":
        return "spellings"
    return label(change.field) if change.field else change.get_object_type_display().lower()


@register.filter
def before_value(change: Change) -> str:
    return display_value(change.field, change.before)


@register.filter
def after_value(change: Change) -> str:
    return display_value(change.field, change.after)


@register.filter
def kept_over(change: Change) -> str:
    """Return the value of the source in a conflict, in which the site's own value was kept; empty for other outcomes."""
    return display_value(change.field, change.base_after) if change.outcome == "conflict" else ""


@register.filter
def difference_of_texts(change: Change) -> list[tuple[str, str]]:
    other = change.base_after if change.outcome == "conflict" else change.after
    return lines_that_differ(change.before, other)
