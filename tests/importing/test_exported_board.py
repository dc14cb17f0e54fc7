"""Importing a board that `manage.py export_board` wrote: the same postings, with the facts and words of that board."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import override_settings

from postings.choices import RunOutcome
from postings.importing.sources import ImportRefused, Limits, open_origin
from postings.models import Category, Company, Place, Posting, PostingSkill, Skill, Source
from postings.publishing.board_file import write_board
from postings.sync.directory import Directory
from postings.sync.stored_vocabulary import update_builtin_skills
from tests.builders import ad, make_company, make_posting, make_team, run, write

pytestmark = pytest.mark.django_db

# What an import gives anew: ids, when this board saw the ad, and what its own editors corrected.
OWN = {"id", "posting_id", "company_id", "team_id", "place_id", "skill_id", "category_id", "first_seen_at", "changed_at"}
TABLES = ["companies", "teams", "places", "skills", "categories", "postings"]
LINKS = {
    "posting_places": "SELECT slug, key FROM posting_places JOIN places ON places.id = place_id",
    "posting_skills": "SELECT postings.slug, name, is_required FROM posting_skills JOIN skills ON skills.id = skill_id",
    "posting_categories": "SELECT slug, name FROM posting_categories JOIN categories ON categories.id = category_id",
    "evidence": "SELECT slug, field, quote, line, rule, skills FROM evidence",
}


def export(file: Path) -> Path:
    file.touch()
    write_board(str(file))
    return file


def contents(file: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of all tables without ids, in an order of their own."""
    with closing(sqlite3.connect(file)) as board:
        board.row_factory = sqlite3.Row
        tables = {name: f"SELECT * FROM {name}" for name in TABLES}  # noqa: S608
        tables["companies of postings"] = (
            "SELECT p.slug, c.slug AS company FROM postings p JOIN companies c ON c.id = company_id"
        )
        tables["teams of postings"] = "SELECT p.slug, t.name AS team FROM postings p JOIN teams t ON t.id = team_id"
        tables |= {name: f"{query} JOIN postings ON postings.id = posting_id" for name, query in LINKS.items()}
        return {
            name: sorted(({key: row[key] for key in row.keys() if key not in OWN} for row in board.execute(query)), key=str)  # noqa: SIM118
            for name, query in tables.items()
        }


def empty_the_board() -> None:
    for model in (Posting, Source, Company, Place, Category, Skill):
        model._default_manager.all().delete()
    update_builtin_skills()


def edit(file: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(file)) as board:
        for statement in statements:
            board.execute(statement)
        board.commit()
    return file


@pytest.fixture
def board(ads: Path, tmp_path: Path) -> Iterator[Path]:
    """The export of a board with imported and written postings, open and closed ones."""
    write(
        ads,
        {
            "Golang/2026-03/one/README.md": ad(title="Engineer, Tides", slug="one"),
            "Python/2026-03/one/README.md": ad(title="Engineer, Tides", slug="one"),
            "Python/2026-04/two/README.md": ad(
                title="Senior Data Analyst",
                slug="two",
                badges="`💰 65 EUR/hour` `🌎 Hybrid, Berlin, Germany`",
                body="We need 3+ years of experience with SQL and Python.\n\n- Visa sponsorship is available\n\nAsk Ada.",
            ),
        },
    )
    run(ads)
    company = make_company("Ebbmark", slug="ebbmark-energy", website="https://ebbmark.example", about="Measures tides.")
    written = make_posting(
        "Written by hand",
        company=company,
        team=make_team(company, slug="tides-and-currents"),
        function="backend",
        years_min="2.5",
        pay_min="52.50",
        pay_max="70",
        pay_currency="CAD",
        pay_period="hour",
        pay_has_zones=True,
        is_remote=True,
        apply_from=" CA US ",
        apply_not_from=" FR ",
        apply_from_others="no",
        posted_on=date(2026, 3, 1),
        posted_precision="month",
        closes_on=date(2050, 1, 31),
        languages=" de:C1 en ",
        contract_months=6,
        interview_steps="Call\nTest day",
        benefits_text="Boats",
        language="en",
        body="  * Measure tides\n    * Row\n",
    )
    directory = Directory()
    written.places.set([directory.place(key) for key in ("CA-ON/Toronto", "CA-ON", "CA", "Europe")])
    skill = Skill.objects.create(name="Knot tying", key="knot tying", slug="knot-tying", kind="practice")
    PostingSkill.objects.create(posting=written, skill=skill, is_required=False)
    make_posting("Closed", status="closed", closed_at=datetime(2026, 5, 1, 8, tzinfo=UTC), body="Write to ada@example.org.")
    unusual = {"pay_max": 110_000, "pay_currency": "CAD", "pay_period": "month"}
    make_posting("Implausible salary", **unusual)
    make_posting("Confirmed salary", **unusual, pay_is_confirmed=True)
    make_posting("Secret", status="hidden")
    yield export(tmp_path / "board.sqlite")


def test_import_into_an_empty_board_gives_the_same_board(board: Path, tmp_path: Path) -> None:
    before = contents(board)
    yearly = {row["title"]: row["pay_yearly_max"] for row in before["postings"]}
    assert yearly == {
        "Engineer, Tides": 95_000,
        "Senior Data Analyst": 135_200,
        "Written by hand": 145_600,
        "Closed": None,
        "Implausible salary": None,
        "Confirmed salary": 1_320_000,
    }
    empty_the_board()
    report = run(board)
    assert (report.outcome, report.findings) == (RunOutcome.DONE, [])
    assert (report.counts.files, report.counts.new) == (1, 6)
    after = contents(export(tmp_path / "again.sqlite"))
    words = before.pop("evidence"), after.pop("evidence")
    assert after == before
    assert [row for row in words[1] if row["rule"] != "source_field"] == words[0]


def test_date_posted_is_stated_as_on_the_exported_board(transactional_db: None, tmp_path: Path) -> None:
    day = {"posted_on": date(2026, 3, 2), "posted_precision": "day"}
    quote = [{"quote": "words", "line": 1, "rule": "source_field"}]
    make_posting("Of a commit", evidence={"seniority": quote}, seniority="senior", **day)
    make_posting("Of the ad", evidence={"posted": quote}, **day)
    make_posting("By hand", company=make_company(), function="data", **day)
    board = export(tmp_path / "board.sqlite")
    empty_the_board()
    run(board)
    found = {posting.title: posting for posting in Posting.objects.all()}
    assert {title: "posted" in posting.evidence for title, posting in found.items()} == {
        "Of a commit": False,
        "Of the ad": True,
        "By hand": True,
    }
    assert {posting.posted_on for posting in found.values()} == {date(2026, 3, 2)}


def test_second_import_changes_nothing(board: Path, tmp_path: Path) -> None:
    empty_the_board()
    run(board)
    first = contents(export(tmp_path / "first.sqlite"))
    counts = run(board).counts
    assert (counts.new, counts.changed, counts.closed, counts.reopened, counts.unchanged) == (0, 0, 0, 0, 6)
    assert contents(export(tmp_path / "second.sqlite")) == first


def test_fact_without_words_has_its_column_as_evidence(board: Path) -> None:
    empty_the_board()
    run(board)
    evidence = Posting.objects.get(title="Written by hand").evidence
    assert evidence["function"] == [{"quote": "function: backend", "line": 0, "rule": "source_field"}]
    assert evidence["pay"][0]["quote"] == "pay_min: 52.5, pay_max: 70, pay_currency: CAD, pay_period: hour"
    assert evidence["skills"][0]["of"] == "Knot tying"


def test_words_of_a_corrected_fact_are_not_its_evidence(board: Path) -> None:
    edit(board, "UPDATE postings SET seniority = 'lead', corrected = '[\"seniority\"]' WHERE title LIKE 'Senior%'")
    empty_the_board()
    run(board)
    posting = Posting.objects.get(seniority="lead")
    assert posting.evidence["seniority"] == [{"quote": "seniority: lead", "line": 0, "rule": "source_field"}]
    assert posting.edited == ""


def test_later_export_updates_closes_and_keeps_corrections(board: Path) -> None:
    empty_the_board()
    run(board)
    Posting.objects.filter(title="Written by hand").update(benefits_text="Two boats")
    edit(
        board,
        "UPDATE postings SET seniority = 'lead', benefits_text = 'None' WHERE title = 'Written by hand'",
        "UPDATE postings SET status = 'closed', closed_at = '2026-06-01T08:00:00Z', apply_url = NULL"
        " WHERE title = 'Engineer, Tides'",
    )
    counts = run(board, force=True).counts
    assert (counts.changed, counts.closed, counts.conflicts) == (2, 1, 1)
    written = Posting.objects.get(title="Written by hand")
    assert (written.seniority, written.benefits_text) == ("lead", "Two boats")
    assert Posting.objects.get(title="Engineer, Tides").closed_at == datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_posting_that_left_the_export_closes(board: Path) -> None:
    empty_the_board()
    run(board)
    edit(board, "DELETE FROM postings WHERE title = 'Written by hand'")
    assert run(board, force=True).counts.closed == 1
    assert Posting.objects.get(title="Written by hand").status == "closed"


def test_address_of_another_posting_is_not_taken(board: Path) -> None:
    slug = Posting.objects.get(title="Written by hand").slug
    empty_the_board()
    make_posting("Local", slug=slug)
    run(board)
    assert Posting.objects.get(slug=slug).title == "Local"
    assert Posting.objects.get(title="Written by hand").slug.startswith("written-by-hand-")


def test_what_a_file_must_not_say_is_left_out(board: Path) -> None:
    edit(
        board,
        "UPDATE companies SET website = 'javascript:alert(1)'",
        "UPDATE postings SET apply_url = 'javascript:alert(1)', function = 'wizard', years = 'many', pay_min = 'NaN',"
        " applicants_from = '{}', workplace = '[\"moon\"]', posted_on = x'00ff', slug = '../x'"
        " WHERE title = 'Written by hand'",
        "UPDATE evidence SET rule = 'made up'",
        "UPDATE places SET key = 'nowhere at all' WHERE type = 'region'",
        "UPDATE places SET key = 'ZZ' WHERE key = 'CA'",
    )
    empty_the_board()
    run(board)
    posting = Posting.objects.get(title="Written by hand")
    assert (posting.apply_url, posting.function, posting.years_min, posting.pay_min) == ("", "", None, None)
    assert (posting.apply_from, posting.work_modes, posting.posted_on) == ("", [], None)
    assert posting.slug.startswith("written-by-hand-")
    assert Company.objects.get(name="Ebbmark").website == ""
    assert sorted(place.key for place in posting.places.all()) == ["CA-ON", "CA-ON/Toronto"]


def test_values_that_no_database_or_page_can_hold_are_left_out(board: Path) -> None:
    edit(
        board,
        "UPDATE companies SET website = 'https://ebbmark.example/' || hex(zeroblob(400)), about = 'Tides' || char(0)",
        "UPDATE postings SET body = 'Read' || char(0, 7) || 'ing charts', interview_steps = '[\"Call\\ud800\"]',"
        " applicants_from = '[\"ZZ\", \"CA\"]', status = 'closed', closed_at = '0001-01-01T00:00:00+23:00'"
        " WHERE title = 'Written by hand'",
    )
    empty_the_board()
    assert run(board).findings == []
    posting = Posting.objects.get(title="Written by hand")
    assert (posting.body, posting.interview_steps, posting.apply_from) == ("Reading charts", "Call", " CA ")
    assert posting.closed_at and posting.closed_at.year > 1
    company = Company.objects.get(name="Ebbmark")
    assert (company.website, company.about) == ("", "Tides")


def test_posting_that_the_database_refuses_is_set_aside(board: Path) -> None:
    edit(board, "UPDATE postings SET hours = 'sometimes' WHERE title = 'Written by hand'")
    empty_the_board()
    report = run(board)
    assert [(finding.code, report.counts.new) for finding in report.findings] == [("not_stored", 5)]


def refusal(file: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ImportRefused) as refused:
        list(open_origin(str(file), limits or Limits()).files())
    return str(refused.value)


def test_other_database_is_refused(tmp_path: Path) -> None:
    file = edit(tmp_path / "other.db", "CREATE TABLE jobs (title TEXT)")
    assert "is not an exported board" in refusal(file)


def test_view_in_place_of_a_table_is_refused(board: Path) -> None:
    edit(board, "DROP TABLE evidence", "CREATE VIEW evidence AS SELECT 1 AS posting_id, 2 AS id")
    assert "without the table evidence" in refusal(board)


def test_damaged_file_is_refused(board: Path) -> None:
    data = board.read_bytes()
    board.write_bytes(data[:6_000] + b"\xff" * 20_000 + data[26_000:])
    assert "the file is damaged" in refusal(board)


def test_reading_has_a_time_limit(board: Path) -> None:
    double = "INSERT INTO evidence SELECT NULL, posting_id, field, quote, line, rule, skills FROM evidence"
    edit(board, *[double] * 10, "DROP INDEX evidence_of_posting")
    assert "took longer than 0 seconds" in refusal(board, Limits(total_timeout=0))


def test_large_posting_is_set_aside(board: Path) -> None:
    found = list(open_origin(str(board), Limits(max_file_bytes=100)).files())
    assert {getattr(each, "code", "") for each in found} == {"too_large"}


def test_the_file_is_recognised_by_its_content(board: Path, tmp_path: Path) -> None:
    other = tmp_path / "backup without a suffix"
    board.rename(other)
    empty_the_board()
    assert run(other).counts.new == 6


def test_inspection_shows_the_facts(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(IMPORT_PROCESSES=1):
        call_command("inspect_postings", str(board), format="jsonl")
    assert '"title": "Written by hand"' in capsys.readouterr().out
