"""Bundling and compression of static files and pages."""

import gzip
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client, override_settings

from tests.builders import ad, run, write

STYLES = settings.BASE_DIR / "static" / "css"
COLLECTED = {**settings.STORAGES, "staticfiles": {"BACKEND": "jobboard.static_storage.BoardStorage"}}


def collect(folder: Path) -> None:
    with override_settings(STORAGES=COLLECTED, STATIC_ROOT=folder):
        call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture
def collected(tmp_path: Path, collected_static: Path) -> Path:
    return shutil.copytree(collected_static, tmp_path / "static")


def test_stylesheets_are_bundled_into_one_file(collected: Path) -> None:
    (whole,) = (path for path in (collected / "css").glob("board.*.css"))
    text = whole.read_text()
    assert "@import" not in text
    own = {"admin.css", "board.css"}
    for path in STYLES.rglob("*.css"):
        assert path.name in own or path.read_text() in text, f"{path.name} is not imported in board.css"
    assert text.index("@layer tokens, base, layout, components;") < text.index("@layer base {")
    assert whole.with_name(f"{whole.name}.br").exists()


def test_files_are_compressed_unless_an_earlier_run_has(collected: Path) -> None:
    whole, broken = (next((collected / "js").glob(f"{name}.*.js.gz")) for name in ("search", "saved"))
    content, written = broken.read_bytes(), whole.stat().st_mtime_ns
    broken.write_bytes(content[:100])  # as if the first run had been killed
    collect(collected)
    assert (broken.read_bytes(), whole.stat().st_mtime_ns) == (content, written)


@pytest.mark.django_db
@pytest.mark.one_database
def test_search_page_with_files_is_smaller_than_60_kilobytes(client: Client, ads: Path, collected: Path) -> None:
    body = "\n\n".join(f"### Section {n}\n\nWe measure tides with Python, Go, Docker, SQL and Kafka." for n in range(20))
    write(
        ads,
        {
            f"{n}.md": ad(title=f"Engineer number {n}, Tides", slug=str(n), company=f"Company {n}", body=body)
            for n in range(60)
        },
    )
    run(ads)
    response = client.get("/?q=tides", headers={"Accept-Encoding": "gzip"})
    html = gzip.decompress(response.content).decode()
    assert html.count('<article class="card"') == settings.PAGE_SIZE
    files = set(re.findall(r'(?:href|src)="/static/([^"]*)"', html))
    assert len(files) == 10
    weight = len(response.content) + sum(len(gzip.compress((collected / name).read_bytes())) for name in files)
    weight += len(gzip.compress(next((collected / "css").glob("board.*.css")).read_bytes()))
    assert weight < 60_000


@pytest.mark.django_db
@pytest.mark.one_database
class TestCompression:
    def test_responses_without_cookies_are_compressed(self, client: Client) -> None:
        for _ in range(2):  # rendered, then from the cache
            response = client.get("/", headers={"Accept-Encoding": "gzip"})
            assert response.headers["Content-Encoding"] == "gzip"
            assert "Accept-Encoding" in response.headers["Vary"]
        assert "Content-Encoding" not in client.get("/").headers
        same = client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": response.headers["ETag"]})
        assert (same.status_code, same.content) == (304, b"")

    def test_responses_with_cookies_are_not_compressed(self, client: Client, admin_client: Client) -> None:
        for response in (
            client.get("/admin/login/", headers={"Accept-Encoding": "gzip"}),
            admin_client.get("/admin/", headers={"Accept-Encoding": "gzip"}),
            admin_client.get("/", headers={"Accept-Encoding": "gzip"}),
        ):
            assert response.status_code == 200
            assert "Content-Encoding" not in response.headers
