"""Measurement of how well ads are read, on ads that are kept for it. See `measured_ads/README.md`."""

import json
from pathlib import Path

from django.utils import timezone

from postings.content.types import ReadFile
from postings.importing.inspection import as_json
from postings.importing.pipeline import Options, inspect
from postings.importing.sources import Limits
from postings.insights.reading_quality import ByAd, Figures, compare
from postings.reference.vocabulary import builtin_vocabulary

SKILLS = ("required", "preferred", "practices_required", "practices_preferred", "undecided")
FOLDER = Path(__file__).parent / "measured_ads"


def measure() -> Figures:
    """Read the ads that are kept for measuring and return the figures of today."""
    return compare(labels_in(FOLDER / "labels.json"), read_ads(FOLDER / "ads"), timezone.localdate())


def labels_in(file: Path) -> ByAd:
    """Return the labels of a file, with the names that the vocabulary has for skills."""
    labels: ByAd = json.loads(file.read_text())
    names = {alias.text.casefold(): name for name, aliases in builtin_vocabulary().lexicon.skills for alias in aliases}
    for stated in labels.values():
        for key in SKILLS:
            if key in stated:
                stated[key] = [names.get(skill.casefold(), skill) for skill in stated[key]]
    return labels


def read_ads(folder: Path) -> ByAd:
    """Return the JSON of the ads in a folder by the last part of their links."""
    found = {}
    for each in inspect(str(folder), Options(limits=Limits()), builtin_vocabulary()):
        read = json.loads(as_json(each)) if isinstance(each, ReadFile) else {}
        if "apply_url" in read:
            found[read["apply_url"].rpartition("/")[2]] = read
    return found
