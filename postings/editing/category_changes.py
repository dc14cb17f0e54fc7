"""Changing categories and the postings that this affects."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from postings.choices import ActionKind, ObjectType
from postings.editing.effects import Effect, changing, show_instead
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.models import Category, CategoryAlias, Posting, SourceFile
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.posting_values import posting_values
from postings.sync.source_files import file_under


def change_category(category: Category, name: str, others: Iterable[str], user: Any, *, dry_run: bool = False) -> Effect:
    """Set the name and aliases of a category, or add it if it is new. Its old name becomes an alias."""
    if category.pk is None:
        with changing(user, ActionKind.ADDED, f"Added the category {name}", dry_run=dry_run) as (journal, effect):
            category.save()
            category.aliases.bulk_create(CategoryAlias(category=category, name=word) for word in others)
            journal.made(category)
        return effect
    category = Category.objects.get(pk=category.pk)
    summary = f"Changed the category {name}"
    with changing(user, ActionKind.EDITED, summary, category, dry_run=dry_run) as (journal, effect):
        old = category.name
        before = set(category.aliases.values_list("name", flat=True))
        after = {*others, old} - {name}
        ADAPTERS[ObjectType.CATEGORY].put(category, {"spellings": [{"name": each} for each in sorted(after)]})
        _part_from(journal, effect, category, before - after - {name})
        if name != old:
            show_instead(effect, category.postings.all(), "category", old, name)
            ADAPTERS[ObjectType.CATEGORY].put(category, {"name": name})
    return effect


def merge_categories(keep: Category, others: Sequence[Category], user: Any, *, dry_run: bool = False) -> Effect:
    """Merge categories into `keep`, which gets their postings, files and names."""
    names = ", ".join(other.name for other in others)
    summary = f"Merged {names} into {keep.name}"
    with changing(user, ActionKind.MERGED, summary, keep, *others, dry_run=dry_run) as (journal, effect):
        for other in others:
            ids = list(other.postings.values_list("pk", flat=True))
            journal.watch_ids(ObjectType.POSTING, ids)
            show_instead(effect, other.postings.all(), "category", other.name, keep.name)
            through = Posting.categories.through.objects
            through.filter(category_id=other.pk, posting__in=keep.postings.values("pk")).delete()
            through.filter(category_id=other.pk).update(category_id=keep.pk)
            SourceFile.objects.filter(category=other).update(category=keep)
            words = [other.name, *other.aliases.values_list("name", flat=True)]
            journal.delete(other)
            keep.aliases.bulk_create(CategoryAlias(category=keep, name=word) for word in words)
    return effect


def _part_from(journal: Journal, effect: Effect, category: Category, words: Collection[str]) -> None:
    """Move postings that are in the category because of removed aliases to the categories with these names."""
    if not words:
        return
    directory = Directory()
    said = category.postings.values_list("pk", "imported__categories")
    ids = [pk for pk, names in said.iterator() if not set(names or ()).isdisjoint(words)]
    journal.watch_ids(ObjectType.POSTING, ids)
    for some in in_batches(ids):
        for posting in Posting.objects.with_values().filter(pk__in=some):
            ours = posting_values(posting)
            if " categories " in posting.edited:
                effect.corrected += 1
                continue
            then = sorted({directory.category(word).name for word in posting.imported["categories"]})
            effect.shows(posting, ours, {"categories": then})
            ADAPTERS[ObjectType.POSTING].put(posting, {"categories": then}, directory)
    for _, pk in directory.take_made():
        made = Category.objects.get(pk=pk)
        file_under(made)
        journal.made(made)
