"""Sources in the admin: adding, testing, pausing and importing them, and the dashboard."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.database.locks import AnotherImportIsRunning
from postings.editing import tasks
from postings.importing.pipeline import run_import
from postings.models import Posting, Source, Task
from tests.builders import ad, many_ads, run, write
from tests.pages import text
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/postings/source/"


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role.value, role))
    return client


@pytest.fixture
def administrator() -> Client:
    return client_of(Role.ADMINISTRATOR)


def add(client: Client, **values: Any) -> Any:
    return client.post(f"{LIST}add/", {"location": "/srv/ads", "every_hours": 24, **values}, follow=True)


def url(source: Source, what: str) -> str:
    return reverse(f"admin:postings_source_{what}", args=[source.pk])


class TestForm:
    def test_source_is_added_and_named_by_its_location(self, administrator: Client) -> None:
        page = add(administrator, is_paused="on")
        source = Source.objects.get()
        assert (source.name, source.location, source.is_paused) == ("/srv/ads", "/srv/ads", True)
        assert "Source saved. Test it to see what an import would do." in text(page)
        assert "Test</button>" in page.content.decode()

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"location": "https://ada:tide@example.org/jobs.json"}, "Remove the user and password from the address."),
            ({"location": "ads"}, "Enter an absolute path"),
            ({"location": "javascript://ads"}, "Enter an absolute path"),
            ({"location": "ext::sh -c id://"}, "Enter an absolute path"),
            ({"location": "--upload-pack=id@x"}, "Enter an absolute path"),
            ({"location": ""}, "This field is required."),
            ({"every_hours": 0}, "greater than or equal to 1"),
        ],
    )
    def test_source_that_cannot_work_is_refused(self, administrator: Client, values: Any, reason: str) -> None:
        assert reason in text(add(administrator, **values))
        assert not Source.objects.exists()

    def test_second_source_of_the_same_name_is_refused(self, administrator: Client) -> None:
        add(administrator)
        assert "already exists" in text(add(administrator))

    def test_name_stays_and_a_change_makes_the_source_due(self, administrator: Client) -> None:
        source = Source.objects.create(name="tides", location="/srv/ads", next_import_at=timezone.now(), failures=3)
        values = {"location": "/srv/new", "every_hours": 24, "name": "other"}
        administrator.post(url(source, "change"), values)
        source.refresh_from_db()
        assert (source.name, source.location) == ("tides", "/srv/new")
        assert (source.next_import_at, source.failures) == (None, 0)

    def test_editors_see_sources_and_change_none(self) -> None:
        source = Source.objects.create(name="tides", location="/srv/ads")
        editor = client_of(Role.EDITOR)
        page = editor.get(url(source, "change"))
        assert page.status_code == 200
        assert "Test</button>" not in page.content.decode()
        assert editor.get(f"{LIST}add/").status_code == 403
        assert editor.post(url(source, "test")).status_code == 403
        assert editor.post(url(source, "import")).status_code == 403
        assert editor.post(url(source, "delete")).status_code == 403


class TestTest:
    def test_result_says_what_an_import_would_do(self, administrator: Client, ads: Path) -> None:
        source = Source.objects.create(name="tides", location=str(write(ads, {"x.md": ad(), "y.pdf": "x"})), is_paused=True)
        page = administrator.post(url(source, "test"))
        task = Task.objects.get()
        assert page["Location"] == reverse("admin:postings_task_change", args=[task.pk])
        tasks.run_all()
        shown = text(administrator.get(page["Location"]))
        assert "What an import would do" in shown
        assert "+ Backend Engineer, Tides (Northwind Tidal), x.md" in shown
        assert "1 file was not read: 1 .pdf" in shown
        assert f'href="{url(source, "change")}">Back to the source' in administrator.get(page["Location"]).content.decode()
        assert "1 ad in 1 file: 1 new, 0 changed, 0 unchanged." in shown
        assert "Dry run: nothing was saved." in shown
        assert not Posting.objects.exists()

    def test_long_result_is_cut(self, administrator: Client, ads: Path) -> None:
        source = Source.objects.create(name="tides", location=str(write(ads, many_ads(60))))
        administrator.post(url(source, "test"))
        tasks.run_all()
        assert tasks.messages(Task.objects.get())[50:] == [
            "… and 10 more", "60 ads in 60 files: 60 new, 0 changed, 0 unchanged.", "Dry run: nothing was saved."
        ]  # fmt: skip

    def test_reason_is_shown_if_nothing_can_be_read(self, administrator: Client, ads: Path) -> None:
        source = Source.objects.create(name="tides", location=f"{ads}/nowhere")
        administrator.post(url(source, "test"))
        tasks.run_all()
        assert tasks.messages(Task.objects.get())[0] == f"Import refused: {ads}/nowhere: no such file or folder."

    def test_same_test_is_not_queued_twice(self, administrator: Client, ads: Path) -> None:
        source = Source.objects.create(name="tides", location=str(ads))
        assert administrator.post(url(source, "test"))["Location"] == administrator.post(url(source, "test"))["Location"]
        assert Task.objects.count() == 1


class TestImportNow:
    def test_source_becomes_due(self, administrator: Client, two_ads: Path) -> None:
        source = Source.objects.create(name="tides", location=str(two_ads), next_import_at=timezone.now() + timedelta(1))
        administrator.post(url(source, "import"))
        call_command("import_postings", all=True, quiet=True)
        assert Posting.objects.count() == 2

    def test_paused_source_says_so(self, administrator: Client, two_ads: Path) -> None:
        source = Source.objects.create(name="tides", location=str(two_ads), is_paused=True)
        assert "This source is paused." in text(administrator.post(url(source, "import"), follow=True))


class TestList:
    def test_sources_are_paused_and_resumed(self, administrator: Client) -> None:
        source = Source.objects.create(name="tides", location="/srv/ads", next_import_at=timezone.now())
        page = administrator.post(LIST, {"action": "pause", "_selected_action": source.pk}, follow=True)
        assert "1 of 1 sources paused." in text(page) or "1 of 1 source paused." in text(page)
        assert not Source.objects.due(timezone.now()).exists()
        administrator.post(LIST, {"action": "resume", "_selected_action": source.pk})
        assert Source.objects.due(timezone.now()).exists()

    def test_state_filter(self, administrator: Client) -> None:
        Source.objects.create(name="regular", location="/srv/a")
        Source.objects.create(name="paused", location="/srv/b", is_paused=True)
        Source.objects.create(name="failing", location="/srv/c", failures=2)
        Source.objects.create(name="hand")
        found = {}
        for state in ("regular", "paused", "failing", "hand"):
            rows = administrator.get(f"{LIST}?state={state}").context["cl"].queryset
            found[state] = sorted(row.name for row in rows)
        assert found == {
            "regular": ["failing", "regular"], "paused": ["paused"], "failing": ["failing"], "hand": ["hand"]
        }  # fmt: skip

    def test_number_of_queries_does_not_grow(self, administrator: Client, django_assert_max_num_queries: Any) -> None:
        for number in range(30):
            Source.objects.create(name=f"source {number}", location="/srv/a")
        with django_assert_max_num_queries(20):
            assert administrator.get(LIST).status_code == 200


class TestDashboard:
    def test_age_and_last_result_of_each_source_are_shown(self, administrator: Client, two_ads: Path) -> None:
        run(two_ads)
        Source.objects.update(last_read_at=timezone.now() - timedelta(hours=5))
        Source.objects.create(name="paused", location="/srv/b", is_paused=True)
        Source.objects.create(name="broken", location="/srv/nowhere")
        shown = text(administrator.get("/admin/"))
        assert "5 hours ago Done by hand" in shown
        assert "paused never Not imported yet paused" in shown
        assert "broken never Not imported yet with the next run" in shown

    def test_age_of_a_source_that_is_a_file(self, administrator: Client, ads: Path) -> None:
        write(ads, {"jobs.csv": "Title,Company\nTide Analyst,Ebbmark\n"})
        Source.objects.create(name="table", location=str(ads / "jobs.csv"))
        call_command("import_postings", all=True)
        assert "table 0 minutes ago Done" in text(administrator.get("/admin/")).replace("\xa0", " ")

    def test_failing_source_comes_first_with_its_reason(self, administrator: Client, two_ads: Path) -> None:
        run(two_ads)
        Source.objects.create(name="broken", location="/srv/nowhere")
        with pytest.raises(SystemExit):
            call_command("import_postings", all=True, quiet=True)
        rows = administrator.get("/admin/").context["sources"]
        assert [(row.source.name, row.outcome, row.message) for row in rows] == [
            ("broken", "Refused", "/srv/nowhere: no such file or folder."),
            (str(two_ads), "Done", ""),
        ]

    def test_source_that_nothing_imports_is_overdue(self, administrator: Client) -> None:
        Source.objects.create(
            name="forgotten", location="/srv/a", every_hours=1, next_import_at=timezone.now() - timedelta(hours=3)
        )
        assert "Overdue. Check that manage.py import_postings --all runs regularly." in text(administrator.get("/admin/"))


def test_test_waits_for_an_import(administrator: Client, two_ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.objects.create(name="tides", location=str(two_ads))
    administrator.post(url(source, "test"))
    waited: list[str] = []

    def busy_at_first(*arguments: Any, **options: Any) -> Any:
        if not waited:
            raise AnotherImportIsRunning
        return run_import(*arguments, **options)

    monkeypatch.setattr("postings.importing.pipeline.run_import", busy_at_first)
    monkeypatch.setattr("postings.editing.tasks.time.sleep", lambda _seconds: waited.append(Task.objects.get().message))
    tasks.run_all()
    assert waited[0] == "Waiting until the import has finished."
    assert "2 ads in 2 files: 2 new, 0 changed, 0 unchanged." in tasks.messages(Task.objects.get())
