"""Wrong settings: a line that says what to set stops the start, and a doubtful setting gives a warning."""

import os
from pathlib import Path

import pytest

from tests.processes import Forks, free_port, manage, python

WRONG = {
    "IMPORT_MAX_FILES": {"abc": "IMPORT_MAX_FILES is 'abc'. Set it to a whole number, 1 or more."},
    "IMPORT_PROCESSES": {"0": "IMPORT_PROCESSES is '0'. Set it to a whole number, 1 or more."},
    "HSTS_SECONDS": {"-1": "HSTS_SECONDS is '-1'. Set it to a whole number, 0 or more."},
    "BEHIND_PROXY": {"maybe": "BEHIND_PROXY is 'maybe'. Set it to 1 or 0."},
    "LANGUAGE_CODE": {"it": "LANGUAGE_CODE is 'it'. Set it to one of: en, de, fr, es."},
    "LOG_FORMAT": {"xml": "LOG_FORMAT is 'xml'. Set it to one of: text, json."},
    "LOG_LEVEL": {"loud": "LOG_LEVEL is 'loud'. Set it to one of: DEBUG, INFO, WARNING, ERROR, CRITICAL."},
    "TIME_ZONE": {"Berlin": "TIME_ZONE is 'Berlin'. Set it to a time zone such as UTC or Europe/Berlin."},
    "SITE_URL": {
        address: f"SITE_URL is {address!r}. Set it to the address of the site without a path, "
        "such as https://jobs.example.org."
        for address in (
            "jobs.example.org",
            "ftp://jobs.example.org",
            "https://jobs.example.org/board",
            "https://jobs.example.org?x",
            "https://jobs.example.org:port",
            "https://user@jobs.example.org",
            "https://",
        )
    },
    "EXCHANGE_RATES": {
        "/nowhere.toml": "EXCHANGE_RATES is '/nowhere.toml', which cannot be read: No such file or directory."
    },
    "DATABASE_URL": dict.fromkeys(
        ["board", "mysql://u:secret@db/board", "postgres://u:secret@db", "postgres://db:x/b", "sqlite://"],
        "DATABASE_URL is not valid. Set it to postgres://user:password@host/name or sqlite:////folder/file.sqlite3.",
    ),
    "INDEXNOW_KEY": {
        key: f"INDEXNOW_KEY is {key!r}. Set it to 8 to 128 letters, digits and hyphens."
        for key in ("short", "no spaces here", "../../etc/passwd")
    },
    "SECRET_KEY": {
        "secret": "SECRET_KEY has fewer than 32 characters, so logins could be forged. Set a longer random key, "
        "or remove the setting to have one made."
    },
    "ALERT_HOUR": {"24": "ALERT_HOUR is '24'. Set it to a whole number, 0 to 23."},
    "EMAIL_URL": {
        **dict.fromkeys(
            ["mail.example.org", "http://u:secret@mail.example.org", "smtp://", "smtp+tls://u:secret@mail:port"],
            "EMAIL_URL is not valid. Set it to smtp+tls://user:password@mail.example.org:587 or smtp+ssl://…:465.",
        ),
        "smtp://localhost": "EMAIL_FROM is ''. Set it, or CONTACT_EMAIL, to the address that mails come from.",
    },
    "DATA_DIR": {
        "/proc/nowhere/x": "DATA_DIR is '/proc/nowhere/x', which cannot be created: No such file or directory. "
        "Set it to a folder for the board’s data.",
        "/dev/null": "DATA_DIR is '/dev/null', which cannot be created: File exists. "
        "Set it to a folder for the board’s data.",
    },
}
CASES = [(name, value, message) for name, values in WRONG.items() for value, message in values.items()]


@pytest.mark.parametrize(("name", "value", "message"), CASES)
def test_wrong_value_stops_with_one_line(name: str, value: str, message: str, forks: Forks, tmp_path: Path) -> None:
    variables = {"DATA_DIR": str(tmp_path), name: value}
    done = forks.manage("migrate", **variables)
    assert (done.returncode, done.stdout, done.stderr) == (os.EX_CONFIG, "", f"{message}\n")


@pytest.mark.parametrize("command", [["check"], ["import_postings", "x"], ["runserver"]])
def test_every_command_stops(command: list[str], forks: Forks, tmp_path: Path) -> None:
    done = forks.manage(*command, DATA_DIR=str(tmp_path), LANGUAGE_CODE="it")
    assert done.stderr.splitlines()[-1] == "LANGUAGE_CODE is 'it'. Set it to one of: en, de, fr, es."
    assert "Traceback" not in done.stderr
    assert done.returncode == os.EX_CONFIG


def test_setting_that_only_a_check_refuses_has_the_same_exit_code(tmp_path: Path) -> None:
    """An import with exit code 1 would say that files were skipped."""
    done = manage("import_postings", str(tmp_path), DATA_DIR=str(tmp_path), ACCENT_COLOR="green")
    assert "ACCENT_COLOR is 'green'. Set it to a color such as #0b5d50." in done.stderr
    assert done.returncode == os.EX_CONFIG


@pytest.mark.parametrize(
    ("variable", "expected"),
    [
        ({"TIME_ZONE": "Berlin"}, "TIME_ZONE is 'Berlin'. Set it to a time zone such as UTC or Europe/Berlin.\n"),
        ({"ACCENT_COLOR": "green"}, "ACCENT_COLOR is 'green'. Set it to a color such as #0b5d50. \n"),
    ],
)
def test_server_stops_with_one_line(variable: dict[str, str], expected: str, tmp_path: Path) -> None:
    bind = f"127.0.0.1:{free_port()}"
    done = python("-m", "gunicorn", "jobboard.wsgi", "--bind", bind, DATA_DIR=str(tmp_path), LOG_LEVEL="WARNING", **variable)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", expected)


def test_empty_variables_count_as_not_set(tmp_path: Path) -> None:
    empty = dict.fromkeys(("IMPORT_MAX_FILES", "BEHIND_PROXY", "TIME_ZONE", "SITE_URL", "DATABASE_URL", "SECRET_KEY"), "")
    assert manage("check", DATA_DIR=str(tmp_path), **empty).returncode == 0


def test_stored_key_that_was_not_written_completely_is_named(forks: Forks, tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    done = forks.manage("check", DATA_DIR=str(tmp_path))
    message = f"The secret key in {tmp_path}/secret_key is too short. Delete the file to have a new one made.\n"
    assert (done.returncode, done.stderr) == (os.EX_CONFIG, message)


# Loading all of the program, as `manage.py check` does, takes four times as long.
PRINT_WARNINGS = """
from django.core.checks import run_checks
from jobboard.settings_checks import SETTINGS
for found in run_checks(tags=[SETTINGS]):
    print(found.id)
"""
HTTPS = {"SITE_URL": "https://jobs.example.org", "BEHIND_PROXY": "1"}
MAIL = {**HTTPS, "EMAIL_URL": "smtp+tls://u:secret@mail.example.org", "EMAIL_FROM": "jobs@example.org"}


@pytest.mark.parametrize(
    ("variables", "id"),
    [
        ({"BEHIND_PROXI": "1"}, "W001"),
        ({"IMPORT_MAX_FILE": "3"}, "W001"),
        ({"BEHIND_PROXY": "1"}, "W002"),
        ({"SITE_URL": "https://jobs.example.org"}, "W003"),
        ({**HTTPS, "ALLOWED_HOSTS": "www.example.org"}, "W004"),
        ({**HTTPS, "ALLOWED_HOSTS": "jobs.example.org,https://jobs.example.org"}, "W005"),
        ({**HTTPS, "DEBUG": "1"}, "W006"),
        ({"CONTACT_EMAIL": "nobody"}, "W007"),
        ({**HTTPS, "HSTS_PRELOAD": "1"}, "W008"),
        ({"SITE_DIR": "/nowhere"}, "W009"),
        ({**MAIL, "EMAIL_FROM": "Tide jobs <jobs@example.org>"}, "W010"),
        ({**MAIL, "EMAIL_URL": "smtp://u:secret@mail.example.org"}, "W011"),
        ({**MAIL, "SITE_URL": "", "BEHIND_PROXY": ""}, "W012"),
    ],
)
def test_doubtful_setting_gives_a_warning(variables: dict[str, str], id: str, forks: Forks, tmp_path: Path) -> None:
    done = forks.python(PRINT_WARNINGS, DATA_DIR=str(tmp_path), **variables)
    assert (done.stdout, done.stderr) == (f"jobboard.{id}\n", "")


def test_check_prints_the_warnings(tmp_path: Path) -> None:
    done = manage("check", DATA_DIR=str(tmp_path), BEHIND_PROXI="1")
    assert done.returncode == 0
    assert done.stderr.count("(jobboard.W") == done.stderr.count("(jobboard.W001)") == 1


def test_usual_settings_give_no_warning(tmp_path: Path) -> None:
    done = manage("check", DATA_DIR=str(tmp_path), **MAIL, CONTACT_EMAIL="jobs@example.org", SITE_NAME="Tide jobs")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp+tls://u:p%40ss@mail.example.org", "mail.example.org 587 u p@ss True False"),
        ("smtp+ssl://u:p@mail.example.org", "mail.example.org 465 u p False True"),
        ("smtp://localhost:2525", "localhost 2525   False False"),
        ("", "localhost 25   False False"),
    ],
)
def test_mail_server_is_read_from_one_address(address: str, expected: str, forks: Forks, tmp_path: Path) -> None:
    program = (
        "from django.conf import settings as s\n"
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER or '', s.EMAIL_HOST_PASSWORD or '', s.EMAIL_USE_TLS, "
        "s.EMAIL_USE_SSL)\nprint(s.SENDS_MAIL)"
    )
    done = forks.python(program, DATA_DIR=str(tmp_path), EMAIL_URL=address, CONTACT_EMAIL="jobs@example.org")
    assert done.stdout == f"{expected}\n{bool(address)}\n"


def test_headers_of_https_concern_this_host_only_unless_the_operator_says_so(tmp_path: Path) -> None:
    script = (
        "import django; django.setup(); from django.test import Client\n"
        "print(Client().get('/about/', secure=True, headers={'host': 'jobs.example.org'})['Strict-Transport-Security'])"
    )
    given = {"DATA_DIR": str(tmp_path), **HTTPS, "DEBUG": "1"}
    assert python("-c", script, **given).stdout == "max-age=31536000\n"
    asked = python("-c", script, **given, HSTS_INCLUDE_SUBDOMAINS="1", HSTS_PRELOAD="1")
    assert asked.stdout == "max-age=31536000; includeSubDomains; preload\n"


def test_empty_variable_counts_as_not_set(forks: Forks, tmp_path: Path) -> None:
    program = "from django.conf import settings; print(settings.SITE_NAME, settings.ALLOWED_HOSTS)"
    variables = {"DATA_DIR": str(tmp_path), "SITE_NAME": "", "ALLOWED_HOSTS": ""}
    done = forks.python(program, **variables)
    assert done.stdout == "Job board ['127.0.0.1', '127.0.0.1', 'localhost', '[::1]']\n"
