"""Comparison of all postings of a company, to find reposts of one job and boilerplate text.

It runs after the postings are written, for every company of which a posting has changed since the last time. So it also
completes a killed run.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from postings.choices import BoilerplateDisplay
from postings.extraction.reposts import MIN_SIMILARITY, normalize_title, similarity, sketch
from postings.models import Boilerplate, Company, Posting, RepostGroup

# Text is boilerplate if it is in at least this many of a company's jobs, and in at least this share of them.
MIN_JOBS = 3
MIN_SHARE = 0.3
# Comparing each pair of texts of one title takes about one second for this many, and four seconds for twice as many.
MAX_TEXTS = 300
# The queries and the transaction of a company cost more than its comparison, so many companies share them.
_COMPANIES_AT_ONCE = 50


def survey(company_ids: Collection[int]) -> int:
    """Update reposts and boilerplate of the companies with changed postings, and of `company_ids`. Return their number."""
    is_due = Q(surveyed_at=None) | Q(postings__updated_at__gt=F("surveyed_at")) | Q(pk__in=company_ids)
    due = list(Company.objects.filter(is_due).distinct().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(due), _COMPANIES_AT_ONCE):
        batch = due[start : start + _COMPANIES_AT_ONCE]
        now = timezone.now()  # before reading, so that later changes are found the next time
        postings = _postings_by_company(batch)
        jobs = {pk: _split_into_jobs(postings[pk]) for pk in batch}  # slow, so it is done outside the transaction
        with transaction.atomic():
            boilerplate = defaultdict(list)
            for row in Boilerplate.objects.filter(company__in=batch):
                boilerplate[row.company_id].append(row)
            for pk in batch:
                _group_reposts(pk, jobs[pk])
                _update_boilerplate(pk, postings[pk], boilerplate[pk])
            Company.objects.filter(pk__in=batch).update(surveyed_at=now)
    Posting.objects.filter(company=None, repost_group_is_manual=False).exclude(repost_group=None).update(repost_group=None)
    RepostGroup.objects.filter(postings=None).delete()
    return len(due)


def _postings_by_company(company_ids: list[int]) -> dict[int, list[Posting]]:
    fields = ["company", "title", "title_key", "imported", "body", "sections", "repost_group", "repost_group_is_manual"]
    found: dict[int, list[Posting]] = defaultdict(list)
    for posting in Posting.objects.public().filter(company__in=company_ids).only(*fields).order_by("pk"):
        if posting.company_id:
            found[posting.company_id].append(posting)
    return found


def _group_reposts(company_id: int, jobs: list[list[Posting]]) -> None:
    """Give each job a group of its own: the one that most of its postings have, unless another job has it already."""
    ids = {posting.repost_group_id for job in jobs for posting in job} - {None}
    if not ids and all(len(job) == 1 for job in jobs):
        return
    elsewhere = Posting.objects.filter(repost_group__in=ids).exclude(company=company_id)
    taken = set(elsewhere.values_list("repost_group", flat=True))
    manual = Posting.objects.filter(repost_group__in=ids, company=company_id, repost_group_is_manual=True)
    manual_group_ids = set(manual.values_list("repost_group", flat=True))
    for job in sorted(jobs, key=len, reverse=True):
        free = Counter(p.repost_group_id for p in job if p.repost_group_id and p.repost_group_id not in taken)
        group_id = free.most_common(1)[0][0] if free else None
        if len(job) == 1 and group_id not in manual_group_ids:
            group_id = None
        elif group_id is None and len(job) > 1:
            group_id = RepostGroup.objects.create().pk
        if group_id and group_id not in manual_group_ids:
            taken.add(group_id)
        moving = [posting for posting in job if posting.repost_group_id != group_id]
        for posting in moving:
            posting.repost_group_id = group_id
        undecided = Posting.objects.filter(pk__in=[posting.pk for posting in moving], repost_group_is_manual=False)
        undecided.update(repost_group=group_id)


def _title_key(posting: Posting) -> str:
    """Return the normalized title. The stored one, unless outdated, saves loading the gazetteer."""
    is_current = posting.title_key and posting.imported.get("title") == posting.title
    return posting.title_key if is_current else normalize_title(posting.title)


def _split_into_jobs(postings: list[Posting]) -> list[list[Posting]]:
    """Group postings into jobs: those with the same title and nearly the same text.

    Postings whose group an editor has decided are left out.
    """
    by_title: dict[str, dict[str, list[Posting]]] = defaultdict(lambda: defaultdict(list))
    for posting in postings:
        if not posting.repost_group_is_manual:
            by_title[_title_key(posting)][posting.body].append(posting)
    return [job for by_text in by_title.values() for job in _group_by_similar_text(list(by_text.values()))]


def _group_by_similar_text(texts: list[list[Posting]]) -> list[list[Posting]]:
    """Join the postings whose texts are nearly the same. Texts beyond MAX_TEXTS are not compared and stay alone."""
    if len(texts) == 1:
        return texts
    sketches = [sketch(same[0].body) for same in texts[:MAX_TEXTS]]
    job_of = list(range(len(texts)))
    for first, second in combinations(range(len(sketches)), 2):
        if job_of[first] != job_of[second] and similarity(sketches[first], sketches[second]) >= MIN_SIMILARITY:
            old, new = job_of[second], job_of[first]
            job_of = [new if job == old else job for job in job_of]
    jobs: dict[int, list[Posting]] = defaultdict(list)
    for same, job in zip(texts, job_of, strict=True):
        jobs[job] += same
    return list(jobs.values())


@dataclass
class _RepeatedBlock:
    """A block of text, the jobs that contain it, and its position in the first of them."""

    kind: str
    html: str
    position: int
    jobs: set[str]


def _update_boilerplate(company_id: int, postings: list[Posting], stored: list[Boilerplate]) -> None:
    """Store the blocks of text that many of the company's jobs repeat. Reposts of one job count once.

    `stored` are the blocks stored so far. One that an editor has marked is kept, with its mark.
    """
    blocks: dict[str, _RepeatedBlock] = {}
    jobs = set()
    for posting in postings:
        job = f"group {posting.repost_group_id}" if posting.repost_group_id else f"posting {posting.pk}"
        jobs.add(job)
        position = 0
        for section in posting.sections:
            for block in section["blocks"]:
                position += 1
                if block["key"]:
                    found = blocks.setdefault(block["key"], _RepeatedBlock(section["kind"], block["html"], position, set()))
                    found.jobs.add(job)
    known = {row.key: row for row in stored}
    marked = {key for key, row in known.items() if row.display != BoilerplateDisplay.FOUND}
    min_jobs = max(MIN_JOBS, MIN_SHARE * len(jobs))
    rows = [
        Boilerplate(
            company_id=company_id, key=key, kind=each.kind, html=each.html, jobs=len(each.jobs), position=each.position
        )
        for key, each in blocks.items()
        if len(each.jobs) >= min_jobs or key in marked
    ]
    keep = marked.union(row.key for row in rows)
    if outdated := [row.pk for row in stored if row.key not in keep]:
        Boilerplate.objects.filter(pk__in=outdated).delete()
    Boilerplate.objects.bulk_create(
        [row for row in rows if _has_changed(row, known.get(row.key))],
        update_conflicts=True,
        unique_fields=["company", "key"],
        update_fields=["kind", "html", "jobs", "position"],
    )


def _has_changed(row: Boilerplate, known: Boilerplate | None) -> bool:
    return known is None or (known.kind, known.html, known.jobs, known.position) != (
        row.kind,
        row.html,
        row.jobs,
        row.position,
    )
