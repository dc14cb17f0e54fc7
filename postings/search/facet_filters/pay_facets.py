"""The facet of stated pay by currency and band."""

import re
from collections.abc import Iterable

from django.db.models import DecimalField, Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import GreaterThanOrEqual, LessThan
from django.utils.translation import gettext as _

from postings.content.wording import format_number
from postings.search import bands
from postings.search.facet_filters.facet import NOT_STATED, Facet

_AMOUNT = DecimalField(max_digits=18, decimal_places=2)


class Pays(Facet):
    """Stated pay (`any`), its currency and, for each currency, the bands of yearly pay that it overlaps."""

    has_children = children_are_ordered = True
    _VALUE = re.compile(r"([A-Z]{3})(?:-([0-9]{1,17}))?")
    # Unknown amounts are -1, below all bands, so that no comparison is NULL, which NOT in SQL would leave NULL.
    _LOWEST = Coalesce("pay_yearly_min", "pay_yearly_max", Value(-1), output_field=_AMOUNT)
    _HIGHEST = Coalesce("pay_yearly_max", "pay_yearly_min", Value(-1), output_field=_AMOUNT)

    def names(self, values: Iterable[str]) -> dict[str, str]:
        found = {value: self._name(value) for value in values}
        return {value: name for value, name in found.items() if name}

    def _name(self, value: str) -> str:
        if value == bands.ANY_PAY:
            return _("Stated")
        match = self._VALUE.fullmatch(value)
        if match is None or (match[2] and (str(int(match[2])) != match[2] or bands.pay_band(int(match[2])) is None)):
            return ""
        currency = _("Currency not stated") if match[1] == bands.NO_CURRENCY else match[1]
        if not match[2]:
            return currency
        return _("%(currency)s, %(band)s a year") % {"currency": currency, "band": self._format_band(int(match[2]))}

    @staticmethod
    def _format_band(start: int) -> str:
        band = bands.pay_band(start)
        return f"{format_number(start)}–{format_number(band.end or 0)}" if band else ""

    def condition(self, value: str) -> Q:
        if value == NOT_STATED:
            return Q(pay_min=None, pay_max=None)
        stated = ~Q(pay_min=None, pay_max=None)
        if value == bands.ANY_PAY:
            return stated
        currency, _, start = value.partition("-")
        stated &= Q(pay_currency__in=["", currency]) if currency == bands.NO_CURRENCY else Q(pay_currency=currency)
        band = bands.pay_band(int(start)) if start else None
        if band is None:
            return stated
        return stated & Q(LessThan(self._LOWEST, band.end)) & Q(GreaterThanOrEqual(self._HIGHEST, band.start))

    def ancestors(self, value: str) -> tuple[str, ...]:
        currency, hyphen, _ = value.partition("-")
        return () if value in {bands.ANY_PAY, NOT_STATED} else (currency, bands.ANY_PAY) if hyphen else (bands.ANY_PAY,)

    def is_top_level(self, value: str) -> bool:
        return "-" not in value

    def short(self, value: str, label: str) -> str:
        start = value.partition("-")[2]
        return self._format_band(int(start)) if start else label

    def order(self, value: str) -> int:
        return int(value.partition("-")[2] or 0)
