"""Time of the ten admin pages that editors open most, each as a multiple of an admin page that reads no postings.

    python benchmarks/admin_pages.py BOARD.sqlite3 [--requests 20]

Opens each page in turn with the one for changing the password, in one process without a server, as an administrator. Prints
medians in milliseconds, the ratio, and the number of queries. Boards are made by `generated_board.py`; this adds a user.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def addresses() -> dict[str, str]:
    """Return the address of each page by its name."""
    from django.urls import reverse

    from postings.models import Company, Posting

    posting, company = Posting.objects.latest("pk"), Company.objects.earliest("pk")
    postings = reverse("admin:postings_posting_changelist")
    return {
        "dashboard": reverse("admin:index"),
        "postings": postings,
        "postings, second page": f"{postings}?p=2",
        "postings, search": f"{postings}?q=engineer",
        "postings, open, filtered": f"{postings}?status__exact=open&seniority__exact=senior",
        "posting": reverse("admin:postings_posting_change", args=[posting.pk]),
        "posting, history": reverse("admin:postings_posting_history", args=[posting.pk]),
        "companies": reverse("admin:postings_company_changelist"),
        "company": reverse("admin:postings_company_change", args=[company.pk]),
        "activities": reverse("admin:postings_action_changelist"),
    }


def opened(client: Any, address: str) -> tuple[float, int]:
    """Return the seconds and queries of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        response = client.get(address)
        seconds = time.perf_counter() - started
    if response.status_code != 200:
        sys.exit(f"{address} answers {response.status_code}.")
    return seconds, len(queries)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("board", type=Path)
    parser.add_argument("--requests", type=int, default=20)
    options = parser.parse_args()
    os.environ |= {"DATABASE_URL": f"sqlite:///{options.board.resolve()}", "ALLOWED_HOSTS": "testserver", "ENV_FILE": ""}
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.test import Client
    from django.urls import reverse

    from postings.models import Posting

    users = get_user_model().objects
    user = users.filter(username="benchmark").first() or users.create_superuser("benchmark")
    client = Client()
    client.force_login(user)
    floor = reverse("admin:password_change")
    print(f"{options.board.name}: {Posting.objects.count():,} postings")
    for name, address in addresses().items():
        opened(client, address)
        times: list[float] = []
        floors: list[float] = []
        for _ in range(options.requests):
            floors.append(opened(client, floor)[0])
            seconds, queries = opened(client, address)
            times.append(seconds)
        page, plain = statistics.median(times), statistics.median(floors)
        print(f"  {name}: {page * 1000:.0f} ms = {page / plain:.1f} times; {queries} queries")


if __name__ == "__main__":
    main()
