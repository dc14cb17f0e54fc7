"""Renaming a company: which postings count as edited, and what its former name becomes."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from postings.choices import ActionKind
from postings.editing.journal import recorded
from postings.models import Company, CompanyAlias, Posting
from postings.sync import edited_fields
from tests.admin.test_posting_admin import form_values
from tests.builders import ad, make_company, make_posting, run, write

pytestmark = pytest.mark.django_db


def import_three(folder: Path) -> Company:
    run(write(folder, {f"{n}.md": ad(f"Ferry Hand {n}", "Ebbmark", slug=f"ferry-hand-{n}") for n in range(3)}))
    return Company.objects.get(name="Ebbmark")


def rename(company: Company, name: str, *others: str) -> None:
    """Give a company other names than it had."""
    with recorded(None, ActionKind.EDITED, "Renamed", company):
        company.aliases.all().delete()
        company.aliases.bulk_create(CompanyAlias(company=company, name=each, key=each.lower()) for each in others)
        company.name, company.key = name, name.lower()
        company.save()


def edited() -> list[list[str]]:
    """The edited fields of the postings as stored, which are those that comparing each with its source finds."""
    stored = [sorted(words.split()) for words in Posting.objects.order_by("title").values_list("edited", flat=True)]
    assert stored == [
        sorted(edited_fields.edited_fields(each)) for each in Posting.objects.order_by("title").with_spellings()
    ]
    return stored


def test_postings_count_as_edited_by_the_names_that_their_company_has(tmp_path: Path) -> None:
    company, other = import_three(tmp_path), make_company("Quirefold")
    Posting.objects.filter(title="Ferry Hand 1").update(company=other, location_text="Harbour")
    edited_fields.update_edited(Posting.objects.all())
    assert edited() == [[], ["company", "location_text"], []]
    rename(company, "Ebb", "Ebbmark")
    rename(other, "Quirefold", "Ebb")
    assert edited() == [[], ["company", "location_text"], []]
    rename(company, "Ebb")
    rename(other, "Quirefold", "Ebbmark")
    assert edited() == [["company"], ["location_text"], ["company"]]
    rename(company, "Ebbmark")
    assert edited() == [[], ["location_text"], []]


def test_more_postings_of_a_renamed_company_take_no_more_queries(tmp_path: Path) -> None:
    company = import_three(tmp_path)
    with CaptureQueriesContext(connection) as three:
        rename(company, "Quirefold")
    assert edited() == [["company"]] * 3
    for number in range(40):
        make_posting(f"Ferry Mate {number}", company=company, imported=Posting.objects.get(title="Ferry Hand 0").imported)
    rename(company, "Ebbmark")
    with CaptureQueriesContext(connection) as more:
        rename(company, "Quirefold")
    assert Posting.objects.filter(edited__contains=" company ").count() == 43
    assert len(more) == len(three)


def test_former_name_is_an_alias_once(admin_client: Client, tmp_path: Path) -> None:
    company = import_three(tmp_path)
    address = reverse("admin:postings_company_change", args=[company.pk])
    admin_client.post(address, {**form_values(admin_client.get(address)), "name": "Ebbmark Lamps"})
    run(write(tmp_path, {"3.md": ad("Ferry Hand 3", "Ebbmark", slug="ferry-hand-3")}))
    assert set(Posting.objects.values_list("company__name", flat=True)) == {"Ebbmark Lamps"}
    assert list(CompanyAlias.objects.values_list("name", flat=True)) == ["Ebbmark"]
