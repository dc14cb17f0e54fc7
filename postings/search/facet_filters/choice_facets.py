"""Facets whose values are closed lists: choices, bands of years, languages and time zones."""

import re
from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.content.hours import fitting_offsets, format_offset
from postings.content.wording import format_zone
from postings.detail_facts import DetailFact
from postings.models import Posting
from postings.reference.gazetteer import normalize
from postings.reference.localized_names import language_codes, language_name
from postings.reference.time_zones import PLACES, zone_value
from postings.search import bands
from postings.search.facet_filters.facet import ANY, NOT_STATED, Facet, OneOf


class Details(OneOf):
    """The values of a detail fact."""

    is_hidden_if_unused = True

    def __init__(self, fact: DetailFact):
        words = dict(fact.choices.choices) if fact.choices else {}
        super().__init__(fact.label, fact.many, fact.name, words, is_ordered=True)


class WorkModes(OneOf):
    default_mode = ANY

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(is_remote=False, is_hybrid=False, is_onsite=False)
        return Q(**{f"is_{value}": True})


class Years(OneOf):
    """Minimum years of experience, in bands."""

    def __init__(self, label: str | Promise, many: str | Promise):
        words = {name: lazy(_years_band, str)(band) for name, band in bands.YEARS.items()}
        super().__init__(label, many, "years_min", words, is_ordered=True)

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(years_min=None)
        band = bands.YEARS[value]
        return Q(years_min__gte=band.start) & (Q() if band.end is None else Q(years_min__lt=band.end))


class Languages(Facet):
    _CODE = re.compile(r"[a-z]{2,3}")

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: language_name(value) for value in values if self._CODE.fullmatch(value)}

    def named(self, text: str) -> Iterable[str]:
        return language_codes(text)

    def condition(self, value: str) -> Q:
        return Q(language="" if value == NOT_STATED else value)


class DetailLanguages(Languages):
    """The languages of a detail fact, whatever their level."""

    is_hidden_if_unused = True
    default_mode = ANY

    def __init__(self, fact: DetailFact):
        super().__init__(fact.label, fact.many)
        self.column = fact.name

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(**{self.column: ""})
        return Q(**{f"{self.column}__contains": f" {value} "}) | Q(**{f"{self.column}__contains": f" {value}:"})


class Zones(Facet):
    """The offsets from UTC from which one can work as an ad demands. Ads that demand nothing are "not stated"."""

    is_hidden_if_unused = True
    offsets: Mapping[str, int] = {zone_value(offset): offset for offset in PLACES}

    def names(self, values: Iterable[str]) -> dict[str, str]:
        return {value: self._name(self.offsets[value]) for value in values if value in self.offsets}

    def merged(self, values: Iterable[str]) -> dict[str, str]:
        """Return the values whose plus sign became a space, because it stood in an address as it is."""
        plus = {value: value.replace(" ", "+", 1) for value in values if value.startswith(" ")}
        return {value: offset for value, offset in plus.items() if offset in self.offsets}

    def named(self, text: str) -> Iterable[str]:
        """Return the offset with a place of that name or written as `UTC+7`, also with a space for the plus sign."""
        written = text.upper().replace("−", "-").replace("UTC ", "UTC+")
        return [
            zone_value(offset)
            for offset, places in PLACES.items()
            if written == format_offset(offset) or normalize(text) in map(normalize, places)
        ]

    @staticmethod
    def _name(offset: int) -> str:
        return _("%(zone)s (%(places)s)") % {"zone": format_zone(offset), "places": ", ".join(PLACES[offset])}

    def condition(self, value: str) -> Q:
        stated = Posting.objects.exclude(hours="").order_by().values_list("hours", flat=True).distinct()
        if value == NOT_STATED:  # also hours of a zone in which nobody lives, such as UTC-12
            return Q(hours="") | Q(hours__in=[hours for hours in stated if not fitting_offsets(hours)])
        return Q(hours__in=[hours for hours in stated if self.offsets[value] in fitting_offsets(hours)])


def _years_band(band: bands.Band) -> str:
    """Return a label such as "3 to 4 years", "Less than 1 year" or "10 years or more"."""
    if band.end is None:
        return _("%(years)s years or more") % {"years": band.start}
    if not band.start:
        return ngettext("Less than %(years)s year", "Less than %(years)s years", band.end) % {"years": band.end}
    return _("%(start)s to %(end)s years") % {"start": band.start, "end": band.end - 1}
