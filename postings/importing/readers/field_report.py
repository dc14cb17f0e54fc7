"""Report of the fields of a source: what is read from each, and which are not used, to check its mapping."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from postings.content.types import RawFile
from postings.extraction.source_fields import says_nothing
from postings.importing.readers.field_names import DETAIL_NAMES, EXPERIENCE_NAMES
from postings.importing.readers.mapping import find, normalize, texts
from postings.importing.readers.record_fields import mappings_of, targets

# Enough to see what a source holds.
_MAX_RECORDS = 1_000
_MAX_EXAMPLE = 60


@dataclass
class FieldReport:
    """The fields of the first ads in lists. `used` has the names of fields for each target, with their number of ads."""

    ads: int = 0
    formats: Counter[str] = field(default_factory=Counter)
    used: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unused: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, item: RawFile) -> None:
        """Add an ad of a list."""
        if self.ads >= _MAX_RECORDS:
            return
        given = json.loads(item.data)
        record, around = given["record"], given.get("around", {})
        self.ads += 1
        mappings = mappings_of(record, item.settings)
        self.formats.update([mapping.name for mapping in mappings] or [""])
        names: set[str] = set()
        for target, found in targets(record, item.settings, around).items():
            if used := dict.fromkeys(each.name for each in found if not says_nothing(each.text)):
                self.used[target].update([" + ".join(name or "(a constant)" for name in used)])
                names.update(used)
        if lines := {each.name for each in find(record, [*EXPERIENCE_NAMES, *DETAIL_NAMES])}:
            self.used["lines of body"].update(lines)
            names.update(lines)
        ignored = {name for mapping in mappings for name in mapping.ignored}
        for key, value in record.items():
            if normalize(str(key)) not in ignored and not _is_used(str(key), names) and (example := _example(value)):
                self.unused[str(key)] += 1
                self.examples.setdefault(str(key), example)


def _is_used(key: str, names: set[str]) -> bool:
    return any(name == key or name.startswith(f"{key}.") or f", {key}, " in f", {name}, " for name in names)


def _example(value: Any) -> str:
    """Return a value as a short text, or an empty text if it says nothing."""
    text = next((text for text in texts(value) if not says_nothing(text)), "")
    text = " ".join(text[:1_000].split())
    return text if len(text) <= _MAX_EXAMPLE else f"{text[:_MAX_EXAMPLE]}…"
