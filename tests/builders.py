"""Builders for tests: ads as text, folders of ads, and postings, with defaults that a test can override."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.text import slugify

from postings.content.rendering import render_sections
from postings.importing.pipeline import Options, run_import
from postings.importing.sources import Limits
from postings.importing.store.run_records import Report
from postings.models import Company, Posting, Team
from postings.reference.name_keys import name_key, readable_slug
from postings.search.facets import storage

APPLY = "https://jobs.example.org/apply/"


def ad(
    title: str = "Backend Engineer, Tides",
    company: str = "Northwind Tidal",
    badges: str = "`💰 65k-95k USD` `🌎 Remote, Canada`",
    body: str = "We measure tides.\n\n### What you will do\n\n  * Write software\n  * Read charts",
    slug: str = "backend-engineer-tides",
    footer: bool = True,
) -> str:
    """Return an ad as Markdown with a header, badges and a footer."""
    end = f"\n\n  \n## CLICK TO [APPLY]({APPLY}{slug})\n\n" if footer else "\n"
    return f"# [{title}]({APPLY}{slug})  \n### {company}  \n#### {badges}  \n\n{body}{end}"


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, given by path, into a folder and return the folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def many_ads(count: int) -> dict[str, str]:
    """Return ads by path that differ in title and link."""
    return {f"ad-{n:03}.md": ad(title=f"Engineer {n}, Tides", slug=f"engineer-{n}") for n in range(count)}


def run(*paths: Path | str, **options: Any) -> Report:
    """Import paths as the command does, and return the report."""
    report = run_import([str(path) for path in paths], Options(**{"limits": Limits(), **options}))
    storage.apply_pending()
    return report


def make_company(name: str = "Northwind Tidal", **fields: Any) -> Company:
    return Company.objects.create(name=name, key=name_key(name), slug=fields.pop("slug", slugify(name)), **fields)


def make_team(company: Company, name: str = "Tides", **fields: Any) -> Team:
    slug = fields.pop("slug", slugify(name))
    return Team.objects.create(company=company, name=name, key=name_key(name), slug=slug, **fields)


def make_posting(title: str = "Backend Engineer", **fields: Any) -> Posting:
    """Create a posting without a source, which is open by default."""
    categories = fields.pop("categories", [])
    sections, excerpt = render_sections(fields.setdefault("body", "We measure tides."), title)
    posting = Posting.objects.create(
        title=title,
        slug=fields.pop("slug", readable_slug(title, f"{title}{Posting.objects.count()}")),
        apply_url=fields.pop("apply_url", f"{APPLY}x"),
        sections=sections,
        excerpt=excerpt,
        **fields,
    )
    posting.categories.set(categories)
    return posting


@contextmanager
def write_lock() -> Iterator[None]:
    """Hold the write lock of the SQLite database, as a transaction of another process does."""
    other = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
