"""Changing skills and their aliases, and the postings that this affects."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import QuerySet

from postings.choices import ActionKind, ObjectType
from postings.editing.corrections import name_skill
from postings.editing.effects import Effect, changing, foresee_reading, read_again, show_instead
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.editing.skill_renaming import postings_with, rename, rename_in, renamed_names
from postings.models import Posting, PostingSkill, Skill
from postings.reference.lexicon import Alias
from postings.search import full_text
from postings.sync.posting_values import Values
from postings.sync.rereading import skills_again
from postings.sync.stored_vocabulary import stored_vocabulary


def change_skill(
    skill: Skill, name: str, is_read: bool, aliases: Sequence[Alias], user: Any, *, dry_run: bool = False
) -> Effect:
    """Set a skill's name, aliases and whether it is detected in ads. Add it if it is new."""
    is_new = skill.pk is None
    if dry_run:
        return _foreseen_change(skill, name, is_read, aliases)
    row = Skill() if is_new else Skill.objects.get(pk=skill.pk)
    kind, summary = (ActionKind.ADDED, "Added") if is_new else (ActionKind.EDITED, "Changed")
    rows = [] if is_new else [row]
    with changing(user, kind, f"{summary} the skill {name}", *rows) as (journal, effect):
        before, old = set() if is_new else _read_aliases(row), row.name
        aliases = _kept_aliases(old, name, aliases)
        row.name, row.is_read = name, is_read
        name_skill(row)
        ADAPTERS[ObjectType.SKILL].put(row, {"spellings": [vars(alias) for alias in aliases]})
        if is_new:
            journal.made(row)
            skill.pk = row.pk
        elif old != name:
            show_instead(effect, _showing(row), "skill", old, name)
            rename(row, old, name)
        _read_skills_again(journal, effect, before ^ _read_aliases(row))
    return effect


def merge_skills(keep: Skill, others: Sequence[Skill], user: Any, *, dry_run: bool = False) -> Effect:
    """Merge skills into `keep`, which gets their postings and aliases."""
    names = ", ".join(other.name for other in others)
    summary = f"Merged {names} into {keep.name}"
    if dry_run:
        return _foreseen_merge(keep, others)
    with changing(user, ActionKind.MERGED, summary, keep, *others) as (journal, effect):
        before = _read_aliases(keep)
        changed = set[Alias]()
        for other in others:
            aliases = _read_aliases(other)
            changed |= aliases
            _move_skill(journal, effect, keep, other)
            by_text = _joined(aliases, _aliases(keep))
            keep.builtin_aliases = [*keep.builtin_aliases, *other.builtin_aliases, *filter(None, [other.builtin_name])]
            keep.save(update_fields=["builtin_aliases"])
            journal.delete(other)
            ADAPTERS[ObjectType.SKILL].put(keep, {"spellings": [vars(alias) for alias in by_text]})
        _read_skills_again(journal, effect, changed | (before ^ _read_aliases(keep)))
    return effect


def _foreseen_change(skill: Skill, name: str, is_read: bool, aliases: Sequence[Alias]) -> Effect:
    """Return the effect of a change of a skill, without making it."""
    effect = Effect()
    stored = Skill.objects.get(pk=skill.pk) if skill.pk else None
    before = _read_aliases(stored) if stored else set()
    names = {}
    if stored and stored.name != name:
        names = {stored.name: name}
        aliases = _kept_aliases(stored.name, name, aliases)
        show_instead(effect, _showing(stored), "skill", stored.name, name)
    then = (tuple(aliases) or (Alias(name),)) if is_read else ()
    _foresee_reading(effect, before ^ set(then), {name, *names}, name, then, names)
    return effect


def _foreseen_merge(keep: Skill, others: Sequence[Skill]) -> Effect:
    """Return the effect of a merge, without making it."""
    effect = Effect()
    before = _read_aliases(keep)
    aliases, changed = _aliases(keep), set[Alias]()
    for other in others:
        show_instead(effect, _showing(other), "skill", other.name, keep.name)
        changed |= _read_aliases(other)
        aliases = set(_joined(_read_aliases(other), aliases))
    then = tuple(aliases) if keep.is_read else ()
    names = {other.name: keep.name for other in others}
    _foresee_reading(effect, changed | (before ^ set(then)), {keep.name, *names}, keep.name, then, names)
    return effect


def _foresee_reading(
    effect: Effect,
    changed: Collection[Alias],
    gone: Collection[str],
    name: str,
    then: Sequence[Alias],
    names: dict[str, str],
) -> None:
    """Read ads with a lexicon in which one skill replaces others, whose `names` become its name in postings."""
    stored = stored_vocabulary()
    vocabulary = replace(stored, lexicon=stored.lexicon.replaced(gone, name, then))

    def rename_in_memory(posting: Posting, ours: Values) -> None:
        for old, new in names.items():
            rename_in(posting, old, new)
            ours["skills"] = renamed_names(ours["skills"], old, new)

    texts = [alias.text for alias in changed]
    foresee_reading(effect, _writing(texts), partial(skills_again, vocabulary=vocabulary), rename_in_memory)


def _kept_aliases(old: str, name: str, aliases: Sequence[Alias]) -> Sequence[Alias]:
    """Return the aliases of a renamed skill. Without aliases, it was detected by its old name."""
    return [Alias(name), Alias(old)] if old and old != name and not aliases else aliases


def _joined(aliases: Collection[Alias], keeps: Collection[Alias]) -> list[Alias]:
    """Return the aliases of two skills by text. An alias of the skill that is kept replaces one of the other."""
    return list({alias.text: alias for alias in [*aliases, *keeps]}.values())


def _aliases(skill: Skill) -> set[Alias]:
    rows = skill.aliases.values_list("text", "exact_case", "requires_context")
    return {Alias(*row) for row in rows} or {Alias(skill.name)}


def _read_aliases(skill: Skill) -> set[Alias]:
    """Return the aliases by which a skill is detected: none if its detection is disabled."""
    return _aliases(skill) if skill.is_read else set()


def _read_skills_again(journal: Journal, effect: Effect, aliases: Collection[Alias]) -> None:
    texts = [alias.text for alias in aliases]
    read_again(journal, effect, _writing(texts), partial(skills_again, vocabulary=stored_vocabulary()))


def _writing(texts: Collection[str]) -> set[int]:
    """Return the ids of the postings that contain one of the texts. For an edited text, use the source's."""
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


def _showing(skill: Skill) -> QuerySet[Posting]:
    return Posting.objects.filter(pk__in=PostingSkill.objects.filter(skill=skill).values("posting"))


def _move_skill(journal: Journal, effect: Effect, keep: Skill, other: Skill) -> None:
    """Replace the other skill by `keep` in postings. If a posting has both, it is required if either is."""
    journal.watch_ids(ObjectType.POSTING, postings_with(other, other.name))
    show_instead(effect, _showing(other), "skill", other.name, keep.name)
    theirs = PostingSkill.objects.filter(skill=other)
    ours = PostingSkill.objects.filter(skill=keep)
    ours.filter(posting__in=theirs.filter(is_required=True).values("posting")).update(is_required=True)
    rename(other, other.name, keep.name)
    theirs.filter(posting__in=ours.values("posting")).delete()
    theirs.update(skill=keep)
