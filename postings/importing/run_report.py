"""Output of an import run: as text, as JSON, and as the list of changes of a dry run."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from postings.choices import ChangeOutcome, RunOutcome
from postings.content.types import Finding
from postings.importing.store.posting_store import Plan
from postings.importing.store.run_records import Report

_MAX_FINDINGS = 20
_MAX_VALUE_LENGTH = 80


def as_text(report: Report) -> str:
    """Return the changes of a dry run, the findings and a summary, as lines of text."""
    lines = [*report.differences]
    if report.outcome is RunOutcome.REFUSED:
        lines.append(f"Import refused: {report.message}")
    if report.outcome is RunOutcome.FAILED:
        lines.append(f"Import failed: {report.message}")
    counts = report.counts
    named = [
        (counts.new, "new"),
        (counts.changed, "changed"),
        (counts.unchanged, "unchanged"),
        (counts.closed, "closed"),
        (counts.reopened, "reopened"),
        (counts.set_aside, "skipped"),
        (counts.conflicts, f"{'conflict' if counts.conflicts == 1 else 'conflicts'} (our value was kept)"),
    ]
    lines.extend(_findings(report.findings))
    lines.extend(report.not_read.lines())
    if report.outcome is RunOutcome.DONE:
        no_changes = not any((counts.new, counts.changed, counts.closed, counts.reopened, counts.conflicts))
        summary = ", ".join(f"{count:,} {name}" for count, name in named if count or name in {"new", "changed", "unchanged"})
        ads = f"{counts.ads:,} ad{'s' * (counts.ads != 1)} in {counts.files:,} file{'s' * (counts.files != 1)}"
        lines.append(f"{'No changes. ' if no_changes else ''}{ads}: {summary}.")
    if report.run_id is None and report.outcome is not RunOutcome.FAILED:
        lines.append("Dry run: nothing was saved.")
    return "\n".join(lines)


def as_json(report: Report, outcome: str = "", source: str | None = None) -> str:
    """Return the report as one JSON object. `outcome` overrides that of the report, for a run that did not start.

    `source` is the name of the source, if the object is one of several.
    """
    counts = asdict(report.counts)
    files, ads = counts.pop("files"), counts.pop("ads")
    output: dict[str, Any] = {
        "run": report.run_id,
        "outcome": outcome or report.outcome,
        "message": report.message,
        "files": files,
        "ads": ads,
        "counts": counts,
        "findings": [finding.as_dict() for finding in report.findings],
        "not_read": report.not_read.as_dict(),
    }
    if report.run_id is None:
        output["differences"] = report.differences
    if source is not None:
        output["source"] = source
    return json.dumps(output, ensure_ascii=False)


def machine_error(error: OSError) -> str:
    """Return the message for an error of this machine, such as a full disk or a missing permission."""
    where = f": {error.filename}" if error.filename else ""
    return (
        f"{error.strerror or error}{where}. No posting is left half-written. "
        "Free disk space or correct the permissions, then run the import again."
    )


def differences(plan: Plan) -> Iterator[str]:
    """Yield a line for each change that an import would make to one posting."""
    ad = plan.merged.ad
    if plan.is_new:
        yield f"+ {ad.title} ({ad.company.value if ad.company else 'Company not stated'}), {ad.path}"
        return
    for decision in plan.decisions:
        if decision.outcome is ChangeOutcome.TAKEN:
            yield f"~ {ad.title}: {decision.field}: {_truncate(decision.ours)} -> {_truncate(decision.source)}"
        elif decision.outcome is ChangeOutcome.CONFLICT:
            yield (
                f"! {ad.title}: {decision.field}: conflict: the source has {_truncate(decision.source)}, "
                f"our value {_truncate(decision.ours)} is kept"
            )


def _findings(findings: list[Finding]) -> Iterator[str]:
    """Yield a line for each skipped file or entry, and one for each code of the other findings, the most frequent first."""
    set_aside = [finding for finding in findings if finding.set_aside]
    for finding in set_aside[:_MAX_FINDINGS]:
        where = f"{finding.path}:{finding.line}" if finding.line else finding.path
        yield f"skipped: {where}: {finding.message}"
    if len(set_aside) > _MAX_FINDINGS:
        yield f"… and {len(set_aside) - _MAX_FINDINGS:,} more. See the full list under Skipped files in the admin."
    others = [finding for finding in findings if not finding.set_aside]
    by_code = Counter(finding.code for finding in others)
    for code, count in by_code.most_common(_MAX_FINDINGS):
        messages = [finding.message for finding in others if finding.code == code]
        times = f"{count:,} time{'s' * (count != 1)}"
        example = "for example: " if len({*messages}) > 1 else ""
        yield f"warning: {code}, {times}: {example}{messages[0]}"


def _truncate(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MAX_VALUE_LENGTH else f"{text[:_MAX_VALUE_LENGTH]}… ({len(text):,} characters)"
