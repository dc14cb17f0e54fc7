import pytest

from postings.importing.readers.ad_signs import why_no_ad

AD = "We are looking for you.\n\n## Requirements\n\n* Experience with charts\n\n## Benefits\n\n* Boats\n\nSend your CV."
LINKS = "* [Tide Engineer](tide.md)\n* [Chart Designer](chart.md)\n* [Cook](cook.md)"
NO_SIGNS = "It does not read like a job ad: too few tasks, requirements or ways to apply were found."
UNDERSCORE = "Its name begins with an underscore, which marks templates and section pages."


@pytest.mark.parametrize(
    ("path", "title", "stated", "body"),
    [
        ("tide.md", "Tide Engineer", [], AD),
        ("tide.md", "Keeper of the Tides", [], AD),
        ("tide-engineer/README.md", "Tide Engineer", [], AD),
        ("careers/tide/index.md", "Tide Engineer", ["location", "employment"], "We measure tides."),
        ("positions/fellows.md", "2026 Tide Fellows", ["closes", "apply_url"], ""),
        ("tide.txt", "Gezeiteningenieur (m/w/d)", [], "Aufgaben: messen. Erfahrung mit Karten. Bewerbung an uns. Vollzeit."),
        ("tide.txt", "潮汐工程師", [], "要求：經驗\n\n## 福利\n\n應徵請私信"),
        ("email-template-developer.md", "Email Template Developer", [], AD),
    ],
)
def test_ads(path: str, title: str, stated: list[str], body: str) -> None:
    assert why_no_ad(path, title, stated, body) == ""


@pytest.mark.parametrize(
    ("path", "title", "body", "reason"),
    [
        ("careers/_index.md", "Careers", AD, UNDERSCORE),
        ("_TEMPLATE.md", "Org: Position Title", AD, UNDERSCORE),
        ("job-template.md", "Engineer", AD, "It is a template for job ads."),
        ("engineer.md", "[Job title]", f"{AD}\n[Company name] is in [City]", "It is a template for job ads."),
        ("README.md", "Jobs at Northwind", LINKS, "It is a list of links."),
        (
            "README.md",
            "Work with us",
            f"We are looking for people with experience. Apply!\n\n{LINKS}",
            "It is a list of links.",
        ),
        ("README.md", "tides", "A library that reads tides.\n\n## Install\n\n    pip install tides", NO_SIGNS),
        ("CONTRIBUTING.md", "Contributing", "You will need experience with git.", NO_SIGNS),
        ("LICENSE.md", "MIT License", "Permission is hereby granted, free of charge …", NO_SIGNS),
        ("hr.txt", "Northwind County", "Explore our open positions and apply today. We have great benefits.", NO_SIGNS),
        ("hr.txt", "County Manager", "\n".join(["Home", "About us", "Apply for a permit", "Contact"] * 8), NO_SIGNS),
    ],
)
def test_other_files(path: str, title: str, body: str, reason: str) -> None:
    assert why_no_ad(path, title, [], body) == reason
