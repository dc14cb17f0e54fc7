"""Settings from environment variables, loaded in a separate process."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from postings.checks import can_corrupt_wal
from tests.processes import Forks, manage, python

ROOT = Path(__file__).resolve().parent.parent
PRINT_SETTINGS = """
import json
from django.conf import settings as s
print(json.dumps({name: getattr(s, name) for name in (
    "DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME",
    "BROWSER_COOKIE_NAME", "SECRET_KEY", "SITE_NAME")} | {"ENGINE": s.DATABASES["default"]["ENGINE"]}))
"""


@pytest.fixture
def settings(forks: Forks, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Return a function that reads the settings with variables."""

    def read(**variables: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(forks.python(PRINT_SETTINGS, DATA_DIR=str(tmp_path), **variables).stdout)
        return found

    return read


def test_defaults_are_safe_and_local(settings: Callable[..., dict[str, Any]], tmp_path: Path) -> None:
    printed = settings()
    assert printed["DEBUG"] is False
    assert set(printed["ALLOWED_HOSTS"]) == {"127.0.0.1", "localhost", "[::1]"}
    assert printed["ENGINE"].endswith("sqlite3")
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_secret_key_is_generated_once(settings: Callable[..., dict[str, Any]]) -> None:
    first = settings()["SECRET_KEY"]
    assert len(first) >= 50
    assert settings()["SECRET_KEY"] == first
    assert settings(SECRET_KEY="given" * 7)["SECRET_KEY"] == "given" * 7


def test_https_site_url_enables_secure_settings(settings: Callable[..., dict[str, Any]]) -> None:
    printed = settings(SITE_URL="https://jobs.example.org")
    assert "jobs.example.org" in printed["ALLOWED_HOSTS"]
    assert printed["SECURE_SSL_REDIRECT"] is True
    assert printed["SECURE_HSTS_SECONDS"] == 31_536_000
    assert (printed["SESSION_COOKIE_SECURE"], printed["SESSION_COOKIE_NAME"]) == (True, "__Host-session")
    assert printed["BROWSER_COOKIE_NAME"] == "__Host-browser"


def test_database_url_selects_postgresql(settings: Callable[..., dict[str, Any]]) -> None:
    assert settings(DATABASE_URL="postgres://u:p%40x@db/board")["ENGINE"].endswith("postgresql")


def test_deployment_checks_pass(tmp_path: Path) -> None:
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DATA_DIR=str(tmp_path),
        SITE_URL="https://jobs.example.org",
        BEHIND_PROXY="1",
    )
    assert done.returncode == 0, done.stderr


def test_every_variable_is_documented_in_readme() -> None:
    import re

    source = (ROOT / "jobboard/settings.py").read_text()
    variables = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))
    documented = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert documented == variables


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), False),
    ],
)
def test_sqlite_versions_with_wal_bug(version: tuple[int, int, int], expected: bool) -> None:
    assert can_corrupt_wal(version) is expected


def test_pages_wait_less_long_for_another_writer_than_commands(operated: dict[str, str]) -> None:
    script = (
        "import {module}, django; django.setup()\n"
        "from django.db import connection\n"
        "with connection.cursor() as cursor:\n"
        "    cursor.execute('PRAGMA busy_timeout' if connection.vendor == 'sqlite' else 'SHOW lock_timeout')\n"
        "    print(cursor.fetchone()[0])"
    )
    page, command = (python("-c", script.format(module=name), **operated).stdout for name in ("jobboard.wsgi", "manage"))
    assert (page, command) in {("5000\n", "20000\n"), ("5s\n", "0\n")}
