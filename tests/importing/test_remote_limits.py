import io
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from postings.database.locks import import_lock
from postings.importing.sources import ImportRefused, Limits, open_origin
from postings.importing.sources.remote_addresses import checked_addresses, is_public
from postings.importing.sources.temporary_folder import remove_leftovers, temporary_folder
from postings.models import ImportRun
from tests.builders import many_ads, write
from tests.importing.conftest import commit, git
from tests.importing.silent_servers import nothing, redirect, server, slowly

LOCAL = Limits(timeout=1, total_timeout=3, allow_private_addresses=True)


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of temporary files, which is empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def clone(url: str, limits: Limits = LOCAL) -> list[str]:
    with open_origin(url, limits) as origin:
        return [file.path for file in origin.files()]


def commands() -> list[str]:
    """Return the command lines of all processes that this one started, and of those that they started."""
    rows = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    processes = [(int(pid), int(parent), command) for pid, parent, command in (row.split(None, 2) for row in rows)]
    own = {os.getpid()}
    found = []
    for pid, parent, command in sorted(processes):
        if parent in own and not command.startswith("ps "):
            own.add(pid)
            found.append(command)
    return found


def wait_for(port: int) -> None:
    """Return as soon as something accepts connections."""
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.05)
    pytest.fail("the server did not start")


@contextmanager
def served(repository: Path) -> Iterator[int]:
    """Serve a repository with `git daemon` within the block. Yield the port."""
    with server(nothing) as port:
        pass  # the port is free again
    options = ["--export-all", "--reuseaddr", "--listen=127.0.0.1", f"--port={port}", f"--base-path={repository.parent}"]
    daemon = subprocess.Popen(["git", "daemon", *options, str(repository.parent)], start_new_session=True)
    try:
        wait_for(port)
        yield port
    finally:
        os.killpg(daemon.pid, signal.SIGTERM)
        daemon.wait()


class TestSilentServer:
    @pytest.mark.parametrize("scheme", ["http", "https", "git", "ssh"])
    def test_clone_ends_and_leaves_nothing(self, scheme: str, temporary: Path) -> None:
        with server(nothing) as port, pytest.raises(ImportRefused, match="sent nothing for 1 seconds"):
            clone(f"{scheme}://127.0.0.1:{port}/ads.git")
        assert list(temporary.iterdir()) == []
        assert [command for command in commands() if Path(command.split()[0]).name.startswith(("git", "ssh"))] == []

    def test_total_time_is_limited_even_if_data_arrives(self, temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GIT_SSH_COMMAND", "sh -c 'test $0 = -G || while sleep 0.2; do echo still here >&2; done'")
        with pytest.raises(ImportRefused, match="took longer than 3 seconds"):
            clone("ssh://127.0.0.1/ads.git")
        assert list(temporary.iterdir()) == []

    def test_server_that_sends_a_byte_now_and_again_is_silent(self) -> None:
        with server(slowly) as port, pytest.raises(ImportRefused, match="sent nothing for 1 seconds"):
            clone(f"http://127.0.0.1:{port}/ads.git")

    def test_closed_port_is_refused_with_the_message_of_git(self) -> None:
        with server(nothing) as port:
            pass
        with pytest.raises(ImportRefused, match="git clone failed: fatal: unable to access"):
            clone(f"http://127.0.0.1:{port}/ads.git")

    def test_repository_is_cloned_from_a_server(self, repository: Path) -> None:
        with served(repository) as port:
            assert clone(f"git://127.0.0.1:{port}/ads/.git", Limits(allow_private_addresses=True)) == [
                "first.md", "jobs/PHP/2024-07/stays.md"
            ]  # fmt: skip

    @pytest.mark.django_db(transaction=True)
    def test_import_is_refused_and_the_lock_released(self, settings: Any) -> None:
        settings.IMPORT_TIMEOUT, settings.IMPORT_ALLOW_PRIVATE_ADDRESSES = 1, True
        out = io.StringIO()
        with server(nothing) as port, pytest.raises(SystemExit) as exited:
            call_command("import_postings", f"http://127.0.0.1:{port}/ads.git", stdout=out)
        assert exited.value.code == 2
        assert "sent nothing for 1 seconds" in out.getvalue()
        assert ImportRun.objects.get().outcome == "refused"
        with import_lock():
            pass


class TestPrivateAddress:
    @pytest.mark.parametrize(
        "url",
        [
            "http://127.0.0.1/ads.git",
            "https://localhost:8000/ads.git",
            "http://2130706433/ads.git",
            "http://0x7f.1/ads.git",
            "http://[::1]/ads.git",
            "http://[::ffff:10.0.0.1]/ads.git",
            "http://user:password@10.1.2.3/ads.git",
            "http://0.0.0.0/ads.git",
            "git://192.168.1.1/ads.git",
            "ssh://git@172.16.0.1/ads.git",
            "git@127.0.0.1:ads.git",
        ],
    )
    def test_url_is_refused(self, url: str) -> None:
        with pytest.raises(ImportRefused, match=r"private address.*IMPORT_ALLOW_PRIVATE_ADDRESSES=1"):
            clone(url, Limits())

    @pytest.mark.parametrize("limits", [Limits(), LOCAL], ids=["private ones refused", "private ones allowed"])
    def test_link_local_address_is_always_refused(self, limits: Limits) -> None:
        with pytest.raises(ImportRefused, match=r"link-local address .* nothing is ever imported"):
            clone("http://169.254.169.254/ads.git", limits)

    @pytest.mark.parametrize("url", ["http://a@example.org@127.0.0.1/x", "http://example.org\\@127.0.0.1/", "http:///x"])
    def test_url_that_programs_read_differently_is_refused(self, url: str) -> None:
        with pytest.raises(ImportRefused, match="not valid"):
            clone(url, Limits())

    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True),
            ("64:ff9b::5db8:d822", True), ("100.64.0.1", False), ("224.0.0.1", False), ("fd00::1", False),
            ("fe80::1%eth0", False), ("2002:7f00:1::", False), ("64:ff9b::a00:1", False), ("::", False),
            ("::ffff:127.0.0.1", False),
        ],
    )  # fmt: skip
    def test_addresses_written_in_other_ways_are_recognized(self, address: str, expected: bool) -> None:
        assert is_public(address) is expected

    def test_git_is_tied_to_the_addresses_checked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Otherwise the name could have another address when git asks for it."""
        found = [(0, 0, 0, "", ("93.184.216.34", 0)), (0, 0, 0, "", ("2606:2800:220:1::1", 0, 0, 0))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)  # tests have no name server
        assert checked_addresses("https://Ads.example.org/ads.git", Limits()) == [
            "-c", "http.followRedirects=false",
            "-c", "http.curloptResolve=ads.example.org:443:93.184.216.34,[2606:2800:220:1::1]",
        ]  # fmt: skip

    def test_git_connects_to_the_address_it_is_tied_to(self, monkeypatch: pytest.MonkeyPatch) -> None:
        found = [(0, 0, 0, "", ("127.0.0.1", 0))]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: found)
        monkeypatch.setattr("postings.importing.sources.remote_addresses.is_public", lambda _address: True)
        with server(redirect("http://127.0.0.1:1")) as port, pytest.raises(ImportRefused, match="redirects to another"):
            clone(f"http://ads.invalid:{port}/ads.git", Limits(timeout=5))

    def test_redirect_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("postings.importing.sources.remote_addresses.is_public", lambda _address: True)
        reached: list[bytes] = []
        with (
            server(lambda connection, _ended: reached.append(connection.recv(100))) as inside,
            server(redirect(f"http://127.0.0.1:{inside}")) as port,
        ):
            with pytest.raises(ImportRefused, match="redirects to another address"):
                clone(f"http://127.0.0.1:{port}/ads.git", Limits(timeout=5))
            assert reached == []
            with pytest.raises(ImportRefused, match="git clone failed"):
                clone(f"http://127.0.0.1:{port}/ads.git", LOCAL)
            assert reached[0].startswith(b"GET /ads.git/info/refs")

    def test_file_url_has_no_address(self, repository: Path) -> None:
        assert clone(f"file://{repository}", Limits()) == ["first.md", "jobs/PHP/2024-07/stays.md"]


class TestLeftovers:
    def test_folder_of_a_killed_import_is_removed_by_the_next(self, ads: Path, temporary: Path) -> None:
        script = (
            "import time\n"
            "from postings.importing.sources.temporary_folder import temporary_folder\n"
            "with temporary_folder() as folder:\n"
            "    (folder / 'objects').mkdir(); print(folder, flush=True); time.sleep(60)\n"
        )
        with subprocess.Popen(
            [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env={**os.environ, "TMPDIR": str(temporary)}
        ) as process:
            folder = Path(process.stdout.readline().strip())
            remove_leftovers()
            assert (folder / "objects").exists(), "the import still runs"
            process.kill()
            process.wait()
        remove_leftovers()
        assert not folder.exists()

    @pytest.mark.django_db(transaction=True)
    def test_each_import_removes_leftovers(self, ads: Path, temporary: Path) -> None:
        (temporary / "jobboard-git-old").mkdir()
        call_command("import_postings", str(write(ads, many_ads(1))), quiet=True)
        assert list(temporary.iterdir()) == []

    def test_only_unlocked_folders_of_this_program_are_removed(self, temporary: Path, tmp_path: Path) -> None:
        write(temporary, {"other/x.md": "x", "jobboard-git-file": "x"})
        (temporary / "jobboard-git-link").symlink_to(write(tmp_path / "elsewhere", {"x.md": "x"}))
        with temporary_folder() as used:
            remove_leftovers()
            assert {path.name for path in temporary.iterdir()} == {
                "other", "jobboard-git-file", "jobboard-git-link", used.name
            }  # fmt: skip
        assert (tmp_path / "elsewhere/x.md").exists()
        assert not used.exists()

    @pytest.mark.django_db(transaction=True)
    def test_terminated_import_cleans_up_and_says_so(
        self, temporary: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.IMPORT_ALLOW_PRIVATE_ADDRESSES = True
        monkeypatch.setenv("GIT_SSH_COMMAND", f"sh -c 'test $0 = -G && exit; kill -TERM {os.getpid()}; sleep 987'")
        with pytest.raises(CommandError, match="was stopped") as caught:
            call_command("import_postings", "ssh://127.0.0.1/ads.git")
        assert caught.value.returncode == 130
        assert ImportRun.objects.get().outcome == "interrupted"
        assert list(temporary.iterdir()) == []
        assert [command for command in commands() if "sleep 987" in command] == []


def test_history_has_the_first_commit_whatever_the_repository_says(ads: Path) -> None:
    git(ads, "init")
    write(ads, {"kept.md": "1", "gone.md": "2"})
    commit(ads, "2024-07-01T12:00:00Z")
    (ads / "gone.md").unlink()
    write(ads, {"kept.md": "3"})
    commit(ads, "2024-07-05T12:00:00Z")
    git(ads, "config", "log.showRoot", "false")
    with open_origin(str(ads), Limits(), history=True) as origin:
        assert [(file.path, bool(file.removed)) for file in origin.files()] == [("gone.md", True), ("kept.md", False)]
