"""Autocompletion of related fields, in the order of the admin's search."""

from typing import Any

from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import QuerySet
from django.http import HttpRequest

# The name by which the admin's search orders a queryset by how well its rows match.
RANK = "search_rank"


class AutocompleteView(AutocompleteJsonView):
    """The best match first, equally good ones by `suggestion_order` of the model admin, each with the text of `label_of`."""

    model_admin: Any

    def process_request(self, request: HttpRequest) -> Any:
        term, *rest = super().process_request(request)
        return term.replace("\0", "").strip(), *rest

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        rank = [RANK] if RANK in found.query.annotations else []
        return found.order_by(*rank, *self.model_admin.suggestion_order, "pk")

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": self.model_admin.label_of(obj)}
