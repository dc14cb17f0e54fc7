"""Formatted text as an editor stores it in JSON, as Markdown.

Known are the blocks of Sanity (Portable Text), Contentful, Tiptap and ProseMirror, Lexical, Slate, Editor.js and Quill. They
differ in names: a block holds its parts as `children` or `content`, and its text as `text` or `value`.
"""

import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]

_DOCUMENTS = frozenset(["doc", "root", "document"])
_MAX_DEPTH = 30
_HEADING = re.compile(r"h(?P<tag>[1-6])|head(?:ing|er)(?:[-_]?(?P<level>[1-6]))?", re.IGNORECASE)
_ITEM = re.compile(r"(?:list[-_]?item|li|bullet|number|task[-_]?item)", re.IGNORECASE)
_LIST = re.compile(r"(?:(?:un)?ordered|bullet(?:ed)?|number(?:ed)?)?[-_]?list|[uo]l", re.IGNORECASE)
_INLINE = re.compile(r"text|span|link|hyperlink|a|linebreak|hard[-_]?break|mention|autolink", re.IGNORECASE)


def as_markdown(value: Any) -> str:
    """Return the text of such blocks, or an empty text if the value is something else.

    >>> as_markdown([{"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "Duties"}]}])
    '## Duties'
    """
    blocks = _blocks(value)
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(_lines(blocks, 0))).replace("\n\n- ", "\n- ").strip() if blocks else ""


def _blocks(value: Any) -> list[Record]:
    """Return the blocks of formatted text, or none for any other value."""
    if isinstance(value, list):
        blocks = _objects(value)
        return blocks if len(blocks) == len(value) and any(map(_has_text, blocks)) else []
    if not isinstance(value, dict):
        return []
    if isinstance(root := value.get("root"), dict):
        value = root
    if operations := _objects(value.get("ops")):
        inserted = (each.get("insert") for each in operations)
        text = "".join(each for each in inserted if isinstance(each, str))
        return [{"type": "paragraph", "text": line} for line in text.split("\n")]
    if any(map(_data, blocks := _objects(value.get("blocks")))):
        return blocks
    return [value] if _kind(value) in _DOCUMENTS and _parts(value) else []


def _objects(value: Any) -> list[Record]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _has_text(block: Record) -> bool:
    return any(isinstance(each.get("text"), str) for each in _objects(block.get("children")))


def _kind(block: Record) -> str:
    kinds = (block.get(name) for name in ("listItem", "style", "nodeType", "tag", "type", "_type"))
    return next((kind for kind in kinds if isinstance(kind, str) and kind not in ("", "normal")), "")


def _data(block: Record) -> Record:
    data = block.get("data")
    return data if isinstance(data, dict) else {}


def _parts(block: Record) -> list[Record]:
    return _objects(block.get("children") or block.get("content"))


def _lines(blocks: list[Record], depth: int) -> Iterator[str]:
    """Yield each heading, paragraph and item of a list as a text of its own."""
    for block in blocks if depth <= _MAX_DEPTH else ():
        kind, parts = _kind(block), _parts(block)
        if isinstance(items := _data(block).get("items"), list):
            yield from (f"- {text}" for item in items if (text := _text_of_item(item)))
        elif heading := _HEADING.fullmatch(kind):
            if text := _text(block):
                yield f"{'#' * int(heading['tag'] or heading['level'] or _level(block))} {text}"
        elif _ITEM.fullmatch(kind):
            inner = [part for part in parts if _LIST.fullmatch(_kind(part))]
            if text := _text({**block, "children": [part for part in parts if part not in inner]}):
                yield f"- {text}"
            yield from _lines(inner, depth + 1)
        elif parts and not any(_INLINE.fullmatch(_kind(part) or "text") for part in parts):
            yield from _lines(parts, depth + 1)
        elif text := _text(block):
            yield text


def _level(block: Record) -> int:
    levels = (each.get("level") for each in (block, block.get("attrs"), _data(block)) if isinstance(each, dict))
    return next((level for level in levels if isinstance(level, int) and 1 <= level <= 6), 2)


def _text_of_item(item: Any) -> str:
    return " ".join(item.split()) if isinstance(item, str) else _text(item) if isinstance(item, dict) else ""


def _text(block: Record) -> str:
    """Return the words of a block in one line."""
    return " ".join("".join(_words(block, 0)).split())


def _words(block: Record, depth: int) -> Iterator[str]:
    """Yield the texts of a block with their spaces, which separate them."""
    own = [block.get(name) for name in ("text", "value", "content")] + [_data(block).get("text")]
    yield next((text for text in own if isinstance(text, str)), " " if "break" in _kind(block).lower() else "")
    for part in _parts(block) if depth <= _MAX_DEPTH else ():
        yield "" if _INLINE.fullmatch(_kind(part) or "text") else " "
        yield from _words(part, depth + 1)
