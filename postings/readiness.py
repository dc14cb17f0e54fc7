"""What has to be right before the board can serve pages. `/readyz` shows it; each check takes milliseconds."""

import logging
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from postings import database
from postings.database import migration_state, sqlite_file
from postings.database.statement_timeout import statement_timeout
from postings.models import Posting
from postings.search.facets import FacetsUnavailable, storage

log = logging.getLogger(__name__)

_STYLES = "css/board.css"
_MIGRATE = "Run manage.py migrate."
_SECONDS = 2


def problems() -> dict[str, str]:
    """Return a sentence for what is wrong by the name of each check, or an empty string where all is well."""
    found = {"database": _file_problem() or _checked(_database), "static files": _static_files()}
    checks = {"migrations": _migrations, "search": _search, "text index and triggers": _database_objects}
    for name, check in checks.items():
        found[name] = "Not checked, because the database is not ready." if found["database"] else _checked(check)
    return found


def _checked(check: Callable[[], str]) -> str:
    """Return the result of a check of the database, which waits for no lock longer than two seconds. Errors are logged."""
    try:
        with statement_timeout(_SECONDS):
            return check()
    except DatabaseError as error:
        log.error("A readiness check failed: %s", error)  # without a traceback: it is asked each second
        return "The database does not answer as it should. See the log of the server."


def _file_problem() -> str:
    problem = sqlite_file.problem()
    return f"{problem} Restore a backup with manage.py restore_backup." if problem else ""


def _database() -> str:
    """Ask with a new connection: one that is open answers from its cache if the file is overwritten."""
    asked = connections.create_connection(DEFAULT_DB_ALIAS)
    if asked.vendor == "sqlite":
        asked.settings_dict = {**asked.settings_dict, "OPTIONS": {**asked.settings_dict["OPTIONS"], "timeout": _SECONDS}}
    with closing(asked), asked.cursor() as cursor:
        return "" if asked.introspection.table_names(cursor) else f"The database is empty. {_MIGRATE}"


def _migrations() -> str:
    missing = len(migration_state.unapplied())
    return f"{missing} migration{'s have' if missing > 1 else ' has'} not been applied. {_MIGRATE}" if missing else ""


def _static_files() -> str:
    files = getattr(staticfiles_storage, "hashed_files", None)
    if files is None:
        return ""  # under DEBUG, files are served without being collected
    if _STYLES in files and staticfiles_storage.exists(files[_STYLES]):
        return ""
    return "Static files have not been collected. Run manage.py collectstatic, then restart the board."


def _search() -> str:
    try:
        return _count_problem(storage.data_version())
    except FacetsUnavailable:
        return f"The facets are of another version of the program. {_MIGRATE}"


@lru_cache(maxsize=1)
def _count_problem(version: str) -> str:
    """Compare the open jobs of the facets with those of the database, once for each state of the board."""
    counted, stored = len(storage.current(version).open), Posting.objects.open().count()
    if counted == stored or storage.data_version() != version:  # it changed in between
        return ""
    return "The facets do not match the postings. Run manage.py rebuild_facets."


def _database_objects() -> str:
    missing = database.missing()
    return f"{len(missing)} missing, such as {missing[0]}. {_MIGRATE}" if missing else ""
