"""What an import costs beside what it cannot do without.

    python benchmarks/import_speed.py PATH [--runs 5]

Full import into an empty SQLite database, against reading, repairing, rendering, hashing and one bulk insert of the same
files, in as many processes; and a second, unchanged run against reading and hashing alone. Each measurement is a process
of its own, the two sides by turns; prints the medians and their ratio, in seconds that passed and in processor time of the
process and its workers, and the peak memory of the importing process and of the largest of its workers. Processor time is
what to compare on a machine that does other work too.
"""

import argparse
import hashlib
import json
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import empty_board

PAIRS = [("full import", "bare cost"), ("unchanged import", "read and hash")]


def full_import(path: str, folder: str) -> None:
    from postings.importing.pipeline import Options, run_import
    from postings.importing.sources import Limits

    report = run_import([path], Options(limits=Limits(), processes=os.cpu_count() or 1))
    assert report.outcome == "done", report.message  # noqa: S101


def bare_cost(path: str, folder: str) -> None:
    """The same files, read, repaired, rendered and hashed by the same number of processes, then inserted at once."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    from postings.importing.sources import Limits, open_origin

    with open_origin(path, Limits()) as origin:
        files = [(file.path, file.data) for file in origin.files() if hasattr(file, "data")]
    chunks = [files[start : start + 16] for start in range(0, len(files), 16)]
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        rows = [row for done in pool.map(bare_chunk, chunks) for row in done]
    database = sqlite3.connect(f"{folder}/bare.sqlite3")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE ad (path TEXT, hash TEXT, text TEXT, html TEXT)")
    with database:
        database.executemany("INSERT INTO ad VALUES (?, ?, ?, ?)", rows)


def bare_chunk(files: list[tuple[str, bytes]]) -> list[tuple[str, str, str, str]]:
    from postings.content.markdown import render
    from postings.importing.repair import repair

    rows = []
    for path, data in files:
        text = repair(data.decode("utf-8")).text
        rows.append((path, hashlib.sha256(data).hexdigest(), text, "".join(block.html for block in render(text))))
    return rows


def read_and_hash(path: str, folder: str) -> None:
    from postings.importing.sources import Limits, open_origin

    with open_origin(path, Limits()) as origin:
        for file in origin.files():
            if hasattr(file, "data"):
                hashlib.sha256(file.data).hexdigest()


PARTS: dict[str, Callable[[str, str], None]] = {
    "full import": full_import,
    "bare cost": bare_cost,
    "unchanged import": full_import,
    "read and hash": read_and_hash,
}


def measure_here(part: str, path: str, folder: str) -> None:
    """Set Django up, run one part, and print what it took."""
    import django

    django.setup()
    started, processor_started = time.perf_counter(), processor_seconds()
    PARTS[part](path, folder)
    seconds, processor = time.perf_counter() - started, processor_seconds() - processor_started
    peaks = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": seconds, "processor": processor, "peak": peaks[0], "worker_peak": peaks[1]}))


def processor_seconds() -> float:
    """Processor time of this process and of its workers that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def environment_of(folder: str) -> dict[str, str]:
    """The environment of a process whose board is in a folder."""
    variables = {"DATA_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/board.sqlite3"}
    return {**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "jobboard.settings"}


def measure(part: str, path: str, empty: str) -> dict[str, float]:
    """Run one part in a process of its own, on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        environment = environment_of(folder)
        shutil.copytree(empty, folder, dirs_exist_ok=True)
        command = [sys.executable, __file__, path, "--part", part, "--folder", folder]
        if part == "unchanged import":
            subprocess.run(command, env=environment, check=True, capture_output=True)
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        measured: dict[str, float] = json.loads(done.stdout)
        return measured


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("path")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--part", help=argparse.SUPPRESS)
    arguments.add_argument("--folder", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.part:
        measure_here(given.part, given.path, given.folder)
        return
    with tempfile.TemporaryDirectory() as folder:
        empty_board.make(Path(folder) / "board.sqlite3")
        compare(given.path, given.runs, folder)


def compare(path: str, runs: int, empty: str) -> None:
    for ours, floor in PAIRS:
        taken: dict[str, list[dict[str, float]]] = {ours: [], floor: []}
        for _ in range(runs):
            for part in (ours, floor):
                taken[part].append(measure(part, path, empty))
        for clock, unit in (("seconds", "s"), ("processor", "s of processor time")):
            medians = {part: statistics.median(run[clock] for run in each) for part, each in taken.items()}
            ratios = [a[clock] / b[clock] for a, b in zip(taken[ours], taken[floor], strict=True)]
            print(f"{ours} {medians[ours]:.2f}, {floor} {medians[floor]:.2f} {unit}", end="; ")
            print(f"ratio {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})", end="; ")
        print(
            f"peak memory {max(run['peak'] for run in taken[ours]):.0f} MB, "
            f"of a worker {max(run['worker_peak'] for run in taken[ours]):.0f} MB"
        )


if __name__ == "__main__":
    main()
