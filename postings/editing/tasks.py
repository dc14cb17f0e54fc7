"""Making a bulk change at once if it is small, or as a task outside the request.

    outcome = tasks.run_or_queue(tasks.SET_STATUS, request.user, ids=ids, status="closed")

A task is worked off by `manage.py run_tasks` in batches. Each batch is one short transaction that holds the data, the
journal and the progress, so that a killed task is continued where it was.
"""

import hashlib
import json
import logging
import time
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from django.db import DatabaseError, IntegrityError, OperationalError, transaction
from django.utils import timezone

from postings.choices import TaskStatus
from postings.database.errors import Trouble, trouble
from postings.database.locks import AnotherImportIsRunning, let_others_write, task_lock
from postings.editing.bulk_change import BulkChange, Step
from postings.editing.category_changes import ChangeCategory, MergeCategories
from postings.editing.conflict_decisions import DecideConflicts
from postings.editing.merging import MergeCompanies, MergeTeams
from postings.editing.place_changes import ChangePlace
from postings.editing.posting_changes import EditFields, MoveTo, Publish, SetStatus
from postings.editing.runner_process import start_runner
from postings.editing.skill_changes import ChangeSkill, MergeSkills
from postings.editing.source_tests import SourceTest
from postings.editing.undo import RollBack, UndoAction
from postings.models import Action, Task, TaskPlan
from postings.models.task import UNFINISHED
from postings.search.facets import storage

log = logging.getLogger(__name__)

# The number of objects whose status is set in the request. It takes about a second. Of other changes, it may be fewer.
MAX_AT_ONCE = 500
MAX_WAITING = 20
# How long a batch should hold the write lock, in seconds.
BATCH_SECONDS = 0.2
_MIN_BATCH, _MAX_BATCH, _FIRST_BATCH = 5, 5_000, 50
_WAIT_FOR_IMPORT_SECONDS = 5

PUBLISH, SET_STATUS, MOVE_TO, EDIT_FIELDS = "publish", "set_status", "move_to", "edit_fields"
DECIDE_CONFLICTS, UNDO, ROLL_BACK, TEST_SOURCE = "decide_conflicts", "undo", "roll_back", "test_source"
MERGE_COMPANIES, MERGE_TEAMS = "merge_companies", "merge_teams"
MERGE_SKILLS, MERGE_CATEGORIES = "merge_skills", "merge_categories"
CHANGE_SKILL, CHANGE_CATEGORY, CHANGE_PLACE = "change_skill", "change_category", "change_place"
# The kinds of changes that can be tasks. A test adds one; so can other code: each takes JSON values as arguments.
BULK_CHANGES: dict[str, type[BulkChange]] = {
    PUBLISH: Publish,
    SET_STATUS: SetStatus,
    MOVE_TO: MoveTo,
    EDIT_FIELDS: EditFields,
    DECIDE_CONFLICTS: DecideConflicts,
    UNDO: UndoAction,
    ROLL_BACK: RollBack,
    TEST_SOURCE: SourceTest,
    MERGE_COMPANIES: MergeCompanies,
    MERGE_TEAMS: MergeTeams,
    MERGE_SKILLS: MergeSkills,
    MERGE_CATEGORIES: MergeCategories,
    CHANGE_SKILL: ChangeSkill,
    CHANGE_CATEGORY: ChangeCategory,
    CHANGE_PLACE: ChangePlace,
}


class Outcome(NamedTuple):
    """The result of a change: the task that will make it, or else the action, if anything has changed."""

    change: BulkChange
    action: Action | None = None
    task: Task | None = None


class AlreadyQueued(Exception):
    """Raised if the same change is waiting or running already, as `task`."""

    def __init__(self, task: Task):
        super().__init__(f"This is already being done: {task}")
        self.task = task


class TooManyTasks(Exception):
    """Raised if too many tasks are waiting."""


def run_or_queue(kind: str, user: Any, **arguments: Any) -> Outcome:
    """Make a change at once if it is small. Otherwise add a task, and start a process that works it off.

    Raise AlreadyQueued or TooManyTasks if the task is refused, AnotherImportIsRunning if a small change has to wait.
    """
    change = BULK_CHANGES[kind](**arguments)
    steps = [step for step in change.plan() if step.ids]
    if sum(len(step.ids) for step in steps) * change.cost > MAX_AT_ONCE:
        return Outcome(change, task=_queue(kind, change, steps, user, arguments))
    with change.lock():
        return Outcome(change, action=change.apply_all(user, steps))


def queue(kind: str, user: Any, **arguments: Any) -> Task:
    """Add a task, however small the change is. Raise AlreadyQueued or TooManyTasks if it is refused."""
    change = BULK_CHANGES[kind](**arguments)
    return _queue(kind, change, change.plan(), user, arguments)


def _queue(kind: str, change: BulkChange, steps: list[Step], user: Any, arguments: dict[str, Any]) -> Task:
    given = {name: value for name, value in arguments.items() if name != "ids"}  # the plan has the ids
    plan = [[step.name, step.ids] for step in steps]
    digest = hashlib.sha256(json.dumps([kind, given, plan], sort_keys=True).encode()).hexdigest()
    unfinished = Task.objects.filter(status__in=UNFINISHED)
    if same := unfinished.filter(digest=digest).first():
        raise AlreadyQueued(same)
    if unfinished.count() >= MAX_WAITING:
        raise TooManyTasks
    try:
        with transaction.atomic():
            task = Task.objects.create(
                kind=kind,
                summary=change.summary[:500],
                arguments=given,
                digest=digest,
                user=user,
                user_name=user.get_username() if user else "",
                total=sum(len(step.ids) for step in steps),
            )
            TaskPlan.objects.create(task=task, steps=plan)
    except IntegrityError:  # another request was faster
        raise AlreadyQueued(unfinished.get(digest=digest)) from None
    transaction.on_commit(start_runner)
    return task


def messages(task: Task) -> list[str]:
    """Return what a task has to report so far, such as what it has not undone."""
    return BULK_CHANGES[task.kind].messages_of(task.notes) if task.notes else []


def request_stop(task: Task) -> None:
    """Stop a task after the batch that is being made. What has been done stays, as an action that can be undone."""
    waiting = Task.objects.filter(pk=task.pk, status=TaskStatus.WAITING)
    if not waiting.update(status=TaskStatus.STOPPED, finished_at=timezone.now()):
        Task.objects.filter(pk=task.pk, status=TaskStatus.RUNNING).update(is_stop_requested=True)
        start_runner()  # which finds a task whose process was killed


def continue_task(task: Task) -> None:
    """Continue a stopped or failed task where it ended. Raise AlreadyQueued if the same is being done."""
    try:
        with transaction.atomic():
            ended = Task.objects.filter(pk=task.pk, status__in=[TaskStatus.STOPPED, TaskStatus.FAILED])
            ended.update(status=TaskStatus.WAITING, is_stop_requested=False, message="", finished_at=None)
    except IntegrityError:
        raise AlreadyQueued(Task.objects.get(digest=task.digest, status__in=UNFINISHED)) from None
    start_runner()


def run_all() -> int:
    """Work off the waiting tasks one after another, and return their number. Raise TasksAreRunning if a process does."""
    number = 0
    while _next():  # again after the lock is released: a process that was started just before has found it taken
        with task_lock():
            while task := _next():
                _run(task)
                number += 1
    return number


def _next() -> Task | None:
    """Return the next task: one whose process was killed, which is still called running, or the first that waits."""
    running = Task.objects.filter(status=TaskStatus.RUNNING).order_by("pk").first()
    return running or Task.objects.filter(status=TaskStatus.WAITING).order_by("pk").first()


def _run(task: Task) -> None:
    log.info("task %s started: %s", task.pk, task.summary)
    try:
        while True:
            try:
                _go_on(task)
                break
            except AnotherImportIsRunning:
                if not _wait_for_import(task):
                    break
            except OperationalError as error:
                if trouble(error) is not Trouble.BUSY:
                    raise
                log.warning("task %s waits for another writer: %s", task.pk, error)
                task.refresh_from_db()
    except Exception as error:
        if trouble(error) is Trouble.DOWN:
            raise  # the lock may be lost with the connection, so another process has to continue the task
        log.exception("task %s failed", task.pk)
        reason = f"{type(error).__name__}: {error}" if not isinstance(error, DatabaseError) else "The database refused it."
        _finish(task, TaskStatus.FAILED, reason)


def _go_on(task: Task) -> None:
    """Work off a task from where it is."""
    change = BULK_CHANGES[task.kind](**task.arguments)
    change.summary, change.notes = task.summary, task.notes
    change.start(task)
    with change.lock(is_task=True):
        _work_off(task, change)


def _wait_for_import(task: Task) -> bool:
    """Wait for a running import. Return whether the task goes on, because nobody has stopped it."""
    task.refresh_from_db()
    if task.is_stop_requested or not task.is_unfinished:
        _finish(task, TaskStatus.STOPPED)
        return False
    message = "Waiting until the import has finished."
    Task.objects.filter(pk=task.pk).update(status=TaskStatus.RUNNING, message=message, heartbeat_at=timezone.now())
    time.sleep(_WAIT_FOR_IMPORT_SECONDS)
    return True


def _work_off(task: Task, change: BulkChange) -> None:
    steps = [Step(name, ids) for name, ids in task.plan.steps]
    size = _FIRST_BATCH
    while batch := next(_batches(steps, task.done, size, change.indivisible), None):
        seconds = _apply(task, change, *batch)
        if seconds is None:
            return
        size = max(_MIN_BATCH, min(_MAX_BATCH, int(size * min(BATCH_SECONDS / seconds, 2))))
        storage.apply_pending(only_many=True)
        let_others_write()
    storage.apply_pending()
    _finish(task, TaskStatus.DONE)


def _batches(steps: Sequence[Step], done: int, size: int, indivisible: frozenset[str]) -> Iterator[tuple[str, list[int]]]:
    """Yield the next batches after `done` objects: the name of the step and the ids."""
    for step in steps:
        if done >= len(step.ids):
            done -= len(step.ids)
            continue
        yield step.name, step.ids if step.name in indivisible else step.ids[done : done + size]
        return


def _apply(task: Task, change: BulkChange, step: str, ids: list[int]) -> float | None:
    """Make one batch in one transaction, and return its seconds, without waiting for other writers.

    Return None if the task has been stopped.
    """
    change.prepare(step, ids)
    with transaction.atomic():
        started = time.perf_counter()
        current = Task.objects.select_for_update(of=("self",)).select_related("action").get(pk=task.pk)
        if current.is_stop_requested or not current.is_unfinished:
            _finish(current, TaskStatus.STOPPED)
            return None
        notes = change.notes
        with change.recorded(current.user, current.action) as journal:
            change.apply(journal, step, ids)
        current.action = journal.action if journal.action.pk else None
        current.done += len(ids)
        current.status, current.heartbeat_at = TaskStatus.RUNNING, timezone.now()
        current.started_at = current.started_at or current.heartbeat_at
        current.message = ""
        fields = ["action", "done", "status", "heartbeat_at", "started_at", "message"]
        if change.notes != notes:
            current.notes = change.notes
            fields.append("notes")
        current.save(update_fields=fields)
    task.done = current.done
    return time.perf_counter() - started


def _finish(task: Task, status: TaskStatus, message: str = "") -> None:
    values = {"status": status, "message": message[:2_000], "finished_at": timezone.now(), "is_stop_requested": False}
    Task.objects.filter(pk=task.pk).update(**values)
    if status == TaskStatus.DONE:
        TaskPlan.objects.filter(task=task.pk).delete()
    log.info("task %s %s", task.pk, status)
