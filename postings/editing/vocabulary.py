"""Changing the words that ads are read with, and the ads there are with them: skills, places, categories, boilerplate.

Each change says what it does to ads (`effects.Effect`) and is one action, that can be taken back; with `dry_run` it only
says it. What it does is what the next import would do.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from django.db.models import QuerySet

from postings.choices import ActionKind, BoilerplateMark, Subject
from postings.editing.corrections import name_skill
from postings.editing.effects import MAX_EXAMPLES, Effect, changing, read_again
from postings.editing.journal import Journal
from postings.editing.skill_renaming import postings_with, rename
from postings.editing.subjects import KINDS
from postings.models import Boilerplate, Category, CategoryAlias, Place, Posting, PostingSkill, Skill, SourceFile
from postings.reference.gazetteer import fold
from postings.reference.lexicon import Form
from postings.search import full_text
from postings.sync.batches import in_chunks
from postings.sync.directory import Directory
from postings.sync.posting_values import posting_values
from postings.sync.rereading import skills_again, where_again
from postings.sync.source_files import file_under
from postings.sync.stored_vocabulary import our_vocabulary


def change_skill(
    skill: Skill, name: str, is_read: bool, forms: Sequence[Form], person: Any, *, dry_run: bool = False
) -> Effect:
    """Give a skill its name and the ways it is written, and whether ads are read for it; make it where it is new."""
    is_new = skill.pk is None
    row = Skill() if is_new else Skill.objects.get(pk=skill.pk)
    kind, summary = (ActionKind.ADDED, "Added") if is_new else (ActionKind.EDITED, "Changed")
    rows = [] if is_new else [row]
    with changing(person, kind, f"{summary} the skill {name}", *rows, dry_run=dry_run) as (journal, effect):
        before, old = set() if is_new else _read_forms(row), row.name
        if old != name and not forms and not is_new:
            forms = [Form(name), Form(old)]  # a skill without forms was read by its old name
        row.name, row.is_read = name, is_read
        name_skill(row)
        KINDS[Subject.SKILL].put(row, {"spellings": [vars(form) for form in forms]})
        if is_new:
            journal.made(row)
            skill.pk = row.pk
        elif old != name:
            _show(effect, _showing(row), "skill", old, name)
            rename(row, old, name)
        _read_skills_again(journal, effect, before ^ _read_forms(row))
    return effect


def merge_skills(keep: Skill, others: Sequence[Skill], person: Any, *, dry_run: bool = False) -> Effect:
    """Make one skill of several: ads that name the others name it, and are read for it by their words, too."""
    names = ", ".join(other.name for other in others)
    summary = f"Merged {names} into {keep.name}"
    with changing(person, ActionKind.MERGED, summary, keep, *others, dry_run=dry_run) as (journal, effect):
        before = _read_forms(keep)
        changed = set[Form]()
        for other in others:
            forms = _read_forms(other)
            changed |= forms
            _move_skill(journal, effect, keep, other)
            by_text = {form.text: form for form in [*forms, *_forms(keep)]}
            keep.shipped = [*keep.shipped, *other.shipped, *filter(None, [other.shipped_as])]
            keep.save(update_fields=["shipped"])
            journal.delete(other)
            KINDS[Subject.SKILL].put(keep, {"spellings": [vars(form) for form in by_text.values()]})
        _read_skills_again(journal, effect, changed | (before ^ _read_forms(keep)))
    return effect


def change_place(place: Place, texts: Iterable[str], person: Any, *, dry_run: bool = False) -> Effect:
    """Give a place its other names, and no others."""
    by_key = {fold(text): text for text in texts}
    summary = f"Changed the other names of {place.name}"
    with changing(person, ActionKind.EDITED, summary, place, dry_run=dry_run) as (journal, effect):
        before = dict(place.aliases.values_list("key", "text"))
        spellings = [{"text": text, "key": key} for key, text in by_key.items()]
        KINDS[Subject.PLACE].put(place, {"spellings": spellings})
        changed = {key: text for key, text in {**before, **by_key}.items() if (key in before) != (key in by_key)}
        read_again(journal, effect, _naming_place(changed), partial(where_again, vocabulary=our_vocabulary()))
    return effect


def change_category(category: Category, name: str, others: Iterable[str], person: Any, *, dry_run: bool = False) -> Effect:
    """Give a category its name and its other ones; make it where it is new. Its old name becomes one of the others."""
    if category.pk is None:
        with changing(person, ActionKind.ADDED, f"Added the category {name}", dry_run=dry_run) as (journal, effect):
            category.save()
            category.aliases.bulk_create(CategoryAlias(category=category, name=word) for word in others)
            journal.made(category)
        return effect
    category = Category.objects.get(pk=category.pk)
    summary = f"Changed the category {name}"
    with changing(person, ActionKind.EDITED, summary, category, dry_run=dry_run) as (journal, effect):
        old = category.name
        before = set(category.aliases.values_list("name", flat=True))
        after = {*others, old} - {name}
        KINDS[Subject.CATEGORY].put(category, {"spellings": [{"name": each} for each in sorted(after)]})
        _part_from(journal, effect, category, before - after - {name})
        if name != old:
            _show(effect, category.postings.all(), "category", old, name)
            KINDS[Subject.CATEGORY].put(category, {"name": name})
    return effect


def merge_categories(keep: Category, others: Sequence[Category], person: Any, *, dry_run: bool = False) -> Effect:
    """Make one category of several: the names of the others mean it from now on."""
    names = ", ".join(other.name for other in others)
    summary = f"Merged {names} into {keep.name}"
    with changing(person, ActionKind.MERGED, summary, keep, *others, dry_run=dry_run) as (journal, effect):
        for other in others:
            ids = list(other.postings.values_list("pk", flat=True))
            journal.watch_ids(Subject.POSTING, ids)
            _show(effect, other.postings.all(), "category", other.name, keep.name)
            through = Posting.categories.through.objects
            through.filter(category_id=other.pk, posting__in=keep.postings.values("pk")).delete()
            through.filter(category_id=other.pk).update(category_id=keep.pk)
            SourceFile.objects.filter(category=other).update(category=keep)
            words = [other.name, *other.aliases.values_list("name", flat=True)]
            journal.delete(other)
            keep.aliases.bulk_create(CategoryAlias(category=keep, name=word) for word in words)
    return effect


def mark(blocks: Sequence[Boilerplate], value: BoilerplateMark, person: Any, *, dry_run: bool = False) -> Effect:
    """Fold blocks of text in the ads of their companies, or show them, whatever later imports find."""
    is_shown = value == BoilerplateMark.SHOWN
    summary = f"Always {'show' if is_shown else 'collapse'} {len(blocks)} block{'s' * (len(blocks) != 1)} of repeated text"
    with changing(person, ActionKind.EDITED, summary, *blocks, dry_run=dry_run) as (_, effect):
        for block in blocks:
            if (block.mark == BoilerplateMark.SHOWN) != is_shown:
                words = ("collapsed", "shown") if is_shown else ("shown", "collapsed")
                _show(effect, _holding(block), "repeated text", *words)
            KINDS[Subject.BOILERPLATE].put(block, {"mark": value})
    return effect


def _forms(skill: Skill) -> set[Form]:
    rows = skill.forms.values_list("text", "exact_case", "needs_company")
    return {Form(*row) for row in rows} or {Form(skill.name)}


def _read_forms(skill: Skill) -> set[Form]:
    """The forms by which ads are read for a skill: none where it is switched off."""
    return _forms(skill) if skill.is_read else set()


def _read_skills_again(journal: Journal, effect: Effect, forms: Collection[Form]) -> None:
    texts = [form.text for form in forms]
    read_again(journal, effect, _writing(texts), partial(skills_again, vocabulary=our_vocabulary()))


def _writing(texts: Collection[str]) -> set[int]:
    """The ids of the postings whose ads write any of the texts; those that were corrected write what the source said."""
    if not texts:
        return set()
    wanted = {_squeezed(text) for text in texts}
    corrected = Posting.objects.edited().filter(edited__regex=" (title|body) ").values_list("pk", "imported")
    said = {
        pk
        for pk, imported in corrected.iterator()
        if any(text in _squeezed(f"{imported.get('title')} {imported.get('body')}") for text in wanted)
    }
    return {*full_text.naming(texts), *said}


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _naming_place(names: dict[str, str]) -> set[int]:
    """The ids of the postings whose badge may name a place by one of these texts, by their keys."""
    if not names:
        return set()
    corrected = Posting.objects.edited().filter(edited__contains=" location_text ").values_list("pk", flat=True)
    found = {*full_text.naming([*names, *names.values()]), *corrected}
    wanted = [set(full_text.words_of(key)) for key in names]
    near = set()
    for some in in_chunks(found):
        said = Posting.objects.filter(pk__in=some).values_list("pk", "edited", "location_text", "imported__location_text")
        for pk, edited, shown, imported in said:
            words = set(full_text.words_of(fold((imported if " location_text " in edited else shown) or "")))
            if any(names <= words for names in wanted):
                near.add(pk)
    return near


def _showing(skill: Skill) -> QuerySet[Posting]:
    return Posting.objects.filter(pk__in=PostingSkill.objects.filter(skill=skill).values("posting"))


def _holding(block: Boilerplate) -> QuerySet[Posting]:
    """The postings whose text has the block."""
    postings = Posting.objects.with_a_page().filter(company=block.company_id).values_list("pk", "sections")
    ids = [pk for pk, sections in postings.iterator() if any(b["key"] == block.key for s in sections for b in s["blocks"])]
    return Posting.objects.filter(pk__in=ids)


def _show(effect: Effect, postings: QuerySet[Posting], field: str, before: str, after: str) -> None:
    """Note postings that all show one word for another."""
    effect.touched |= set(postings.values_list("pk", flat=True))
    for posting in postings.only("title").order_by("-pk")[:MAX_EXAMPLES]:
        effect.shows(posting, {field: before}, {field: after})


def _move_skill(journal: Journal, effect: Effect, keep: Skill, other: Skill) -> None:
    """Have `keep` where a posting has the other; where it has both, it is required if either is."""
    journal.watch_ids(Subject.POSTING, postings_with(other, other.name))
    _show(effect, _showing(other), "skill", other.name, keep.name)
    theirs = PostingSkill.objects.filter(skill=other)
    ours = PostingSkill.objects.filter(skill=keep)
    ours.filter(posting__in=theirs.filter(is_required=True).values("posting")).update(is_required=True)
    rename(other, other.name, keep.name)
    theirs.filter(posting__in=ours.values("posting")).delete()
    theirs.update(skill=keep)


def _part_from(journal: Journal, effect: Effect, category: Category, words: Collection[str]) -> None:
    """Put postings that are in a category by words that mean it no more into categories of these names."""
    if not words:
        return
    directory = Directory()
    said = category.postings.values_list("pk", "imported__categories")
    ids = [pk for pk, names in said.iterator() if not set(names or ()).isdisjoint(words)]
    journal.watch_ids(Subject.POSTING, ids)
    for some in in_chunks(ids):
        for posting in Posting.objects.with_values().filter(pk__in=some):
            ours = posting_values(posting)
            if " categories " in posting.edited:
                effect.corrected += 1
                continue
            then = sorted({directory.category(word).name for word in posting.imported["categories"]})
            effect.shows(posting, ours, {"categories": then})
            KINDS[Subject.POSTING].put(posting, {"categories": then}, directory)
    for _, pk in directory.take_made():
        made = Category.objects.get(pk=pk)
        file_under(made)
        journal.made(made)
