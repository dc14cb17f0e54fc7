"""Tests for the place of a job in the text of an ad whose header names none."""

import pytest

from postings.content.outline import outline
from postings.content.types import Evidence, Fact, Places
from postings.extraction.location_line import location_in_text
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def read(body: str) -> Fact[Places] | None:
    return location_in_text(outline(parse("ad.md", ad(badges="", body=body))), {})


def named(body: str) -> str:
    fact = read(body)
    if fact is None:
        return ""
    cities = [f"{city.name}/{city.country}" for city in fact.value.cities]
    return "; ".join(cities or [*fact.value.countries, *fact.value.regions])


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Location: Remote - India", "IN"),
        ("Where: Tartu", "Tartu/EE"),
        ("Arbeitsplatz: Bregenz", "Bregenz/AT"),
        ("Location\n\nTartu", "Tartu/EE"),
        ("Miejsce pracy: Poznań", "Poznań/PL"),
        ("Luogo di lavoro: Trieste", "Trieste/IT"),
        ("You will work from our Tartu office two days a week.", "Tartu/EE"),
        ("Für unseren Standort in Bregenz suchen wir dich.", "Bregenz/AT"),
        ("Du arbeitest bei uns. Dein Arbeitsplatz ist in Bregenz.", "Bregenz/AT"),
        ("Je werkt vanuit ons kantoor in Groningen.", "Groningen/NL"),
        ("**Work location:** Graz", "Graz/AT"),
        ("Available locations: Porto or Lisbon", "Lisbon/PT; Porto/PT"),
        ("Candidates location: Toronto (hybrid)", "Toronto/CA"),
        ("Office: Leeds", "Leeds/GB"),
        ("📍 Ghent, Belgium", "Gent/BE"),
        ("### Requirements\n\n  * Based in Kraków or Gdańsk", "Gdańsk/PL; Kraków/PL"),
        ("Dienstort: Göttingen", "Göttingen/DE"),
        ("Lieu de travail : Nantes", "Nantes/FR"),
        ("Ubicación: Valencia, España", "Valencia/ES"),
        ("**Location: US**", "US"),
        ("### Location\n\nBilbao, Spain", "Bilbao/ES"),
    ],
)
def test_labelled_line_names_the_place(line: str, place: str) -> None:
    assert named(line) == place


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("This role is based in our Leeds office. We meet there on Mondays.", "Leeds/GB"),
        ("This is a hybrid role in Austin, TX with two days a week at home.", "Austin/US"),
        ("Ebbmark is hiring a rower for a hybrid position in Tartu.", "Tartu/EE"),
        ("Hybrid, working onsite 3 days per week at our Eindhoven office.", "Eindhoven/NL"),
        ("The job is on-site in Malmö.", "Malmö/SE"),
        ("This is a contract position based out of Argentina.", "AR"),
        ("This position is hybrid, with two days expected in our Turin lab.", "Turin/IT"),
        ("This role will require you to be based in Pune or Mumbai.", "Mumbai/IN; Pune/IN"),
        ("Der Dienstort ist Göttingen.", "Göttingen/DE"),
        ("Le poste est basé à Toulouse, avec des déplacements.", "Toulouse/FR"),
        ("El puesto está ubicado en Zaragoza.", "Zaragoza/ES"),
        ("Tjänstgöringsorten är Uppsala.", "Uppsala/SE"),
    ],
)
def test_sentence_about_the_job_names_the_place(sentence: str, place: str) -> None:
    assert named(sentence) == place


@pytest.mark.parametrize(
    "text",
    [
        "Ostara Tides was founded in Lisbon.",
        "We have offices in Berlin, Germany and Paris, France.",
        "Our customers are based in Spain.",
        "The role is preferred to be based in Madrid.",
        "The position is not based in Madrid.",
        "The salary range for this position is based in part on Seattle, WA.",
        "Preferred locations: Madrid, Lisbon",
        "### About us\n\n  * Based in Lisbon",
        "Location: Remote",
    ],
)
def test_other_places_are_not_the_place_of_the_job(text: str) -> None:
    assert read(text) is None


def test_the_line_is_the_evidence() -> None:
    fact = read("### Your work\n\nThis role is based in our Leeds office.")
    assert fact is not None
    assert fact.evidence == (Evidence("This role is based in our Leeds office.", 7, fact.evidence[0].rule),)
    assert fact.evidence[0].rule == "location_line"
