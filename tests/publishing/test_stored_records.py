"""Stored records are used as long as they are those of their postings, and never longer."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from postings.models import ChangeEntry, Company, Posting, Skill, StoredRecord
from postings.publishing import stored_records
from postings.publishing.change_log import catch_up, number_changes
from postings.publishing.posting_records import posting_records
from postings.publishing.stored_records import read_records, records_as_json
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db


def test_current_records_cost_one_query_and_are_those_that_are_made(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ids = [make_posting(company=make_company(f"Company {number}")).pk for number in range(5)]
    number_changes()
    with django_assert_num_queries(1):
        stored = read_records(reversed(ids))
    assert stored == posting_records(reversed(ids))


def test_changed_posting_has_its_new_record_before_it_is_numbered() -> None:
    first, second = make_posting("First", company=make_company()), make_posting("Second", company=make_company("Other"))
    number_changes()
    Posting.objects.filter(pk=first.pk).update(title="First again")
    Company.objects.filter(postings=second).update(name="Renamed")
    titles = [record["title"] for record in read_records([first.pk, second.pk])]
    names = [record["company"]["name"] for record in read_records([first.pk, second.pk])]
    assert (titles, names) == (["First again", "Second"], ["Northwind Tidal", "Renamed"])


def test_record_has_the_new_name_of_a_skill() -> None:
    posting, skill = make_posting(), Skill.objects.get(slug="go")
    posting.posting_skills.create(skill=skill, is_required=True)
    number_changes()
    Skill.objects.filter(pk=skill.pk).update(name="Golang")
    assert [each["name"] for each in read_records([posting.pk])[0]["skills"]["required"]] == ["Golang"]


@pytest.mark.parametrize("status", ["hidden", "draft"])
def test_posting_that_is_no_longer_public_has_no_record(status: str) -> None:
    posting = make_posting()
    number_changes()
    Posting.objects.filter(pk=posting.pk).update(status=status)
    assert records_as_json([posting.pk]) == []
    number_changes()
    assert records_as_json([posting.pk]) == []
    assert not StoredRecord.objects.exists()


def test_deleted_posting_has_no_record() -> None:
    posting = make_posting()
    number_changes()
    pk = posting.pk
    posting.delete()
    assert records_as_json([pk]) == []
    number_changes()
    assert not StoredRecord.objects.exists()


def test_contact_data_is_not_stored_after_closing() -> None:
    posting = make_posting(apply_email="ada@example.org", benefits_text="Ask ada@example.org")
    number_changes()
    Posting.objects.filter(pk=posting.pk).update(status="closed")
    assert "ada@" not in records_as_json([posting.pk])[0]
    number_changes()
    assert "ada@" not in StoredRecord.objects.get().record


def test_records_of_another_version_are_not_used_and_are_made_anew(
    settings: Any, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ids = [make_posting().pk for _ in range(3)]
    number_changes()
    monkeypatch.setattr(stored_records, "code_version", lambda: "of another version")
    with CaptureQueriesContext(connection) as queries:
        read_records(ids)
    assert len(queries) > 1
    catch_up(seconds=60)
    with django_assert_num_queries(1):
        read_records(ids)
    settings.SITE_URL = "https://moved.example.org"
    assert all("https://moved.example.org/jobs/" in json.loads(record)["url"] for record in records_as_json(ids))


def test_record_that_another_version_makes_differently_is_told_as_a_change() -> None:
    """Even if nobody has increased the version of the records in the log."""
    posting = make_posting()
    number_changes()
    number = ChangeEntry.objects.get().number
    StoredRecord.objects.update(version="older")
    ChangeEntry.objects.update(digest="of another record")
    catch_up(seconds=60)
    assert ChangeEntry.objects.get(slug=posting.slug).number == number + 1
