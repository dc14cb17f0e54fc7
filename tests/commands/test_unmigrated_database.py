"""Commands that cron runs during an update, between the new code and its migrations, leave the database alone."""

from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db.migrations.recorder import MigrationRecorder

from postings.choices import Status
from postings.models import ImportRun
from tests.builders import make_posting

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def older_database(db: None) -> None:
    MigrationRecorder.Migration.objects.filter(app="postings").latest("id").delete()


@pytest.mark.parametrize(
    "command",
    [
        ["run_tasks"],
        ["import_postings", "--all", "--quiet"],
        ["send_alerts", "--quiet"],
        ["export_board"],
        ["rebuild_facets"],
        ["restart_change_log"],
    ],
    ids=lambda command: command[0],
)
def test_command_refuses_a_database_that_is_not_migrated(command: list[str]) -> None:
    due = make_posting("Tide Engineer", closes_on=date(2020, 1, 1))
    with pytest.raises(CommandError, match="is not yet of this version of the program") as caught:
        call_command(*command)
    assert caught.value.returncode == 74
    due.refresh_from_db()
    assert due.status == Status.OPEN


def test_import_leaves_no_run(ads: Path) -> None:
    with pytest.raises(CommandError):
        call_command("import_postings", str(ads))
    assert not ImportRun.objects.exists()
