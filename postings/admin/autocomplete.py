"""Autocompletion of related fields: exact matches first, then names that begin with the text, then the most used."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest


class AutocompleteView(AutocompleteJsonView):
    """Autocompletion in the order of `for_autocompletion` and with the labels of `label_of`, methods of the model admin."""

    model_admin: Any

    def process_request(self, request: HttpRequest) -> Any:
        term, *rest = super().process_request(request)
        return term.replace("\0", "").strip(), *rest

    def get_queryset(self) -> QuerySet[Any]:
        found = super().get_queryset()
        return self.model_admin.for_autocompletion(found, self.term) if self.term else found

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": self.model_admin.label_of(obj)}


def best_first(rows: QuerySet[Any], exact: Any, beginning: Any, *order: str) -> QuerySet[Any]:
    """Order rows: those that meet the condition `exact`, then those that meet `beginning`, then the others."""
    match = Case(When(exact, then=Value(0)), When(beginning, then=Value(1)), default=Value(2))
    found: QuerySet[Any] = rows.annotate(match=match).order_by("match", *order, "pk")
    return found
