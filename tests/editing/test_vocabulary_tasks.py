"""Merges and changes of the vocabulary as tasks: the same result as at once, wherever the process is killed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from postings.choices import ObjectType
from postings.database.locks import AnotherImportIsRunning
from postings.editing import skill_changes, tasks, undo
from postings.editing.object_adapters import ADAPTERS
from postings.models import (
    Action,
    Category,
    CategoryAlias,
    Company,
    Place,
    PlaceAlias,
    Posting,
    Skill,
    SkillAlias,
    SourceFile,
    Task,
    Team,
)
from postings.search.facets import storage
from postings.sync import rereading
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db
BODY = "### Requirements\n\n* Experience with Tidescript, Docker and Kubernetes"


class Killed(BaseException):
    """What ends the process of a task."""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make all changes tasks, in batches of two, without pauses."""
    monkeypatch.setattr(tasks, "MAX_AT_ONCE", 1)
    monkeypatch.setattr(tasks, "let_others_write", lambda: None)
    monkeypatch.setattr(tasks, "_FIRST_BATCH", 2)
    monkeypatch.setattr(tasks, "_MIN_BATCH", 2)
    monkeypatch.setattr(tasks, "_MAX_BATCH", 2)


@pytest.fixture
def board(ads: Path) -> Path:
    """Three ads of each of two companies, with two teams of the same name and one that only one of them has."""
    for company, folder, teams in [("Northwind", "Golang", "Tides"), ("NWT", "Go", "Ports")]:
        for number, team in enumerate(["Tides", teams, teams]):
            text = ad(f"Engineer, {team}", company, "`🌎 Tide Coast`", BODY, slug=f"{folder}{number}")
            write(ads, {f"jobs/{folder}/2024-07/{number}/README.md": text})
    run(ads)
    Directory().place("CA")
    return ads


def named(model: Any, *names: str) -> list[int]:
    return [model.objects.get(name=name).pk for name in names]


def merge(kind: str, keep: int, other: int) -> tuple[str, dict[str, Any]]:
    return kind, {"keep": keep, "others": [other]}


def merge_teams() -> tuple[str, dict[str, Any]]:
    company = Company.objects.get(name="NWT")
    return merge(tasks.MERGE_TEAMS, *(company.teams.get(name=name).pk for name in ("Tides", "Ports")))


def change_skill(old: str, name: str, *texts: str) -> tuple[str, dict[str, Any]]:
    pk = None if old == name else named(Skill, old)[0]
    aliases = [[text, False, False] for text in texts]
    return tasks.CHANGE_SKILL, {"skill": pk, "old": old, "name": name, "is_read": True, "aliases": aliases}


def change_category(name: str) -> tuple[str, dict[str, Any]]:
    return tasks.CHANGE_CATEGORY, {"category": named(Category, "Go")[0], "name": name, "others": []}


CHANGES: dict[str, Callable[[], tuple[str, dict[str, Any]]]] = {
    "merged companies": lambda: merge(tasks.MERGE_COMPANIES, *named(Company, "Northwind", "NWT")),
    "merged teams": merge_teams,
    "merged skills": lambda: merge(tasks.MERGE_SKILLS, *named(Skill, "Kubernetes", "Docker")),
    "merged categories": lambda: merge(tasks.MERGE_CATEGORIES, *named(Category, "Golang", "Go")),
    "added skill": lambda: change_skill("Tidescript", "Tidescript", "Tidescript"),
    "renamed skill": lambda: change_skill("Docker", "Tide Containers", "Docker", "Tidescript"),
    "renamed category": lambda: change_category("Go language"),
    "aliases of a place": lambda: (tasks.CHANGE_PLACE, {"place": Place.objects.get(key="CA").pk, "texts": ["Tide Coast"]}),
}


def state() -> Any:
    """Return what a change sets in the vocabulary and in postings, and whether these count as edited."""
    postings = ADAPTERS[ObjectType.POSTING]
    companies = sorted(Company.objects.values_list("name", "merged_into__name"))
    teams = sorted(Team.objects.values_list("company__name", "name", "merged_into__company__name", "merged_into__name"))
    skills = sorted(Skill.objects.values_list("name", "builtin_aliases"))
    aliases = sorted(SkillAlias.objects.values_list("skill__name", "text"))
    names = sorted(CategoryAlias.objects.values_list("category__name", "name"))
    files = sorted(SourceFile.objects.values_list("path", "category__name"))
    places = sorted(PlaceAlias.objects.values_list("place__key", "text"))
    rows = [
        (row.source_key, {**postings.values(row), "job": None}, row.imported, row.edited)
        for row in postings.rows().order_by("source_key")
    ]
    return rows, companies, teams, skills, aliases, names, files, places, evidence()


def evidence() -> Any:
    return list(Posting.objects.order_by("source_key").values_list("evidence", flat=True))


def made_at_once(kind: str, arguments: dict[str, Any]) -> Any:
    """Return the state after a change is made at once, which is then rolled back."""
    with transaction.atomic():
        tasks.BULK_CHANGES[kind](**arguments).apply_all(None)
        found = state()
        transaction.set_rollback(True)
    return found


def queue(kind: str, arguments: dict[str, Any]) -> Task:
    task = tasks.run_or_queue(kind, None, **arguments).task
    assert task
    return task


def kill_after(batches: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the tasks in a process that is killed after some batches, if it lasts as long."""
    apply, number = tasks._apply, 0

    def apply_and_die(*batch: Any) -> float | None:
        nonlocal number
        if (number := number + 1) > batches:
            raise Killed
        return apply(*batch)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(tasks, "_apply", apply_and_die)
        tasks.run_all()


def assert_consistent() -> None:
    assert storage.problems() == []
    assert [
        each for each in Posting.objects.select_related("company", "team") if each.company and each.company.merged_into_id
    ] == []
    teams = [each.team for each in Posting.objects.select_related("team__company") if each.team]
    assert [team for team in teams if team.merged_into_id or team.company.merged_into_id] == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
class TestEveryChange:
    def test_result_is_that_of_a_change_at_once(self, board: Path, change: Callable[[], Any]) -> None:
        before, expected = state(), made_at_once(*change())
        assert state() == before != expected
        task = queue(*change())
        assert state() == before
        tasks.run_all()
        task.refresh_from_db()
        assert (task.status, task.done) == ("done", task.total)
        assert state() == expected
        assert not [row for row in Posting.objects.with_spellings() if edited_fields(row)]
        counts = run(board).counts
        assert (counts.new, counts.changed, counts.conflicts) == (0, 0, 0)

    def test_killed_task_leaves_a_consistent_board_and_is_continued(
        self, board: Path, change: Callable[[], Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        expected = made_at_once(*change())
        task = queue(*change())
        done = -1
        while task.done > done:
            done = task.done
            try:
                kill_after(1, monkeypatch)
            except pytest.fail.Exception:  # the last batch was made before, and nothing was left to kill
                break
            finally:
                assert_consistent()
                task.refresh_from_db()
        tasks.run_all()
        task.refresh_from_db()
        assert (task.status, task.done) == ("done", task.total)
        assert state() == expected

    def test_undo_restores_the_board(self, board: Path, change: Callable[[], Any]) -> None:
        before = state()
        queue(*change())
        tasks.run_all()
        action = Action.objects.get()
        assert undo.undo_action(action, None).kept == []
        run(board)  # which reads the words of evidence again
        assert _but_left_teams(state()) == _but_left_teams(before)


def _but_left_teams(found: Any) -> Any:
    """Leave out the teams that an undone merge has added, which lead to those from which they were copied."""
    rows, companies, teams, *rest = found
    return rows, companies, [team for team in teams if team[2] is None], *rest


def test_merge_as_a_task_waits_for_a_running_import(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    task = queue(*CHANGES["merged skills"]())

    def stop(_seconds: float) -> None:
        task.refresh_from_db()
        assert (task.status, task.done, task.message) == ("running", 0, "Waiting until the import has finished.")
        tasks.request_stop(task)

    @contextmanager
    def taken() -> Iterator[None]:
        raise AnotherImportIsRunning
        yield

    monkeypatch.setattr("postings.editing.tasks.time.sleep", stop)
    monkeypatch.setattr("postings.editing.bulk_change.import_lock", taken)
    tasks.run_all()
    task.refresh_from_db()
    assert (task.status, Skill.objects.filter(name="Docker").exists()) == ("stopped", True)


def test_merge_of_what_was_merged_meanwhile_fails_and_changes_nothing(board: Path) -> None:
    task = queue(*CHANGES["merged companies"]())
    keep, other = named(Company, "Northwind", "NWT")
    Company.objects.filter(pk=other).update(merged_into=Company.objects.create(name="Third", key="third", slug="third"))
    tasks.run_all()
    task.refresh_from_db()
    assert (task.status, task.message) == ("failed", "MergedMeanwhile: One of them has been merged or deleted meanwhile.")
    assert not Posting.objects.filter(company=keep, source_key__contains="Go0").exists()


def test_undo_of_a_merge_updates_all_postings_in_batches(board: Path, django_assert_max_num_queries: Any) -> None:
    """The step that puts the company back costs the same for any number of its postings."""
    queue(*CHANGES["merged companies"]())
    tasks.run_all()
    change = undo.UndoAction(Action.objects.get().pk)
    steps = {step.name: step.ids for step in change.plan()}
    assert set(steps["update posting"]) == set(Posting.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(60) as captured, change.recorded(None) as journal:
        change.apply(journal, "put back company", steps["put back company"])
    assert [query for query in captured if "postings_posting_places" in query["sql"]] == []


def test_change_that_reads_ads_again_is_a_task_from_fewer(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "MAX_AT_ONCE", 20)
    kind, arguments = CHANGES["merged companies"]()
    assert tasks.run_or_queue(kind, None, **arguments).task is None
    kind, arguments = CHANGES["added skill"]()
    assert tasks.run_or_queue(kind, None, **arguments).task


def test_ad_whose_source_has_changed_since_it_was_read_is_read_once_more(board: Path) -> None:
    kind, arguments = CHANGES["added skill"]()
    change = tasks.BULK_CHANGES[kind](**arguments)
    ids = {step.name: step.ids for step in change.plan()}
    with change.recorded(None) as journal:
        change.apply(journal, "save", ids["save"])
        change.prepare("read", ids["read"])
        posting = Posting.objects.get(pk=ids["read"][0])
        posting.imported["body"] = "### Requirements\n\n* Experience with Docker"
        posting.save()
        change.apply(journal, "read", ids["read"])
    found = {pk: set(Posting.objects.get(pk=pk).skills.values_list("name", flat=True)) for pk in ids["read"]}
    assert found.pop(posting.pk) == {"Docker"}
    assert all("Tidescript" in skills for skills in found.values())


@pytest.mark.django_db(transaction=True)
def test_ads_are_read_before_the_write_lock_is_taken(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, is_locked = rereading.skills_again, []

    def reading(*ad: Any, **vocabulary: Any) -> Any:
        is_locked.append(connection.in_atomic_block)
        return read(*ad, **vocabulary)

    queue(*CHANGES["added skill"]())
    monkeypatch.setattr(skill_changes, "skills_again", reading)
    tasks.run_all()
    assert is_locked == [False] * 6
