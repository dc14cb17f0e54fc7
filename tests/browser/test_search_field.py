"""A sentence in the search field, with and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import assert_no_fault

pytestmark = pytest.mark.django_db(transaction=True)
FIELD = "Search jobs, skills, companies or locations"


def test_sentence_is_read_when_it_is_sent_but_not_while_it_is_typed(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(board)
    page.evaluate("window.isSamePage = true")
    field, chips = page.get_by_label(FIELD), page.get_by_role("list", name="Selected filters").get_by_role("listitem")
    field.press_sequentially("turbine jobs at ebbmark energy", delay=5)
    expect(page).to_have_url(f"{board}/?q=turbine+jobs+at+ebbmark+energy")
    expect(chips).to_have_count(1)

    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{board}/?q=turbine&company=ebbmark-energy&said=turbine+jobs+at+ebbmark+energy")
    expect(field).to_have_value("turbine")
    expect(page.get_by_text("From “turbine jobs at ebbmark energy”.")).to_be_visible()
    expect(page.get_by_text("Searched for in the text: turbine.")).to_be_visible()
    assert_no_fault(page, "a sentence")

    page.get_by_role("checkbox", name="Remote").first.check()  # a filter does not take the text apart again
    expect(page).to_have_url(f"{board}/?q=turbine&workplace=remote&company=ebbmark-energy")
    page.go_back()
    page.get_by_role("link", name="Search for these words instead").click()
    expect(page).to_have_url(f"{board}/?q=turbine+jobs+at+ebbmark+energy")
    expect(field).to_have_value("turbine jobs at ebbmark energy")
    page.get_by_role("checkbox", name="Remote").first.check()
    expect(page).to_have_url(f"{board}/?q=turbine+jobs+at+ebbmark+energy&workplace=remote")
    assert page.evaluate("window.isSamePage")


def test_sentence_is_read_without_javascript_and_its_filters_can_be_taken_off(board: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(board)
    page.get_by_label(FIELD).fill("turbine jobs at ebbmark energy")
    page.get_by_label(FIELD).press("Enter")
    expect(page).to_have_url(f"{board}/?q=turbine&company=ebbmark-energy&said=turbine+jobs+at+ebbmark+energy")
    page.get_by_role("link", name="Remove Company: Ebbmark Energy").click()
    expect(page).to_have_url(f"{board}/?q=turbine")

    page.goto(f"{board}/?q=turbine+jobs+at+ebbmark+energy")
    page.get_by_role("button", name="Show jobs").click()
    assert "q=turbine+jobs+at+ebbmark+energy" in page.url
    context.close()


def test_currency_and_period_that_are_chosen_before_the_amount_are_kept(board: str, page: Page) -> None:
    page.goto(board)
    currency, period = page.locator("[name=salary_currency]"), page.locator("[name=salary_period]")
    other = currency.locator("option:not(:checked)").first.text_content()
    with page.expect_response("**/*"):
        currency.select_option(other)
    with page.expect_response("**/*"):
        period.select_option("month")
    page.get_by_role("checkbox", name="Remote").first.check()  # the filters are shown anew
    expect(page).to_have_url(f"{board}/?workplace=remote")
    expect(currency).to_have_value(str(other))
    page.locator("[name=salary_min]").fill("4000")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{board}/?workplace=remote&salary_min=4000&salary_currency={other}&salary_period=month")
