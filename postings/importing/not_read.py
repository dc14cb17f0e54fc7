"""What a run has not read: counts by kind and reason, and the names of the first files. Its size is limited."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from postings.content.types import NotRead
from postings.importing.sources.limits import LIST_SUFFIXES, TEXT_SUFFIXES
from postings.importing.sources.unread_files import suffix_of

HELP_PAGE = "docs/importing.md"
_MAX_EXAMPLES = 20
_MAX_KINDS = 50
_MAX_KINDS_SHOWN = 10
_MAX_CHARACTERS = 300


@dataclass
class NotReadFiles:
    """Files, and entries of lists, that are no ads or that no reader takes. `kinds` counts them by kind and reason.

    `with_names` counts those that are named one by one, of which `examples` are the first.
    """

    files: int = 0
    entries: int = 0
    with_names: int = 0
    kinds: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: list[NotRead] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.files or self.entries)

    def add(self, each: NotRead) -> None:
        """Count a file or an entry. Files of a group, such as images, are not named."""
        self.entries += each.is_item
        self.files += not each.is_item
        self.with_names += not each.group
        kind = (_kind(each), _clean(each.reason))
        self.kinds[kind if kind in self.kinds or len(self.kinds) < _MAX_KINDS else ("other file", "")] += 1
        if not each.group and len(self.examples) < _MAX_EXAMPLES:
            self.examples.append(each)

    def update(self, other: "NotReadFiles") -> None:
        """Add what another source has not read."""
        self.files += other.files
        self.entries += other.entries
        self.with_names += other.with_names
        self.kinds.update(other.kinds)
        self.examples = (self.examples + other.examples)[:_MAX_EXAMPLES]

    def kinds_text(self) -> str:
        """Return the kinds with their counts and reasons: `9 .json (no job ads were found in it), 3 .pdf (…)`."""
        most = self.kinds.most_common(_MAX_KINDS_SHOWN)
        shown = [_count_text(kind, reason, count) for (kind, reason), count in most]
        left = self.files + self.entries - sum(count for _, count in most)
        return ", ".join([*shown, f"{left:,} more"] if left else shown)

    def lines(self) -> list[str]:
        """Return a line with the counts, and one for each of the first files, as text for the operator."""
        if not self:
            return []
        counted = [
            f"{count:,} {one if count == 1 else many}"
            for count, one, many in ((self.files, "file", "files"), (self.entries, "entry of a list", "entries of lists"))
            if count
        ]
        was = "was" if self.files + self.entries == 1 else "were"
        lines = [f"{' and '.join(counted)} {was} not read: {self.kinds_text()}."]
        lines += [f"not read: {each.path}: {each.reason}" for each in self.examples]
        if self.with_names > len(self.examples):
            lines.append(f"… and {self.with_names - len(self.examples):,} more.")
        return lines

    def as_dict(self) -> dict[str, Any]:
        """Return all of it as values that JSON can hold."""
        return {
            "files": self.files,
            "entries": self.entries,
            "kinds": [
                {"kind": kind, "reason": reason, "count": count} for (kind, reason), count in self.kinds.most_common()
            ],
            "examples": [{"path": _clean(each.path), "reason": _clean(each.reason)} for each in self.examples],
        }


def nothing_found(name: str, not_read: NotReadFiles, skipped: int = 0) -> str:
    """Return the message for a source without any ads: what was seen, and what can be read."""
    seen = f" Not read: {not_read.kinds_text()}." if not_read else " It is empty." if not skipped else ""
    note = f" Skipped files: {skipped:,}." if skipped else ""
    return f"{name}: no job ads found.{note}{seen} {what_can_be_read()} Nothing was changed."


def what_can_be_read() -> str:
    suffixes = f"{', '.join(sorted(TEXT_SUFFIXES))}; lists in {', '.join(sorted(LIST_SUFFIXES))}"
    return f"Ads can be in {suffixes}. See {HELP_PAGE}."


def _kind(each: NotRead) -> str:
    if each.is_item:
        return f"{_clean(suffix_of(each.path.partition('#')[0])) or 'list'} entry"
    return each.group or _clean(suffix_of(each.path).lower()) or "untyped file"


def _count_text(kind: str, reason: str, count: int) -> str:
    name = kind if count == 1 else _plural(kind)
    return f"{count:,} {name} ({_within_sentence(reason)})" if reason else f"{count:,} {name}"


def _plural(kind: str) -> str:
    if kind.endswith(" entry"):
        return f"{kind.removesuffix('y')}ies"
    return kind if kind.startswith(".") else f"{kind}s"


def _within_sentence(sentence: str) -> str:
    """Return a sentence without its capital letter and its full stop."""
    is_word = sentence[1:2].islower() or sentence[1:2] == " "
    return (sentence[:1].lower() + sentence[1:] if is_word else sentence).rstrip(".")


def _clean(text: str) -> str:
    """Return the start of a text that any database can store as JSON."""
    return text[:_MAX_CHARACTERS].replace("\0", " ").encode("utf-8", "replace").decode()
