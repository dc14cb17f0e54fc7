#!/usr/bin/env python
"""Django's command-line entry point."""

import logging
import os
import sys

EXIT_UNEXPECTED, EXIT_DATABASE, EXIT_SETTINGS = 70, 74, 78


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from postings.database.errors import trouble

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(EXIT_SETTINGS)
    except Exception as error:
        if found := trouble(error):
            sys.stderr.write(f"The database failed: {found.value}. It says: {str(error).strip()}\n")
            sys.exit(EXIT_DATABASE)
        logging.getLogger("jobboard.commands").exception("%s failed", " ".join(sys.argv[1:2]))
        sys.exit(EXIT_UNEXPECTED)


if __name__ == "__main__":
    main()
