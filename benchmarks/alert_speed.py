"""How many alerts are evaluated in a minute, on one core.

    python benchmarks/alert_speed.py BOARD.sqlite3 [--alerts 10000] [--new 500]

Works on a copy of the board. Each alert has a search of its own: up to three filters, and words in one of four. So many open
postings count as new. Prints the alerts a minute, and how many mails were written.
"""

import argparse
import os
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.facet_panel import random_searches


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board")
    arguments.add_argument("--alerts", type=int, default=10_000)
    arguments.add_argument("--new", type=int, default=500)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with closing(sqlite3.connect(given.board)) as board, closing(sqlite3.connect(f"{folder}/board.sqlite3")) as copy:
            board.backup(copy)
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{folder}/board.sqlite3",
            "DJANGO_SETTINGS_MODULE": "jobboard.settings",
            "ALERT_HOUR": "0",
        }
        import django

        django.setup()
        measure(given.board, given.alerts, given.new)


def measure(name: str, alerts: int, new: int) -> None:
    from django.db import transaction
    from django.http import QueryDict
    from django.utils import timezone
    from pyroaring import BitMap

    from postings.models import Alert, AlertMail, NewPostings, Posting
    from postings.publishing.alerts import arrivals, evaluation, links
    from postings.search import facets

    random.seed(1)
    index = facets.current()
    titles = list(Posting.objects.open().values_list("title", flat=True)[:5_000])
    queries = []
    for query in random_searches(index, alerts):
        asked = QueryDict(query, mutable=True)
        if random.random() < 0.25:
            asked["q"] = random.choice(random.choice(titles).split())
        queries.append(asked.urlencode())
    with transaction.atomic():
        last = arrivals.record(index)
        NewPostings.objects.create(ids=BitMap(random.sample(list(index.open), min(new, len(index.open)))).serialize())
    yesterday = timezone.now() - timedelta(days=1)
    Alert.objects.bulk_create(
        [
            Alert(
                key=links.new_key(),
                email=f"{number}@example.org",
                query=query,
                language="en",
                frequency="daily",
                confirmed_at=yesterday,
                evaluated_at=yesterday,
                read_until=last,
            )
            for number, query in enumerate(queries)
        ],
        500,
    )
    started, processor = time.perf_counter(), time.process_time()
    evaluated = evaluation.evaluate_due(timezone.now(), timezone.now() + timedelta(hours=1))
    seconds, used = time.perf_counter() - started, time.process_time() - processor
    print(f"{name}: {len(index.open):,} postings, {new:,} new, {len(set(queries)):,} different searches")
    print(
        f"  {evaluated:,} alerts evaluated in {seconds:.1f} s ({used:.1f} s of processor time), "
        f"{evaluated / used * 60:,.0f} a minute a core; {AlertMail.objects.count():,} mails written"
    )


if __name__ == "__main__":
    main()
