"""JobPosting markup in the admin: the figures of the dashboard, the lists they link to, and the reasons of each ad."""

import pytest
from django.test import Client
from django.urls import reverse

from jobboard.signin.roles import Role
from postings.models import Posting
from postings.sync.markup_rules import Reason
from tests.admin.test_dashboard import client_of, count_of
from tests.builders import make_posting
from tests.pages import text
from tests.publishing.test_job_posting import make_ad

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def editor() -> Client:
    return client_of(Role.EDITOR)


def test_each_figure_is_the_length_of_the_list_it_links_to(editor: Client) -> None:
    make_ad()
    make_ad("Data Engineer!", company=Posting.objects.get().company)
    make_posting("Analyst")
    make_posting("Closed Engineer", status="closed")
    figures = editor.get("/admin/").context["markup"]
    assert {figure.label: figure.count for figure in figures} == {
        "With markup": 1,
        Reason.NO_COMPANY.label: 1,
        Reason.NO_COUNTRY.label: 1,
        Reason.NO_DAY.label: 1,
        Reason.TITLE.label: 1,
    }
    assert [count_of(editor, figure.url) for figure in figures] == [figure.count for figure in figures]


def test_form_says_why_an_ad_has_no_markup(editor: Client) -> None:
    having, lacking = make_ad(), make_posting("Analyst!")
    form = reverse("admin:postings_posting_change", args=[having.pk])
    assert "JobPosting markup: Yes" in text(editor.get(form))
    shown = text(editor.get(reverse("admin:postings_posting_change", args=[lacking.pk])))
    for reason in (Reason.NO_COMPANY, Reason.TITLE, Reason.NO_DAY, Reason.NO_COUNTRY):
        assert f"No: {reason.label}" in shown
    assert editor.get(reverse("admin:postings_posting_add")).status_code == 200


@pytest.mark.parametrize("value", ["nothing", "yes", "", "%00"])
def test_unknown_value_of_the_filter_is_no_error(editor: Client, value: str) -> None:
    assert editor.get(f"{reverse('admin:postings_posting_changelist')}?markup={value}").status_code in {200, 302, 400}


def test_list_does_not_count_the_postings_of_each_reason(editor: Client) -> None:
    make_ad()
    assert Reason.NO_DAY.label not in text(editor.get(reverse("admin:postings_posting_changelist")))
