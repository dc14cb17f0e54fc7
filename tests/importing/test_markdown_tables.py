"""Tables of jobs in a README."""

from datetime import date

import pytest

from postings.content.types import Ad
from tests.importing.reading import read_ads, read_all

HEAD = "# Jobs for graduates\n\nText and a [link](https://board.example).\n\n"
COLUMNS = "| Company | Role | Location | Application/Link | Date Posted |\n| --- | --- | --- | :---: | :---: |\n"
APPLY = "[Apply](https://n.example/1)"
ROW = f"| **[Northwind](https://northwind.example)** | Cook | Bergen, Norway | {APPLY} | Aug 22, 2026 |\n"
BAKER = ROW.replace("Cook", "Baker")


def row(ad: Ad) -> tuple[str, str | None, str, str, bool]:
    return ad.title, ad.company.value if ad.company else None, ad.location_text, ad.apply_url, ad.is_open


def test_row_of_a_table_is_an_ad() -> None:
    (ad,) = read_ads("README.md", HEAD + COLUMNS + ROW)
    assert row(ad) == ("Cook", "Northwind", "Bergen, Norway", "https://n.example/1", True)
    assert ad.posted.on == date(2026, 8, 22)
    assert ad.item_id == "Northwind · Cook · Bergen, Norway"


def test_tables_with_other_columns_and_other_tables_in_one_file() -> None:
    other = "\n## More\n\n| Position | Location | Salary | Posting | Age |\n|---|---|---|---|---|\n"
    image = "[![Apply](https://i.example/a.png)](https://n.example/2?utm_source=x&gh_jid=2)"
    other += f"| Intern 🇳🇴 | Oslo | $60/hr | {image} | 9d |\n"
    tools = "\n| Name | Website |\n|---|---|\n| Tool | https://tool.example |\n"
    cook, intern = read_ads("README.md", HEAD + COLUMNS + ROW + other + tools)
    assert row(cook)[0] == "Cook"
    assert row(intern) == ("Intern", None, "Oslo", "https://n.example/2?utm_source=x&gh_jid=2", True)
    assert intern.pay and intern.pay.value.minimum == 60
    assert intern.posted.on is None


@pytest.mark.parametrize("date_text", ["Oct 24", "9d", "3 days ago", "-"])
def test_date_without_a_year_is_not_invented(date_text: str) -> None:
    (ad,) = read_ads("README.md", COLUMNS + ROW.replace("Aug 22, 2026", date_text))
    assert ad.posted.on is None


def test_arrow_means_the_company_above() -> None:
    below = "| ↳ | Baker 🛂 | Oslo</br>Bergen | [Apply](https://n.example/2) | Aug 21, 2026 |\n"
    _, baker = read_ads("README.md", COLUMNS + ROW + below)
    assert row(baker) == ("Baker", "Northwind", "Oslo; Bergen", "https://n.example/2", True)


def test_lock_means_closed() -> None:
    _, ad = read_ads("README.md", COLUMNS + ROW + BAKER.replace(APPLY, "🔒"))
    assert row(ad) == ("Baker", "Northwind", "Bergen, Norway", "", False)


@pytest.mark.parametrize("word", ["Closed", "besetzt", "pourvu", "cerrada"])
def test_word_in_the_column_of_the_link_means_closed(word: str) -> None:
    _, ad = read_ads("README.md", COLUMNS + ROW + BAKER.replace(APPLY, word))
    assert (ad.title, ad.is_open) == ("Baker", False)


def test_row_stays_the_same_ad_when_it_is_closed() -> None:
    (before,) = read_ads("README.md", COLUMNS + ROW)
    after, _ = read_ads("README.md", COLUMNS + ROW.replace(APPLY, "🔒") + BAKER)
    assert (before.path, before.source_key) == (after.path, after.source_key)
    assert (before.is_open, after.is_open) == (True, False)


def test_table_below_a_heading_that_says_closed() -> None:
    folded = f"\n<details>\n<summary>Closed positions (1)</summary>\n\n{COLUMNS}{BAKER}\n</details>\n"
    cook, baker = read_ads("README.md", HEAD + COLUMNS + ROW + folded)
    assert (cook.is_open, baker.is_open) == (True, False)


def test_html_table_with_folded_places_and_images_as_links() -> None:
    table = """<table><thead>
        <tr><th>Company</th><th>Role</th><th>Location</th><th>Application</th><th>Age</th></tr></thead><tbody>
        <tr><td><strong><a href="https://northwind.example">Northwind</a></strong></td><td>Cook</td>
        <td><details><summary>2 locations</summary>Oslo, Norway<br>Bergen, Norway</details></td>
        <td><a href="https://n.example/1"><img alt="Apply" src="a.png"></a>
        <a href="https://other.example/1"><img alt="Other" src="b.png"></a></td><td>1d</td></tr></tbody></table>"""
    (ad,) = read_ads("README.md", HEAD + table)
    assert row(ad) == ("Cook", "Northwind", "Oslo, Norway; Bergen, Norway", "https://n.example/1", True)
    assert ad.places and [city.name for city in ad.places.value.cities] == ["Bergen", "Oslo"]


@pytest.mark.parametrize(
    "table",
    [
        "| Name | Website | Region |\n|---|---|---|\n| Northwind | https://northwind.example | Worldwide |\n",
        "| Title | Author |\n|---|---|\n| A book | Jo |\n",
        "| Position | Location | Salary |\n|---|---|---|\n| Cook | Bergen | 400,000 NOK |\n",
    ],
    ids=["companies", "books", "facts of one ad"],
)
def test_other_tables_are_no_lists_of_jobs(table: str) -> None:
    text = f"# [Cook](https://northwind.example/jobs/1)\n### Northwind\n\nWe cook.\n\n{table}"
    (ad,) = read_all("cook.md", text)
    assert isinstance(ad, Ad)
    assert (ad.title, ad.item_id) == ("Cook", None)


@pytest.mark.parametrize(
    "names",
    [
        "Employer / Company | Role / Position | City (Country) | Application | Start Date",
        "Empresa | Vaga | Local de trabalho | Candidatura | Início",
        "Azienda | Posizione | Sede | Link | Inizio",
    ],
)
def test_columns_have_any_usual_name_or_two(names: str) -> None:
    (ad,) = read_ads("README.md", f"{HEAD}| {names} |\n|---|---|---|---|---|\n{ROW}")
    assert row(ad) == ("Cook", "Northwind", "Bergen, Norway", "https://n.example/1", True)


LINKS = """Northwind
  - [Data Engineer, Oslo, Norway](https://n.example/1)
  - [Cook](https://n.example/2)

[Ebbmark](https://ebbmark.example)
  - [Keeper of gauges](https://e.example/1)
"""


def test_links_below_the_names_of_companies_are_ads() -> None:
    ads = read_ads("README.md", f"# List of summer internships\n{LINKS}")
    assert [row(ad) for ad in ads] == [
        ("Data Engineer, Oslo, Norway", "Northwind", "Oslo, Norway", "https://n.example/1", True),
        ("Cook", "Northwind", "", "https://n.example/2", True),
        ("Keeper of gauges", "Ebbmark", "", "https://e.example/1", True),
    ]


def test_links_of_a_text_that_is_not_called_a_list_of_jobs_are_no_ads() -> None:
    assert not [each for each in read_all("README.md", f"# Guides to occupations\n{LINKS}") if isinstance(each, Ad)]
