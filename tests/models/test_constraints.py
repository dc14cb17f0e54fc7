"""Rows that the database constraints refuse."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Q, Value

from postings.models import Company, CompanyAlias, ImportRun, Posting, Team
from postings.models.constraints import Check
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "x" * 301},
        {"status": "maybe"},
        {"apply_url": "javascript:alert(1)"},
        {"apply_url": ""},
        {"apply_email": "jobs"},
        {"apply_email": "jobs@example.org\nCc: all@example.org"},
        {"apply_text": "x" * 2001},
        {"pay_min": 2, "pay_max": 1},
        {"pay_min": -1},
        {"pay_max": 0},
        {"pay_currency": "usd"},
        {"pay_currency": "US"},
        {"pay_period": "fortnight"},
        {"posted_on": date(2024, 7, 1)},
        {"posted_precision": "day"},
        {"posted_precision": "about", "posted_on": date(2024, 7, 1)},
        {"location_text": "x" * 1001},
        {"status": "open", "closed_at": datetime(2024, 7, 1, tzinfo=UTC)},
    ],
)
def test_invalid_posting_is_refused(fields: dict[str, Any]) -> None:
    posting = make_posting()
    for name, value in fields.items():
        setattr(posting, name, value)
    with pytest.raises(ValidationError):
        posting.validate_constraints()
    with pytest.raises(DatabaseError), transaction.atomic():
        posting.save()


def test_each_condition_is_checked_with_the_fields_it_names(caplog: pytest.LogCaptureFixture) -> None:
    posting = make_posting()
    for constraint in Posting._meta.constraints:
        if isinstance(constraint, Check):
            named = Q(constraint.condition).referenced_base_fields
            fields = [field for field in Posting._meta.concrete_fields if field.name in named]
            values = {field.name: Value(getattr(posting, field.attname), field) for field in fields}
            assert values and Q(constraint.condition).check(values), constraint.name
    assert caplog.records == []


def test_team_without_company_is_refused() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        make_posting(team=make_team(make_company()))


def test_duplicate_keys_and_slugs_are_refused() -> None:
    company = make_company()
    make_posting("x", source_key="https://example.org/x")
    make_team(company)
    CompanyAlias.objects.create(company=company, name="NW", key="nw")
    for again in (
        lambda: make_posting("y", source_key="https://example.org/x"),
        lambda: make_posting("y", slug=Posting.objects.get().slug),
        lambda: Company.objects.create(name="z", key=company.key, slug="z"),
        lambda: Company.objects.create(name="z", key="z", slug=company.slug),
        lambda: make_team(company, slug="other"),
        lambda: Team.objects.create(company=company, name="z", key="z", slug="tides"),
        lambda: CompanyAlias.objects.create(company=make_company("Southwind"), name="NW", key="nw"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            again()


def test_run_with_unknown_outcome_is_refused() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        ImportRun.objects.create(started_at=datetime(2024, 7, 1, tzinfo=UTC), outcome="odd")
