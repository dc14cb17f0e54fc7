"""What was entered in a form of the admin and not saved, in a real browser: it is kept and can be restored."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Dialog, Page, expect

from jobboard.signin.roles import Role
from postings.models import Posting
from tests.browser.test_admin import sign_in
from tests.builders import make_company, make_posting
from tests.signin.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = "What you entered here before was not saved."


@pytest.fixture
def posting() -> Posting:
    make_company("Brackwater Tidal")
    return make_posting("Tide Modeller", company=make_company("Northwind"), apply_url="https://jobs.example.org/1")


def open_form(page: Page, live_server: Any, posting: Posting) -> str:
    make_user("mara", Role.EDITOR)
    sign_in(page, live_server.url)
    address = f"{live_server.url}/admin/postings/posting/{posting.pk}/change/"
    page.goto(address)
    return address


def enter(page: Page) -> None:
    page.get_by_label("Title:").fill("Tide Analyst")
    page.get_by_label("Status:").select_option("hidden")
    page.get_by_role("checkbox", name="Hybrid").check()
    page.locator("#select2-id_company-container").click()
    page.get_by_role("searchbox").last.fill("Brack")
    page.get_by_role("option", name="Brackwater Tidal").click()


def expect_entered(page: Page) -> None:
    expect(page.get_by_label("Title:")).to_have_value("Tide Analyst")
    expect(page.get_by_label("Status:")).to_have_value("hidden")
    expect(page.get_by_role("checkbox", name="Hybrid")).to_be_checked()
    expect(page.locator("#select2-id_company-container")).to_contain_text("Brackwater Tidal")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save and continue editing").first.click()


def test_form_is_restored_after_the_login_has_expired(
    live_server: Any, page: Page, posting: Posting, complaints: list[str]
) -> None:
    open_form(page, live_server, posting)
    enter(page)
    Session.objects.all().delete()
    save(page)
    expect(page.get_by_text("your changes are not saved yet")).to_be_visible()
    page.get_by_label("Username").fill("mara")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()

    expect(page.get_by_label("Title:")).to_have_value("Tide Modeller")
    expect(page.get_by_role("status").get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Restore it").click()
    expect_entered(page)
    save(page)
    expect(page.get_by_text("Edited Tide Analyst.")).to_be_visible()
    page.wait_for_load_state()  # scripts that are half loaded would fail when the page is left
    page.reload()
    expect(page.get_by_text(KEPT)).to_be_hidden()
    posting.refresh_from_db()
    assert (posting.title, posting.status, str(posting.company)) == ("Tide Analyst", "hidden", "Brackwater Tidal")


def test_form_is_restored_after_a_login_in_another_tab(live_server: Any, page: Page, posting: Posting) -> None:
    address = open_form(page, live_server, posting)
    enter(page)
    other = page.context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Log out").click()
    sign_in(other, live_server.url)
    save(page)
    expect(page.get_by_role("heading", name="Your changes were not saved")).to_be_visible()
    page.get_by_role("link", name="Open the form again").click()
    page.get_by_role("button", name="Restore it").click()
    expect_entered(page)


def test_user_is_asked_before_leaving_a_changed_form(live_server: Any, page: Page, posting: Posting) -> None:
    address = open_form(page, live_server, posting)
    asked: list[str] = []

    def accept(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.get_by_role("link", name="Postings").first.click()
    expect(page.get_by_role("heading", name="posting")).to_be_visible()
    page.goto(address)
    assert asked == []
    enter(page)
    page.get_by_role("link", name="Postings").first.click()
    expect(page.get_by_role("heading", name="posting")).to_be_visible()
    assert asked == ["beforeunload"]
    page.goto(address)
    page.get_by_role("button", name="Discard it").click()
    page.reload()
    expect(page.get_by_text(KEPT)).to_be_hidden()


def test_nothing_is_kept_for_another_user(live_server: Any, page: Page, posting: Posting) -> None:
    address = open_form(page, live_server, posting)
    enter(page)
    make_user("pia", Role.EDITOR)
    page.get_by_role("button", name="Log out").click()
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("pia")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.goto(address)
    expect(page.get_by_label("Title:")).to_have_value("Tide Modeller")
    expect(page.get_by_text(KEPT)).to_be_hidden()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('form:'))") == []
