"""What the reading pages' scripts and sheets do, in a browser, as people use them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, ViewportSize, expect

from postings.models import Posting
from tests import builders
from tests.browser.axe import assert_no_fault
from tests.builders import run

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = ViewportSize(width=390, height=844)


def test_on_a_phone_the_filters_are_a_sheet(board: str, browser: Browser, complaints: list[str]) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(board)
    opener, heading = page.get_by_role("button", name="Filters"), page.get_by_role("heading", level=1)
    backend = page.get_by_role("group", name="Role").get_by_role("checkbox").first
    expect(backend).to_be_hidden()
    opener.focus()
    page.keyboard.press("Enter")
    expect(backend).to_be_visible()
    assert_no_fault(page)
    page.keyboard.press("Escape")
    expect(backend).to_be_hidden()
    expect(opener).to_be_focused()

    opener.click()
    number = page.get_by_role("group", name="Role").get_by_role("link").first.text_content()
    backend.check()
    button = page.get_by_role("button", name=f"Show {number} jobs")
    expect(button).to_be_visible()
    expect(backend).to_be_visible()  # the sheet stays open for more
    button.click()
    expect(backend).to_be_hidden()
    expect(heading).to_have_text(f"{number} jobs")
    expect(heading).to_be_focused()
    expect(page.get_by_role("button", name="Filters 1 selected")).to_be_visible()
    page.close()


def test_on_a_phone_without_scripts_the_sheet_works_the_same(board: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(board)
    page.get_by_role("button", name="Filters").click()
    group = page.get_by_role("group", name="Role")
    number = group.get_by_role("link").first.text_content()
    group.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Show jobs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{number} jobs")
    context.close()


def test_suggestions_are_chosen_with_the_keyboard(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(board)
    field, heading = page.get_by_role("combobox", name="Search jobs"), page.get_by_role("heading", level=1)
    field.press_sequentially("Ebb", delay=20)
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_contain_text("Ebbmark Energy")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert_no_fault(page)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    number = (options.first.text_content() or "").split()[-1]
    page.keyboard.press("Enter")
    expect(heading).to_have_text(f"{number} jobs")
    expect(page.get_by_role("link", name="Remove Company: Ebbmark Energy")).to_be_visible()
    expect(field).to_have_value("")

    field.press_sequentially("turb", delay=20)
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("Enter")  # searches the text
    expect(heading).to_contain_text("“turb”")
    field.press_sequentially("ine", delay=10)
    page.keyboard.press("Enter")  # at once, before anything is suggested
    expect(heading).to_contain_text("“turbine”")
    page.wait_for_timeout(400)
    expect(options.first).to_be_hidden()


def test_what_is_new_is_marked_for_who_asks(board: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(board)
    box = page.get_by_role("checkbox", name="Highlight new jobs since")
    new = page.locator(".card__new")
    expect(box).not_to_be_checked()
    Posting.objects.update(created_at=timezone.now() - timedelta(hours=1))
    page.reload()
    box.check()
    expect(new).to_have_count(0)
    expect(page.get_by_role("link", name="Show only new jobs")).to_have_count(0)

    newest = (page.get_by_role("article").first.get_by_role("heading").text_content() or "").strip()
    page.evaluate("localStorage.setItem('last-visit', '2001-01-01T00:00:00Z')")
    later = context.new_page()  # a tab of its own is a visit of its own
    later.goto(board)
    expect(later.get_by_role("checkbox", name="Highlight new jobs since")).to_be_checked()
    expect(later.get_by_role("link", name="Show only new jobs")).to_be_visible()
    expect(later.locator(".card__new")).to_have_count(later.get_by_role("article").count())
    later.get_by_role("link", name="Companies").click()
    later.goto(board)  # the same visit
    expect(later.get_by_role("article").first.get_by_role("heading")).to_have_text(f"{newest} New")
    later.get_by_role("checkbox", name="Highlight new jobs since").uncheck()
    expect(later.locator(".card__new")).to_have_count(0)
    assert later.evaluate("localStorage.length + sessionStorage.length") == 0
    assert context.cookies() == []
    context.close()


def test_saved_jobs_are_kept_compared_and_listed(board: str, page: Page, browser: Browser, complaints: list[str]) -> None:
    page.goto(f"{board}/?pay=any")
    articles = page.get_by_role("article")
    titles = [(articles.nth(number).get_by_role("heading").text_content() or "").strip() for number in (0, 1, 2)]
    for title in titles[:2]:
        page.get_by_role("checkbox", name=f"Save {title}", exact=True).check()
    page.get_by_role("link", name="Companies").click()
    page.get_by_role("link", name="Jobs", exact=True).click()
    expect(page.get_by_role("checkbox", name=f"Save {titles[0]}", exact=True)).to_be_checked()
    page.get_by_role("link", name=titles[2]).first.click()
    page.get_by_role("checkbox", name="Save this job").check()
    expect(page.get_by_text("Saved: 3")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("checkbox", name=f"Save {titles[2]}", exact=True)).to_be_checked()

    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare 3 jobs")
    assert {each.strip() for each in page.locator("thead th a").all_text_contents()} == set(titles)
    assert_no_fault(page)

    page.get_by_role("link", name="Insights").click()
    page.get_by_role("link", name="Saved jobs 3").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("3 saved jobs")
    assert_no_fault(page)
    somebody = browser.new_context(java_script_enabled=False).new_page()
    somebody.goto(page.url)
    expect(somebody.get_by_role("heading", level=1)).to_have_text("3 saved jobs")
    somebody.get_by_role("checkbox", name="Save").nth(0).check()
    somebody.get_by_role("checkbox", name="Save").nth(2).check()
    somebody.get_by_role("button", name="Compare").click()
    expect(somebody.get_by_role("heading", level=1)).to_have_text("Compare 2 jobs")
    somebody.context.close()

    page.get_by_role("checkbox", name="Save").first.click()  # leads to the shorter list
    expect(page.get_by_role("heading", level=1)).to_have_text("2 saved jobs")
    page.get_by_role("button", name="Remove all").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have no saved jobs")


def tab_to(page: Page, role: Any, name: str) -> None:
    """Press Tab until the focus is where it should be reachable."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(400):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{role} “{name}” is not reached with Tab on {page.url}")


def test_jobs_are_saved_compared_and_reported_with_the_keyboard_alone(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(f"{board}/?pay=any")
    articles = page.get_by_role("article")
    titles = [(articles.nth(number).get_by_role("heading").text_content() or "").strip() for number in (0, 1)]
    for title in titles:
        tab_to(page, "checkbox", f"Save {title}")
        page.keyboard.press("Space")
    tab_to(page, "button", "Compare")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare 2 jobs")
    tab_to(page, "region", "Comparison")
    tab_to(page, "link", titles[0])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[0])
    quote = page.get_by_role("heading", name="Quote from the ad").first
    expect(quote).to_be_hidden()
    tab_to(page, "button", "Why? Salary")
    page.keyboard.press("Enter")
    expect(quote).to_be_visible()
    page.keyboard.press("Escape")
    expect(quote).to_be_hidden()
    tab_to(page, "link", "Report this ad")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    tab_to(page, "radio", "Fraud or a scam")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Salary")).to_be_checked()
    tab_to(page, "textbox", "What is wrong, and what should it say")
    page.keyboard.type("It is more.")
    tab_to(page, "button", "Send")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    tab_to(page, "link", "Français")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fr")


def test_each_text_that_is_searched_for_is_one_step_of_the_way_back(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(f"{board}/about/")
    page.get_by_role("link", name="Jobs", exact=True).click()
    field, heading = page.get_by_role("combobox", name="Search jobs"), page.get_by_role("heading", level=1)
    everything = heading.text_content() or ""
    for text in ("rust", "turbine"):
        field.fill("")
        field.press_sequentially(text, delay=60)
        expect(heading).to_contain_text(f"“{text}”")
        page.keyboard.press("Enter")
        page.wait_for_timeout(400)
    page.go_back()
    expect(heading).to_contain_text("“rust”")
    page.go_back()
    expect(heading).to_have_text(everything)
    page.go_back()
    expect(page).to_have_url(f"{board}/about/")


def test_removing_all_saved_jobs_keeps_the_scroll_position(board: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(board)
    page.get_by_role("article").get_by_role("checkbox").first.check()
    before = page.evaluate("scrollY")
    box: Any = page.get_by_role("button", name="Remove all").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + 5)  # a click by name scrolls by itself
    expect(page.get_by_role("button", name="Remove all")).to_have_count(0)
    assert page.evaluate("scrollY") == before
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.close()


def test_the_faults_of_a_report_have_the_focus(board: str, page: Page) -> None:
    page.goto(f"{board}{Posting.objects.first().get_absolute_url()}report/")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("alert")).to_be_focused()


def test_a_job_leads_back_to_the_search_that_found_it(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(f"{board}/?q=team")
    heading = page.get_by_role("heading", level=1).text_content() or ""
    page.get_by_role("article").first.get_by_role("link").first.click()
    page.get_by_role("link", name="Back to results").click()
    expect(page).to_have_url(f"{board}/?q=team")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.goto(f"{board}{Posting.objects.first().get_absolute_url()}")
    page.get_by_role("link", name="All jobs").click()
    expect(page).to_have_url(f"{board}/")


def test_what_scripts_say_is_in_the_language_of_the_page(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(board)
    page.get_by_role("navigation", name="Language").get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(f"{board}/de/")
    page.get_by_role("combobox", name="Jobs, Kenntnisse").press_sequentially("Kana", delay=20)
    option = page.get_by_role("listbox", name="Vorschläge").get_by_role("option")
    expect(option.first).to_contain_text("Kanada")
    option.first.click()
    expect(page).to_have_url(f"{board}/de/?place=CA")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ Jobs?$"))
    page.get_by_role("checkbox", name="Neue Jobs seit meinem letzten Besuch hervorheben").click()
    expect(page.get_by_role("checkbox", name=re.compile(r"^Neue Jobs hervorheben seit \d+\.\d+\.\d{4}$"))).to_be_checked()
    page.get_by_role("navigation", name="Sprache").get_by_role("link", name="Français").click()
    expect(page).to_have_url(f"{board}/fr/?place=CA")  # what was searched for in place goes along
    page.go_back()
    page.get_by_role("article").get_by_role("checkbox").first.check()
    expect(page.get_by_text("Gemerkt: 1")).to_be_visible()
    page.get_by_role("button", name="Liste teilen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 gemerkter Job")


def test_a_posting_on_paper_is_the_ad_and_its_facts(board: str, page: Page) -> None:
    page.goto(board + Posting.objects.get(title__startswith="Embedded Software").get_absolute_url())
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Who can apply", exact=True).first).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_text("Quote from the ad").first).to_be_hidden()
    shown: Any = page.locator(".apply a").first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://jobs." in shown


def test_a_hebrew_ad_reads_from_right_to_left_and_what_is_wide_scrolls_by_itself(
    live_server: Any, browser: Browser, ads: Path
) -> None:
    hebrew = "אנחנו מחפשים מהנדסת תוכנה שתצטרף לצוות הגלים שלנו בתל אביב."
    table = "| a | b |\n|---|---|\n| " + "a long cell of a table, " * 20 + " | b |\n\n```\n" + "x = 1; " * 60 + "\n```"
    run(builders.write(ads, {"hebrew.md": builders.ad(body=hebrew, slug="hebrew"), "wide.md": builders.ad(body=table)}))
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{live_server.url}{Posting.objects.get(apply_url__endswith='hebrew').get_absolute_url()}")
    text = page.get_by_role("paragraph").filter(has_text="אנחנו")
    assert text.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.get_by_role("link", name="Apply on").last.evaluate("element => getComputedStyle(element).direction") == "ltr"
    page.goto(f"{live_server.url}{Posting.objects.exclude(apply_url__endswith='hebrew').get().get_absolute_url()}")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert page.get_by_role("cell", name="a long cell").evaluate("element => element.getBoundingClientRect().width") > 80
    page.close()


def test_job_opened_after_a_search_that_excludes_it_says_why(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(f"{board}/?q=turbine&place=JP")
    page.get_by_role("link", name="Companies", exact=True).click()
    page.get_by_role("link", name="Ebbmark Energy").click()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    why = page.get_by_role("region", name="This job is not in your search results")
    expect(why).to_contain_text("Location: Japan")
    expect(page).to_have_url(re.compile(r"/jobs/[^/]+/\?in=q%3Dturbine%26place%3DJP$"))
    assert_no_fault(page)
    page.get_by_role("link", name="Back to results").click()
    expect(page).to_have_url(f"{board}/?q=turbine&place=JP")

    page.get_by_role("link", name="Remove all").click()
    expect(page).to_have_url(f"{board}/")
    page.get_by_role("link", name="Companies", exact=True).click()
    page.get_by_role("link", name="Ebbmark Energy").click()
    page.get_by_role("article").first.get_by_role("heading").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/jobs/[^/]+/$"))
    expect(why).to_be_hidden()
