"""The skills that editors change and extend, which the next import uses to read every ad."""

from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from postings.choices import SkillKind
from postings.editing import corrections, skill_changes
from postings.models import Posting, Skill, SkillAlias
from postings.reference.lexicon import Alias, Lexicon
from postings.reference.skill_list import builtin_lexicon
from postings.sync.stored_vocabulary import stored_lexicon, update_builtin_skills
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

BODY = "### Requirements\n\n* Experience with Tidescript and Python\n* Good charts"


def read_skills() -> set[str]:
    return set(Posting.objects.get().skills.values_list("name", flat=True))


def test_added_skill_is_found_at_once_and_by_the_next_import(ads: Path, admin_client: Client) -> None:
    run(write(ads, {"a.md": ad(body=BODY)}))
    assert read_skills() == {"Python"}

    data = {"name": "Tidescript", "kind": "tool", "is_read": "on", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}
    assert admin_client.post("/admin/postings/skill/add/", {**data, "_apply": "1"}).status_code == 302
    assert read_skills() == {"Python", "Tidescript"}
    assert run(ads).counts.unchanged == 1


def test_disabled_skill_is_no_longer_found(ads: Path) -> None:
    run(write(ads, {"a.md": ad(body=BODY)}))
    Skill.objects.filter(name="Python").update(is_read=False)
    run(ads)
    assert read_skills() == set()


def test_removed_alias_is_not_added_again(ads: Path) -> None:
    update_builtin_skills()
    SkillAlias.objects.filter(skill__name="Kubernetes", text="K8s").delete()
    update_builtin_skills()
    assert not SkillAlias.objects.filter(text="K8s").exists()


def stored_aliases(skill: Skill) -> list[Alias]:
    columns = "text", "exact_case", "requires_context"
    return [Alias(*row) for row in skill.aliases.order_by("text").values_list(*columns)]


def list_helm_as(monkeypatch: pytest.MonkeyPatch, form: Alias) -> None:
    """Let a new version of the program list Helm in another form."""
    skills = [(name, (form, *aliases[1:]) if name == "Helm" else aliases) for name, aliases in builtin_lexicon().skills]
    lexicon = Lexicon(tuple(skills))
    monkeypatch.setattr("postings.sync.stored_vocabulary.builtin_lexicon", lambda: lexicon)


def test_spelling_gets_the_markers_of_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    update_builtin_skills()
    helm = Skill.objects.get(name="Helm")
    aliases = [*stored_aliases(helm), Alias("Helm files")]
    skill_changes.change_skill(helm, "Helm", True, aliases, None)
    list_helm_as(monkeypatch, Alias("Helm", exact_case=True))
    update_builtin_skills()
    assert stored_aliases(helm) == [Alias("Helm", exact_case=True), *aliases[1:]]


def test_markers_that_an_editor_changed_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    update_builtin_skills()
    helm = Skill.objects.get(name="Helm")
    aliases = [Alias("Helm"), *stored_aliases(helm)[1:]]
    skill_changes.change_skill(helm, "Helm", True, aliases, None)
    for form in (Alias("Helm", exact_case=True), Alias("Helm", requires_context=True)):
        list_helm_as(monkeypatch, form)
        update_builtin_skills()
        assert stored_aliases(helm) == aliases


def list_helm_files_as(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    """Let a version of the program list the spelling Helm files under a skill, which may be new, or under none."""
    skills = dict(builtin_lexicon().skills)
    if name:
        skills[name] = (*skills.get(name, (Alias(name),)), Alias("Helm files"))
    monkeypatch.setattr("postings.sync.stored_vocabulary.builtin_lexicon", lambda: Lexicon(tuple(skills.items())))


def skills_with(text: str) -> list[str]:
    return list(SkillAlias.objects.filter(text=text).order_by("skill__name").values_list("skill__name", flat=True))


@pytest.mark.parametrize("name", [None, "Terraform", "Helmsmanship"])
def test_spelling_moves_to_the_skill_of_a_new_version(monkeypatch: pytest.MonkeyPatch, name: str | None) -> None:
    with monkeypatch.context() as former:
        list_helm_files_as(former, "Helm")
        update_builtin_skills()
    assert skills_with("Helm files") == ["Helm"]
    list_helm_files_as(monkeypatch, name)
    update_builtin_skills()
    assert skills_with("Helm files") == ([name] if name else [])
    assert "Helm files" not in Skill.objects.get(name="Helm").builtin_aliases


def test_spelling_that_an_editor_changed_does_not_move(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as former:
        list_helm_files_as(former, "Helm")
        update_builtin_skills()
    SkillAlias.objects.filter(text="Helm files").update(exact_case=True)
    list_helm_files_as(monkeypatch, None)
    update_builtin_skills()
    assert skills_with("Helm files") == ["Helm"]


def test_spellings_of_a_merged_skill_stay() -> None:
    update_builtin_skills()
    keep, other = Skill.objects.get(name="Helm"), Skill.objects.get(name="Kubernetes")
    skill_changes.merge_skills(keep, [other], None)
    update_builtin_skills()
    assert skills_with("K8s") == ["Helm"]


def test_forms_of_the_builtin_list_are_unique() -> None:
    texts = [alias.text for _, aliases in builtin_lexicon().skills for alias in aliases]
    assert sorted(texts) == sorted(set(texts))


def test_renamed_builtin_skill_is_not_added_again() -> None:
    update_builtin_skills()
    skill = Skill.objects.get(name="JavaScript")
    skill.name = "ECMAScript"
    corrections.name_skill(skill)
    update_builtin_skills()
    assert not Skill.objects.filter(name="JavaScript").exists()


def test_ads_with_many_skills_can_be_imported_and_shown(ads: Path, client: Client, admin_client: Client) -> None:
    names = [name for name, _ in builtin_lexicon().skills if name.isascii()]
    bodies = ["### Requirements\n\n" + "\n".join(f"* {name}" for name in names[n::12]) for n in range(12)]
    files = {f"{n}.md": ad(slug=f"{n}", body=body) for n, body in enumerate(bodies)}
    run(write(ads, files))
    run(write(ads, {path: text.replace("Tides]", "Ports]") for path, text in files.items()}))
    assert Posting.objects.filter(team__name="Ports").count() == 12
    posting = max(Posting.objects.all(), key=lambda posting: posting.skills.count())
    assert posting.skills.count() == 100
    assert client.get(posting.get_absolute_url()).status_code == 200


def test_order_of_skills_in_an_ad_does_not_matter(ads: Path) -> None:
    run(write(ads, {"a.md": ad(body="### Requirements\n\n* Python\n* Docker")}))
    posting = Posting.objects.get()
    posting.posting_skills.create(skill=Skill.objects.get(name="Kubernetes"))
    report = run(write(ads, {"a.md": ad(body="### Requirements\n\n* Kubernetes\n* Docker\n* Python")}))
    assert report.counts.conflicts == 0


def test_builtin_practices_are_told_apart_from_tools() -> None:
    update_builtin_skills()
    kinds = Skill.objects.filter(name__in=["CI/CD", "Machine learning", "Python", "Docker"]).values_list("name", "kind")
    assert dict(kinds) == {"CI/CD": "practice", "Machine learning": "practice", "Python": "tool", "Docker": "tool"}


def test_own_skill_becomes_a_practice_if_the_builtin_list_has_it_as_one() -> None:
    Skill.objects.all().delete()
    scrum = Skill(name="Scrum")
    corrections.name_skill(scrum)
    update_builtin_skills()
    scrum.refresh_from_db()
    assert (scrum.kind, scrum.builtin_name) == ("practice", "Scrum")


def test_own_skill_that_was_renamed_becomes_the_builtin_one() -> None:
    Skill.objects.all().delete()
    pipelines = Skill(name="Delivery pipelines")
    corrections.name_skill(pipelines)
    pipelines.aliases.create(text="ci/cd")
    update_builtin_skills()
    pipelines.refresh_from_db()
    assert (pipelines.name, pipelines.kind, pipelines.builtin_name) == ("Delivery pipelines", "practice", "CI/CD")
    assert not Skill.objects.filter(name="CI/CD").exists()
    assert pipelines.aliases.filter(text="continuous integration").exists()


def test_own_spelling_is_not_given_to_a_builtin_skill_as_well() -> None:
    Skill.objects.all().delete()
    team = Skill(name="Mobbing")
    corrections.name_skill(team)
    team.aliases.create(text="Mob Programming")
    for _ in range(2):
        update_builtin_skills()
        assert SkillAlias.objects.get(text__iexact="mob programming").skill == team
    assert Skill.objects.filter(name="Pair programming").exists()


def test_kind_that_an_editor_changed_stays() -> None:
    update_builtin_skills()
    scrum = Skill.objects.get(name="Scrum")
    skill_changes.change_skill(scrum, "Scrum", True, stored_aliases(scrum), None, kind=SkillKind.TOOL)
    update_builtin_skills()
    assert Skill.objects.get(name="Scrum").kind == "tool"
    assert stored_lexicon().version != builtin_lexicon().version


def test_lexicon_is_the_builtin_one_until_an_editor_changes_it() -> None:
    assert stored_lexicon().version == builtin_lexicon().version
    update_builtin_skills()
    assert stored_lexicon().version == builtin_lexicon().version
    skill = Skill(name="Tidescript")
    corrections.name_skill(skill)
    assert stored_lexicon().version != builtin_lexicon().version


@pytest.mark.django_db(transaction=True)
def test_builtin_lexicon_is_used_without_tables() -> None:
    with connection.schema_editor() as editor:
        editor.execute("ALTER TABLE postings_skill RENAME TO postings_skill_away")
    try:
        assert stored_lexicon() == builtin_lexicon()
    finally:
        with connection.schema_editor() as editor:
            editor.execute("ALTER TABLE postings_skill_away RENAME TO postings_skill")
