"""How facts are put into words, for pages and for the terminal alike. Knows no Django."""

from decimal import Decimal

from postings.vocabulary import PayPeriod

_PER = {
    PayPeriod.YEAR: "a year",
    PayPeriod.MONTH: "a month",
    PayPeriod.WEEK: "a week",
    PayPeriod.DAY: "a day",
    PayPeriod.HOUR: "an hour",
}


def pay_in_words(minimum: Decimal | None, maximum: Decimal | None, currency: str | None, period: str | None) -> str:
    """`65,000–95,000 USD a year`, `from 45,000 GBP a year`; empty where there is no figure.

    >>> pay_in_words(None, Decimal(120000), "EUR", None)
    'up to 120,000 EUR'
    """
    lowest, highest = _amount(minimum), _amount(maximum)
    if not lowest and not highest:
        return ""
    if lowest and highest:
        amount = lowest if lowest == highest else f"{lowest}–{highest}"
    else:
        amount = f"from {lowest}" if lowest else f"up to {highest}"
    words = [amount, currency or "", _PER[PayPeriod(period)] if period else ""]
    text = " ".join(word for word in words if word)
    return text if currency else f"{text} (currency not stated)"


def _amount(amount: Decimal | None) -> str:
    if amount is None:
        return ""
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
