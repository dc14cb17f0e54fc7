"""Every fact of `DETAIL_FACTS` goes from the ad to pages, facets and the admin, and imports keep corrections of it."""

import html
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from postings.admin.filled_form import fill
from postings.content.wording import format_detail
from postings.detail_facts import DETAIL_FACTS, LINES
from postings.editing.value_text import display_value, label
from postings.models import Change, Posting
from postings.search.filters import FACETS, PostingFilter
from tests.admin.test_posting_admin import edit
from tests.builders import ad, make_posting, run, write

pytestmark = pytest.mark.django_db

PATH = "jobs/Python/2024-07/x/README.md"
# For each fact, a sentence, the value that it states, and another value that an editor may enter.
STATED: dict[str, tuple[str, Any, str]] = {
    "hours": ("You must be based between UTC-5 and UTC+3.", "UTC-5 to UTC+3", "4 hours with UTC-8"),
    "degree": ("You must have a degree in botany or equivalent experience.", "equivalent", "required"),
    "languages": ("You speak fluent German, and your English is at level C1.", ["de:fluent", "en:C1"], " fr:B2 "),
    "travel": ("You travel up to 50% of the time.", "often", "some"),
    "on_call": ("You take part in our on-call rotation.", "part", "none-needed"),
    "visa": ("We are unable to sponsor visas for this role.", "refused", "offered"),
    "relocation": ("We offer a relocation package.", "offered", "refused"),
    "clearance": ("You must be able to obtain a secret clearance.", "obtainable", "required"),
    "citizenship": ("Only Norwegian citizens can apply.", "citizens", "residents"),
    "equity": ("The offer includes stock options for all employees.", "offered", "refused"),
    "bonus": ("We pay an annual bonus.", "offered", "refused"),
    "contract_months": ("This is a 9-month fixed-term contract.", 9, "12"),
    "weekly_hours": ("You work 37.5 hours a week.", "37.5", "20-30"),
    "start_date": ("Start date: as soon as possible", "as soon as possible", "May 2027"),
    "interview_steps": (
        "## Interview process\n\n* A call with our harbor master\n* An interview on a boat",
        ["A call with our harbor master", "An interview on a boat"],
        "A call\nAn offer",
    ),
}

VALUES = {name: value for name, (_sentence, value, _other) in STATED.items()}
CORRECTIONS = {name: other for name, (_sentence, _value, other) in STATED.items()}
WITH_FACETS = {fact.name: fact for fact in DETAIL_FACTS.values() if fact.many}


def stating(text: str = "We measure tides.") -> str:
    """Return an ad that states each fact."""
    return ad(body="\n\n".join([text, *(sentence for sentence, *_ in STATED.values())]))


@pytest.fixture
def imported(ads: Path) -> Posting:
    run(write(ads, {PATH: stating()}))
    return Posting.objects.get()


def columns(posting: Posting) -> dict[str, str]:
    return {name: str(getattr(posting, name)) for name in DETAIL_FACTS}


def test_every_fact_is_tested() -> None:
    assert STATED.keys() == DETAIL_FACTS.keys()


def test_columns_allow_the_choices_and_not_stated() -> None:
    for fact in DETAIL_FACTS.values():
        column: Any = Posting._meta.get_field(fact.name)
        assert fact.from_column(column.get_default()) is None
        assert [value for value, _ in column.choices or []] == (fact.choices.values if fact.choices else [])
        assert (fact.name in FACETS) == bool(fact.many)


def test_facts_are_read_with_their_words(imported: Posting) -> None:
    assert {name: fact.from_column(getattr(imported, name)) for name, fact in DETAIL_FACTS.items()} == VALUES
    assert {name: imported.imported[name] for name in DETAIL_FACTS} == VALUES
    for name, (sentence, *_) in STATED.items():
        assert imported.evidence[name], name
        for each in imported.evidence[name]:
            assert each["quote"] in sentence
            assert each["line"] >= 7


def test_imports_keep_corrections(imported: Posting, ads: Path) -> None:
    Posting.objects.update(**CORRECTIONS)
    run(write(ads, {PATH: stating("We measure waves.")}))
    assert columns(Posting.objects.get()) == CORRECTIONS
    run(write(ads, {PATH: ad(body="We measure waves.")}))
    posting = Posting.objects.get()
    assert columns(posting) == CORRECTIONS
    assert {posting.imported[name] for name in DETAIL_FACTS} == {None}
    assert {change.field for change in Change.objects.filter(outcome="conflict")} == DETAIL_FACTS.keys()


def test_command_shows_the_facts(ads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(ads, {PATH: stating()})
    call_command("inspect_postings", str(ads), format="jsonl")
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in DETAIL_FACTS} == VALUES
    call_command("inspect_postings", str(ads))
    shown = capsys.readouterr().out
    assert [name for name in DETAIL_FACTS if f"  {label(name)} " not in shown] == []


def test_page_shows_the_facts_or_lists_them_as_not_stated(imported: Posting, client: Client) -> None:
    details = client.get(imported.get_absolute_url()).context["details"]
    assert {shown.field: (shown.label, shown.items or shown.words) for shown in details} == {
        name: (fact.label, VALUES[name] if fact.separator == LINES else format_detail(name, VALUES[name]))
        for name, fact in DETAIL_FACTS.items()
    }
    assert all(shown.evidence for shown in details)
    bare = client.get(make_posting("Bare Engineer").get_absolute_url())
    assert bare.context["details"] == []
    assert bare.context["not_stated"] == [str(each.label) for each in DETAIL_FACTS.values()]


def test_comparison_has_a_row_only_if_a_job_states_the_fact(imported: Posting, client: Client) -> None:
    one, two = make_posting("one"), make_posting("two")
    for jobs, shown in (([one, two], set()), ([one, imported], {str(fact.label) for fact in DETAIL_FACTS.values()})):
        lines = client.get(reverse("compare"), {"job": [job.pk for job in jobs]}).context["lines"]
        assert {line.label for line in lines} & {str(fact.label) for fact in DETAIL_FACTS.values()} == shown


def test_facets_find_the_posting_and_are_hidden_if_no_ad_states_them(ads: Path, client: Client) -> None:
    def facets() -> set[str]:
        page = client.get("/").content.decode()
        return {name for name in WITH_FACETS if f'data-facet="{name}"' in page}

    make_posting("Bare Engineer")
    assert facets() == set()
    run(write(ads, {PATH: stating()}))
    assert facets() == WITH_FACETS.keys()
    posting = Posting.objects.get(title="Backend Engineer, Tides")
    for name, fact in WITH_FACETS.items():
        [value, *_] = fact.facet_values(getattr(posting, name))
        for asked, title in ((value, "Backend Engineer, Tides"), ("none", "Bare Engineer")):
            found = PostingFilter(QueryDict(f"{name}={asked}"), Posting.objects.open()).qs
            assert [each.title for each in found] == [title], name


def test_editor_can_correct_the_facts(imported: Posting, admin_client: Client) -> None:
    address = reverse("admin:postings_posting_change", args=[imported.pk])
    page = html.unescape(admin_client.get(address).content.decode())
    assert [name for name in DETAIL_FACTS if imported.evidence[name][0]["quote"] not in page] == []
    edit(admin_client, imported, **CORRECTIONS)
    posting = Posting.objects.get()
    assert (columns(posting), set(posting.edited.split())) == (CORRECTIONS, DETAIL_FACTS.keys())
    page = admin_client.get(address).content.decode()
    assert [name for name in DETAIL_FACTS if f"Source’s value: <q>{display_value(name, VALUES[name])}</q>" not in page] == []


def test_facts_read_from_a_text_are_filled_into_the_form() -> None:
    filled = fill(QueryDict(), VALUES, list(DETAIL_FACTS))
    for name, fact in DETAIL_FACTS.items():
        column: Any = Posting._meta.get_field(name)
        assert column.to_python(filled[name]) == fact.to_column(VALUES[name])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"languages": "de:D4"}, "“de:D4” is not a language code"),
        ({"languages": "German"}, "“German” is not a language code"),
        ({"weekly_hours": "forty"}, "posting_weekly_hours_are_numbers"),
        ({"contract_months": "0"}, "posting_contract_months_possible"),
    ],
)
def test_form_refuses_values_that_the_column_cannot_hold(
    changes: dict[str, str], message: str, admin_client: Client
) -> None:
    posting = make_posting()
    assert message in edit(admin_client, posting, **changes).content.decode()


def test_languages_are_normalized(admin_client: Client) -> None:
    posting = make_posting()
    edit(admin_client, posting, languages="fr, de:C1  fr")
    assert Posting.objects.get().languages == " fr de:C1 "
