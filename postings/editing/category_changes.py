"""Changing categories and the postings that this affects."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from postings.choices import ActionKind, ObjectType
from postings.editing.bulk_change import Step, merge_summary
from postings.editing.effects import Effect, VocabularyChange, show_instead
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.models import Category, CategoryAlias, Posting, SourceFile
from postings.sync.batches import in_batches
from postings.sync.directory import Directory
from postings.sync.edited_fields import update_edited
from postings.sync.posting_values import posting_values
from postings.sync.source_files import file_under


class ChangeCategory(VocabularyChange):
    """Set the name and aliases of a category. Its old name becomes an alias. Without id, add it."""

    indivisible = frozenset({"add", "aliases", "name"})

    def __init__(self, category: int | None, name: str, others: Sequence[str]):
        super().__init__()
        self.category, self.name, self.others = category, name, list(others)
        self.kind = ActionKind.EDITED if category else ActionKind.ADDED
        self.summary = f"{'Changed' if category else 'Added'} the category {name}"

    def plan(self) -> list[Step]:
        if self.category is None:
            return [Step("add", [0])]
        row = Category.objects.get(pk=self.category)
        parted = _filed_as(row, _removed_names(row, {*self.others, row.name, self.name}))
        edited = row.postings.edited().values_list("pk", flat=True)
        return [
            Step("aliases", [row.pk]),
            Step("part", parted),
            Step("name", [row.pk] if row.name != self.name else []),
            Step("update", sorted({*parted, *edited})),
        ]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        match step:
            case "add":
                category = Category.objects.create(name=self.name)
                category.aliases.bulk_create(CategoryAlias(category=category, name=word) for word in self.others)
                journal.made(category)
            case "update":
                update_edited(Posting.objects.filter(pk__in=ids))
            case "part":
                _part_from(journal, self.effect, ids)
            case _:
                self._save(journal, step, Category.objects.get(pk=ids[0]))

    def _save(self, journal: Journal, step: str, category: Category) -> None:
        """Set the aliases first, since postings may be parted from the category by its old name, and then the name."""
        journal.watch(category)
        if step == "aliases":
            after = {*self.others, category.name} - {self.name}
            ADAPTERS[ObjectType.CATEGORY].put(category, {"spellings": [{"name": each} for each in sorted(after)]})
        else:
            show_instead(self.effect, category.postings.all(), "category", category.name, self.name)
            ADAPTERS[ObjectType.CATEGORY].put(category, {"name": self.name})


class MergeCategories(VocabularyChange):
    """Merge categories into one, which gets their postings, files and names."""

    kind = ActionKind.MERGED
    indivisible = frozenset({"merge"})

    def __init__(self, keep: int, others: Sequence[int]):
        super().__init__()
        self.keep, self.others = keep, list(others)
        self.summary = merge_summary(Category, keep, others)

    def plan(self) -> list[Step]:
        moved = sorted(set(Posting.objects.filter(categories__in=self.others).values_list("pk", flat=True)))
        edited = Posting.objects.filter(categories=self.keep).edited().values_list("pk", flat=True)
        return [Step("move", moved), Step("merge", self.others), Step("update", sorted({*moved, *edited}))]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        if step == "update":
            update_edited(Posting.objects.filter(pk__in=ids))
            return
        keep, others = Category.objects.get(pk=self.keep), [Category.objects.get(pk=pk) for pk in self.others]
        if step == "merge":
            journal.watch(keep, *others)
        for other in others:
            late = other.postings.values_list("pk", flat=True)  # added since the plan
            _move_postings(journal, self.effect, keep, other, ids if step == "move" else list(late))
            if step == "merge":
                _merge(journal, keep, other)


def _move_postings(journal: Journal, effect: Effect, keep: Category, other: Category, ids: Collection[int]) -> None:
    """Move some postings and their files from the other category to `keep`."""
    journal.watch_ids(ObjectType.POSTING, ids)
    show_instead(effect, other.postings.filter(pk__in=ids), "category", other.name, keep.name)
    for some in in_batches(ids):
        through = Posting.categories.through.objects.filter(posting__in=some)
        already = through.filter(category_id=keep.pk).values("posting")
        through.filter(category_id=other.pk, posting__in=already).delete()
        through.filter(category_id=other.pk).update(category_id=keep.pk)
        SourceFile.objects.filter(category=other, posting__in=some).update(category=keep)


def _merge(journal: Journal, keep: Category, other: Category) -> None:
    SourceFile.objects.filter(category=other).update(category=keep)
    words = [other.name, *other.aliases.values_list("name", flat=True)]
    journal.delete(other)
    keep.aliases.bulk_create(CategoryAlias(category=keep, name=word) for word in words)


def change_category(category: Category, name: str, others: Sequence[str], user: Any, *, dry_run: bool = False) -> Effect:
    """Set the name and aliases of a category, or add it if it is new. Its old name becomes an alias."""
    return _foreseen(category, name, others) if dry_run else ChangeCategory(category.pk, name, others).make(user)


def merge_categories(keep: Category, others: Sequence[Category], user: Any, *, dry_run: bool = False) -> Effect:
    """Merge categories into `keep`, which gets their postings, files and names."""
    if not dry_run:
        return MergeCategories(keep.pk, [other.pk for other in others]).make(user)
    effect = Effect()
    for other in others:
        show_instead(effect, other.postings.all(), "category", other.name, keep.name)
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

    parted = {posting.pk: names for posting, names in _parted(effect, _filed_as(category, removed), named)}
    if name != category.name:
        staying = category.postings.exclude(pk__in=[pk for pk, names in parted.items() if category.name not in names])
        show_instead(effect, staying, "category", category.name, name)
    return effect


def _removed_names(category: Category, after: Collection[str]) -> set[str]:
    return set(category.aliases.values_list("name", flat=True)) - set(after)


def _filed_as(category: Category, words: Collection[str]) -> list[int]:
    """Return the ids of the postings in a category whose source files them under one of the words."""
    imported = category.postings.order_by("pk").values_list("pk", "imported__categories")
    return [pk for pk, names in imported.iterator() if not set(names or ()).isdisjoint(words)] if words else []


def _parted(effect: Effect, ids: Iterable[int], named: Callable[[str], str]) -> Iterator[tuple[Posting, list[str]]]:
    """Yield those of some postings that follow their source, with the categories that they get, by `named`."""
    for some in in_batches(ids):
        for posting in Posting.objects.with_values().filter(pk__in=some).order_by("pk"):
            if " categories " in posting.edited:
                effect.corrected += 1
                continue
            then = sorted({named(word) for word in posting.imported["categories"]})
            effect.shows(posting, posting_values(posting), {"categories": then})
            yield posting, then


def _part_from(journal: Journal, effect: Effect, ids: Sequence[int]) -> None:
    """Move postings that are in a category because of its removed aliases to the categories with these names."""
    directory = Directory()
    journal.watch_ids(ObjectType.POSTING, ids)
    for posting, then in _parted(effect, ids, lambda word: directory.category(word).name):
        ADAPTERS[ObjectType.POSTING].put(posting, {"categories": then}, directory)
    for _, pk in directory.take_made():
        made = Category.objects.get(pk=pk)
        file_under(made)
        journal.made(made)
