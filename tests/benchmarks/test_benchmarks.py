"""Every benchmark runs, at a tiny size: what it prints has to make sense, how quick it was does not matter here."""

import re
import shutil
from pathlib import Path

import pytest
from django.db import connection

from benchmarks import import_speed, search_speed
from postings.models import Posting
from tests import processes

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "postings" / "sample_ads"
POSTINGS = 600


pytestmark = pytest.mark.usefixtures("django_db_setup")


def run(folder: Path, *command: str | Path, **variables: str) -> str:
    """What a program prints that ends well, with nothing of its own in the checkout."""
    own = {"DATA_DIR": str(folder), "TMPDIR": str(folder), "SECRET_KEY": "x" * 50}
    own["EMPTY_BOARD"] = connection.settings_dict["TEST"]["NAME"]
    done = processes.python(*map(str, command), **own, **variables)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Path:
    folder = tmp_path_factory.mktemp("board")
    printed = run(folder, "benchmarks/generated_board.py", folder / "board.sqlite3", str(POSTINGS))
    assert re.fullmatch(r"600 postings: written in [\d.]+ s, indexed in [\d.]+ s\n", printed)
    return folder / "board.sqlite3"


def test_every_benchmark_is_run_here() -> None:
    helpers = {"__init__.py", "empty_board.py", "prebuilt_pages.py", "prebuilt_pages_settings.py"}
    tested = {
        "generated_board.py",
        "facet_panel.py",
        "search_speed.py",
        "data_formats.py",
        "import_speed.py",
        "format_speed.py",
        "admin_pages.py",
        "large_actions.py",
        "large_lists.py",
        "repair_accuracy.py",
        "search_quality.py",
        "sentence_reading.py",
        "alert_speed.py",
    }
    assert {file.name for file in (ROOT / "benchmarks").glob("*.py")} == helpers | tested


def test_generated_board_is_complete(board: Path) -> None:
    printed = run(board.parent, "manage.py", "rebuild_facets", "--check", DATABASE_URL=f"sqlite:///{board}")
    assert re.fullmatch(r"Everything matches\. Open postings: 600\. Facet values: \d,\d{3}\.\n", printed)


def test_facet_panel_counts_what_the_queryset_counts(board: Path) -> None:
    printed = run(board.parent, "benchmarks/facet_panel.py", board, "--searches", "5", "--plain", "2")
    assert re.search(r"board.sqlite3: 600 postings, sets read in \d+ ms, process \d+ MB\n", printed)
    assert re.search(r"panels of 5 searches: median [\d.]+ ms, 95% within [\d.]+ ms, longest [\d.]+ ms\n", printed)
    assert re.search(r"the plain queryset, the same numbers: \d+ times as long\n", printed)


def test_alerts_are_evaluated(board: Path) -> None:
    printed = run(board.parent, "benchmarks/alert_speed.py", board, "--alerts", "50", "--new", "100")
    assert re.search(r"board.sqlite3: 600 postings, 100 new, \d+ different searches\n", printed)
    figures = r"in [\d.]+ s \([\d.]+ s of processor time\), [\d,]+ a minute a core; [1-9]\d* mails written\n"
    assert re.search(rf"  50 alerts evaluated {figures}", printed)


def test_large_actions_closes_and_undoes_while_another_editor_saves(board: Path, tmp_path: Path) -> None:
    shutil.copy(board, tmp_path / "edited.sqlite3")
    printed = run(tmp_path, "benchmarks/large_actions.py", tmp_path / "edited.sqlite3")
    assert re.search(r"600 open postings; the admin answered in [\d.]+ s with 302\n", printed)
    for what in ("closed", "undone"):
        spent = rf"{what} in \d+ s, \d+ s of processor time \([\d,]+ of [\d,]+\), \d+ MB"
        assert re.search(rf"{spent}; meanwhile \d+ saves, the median took", printed)
    assert re.search(r"preview of undoing in [\d.]+ s\n", printed)


def test_search_speed_measures_each_search_against_its_floor(board: Path) -> None:
    printed = run(board.parent, "benchmarks/search_speed.py", board, "--requests", "2")
    for name in ("no filter", "country, skill, level", "text, company"):
        kinds = "".join(rf"; {kind} [\d.]+ ms = [\d.]+ times" for kind in ("again", "varied", "not modified"))
        assert re.search(rf"  {name} \(\d+ kB\): floor [\d.]+ ms{kinds}\n", printed), printed
    assert re.search(r"  first page \d+ ms; memory \d+ MB before it, \d+ MB at the end\n", printed)


def test_data_formats_are_measured_against_their_floor(board: Path) -> None:
    printed = run(board.parent, "benchmarks/data_formats.py", board, "--requests", "1")
    for name in ("JSON", "JSON with all facets", "Atom"):
        for search in ("no filter", "country, skill, level", "text, company"):
            kinds = "".join(rf"; {kind} [\d.]+ ms = [\d.]+ times" for kind in ("again", "varied", "not modified"))
            assert re.search(rf"  {name}, {search} \(\d+ kB\): floor [\d.]+ ms{kinds}\n", printed), printed
    assert re.search(r"  CSV: 600 rows, [\d.]+ MB in [\d.]+ s; memory( \d+){10} MB\n", printed), printed


def test_admin_pages_are_measured_against_a_plain_one(board: Path) -> None:
    printed = run(board.parent, "benchmarks/admin_pages.py", board, "--requests", "1")
    head, *pages = printed.splitlines()
    assert head == "board.sqlite3: 600 postings"
    assert len(pages) == 10
    assert all(re.fullmatch(r"  .+: \d+ ms = [\d.]+ times; \d+ queries", page) for page in pages), printed


def test_search_speed_asks_datasette_for_columns_that_there_are() -> None:
    columns = {field.column for field in Posting._meta.concrete_fields}
    assert {*search_speed.CARD, *search_speed.FACETS} <= columns


def test_import_speed_compares_both_runs_with_their_bare_cost(tmp_path: Path) -> None:
    printed = run(tmp_path, "benchmarks/import_speed.py", SAMPLES / "jobs" / "Golang", "--runs", "1")
    ratio = r"ratio [\d.]+ \(from [\d.]+ to [\d.]+\); "
    expected = "".join(
        rf"{ours} [\d.]+, {floor} [\d.]+ s; {ratio}{ours} [\d.]+, {floor} [\d.]+ s of processor time; {ratio}"
        r"peak memory \d+ MB, of a worker \d+ MB\n"
        for ours, floor in import_speed.PAIRS
    )
    assert re.fullmatch(expected, printed), printed


def test_format_speed_imports_all_ads_of_each_format(tmp_path: Path) -> None:
    printed = run(tmp_path, "benchmarks/format_speed.py", "--ads", "3")
    figures = r"3 ads; parsing [\d.]+ s, taking apart [\d.]+ s, import [\d.]+ s \([\d.]+ ms an ad\)"
    assert len(re.findall(rf"^[\w -]+: {figures}$", printed, re.MULTILINE)) == 9, printed


def test_repair_restores_the_sample_ads(tmp_path: Path) -> None:
    printed = run(tmp_path, "benchmarks/repair_accuracy.py", SAMPLES)
    files, clean, changed = map(int, re.findall(r"\d+", printed.splitlines()[0]))
    assert files == len([each for each in SAMPLES.rglob("*") if each.is_file()])
    assert 0 < clean <= files  # some samples are damaged on purpose
    assert changed == 0
    restored = re.findall(r"restored exactly: (\d+) of (\d+) \(", printed)
    assert len(restored) == 7
    assert all(int(exact) >= 0.9 * int(damaged) > 0 for exact, damaged in restored), printed


def test_large_lists_are_imported_in_full(tmp_path: Path) -> None:
    printed = run(tmp_path, "benchmarks/large_lists.py", "--megabytes", "1.1", "--rows", "30")
    assert re.search(r"jobs\.json: 1\.1 MB, \d\d ads in [\d.]+ s, peak \d+ MB, largest worker \d+ MB\n", printed)
    assert re.search(r"jobs\.csv: 0\.0 MB, 30 ads in [\d.]+ s, peak \d+ MB, largest worker \d+ MB\n", printed)


def test_order_of_results_is_compared(board: Path) -> None:
    printed = run(board.parent, "benchmarks/search_quality.py", board, "--pool", board.parent / "pool.jsonl")
    assert re.search(r"60 queries, \d+ of them with ten answering titles, 600 open jobs\n", printed)
    assert re.search(r" this project +[\d.]+% +[\d.]+ +\d+% +\d+\n +bm25 ", printed)
    assert (board.parent / "pool.jsonl").read_text().startswith('{"query": ')


def test_sentences_are_counted_and_timed(board: Path) -> None:
    printed = run(board.parent, "benchmarks/sentence_reading.py", board, "--rounds", "1", "--misses")
    assert "written before the code: 100 of 100 understood\n" in printed
    assert int(re.findall(r"unseen: (\d+) of 40 understood\n", printed)[0]) >= 36
    assert re.search(r"[\d,]+ names, made in \d+ ms; a sentence: median [\d.]+ ms, 99% within [\d.]+ ms, longest ", printed)
