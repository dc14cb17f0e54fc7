"""What searches cost as data: JSON and feeds beside sending their bytes, and the memory that CSV of the whole board takes.

    python benchmarks/data_formats.py BOARD.sqlite3 [--requests 200]

Makes requests as `search_speed.py` does, whose searches and floor it uses: a JSON page of 25 postings, the same with the
counts of all facets, and an Atom feed. `varied` are other searches of the kind; of the search without a filter, the pages
that follow. Then reads all postings as CSV and prints how long it took and the memory of the server's process at the end of
each tenth of the lines. Boards are made by `generated_board.py`.
"""

import argparse
import http.client
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.search_speed import get, memory, report, searches, served_board

FORMATS = {"JSON": "postings.json", "JSON with all facets": "postings.json", "Atom": "postings.atom"}


def measure(board: str, requests: int) -> None:
    with served_board(board) as (connection, folder):
        for search, (address, another) in searches(board).items():
            for name, path in FORMATS.items():
                added = "facets=1" if "facets" in name else ""
                asked = as_data(address, path, added)
                is_paged = search == "no filter" and name == "JSON"
                varied = following(connection, asked) if is_paged else as_others(another, path, added)
                measure_one(connection, folder, f"{name}, {search}", asked, varied, requests)
        measure_csv(connection)


def as_data(address: str, path: str, added: str) -> str:
    """Return the address of the data of a search page."""
    query = "&".join(part for part in (address.partition("?")[2], added) if part)
    return f"/{path}?{query}" if query else f"/{path}"


def as_others(another: Callable[[], str], path: str, added: str) -> Callable[[], str]:
    return lambda: as_data(another(), path, added)


def following(connection: http.client.HTTPConnection, address: str) -> Callable[[], str]:
    """Return a function that returns the address of the next page each time, from the first on after the last."""
    state = {"next": address}

    def step() -> str:
        body = get(connection, state["next"])[2]
        following = json.loads(body)["next"]
        state["next"] = f"/{following.partition('//')[2].partition('/')[2]}" if following else address
        return state["next"]

    return step


def measure_one(
    connection: http.client.HTTPConnection, folder: Path, name: str, asked: str, another: Callable[[], str], requests: int
) -> None:
    _, response, body = get(connection, asked)
    (folder / quote(asked, safe="")).write_bytes(body)
    etag = response.headers["ETag"]
    kinds: dict[str, Callable[[], float]] = {
        "floor": lambda: get(connection, f"/floor/{quote(asked, safe='')}")[0],
        "again": lambda: get(connection, asked)[0],
        "varied": lambda: get(connection, another())[0],
        "not modified": lambda: get(connection, asked, If_None_Match=etag)[0],
    }
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(requests):
        for kind, ask in kinds.items():
            times[kind].append(ask())
    report(name, len(body), times)


def measure_csv(connection: http.client.HTTPConnection) -> None:
    total = json.loads(get(connection, "/postings.json?limit=1")[2])["total"]
    started, lines, size = time.perf_counter(), 0, 0
    used: list[float] = []
    connection.request("GET", "/postings.csv")
    response = connection.getresponse()
    while chunk := response.read(65_536):
        size += len(chunk)
        lines += chunk.count(b"\r\n")
        while len(used) < 10 * lines // (total + 1):
            used.append(memory(connection))
    took = time.perf_counter() - started
    at_tenths = " ".join(f"{each:.0f}" for each in used)
    print(f"  CSV: {lines - 1:,} rows, {size / 1e6:.1f} MB in {took:.1f} s; memory {at_tenths} MB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board")
    arguments.add_argument("--requests", type=int, default=200)
    given = arguments.parse_args()
    random.seed(1)
    print(given.board)
    measure(given.board, given.requests)


if __name__ == "__main__":
    main()
