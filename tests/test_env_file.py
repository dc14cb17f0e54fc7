"""The settings file, compared with what a shell and systemd read from it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from jobboard import env_file

REPOSITORY = Path(__file__).resolve().parent.parent
ACCEPTED = [
    'SITE_NAME="Tide jobs"',
    "SITE_NAME='Tide jobs'",
    "SITE_NAME=Tide",
    "SITE_NAME=",
    'SITE_NAME=""',
    "SITE_NAME=Gezeitenbörse",
    "ACCENT_COLOR=#7a1f5c",
    "ALLOWED_HOSTS=*",
    "LANGUAGES=en,de",
    'SITE_NAME="Gezeiten & Börse; (neu)"',
    "DATABASE_URL=postgres://board:a%40b@db.example.org:5432/board",
    'DATABASE_URL="postgres://board@db/board?sslmode=require"',
]
REFUSED = [
    "SITE_NAME=Tide jobs",
    "SITE_NAME = Tide",
    'SITE_NAME="$HOME"',
    "export A=1",
    'A="x" # y',
    "A=`id`",
    "A='it's'",
    "A=b;c",
    "A=~",
    "A=b #c",
]


@pytest.mark.parametrize("line", ACCEPTED)
def test_line_means_the_same_in_shell(line: str, tmp_path: Path) -> None:
    path = tmp_path / "board.env"
    path.write_text(f"# The settings of a board.\n\n{line}\n", "utf-8")
    print_settings = "import json, os; print(json.dumps(dict(os.environ)))"
    shell = ["sh", "-c", f'set -a && . "{path}" && exec "{sys.executable}" -c "$0"', print_settings]
    variables = json.loads(subprocess.run(shell, env={"PYTHONUTF8": "1"}, capture_output=True, check=True).stdout)
    assert env_file.read(path).items() <= variables.items()


def test_settings_of_the_documents_are_read(tmp_path: Path) -> None:
    path = tmp_path / "board.env"
    for page in ("README.md", "docs/branding.md", "docs/deploying.md"):
        lines = re.findall(r"^(?: {4}|.*`)([A-Z_]{4,}=[^`\n]*)(?:`|$)", (REPOSITORY / page).read_text("utf-8"), re.MULTILINE)
        assert lines, page
        path.write_text("\n".join(lines), "utf-8")
        assert len(env_file.read(path)) == len({line.partition("=")[0] for line in lines})


@pytest.mark.parametrize("line", REFUSED)
def test_ambiguous_line_is_refused_with_its_number(line: str, tmp_path: Path) -> None:
    path = tmp_path / "board.env"
    path.write_text(f"A=1\n{line}\n", "utf-8")
    with pytest.raises(ImproperlyConfigured, match=r"^Line 2 of .*board\.env is not a setting"):
        env_file.read(path)


def test_environment_takes_precedence_over_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "board.env"
    path.write_text("SITE_NAME=file\nCONTACT_EMAIL=jobs@example.org\n", "utf-8")
    monkeypatch.setattr("os.environ", environment := {"SITE_NAME": "environment", "ENV_FILE": str(path)})
    env_file.load(tmp_path / "unused.env")
    assert (environment["SITE_NAME"], environment["CONTACT_EMAIL"]) == ("environment", "jobs@example.org")


def test_missing_default_file_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", environment := dict[str, str]())
    env_file.load(tmp_path / "missing.env")
    assert environment == {}


def test_missing_named_file_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENV_FILE", str(tmp_path / "missing.env"))
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        env_file.load(tmp_path / "default.env")
