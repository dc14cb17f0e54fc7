"""Renaming a company: which postings are compared with their source, and what its former name becomes."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from postings.choices import ActionKind
from postings.editing.journal import recorded
from postings.models import Company, CompanyAlias, Posting
from postings.sync import edited_fields
from tests.admin.test_posting_admin import form_values
from tests.builders import ad, make_company, run, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of the postings that are compared with their source."""
    titles: list[str] = []
    compare = edited_fields.edited_fields

    def record(posting: Posting) -> list[str]:
        titles.append(posting.title)
        return compare(posting)

    monkeypatch.setattr(edited_fields, "edited_fields", record)
    return titles


def import_three(folder: Path) -> Company:
    run(write(folder, {f"{n}.md": ad(f"Ferry Hand {n}", "Ebbmark", slug=f"ferry-hand-{n}") for n in range(3)}))
    return Company.objects.get(name="Ebbmark")


def test_only_edited_postings_are_compared_if_the_company_keeps_its_names(
    admin_client: Client, tmp_path: Path, compared: list[str]
) -> None:
    company = import_three(tmp_path)
    other = make_company("Quirefold")
    Posting.objects.filter(title="Ferry Hand 1").update(company=other)
    edited_fields.update_edited(Posting.objects.all())
    assert list(Posting.objects.edited().values_list("title", flat=True)) == ["Ferry Hand 1"]
    Posting.objects.filter(title="Ferry Hand 1").update(company=company)
    compared.clear()
    address = reverse("admin:postings_company_change", args=[company.pk])
    assert admin_client.post(address, {**form_values(admin_client.get(address)), "name": "Ebbmark Lamps"}).status_code == 302
    assert compared == ["Ferry Hand 1"]
    assert not Posting.objects.edited().exists()


def test_all_postings_are_compared_if_the_company_loses_a_name(tmp_path: Path, compared: list[str]) -> None:
    company = import_three(tmp_path)
    CompanyAlias.objects.create(company=company, name="Ebb Lamps", key="ebb lamps")
    compared.clear()
    with recorded(None, ActionKind.EDITED, "Renamed", company):
        company.aliases.all().delete()
        company.name, company.key = "Quirefold", "quirefold"
        company.save()
    assert sorted(compared) == ["Ferry Hand 0", "Ferry Hand 1", "Ferry Hand 2"]
    assert Posting.objects.edited().count() == 3


def test_former_name_is_an_alias_once(admin_client: Client, tmp_path: Path) -> None:
    company = import_three(tmp_path)
    address = reverse("admin:postings_company_change", args=[company.pk])
    admin_client.post(address, {**form_values(admin_client.get(address)), "name": "Ebbmark Lamps"})
    run(write(tmp_path, {"3.md": ad("Ferry Hand 3", "Ebbmark", slug="ferry-hand-3")}))
    assert set(Posting.objects.values_list("company__name", flat=True)) == {"Ebbmark Lamps"}
    assert list(CompanyAlias.objects.values_list("name", flat=True)) == ["Ebbmark"]
