"""Files at http:// and https:// addresses, from a real server on this machine."""

import io
import json
import socket
import tempfile
import threading
import zipfile
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from postings.content.types import Finding, RawFile
from postings.importing.sources import ImportRefused, Limits, open_origin
from postings.importing.sources.limits import PassingFailure
from postings.models import Posting
from tests.builders import ad, run
from tests.importing.silent_servers import nothing, server
from tests.importing.web_server import Reply, Request, web_server, with_etag, zipped

LOCAL = Limits(timeout=1, total_timeout=5, allow_private_addresses=True)
JOBS = [{"id": 7, "title": "Tide Analyst", "company": "Ebbmark", "url": "https://ebbmark.example/jobs/7"}]
LIST = json.dumps(JOBS).encode()


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of temporary files, which is empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def fetch(url: str, limits: Limits = LOCAL, downloads: Path | None = None) -> dict[str, bytes | str]:
    """Return the files of a URL by path: the bytes, or the code of the finding that set it aside."""
    with open_origin(url, limits, downloads=str(downloads or "")) as origin:
        files = [file for file in origin.files() if isinstance(file, RawFile | Finding)]
        return {file.path: file.data if isinstance(file, RawFile) else file.code for file in files}


def archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("jobs/tides.md", ad())
    return packed.getvalue()


@pytest.mark.parametrize(
    ("path", "reply", "name"),
    [
        ("/jobs.json", Reply(LIST), "jobs.json"),
        ("/api/jobs?team=tides", Reply(LIST, headers={"Content-Type": "application/json; charset=utf-8"}), "jobs.json"),
        ("/feed", Reply(b"<rss/>", headers={"Content-Type": "application/rss+xml"}), "feed.rss"),
        ("/feed/", Reply(b"<?xml version='1.0'?><feed/>", headers={"Content-Type": "text/plain"}), "feed.xml"),
        ("/careers/analyst", Reply(b"<!DOCTYPE html><p>x", headers={"Content-Type": "text/html"}), "analyst.html"),
        ("/", Reply(b" [1]"), "127.0.0.1.json"),
        ("/jobs%20of%20May.csv", Reply(b"title,url"), "jobs of May.csv"),
        ("/.state.json", Reply(b"{}"), "state.json"),
    ],
)
def test_file_is_named_by_its_url_or_by_what_it_holds(path: str, reply: Reply, name: str) -> None:
    with web_server({path.partition("?")[0]: reply}) as site:
        assert fetch(f"{site.url}{path}") == {name: reply.content}


def test_archive_is_read_as_one() -> None:
    with web_server({"/export": Reply(archive(), headers={"Content-Type": "application/zip"})}) as site:
        assert fetch(f"{site.url}/export") == {"jobs/tides.md": ad().encode()}


def test_compressed_answer_is_read() -> None:
    with web_server({"/jobs.json": zipped(LIST)}) as site:
        assert fetch(f"{site.url}/jobs.json") == {"jobs.json": LIST}


def test_nothing_temporary_is_left(temporary: Path) -> None:
    with web_server({"/jobs.json": Reply(LIST)}) as site:
        fetch(f"{site.url}/jobs.json")
    assert list(temporary.iterdir()) == []


def test_user_and_password_are_sent_and_not_shown() -> None:
    with web_server({"/jobs.json": Reply(LIST)}) as site:
        url = site.url.replace("://", "://ada:tide%21@")
        with open_origin(f"{url}/jobs.json", LOCAL) as origin:
            assert origin.name == f"{site.url}/jobs.json"
        assert site.requests[0].headers["Authorization"] == "Basic YWRhOnRpZGUh"
        with pytest.raises(ImportRefused, match="404 Not Found") as caught:
            fetch(f"{url}/no.json")
    assert "tide" not in str(caught.value)


class TestConditionalRequest:
    def test_unchanged_file_is_not_sent_again(self, tmp_path: Path) -> None:
        with web_server({"/jobs.json": with_etag(LIST)}) as site:
            assert fetch(f"{site.url}/jobs.json", downloads=tmp_path) == {"jobs.json": LIST}
            assert fetch(f"{site.url}/jobs.json", downloads=tmp_path) == {"jobs.json": LIST}
            assert [request.headers.get("If-None-Match") for request in site.requests] == [None, '"1"']

    def test_date_is_enough(self, tmp_path: Path) -> None:
        date = "Mon, 02 Nov 2026 10:00:00 GMT"
        with web_server({"/jobs.json": Reply(LIST, headers={"Last-Modified": date})}) as site:
            fetch(f"{site.url}/jobs.json", downloads=tmp_path)
            fetch(f"{site.url}/jobs.json", downloads=tmp_path)
            assert site.requests[1].headers["If-Modified-Since"] == date

    def test_lost_or_damaged_copy_is_downloaded_again(self, tmp_path: Path) -> None:
        with web_server({"/jobs.json": with_etag(LIST)}) as site:
            fetch(f"{site.url}/jobs.json", downloads=tmp_path)
            next(tmp_path.glob("*/jobs.json")).unlink()
            assert fetch(f"{site.url}/jobs.json", downloads=tmp_path) == {"jobs.json": LIST}
            next(tmp_path.glob("*/.state.json")).write_text("{")
            assert fetch(f"{site.url}/jobs.json", downloads=tmp_path) == {"jobs.json": LIST}
            assert "If-None-Match" not in site.requests[-1].headers

    def test_failed_download_keeps_the_last_one(self, tmp_path: Path) -> None:
        replies: dict[str, Any] = {"/jobs.json": with_etag(LIST)}
        with web_server(replies) as site:
            fetch(f"{site.url}/jobs.json", downloads=tmp_path)
            replies["/jobs.json"] = Reply(b"[", headers={"Content-Length": "99"})
            with pytest.raises(PassingFailure, match="ended too early"):
                fetch(f"{site.url}/jobs.json", downloads=tmp_path)
            replies["/jobs.json"] = with_etag(LIST)
            assert fetch(f"{site.url}/jobs.json", downloads=tmp_path) == {"jobs.json": LIST}


class TestGitOrFile:
    def test_server_tells_whether_a_url_is_a_repository(self) -> None:
        advertised = Reply(b"001e# service", headers={"Content-Type": "application/x-git-upload-pack-advertisement"})
        with web_server({"/ads/info/refs": advertised}) as site:
            with pytest.raises(ImportRefused, match="git clone failed"), open_origin(f"{site.url}/ads", LOCAL):
                pass
            assert site.paths[0] == "/ads/info/refs?service=git-upload-pack"

    def test_suffix_or_query_makes_it_a_file(self) -> None:
        with web_server({"/ads.json": Reply(LIST), "/ads": Reply(LIST)}) as site:
            fetch(f"{site.url}/ads.json")
            fetch(f"{site.url}/ads?format=json")
            assert site.paths == ["/ads.json", "/ads?format=json"]

    def test_page_for_every_path_is_no_repository(self) -> None:
        page = Reply(b"<html>", headers={"Content-Type": "text/html"})
        with web_server({"/ads": page, "/ads/info/refs": page}) as site:
            assert fetch(f"{site.url}/ads") == {"ads.html": b"<html>"}


class TestPassingFailure:
    @staticmethod
    def after(count: int, failure: Reply) -> Any:
        """Return a reply that fails some times first."""
        failures = [failure] * count
        return lambda _request: failures.pop() if failures else Reply(LIST)

    @pytest.mark.parametrize("status", [429, 503])
    def test_busy_server_is_asked_again_after_the_time_it_states(self, status: int) -> None:
        busy = Reply(status=status, headers={"Retry-After": "0"})
        with web_server({"/jobs.json": self.after(2, busy)}) as site:
            assert fetch(f"{site.url}/jobs.json") == {"jobs.json": LIST}
            assert len(site.requests) == 3

    def test_server_that_stays_busy_is_given_up(self) -> None:
        busy = Reply(status=503, headers={"Retry-After": "0"})
        with web_server({"/jobs.json": self.after(9, busy)}) as site:
            with pytest.raises(PassingFailure, match="503 Service Unavailable"):
                fetch(f"{site.url}/jobs.json")
            assert len(site.requests) == 3

    @pytest.mark.parametrize("wait", ["86400", formatdate(4_000_000_000, usegmt=True)])
    def test_long_wait_is_left_to_the_next_import(self, wait: str) -> None:
        with web_server({"/jobs.json": Reply(status=429, headers={"Retry-After": wait})}) as site:
            with pytest.raises(PassingFailure) as caught:
                fetch(f"{site.url}/jobs.json")
            assert len(site.requests) == 1
        assert caught.value.wait == min(float(wait) if wait.isdigit() else 7 * 86400, 7 * 86400)

    def test_closed_connection_is_tried_again(self) -> None:
        tried: list[int] = []

        def close_once(connection: socket.socket, _ended: threading.Event) -> None:
            connection.recv(4096)
            tried.append(1)
            if len(tried) > 1:
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")

        with server(close_once) as port:
            assert fetch(f"http://127.0.0.1:{port}/jobs.json", Limits(timeout=5, allow_private_addresses=True)) == {
                "jobs.json": b"[]"
            }
        assert len(tried) == 2

    @pytest.mark.parametrize(
        ("status", "reason"),
        [(404, "404 Not Found. Check the address."), (403, "does not allow it"), (401, "asks for a login"), (500, "500")],
    )
    def test_other_failures_are_final(self, status: int, reason: str) -> None:
        with web_server({"/jobs.json": Reply(status=status)}) as site:
            with pytest.raises(ImportRefused, match=reason):
                fetch(f"{site.url}/jobs.json")
            assert len(site.requests) == 1


class TestLimits:
    def test_silent_server_is_given_up(self, temporary: Path) -> None:
        with server(nothing) as port, pytest.raises(PassingFailure, match="sent nothing, or too little, for 1 seconds"):
            fetch(f"http://127.0.0.1:{port}/jobs.json")
        assert list(temporary.iterdir()) == []

    def test_encryption_that_never_starts_is_given_up(self) -> None:
        with server(nothing) as port, pytest.raises(PassingFailure, match="sent nothing"):
            fetch(f"https://127.0.0.1:{port}/jobs.json")

    @pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\n\r\n"])
    def test_server_that_sends_a_byte_now_and_again_is_given_up(self, head: bytes) -> None:
        def slowly(connection: socket.socket, ended: threading.Event) -> None:
            connection.recv(4096)
            connection.sendall(head)
            while not ended.wait(0.1):
                connection.sendall(b"H")

        with server(slowly) as port, pytest.raises(PassingFailure, match="sent nothing, or too little"):
            fetch(f"http://127.0.0.1:{port}/jobs.csv")

    def test_total_time_is_limited(self) -> None:
        def endless(connection: socket.socket, ended: threading.Event) -> None:
            connection.recv(4096)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while not ended.wait(0.01):
                connection.sendall(b"x" * 1000)

        limits = Limits(timeout=1, total_timeout=2, allow_private_addresses=True)
        with server(endless) as port, pytest.raises(ImportRefused, match="took longer than 2 seconds"):
            fetch(f"http://127.0.0.1:{port}/jobs.csv", limits)

    @pytest.mark.parametrize(
        "reply", [Reply(b"x" * 1001), zipped(b"x" * 100_000), Reply(b"x", headers={"Content-Length": "9999"})]
    )
    def test_size_is_limited(self, reply: Reply, tmp_path: Path) -> None:
        limits = Limits(timeout=1, max_download_bytes=1000, allow_private_addresses=True)
        with web_server({"/jobs.json": reply}) as site, pytest.raises(ImportRefused, match="larger than 1,000 bytes"):
            fetch(f"{site.url}/jobs.json", limits)

    def test_answer_that_is_not_http_is_refused(self) -> None:
        def greet(connection: socket.socket, _ended: threading.Event) -> None:
            connection.recv(4096)
            connection.sendall(b"220 mail.example.org ESMTP\r\n")

        with server(greet) as port, pytest.raises(ImportRefused, match="no complete HTTP"):
            fetch(f"http://127.0.0.1:{port}/jobs.json")


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        ["http://127.0.0.1/jobs.json", "http://localhost:1/feed", "http://[::1]/a.zip"],
    )
    def test_private_address_is_refused(self, url: str) -> None:
        with pytest.raises(ImportRefused, match=r"private address.*IMPORT_ALLOW_PRIVATE_ADDRESSES=1"):
            fetch(url, Limits())

    @pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]", "[::ffff:169.254.169.254]"])
    def test_link_local_address_is_refused_even_if_private_ones_are_allowed(self, host: str) -> None:
        for limits in (LOCAL, Limits()):
            with pytest.raises(ImportRefused, match=r"link-local address .* nothing is ever imported"):
                fetch(f"http://{host}/latest", limits)

    def test_connection_goes_to_the_address_that_was_checked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A name server that answers differently the second time leads nowhere, because it is asked only once."""
        asked = []

        def resolve(*arguments: Any, **_: Any) -> Any:
            asked.append(arguments[0])
            return [(0, 0, 0, "", ("127.0.0.1" if len(asked) == 1 else "127.0.0.2", 0))]

        with web_server({"/jobs.json": Reply(LIST)}) as site:
            port = site.url.rpartition(":")[2]
            connect = socket.create_connection
            monkeypatch.setattr("postings.importing.sources.remote_addresses.is_public", lambda _address: True)
            monkeypatch.setattr("postings.importing.sources.remote_addresses.socket.getaddrinfo", resolve)
            monkeypatch.setattr(socket, "create_connection", connect_without_names(connect))
            assert fetch(f"http://jobs.invalid:{port}/jobs.json", Limits(timeout=1)) == {"jobs.json": LIST}
            assert site.requests[0].headers["Host"] == f"jobs.invalid:{port}"
        assert asked == ["jobs.invalid"]

    def test_redirect_is_followed(self) -> None:
        with web_server({"/old": Reply(status=301, headers={"Location": "/new.json"}), "/new.json": Reply(LIST)}) as site:
            assert fetch(f"{site.url}/old?x=1") == {"old.json": LIST}

    def test_redirect_to_a_private_address_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("postings.importing.sources.remote_addresses.is_public", lambda address: address == "127.0.0.1")
        with (
            web_server({"/secret": Reply(LIST)}) as inside,
            web_server(
                {
                    "/jobs.json": Reply(
                        status=302, headers={"Location": f"{inside.url.replace('127.0.0.1', '127.0.0.2')}/secret"}
                    )
                }
            ) as site,
        ):
            with pytest.raises(ImportRefused, match=r"127.0.0.2 has the private address"):
                fetch(f"{site.url}/jobs.json", Limits(timeout=1))
            assert inside.requests == []

    @pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
    def test_redirect_to_another_scheme_is_refused(self, target: str) -> None:
        reply = Reply(status=302, headers={"Location": target})
        with web_server({"/jobs.json": reply}) as site, pytest.raises(ImportRefused, match="not an http:// or https://"):
            fetch(f"{site.url}/jobs.json")

    def test_endless_redirects_are_refused(self) -> None:
        with web_server({"/jobs.json": Reply(status=302, headers={"Location": "/jobs.json"})}) as site:
            with pytest.raises(ImportRefused, match="redirects more than 5 times"):
                fetch(f"{site.url}/jobs.json")
            assert len(site.requests) == 6

    def test_password_does_not_follow_a_redirect(self) -> None:
        seen: list[Request] = []
        with (
            web_server({"/jobs.json": lambda request: (seen.append(request), Reply(LIST))[1]}) as other,
            web_server({"/jobs.json": Reply(status=302, headers={"Location": f"{other.url}/jobs.json"})}) as site,
        ):
            fetch(f"{site.url.replace('://', '://ada:tide@')}/jobs.json")
        assert "Authorization" not in seen[0].headers


def connect_without_names(connect: Any) -> Any:
    """Return a function that connects only to numbers, because the resolver of the test answers for names."""

    def connected(address: tuple[str, int], timeout: float) -> socket.socket:
        handle = socket.socket()
        handle.settimeout(timeout)
        handle.connect(address)
        return handle

    return connected


@pytest.mark.django_db
def test_import_closes_what_left_the_list() -> None:
    jobs = [{**JOBS[0], "id": n, "url": f"https://ebbmark.example/jobs/{n}", "title": f"Analyst {n}"} for n in range(10)]
    replies: dict[str, Any] = {"/jobs": Reply(json.dumps(jobs).encode(), headers={"Content-Type": "application/json"})}
    with web_server(replies) as site:
        assert run(f"{site.url}/jobs", limits=LOCAL).counts.new == 10
        replies["/jobs"] = Reply(json.dumps(jobs[1:]).encode(), headers={"Content-Type": "application/json"})
        assert run(f"{site.url}/jobs", limits=LOCAL).counts.closed == 1
    assert set(Posting.objects.closed().values_list("title", flat=True)) == {"Analyst 0"}
