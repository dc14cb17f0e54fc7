"""The vocabulary that ads are read with: the built-in one, as changed and extended by editors."""

from functools import lru_cache

from django.db import DatabaseError, transaction

from postings.models import PlaceAlias, Skill, SkillAlias
from postings.reference.lexicon import Alias, Lexicon
from postings.reference.name_keys import name_key, name_slug
from postings.reference.skill_list import builtin_lexicon
from postings.reference.vocabulary import Vocabulary


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
        with transaction.atomic():
            names = Skill.objects.filter(is_read=True).order_by("pk").values_list("name", flat=True)
            aliases = SkillAlias.objects.filter(skill__is_read=True).order_by("pk")
            rows = aliases.values_list("skill__name", "text", "exact_case", "requires_context")
            return _lexicon(tuple(names), tuple(rows))
    except DatabaseError:
        return builtin_lexicon()


@lru_cache(maxsize=2)
def _lexicon(names: tuple[str, ...], rows: tuple[tuple[str, str, bool, bool], ...]) -> Lexicon:
    """Return the lexicon of some skills and of rows of aliases: the built-in one if it is the same."""
    aliases: dict[str, list[Alias]] = {name: [] for name in sorted(names)}
    for name, text, exact_case, requires_context in rows:
        aliases[name].append(Alias(text, exact_case, requires_context))
    builtin = builtin_lexicon()
    skills = tuple((name, tuple(found) or (Alias(name),)) for name, found in aliases.items())
    lexicon = Lexicon(skills, builtin.excluded_phrases)
    return lexicon if skills and lexicon.version != builtin.version else builtin


@transaction.atomic
def add_builtin_skills() -> None:
    """Add the built-in skills to the database, where editors see them. What an editor removed is not added again."""
    skills = list(Skill.objects.all())
    # A skill that editors have merged into another is an alias of the other.
    known = {text: skill for skill in skills for text in skill.builtin_aliases}
    known |= {skill.key: skill for skill in skills} | {skill.builtin_name: skill for skill in skills}
    slugs = {skill.slug for skill in skills}
    new: list[Skill] = []
    grown: list[Skill] = []
    forms: list[SkillAlias] = []
    for name, aliases in builtin_lexicon().skills:
        key = name_key(name)
        skill = known.get(key) or known.get(name)
        added = [form for form in aliases if skill is None or form.text not in skill.builtin_aliases]
        if skill is None:
            slug = name_slug(name, lambda slug: slug not in slugs)
            slugs.add(slug)
            skill = known[key] = Skill(name=name, key=key, slug=slug)
            new.append(skill)
        elif added:
            grown.append(skill)
        skill.builtin_name = skill.builtin_name or name
        skill.builtin_aliases = [*skill.builtin_aliases, *(form.text for form in added)]
        forms += [SkillAlias(skill=skill, **vars(form)) for form in added]
    Skill.objects.bulk_create(new)
    Skill.objects.bulk_update(grown, ["builtin_aliases", "builtin_name"])
    SkillAlias.objects.bulk_create(forms, ignore_conflicts=True)
