"""Dashboard, lists, merges, import runs and history in the admin, with the client of each role."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jobboard.signin.roles import Role
from postings.choices import ActionKind
from postings.editing.journal import recorded
from postings.models import (
    Action,
    Company,
    Conflict,
    Finding,
    ImportRun,
    PossibleDuplicate,
    Posting,
    SetAsideFile,
    Task,
    Team,
)
from tests.admin.test_posting_admin import edit, form_values
from tests.builders import ad, make_company, make_posting, make_team, many_ads, run, write
from tests.pages import compact
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db
PATH = "jobs/Python/2024-07/x/README.md"


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(make_user(role.value, role))
    return client


@pytest.fixture
def editor() -> Client:
    return client_of(Role.EDITOR)


@pytest.fixture
def publisher() -> Client:
    return client_of(Role.PUBLISHER)


@pytest.fixture
def busy_board(ads: Path) -> Path:
    """A board with postings, edits, conflicts, files set aside, findings and a possible duplicate."""
    kept = {"keep.md": ad(slug="keep", company="Northwind Tidal Labs", badges="`🌎 Nowhereland`")}
    bare = {"bare.md": ad(slug="bare", company="None", badges="`🌎 Remote`", body="Text.")}
    odd = {"odd.md": ad(slug="odd", company="Nоrthbank")}  # with a Cyrillic о
    write(ads, {**many_ads(6), **kept, **bare, **odd, "bad.md": "", "worse.md": "# [Worse](no-link)"})
    run(ads)
    for posting in Posting.objects.filter(title__startswith="Engineer").order_by("title")[:3]:
        with recorded(None, ActionKind.EDITED, "Corrected", posting):
            Posting.objects.filter(pk=posting.pk).update(location_text="Halifax")
    write(ads, {name: text.replace("Remote, Canada", "Truro") for name, text in many_ads(9).items()})
    run(ads)
    return ads


def count_of(client: Client, url: str) -> int:
    response = client.get(url)
    assert response.status_code == 200, url
    return int(response.context["cl"].result_count)


class TestDashboard:
    def test_figures_match_the_lists_they_link_to(self, editor: Client, busy_board: Path) -> None:
        page = editor.get("/admin/").context
        figures = [*page["on_the_board"], *page["waiting"], *page["findings"]]
        shown = {figure.label: figure.count for figure in figures}
        assert shown == {figure.label: count_of(editor, figure.url) for figure in figures}
        assert shown == {
            "Open postings": 12,
            "New in the last import": 3,
            "Edited postings": 3,
            "Conflicts": 3,
            "Reports of fraud": 0,
            "Reader reports": 0,
            "Reader reports held back": 0,
            "Skipped files": 2,
            "Import warnings": 1,
            "Ads without a company": 1,
            "Implausible salaries": 0,
            "Possible duplicates": 1,
            "Suspicious company names": 1,
            "Open postings without a salary": 2,
            "Location not recognized": 1,
        }

    def test_numbers_of_runs_match_the_lists_they_link_to(self, editor: Client, busy_board: Path) -> None:
        write(busy_board, many_ads(1))
        (busy_board / "ad-008.md").unlink()
        run(busy_board, force=True)
        (busy_board / "ad-007.md").unlink()
        write(busy_board, {"ad-008.md": many_ads(9)["ad-008.md"]})
        run(busy_board, force=True)
        html = editor.get("/admin/").content.decode()
        for each in ImportRun.objects.all():
            html += editor.get(reverse("admin:postings_importrun_change", args=[each.pk])).content.decode()
        numbers = set(re.findall(r'<a href="([^"]*)" aria-label="(\w[\w ]*) in import \d+: (\d+)">', html))
        assert {what for _, what, _ in numbers} == {"New", "Changed", "Closed", "Reopened", "Conflicts", "Skipped files"}
        for url, what, number in numbers:
            page = editor.get(unescape(url)).context
            rows = page["page"].paginator.count if what == "Conflicts" else page["cl"].result_count
            assert rows == int(number), url

    def test_dashboard_needs_a_bounded_number_of_queries(
        self, editor: Client, busy_board: Path, django_assert_max_num_queries: Any
    ) -> None:
        editor.get("/")  # loads the facets into memory
        with django_assert_max_num_queries(30):
            html = editor.get("/admin/").content.decode()
        assert "Newest posting" in html

    def test_findings_of_corrected_files_are_not_current(self, editor: Client, busy_board: Path) -> None:
        write(busy_board, {"bad.md": ad(slug="mended"), "keep.md": ad(slug="keep")})
        run(busy_board)
        assert editor.get("/admin/").context["findings"] == []
        assert Finding.objects.filter(code="empty", is_current=False).count() == 2, "each of the two runs said so"


class TestFilesSetAside:
    @pytest.fixture
    def file(self, busy_board: Path) -> SetAsideFile:
        return SetAsideFile.objects.get(path="worse.md")

    def test_file_page_marks_the_wrong_line(self, editor: Client, file: SetAsideFile) -> None:
        html = editor.get(reverse("admin:postings_setasidefile_change", args=[file.pk])).content.decode()
        assert '<tr class="is-wrong"><td class="file__number">1</td><td><code># [Worse](no-link)</code>' in compact(html)
        assert file.message in html

    def test_posting_added_from_a_file_ignores_the_file(self, editor: Client, file: SetAsideFile, busy_board: Path) -> None:
        address = reverse("admin:postings_posting_add") + f"?set_aside={file.pk}"
        values = form_values(editor.get(address))
        assert (values["title"], values.get("body", "")) == ("Worse", "")
        assert editor.post(address, {**values, "apply_url": "https://jobs.example.org/x"}).status_code == 302
        file.refresh_from_db()
        assert (file.is_ignored, file.posting and file.posting.title) == (True, "Worse")
        assert [finding.path for finding in run(busy_board).findings if finding.set_aside] == ["bad.md"]

    def test_ignored_file_is_not_read_until_it_is_no_longer_ignored(
        self, editor: Client, file: SetAsideFile, busy_board: Path
    ) -> None:
        files = reverse("admin:postings_setasidefile_changelist")
        editor.post(files, {"action": "ignore", "_selected_action": file.pk})
        write(busy_board, {"worse.md": ad(slug="good-by-now")})
        assert run(busy_board).counts.new == 0
        editor.post(f"{files}?state=closed", {"action": "stop_ignoring", "_selected_action": file.pk})
        assert run(busy_board).counts.new == 1
        assert not SetAsideFile.objects.filter(path="worse.md").exists()
        assert Action.objects.filter(kind="decided").count() == 2

    def test_removed_or_corrected_file_is_no_longer_listed(self, file: SetAsideFile, busy_board: Path) -> None:
        (busy_board / "bad.md").unlink()
        write(busy_board, {"worse.md": ad(slug="mended")})
        run(busy_board)
        assert not SetAsideFile.objects.exists()


class TestConflicts:
    def test_list_and_items_show_all_three_values(self, editor: Client, busy_board: Path) -> None:
        html = editor.get(reverse("admin:postings_conflict_changelist")).content.decode()
        assert html.count("Remote, Canada</td>") == html.count("Truro</td>") == html.count("Halifax</td>") == 3
        html = editor.get(reverse("admin:postings_conflict_change", args=[Conflict.objects.first().pk])).content.decode()
        shown = re.findall(r'<pre dir="auto">([^<]*)</pre>', html)
        assert shown == ["Remote, Canada", "Truro", "Halifax"]

    def test_single_conflicts_are_resolved(self, editor: Client, busy_board: Path) -> None:
        first, second, third = Conflict.objects.order_by("pk")
        for conflict, decision in ((first, "source"), (second, "ours")):
            address = reverse("admin:postings_conflict_change", args=[conflict.pk])
            editor.post(address, {"decide": decision, "shown": editor.get(address).context["shown"]})
        address = reverse("admin:postings_conflict_change", args=[third.pk])
        response = editor.post(address, {"decide": "source", "shown": "another"})
        assert "Something has changed since you opened this page. Check it again." in response.content.decode()
        shown = dict(Posting.objects.values_list("pk", "location_text"))
        assert (shown[first.posting_id], shown[second.posting_id]) == ("Truro", "Halifax")
        assert list(Conflict.objects.all()) == [third]

    def test_conflicts_are_resolved_in_bulk_and_undone(self, editor: Client, busy_board: Path) -> None:
        chosen = list(Conflict.objects.values_list("pk", flat=True))
        queue = reverse("admin:postings_conflict_changelist")
        editor.post(queue, {"action": "take_source", "_selected_action": chosen})
        assert not Conflict.objects.exists()
        assert not Posting.objects.edited().exists()
        editor.post(reverse("admin:postings_action_undo", args=[Action.objects.latest("pk").pk]))
        assert Conflict.objects.count() == Posting.objects.edited().count() == 3


class TestPostingForm:
    @pytest.fixture
    def posting(self, busy_board: Path) -> Posting:
        return Posting.objects.edited().earliest("pk")

    def test_button_takes_the_source_value_and_saves_the_form(self, editor: Client, posting: Posting) -> None:
        response = edit(editor, posting, title="Corrected, too", _take="location_text")
        assert response.url == reverse("admin:postings_posting_change", args=[posting.pk])
        posting.refresh_from_db()
        assert (posting.title, posting.location_text, posting.edited) == ("Corrected, too", "Truro", " title ")

    def test_preview_renders_the_text_as_the_page_does(self, editor: Client, posting: Posting) -> None:
        values = {"title": "x", "body": "## Tasks\r\n\r\n<iframe>alert(1)</iframe> **more**"}
        url = reverse("admin:postings_posting_preview")
        piece = editor.post(url, values, headers={"X-Requested-With": "fetch"}).content.decode()
        assert compact(piece) == "<h3>Tasks</h3><p>&lt;iframe&gt;alert(1)&lt;/iframe&gt;<strong>more</strong></p>"
        assert compact(piece) in compact(editor.post(url, values).content.decode())

    def test_save_records_user_and_values_before_and_after(self, editor: Client, posting: Posting) -> None:
        edit(editor, posting, location_text="Lunenburg")
        action = Action.objects.latest("pk")
        assert (action.user_name, action.kind, action.summary) == ("editor", "edited", f"Edited {posting.title}")
        (change,) = action.changes.all()
        assert (change.field, change.before, change.after) == ("location_text", "Halifax", "Lunenburg")
        page = editor.get(reverse("admin:postings_posting_history", args=[posting.pk])).content.decode()
        assert "<td>Halifax</td><td>Lunenburg</td>" in compact(page)
        assert re.search(r">Import \d+</a>", page)

    def test_earlier_version_is_previewed_and_restored(self, editor: Client, posting: Posting) -> None:
        edit(editor, posting, location_text="Lunenburg", title="Other")
        before = Action.objects.order_by("pk")[0].changes.latest("pk").pk
        Action.objects.filter(pk=Action.objects.order_by("pk")[0].pk)
        mine = posting.pk
        first = [
            e for e in editor.get(reverse("admin:postings_posting_history", args=[mine])).context["events"] if not e.is_run
        ][-1]
        address = reverse("admin:postings_posting_restore", args=[mine, first.last])
        page = editor.get(address).content.decode()
        assert "Lunenburg" in page
        assert Posting.objects.get(pk=mine).title == "Other"
        editor.post(address)
        posting.refresh_from_db()
        assert (posting.title, posting.location_text) == ("Engineer 0, Tides", "Halifax")
        assert before

    def test_invalid_form_records_nothing(self, editor: Client, posting: Posting) -> None:
        count = Action.objects.count()
        assert edit(editor, posting, title="").status_code == 200
        assert Action.objects.count() == count


class TestBulkActions:
    def do(self, client: Client, action: str, postings: Any) -> Any:
        values = {"action": action, "_selected_action": [posting.pk for posting in postings]}
        return client.post(reverse("admin:postings_posting_changelist"), values)

    def test_postings_are_hidden_published_closed_and_reopened(self, editor: Client, busy_board: Path) -> None:
        some = list(Posting.objects.all()[:3])
        for action, status in (("hide", "hidden"), ("publish", "open"), ("close", "closed"), ("reopen", "open")):
            self.do(editor, action, some)
            found = Posting.objects.filter(pk__in=[posting.pk for posting in some])
            assert set(found.values_list("status", flat=True)) == {status}
            assert found.filter(closed_at=None).exists() == (status != "closed")
        hid = Action.objects.filter(summary__startswith="Hid").get()
        assert hid.changes.count() == 3

    def test_postings_are_moved_to_a_company_or_team(self, editor: Client, busy_board: Path) -> None:
        some, company = list(Posting.objects.all()[:3]), make_company("Southwind")
        team = make_team(company, "Harbours")
        address, ids = reverse("admin:postings_posting_put_into"), [each.pk for each in some]
        assert self.do(editor, "put_into", some).status_code == 200
        editor.post(address, {"id": ids, "company": company.pk})
        assert set(company.postings.values_list("team", flat=True)) == {None}
        editor.post(address, {"id": ids, "team": team.pk})
        assert set(team.postings.values_list("company__name", flat=True)) == {"Southwind"}
        assert (company.postings.count(), team.postings.count()) == (3, 3)

        assert "Select a company or a team." in editor.post(address, {"id": ids}).content.decode()
        both = editor.post(address, {"id": ids, "company": make_company("Westwind").pk, "team": team.pk})
        assert "Harbours is a team of Southwind. Select that company or a different team." in both.content.decode()

    def test_postings_are_marked_as_reposts_and_as_different_jobs(self, editor: Client) -> None:
        some = [make_posting("a"), make_posting("b")]
        self.do(editor, "mark_as_one_job", some)
        assert Posting.objects.reposts_of(Posting.objects.get(title="a")).get().title == "b"
        self.do(editor, "mark_as_different_jobs", some)
        assert not Posting.objects.exclude(repost_group=None).exists()

    def test_search_finds_the_same_as_the_public_search(self, editor: Client, busy_board: Path) -> None:
        postings = reverse("admin:postings_posting_changelist")
        assert count_of(editor, f"{postings}?q=nowhereland") == 1
        assert count_of(editor, f"{postings}?q=https://jobs.example.org/apply/bare") == 1
        assert count_of(editor, f'{postings}?q="c%2B%2B') == 0


class TestDeleting:
    def test_company_with_postings_cannot_be_deleted(self, publisher: Client, busy_board: Path) -> None:
        company, free = Company.objects.get(name="Northwind Tidal"), make_company("Southwind")
        html = publisher.get(reverse("admin:postings_company_delete", args=[company.pk])).content.decode()
        assert re.search(
            r"Northwind Tidal has <a [^>]*>9 postings</a>\. To remove it, merge it into another company\.", html
        )
        publisher.post(reverse("admin:postings_company_delete", args=[company.pk]), {"post": "yes"})
        publisher.post(reverse("admin:postings_company_delete", args=[free.pk]), {"post": "yes"})
        assert list(Company.objects.filter(pk__in=[company.pk, free.pk])) == [company]


class TestMerging:
    def test_possible_duplicates_are_previewed_merged_and_undone(self, publisher: Client, busy_board: Path) -> None:
        pair = PossibleDuplicate.objects.get()
        page = publisher.get(reverse("admin:postings_possibleduplicate_changelist")).content.decode()
        assert pair.reason in page
        merge = reverse("admin:postings_company_merge")
        look = publisher.get(f"{merge}?id={pair.first_id}&id={pair.second_id}").content.decode()
        assert "Move from Northwind Tidal Labs to Northwind Tidal" in look
        assert "1 posting" in look
        values = {"id": [pair.first_id, pair.second_id], "keep": pair.first_id, "_merge": pair.first_id}
        publisher.post(merge, values)
        assert not PossibleDuplicate.objects.exists()
        assert not Company.objects.unmerged().filter(name="Northwind Tidal Labs").exists()
        action = Action.objects.get(kind="merged")
        publisher.post(reverse("admin:postings_action_undo", args=[action.pk]))
        assert Company.objects.unmerged().get(name="Northwind Tidal Labs").postings.count() == 1
        assert PossibleDuplicate.objects.count() == 1

    def test_button_that_names_another_row_merges_nothing(self, publisher: Client, busy_board: Path) -> None:
        pair = PossibleDuplicate.objects.get()
        values = {"id": [pair.first_id, pair.second_id], "keep": pair.second_id, "_merge": pair.first_id}
        response = publisher.post(reverse("admin:postings_company_merge"), values)
        assert f"Merge into {pair.second}" in response.content.decode()
        assert Company.objects.filter(pk__in=[pair.first_id, pair.second_id]).count() == 2

    def test_dismissed_duplicates_are_not_proposed_again(self, editor: Client, busy_board: Path) -> None:
        pair = PossibleDuplicate.objects.get()
        values = {"action": "dismiss", "_selected_action": pair.pk}
        editor.post(reverse("admin:postings_possibleduplicate_changelist"), values)
        write(busy_board, {"new.md": ad(slug="new", company="Westwind")})
        run(busy_board)
        assert list(PossibleDuplicate.objects.values_list("is_dismissed", flat=True)) == [True]

    def test_teams_of_different_companies_are_not_merged(self, publisher: Client) -> None:
        teams = [make_team(make_company("A")), make_team(make_company("B"))]
        publisher.post(
            reverse("admin:postings_team_merge"), {"id": [t.pk for t in teams], "keep": teams[0].pk, "_merge": teams[0].pk}
        )
        assert Team.objects.count() == 2

    def test_editor_cannot_merge(self, editor: Client, busy_board: Path) -> None:
        pair = PossibleDuplicate.objects.get()
        address = f"{reverse('admin:postings_company_merge')}?id={pair.first_id}&id={pair.second_id}"
        assert editor.get(address).status_code == 403


class TestRuns:
    def test_run_page_shows_changes_by_field_and_findings(self, editor: Client, busy_board: Path) -> None:
        last = ImportRun.objects.first()
        html = editor.get(reverse("admin:postings_importrun_change", args=[last.pk])).content.decode()
        assert "Engineer 5, Tides" in html
        assert "<td>Remote, Canada</td><td>Truro</td>" in compact(html)
        assert "Our value is kept. Source’s value: Truro" in html
        assert "Empty file</a>: 1" in " ".join(html.split())

    def test_run_is_rolled_back_after_a_preview(self, publisher: Client, busy_board: Path) -> None:
        last = ImportRun.objects.first()
        address = reverse("admin:postings_importrun_roll_back", args=[last.pk])
        page = publisher.get(address).content.decode()
        assert "Nothing has been saved yet" in page
        assert Posting.objects.count() == 12
        publisher.post(address)
        assert Posting.objects.count() == 9
        assert set(Posting.objects.edited().values_list("location_text", flat=True)) == {"Halifax"}
        assert publisher.get(address).status_code == 403, "once is enough"

    def test_editor_cannot_roll_back_a_run(self, editor: Client, busy_board: Path) -> None:
        last = ImportRun.objects.first()
        assert editor.get(reverse("admin:postings_importrun_roll_back", args=[last.pk])).status_code == 403


class TestActivity:
    def test_deleted_posting_is_listed_and_restored(self, admin_client: Client) -> None:
        posting = make_posting("By hand")
        admin_client.post(reverse("admin:postings_posting_delete", args=[posting.pk]), {"post": "yes"})
        assert not Posting.objects.exists()
        page = admin_client.get(reverse("admin:postings_action_deleted"))
        (change,) = page.context["page"].object_list
        admin_client.post(reverse("admin:postings_action_recover", args=[change.pk]))
        assert Posting.objects.get() == posting

    def test_editor_cannot_undo_a_merge(self, editor: Client, publisher: Client, busy_board: Path) -> None:
        pair = PossibleDuplicate.objects.get()
        values = {"id": [pair.first_id, pair.second_id], "keep": pair.first_id, "_merge": pair.first_id}
        publisher.post(reverse("admin:postings_company_merge"), values)
        action = Action.objects.get(kind="merged")
        assert editor.get(reverse("admin:postings_action_undo", args=[action.pk])).status_code == 403
        assert ">Undo<" not in editor.get(reverse("admin:postings_action_change", args=[action.pk])).content.decode()

    def test_undo_preview_saves_nothing(self, editor: Client, busy_board: Path) -> None:
        posting = Posting.objects.edited().first()
        edit(editor, posting, title="Other")
        action = Action.objects.latest("pk")
        page = editor.get(reverse("admin:postings_action_undo", args=[action.pk])).content.decode()
        assert "Nothing has been saved yet" in page
        assert Action.objects.latest("pk") == action
        editor.post(reverse("admin:postings_action_undo", args=[action.pk]))
        assert Posting.objects.get(pk=posting.pk).title == "Engineer 0, Tides"


@pytest.mark.parametrize("page", ["posting", "company", "team", "action", "importrun", "setasidefile"])
def test_missing_objects_are_not_found(admin_client: Client, page: str) -> None:
    assert admin_client.get(f"/admin/postings/{page}/999/history/").status_code in {302, 404}
    assert admin_client.get(f"/admin/postings/{page}/x/history/").status_code in {302, 404}
    assert admin_client.get(f"/admin/postings/{page}/999/change/").status_code in {302, 404}


@pytest.mark.parametrize("page", ["action", "importrun", "setasidefile", "posting", "company"])
@pytest.mark.parametrize("row", ["abc", "²", "9" * 30])
def test_invalid_ids_are_not_found(admin_client: Client, page: str, row: str) -> None:
    assert admin_client.get(f"/admin/postings/{page}/{row}/change/").status_code in {302, 404}


def test_failed_tasks_are_shown_for_a_week(editor: Client) -> None:
    now = timezone.now()
    for summary, days in (("Closed 600 postings", 6), ("Closed 700 postings", 8)):
        Task.objects.create(
            kind="set_status",
            summary=summary,
            digest=summary,
            status="failed",
            finished_at=now - timedelta(days=days),
            done=1_200,
            total=6_000,
        )
    page = compact(editor.get("/admin/").content.decode())
    assert 'Closed 600 postings</a><span class="quiet">failed, 1,200 of 6,000</span>' in page
    assert "Closed 700 postings" not in page


def test_staff_without_a_role_are_denied(busy_board: Path) -> None:
    person = make_user("nobody", Role.EDITOR)
    person.groups.clear()
    client = Client()
    client.force_login(person)
    run_, file = ImportRun.objects.first(), SetAsideFile.objects.first()
    for address in (
        f"importrun/{run_.pk}/change/", f"setasidefile/{file.pk}/change/", "action/deleted/",
        f"action/{Action.objects.first().pk}/change/", "conflict/", "posting/",
    ):  # fmt: skip
        assert client.get(f"/admin/postings/{address}").status_code == 403, address


def test_editor_cannot_undo_the_undoing_of_a_rollback(editor: Client, publisher: Client, busy_board: Path) -> None:
    publisher.post(reverse("admin:postings_importrun_roll_back", args=[ImportRun.objects.first().pk]))
    for _ in range(2):
        publisher.post(reverse("admin:postings_action_undo", args=[Action.objects.latest("pk").pk]))
        assert editor.get(reverse("admin:postings_action_undo", args=[Action.objects.latest("pk").pk])).status_code == 403


def test_outdated_company_form_is_refused(editor: Client) -> None:
    company = make_company("Ebbmark")
    address = reverse("admin:postings_company_change", args=[company.pk])
    opened = form_values(editor.get(address))
    edit(editor, company, about="Measures tides.")
    response = editor.post(address, {**opened, "website": "https://ebbmark.example"})
    company.refresh_from_db()
    assert (company.about, company.website) == ("Measures tides.", "")
    assert "changed this while you were editing it" in response.content.decode()
    assert "https://ebbmark.example" in response.content.decode(), "what was typed is not lost"
    again = form_values(response)
    assert "changed this while you were editing it" in editor.post(address, again).content.decode()
