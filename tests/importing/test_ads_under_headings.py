"""Several ads under the headings of one text."""

import pytest

from postings.content.types import Ad
from tests.importing.reading import read_ads

COOK = "## Cook\n\n**Location:** Bergen, Norway\n\nYou cook.\n\n[Apply](https://n.example/cook)\n\n"
BAKER = "## Baker Assistant\n\n**Location:** Oslo, Norway\n\nYou bake.\n\n[Apply](https://n.example/baker)\n\n"


def rows(ads: list[Ad]) -> list[tuple[str, str | None, str, str]]:
    return [(ad.title, ad.company.value if ad.company else None, ad.location_text, ad.apply_url) for ad in ads]


def test_each_heading_with_a_place_and_a_link_is_an_ad() -> None:
    text = f"# Open positions at Northwind\n\nWe are twelve.\n\n{COOK}{BAKER}## How we hire\n\nA call.\n"
    cook, baker = read_ads("careers.md", text)
    assert rows([cook, baker]) == [
        ("Cook", "Northwind", "Bergen, Norway", "https://n.example/cook"),
        ("Baker Assistant", "Northwind", "Oslo, Norway", "https://n.example/baker"),
    ]
    assert cook.body.startswith("You cook.")


def test_identity_is_the_link_whatever_the_order_and_title() -> None:
    before = read_ads("careers.md", COOK + BAKER)
    after = read_ads("careers.md", BAKER + COOK.replace("## Cook", "## Head Cook"))
    assert [ad.path for ad in before] == ["careers.md#https://n.example/cook", "careers.md#https://n.example/baker"]
    assert {ad.source_key for ad in before} == {ad.source_key for ad in after}


def test_ads_with_one_address_are_told_apart_by_title_and_place() -> None:
    mail = "Write to jobs@northwind.example\n\n"
    text = f"# Cook\n\nLocation: Bergen\n\n{mail}# Baker Assistant\n\nLocation: Oslo\n\n{mail}"
    ads = read_ads("jobs.txt", text)
    assert [(ad.item_id, ad.apply_email) for ad in ads] == [
        ("Cook · Bergen", "jobs@northwind.example"),
        ("Baker Assistant · Oslo", "jobs@northwind.example"),
    ]


def test_ads_below_headings_of_departments() -> None:
    text = f"# Jobs\n\n## Kitchen\n\n#{COOK}## Bakery\n\nFour people.\n\n#{BAKER}"
    text += "## Sales\n\n### Key Account Manager\n\nLocation: Oslo\n"
    assert [ad.title for ad in read_ads("careers.md", text)] == ["Cook", "Baker Assistant", "Key Account Manager"]


def test_underlined_headings() -> None:
    text = "Vacancies\n=========\n\nCook\n----\nLocation: Bergen\n\nBaker Assistant\n---\nLocation: Oslo\n"
    assert [ad.title for ad in read_ads("vacancies.md", text)] == ["Cook", "Baker Assistant"]


def test_way_to_apply_below_all_ads() -> None:
    jobs = "# Jobs\n\n## Cook\n\nLocation: Bergen\n\n## Baker Assistant\n\nLocation: Oslo\n\n"
    text = f"{jobs}## How to apply\n\nSend your CV to jobs@n.example.com\n"
    assert [ad.apply_email for ad in read_ads("careers.md", text)] == ["jobs@n.example.com"] * 2


def test_link_and_place_in_the_heading() -> None:
    text = "# Jobs\n\n## [Cook](https://n.example/cook)\n\nYou cook.\n\n## Baker Assistant – Oslo, Norway\n\nYou bake.\n"
    assert rows(read_ads("careers.md", text)) == [
        ("Cook", None, "", "https://n.example/cook"),
        ("Baker Assistant – Oslo, Norway", None, "Oslo, Norway", ""),
    ]


def test_closed_jobs_are_marked_in_their_heading() -> None:
    text = (
        COOK.replace("Cook", "~~Cook~~", 1)
        + BAKER.replace("Assistant", "Assistant (filled)", 1)
        + BAKER.replace("Baker", "Sales")
    )
    assert [(ad.title, ad.is_open) for ad in read_ads("careers.md", text)] == [
        ("Cook", False),
        ("Baker Assistant", False),
        ("Sales Assistant", True),
    ]


def test_labels_that_begin_each_ad() -> None:
    cook = "Company: Northwind\nTitle: Cook\nLocation: Bergen\n\nYou cook.\n"
    baker = "Company: Southwind\nTitle: Baker Assistant\nLocation: Oslo\n\nYou bake.\n"
    assert rows(read_ads("jobs.txt", f"{cook}\n-----\n\n{baker}")) == [
        ("Cook", "Northwind", "Bergen", ""),
        ("Baker Assistant", "Southwind", "Oslo", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # The title of a job above the headings.
        "# Head of Kitchen\n\nLocation: Bergen\n\n## Cook you work with\n\nOslo, Norway\n\n"
        "## Manager\n\nAnna sits in Oslo.\n\n## Apply\n\n[Apply](https://n.example/head)\n",
        # Headings of sections beside it.
        "# Cook\n\nLocation: Bergen\n\n# Requirements\n\n- Knives\n\n# Sales staff\n\nLocation: Oslo\n\n[Apply](https://n.example/1)\n",
        # An occupation without a place or a way to apply.
        "# Kitchen\n\n## Cook\n\nLocation: Bergen. [Apply](https://n.example/1)\n\n## Your manager\n\nAnna leads.\n\n"
        "## What you bring\n\n- Experience with knives\n",
        # The same title twice.
        "## Cook\n\nBergen, Norway\n\n## Cook\n\nLocation: Bergen\n\nYou will cook. [Apply](https://n.example/1)\n",
    ],
)
def test_one_ad_with_sections_stays_one(text: str) -> None:
    (ad,) = read_ads("jobs/cook.md", text)
    assert ad.item_id is None


def test_company_in_the_heading_is_enough() -> None:
    text = (
        "# Jobs\n\n## Cook (Oslo) @ [Northwind](https://northwind.example)\n\nYou cook.\n\n"
        "## Advantage Manager @ Southwind\n\n[Apply here](https://southwind.example/jobs/1)\n"
    )
    first, second = read_ads("README.md", text)
    assert (first.title, first.company and first.company.value, first.location_text) == (
        "Cook (Oslo)",
        "Northwind",
        "Oslo",
    )
    assert (second.title, second.apply_url) == ("Advantage Manager", "https://southwind.example/jobs/1")
