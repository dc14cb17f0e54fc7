"""Django’s SQLite backend for a database that several processes use. See docs/decisions/019-sqlite-files.md."""
