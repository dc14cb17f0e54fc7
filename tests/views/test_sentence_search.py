"""A sentence in the search field: where the form leads, and what the page says about it."""

from typing import Any
from urllib.parse import quote_plus

import pytest
from django.test import Client
from django.utils import timezone

from postings.models import Place, Posting, PostingSkill, Skill
from postings.search import facets
from tests.builders import make_company, make_posting
from tests.pages import text, titles

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def job() -> None:
    """Create a job with a value of many facets, and one with none of them."""
    company = make_company("Ebbmark")
    job = make_posting(
        "Python Developer", company=company, seniority="senior", is_remote=True, employment="part-time", apply_from=" DE "
    )
    PostingSkill.objects.create(posting=job, skill=Skill.objects.get(slug="python"))
    germany = Place.objects.create(key="DE", kind="country", name="Germany", country="DE")
    berlin = Place.objects.create(key="DE-BE/Berlin", kind="city", name="Berlin", country="DE", subdivision="DE-BE")
    job.places.set([germany, berlin])
    make_posting("Clerk", body="Nothing of the kind.", apply_from=" FR ", apply_from_others="no")


def submitted(client: Client, sentence: str, rest: str = "", path: str = "/") -> str:
    """Return where the form leads, without the sentence at the end of the address."""
    response = client.get(f"{path}?q={quote_plus(sentence)}&read=1{rest}")
    assert response.status_code == 302
    assert "ETag" not in response.headers
    address, _, said = response.headers["Location"].partition("&said=")
    assert said in {"", quote_plus(sentence.strip())}
    return address


@pytest.mark.parametrize(
    ("path", "sentence", "address"),
    [
        (
            "/",
            "senior python remote in Berlin",
            "/?skill=python&workplace=remote&place=DE-BE%2FBerlin&seniority=senior&sort=relevance",
        ),
        ("/", "Python developer from Germany, part-time", "/?q=Python+developer&employment=part-time&from=DE"),
        (
            "/de/",
            "Senior Python in Teilzeit aus Deutschland",
            "/de/?skill=python&seniority=senior&employment=part-time&from=DE",
        ),
        ("/fr/", "développeur python en Allemagne", "/fr/?q=d%C3%A9veloppeur+python&place=DE"),
        ("/es/", "trabajo remoto en Alemania, no python", "/es/?workplace=remote&place=DE&-skill=python"),
        ("/", "jobs at Ebbmark", "/?company=ebbmark"),
    ],
)
def test_sentence_leads_to_the_filters_that_it_names(client: Client, path: str, sentence: str, address: str) -> None:
    assert submitted(client, sentence, path=path) == address
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("words", ["python", "python developer", "berlin", "  tides ", "C++ & boats", '"senior python"'])
def test_words_stay_words(client: Client, words: str) -> None:
    response = client.get(f"/?q={quote_plus(words)}&read=1&from=")
    assert (response.status_code, response.headers["Location"]) == (302, f"/?q={quote_plus(words.strip())}")


def test_empty_field_leads_to_all_jobs(client: Client) -> None:
    assert submitted(client, "") == "/"
    assert submitted(client, " ", "&workplace=remote") == "/?workplace=remote"


def test_filters_in_use_are_kept(client: Client) -> None:
    rest = "&seniority=junior&workplace=remote&from=FR&apply=no&apply=yes&sort=newest&page=2&utm_source=x"
    address = submitted(client, "senior python from germany", rest)
    assert (
        address == "/?skill=python&workplace=remote&seniority=junior&seniority=senior&apply=no&apply=yes&sort=newest&from=DE"
    )


def test_salary_of_a_sentence_is_yearly_and_in_the_currency_in_use(client: Client) -> None:
    rest = "&salary_min=30&salary_currency=GBP&salary_period=hour"
    assert submitted(client, "remote over 60k", rest) == "/?workplace=remote&salary_min=60000&salary_currency=GBP"


def test_salary_of_a_sentence_is_in_the_currency_of_the_country_that_it_names(client: Client) -> None:
    for currency in ("USD", "USD", "EUR"):
        make_posting("Paid", pay_min=50_000, pay_currency=currency, pay_period="year")
    form = "&salary_currency=USD"
    assert submitted(client, "remote from Germany over 60k", form) == (
        "/?workplace=remote&salary_min=60000&salary_currency=EUR&from=DE"
    )
    for sentence in (
        "remote from Germany over 60k usd",
        "remote over 60k",
        "remote from Japan over 60k",
    ):
        assert "salary_currency=USD" in submitted(client, sentence, form)


def test_salary_of_a_sentence_is_in_the_most_frequent_currency_of_the_board(client: Client) -> None:
    make_posting("Paid", pay_min=50_000, pay_currency="EUR", pay_period="year")
    assert submitted(client, "remote over 60k") == "/?workplace=remote&salary_min=60000&salary_currency=EUR"


def test_skills_of_a_sentence_are_all_asked_for(client: Client) -> None:
    job = Posting.objects.get(title="Clerk")
    PostingSkill.objects.create(posting=job, skill=Skill.objects.get(slug="go"))
    both = "/?skill=go&skill=python&workplace=remote&sort=relevance&skill_mode=all"
    assert submitted(client, "remote with python and golang") == both
    assert submitted(client, "remote with golang", "&skill=python") == both


def test_jobs_with_the_skill_of_a_sentence_in_their_title_come_first(client: Client) -> None:
    newest = make_posting("Clerk", is_remote=True, posted_on=timezone.localdate(), posted_precision="day")
    PostingSkill.objects.create(posting=newest, skill=Skill.objects.get(slug="python"))
    address = submitted(client, "remote with python")
    assert titles(client, address) == ["Python Developer", "Clerk"]
    assert titles(client, address.replace("&sort=relevance", "")) == ["Clerk", "Python Developer"]
    assert submitted(client, "remote with python", "&sort=pay").endswith("&sort=pay")


def test_sentence_keeps_how_the_skills_in_use_combine(client: Client) -> None:
    address = submitted(client, "remote, part-time", "&skill=python&skill=docker")  # an address from before modes
    assert address == "/?skill=docker&skill=python&workplace=remote&employment=part-time&skill_mode=any"


def test_address_without_reading_keeps_its_meaning(client: Client) -> None:
    assert client.get("/?q=senior+python+remote+in+Berlin").context["search"].text == "senior python remote in Berlin"
    assert titles(client, "?q=python+developer") == ["Python Developer"]


def test_page_shows_the_sentence_its_filters_and_the_words_that_were_not_placed(client: Client) -> None:
    response = client.get(f"/?q={quote_plus('senior tidal developer in Berlin')}&read=1", follow=True)
    shown = text(response)
    assert [(chip.name, chip.label) for chip in response.context["chips"]] == [
        ("Search", "tidal developer"),
        ("Location", "Berlin, Germany"),
        ("Level", "Senior"),
    ]
    assert "From “ senior tidal developer in Berlin ”. Searched for in the text: tidal developer ." in shown
    for part in ("canonical", "/postings.atom"):
        assert f"{part}?said" not in response.content.decode()
    assert "said=" not in response.context["canonical"]
    assert all("said=" not in chip.without for chip in response.context["chips"])


def test_sentence_of_filters_only_has_no_words_to_show(client: Client) -> None:
    shown = text(client.get("/?q=senior+python+in+Berlin&read=1", follow=True))
    assert "From “ senior python in Berlin ”." in shown
    assert "Searched for in the text" not in shown


def test_words_can_be_searched_for_instead(client: Client) -> None:
    response = client.get("/?q=senior+python+in+Berlin&read=1&employment=part-time", follow=True)
    words = response.context["understood"].as_words
    assert words == "?q=senior+python+in+Berlin&employment=part-time"
    assert f'<a href="{words.replace("&", "&amp;")}" rel="nofollow">' in response.content.decode()
    assert client.get(f"/{words}").context["search"].text == "senior python in Berlin"


@pytest.mark.parametrize(
    "query",
    [
        "?said=senior+python",
        "?q=python&said=senior+python",
        "?seniority=senior&said=buy+boats",
        "?seniority=senior&skill=python&q=boats&said=senior+python",
        "?workplace=remote&said=senior+python",
        "?q=python&said=python",
    ],
)
def test_sentence_that_does_not_mean_the_search_is_not_shown(client: Client, query: str) -> None:
    response = client.get(f"/{query}")
    assert response.status_code == 200
    assert response.context["understood"] is None


HOSTILE = [
    "no", "not", "in", "from", "-", '"', "“", "*", "no no no not", "in in in", ",", "and or", "k", "€", "+80k+", "%00%ff",
    "<script>alert(1)</script> in Berlin, senior", "senior' OR 1=1 -- in Berlin", "٣ ٤ senior", "ſenior İn berlin",
    "senior 🦀 in Berlin", "in " * 66, "no " * 66, "senior " * 28, "a, " * 66, "python or " * 20, "9" * 200, "$" * 200,
    "team " * 40, "from " * 40, "with " * 40, "german speaking " * 12, "-" * 200, '"' * 200, "(" * 200, "1-" * 100, "utc+99",
]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/de/", "/fr/", "/es/"])
def test_hostile_text_leads_to_a_page(client: Client, path: str) -> None:
    for sentence in HOSTILE:
        response = client.get(path, {"q": sentence, "read": "1"})
        assert response.status_code == 302, sentence
        page = client.get(response.headers["Location"])
        assert page.status_code == 200, sentence
        assert b"<script>alert" not in page.content


def test_long_text_is_not_cut(client: Client) -> None:
    sentence = f"senior python in Berlin {'x' * 200}"
    response = client.get("/", {"q": sentence, "read": "1"})
    assert response.headers["Location"] == f"/?q={quote_plus(sentence)}"
    assert client.get(response.headers["Location"]).status_code == 400
    assert client.get("/", {"seniority": "senior", "said": sentence}).context["understood"] is None


def test_problem_with_a_filter_in_use_is_still_reported(client: Client) -> None:
    response = client.get("/?q=senior+python+in+Berlin&read=1&company=nobody", follow=True)
    assert response.status_code == 400
    assert "Company: “nobody” was not found." in text(response)


def test_merged_value_is_replaced_before_the_sentence_is_read(client: Client) -> None:
    response = client.get("/?q=senior+in+Berlin&read=1&skill=PYTHON", follow=True)
    assert [status for _, status in response.redirect_chain] == [301, 302]
    assert response.context["search"].values["skill"] == ("python",)


def test_page_without_a_sentence_does_not_make_the_names_for_reading(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("postings.views.sentence_search.known_names")
    assert client.get("/?q=python").status_code == 200
    assert client.get("/?q=&read=1").status_code == 302


def test_reading_asks_the_database_only_once_for_each_state_of_the_board(
    client: Client, django_assert_num_queries: Any
) -> None:
    client.get("/?q=senior+python+in+Berlin&read=1", follow=True)
    facets.current()
    with django_assert_num_queries(2):  # the state of the board, and what is due to close
        client.get("/?q=part-time+at+Ebbmark,+no+python&read=1")


def test_search_field_of_a_company_understands_sentences(client: Client) -> None:
    page = client.get("/companies/ebbmark/").content.decode()
    assert '<button type="submit" name="read" value="1">Search</button>' in page
    assert submitted(client, "senior part-time", "&company=ebbmark").startswith(
        "/?seniority=senior&company=ebbmark&employment="
    )


def test_misspelt_words_that_find_nothing_are_corrected_and_said(client: Client) -> None:
    make_posting("Python Tester")
    make_posting("Python Trainer")
    assert submitted(client, "pyhton developer") == "/?q=python+developer"
    address = "/?q=python+developer&place=DE-BE%2FBerlin&seniority=senior"
    assert submitted(client, "senior pyhton developer in Berlin") == address
    assert titles(client, "?q=python+developer&said=pyhton+developer") == ["Python Developer"]
    page = client.get("/?q=pyhton+developer&read=1", follow=True)
    assert "No jobs match “ pyhton developer ”. Searched for in the text: python developer ." in text(page)
    assert '<a href="?q=pyhton+developer" rel="nofollow">Search for these words instead</a>' in page.content.decode()
    assert titles(client, "?q=pyhton+developer") == []
    assert "said" not in client.get("/?q=python+developer&read=1").headers["Location"]


def test_misspelt_words_that_few_ads_have_are_corrected_if_that_finds_far_more(client: Client) -> None:
    make_posting("Clerk", body="The harbour manger.")
    for number in range(10):
        make_posting(f"Harbour Manager {number}")
    assert submitted(client, "harbour manger") == "/?q=harbour+manger"
    make_posting("Harbour Manager 10")
    assert submitted(client, "harbour manger") == "/?q=harbour+manager"
    page = client.get("/?q=harbour+manger&read=1", follow=True)
    assert "Few jobs match “ harbour manger ”. Searched for in the text: harbour manager ." in text(page)
    assert titles(client, "?q=harbour+manger") == ["Clerk"]
    assert submitted(client, "harbour clerk") == "/?q=harbour+clerk"


def test_misspelt_words_are_not_corrected_if_that_finds_nothing_either(client: Client) -> None:
    make_posting("Python Tester")
    make_posting("Python Trainer")
    assert submitted(client, "pyhton sailor") == "/?q=pyhton+sailor"


def test_words_that_exist_are_no_mistakes(client: Client) -> None:
    for number in range(30):
        make_posting(f"Lead Writer Meson Junior Mid {number}")
    for number in range(2):
        make_posting(f"Head Buyer {number}")
    for words in ("waiter", "mason", "maid", "janitor", "head writer"):
        assert submitted(client, words) == "/?q=" + words.replace(" ", "+")
    assert submitted(client, "wirter") == "/?q=writer"


@pytest.mark.parametrize(
    ("path", "sentence", "currency"),
    [
        ("/de/", "remote ab 70k", "EUR"),
        ("/fr/", "télétravail 70k", "EUR"),
        ("/es/", "remoto 70k", "EUR"),
        ("/", "remote over 70k", "USD"),
        ("/de/", "remote in den USA ab 70k", "USD"),
        ("/de/", "remote ab 70k usd", "USD"),
    ],
)
def test_salary_of_a_sentence_is_in_the_currency_of_its_language(
    client: Client, path: str, sentence: str, currency: str
) -> None:
    for paid in ("USD", "USD", "EUR"):
        posting = make_posting("Paid", pay_min=50_000, pay_currency=paid, pay_period="year")
    posting.places.add(Place.objects.create(key="US", kind="country", name="United States", country="US"))
    address = client.get(path, {"q": sentence, "read": "1", "salary_currency": "USD"}).headers["Location"]
    assert f"salary_min=70000&salary_currency={currency}" in address
