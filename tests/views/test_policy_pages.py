"""The pages that say how results are ranked and how reports are handled, and the links to them."""

import re

import pytest
from django.test import Client

from postings.models import ErrorReport
from postings.search import ranking
from tests.builders import make_posting
from tests.pages import text

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_ranking_page_states_the_points_of_the_ranking(client: Client) -> None:
    html = client.get("/ranking/").content.decode()
    points = [int(number) for number in re.findall(r"<td>(\d+)</td>", html)]
    of_words = [ranking.IN_TITLE, ranking.AS_COMPANY, ranking.RELATED_IN_TITLE, ranking.AS_VALUE]
    assert points == [*of_words, ranking.OTHER_TITLE, ranking.IN_NAMES, 0]
    assert f"gives {ranking.IN_TITLE_AND_AS_VALUE} more points" in text(client.get("/ranking/"))
    assert f"in the title give {ranking.AS_PHRASE} more points" in text(client.get("/ranking/"))
    assert f"with all your words gets {ranking.WITH_ALL_WORDS} more point" in text(client.get("/ranking/"))
    assert f"get {ranking.OF_THE_ROLE} more points" in text(client.get("/ranking/"))
    assert f"or related ones, gets {ranking.ALL_IN_TITLE} more points" in text(client.get("/ranking/"))
    assert f"its jobs get {ranking.AS_WHOLE_TEXT} more points" in text(client.get("/ranking/"))
    assert f"gives {ranking.SKILL_IN_TITLE} more points" in text(client.get("/ranking/"))


@pytest.mark.parametrize("address", ["/ranking/", "/reporting/"])
def test_every_page_links_to_the_policies(client: Client, address: str) -> None:
    assert f'<a href="{address}">' in client.get("/about/").content.decode()


def test_job_links_to_report_and_policy(client: Client) -> None:
    page = client.get(make_posting("Tide Reader").get_absolute_url())
    assert "Report this ad" in text(page)
    assert '<a href="/reporting/">How we handle reports</a>' in page.content.decode()


def test_fraud_is_the_first_problem_to_report(client: Client) -> None:
    posting = make_posting("Tide Reader")
    address = f"{posting.get_absolute_url()}report/"
    problems = re.findall(r'type="radio" name="fact" value="(\w+)"', client.get(address).content.decode())
    assert problems[0] == "fraud"
    assert client.post(address, {"fact": "fraud", "words": "They want money."}).status_code == 302
    assert ErrorReport.objects.get().get_fact_display() == "Fraud or a scam"


def test_dashboard_counts_reports_of_fraud(admin_client: Client) -> None:
    posting = make_posting("Tide Reader")
    for fact in ("fraud", "pay"):
        ErrorReport.objects.create(posting=posting, fact=fact, words="x")
    figure = next(each for each in admin_client.get("/admin/").context["waiting"] if each.label == "Reports of fraud")
    assert (figure.count, admin_client.get(figure.url).context["cl"].result_count) == (1, 1)


def test_about_page_says_that_salaries_are_not_converted(client: Client) -> None:
    assert "We never convert currencies." in text(client.get("/about/"))
