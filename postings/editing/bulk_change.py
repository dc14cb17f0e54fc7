"""Changes of many objects, which are made at once or in batches.

A `BulkChange` plans its steps by reading: which objects it changes, in which order. Each call of `apply` then changes some
objects of one step, in a journal. A small change is applied in one transaction; `tasks` applies a large one in many.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any, ClassVar

from postings.choices import ActionKind
from postings.database.locks import import_lock
from postings.editing.journal import Journal, recorded
from postings.models import Action, ImportRun, Task


@dataclass(frozen=True)
class Step:
    """A part of a bulk change, and the ids of the objects that it changes, in order."""

    name: str
    ids: list[int] = field(default_factory=list)


class BulkChange:
    """A change of many objects.

    Its constructor takes `arguments`, values that JSON can hold, so that another process can make the same change.
    """

    kind = ActionKind.EDITED
    # Whether no import may run meanwhile, because both change the same files and runs.
    excludes_imports: ClassVar[bool] = False
    # Whether no import may run between the batches of a task, because it would read names that are half changed.
    excludes_imports_as_task: ClassVar[bool] = False
    # How many times as long it takes for each object as setting its status.
    cost: ClassVar[int] = 1
    # The steps whose objects depend on each other, so that all are changed in one transaction.
    indivisible: ClassVar[frozenset[str]] = frozenset()
    summary: str
    undid: Action | None = None
    undid_run: ImportRun | None = None

    def __init__(self, **arguments: Any):
        # What there is to report, as values that JSON can hold. Set it to continue a change in another process.
        self.notes: list[Any] = []

    @staticmethod
    def messages_of(notes: list[Any]) -> list[str]:
        """Return the report as lines of text."""
        return []

    @property
    def messages(self) -> list[str]:
        return self.messages_of(self.notes)

    def plan(self) -> list[Step]:
        """Return the steps in order. This only reads."""
        raise NotImplementedError

    def start(self, task: Task) -> None:
        """Do what takes long and writes nothing, before the first batch of a task. May raise AnotherImportIsRunning."""

    def prepare(self, step: str, ids: Sequence[int]) -> None:
        """Do what takes long and needs no lock, before the transaction in which `apply` changes the same objects."""

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        """Change some objects of a step. Values read in an earlier call may be outdated, so none is kept."""
        raise NotImplementedError

    @contextmanager
    def recorded(self, user: Any, action: Action | None = None) -> Iterator[Journal]:
        """Record what the block changes, in a new action or as another batch of one.

        A change of names has a step that updates the postings with these names, which can be many.
        """
        with recorded(
            user,
            self.kind,
            self.summary,
            undid=self.undid,
            undid_run=self.undid_run,
            action=action,
            updates_named=False,
        ) as journal:
            yield journal

    def lock(self, *, is_task: bool = False) -> Any:
        """Return the import lock if no import may run meanwhile. Entering it can raise AnotherImportIsRunning."""
        is_excluding = self.excludes_imports or (is_task and self.excludes_imports_as_task)
        return import_lock() if is_excluding else nullcontext()

    def apply_all(self, user: Any, steps: Sequence[Step] | None = None) -> Action | None:
        """Make the whole change in one transaction, and return the action, or None if nothing changed."""
        with self.recorded(user) as journal:
            for step in self.plan() if steps is None else steps:
                if step.ids:
                    self.prepare(step.name, step.ids)
                    self.apply(journal, step.name, step.ids)
        return journal.action if journal.changes else None


def merge_summary(model: type[Any], keep: int, others: Sequence[int]) -> str:
    """Return the summary of a merge of rows by their ids. Rows that have been merged already may be gone."""
    names = dict(model._default_manager.filter(pk__in=[keep, *others]).values_list("pk", "name"))
    return f"Merged {', '.join(names[pk] for pk in others if pk in names)} into {names.get(keep, '')}"
