"""A clock that stands still while tests sign in."""

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no time pass between attempts, or on a busy machine the wait of two seconds is over before the next one."""
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
