"""Queues in the admin: what is open, deciding item by item, dismissing with a reason, and returning from forms."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.choices import ActionKind
from postings.editing import undo
from postings.editing.journal import recorded
from postings.models import (
    Action,
    Company,
    Conflict,
    Dismissal,
    ErrorReport,
    Finding,
    ImportRun,
    PossibleDuplicate,
    Posting,
    SetAsideFile,
    Source,
    SourceFile,
)
from tests.admin.test_dashboard import client_of
from tests.admin.test_posting_admin import edit, form_values
from tests.builders import ad, make_company, make_posting, run, write

pytestmark = pytest.mark.django_db

FAR = 1_000_000
NAMES = ["Ingénieur «Données»", "工程师", "מהנדס תוכנה", "مهندس برمجيات", "Инженер"]


@pytest.fixture
def editor() -> Client:
    return client_of(Role.EDITOR)


def item(model: str, pk: int, **parameters: Any) -> str:
    url = reverse(f"admin:postings_{model}_change", args=[pk])
    return f"{url}?{urlencode(parameters)}" if parameters else url


def decide(client: Client, url: str, decision: str, **values: Any) -> Any:
    return client.post(url, {"decide": decision, "shown": client.get(url).context["shown"], **values})


def waiting(client: Client) -> dict[str, int]:
    """Return the queues that are not empty, as the dashboard counts them."""
    return {figure.label: figure.count for figure in client.get("/admin/").context["waiting"] if figure.count}


def listed(client: Client, model: str, query: str = "") -> list[str]:
    return [str(row) for row in client.get(reverse(f"admin:postings_{model}_changelist") + query).context["cl"].result_list]


@pytest.fixture
def reports() -> list[ErrorReport]:
    """Reports with large ids about postings with names in several scripts."""
    for number, name in enumerate(NAMES):
        posting = make_posting(name, pk=FAR + number)
        ErrorReport.objects.create(pk=FAR + number, posting=posting, fact="pay", words=f"Wrong: {name}")
    return list(ErrorReport.objects.all())


class TestDecidingOneByOne:
    def test_item_shows_its_position_and_neighbours(self, editor: Client, reports: list[ErrorReport]) -> None:
        page = editor.get(item("errorreport", reports[1].pk))
        position = page.context["position"]
        assert (position.number, position.total) == (2, 5)
        assert position.previous_url == item("errorreport", reports[0].pk)
        assert position.next_url == item("errorreport", reports[2].pk)
        html = page.content.decode()
        assert "2 of 5" in html
        assert reports[1].words in html
        assert f"/posting/{reports[1].posting_id}/change/?_queue=errorreport&amp;_item={reports[1].pk}" in html

    def test_next_item_opens_after_a_decision_and_the_list_after_the_last(
        self, editor: Client, reports: list[ErrorReport]
    ) -> None:
        opened, url = [], item("errorreport", reports[1].pk)
        for _ in reports:
            opened.append(url)
            url = decide(editor, url, "resolve").url
        assert opened == [item("errorreport", reports[number].pk) for number in (1, 2, 3, 4, 0)]
        assert url == reverse("admin:postings_errorreport_changelist")
        assert waiting(editor).get("Reader reports") is None
        assert listed(editor, "errorreport") == []
        assert len(listed(editor, "errorreport", "?state=closed")) == 5

    def test_filters_of_the_list_are_kept(self, editor: Client, reports: list[ErrorReport]) -> None:
        ErrorReport.objects.filter(pk__in=[reports[0].pk, reports[3].pk]).update(fact="team")
        filters = "fact__exact=team"
        url = item("errorreport", reports[0].pk, _changelist_filters=filters)
        assert (
            f'href="{url}"' in editor.get(reverse("admin:postings_errorreport_changelist") + f"?{filters}").content.decode()
        )
        after = decide(editor, url, "resolve").url
        assert after == item("errorreport", reports[3].pk, _changelist_filters=filters)
        assert editor.get(after).context["position"].total == 1

    def test_unknown_filters_are_ignored(self, editor: Client, reports: list[ErrorReport]) -> None:
        url = item("errorreport", reports[0].pk, _changelist_filters="nonsense__x=1&p=99")
        assert editor.get(url).context["position"].total == 5

    def test_decided_item_can_be_reopened_and_the_decision_undone(self, editor: Client, reports: list[ErrorReport]) -> None:
        url = item("errorreport", reports[0].pk)
        decide(editor, url, "resolve")
        assert "This is no longer open." in editor.get(url).content.decode()
        decide(editor, url, "reopen")
        assert waiting(editor)["Reader reports"] == 5
        decide(editor, url, "resolve")
        undo.undo_action(Action.objects.latest("pk"), None)
        assert waiting(editor)["Reader reports"] == 5

    def test_decision_that_another_editor_made_first_is_skipped(self, editor: Client, reports: list[ErrorReport]) -> None:
        url = item("errorreport", reports[0].pk)
        editor.get(url)
        ErrorReport.objects.filter(pk=reports[0].pk).update(is_resolved=True)
        response = editor.post(url, {"decide": "resolve", "shown": ""}, follow=True)
        assert "This has already been decided." in response.content.decode()
        assert not Action.objects.exists()

    def test_saving_a_form_opened_from_a_queue_opens_its_next_item(self, editor: Client, reports: list[ErrorReport]) -> None:
        address = item("posting", reports[0].posting_id, _queue="errorreport", _item=reports[0].pk)
        page = editor.get(address)
        html = page.content.decode()
        assert reports[0].words in html
        assert "Save and next" in html
        values = {**form_values(page), "location_text": "Halifax"}
        assert editor.post(address, {**values, "_save": "1"}).headers["Location"] == item("errorreport", reports[1].pk)
        assert ErrorReport.objects.open().count() == 5
        values = {**form_values(editor.get(address)), "location_text": "Truro"}
        assert editor.post(address, {**values, "_continue": "1"}).headers["Location"] == address
        values = {**form_values(editor.get(address)), "location_text": "Lunenburg"}
        assert editor.post(address, {**values, "_resolve": "1"}).headers["Location"] == item("errorreport", reports[1].pk)
        assert ErrorReport.objects.open().count() == 4

    @pytest.mark.parametrize("query", ["_queue=nonsense&_item=1", "_queue=posting&_item=1", "_queue=errorreport&_item=x"])
    def test_form_ignores_queues_that_do_not_exist(self, editor: Client, reports: list[ErrorReport], query: str) -> None:
        address = f"{item('posting', reports[0].posting_id)}?{query}"
        response = editor.post(address, form_values(editor.get(address)))
        assert response.headers["Location"].startswith(reverse("admin:postings_posting_changelist"))


@pytest.fixture
def warning(ads: Path) -> Finding:
    """A warning about a posting whose location was not recognized."""
    write(ads, {"a.md": ad(badges="`🌎 Nowhereland`")})
    run(ads)
    return Finding.objects.get()


class TestOpenWarnings:
    def test_item_shows_the_file_the_text_and_the_field(self, editor: Client, warning: Finding) -> None:
        assert waiting(editor)["Import warnings"] == 1
        html = editor.get(item("finding", warning.pk)).content.decode()
        for words in ("a.md", "Nowhereland", "Location not recognized", warning.message, "Backend Engineer, Tides"):
            assert words in html

    @pytest.mark.parametrize(
        "solve",
        [
            lambda posting, editor: edit(editor, posting, is_remote="on"),
            lambda posting, editor: edit(editor, posting, location_text="Halifax"),
            lambda posting, editor: edit(editor, posting, status="hidden"),
            lambda posting, editor: edit(editor, posting, status="closed"),
            lambda posting, editor: posting.delete(),
            lambda posting, editor: undo.undo_run(ImportRun.objects.get(), None),
        ],
        ids=["edited", "another field of the fact", "hidden", "closed", "deleted", "rolled back"],
    )
    def test_solved_warning_leaves_list_and_count(self, editor: Client, warning: Finding, solve: Any) -> None:
        solve(Posting.objects.get(), editor)
        assert listed(editor, "finding") == []
        assert "Import warnings" not in waiting(editor)
        assert listed(editor, "finding", "?state=all") == [str(warning)]

    def test_another_edit_solves_nothing(self, editor: Client, warning: Finding) -> None:
        edit(editor, Posting.objects.get(), title="Corrected")
        assert listed(editor, "finding") == [str(warning)]

    def test_undoing_an_edit_opens_the_warning_again(self, editor: Client, warning: Finding) -> None:
        edit(editor, Posting.objects.get(), location_text="Halifax")
        undo.undo_action(Action.objects.latest("pk"), None)
        assert listed(editor, "finding") == [str(warning)]

    def test_undone_rollback_opens_the_warning_again(self, editor: Client, warning: Finding) -> None:
        undo.undo_run(ImportRun.objects.get(), None)
        undo.undo_action(Action.objects.latest("pk"), None)
        assert listed(editor, "finding") == [str(warning)]


class TestDismissing:
    def test_dismissal_outlasts_imports_until_the_text_changes(self, editor: Client, warning: Finding, ads: Path) -> None:
        decide(editor, item("finding", warning.pk), "dismiss", reason="other", note="A made-up country")
        dismissal = Dismissal.objects.get()
        assert (dismissal.kind, dismissal.reason, dismissal.note, dismissal.user_name) == (
            "warning",
            "other",
            "A made-up country",
            "editor",
        )
        assert "Import warnings" not in waiting(editor)

        write(ads, {"a.md": ad(badges="`🌎 Nowhereland`", body="Other text.")})
        run(ads)
        assert Finding.objects.filter(is_current=True).get() != warning
        assert listed(editor, "finding") == []
        assert len(listed(editor, "finding", "?state=closed")) == 1

        write(ads, {"a.md": ad(badges="`🌎 Erewhon`")})
        run(ads)
        assert len(listed(editor, "finding")) == 1
        assert Dismissal.objects.count() == 1

    def test_dismissal_follows_a_source_that_becomes_part_of_another(self, editor: Client, ads: Path) -> None:
        write(ads, {"inner/a.md": ad(badges="`🌎 Nowhereland`")})
        run(ads / "inner")
        decide(editor, item("finding", Finding.objects.get().pk), "dismiss", reason="right")
        run(ads)
        assert [finding.path for finding in Finding.objects.filter(is_current=True)] == ["inner/a.md"]
        assert listed(editor, "finding") == []

    @pytest.mark.parametrize(
        ("sent", "problem"),
        [
            ({}, "Select a reason."),
            ({"reason": "different"}, "Select a reason."),
            ({"reason": "other", "note": " "}, "Enter the reason."),
        ],
    )
    def test_reason_is_required(self, editor: Client, warning: Finding, sent: dict[str, Any], problem: str) -> None:
        response = decide(editor, item("finding", warning.pk), "dismiss", **sent)
        assert problem in response.content.decode()
        assert not Dismissal.objects.exists()

    def test_dismissal_is_taken_back_and_undone(self, editor: Client, warning: Finding) -> None:
        url = item("finding", warning.pk)
        decide(editor, url, "dismiss", reason="right")
        undo.undo_action(Action.objects.latest("pk"), None)
        assert (Dismissal.objects.count(), listed(editor, "finding")) == (0, [str(warning)])
        decide(editor, url, "dismiss", reason="right")
        assert "This is right" in editor.get(url).content.decode()
        decide(editor, url, "reopen")
        assert listed(editor, "finding") == [str(warning)]
        deleted = editor.get(reverse("admin:postings_action_deleted"))
        assert list(deleted.context["page"].object_list) == [], "it is reopened, not a record to restore"
        undo.undo_action(Action.objects.latest("pk"), None)
        assert (Dismissal.objects.get().reason, listed(editor, "finding")) == ("right", [])

    def test_dismissed_items_are_listed_and_reopened_together(self, editor: Client, warning: Finding) -> None:
        decide(editor, item("finding", warning.pk), "dismiss", reason="right")
        assert listed(editor, "dismissal") == ["a.md"]
        assert editor.get(item("dismissal", Dismissal.objects.get().pk)).status_code == 200
        values = {"action": "reopen", "_selected_action": Dismissal.objects.get().pk}
        editor.post(reverse("admin:postings_dismissal_changelist"), values)
        assert listed(editor, "finding") == [str(warning)]

    def test_several_warnings_are_dismissed_at_once(self, editor: Client, warning: Finding) -> None:
        values = {"action": "dismiss_as_right", "_selected_action": warning.pk}
        editor.post(reverse("admin:postings_finding_changelist"), values)
        assert Dismissal.objects.get().reason == "right"


class TestPossibleDuplicates:
    @pytest.fixture
    def pair(self) -> PossibleDuplicate:
        first, second = make_company("Ålborg Tidevand", pk=FAR + 1), make_company("Ålborg Tidevand A/S", pk=FAR + 2)
        make_posting("Målingeniør", company=first)
        return PossibleDuplicate.objects.create(first=first, second=second, reason="Similar names")

    def test_pair_is_dismissed_with_a_reason_and_reopened(self, editor: Client, pair: PossibleDuplicate) -> None:
        url = item("possibleduplicate", pair.pk)
        html = editor.get(url).content.decode()
        assert "Målingeniør" in html
        assert ">Merge" not in html, "editors cannot merge"
        decide(editor, url, "dismiss", reason="related", note="Sister companies")
        pair.refresh_from_db()
        assert (pair.is_dismissed, Dismissal.objects.get().reason) == (True, "related")
        assert "Sister companies" in editor.get(url).content.decode()
        undo.undo_action(Action.objects.latest("pk"), None)
        assert (listed(editor, "possibleduplicate"), Dismissal.objects.count()) == ([str(pair)], 0)

    def test_merging_opens_the_next_pair(self, pair: PossibleDuplicate) -> None:
        other = PossibleDuplicate.objects.create(
            first=make_company("Éclusée"), second=make_company("Éclusée SARL"), reason="Similar names"
        )
        publisher = client_of(Role.PUBLISHER)
        page = publisher.get(item("possibleduplicate", pair.pk))
        (link,) = page.context["item"].links
        assert publisher.get(link.url).status_code == 200
        values = {"id": [pair.first_id, pair.second_id], "keep": pair.first_id, "_merge": pair.first_id}
        assert publisher.post(link.url, values).headers["Location"] == item("possibleduplicate", other.pk)
        assert Company.objects.get(pk=pair.second_id).survivor == pair.first


class TestSkippedFiles:
    def test_file_is_ignored_and_the_next_opens(self, editor: Client) -> None:
        source = Source.objects.create(name="ads")
        files = [
            SetAsideFile.objects.create(
                pk=FAR + number, source=source, path=f"{name}.md", code="empty", message="The file is empty.", data=b"\xff a"
            )
            for number, name in enumerate(sorted(NAMES))
        ]
        page = editor.get(item("setasidefile", files[0].pk))
        assert f"_queue=setasidefile&amp;_item={files[0].pk}" in page.content.decode()
        assert decide(editor, item("setasidefile", files[0].pk), "ignore").url == item("setasidefile", files[1].pk)
        assert listed(editor, "setasidefile", "?state=closed") == [str(files[0])]

    def test_adding_a_posting_from_a_file_opens_the_next_file(self, editor: Client, ads: Path) -> None:
        write(ads, {"a.md": "# [Diver](no-link)", "b.md": "# [Cook](no-link)", "good.md": ad()})
        run(ads)
        first, second = SetAsideFile.objects.order_by("path")
        address = editor.get(item("setasidefile", first.pk)).context["item"].links[0].url
        values = {**form_values(editor.get(address)), "apply_url": "https://jobs.example.org/x"}
        assert editor.post(address, values).headers["Location"] == item("setasidefile", second.pk)
        assert SetAsideFile.objects.open().get() == second


def test_conflict_about_many_skills_shows_them_all(editor: Client) -> None:
    many = [f"Sextants of the type {number}" for number in range(30)]
    posting = make_posting("Engineer", imported={"skills": {"required": many, "preferred": []}})
    conflict = Conflict.objects.create(posting=posting, field="skills", base={"required": ["Go"], "preferred": []})
    panels = editor.get(item("conflict", conflict.pk)).context["item"].panels
    assert [panel.text for panel in panels[1:]] == ["Go", ", ".join(many), "Not stated"]


@pytest.mark.parametrize("model", ["conflict", "errorreport", "setasidefile", "finding", "possibleduplicate"])
def test_pages_of_items_need_a_bounded_number_of_queries(
    editor: Client, model: str, django_assert_max_num_queries: Any
) -> None:
    source, imported = Source.objects.create(name="ads"), ImportRun.objects.create(started_at=timezone.now())
    for number in range(30):
        company = make_company(f"Company {number}")
        posting = make_posting(f"Engineer {number}", company=company, imported={"title": "x"})
        path = f"{number}.md"
        SourceFile.objects.create(source=source, path=path, posting=posting, first_seen=timezone.now())
        Finding.objects.create(run=imported, source=source, path=path, code="second_badge", message="m", raw="r")
        Conflict.objects.create(posting=posting, field="title", base="y")
        ErrorReport.objects.create(posting=posting, fact="skills", words="w")
        SetAsideFile.objects.create(source=source, path=f"bad {number}.md", code="empty", message="m")
        PossibleDuplicate.objects.create(first=company, second=make_company(f"Company {number} Ltd"), reason="r")
    rows = editor.get(reverse(f"admin:postings_{model}_changelist")).context["cl"]
    assert rows.result_count == 30
    url = item(model, rows.result_list[5].pk)
    with django_assert_max_num_queries(20):
        page = editor.get(url)
    assert page.context["position"].number == 6


def test_who_may_only_view_can_decide_nothing(reports: list[ErrorReport]) -> None:
    viewer = client_of(Role.EDITOR)
    person = User.objects.get(username="editor")
    person.groups.clear()
    url = item("errorreport", reports[0].pk)
    assert viewer.get(url).status_code == 403
    person.user_permissions.add(Permission.objects.get(codename="view_errorreport"))
    page = viewer.get(url)
    assert page.context["item"].decisions == []
    assert viewer.post(url, {"decide": "resolve", "shown": page.context["shown"]}).status_code == 403


def test_decision_about_a_value_that_changed_meanwhile_is_refused(editor: Client, ads: Path) -> None:
    write(ads, {"a.md": ad()})
    run(ads)
    posting = Posting.objects.get()
    with recorded(None, ActionKind.EDITED, "Corrected", posting):
        Posting.objects.update(title="Ours")
    write(ads, {"a.md": ad(title="Theirs")})
    run(ads)
    url = item("conflict", Conflict.objects.get().pk)
    shown = editor.get(url).context["shown"]
    write(ads, {"a.md": ad(title="Theirs again")})
    run(ads)
    response = editor.post(url, {"decide": "source", "shown": shown})
    assert "Something has changed since you opened this page." in response.content.decode()
    assert Posting.objects.get().title == "Ours"
