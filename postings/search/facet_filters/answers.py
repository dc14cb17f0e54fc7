"""Filters by what ads state about a question: whether one can apply from a country, or whether the pay is high enough.

An ad says yes, says nothing, or says no. By default the ads that say no are hidden, and those that say nothing are kept.
"""

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from postings.choices import Answer
from postings.models.querysets import PostingQuerySet
from postings.reference.currencies import is_currency
from postings.reference.gazetteer import is_country
from postings.search.facet_filters.facet import NOT_STATED, OneOf

DEFAULT_ANSWERS = (NOT_STATED, Answer.YES)
_SALARY = re.compile("[1-9][0-9]{0,11}")


class Answers(OneOf):
    """The answers of ads to the question that another parameter asks; without effect if it is not given."""

    def __init__(self, label: str | Promise, asked_by: str, words: Mapping[str, str | Promise]):
        super().__init__(label, _("answers"), "", words)
        self.asked_by = asked_by

    def filter(self, qs: PostingQuerySet, value: Iterable[str]) -> PostingQuerySet:
        """Return the postings unchanged: the filter that asks the question applies the answers."""
        return qs


def applicant_answers() -> Answers:
    words = {Answer.YES: _("Yes"), NOT_STATED: _("Not stated"), Answer.NO: _("No")}
    return Answers(_("Can apply"), "from", words)


def salary_answers() -> Answers:
    words = {
        Answer.YES: pgettext_lazy("a salary", "At least that amount"),
        NOT_STATED: pgettext_lazy("a salary", "Not stated or in another currency"),
        Answer.NO: pgettext_lazy("a salary", "Less"),
    }
    return Answers(_("Salary stated"), "salary_min", words)


def check_country(code: str) -> None:
    if code and not is_country(code):
        raise ValidationError(
            gettext("“%(code)s” is not a country. Use its name or its code, such as CA."), params={"code": code}
        )


def check_salary(amount: str) -> None:
    if not _SALARY.fullmatch(amount):
        raise ValidationError(
            gettext("“%(amount)s” is not an amount. Enter a whole number, such as 80000."), params={"amount": amount}
        )


def check_currency(code: str) -> None:
    if not is_currency(code):
        raise ValidationError(gettext("“%(code)s” is not a currency. Use its code, such as EUR."), params={"code": code})
