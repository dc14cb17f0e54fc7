"""An exported board: the SQLite file that `manage.py export_board` writes. Each of its postings is an ad with its facts."""

import json
import sqlite3
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from postings.content.types import Finding, NotRead, RawFile
from postings.database.sqlite_file import is_database_file
from postings.importing.sources.limits import ImportRefused, LocalOrigin, check_file_count, escape_path, too_slow

_DATABASE = b"SQLite format 3\0"
_TABLES = {
    "README", "companies", "teams", "places", "skills", "categories", "postings", "posting_places", "posting_skills",
    "posting_categories", "evidence",
}  # fmt: skip
# The name of the table is the file of which postings are items, so that the name of the real file does not matter.
_FILE = "postings"
# Steps of SQLite between two looks at the clock.
_STEPS = 100_000
_PLACES = "SELECT key FROM posting_places JOIN places ON places.id = place_id WHERE posting_id = ?"
_SKILLS = "SELECT name, kind, is_required FROM posting_skills JOIN skills ON skills.id = skill_id WHERE posting_id = ?"
_CATEGORIES = "SELECT name FROM posting_categories JOIN categories ON categories.id = category_id WHERE posting_id = ?"
_EVIDENCE = "SELECT field, quote, line, rule, skills FROM evidence WHERE posting_id = ? ORDER BY id"


def refuse_own_database(file: Path) -> None:
    """Raise ImportRefused for the database of this board, before anything opens it: see `database/sqlite_file.py`."""
    if is_database_file(file):
        raise ImportRefused(f"{file}: this is the database of this board. Import a file that another board has exported.")


def is_database(file: Path) -> bool:
    """Return whether a path is a SQLite file."""
    if not file.is_file():
        return False
    with file.open("rb") as opened:
        return opened.read(len(_DATABASE)) == _DATABASE


class BoardOrigin(LocalOrigin):
    """All postings of an exported board."""

    is_complete = True

    def files(self, only: Collection[str] | None = None) -> Iterator[RawFile | Finding | NotRead]:
        """Yield the postings, each once for every category that it is in. With `only`, all of them or none."""
        if only is not None and _FILE not in only:
            return
        with self._opened() as board:
            for count, posting in enumerate(board.execute("SELECT * FROM postings ORDER BY id"), 1):
                check_file_count(count, self.limits)
                yield from self._items(board, dict(posting))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Open the file for reading. Raise ImportRefused if it is not an exported board, damaged, or takes too long."""
        end = time.monotonic() + self.limits.total_timeout
        try:
            with closing(sqlite3.connect(f"file:{quote(str(self.path))}?mode=ro&immutable=1", uri=True)) as board:
                board.row_factory = sqlite3.Row
                board.text_factory = lambda data: data.decode("utf-8", "replace")
                board.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, self.limits.max_list_bytes)
                board.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
                board.execute("PRAGMA trusted_schema = OFF")
                # Views and virtual tables, which have no page, could run anything.
                tables = board.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
                if missing := _TABLES - {row["name"] for row in tables}:
                    raise ImportRefused(
                        f"{self.path.name}: this SQLite file is not an exported board (without the table {min(missing)}). "
                        "Write one with manage.py export_board, or export the table of jobs as CSV or JSON."
                    )
                yield board
        except sqlite3.Error as error:
            if time.monotonic() > end:
                raise too_slow(f"{self.path.name}: reading the postings", self.limits) from None
            raise ImportRefused(f"{self.path.name}: the file is damaged ({error}). Export or download it again.") from None

    def _items(self, board: sqlite3.Connection, posting: dict[str, Any]) -> Iterator[RawFile | Finding]:
        """Yield a posting once for each of its categories, as an ad in several folders is in several files."""
        ids = [posting.get("id")]
        given = {
            "posting": posting,
            "company": _row(board, "companies", posting.get("company_id")),
            "team": _row(board, "teams", posting.get("team_id")),
            "places": [row["key"] for row in board.execute(_PLACES, ids)],
            "skills": [dict(row) for row in board.execute(_SKILLS, ids)],
            "evidence": [dict(row) for row in board.execute(_EVIDENCE, ids)],
        }
        slug = str(posting.get("slug"))
        for category in [str(row["name"]) for row in board.execute(_CATEGORIES, ids)] or [""]:
            path = escape_path("/".join(part for part in (f"{_FILE}#{slug}", category) if part))
            data = json.dumps({**given, "category": category}, ensure_ascii=False, default=str).encode("utf-8", "replace")
            if len(data) > self.limits.max_file_bytes:
                message = f"The ad is larger than {self.limits.max_file_bytes:,} bytes. Raise IMPORT_MAX_FILE_BYTES."
                yield Finding(path, "too_large", message, set_aside=True)
            else:
                yield RawFile(path, data, item_id=slug, is_board_record=True)


def _row(board: sqlite3.Connection, table: str, pk: Any) -> dict[str, Any] | None:
    row = board.execute(f"SELECT * FROM {table} WHERE id = ?", [pk]).fetchone()  # noqa: S608
    return dict(row) if row else None
