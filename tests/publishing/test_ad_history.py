"""What changed in an ad, as its page and its feed tell it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone, translation

from postings.choices import ActionKind, ObjectType, Status
from postings.editing import publication, undo
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.editing.posting_changes import set_status
from postings.models import Change, Posting, RepostGroup
from postings.publishing.ad_history import AdEvent, ad_history
from postings.sync.directory import Directory
from tests.builders import ad, make_posting, run, write
from tests.pages import text

pytestmark = pytest.mark.django_db


def history(posting: Posting | None = None) -> list[tuple[str, dict[str, str], str]]:
    """Return title, changes and author of each event, the first event first."""
    return [
        (event.title, {change.label: " | ".join(change.words) for change in event.changes}, event.by)
        for event in reversed(events(posting))
    ]


def events(posting: Posting | None = None) -> list[AdEvent]:
    posting = Posting.objects.get(pk=posting.pk) if posting else Posting.objects.get()
    return ad_history(posting, Posting.objects.public().reposts_of(posting))


def edit(posting: Posting, user: Any = None, kind: ActionKind = ActionKind.EDITED, **values: Any) -> None:
    with recorded(user, kind, "Corrected", posting):
        row = ADAPTERS[ObjectType.POSTING].rows().get(pk=posting.pk)
        ADAPTERS[ObjectType.POSTING].put(row, values, Directory())


def change_status(posting: Posting, status: Status) -> None:
    with recorded(None, ActionKind.EDITED, "Changed") as journal:
        set_status(journal, [posting.pk], status)


PUBLISHED: tuple[str, dict[str, str], str] = ("Published", {}, "")


def test_source_that_changes_facts_is_told_field_by_field(ads: Path) -> None:
    def imported(badges: str, **fields: Any) -> None:
        run(write(ads, {"jobs/Python/2024-07/x/README.md": ad(badges=badges, **fields)}))

    imported("`💰 120k-150k USD` `🌎 Berlin, Germany; Halifax, Canada`")
    imported("`💰 100k-130k USD` `🌎 Halifax, Canada`")
    assert history() == [
        PUBLISHED,
        (
            "Changed",
            {
                "Salary": "120,000–150,000 USD a year → 100,000–130,000 USD a year",
                "Location": "Removed: Berlin, Germany",
                "Who can apply": "Only from Canada, Germany → Only from Canada",
            },
            "Changed in the ad.",
        ),
    ]


def test_text_is_only_said_to_have_changed(ads: Path) -> None:
    for body in ("We measure tides. Call Ann on 0171 5550100.", "We measure tides."):
        run(write(ads, {"jobs/Python/2024-07/x/README.md": ad(body=body)}))
    assert history()[1:] == [("Changed", {"Text of the ad": "changed"}, "Changed in the ad.")]


def test_ad_that_leaves_its_source_and_returns_is_closed_and_opened_again(ads: Path) -> None:
    files = {f"jobs/Python/2024-07/{n}/README.md": ad(title=f"Engineer {n}", slug=str(n)) for n in range(6)}
    run(write(ads, files))
    gone = ads / "jobs/Python/2024-07/0/README.md"
    content = gone.read_text()
    gone.unlink()
    run(ads)
    gone.write_text(content)
    run(ads)
    titles = [title for title, _, _ in history(Posting.objects.get(title="Engineer 0"))]
    assert titles == ["Published", "Closed", "Opened again"]


@pytest.mark.parametrize(
    ("field", "before", "after", "label", "words"),
    [
        ("pay", None, ["50.00", "60.00", "USD", "hour"], "Salary", "Not stated → 50–60 USD an hour"),
        ("pay", ["1.00", "2.00", "EUR", "year", "zones"], None, "Salary", "1–2 EUR a year; varies by location → Not stated"),
        ("places", ["DE"], ["CA", "CA-ON", "CA-ON/Toronto"], "Location",
         "Added: Toronto, Ontario, Canada | Removed: Germany"),
        ("work_modes", ["remote"], ["hybrid", "remote"], "Workplace", "Added: Hybrid"),
        ("applicants", None, {"yes": ["CA"], "no": [], "others": "no"}, "Who can apply", "Not stated → Only from Canada"),
        ("skills", {"required": ["Go"], "preferred": []}, {"required": [], "preferred": ["Go", "Rust"]}, "Skills",
         "Added: Go (preferred), Rust (preferred) | Removed: Go"),
        ("seniority", "senior", "staff", "Level", "Senior → Staff"),
        ("years", None, "5.0", "Experience", "Not stated → 5 years or more"),
        ("employment", "full-time", None, "Job type", "Full-time → Not stated"),
        ("posted", ["2024-07-01", "month"], ["2024-07-03", "day"], "Date posted", "July 2024 → 3 July 2024"),
        ("closes_on", None, "2999-11-30", "Closing date", "Not stated → 30 November 2999"),
        ("language", "en", "de", "Ad language", "English → German"),
        ("languages", ["de:C1"], ["de:C1", "en"], "Required languages", "Added: English"),
        ("visa", None, "offered", "Visa sponsorship", "Not stated → Offered"),
        ("contract_months", 6, 12, "Contract length", "6 months → 12 months"),
        ("apply_url", "https://a.example/x", "https://b.example/y", "How to apply", "changed"),
        ("interview_steps", ["Call"], ["Call", "Ask Ann"], "Interview steps", "changed"),
        ("seniority", "retired value", "staff", "Level", "retired value → Staff"),
        ("visa", "retired value", None, "Visa sponsorship", "retired value → Not stated"),
    ],
)  # fmt: skip
def test_values_are_shown_as_words(field: str, before: Any, after: Any, label: str, words: str) -> None:
    posting = make_posting()
    edit(posting, title="Other")
    Change.objects.update(field=field, before=before, after=after)
    assert history()[1:] == [("Changed", {label: words}, "Corrected by an editor.")]


def test_text_that_an_editor_corrected_is_not_shown_as_it_was() -> None:
    """It may have been removed because it should never have been published."""
    posting = make_posting("Engineer, call Ann on 0171 5550100")
    edit(posting, title="Engineer", location_text="Halifax")
    assert history()[1:] == [("Changed", {"Title": "Engineer", "Location": "Halifax"}, "Corrected by an editor.")]


def test_text_of_a_source_that_an_editor_corrected_later_is_not_shown(ads: Path) -> None:
    for location in ("Halifax", "Halifax, call Ann on 0171 5550100"):
        run(write(ads, {"jobs/Python/2024-07/x/README.md": ad(badges=f"`🌎 {location}`")}))
    edit(Posting.objects.get(), location_text="Halifax")
    assert "Ann" not in str(history())
    assert [changes.get("Location") for _title, changes, _by in history()][-1] == "Halifax"


def test_editors_are_not_named_and_internal_fields_are_not_told(client: Client) -> None:
    mara = User.objects.create_user("mara-secret")
    posting = make_posting(apply_email="ann@example.org")
    edit(posting, mara, seniority="staff", apply_email="bob@example.org")
    edit(posting, mara, job=[RepostGroup.objects.create().pk, True], publish_on="2024-02-03")
    assert history()[1:] == [
        (
            "Changed",
            {"Level": "Not stated → Staff", "How to apply": "changed"},
            "Corrected by an editor.",
        )
    ]
    shown = client.get(posting.get_absolute_url()).content.decode()
    assert "mara-secret" not in shown
    assert "ann@example.org" not in shown


def test_changes_of_drafts_and_hidden_ads_are_not_told() -> None:
    posting = make_posting(status="draft")
    edit(posting, seniority="staff")
    change_status(posting, Status.OPEN)
    change_status(posting, Status.HIDDEN)
    edit(posting, seniority="senior")
    change_status(posting, Status.OPEN)
    edit(posting, seniority="lead")
    assert history() == [
        PUBLISHED,
        ("Changed", {"Level": "Senior → Lead"}, "Corrected by an editor."),
    ]


def test_ad_that_was_closed_while_hidden_is_told_when_it_is_shown_again() -> None:
    posting = make_posting()
    for status in (Status.HIDDEN, Status.CLOSED, Status.OPEN):
        change_status(posting, status)
    assert history() == [PUBLISHED, ("Closed", {}, "By an editor."), ("Opened again", {}, "By an editor.")]


def test_closing_date_that_passes_is_told() -> None:
    make_posting(closes_on=timezone.localdate() - timedelta(days=1))
    publication.close_due(timezone.localdate())
    assert history() == [PUBLISHED, ("Closed", {}, "The closing date has passed.")]


def test_undone_edit_is_told_as_another() -> None:
    posting = make_posting()
    edit(posting, seniority="staff")
    action = Change.objects.latest("pk").action
    assert action
    undo.undo_action(action, None)
    assert [changes for _, changes, _ in history()[1:]] == [
        {"Level": "Not stated → Staff"},
        {"Level": "Staff → Not stated"},
    ]


def test_fact_that_was_read_better_is_not_said_to_have_changed_in_the_ad(ads: Path) -> None:
    run(write(ads, {"jobs/Python/2024-07/x/README.md": ad()}))
    posting = Posting.objects.get()
    Posting.objects.update(function="design", imported={**posting.imported, "function": "design"})
    posting.source_files.update(fingerprint="")
    run(ads)
    assert [(title, by) for title, _, by in history()[1:]] == [("Changed", "The text of the ad has not changed.")]


def test_repost_of_a_later_day_is_told_with_its_link(client: Client) -> None:
    group = RepostGroup.objects.create()
    posting = make_posting(repost_group=group)
    same_day, later = make_posting("Same day", repost_group=group), make_posting("Later", repost_group=group)
    Posting.objects.filter(pk=later.pk).update(created_at=timezone.now() + timedelta(days=2))
    assert [(event.title, event.repost) for event in events(posting)] == [("Posted again", later), ("Published", None)]
    assert same_day not in [event.repost for event in events(posting)]
    assert f'<a href="{later.get_absolute_url()}"' in client.get(posting.get_absolute_url()).content.decode()


def test_contact_data_of_a_closed_ad_is_not_told() -> None:
    posting = make_posting()
    edit(posting, location_text="Halifax, write to ann@example.org")
    change_status(posting, Status.CLOSED)
    assert "ann@example.org" not in str(history())


def test_salary_of_a_closed_ad_is_not_taken_for_a_telephone_number() -> None:
    posting = make_posting()
    edit(posting, pay_text="387500.0")
    change_status(posting, Status.CLOSED)
    assert history()[1] == ("Changed", {"Salary": "387500.0"}, "Corrected by an editor.")


def test_history_is_in_the_language_of_the_page() -> None:
    posting = make_posting()
    edit(posting, seniority="intern", closes_on="2999-11-30")
    with translation.override("de"):
        (changes,) = [{change.label: change.words for change in event.changes} for event in events(posting) if event.changes]
    assert changes == {
        "Karrierestufe": ["Keine Angabe → Praktikum"],
        "Bewerbungsschluss": ["Keine Angabe → 30. November 2999"],
    }


def test_page_shows_the_history_for_one_more_query(client: Client, django_assert_num_queries: Any) -> None:
    posting = make_posting()
    assert "Nothing has changed since the ad was published here." in text(client.get(posting.get_absolute_url()))
    for seniority in ("staff", "lead", "senior"):
        edit(posting, seniority=seniority)
    shown = text(client.get(posting.get_absolute_url()))
    assert "What changed in this ad 4 entries" in shown
    assert "Changed Level Lead → Senior Corrected by an editor." in shown
    found = Posting.objects.for_page().get()
    with django_assert_num_queries(1):
        ad_history(found, [])
