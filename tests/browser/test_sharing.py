"""Sharing the address of a page with the sheet of the browser, or as a copied link."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from postings.models import Posting

pytestmark = pytest.mark.django_db(transaction=True)


def test_link_is_copied_and_shared(board: str, page: Page, complaints: list[str]) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(f"{board}/?q=team")
    page.get_by_role("checkbox", name="Remote", exact=True).check()
    expect(page).to_have_url(f"{board}/?q=team&workplace=remote")
    page.locator("summary", has_text="Follow or share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Share", exact=True).click()
    title = (page.get_by_role("heading", level=1).text_content() or "").strip()
    assert page.evaluate("window.shared") == {"title": title, "url": page.url}

    posting = Posting.objects.open().first()
    assert posting is not None
    page.goto(f"{board}{posting.get_absolute_url()}?in=place%3DJP")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == board + posting.get_absolute_url()


def test_buttons_appear_only_where_the_browser_can_share(board: str, browser: Browser) -> None:
    pks = Posting.objects.open().values_list("pk", flat=True)[:2]
    query = "&".join(f"job={pk}" for pk in pks)
    context = browser.new_context(java_script_enabled=False)
    without_scripts = context.new_page()
    page = browser.new_page()
    page.add_init_script("delete Navigator.prototype.share")
    for address in ("/", f"/saved/?{query}", f"/compare/?{query}"):
        without_scripts.goto(board + address)
        expect(without_scripts.get_by_role("button", name=re.compile("Copy link|^Share$"))).to_have_count(0)
        page.goto(board + address)
        if address == "/":
            page.locator("summary", has_text="Follow or share").click()
        expect(page.get_by_role("button", name="Copy link")).to_be_visible()
        expect(page.get_by_role("button", name="Share", exact=True)).to_have_count(0)
    context.close()
    page.close()
