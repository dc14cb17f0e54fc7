"""The memory that the import of a large list takes.

    python benchmarks/large_lists.py [--megabytes 50] [--rows 10000]

Writes a JSON list of that size and a CSV of that many rows, both with made-up ads, and imports each into an empty SQLite
database, in a process of its own. Prints the seconds, and the peak memory of the importing process and of the largest of its
workers.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import empty_board

SENTENCE = "We measure tides at {} places, and you build the software that reads gauge {} with Python and PostgreSQL. "
SENTENCES = 10
# Collectors often keep the page that they read beside what they read from it.
PAGE = "<div class='menu'>Jobs</div>" * 1_500


def ad(number: int) -> dict[str, Any]:
    return {
        "id": f"nw-{number:06}",
        "title": f"Tide Engineer {number}",
        "company": f"Northwind {number % 50}",
        "location": ("Halifax, Canada", "Kiel, Germany", "Remote")[number % 3],
        "url": f"https://jobs.example.org/nw-{number:06}",
        "date_posted": "2026-07-01",
        "description": "".join(SENTENCE.format(number, line) for line in range(SENTENCES)),
    }


def write_json(file: Path, size: int) -> None:
    with file.open("w", encoding="utf-8") as out:
        out.write('{"company": "Northwind", "reports": [{"title": "Last run"}], "jobs": [')
        number = 0
        while out.tell() < size:
            out.write("," * bool(number) + json.dumps({**ad(number), "page": PAGE}))
            number += 1
        out.write("]}")


def write_csv(file: Path, rows: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(ad(0)))
        writer.writeheader()
        writer.writerows(ad(number) for number in range(rows))


def measure(file: str) -> None:
    """Import a file in this process, and print what that took as JSON."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "jobboard.settings"
    import django

    django.setup()
    from postings.importing.pipeline import Options, run_import

    started = time.perf_counter()
    report = run_import([file], Options.from_settings())
    assert report.outcome == "done", report.message  # noqa: S101
    peak, worker = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    found = {"ads": report.counts.new, "seconds": time.perf_counter() - started, "peak": peak, "worker": worker}
    print(json.dumps(found))


def environment_of(data: Path) -> dict[str, str]:
    """The environment of a process whose board is in a folder."""
    environment = {**os.environ, "DATA_DIR": str(data), "TMPDIR": str(data.parent), "SECRET_KEY": "x" * 50}
    environment.pop("DATABASE_URL", None)
    return environment


def import_in_process(file: Path, empty: Path) -> dict[str, Any]:
    data = shutil.copytree(empty, file.with_suffix(f"{file.suffix}-board"))
    command = [sys.executable, __file__, "--measure", str(file)]
    done = subprocess.run(command, cwd=ROOT, env=environment_of(data), check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(given.measure)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_json(folder / "jobs.json", int(given.megabytes * 1_000_000))
        write_csv(folder / "jobs.csv", given.rows)
        (folder / "empty").mkdir()
        empty_board.make(folder / "empty" / "jobboard.sqlite3")
        for file in (folder / "jobs.json", folder / "jobs.csv"):
            found = import_in_process(file, folder / "empty")
            print(
                f"{file.name}: {file.stat().st_size / 1_000_000:.1f} MB, {found['ads']} ads in {found['seconds']:.1f} s, "
                f"peak {found['peak']} MB, largest worker {found['worker']} MB"
            )


if __name__ == "__main__":
    main()
