"""What a search page costs beside sending its bytes, and beside Datasette with the same facets on the same file.

    python benchmarks/search_speed.py BOARD.sqlite3 [--requests 200] [--datasette DATASETTE]

Makes requests over one HTTP connection to one gunicorn worker, by turns for the page and for its floor: a view that returns
the same bytes, made before. The three searches are no filter; country, skill and level; text and company. Each is measured
- `again`: the very same address each time, as on a busy front page;
- `varied`: other values of the same kind each time, so that little has been seen before (of the first search other pages,
  since it has nothing else to vary);
- `not modified`: with the ETag of the page.
Prints medians in milliseconds and the ratio to the floor; then the memory of the process, and how long its first page took.
With `--datasette` (`pip install datasette`, its program's path) the same searches there, without a text where it has none.
Boards are made by `generated_board.py`.
"""

import argparse
import contextlib
import http.client
import itertools
import os
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent

CARD = "title company_id team_id excerpt location_text pay_min pay_max pay_currency pay_period posted_on".split()
FACETS = "company_id team_id function seniority employment years_min language is_remote pay_currency posted_on".split()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(command: list[str], port: int, environment: dict[str, str]) -> Iterator[http.client.HTTPConnection]:
    """A server, and one connection to it once it answers."""
    server = subprocess.Popen(
        command, env={**os.environ, **environment}, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        connection.server_process = server  # type: ignore[attr-defined]
        yield connection
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def served_board(board: str) -> Iterator[tuple[http.client.HTTPConnection, Path]]:
    """A board served by one thread, and the folder of the responses that `/floor/` returns without building them."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = {
            "DATABASE_URL": f"sqlite:///{Path(board).resolve()}", "DATA_DIR": folder, "FLOOR": folder,
            "DJANGO_SETTINGS_MODULE": "benchmarks.prebuilt_pages_settings", "IMPORT_PROCESSES": "1",
        }  # fmt: skip
        manage = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(manage, env={**os.environ, **environment}, cwd=ROOT, check=True)
        gunicorn = [sys.executable, "-m", "gunicorn", "jobboard.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
        gunicorn += ["--worker-class", "gthread", "--threads", "1", "--keep-alive", "600", "--log-level", "error"]
        with served(gunicorn, port, environment) as connection:
            yield connection, Path(folder)


def get(connection: http.client.HTTPConnection, path: str, **headers: str) -> tuple[float, http.client.HTTPResponse, bytes]:
    """How many milliseconds an answer took, the answer, and its bytes. An error is no answer."""
    started = time.perf_counter()
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    body = response.read()
    took = (time.perf_counter() - started) * 1_000
    assert response.status == (304 if headers else 200), (path, response.status)  # noqa: S101
    return took, response, body


def searches(board: str) -> dict[str, tuple[str, Callable[[], str]]]:
    """By name the address of a search, and a function that gives others of its kind."""
    with sqlite3.connect(board) as database:
        top = "SELECT x.{} FROM postings_{} x JOIN {} GROUP BY x.id ORDER BY count(*) DESC LIMIT 60"
        skills, countries, companies = (
            [value for (value,) in database.execute(top.format(*parts))]
            for parts in (
                ("slug", "skill", "postings_postingskill y ON y.skill_id = x.id AND x.kind = 'tool'"),
                ("country", "place", "postings_posting_places y ON y.place_id = x.id AND x.kind = 'country'"),
                ("slug", "company", "postings_posting y ON y.company_id = x.id"),
            )
        )
        words = [f"word{number}" for number in range(20, 1_000)]
        if "Engineer" in (database.execute("SELECT title FROM postings_posting LIMIT 1").fetchone() or [""])[0]:
            words = "python java react kubernetes data cloud customer sales security design".split()
        ordered = "SELECT seniority FROM postings_posting WHERE seniority != '' GROUP BY 1 ORDER BY count(*) DESC LIMIT 5"
        levels = [level for (level,) in database.execute(ordered)]
        (postings,) = database.execute("SELECT count(*) FROM postings_posting WHERE status = 'open'").fetchone()
    pages = itertools.cycle(range(1, min(200, postings // 25) + 1))
    pick = random.choice

    def three(country: str, skill: str, level: str) -> str:
        return f"/?skill={quote(skill)}&place={country}&seniority={level}"

    return {
        "no filter": ("/", lambda: f"/?page={next(pages)}"),
        "country, skill, level": (
            three(countries[0], skills[2], levels[0]),
            lambda: three(pick(countries), pick(skills), pick(levels)),
        ),
        "text, company": (
            f"/?q={words[3]}&company={companies[0]}",
            lambda: f"/?q={pick(words)}&company={pick(companies)}",
        ),
    }


def measure(board: str, requests: int) -> None:
    with served_board(board) as (connection, folder):
        get(connection, "/healthz")
        before = memory(connection)
        cold, _, _ = get(connection, "/")
        for name, (address, another) in searches(board).items():
            _, response, body = get(connection, address)
            (folder / quote(address, safe="")).write_bytes(body)
            etag = response.headers["ETag"]
            kinds = ways_to_ask(connection, address, another, etag)
            times: dict[str, list[float]] = {kind: [] for kind in kinds}
            for _ in range(requests):
                for kind, ask in kinds.items():
                    times[kind].append(ask())
            report(name, len(body), times)
        after = memory(connection)
        print(f"  first page {cold:.0f} ms; memory {before:.0f} MB before it, {after:.0f} MB at the end")


def ways_to_ask(
    connection: http.client.HTTPConnection, address: str, another: Callable[[], str], etag: str
) -> dict[str, Callable[[], float]]:
    return {
        "floor": lambda: get(connection, f"/floor/{quote(address, safe='')}")[0],
        "again": lambda: get(connection, address)[0],
        "varied": lambda: get(connection, another())[0],
        "not modified": lambda: get(connection, address, If_None_Match=etag)[0],
    }


def report(name: str, size: int, times: dict[str, list[float]]) -> None:
    floor = statistics.median(times["floor"])
    print(f"  {name} ({size / 1000:.0f} kB): floor {floor:.2f} ms", end="")
    for kind in list(times)[1:]:
        median = statistics.median(times[kind])
        print(f"; {kind} {median:.2f} ms = {median / floor:.1f} times", end="")
    print()


def memory(connection: http.client.HTTPConnection) -> float:
    """The resident memory of the server's worker, in megabytes."""
    master = connection.server_process.pid  # type: ignore[attr-defined]
    (worker,) = Path(f"/proc/{master}/task/{master}/children").read_text().split()[:1]
    status = Path(f"/proc/{worker}/status").read_text()
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def measure_datasette(board: str, program: str) -> None:
    """The same searches there: the listing with the facets that are columns, and skill and place through their tables."""
    port = free_port()
    limits = ["--setting", "sql_time_limit_ms", "600000", "--setting", "facet_time_limit_ms", "600000"]
    command = [program, "serve", board, "--port", str(port), *limits, "--setting", "facet_suggest_time_limit_ms", "1"]
    columns = "".join(f"&_col={name}" for name in CARD)
    facets = "&".join(f"_facet={name}" for name in FACETS) + f"{columns}&_size=25&_facet_size=10&_sort_desc=posted_on"
    name = Path(board).stem
    wanted = {
        "no filter": "",
        "country, skill, level": "&seniority=senior"
        + through("postings_postingskill", "skill_id", 3)
        + through("postings_posting_places", "place_id", 1),
        "company": "&company_id=1",
    }
    with served([*command], port, {}) as connection:
        for kind, query in wanted.items():
            path = f"/{name}/postings_posting?{facets}{query}"
            times = [get(connection, path)[0] for _ in range(3)]
            _, response, body = get(connection, path)
            print(f"  Datasette, {kind}: {statistics.median(times):.0f} ms ({response.status}, {len(body) / 1000:.0f} kB)")


def through(table: str, column: str, value: int) -> str:
    """Datasette's way to filter by the rows of a table that links."""
    return "&_through=" + quote(f'{{"table":"{table}","column":"{column}","value":"{value}"}}')


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board")
    arguments.add_argument("--requests", type=int, default=200)
    arguments.add_argument("--datasette")
    given = arguments.parse_args()
    random.seed(1)
    print(given.board)
    measure(given.board, given.requests)
    if given.datasette:
        measure_datasette(given.board, given.datasette)


if __name__ == "__main__":
    main()
