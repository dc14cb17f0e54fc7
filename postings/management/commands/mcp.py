"""Serve the board to a language model. See `postings/publishing/mcp_server.py`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from jobboard.settings_checks import SETTINGS

INSTALL = "The package “mcp” is missing. Install it with: pip install -r requirements-mcp.txt"


class Command(BaseCommand):
    help = "Let a program on this machine search the board over standard input and output, with the Model Context Protocol."
    requires_system_checks = [SETTINGS]

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from postings.publishing import mcp_server
        except ModuleNotFoundError as error:
            raise CommandError(INSTALL) from error
        mcp_server.make_server().run()
