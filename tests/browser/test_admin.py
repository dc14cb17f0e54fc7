"""The admin in a real browser: with keyboard and mouse, on a phone, and in the dark."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from jobboard.signin.roles import Role
from postings.models import Action, Company, Conflict, ImportRun, PossibleDuplicate, Posting, SetAsideFile
from tests.browser.axe import find_faults
from tests.builders import ad, make_company, make_posting, make_team, run, write
from tests.signin.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db(transaction=True)
# Django's own pages of the admin do not follow every good practice besides.
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATH = "jobs/Python/2024-07/x/README.md"


def sign_in(page: Page, board: str) -> None:
    page.goto(f"{board}/admin/")
    page.get_by_label("Username").fill("mara")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def figure(page: Page, label: str) -> Any:
    """Return the count that the dashboard shows under a label."""
    return page.get_by_role("link", name=re.compile(f"^{label}: "))


def press_shortcut(page: Page, key: str) -> None:
    """Press the key of a queue's page as soon as the page listens to it."""
    expect(page.locator(f"[aria-keyshortcuts='{key}']").first).to_be_attached()
    page.keyboard.press(key)


def test_a_day_of_an_editor(live_server: Any, page: Page, ads: Path, complaints: list[str]) -> None:
    make_user("mara", Role.PUBLISHER)
    labs = ad(slug="labs", company="Northwind Tidal Labs", title="Analyst, Charts", body="We draw charts.")
    write(ads, {PATH: ad(), "jobs/Golang/2024-07/labs/README.md": labs, "bad.md": "# [not an ad](no-link)"})
    run(ads)
    posting = Posting.objects.get(source_key__endswith="/backend-engineer-tides")
    make_team(Company.objects.get(postings=posting), "Harbours")
    sign_in(page, live_server.url)
    expect(page.get_by_role("heading", name="Dashboard")).to_be_visible()
    expect(figure(page, "Open postings")).to_have_text("2")
    expect(figure(page, "Skipped files")).to_have_text("1")
    expect(figure(page, "Possible duplicates")).to_have_text("1")

    # A correction of pay and team, with a look at the text on the way.
    figure(page, "Open postings").click()
    page.get_by_role("link", name="Backend Engineer, Tides").click()
    page.get_by_label("Maximum salary").fill("99000")
    page.locator("#select2-id_team-container").click()
    page.get_by_role("searchbox").last.fill("Harb")
    page.get_by_role("option", name="Harbours (Northwind Tidal)").click()
    page.get_by_role("button", name="Preview description").click()
    preview = page.get_by_role("region", name="Preview")
    expect(preview.get_by_role("heading", name="What you will do")).to_be_visible()
    page.get_by_label("Description:").fill("## Tasks\n\nCorrected **by hand**.")
    expect(preview.get_by_role("heading", name="Tasks")).to_be_visible()
    page.get_by_label("Description:").fill(posting.body)
    page.get_by_label("Title:").press("Enter")  # saves, as in any form
    expect(page.get_by_role("link", name="View or undo")).to_be_visible()

    # The source changes; the correction stays, and the conflict waits.
    write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Halifax`"), "new.md": ad(slug="new", company="Northwind Tidal Labs")})
    second = run(ads)
    assert second.counts.conflicts == 1
    page.goto(f"{live_server.url}/admin/")
    expect(figure(page, "Conflicts")).to_have_text("1")
    expect(figure(page, "Edited postings")).to_have_text("1")
    expect(figure(page, "New in the last import")).to_have_text("1")
    figure(page, "Conflicts").click()
    page.get_by_role("link", name="Start with the first").click()
    expect(page.get_by_role("region", name="Original value").get_by_text("65,000–95,000 USD a year")).to_be_visible()
    expect(page.get_by_role("region", name="Source’s value").get_by_text("70,000 USD a year")).to_be_visible()
    expect(page.get_by_role("region", name="Our value").get_by_text("65,000–99,000 USD a year")).to_be_visible()
    press_shortcut(page, "o")
    expect(page.get_by_text("Kept our value in 1 conflict")).to_be_visible()
    assert not Conflict.objects.exists()

    # Two companies are merged, and told apart again.
    page.goto(f"{live_server.url}/admin/")
    figure(page, "Possible duplicates").click()
    page.get_by_role("link", name="Northwind Tidal Labs and Northwind Tidal").click()
    press_shortcut(page, "m")
    page.get_by_role("radio", name="Northwind Tidal", exact=True).check()
    page.get_by_role("button", name="Show what will move").click()
    expect(page.get_by_text("2 postings")).to_be_visible()
    page.get_by_role("button", name="Merge into Northwind Tidal", exact=True).click()
    expect(page.get_by_text("Merged Northwind Tidal Labs into Northwind Tidal")).to_be_visible()
    assert set(Posting.objects.values_list("company__name", flat=True)) == {"Northwind Tidal"}
    page.get_by_role("link", name="View or undo").click()
    page.get_by_role("link", name="Undo", exact=True).click()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("Undid: Merged Northwind Tidal Labs into Northwind Tidal.")).to_be_visible()
    assert Posting.objects.filter(company__name="Northwind Tidal Labs").count() == 2

    # A file that was set aside is ignored.
    page.goto(f"{live_server.url}/admin/")
    figure(page, "Skipped files").click()
    page.get_by_role("link", name="bad.md").click()
    expect(page.get_by_role("region", name="File contents").get_by_text("not an ad")).to_be_visible()
    press_shortcut(page, "i")
    expect(page.get_by_text("Ignored bad.md")).to_be_visible()
    assert SetAsideFile.objects.get().is_ignored

    # The second run is rolled back, after a look.
    page.goto(f"{live_server.url}/admin/")
    page.get_by_role("link", name=re.compile(f"^Import {second.run_id}")).click()
    page.get_by_role("link", name="Roll back").click()
    expect(page.get_by_text("Nothing has been saved yet")).to_be_visible()
    page.get_by_role("button", name="Roll back").click()
    expect(page.get_by_text(f"Rolled back Import {second.run_id}")).to_be_visible()

    posting.refresh_from_db()
    assert (posting.team and posting.team.name, int(posting.pay_max or 0), posting.location_text) == (
        "Harbours",
        99000,
        "Remote, Canada",
    )
    assert posting.imported["pay"] == ["65000.00", "95000.00", "USD", "year"]

    # At the end each number on the dashboard is what it should be, and what it leads to.
    page.goto(f"{live_server.url}/admin/")
    expected = {
        "Open postings": 2,
        "New in the last import": 0,
        "Edited postings": 1,
        "Conflicts": 0,
        "Skipped files": 0,
        "Import warnings": 0,
        "Ads without a company": 0,
        "Implausible salaries": 0,
        "Possible duplicates": 1,
        "Suspicious company names": 0,
        "Open postings without a salary": 0,
    }
    for label, number in expected.items():
        expect(figure(page, label)).to_have_text(str(number))
        figure(page, label).click()
        expect(page.locator("#result_list tbody tr")).to_have_count(number)
        page.go_back()
    done = ["Rolled back", "Ignored", "Undid", "Merged", "Kept our value", "Edited"]
    said = page.get_by_role("region", name="Recent activity").get_by_role("listitem").all_inner_texts()
    assert [line.startswith(word) for line, word in zip(said, done, strict=True)] == [True] * 6

    # And what the browser shows is what a third import leaves alone.
    assert run(ads).counts.conflicts == 1, "the source still says what was rolled back"
    assert Action.objects.count() == 6


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_page_of_the_admin_has_an_accessibility_fault(
    live_server: Any, browser: Browser, ads: Path, width: int, scheme: Any
) -> None:
    make_user("mara", Role.ADMINISTRATOR)
    labs = ad(slug="labs", company="Northwind Tidal Labs")
    write(ads, {PATH: ad(), "labs.md": labs, "bad.md": "# [not an ad](no-link)"})
    run(ads)
    posting = Posting.objects.get(source_key__endswith="tides")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/postings/posting/{posting.pk}/change/")
    page.get_by_label("Maximum salary").fill("99000")
    page.get_by_role("button", name="Save", exact=True).first.click()
    write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Halifax`")})
    run(ads)
    pair, first = PossibleDuplicate.objects.get(), ImportRun.objects.order_by("pk").first()
    action = Action.objects.get()
    addresses = [
        "", "postings/posting/", f"postings/posting/{posting.pk}/change/", f"postings/posting/{posting.pk}/history/",
        f"postings/posting/{posting.pk}/restore/{posting.pk}/", "postings/conflict/", "postings/possibleduplicate/",
        f"postings/company/merge/?id={pair.first_id}&id={pair.second_id}", f"postings/importrun/{first.pk}/change/",
        f"postings/importrun/{first.pk}/roll-back/", "postings/setasidefile/",
        f"postings/setasidefile/{SetAsideFile.objects.get().pk}/change/", "postings/action/", "postings/finding/",
        f"postings/action/{action.pk}/change/", f"postings/action/{action.pk}/undo/", "postings/company/",
        "postings/action/deleted/", f"postings/conflict/{Conflict.objects.get().pk}/change/",
        f"postings/possibleduplicate/{pair.pk}/change/",
        f"postings/posting/{posting.pk}/change/?_queue=conflict&_item={Conflict.objects.get().pk}", "postings/dismissal/",
    ]  # fmt: skip
    faults = {}
    for address in addresses:
        page.goto(f"{live_server.url}/admin/{address}")
        results = find_faults(page, runOnly=WCAG)
        if results.violations_count:
            faults[address] = [(each["id"], each["nodes"][0]["html"][-90:]) for each in results.response["violations"]]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            faults[address + " width"] = wide
    page.close()
    assert faults == {}


def test_an_ad_is_written_by_hand(live_server: Any, page: Page, complaints: list[str]) -> None:
    make_user("mara", Role.EDITOR)
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/postings/posting/add/")
    page.get_by_label("Title:").fill("Tide Modeller")
    page.get_by_label("New company:").fill("Brackwater Tidal")
    page.get_by_label("Description:").fill("## Requirements\n\n* 5+ years of experience with Python")
    page.get_by_label("Application link:").fill("mailto:jobs@example.org")
    page.get_by_label("Can apply from:", exact=True).select_option(["CA", "Nordics"])
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview", exact=True).first.click()
    expect(opened.value.get_by_role("heading", name="Tide Modeller")).to_be_visible()
    expect(opened.value.get_by_role("link", name="jobs@example.org").first).to_be_visible()
    opened.value.close()

    page.get_by_role("button", name="Read from the text").click()
    page.get_by_role("checkbox", name="Experience: 5 years or more").press("Space")
    assert not find_faults(page, runOnly=WCAG).response["violations"]
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Use selected").press("Enter")
    expect(page.get_by_label("Minimum years of experience:")).to_have_value("5.0")
    expect(page.get_by_label("New company:")).to_have_value("Brackwater Tidal")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Save", exact=True).first.press("Enter")
    expect(page.get_by_role("link", name="View or undo")).to_be_visible()
    posting = Posting.objects.get()
    assert (str(posting.company), posting.apply_email, posting.years_min) == ("Brackwater Tidal", "jobs@example.org", 5)
    assert posting.may_apply_from("SE") == "yes"


def test_form_for_many_postings_fits_a_phone(live_server: Any, browser: Browser) -> None:
    make_user("mara", Role.EDITOR)
    make_posting()
    page = browser.new_page(viewport={"width": 390, "height": 900})
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/postings/posting/")
    page.locator(".action-select").check()
    page.get_by_role("combobox", name="Action").select_option("edit_fields")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("1 posting selected.")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.close()


def test_new_value_selects_its_field_for_the_change(live_server: Any, page: Page, complaints: list[str]) -> None:
    make_user("mara", Role.EDITOR)
    make_posting()
    make_company("Northwind Tidal")
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/admin/postings/posting/")
    page.locator(".action-select").check()
    page.get_by_role("combobox", name="Action").select_option("edit_fields")
    page.get_by_role("button", name="Go").click()
    page.get_by_label("New value of Level").select_option(label="Senior")
    page.get_by_label("New value of Location as written").fill("Halifax")
    page.locator("#id_company + .select2 .select2-selection").click()
    page.get_by_role("searchbox").last.fill("North")
    page.get_by_role("option", name="Northwind Tidal").click()
    chosen = [
        page.get_by_role("checkbox", name=f"Change {name}", exact=True)
        for name in ("Level", "Location as written", "Company")
    ]
    for field in chosen:
        expect(field).to_be_checked()
    expect(page.get_by_role("checkbox", name="Change Title")).not_to_be_checked()
    page.get_by_label("New value of Location as written").press("Enter")  # opens the preview
    expect(page.get_by_text("1 of 1 posting will change.")).to_be_visible()
    page.get_by_role("button", name="Apply").click()
    expect(page.get_by_role("link", name="View or undo")).to_be_visible()
    posting = Posting.objects.get()
    assert (str(posting.company), posting.seniority, posting.location_text) == ("Northwind Tidal", "senior", "Halifax")
