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
from postings.detail_facts import DETAIL_FACTS, LINES, DetailFact
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

each_fact = pytest.mark.parametrize("fact", DETAIL_FACTS.values(), ids=DETAIL_FACTS)
each_facet = pytest.mark.parametrize(
    "fact", [each for each in DETAIL_FACTS.values() if each.many], ids=lambda fact: fact.name
)


def stating(fact: DetailFact) -> str:
    return ad(body=f"We measure tides.\n\n{STATED[fact.name][0]}")


@pytest.fixture
def imported(ads: Path, fact: DetailFact) -> Posting:
    run(write(ads, {PATH: stating(fact)}))
    return Posting.objects.get()


@each_fact
def test_column_allows_the_choices_and_not_stated(fact: DetailFact) -> None:
    column: Any = Posting._meta.get_field(fact.name)
    assert fact.from_column(column.get_default()) is None
    assert [value for value, _ in column.choices or []] == (fact.choices.values if fact.choices else [])
    assert (fact.name in FACETS) == bool(fact.many)


@each_fact
def test_fact_is_read_with_its_words(fact: DetailFact, imported: Posting) -> None:
    sentence, value, _ = STATED[fact.name]
    assert fact.from_column(getattr(imported, fact.name)) == imported.imported[fact.name] == value
    assert imported.evidence[fact.name]
    for each in imported.evidence[fact.name]:
        assert each["quote"] in sentence
        assert each["line"] >= 7


@each_fact
def test_imports_keep_a_correction(fact: DetailFact, imported: Posting, ads: Path) -> None:
    other: Any = STATED[fact.name][2]
    Posting.objects.update(**{fact.name: other})
    write(ads, {PATH: stating(fact).replace("We measure tides.", "We measure waves.")})
    run(ads)
    assert str(getattr(Posting.objects.get(), fact.name)) == other
    write(ads, {PATH: ad(body="We measure waves.")})
    run(ads)
    posting = Posting.objects.get()
    assert (str(getattr(posting, fact.name)), posting.imported[fact.name]) == (other, None)
    assert [change.field for change in Change.objects.filter(outcome="conflict")] == [fact.name]


@each_fact
def test_command_shows_the_fact(fact: DetailFact, ads: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(ads, {PATH: stating(fact)})
    call_command("inspect_postings", str(ads), format="jsonl")
    assert json.loads(capsys.readouterr().out)[fact.name] == STATED[fact.name][1]
    call_command("inspect_postings", str(ads))
    assert f"  {label(fact.name)} " in capsys.readouterr().out


@each_fact
def test_page_shows_the_fact_or_lists_it_as_not_stated(fact: DetailFact, imported: Posting, client: Client) -> None:
    [shown] = client.get(imported.get_absolute_url()).context["details"]
    value = STATED[fact.name][1]
    assert (shown.field, shown.label, shown.items or shown.words) == (
        fact.name,
        fact.label,
        value if fact.separator == LINES else format_detail(fact.name, value),
    )
    assert shown.evidence
    bare = client.get(make_posting("Bare Engineer").get_absolute_url())
    assert bare.context["details"] == []
    assert bare.context["not_stated"] == [str(each.label) for each in DETAIL_FACTS.values()]


@each_fact
def test_comparison_has_a_row_only_if_a_job_states_the_fact(fact: DetailFact, imported: Posting, client: Client) -> None:
    one, two = make_posting("one"), make_posting("two")
    for jobs, is_shown in (([one, two], False), ([one, imported], True)):
        lines = client.get(reverse("compare"), {"job": [job.pk for job in jobs]}).context["lines"]
        assert (str(fact.label) in [line.label for line in lines]) == is_shown


@each_facet
def test_facet_finds_the_posting_and_is_hidden_if_no_ad_states_it(fact: DetailFact, ads: Path, client: Client) -> None:
    make_posting("Bare Engineer")
    assert f'data-facet="{fact.name}"' not in client.get("/").content.decode()
    run(write(ads, {PATH: stating(fact)}))
    assert f'data-facet="{fact.name}"' in client.get("/").content.decode()
    [value, *_] = fact.facet_values(getattr(Posting.objects.get(title="Backend Engineer, Tides"), fact.name))
    for asked, title in ((value, "Backend Engineer, Tides"), ("none", "Bare Engineer")):
        found = PostingFilter(QueryDict(f"{fact.name}={asked}"), Posting.objects.open()).qs
        assert [posting.title for posting in found] == [title]


@each_fact
def test_editor_can_correct_the_fact(fact: DetailFact, imported: Posting, admin_client: Client) -> None:
    _sentence, value, other = STATED[fact.name]
    page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
    assert imported.evidence[fact.name][0]["quote"] in html.unescape(page)
    edit(admin_client, imported, **{fact.name: other})
    posting = Posting.objects.get()
    assert (str(getattr(posting, fact.name)), posting.edited) == (other, f" {fact.name} ")
    page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
    assert f"Source’s value: <q>{display_value(fact.name, value)}</q>" in page


@each_fact
def test_fact_read_from_a_text_is_filled_into_the_form(fact: DetailFact) -> None:
    value = STATED[fact.name][1]
    filled = fill(QueryDict(), {fact.name: value}, [fact.name])
    column: Any = Posting._meta.get_field(fact.name)
    assert column.to_python(filled[fact.name]) == fact.to_column(value)


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
