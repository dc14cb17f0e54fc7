"""The dictionary of a posting that programs get."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.models import Action, Change, Posting, PostingSkill
from postings.publishing.posting_records import full_record, posting_records
from postings.sync.directory import Directory
from tests.builders import make_company, make_posting, make_team

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def make_full(**fields: Any) -> Posting:
    company = make_company("Südwind & Söhne")
    posting = make_posting(
        "Ingénieur <b>",
        slug="ingenieur",
        company=company,
        team=make_team(company),
        function="backend",
        seniority="senior",
        employment="full-time",
        years_min="0.5",
        language="fr",
        location_text="Toronto ou à distance",
        is_remote=True,
        apply_from=" CA ",
        apply_from_others="no",
        pay_text="52,50 $ de l’heure",
        pay_min="52.50",
        pay_currency="CAD",
        pay_period="hour",
        posted_on=date(2026, 3, 1),
        posted_precision="month",
        closes_on=date(2030, 5, 31),
        degree="not-required",
        languages=" de:C1 en ",
        contract_months=12,
        edited=" pay title ",
        apply_email="jobs@example.org",
        evidence={
            "pay": [{"quote": "52,50 $", "line": 3, "rule": "text_states_it"}],
            "skills": [
                {"quote": "Go, Rust", "line": 9, "rule": "ad_lists_it", "of": "Go"},
                {"quote": "Go, Rust", "line": 9, "rule": "ad_lists_it", "of": "Rust"},
            ],
            "company": [{"quote": "company: Südwind", "line": 0, "rule": "source_field"}],
        },
        **fields,
    )
    directory = Directory()
    for name, is_required in (("Rust", True), ("Go", True), ("Kanban", False)):
        PostingSkill.objects.create(posting=posting, skill_id=directory.skill_id(name), is_required=is_required)
    posting.places.set(directory.place(key) for key in ("CA", "CA-ON", "CA-ON/Toronto"))
    posting.categories.set([directory.category("Golang")])
    Posting.objects.filter(pk=posting.pk).update(created_at=datetime(2026, 3, 2, 12, 0, 0, 7, tzinfo=UTC))
    return posting


def test_record_has_every_fact_for_machines() -> None:
    posting = make_full()
    with translation.override("de"):
        (record,) = posting_records([posting.pk])
    assert record == {
        "id": posting.pk,
        "slug": "ingenieur",
        "url": f"{SITE}/jobs/ingenieur/",
        "title": "Ingénieur <b>",
        "status": "open",
        "company": {
            "slug": "sudwind-sohne",
            "name": "Südwind & Söhne",
            "url": f"{SITE}/companies/sudwind-sohne/",
        },
        "team": {"slug": "tides", "name": "Tides", "url": f"{SITE}/companies/sudwind-sohne/tides/"},
        "function": {"value": "backend", "label": "Backend"},
        "seniority": {"value": "senior", "label": "Senior"},
        "employment": {"value": "full-time", "label": "Full-time"},
        "years": 0.5,
        "skills": {"required": [{"slug": "go", "name": "Go"}, {"slug": "rust", "name": "Rust"}], "preferred": []},
        "practices": {"required": [], "preferred": [{"slug": "kanban", "name": "Kanban"}]},
        "workplace": [{"value": "remote", "label": "Remote"}],
        "location_text": "Toronto ou à distance",
        "places": [
            {"key": "CA", "name": "Canada", "type": "country", "country": "CA", "subdivision": None},
            {"key": "CA-ON", "name": "Ontario", "type": "subdivision", "country": "CA", "subdivision": "CA-ON"},
            {"key": "CA-ON/Toronto", "name": "Toronto", "type": "city", "country": "CA", "subdivision": "CA-ON"},
        ],
        "applicants": {"from": ["CA"], "not_from": [], "others": "no", "label": "Only from Canada"},
        "pay": {
            "min": 52.5,
            "max": None,
            "currency": "CAD",
            "period": "hour",
            "yearly": {"min": 109200, "max": None},
            "varies_by_location": False,
            "label": "from 52.50 CAD an hour",
            "text": "52,50 $ de l’heure",
        },
        "benefits_text": None,
        "language": {"value": "fr", "label": "French"},
        "categories": ["Golang"],
        **dict.fromkeys(["hours", "travel", "on_call", "visa", "relocation", "clearance", "citizenship", "equity", "bonus"]),
        **dict.fromkeys(["weekly_hours", "start_date", "interview_steps"]),
        "degree": {"value": "not-required", "label": "Not required"},
        "languages": {"value": ["de:C1", "en"], "label": "German (C1); English"},
        "contract_months": {"value": 12, "label": "12 months"},
        "posted": {"on": "2026-03", "precision": "month"},
        "first_seen_at": "2026-03-02T12:00:00Z",
        "changed_at": "2026-03-02T12:00:00Z",
        "closes_on": "2030-05-31",
        "closed_at": None,
        "apply_url": "https://jobs.example.org/apply/x",
        "apply_email": "jobs@example.org",
        "apply_text": None,
        "excerpt": "We measure tides.",
        "corrected": ["pay", "title"],
        "evidence": {
            "company": [{"quote": "company: Südwind", "line": None, "rule": "source_field"}],
            "pay": [{"quote": "52,50 $", "line": 3, "rule": "text_states_it"}],
            "skills": [{"quote": "Go, Rust", "line": 9, "rule": "ad_lists_it", "of": ["Go", "Rust"]}],
        },
    }


def test_what_an_ad_does_not_state_is_null() -> None:
    (record,) = posting_records([make_posting().pk])
    stated = {name for name, value in record.items() if value not in (None, [], {})}
    always = {"id", "slug", "url", "title", "status", "skills", "practices", "first_seen_at", "changed_at", "excerpt"}
    assert stated == always | {"apply_url"}


def test_records_have_the_order_of_the_ids_and_leave_out_what_is_not_public() -> None:
    postings = [make_posting(status=status) for status in ("open", "hidden", "closed", "draft", "open")]
    ids = [posting.pk for posting in reversed(postings)]
    assert [record["status"] for record in posting_records(ids)] == ["open", "closed", "open"]


def test_a_page_costs_a_fixed_number_of_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ids = [make_full().pk]
    ids += [make_posting(company_id=Posting.objects.get(pk=ids[0]).company_id).pk for _ in range(9)]
    with django_assert_num_queries(5):
        assert len(posting_records(ids)) == 10


def test_closed_posting_has_no_contact_data() -> None:
    quote = {"quote": "Call +1 416-555-0123 or ada@example.org", "line": 3, "rule": "text_states_it"}
    posting = make_posting(
        status="closed",
        body="Write to ada@example.org, call +1 416-555-0123 or [apply](https://jobs.example.org/apply/x).",
        apply_email="ada@example.org",
        apply_text="Write to ada@example.org.",
        benefits_text="Ask ada@example.org",
        evidence={"pay": [quote]},
    )
    record = full_record(posting)
    assert [record["apply_url"], record["apply_email"], record["apply_text"]] == [None, None, None]
    assert record["body"] == "Write to […], call […] or apply."
    assert not any(contact in str(record) for contact in ("ada@", "416", "jobs.example.org"))


def test_change_of_a_fact_moves_the_time_of_the_last_change() -> None:
    posting = make_posting()
    for day, outcome, field in (
        (3, ChangeOutcome.EDITED, "pay"),
        (4, ChangeOutcome.AGREED, "title"),
        (5, ChangeOutcome.TAKEN, "files"),
        (6, ChangeOutcome.CONFLICT, "pay"),
    ):
        action = Action.objects.create(kind=ActionKind.EDITED, summary="Edit", user_name="editor")
        Action.objects.filter(pk=action.pk).update(at=datetime(2031, 1, day, tzinfo=UTC))
        change = {"object_type": ObjectType.POSTING, "object_id": posting.pk, "field": field, "outcome": outcome}
        Change.objects.create(action=action, **change)
    (record,) = posting_records([posting.pk])
    assert record["changed_at"] == "2031-01-03T00:00:00Z"


def test_full_record_has_the_text() -> None:
    record = full_record(make_posting(body="We *measure* <b>tides</b>."))
    assert record["body"] == "We *measure* <b>tides</b>."
    assert record["body_html"] == "<p>We <em>measure</em> &lt;b&gt;tides&lt;/b&gt;.</p>"
