"""Which new jobs an alert tells of: each once, as the search page finds them, and none that is not new."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pyroaring import BitMap

from jobboard.signin.roles import Role
from postings.editing import merging
from postings.models import Alert, AlertMail, KnownPostings, NewPostings, Place, Posting, PostingSkill, RepostGroup, Skill
from postings.publishing.alerts import evaluation, runs, saved_searches
from postings.search import facets
from postings.search.filters import PostingFilter
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting
from tests.publishing.alert_builders import make_alert, next_day
from tests.signin.accounts import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends_mail")]


def titles() -> list[str]:
    """The titles of the jobs in the mails since the last call."""
    known = set(Posting.objects.values_list("title", flat=True))
    found = [line for message in mail.outbox for line in str(message.body).splitlines() if line in known]
    mail.outbox.clear()
    return sorted(found)


def test_only_jobs_that_are_new_are_told_each_once() -> None:
    make_posting("Old")
    make_alert()
    make_posting("New")
    make_posting("Draft", status="draft")
    next_day()
    assert titles() == ["New"]
    next_day()
    assert titles() == []
    Posting.objects.filter(title="Draft").update(status="open")
    make_posting("Newer")
    next_day()
    assert titles() == ["Draft", "Newer"]


def test_edited_closed_and_reopened_jobs_are_not_new() -> None:
    known = make_posting("Known", function="design")
    make_alert(query="function=backend")
    next_day()
    Posting.objects.filter(pk=known.pk).update(status="closed", function="backend")
    next_day()
    Posting.objects.filter(pk=known.pk).update(status="open")
    next_day()
    assert titles() == []


def test_search_decides_which_new_jobs_are_told() -> None:
    make_alert(query="q=tides&function=backend")
    make_posting("Engineer, Tides", function="backend")
    make_posting("Designer, Tides", function="design", body="Nothing.")
    make_posting("Engineer, Charts", function="backend", body="Nothing.")
    next_day()
    assert titles() == ["Engineer, Tides"]


def test_posting_with_a_lower_id_that_is_committed_later_is_new() -> None:
    first = make_posting("First")
    Posting.objects.filter(pk=first.pk).update(status="hidden")
    make_alert()
    make_posting("Second")
    next_day()
    assert titles() == ["Second"]
    Posting.objects.filter(pk=first.pk).update(status="open")
    next_day()
    assert titles() == ["First"]


def test_daily_and_weekly_alerts_have_their_days() -> None:
    make_alert("daily@example.org")
    make_alert("weekly@example.org", frequency="weekly")
    now = timezone.now()
    assert [each.email for each in evaluation.due_alerts(now)] == ["daily@example.org"]
    assert [each.email for each in evaluation.due_alerts(now + timedelta(days=5))] == ["daily@example.org"]
    assert {each.email for each in evaluation.due_alerts(now + timedelta(days=6))} == {
        "daily@example.org",
        "weekly@example.org",
    }


def test_nothing_is_due_before_the_hour(settings: Any) -> None:
    make_alert()
    settings.ALERT_HOUR = 23
    assert not evaluation.due_alerts(timezone.now().replace(hour=22))
    assert evaluation.due_alerts(timezone.now().replace(hour=23))


def test_ad_that_is_posted_again_is_not_new_unless_its_job_was_closed_for_long() -> None:
    job = RepostGroup.objects.create()
    old = make_posting("Tide Reader", repost_group=job)
    make_alert()
    make_posting("Tide Reader again", repost_group=job)
    next_day()
    assert titles() == []
    long_ago = timezone.now() - timedelta(days=61)
    Posting.objects.filter(repost_group=job).update(status="closed", closed_at=long_ago)
    make_posting("Tide Reader once more", repost_group=job)
    next_day()
    assert titles() == ["Tide Reader once more"]
    assert old.pk


def test_same_job_in_another_city_is_told_to_who_did_not_find_the_first() -> None:
    halifax = Place.objects.create(key="CA-NS/halifax", name="Halifax", kind="city", country="CA", subdivision="CA-NS")
    kiel = Place.objects.create(key="DE-SH/kiel", name="Kiel", kind="city", country="DE", subdivision="DE-SH")
    job = RepostGroup.objects.create()
    make_posting("In Halifax", repost_group=job).places.add(halifax)
    make_alert("everywhere@example.org")
    make_alert("kiel@example.org", "place=DE-SH%2Fkiel")
    make_posting("In Kiel", repost_group=job).places.add(kiel)
    next_day()
    assert [message.to for message in mail.outbox] == [["kiel@example.org"]]
    assert titles() == ["In Kiel"]


def test_merged_company_stays_in_the_alert() -> None:
    kept, other = make_company("Northwind Tidal"), make_company("Northwind Tides")
    alert = make_alert(query="company=northwind-tides")
    merging.merge_companies(kept, [other], make_user("ed", Role.PUBLISHER))
    make_posting("New", company=kept)
    next_day()
    assert titles() == ["New"]
    alert.refresh_from_db()
    assert alert.query == "company=northwind-tidal"


def test_skill_that_becomes_a_practice_stays_in_the_alert() -> None:
    skill = Skill.objects.create(name="Tide reading", slug="tide-reading", key="tide reading", kind="tool")
    alert = make_alert(query="skill=tide-reading")
    skill.kind = "practice"
    skill.save()
    PostingSkill.objects.create(posting=make_posting("New"), skill=skill)
    next_day()
    assert titles() == ["New"]
    alert.refresh_from_db()
    assert alert.query == "practice=tide-reading"


def test_value_that_is_gone_is_told_and_comes_back() -> None:
    skill = Skill.objects.create(name="Tide reading", slug="tide-reading", key="tide reading", kind="tool")
    alert = make_alert(query="skill=tide-reading")
    skill.delete()
    make_posting("New")
    next_day()
    assert "A filter could not be used: Skills: “tide-reading” was not found." in mail.outbox[0].body
    assert titles() == ["New"]
    alert.refresh_from_db()
    assert alert.query == "skill=tide-reading"


def test_mail_says_how_many_jobs_there_are_and_lists_the_newest() -> None:
    make_alert(query="q=engineer")
    for number in range(25):
        make_posting(f"Engineer {number}")
    next_day()
    (message,) = mail.outbox
    assert message.subject == "25 new jobs: “engineer”"
    assert str(message.body).count("https://jobs.example.org/jobs/") == 20
    assert "And 5 more new jobs." in str(message.body)


def test_jobs_that_closed_before_the_mail_are_left_out() -> None:
    make_alert()
    make_posting("Open")
    closed = make_posting("Closed")
    evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(minutes=1))
    Posting.objects.filter(pk=closed.pk).update(status="closed")
    runs.run()
    assert mail.outbox[0].subject == "1 new job: all jobs"
    assert titles() == ["Open"]


def test_mail_without_any_open_job_is_not_sent() -> None:
    make_alert()
    make_posting("New")
    evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(minutes=1))
    Posting.objects.update(status="closed")
    runs.run()
    assert (mail.outbox, AlertMail.objects.count()) == ([], 0)


def test_new_jobs_join_a_mail_that_still_waits() -> None:
    make_alert()
    make_posting("First")
    later = timezone.now() + timedelta(days=1)
    evaluation.evaluate_due(timezone.now(), later)
    first = AlertMail.objects.get()
    make_posting("Second")
    evaluation.evaluate_due(later, later + timedelta(days=1))
    both = AlertMail.objects.get()
    assert (both.total, len(both.postings), both.message_id != first.message_id) == (2, 2, True)
    runs.run()
    assert titles() == ["First", "Second"]


def test_number_of_queries_does_not_grow_with_the_alerts() -> None:
    def queries(alerts: int) -> int:
        Alert.objects.all().delete()
        for number in range(alerts):
            make_alert(f"{number}@example.org", "function=backend")
        make_posting("New", function="backend")
        with CaptureQueriesContext(connection) as counted:
            evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(minutes=1))
        assert AlertMail.objects.count() == alerts
        return len(counted)

    assert queries(2) == queries(20)


def test_rows_that_all_alerts_have_read_are_deleted() -> None:
    make_alert()
    make_posting("New")
    next_day()
    assert not NewPostings.objects.exists()


@pytest.mark.parametrize("seed", [0, 1])
def test_alert_tells_what_the_search_page_finds(client: Client, seed: int) -> None:
    """Each alert is for a random search of a random board, all of whose postings are new."""
    board = RandomBoard(200 + seed)
    board.grow(1)
    queries = dict.fromkeys(urlencode(board.query()) for _ in range(30))
    alerts = []
    for number, query in enumerate(queries):
        filters = saved_searches.read(query, facets.current())
        stored = saved_searches.canonical(filters.search)
        if not Alert.objects.filter(query=stored).exists() and not filters.problems:
            alerts.append((make_alert(f"{number}@example.org", stored, read_until=0), filters))
    KnownPostings.objects.update(ids=BitMap().serialize())
    NewPostings.objects.all().delete()
    board.grow(30)
    evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(minutes=1))
    told = {mail.alert_id: set(mail.postings) for mail in AlertMail.objects.all()}
    assert told
    for alert, filters in alerts:
        page = PostingFilter(QueryDict(alert.query), Posting.objects.open())
        found = set(page.qs.values_list("pk", flat=True))
        assert told.get(alert.pk, set()) == found, alert.query
        assert filters.search.with_values("sort", []).values == page.search.values
