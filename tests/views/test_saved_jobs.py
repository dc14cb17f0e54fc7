"""The list of saved jobs as an address, and the comparison of jobs."""

import re

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from postings.models import Skill
from postings.sync.directory import Directory
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db


def address(page: str, *ids: object) -> str:
    return f"/{page}/?{'&'.join(f'job={each}' for each in ids)}"


def words(client: Client, url: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", client.get(url).content.decode()).split())


def test_list_keeps_order_and_includes_closed_postings(client: Client) -> None:
    first, second, closed = make_posting("first"), make_posting("second"), make_posting("third", status="closed")
    response = client.get(address("saved", second.pk, closed.pk, first.pk, second.pk))
    assert [posting.title for posting in response.context["postings"]] == ["second", "third", "first"]
    assert "This job is closed." in response.content.decode()
    assert "3 saved jobs" in response.content.decode()


@pytest.mark.parametrize("page", ["saved", "compare"])
def test_missing_and_hidden_postings_are_reported_as_unavailable(client: Client, page: str) -> None:
    shown, other = make_posting("shown"), make_posting("other")
    hidden = make_posting("hidden", status="hidden")
    said = words(client, address(page, shown.pk, hidden.pk, other.pk, 987654321, "x", "-1", "9" * 30, "٣"))
    assert "2 jobs are no longer available" in said
    assert "hidden" not in said
    assert client.get(f"/{page}/").status_code == 200


def test_cards_of_the_list_show_skills(client: Client) -> None:
    posting = make_posting()
    posting.posting_skills.create(skill=Skill.objects.get(slug="go"))
    assert "<li>Go</li>" in client.get(f"/saved/?job={posting.pk}").content.decode()


def test_list_has_at_most_fifty_jobs(client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    ids = [make_posting(str(number)).pk for number in range(60)]
    with django_assert_max_num_queries(10):
        response = client.get(address("saved", *ids))
    assert len(response.context["postings"]) == 50
    assert "A list can have up to 50 jobs. 10 more jobs are not shown." in response.content.decode()


def test_comparison_shows_facts_side_by_side_and_marks_equal_ones(client: Client) -> None:
    one = make_posting("one", company=make_company(), seniority="senior", years_min=5, pay_min=1, pay_currency="EUR")
    two = make_posting("two", seniority="senior", function="data", status="closed")
    response = client.get(address("compare", one.pk, two.pk))
    lines = {line.label: ([fact.words for fact in line.facts], line.is_same) for line in response.context["lines"]}
    assert lines["Level"] == (["Senior", "Senior"], True)
    assert lines["Role"] == (["", "Data"], False)
    assert lines["Experience"] == (["5 years or more", ""], False)
    assert lines["Job type"] == (["", ""], True)
    said = words(client, address("compare", one.pk, two.pk))
    assert "Company not stated; closed" in said
    assert "Role (differs) Not stated Data" in said
    same = said[said.index("facts are the same") :]
    assert "Level Senior" in same


def test_comparison_says_the_differences_in_words(client: Client) -> None:
    one, two = make_posting("one", is_remote=True), make_posting("two", is_onsite=True)
    said = words(client, address("compare", one.pk, two.pk))
    assert "Only A can be done remotely." in said
    assert said.index("A one") < said.index("B two")


def test_locations_are_equal_only_if_all_places_are(client: Client) -> None:
    directory = Directory()
    postings = [make_posting(f"job {number}") for number in range(3)]
    for posting, codes in zip(postings, ("AT BE BG CY DE DK ES FI FR", "AR BO BR CL CO CR CU DO EC"), strict=False):
        posting.places.set([directory.place(code) for code in codes.split()])
    response = client.get(address("compare", *(posting.pk for posting in postings)))
    place = next(line for line in response.context["lines"] if line.label == "Location")
    assert [fact.words for fact in place.facts] == ["9 locations", "9 locations", ""]
    assert not place.is_same
    assert "All 9 – Location Austria; Belgium" in words(client, address("compare", *(posting.pk for posting in postings)))
    two = client.get(address("compare", postings[0].pk, postings[1].pk))
    assert not next(line for line in two.context["lines"] if line.label == "Location").is_same


def test_comparison_links_to_removing_a_job_and_to_the_list(client: Client) -> None:
    one, two, three = (make_posting(title) for title in ("one", "two", "three"))
    html = client.get(address("compare", one.pk, two.pk, three.pk)).content.decode()
    assert f'<a href="/compare/?job={one.pk}&amp;job={three.pk}">Remove' in html
    assert f'<a href="/saved/?job={one.pk}&amp;job={two.pk}&amp;job={three.pk}">Share these jobs' in html
    assert "Remove" not in words(client, address("compare", one.pk, two.pk))


def test_comparison_shows_four_jobs_and_names_the_others(client: Client) -> None:
    postings = [make_posting(f"job {number}") for number in range(6)]
    said = words(client, address("compare", *(posting.pk for posting in postings)))
    assert "Compare 4 jobs" in said
    assert "Not included: job 4 , job 5 ." in said


def test_single_job_is_not_compared(client: Client) -> None:
    assert "Save 2 to 4 jobs" in words(client, address("compare", make_posting().pk))
