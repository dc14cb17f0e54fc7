"""Renaming skills where postings store them by name: in the source's values and in the evidence.

A renamed skill must not count as an edit of the postings that have it, so both are updated.
"""

from collections.abc import Iterable
from typing import Any

from postings.models import Posting, PostingSkill, Skill
from postings.sync.batches import in_batches
from postings.sync.posting_values import Values


def postings_with(skill: Skill, name: str) -> set[int]:
    """Return the ids of the postings that show a skill, and of edited ones whose source names it."""
    shown = PostingSkill.objects.filter(skill=skill).values_list("posting_id", flat=True)
    corrected = Posting.objects.filter(edited__contains=" skills ").values_list("pk", "imported__skills")
    return {*shown, *(pk for pk, skills in corrected if skills and name in {*skills["required"], *skills["preferred"]})}


def rename(ids: Iterable[int], old: str, new: str) -> None:
    """Replace a skill's name in the source's values and the evidence of postings, after a renaming or a merge."""
    for some in in_batches(ids):
        renamed = []
        for posting in Posting.objects.filter(pk__in=some).only("imported", "evidence"):
            if rename_in(posting, old, new):
                renamed.append(posting)
        Posting.objects.bulk_update(renamed, ["imported", "evidence"])


def rename_in(posting: Posting, old: str, new: str) -> bool:
    """Replace a skill's name in the source's values and the evidence of a posting, without saving it, if it is there."""
    skills, words = posting.imported.get("skills"), posting.evidence.get("skills", [])
    if not (skills and old in {*skills["required"], *skills["preferred"]}) and not any(each["of"] == old for each in words):
        return False
    posting.imported = {**posting.imported, "skills": renamed_names(skills, old, new)}
    posting.evidence = {**posting.evidence, "skills": _evidence(words, old, new)}
    return True


def renamed_names(skills: Values | None, old: str, new: str) -> Values | None:
    """Return the names by need with `old` replaced. A required skill is not also preferred."""
    if skills is None:
        return None
    required, preferred = ({new if name == old else name for name in skills[need]} for need in ("required", "preferred"))
    return {"required": sorted(required), "preferred": sorted(preferred - required)}


def _evidence(words: list[dict[str, Any]], old: str, new: str) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for each in words:
        name = new if each["of"] == old else each["of"]
        found.setdefault(name, {**each, "of": name})
    return list(found.values())
