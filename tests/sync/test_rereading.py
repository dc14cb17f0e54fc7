"""Reading an ad again without its file gives the same facts and lines as reading the file."""

from collections import defaultdict
from dataclasses import fields
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from postings.content.types import Ad, Facts, RawFile, ReadFile
from postings.editing import undo
from postings.extraction.facts import read_facts
from postings.importing.ad_reader import read_file
from postings.importing.sources import Limits, open_origin
from postings.models import ImportRun, Posting, SourceFile
from postings.reference.vocabulary import builtin_vocabulary
from postings.sync.merged_ad import merge
from postings.sync.posting_values import evidence_of
from postings.sync.rereading import pieces, readable, skills_again, where_again
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).resolve().parent.parent.parent / "postings" / "sample_ads"
BODY = "Kornspur is hiring.\n\n### You bring\n\n* 3+ years of Python\n* Docker is a plus\n\nYou must live in Canada."
UNUSUAL_ADS = {
    "plain.md": ad(slug="plain", body=BODY),
    "no-company.md": ad(slug="no-company", company="None", body=BODY),
    "no-badges.md": ad(slug="no-badges", body=BODY).replace("#### `💰 65k-95k USD` `🌎 Remote, Canada`  \n", ""),
    "blank-lines.md": "\n\n" + ad(slug="blank", body=f"\n\n\n{BODY}"),
    "crlf.md": ad(slug="crlf", body=BODY).replace("\n", "\r\n"),
    "escapes.md": ad(slug="escapes", title="R&amp;D Engineer \\(C\\#\\)", company="A &amp; B", body=BODY),
    "no-text.md": ad(slug="no-text", body=""),
    "footer.md": ad(slug="footer", body=BODY).replace("](https://jobs.example.org/apply/footer)  \n###", "]()  \n###", 1),
    "jobs/Go/2024-07/a/README.md": ad(slug="twice", body=BODY),
    "jobs/Python/2024-08/b/README.md": "\n" + ad(slug="twice", body=f"Shorter.\n\n{BODY}"),
}


def speakers(folder: Path) -> dict[str, Ad]:
    """Return the ads in a folder that provide the facts of their postings, by source key."""
    by_key: dict[str, list[Ad]] = defaultdict(list)
    with open_origin(str(folder), Limits(), history=False) as origin:
        for raw in origin.files():
            assert isinstance(raw, RawFile)
            found = read_file(raw)
            assert isinstance(found, ReadFile) and found.ad
            by_key[found.ad.source_key].append(found.ad)
    return {key: merge(files).ad for key, files in by_key.items()}


def facts_of(found: Facts) -> dict[str, object]:
    return {field.name: getattr(found, field.name) for field in fields(Facts)}


@pytest.fixture(params=["samples", "unusual"])
def folder(request: pytest.FixtureRequest, ads: Path) -> Path:
    if request.param == "unusual":
        return write(ads, UNUSUAL_ADS)
    # Lists and other formats state the company in a field, which is not read again.
    return copytree(SAMPLES, ads, ignore=ignore_patterns("other_formats"), dirs_exist_ok=True)


def test_rereading_gives_the_facts_and_evidence_of_the_file(folder: Path) -> None:
    run(folder)
    expected = speakers(folder)
    assert Posting.objects.count() == len(expected) == readable(Posting.objects.all()).count()
    for posting in Posting.objects.all():
        again, _ = read_facts(pieces(posting), builtin_vocabulary())
        assert facts_of(again) == facts_of(expected[str(posting.source_key)])
        assert evidence_of(again) == posting.evidence
        for part in (skills_again(posting, builtin_vocabulary()), where_again(posting, builtin_vocabulary())):
            assert part.values == {field: posting.imported[field] for field in part.values}
            assert part.evidence.items() <= posting.evidence.items()


def test_lines_match_the_file(ads: Path) -> None:
    run(write(ads, {"a.md": ad(body=BODY)}))
    assert Posting.objects.get().lines == {"title": 1, "company": 2, "badges": 3, "body": 5}
    run(write(ads, {"a.md": "\n\n" + ad(body=BODY, company="None")}))
    assert Posting.objects.get().lines == {"title": 3, "company": 0, "badges": 5, "body": 7}


def test_posting_without_lines_is_readable_after_the_next_import(ads: Path) -> None:
    run(write(ads, {"a.md": ad(body=BODY)}))
    Posting.objects.update(lines={})
    assert not readable(Posting.objects.all()).exists()
    SourceFile.objects.update(fingerprint="of an earlier version")
    run(ads)
    assert readable(Posting.objects.all()).count() == 1


def test_rollback_removes_the_lines_of_the_later_text(ads: Path) -> None:
    run(write(ads, {"a.md": ad(body=BODY)}))
    run(write(ads, {"a.md": "\n\n" + ad(body=f"Changed.\n\n{BODY}")}))
    undo.undo_run(ImportRun.objects.latest("pk"), None)
    assert not readable(Posting.objects.all()).exists()
    run(ads)
    assert Posting.objects.get().lines["body"] == 7
