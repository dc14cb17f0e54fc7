"""What a run says of itself: to a person, to a machine, and line by line what a dry run would change."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from postings.choices import ChangeOutcome, RunOutcome
from postings.content.types import Finding
from postings.importing.store.posting_store import Plan
from postings.importing.store.run_records import Report

_SHOWN_FINDINGS = 20
_SHOWN_VALUE = 80


def as_text(report: Report) -> str:
    """A summary in plain lines."""
    lines = [*report.differences]
    if report.outcome is RunOutcome.REFUSED:
        lines.append(f"Import refused: {report.message}")
    counts = report.counts
    named = [
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.unchanged, "unchanged"),
        (counts.closed, "closed"),
        (counts.reopened, "reopened"),
        (counts.set_aside, "skipped file" if counts.set_aside == 1 else "skipped files"),
        (counts.conflicts, f"{'conflict' if counts.conflicts == 1 else 'conflicts'} (our value was kept)"),
    ]
    lines.extend(_findings(report.findings))
    if report.outcome is RunOutcome.DONE:
        quiet = not any((counts.new, counts.changed, counts.closed, counts.reopened, counts.conflicts))
        summary = ", ".join(f"{count:,} {name}" for count, name in named if count or name in {"new", "changed", "unchanged"})
        files = f"{counts.files:,} file{'s' * (counts.files != 1)}"
        lines.append(f"{'No changes. ' if quiet else ''}{files}: {summary}.")
    if report.run_id is None:
        lines.append("Dry run: nothing was saved.")
    return "\n".join(lines)


def as_json(report: Report, outcome: str = "") -> str:
    """One JSON object with all a machine may ask for. `outcome` is of a run that did not come about."""
    counts = asdict(report.counts)
    files = counts.pop("files")
    shown: dict[str, Any] = {
        "run": report.run_id,
        "outcome": outcome or report.outcome,
        "message": report.message,
        "files": files,
        "counts": counts,
        "findings": [finding.as_dict() for finding in report.findings],
    }
    if report.run_id is None:
        shown["differences"] = report.differences
    return json.dumps(shown, ensure_ascii=False)


def differences(plan: Plan) -> Iterator[str]:
    """What an import would do to one posting, a line a field; nothing where it would do nothing."""
    ad = plan.merged.ad
    if plan.is_new:
        yield f"+ {ad.title} ({ad.company.value if ad.company else 'Company not stated'}), {ad.path}"
        return
    for decision in plan.decisions:
        if decision.outcome is ChangeOutcome.TAKEN:
            yield f"~ {ad.title}: {decision.field}: {_short(decision.ours)} -> {_short(decision.source)}"
        elif decision.outcome is ChangeOutcome.CONFLICT:
            yield (
                f"! {ad.title}: {decision.field}: conflict: the source has {_short(decision.source)}, "
                f"our value {_short(decision.ours)} is kept"
            )


def _findings(findings: list[Finding]) -> Iterator[str]:
    """The files set aside, each with its reason, and the other findings by how often they occur."""
    aside = [finding for finding in findings if finding.set_aside]
    for finding in aside[:_SHOWN_FINDINGS]:
        where = f"{finding.path}:{finding.line}" if finding.line else finding.path
        yield f"skipped: {where}: {finding.message}"
    if len(aside) > _SHOWN_FINDINGS:
        yield f"… and {len(aside) - _SHOWN_FINDINGS:,} more. See the full list under Skipped files in the admin."
    remarks = [finding for finding in findings if not finding.set_aside]
    noticed = Counter(finding.code for finding in remarks)
    for code, count in noticed.most_common(_SHOWN_FINDINGS):
        messages = [finding.message for finding in remarks if finding.code == code]
        times = f"{count:,} time{'s' * (count != 1)}"
        example = "for example: " if len({*messages}) > 1 else ""
        yield f"warning: {code}, {times}: {example}{messages[0]}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN_VALUE else f"{text[:_SHOWN_VALUE]}… ({len(text):,} characters)"
