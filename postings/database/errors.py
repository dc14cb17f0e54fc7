"""Errors of the database that are temporary or that the operator has to fix, as opposed to errors of the program."""

from enum import Enum

from django.db import InterfaceError, OperationalError


class Trouble(Enum):
    """Why the database cannot do now what it is asked for."""

    BUSY = "another program is writing"
    FULL = "it cannot write, for example because the disk is full"
    DOWN = "it does not answer"


# Result codes of SQLite without their extensions, and the first characters of codes of PostgreSQL.
_SQLITE = {5: Trouble.BUSY, 6: Trouble.BUSY, 8: Trouble.FULL, 10: Trouble.FULL, 13: Trouble.FULL, 14: Trouble.DOWN}
_POSTGRESQL = {"55P03": Trouble.BUSY, "40": Trouble.BUSY, "25006": Trouble.FULL, "53": Trouble.FULL}
_POSTGRESQL |= {"53300": Trouble.DOWN, "57P": Trouble.DOWN, "08": Trouble.DOWN, "58": Trouble.FULL}


def trouble(error: BaseException | None) -> Trouble | None:
    """Return why the database cannot work now, or None for any other error."""
    if not isinstance(error, OperationalError | InterfaceError):
        return None
    cause = error.__cause__
    if (sqlite_code := getattr(cause, "sqlite_errorcode", None)) is not None:
        return _SQLITE.get(sqlite_code & 0xFF)
    code = getattr(cause, "sqlstate", None)
    if code is None:  # no connection
        return Trouble.DOWN
    return next((_POSTGRESQL[code[:length]] for length in (5, 3, 2) if code[:length] in _POSTGRESQL), None)
