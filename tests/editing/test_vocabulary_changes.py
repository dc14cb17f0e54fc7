"""Changing the vocabulary: the preview, the change and the next import have the same result."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from postings.choices import ActionKind, BoilerplateDisplay, ObjectType
from postings.database.snapshots import read_only
from postings.editing import (
    boilerplate_changes,
    category_changes,
    corrections,
    effects,
    history,
    place_changes,
    skill_changes,
    undo,
)
from postings.editing.effects import Effect
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.importing.store.survey import survey
from postings.models import (
    Action,
    Boilerplate,
    Category,
    CategoryAlias,
    Change,
    Company,
    Conflict,
    Place,
    PlaceAlias,
    Posting,
    Skill,
    SkillAlias,
    SourceFile,
)
from postings.reference.lexicon import Alias
from postings.sync.directory import Directory
from postings.sync.edited_fields import edited_fields
from postings.sync.stored_vocabulary import update_builtin_skills
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

BODY = "### Requirements\n\n* Experience with Tidescript and Python\n* Golang, Docker and K8s\n\nTidewright is a plus."


@pytest.fixture
def board(ads: Path) -> Path:
    """Three ads in three categories: one with many skills, one with one, and one with a place that the gazetteer lacks."""
    write(
        ads,
        {
            "jobs/Golang/2024-07/a/README.md": ad(slug="a", body=BODY),
            "jobs/Python/2024-07/b/README.md": ad(slug="b", body="### Requirements\n\n* Tidescript"),
            "jobs/Go/2024-07/c/README.md": ad(slug="c", body="Charts.", badges="`🌎 Remote, Tide Coast`"),
        },
    )
    run(ads)
    for key in ("US", "CA-NS", "CA-NS/Halifax", "Nordics"):
        Directory().place(key)
    return ads


def posting(slug: str) -> Any:
    return ADAPTERS[ObjectType.POSTING].rows().get(source_key__endswith=f"/{slug}")


def shown(slug: str, field: str) -> Any:
    return ADAPTERS[ObjectType.POSTING].values(posting(slug))[field]


def said(slug: str, field: str) -> Any:
    return posting(slug).imported[field]


def correct(slug: str, **values: Any) -> None:
    with recorded(None, ActionKind.EDITED, "Corrected", posting(slug)):
        ADAPTERS[ObjectType.POSTING].put(posting(slug), values, Directory())


def alias_rows(skill: Skill) -> list[Alias]:
    return [Alias(*row) for row in skill.aliases.values_list("text", "exact_case", "requires_context")]


def add_skill(name: str, *texts: str, dry_run: bool = False) -> Effect:
    return skill_changes.change_skill(Skill(), name, True, [Alias(text) for text in texts], None, dry_run=dry_run)


def state() -> Any:
    """Return all values of the vocabulary and of postings, except those that change with each save."""
    builtin = {
        ObjectType.PLACE,
        ObjectType.SKILL,
    }  # thousands of rows, read from their tables
    rows = {
        kind: {row.pk: ADAPTERS[kind].values(row) for row in ADAPTERS[kind].rows()}
        for kind in ADAPTERS
        if kind not in builtin
    }
    skills = list(Skill.objects.order_by("pk").values_list("pk", "name", "is_read", "builtin_aliases"))
    aliases = set(SkillAlias.objects.values_list("skill", "text", "exact_case", "requires_context"))
    places = set(PlaceAlias.objects.values_list("place__key", "text"))
    bases = {row.pk: (row.imported, row.edited) for row in Posting.objects.all()}
    categories = {file.path: file.category.name if file.category else None for file in SourceFile.objects.all()}
    return rows, skills, aliases, places, bases, categories


def evidence() -> Any:
    return {row.pk: row.evidence for row in Posting.objects.all()}


def assert_next_import_changes_nothing(ads: Path) -> Any:
    """Import again, and return the state before and after it."""
    before, words = state(), evidence()
    counts = run(ads).counts
    assert (counts.new, counts.changed, counts.closed, counts.reopened, counts.conflicts) == (0, 0, 0, 0, 0)
    assert (state(), evidence()) == (before, words)
    return before


def changes_of_skills() -> dict[str, Callable[[bool], Effect]]:
    def merge(dry_run: bool) -> Effect:
        docker, kubernetes = Skill.objects.get(name="Docker"), Skill.objects.get(name="Kubernetes")
        return skill_changes.merge_skills(kubernetes, [docker], None, dry_run=dry_run)

    def change(which: str, **other: Any) -> Callable[[bool], Effect]:
        def apply(dry_run: bool) -> Effect:
            skill = Skill.objects.get(name=which)
            values = {"name": which, "is_read": True, "aliases": alias_rows(skill), **other}
            return skill_changes.change_skill(skill, user=None, dry_run=dry_run, **values)

        return apply

    return {
        "added": lambda dry_run: add_skill("Tidescript", dry_run=dry_run),
        "switched off": change("Python", is_read=False),
        "renamed": change("Python", name="Python 3"),
        "renamed, without spellings": change("Go", name="Go language", aliases=[]),
        "renamed, with other spellings": change("Go", name="Go language", aliases=[Alias("Tidewright")]),
        "a spelling added": change("Haskell", aliases=[Alias("Haskell"), Alias("Tidewright")]),
        "a spelling removed": change("Kubernetes", aliases=[Alias("Kubernetes")]),
        "a spelling changed": change("Kubernetes", aliases=[Alias("Kubernetes"), Alias("k8s", exact_case=True)]),
        "merged": merge,
    }


def changes_of_places() -> dict[str, Callable[[bool], Effect]]:
    def alias(*texts: str, key: str) -> Callable[[bool], Effect]:
        def apply(dry_run: bool) -> Effect:
            place = Directory().place(key)
            return place_changes.change_place(place, texts, None, dry_run=dry_run)

        return apply

    return {
        "of a country": alias("Tide coast", key="US"),
        "of a subdivision": alias("tide-coast", key="CA-NS"),
        "of a city": alias("Tide Coast", "The Coast", key="CA-NS/Halifax"),
        "of a region": alias("Tide Coast", key="Nordics"),
        "of what the gazetteer knows": alias("Canada", key="US"),
    }


def changes_of_categories() -> dict[str, Callable[[bool], Effect]]:
    def merge(dry_run: bool) -> Effect:
        go, golang = Category.objects.get(name="Go"), Category.objects.get(name="Golang")
        return category_changes.merge_categories(go, [golang], None, dry_run=dry_run)

    def rename(dry_run: bool) -> Effect:
        return category_changes.change_category(
            Category.objects.get(name="Golang"), "Go language", [], None, dry_run=dry_run
        )

    return {"merged": merge, "renamed": rename}


CHANGES = {
    f"{what} {name}": change
    for what, changes in [
        ("skill", changes_of_skills()),
        ("place", changes_of_places()),
        ("category", changes_of_categories()),
    ]
    for name, change in changes.items()
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
class TestEveryChange:
    def test_change_is_as_previewed_is_kept_by_imports_and_can_be_undone(
        self, board: Path, change: Callable[[bool], Effect]
    ) -> None:
        before, words = state(), evidence()
        with read_only():
            preview = change(True)
        assert state() == before
        assert not Action.objects.exists()

        done = change(False)
        assert replace(done, action=None) == preview
        assert done.postings > 0
        assert not [row for row in Posting.objects.with_spellings() if edited_fields(row)]
        after = assert_next_import_changes_nothing(board)
        assert after != before

        assert done.action
        undone = undo.undo_action(done.action, None)
        assert undone.kept == []
        assert state() == before
        assert_nothing_is_conflicting(board)
        assert evidence() == words

        assert undone.action
        undo.undo_action(undone.action, None)
        assert state() == after

    def test_edits_are_kept(self, board: Path, change: Callable[[bool], Effect]) -> None:
        for slug in "abc":
            correct(slug, skills={"required": ["Haskell"], "preferred": []}, places=["PT"], categories=["Chosen"])
        change(False)
        for slug in "abc":
            assert shown(slug, "skills") == {"required": ["Haskell"], "preferred": []}
            assert (shown(slug, "places"), shown(slug, "categories")) == (["PT"], ["Chosen"])
            assert {"skills", "places", "categories"} >= set(edited_fields(posting(slug)))
        assert not Conflict.objects.exists()
        assert_next_import_changes_nothing(board)


def assert_nothing_is_conflicting(ads: Path) -> None:
    """Assert that the next import, which reads the undone postings again, changes nothing."""
    before = state()
    counts = run(ads).counts
    assert (counts.changed, counts.conflicts) == (0, 0)
    assert state() == before


class TestSkills:
    def test_new_skill_is_found_in_existing_ads(self, board: Path) -> None:
        effect = add_skill("Tidescript")
        assert (effect.postings, effect.corrected, effect.up_to) == (2, 0, 0)
        assert [(each.title, each.before, each.after) for each in effect.examples if each.before is None] == [
            ("Backend Engineer, Tides", None, {"required": ["Tidescript"], "preferred": []})
        ]
        assert "Tidescript" in shown("a", "skills")["required"]
        assert [each["of"] for each in posting("b").evidence["skills"]] == ["Tidescript"]
        assert posting("b").evidence["skills"][0]["line"] == 7

    def test_edited_postings_are_counted_separately(self, board: Path) -> None:
        correct("b", skills={"required": ["Haskell"], "preferred": []})
        effect = add_skill("Tidescript")
        assert (effect.postings, effect.corrected) == (1, 1)
        assert said("b", "skills") == {"required": ["Tidescript"], "preferred": []}

    def test_renamed_skill_is_not_an_edit(self, board: Path) -> None:
        python = Skill.objects.get(name="Python")
        skill_changes.change_skill(python, "Python 3", True, alias_rows(python), None)
        assert edited_fields(posting("a")) == []
        assert "Python 3" in said("a", "skills")["required"]
        assert {each["of"] for each in posting("a").evidence["skills"]} >= {"Python 3"}
        update_builtin_skills()
        assert not Skill.objects.filter(name="Python").exists()

    def test_skill_without_aliases_is_still_read_by_its_old_name(self, board: Path) -> None:
        add_skill("Tidescript")
        skill = Skill.objects.get(name="Tidescript")
        SkillAlias.objects.filter(skill=skill).delete()
        skill_changes.change_skill(skill, "Tide Script 2", True, [], None)
        assert shown("b", "skills") == {"required": ["Tide Script 2"], "preferred": []}
        assert_next_import_changes_nothing(board)

    @pytest.mark.parametrize("is_readable", [True, False])
    def test_merged_skill_is_required_if_either_was(self, ads: Path, is_readable: bool) -> None:
        body = "### Requirements\n\n* Experience with Docker\n\n### Nice to have\n\n* Kubernetes"
        run(write(ads, {"a.md": ad(slug="a", body=body)}))
        assert shown("a", "skills") == {"required": ["Docker"], "preferred": ["Kubernetes"]}
        if not is_readable:
            Posting.objects.update(lines={})
        docker, kubernetes = Skill.objects.get(name="Docker"), Skill.objects.get(name="Kubernetes")
        skill_changes.merge_skills(kubernetes, [docker], None)
        assert shown("a", "skills") == said("a", "skills") == {"required": ["Kubernetes"], "preferred": []}
        assert edited_fields(posting("a")) == []
        assert_next_import_changes_nothing(ads)

    def test_merged_builtin_skill_is_not_added_again(self, board: Path) -> None:
        docker, kubernetes = Skill.objects.get(name="Docker"), Skill.objects.get(name="Kubernetes")
        skill_changes.merge_skills(kubernetes, [docker], None)
        update_builtin_skills()
        assert not Skill.objects.filter(name="Docker").exists()
        assert "Docker" in kubernetes.aliases.values_list("text", flat=True)

    def test_edited_skills_follow_a_merge(self, board: Path) -> None:
        correct("b", skills={"required": ["Docker"], "preferred": ["Kubernetes"]})
        docker, kubernetes = Skill.objects.get(name="Docker"), Skill.objects.get(name="Kubernetes")
        skill_changes.merge_skills(kubernetes, [docker], None)
        assert shown("b", "skills") == {"required": ["Kubernetes"], "preferred": []}

    def test_undo_uses_the_current_name_of_a_renamed_skill(self, board: Path) -> None:
        correct("a", skills={"required": ["Haskell"], "preferred": []})
        go = Skill.objects.get(name="Go")
        skill_changes.change_skill(go, "Go language", True, [*alias_rows(go)], None)
        undo.undo_action(Action.objects.get(summary="Corrected"), None)
        assert "Go language" in shown("a", "skills")["required"]
        assert not Skill.objects.filter(name="Go").exists()

    def test_earlier_name_can_be_restored(self, board: Path) -> None:
        go = Skill.objects.get(name="Go")
        skill_changes.change_skill(go, "Go language", True, alias_rows(go), None)
        skill_changes.change_skill(go, "Golang", True, alias_rows(go), None)
        first = Change.objects.filter(object_type=ObjectType.SKILL, field="name").earliest("pk").action
        assert first
        last = max(change.pk for change in first.changes.all())
        history.restore(Skill.objects.get(pk=go.pk), last, None)
        assert edited_fields(posting("a")) == []
        assert "Go language" in said("a", "skills")["required"]

    def test_ad_with_edited_text_is_read_from_its_source_text(self, board: Path) -> None:
        correct("b", body="Nothing of the kind.")
        assert add_skill("Tidescript").postings == 2
        assert_next_import_changes_nothing(board)

    def test_other_spellings_of_an_alias_are_found(self, ads: Path) -> None:
        lines = ["Tide Script", "tide-script", "TideScript", "tidescript7", "tide.script"]
        run(write(ads, {f"{n}.md": ad(slug=f"{n}", body=f"### Requirements\n\n* {line}") for n, line in enumerate(lines)}))
        assert add_skill("Tide Script").postings == len(lines)
        assert_next_import_changes_nothing(ads)

    def test_preview_of_many_ads_reads_some_and_the_change_all(self, board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(effects, "MAX_FORESEEN", 1)
        preview = add_skill("Tidescript", dry_run=True)
        assert (preview.postings, preview.up_to) == (1, 2)
        done = add_skill("Tidescript")
        assert (done.postings, done.up_to) == (2, 0)
        assert shown("b", "skills") == {"required": ["Tidescript"], "preferred": []}
        assert_next_import_changes_nothing(board)

    def test_ads_without_lines_are_left_to_the_next_import(self, board: Path) -> None:
        Posting.objects.filter(source_key__endswith="/b").update(lines={})
        effect = add_skill("Tidescript")
        assert (effect.postings, effect.unread) == (1, 1)
        assert run(board).counts.changed == 1


class TestPlaces:
    def test_alias_sets_places_and_applicants(self, board: Path) -> None:
        assert shown("c", "places") is None
        place_changes.change_place(Directory().place("CA-NS"), ["Tide Coast"], None)
        assert shown("c", "places") == ["CA", "CA-NS"]
        assert shown("c", "applicants") == {"yes": ["CA"], "no": [], "others": "no"}
        assert [each["quote"] for each in posting("c").evidence["places"]] == ["Remote, Tide Coast"]

    def test_only_postings_whose_badge_has_the_alias_are_read_again(
        self, board: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(effects, "MAX_FORESEEN", 1)
        write(board, {f"{n}.md": ad(slug=f"n{n}", body="From the Tide Coast.") for n in range(3)})
        run(board)
        assert place_changes.change_place(Directory().place("CA"), ["Tide Coast"], None, dry_run=True).up_to == 0
        place_changes.change_place(Directory().place("CA"), ["Tide Coast"], None)
        assert shown("c", "places") == ["CA"]

    def test_edited_location_is_read_from_its_source_text(self, board: Path) -> None:
        correct("c", location_text="Elsewhere")
        place_changes.change_place(Directory().place("CA"), ["Tide Coast"], None)
        assert shown("c", "places") == ["CA"]

    def test_removed_alias_is_no_longer_read(self, board: Path) -> None:
        place = Directory().place("CA")
        place_changes.change_place(place, ["Tide Coast", "Other"], None)
        effect = place_changes.change_place(place, ["Other"], None)
        assert (effect.postings, shown("c", "places")) == (1, None)
        assert [alias.key for alias in PlaceAlias.objects.all()] == ["other"]
        assert Place.objects.filter(pk=place.pk).exists()
        assert_next_import_changes_nothing(board)


class TestCategories:
    def test_merged_category_gets_postings_files_and_names(self, board: Path) -> None:
        go, golang = Category.objects.get(name="Go"), Category.objects.get(name="Golang")
        effect = category_changes.merge_categories(go, [golang], None)
        assert (effect.postings, [each.title for each in effect.examples]) == (1, ["Backend Engineer, Tides"])
        assert (shown("a", "categories"), shown("c", "categories")) == (["Go"], ["Go"])
        assert SourceFile.objects.get(path__contains="/a/").category == go
        write(board, {"jobs/Golang/2024-08/d/README.md": ad(slug="d")})
        run(board)
        assert shown("d", "categories") == ["Go"]

    def test_renamed_category_keeps_its_old_name_as_an_alias(self, board: Path) -> None:
        golang = Category.objects.get(name="Golang")
        category_changes.change_category(golang, "Go language", ["gophers"], None)
        assert set(CategoryAlias.objects.values_list("name", flat=True)) == {"Golang", "gophers"}
        write(board, {"jobs/gophers/2024-08/d/README.md": ad(slug="d")})
        run(board)
        assert shown("d", "categories") == ["Go language"]
        golang.refresh_from_db()
        category_changes.change_category(golang, "Golang", ["gophers"], None)
        assert set(CategoryAlias.objects.values_list("name", flat=True)) == {"Go language", "gophers"}

    def test_removed_alias_becomes_a_category(self, board: Path) -> None:
        go, golang = Category.objects.get(name="Go"), Category.objects.get(name="Golang")
        category_changes.merge_categories(go, [golang], None)
        correct("a", title="Corrected")
        with read_only():
            preview = category_changes.change_category(Category.objects.get(name="Go"), "Sea", [], None, dry_run=True)
        assert [(each.before, each.after) for each in preview.examples] == [(["Go"], ["Golang"]), ("Go", "Sea")]
        effect = category_changes.change_category(Category.objects.get(name="Go"), "Go", [], None)
        assert (effect.postings, shown("a", "categories"), shown("c", "categories")) == (1, ["Golang"], ["Go"])
        assert edited_fields(posting("a")) == ["title"]
        assert SourceFile.objects.get(path__contains="/a/").category == Category.objects.get(name="Golang")
        assert_next_import_changes_nothing(board)
        after = state()
        assert effect.action
        undone = undo.undo_action(effect.action, None)
        assert (undone.kept, shown("a", "categories")) == ([], ["Go"])
        assert SourceFile.objects.get(path__contains="/a/").category == go
        assert undone.action
        undo.undo_action(undone.action, None)
        assert state() == after

    def test_edited_fields_are_updated_when_an_alias_is_removed(self, board: Path) -> None:
        golang = Category.objects.get(name="Golang")
        action = category_changes.change_category(golang, "Golang", ["gophers"], None).action
        write(board, {"jobs/gophers/2024-08/d/README.md": ad(slug="d")})
        run(board)
        assert action
        undo.undo_action(action, None)
        assert posting("d").edited.split() == edited_fields(posting("d")) == ["categories"]


ABOUT = "Northwind Tidal was founded by three harbour masters and today measures the sea on four continents."


class TestBoilerplate:
    @pytest.fixture
    def block(self, ads: Path) -> Boilerplate:
        bodies = [f"{ABOUT}\n\n{job} work, told at some length so that it is a text of its own." for job in ("A", "B", "C")]
        titles = ["Gauge Engineer", "Chart Seller", "Tide Watcher"]
        run(write(ads, {f"{n}.md": ad(titles[n], slug=f"{n}", body=body) for n, body in enumerate(bodies)}))
        return Boilerplate.objects.get()

    def test_shown_block_is_not_collapsed_anywhere(self, block: Boilerplate, client: Any) -> None:
        page = Posting.objects.earliest("pk").get_absolute_url()
        assert 'class="collapsed"' in client.get(page).content.decode()
        with read_only():
            preview = boilerplate_changes.set_display([block], BoilerplateDisplay.SHOWN, None, dry_run=True)
        effect = boilerplate_changes.set_display([block], BoilerplateDisplay.SHOWN, None)
        assert replace(effect, action=None) == preview
        assert (effect.postings, effect.examples[0].before, effect.examples[0].after) == (3, "collapsed", "shown")
        assert 'class="collapsed"' not in client.get(page).content.decode()
        assert client.get(block.company.get_absolute_url()).context["about"].repeats == 0
        assert boilerplate_changes.set_display([block], BoilerplateDisplay.SHOWN, None).postings == 0
        assert effect.action
        undo.undo_action(effect.action, None)
        assert 'class="collapsed"' in client.get(page).content.decode()

    @pytest.mark.parametrize("value", [BoilerplateDisplay.SHOWN, BoilerplateDisplay.COLLAPSED])
    def test_survey_keeps_the_chosen_display(self, block: Boilerplate, value: BoilerplateDisplay) -> None:
        boilerplate_changes.set_display([block], value, None)
        Company.objects.update(surveyed_at=None)
        survey(set())
        assert Boilerplate.objects.get().display == value
        Posting.objects.filter(title="Chart Seller").delete()
        survey({block.company_id})
        again = Boilerplate.objects.get()
        assert (again.pk, again.display, again.jobs) == (block.pk, value, 2)
        Posting.objects.update(sections=[])
        survey({block.company_id})
        assert Boilerplate.objects.get().display == value


def test_earlier_edits_of_skills_are_kept(board: Path) -> None:
    corrections.set_skills(posting("b"), [Skill.objects.get(name="Docker")], [])
    assert add_skill("Tidescript").postings == 1
    assert shown("b", "skills") == {"required": ["Docker"], "preferred": []}
