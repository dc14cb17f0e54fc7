"""Changing skills and their aliases, and the postings that this affects."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import QuerySet

from postings.choices import ActionKind, ObjectType, SkillKind
from postings.editing.bulk_change import Step, merge_summary
from postings.editing.corrections import name_skill
from postings.editing.effects import Effect, VocabularyChange, foresee_reading, show_instead
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.editing.skill_renaming import postings_with, rename, rename_in, renamed_names
from postings.models import Posting, PostingSkill, Skill
from postings.reference.lexicon import Alias
from postings.search import full_text
from postings.sync.batches import in_batches
from postings.sync.edited_fields import update_edited
from postings.sync.posting_values import Values
from postings.sync.rereading import Reading, skills_again
from postings.sync.stored_vocabulary import stored_vocabulary


class _SkillsChange(VocabularyChange):
    def reader(self) -> Callable[[Posting], Reading]:
        return partial(skills_again, vocabulary=stored_vocabulary())


class ChangeSkill(_SkillsChange):
    """Set a skill's name, kind, aliases, each as the values of an Alias, and whether it is detected. Without id, add it.

    `old` is its name before.
    """

    indivisible = frozenset({"save"})

    def __init__(
        self,
        skill: int | None,
        old: str,
        name: str,
        is_read: bool,
        aliases: Sequence[Sequence[Any]],
        skill_kind: str = SkillKind.TOOL,  # not stored with tasks of earlier versions
    ):
        super().__init__()
        self.skill, self.old, self.name, self.is_read, self.skill_kind = skill, old, name, is_read, SkillKind(skill_kind)
        self.aliases = _kept_aliases(old, name, [Alias(*values) for values in aliases])
        self.kind = ActionKind.EDITED if skill else ActionKind.ADDED
        self.summary = f"{'Changed' if skill else 'Added'} the skill {name}"

    def plan(self) -> list[Step]:
        stored, renamed = None, set[int]()
        if self.skill:
            stored = Skill.objects.get(pk=self.skill)
            renamed = postings_with(stored, self.old) if self.old != self.name else set()
        then = _aliases_then(self.name, self.is_read, self.aliases)
        read = _writing([alias.text for alias in _changed_aliases(stored, self.skill_kind, then)])
        return [Step("save", [self.skill or 0]), Step("rename", sorted(renamed)), Step("read", sorted(read))]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        match step:
            case "save":
                self._save(journal)
            case "rename":
                rename(ids, self.old, self.name)
                update_edited(Posting.objects.filter(pk__in=ids, edited__contains=" skills "))
            case "read":
                self.read_again(journal, ids)

    def _save(self, journal: Journal) -> None:
        row = Skill.objects.get(pk=self.skill) if self.skill else Skill()
        if self.skill:
            journal.watch(row)
        if self.old != self.name:
            show_instead(self.effect, _showing(row), "skill", self.old, self.name)
        row.name, row.kind, row.is_read = self.name, self.skill_kind, self.is_read
        name_skill(row)
        ADAPTERS[ObjectType.SKILL].put(row, {"spellings": [vars(alias) for alias in self.aliases]})
        if not self.skill:
            journal.made(row)


class MergeSkills(_SkillsChange):
    """Merge skills into one, which gets their postings and aliases."""

    kind = ActionKind.MERGED
    indivisible = frozenset({"merge"})

    def __init__(self, keep: int, others: Sequence[int]):
        super().__init__()
        self.keep, self.others = keep, list(others)
        self.summary = merge_summary(Skill, keep, others)

    def plan(self) -> list[Step]:
        keep, others = self._rows()
        moved = {pk for other in others for pk in postings_with(other, other.name)}
        changed, _then = _aliases_of_merge(keep, others)
        read = _writing([alias.text for alias in changed])
        return [Step("move", sorted(moved)), Step("merge", self.others), Step("read", sorted(read))]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        match step:
            case "move":
                keep, others = self._rows()
                for other in others:
                    _move_skill(journal, self.effect, keep, other, ids)
            case "merge":
                self._merge(journal)
            case "read":
                self.read_again(journal, ids)

    def _rows(self) -> tuple[Skill, list[Skill]]:
        return Skill.objects.get(pk=self.keep), [Skill.objects.get(pk=pk) for pk in self.others]

    def _merge(self, journal: Journal) -> None:
        keep, others = self._rows()
        journal.watch(keep, *others)
        for other in others:
            _move_skill(journal, self.effect, keep, other, postings_with(other, other.name))  # added since the plan
            by_text = _joined(_read_aliases(other), _aliases(keep))
            keep.builtin_aliases = [*keep.builtin_aliases, *other.builtin_aliases, *filter(None, [other.builtin_name])]
            keep.save(update_fields=["builtin_aliases"])
            journal.delete(other)
            ADAPTERS[ObjectType.SKILL].put(keep, {"spellings": [vars(alias) for alias in by_text]})


def change_skill(
    skill: Skill,
    name: str,
    is_read: bool,
    aliases: Sequence[Alias],
    user: Any,
    *,
    kind: SkillKind = SkillKind.TOOL,
    dry_run: bool = False,
) -> Effect:
    """Set a skill's name, kind, aliases and whether it is detected in ads. Add it if it is new."""
    if dry_run:
        return _foreseen_change(skill, name, is_read, aliases, kind)
    return ChangeSkill(**arguments_of_change(skill.pk, name, is_read, aliases, kind)).make(user)


def arguments_of_change(
    pk: int | None, name: str, is_read: bool, aliases: Sequence[Alias], kind: SkillKind = SkillKind.TOOL
) -> dict[str, Any]:
    """Return the arguments of ChangeSkill, as values that JSON can hold."""
    old = Skill.objects.get(pk=pk).name if pk else name
    written = [[alias.text, alias.exact_case, alias.requires_context] for alias in aliases]
    return {"skill": pk, "old": old, "name": name, "is_read": is_read, "aliases": written, "skill_kind": kind.value}


def merge_skills(keep: Skill, others: Sequence[Skill], user: Any, *, dry_run: bool = False) -> Effect:
    """Merge skills into `keep`, which gets their postings and aliases."""
    if dry_run:
        return _foreseen_merge(keep, others)
    return MergeSkills(keep.pk, [other.pk for other in others]).make(user)


def _foreseen_change(skill: Skill, name: str, is_read: bool, aliases: Sequence[Alias], kind: SkillKind) -> Effect:
    """Return the effect of a change of a skill, without making it."""
    effect = Effect()
    stored = Skill.objects.get(pk=skill.pk) if skill.pk else None
    names = {}
    if stored and stored.name != name:
        names = {stored.name: name}
        aliases = _kept_aliases(stored.name, name, aliases)
        show_instead(effect, _showing(stored), "skill", stored.name, name)
    then = _aliases_then(name, is_read, aliases)
    _foresee_reading(effect, _changed_aliases(stored, kind, then), {name, *names}, name, kind, then, names)
    return effect


def _foreseen_merge(keep: Skill, others: Sequence[Skill]) -> Effect:
    """Return the effect of a merge, without making it."""
    effect = Effect()
    for other in others:
        show_instead(effect, _showing(other), "skill", other.name, keep.name)
    changed, then = _aliases_of_merge(keep, others)
    names = {other.name: keep.name for other in others}
    _foresee_reading(effect, changed, {keep.name, *names}, keep.name, SkillKind(keep.kind), then, names)
    return effect


def _aliases_of_merge(keep: Skill, others: Sequence[Skill]) -> tuple[set[Alias], tuple[Alias, ...]]:
    """Return the aliases whose ads a merge can change, and those by which the skill is then detected."""
    before, aliases, changed = _read_aliases(keep), _aliases(keep), set[Alias]()
    for other in others:
        changed |= _read_aliases(other)
        aliases = set(_joined(_read_aliases(other), aliases))
    then = tuple(aliases) if keep.is_read else ()
    return changed | (before ^ set(then)), then


def _foresee_reading(
    effect: Effect,
    changed: Collection[Alias],
    gone: Collection[str],
    name: str,
    kind: SkillKind,
    then: Sequence[Alias],
    names: dict[str, str],
) -> None:
    """Read ads with a lexicon in which one skill replaces others, whose `names` become its name in postings."""
    stored = stored_vocabulary()
    vocabulary = replace(stored, lexicon=stored.lexicon.replaced(gone, name, then, kind))

    def rename_in_memory(posting: Posting, ours: Values) -> None:
        for old, new in names.items():
            rename_in(posting, old, new)
            ours["skills"] = renamed_names(ours["skills"], old, new)

    texts = [alias.text for alias in changed]
    foresee_reading(effect, _writing(texts), partial(skills_again, vocabulary=vocabulary), rename_in_memory)


def _kept_aliases(old: str, name: str, aliases: Sequence[Alias]) -> Sequence[Alias]:
    """Return the aliases of a renamed skill. Without aliases, it was detected by its old name."""
    return [Alias(name), Alias(old)] if old and old != name and not aliases else aliases


def _aliases_then(name: str, is_read: bool, aliases: Sequence[Alias]) -> tuple[Alias, ...]:
    """Return the aliases by which a skill is detected once it has these values."""
    return (tuple(aliases) or (Alias(name),)) if is_read else ()


def _changed_aliases(stored: Skill | None, kind: SkillKind, then: Sequence[Alias]) -> set[Alias]:
    """Return the aliases whose ads a change of a skill can affect: all, if its kind changes."""
    if stored is None:
        return set(then)
    before = _read_aliases(stored)
    return before ^ set(then) if stored.kind == kind else before | set(then)


def _joined(aliases: Collection[Alias], keeps: Collection[Alias]) -> list[Alias]:
    """Return the aliases of two skills by text. An alias of the skill that is kept replaces one of the other."""
    return list({alias.text: alias for alias in [*aliases, *keeps]}.values())


def _aliases(skill: Skill) -> set[Alias]:
    rows = skill.aliases.values_list("text", "exact_case", "requires_context")
    return {Alias(*row) for row in rows} or {Alias(skill.name)}


def _read_aliases(skill: Skill) -> set[Alias]:
    """Return the aliases by which a skill is detected: none if its detection is disabled."""
    return _aliases(skill) if skill.is_read else set()


def _writing(texts: Collection[str]) -> set[int]:
    """Return the ids of the postings that contain one of the texts. For an edited text, use the source's."""
    if not texts:
        return set()
    wanted = {_squeezed(text) for text in texts}
    corrected = Posting.objects.edited().filter(edited__regex=" (title|body) ").values_list("pk", "imported")
    naming = {
        pk
        for pk, imported in corrected.iterator()
        if any(text in _squeezed(f"{imported.get('title')} {imported.get('body')}") for text in wanted)
    }
    return {*full_text.naming(texts), *naming}


def _squeezed(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _showing(skill: Skill) -> QuerySet[Posting]:
    return Posting.objects.filter(pk__in=PostingSkill.objects.filter(skill=skill).values("posting"))


def _move_skill(journal: Journal, effect: Effect, keep: Skill, other: Skill, ids: Collection[int]) -> None:
    """Replace the other skill by `keep` in some postings. If a posting has both, it is required if either is."""
    journal.watch_ids(ObjectType.POSTING, ids)
    show_instead(effect, _showing(other).filter(pk__in=ids), "skill", other.name, keep.name)
    rename(ids, other.name, keep.name)
    for some in in_batches(ids):
        theirs = PostingSkill.objects.filter(skill=other, posting__in=some)
        ours = PostingSkill.objects.filter(skill=keep, posting__in=some)
        ours.filter(posting__in=theirs.filter(is_required=True).values("posting")).update(is_required=True)
        theirs.filter(posting__in=ours.values("posting")).delete()
        theirs.update(skill=keep)
