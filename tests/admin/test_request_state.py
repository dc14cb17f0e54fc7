"""What the admin keeps of a request while it answers it."""

import gc
import weakref

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.test_posting_admin import form_values
from tests.builders import make_posting


@pytest.mark.django_db
def test_request_is_freed_when_a_form_has_been_saved(admin_client: Client) -> None:
    address = reverse("admin:postings_posting_change", args=[make_posting("Deck Engineer").pk])
    answer = admin_client.post(address, {**form_values(admin_client.get(address)), "title": "Senior Deck Engineer"})
    assert answer.status_code == 302
    request = weakref.ref(answer.wsgi_request)
    del answer
    gc.collect()
    assert request() is None
