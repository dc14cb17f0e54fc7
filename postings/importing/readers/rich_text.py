"""Formatted text as an editor stores it in JSON, as Markdown.

Known are the blocks of Sanity (Portable Text), Contentful, Tiptap and ProseMirror, Lexical, Slate, Editor.js and Quill. They
differ in names: a block holds its parts as `children` or `content`, and its text as `text` or `value`.
"""

import re
from collections.abc import Iterator
from typing import Any

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


def _blocks(value: Any) -> list[Any]:
    """Return the blocks of formatted text, or none for any other value."""
    if isinstance(value, list):
        return value if value and all(isinstance(each, dict) for each in value) and any(map(_is_block, value)) else []
    if not isinstance(value, dict):
        return []
    if isinstance(root := value.get("root"), dict):
        value = root
    if isinstance(operations := value.get("ops"), list) and operations:
        text = "".join(
            each["insert"] for each in operations if isinstance(each, dict) and isinstance(each.get("insert"), str)
        )
        return [{"type": "paragraph", "text": line} for line in text.split("\n")]
    if isinstance(blocks := value.get("blocks"), list) and any(isinstance(_data(each), dict) for each in blocks):
        return blocks
    return [value] if _kind(value) in _DOCUMENTS and _parts(value) else []


def _is_block(value: dict[str, Any]) -> bool:
    """Return whether an object is a block with parts that are text."""
    children = value.get("children")
    return isinstance(children, list) and any(
        isinstance(each, dict) and isinstance(each.get("text"), str) for each in children
    )


def _kind(block: dict[str, Any]) -> str:
    kinds = (block.get(name) for name in ("listItem", "style", "nodeType", "tag", "type", "_type"))
    return next((kind for kind in kinds if isinstance(kind, str) and kind not in ("", "normal")), "")


def _data(block: Any) -> Any:
    return block.get("data") if isinstance(block, dict) else None


def _parts(block: dict[str, Any]) -> list[Any]:
    parts = block.get("children") or block.get("content")
    return parts if isinstance(parts, list) else []


def _lines(blocks: list[Any], depth: int) -> Iterator[str]:
    """Yield each heading, paragraph and item of a list as a text of its own."""
    for block in blocks:
        if not isinstance(block, dict) or depth > _MAX_DEPTH:
            continue
        data, kind = _data(block), _kind(block)
        if isinstance(data, dict) and isinstance(data.get("items"), list):
            yield from (f"- {text}" for item in data["items"] if (text := _text(item, depth)))
        elif heading := _HEADING.fullmatch(kind):
            if text := _text(block, depth):
                yield f"{'#' * int(heading['tag'] or heading['level'] or _level(block))} {text}"
        elif _ITEM.fullmatch(kind):
            inner = [part for part in _parts(block) if isinstance(part, dict) and _LIST.fullmatch(_kind(part))]
            if text := _text({**block, "children": [part for part in _parts(block) if part not in inner]}, depth):
                yield f"- {text}"
            yield from _lines(inner, depth + 1)
        elif _parts(block) and not any(
            isinstance(part, dict) and _INLINE.fullmatch(_kind(part) or "text") for part in _parts(block)
        ):
            yield from _lines(_parts(block), depth + 1)
        elif text := _text(block, depth):
            yield text


def _level(block: dict[str, Any]) -> int:
    levels = [each.get("level") for each in (block, block.get("attrs"), block.get("data")) if isinstance(each, dict)]
    return next((level for level in levels if isinstance(level, int) and 1 <= level <= 6), 2)


def _text(value: Any, depth: int) -> str:
    """Return the words of a block in one line."""
    if isinstance(value, str):
        return " ".join(value.split())
    if not isinstance(value, dict) or depth > _MAX_DEPTH:
        return ""
    own = next((value[name] for name in ("text", "value", "content") if isinstance(value.get(name), str)), "")
    inside = [_raw(part, depth + 1) for part in _parts(value)]
    return " ".join(f"{own or _of_data(value)}{''.join(inside)}".split())


def _raw(value: Any, depth: int) -> str:
    """Return the text of a part with its spaces, which separate it from the next part."""
    if isinstance(value, dict) and isinstance(text := value.get("text", value.get("value")), str):
        return text
    is_break = isinstance(value, dict) and "break" in _kind(value).lower()
    return " " if is_break else _text(value, depth)


def _of_data(value: dict[str, Any]) -> str:
    data = value.get("data")
    text = data.get("text") if isinstance(data, dict) else None
    return text if isinstance(text, str) else ""
