"""Large changes in the admin: the page of a task, who may stop it, and the dashboard."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from jobboard.signin.roles import Role
from postings.editing import tasks
from postings.models import Action, Company, Posting, Task, Team
from tests.builders import make_company, make_posting, make_team
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(make_user())
    return client


@pytest.fixture
def postings(monkeypatch: pytest.MonkeyPatch) -> list[Posting]:
    """Three postings, which are one more than a change that is made at once."""
    monkeypatch.setattr(tasks, "MAX_AT_ONCE", 2)
    return [make_posting(f"Engineer {number}", pk=1_000 + number) for number in range(3)]


def close_all(client: Client, postings: list[Posting]) -> str:
    values = {"action": "close", "_selected_action": [posting.pk for posting in postings]}
    return client.post(reverse("admin:postings_posting_changelist"), values)["Location"]


def url(task: Task, what: str = "change") -> str:
    return reverse(f"admin:postings_task_{what}", args=[task.pk])


def another(name: str, role: Role) -> Client:
    client = Client()
    client.force_login(make_user(name, role))
    return client


def test_large_change_leads_to_a_page_with_its_progress(editor: Client, postings: list[Posting]) -> None:
    address = close_all(editor, postings)
    task = Task.objects.get()
    assert address == url(task)
    page = editor.get(address).content.decode()
    assert "Closed 3 postings" in page
    assert "0 of 3 records processed." in page
    assert '<meta http-equiv="refresh" content="3">' in page
    assert "Closed 3 postings" in editor.get("/admin/").content.decode()

    tasks.run_all()
    page = editor.get(address).content.decode()
    assert "3 of 3 records processed." in page
    assert "refresh" not in page
    assert reverse("admin:postings_action_change", args=[Action.objects.get().pk]) in page
    assert Posting.objects.closed().count() == 3


def test_same_change_leads_to_the_first_task(editor: Client, postings: list[Posting]) -> None:
    close_all(editor, postings)
    values = {"action": "close", "_selected_action": [posting.pk for posting in postings]}
    page = editor.post(reverse("admin:postings_posting_changelist"), values, follow=True).content.decode()
    assert f'This is already being done. <a href="{url(Task.objects.get())}">Show progress</a>' in page


def test_task_is_stopped_and_continued_by_who_started_it(editor: Client, postings: list[Posting]) -> None:
    close_all(editor, postings)
    task = Task.objects.get()
    assert "Stop</button>" in editor.get(url(task)).content.decode()
    editor.post(url(task, "stop"))
    task.refresh_from_db()
    assert task.status == "stopped"
    assert "Continue</button>" in editor.get(url(task)).content.decode()
    editor.post(url(task, "continue"))
    tasks.run_all()
    assert Posting.objects.closed().count() == 3


def test_only_who_started_a_task_and_administrators_may_stop_it(editor: Client, postings: list[Posting]) -> None:
    close_all(editor, postings)
    task = Task.objects.get()
    publisher = another("publisher", Role.PUBLISHER)
    assert "Stop</button>" not in publisher.get(url(task)).content.decode()
    assert publisher.post(url(task, "stop")).status_code == 403
    assert another("administrator", Role.ADMINISTRATOR).get(url(task, "stop")).status_code == 403
    assert another("another-administrator", Role.ADMINISTRATOR).post(url(task, "stop")).status_code == 302
    task.refresh_from_db()
    assert task.status == "stopped"
    assert User.objects.count() == 4


def test_undoing_a_large_change_is_a_task_of_its_own(editor: Client, postings: list[Posting]) -> None:
    close_all(editor, postings)
    tasks.run_all()
    address = reverse("admin:postings_action_undo", args=[Action.objects.get().pk])
    assert "This will make 6 changes." in editor.get(address).content.decode()
    assert editor.post(address)["Location"] == url(Task.objects.latest("pk"))
    tasks.run_all()
    assert Posting.objects.open().count() == 3


@pytest.mark.parametrize("model", ["company", "team"])
def test_large_merge_leads_to_its_task(admin_client: Client, postings: list[Posting], model: str) -> None:
    company = make_company()
    keep: Company | Team
    other: Company | Team
    if model == "company":
        keep, other = company, make_company("Southwind")
        Posting.objects.update(company=other)
    else:
        keep, other = make_team(company), make_team(company, "Ports")
        Posting.objects.update(company=company, team=other)
    sent = {"id": [keep.pk, other.pk], "keep": keep.pk, "_merge": keep.pk}
    response = admin_client.post(reverse(f"admin:postings_{model}_merge"), sent)
    assert response["Location"] == url(Task.objects.get())
    tasks.run_all()
    assert set(Posting.objects.values_list(model, flat=True)) == {keep.pk}
    other.refresh_from_db()
    assert other.merged_into == keep
    assert Action.objects.get().summary == f"Merged {other.name} into {keep.name}"
