"""The operator's own name, logo, colour, texts, languages and templates, without changes in tracked files."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import Client

from jobboard import accent_color
from tests import processes
from tests.pages import text

TEXTS = {
    "search.md": "Jobs on small ships",
    "footer.md": "[Our harbour](https://harbour.example)",
    "about.md": "We are a cooperative.",
    "imprint.md": "# Legal notice\n\nHarbour Cooperative <script>alert(1)</script>",
    "imprint.de.md": "# Impressum\n\nHafengenossenschaft",
}


@pytest.fixture
def site_dir(settings: Any, tmp_path: Path) -> Path:
    settings.SITE_DIR = tmp_path
    (tmp_path / "texts").mkdir()
    for name, markdown in TEXTS.items():
        (tmp_path / "texts" / name).write_text(markdown, "utf-8")
    return tmp_path


@pytest.mark.django_db
@pytest.mark.one_database
def test_own_texts_are_shown_in_their_places(client: Client, site_dir: Path) -> None:
    search = text(client.get("/"))
    assert "Jobs on small ships" in search
    assert "Our harbour" in search
    assert "Legal notice" in search
    assert "Jobs on small ships" not in text(client.get("/?workplace=remote"))
    assert "We are a cooperative." in text(client.get("/about/"))
    imprint = client.get("/pages/imprint/").content.decode()
    assert "<h1>Legal notice</h1>" in imprint
    assert "<script>alert" not in imprint
    assert "Hafengenossenschaft" in text(client.get("/de/pages/imprint/"))
    assert "Harbour Cooperative" in text(client.get("/fr/pages/imprint/"))
    assert client.get("/pages/about/").status_code == 404
    assert client.get("/pages/nothing/").status_code == 404


@pytest.mark.parametrize("name", ["About us.md", "imprint.xx.md", "imprint.txt"])
def test_text_that_is_not_shown_is_reported(name: str, site_dir: Path) -> None:
    (site_dir / "texts" / name).write_text("x", "utf-8")
    assert [f"{site_dir}/texts/{name} is not shown."] == [each.msg for each in run_checks() if each.id == "jobboard.W101"]


@pytest.mark.django_db
@pytest.mark.one_database
def test_accent_color_has_stylesheet_of_its_own(client: Client, settings: Any) -> None:
    assert client.get("/accent.css").status_code == 404
    settings.ACCENT_COLOR = "#7a1f5c"
    assert 'href="/accent.css?7a1f5c"' in client.get("/about/").content.decode()
    css = client.get("/accent.css?7a1f5c").content.decode()
    assert ":root { --accent: #7a1f5c; --accent-ink: #ffffff;" in css


@pytest.mark.parametrize(
    ("name", "color", "message"),
    [
        ("ACCENT_COLOR", "teal", "ACCENT_COLOR is 'teal'. Set it to a color such as #0b5d50."),
        ("ACCENT_COLOR", "#ffcc00", "ACCENT_COLOR is #ffcc00. Its contrast is 1.4 to 1, too low to read."),
        ("ACCENT_COLOR_DARK", "#0b5d50", "ACCENT_COLOR_DARK is #0b5d50. Its contrast is 2.0 to 1, too low to read."),
        ("ACCENT_COLOR", "#0b5d50", None),
        ("ACCENT_COLOR_DARK", "#74d0b9", None),
    ],
)
def test_unreadable_accent_color_is_refused(name: str, color: str, message: str | None, settings: Any) -> None:
    setattr(settings, name, color)
    assert [each.msg for each in run_checks() if each.id in {"jobboard.E101", "jobboard.E102"}] == (
        [message] if message else []
    )


@pytest.mark.parametrize("color", ["#ffcc00", "#e30613", "#ffffff", "#000000", "#1d70b8"])
@pytest.mark.parametrize("dark", [False, True])
def test_suggested_accent_color_is_readable(color: str, dark: bool) -> None:
    suggested = accent_color.nearest_readable(color, dark=dark)
    palette = accent_color.palette_of(suggested, dark=dark)
    assert accent_color.lowest_contrast(suggested, dark=dark) >= 4.5
    assert accent_color.contrast(palette.accent, palette.accent_ink) >= 4.5


def test_contrast_follows_wcag() -> None:
    assert round(accent_color.contrast("#ffffff", "#000000"), 2) == 21
    assert round(accent_color.contrast("#777777", "#ffffff"), 2) == 4.48


def test_folder_overrides_templates_static_files_and_languages(tmp_path: Path, collected_static: Path) -> None:
    shutil.copytree(collected_static, tmp_path / "static")  # so that only what differs is compressed
    site = tmp_path / "site"
    (site / "templates").mkdir(parents=True)
    (site / "static").mkdir()
    (site / "static" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    (site / "templates" / "404.html").write_text("Lost at sea")
    program = """
import json
from django.test import Client
client = Client(headers={"host": "localhost"})
missing, about, french = [client.get(path).content.decode() for path in ("/nothing/", "/about/", "/fr/about/")]
print(json.dumps([missing, "logo" in about, "Tide jobs" in about, 'hreflang="fr"' in about, french]))
"""
    variables = {"DATA_DIR": str(tmp_path), "SITE_NAME": "Tide jobs", "LANGUAGES": "en,de"}

    def manage(*arguments: str) -> str:
        done = processes.manage(*arguments, **variables)
        assert done.returncode == 0, done.stderr
        return done.stdout

    manage("collectstatic", "--noinput", "--verbosity", "0")
    assert json.loads(manage("shell", "--verbosity", "0", "-c", program)) == [
        "Lost at sea",
        True,
        True,
        False,
        "Lost at sea",
    ]
