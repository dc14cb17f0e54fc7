import gzip
import io
import os
import shutil
import stat
import subprocess
import tarfile
import zipfile
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.sources import ImportRefused, Limits, open_origin
from postings.models import Posting
from tests.builders import ad, run, write
from tests.importing.conftest import commit, git


def found(path: Path | str, limits: Limits | None = None, **options: Any) -> dict[str, bytes | str]:
    """Return the files of a source by path: the bytes, or the code of the finding that set it aside."""
    with open_origin(str(path), limits or Limits(), **options) as origin:
        files = [file for file in origin.files() if not isinstance(file, NotRead)]
        return {file.path: file.data if isinstance(file, RawFile) else file.code for file in files}


class TestFolder:
    def test_finds_ads_at_any_depth_in_fixed_order(self, ads: Path) -> None:
        write(
            ads, {"b/x.md": "1", "a/y.markdown": "2", "z.TXT": "3", "a/picture.png": "4", ".git/x.md": "5", "b/.x.md": "6"}
        )
        assert list(found(ads)) == ["z.TXT", "a/y.markdown", "b/x.md"]

    def test_links_and_pipes_are_set_aside(self, ads: Path, tmp_path: Path) -> None:
        write(tmp_path, {"secret.md": "secret", "outside/x.md": "secret"})
        (ads / "link.md").symlink_to(tmp_path / "secret.md")
        (ads / "folder").symlink_to(tmp_path / "outside")
        os.mkfifo(ads / "pipe.md")
        write(ads, {"good.md": "good"})

        assert found(ads) == {
            "folder": "not_a_file", "good.md": b"good", "link.md": "not_a_file", "pipe.md": "not_a_file"
        }  # fmt: skip

    @pytest.mark.skipif(os.getuid() != 0, reason="only root can make a device")
    def test_device_is_set_aside(self, ads: Path) -> None:
        os.mknod(ads / "zero.md", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
        assert found(ads) == {"zero.md": "not_a_file"}

    def test_file_over_size_limit_is_set_aside(self, ads: Path) -> None:
        write(ads, {"large.md": "x" * 101, "fits.md": "x" * 100})
        assert found(ads, Limits(max_file_bytes=100)) == {"fits.md": b"x" * 100, "large.md": "too_large"}

    def test_invalid_utf8_name_is_escaped(self, ads: Path) -> None:
        with open(os.fsencode(ads) + b"/caf\xe9.md", "wb") as file:
            file.write(b"x")
        assert list(found(ads)) == [r"caf\udce9.md"]

    def test_escaped_paths_stay_unique(self, ads: Path) -> None:
        write(ads, {r"caf\udce9.md": "literal", r"a\b.md": "backslash"})
        with open(os.fsencode(ads) + b"/caf\xe9.md", "wb") as file:
            file.write(b"byte")
        assert sorted(found(ads).values()) == [b"backslash", b"byte", b"literal"]

    def test_unreadable_subfolder_is_refused(self, ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(ads, {"closed/x.md": "x", "y.md": "y"})
        original_open = os.open

        def refuses(path: str, *rest: int, **options: int) -> int:  # because tests may run as root, who can read everything
            if path == "closed":
                raise PermissionError(13, "Permission denied", path)
            return original_open(path, *rest, **options)

        monkeypatch.setattr(os, "open", refuses)
        with pytest.raises(ImportRefused, match="cannot read the folder closed"):
            found(ads)

    def test_folder_of_any_depth_is_read(self, ads: Path, tmp_path: Path) -> None:
        """Deeper than Python recurses, longer than a path may be, and more folders than a process may have open."""
        handle = os.open(ads, os.O_RDONLY)
        for _ in range(1300):
            os.mkdir("deep", dir_fd=handle)
            child = os.open("deep", os.O_RDONLY, dir_fd=handle)
            os.close(handle)
            handle = child
        os.close(os.open("x.md", os.O_CREAT | os.O_WRONLY, dir_fd=handle))
        os.close(handle)
        write(ads, {"z/y.md": "y", "first.md": "1"})
        assert found(ads) == {"first.md": b"1", f"{'deep/' * 1300}x.md": b"", "z/y.md": b"y"}
        subprocess.run(["rm", "-rf", str(ads)], check=True)  # Python's own way recurses

    @pytest.mark.django_db
    def test_file_whose_path_is_too_long_for_the_database_is_set_aside(self, ads: Path) -> None:
        folder = "/".join(["n" * 200] * 5)
        report = run(write(ads, {f"{folder}/x.md": ad(), "x.md": ad()}))
        assert [(finding.path, finding.code) for finding in report.findings] == [(f"{folder}/x.md", "path_too_long")]
        assert Posting.objects.count() == 1

    def test_link_to_itself_is_ignored(self, ads: Path) -> None:
        (ads / "loop").symlink_to("loop")
        assert found(write(ads, {"x.md": "x"})) == {"x.md": b"x"}

    @pytest.mark.parametrize(
        ("vanished", "expected"), [("b/c", "cannot read the folder b/c"), ("b", "cannot read the folder b")]
    )
    def test_folder_that_vanishes_while_it_is_read_is_refused(self, ads: Path, vanished: str, expected: str) -> None:
        write(ads, {"a.md": "a", "b/b.md": "b", "b/c/c.md": "c"})
        with open_origin(str(ads), Limits()) as origin:
            files = origin.files()
            next(files)
            if vanished == "b/c":
                next(files)
            shutil.rmtree(ads / vanished)
            with pytest.raises(ImportRefused, match=f"cannot read the folder {vanished} "):
                list(files)

    def test_folder_that_is_moved_while_it_is_read_is_refused(self, ads: Path, tmp_path: Path) -> None:
        write(ads, {"b/c/c.md": "c", "d/d.md": "d"})
        with open_origin(str(ads), Limits()) as origin:
            files = origin.files()
            assert next(files).path == "b/c/c.md"
            (ads / "b/c").rename(tmp_path / "moved")
            with pytest.raises(ImportRefused, match="it was moved while it was read"):
                list(files)

    def test_file_that_vanishes_while_the_folder_is_read_is_set_aside(self, ads: Path) -> None:
        write(ads, {"a.md": "a", "b.md": "b"})
        with open_origin(str(ads), Limits()) as origin:
            files = origin.files()
            next(files)
            (ads / "b.md").unlink()
            assert [file.code for file in files if isinstance(file, Finding)] == ["unreadable"]

    def test_path_that_cannot_be_looked_at_is_refused(self) -> None:
        with pytest.raises(ImportRefused, match="File name too long"):
            found("n" * 5000)

    def test_too_many_files_are_refused(self, ads: Path) -> None:
        write(ads, {f"{n}.md": "x" for n in range(3)})
        with pytest.raises(ImportRefused, match="more than 2 files"):
            found(ads, Limits(max_files=2))

    def test_nonexistent_path_is_refused(self, ads: Path) -> None:
        with pytest.raises(ImportRefused, match="no such file"):
            found(ads / "nothing")

    def test_empty_path_is_refused(self) -> None:
        with pytest.raises(ImportRefused, match="PATH is empty"):
            found("")

    def test_unsupported_file_is_refused(self, ads: Path) -> None:
        write(ads, {"x.pdf": "x"})
        with pytest.raises(ImportRefused, match="unsupported file type"):
            found(ads / "x.pdf")

    def test_single_file_path_starts_at_category_folder(self, two_ads: Path) -> None:
        assert list(found(two_ads / "jobs/Python/2024-07/tides/README.md")) == ["Python/2024-07/tides/README.md"]
        assert list(found(write(two_ads, {"flat.md": "x"}) / "flat.md")) == ["flat.md"]


def make_tar(path: Path, members: list[tuple[tarfile.TarInfo, bytes]]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member, data in members:
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


class TestArchive:
    def test_tar_members_are_read_without_unpacking(self, ads: Path) -> None:
        link, device = tarfile.TarInfo("link.md"), tarfile.TarInfo("device.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        device.type = tarfile.CHRTYPE
        members = [(tarfile.TarInfo(name), b"x") for name in ("a/b.md", "../../escape.md", "/absolute.md", "a/c.png")]
        archive = make_tar(ads / "ads.tar.gz", [*members, (link, b""), (device, b"")])

        assert found(archive) == {
            "a/b.md": b"x", "escape.md": b"x", "absolute.md": b"x", "link.md": "not_a_file", "device.md": "not_a_file"
        }  # fmt: skip
        assert sorted(path.name for path in ads.iterdir()) == ["ads.tar.gz"]

    def test_zip_members_are_read(self, ads: Path) -> None:
        with zipfile.ZipFile(ads / "ads.zip", "w") as archive:
            archive.writestr("jobs/a.md", "x")
            archive.writestr("b\\c.md", "y")
            link = zipfile.ZipInfo("link.md")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(link, "/etc/passwd")
        assert found(ads / "ads.zip") == {"jobs/a.md": b"x", "b/c.md": b"y", "link.md": "not_a_file"}

    def test_duplicate_member_is_set_aside(self, ads: Path) -> None:
        archive = make_tar(ads / "a.tar", [(tarfile.TarInfo("x.md"), b"first"), (tarfile.TarInfo("./x.md"), b"second")])
        with open_origin(str(archive), Limits()) as origin:
            files = list(origin.files())
        assert [file.data if isinstance(file, RawFile) else file.code for file in files] == [b"first", "name_twice"]

    def test_archive_bomb_is_refused(self, ads: Path) -> None:
        with zipfile.ZipFile(ads / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("x.md", b"\0" * 20_000_000)
        with pytest.raises(ImportRefused, match="archive bomb"):
            found(ads / "bomb.zip")
        make_tar(ads / "bomb.tar.gz", [(tarfile.TarInfo("x.bin"), b"\0" * 20_000_000)])
        with pytest.raises(ImportRefused, match="archive bomb"):
            found(ads / "bomb.tar.gz")

    @pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
    def test_all_compressions_are_read(self, ads: Path, mode: str) -> None:
        with tarfile.open(ads / "ads.tar", mode) as archive:  # type: ignore[call-overload]
            member = tarfile.TarInfo("x.md")
            member.size = 1
            archive.addfile(member, io.BytesIO(b"x"))
        assert found(ads / "ads.tar") == {"x.md": b"x"}

    @pytest.mark.parametrize("name", ["broken.zip", "broken.tar.gz", "broken.tar.xz"])
    def test_damaged_archive_is_refused(self, ads: Path, name: str) -> None:
        write(ads, {name: b"PK\x03\x04 and then nothing"})
        with pytest.raises(ImportRefused, match="damaged"):
            found(ads / name)

    @pytest.mark.parametrize("suffix", ["tar", "tar.gz"])
    def test_archive_with_damaged_or_truncated_headers_is_refused(self, ads: Path, suffix: str) -> None:
        members = [(tarfile.TarInfo(f"{n}.md"), b"x" * 400) for n in range(5)]
        whole = gzip.decompress(make_tar(ads / "whole.tar.gz", members).read_bytes())
        pack = gzip.compress if suffix == "tar.gz" else bytes
        damaged = {
            "header": whole[:2050] + b"\xff\xff" + whole[2052:],
            "cut at a member": whole[:2048],
            "cut in a header": whole[:2100],
        }
        for name, data in damaged.items():
            write(ads, {f"{name}.{suffix}": pack(data)})
            with pytest.raises(ImportRefused, match="damaged"):
                found(ads / f"{name}.{suffix}")
        write(ads, {f"sound.{suffix}": pack(whole)})
        assert len(found(ads / f"sound.{suffix}")) == 5

    def test_archive_with_wrong_checksum_is_refused(self, ads: Path) -> None:
        members = [(tarfile.TarInfo(f"{n}.md"), os.urandom(5_000)) for n in range(5)]
        data = bytearray(make_tar(ads / "ads.tar.gz", members).read_bytes())
        data[-6] ^= 0xFF
        write(ads, {"wrong.tar.gz": bytes(data)})
        with pytest.raises(ImportRefused, match="damaged"):
            found(ads / "wrong.tar.gz")

    def test_truncated_archive_is_refused(self, ads: Path) -> None:
        members = [(tarfile.TarInfo(f"{n}.md"), os.urandom(20_000)) for n in range(5)]
        whole = make_tar(ads / "ads.tar.gz", members).read_bytes()
        write(ads, {"cut.tar.gz": whole[: len(whole) // 2]})
        with pytest.raises(ImportRefused, match="damaged"):
            found(ads / "cut.tar.gz")

    def test_large_member_is_set_aside(self, ads: Path) -> None:
        archive = make_tar(ads / "a.tar.gz", [(tarfile.TarInfo("x.md"), b"x" * 101)])
        assert found(archive, Limits(max_file_bytes=100)) == {"x.md": "too_large"}


def dated_files(path: Path | str) -> dict[str, tuple[Any, ...]]:
    with open_origin(str(path), Limits(), history=True) as origin:
        return {
            file.path: (
                file.data.decode(),
                file.first_seen.date().isoformat() if file.first_seen else None,
                file.first_seen_is_exact,
                file.removed.date().isoformat() if file.removed else None,
            )
            for file in origin.files()
            if isinstance(file, RawFile)
        }


class TestGit:
    EXPECTED_HISTORY = {
        "first.md": (ad(title="First", slug="first"), "2024-07-01", False, None),
        "goes é.md": (ad(title="Gone", slug="goes"), "2024-07-05", True, "2024-07-09"),
        "jobs/PHP/2024-07/stays.md": (ad(title="Stays", slug="stays"), "2024-07-05", True, None),
    }

    def test_history_has_dates_of_added_and_removed_ads(self, repository: Path) -> None:
        assert dated_files(repository) == self.EXPECTED_HISTORY

    def test_renamed_ad_keeps_the_date_of_its_first_appearance(self, repository: Path) -> None:
        git(repository, "mv", "jobs/PHP/2024-07/stays.md", "jobs/PHP/2024-07/moved.md")
        commit(repository, "2024-07-20T12:00:00Z")
        moved = ad(title="Stays", slug="stays") + "\nWe have a tide gauge."
        git(repository, "mv", "jobs/PHP/2024-07/moved.md", "rewritten.md")
        write(repository, {"rewritten.md": moved})
        commit(repository, "2024-07-21T12:00:00Z")
        expected = {**self.EXPECTED_HISTORY, "rewritten.md": (moved, "2024-07-05", True, None)}
        del expected["jobs/PHP/2024-07/stays.md"]
        assert dated_files(repository) == expected

    def test_ad_with_another_text_at_another_path_is_new(self, repository: Path) -> None:
        (repository / "first.md").unlink()
        write(repository, {"second.md": "# Diver\n\nhttps://jobs.example.org/diver\n\nYou inspect moorings in a gale."})
        commit(repository, "2024-07-20T12:00:00Z")
        dates = {path: dates for path, (_, *dates) in dated_files(repository).items()}
        assert dates["first.md"] == ["2024-07-01", False, "2024-07-20"]
        assert dates["second.md"] == ["2024-07-20", True, None]

    def test_ad_at_a_path_that_was_renamed_before_is_new(self, repository: Path) -> None:
        git(repository, "mv", "first.md", "second.md")
        commit(repository, "2024-07-20T12:00:00Z")
        write(repository, {"first.md": ad(title="Third", slug="third")})
        commit(repository, "2024-07-21T12:00:00Z")
        dates = {path: dates for path, (_, *dates) in dated_files(repository).items()}
        assert dates["second.md"] == ["2024-07-01", False, None]
        assert dates["first.md"] == ["2024-07-21", True, None]

    def test_ad_renamed_to_a_path_that_is_no_ad_is_removed(self, repository: Path) -> None:
        git(repository, "mv", "jobs/PHP/2024-07/stays.md", "jobs/PHP/2024-07/stays.bak")
        commit(repository, "2024-07-20T12:00:00Z")
        text = ad(title="Stays", slug="stays")
        expected = {**self.EXPECTED_HISTORY, "jobs/PHP/2024-07/stays.md": (text, "2024-07-05", True, "2024-07-20")}
        assert dated_files(repository) == expected

    def test_renaming_a_file_without_a_link_keeps_the_posting_date(self, repository: Path, db: None) -> None:
        record = '[{"title": "Diver", "company": "Northwind Tidal", "description": "You inspect moorings."}]'
        write(repository, {"jobs.json": record})
        commit(repository, "2024-07-10T12:00:00Z")
        git(repository, "mv", "jobs.json", "careers.json")
        commit(repository, "2024-08-20T12:00:00Z")
        run(repository, history=True)
        posting = Posting.objects.get(title="Diver")
        assert (posting.posted_on, posting.posted_precision) == (date(2024, 7, 10), "day")

    def test_work_tree_without_history_is_read_as_folder(self, repository: Path) -> None:
        write(repository, {"uncommitted.md": "x"})
        assert list(found(repository)) == ["first.md", "uncommitted.md", "jobs/PHP/2024-07/stays.md"]

    def test_folder_in_work_tree_without_history_is_read_as_folder(self, repository: Path) -> None:
        write(repository, {"jobs/uncommitted.md": "x"})
        assert list(found(repository / "jobs")) == ["uncommitted.md", "PHP/2024-07/stays.md"]

    def test_bundle_is_read_with_and_without_history(self, repository: Path, tmp_path: Path) -> None:
        bundle = tmp_path / "ads.bundle"
        git(repository, "bundle", "create", str(bundle), "trunk")
        assert dated_files(bundle) == self.EXPECTED_HISTORY
        assert list(found(bundle)) == ["first.md", "jobs/PHP/2024-07/stays.md"]

    def test_url_is_cloned_and_clone_removed(self, repository: Path) -> None:
        with open_origin(f"file://{repository}", Limits(), history=True) as origin:
            paths = [file.path for file in origin.files()]
            clone = getattr(origin, "_folder")  # noqa: B009  only an origin that is cloned has one
            assert clone.exists()
        assert paths == ["first.md", "goes é.md", "jobs/PHP/2024-07/stays.md"]
        assert not clone.exists()

    def test_repository_that_a_web_server_has_as_files_is_cloned_in_full(self, repository: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--bare", str(repository), "ads.git")
        git(tmp_path / "ads.git", "update-server-info")
        handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            limits = Limits(allow_private_addresses=True)
            with open_origin(f"http://127.0.0.1:{server.server_port}/ads.git", limits) as origin:
                paths = [file.path for file in origin.files()]
            server.shutdown()
        assert paths == ["first.md", "jobs/PHP/2024-07/stays.md"]

    def test_folder_in_repository_has_own_history(self, repository: Path) -> None:
        assert dated_files(repository / "jobs") == {
            "PHP/2024-07/stays.md": self.EXPECTED_HISTORY["jobs/PHP/2024-07/stays.md"]
        }

    def test_shallow_clone_with_history_is_refused(self, repository: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--depth", "1", f"file://{repository}", "shallow")
        with pytest.raises(ImportRefused, match="shallow"):
            dated_files(tmp_path / "shallow")

    def test_large_file_is_set_aside_and_next_is_read(self, repository: Path) -> None:
        write(repository, {"a-large.md": "x" * 200_000})
        (repository / "link.md").symlink_to("first.md")
        commit(repository, "2024-07-10T12:00:00Z")
        with open_origin(str(repository), Limits(max_file_bytes=1000), history=True) as origin:
            files = {file.path: file for file in origin.files()}
        assert files["a-large.md"].code == "too_large"
        assert files["link.md"].code == "not_a_file"
        assert files["first.md"].data == ad(title="First", slug="first").encode()

    def test_folder_without_history_is_refused(self, ads: Path) -> None:
        write(ads, {"x.md": ad()})
        with pytest.raises(ImportRefused, match="only works with a git repository"):
            dated_files(ads)

    def test_nonexistent_repository_is_refused_with_git_error(self, tmp_path: Path) -> None:
        with pytest.raises(ImportRefused, match="git clone failed"):
            found(f"file://{tmp_path}/nowhere.git")

    def test_password_in_url_is_not_in_source_name(self) -> None:
        from postings.importing.sources.git import GitOrigin

        origin = GitOrigin("https://ed:secret@git.example.org/ads.git", Limits(), history=False)
        assert origin.name == "https://git.example.org/ads.git"

    def test_malicious_repository_configuration_runs_nothing(self, ads: Path, tmp_path: Path) -> None:
        """The configuration names a command for fetching, and git would fetch the missing object with it."""
        mark = tmp_path / "ran"
        work = tmp_path / "work"
        write(work, {"x.md": "x"})
        git(work, "init")
        commit(work, "2024-07-01T12:00:00Z")
        git(tmp_path, "clone", "--bare", str(work), str(ads / "bare"))
        bare = ads / "bare"
        blob = subprocess.run(
            ["git", "rev-parse", "HEAD:x.md"], cwd=bare, capture_output=True, text=True, check=True
        ).stdout.strip()
        for stored in [bare / "objects" / blob[:2] / blob[2:], *bare.glob("objects/pack/*")]:
            stored.unlink(missing_ok=True)
        for name, value in (
            ("core.repositoryformatversion", "1"),
            ("extensions.partialClone", "origin"),
            ("remote.origin.url", "ssh://example.org/x"),
            ("remote.origin.promisor", "true"),
            ("core.sshCommand", f"touch {mark};"),
        ):
            git(bare, "config", name, value)
        with pytest.raises(ImportRefused):
            found(bare)
        assert not mark.exists()

    def test_git_hook_variables_are_ignored(self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git(tmp_path, "init", "elsewhere")
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere/.git"))
        assert dated_files(repository) == self.EXPECTED_HISTORY

    def test_commit_date_out_of_range_is_none(self, ads: Path) -> None:
        git(ads, "init")
        write(ads, {"x.md": ad()})
        commit(ads, "2024-07-01T12:00:00Z")
        write(ads, {"y.md": ad(slug="y")})
        commit(ads, "@99999999999999 +0000")
        assert [first for _, first, _, _ in dated_files(ads).values()] == ["2024-07-01", None]

    def test_ext_url_is_refused(self) -> None:
        with pytest.raises(ImportRefused, match="no such file"):
            found("ext::sh -c 'echo pwned >&2'")
