"""Spellings of one company are matched automatically, and an editor can separate them permanently."""

from pathlib import Path

import pytest
from django.test import Client

from postings.editing import corrections
from postings.models import Company, CompanyAlias, Posting, Team
from postings.reference.name_keys import loose_key
from postings.sync.edited_fields import edited_fields
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EbbMark", "Ebbmark"),
        ("Ebbmark", "\u200eEbbmark"),
        ("Ebbmark", "Ebbmark, Inc."),
        ("Ebbmark GmbH", "EBBMARK"),
        ("Ebb-Mark", "Ebbmark B.V."),
        ("Ｅｂｂｍａｒｋ", "Ebbmark"),
    ],
)
def test_spellings_of_one_company_are_matched(ads: Path, one: str, other: str) -> None:
    run(write(ads, {"a.md": ad(company=one, slug="a"), "b.md": ad(company=other, slug="b")}))
    assert Company.objects.count() == 1
    assert [edited_fields(posting) for posting in Posting.objects.all()] == [[], []]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ebbmark", "Ebbmark Energy"),
        ("Co", "Inc"),
        ("?!", "!!"),
        ("Quire", "Quirefold"),
        ("मीरा", "मोरा"),
        ("C++ Group", "C# Group"),
    ],
)
def test_different_names_stay_different_companies(ads: Path, one: str, other: str) -> None:
    run(write(ads, {"a.md": ad(company=one, slug="a"), "b.md": ad(company=other, slug="b")}))
    assert Company.objects.count() == 2
    assert loose_key(one) != loose_key(other)


def test_matched_spelling_is_recorded_as_alias(ads: Path) -> None:
    run(write(ads, {"a.md": ad(company="Ebbmark", slug="a"), "b.md": ad(company="EBBMARK Inc.", slug="b")}))
    assert list(CompanyAlias.objects.values_list("name", "company__name")) == [("EBBMARK Inc.", "Ebbmark")]


@pytest.mark.parametrize("spelling", ["EBBMARK", "Ebbmark Ltd"])
def test_editor_splits_off_spelling_and_imports_follow(ads: Path, admin_client: Client, spelling: str) -> None:
    run(write(ads, {"a.md": ad(company="Ebbmark", slug="a"), "b.md": ad(company=spelling, slug="b")}))
    company, alias = Company.objects.get(), CompanyAlias.objects.get()
    data = {
        "name": "Ebbmark", "website": "", "about": "", "aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "1",
        "aliases-0-id": alias.pk, "aliases-0-company": company.pk, "aliases-0-name": spelling, "aliases-0-separate": "on",
    }  # fmt: skip
    assert admin_client.post(f"/admin/postings/company/{company.pk}/change/", data).status_code == 302

    by_name = {company.name: company for company in Company.objects.all()}
    assert set(by_name) == {"Ebbmark", spelling}
    assert [posting.company.name for posting in Posting.objects.order_by("source_key")] == ["Ebbmark", spelling]
    assert [edited_fields(posting) for posting in Posting.objects.all()] == [[], []]
    assert {team.company_id for team in Team.objects.all()} == {company.pk for company in by_name.values()}

    write(ads, {"c.md": ad(company=spelling, slug="c"), "b.md": ad(company=spelling, slug="b", body="Changed.")})
    assert run(ads).counts.conflicts == 0
    assert by_name[spelling].postings.count() == 2
    assert by_name["Ebbmark"].postings.count() == 1
    corrections.name_company(by_name[spelling])  # saving it again keeps it separate
    assert Company.objects.count() == 2


def test_new_spelling_does_not_count_as_correction(ads: Path) -> None:
    run(write(ads, {"a.md": ad(company="Ebbmark")}))
    run(write(ads, {"a.md": ad(company="Ebbmark, Inc.", title="Backend Engineer")}))
    assert edited_fields(Posting.objects.get()) == []


def test_company_cannot_take_alias_of_another(ads: Path, admin_client: Client) -> None:
    run(write(ads, {"a.md": ad(company="Ebbmark", slug="a"), "b.md": ad(company="Ebbmark, Inc.", slug="b")}))
    data = {"name": "Ebbmark, Inc.", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    page = admin_client.post("/admin/postings/company/add/", data).content.decode()
    assert "Ebbmark already uses this name." in page
    assert CompanyAlias.objects.count() == 1
