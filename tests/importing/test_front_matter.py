from datetime import date

import pytest

from postings.content.types import ParsedAd, RawFile, SetAside, SourceField
from postings.importing.readers import IsNoAd, parse
from postings.importing.readers.front_matter import FrontMatter, split
from tests.importing.reading import read_ads

BODY = "We read the tides of the bay.\n\n## What you bring\n\n* Experience with charts"
YAML = f"""---
title: Tide Reader
company: Northwind Tidal
location: Halifax, Canada
employment_type: Full-time
date_posted: 2026-03-02
valid_through: 2026-04-30
apply_url: https://jobs.example.org/tide
---
{BODY}
"""


def read(text: str, path: str = "_jobs/tide-reader.md") -> ParsedAd:
    return parse(RawFile(path, text.encode()), text)


def test_yaml_states_the_facts_above_the_text() -> None:
    parsed = read(YAML)
    assert (parsed.title, parsed.company, parsed.location_text) == ("Tide Reader", "Northwind Tidal", "Halifax, Canada")
    assert parsed.apply_url == "https://jobs.example.org/tide"
    assert parsed.body == BODY
    assert parsed.fields == (
        SourceField("company", "company", "Northwind Tidal", 3),
        SourceField("location", "location", "Halifax, Canada", 4),
        SourceField("employment", "employment_type", "Full-time", 5),
        SourceField("posted", "date_posted", "2026-03-02", 6),
        SourceField("closes", "valid_through", "2026-04-30", 7),
    )


def test_lines_are_those_of_the_file() -> None:
    parsed = read(YAML)
    assert (parsed.title_line, parsed.company_line, parsed.badge_line, parsed.body_line) == (2, 3, 4, 10)


@pytest.mark.parametrize(
    "text",
    [
        f'+++\ntitle = "Tide Reader"\nlocation = "Halifax"\ndate = 2026-03-02T07:00:00Z\ndraft = false\n+++\n{BODY}',
        f'{{\n  "title": "Tide Reader",\n  "location": "Halifax",\n  "date": "2026-03-02"\n}}\n{BODY}',
        f'---json\n{{"title": "Tide Reader", "location": "Halifax", "date": "2026-03-02"}}\n---\n{BODY}',
        "\ufeff\r\n---\r\ntitle: Tide Reader\r\nlocation: Halifax\r\n"
        f"created: !!timestamp '2026-03-02' # a remark\r\n---\r\n{BODY}",
    ],
)
def test_other_formats_of_front_matter(text: str) -> None:
    parsed = read(text)
    posted = [field.value[:10] for field in parsed.fields if field.fact == "posted"]
    assert (parsed.title, parsed.location_text, posted, parsed.body) == ("Tide Reader", "Halifax", ["2026-03-02"], BODY)


def test_page_in_html_with_front_matter_is_markdown() -> None:
    assert read(YAML, "jobs/tide.html").title == "Tide Reader"


def test_values_stay_as_written() -> None:
    assert split("---\ncountry: NO\nday: 2026-02-30\nunset: ~\n---\n").fields == {
        "country": "NO",
        "day": "2026-02-30",
        "unset": "~",
    }


@pytest.mark.parametrize(
    "text", ["---\nJust words between rules\n---\n", "---\ntitle: never closed\n", "# Title\n---\n", "{% raw %}"]
)
def test_text_without_front_matter(text: str) -> None:
    assert split(text) is None


def test_invalid_yaml_is_read_line_by_line() -> None:
    text = f"---\ntitle: Tide Reader: nights\nlocation: 'Halifax' # the port\ntags:\n  - tide\n---\n{BODY}"
    parsed = read(text)
    assert (parsed.title, parsed.location_text) == ("Tide Reader: nights", "Halifax")
    assert [(finding.code, finding.set_aside) for finding in parsed.findings] == [("front_matter_damaged", False)]


def test_front_matter_that_cannot_be_read_is_set_aside() -> None:
    with pytest.raises(SetAside) as caught:
        read(f"---\n{{ no field\ntitle: Tide Reader\n---\n{BODY}")
    assert (caught.value.finding.code, caught.value.finding.line) == ("bad_front_matter", 3)


@pytest.mark.parametrize("field", ["draft: true", "draft: yes", "published: false", "status: draft"])
def test_page_that_is_not_published_is_no_ad(field: str) -> None:
    with pytest.raises(IsNoAd, match="draft"):
        read(YAML.replace("company:", f"{field}\ncompany:"))


@pytest.mark.parametrize(
    ("path", "field", "expected"),
    [
        ("_posts/2026-01-15-tide.md", "", "2026-01-15"),
        ("_posts/2026-01-15-tide.md", "date: 2026-02-01\n", "2026-02-01"),
    ],
)
def test_date_of_file_name_counts_if_no_field_states_one(path: str, field: str, expected: str) -> None:
    parsed = read(f"---\ntitle: Tide Engineer\nlocation: Halifax\n{field}---\n{BODY}", path)
    assert [each.value for each in parsed.fields if each.fact == "posted"] == [expected]


def test_text_may_stand_in_the_front_matter() -> None:
    parsed = read(
        "---\ntitle: Tide Engineer\nlocation: Halifax\nclosing: x\nsummary: You will measure tides.\n---\n", "jobs/a.md"
    )
    assert parsed.body == "You will measure tides."


def test_fields_may_stand_in_an_object() -> None:
    parsed = read(f"---\ntitle: Tide Engineer\njob:\n  location: Halifax\n  validThrough: 2026-05-01\n---\n{BODY}")
    assert [(field.fact, field.value) for field in parsed.fields] == [("location", "Halifax"), ("closes", "2026-05-01")]


def test_fields_may_stand_in_the_parameters_of_hugo_and_zola() -> None:
    for name in ("params", "extra"):
        parsed = read(f'+++\ntitle = "Tide Engineer"\n[{name}]\nlocation = "Halifax"\n+++\n{BODY}')
        assert parsed.location_text == "Halifax"


def test_description_of_the_page_is_not_shown_beside_its_text() -> None:
    assert read(YAML.replace("company:", "description: Jobs at the sea\ncompany:")).body == BODY


def test_contact_is_a_way_to_apply_only_without_another_and_never_shown() -> None:
    contact = "contact:\n  name: Kim Example\n  phone: 555\n  email: tides@example.org\n"
    assert read(YAML.replace("company:", f"{contact}company:")).apply_email == ""
    parsed = read(YAML.replace("apply_url: https://jobs.example.org/tide\n", contact))
    assert (parsed.apply_url, parsed.apply_email) == ("", "tides@example.org")
    assert "Kim" not in repr(parsed)


def test_link_of_any_name_is_a_way_to_apply() -> None:
    text = YAML.replace("apply_url:", "logo_url: https://example.org/logo.png\ninformation link:")
    assert read(text).apply_url == "https://jobs.example.org/tide"


def test_deep_nesting_is_no_error_of_the_reader() -> None:
    assert split(f"---\na: {'[' * 5000}\nb: 1\n---\n").problem
    assert isinstance(split("---\na: 1\n---\nx"), FrontMatter)


def test_summary_counts_where_the_page_has_no_text_of_its_own() -> None:
    front = "title: Gezeiteningenieur*in\nuntil: 2026-11-30\nsummary: Im Hafen ist eine Stelle zu besetzen, in Vollzeit."
    (ad,) = read_ads("_posts/2026-10-01-tide.md", f"---\n{front}\n---\n\n[PDF](/tide.pdf)\n")
    assert (ad.title, ad.closes_on and ad.closes_on.value) == ("Gezeiteningenieur*in", date(2026, 11, 30))
    assert "zu besetzen" in ad.body
