"""The facts besides the main ones, each declared once.

The three-way rule, the admin, the page of a job, comparisons, facets and commands go through this list.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from postings.choices import Citizenship, Clearance, Degree, Offer, OnCall, Travel

WORDS, LINES = " ", "\n"
# A language code, which may have a level: `fr`, `de:C1`, `en:fluent`.
LANGUAGE = r"[a-z]{2,3}(:([ABC][12]|fluent|native))?"


@dataclass(frozen=True)
class DetailFact:
    """A fact by the name of its column in `Posting`, which is also the name of its facet.

    `choices` are its values, `many` names them in the plural. A fact without `many` has no facet. A fact with several values
    has a `separator`: its column holds codes with a space before and after each (WORDS), or LINES. A number is null if it is
    not stated, and everything else is text.
    """

    name: str
    label: str | Promise
    choices: type[TextChoices] | None = None
    many: str | Promise = ""
    separator: str = ""
    is_number: bool = False

    def to_column(self, value: Any) -> Any:
        """Return what the column holds for a value or None."""
        if self.separator:
            joined = self.separator.join(value or ())
            return f" {joined} " if joined and self.separator == WORDS else joined
        return value if value is not None or self.is_number else ""

    def from_column(self, column: Any) -> Any:
        """Return the value that a column holds, or None."""
        if self.separator:
            return [part for part in column.split(self.separator) if part] or None
        return column or None

    def facet_values(self, column: Any) -> list[str]:
        """Return the values of the facet. Of a value such as `de:C1`, that is the part before the colon."""
        value = self.from_column(column)
        return [each.partition(":")[0] for each in value or ()] if self.separator else [value] if value else []


DETAIL_FACTS = {
    fact.name: fact
    for fact in (
        DetailFact("hours", _("Working hours")),
        DetailFact("degree", _("Degree"), Degree, _("degree requirements")),
        DetailFact("languages", _("Required languages"), None, _("languages"), WORDS),
        DetailFact("travel", _("Travel"), Travel, _("travel requirements")),
        DetailFact("on_call", _("On call"), OnCall, _("on-call requirements")),
        DetailFact("visa", _("Visa sponsorship"), Offer, _("answers about visa sponsorship")),
        DetailFact("relocation", _("Relocation help"), Offer, _("answers about relocation help")),
        DetailFact("clearance", _("Security clearance"), Clearance, _("clearance requirements")),
        DetailFact("citizenship", _("Citizenship"), Citizenship, _("citizenship requirements")),
        DetailFact("equity", _("Equity"), Offer, _("answers about equity")),
        DetailFact("bonus", _("Bonus"), Offer, _("answers about bonuses")),
        DetailFact("contract_months", _("Contract length"), is_number=True),
        DetailFact("weekly_hours", _("Hours a week")),
        DetailFact("start_date", _("Start date")),
        DetailFact("interview_steps", _("Interview steps"), separator=LINES),
    )
}
