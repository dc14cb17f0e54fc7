"""Connections that never create the database file, notice when it is replaced, and are closed when the process ends."""

import atexit
from pathlib import Path
from typing import Any
from weakref import WeakSet

from django.db.backends.sqlite3 import base, features

_open: "WeakSet[DatabaseWrapper]" = WeakSet()


class DatabaseFeatures(features.DatabaseFeatures):
    supports_json_field = True  # otherwise the checks before `migrate` ask the database, which may not exist yet


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    _file: tuple[int, int] | None = None

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if not self.is_in_memory_db():
            params["database"] = f"{Path(params['database']).absolute().as_uri()}?mode=rw"
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        self._file = self._current_file()
        if self._file is None and not self.is_in_memory_db():
            name = self.settings_dict["NAME"]
            raise self.Database.OperationalError(
                f"There is no database file {name}. Run manage.py migrate to create it, or manage.py restore_backup."
            )
        connection = super().get_new_connection(conn_params)
        _open.add(self)
        return connection

    def prepare_database(self) -> None:
        """Create the file if it does not exist. Only `migrate` calls this."""
        if not self.is_in_memory_db():
            Path(self.settings_dict["NAME"]).touch(mode=0o600)  # it holds password hashes and sessions

    def is_usable(self) -> bool:
        """Return whether the connection is to the file that is there now. Django asks at the first query of a request."""
        return self._file == self._current_file()

    def _current_file(self) -> tuple[int, int] | None:
        """Return what identifies the database file, or None if there is no such file."""
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino


@atexit.register
def _close_connections() -> None:
    """Close all connections: the last of a database writes the write-ahead log back and removes it."""
    for wrapper in list(_open):
        if wrapper.connection is not None:
            wrapper.connection.close()
