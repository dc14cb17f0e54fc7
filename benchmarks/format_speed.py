"""What an import takes for each format, beside reading and parsing the same files alone.

    python benchmarks/format_speed.py [--ads 500]

Writes made-up ads in each format and imports them into one SQLite database, in one process. Prints the seconds of processor
time for only parsing the files with the library of the format, for taking them apart, and for the whole import.
"""

import argparse
import csv
import html
import io
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import empty_board

SENTENCE = "You measure tides at the {}, and you build the software that reads gauge {} with Python and PostgreSQL. "
PLACES = "quay pier lock dam mole bridge ferry beach canal dock".split()
NAMES = ("id", "title", "company", "location", "url", "date_posted", "description")


def ad(number: int, board: str) -> dict[str, str]:
    return {
        "id": f"nw-{number:06}",
        "title": f"Tide Engineer {number}",
        "company": f"Northwind {number % 50}",
        "location": ("Halifax, Canada", "Kiel, Germany", "Remote")[number % 3],
        "url": f"https://{board}.example.org/nw-{number:06}",
        "date_posted": "2026-07-01",
        "description": "".join(SENTENCE.format(place, f"{place}-{number}") for place in PLACES),
    }


def front_matter(ads: list[dict[str, str]]) -> dict[str, str]:
    fields = {each["id"]: "".join(f"{name}: {each[name]}\n" for name in NAMES[1:-1]) for each in ads}
    return {f"{each['id']}.md": f"---\n{fields[each['id']]}---\n\n{each['description']}\n" for each in ads}


def texts(ads: list[dict[str, str]]) -> dict[str, str]:
    return {
        f"{each['id']}.txt": f"Title: {each['title']}\nCompany: {each['company']}\nLocation: {each['location']}\n\n"
        f"{each['description']}\n\nRequirements:\n- Python\n\nApply: {each['url']}\n"
        for each in ads
    }


def pages(ads: list[dict[str, str]]) -> dict[str, str]:
    def page(each: dict[str, str]) -> str:
        posting = {
            "@context": "https://schema.org",
            "@type": "JobPosting",
            "hiringOrganization": {"name": each["company"]},
            "datePosted": each["date_posted"],
            **{name: each[name] for name in ("title", "url", "description")},
        }
        return f'<html><head><script type="application/ld+json">{json.dumps(posting)}</script></head><body></body></html>'

    return {f"{each['id']}.html": page(each) for each in ads}


def table(ads: list[dict[str, str]]) -> dict[str, str]:
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES)
    writer.writeheader()
    writer.writerows(ads)
    return {"jobs.csv": out.getvalue()}


def readme(ads: list[dict[str, str]]) -> dict[str, str]:
    rows = [f"| {each['company']} | {each['title']} | {each['location']} | [Apply]({each['url']}) |" for each in ads]
    return {
        "README.md": "\n".join(["# Jobs", "", "| Company | Role | Location | Apply |", "| --- | --- | --- | --- |", *rows])
    }


def xml(ads: list[dict[str, str]]) -> dict[str, str]:
    def job(each: dict[str, str]) -> str:
        return "".join(f"<{name}>{html.escape(value)}</{name}>" for name, value in each.items())

    return {"jobs.xml": f"<jobs>{''.join(f'<job>{job(each)}</job>' for each in ads)}</jobs>"}


def feed(ads: list[dict[str, str]]) -> dict[str, str]:
    def item(each: dict[str, str]) -> str:
        title, link, text = (html.escape(each[name]) for name in ("title", "url", "description"))
        return f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid><description>{text}</description></item>"

    items = "".join(item(each) for each in ads)
    return {"feed.rss": f'<rss version="2.0"><channel><title>Jobs at Northwind</title>{items}</channel></rss>'}


def parse_yaml_header(text: str) -> Any:
    import yaml

    return yaml.load(text.split("---")[1], Loader=yaml.CSafeLoader)


def parse_html(text: str) -> Any:
    from lxml import etree

    return etree.fromstring(text.encode(), etree.HTMLParser())


def parse_xml(text: str) -> Any:
    from lxml import etree

    return etree.fromstring(text.encode())


def parse_lines(text: str) -> Any:
    return [json.loads(line) for line in text.splitlines()]


# For each format the files of some ads, and what only parses one of them.
FORMATS: dict[str, tuple[Callable[[list[dict[str, str]]], dict[str, str]], Callable[[str], Any]]] = {
    "front matter": (front_matter, parse_yaml_header),
    "text with labels": (texts, str.splitlines),
    "pages with JSON-LD": (pages, parse_html),
    "JSON": (lambda ads: {"jobs.json": json.dumps({"jobs": ads})}, json.loads),
    "JSON Lines": (lambda ads: {"jobs.jsonl": "\n".join(map(json.dumps, ads))}, parse_lines),
    "CSV": (table, lambda text: list(csv.DictReader(io.StringIO(text)))),
    "README table": (readme, lambda text: [line.split("|") for line in text.splitlines()]),
    "XML": (xml, parse_xml),
    "RSS": (feed, parse_xml),
}


def seconds_of(action: Callable[[], Any]) -> float:
    started = time.process_time()
    action()
    return time.process_time() - started


def compare(name: str, folder: Path, count: int) -> str:
    """Return the figures of one format."""
    from dataclasses import replace

    from postings.content.types import RawFile
    from postings.importing.pipeline import Options, run_import
    from postings.importing.readers.lists import split
    from postings.importing.sources import Limits, open_origin

    write, parse = FORMATS[name]
    folder.mkdir()
    for path, text in write([ad(number, folder.name) for number in range(count)]).items():
        (folder / path).write_text(text)
    bare = seconds_of(lambda: [parse(file.read_text()) for file in folder.iterdir()])
    with open_origin(str(folder), Limits()) as origin:
        files = [replace(file) for file in origin.files() if isinstance(file, RawFile)]
    apart = seconds_of(lambda: [list(split(file)) for file in files])
    report = None

    def import_all() -> None:
        nonlocal report
        report = run_import([str(folder)], Options())

    whole = seconds_of(import_all)
    assert report, report  # noqa: S101
    each = whole / max(1, report.counts.new) * 1000
    found = f"{name}: {report.counts.new} ads; parsing {bare:.2f} s, taking apart {apart:.2f} s"
    return f"{found}, import {whole:.2f} s ({each:.1f} ms an ad)"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ads", type=int, default=500)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "jobboard.settings", "DATA_DIR": name}
        os.environ.pop("DATABASE_URL", None)
        empty_board.make(Path(name) / "jobboard.sqlite3")
        import django

        django.setup()
        from django.db import connection

        connection.cursor().execute("PRAGMA synchronous = OFF")  # waiting for the disk is no processor time
        compare("JSON", Path(name) / "first", 1)  # loads what all formats need
        for number, format_name in enumerate(FORMATS):
            print(compare(format_name, Path(name) / f"board-{number}", given.ads), flush=True)


if __name__ == "__main__":
    main()
