"""What people see first: how far down the first result is, and what stays in view at the bottom."""

from datetime import date

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from postings.models import Company, Posting

pytestmark = pytest.mark.django_db(transaction=True)

PHONE, LAPTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
THREE_FILTERS = [
    "?q=engineer&workplace=remote&seniority=senior",
    "?from=US&workplace=remote&seniority=senior",
    "?workplace=remote&seniority=senior&salary_min=50000&salary_currency=USD",
    "de/?read=1&q=senior engineer Homeoffice ab 50k",
    "fr/?read=1&q=senior engineer télétravail 50k",
    "es/?read=1&q=senior engineer remoto 50k",
]
# The texts that are shown and wider or higher than what is seen of them, but for excerpts and what only screen readers read.
CUT = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  return element.checkVisibility() && element.innerText?.trim() && element.clientWidth > 4
    && /hidden|clip/.test(style.overflow) && !element.matches(".card__excerpt")
    && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2);
}).map((element) => element.innerText)"""


@pytest.mark.parametrize("query", THREE_FILTERS)
def test_first_result_is_on_the_first_screen(board: str, browser: Browser, query: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{board}/{query}")
    for viewport, limit in ((PHONE, 420), (LAPTOP, 320)):
        page.set_viewport_size(viewport)
        first = page.get_by_role("article").first.bounding_box()
        assert first and first["y"] <= limit, viewport
    page.close()


# The boxes of filters that are in sight, but with something else on top of them.
COVERED = """() => [...document.querySelectorAll(".sheet input[type=checkbox]")].filter((box) => {
  const { x, y, width, height } = box.getBoundingClientRect();
  const seen = box.closest(".sheet__body").getBoundingClientRect();
  const isInSight = y >= Math.max(0, seen.top) && y + height <= Math.min(innerHeight, seen.bottom);
  return box.checkVisibility() && isInSight && document.elementFromPoint(x + width / 2, y + height - 1) !== box;
}).map((box) => `${box.name}=${box.value}`)"""


# The cards whose button to hide them stands on their text.
ON_TEXT = """() => [...document.querySelectorAll(".card:has(.card__excerpt)")].filter((card) => {
  const button = card.querySelector(".card__marks summary").getBoundingClientRect();
  const seen = card.querySelector(".card__excerpt").getBoundingClientRect();
  const texts = document.createRange();
  texts.selectNodeContents(card.querySelector(".card__excerpt"));
  return [...texts.getClientRects()].some((line) => line.bottom <= seen.bottom + 1 && line.right > button.left + 2
    && line.bottom > button.top + 2 && line.top < button.bottom);
}).map((card) => card.innerText)"""


@pytest.mark.parametrize("viewport", [PHONE, LAPTOP])
def test_button_to_hide_a_job_stands_on_no_text(board: str, browser: Browser, viewport: ViewportSize) -> None:
    page = browser.new_page(viewport=viewport)
    page.goto(f"{board}/?q=designer")
    assert page.locator(".card:has(.card__excerpt):not(:has(.card__skills))").count()
    assert page.evaluate(ON_TEXT) == []
    page.close()


@pytest.mark.parametrize("height", [560, 800])
def test_button_below_the_filters_of_a_company_covers_none(board: str, browser: Browser, height: int) -> None:
    page = browser.new_page(viewport=ViewportSize(width=1280, height=height))
    company = max(Company.objects.all(), key=lambda each: each.postings.open().count())
    page.goto(f"{board}{company.get_absolute_url()}")
    page.locator(".facet").evaluate_all("facets => facets.forEach(facet => facet.open = true)")
    button = page.get_by_role("button", name="Show jobs")
    for position in (0, 100, 200, 300, 400):
        page.evaluate(f"scrollTo({{top: {position}, behavior: 'instant'}})")
        assert page.evaluate(COVERED) == []
    expect(button).to_be_in_viewport(ratio=1)
    page.get_by_role("checkbox").last.focus()
    assert page.evaluate(COVERED) == []
    page.close()


@pytest.mark.parametrize("language", ["", "de/", "fr/", "es/"])
def test_no_text_is_cut(board: str, browser: Browser, language: str) -> None:
    Posting.objects.update(posted_on=date(2025, 9, 3), posted_precision="day")  # the pages say so
    page = browser.new_page()
    for path in ("", "?read=1&q=senior engineer remote 50k, with python", "companies/", "insights/"):
        page.goto(f"{board}/{language}{path}")
        for viewport in (ViewportSize(width=320, height=640), PHONE, LAPTOP):
            page.set_viewport_size(viewport)
            assert page.evaluate(CUT) == [], (path, viewport)
            assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], (path, viewport)
        assert page.locator("#stale").count() == (path in {"", "?read=1&q=senior engineer remote 50k, with python"})
    page.close()


def test_button_to_apply_stands_alone_at_the_bottom_on_a_phone(board: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    job = Posting.objects.open().exclude(apply_url="").first()
    page.goto(f"{board}{job.get_absolute_url()}")
    page.get_by_role("checkbox", name="Save this job").check()
    expect(page.locator(".apply-bar")).to_be_in_viewport()
    expect(page.get_by_text("Saved: 1")).not_to_be_in_viewport()
    page.close()


def test_results_are_busy_until_the_answer_arrives(board: str, page: Page) -> None:
    page.goto(board)
    answered: list[Route] = []

    def answer(route: Route) -> None:
        expect(page.locator(".results")).to_have_attribute("aria-busy", "true")
        answered.append(route)
        route.continue_()

    page.route(f"{board}/?q=python", answer)
    page.get_by_role("combobox", name="Search jobs").fill("python")
    expect(page.get_by_role("heading", level=1)).to_contain_text("“python”")
    expect(page.locator(".results")).not_to_have_attribute("aria-busy", "true")
    assert len(answered) == 1
