"""Changing categories and the postings that this affects."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
    if dry_run:
        return _foreseen(category, name, others)
    if category.pk is None:
        with changing(user, ActionKind.ADDED, f"Added the category {name}") as (journal, effect):
            category.save()
            category.aliases.bulk_create(CategoryAlias(category=category, name=word) for word in others)
            journal.made(category)
        return effect
    category = Category.objects.get(pk=category.pk)
    summary = f"Changed the category {name}"
    with changing(user, ActionKind.EDITED, summary, category) as (journal, effect):
        old = category.name
        after = {*others, old} - {name}
        removed = _removed_names(category, after | {name})
        ADAPTERS[ObjectType.CATEGORY].put(category, {"spellings": [{"name": each} for each in sorted(after)]})
        _part_from(journal, effect, category, removed)
        if name != old:
            show_instead(effect, category.postings.all(), "category", old, name)
            ADAPTERS[ObjectType.CATEGORY].put(category, {"name": name})
    return effect


def _foreseen(category: Category, name: str, others: Iterable[str]) -> Effect:
    """Return the effect of a change of a category, without making it."""
    effect = Effect()
    if category.pk is None:
        return effect
    category = Category.objects.get(pk=category.pk)
    kept = {*others, category.name}
    removed = _removed_names(category, kept | {name})
    directory = Directory()

    def named(word: str) -> str:
        if word in kept:
            return category.name
        known = None if word in removed else directory.known_category(word)
        return known.name if known else word

    parted = {posting.pk: names for posting, names in _parted(effect, category, removed, named)}
    if name != category.name:
        staying = category.postings.exclude(pk__in=[pk for pk, names in parted.items() if category.name not in names])
        show_instead(effect, staying, "category", category.name, name)
    return effect


def _removed_names(category: Category, after: Collection[str]) -> set[str]:
    return set(category.aliases.values_list("name", flat=True)) - set(after)


def merge_categories(keep: Category, others: Sequence[Category], user: Any, *, dry_run: bool = False) -> Effect:
    """Merge categories into `keep`, which gets their postings, files and names."""
    names = ", ".join(other.name for other in others)
    summary = f"Merged {names} into {keep.name}"
    if dry_run:
        effect = Effect()
        for other in others:
            show_instead(effect, other.postings.all(), "category", other.name, keep.name)
        return effect
    with changing(user, ActionKind.MERGED, summary, keep, *others) as (journal, effect):
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


def _filed_as(category: Category, words: Collection[str]) -> list[int]:
    """Return the ids of the postings in a category whose source files them under one of the words."""
    said = category.postings.order_by("pk").values_list("pk", "imported__categories")
    return [pk for pk, names in said.iterator() if not set(names or ()).isdisjoint(words)] if words else []


def _parted(
    effect: Effect, category: Category, words: Collection[str], named: Callable[[str], str]
) -> Iterator[tuple[Posting, list[str]]]:
    """Yield the postings that are filed under removed aliases, with the categories that they get, by `named`."""
    for some in in_batches(_filed_as(category, words)):
        for posting in Posting.objects.with_values().filter(pk__in=some).order_by("pk"):
            if " categories " in posting.edited:
                effect.corrected += 1
                continue
            then = sorted({named(word) for word in posting.imported["categories"]})
            effect.shows(posting, posting_values(posting), {"categories": then})
            yield posting, then


def _part_from(journal: Journal, effect: Effect, category: Category, words: Collection[str]) -> None:
    """Move postings that are in the category because of removed aliases to the categories with these names."""
    if not words:
        return
    directory = Directory()
    journal.watch_ids(ObjectType.POSTING, _filed_as(category, words))
    for posting, then in _parted(effect, category, words, lambda word: directory.category(word).name):
        ADAPTERS[ObjectType.POSTING].put(posting, {"categories": then}, directory)
    for _, pk in directory.take_made():
        made = Category.objects.get(pk=pk)
        file_under(made)
        journal.made(made)
