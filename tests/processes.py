"""Commands and servers of the board as processes of their own, with the settings and the database of an operator."""

import http.client
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
Variables = dict[str, str]


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    text: str


def environment(**variables: str) -> Variables:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "VIRTUAL_ENV", "TMPDIR"}}
    return {**kept, "DJANGO_SETTINGS_MODULE": "jobboard.settings", "ENV_FILE": "", **variables}


def python(*arguments: str, input: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(**variables),
        input=input,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )


def manage(*arguments: str, input: str = "", **variables: str) -> "subprocess.CompletedProcess[str]":
    return python("manage.py", *arguments, input=input, **variables)


# Runs each program of its input, with the variables and the files for output of that line, in a copy of this process.
FORK = """
import json, os, sys
import django.core.checks, django.core.management, django.db.models, django_stubs_ext, environ
for line in sys.stdin:
    program, variables, output, errors = json.loads(line)
    if not (child := os.fork()):
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
os.environ.clear()
os.environ.update(variables)
for number, path in ((1, output), (2, errors)):
    os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
exec(program)
"""


class Forks:
    """A Python process that has loaded what the settings need, and runs programs in copies of itself.

    Loading takes most of the time of a program that only reads settings.
    """

    def __init__(self, folder: Path):
        self._output, self._errors = folder / "output", folder / "errors"
        self._process = subprocess.Popen(
            [sys.executable, "-c", FORK],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def python(self, program: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run a program as `python -c` does."""
        asked = [program, environment(**variables), str(self._output), str(self._errors)]
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return subprocess.CompletedProcess(program, code, self._output.read_text("utf-8"), self._errors.read_text("utf-8"))

    def manage(self, *arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
        """Run a command as `manage.py` does."""
        return self.python(f"import manage; manage.sys.argv = {['manage.py', *arguments]}; manage.main()", **variables)

    def stop(self) -> None:
        self._process.communicate(timeout=30)


class Server:
    """A running gunicorn."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, log: Path):
        self.process, self.port, self._log = process, port, log

    def request(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Response:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as opened:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            if body is not None:
                names["Content-Type"] = "application/x-www-form-urlencoded"
            opened.request(method, path, body, names)
            response = opened.getresponse()
            return Response(response.status, dict(response.getheaders()), response.read().decode())

    def log(self) -> str:
        return self._log.read_text()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


@contextmanager
def running(log: Path, *options: str, **variables: str) -> Iterator[Server]:
    """Run gunicorn during the block. Its output goes to a file."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "jobboard.wsgi", "--bind", f"127.0.0.1:{port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, *options], cwd=ROOT, env=environment(**variables), stdout=output, stderr=output
        )
    server = Server(process, port, log)
    try:
        _wait_for(server)
        yield server
    finally:
        if process.poll() is None:
            server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(server: Server) -> None:
    for _ in range(1_200):
        if server.process.poll() is not None:
            raise AssertionError(server.log())
        try:
            server.request("/healthz")
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(server.log())


def execute(data: Path, sql: str) -> None:
    """Run a statement in the database of a board: the copy in a folder, or PostgreSQL’s."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(sql)
        return
    with closing(sqlite3.connect(data / "jobboard.sqlite3")) as opened, opened:
        opened.execute(sql)
