"""The settings as an operator sets them: in a process of their own, from the environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from postings.checks import can_corrupt_wal

ROOT = Path(__file__).resolve().parent.parent
SHOW = """
import json
from django.conf import settings as s
print(json.dumps({name: getattr(s, name) for name in (
    "DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME",
    "BROWSER_COOKIE_NAME", "SECRET_KEY", "SITE_NAME")} | {"ENGINE": s.DATABASES["default"]["ENGINE"]}))
"""


def django(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "VIRTUAL_ENV"}}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "jobboard.settings", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def settings(tmp_path: Path, **variables: str) -> dict:
    return json.loads(django("-c", SHOW, DATA_DIR=str(tmp_path), **variables).stdout)


def test_without_any_variable_the_board_is_safe_and_local(tmp_path: Path) -> None:
    shown = settings(tmp_path)
    assert shown["DEBUG"] is False
    assert set(shown["ALLOWED_HOSTS"]) == {"127.0.0.1", "localhost", "[::1]"}
    assert shown["ENGINE"].endswith("sqlite3")
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_the_secret_key_is_made_once_and_kept(tmp_path: Path) -> None:
    first = settings(tmp_path)["SECRET_KEY"]
    assert len(first) >= 50
    assert settings(tmp_path)["SECRET_KEY"] == first
    assert settings(tmp_path, SECRET_KEY="given")["SECRET_KEY"] == "given"


def test_an_https_address_turns_on_what_https_needs(tmp_path: Path) -> None:
    shown = settings(tmp_path, SITE_URL="https://jobs.example.org")
    assert "jobs.example.org" in shown["ALLOWED_HOSTS"]
    assert shown["SECURE_SSL_REDIRECT"] is True
    assert shown["SECURE_HSTS_SECONDS"] == 31_536_000
    assert (shown["SESSION_COOKIE_SECURE"], shown["SESSION_COOKIE_NAME"]) == (True, "__Host-session")
    assert shown["BROWSER_COOKIE_NAME"] == "__Host-browser"


def test_a_database_url_chooses_postgresql(tmp_path: Path) -> None:
    assert settings(tmp_path, DATABASE_URL="postgres://u:p%40x@db/board")["ENGINE"].endswith("postgresql")


def test_djangos_deployment_checks_find_nothing(tmp_path: Path) -> None:
    done = django(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        DATA_DIR=str(tmp_path),
        SITE_URL="https://jobs.example.org",
    )
    assert done.returncode == 0, done.stderr


def test_every_variable_is_in_the_readmes_table() -> None:
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
def test_versions_of_sqlite_with_the_fault_are_known(version: tuple[int, int, int], expected: bool) -> None:
    assert can_corrupt_wal(version) is expected
