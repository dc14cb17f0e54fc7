"""The language of mappings: which fields of a source hold what."""

from typing import Any

import pytest

from postings.content.types import RawFile, SourceSettings
from postings.importing.readers.mapping import Found, MappingError, find, parse_mapping
from postings.importing.readers.record_fields import TARGETS, targets
from postings.importing.readers.records import read_record

RECORD: dict[str, Any] = {
    "Job Name": "Tide Engineer",
    "office": {"city": "Halifax", "country": "Canada"},
    "City": "Truro",
    "Country": "",
    "end": "31.01.2027",
    "parts": [{"name": "Tasks", "content": "<p>Measure tides.</p>"}, {"name": "Profile", "content": "Likes water."}],
    "labels": [{"name": "Team", "value": "Gauges"}, {"name": "Fit", "value": "9"}],
    "places": ["Halifax", "Truro"],
    "min_cents": 6000000,
}


def read(source: str) -> list[Found]:
    """Return what a mapping finds for the title."""
    return list(find(RECORD, parse_mapping(f"title = {source}", TARGETS).fields["title"]))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"job_name"', [Found("Job Name", "Tide Engineer")]),
        ('"office.city"', [Found("office.city", "Halifax")]),
        ('"{City}, {Country}"', [Found("City", "Truro")]),
        ('"{office.city} / {office.country}"', [Found("office.city, office.country", "Halifax / Canada")]),
        ('"https://example.org/{City}/{Country}"', []),
        ('["City", "places"]', [Found("City", "Truro"), Found("places", "Halifax"), Found("places", "Truro")]),
        ('[["Country", "City", "places"]]', [Found("City", "Truro")]),
        ('{ value = "Northwind" }', [Found("", "Northwind")]),
        ('{ path = "end", format = "%d.%m.%Y" }', [Found("end", "2027-01-31")]),
        ('{ path = "City", format = "%d.%m.%Y" }', []),
        ('{ path = "min_cents", divide = 100 }', [Found("min_cents", "60000")]),
        ('{ path = "places", join = " or " }', [Found("places", "Halifax or Truro")]),
        ('{ path = "labels", where = { name = "team" }, text = "value" }', [Found("labels.value", "Gauges")]),
        (
            '{ path = "parts", heading = "name", text = "content" }',
            [
                Found("parts.content", "<p>Measure tides.</p>", "Tasks"),
                Found("parts.content", "Likes water.", "Profile"),
            ],
        ),
        ('{ heading = "City", text = "end" }', [Found("end", "31.01.2027", "Truro")]),
    ],
)
def test_source_of_a_field(source: str, expected: list[Found]) -> None:
    assert read(source) == expected


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("title = ", "The mapping is not valid TOML"),
        ('titel = "Job Name"', "“titel” is not known. A mapping can set: apply_email,"),
        ("title = 3", "“title” has to be the name of a field"),
        ('title = { paths = "a" }', "“title” has an unknown option “paths”."),
        ("title = { path = 3 }", "The option “path” of “title” has the wrong type of value."),
        ('title = { value = "a", path = "b" }', "“title” has a constant value, so it cannot have other options."),
        ('title = { join = "a" }', "“title” needs a path, a text or a value."),
        ('title = { path = "a", divide = 0 }', "The option “divide” of “title” has to be 1 or more."),
        ('ignore = "fit"', "“ignore” has to be a list of field names."),
    ],
)
def test_mapping_that_is_not_valid_says_what_to_change(mapping: str, message: str) -> None:
    with pytest.raises(MappingError) as raised:
        parse_mapping(mapping, TARGETS)
    assert str(raised.value).startswith(message)


def test_mapping_of_the_source_stands_above_usual_names() -> None:
    settings = SourceSettings(mapping='title = "Role"\nbody = { path = "parts", heading = "name", text = "content" }')
    ad = read_record(
        {"title": "Row 1", "Role": "Tide Engineer", "parts": RECORD["parts"]}, RawFile("a.json#1", b"", settings=settings)
    )
    assert (ad.title, ad.body) == ("Tide Engineer", "## Tasks\n\nMeasure tides.\n\n## Profile\n\nLikes water.")


@pytest.mark.parametrize(
    ("record", "location"),
    [
        ({"Location": "Halifax, NS", "City": "Berlin"}, ["Halifax, NS"]),
        ({"City": "Halifax", "State": "NS", "Country": "Canada"}, ["Halifax, NS, Canada"]),
        ({"Job city": "Halifax", "Job country": "Canada", "HQ city": "Oslo", "State": "Viken"}, ["Halifax, Canada"]),
        ({"location": "-", "ort": "Kiel", "land": ""}, ["Kiel"]),
        ({"State": "NS"}, []),
        ({"City": "Rostock", "State": "MV", "Country": "DE"}, ["Rostock, DE"]),
        ({"City": "Portland", "State": "ME", "Country": "US"}, ["Portland, ME, US"]),
        ({"location": {"addressLocality": "Milan", "addressRegion": "MI", "addressCountry": "IT"}}, ["Milan, IT"]),
        ({"lieu_travail": {"ville": "Rennes", "pays": "France"}}, ["Rennes, France"]),
    ],
)
def test_location_is_put_together_from_city_region_and_country(record: dict[str, Any], location: list[str]) -> None:
    assert [each.text for each in targets(record, SourceSettings())["location"] if each.text != "-"] == location
