"""Cards are cached for each data version, day, language and heading level."""

from datetime import date
from typing import Any

import pytest
from django.utils.translation import override

from postings.models import Posting
from postings.presentation.cards import cards
from postings.search.facets import storage
from postings.sync.posting_places import set_places
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_cached_card_needs_no_queries(django_assert_num_queries: Any) -> None:
    posting, index = make_posting("Engineer"), storage.current()
    first = cards(index, [[posting.pk]])
    with django_assert_num_queries(0):
        assert cards(index, [[posting.pk]]) == first


def test_card_shows_changed_posting() -> None:
    posting = make_posting("Engineer")
    assert "Engineer" in cards(storage.current(), [[posting.pk]])[0]
    Posting.objects.filter(pk=posting.pk).update(title="Analyst")
    assert "Analyst" in cards(storage.current(), [[posting.pk]])[0]


def test_card_depends_on_day_language_and_heading_level(monkeypatch: pytest.MonkeyPatch) -> None:
    posting = make_posting(posted_on=date(2024, 8, 3), posted_precision="day")
    index = storage.current()
    found = []
    for day in (4, 5):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda day=day: date(2024, 8, day))
        for language in ("en", "de"):
            with override(language):
                found += [cards(index, [[posting.pk]], level=level)[0] for level in (2, 3)]
    assert len(set(found)) == 8


def test_card_without_location_in_the_header_shows_the_one_of_the_text() -> None:
    posting = make_posting(location_text="", is_hybrid=True)
    set_places(posting, ["DE-BE/Berlin", "PT/Lisbon"])
    assert "Hybrid · Berlin, Germany; Lisbon, Portugal" in cards(storage.current(), [[posting.pk]])[0]
