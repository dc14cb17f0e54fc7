"""HTML of panels. A page has about 150 rows of them, so they are formatted here and not by the template engine.

All untrusted text is escaped here, where it is inserted.
"""

import html
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, ngettext

from postings.content.wording import format_number
from postings.search.facets.panels import MAX_SHOWN, Option, Panel

_NOTHING: Mapping[str, str] = MappingProxyType({})
escape = lru_cache(maxsize=10_000)(html.escape)


@lru_cache(maxsize=10_000)
def _number(number: int, _language: str | None) -> str:
    return format_number(number)


def panels_html(
    panels: Iterable[Panel],
    *,
    invites: bool = False,
    search: str = "",
    finds: bool = False,
    beginnings: Mapping[str, str] = _NOTHING,
    ends: Mapping[str, str] = _NOTHING,
) -> SafeString:
    """Return the HTML of panels. `search` is the URL of the search, if it is not that of the page.

    `invites` lets crawlers follow the links; it is for panels whose links lead to searches by a single value. `finds` adds a
    search field to long panels, for a form of the page. `beginnings` and `ends` are HTML to show above and below the values,
    by facet.
    """
    rel = "" if invites else ' rel="nofollow"'
    shown = [_panel(each, search, rel, finds, beginnings.get(each.name, ""), ends.get(each.name, "")) for each in panels]
    return mark_safe("".join(shown))  # noqa: S308


def options_html(options: Iterable[Option]) -> SafeString:
    """Return the HTML of a checkbox for each value and its count, which links to the postings with only this value."""
    return mark_safe("".join(map(_row, options)))  # noqa: S308


def _panel(panel: Panel, search: str, rel: str, finds: bool, beginning: str, end: str) -> str:
    chosen = ngettext("%(number)s selected", "%(number)s selected", panel.in_use)
    in_use = f' <span class="facet__chosen">{chosen % {"number": panel.in_use}}</span>' if panel.in_use else ""
    without = gettext("Exclude")
    excluded = "".join(
        f'<li><label><input type="checkbox" name="-{panel.name}" value="{escape(value)}" checked> '
        f"{without} <bdi>{escape(label)}</bdi></label></li>\n"
        for value, label in panel.excluded
    )
    return (
        f'<details class="facet" data-facet="{panel.name}"{" open" if panel.is_open else ""}>\n'
        f"<summary>{panel.label}{in_use}</summary>\n"
        f'<fieldset><legend class="visually-hidden">{panel.label}</legend>\n{_mode(panel, search)}{beginning}'
        f'<ul class="facet__options">\n{excluded}{"".join(_row(option, search, rel) for option in panel.options)}</ul>\n'
        f"{_rest(panel, search, rel)}{_find(panel) if finds and panel.too_many else ''}"
        f"{_all(panel)}{end}"
        f"</fieldset>\n</details>\n"
    )


def _all(panel: Panel) -> str:
    """Return the link to the page of a facet, whose only use for a few values is to exclude some."""
    if not (panel.options or panel.rest or panel.too_many):
        return ""
    words = (
        gettext('Show all<span class="visually-hidden"> %(values)s</span>')
        if panel.too_many
        else gettext('Exclude<span class="visually-hidden"> %(values)s</span>')
    )
    return f'<p class="facet__more"><a href="{escape(panel.more)}" rel="nofollow">{words % {"values": panel.many}}</a></p>\n'


def _mode(panel: Panel, search: str) -> str:
    """Return the field with the way to combine selected values, and the links to change it if several are selected."""
    field = f'<input type="hidden" name="{panel.name}_mode" value="{panel.mode}">\n' if panel.mode else ""
    if not panel.modes:
        return field
    links = "".join(
        f"<strong>{mode.label}</strong> "
        if mode.is_used
        else f'<a href="{escape(search + mode.href)}" rel="nofollow">{mode.label}</a> '
        for mode in panel.modes
    )
    return f'{field}<p class="facet__modes">{links}</p>\n'


def _rest(panel: Panel, search: str, rel: str) -> str:
    if not panel.rest:
        return ""
    more = gettext('Show more<span class="visually-hidden"> %(values)s</span>') % {"values": panel.many}
    rows = "".join(_row(option, search, rel) for option in panel.rest)
    return f'<details class="facet__rest"><summary>{more}</summary>\n<ul class="facet__options">\n{rows}</ul>\n</details>\n'


def _find(panel: Panel) -> str:
    """Return a field that searches all values, which belongs to the form `find-NAME` of the page."""
    label, find = gettext("Search %(values)s") % {"values": panel.many}, gettext("Find")
    return (
        f'<p class="facet__find"><label for="find-in-{panel.name}">{label}</label>'
        f'<input id="find-in-{panel.name}" type="search" name="find" form="find-{panel.name}" maxlength="200" '
        f'autocomplete="off"><button class="button--quiet" form="find-{panel.name}">{find}</button></p>\n'
    )


def _row(option: Option, search: str = "", rel: str = ' rel="nofollow"') -> str:
    label, whole = escape(option.label), escape(option.whole)
    name = f' aria-label="{whole}"' if whole != label else ""
    return (
        f'<li><label><input type="checkbox" name="{option.name}" value="{escape(option.value)}"{name}'
        f"{' checked' if option.is_chosen else ' disabled' if option.is_off else ''}> <bdi>{label}</bdi></label> "
        f"{_total(option, whole, search, rel)}{_children(option, search, rel)}</li>\n"
    )


def _total(option: Option, whole: str, search: str, rel: str) -> str:
    number = _number(option.total, get_language())
    if not option.href:
        return f"<span>{number}</span>"
    words = gettext("%(value)s as well: %(number)s") if option.is_added else gettext("Only %(value)s: %(number)s")
    label = words % {"value": whole, "number": number}
    return f'<a href="{escape(search + option.href)}"{rel} aria-label="{label}">{number}</a>'


def _children(option: Option, search: str, rel: str) -> str:
    """Return the values inside a value, of which only the first are expanded."""
    if not option.children:
        return ""
    shown = 0 if option.are_bands else MAX_SHOWN
    first, rest = option.children[:shown], option.children[shown:]
    rows = "".join(_row(each, search, rel) for each in first)
    if rest:
        more = gettext("Salary bands") if option.are_bands else gettext("Show more")
        others = "".join(_row(each, search, rel) for each in rest)
        opened = " open" if any(each.is_chosen for each in rest) else ""
        inside = f'<span class="visually-hidden"> ({escape(option.whole)})</span>'
        rows += (
            f'<li><details class="facet__rest"{opened}><summary>{more}{inside}</summary>\n<ul>{others}</ul></details></li>\n'
        )
    return f"\n<ul>{rows}</ul>"
