"""What open postings usually pay in a currency."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models.functions import Coalesce

from postings.models import Posting

# Fewer postings say too little.
_LEAST = 5


class UsualPay(NamedTuple):
    """Yearly pay in a currency: the amounts below which a tenth, half and nine tenths of the open postings are."""

    postings: int
    low: Decimal
    median: Decimal
    high: Decimal


def usual_pay(currency: str) -> UsualPay | None:
    """Return the usual yearly pay, or None if too few open postings state plausible pay in the currency."""
    amount = Coalesce("pay_yearly_max", "pay_yearly_min")
    paid = Posting.objects.open().filter(pay_currency=currency).annotate(amount=amount).exclude(amount=None)
    count = paid.count()
    if count < _LEAST:
        return None
    amounts = paid.order_by("amount", "pk").values_list("amount", flat=True)
    return UsualPay(count, *(amounts[int((count - 1) * part)] for part in (0.1, 0.5, 0.9)))
