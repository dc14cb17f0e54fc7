"""A git repository with three ads: one from the first commit, one added and removed, and one added and changed."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.builders import ad, write


def git(folder: Path, *arguments: str, at: str = "2024-07-01T12:00:00Z") -> None:
    dates = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    identity = ["-c", "user.name=Ed", "-c", "user.email=ed@example.org", "-c", "init.defaultBranch=trunk"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, env={**os.environ, **dates}, check=True, capture_output=True)


def commit(folder: Path, at: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-m", at, at=at)


@pytest.fixture
def repository(ads: Path) -> Path:
    git(ads, "init")
    write(ads, {"first.md": ad(title="First", slug="first")})
    commit(ads, "2024-07-01T12:00:00Z")
    write(ads, {"jobs/PHP/2024-07/stays.md": ad(title="Old", slug="stays"), "goes é.md": ad(title="Gone", slug="goes")})
    commit(ads, "2024-07-05T12:00:00Z")
    (ads / "goes é.md").unlink()
    write(ads, {"jobs/PHP/2024-07/stays.md": ad(title="Stays", slug="stays")})
    commit(ads, "2024-07-09T12:00:00Z")
    return ads
