"""Links to the admin on public pages, which only editors get and no cache may store."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from jobboard.signin.roles import Role
from postings.models import Posting
from tests.builders import make_company, make_posting, make_team
from tests.signin.accounts import add_two_step, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def posting() -> Posting:
    company = make_company(pk=1_234_567)
    return make_posting(pk=2_345_678, company=company, team=make_team(company, pk=3_456_789))


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user("mara", Role.EDITOR))
    return client


def pages(posting: Posting) -> dict[str, str]:
    """Return the addresses of the forms of a posting, its company and its team, by those of their pages."""
    return {
        posting.get_absolute_url(): "/admin/postings/posting/2345678/change/",
        posting.company.get_absolute_url(): "/admin/postings/company/1234567/change/",
        posting.team.get_absolute_url(): "/admin/postings/team/3456789/change/",
    }


def links(client: Client, page: str, **headers: Any) -> bool:
    return "/admin/" in client.get(page, **headers).content.decode()


def test_editor_gets_a_link_to_the_form(editor: Client, posting: Posting) -> None:
    for page, form in pages(posting).items():
        assert f'<a href="{form}">Edit</a>' in editor.get(page).content.decode()
        assert editor.get(form).status_code == 200


def test_page_of_an_editor_is_not_stored_compressed_or_confused_with_the_public_one(
    editor: Client, posting: Posting
) -> None:
    for page in pages(posting):
        response = editor.get(page, headers={"accept-encoding": "gzip", "if-none-match": "*"})
        assert response.status_code == 200
        assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}
        assert not {"ETag", "Content-Encoding", "Last-Modified"} & response.headers.keys()
        public = Client().get(page)
        assert "ETag" not in public.headers or public.headers["ETag"] != response.headers.get("ETag")


def test_visitor_gets_no_link_no_cookie_and_a_page_that_does_not_vary(client: Client, posting: Posting) -> None:
    for page in pages(posting):
        response = client.get(page)
        assert b"/admin/" not in response.content
        assert not response.cookies
        assert "no-store" not in response.headers.get("Cache-Control", "")
        assert "Cookie" not in response.headers.get("Vary", "")


def test_other_cookies_do_not_cost_queries(
    client: Client, posting: Posting, django_assert_num_queries: Any, django_assert_max_num_queries: Any
) -> None:
    for page in pages(posting):
        client.get(page)
        with django_assert_max_num_queries(100) as plain:
            client.get(page)
        client.cookies["csrftoken"] = client.cookies["browser"] = "x"
        with django_assert_num_queries(len(plain.captured_queries)):
            client.get(page)
        client.cookies.clear()


def test_editor_costs_few_queries_more(editor: Client, posting: Posting, django_assert_max_num_queries: Any) -> None:
    for page in pages(posting):
        with django_assert_max_num_queries(100) as plain:
            Client().get(page)
        with django_assert_max_num_queries(len(plain.captured_queries) + 6):
            editor.get(page)


def test_forged_session_gets_no_link_and_no_stored_page(client: Client, posting: Posting) -> None:
    for page in pages(posting):
        client.cookies["session"] = "forged"
        response = client.get(page)
        assert b"/admin/" not in response.content
        assert set(response.headers["Cache-Control"].split(", ")) == {"private", "no-store"}


def test_user_without_permission_gets_no_link(client: Client, posting: Posting) -> None:
    client.force_login(get_user_model().objects.create_user("reader", is_staff=True))
    assert not any(links(client, page) for page in pages(posting))


def test_user_who_has_not_done_the_second_step_gets_no_link(client: Client, posting: Posting) -> None:
    user = make_user("mara", Role.EDITOR)
    add_two_step(user)
    client.force_login(user)
    assert not any(links(client, page) for page in pages(posting))


def test_link_is_there_in_each_language(editor: Client, posting: Posting) -> None:
    assert "/admin/postings/posting/2345678/change/" in editor.get(f"/de{posting.get_absolute_url()}").content.decode()
