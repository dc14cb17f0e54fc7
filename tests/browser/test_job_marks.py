"""Jobs marked as applied or hidden, and hidden companies: in the browser alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import assert_no_fault

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def page(page: Page, board: str, complaints: list[str]) -> Iterator[Page]:
    page.goto(board)
    yield page


def title(entry: Locator) -> str:
    return (entry.get_by_role("heading").text_content() or "").strip()


def entries(page: Page) -> Locator:
    return page.locator(".results .cards > li")


def mark(entry: Locator, name: str) -> None:
    entry.locator(".card__marks > summary").click()
    entry.get_by_role("button", name=name).click()


def of_company(page: Page) -> Locator:
    return entries(page).filter(has=page.get_by_role("link", name="Ebbmark Energy", exact=True))


def test_hidden_job_leaves_a_line_with_the_way_back(page: Page) -> None:
    first = entries(page).first
    name = title(first)
    count = page.get_by_text("Hidden on this page:")
    mark(first, "Hide job")
    expect(page.get_by_role("button", name=f"Undo {name}")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(f"Hidden: {name}")
    expect(first.get_by_role("heading")).to_be_hidden()
    expect(count).to_have_text("Hidden on this page: 1")
    assert_no_fault(page)
    page.keyboard.press("Enter")
    expect(first.locator(".card__marks > summary")).to_be_focused()
    expect(first.get_by_role("heading")).to_be_visible()
    expect(count).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_card_says_that_one_has_applied(page: Page) -> None:
    first = entries(page).first
    name = title(first)
    mark(first, "Applied")
    expect(first.get_by_role("heading")).to_have_text(f"{name} Applied")
    assert_no_fault(page)
    page.reload()
    expect(first.get_by_role("heading")).to_have_text(f"{name} Applied")
    mark(first, "Applied")
    expect(first.get_by_role("heading")).to_have_text(name)


def test_menu_closes_on_escape_and_when_the_focus_leaves_it(page: Page) -> None:
    menu = entries(page).first.locator(".card__marks")
    button = menu.get_by_role("button", name="Hide job")
    menu.locator("summary").click()
    button.focus()
    page.keyboard.press("Escape")
    expect(button).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button).to_be_visible()
    page.get_by_role("searchbox").or_(page.get_by_role("combobox", name="Search jobs")).first.focus()
    expect(button).to_be_hidden()


def test_hidden_jobs_stay_hidden_on_later_pages_and_can_be_shown(page: Page, board: str) -> None:
    name = title(entries(page).first)
    mark(entries(page).first, "Hide job")
    page.goto(f"{board}/?sort=newest")
    expect(page.get_by_text("Hidden on this page: 1")).to_be_visible()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_hidden()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    entries(page).first.locator(".card__marks > summary").click()
    expect(page.get_by_role("button", name=f"Hide job {name}", exact=True)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_hidden()

    page.get_by_role("checkbox", name="Remote", exact=True).check()  # results change in place
    expect(page).to_have_url(f"{board}/?workplace=remote")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_hidden()


def test_all_jobs_of_a_hidden_company_are_hidden_in_all_tabs(page: Page, board: str) -> None:
    number = of_company(page).count()
    assert number > 1
    other = page.context.new_page()
    other.goto(board)
    mark(of_company(page).first, "Hide company Ebbmark Energy")
    expect(page.get_by_text(f"Hidden on this page: {number}")).to_be_visible()
    expect(other.get_by_text(f"Hidden on this page: {number}")).to_be_visible()
    other.get_by_role("button", name="Show", exact=True).click()
    mark(of_company(other).last, "Hide company Ebbmark Energy")
    expect(page.get_by_text("Hidden on this page:")).to_be_hidden()


def test_marked_jobs_and_companies_are_listed_with_saved_jobs(page: Page) -> None:
    applied, hidden = title(entries(page).nth(0)), title(entries(page).nth(1))
    mark(entries(page).nth(0), f"Applied {applied}")
    expect(page.get_by_role("button", name=f"Applied {applied}", exact=True)).to_have_attribute("aria-pressed", "true")
    mark(entries(page).nth(1), f"Hide job {hidden}")
    mark(of_company(page).last, "Hide company Ebbmark Energy")
    page.get_by_role("link", name="Saved jobs").click()
    expect(page.get_by_role("region", name="Jobs you applied for").get_by_role("link")).to_have_text(applied)
    expect(page.get_by_role("region", name="Hidden companies").get_by_role("link")).to_have_text("Ebbmark Energy")
    assert_no_fault(page)
    page.get_by_role("region", name="Hidden jobs").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(hidden)
    expect(page.get_by_role("button", name="Hide job").first).to_have_attribute("aria-pressed", "true")
    page.go_back()
    for name in (f"Show again {hidden}", "Show again Ebbmark Energy", f"Remove {applied}"):
        page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("region", name="Hidden jobs")).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0


def test_only_new_jobs_are_shown(page: Page, board: str) -> None:
    page.get_by_role("checkbox", name="Highlight new jobs since").check()
    page.evaluate("sessionStorage.setItem('last-visit', '2001-01-01T08:00:30Z')")
    page.goto(f"{board}/?workplace=remote")
    page.get_by_role("link", name="Show only new jobs").click()
    expect(page).to_have_url(f"{board}/?workplace=remote&since=2001-01-01T08%3A00Z")
    expect(page.get_by_role("link", name="Remove Added since")).to_be_visible()
    expect(page.get_by_role("link", name="Show only new jobs")).to_be_hidden()
    page.get_by_role("link", name="Remove Added since").click()
    expect(page.get_by_role("link", name="Show only new jobs")).to_be_visible()


def test_marks_work_without_storage_and_with_broken_storage(board: str, browser: Browser) -> None:
    context = browser.new_context()
    broken = context.new_page()
    broken.goto(f"{board}/about/")
    for stored in ("[]", "no JSON", '{"hidden": 1, "applied": [{"id": 1}, null], "companies": [{"href": "javascript:1"}]}'):
        broken.evaluate("text => localStorage.setItem('job-marks', text)", stored)
        broken.goto(board)
        entries(broken).first.locator(".card__marks > summary").click()
        expect(entries(broken).first.get_by_role("button", name="Hide job")).to_be_visible()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    private = context.new_page()
    private.goto(board)
    mark(entries(private).first, "Hide job")
    expect(private.get_by_text("Hidden on this page: 1")).to_be_visible()
    context.close()


def test_storage_is_bounded(page: Page, board: str) -> None:
    page.evaluate(
        """localStorage.setItem("job-marks", JSON.stringify({ applied: Array.from({ length: 500 }, (_, number) => (
            { id: `old ${number}`, name: "Old", href: "/jobs/old/", day: "2026-01-01" })) }))"""
    )
    page.goto(board)
    mark(entries(page).first, "Applied")
    kept = page.evaluate("JSON.parse(localStorage.getItem('job-marks')).applied.map((mark) => mark.id)")
    assert (len(kept), kept[0]) == (500, "old 1")


def test_nothing_is_shown_without_scripts(board: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for address in ("/", "/saved/"):
        page.goto(f"{board}{address}")
        expect(page.get_by_role("button", name="Hide")).to_have_count(0)
        expect(page.get_by_role("button", name="Applied")).to_have_count(0)
    context.close()
