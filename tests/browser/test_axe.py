"""The check of accessibility finds a text of low contrast, whatever looks good around it."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import find_faults

GREY = "color: #999"


@pytest.mark.parametrize(
    "texts",
    [
        f"<p>Tides</p><p style='{GREY}'>Ports</p>",
        f"<div style='background: #111'><p style='{GREY}'>Tides</p></div><p style='{GREY}'>Ports</p>",
        "<div><p>Tides</p></div><div style='opacity: 0.4'><p>Ports</p></div>",
        f"<p hidden style='{GREY}'>Tides</p><p style='{GREY}'>Ports</p>",
        "<p style='color: #888; font-size: 40px'>Tides</p><p style='color: #888'>Ports</p>",
        f"<button disabled style='{GREY}'>Tides</button><button style='{GREY}; background: #fff'>Ports</button>",
        f"<label style='{GREY}'>Tides <input disabled></label><label style='{GREY}'>Ports <input></label>",
    ],
)
def test_low_contrast_is_found(page: Page, texts: str) -> None:
    page.set_content(f"<!doctype html><html lang=en><title>Tides</title><main><h1>Ads</h1>{texts}</main>")
    faults = [(each["id"], node["html"]) for each in find_faults(page).response["violations"] for node in each["nodes"]]
    assert [name for name, _ in faults] == ["color-contrast"]
    assert "Ports" in faults[0][1]
