"""Editing working hours: what editors enter is checked and stored in one form."""

import pytest
from django.test import Client

from postings.models import Posting
from tests.admin.test_bulk_edit import ask, confirm
from tests.admin.test_posting_admin import edit
from tests.builders import make_posting

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def test_text_is_stored_normalized(admin_client: Client) -> None:
    posting = make_posting()
    assert edit(admin_client, posting, hours=" 9–17 utc+01:00 ").status_code == 302
    assert Posting.objects.get().hours == "9:00-17:00 in UTC+1"


def test_other_text_is_refused_with_examples(admin_client: Client) -> None:
    posting = make_posting(hours="UTC-5")
    response = edit(admin_client, posting, hours="Eastern time")
    assert "This was not understood. Time zones to be in, such as UTC-5 to UTC+3" in response.content.decode()
    assert Posting.objects.get().hours == "UTC-5"


def test_many_postings_can_get_the_same_hours(admin_client: Client) -> None:
    postings = [make_posting("Diver"), make_posting("Sailor")]
    confirm(admin_client, ask(admin_client, postings, hours="4 hours UTC-8"))
    assert {posting.hours for posting in Posting.objects.all()} == {"4 hours with UTC-8"}
