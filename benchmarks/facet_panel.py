"""How long the facets of random searches take to count, without HTTP and HTML.

    python benchmarks/facet_panel.py BOARD.sqlite3 [--searches 150] [--plain 0]

Each search has up to three filters of one or two values each. Prints percentiles in milliseconds of
checking the search, its total, all panels with their labels and addresses, and the first page of ids, after a first round
that fills what a process keeps.
With `--plain N` counts the same panels of the first N searches with the plain queryset, compares all numbers, and prints the
ratio of the medians.
"""

import argparse
import os
import random
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def random_searches(index: Any, count: int) -> list[str]:
    """Query strings, of values that the board has, the frequent ones more often."""
    from postings.search.filters import FACETS

    values = {name: [value for _, value in index.by_size(name)][:60] for name in FACETS}
    found = []
    for _ in range(count):
        names = random.sample([name for name in FACETS if values[name]], random.randrange(4))
        found.append(
            "&".join(f"{name}={random.choice(values[name])}" for name in names for _ in range(random.choice([1, 1, 2])))
        )
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board")
    arguments.add_argument("--searches", type=int, default=150)
    arguments.add_argument("--plain", type=int, default=0)
    given = arguments.parse_args()
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(given.board).resolve()}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "jobboard.settings"
    import django

    django.setup()
    from django.http import QueryDict
    from django.utils import timezone

    from postings.models import Posting
    from postings.search import facets
    from postings.search.facets.panels import Panel, Panels
    from postings.search.filters import PostingFilter

    random.seed(1)
    started = time.perf_counter()
    index = facets.current()
    loaded = time.perf_counter() - started
    searches = random_searches(index, given.searches)

    def panels(query: str) -> list[Panel]:
        filterset = PostingFilter(QueryDict(query), Posting.objects.open(), known=lambda name: index.labels.get(name, {}))
        found = facets.Results(index, filterset.search, timezone.localdate())
        found[0:25]
        return Panels(found, filterset.label, lambda name: f"/facets/{name}/").all()

    def timed(query: str) -> float:
        started = time.perf_counter()
        panels(query)
        return (time.perf_counter() - started) * 1_000

    for query in searches:
        timed(query)
    times = sorted(map(timed, searches))
    at = {part: times[int(len(times) * part / 100)] for part in (50, 95)}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.board}: {len(index.open):,} postings, sets read in {loaded * 1000:.0f} ms, process {memory:.0f} MB")
    print(
        f"  panels of {len(times)} searches: median {at[50]:.1f} ms, 95% within {at[95]:.1f} ms, longest {times[-1]:.1f} ms"
    )

    ratios = []
    for query in searches[: given.plain]:
        started = time.perf_counter()
        for panel in panels(query):
            for option in (option for option in panel.options if option.href):
                count = PostingFilter(QueryDict(option.href[1:]), Posting.objects.open()).qs.order_by().count()
                assert count == option.total, (query, option, count)  # noqa: S101
        ratios.append((time.perf_counter() - started) * 1_000 / timed(query))
    if ratios:
        print(f"  the plain queryset, the same numbers: {statistics.median(ratios):.0f} times as long")


if __name__ == "__main__":
    main()
