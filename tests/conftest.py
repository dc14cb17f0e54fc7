"""What every test may ask for."""

from pathlib import Path

import pytest

from tests import builders


@pytest.fixture
def ads(tmp_path: Path) -> Path:
    """An empty folder for ads, by a name that does not depend on the machine."""
    folder = tmp_path / "ads"
    folder.mkdir()
    return folder


@pytest.fixture
def two_ads(ads: Path) -> Path:
    return builders.write(
        ads,
        {
            "jobs/Python/2024-07/tides/README.md": builders.ad(),
            "jobs/Golang/2024-08/charts/README.md": builders.ad(
                title="Data Engineer, Charts", slug="charts", badges="`🌎 Halifax, NS`"
            ),
        },
    )
