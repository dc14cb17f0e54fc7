"""What only shows when a company's postings are laid side by side: one job posted several times, and text that all repeat.

Done after the postings are written, for the companies of which any posting has changed since it was last done; so it
also completes what a killed run left undone.
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from postings.importing.interpret.reposts import SAME_JOB, normal_title, similarity, sketch
from postings.models import Boilerplate, Company, Posting, RepostGroup

# A company repeats what stands in this many different jobs, and in this share of all that it has.
MIN_JOBS = 3
MIN_SHARE = 0.3


def survey(also: Collection[int]) -> int:
    """Look over the companies with changed postings, and those of the ids `also`. Returns how many there were."""
    is_due = Q(surveyed_at=None) | Q(postings__updated_at__gt=F("surveyed_at")) | Q(pk__in=also)
    due = list(Company.objects.filter(is_due).distinct().values_list("pk", flat=True))
    for company_id in due:
        with transaction.atomic():
            now = timezone.now()  # before reading: what is changed from here on is seen next time
            postings = list(_of(company_id))
            _group_reposts(postings)
            _note_boilerplate(company_id, postings)
            Company.objects.filter(pk=company_id).update(surveyed_at=now)
    RepostGroup.objects.filter(postings=None).delete()
    return len(due)


def _of(company_id: int) -> "list[Posting]":
    fields = ["title", "title_key", "imported", "body", "sections", "repost_group", "repost_is_settled"]
    return list(Posting.objects.with_a_page().filter(company=company_id).only(*fields).order_by("pk"))


def _group_reposts(postings: list[Posting]) -> None:
    """Give postings that are one job one group. What an editor has settled stays as it is."""
    by_title: dict[str, list[Posting]] = defaultdict(list)
    for posting in postings:
        if not posting.repost_is_settled:
            by_title[_title_key(posting)].append(posting)
    for alike in by_title.values():
        for job in _jobs(alike):
            known = Counter(posting.repost_group_id for posting in job if posting.repost_group_id)
            if len(job) == 1 and not _has_settled_company(job[0], postings):
                group_id = None
            else:
                group_id = known.most_common(1)[0][0] if known else RepostGroup.objects.create().pk
            for posting in job:
                if posting.repost_group_id != group_id:
                    posting.repost_group_id = group_id
                    Posting.objects.filter(pk=posting.pk).update(repost_group=group_id)


def _title_key(posting: Posting) -> str:
    """As the import made it, which spares this process the gazetteer, unless an editor has changed the title since."""
    return posting.title_key if posting.imported.get("title") == posting.title else normal_title(posting.title)


def _has_settled_company(posting: Posting, postings: list[Posting]) -> bool:
    """Whether an editor has put another posting into the group of this one."""
    return posting.repost_group_id is not None and any(
        other.repost_is_settled and other.repost_group_id == posting.repost_group_id for other in postings
    )


def _jobs(alike: list[Posting]) -> list[list[Posting]]:
    """Part postings of one title into jobs: those that are linked by nearly the same text."""
    if len(alike) == 1:
        return [alike]
    sketches = [sketch(posting.body) for posting in alike]
    job_of = list(range(len(alike)))
    for first, second in combinations(range(len(alike)), 2):
        if job_of[first] != job_of[second] and similarity(sketches[first], sketches[second]) >= SAME_JOB:
            old, new = job_of[second], job_of[first]
            job_of = [new if job == old else job for job in job_of]
    jobs: dict[int, list[Posting]] = defaultdict(list)
    for posting, job in zip(alike, job_of, strict=True):
        jobs[job].append(posting)
    return list(jobs.values())


@dataclass
class _Repeated:
    """A block, the jobs that hold it, and where it stood in the first of them."""

    kind: str
    html: str
    position: int
    jobs: set[str]


def _note_boilerplate(company_id: int, postings: list[Posting]) -> None:
    """Write down the blocks that most of the company's jobs repeat. Reposts of one job count once."""
    blocks: dict[str, _Repeated] = {}
    jobs = set()
    for posting in postings:
        job = f"group {posting.repost_group_id}" if posting.repost_group_id else f"posting {posting.pk}"
        jobs.add(job)
        position = 0
        for section in posting.sections:
            for block in section["blocks"]:
                position += 1
                if block["key"]:
                    found = blocks.setdefault(block["key"], _Repeated(section["kind"], block["html"], position, set()))
                    found.jobs.add(job)
    least = max(MIN_JOBS, MIN_SHARE * len(jobs))
    rows = [
        Boilerplate(
            company_id=company_id, key=key, kind=each.kind, html=each.html, jobs=len(each.jobs), position=each.position
        )
        for key, each in blocks.items()
        if len(each.jobs) >= least
    ]
    known = {row.key: row for row in Boilerplate.objects.filter(company=company_id)}
    keep = {row.key for row in rows}
    Boilerplate.objects.filter(pk__in=[row.pk for row in known.values() if row.key not in keep]).delete()
    Boilerplate.objects.bulk_create(
        [row for row in rows if _differs(row, known.get(row.key))],
        update_conflicts=True,
        unique_fields=["company", "key"],
        update_fields=["kind", "html", "jobs", "position"],
    )


def _differs(row: Boilerplate, known: Boilerplate | None) -> bool:
    return known is None or (known.kind, known.html, known.jobs, known.position) != (
        row.kind,
        row.html,
        row.jobs,
        row.position,
    )
