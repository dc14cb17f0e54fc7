"""A throwaway copy of this machine, to run the commands of docs/deploying.md as root without touching anything.

An overlay of the root file system in namespaces of its own: files, processes and ports of the copy vanish with it. It
needs root. Only `systemctl` and `apt-get` are replaced, since no systemd runs and there is no network in the copy.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
URL = "https://example.org/jobboard.git"
_START = """
set -e
mount -t tmpfs none {folder}
mkdir {folder}/upper {folder}/work {folder}/root
mount -t overlay none -o lowerdir=/,upperdir={folder}/upper,workdir={folder}/work {folder}/root
mount --rbind /dev {folder}/root/dev
mount --bind {repository} {folder}/root{repository}
ip link set lo up
exec chroot {folder}/root sh -c 'mount -t proc proc /proc && chmod o+x /root && echo started && exec sleep infinity'
"""
# The virtual environment of this process stands for the one that `make` would install.
_AFTER_CLONE = f"""#!/bin/sh
ln -s {sys.prefix} .venv
touch -c .venv/run
"""


class Machine:
    """The running copy, as told by the process id of its first process."""

    def __init__(self, pid: int):
        self.pid = pid

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a shell command as root, with the environment of a login shell."""
        enter = ["nsenter", "--target", str(self.pid), "--mount", "--net", "--pid", "--root", "--wd"]
        variables = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LANG": "C.UTF-8",
        }
        shell = [*enter, "sh", "-ec", command]
        return subprocess.run(shell, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    def write(self, path: str, text: str, *, mode: int = 0o644) -> None:
        """Write a file of the copy."""
        file = Path(f"/proc/{self.pid}/root{path}")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        file.chmod(mode)

    def read(self, path: str) -> str:
        """Return the text of a file of the copy."""
        return Path(f"/proc/{self.pid}/root{path}").read_text("utf-8")


def why_not() -> str:
    """Return why there can be no copy here, or an empty string."""
    if os.geteuid() != 0:
        return "needs root"
    for program in ("unshare", "nsenter", "systemd-analyze", "nginx", "ip"):
        if not shutil.which(program):
            return f"needs {program}"
    done = subprocess.run(["unshare", "--mount", "--net", "--pid", "--fork", "true"], capture_output=True, check=False)
    return "needs namespaces" if done.returncode else ""


@contextmanager
def copy_of_this_machine() -> Iterator[Machine]:
    """Start a copy with the repository, as it is in the working tree, at `URL`."""
    with tempfile.TemporaryDirectory() as folder:
        start = _START.format(folder=folder, repository=REPOSITORY)
        command = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "sh", "-c", start]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                assert process.stdout.readline() == "started\n"
                children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("utf-8")
                machine = Machine(int(children))
                _publish_repository(machine)
                machine.write("/usr/local/bin/apt-get", "#!/bin/sh\n", mode=0o755)
                systemctl = Path(__file__).with_name("systemctl.py").read_text("utf-8")
                machine.write("/usr/local/bin/systemctl", f"#!{sys.executable}\n{systemctl}", mode=0o755)
                yield machine
            finally:
                process.kill()


def _publish_repository(machine: Machine) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"], cwd=REPOSITORY, capture_output=True, check=True
    )
    machine.write("/root/files", listed.stdout.decode())
    machine.write("/root/template/hooks/post-checkout", _AFTER_CLONE, mode=0o755)
    identity = "-c user.name=Operator -c user.email=operator@example.org"
    done = machine.run(f"""
        mkdir /root/published && cd {REPOSITORY}
        tar --create --null --files-from /root/files --ignore-failed-read | tar --extract --directory /root/published
        cd /root/published && git init --quiet && git add --all && git {identity} commit --quiet --message "Publish"
        git config --system init.templateDir /root/template
        git config --system url./root/published.insteadOf {URL}
        git config --system safe.directory '*'
    """)
    assert done.returncode == 0, done.stderr
