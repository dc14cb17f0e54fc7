"""Constraints that several models share. SQLite ignores the maximum length of a column, so it needs a constraint."""

from django.db.models import CheckConstraint, Q, TextChoices
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThan, LessThanOrEqual


def at_most(field: str, length: int, name: str) -> CheckConstraint:
    return CheckConstraint(condition=LessThanOrEqual(Length(field), length), name=name)


def not_empty(field: str, name: str) -> CheckConstraint:
    return CheckConstraint(condition=GreaterThan(Length(field), 0), name=name)


def one_of(field: str, choices: type[TextChoices], name: str, *, or_empty: bool = False) -> CheckConstraint:
    allowed = [*choices.values, *([""] if or_empty else [])]
    return CheckConstraint(condition=Q(**{f"{field}__in": allowed}), name=name)
