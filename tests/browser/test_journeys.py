import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Dialog, Page, expect

from postings.models import Alert, Posting
from postings.publishing.alerts import links
from tests.browser.axe import assert_no_fault
from tests.builders import ad, run, write
from tests.publishing.alert_builders import make_alert

pytestmark = pytest.mark.django_db(transaction=True)


def page_states(board: str) -> dict[str, str]:
    """An address for every state that a public page can be in."""
    full = Posting.objects.filter(company__isnull=False, team__isnull=False, pay_min__isnull=False).first()
    Posting.objects.filter(pk=Posting.objects.exclude(pk=full.pk).first().pk).update(status="closed")
    closed = Posting.objects.get(status="closed")
    addresses = {
        "search": "/",
        "search with filters": f"/?q=team&company={full.company.slug}&company=none",
        "search without results": "/?q=nothing-of-the-kind&from=CA",
        "search for a misspelt word": "/?q=enginer",
        "search from a country": "/?from=CA&place=CA&-skill=go&pay=none&sort=newest&q=engineer",
        "search near a city": "/?near=DE-BE/Berlin&since=2001-01-01",
        "all values of a facet": "/facets/skill/?place=CA",
        "all values of a facet in use": "/de/facets/skill/?skill=go",
        "search with a problem": "/?company=nobody",
        "posting": full.get_absolute_url(),
        "posting outside a search": f"{full.get_absolute_url()}?in=place%3DJP%26seniority%3Dintern",
        "closed posting": closed.get_absolute_url(),
        "posting without a company": Posting.objects.filter(company=None).first().get_absolute_url(),
        "list": f"/saved/?job={full.pk}&job={closed.pk}&job=987654321",
        "empty list": "/saved/",
        "comparison": f"/compare/?job={full.pk}&job={closed.pk}",
        "comparison of nothing": "/compare/",
        "insights": "/insights/",
        "about": "/about/",
        "privacy": "/privacy/",
        "ranking": "/ranking/",
        "reporting": "/reporting/",
        "how well we read": "/accuracy/",
        "accessibility": "/accessibility/",
        "credits": "/credits/",
        "report": f"{full.get_absolute_url()}report/",
        "report sent": f"{full.get_absolute_url()}report/?sent",
        **alert_states(),
        "companies": "/companies/",
        "company": full.company.get_absolute_url(),
        "team": full.team.get_absolute_url(),
        "not found": "/nowhere/",
        "search in German": "/de/?from=CA&place=CA&-skill=go&sort=newest&q=engineer",
        "posting in French": f"/fr{full.get_absolute_url()}",
        "company in German": f"/de{full.company.get_absolute_url()}",
        "insights in Spanish": "/es/insights/",
    }
    return {name: board + address for name, address in addresses.items()}


def alert_states() -> dict[str, str]:
    """The addresses of the pages of an alert that is not confirmed and of one that is paused."""
    waiting = make_alert(query="q=team&function=backend", confirmed_at=None, evaluated_at=None)
    paused = make_alert(query="company=nobody", paused_at=timezone.now())
    ended = Alert(key=links.new_key())
    addresses = {
        "alert to confirm": links.address(links.Page.CONFIRM, waiting),
        "alert that is confirmed": links.address(links.Page.CONFIRM, paused),
        "alert that is paused": links.address(links.Page.MANAGE, paused),
        "alert to end": links.address(links.Page.STOP, paused),
        "alert that has ended": links.address(links.Page.STOP, ended),
    }
    return {
        "form for an alert": "/alerts/new/?q=team&company=nobody",
        "alert was asked for": "/alerts/new/?q=team&sent=1",
        "no such alert": "/alerts/manage/?key=x",
        **{name: address.removeprefix(settings.SITE_URL) for name, address in addresses.items()},
    }


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_page_has_an_accessibility_fault(board: str, browser: Browser, width: int, scheme: Any) -> None:
    """Nor moves anything if the visitor wants no motion, nor scrolls sideways at 400 percent zoom."""
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
    for name, address in page_states(board).items():
        page.goto(address)
        assert page.evaluate("document.getAnimations().length") == 0, name
        assert_no_fault(page, f"{name}, {width}, {scheme}")
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        page.set_viewport_size({"width": width, "height": 900})
    page.close()


def test_high_contrast_keeps_what_is_chosen_in_sight(board: str, browser: Browser) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{board}/?workplace=remote")
    box = page.get_by_role("checkbox", name="Remote")
    expect(box).to_be_checked()
    assert box.evaluate("element => getComputedStyle(element).appearance") == "auto"  # the system draws it
    page.get_by_role("button", name="Search").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert_no_fault(page, "forced colours")
    page.close()


def test_a_job_seeker_finds_an_ad_without_javascript(board: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(board)
    page.get_by_label("Search jobs, skills, companies or locations").fill("turbine")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("jobs for “turbine”")

    page.locator("summary", has_text="Company").click()
    page.get_by_role("group", name="Company").get_by_role("checkbox", name="Ebbmark Energy").check()
    page.get_by_role("button", name="Show jobs").click()
    expect(page.get_by_role("list", name="Selected filters").get_by_role("listitem")).to_have_count(3)

    page.get_by_role("link", name="Remove Search: turbine").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("4 jobs")
    page.get_by_role("link", name="Embedded Software Engineer", exact=False).first.click()
    expect(page.get_by_role("link", name="Apply on").first).to_have_attribute("rel", "nofollow noopener ugc")
    page.get_by_role("link", name="Turbine Control", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Turbine Control team")
    context.close()


def test_the_keyboard_reaches_the_content_first(board: str, page: Page, complaints: list[str]) -> None:
    page.goto(board)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search jobs, skills, companies or locations")).to_be_focused()


def test_results_change_in_place_without_losing_focus_scroll_or_the_way_back(
    board: str, page: Page, complaints: list[str]
) -> None:
    page.goto(board)
    page.evaluate("window.isSamePage = true")
    heading, status = page.get_by_role("heading", level=1), page.get_by_role("status")
    total = heading.text_content()

    box = page.get_by_role("group", name="Skills").get_by_role("checkbox").nth(3)
    box.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    number = page.get_by_role("group", name="Skills").get_by_role("link").nth(3).text_content()
    box.focus()
    page.keyboard.press("Space")
    expect(heading).to_have_text(f"{number} jobs" if number != "1" else "1 job")
    expect(status).to_have_text(heading.text_content() or "")
    assert page.evaluate("document.activeElement.matches('input[name=skill]:checked')")
    assert abs(page.evaluate("scrollY") - before) < 2
    assert "?skill=" in page.url

    link = page.get_by_role("group", name="Skills").get_by_role("link").nth(1)
    words = link.get_attribute("aria-label")
    link.focus()
    page.keyboard.press("Enter")
    expect(heading).to_have_text(re.compile(rf"^\s*{(words or '').rpartition(': ')[2]} jobs?\s*$"))
    # The value is chosen now, so its link has other words or has gone: then the heading has the focus.
    assert page.evaluate("document.activeElement.matches('[data-facet=skill] a, h1')")
    page.go_back()
    expect(heading).to_have_text(f"{number} jobs" if number != "1" else "1 job")

    page.go_back()
    expect(heading).to_have_text(total or "")
    expect(page.get_by_role("group", name="Skills").get_by_role("checkbox", checked=True)).to_have_count(0)

    page.get_by_label("Search jobs").press_sequentially("turb", delay=20)
    expect(heading).to_contain_text("jobs for “turb”")
    expect(page.get_by_text("No ads contain the word “turb”.")).to_be_visible()
    expect(page.get_by_label("Search jobs")).to_have_value("turb")
    expect(page).to_have_url(f"{board}/?q=turb")
    page.get_by_label("Search jobs").press_sequentially("ine", delay=20)
    page.keyboard.press("Enter")
    expect(heading).to_contain_text("jobs for “turbine”")
    expect(page.get_by_label("Search jobs")).to_be_focused()
    expect(page.locator("mark").first).to_contain_text("turbine", ignore_case=True)

    page.get_by_role("link", name="Remove Search: turbine").click()
    expect(heading).to_have_text(total or "")
    expect(heading).to_be_focused()
    expect(page.get_by_label("Search jobs")).to_have_value("")
    assert page.evaluate("window.isSamePage")


def test_a_hostile_ad_runs_nothing_even_without_the_policy(live_server: Any, browser: Browser, ads: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    body = f'{evil}\n\n[x](javascript:alert(1))\n\n![x](x:x)\n\n<https://x.example/"onmouseover=alert(1)>\n\n`{evil}`'
    write(ads, {"evil.md": ad(title=evil, company=evil, badges=f"`💰 {evil}` `🌎 {evil}`", body=body)})
    run(ads)
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    alerts: list[str] = []

    def accept(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.accept()

    page.on("dialog", accept)
    posting = Posting.objects.get()
    for address in ("/", posting.get_absolute_url(), posting.company.get_absolute_url(), "/companies/"):
        page.goto(live_server.url + address)
        page.wait_for_load_state()
    page.evaluate("alert('control')")
    assert alerts == ["control"]
    context.close()


def test_an_editors_correction_outlives_the_next_import(
    live_server: Any, page: Page, ads: Path, admin_user: Any, complaints: list[str]
) -> None:
    path = "jobs/Python/2024-07/x/README.md"
    write(ads, {path: ad()})
    run(ads)
    page.goto(f"{live_server.url}/admin/")
    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill("password")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Postings", exact=True).first.click()
    page.get_by_role("link", name="Backend Engineer, Tides").click()
    page.get_by_label("Maximum salary").fill("99000")
    page.get_by_role("textbox", name="Description:").fill("Corrected **by hand**.")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("link", name="View or undo")).to_be_visible()

    write(ads, {path: ad(badges="`💰 70k USD` `🌎 Halifax`", body="The source has changed.")})
    assert run(ads).counts.conflicts == 2

    page.goto(live_server.url + Posting.objects.get().get_absolute_url())
    expect(page.get_by_text("65,000–99,000 USD a year", exact=True)).to_be_visible()
    expect(page.get_by_text("Halifax").first).to_be_visible()
    expect(page.get_by_text("Corrected by hand.")).to_be_visible()

    page.goto(f"{live_server.url}/admin/postings/posting/?conflict=yes")
    page.get_by_role("link", name="Backend Engineer, Tides").click()
    expect(page.get_by_text("Edited. The source has changed since. Source’s value: The source has")).to_be_visible()
    page.goto(f"{live_server.url}/admin/postings/importrun/")
    expect(page.locator("#result_list tbody tr").first.locator(".field-conflicts")).to_have_text("2")
