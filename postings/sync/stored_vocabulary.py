"""The vocabulary that ads are read with: the built-in one, as changed and extended by editors."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db import DatabaseError, connection, transaction

from postings.choices import SkillKind
from postings.models import PlaceAlias, Skill, SkillAlias
from postings.reference.lexicon import Alias, Lexicon
from postings.reference.name_keys import name_key, name_slug
from postings.reference.skill_list import builtin_lexicon
from postings.reference.vocabulary import Vocabulary

# The skills that are read, and all aliases, in one value: reading thousands of rows takes five times as long.
_STORED = {
    "sqlite": """
        SELECT json_array(
            (SELECT json_group_array(json_array(id, name, kind)) FROM postings_skill WHERE is_read),
            (SELECT json_group_array(json_array(id, skill_id, text, exact_case, requires_context)) FROM postings_skillalias)
        )
    """,
    "postgresql": """
        SELECT json_build_array(
            (SELECT json_agg(json_build_array(id, name, kind)) FROM postings_skill WHERE is_read),
            (SELECT json_agg(json_build_array(id, skill_id, text, exact_case, requires_context)) FROM postings_skillalias)
        )::text
    """,
}


def stored_vocabulary() -> Vocabulary:
    """Return the vocabulary in the database. Without tables, return the built-in one, so that ads can be inspected."""
    places: tuple[tuple[str, str], ...] = ()
    try:
        with transaction.atomic():
            places = tuple(PlaceAlias.objects.order_by("key").values_list("key", "place__key"))
    except DatabaseError:
        pass
    return Vocabulary(stored_lexicon(), places)


def stored_lexicon() -> Lexicon:
    """Return the lexicon in the database. Without tables, return the built-in one, so that ads can be inspected."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_STORED[connection.vendor])
            return _lexicon(cursor.fetchone()[0])
    except DatabaseError:
        return builtin_lexicon()


@lru_cache(maxsize=2)
def _lexicon(stored: str) -> Lexicon:
    """Return the lexicon of the skills and aliases in the database, as JSON: the built-in one if it is the same."""
    skills, aliases = json.loads(stored)
    aliases_of: dict[int, list[Alias]] = {}
    for _, skill, text, exact_case, requires_context in sorted(aliases or ()):
        aliases_of.setdefault(skill, []).append(Alias(text, bool(exact_case), bool(requires_context)))
    skills = sorted((name, pk, kind) for pk, name, kind in skills or ())
    builtin = builtin_lexicon()
    lexicon = Lexicon(
        tuple((name, tuple(aliases_of.get(pk, [Alias(name)]))) for name, pk, _ in skills),
        builtin.excluded_phrases,
        frozenset(name for name, _, kind in skills if kind == SkillKind.PRACTICE),
    )
    return lexicon if skills and lexicon.version != builtin.version else builtin


@transaction.atomic
def update_builtin_skills() -> None:
    """Bring the built-in skills and their present markers into the database. What an editor changed or removed stays so."""
    if _has_only_builtin_skills():
        return
    aliases: dict[int, list[SkillAlias]] = defaultdict(list)
    for alias in SkillAlias.objects.all():
        aliases[alias.skill_id].append(alias)
    skills = list(Skill.objects.all())
    _remove_former_aliases(skills, aliases)
    _add_builtin_skills(skills, aliases)
    _update_builtin_aliases(alias for given in aliases.values() for alias in given)


def _has_only_builtin_skills() -> bool:
    """Return whether the database has exactly the skills of the built-in list, which needs much less time than updating."""
    if not Skill.objects.exists() or Skill.objects.filter(builtin_name="").exists():
        return False
    return not SkillAlias.objects.filter(builtin_form="").exists() and stored_lexicon() is builtin_lexicon()


def _remove_former_aliases(skills: Iterable[Skill], aliases_of: dict[int, list[SkillAlias]]) -> None:
    """Remove aliases that the built-in list no longer gives to their skill, unless an editor has changed or merged them.

    They are taken out of `aliases_of`, which has the aliases by the id of their skill.
    """
    texts = {name: {form.text for form in aliases} for name, aliases in builtin_lexicon().skills}
    name_of = {text: name for name, listed in texts.items() for text in listed}
    former: list[int] = []
    changed: list[Skill] = []
    for skill in skills:
        aliases = aliases_of[skill.pk] if skill.builtin_name in texts else []
        merged = {alias.text for alias in aliases} | {*skill.builtin_aliases}
        removed = [
            alias
            for alias in aliases
            if alias.text not in texts[skill.builtin_name]
            and alias.builtin_form == _marked_text(alias)
            and name_of.get(alias.text) not in merged
        ]
        if removed:
            former += [alias.pk for alias in removed]
            gone = {alias.text for alias in removed}
            aliases_of[skill.pk] = [alias for alias in aliases if alias.text not in gone]
            skill.builtin_aliases = [text for text in skill.builtin_aliases if text not in gone]
            changed.append(skill)
    SkillAlias.objects.filter(pk__in=former).delete()
    Skill.objects.bulk_update(changed, ["builtin_aliases"], batch_size=100)


def _marked_text(alias: SkillAlias) -> str:
    return Alias(alias.text, alias.exact_case, alias.requires_context).marked_text


def _add_builtin_skills(skills: Sequence[Skill], aliases_of: dict[int, list[SkillAlias]]) -> None:
    # The spellings that editors gave to skills. They are not given to another skill as well.
    given = {
        alias.text.casefold(): skill
        for skill in skills
        for alias in aliases_of[skill.pk]
        if alias.text not in skill.builtin_aliases
    }
    # A skill that editors have merged into another is an alias of the other.
    known = {text: skill for skill in skills for text in skill.builtin_aliases}
    known |= {skill.key: skill for skill in skills} | {skill.builtin_name: skill for skill in skills}
    slugs = {skill.slug for skill in skills}
    new: list[Skill] = []
    grown: list[Skill] = []
    forms: list[SkillAlias] = []
    builtin = builtin_lexicon()
    for name, aliases in builtin.skills:
        key = name_key(name)
        skill = known.get(key) or known.get(name) or given.get(name.casefold())
        added = [form for form in aliases if skill is None or form.text not in skill.builtin_aliases]
        if skill is None:
            slug = name_slug(name, lambda slug: slug not in slugs)
            slugs.add(slug)
            skill = known[key] = Skill(name=name, key=key, slug=slug, kind=builtin.kind(name))
            new.append(skill)
        elif added:
            grown.append(skill)
        if not skill.builtin_name:
            skill.builtin_name, skill.kind = name, builtin.kind(name)
        skill.builtin_aliases = [*skill.builtin_aliases, *(form.text for form in added)]
        forms += [
            SkillAlias(skill=skill, builtin_form=form.marked_text, **vars(form))
            for form in added
            if given.get(form.text.casefold(), skill) is skill
        ]
    Skill.objects.bulk_create(new)
    Skill.objects.bulk_update(grown, ["builtin_aliases", "builtin_name", "kind"])
    SkillAlias.objects.bulk_create(forms, ignore_conflicts=True)


def _update_builtin_aliases(aliases: Iterable[SkillAlias]) -> None:
    """Give the aliases that no editor has changed the markers of the built-in list."""
    forms = {form.text: form for _, aliases in builtin_lexicon().skills for form in aliases}
    changed = []
    for alias in aliases:
        form = forms.get(alias.text)
        if form is None or alias.builtin_form == form.marked_text:
            continue
        if alias.builtin_form == _marked_text(alias):
            alias.exact_case, alias.requires_context = form.exact_case, form.requires_context
        alias.builtin_form = form.marked_text
        changed.append(alias)
    SkillAlias.objects.bulk_update(changed, ["exact_case", "requires_context", "builtin_form"], batch_size=100)
