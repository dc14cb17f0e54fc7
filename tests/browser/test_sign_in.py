import re
from typing import Any

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Browser, Page, expect

from jobboard.signin.roles import Role
from tests.browser.axe import assert_no_fault
from tests.signin.accounts import PASSWORD, code, make_user, pass_time, record_refusals

pytestmark = pytest.mark.django_db(transaction=True)


def type_name_and_password(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("Username").fill("mara")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()


def check(page: Page, state: str) -> None:
    """No accessibility fault, and nothing that is wider than the window."""
    assert_no_fault(page, state)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_two_step_login_is_set_up_used_and_switched_off(live_server: Any, browser: Browser, width: int, scheme: Any) -> None:
    make_user("mara", Role.EDITOR)
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))

    page.goto(f"{live_server.url}/admin/")
    check(page, "login")
    type_name_and_password(page)
    page.get_by_role("link", name="Two-step login").click()
    check(page, "two-step login is off")
    page.get_by_role("link", name="Set up two-step login").click()
    expect(page.get_by_role("img", name="QR code").locator("svg")).to_be_visible()
    check(page, "set up")
    device = TOTPDevice.objects.get()
    page.get_by_label("Code", exact=False).last.fill(code(device))
    page.get_by_role("button", name="Turn on").click()
    codes = page.get_by_role("listitem").filter(has_text=re.compile(r"^\w{4}-\w{4}$"))
    expect(codes).to_have_count(10)
    check(page, "backup codes")
    backup = codes.first.text_content() or ""
    page.get_by_role("link", name="I have saved my codes").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in again")).to_be_visible()
    check(page, "signed out")
    page.get_by_role("link", name="Log in again").click()

    type_name_and_password(page)
    expect(page.get_by_role("heading", name="Enter your code")).to_be_visible()
    expect(page.get_by_label("Code")).to_be_focused()
    check(page, "second step")
    page.keyboard.type("abcdef")
    page.keyboard.press("Enter")
    expect(page.get_by_text("This code is wrong")).to_be_visible()
    check(page, "second step refused")
    page.get_by_label("Code").fill(backup)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Two-step login").click()
    expect(page.get_by_text("Backup codes left: 9")).to_be_visible()
    check(page, "two-step login is on")
    page.get_by_role("link", name="Get new backup codes").click()
    check(page, "new backup codes")
    page.go_back()
    page.get_by_role("link", name="Turn off").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("Code").fill(code(device, 1))
    check(page, "switch off")
    page.get_by_role("button", name="Turn off").click()
    expect(page.get_by_role("link", name="Set up two-step login")).to_be_visible()
    # Chromium says so when it has done as it was told at signing out.
    assert [each for each in complaints if "Clear-Site-Data" not in each] == []
    page.close()


def test_who_guesses_is_told_how_long_to_wait(live_server: Any, page: Page) -> None:
    make_user("mara", Role.EDITOR)
    page.goto(f"{live_server.url}/admin/")
    type_name_and_password(page, "wrong")
    expect(page.get_by_text("Please enter the correct username")).to_be_visible()
    check(page, "refused")
    record_refusals(14)  # from now on each attempt waits for 30 seconds
    type_name_and_password(page, "wrong")
    expect(page.get_by_role("heading", name="Too many attempts")).to_be_visible()
    check(page, "throttled")
    pass_time(seconds=30)
    page.get_by_role("link", name="Try again").click()
    type_name_and_password(page)
    expect(page.get_by_role("link", name="Postings", exact=True).first).to_be_visible()
