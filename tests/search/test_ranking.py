"""Tests of the order of results: the best first, the same on both databases."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from postings.models import Place, Posting, PostingSkill, Skill
from postings.search import facets
from postings.search.facets import Results
from postings.search.filters import Search
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def make(title: str, skills: tuple[str, ...] = (), **fields: Any) -> Posting:
    posting = make_posting(title, posted_on=fields.pop("posted_on", DAY), posted_precision="day", **fields)
    for name in skills:
        skill, _ = Skill.objects.get_or_create(name=name, defaults={"key": name.lower(), "slug": name.lower()})
        PostingSkill.objects.create(posting=posting, skill=skill)
    return posting


def titles(text: str, **filters: tuple[str, ...]) -> list[str]:
    """Return the titles of what a text finds, in the order of relevance."""
    found = Results(facets.current(), Search({"q": (text,), **filters}), timezone.localdate())
    title_of = dict(Posting.objects.values_list("pk", "title"))
    return [title_of[pk] for pk in found[0 : found.total]]


def test_title_comes_before_values_names_and_text() -> None:
    make("Clerk", body="We like rust.")
    make("Analyst", company=make_company("Rust Removal"), body="Hulls.")
    make("Plumber", skills=("Rust",), body="Rust.")
    make("Rust Remover", body="Hulls.", posted_on=DAY - timedelta(days=400))
    assert titles("rust") == ["Rust Remover", "Plumber", "Analyst", "Clerk"]


def test_skill_without_text_ranks_by_its_name() -> None:
    make("Painter", skills=("Go",))
    make("Go Developer", skills=("Go",), posted_on=DAY - timedelta(days=400))
    make("Clerk")
    title_of = dict(Posting.objects.values_list("pk", "title"))
    for values, expected in {("go",): ["Go Developer", "Painter"], ("none",): ["Clerk"]}.items():
        found = Results(facets.current(), Search({"skill": values, "sort": ("relevance",)}), timezone.localdate())
        assert [title_of[pk] for pk in found[0:9]] == expected
    assert Search({"skill": ("go",)}).sort == "newest"
    assert "relevance" not in Search({"seniority": ("senior",)}).sorts


def lookups(text: str, expected: list[str]) -> list[str]:
    """Return the condition on the id of each question to the text index that a search asks, after checking its results."""
    with CaptureQueriesContext(connection) as queries:
        assert titles(text) == expected
    asked = [query["sql"] for query in queries if "SELECT 0, (" in query["sql"]]
    return ["".join(re.findall(r"(?:IN|BETWEEN) [(0-9].*?(?=\) found)", sql)[:1]) for sql in asked]


def test_only_changed_postings_are_looked_up_again() -> None:
    make("Clerk", body="Paints rust.")
    hull = make("Hull Painter", body="Removes rust.", posted_on=DAY - timedelta(days=1))
    expected = ["Clerk", "Hull Painter"]
    assert lookups("rust", expected) == ["", "", ""]  # anywhere, in titles and in names
    assert lookups("rust", expected) == []
    assert lookups("rust -sea", expected) == lookups("rust -ice", expected) == [""]
    hull.title = "Rust Remover"
    hull.save()
    expected = ["Rust Remover", "Clerk"]
    assert lookups("rust", expected) == [f"IN ({hull.pk})"] * 3
    assert lookups("rust", expected) == []
    changed = f"IN ({hull.pk})"
    hull.delete()
    assert lookups("rust", ["Clerk"]) == [changed] * 3


def test_many_changed_postings_are_looked_up_by_the_range_of_their_ids() -> None:
    make("Clerk", body="Paints rust.")
    assert lookups("rust", ["Clerk"])
    new = [make(f"Rust Remover {number}", posted_on=DAY - timedelta(days=number)) for number in range(30)]
    expected = [*(posting.title for posting in new), "Clerk"]
    assert lookups("rust", expected) == [f"BETWEEN {new[0].pk} AND {new[-1].pk}"] * 3
    assert lookups("rust", expected) == []


def test_of_equal_jobs_those_that_state_the_least_salary_come_first() -> None:
    paid: dict[str, Any] = {"pay_min": 90_000, "pay_currency": "USD", "pay_period": "year"}
    make("Clerk", body="Dives.", posted_on=DAY)
    make("Clerk, paid", body="Dives.", posted_on=DAY - timedelta(days=2), **paid)
    make("Diver", posted_on=DAY - timedelta(days=1))
    make("Diver, paid", posted_on=DAY - timedelta(days=3), **paid)
    make("Diver, paid less", posted_on=DAY, **paid | {"pay_min": 50_000})
    least = {"salary_min": ("80000",), "salary_currency": ("USD",)}
    assert titles("dive") == ["Clerk", "Clerk, paid"]
    assert titles("dive", **least) == ["Clerk, paid", "Clerk"]
    assert titles("diver", **least) == ["Diver, paid", "Diver"]
    every = titles("diver", **least, salary=("no", "none", "yes"))
    assert every == ["Diver, paid", "Diver, paid less", "Diver"]


def test_without_a_text_jobs_of_one_day_that_state_the_least_salary_come_first() -> None:
    make("Diver", seniority="senior", employment="full-time")
    make("Sailor", pay_min=90_000, pay_currency="USD", pay_period="year")
    make("Clerk", posted_on=DAY + timedelta(days=1))
    assert titles("") == ["Clerk", "Diver", "Sailor"]
    assert titles("", salary_min=("80000",), salary_currency=("USD",)) == ["Clerk", "Sailor", "Diver"]


def test_ad_with_the_words_comes_before_one_with_related_words_only() -> None:
    make("Tide Developer", body="You are an engineer.", posted_on=DAY - timedelta(days=9))
    make("Tide Programmer")
    make("Clerk", body="Tells every engineer the tide.")
    assert titles("tide engineer") == ["Tide Developer", "Tide Programmer", "Clerk"]


def test_related_word_in_the_title_comes_before_a_value_of_its_name() -> None:
    make("Clerk", function="qa", body="Quality assurance.")
    make("Quality Assurance Clerk", function="qa", posted_on=DAY - timedelta(days=9))
    assert titles("Qualitätssicherung") == ["Quality Assurance Clerk", "Clerk"]


def test_word_of_a_longer_name_is_no_other_value() -> None:
    make("Tide Engineer", body="Drafts every smart contract.")
    make("Rope Engineer", body="Drafts every smart contract.", employment="contract", posted_on=DAY - timedelta(days=1))
    make("Wave Engineer", skills=("Smart Contract",), body="Smart contract.", posted_on=DAY - timedelta(days=9))
    assert titles("smart contract engineer") == ["Wave Engineer", "Tide Engineer", "Rope Engineer"]


def test_words_in_a_row_come_before_words_apart() -> None:
    make("Manager of Product Engineers", posted_on=DAY)
    make("Product Marketing Manager", posted_on=DAY - timedelta(days=1))
    make("Product Manager, Tides", posted_on=DAY - timedelta(days=9))
    make("Clerk", body="You help the product manager.")
    assert titles("product manager")[0] == "Product Manager, Tides"
    assert titles("product manager")[-1] == "Clerk"


def test_form_of_a_word_does_not_matter() -> None:
    for days, title in enumerate(["Software Engineers", "Software Engineer", "RPA Developer"]):
        make(title, body="As a software engineer …", posted_on=DAY - timedelta(days=days))
    assert titles("software engineer") == ["Software Engineers", "Software Engineer", "RPA Developer"]
    assert titles("software engineers") == ["Software Engineers", "Software Engineer", "RPA Developer"]


def test_related_word_in_the_title_ranks_below_the_word_and_above_the_text() -> None:
    make("Clerk", body="Beside a python developer.")
    make("Python Engineer", body="A developer who measures tides.", posted_on=DAY - timedelta(days=1))
    make("Python Developer", posted_on=DAY - timedelta(days=2))
    assert titles("python developer") == ["Python Developer", "Python Engineer", "Clerk"]


def test_query_that_names_values_finds_the_jobs_with_them_first() -> None:
    text = "We go to sea with remote sensors. A senior colleague from Halifax helps."
    halifax = Place.objects.create(key="CA-NS/Halifax", kind="city", name="Halifax", country="CA", subdivision="CA-NS")
    make("Analyst 1", body=text)
    make("Analyst 2", body=text, skills=("Go",), posted_on=DAY - timedelta(days=1))
    make("Analyst 3", body=text, seniority="senior", posted_on=DAY - timedelta(days=2))
    make("Analyst 4", body=text, is_remote=True, posted_on=DAY - timedelta(days=3))
    make("Analyst 5", body=text, posted_on=DAY - timedelta(days=4)).places.add(halifax)
    assert [titles(word)[0] for word in ("go", "senior", "remote", "halifax")] == [
        "Analyst 2", "Analyst 3", "Analyst 4", "Analyst 5"
    ]  # fmt: skip


def test_company_of_that_name_comes_before_its_product() -> None:
    make("Clerk", company=make_company("Tidelog"), body="Hulls.", posted_on=DAY - timedelta(days=9))
    make("Plumber", skills=("Tidelog",), body="Tidelog.")
    make("Tidelog Administrator", skills=("Tidelog",), posted_on=DAY - timedelta(days=10))
    assert titles("tidelog") == ["Clerk", "Tidelog Administrator", "Plumber"]
    assert titles("tidelog administrator") == ["Tidelog Administrator"]


def test_company_named_like_a_level_or_place_does_not_come_before_titles() -> None:
    make("Clerk", company=make_company("Senior"), body="Hulls.")
    make("Senior Plumber", seniority="senior", posted_on=DAY - timedelta(days=9))
    assert titles("senior") == ["Senior Plumber", "Clerk"]


def test_jobs_in_the_role_of_a_title_come_before_those_that_only_mention_it() -> None:
    make("Engineer", body="Our recruiter calls you.", function="software-general")
    make("Head of Hiring", body="You are our first recruiter.", function="people", posted_on=DAY - timedelta(days=9))
    assert titles("recruiter") == ["Head of Hiring", "Engineer"]
    assert titles("recruiter -senior") == ["Head of Hiring", "Engineer"]


def test_word_of_most_titles_counts_less_than_a_rare_one() -> None:
    for number in range(11):
        make(f"Harbour Engineer {number}", body="Tides." if number == 0 else "Hulls.")
    make("Tides Clerk", body="Beside an engineer.", posted_on=DAY - timedelta(days=9))
    assert titles("tides engineer") == ["Tides Clerk", "Harbour Engineer 0"]


def test_title_with_all_words_comes_before_a_value_in_the_role_of_the_title() -> None:
    make("Storage Keeper, Harbour Engineer", body="Hulls.", posted_on=DAY - timedelta(days=9))
    make("Harbour Engineer", skills=("Storage",), function="it-support", body="Storage.")
    assert titles("storage engineer") == ["Storage Keeper, Harbour Engineer", "Harbour Engineer"]


def test_word_for_a_level_counts_less_than_what_the_job_is_about() -> None:
    make("Tides Manager", body="Risk.", seniority="manager")
    make("Risk Clerk", body="Beside a manager.", posted_on=DAY - timedelta(days=9))
    assert titles("risk manager") == ["Risk Clerk", "Tides Manager"]


def test_word_of_many_more_titles_than_another_counts_less() -> None:
    for number in range(11):
        make(f"Tides Analyst {number}", body="Investment." if number == 0 else "Hulls.")
    for number in range(150):
        make(f"Clerk {number}", body="Hulls.")
    make("Investment Clerk", body="Beside an analyst.", posted_on=DAY - timedelta(days=9))
    assert titles("investment analyst") == ["Investment Clerk", "Tides Analyst 0"]


def test_another_title_of_the_job_comes_before_one_that_only_has_the_words() -> None:
    make("Clerk", body="A legal assistant helps you.")
    make("Paralegal", body="Hulls.", posted_on=DAY - timedelta(days=9))
    make("Legal Assistant", body="Hulls.", posted_on=DAY - timedelta(days=10))
    assert titles("legal assistant") == ["Legal Assistant", "Paralegal", "Clerk"]


def test_skill_of_a_filter_in_the_title_comes_first() -> None:
    make("Developer", skills=("Go",))
    make("Go Developer", skills=("Go",), posted_on=DAY - timedelta(days=9))
    assert titles("developer", skill=("go",)) == ["Go Developer", "Developer"]
    assert titles("developer") == ["Developer", "Go Developer"]


def test_title_in_the_language_of_the_query_comes_before_its_translation() -> None:
    make("Software Developer", body="Hulls.")
    make("Softwareentwickler", body="Hulls.", posted_on=DAY - timedelta(days=9))
    assert titles("Softwareentwickler") == ["Softwareentwickler", "Software Developer"]


def test_words_apart_in_the_language_of_the_query_come_before_a_phrase_in_english() -> None:
    make("Java Developer", body="Hulls.")
    make("Développeur fullstack Java", body="Hulls.", posted_on=DAY - timedelta(days=9))
    assert titles("développeur java") == ["Développeur fullstack Java", "Java Developer"]


def test_translation_in_the_order_of_english_is_a_phrase() -> None:
    make("Software Engineer, Data Platform", body="Hulls.")
    make("Data Engineer", body="Hulls.", posted_on=DAY - timedelta(days=9))
    assert titles("ingeniero de datos") == ["Data Engineer", "Software Engineer, Data Platform"]


def test_word_of_the_title_that_is_a_value_as_well_comes_first() -> None:
    make("Pre-Sales Engineer", function="solutions-sales-engineering")
    make("Director, Software Sales", function="sales", posted_on=DAY - timedelta(days=1))
    assert titles("sales") == ["Director, Software Sales", "Pre-Sales Engineer"]


def test_names_of_values_are_those_of_the_language() -> None:
    make("Clerk", body="Befristet.")
    make("Agent", body="Befristet.", employment="temporary", posted_on=DAY - timedelta(days=1))
    assert titles("befristet") == ["Clerk", "Agent"]
    with translation.override("de"):
        assert titles("befristet") == ["Agent", "Clerk"]


def test_equal_results_are_newest_first_and_filters_keep_the_order() -> None:
    make("Diver, old", is_remote=True, posted_on=DAY - timedelta(days=3))
    make("Diver, new", posted_on=DAY)
    make("Clerk", body="Beside a diver.", is_remote=True)
    assert titles("diver") == ["Diver, new", "Diver, old", "Clerk"]
    assert titles("diver", workplace=("remote",)) == ["Diver, old", "Clerk"]


def test_of_one_day_the_fullest_come_first_and_companies_take_turns() -> None:
    tides, docks = make_company("Tides"), make_company("Docks")
    full: dict[str, Any] = {"seniority": "senior", "employment": "full-time", "years_min": 3}
    make("Diver 1", company=tides, **full)
    make("Diver 2", company=tides, **full)
    make("Diver 3", company=docks)
    make("Diver 4", company=docks, is_remote=True)
    make("Diver 5")
    assert titles("diver") == ["Diver 2", "Diver 4", "Diver 5", "Diver 1", "Diver 3"]
    found = Results(facets.current(), Search({}), timezone.localdate())
    assert found[1:4] == found[0:5][1:4]


def test_any_of_several_jobs_is_found_those_with_one_as_title_first() -> None:
    make("Clerk", body="Cooks and waiters.")
    make("Waiter", body="Hulls.", posted_on=DAY - timedelta(days=9))
    make("Cook", body="Hulls.", posted_on=DAY - timedelta(days=10))
    make("Plumber", body="Hulls.")
    for text in ("cook or waiter", "Cook / Waiter", "cook OR waiter", "Koch oder Kellner", "cuisinier ou serveur"):
        assert titles(text) == ["Waiter", "Cook", "Clerk"], text
    assert titles("cook waiter") == ["Clerk"]
    assert titles('"cook" or "waiter"') == ["Waiter", "Cook"]
    assert titles('"cook or waiter"') == []
    assert titles("cook or waiter -clerk") == ["Waiter", "Cook"]


def test_occupation_that_is_said_once_belongs_to_each_of_several_jobs() -> None:
    make("Rust Developer", body="Hulls.")
    make("Go Developer", body="Hulls.", posted_on=DAY - timedelta(days=9))
    make("Clerk", body="Go and rust.")
    assert titles("go or rust developer") == ["Rust Developer", "Go Developer"]
    assert titles("desarrollador go o rust") == ["Rust Developer", "Go Developer"]


def test_translation_of_a_title_comes_before_other_names_of_the_job() -> None:
    make("Solutions Engineer", body="Hulls.")
    make("Sales Engineer", body="Hulls.", posted_on=DAY - timedelta(days=9))
    assert titles("ingénieur commercial") == ["Sales Engineer", "Solutions Engineer"]
