"""HTML of panels. A page has about 150 rows of them, so they are formatted here and not by the template engine.

All untrusted text is escaped here, where it is inserted.
"""

import html
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from postings.content.wording import format_number
from postings.search.facets.panels import Option, Panel

escape = lru_cache(maxsize=10_000)(html.escape)


@lru_cache(maxsize=10_000)
def _number(number: int, _language: str | None) -> str:
    return format_number(number)


def panels_html(
    panels: Iterable[Panel], *, invites: bool = False, search: str = "", fields: Mapping[str, SafeString] | None = None
) -> SafeString:
    """Return the HTML of panels. `search` is the URL of the search, if it is not that of the page.

    `invites` lets crawlers follow the links; it is for panels whose links lead to searches by a single value. `fields` has
    further form fields by the name of the panel that they stand in.
    """
    rel, fields = "" if invites else ' rel="nofollow"', fields or {}
    return mark_safe("".join(_panel(panel, search, rel, fields.get(panel.name, "")) for panel in panels))  # noqa: S308


def options_html(options: Iterable[Option]) -> SafeString:
    """Return the HTML of a checkbox for each value and its count, which links to the postings with only this value."""
    return mark_safe("".join(map(_row, options)))  # noqa: S308


def _panel(panel: Panel, search: str, rel: str, fields: str) -> str:
    chosen = ngettext("%(number)s selected", "%(number)s selected", panel.in_use)
    in_use = f' <span class="facet__chosen">{chosen % {"number": panel.in_use}}</span>' if panel.in_use else ""
    without = gettext("Exclude")
    excluded = "".join(
        f'<li><label><input type="checkbox" name="-{panel.name}" value="{escape(value)}" checked> '
        f"{without} <bdi>{escape(label)}</bdi></label></li>\n"
        for value, label in panel.excluded
    )
    more = gettext('Show all<span class="visually-hidden"> %(values)s</span>') % {"values": panel.many}
    return (
        f'<details class="facet" data-facet="{panel.name}"{" open" if panel.is_open else ""}>\n'
        f"<summary>{panel.label}{in_use}</summary>\n"
        f'<fieldset><legend class="visually-hidden">{panel.label}</legend>\n'
        f'<ul class="facet__options">\n{excluded}{"".join(_row(option, search, rel) for option in panel.options)}</ul>\n'
        f'<p class="facet__more"><a href="{escape(panel.more)}" rel="nofollow">{more}</a></p>\n{fields}'
        f"</fieldset>\n</details>\n"
    )


def _row(option: Option, search: str = "", rel: str = ' rel="nofollow"') -> str:
    label, whole = escape(option.label), escape(option.whole)
    name = f' aria-label="{whole}"' if whole != label else ""
    number = _number(option.total, get_language())
    alone = gettext("Only %(value)s: %(number)s") % {"value": whole, "number": number}
    children = f"\n<ul>{''.join(_row(each, search, rel) for each in option.children)}</ul>" if option.children else ""
    return (
        f'<li><label><input type="checkbox" name="{option.name}" value="{escape(option.value)}"{name}'
        f"{' checked' if option.is_chosen else ' disabled' if option.is_off else ''}> <bdi>{label}</bdi></label> "
        f'<a href="{escape(search + option.href)}"{rel} aria-label="{alone}">{number}</a>{children}</li>\n'
    )
