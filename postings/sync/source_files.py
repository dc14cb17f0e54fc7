"""The files that postings are read from: recording which are added and removed, and assigning them to categories.

The category of a file is the name of a folder, which editors can assign to another category.
"""

from collections.abc import Sequence

from postings.choices import ChangeOutcome, ObjectType
from postings.extraction.file_path import category_and_month
from postings.models import Category, Change, ImportRun, SourceFile


def files_change(
    run: ImportRun | None,
    posting_id: int,
    *,
    left: Sequence[tuple[int, str]] = (),
    came: Sequence[tuple[int, str]] = (),
) -> Change:
    """Return an unsaved change that records the files a posting lost and got, each as its source's id and its path."""
    return Change(
        run=run,
        object_type=ObjectType.POSTING,
        object_id=posting_id,
        field="files",
        outcome=ChangeOutcome.TAKEN,
        before=list(left),
        after=list(came),
    )


def file_under(category: Category) -> None:
    """Assign the files in folders with one of a category's names to the category."""
    for word in [category.name, *category.aliases.values_list("name", flat=True)]:
        files = SourceFile.objects.filter(path__contains=f"{word}/").exclude(category=category)
        theirs = [pk for pk, path in files.values_list("pk", "path") if category_and_month(path)[0] == word]
        for start in range(0, len(theirs), 500):
            SourceFile.objects.filter(pk__in=theirs[start : start + 500]).update(category=category)
