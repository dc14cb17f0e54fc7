"""Every command of docs/deploying.md, run in order on a copy of this machine."""

import re
import sys
from collections.abc import Iterator

import pytest

from tests.deployment.machine import REPOSITORY, Machine, copy_of_this_machine, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not())

PAGE = (REPOSITORY / "docs" / "deploying.md").read_text("utf-8")
AD = """# [Tide Analyst](https://careers.tide.example/tide-analyst)

### Tide Works

`💰 60k-80k EUR` `🌎 Lisbon, Portugal`

You measure tides in Lisbon.

## CLICK TO [APPLY](https://careers.tide.example/tide-analyst)
"""
FETCH = """
import ssl, sys, urllib.error, urllib.request
class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments): return None
context = ssl._create_unverified_context()
opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=context))
try: answer = opener.open(urllib.request.Request(sys.argv[1], headers={"Host": sys.argv[2]}), timeout=60)
except urllib.error.HTTPError as error: answer = error
print(answer.status, answer.headers, answer.read().decode(), sep="\\n")
"""


def commands(section: str) -> list[str]:
    """Return the command lines of a section of the page."""
    text = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert text, section
    return [line.strip() for line in text[1].replace("\\\n", "").splitlines() if line.startswith("    ")]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with copy_of_this_machine() as machine:
        machine.write("/var/lib/ads-of-the-test/tide-analyst.md", AD)
        yield machine


def run(machine: Machine, section: str) -> None:
    for command in commands(section):
        if command.endswith("createsuperuser"):
            command = f"DJANGO_SUPERUSER_PASSWORD=tidal-bore-42 {command} --noinput --username ada --email ada@example.org"
        done = machine.run(command)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"


def fetch(machine: Machine, url: str) -> str:
    machine.write("/root/fetch.py", FETCH)
    done = machine.run(f"{sys.executable} /root/fetch.py {url} jobs.example.org")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_commands_of_the_page_set_up_a_board(machine: Machine) -> None:
    run(machine, "Install")
    assert machine.read("/srv/jobboard/.env") == (REPOSITORY / "deploy" / "board.env").read_text("utf-8")

    machine.run("mkdir -p /var/lib/jobboard/ads && cp /var/lib/ads-of-the-test/* /var/lib/jobboard/ads")
    run(machine, "First import")

    machine.run(
        "mkdir -p /etc/caddy; rm -f /etc/nginx/sites-enabled/default; openssl req -x509 -newkey rsa:2048 -nodes"
        " -subj /CN=jobs.example.org -out /etc/ssl/jobs.example.org.pem -keyout /etc/ssl/jobs.example.org.key"
    )
    run(machine, "HTTPS")
    page = fetch(machine, "https://127.0.0.1/")
    assert page.startswith("200\n")
    assert "Strict-Transport-Security: max-age=31536000" in page
    assert "Tide Analyst" in page
    assert "Tide jobs" in page
    assert "Location: https://jobs.example.org/" in fetch(machine, "http://127.0.0.1/")

    run(machine, "Regular imports and tasks")
    for line in machine.read("/etc/cron.d/jobboard").splitlines():
        if not line.startswith("#"):
            *_, user, command = line.split(maxsplit=6)
            assert machine.run(f"runuser -u {user} -- {command}").returncode == 0
    count = "from postings.models import *; print(ImportRun.objects.count(), Posting.objects.count())"
    assert machine.run(f"jobboard shell -v0 -c '{count}'").stdout == "1 1\n"  # nothing else was due

    machine.run("printf 'EMAIL_URL=smtp://127.0.0.1:2525\\nEMAIL_FROM=jobs@example.org\\n' >> /srv/jobboard/.env")
    run(machine, "Alerts by e-mail")

    run(machine, "Backups")
    assert machine.run("ls /var/backups/jobboard/jobboard-*.sqlite3").returncode == 0
    run(machine, "Updates")
    assert "Tide Analyst" in fetch(machine, "https://127.0.0.1/")

    run(machine, "PostgreSQL")
    assert "Tide Analyst" in fetch(machine, "https://127.0.0.1/")
    users = "from django.contrib.auth.models import User; print(connection.vendor, *User.objects.values_list('username'))"
    program = f"from django.db import connection; {users}"
    assert machine.run(f'jobboard shell -v0 -c "{program}"').stdout == "postgresql ('ada',)\n"
    assert "200\n" in fetch(machine, "http://127.0.0.1:8000/readyz")
