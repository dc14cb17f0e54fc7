"""Editing fields of many postings at once: a form, a preview that only reads, and the edit as one recorded action."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model, QuerySet
from django.forms.boundfield import BoundField
from django.http import HttpRequest, HttpResponse

from postings.admin.bulk_actions import Selection, noun_of
from postings.admin.task_admin import run_or_queue
from postings.editing import field_edits, tasks
from postings.editing.effects import Example
from postings.editing.field_edits import COLUMNS, FIELDS, RELATED, FieldChange, PlannedEdit, Preview
from postings.editing.value_text import NOTHING
from postings.models import Posting

_MAX_TEXT = 200
_PREVIEW, _APPLY, _DIGEST, _CHANGE = "_preview", "_apply", "_digest", "_change"


class BulkEditForm(forms.ModelForm[Posting]):
    """The fields of postings, each of which is changed only if its checkbox is selected."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields = {name: self.fields[name] for name in self.fields if name in FIELDS}
        asked = self._sent(_CHANGE) if self.is_bound else []
        self.asked = [name for name in self.fields if name in asked]
        for name, form_field in self.fields.items():
            form_field.required = form_field.required and name in self.asked
            for link in ("can_add_related", "can_change_related", "can_delete_related", "can_view_related"):
                setattr(form_field.widget, link, False)

    def clean(self) -> dict[str, Any]:
        """Check only the fields to change. Whether a posting can have the values depends on its others."""
        for name in self.errors.keys() - set(self.asked):
            del self.errors[name]
        forgotten = [name for name in self.changed_data if name in self.data and name not in self.asked]
        for name in forgotten:
            self.add_error(name, "Select this field to change it, or remove the value.")
        if not self.asked and not forgotten:
            raise forms.ValidationError("Select at least one field to change.")
        return self.cleaned_data

    def _post_clean(self) -> None:
        pass  # no posting is made of the values

    def rows(self) -> Iterator[tuple[BoundField, str, bool]]:
        """Yield each field, the id of its checkbox and whether that is selected."""
        for bound in self:
            yield bound, f"change_{bound.name}", bound.name in self.asked

    def values(self) -> dict[str, Any]:
        """Return the values of the fields to change, as `field_edits` takes them."""
        return {name: _as_json(self.cleaned_data[name]) for name in self.asked}

    def sent(self) -> list[tuple[str, str]]:
        """Return what to send to submit the fields to change again."""
        values = [(name, value) for name in self.asked for value in self._sent(name)]
        return [*((_CHANGE, name) for name in self.asked), *values]

    def _sent(self, name: str) -> list[str]:
        data: Any = self.data  # a QueryDict
        return list(data.getlist(name))


def form_class(of_the_admin: type[forms.ModelForm[Posting]]) -> type[BulkEditForm]:
    """Return the form for many postings, with the fields and widgets of the form for one."""
    return type("PostingsForm", (BulkEditForm, of_the_admin), {})


def edit_fields(model_admin: Any, request: HttpRequest, postings: QuerySet[Posting]) -> HttpResponse | None:
    """Show the form, then the preview, and make the edit once the user has confirmed what the preview showed."""
    ids = list(postings.order_by("pk").values_list("pk", flat=True))
    is_sent = _PREVIEW in request.POST or _APPLY in request.POST
    form = form_class(model_admin.get_form(request))(request.POST if is_sent else None)
    context = {"count": len(ids), "form": form, "sent": _selected(request, ids), "media": model_admin.media + form.media}
    if not (is_sent and form.is_valid()):
        context = {**context, "title": "Edit fields", "preview_name": _PREVIEW, "change_name": _CHANGE}
        form_page: HttpResponse = model_admin.page(request, "admin/postings/bulk_edit.html", context)
        return form_page
    values = form.values()
    found = field_edits.preview(ids, values)
    if _APPLY in request.POST:
        if request.POST.get(_DIGEST) == found.digest:
            return _apply(model_admin, request, ids, values, form, found)
        words = "Something has changed since you opened the preview. Check it again."
        model_admin.message_user(request, words, messages.WARNING)
    context |= {
        "title": "Review changes",
        "found": found,
        "problems": found.problems.most_common(20),
        "refused": sum(found.problems.values()),
        "changes": _changes(found.shown, form),
        "refused_shown": found.refused,
        "sent": [*context["sent"], *form.sent(), (_DIGEST, found.digest)],
        "apply_name": _APPLY,
    }
    preview_page: HttpResponse = model_admin.page(request, "admin/postings/bulk_edit_preview.html", context)
    return preview_page


def _apply(
    model_admin: Any, request: HttpRequest, ids: list[int], values: dict[str, Any], form: BulkEditForm, found: Preview
) -> HttpResponse | None:
    """Make the edit, now or as a task, and add a message about the postings that it changes and does not change."""
    chosen = Selection(len(ids), ids, Counter({"already had these values": found.unchanged}))
    for problem, count in found.problems.items():
        chosen.left[f"refused ({problem.rstrip('.')})"] += count
    labels = ", ".join(_label(form, name) for name in form.asked)
    summary = f"Edited {labels} of {found.changing:,} {noun_of(Posting, found.changing)}"
    return run_or_queue(model_admin, request, tasks.EDIT_FIELDS, chosen, "changed", values=values, summary=summary)


def _selected(request: HttpRequest, ids: list[int]) -> list[tuple[str, str]]:
    """Return what to send to select the same postings again: all that match, or each."""
    across = request.POST.get("select_across", "0")
    chosen = ids[:1] if across == "1" else ids
    action = [("action", request.POST["action"]), ("select_across", across)]
    return action + [(ACTION_CHECKBOX_NAME, str(pk)) for pk in chosen]


def _as_json(value: Any) -> Any:
    """Return a cleaned value as JSON can hold it: the ids of related rows, text for dates and numbers."""
    if isinstance(value, QuerySet):
        return sorted(value.values_list("pk", flat=True))
    if isinstance(value, Model):
        return value.pk
    return value if value is None or isinstance(value, bool) else str(value)


def _label(form: BulkEditForm, name: str) -> str:
    return str(form[name].label).lower() if name in form.fields else name.replace("_", " ")


def _changes(edits: Iterable[PlannedEdit], form: BulkEditForm) -> list[Example]:
    """Return the changes of edits as text."""
    pairs = [(edit.posting, change) for edit in edits for change in edit.changes]
    names = _names([change for _, change in pairs])

    def text(change: FieldChange, value: Any) -> str:
        if change.field in COLUMNS:
            return _text(change.field, value)
        keys = value if isinstance(value, list) else [value]
        return ", ".join(names[change.field, pk] for pk in keys if pk is not None) or NOTHING

    return [
        Example(
            posting.pk,
            posting.title,
            _label(form, change.field).capitalize(),
            text(change, change.before),
            text(change, change.after),
        )
        for posting, change in pairs
    ]


def _names(changes: Iterable[FieldChange]) -> dict[tuple[str, int], str]:
    """Return the names of all related rows, by field and id, in one query a field."""
    ids: dict[str, set[int]] = {}
    for change in changes:
        for value in (change.before, change.after) if change.field in RELATED else ():
            ids.setdefault(change.field, set()).update(value if isinstance(value, list) else [value])
    return {
        (name, row.pk): str(getattr(row, "name", row))
        for name, keys in ids.items()
        for row in RELATED[name]._default_manager.filter(pk__in=keys - {None})
    }


def _text(name: str, value: Any) -> str:
    """Return the value of a column as text, shortened."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "Yes" if value else "No"
    column: Any = Posting._meta.get_field(name)
    text = str(dict(column.flatchoices).get(value, value)).strip()
    return text if len(text) <= _MAX_TEXT else f"{text[:_MAX_TEXT]}… ({len(text):,} characters)"
