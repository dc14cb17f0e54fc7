"""The facts besides the main ones, each declared once.

The three-way rule, the admin, the page of a job, comparisons, facets and commands go through this list.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from postings.choices import VisaSponsorship


@dataclass(frozen=True)
class DetailFact:
    """A fact by the name of its column in `Posting`, which is also the name of its facet.

    `choices` are its values, `many` names them in the plural. A fact without `many` has no facet. A list holds several
    values, a number is null if it is not stated, and everything else is text.
    """

    name: str
    label: str | Promise
    choices: type[TextChoices] | None = None
    many: str | Promise = ""
    is_list: bool = False
    is_number: bool = False

    def to_column(self, value: Any) -> Any:
        """Return what the column holds for a value; a list with a space before and after each item."""
        if self.is_list:
            return f" {' '.join(value)} " if value else ""
        return value if value is not None or self.is_number else ""

    def from_column(self, column: Any) -> Any:
        """Return the value that a column holds, or None."""
        return (column.split() if self.is_list else column) or None

    def values(self, column: Any) -> list[Any]:
        """Return the values that a column holds."""
        value = self.from_column(column)
        return value if self.is_list else [] if value is None else [value]


DETAIL_FACTS = {
    fact.name: fact
    for fact in (
        DetailFact("visa", _("Visa sponsorship"), VisaSponsorship, _("answers on visa sponsorship")),
        DetailFact("hours", _("Working hours")),
    )
}
