import bz2
import gzip
import io
import lzma
import random
import re
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from postings.content.types import Finding, NotRead, RawFile
from postings.importing.sources import ImportRefused, Limits, open_origin

MUTATIONS = 400
# Reading an archive of one ad takes 35 MB, the hostile ones here up to 63.
MAX_MEGABYTES = 120


def read(archive: Path, limits: Limits | None = None) -> list[RawFile | Finding]:
    with open_origin(str(archive), limits or Limits()) as origin:
        return [file for file in origin.files() if not isinstance(file, NotRead)]


def tar(*members: tarfile.TarInfo, tar_format: int = tarfile.PAX_FORMAT, content: bytes = b"An ad.") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tar_format) as archive:
        for member in members:
            member.size = len(content) if member.isfile() else 0
            archive.addfile(member, io.BytesIO(content) if member.isfile() else None)
    return packed.getvalue()


def member(name: str, **pax_headers: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.pax_headers = {name.replace("_", "."): value for name, value in pax_headers.items()}
    return info


def header(kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo("header")
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def zipped(method: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name in ("jobs/a.md", "été.md", "b.png", "c.md"):
            archive.writestr(name, b"An ad." * 20)
        archive.comment = b"A comment."
    return packed.getvalue()


def samples() -> dict[str, bytes]:
    """Return small archives of every kind, by a name with the suffix."""
    link = member("link.md")
    link.type, link.linkname = tarfile.SYMTYPE, "target" * 30
    members = [member("a.md"), member(f"{'folder/' * 40}b.md", comment="été"), link, member("c.md", mtime="1.5")]
    pax, gnu = tar(*members), tar(*members, tar_format=tarfile.GNU_FORMAT)
    sparse = tar(member("s.md", GNU_sparse_map="0,1,5,1", GNU_sparse_size="6"), member("d.md"))
    return {
        "pax.tar": pax, "gnu.tar": gnu, "sparse.tar": sparse, "a.tar.gz": gzip.compress(pax), "a.tar.bz2": bz2.compress(gnu),
        "a.tar.xz": lzma.compress(pax), "stored.zip": zipped(), "deflated.zip": zipped(zipfile.ZIP_DEFLATED),
    }  # fmt: skip


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with a few bytes changed, cut out, doubled or replaced by digits or extremes."""
    changed = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5])):
        at = chance.randrange(len(changed))
        length = chance.choice([1, 1, 4, 12])
        match chance.randrange(4):
            case 0:
                changed[at : at + length] = chance.randbytes(length)
            case 1:
                changed[at : at + length] = chance.choice([b"\xff", b"\0", b"9", b"-", b"\x80"]) * length
            case 2:
                del changed[at : at + length]
            case 3:
                changed[at:at] = changed[at : at + chance.choice([1, 46, 512])]
    return bytes(changed)


@pytest.mark.parametrize("name", samples())
def test_mutated_archive_is_read_or_refused(name: str, tmp_path: Path) -> None:
    archive, whole = tmp_path / name, samples()[name]
    archive.write_bytes(whole)
    assert isinstance(read(archive)[0], RawFile)
    chance = random.Random(name)
    for _ in range(MUTATIONS // len(samples())):
        archive.write_bytes(mutated(whole, chance))
        with suppress(ImportRefused):
            read(archive)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("name.zip", lambda: zipped().replace("été".encode(), b"\xff\xff\xff\xff\xff")),
        ("sparse.tar", lambda: tar(member("s.md", GNU_sparse_map="0,x,5,1", GNU_sparse_size="6"))),
        ("number.tar", lambda: tar(member("s.md", size="many"))),
        ("chain.tar", lambda: b"".join(header(b"L", 1) + b"x".ljust(512, b"\0") for _ in range(500))),
        ("empty.tar.xz", lambda: lzma.compress(b"")[:-4]),
        ("needs 600 MB.tar.xz", lambda: lzma.compress(b"", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 600_000_000}])),
    ],
)
def test_archive_with_broken_fields_is_damaged(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(make())
    with pytest.raises(ImportRefused, match=r"damaged|larger"):
        read(tmp_path / name)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_zip_with_unusual_compression_is_set_aside(method: int, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(method))
    assert [(file.path, file.code) for file in read(tmp_path / "a.zip") if isinstance(file, Finding)] == [
        ("jobs/a.md", "compression"), ("été.md", "compression"), ("c.md", "compression")
    ]  # fmt: skip


def test_xz_archive_of_several_streams_is_read(tmp_path: Path) -> None:
    whole = tar(member("a.md"), member("b.md"))
    (tmp_path / "a.tar.xz").write_bytes(lzma.compress(whole[:700]) + b"\0" * 8 + lzma.compress(whole[700:]) + b"\0" * 4)
    assert [file.path for file in read(tmp_path / "a.tar.xz")] == ["a.md", "b.md"]


def test_files_of_an_archive_are_counted_like_those_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "two.tar").write_bytes(tar(member("a.md"), member("b.md")))
    (tmp_path / "one.tar").write_bytes(tar(*[member("a.md")] * 50))
    assert len(read(tmp_path / "two.tar", Limits(max_files=2))) == 2
    for name in ("two.tar", "one.tar"):
        with pytest.raises(ImportRefused, match="more than 1 files"):
            read(tmp_path / name, Limits(max_files=1))


def test_unreadable_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped())
    with open_origin(str(tmp_path / "a.zip"), Limits()) as origin:
        (tmp_path / "a.zip").unlink()
        with pytest.raises(ImportRefused, match="cannot be opened"):
            list(origin.files())


class TestLargeHeaders:
    @pytest.mark.parametrize("kind", [b"L", b"K", b"x", b"g", b"X"])
    def test_header_of_any_kind_is_limited(self, kind: bytes, tmp_path: Path) -> None:
        (tmp_path / "a.tar").write_bytes(header(kind, 10_000_000) + b"x" * 10_000_000)
        with pytest.raises(ImportRefused, match="the header of a file is larger than 65,536 bytes"):
            read(tmp_path / "a.tar")

    def test_map_of_a_sparse_file_is_limited(self, tmp_path: Path) -> None:
        fields = {"GNU_sparse_major": "1", "GNU_sparse_minor": "0", "GNU_sparse_realsize": "6", "GNU_sparse_name": "s.md"}
        content = b"100000\n" + b"1\n" * 200_000
        (tmp_path / "a.tar").write_bytes(tar(member("s.md", **fields), content=content))
        with pytest.raises(ImportRefused, match="the header of a file is larger"):
            read(tmp_path / "a.tar")

    def test_global_headers_are_limited(self, tmp_path: Path) -> None:
        packed = io.BytesIO()
        for number in range(101):
            record = f" k{number:05}=x\n"
            data = f"{len(record) + 2}{record}".encode()
            packed.write(header(b"g", len(data)) + data.ljust(512, b"\0") + tar(member(f"{number}.md"))[:1024])
        (tmp_path / "a.tar").write_bytes(packed.getvalue() + b"\0" * 1024)
        with pytest.raises(ImportRefused, match="too many global headers"):
            read(tmp_path / "a.tar")

    def test_list_of_files_in_a_zip_is_limited(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for number in range(30):
                archive.writestr(f"{number}.png", b"")
        assert read(tmp_path / "a.zip", Limits(max_files=30)) == []
        with pytest.raises(ImportRefused, match="more than 29 files"):
            read(tmp_path / "a.zip", Limits(max_files=29))

    def test_time_that_headers_take_is_limited(self, tmp_path: Path) -> None:
        (tmp_path / "a.tar").write_bytes(tar(*(member(f"{number}.png") for number in range(50))))
        with pytest.raises(ImportRefused, match="took longer than"):
            read(tmp_path / "a.tar", Limits(total_timeout=0.0001))


def long_name(packed: Path) -> None:
    """Write a name of 400 MB, which packs well."""
    with gzip.open(packed, "wb", compresslevel=1) as file:
        file.write(header(b"L", 400_000_000))
        for _ in range(400):
            file.write(b"x" * 1_000_000)
    packed.write_bytes(packed.read_bytes() + random.Random(1).randbytes(5_000_000))  # so that the ratio is allowed


def many_entries(packed: Path) -> None:
    """Write a list of 600,000 files, all of which are the same one."""
    small = io.BytesIO()
    with zipfile.ZipFile(small, "w") as archive:
        archive.writestr("x.md", b"x")
    data, count = small.getvalue(), 600_000
    entry = data[data.index(b"PK\x01\x02") : data.index(b"PK\x05\x06")]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entry) * count, data.index(entry), 0)
    packed.write_bytes(data[: data.index(entry)] + entry * count + end)


def bomb_within_a_member(packed: Path) -> None:
    """Write a file that claims to be small, and unpacks to 400 MB."""
    compressor, small = bz2.BZ2Compressor(), io.BytesIO()
    with zipfile.ZipFile(small, "w") as archive:
        content = [compressor.compress(bytes(10_000_000)) for _ in range(40)]
        archive.writestr("x.md", b"".join([*content, compressor.flush()]))
    data = bytearray(small.getvalue())
    for start, at in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        method = data.index(start) + at
        data[method : method + 2] = struct.pack("<H", zipfile.ZIP_BZIP2)
        data[method + 14 : method + 18] = struct.pack("<L", 5_000)
    packed.write_bytes(data)


MEASURED = """
import re, sys
from pathlib import Path
from postings.importing.sources import ImportRefused, Limits, open_origin
try:
    with open_origin(sys.argv[1], Limits()) as origin:
        print(sum(1 for _ in origin.files()))
except ImportRefused as reason:
    print(reason)
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


@pytest.mark.parametrize(
    ("name", "build", "expected"),
    [
        ("name.tar.gz", long_name, "the header of a file is larger than"),
        ("entries.zip", many_entries, "more than 200,000 files"),
        ("bomb.zip", bomb_within_a_member, "^1$"),
    ],
)
def test_memory_for_hostile_archive_is_bounded(
    name: str, build: Callable[[Path], None], expected: str, tmp_path: Path
) -> None:
    build(tmp_path / name)
    command = [sys.executable, "-c", MEASURED, str(tmp_path / name)]
    outcome, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert int(megabytes) < MAX_MEGABYTES, outcome
    assert re.search(expected, outcome), outcome
