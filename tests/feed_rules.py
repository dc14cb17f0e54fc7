"""What RFC 4287 and JSON Feed 1.1 require of a feed, as assertions."""

import json
import re
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import feedparser
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# Of a page of a feed (RFC 5005).
_RELATIONS = {"self", "alternate", "next"}
_ONCE = {"id", "title", "updated"}
_AT_MOST_ONCE = {"published", "summary", "content", "subtitle", "generator", "icon", "logo", "rights", "source"}
_OF_FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle", "title"}
_OF_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary"}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def valid_atom(content: bytes) -> Any:
    """Assert that a document is a valid Atom feed, and return it as feedparser reads it."""
    feed = etree.fromstring(content)
    assert feed.tag == f"{ATOM}feed"
    assert content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    _check_element(feed, _OF_FEED | {"updated", "entry"})
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _check_element(entry, _OF_ENTRY | {"title", "updated"})
    # A feed has an author, or each of its entries has one.
    assert feed.find(f"{ATOM}author") is not None or all(entry.find(f"{ATOM}author") is not None for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    (own,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert urlsplit(own).scheme in {"http", "https"}
    parsed = feedparser.parse(content)
    assert not parsed.bozo, parsed.bozo_exception
    assert parsed.version == "atom10"
    return parsed


def _check_element(element: Any, allowed: set[str]) -> None:
    names = [child.tag.removeprefix(ATOM) for child in element]
    assert set(names) <= allowed, names
    for name in _ONCE:
        assert names.count(name) == 1, name
    for name in _AT_MOST_ONCE:
        assert names.count(name) <= 1, name
    assert urlsplit(element.findtext(f"{ATOM}id")).scheme
    for name in {"updated", "published"} & set(names):
        time = element.findtext(f"{ATOM}{name}")
        assert _TIME.fullmatch(time), time
        datetime.fromisoformat(time)
    links = element.findall(f"{ATOM}link")
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    assert len(alternates) == 1  # at most one of each type and language, and one in an entry without content
    for link in links:
        assert link.get("href")
        assert link.get("rel", "alternate") in _RELATIONS
        assert not list(link)
    for author in element.findall(f"{ATOM}author"):
        assert author.findtext(f"{ATOM}name")
    for category in element.findall(f"{ATOM}category"):
        assert category.get("term")
    for name in ("title", "summary", "content"):
        for text in element.findall(f"{ATOM}{name}"):
            assert text.get("type", "text") in {"text", "html"}
            assert not list(text)
    if element.get(_XML_LANG) is not None:
        assert _LANGUAGE.fullmatch(element.get(_XML_LANG))


def valid_json_feed(content: bytes) -> dict[str, Any]:
    """Assert that a document is a valid JSON feed, and return it."""
    feed: dict[str, Any] = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    for name in {"home_page_url", "feed_url", "next_url"} & feed.keys():
        assert urlsplit(feed[name]).scheme in {"http", "https"}
    _check_authors(feed)
    ids = [item["id"] for item in feed["items"]]
    assert len(ids) == len(set(ids))
    known = {"id", "url", "external_url", "title", "content_html", "content_text", "summary", "image", "banner_image"}
    known |= {"date_published", "date_modified", "authors", "tags", "language", "attachments"}
    for item in feed["items"]:
        assert all(name in known or name.startswith("_") for name in item)
        assert isinstance(item["id"], str)
        assert urlsplit(item["url"]).scheme in {"http", "https"}
        assert isinstance(item.get("content_html", item.get("content_text")), str)
        for name in {"date_published", "date_modified"} & item.keys():
            assert _TIME.fullmatch(item[name]), item[name]
        assert all(isinstance(tag, str) for tag in item.get("tags", []))
        if "language" in item:
            assert _LANGUAGE.fullmatch(item["language"])
        _check_authors(item)
    return feed


def _check_authors(owner: dict[str, Any]) -> None:
    for author in owner.get("authors", []):
        assert {"name", "url", "avatar"} & author.keys()
