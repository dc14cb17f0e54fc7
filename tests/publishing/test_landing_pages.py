"""Which searches search engines may list, and what their pages say."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from postings.models import Posting, PostingSkill
from postings.publishing.landing_pages import LEAST_JOBS, is_landing_page, landing_searches
from postings.search import facets, filters
from postings.search.facets.results import Results
from postings.sync.directory import Directory
from tests.boards import RandomBoard
from tests.builders import make_company, make_posting
from tests.pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def board_of_roles() -> None:
    """Create seven backend jobs in Canada and Germany, six of them remote and with Python, and four others."""
    directory = Directory()
    companies = [make_company(name) for name in ("Northwind Tidal", "Southwind", "Brackwater", "Eastwind")]
    today = timezone.localdate()
    for n in range(7):
        posting = make_posting(
            f"Backend Engineer {n}",
            company=companies[n % 4],
            function="backend",
            seniority="senior",
            is_remote=n < 6,
            posted_on=today - timedelta(days=3 * n),
            posted_precision="day",
            **({"pay_min": 60_000 + 10_000 * n, "pay_currency": "USD", "pay_period": "year"} if n < 5 else {}),
        )
        posting.places.set([directory.place("CA"), *([directory.place("DE")] if n < 4 else [])])
        if n < 6:
            PostingSkill.objects.create(posting=posting, skill_id=directory.skill_id("Python"))
    for n in range(4):
        make_posting(f"Designer {n}", function="design").places.set([directory.place("CA")])


def robots(client: Client, query: str) -> str:
    found = re.findall(r'<meta name="robots" content="([^"]*)">', client.get(f"/{query}").content.decode())
    return found[0] if found else "index"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "index"),
        ("?function=backend", "index"),
        ("?skill=python", "index"),
        ("?workplace=remote", "index"),
        ("?seniority=senior", "index"),
        ("?place=CA", "index"),
        ("?function=backend&place=CA", "index"),
        ("?skill=python&workplace=remote", "index"),
        ("?function=design", "noindex, follow"),  # four jobs
        ("?function=backend&place=DE", "noindex, follow"),  # four jobs
        ("?function=backend&function=design", "noindex, follow"),
        ("?-function=backend", "noindex, follow"),
        ("?function=none", "noindex, follow"),
        ("?place=none", "noindex, follow"),
        ("?function=backend&workplace=remote", "noindex, follow"),
        ("?skill=python&workplace=remote&place=CA", "noindex, follow"),
        ("?seniority=senior&place=CA", "noindex, follow"),
        ("?posted=30d", "noindex, follow"),
        ("?from=CA", "noindex, follow"),
        ("?q=backend", "noindex, follow"),
        ("?company=northwind-tidal", "noindex, follow"),  # it has a page of its own
    ],
)
def test_single_values_and_useful_pairs_may_be_listed(
    client: Client, board_of_roles: None, query: str, expected: str
) -> None:
    assert robots(client, query) == expected
    page = client.get(f"/{query}").content.decode()
    assert ('hreflang="de" href="http' in page) == (expected == "index")


def test_page_says_what_there_is(client: Client, board_of_roles: None) -> None:
    page = client.get("/?function=backend&place=CA")
    month = page.context["landing"].sentences[2].partition("from ")[2].partition(";")[0]
    assert page.context["landing"].sentences == [
        "There are 7 open jobs at 4 companies, such as Brackwater, Northwind Tidal, Southwind.",
        "Of 5 jobs with a yearly salary in USD, at least half go up to 80,000 or more.",
        f"The newest ad is from {month}; 3 jobs were posted in the last 7 days.",
    ]
    html = page.content.decode()
    assert re.search(r"<title>\s*Backend jobs in Canada\s*–\s*Job board\s*</title>", html)
    assert " ".join(page.context["landing"].sentences[:2]) in html.partition('name="description"')[2].partition(">")[0]
    assert " ".join(page.context["landing"].sentences) in text(page)


def test_each_number_is_that_of_a_search(client: Client, board_of_roles: None) -> None:
    def total(query: str) -> int:
        return int(client.get(f"/{query}").context["page"].paginator.count)

    assert total("?function=backend&place=CA") == 7
    assert total("?function=backend&place=CA&pay=USD") == 5
    assert total("?function=backend&place=CA&posted=7d") == 3
    for page in ("?function=backend", "?place=CA", "?skill=python"):
        related = client.get(f"/{page}").context["landing"].related
        assert [each.total for each in related] == [total(each.href.removeprefix("/")) for each in related]
    assert [(each.label, each.href) for each in client.get("/?skill=python").context["landing"].related] == [
        ("Remote Python jobs", "/?skill=python&workplace=remote")
    ]


@pytest.mark.parametrize(
    ("pay", "sentence"),
    [
        ({}, "None of the jobs states a salary."),
        ({"pay_min": 50, "pay_currency": "EUR"}, "5 of the jobs state a salary."),
        ({"pay_max": 90_000, "pay_currency": "EUR", "pay_period": "year"}, "at least half go up to 80,000 or more."),
    ],
)
def test_salary_is_told_as_far_as_it_is_stated(client: Client, pay: dict[str, Any], sentence: str) -> None:
    for n in range(5):
        make_posting(f"Engineer {n}", function="backend", **pay)
    sentences = client.get("/?function=backend").context["landing"].sentences
    assert sentences[0] == "There are 5 open jobs."
    assert sentences[1].endswith(sentence)
    assert sentences[2] == "The ads do not say when they were posted."


def test_names_and_months_fit_into_their_sentences(client: Client) -> None:
    for n in range(5):
        posted = {"posted_on": date(2025, 3, n + 1), "posted_precision": "day"}
        make_posting(f"Engineer {n}", function="backend", company=make_company(f"Tide {n} Inc."), **posted)
    sentences = client.get("/?function=backend").context["landing"].sentences
    assert sentences[0] == "There are 5 open jobs at 5 companies, such as Tide 0 Inc., Tide 1 Inc., Tide 2 Inc."
    assert sentences[2] == "The newest ad is from March 2025."
    assert "mars 2025" in client.get("/fr/?function=backend").context["landing"].sentences[2]
    assert "marzo de 2025" in client.get("/es/?function=backend").context["landing"].sentences[2]


def test_later_pages_of_a_list_have_the_title_only(client: Client) -> None:
    for n in range(30):
        make_posting(f"Engineer {n}", function="backend")
    page = client.get("/?function=backend&page=2")
    assert "There are 30 open jobs" not in page.content.decode().partition("<main")[2]
    assert re.search(r"<title>\s*Backend jobs\s*, page 2", page.content.decode())


def test_names_are_escaped(client: Client) -> None:
    company = make_company("<script>alert(1)</script>", slug="evil")
    for n in range(5):
        make_posting(f"Engineer {n}", function="backend", company=company)
    html = client.get("/?function=backend").content.decode()
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


@pytest.mark.parametrize("seed", range(2))
def test_list_of_landing_pages_has_exactly_the_searches_that_may_be_listed(seed: int) -> None:
    board = RandomBoard(seed)
    board.grow(60)
    index, today = facets.current(), timezone.localdate()
    values = {name: [*index.values(name)] for name in filters.FACETS}
    single = [filters.Search({name: (value,)}) for name in values for value in values[name]]
    pairs = [
        filters.Search({}).with_values(first, [one]).with_values(second, [other])
        for first, second in (("function", "place"), ("skill", "workplace"), ("practice", "workplace"), ("skill", "place"))
        for one in values[first]
        for other in values[second]
    ]
    expected = {each.address() for each in [*single, *pairs] if is_landing_page(Results(index, each, today))}
    listed = [each.address() for each in landing_searches(index)]
    assert len(listed) == len(set(listed))
    assert set(listed) == expected
    assert len(expected) > 2 * LEAST_JOBS


def test_landing_page_needs_no_query_of_its_own(
    client: Client, board_of_roles: None, django_assert_num_queries: Any
) -> None:
    client.get("/?function=backend")  # loads the facets into memory
    Posting.objects.filter(title="Designer 0").update(title="Designer")
    client.get("/")
    with django_assert_num_queries(2):  # due closings, version
        client.get("/?function=backend&place=CA")


def test_few_companies_are_all_named(client: Client) -> None:
    companies = [make_company(f"Tide {n}") for n in range(3)]
    for n in range(6):
        make_posting(f"Engineer {n}", function="backend", company=companies[n % 3])
    sentence = client.get("/?function=backend").context["landing"].sentences[0]
    assert sentence == "There are 6 open jobs at 3 companies: Tide 0, Tide 1, Tide 2."
