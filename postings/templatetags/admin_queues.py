"""Template tags for lists of queues in the admin."""

from typing import Any

from django import template
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters

register = template.Library()


@register.simple_tag
def first_item(changelist: Any) -> str:
    """Return the URL of the page of the first row of a list, with the filters of the list; empty if it has no rows."""
    first = next(iter(changelist.result_list), None)
    if first is None:
        return ""
    context = {"preserved_filters": changelist.preserved_filters, "opts": changelist.opts}
    return add_preserved_filters(context, changelist.url_for_result(first))
