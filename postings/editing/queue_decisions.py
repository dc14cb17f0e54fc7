"""Edits that solve an item of a queue: stating the company of an ad, and removing an amount that is not its pay."""

from typing import Any

from postings.choices import ActionKind, ObjectType
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.editing.posting_changes import move_to
from postings.models import Action, Posting
from postings.sync.directory import Directory


class UnknownCompany(Exception):
    """No company has the name, and none was to be added."""


def set_company(posting: Posting, name: str, user: Any, *, may_add: bool) -> Action:
    """Set the company of a posting by name. Add the company if there is none, or raise UnknownCompany."""
    directory = Directory()
    if not may_add and directory.known_company(name) is None:
        raise UnknownCompany
    with recorded(user, ActionKind.EDITED, f"Set the company of {posting} to {name}") as journal:
        journal.watch_ids(ObjectType.POSTING, [posting.pk])
        move_to(journal, [posting.pk], directory.company(name))
        journal.made_in(directory)
    return journal.action


def remove_pay(posting: Posting, user: Any) -> Action:
    """Remove the amounts of a posting's pay. What the ad says is still shown as written."""
    with recorded(user, ActionKind.EDITED, f"Removed the salary of {posting}") as journal:
        journal.watch_ids(ObjectType.POSTING, [posting.pk])
        ADAPTERS[ObjectType.POSTING].put(posting, {"pay": None})
    return journal.action
