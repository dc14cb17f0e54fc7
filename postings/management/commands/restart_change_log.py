"""Let the readers of `/changes.json` start from zero, after a backup was restored."""

from typing import Any

from postings.management.board_command import BoardCommand
from postings.publishing import change_log


class Command(BoardCommand):
    help = (
        "Let programs that follow /changes.json start from zero. Run this after restoring a backup of PostgreSQL; "
        "restore_backup does it itself."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        change_log.start_over()
        self.stdout.write("Programs that follow /changes.json start from zero.")
