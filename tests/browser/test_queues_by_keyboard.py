"""A queue of the admin worked off with the keyboard, in a real browser, and without JavaScript."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jobboard.signin.roles import Role
from postings.models import Dismissal, ErrorReport, Posting
from tests.browser.axe import find_faults
from tests.browser.test_admin import WCAG, figure, press_shortcut, sign_in
from tests.builders import make_company, make_posting
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db(transaction=True)
PAID = {"pay_min": 90_000, "pay_max": 110_000, "pay_currency": "CAD", "pay_period": "month"}


@pytest.fixture
def nameless() -> list[Posting]:
    company = make_company("Þórsmörk Tíðir")
    make_posting("Analyst", company=company, apply_url="https://jobs.example.org/thorsmork/1")
    link = "https://jobs.example.org/thorsmork/2"
    return [make_posting(name, pk=1_000_000 + n, apply_url=link) for n, name in enumerate(["Инженер", "工程师", "מהנדס"])]


def test_queue_is_worked_off_with_the_keyboard(
    live_server: Any, page: Page, nameless: list[Posting], complaints: list[str]
) -> None:
    make_user("mara", Role.EDITOR)
    sign_in(page, live_server.url)
    figure(page, "Ads without a company").click()
    page.get_by_role("link", name="Start with the first").click()
    position = page.get_by_role("navigation", name="Position in the list")
    expect(position.get_by_text("1 of 3")).to_be_visible()
    press_shortcut(page, "j")
    expect(position.get_by_text("2 of 3")).to_be_visible()
    press_shortcut(page, "k")
    expect(position.get_by_text("1 of 3")).to_be_visible()

    press_shortcut(page, "1")
    expect(page.get_by_text("Set the company of מהנדס to Þórsmörk Tíðir")).to_be_visible()
    expect(position.get_by_text("1 of 2")).to_be_visible()

    press_shortcut(page, "c")
    page.keyboard.type("jn1 ")  # letters in a field are no shortcuts
    expect(page.get_by_label("Company", exact=False).first).to_have_value("jn1 ")
    page.get_by_role("radio", name="Other reason").focus()
    press_shortcut(page, "o")
    page.keyboard.type("An agency")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Dismissed 工程师: An agency")).to_be_visible()
    expect(position.get_by_text("1 of 1")).to_be_visible()

    press_shortcut(page, "e")
    expect(page.get_by_role("button", name="Save and next")).to_be_visible()
    page.get_by_label("Location as written").fill("Halifax")
    page.get_by_role("button", name="Save and next").click()
    expect(page.get_by_text("Edited Инженер")).to_be_visible()
    expect(page).to_have_url(f"{live_server.url}/admin/postings/postingwithoutcompany/")
    assert Dismissal.objects.get().note == "An agency"

    page.get_by_role("link", name="Start with the first").click()
    page.get_by_label("Keyboard shortcuts").uncheck()
    page.keyboard.press("n")
    page.reload()
    expect(page.get_by_label("Keyboard shortcuts")).not_to_be_checked()
    assert Dismissal.objects.count() == 1


def test_queue_works_without_javascript(live_server: Any, browser: Browser, nameless: list[Posting]) -> None:
    make_user("mara", Role.EDITOR)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/postings/postingwithoutcompany/{nameless[1].pk}/change/")
    page.get_by_role("button", name="Set to Þórsmörk Tíðir").click()
    expect(page.get_by_text("Set the company of 工程师 to Þórsmörk Tíðir")).to_be_visible()
    page.get_by_label("The ad does not say").check()
    page.get_by_role("button", name="Dismiss", exact=True).click()
    expect(page.get_by_text("The ad does not say").first).to_be_visible()
    context.close()
    assert Posting.objects.without_company().count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (768, "dark"), (1280, "light")])
def test_pages_of_items_have_no_accessibility_fault(
    live_server: Any, browser: Browser, nameless: list[Posting], width: int, scheme: Any
) -> None:
    make_user("mara", Role.ADMINISTRATOR)
    odd = make_posting("Déveloper", pk=2_000_000, **PAID)
    report = ErrorReport.objects.create(posting=odd, fact="pay", words="A month cannot pay this much.")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, live_server.url)
    faults = {}
    for address in (
        f"postingwithoutcompany/{nameless[0].pk}/change/",
        f"implausiblepay/{odd.pk}/change/",
        f"errorreport/{report.pk}/change/",
        f"posting/{odd.pk}/change/?_queue=errorreport&_item={report.pk}",
        "postingwithoutcompany/",
    ):
        page.goto(f"{live_server.url}/admin/postings/{address}")
        results = find_faults(page, runOnly=WCAG)
        if results.violations_count:
            faults[address] = [(each["id"], each["nodes"][0]["html"][-90:]) for each in results.response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults[address + " width"] = wide
    page.close()
    assert faults == {}
