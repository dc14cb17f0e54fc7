"""Suggestions for a partly typed text: which values, by which of their names, and in which order."""

import pytest
from django.test import Client

from postings.models import Place, Posting, PostingSkill, Skill, SkillAlias
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db


def suggested(client: Client, text: str) -> list[str]:
    return [each["label"] for each in client.get("/suggestions.json", {"q": text}).json()["suggestions"]]


def make_place(key: str, kind: str, name: str, posting: Posting) -> None:
    region = key.partition("/")[0]
    subdivision = region if "-" in region else ""
    posting.places.add(Place.objects.create(key=key, kind=kind, name=name, country=key[:2], subdivision=subdivision))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("muen", "Munich, Bavaria, Germany"),
        ("Mün", "Munich, Bavaria, Germany"),
        ("nyc", "New York, United States"),
        ("uk", "United Kingdom"),
        ("deu", "Germany"),
    ],
)
def test_places_are_suggested_by_their_other_names(client: Client, text: str, label: str) -> None:
    posting = make_posting("Diver")
    make_place("DE-BY/Munich", "city", "Munich", posting)
    make_place("US-NY/New York", "city", "New York", posting)
    make_place("GB", "country", "United Kingdom", posting)
    make_place("DE", "country", "Germany", posting)
    assert suggested(client, text)[:1] == [label]


def test_label_that_begins_with_the_text_comes_before_another_name_of_a_more_frequent_value(client: Client) -> None:
    for number, name in enumerate(("Tidelog", "Tidelog", "Berth planning")):
        skill, _ = Skill.objects.get_or_create(name=name, defaults={"key": name.lower(), "slug": name.lower()})
        PostingSkill.objects.create(posting=make_posting(f"Diver {number}"), skill=skill)
    SkillAlias.objects.create(skill=Skill.objects.get(name="Tidelog"), text="Berthlog")
    assert suggested(client, "berth") == ["Berth planning", "Tidelog"]


def test_values_that_look_the_same_are_suggested_once(client: Client) -> None:
    posting = make_posting("Diver", company=make_company("Docks"))
    make_place("DE-BE", "subdivision", "Berlin", posting)
    make_place("DE-BE/Berlin", "city", "Berlin", posting)
    assert suggested(client, "berl") == ["Berlin, Germany"]


def test_value_that_all_results_have_is_not_offered(client: Client) -> None:
    skill = Skill.objects.create(name="Tidelog", key="tidelog", slug="tidelog")
    PostingSkill.objects.create(posting=make_posting("Diver", body="Knows Tidelog.", is_remote=True), skill=skill)

    def offered() -> list[tuple[str, int]]:
        return [(each.label, each.total) for each in client.get("/", {"q": "tidelog"}).context["named"]]

    assert offered() == []
    PostingSkill.objects.create(posting=make_posting("Sailor"), skill=skill)
    assert offered() == [("Tidelog", 2)]
    remote = {"q": "tidel", "workplace": "remote"}
    assert client.get("/suggestions.json", remote).json()["suggestions"] == []
    make_posting("Clerk", is_remote=True)
    assert [each["total"] for each in client.get("/suggestions.json", remote).json()["suggestions"]] == [1]
