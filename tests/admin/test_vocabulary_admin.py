"""Changing the vocabulary in the admin, which saves nothing before the editor has confirmed the preview."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from postings.editing import effects, tasks, undo
from postings.models import Action, Boilerplate, Category, Place, Posting, Skill, Task
from tests.admin.test_posting_admin import edit, form_values
from tests.builders import ad, many_ads, run, write, write_lock

pytestmark = pytest.mark.django_db

BODY = "### Requirements\n\n* Experience with Tidescript and Python\n* Docker"
APPLY = {"_apply": "1"}


@pytest.fixture
def board(ads: Path) -> Path:
    write(
        ads,
        {
            "jobs/Golang/2024-07/a/README.md": ad(slug="a", body=BODY),
            "jobs/Go/2024-07/b/README.md": ad("Chart Seller", slug="b", body=BODY, badges="`🌎 Tide Coast`"),
        },
    )
    run(ads)
    return ads


def skills_of(title: str) -> set[str]:
    return set(Posting.objects.get(title=title).skills.values_list("name", flat=True))


def sent_again(page: Any) -> dict[str, list[str]]:
    """Return the values that the button of a confirmation page sends."""
    values: dict[str, list[str]] = {}
    for name, value in page.context["sent"]:
        values.setdefault(name, []).append(value)
    keep = page.context.get("keep")
    return {**values, **({"keep": [str(keep.pk)]} if keep else {}), "_apply": [str(page.context.get("apply_value", 1))]}


def add_skill(client: Client, name: str, **more: str) -> Any:
    address = reverse("admin:postings_skill_add")
    return client.post(address, {**form_values(client.get(address)), "name": name, "is_read": "on", **more})


class TestConfirming:
    def test_preview_shows_which_postings_will_change(self, admin_client: Client, board: Path) -> None:
        page = add_skill(admin_client, "Tidescript")
        html = page.content.decode()
        assert page.status_code == 200
        assert "2 postings will change." in html
        assert "Chart Seller</a>" in html
        assert "Docker, Python, Tidescript" in html
        assert "Nothing has been saved yet." in html
        assert not Skill.objects.filter(name="Tidescript").exists()
        assert not Action.objects.exists()
        assert "style=" not in html[html.index('id="content-main"') : html.index("submit-row")]

    def test_confirming_applies_the_change_and_links_to_undo(self, admin_client: Client, board: Path) -> None:
        page = add_skill(admin_client, "Tidescript")
        response = admin_client.post(reverse("admin:postings_skill_add"), sent_again(page), follow=True)
        html = response.content.decode()
        assert skills_of("Chart Seller") == {"Docker", "Python", "Tidescript"}
        action = Action.objects.get()
        assert (action.summary, action.user_name) == ("Added the skill Tidescript", "admin")
        assert reverse("admin:postings_action_change", args=[action.pk]) in html
        assert html.count("View or undo") == 1

    def test_change_without_effect_on_postings_is_saved_at_once(self, admin_client: Client, board: Path) -> None:
        assert add_skill(admin_client, "Sextant").status_code == 302
        assert Skill.objects.filter(name="Sextant").exists()

    @pytest.mark.django_db(transaction=True)
    def test_previews_need_no_write_lock(self, admin_client: Client, board: Path) -> None:
        if connection.vendor != "sqlite":
            pytest.skip("Only on SQLite does a writer keep out all others.")
        python, docker = Skill.objects.get(name="Python"), Skill.objects.get(name="Docker")
        go, golang = Category.objects.get(name="Go"), Category.objects.get(name="Golang")
        canada = Place.objects.get(key="CA")
        with write_lock():
            pages = [
                add_skill(admin_client, "Tidescript"),
                edit(admin_client, python, name="Serpent", is_read=""),
                edit(admin_client, golang, name="Go language", other_names=""),
                edit(admin_client, canada, other_names="tide coast"),
                admin_client.get(reverse("admin:postings_skill_merge"), {"id": [python.pk, docker.pk]}),
                admin_client.get(reverse("admin:postings_category_merge"), {"id": [go.pk, golang.pk]}),
            ]
        assert [page.context["effect"].postings for page in pages] == [2, 2, 1, 1, 2, 1]

    def test_invalid_form_is_shown_again(self, admin_client: Client, board: Path) -> None:
        for name, problem in [
            ("python", "A skill with this name already exists"),
            ("\u200b", "at least one visible letter"),
        ]:
            assert problem in add_skill(admin_client, name, **APPLY).content.decode()
        extra = {"aliases-TOTAL_FORMS": "1", "aliases-0-text": "--"}
        assert "at least one letter or digit" in add_skill(admin_client, "Sextant", **extra).content.decode()

    def test_preview_of_many_ads_says_that_it_read_only_some(
        self, admin_client: Client, board: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(effects, "MAX_FORESEEN", 1)
        page = " ".join(add_skill(admin_client, "Tidescript").content.decode().split())
        assert "At least 1 posting will change." in page
        assert "The text of 2 postings will be read again. Only 1 of them was checked for this page." in page
        assert add_skill(admin_client, "Tidescript", **APPLY).status_code == 302
        assert skills_of("Chart Seller") == {"Docker", "Python", "Tidescript"}

    def test_large_change_leads_to_its_task(
        self, admin_client: Client, board: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(tasks, "MAX_AT_ONCE", 2)
        page = add_skill(admin_client, "Tidescript")
        response = admin_client.post(reverse("admin:postings_skill_add"), sent_again(page))
        task = Task.objects.get()
        assert response["Location"] == reverse("admin:postings_task_change", args=[task.pk])
        assert not Skill.objects.filter(name="Tidescript").exists()
        tasks.run_all()
        assert skills_of("Chart Seller") == {"Docker", "Python", "Tidescript"}
        assert Action.objects.get().summary == "Added the skill Tidescript"

    @pytest.mark.parametrize(("model", "names"), [(Skill, ("Docker", "Python")), (Category, ("Go", "Golang"))])
    def test_large_merge_leads_to_its_task(
        self, admin_client: Client, board: Path, monkeypatch: pytest.MonkeyPatch, model: Any, names: tuple[str, str]
    ) -> None:
        monkeypatch.setattr(tasks, "MAX_AT_ONCE", 1)
        keep, other = (model.objects.get(name=name) for name in names)
        sent = {"id": [keep.pk, other.pk], "keep": keep.pk, "_apply": keep.pk}
        response = admin_client.post(reverse(f"admin:postings_{model._meta.model_name}_merge"), sent)
        task = Task.objects.get()
        assert response["Location"] == reverse("admin:postings_task_change", args=[task.pk])
        tasks.run_all()
        assert not model.objects.filter(pk=other.pk).exists()
        assert Action.objects.get().summary == f"Merged {other} into {keep}"

    def test_preview_of_many_postings_needs_a_bounded_number_of_queries(
        self, admin_client: Client, ads: Path, django_assert_max_num_queries: Any
    ) -> None:
        write(ads, {path: text.replace("We measure tides.", BODY) for path, text in many_ads(60).items()})
        run(ads)
        with django_assert_max_num_queries(500):  # about seven for each posting that changes, and some more
            page = add_skill(admin_client, "Tidescript")
        assert len(page.context["examples"]) == 20
        assert "60 postings will change" in page.content.decode()


class TestSkills:
    def test_aliases_are_added_and_removed(self, admin_client: Client, board: Path) -> None:
        python = Skill.objects.get(name="Python")
        page = edit(admin_client, python, name="Serpent", is_read="")
        assert page.context["effect"].postings == 2
        admin_client.post(page.request["PATH_INFO"], sent_again(page))
        python.refresh_from_db()
        assert (python.name, python.is_read) == ("Serpent", False)
        assert skills_of("Chart Seller") == {"Docker"}
        forms = {form.text for form in python.aliases.all()}
        assert "Python" in forms
        changes = {"aliases-TOTAL_FORMS": str(len(forms) + 1), f"aliases-{len(forms)}-text": "tide  script"}
        assert edit(admin_client, python, is_read="", **changes).status_code == 302
        assert {form.text for form in python.aliases.all()} == {*forms, "tide script"}
        edit(admin_client, python, is_read="", **{"aliases-0-DELETE": "on"})
        assert python.aliases.count() == len(forms)

    def test_kind_of_a_skill_is_changed_and_undone(self, admin_client: Client, board: Path) -> None:
        python = Skill.objects.get(name="Python")
        edit(admin_client, python, kind="practice", **APPLY)
        python.refresh_from_db()
        assert python.kind == "practice"
        undo.undo_action(Action.objects.get(), None)
        python.refresh_from_db()
        assert python.kind == "tool"

    def test_skills_are_merged_after_a_preview(self, admin_client: Client, board: Path) -> None:
        docker, python = Skill.objects.get(name="Docker"), Skill.objects.get(name="Python")
        chosen = {"action": "merge_selected", "_selected_action": [docker.pk, python.pk]}
        page = admin_client.post(reverse("admin:postings_skill_changelist"), chosen, follow=True)
        address = page.request["PATH_INFO"]
        assert "2 postings will change." in page.content.decode()
        assert Skill.objects.filter(pk__in=[docker.pk, python.pk]).count() == 2
        other = admin_client.post(address, {"id": [docker.pk, python.pk], "keep": python.pk, "_look": ""})
        assert other.context["keep"] == python
        # A button that names another row than the selected one only shows the preview.
        wrong = {"id": [docker.pk, python.pk], "keep": docker.pk, "_apply": python.pk}
        assert admin_client.post(address, wrong).status_code == 200
        admin_client.post(address, sent_again(other))
        assert skills_of("Chart Seller") == {"Python"}
        assert not Skill.objects.filter(name="Docker").exists()
        assert admin_client.get(address, {"id": [python.pk]}).status_code == 302


class TestCategories:
    def test_name_and_aliases_are_saved_after_a_preview(self, admin_client: Client, board: Path) -> None:
        golang = Category.objects.get(name="Golang")
        page = edit(admin_client, golang, name="Go language", other_names="gophers\n\n gophers \nGo  lang")
        assert [(each.before, each.after) for each in page.context["examples"]] == [("Golang", "Go language")]
        admin_client.post(page.request["PATH_INFO"], sent_again(page))
        golang.refresh_from_db()
        assert golang.name == "Go language"
        assert {alias.name for alias in golang.aliases.all()} == {"Golang", "gophers", "Go lang"}

    def test_names_of_other_categories_are_refused(self, admin_client: Client, board: Path) -> None:
        go, golang = Category.objects.get(name="Go"), Category.objects.get(name="Golang")
        assert "The category Go already exists. Merge" in edit(admin_client, golang, name="Go").content.decode()
        assert "The category Go already exists. Merge" in edit(admin_client, golang, other_names="Go").content.decode()
        edit(admin_client, go, other_names="gophers")
        assert "gophers is already another name for Go" in edit(admin_client, golang, other_names="gophers").content.decode()
        assert "Enter 100 characters or fewer" in edit(admin_client, golang, other_names="x" * 101).content.decode()

    def test_category_is_added_and_merged(self, admin_client: Client, board: Path) -> None:
        admin_client.post(reverse("admin:postings_category_add"), {"name": "Sea", "other_names": "Ocean"})
        sea = Category.objects.get(name="Sea")
        assert [alias.name for alias in sea.aliases.all()] == ["Ocean"]
        ids = [str(sea.pk), str(Category.objects.get(name="Go").pk)]
        page = admin_client.get(reverse("admin:postings_category_merge"), {"id": ids, "keep": str(sea.pk)})
        admin_client.post(page.request["PATH_INFO"], sent_again(page))
        assert Posting.objects.get(title="Chart Seller").categories.get() == sea


class TestPlaces:
    def test_alias_is_saved_after_a_preview(self, admin_client: Client, board: Path) -> None:
        canada = Place.objects.get(key="CA")
        page = edit(admin_client, canada, other_names="tide coast")
        assert "Chart Seller</a>" in page.content.decode()
        assert Posting.objects.get(title="Chart Seller").places.count() == 0
        admin_client.post(page.request["PATH_INFO"], sent_again(page))
        assert Posting.objects.get(title="Chart Seller").places.get() == canada

    def test_alias_that_cannot_be_read_in_a_badge_is_refused(self, admin_client: Client, board: Path) -> None:
        canada = Place.objects.get(key="CA")
        for word in ("Tide, Coast", "Remote", "Tides or Coast", "...", "Tide/Coast"):
            assert "cannot be used" in edit(admin_client, canada, other_names=word).content.decode()
        edit(admin_client, canada, other_names="Nowhere at Sea")
        other = Place.objects.create(key="PT", kind="country", name="Portugal", country="PT")
        answer = edit(admin_client, other, other_names="nowhere at sea").content.decode()
        assert "Nowhere at Sea is already another name for Canada" in answer


class TestBoilerplate:
    @pytest.mark.django_db(transaction=True)
    def test_blocks_are_shown_and_collapsed_after_a_preview(self, admin_client: Client, client: Client, ads: Path) -> None:
        about = "Northwind Tidal was founded by three harbour masters and today measures the sea on four continents."
        titles = ["Gauge Engineer", "Chart Seller", "Tide Watcher"]
        run(write(ads, {f"{t}.md": ad(t, slug=t[:5], body=f"{about}\n\nWork of a {t} at sea, and more.") for t in titles}))
        block = Boilerplate.objects.get()
        address = reverse("admin:postings_boilerplate_changelist")
        listed = admin_client.get(address, {"q": "harbour"})
        assert listed.context["cl"].result_count == 1
        with write_lock() if connection.vendor == "sqlite" else nullcontext():
            page = admin_client.post(address, {"action": "show_in_ads", "_selected_action": [block.pk]})
        assert "3 postings will change." in page.content.decode()
        assert Boilerplate.objects.get().display == "found"
        admin_client.post(address, sent_again(page))
        assert Boilerplate.objects.get().display == "shown"
        page = edit(admin_client, block, display="collapsed")
        admin_client.post(page.request["PATH_INFO"], sent_again(page))
        assert Boilerplate.objects.get().display == "collapsed"


def test_skill_of_postings_is_not_deleted_and_the_page_says_what_to_do(admin_client: Client, board: Path) -> None:
    add_skill(admin_client, "Tidescript", **APPLY)
    skill = Skill.objects.get(name="Tidescript")
    address = reverse("admin:postings_skill_delete", args=[skill.pk])
    refused = admin_client.post(address, {"post": "yes"}).content.decode()
    assert "Tidescript is on 2 postings. To remove it, merge it into another skill, or untick “Detect auto" in refused
    assert skills_of("Chart Seller") == {"Docker", "Python", "Tidescript"}
    edit(admin_client, skill, is_read="", **APPLY)
    admin_client.post(address, {"post": "yes"})
    assert not Skill.objects.filter(name="Tidescript").exists()
    assert not Posting.objects.edited().exists()
