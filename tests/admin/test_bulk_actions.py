"""Bulk actions change exactly the selected rows, and say how many they changed and why not the others."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from postings.choices import BoilerplateDisplay, Status
from postings.models import (
    Action,
    Boilerplate,
    Category,
    Company,
    Conflict,
    ErrorReport,
    PossibleDuplicate,
    Posting,
    SetAsideFile,
    Skill,
    Source,
    Task,
)
from postings.sync.directory import Directory
from tests import high_ids
from tests.builders import ad, make_company, make_posting, make_team, many_ads, run, write

pytestmark = pytest.mark.django_db
NAMES = ["الخليج", "北风", "Север", "Ébène & Fils", "🎏 Kites", 'O\'Neill "Q"', "<Tag&>", "Æther", "Northwind", "{0}"]


def act(client: Client, model: str, action: str, ids: list[Any], **more: Any) -> Any:
    """Run a bulk action as the list does, and return the page that follows."""
    url = reverse(f"admin:postings_{model}_changelist") + more.pop("query", "")
    return client.post(url, {"action": action, "_selected_action": ids, **more}, follow=True)


def told(response: Any) -> list[tuple[str, str]]:
    """Return the level and the text of the messages of a page, without their link."""
    return [(each.level_tag, str(each).partition(" <a")[0]) for each in get_messages(response.wsgi_request)] or [
        (each.level_tag, str(each).partition(" <a")[0]) for each in response.context["messages"]
    ]


@pytest.fixture
def postings(db: None) -> list[Posting]:
    company = make_company("Ébène & Fils")
    return [make_posting(name, company=company, apply_url=f"https://a.example/{n}") for n, name in enumerate(NAMES)]


def hidden() -> set[str]:
    return set(Posting.objects.filter(status=Status.HIDDEN).values_list("title", flat=True))


def test_ids_of_the_tests_are_large(postings: list[Posting]) -> None:
    assert postings[0].pk > high_ids.FIRST and postings[0].pk != postings[0].company_id


class TestOutcome:
    def test_all_selected_rows_are_changed(self, admin_client: Client, postings: list[Posting]) -> None:
        response = act(admin_client, "posting", "hide", [each.pk for each in postings[:4]])
        assert told(response) == [("success", "4 of 4 postings hidden.")]
        assert hidden() == set(NAMES[:4])
        assert Action.objects.get().summary == "Hid 4 postings"

    def test_rows_that_stay_are_counted_with_their_reason(self, admin_client: Client, postings: list[Posting]) -> None:
        Posting.objects.filter(pk__in=[each.pk for each in postings[:2]]).update(status=Status.HIDDEN)
        ids = [each.pk for each in postings[:5]]
        postings[4].delete()
        response = act(admin_client, "posting", "hide", ids)
        words = "2 of 5 postings hidden. Not changed: 1 no longer exist, 2 are already hidden."
        assert told(response) == [("warning", words)]
        assert hidden() == set(NAMES[:4])

    def test_rows_that_left_the_list_are_not_changed(self, admin_client: Client, postings: list[Posting]) -> None:
        Posting.objects.filter(pk=postings[1].pk).update(status=Status.CLOSED)
        ids = [each.pk for each in postings[:2]]
        response = act(admin_client, "posting", "hide", ids, query="?status=open")
        assert told(response) == [
            ("warning", "1 of 2 postings hidden. Not changed: 1 are no longer in this list."),
        ]
        assert hidden() == {NAMES[0]}

    def test_all_rows_across_pages(self, admin_client: Client, postings: list[Posting]) -> None:
        extra = [make_posting(f"More {n}") for n in range(60)]
        response = act(admin_client, "posting", "hide", [extra[0].pk], select_across="1")
        assert told(response) == [("success", "70 of 70 postings hidden.")]
        assert len(hidden()) == 70

    def test_queries_do_not_name_all_of_many_rows(self, admin_client: Client, postings: list[Posting]) -> None:
        first = postings[-1].pk + 1
        Posting.objects.bulk_create(
            Posting(pk=pk, title="Engineer", slug=f"e-{pk}", apply_url=f"https://a.example/e/{pk}", status=Status.CLOSED)
            for pk in range(first, first + 600)
        )
        with CaptureQueriesContext(connection) as captured:
            response = act(admin_client, "posting", "reopen", [first], select_across=1)
        task = Task.objects.get()
        assert (task.total, task.summary) == (600, "Reopened 600 postings")
        assert told(response) == [("warning", "Not changed: 10 are already open.")]
        assert [query for query in captured if query["sql"].startswith("SELECT") and str(first + 300) in query["sql"]] == []

    def test_formatted_id_changes_nothing(self, admin_client: Client, postings: list[Posting]) -> None:
        response = act(admin_client, "posting", "hide", [postings[0].pk, f"{postings[1].pk:,}"])
        assert told(response) == [("error", "Nothing was changed: the selection is not valid. Select again.")]
        assert hidden() == set()

    def test_nothing_changed_is_a_warning(self, admin_client: Client, postings: list[Posting]) -> None:
        response = act(admin_client, "posting", "publish", [postings[0].pk])
        assert told(response) == [("warning", "0 of 1 posting published. Not changed: 1 are already open.")]
        assert not Action.objects.exists()


class TestPostings:
    def test_status_actions(self, admin_client: Client, postings: list[Posting]) -> None:
        ids = [each.pk for each in postings[2:6]]
        for action, done, status in [
            ("close", "closed", "closed"),
            ("reopen", "reopened", "open"),
            ("hide", "hidden", "hidden"),
            ("publish", "published", "open"),
        ]:
            assert told(act(admin_client, "posting", action, ids)) == [("success", f"4 of 4 postings {done}.")]
            statuses = dict(Posting.objects.values_list("pk", "status"))
            assert statuses == {each.pk: status if each.pk in ids else "open" for each in postings}

    def test_reposts(self, admin_client: Client, postings: list[Posting]) -> None:
        ids = [each.pk for each in postings[:3]]
        words = "3 of 3 postings marked as reposts of one job."
        assert told(act(admin_client, "posting", "mark_as_one_job", ids)) == [("success", words)]
        assert set(Posting.objects.exclude(repost_group=None).values_list("pk", flat=True)) == set(ids)
        response = act(admin_client, "posting", "mark_as_different_jobs", ids[:2])
        assert told(response) == [("success", "2 of 2 postings marked as different jobs.")]
        assert set(Posting.objects.exclude(repost_group=None).values_list("pk", flat=True)) == {ids[2]}

    def test_moving_sends_the_ids_that_were_selected(self, admin_client: Client, postings: list[Posting]) -> None:
        ids, other = [each.pk for each in postings[:3]], make_company("{Odd} & 北风")
        page = act(admin_client, "posting", "put_into", ids)
        sent = page.context["ids"]
        for pk in ids:
            assert f'name="id" value="{pk}"' in page.content.decode()
        postings[2].delete()
        url = reverse("admin:postings_posting_put_into")
        response = admin_client.post(url, {"id": sent, "company": other.pk}, follow=True)
        words = "2 of 3 postings moved to {Odd} &amp; 北风. Not changed: 1 no longer exist."
        assert told(response) == [("warning", words)]
        assert set(other.postings.values_list("pk", flat=True)) == set(ids[:2])
        response = admin_client.post(url, {"id": ids[:2], "company": other.pk}, follow=True)
        assert "2 are already in {Odd}" in told(response)[0][1]
        response = admin_client.post(url, {"id": [f"{ids[0]:,}"], "company": postings[3].company_id}, follow=True)
        assert told(response) == [("error", "Nothing was moved: the selection is not valid. Select again.")]


class TestDecisions:
    def test_conflicts(self, admin_client: Client, ads: Path) -> None:
        write(ads, many_ads(4))
        run(ads)
        for posting in Posting.objects.all():
            Posting.objects.filter(pk=posting.pk).update(location_text="Halifax", edited=" location_text ")
        write(ads, {name: text.replace("Remote, Canada", "Truro") for name, text in many_ads(4).items()})
        run(ads)
        ids = list(Conflict.objects.order_by("pk").values_list("pk", flat=True))
        taken = set(Conflict.objects.filter(pk__in=ids[:2]).values_list("posting", flat=True))
        response = act(admin_client, "conflict", "take_source", ids[:2])
        assert told(response) == [("success", "2 of 2 conflicts resolved.")]
        assert set(Posting.objects.filter(location_text="Truro").values_list("pk", flat=True)) == taken
        response = act(admin_client, "conflict", "keep_ours", ids[1:])
        assert told(response) == [("warning", "2 of 3 conflicts resolved. Not changed: 1 are already resolved.")]
        assert Posting.objects.filter(location_text="Halifax").count() == 2

    def test_files_reports_and_duplicates(self, admin_client: Client, postings: list[Posting]) -> None:
        source = Source.objects.create(name="s")
        files = [SetAsideFile.objects.create(source=source, path=f"{n}.md", line=1, code="empty") for n in range(3)]
        reports = [ErrorReport.objects.create(posting=each, fact="pay", words="x") for each in postings[:3]]
        companies = [make_company(name) for name in ("Alpha", "Beta", "Gamma")]
        pairs = [
            PossibleDuplicate.objects.create(first=companies[a], second=companies[b], reason="alike")
            for a, b in [(0, 1), (0, 2), (1, 2)]
        ]
        decisions: list[tuple[str, str, list[Any], str, str]] = [
            ("setasidefile", "ignore", files, "is_ignored", "2 of 2 skipped files ignored."),
            ("errorreport", "resolve", reports, "is_resolved", "2 of 2 reader reports resolved."),
            (
                "possibleduplicate",
                "dismiss",
                pairs,
                "is_dismissed",
                "2 of 2 possible duplicates marked as not duplicates.",
            ),
        ]
        for model, action, rows, column, words in decisions:
            response = act(admin_client, model, action, [rows[0].pk, rows[2].pk])
            assert told(response)[0] == ("success", words)
            manager = type(rows[0])._default_manager
            assert set(manager.filter(**{column: True}).values_list("pk", flat=True)) == {rows[0].pk, rows[2].pk}
            ids = [row.pk for row in rows]
            decided = told(act(admin_client, model, action, [rows[0].pk, rows[2].pk]))[0]
            assert (decided[0], "2 are no longer in this list." in decided[1]) == ("warning", True)
            again = told(act(admin_client, model, action, ids, query="?state=all"))[0]
            assert (again[0], "2 are already" in again[1]) == ("warning", True)

    def test_button_of_a_file_ignores_that_file(self, admin_client: Client, db: None) -> None:
        source = Source.objects.create(name="s")
        file = SetAsideFile.objects.create(source=source, path="1.md", line=1, code="empty")
        url = reverse("admin:postings_setasidefile_change", args=[file.pk])
        page = admin_client.get(url)
        assert f"set_aside={file.pk}" in page.content.decode()
        assert 'name="decide" value="ignore"' in page.content.decode()
        admin_client.post(url, {"decide": "ignore", "shown": page.context["shown"]})
        assert list(SetAsideFile.objects.filter(is_ignored=True)) == [file]

    def test_repeated_text(self, admin_client: Client, db: None) -> None:
        company = make_company()
        blocks = [
            Boilerplate.objects.create(company=company, key=f"k{n}", html="<p>x</p>", kind="benefits", jobs=3, position=n)
            for n in range(3)
        ]
        page = act(admin_client, "boilerplate", "collapse_in_ads", [blocks[0].pk, blocks[2].pk])
        response = (
            admin_client.post(
                reverse("admin:postings_boilerplate_changelist"),
                {"action": "collapse_in_ads", "_selected_action": [blocks[0].pk, blocks[2].pk], "_apply": "1"},
                follow=True,
            )
            if "sent" in page.context
            else page
        )
        assert told(response)[0] == ("success", "2 of 2 repeated texts set to “Always collapse”.")
        collapsed = Boilerplate.objects.filter(display=BoilerplateDisplay.COLLAPSED)
        assert set(collapsed.values_list("pk", flat=True)) == {blocks[0].pk, blocks[2].pk}


class TestMerging:
    def test_merge_page_sends_the_ids_of_companies(self, admin_client: Client, db: None) -> None:
        companies = [make_company(name, slug=f"c{n}") for n, name in enumerate(NAMES[:3])]
        make_posting("x", company=companies[0])
        page = act(admin_client, "company", "merge_selected", [each.pk for each in companies])
        html = page.content.decode()
        for each in companies:
            assert f'name="id" value="{each.pk}"' in html and f'name="keep" value="{each.pk}"' in html
            assert f"?of_company={each.pk}" in html
        keep, url = companies[0], reverse("admin:postings_company_merge")
        sent = {"id": [each.pk for each in companies], "keep": keep.pk, "_merge": keep.pk}
        assert admin_client.post(url, sent).status_code == 302
        assert set(Company.objects.filter(merged_into=keep)) == set(companies[1:])

    def test_nothing_is_merged_if_one_is_missing(self, admin_client: Client, db: None) -> None:
        companies = [make_company(name, slug=f"c{n}") for n, name in enumerate(NAMES[:3])]
        ids = [str(each.pk) for each in companies]
        words = "Nothing was merged: only 2 of the 3 selected companies can be merged. Select again."
        companies[2].delete()
        assert told(act(admin_client, "company", "merge_selected", ids)) == [("error", words)]
        sent = {"id": ids, "keep": ids[0], "_merge": ids[0]}
        response = admin_client.post(reverse("admin:postings_company_merge"), sent, follow=True)
        assert told(response) == [("error", words)]
        assert not Company.objects.merged().exists()

    def test_skills_and_categories_are_merged_after_the_preview(self, admin_client: Client, db: None) -> None:
        skills = [Skill.objects.get(pk=Directory().skill_id(name)) for name in ("Sextants", "Astrolabes", "Compasses")]
        categories = [Category.objects.create(name=name) for name in NAMES[:3]]
        merges: dict[str, list[Any]] = {"skill": skills, "category": categories}
        for model, rows in merges.items():
            page = act(admin_client, model, "merge_selected", [row.pk for row in rows[:2]])
            keep = page.context["keep"]
            assert f'name="_apply" class="button default" value="{keep.pk}"' in page.content.decode()
            sent = {"id": [row.pk for row in rows[:2]], "keep": keep.pk, "_apply": keep.pk}
            admin_client.post(reverse(f"admin:postings_{model}_merge"), sent)
            left = type(keep)._default_manager.filter(pk__in=[row.pk for row in rows])
            assert set(left) == {keep, rows[2]}


def test_import_is_rolled_back(admin_client: Client, ads: Path) -> None:
    write(ads, {"a.md": ad()})
    pk = run(ads).run_id
    page = admin_client.get(reverse("admin:postings_importrun_change", args=[pk])).content.decode()
    assert f"/{pk}/roll-back/" in page
    admin_client.post(reverse("admin:postings_importrun_roll_back", args=[pk]))
    assert not Posting.objects.exists()


def test_deleting_says_what_is_gone(admin_client: Client, db: None) -> None:
    company = make_company()
    teams = [make_team(company, name, slug=f"t{n}") for n, name in enumerate(NAMES[:3])]
    ids = [team.pk for team in teams]
    teams[0].delete()
    response = act(admin_client, "team", "delete_selected", ids, post="yes")
    assert [level for level, _ in told(response)] == ["success", "warning"]
    assert "1 of 3 selected rows no longer exist" in told(response)[1][1]
    assert not company.teams.exists()
