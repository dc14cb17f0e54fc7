"""Formatted text that editors of websites store as JSON."""

import json
from typing import Any

import pytest

from postings.importing.readers.rich_text import as_markdown
from tests.importing.reading import read_ads

WORDS = "You build boats."
PORTABLE_TEXT = [
    {"_type": "block", "style": "normal", "children": [{"text": "You build "}, {"text": "boats.", "marks": ["strong"]}]},
    {"_type": "block", "style": "h3", "children": [{"_type": "span", "text": "Duties"}]},
    {"_type": "block", "style": "normal", "listItem": "bullet", "children": [{"_type": "span", "text": "Cut sails"}]},
    {"_type": "block", "style": "normal", "listItem": "bullet", "children": [{"_type": "span", "text": "Sew"}]},
]


def contentful(name: str, *content: Any) -> dict[str, Any]:
    return {"nodeType": name, "data": {}, "content": list(content)}


def contentful_text(value: str) -> dict[str, Any]:
    return {"nodeType": "text", "value": value, "marks": [], "data": {}}


CONTENTFUL = contentful(
    "document",
    contentful("paragraph", contentful_text("You build "), contentful("hyperlink", contentful_text("boats."))),
    contentful("heading-3", contentful_text("Duties")),
    contentful(
        "unordered-list",
        contentful("list-item", contentful("paragraph", contentful_text("Cut sails"))),
        contentful("list-item", contentful("paragraph", contentful_text("Sew"))),
    ),
)


def tiptap(kind: str, *content: Any, **attributes: Any) -> dict[str, Any]:
    return {"type": kind, "attrs": attributes, "content": list(content)}


def word(text: str) -> dict[str, Any]:
    return {"type": "text", "text": text}


TIPTAP = tiptap(
    "doc",
    tiptap("paragraph", word(WORDS)),
    tiptap("heading", word("Duties"), level=3),
    tiptap(
        "bulletList",
        tiptap("listItem", tiptap("paragraph", word("Cut")), tiptap("paragraph", word("sails"))),
        tiptap("listItem", tiptap("paragraph", {"type": "hardBreak"}, word("Sew"))),
    ),
)
LEXICAL = {
    "root": {
        "type": "root",
        "children": [
            {"type": "paragraph", "children": [word(WORDS)]},
            {"type": "heading", "tag": "h3", "children": [word("Duties")]},
            {
                "type": "list",
                "tag": "ul",
                "children": [
                    {"type": "listitem", "children": [word("Cut sails")]},
                    {"type": "listitem", "children": [word("Sew")]},
                ],
            },
        ],
    }
}
SLATE = [
    {"type": "paragraph", "children": [{"text": "You build "}, {"text": "boats.", "bold": True}]},
    {"type": "h3", "children": [{"text": "Duties"}]},
    {"type": "ul", "children": [{"type": "li", "children": [{"text": each}]} for each in ("Cut sails", "Sew")]},
]
EDITOR_JS = {
    "version": "2.30",
    "blocks": [
        {"type": "paragraph", "data": {"text": WORDS}},
        {"type": "header", "data": {"text": "Duties", "level": 3}},
        {"type": "list", "data": {"style": "unordered", "items": ["Cut sails", "Sew"]}},
    ],
}


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(PORTABLE_TEXT, id="portable text"),
        pytest.param(CONTENTFUL, id="contentful"),
        pytest.param(TIPTAP, id="tiptap"),
        pytest.param(LEXICAL, id="lexical"),
        pytest.param(SLATE, id="slate"),
        pytest.param(EDITOR_JS, id="editor.js"),
    ],
)
def test_blocks_become_markdown(value: Any) -> None:
    markdown = "You build boats.\n\n### Duties\n- Cut sails\n- Sew"
    assert as_markdown(value) == markdown
    job = {"title": "Tide Engineer", "location": "Bergen", "url": "https://tides.example/1", "body": value}
    (ad,) = read_ads("jobs.json", json.dumps([job]))
    assert ad.body == markdown


def test_text_of_quill_has_its_lines() -> None:
    assert (
        as_markdown({"ops": [{"insert": "Duties\nYou "}, {"insert": "sew."}, {"insert": {"image": "x"}}]})
        == "Duties\n\nYou sew."
    )


@pytest.mark.parametrize(
    "value",
    [
        "text", 7, None, [], {}, [{"title": "Cook"}], [{"children": [{"name": "Ada"}]}], {"type": "doc"}, {"blocks": ["a"]},
        {"content": "text"}, {"ops": []}, [1, 2],
    ],
)  # fmt: skip
def test_other_values_are_none(value: Any) -> None:
    assert as_markdown(value) == ""


def test_deep_blocks_end() -> None:
    blocks: dict[str, Any] = {"type": "doc", "content": []}
    inner = blocks
    for _ in range(5_000):
        inner["content"].append({"type": "paragraph", "content": []})
        inner = inner["content"][0]
    assert as_markdown(blocks) == ""
