"""Killed runs of send_alerts: whatever the statement, the next run tells each new job, and none twice but in one case."""

import os
import signal
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from postings.database.locks import AlertsAreBeingSent
from postings.models import Alert, AlertMail, AlertRun
from postings.publishing.alerts import runs
from tests.builders import make_posting
from tests.importing.test_crash_safety import run_in_child
from tests.publishing.alert_builders import make_alert
from tests.publishing.mail_server import MailServer

pytestmark = pytest.mark.django_db(transaction=True)


def run_and_die_at_write(number: int) -> None:
    """Run, and be killed before a statement that can write."""
    seen = 0

    def count(execute: Any, sql: str, *arguments: Any) -> Any:
        nonlocal seen
        seen += not sql.startswith(("SELECT", "PRAGMA"))
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *arguments)

    with connection.execute_wrapper(count):
        runs.run()


def run_when_unlocked() -> None:
    """Run after a kill, and retry while the lock is held: PostgreSQL takes a moment to notice that a client is gone."""
    for _ in range(100):
        try:
            runs.run()
            return
        except AlertsAreBeingSent:
            time.sleep(0.1)
    pytest.fail("a killed process left its lock behind")


def test_run_killed_at_any_write_is_completed_by_the_next(
    server: MailServer, copy_test_database: Callable[[], None]
) -> None:
    repeated = 0
    for number in range(1, 100):
        copy_test_database()
        server.forget()
        for name in ("ana", "ben"):
            make_alert(f"{name}@example.org", query=f"q={name}")
        make_posting("For Ana and Ben")
        make_posting("For Ana")
        is_done = run_in_child(lambda at=number: run_and_die_at_write(at)) == 0
        AlertMail.objects.update(next_attempt_at=timezone.now())
        run_when_unlocked()

        by_id = {message["Message-ID"]: message for message in server.mails}
        assert {message["To"]: message["Subject"] for message in by_id.values()} == {
            "ana@example.org": "2 new jobs: “ana”",
            "ben@example.org": "1 new job: “ben”",
        }, f"killed at write {number}"
        counts = Counter(message["To"] for message in server.mails)
        assert max(counts.values()) <= 2
        repeated += sum(counts.values()) - len(by_id)
        assert not AlertMail.objects.exists()
        if is_done:
            break
        assert Alert.objects.filter(refusals=0, paused_at=None).count() == 2
    assert number > 10
    assert repeated <= 6, "a mail is sent again only if the run is killed between its sending and the commit"
    assert AlertRun.objects.exists()
