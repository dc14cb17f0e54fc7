"""Editors' corrections survive imports: the three-way rule for each field of a stored posting."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from postings.content.rendering import render_sections
from postings.editing import corrections
from postings.models import Category, Change, Company, Place, Posting, Skill, Team
from postings.sync.edited_fields import edited_fields
from tests.builders import ad, make_company, make_team, run, write

pytestmark = pytest.mark.django_db

PATH = "jobs/Python/2024-07/x/README.md"
FOLDER = "jobs/Python/2024-07"


def correct(**values: Any) -> Callable[[Posting], None]:
    def edit(posting: Posting) -> None:
        for name, value in values.items():
            setattr(posting, name, value)
        posting.save()

    return edit


def correct_company(posting: Posting) -> None:
    posting.company, posting.team = make_company("Southwind"), None
    posting.save()


def correct_team(posting: Posting) -> None:
    posting.team = make_team(Company.objects.get(postings=posting), "Harbours")
    posting.save()


def correct_categories(posting: Posting) -> None:
    posting.categories.set([Category.objects.create(name="Corrected")])


def correct_places(posting: Posting) -> None:
    posting.places.set([Place.objects.create(key="PT", kind="country", name="Portugal", country="PT")])


def correct_skills(posting: Posting) -> None:
    skill = Skill.objects.create(name="Tidescript", key="tidescript", slug="tidescript")
    posting.posting_skills.all().delete()
    posting.posting_skills.create(skill=skill, is_required=False)


GERMAN = "Wir messen die Höhe der Gezeiten und suchen für unser Büro eine Person, die mit uns an der Küste arbeitet. " * 3


def stored_value(posting: Posting, field: str) -> Any:
    """Return the stored value of a field."""
    posting = Posting.objects.get(pk=posting.pk)
    match field:
        case "pay":
            return posting.pay_min, posting.pay_max, posting.pay_currency, posting.pay_period
        case "posted":
            return posting.posted_on, posting.posted_precision
        case "company" | "team":
            return getattr(posting, field) and getattr(posting, field).name
        case "categories":
            return sorted(category.name for category in posting.categories.all())
        case "places":
            return sorted(place.key for place in posting.places.all())
        case "skills":
            return [(each.skill.name, each.is_required) for each in posting.posting_skills.all()]
        case "work_modes":
            return posting.work_modes
        case "applicants":
            return posting.apply_from, posting.apply_not_from, posting.apply_from_others
        case "years":
            return posting.years_min
        case "body":
            return posting.body, posting.sections, posting.excerpt
    return getattr(posting, field)


# The field, an editor's correction, and the arguments of `ad` and the folder with which the source changes it.
CORRECTIONS: list[tuple[str, Callable[[Posting], None], dict[str, Any], str]] = [
    ("title", correct(title="Corrected"), {"title": "Engineer, Tides"}, FOLDER),
    ("company", correct_company, {"company": "Westwind"}, FOLDER),
    ("team", correct_team, {"title": "Backend Engineer, Ports"}, FOLDER),
    ("location_text", correct(location_text="Corrected"), {"badges": "`💰 65k-95k USD` `🌎 Halifax`"}, FOLDER),
    ("pay_text", correct(pay_text="Corrected"), {"badges": "`💰 70k USD` `🌎 Remote, Canada`"}, FOLDER),
    ("pay", correct(pay_min=Decimal(1), pay_currency="EUR"), {"badges": "`💰 70k USD` `🌎 Remote, Canada`"}, FOLDER),
    (
        "benefits_text",
        correct(benefits_text="Corrected"),
        {"badges": "`💰 65k-95k USD` `🌎 Remote, Canada` `❤️ dog`"},
        FOLDER,
    ),
    (
        "body",
        correct(body="Corrected", sections=render_sections("Corrected")[0], excerpt="Corrected"),
        {"body": "Other."},
        FOLDER,
    ),
    ("categories", correct_categories, {}, "jobs/Golang/2024-07"),
    ("posted", correct(posted_on=date(2024, 7, 3), posted_precision="day"), {}, "jobs/Python/2024-06"),
    ("function", correct(function="design"), {"title": "Frontend Engineer, Tides"}, FOLDER),
    ("seniority", correct(seniority="staff"), {"title": "Senior Backend Engineer, Tides"}, FOLDER),
    ("employment", correct(employment="contract"), {"title": "Backend Engineer, Tides (Part-time)"}, FOLDER),
    ("years", correct(years_min=Decimal(9)), {"body": "### Requirements\n\n* 5+ years of experience"}, FOLDER),
    ("skills", correct_skills, {"body": "### Requirements\n\n* Experience with Python"}, FOLDER),
    ("language", correct(language="fr"), {"body": GERMAN}, FOLDER),
    ("places", correct_places, {"badges": "`💰 65k-95k USD` `🌎 Remote, Poland`"}, FOLDER),
    ("work_modes", correct(is_onsite=True), {"badges": "`💰 65k-95k USD` `🌎 Hybrid, Canada`"}, FOLDER),
    (
        "applicants",
        correct(apply_from=" FR ", apply_from_others="no"),
        {"badges": "`💰 65k-95k USD` `🌎 Remote, Poland`"},
        FOLDER,
    ),
    ("apply_url", correct(apply_url="https://corrected.example.org/"), {}, ""),
]


@pytest.fixture
def postings(ads: Path) -> dict[str, Posting]:
    """A posting for each field."""
    for field, *_ in CORRECTIONS:
        write(ads, {f"{FOLDER}/{field}/README.md": ad(slug=field)})
    run(ads)
    return {field: Posting.objects.get(apply_url__endswith=f"/{field}") for field, *_ in CORRECTIONS}


def correct_each(postings: dict[str, Posting]) -> None:
    for field, edit, *_ in CORRECTIONS:
        edit(postings[field])


def change_each(ads: Path) -> list[str]:
    """Change each field in the source, but the link that tells postings apart, and return the fields."""
    for field, _edit, change, folder in CORRECTIONS[:-1]:
        (ads / FOLDER / field / "README.md").unlink()
        write(ads, {f"{folder}/{field}/README.md": ad(**{"slug": field, **change})})
    return [field for field, *_ in CORRECTIONS[:-1]]


def stored_values(postings: dict[str, Posting]) -> dict[str, Any]:
    return {field: stored_value(posting, field) for field, posting in postings.items()}


def test_corrections_survive_unchanged_source(ads: Path, postings: dict[str, Posting]) -> None:
    imported = stored_values(postings)
    correct_each(postings)
    corrected = stored_values(postings)
    assert [field for field in postings if corrected[field] == imported[field]] == []

    write(ads, {"second.md": ad(slug="second")})  # so that there is something to do
    assert run(ads).counts.conflicts == 0
    assert stored_values(postings) == corrected
    for field, posting in postings.items():
        assert field in edited_fields(Posting.objects.get(pk=posting.pk))


def test_uncorrected_fields_follow_source(ads: Path, postings: dict[str, Posting]) -> None:
    imported = stored_values(postings)
    fields = change_each(ads)

    counts = run(ads).counts
    assert (counts.changed, counts.conflicts) == (len(fields), 0)
    stored = stored_values(postings)
    assert [field for field in fields if stored[field] == imported[field]] == []
    assert not Posting.objects.edited().exists()


def test_corrections_are_kept_and_conflicts_reported_when_both_change(ads: Path, postings: dict[str, Posting]) -> None:
    correct_each(postings)
    corrected = stored_values(postings)
    fields = change_each(ads)

    report = run(ads)
    assert report.counts.conflicts == len(fields)
    assert stored_values(postings) == corrected
    conflicts = Change.objects.filter(outcome="conflict")
    assert {conflict.object_id: conflict.field for conflict in conflicts} == {postings[field].pk: field for field in fields}
    assert {conflict.run_id for conflict in conflicts} == {report.run_id}
    assert [conflict.field for conflict in conflicts if conflict.base_before == conflict.base_after] == []

    # A conflict is reported once, and the correction stays.
    assert run(ads).counts.conflicts == 0
    assert stored_values(postings) == corrected


@pytest.fixture
def posting(ads: Path) -> Posting:
    write(ads, {PATH: ad()})
    run(ads)
    return Posting.objects.get()


def test_no_conflict_when_source_adopts_correction(ads: Path, posting: Posting) -> None:
    correct(location_text="Halifax")(posting)
    write(ads, {PATH: ad(badges="`💰 65k-95k USD` `🌎 Halifax`")})

    assert run(ads).counts.conflicts == 0
    assert edited_fields(Posting.objects.get()) == []
    write(ads, {PATH: ad(badges="`💰 65k-95k USD` `🌎 Truro`")})
    run(ads)
    assert Posting.objects.get().location_text == "Truro"


def test_other_fields_follow_source_after_correction(ads: Path, posting: Posting) -> None:
    correct(title="Corrected")(posting)
    write(ads, {PATH: ad(badges="`🌎 Halifax`")})
    run(ads)
    posting.refresh_from_db()
    assert (posting.title, posting.location_text, posting.pay_min) == ("Corrected", "Halifax", None)


@pytest.mark.parametrize("status", ["hidden", "closed"])
def test_hidden_or_closed_posting_is_not_reopened(ads: Path, posting: Posting, status: str) -> None:
    correct(status=status)(posting)
    write(ads, {PATH: ad(body="Changed.")})
    run(ads)
    assert Posting.objects.get().status == status


def test_hidden_posting_stays_hidden_when_file_returns(ads: Path, posting: Posting) -> None:
    correct(status="hidden")(posting)
    write(ads, {"other.md": ad(slug="other")})
    (ads / PATH).unlink()
    run(ads, force=True)
    write(ads, {PATH: ad()})
    counts = run(ads).counts
    posting.refresh_from_db()
    assert (posting.status, counts.conflicts, counts.reopened) == ("hidden", 0, 0)


def test_renamed_company_and_team_keep_old_and_get_new_postings(ads: Path, posting: Posting) -> None:
    company, team = Company.objects.get(), Team.objects.get()
    company.name, team.name = "Northwind", "Tide Tables"
    corrections.name_company(company)
    corrections.name_team(team)

    write(ads, {PATH: ad(body="Changed."), "second.md": ad(slug="second")})
    assert run(ads).counts.conflicts == 0
    assert Company.objects.count() == Team.objects.count() == 1
    assert Posting.objects.filter(company__name="Northwind", team__name="Tide Tables").count() == 2


def test_manual_posting_is_not_changed(ads: Path, posting: Posting) -> None:
    by_hand = Posting.objects.create(title="By hand", slug="by-hand", apply_url="https://example.org/x")
    write(ads, {"other.md": ad(slug="other")})
    run(ads)
    by_hand.refresh_from_db()
    assert by_hand.status == "open"
