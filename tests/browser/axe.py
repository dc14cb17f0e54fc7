"""Accessibility faults that a machine can find: WCAG 2.2 AA and best practices."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

# The contrast of texts that look alike is measured once, which takes a third of the time of measuring it for each text.
# Marks the first visible text of each look: its own color and font, and whatever the elements around it are drawn with.
MARK_LOOKS = """
() => {
  const around = new Map([[null, ""]]);
  const look = (element) => {
    if (!around.has(element)) {
      const style = getComputedStyle(element);
      const drawn = [
        style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode, style.position,
        style.zIndex, style.clip, style.clipPath, style.transform, element.matches(":disabled, [aria-disabled=true]"),
      ];
      around.set(element, `${look(element.parentElement)}|${drawn}`);
    }
    return around.get(element);
  };
  const looks = new Set();
  for (const element of document.querySelectorAll("body, body *")) {
    const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!element.checkVisibility({ visibilityProperty: true }) || !(isText || element.matches("input, select, textarea")))
      continue;
    const { color, fontSize, fontWeight, textShadow, webkitTextStroke, textIndent } = getComputedStyle(element);
    const own = [color, fontSize, fontWeight, textShadow, webkitTextStroke, textIndent, element.type];
    const key = `${look(element)}|${own}|${element.closest("label")?.control?.disabled}`;
    if (!looks.has(key)) element.dataset.look = "";
    looks.add(key);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-look]" }] });
}
"""


def find_faults(page: Page, **options: Any) -> AxeResults:
    """Return what axe finds. It takes twice as long if it also lists each element that is right."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate(MARK_LOOKS)
    # Preloading would look in the wrong place for what stylesheets import.
    options = {"resultTypes": ["violations"], "preload": False, **options}
    return AxeResults(page.evaluate("options => axe.run(options)", options))


def assert_no_fault(page: Page, state: str = "") -> None:
    results = find_faults(page)
    assert results.violations_count == 0, f"{state or page.url}: {results.generate_report()}"
