import pytest

from postings.choices import WorkMode
from postings.content.types import ParsedAd, RawFile, SetAside, SourceField
from postings.extraction.facts import read_facts
from postings.importing.readers import IsNoAd, parse, parse_incomplete
from postings.reference.vocabulary import builtin_vocabulary
from tests.importing.reading import read_ads

TASKS = "## What you will do\n\n* Read tides\n\n## What you bring\n\n* Experience with charts"


def read(text: str, path: str = "tide.md") -> ParsedAd:
    return parse(RawFile(path, text.encode()), text)


@pytest.mark.parametrize(
    ("head", "title", "company", "line"),
    [
        ("# Tide Engineer", "Tide Engineer", None, 1),
        ("#hiring\n\n## TIDE ENGINEER (f/m/d) 🌊", "TIDE ENGINEER (f/m/d) 🌊", None, 3),
        ("Tide Engineer\n=============", "Tide Engineer", None, 1),
        ("**Tide Engineer**", "Tide Engineer", None, 1),
        ("Tide Engineer", "Tide Engineer", None, 1),
        ("# Job Posting Summary\n\n**Job Title:** Tide Engineer", "Tide Engineer", None, 3),
        ("# About us\nWe read tides.\n\n# Tide Engineer", "Tide Engineer", None, 4),
        ("# Job Description — Tide Engineer", "Tide Engineer", None, 1),
        ("# We're hiring a Tide Engineer", "Tide Engineer", None, 1),
        ("Position: Tide Engineer", "Tide Engineer", None, 1),
        ("# Tide Engineer at [Northwind Tidal](https://example.org)", "Tide Engineer", "Northwind Tidal", 1),
        ("# Tide Engineer @ Northwind Tidal", "Tide Engineer", "Northwind Tidal", 1),
        ("# Werkstudent Gezeiten (m/w/d) bei Northwind Tidal", "Werkstudent Gezeiten (m/w/d)", "Northwind Tidal", 1),
        ("# Ingénieure marées chez Northwind", "Ingénieure marées", "Northwind", 1),
        ("# Tide Engineer — Northwind\n\n**Company:** Northwind", "Tide Engineer", "Northwind", 1),
        (
            "# Tide Engineer — Northwind Tidal\n\nNorthwind Tidal is a maker of gauges.",
            "Tide Engineer",
            "Northwind Tidal",
            1,
        ),
        (
            "# Tide Engineer — Night Shift\n\nIn winter, Night Shift is a job for two.",
            "Tide Engineer — Night Shift",
            None,
            1,
        ),
        ("# 潮汐工程師\n公司：北風", "潮汐工程師", "北風", 1),
        ("# Product Owner - Follow the tide", "Product Owner - Follow the tide", None, 1),
    ],
)
def test_title_and_company(head: str, title: str, company: str | None, line: int) -> None:
    parsed = read(f"{head}\n\n{TASKS}")
    assert (parsed.title, parsed.company, parsed.title_line) == (title, company, line)


def test_company_at_the_end_of_the_title_is_that_of_the_link() -> None:
    text = f"**URL:** https://northwind.example.com/jobs/1\n\nTide Engineer - Northwind\n\n{TASKS}"
    parsed = read(text)
    assert (parsed.title, parsed.company, parsed.apply_url) == (
        "Tide Engineer",
        "Northwind",
        "https://northwind.example.com/jobs/1",
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("2026-04-08_northwind_tide-engineer.txt", "Northwind needs you as Tide Engineer at sea."),
        ("a.txt", "We are looking for a curious and patient Tide Engineer to join our crew."),
        ("a.txt", "Wir suchen einen Tide Engineer für unser Team."),
    ],
)
def test_title_in_a_sentence(path: str, text: str) -> None:
    parsed = read(f"{text}\n\n{TASKS}", path)
    assert (parsed.title, parsed.title_line) == ("Tide Engineer", 0)
    assert parsed.body.startswith(text[:10])


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Location: Halifax", ("location", "Location", "Halifax")),
        ("**Standort:** Husum", ("location", "Standort", "Husum")),
        ("- **Lieu de travail** : Brest", ("location", "Lieu de travail", "Brest")),
        ("**Ubicación**: Vigo", ("location", "Ubicación", "Vigo")),
        ("工作地點: **_台北_**", ("location", "工作地點", "台北")),
        ("📍 Halifax", ("location", "location", "Halifax")),
        ("| Work Location | Halifax |", ("location", "Work Location", "Halifax")),
        ("## Location\n\nHalifax", ("location", "Location", "Halifax")),
        ("Salary: 50k EUR", ("pay", "Salary", "50k EUR")),
        ("**Vergütung:** 50.000 €", ("pay", "Vergütung", "50.000 €")),
        ("Employment Type: Full-time", ("employment", "Employment Type", "Full-time")),
        ("Closing Date: 3 May 2026", ("closes", "Closing Date", "3 May 2026")),
        ("*posted on* 06.10.2025", ("posted", "posted on", "06.10.2025")),
        ("Department: Charts", ("team", "Department", "Charts")),
    ],
)
def test_lines_with_a_label(line: str, field: tuple[str, str, str]) -> None:
    parsed = read(f"# Tide Engineer\n\n{line}\n\n{TASKS}")
    assert parsed.fields == (SourceField(*field, 3),)


def test_labels_within_the_text_count_if_they_have_one_meaning() -> None:
    text = (
        f"# Tide Engineer\n\n{'We read tides. ' * 20}\n\n**Location:** Halifax\n\nRole: reader\n\nService: free\n\n{TASKS}"
    )
    parsed = read(text)
    assert [(field.fact, field.line) for field in parsed.fields] == [("location", 5)]
    assert "**Location:** Halifax" in parsed.body


def test_fields_above_the_text_are_taken_out_of_it_and_unknown_ones_stay() -> None:
    head = "=== JOB DETAILS ===\n\nTitle: Tide Engineer\nSalary: $22.09 - $37.39 HOUR\nGrade: 7"
    text = f"{head}\n\n=== JOB DESCRIPTION ===\n\nDuties and skills.\n  • Boats"
    parsed = read(text, "a.txt")
    assert (parsed.title, parsed.title_line) == ("Tide Engineer", 3)
    assert parsed.body.split("\n") == [
        "## Job details",
        "",
        "",
        "",
        "Grade: 7",
        "",
        "## Job description",
        "",
        "Duties and skills.",
        "* Boats",
    ]


def test_label_of_the_description_begins_the_text() -> None:
    parsed = read("Title: Tide Engineer\nCompany: Northwind\nDescription: You have experience.\nSalary: later", "a.txt")
    assert (parsed.company, parsed.body, parsed.body_line) == ("Northwind", "You have experience.  \nSalary: later", 3)


def test_label_about_applying_leads_to_its_link() -> None:
    parsed = read(f"Tide Engineer\n\nPour postuler : [formulaire](https://example.org/postuler)\n\n{TASKS}")
    assert (parsed.apply_url, parsed.apply_text, parsed.findings) == ("https://example.org/postuler", "", ())


def test_place_below_the_title_needs_no_label() -> None:
    parsed = read(f"Tide Engineer\n\nHalifax, Canada · Hybrid\n\n{TASKS}")
    assert (parsed.location_text, parsed.badge_line) == ("Halifax, Canada · Hybrid", 3)
    assert read(f"Tide Engineer\n\nNot a place at all\n\n{TASKS}").location_text == ""


@pytest.mark.parametrize("line", ["* Control de mesa en directo", "Control de mesa en directo", "- Paris"])
def test_lines_that_name_no_place(line: str) -> None:
    assert read(f"# Tide Engineer\n\n{line}\n\n{TASKS}").location_text == ""


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Tide Engineer\n\nHarbour Museum, Duluth, Minnesota", "Duluth, Minnesota"),
        ("Tide Engineer\n\n12 Harbour Road, Duluth, MN 55802, USA", "Duluth, MN, USA"),
        ("Tide Engineer\n\nHafenstraße 12, 20457 Hamburg", "Hamburg"),
        ("Tide Engineer\n\nBoats, charts, tides", ""),
        ("# Tide Engineer — Halifax — Part-time", "Halifax"),
        ("# Tide Engineer — Charts", ""),
    ],
)
def test_place_behind_a_name_or_in_the_title(head: str, place: str) -> None:
    assert read(f"{head}\n\n{TASKS}").location_text == place


def test_line_below_the_title_with_a_place_and_other_facts() -> None:
    parsed = read(f"# Tide Engineer\n\n**Northwind** · Halifax, Canada · Part-time\n\n{TASKS}")
    assert parsed.fields == (
        SourceField("company", "company", "Northwind", 3),
        SourceField("location", "location", "Halifax, Canada", 3),
        SourceField("employment", "employment", "Part-time", 3),
    )
    team = read(f"# Tide Engineer\n\nTides · Halifax, Canada · Part-time\n\n{TASKS}")
    assert (team.company, team.location_text) == (None, "")


def test_work_mode_in_the_brackets_of_the_title() -> None:
    assert read(f"# Tide Engineer (Hybrid)\n\n{TASKS}").fields == (SourceField("workplace", "workplace", "Hybrid", 1),)


def test_evidence_has_the_line_of_the_file() -> None:
    years = "* You have 5 years of experience with charts"
    text = f"<!-- a\nremark -->\n# Tide Engineer\n\n**Location:** Halifax\n\n{TASKS}\n{years}"
    facts, _ = read_facts(read(text), builtin_vocabulary())
    assert facts.places.evidence[0].line == 5
    assert facts.years.evidence[0].line == text.split("\n").index(years) + 1


def test_plain_text_keeps_its_lines() -> None:
    text = "Tide Engineer\n\n    We read tides.\n    We draw charts.\n\nApply if you have experience."
    assert read(text, "a.txt").body == "We read tides.  \nWe draw charts.\n\nApply if you have experience."


def test_ad_without_title_is_set_aside() -> None:
    with pytest.raises(SetAside) as caught:
        read(f"{TASKS}\n\nSend your CV to us.")
    assert caught.value.finding.code == "no_title"


@pytest.mark.parametrize(
    ("path", "title"),
    [("jobs/senior-tide-engineer.md", "Senior Tide Engineer"), ("2026-10-01_qa-engineer.txt", "QA Engineer")],
)
def test_name_of_the_file_is_the_title_of_a_text_without_one(path: str, title: str) -> None:
    parsed = read(f"{TASKS}\n\nSend your CV to us.", path)
    assert (parsed.title, parsed.title_line) == (title, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"Location: Halifax\n\n{TASKS}\n\nApply: https://jobs.example.org/1",
            ("", "https://jobs.example.org/1", "Halifax"),
        ),
        ("---\ntitle: Tide Reader\ndraft: true\n---\nText", ("Tide Reader", "", "")),
        ("---\n{ no field\ntitle: Tide Reader\n---\nText", ("Tide Reader", "", "")),
        ("", ("", "", "")),
        (f"# {'Tide ' * 80}Engineer\n\n{TASKS}", ("", "", "")),
    ],
)
def test_incomplete_ad_is_read_as_far_as_it_goes(text: str, expected: tuple[str, str, str]) -> None:
    parsed = parse_incomplete("tide.md", text)
    assert (parsed.title, parsed.apply_url, parsed.location_text) == expected


@pytest.mark.parametrize(
    "part", ["# ", "**", "a: ", "| a ", "[", "- ", "Location:\n", "we are seeking a a ", "📍 a\n", "\n", "a (b) - "]
)
def test_time_grows_with_the_length_only(part: str) -> None:
    assert parse_incomplete("tide.md", part * 20_000) is not None


def test_job_with_the_years_from_and_to_is_no_ad() -> None:
    text = f"---\ntitle: Tide Engineer\ncompany: Northwind\nsince: 2014\nuntil: 2015\n---\n\n{TASKS}"
    with pytest.raises(IsNoAd, match="with the years"):
        read(text)


def test_marks_of_footnotes_are_no_part_of_a_label() -> None:
    ad = read(f"# Tide Engineer\n\n**Company:** Northwind [1]\n**Location:** Boston, MA [1][12]\n\n{TASKS}")
    assert (ad.company, ad.location_text) == ("Northwind", "Boston, MA")


@pytest.mark.parametrize("greeting", ["Hola María", "Dear sailors", "Liebe Seeleute", "Bonjour à tous"])
def test_greeting_is_no_title(greeting: str) -> None:
    assert read(f"{greeting}\n\nWe are looking for a Tide Engineer to join us.\n\n{TASKS}").title == "Tide Engineer"


def test_japanese_ad_without_occupation_and_headings() -> None:
    text = "勤務地は大阪市です。荷物を運ぶ仕事です。月給25万円、経験は問いません。\n応募は jobs@hakobi.example まで。"
    ad = read(f"港の仲間を募集！\n\n{text}", "ad.txt")
    assert (ad.title, ad.apply_email) == ("港の仲間を募集！", "jobs@hakobi.example")


def test_sentence_names_the_title_with_all_genders() -> None:
    text = f"Do you want to read tides with us?\n\nJoin us as: Tide Engineer / Surveying (m/f/d) .\n\n{TASKS}"
    assert read(text, "ad.txt").title == "Tide Engineer / Surveying (m/f/d)"


def test_label_can_have_an_explanation_in_brackets() -> None:
    ad = read(f"Title: Tide Engineer\nWork Location (if several, the one that you report to):\tOslo, Norway\n\n{TASKS}")
    assert ad.location_text == "Oslo, Norway"


def test_days_in_the_office_explain_hybrid() -> None:
    parsed = read(f"# Tide Engineer\n\n**Location:** Oslo, Norway (Hybrid - 3 days in office)\n\n{TASKS}")
    facts, _ = read_facts(parsed, builtin_vocabulary())
    assert facts.places and facts.places.value.work_modes == (WorkMode.HYBRID,)


@pytest.mark.parametrize("mark", ["(closed)", "[besetzt]", "(채용마감)"])
def test_title_says_that_an_ad_is_closed(mark: str) -> None:
    (ad,) = read_ads("tide.md", f"# Tide Engineer {mark}\n\n{TASKS}")
    assert (ad.title, ad.is_open) == ("Tide Engineer", False)


def test_heading_below_a_section_is_no_title_if_a_sentence_names_the_job() -> None:
    text = f"# About Northwind\n\nWe sail.\n\n# Once aboard\n\nWe are looking for a Tide Engineer to join us.\n\n{TASKS}"
    assert read(text).title == "Tide Engineer"
