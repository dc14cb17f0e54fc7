"""The words that ads are read with: the project's own, as the editors have changed and extended them."""

from django.db import DatabaseError, transaction

from postings.models import PlaceAlias, Skill, SkillForm
from postings.reference.lexicon import Form, Lexicon
from postings.reference.name_keys import name_key, name_slug
from postings.reference.skill_list import shipped_lexicon
from postings.reference.vocabulary import Vocabulary


def our_vocabulary() -> Vocabulary:
    """The words in the database; the project's own where there is no database yet, so that ads can be inspected."""
    places: tuple[tuple[str, str], ...] = ()
    try:
        with transaction.atomic():
            places = tuple(PlaceAlias.objects.order_by("key").values_list("key", "place__key"))
    except DatabaseError:
        pass
    return Vocabulary(our_lexicon(), places)


def our_lexicon() -> Lexicon:
    """The skills in the database. Where there is no database yet, the project's own list, so that ads can be inspected."""
    forms: dict[str, list[Form]] = {}
    try:
        with transaction.atomic():
            forms = {name: [] for name in Skill.objects.filter(is_read=True).order_by().values_list("name", flat=True)}
            rows = SkillForm.objects.filter(skill__is_read=True).order_by("pk")
            for name, text, exact, company in rows.values_list("skill__name", "text", "exact_case", "needs_company"):
                forms[name].append(Form(text, exact, company))
    except DatabaseError:
        pass
    shipped = shipped_lexicon()
    skills = tuple((name, tuple(forms[name]) or (Form(name),)) for name in sorted(forms))
    ours = Lexicon(skills, shipped.no_skills)
    return ours if skills and ours.version != shipped.version else shipped


@transaction.atomic
def add_shipped() -> None:
    """Put the project's own skills into the database where editors see them. What an editor took away is not put back."""
    skills = list(Skill.objects.all())
    # A skill that editors have merged into another is one of the other's forms.
    known = {text: skill for skill in skills for text in skill.shipped}
    known |= {skill.key: skill for skill in skills} | {skill.shipped_as: skill for skill in skills}
    slugs = {skill.slug for skill in skills}
    new: list[Skill] = []
    grown: list[Skill] = []
    forms: list[SkillForm] = []
    for name, shipped in shipped_lexicon().skills:
        key = name_key(name)
        skill = known.get(key) or known.get(name)
        added = [form for form in shipped if skill is None or form.text not in skill.shipped]
        if skill is None:
            slug = name_slug(name, lambda slug: slug not in slugs)
            slugs.add(slug)
            skill = known[key] = Skill(name=name, key=key, slug=slug)
            new.append(skill)
        elif added:
            grown.append(skill)
        skill.shipped_as = skill.shipped_as or name
        skill.shipped = [*skill.shipped, *(form.text for form in added)]
        forms += [SkillForm(skill=skill, **vars(form)) for form in added]
    Skill.objects.bulk_create(new)
    Skill.objects.bulk_update(grown, ["shipped", "shipped_as"])
    SkillForm.objects.bulk_create(forms, ignore_conflicts=True)
