"""Start, stop and check units as systemd would, as far as the units in `deploy/` need it."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
RUNNING = Path("/run/started-units")


def settings(unit: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (UNITS / unit).read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def start(unit: str) -> None:
    said = settings(unit)
    user, folder = said["User"][0], said["WorkingDirectory"][0]
    for name in said.get("StateDirectory", []):
        (Path("/var/lib") / name).mkdir(exist_ok=True)
        shutil.chown(Path("/var/lib") / name, user)
    environment = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    prefix = ["runuser", "-u", user, "--"]
    for command in said.get("ExecStartPre", []):
        as_root = command.startswith("+")
        subprocess.run(
            [*([] if as_root else prefix), *shlex.split(command.removeprefix("+"))], cwd=folder, env=environment, check=True
        )
    for command in said["ExecStart"]:
        if said.get("Type") == ["oneshot"]:
            subprocess.run([*prefix, *shlex.split(command)], cwd=folder, env=environment, check=True)
            continue
        notify_socket = RUNNING / "notify"
        notify_socket.unlink(missing_ok=True)
        with (RUNNING / f"{unit}.log").open("ab") as log, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ready:
            ready.bind(str(notify_socket))
            notify_socket.chmod(0o777)
            ready.settimeout(60)
            process = subprocess.Popen(
                [*prefix, *shlex.split(command)],
                cwd=folder,
                env={**environment, "NOTIFY_SOCKET": str(notify_socket)},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            while said["Type"] == ["notify"] and b"READY=1" not in ready.recv(4096):
                pass
        (RUNNING / unit).write_text(str(process.pid))


def stop(unit: str) -> None:
    pid = int((RUNNING / unit).read_text())
    os.killpg(pid, signal.SIGTERM)
    while any(f"/{process}" and _group(process) == pid for process in Path("/proc").glob("[0-9]*")):
        time.sleep(0.05)
    (RUNNING / unit).unlink()


def _group(process: Path) -> int | None:
    try:
        state, _, group = (process / "stat").read_text().rpartition(")")[2].split()[:3]
    except OSError:
        return None
    return None if state == "Z" else int(group)


def main() -> None:
    RUNNING.mkdir(exist_ok=True)
    match sys.argv[1:]:
        case ["daemon-reload"]:
            subprocess.run(["systemd-analyze", "verify", *map(str, UNITS.glob("jobboard*"))], check=True)
        case ["start", "postgresql.service"]:
            (version,) = [folder.name for folder in Path("/usr/lib/postgresql").iterdir()]
            if not Path(f"/etc/postgresql/{version}/main").exists():
                subprocess.run(["pg_createcluster", version, "main"], check=True)
            subprocess.run(["pg_ctlcluster", version, "main", "start"], check=True)
        case ["enable", "--now", unit] if unit.endswith(".timer"):
            start(unit.replace(".timer", ".service"))
        case ["enable", "--now", unit] | ["start", unit]:
            start(unit)
        case ["stop", unit]:
            stop(unit)
        case ["restart", unit]:
            stop(unit)
            start(unit)
        case ["reload", "nginx.service"]:
            running = Path("/run/nginx.pid").exists() and Path("/run/nginx.pid").read_text().strip()
            subprocess.run(["nginx", "-s", "reload"] if running else ["nginx"], check=True)
        case ["reload", "caddy.service"]:
            subprocess.run(["caddy", "validate", "--adapter", "caddyfile", "--config", "/etc/caddy/Caddyfile"], check=True)
        case other:
            sys.exit(f"systemctl does not know {' '.join(other)}.")


main()
