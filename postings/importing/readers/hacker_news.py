"""Threads of “Ask HN: Who is hiring?”, saved as JSON of Hacker News or of its search, as a page, or copied as text.

Each comment below the question is one ad or several, which `hiring_comments` reads. Replies are no ads.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import html as lxml_html

from postings.importing.readers.hiring_comments import Comment, read_comment
from postings.importing.readers.mapping import Record

_TEXTS, _AUTHORS = ("text", "comment_text", "content"), ("by", "author", "commenter", "user")
_LISTS = ("children", "hits", "comments", "kids", "items")
_MAX_DEPTH = 6
_THREAD = re.compile(r"who(?:'s| is) hiring", re.IGNORECASE)
# The line above a comment of a copied page: `somebody 5 hours ago | root | parent | next [–]`.
_COPIED_HEAD = re.compile(
    r"^[ \t▲*]*(?P<author>[\w-]{2,15}) (?P<age>\d+ (?:minute|hour|day|month|year)s? ago|on \w{3,9} \d{1,2}, \d{4})"
    r"(?P<links>(?:[ \t]*\|[ \t]*(?:root|parent|prev|next|context|favorite))*)[ \t]*(?:\[[–−-]\])?[ \t]*$",
    re.MULTILINE,
)
_REPLY = re.compile(r"\b(?:parent|root)\b")
_REPLY_LINK = re.compile(r"^[ \t]*reply[ \t]*$", re.MULTILINE)


def read_json(data: Any) -> list[Record] | None:
    """Return the ads of a thread that was saved as JSON, or None if the data is no thread."""
    comments = list(_comments(data, ""))
    return _ads(comments) if comments else None


def read_page(text: str) -> list[Record]:
    """Return the ads of a thread that was saved as a page, or none if it is another page."""
    if not re.search(r"class=[\"']athing", text):
        return []
    root: Any = lxml_html.document_fromstring(text)
    comments = []
    for row in root.xpath("//tr[contains(@class, 'comtr')]"):
        indent = next(iter(row.xpath(".//td[contains(@class, 'ind')]/@indent")), "0")
        body = next(iter(row.xpath(".//*[contains(@class, 'commtext')]")), None)
        if body is None or indent != "0":
            continue
        for reply in body.xpath(".//*[@class='reply']"):
            reply.drop_tree()
        time = next(iter(row.xpath(".//*[@class='age']/@title")), "")
        comments.append(Comment(row.get("id", ""), "", _inner_html(body), time.split(" ")[0]))
    return _ads(comments)


def read_text(text: str) -> list[Record]:
    """Return the ads of a thread that was copied as text, or none if it is another text."""
    heads = list(_COPIED_HEAD.finditer(text))
    if len(heads) < 2 or not (_THREAD.search(text[:5_000]) or any("next" in head["links"] for head in heads)):
        return []
    comments = []
    for head, end in zip(heads, [*(each.start() for each in heads[1:]), len(text)], strict=True):
        if not _REPLY.search(head["links"]):
            body = _REPLY_LINK.sub("", text[head.end() : end]).strip()
            day = head["age"].removeprefix("on ") if head["age"].startswith("on ") else ""
            comments.append(Comment(head["author"], "", html.escape(body, quote=False), day))
    return _ads(comments)


def _inner_html(element: Any) -> str:
    parts = [element.text or "", *(lxml_html.tostring(child, encoding="unicode") for child in element)]
    return "".join(parts).strip()


def _comments(data: Any, parent: str, depth: int = 0) -> Iterator[Comment]:
    """Yield the comments of a thread: a list of them, the children of a story, or what its search found."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(data, list):
        for each in data:
            yield from _comments(each, parent, depth + 1)
    elif isinstance(data, dict):
        text = next((data[key] for key in _TEXTS if isinstance(data.get(key), str)), None)
        is_comment = "comment_text" in data or any(isinstance(data.get(key), str) for key in _AUTHORS)
        identity = str(data.get("id") or data.get("objectID") or "")
        if text is not None and is_comment and not data.get("title"):
            given = next((data[key] for key in ("parent", "parent_id") if data.get(key)), parent)
            time = next((str(data[key]) for key in ("time", "created_at", "date", "created_at_i") if data.get(key)), "")
            story = data.get("story_id") or given
            if str(story) == str(given or story):
                yield Comment(identity, str(story), text, time)
            return  # what is below it are replies
        if data and all(isinstance(each, dict) and each.get("type") == "comment" for each in data.values()):
            yield from _comments(list(data.values()), parent, depth + 1)
        for key in _LISTS:
            if isinstance(data.get(key), list):
                yield from _comments(data[key], identity or parent, depth + 1)


def _ads(comments: list[Comment]) -> list[Record]:
    """Return the ads of the comments with the most common parent, which is the question."""
    thread = Counter(comment.parent for comment in comments).most_common(1)[0][0] if comments else ""
    return [ad for comment in comments if comment.parent == thread for ad in read_comment(comment)]
