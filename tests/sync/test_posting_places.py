"""A place of a posting brings the subdivision and the country that contain it, whoever writes it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from postings.apps import _add_countries
from postings.choices import ActionKind, ObjectType
from postings.editing import conflict_decisions, history, undo
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import Action, Change, Conflict, Posting
from postings.sync.directory import Directory
from postings.sync.posting_places import complete, without_countries
from tests.builders import ad, make_posting, run, write


def keys(posting: Posting) -> list[str]:
    return sorted(posting.places.values_list("key", flat=True))


def put_alone(posting: Posting, *places: str) -> None:
    """Write places as older versions did, without what contains them."""
    directory = Directory()
    with recorded(None, ActionKind.EDITED, "Corrected", posting):
        posting.places.set([directory.place(key) for key in places])


@pytest.mark.parametrize(
    ("given", "completed"),
    [
        (["PT/Lisbon"], ["PT", "PT/Lisbon"]),
        (["FR/Saint-Denis"], ["FR", "FR/Saint-Denis"]),
        (["US-OR/Portland"], ["US", "US-OR", "US-OR/Portland"]),
        (["CA-ON"], ["CA", "CA-ON"]),
        (["Middle East", "EU", "DACH"], ["DACH", "EU", "Middle East"]),
        ([], []),
    ],
)
def test_complete(given: list[str], completed: list[str]) -> None:
    assert complete(given) == completed
    assert complete(completed) == completed


@pytest.mark.django_db
class TestWriting:
    def test_values_put_back_are_completed(self) -> None:
        posting = make_posting()
        kind = ADAPTERS[ObjectType.POSTING]
        with recorded(None, ActionKind.EDITED, "x", posting):
            kind.put(kind.rows().get(pk=posting.pk), {"places": ["PT/Lisbon"]})
        assert keys(posting) == ["PT", "PT/Lisbon"]

    def test_undoing_an_older_edit_stores_what_an_import_would(self) -> None:
        posting = make_posting()
        put_alone(posting, "PT/Lisbon")
        put_alone(posting, "DE/Berlin")
        undo.undo_action(Action.objects.latest("pk"), None)
        assert keys(posting) == ["PT", "PT/Lisbon"]

    def test_edit_that_was_completed_since_can_be_undone(self) -> None:
        posting = make_posting()
        put_alone(posting, "PT/Lisbon")
        _add_countries()
        undone = undo.undo_action(Action.objects.get(), None)
        assert (list(undone.kept_text), keys(posting)) == ([], [])

    def test_restored_posting_is_completed(self) -> None:
        posting = make_posting()
        put_alone(posting, "PT/Lisbon")
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        restored: Any = history.recover(Change.objects.get(outcome="deleted"), None)
        assert keys(restored.row) == ["PT", "PT/Lisbon"]

    def test_source_value_is_used_as_it_is(self, ads: Path) -> None:
        write(ads, {"a.md": ad(badges="`🌎 Halifax, NS`")})
        run(ads)
        posting = Posting.objects.get()
        put_alone(posting, "PT/Lisbon")
        write(ads, {"a.md": ad(badges="`🌎 Lisbon, Portugal`")})
        run(ads)
        conflict_decisions.decide(Conflict.objects.all(), None, take_source=True)
        posting.refresh_from_db()
        assert keys(posting) == posting.imported["places"]
        assert posting.edited == ""


@pytest.mark.django_db
def test_migrating_completes_the_postings_of_older_versions(client: Client, ads: Path) -> None:
    write(ads, {"a.md": ad(badges="`🌎 Halifax, NS`")})
    run(ads)
    other, posting = Posting.objects.get(), make_posting("Diver")
    put_alone(posting, "PT/Lisbon", "Europe")
    put_alone(other, *[key for key in keys(other) if key != "CA"])
    assert set(without_countries(Posting.objects.all())) == {posting, other}
    assert " places " in Posting.objects.get(pk=other.pk).edited
    _add_countries()
    assert keys(posting) == ["Europe", "PT", "PT/Lisbon"]
    assert keys(other) == other.imported["places"]
    assert Posting.objects.get(pk=other.pk).edited == ""
    assert not without_countries(Posting.objects.all()).exists()
    assert "Diver" in client.get("/", {"place": "PT"}).content.decode()
