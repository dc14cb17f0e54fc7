"""The site as gunicorn serves it: several requests at once in the threads of one process."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client

from postings.models import Posting
from postings.presentation.preview_image import social_card
from postings.search.facets import storage
from tests.builders import make_company, make_posting
from tests.processes import Server, running

SLOW_CONNECTIONS = 6


@pytest.fixture
def frequent_switches() -> Iterator[None]:
    """Make threads take turns as often as possible."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(interval)


def in_threads(work: Callable[[int], Any], times: int, threads: int = 12) -> list[Any]:
    def run(number: int) -> Any:
        try:
            return work(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(run, range(times)))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("frequent_switches")
class TestFacets:
    def test_no_thread_gets_sets_older_than_its_request(self) -> None:
        committed, problems = [0], list[tuple[int, int]]()

        def write() -> None:
            for number in range(40):
                make_posting(f"Engineer {number}")
                committed[0] = number + 1
            connection.close()

        def read(_: int) -> None:
            while writer.is_alive():
                before = committed[0]
                if (counted := len(storage.current().open)) < before:
                    problems.append((before, counted))

        writer = threading.Thread(target=write)
        writer.start()
        in_threads(read, 8, threads=8)
        writer.join()
        assert problems == []
        assert len(storage.current().open) == 40

    def test_changed_sets_are_read_by_one_thread(self, monkeypatch: pytest.MonkeyPatch) -> None:
        make_posting()
        read: list[int] = []
        catch_up = storage._caught_up

        def count(index: Any, state: Any) -> Any:
            read.append(threading.get_ident())
            return catch_up(index, state)

        monkeypatch.setattr(storage, "_caught_up", count)
        monkeypatch.setattr(storage, "_held", None)
        version, ready = storage.data_version(), threading.Barrier(12)
        in_threads(lambda _: (ready.wait(), storage.current(version)), 12)
        assert len(set(read)) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("frequent_switches")
def test_pages_are_the_same_in_many_threads() -> None:
    company = make_company()
    for number in range(30):
        make_posting(f"Tide engineer {number}", company=company, location_text="Remote")
    addresses = [
        "/", "/de/", "/fr/?q=tide", "/?q=engineer&page=2", "/?company=northwind-tidal", "/companies/", "/insights/",
        "/facets/company/", "/suggestions.json?q=ti", Posting.objects.all()[0].get_absolute_url(),
    ]  # fmt: skip
    alone = {address: Client().get(address).content for address in addresses}
    storage._held = None
    asked = addresses * 12
    answers = in_threads(lambda number: Client().get(asked[number]), len(asked))
    assert {response.status_code for response in answers} == {200}
    assert [address for address, response in zip(asked, answers, strict=True) if response.content != alone[address]] == []


@pytest.mark.usefixtures("frequent_switches")
def test_images_are_the_same_in_many_threads() -> None:
    titles = [f"Engineer {number}" for number in range(6)]
    alone = [social_card("Tide jobs", title, ("Northwind", "Halifax")) for title in titles]
    drawn = in_threads(lambda number: social_card("Tide jobs", titles[number % 6], ("Northwind", "Halifax")), 24)
    assert drawn == alone * 4


@pytest.fixture
def server(operated: dict[str, str], tmp_path: Path) -> Iterator[Server]:
    """Start gunicorn as `make serve` does, on an empty board of its own."""
    with running(tmp_path / "log", **operated, WEB_CONCURRENCY="2") as server:
        yield server


@pytest.mark.one_database
def test_slow_bodies_do_not_block_the_site(server: Server) -> None:
    slow = []
    for _ in range(SLOW_CONNECTIONS):
        each = socket.create_connection(("127.0.0.1", server.port))
        each.sendall(b"POST /jobs/x/report/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n")
        each.sendall(b"Content-Type: application/x-www-form-urlencoded\r\n\r\nwords=")
        slow.append(each)
    time.sleep(1)  # until threads wait for them
    assert [server.request("/").status for _ in range(4)] == [200] * 4
    for each in slow:
        each.setblocking(False)
        with pytest.raises(BlockingIOError):  # they are still waiting, not refused
            each.recv(1)
        each.close()
