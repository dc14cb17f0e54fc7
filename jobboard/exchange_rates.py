"""The operator's exchange rates: a TOML or JSON file with their date, their source, a base currency and the rates."""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

_CURRENCY = re.compile("[A-Z]{3}")


@dataclass(frozen=True)
class ExchangeRates:
    """How much of each currency one unit of the base currency is worth, on a date, according to a source."""

    date: datetime.date
    source: str
    base: str
    rates: Mapping[str, Decimal]


def read_exchange_rates(file: Path) -> ExchangeRates:
    """Return the rates in a file. Raise OSError if it cannot be read and ValueError if it has no valid rates."""
    text = file.read_text("utf-8")
    if file.suffix == ".json":
        return _parse(json.loads(text, parse_float=Decimal, parse_int=Decimal))
    return _parse(tomllib.loads(text, parse_float=Decimal))


def _parse(content: Any) -> ExchangeRates:
    missing = [
        name for name in ("date", "source", "base", "rates") if not isinstance(content, dict) or not content.get(name)
    ]
    if missing:
        raise ValueError(f"it has no {missing[0]}")
    base = str(content["base"])
    if not isinstance(content["rates"], dict):
        raise ValueError("rates is not a table")
    rates = {code: _rate(code, rate) for code, rate in {**content["rates"], base: 1}.items()}
    return ExchangeRates(_date(content["date"]), str(content["source"]).strip(), base, rates)


def _date(value: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(f"{value} is not a date such as 2026-11-01") from None


def _rate(code: str, value: Any) -> Decimal:
    if not _CURRENCY.fullmatch(code):
        raise ValueError(f"{code} is not a currency code such as EUR")
    try:
        rate = Decimal(str(value))
    except InvalidOperation:
        rate = Decimal(0)
    if not (rate.is_finite() and Decimal("1e-9") < rate < Decimal("1e9")):
        raise ValueError(f"the rate of {code} is {value}")
    return rate
