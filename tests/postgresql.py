"""Run a command with a temporary PostgreSQL cluster: `python -m tests.postgresql COMMAND…`.

This creates a cluster in a temporary folder, starts it on a free local port, runs the command with DATABASE_URL set, and
removes the cluster. So tests may leave databases (`--reuse-db`) and connections behind. PostgreSQL does not run as root, so
root starts it as another user. If the server programs are not found, print a message and exit with 0, without running the
command.
"""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path


def server_programs() -> Path | None:
    """Return the folder with initdb and pg_ctl of the newest version, or None if there is none."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: -float(folder.parent.name))
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextlib.contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """Start a cluster for the duration of the block, and yield its DATABASE_URL."""
    user = _unprivileged_user()
    with tempfile.TemporaryDirectory(prefix="jobboard-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
        data, port = Path(folder) / "data", _free_port()

        def run(*command: str) -> None:
            done = subprocess.run(
                command,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
            )
            if done.returncode:
                sys.exit(f"{' '.join(command)} failed:\n{done.stdout.decode('utf-8', 'replace')}")

        run(str(programs / "initdb"), "-D", str(data), "-U", "board", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        # Nothing has to survive a crash, so fsync is off.
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        control = (str(programs / "pg_ctl"), "-D", str(data), "-w", "-l", f"{folder}/log")
        run(*control, "-o", options, "start")
        try:
            yield f"postgres://board@127.0.0.1:{port}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop")


def _unprivileged_user() -> pwd.struct_passwd | None:
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    sys.exit("PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    programs = server_programs()
    if programs is None:
        sys.stdout.write("PostgreSQL's server programs were not found: tested on SQLite only.\n")
        return
    with cluster(programs) as url:
        sys.stdout.write(f"Testing on PostgreSQL from {programs}.\n")
        sys.stdout.flush()
        done = subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
