"""Every fact of `DETAIL_FACTS` goes from the ad to pages, facets and the admin, and imports keep corrections of it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from postings.content.wording import format_detail
from postings.detail_facts import DETAIL_FACTS, DetailFact
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
    "visa": ("We are unable to sponsor visas for this role.", "refused", "offered"),
}

each_fact = pytest.mark.parametrize("fact", DETAIL_FACTS.values(), ids=str)
each_facet = pytest.mark.parametrize("fact", [each for each in DETAIL_FACTS.values() if each.many], ids=str)


def stating(fact: DetailFact) -> str:
    return ad(body=f"We measure tides.\n\n{STATED[fact.name][0]}")


@pytest.fixture
def imported(ads: Path, fact: DetailFact) -> Posting:
    run(write(ads, {PATH: stating(fact)}))
    return Posting.objects.get()


def words(client: Client, url: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", client.get(url).content.decode()).split())


@each_fact
def test_column_allows_the_choices_and_not_stated(fact: DetailFact) -> None:
    column = Posting._meta.get_field(fact.name)
    assert fact.from_column(column.get_default()) is None
    assert [value for value, _ in getattr(column, "choices", None) or []] == (fact.choices.values if fact.choices else [])
    assert (fact.name in FACETS) == bool(fact.many)


@each_fact
def test_fact_is_read_with_its_words(fact: DetailFact, imported: Posting) -> None:
    sentence, value, _ = STATED[fact.name]
    assert fact.from_column(getattr(imported, fact.name)) == imported.imported[fact.name] == value
    assert [(each["quote"], each["line"]) for each in imported.evidence[fact.name]] == [(sentence, 7)]


@each_fact
def test_imports_keep_a_correction(fact: DetailFact, imported: Posting, ads: Path) -> None:
    _sentence, _value, other = STATED[fact.name]
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
    shown = words(client, imported.get_absolute_url())
    assert f"{fact.label} {format_detail(fact.name, STATED[fact.name][1])} Quote from the ad" in shown
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
    _, value, _ = STATED[fact.name]
    make_posting("Bare Engineer")
    assert f'data-facet="{fact.name}"' not in client.get("/").content.decode()
    run(write(ads, {PATH: stating(fact)}))
    page = client.get("/").content.decode()
    assert f'data-facet="{fact.name}"' in page
    value = value[0].partition(":")[0] if fact.is_list else value
    for asked, title in ((value, "Backend Engineer, Tides"), ("none", "Bare Engineer")):
        assert [each.title for each in PostingFilter(QueryDict(f"{fact.name}={asked}"), Posting.objects.open()).qs] == [
            title
        ]


@each_fact
def test_editor_can_correct_the_fact(fact: DetailFact, imported: Posting, admin_client: Client) -> None:
    sentence, value, other = STATED[fact.name]
    page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
    assert f"line 7: <q>{sentence}</q>" in page
    edit(admin_client, imported, **{fact.name: other})
    posting = Posting.objects.get()
    assert (str(getattr(posting, fact.name)).strip(), posting.edited) == (other, f" {fact.name} ")
    page = admin_client.get(reverse("admin:postings_posting_change", args=[imported.pk])).content.decode()
    assert f"Source’s value: <q>{display_value(fact.name, value)}</q>" in page
