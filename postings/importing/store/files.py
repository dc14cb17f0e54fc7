"""The record of which files a posting is read from: what left it and what came, so that a run can be rolled back."""

from collections.abc import Sequence

from postings.models import Change, ImportRun
from postings.vocabulary import ChangeOutcome, Subject


def files_change(
    run: ImportRun | None,
    posting_id: int,
    *,
    left: Sequence[tuple[int, str]] = (),
    came: Sequence[tuple[int, str]] = (),
) -> Change:
    """What a run did to the files that hold a posting open, each as its source's id and its path."""
    return Change(
        run=run,
        subject=Subject.POSTING,
        subject_id=posting_id,
        field="files",
        outcome=ChangeOutcome.TAKEN,
        before=list(left),
        after=list(came),
    )
