"""What an older version of the program recorded can be restored and taken back by one that has other fields and models."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.choices import ActionKind
from postings.editing import history, undo
from postings.editing.journal import recorded
from postings.models import Action, Change, Company, CompanyAlias, Posting
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db


def deleted(row: Any) -> Change:
    """The record of a deletion, as by a version that had other columns, and kept other things with each row."""
    with recorded(None, ActionKind.DELETED, f"Deleted {row}") as journal:
        journal.delete(row)
    change = Change.objects.get(action=journal.action)
    fields = change.before["rows"][0]["fields"]
    fields["colour"] = "green"
    fields["motto"] = ["a", "b"]
    since = "website" if isinstance(row, Company) else "edited"
    del fields[since]
    change.before["values"].pop(since, None)
    change.before["rows"].append({"model": "postings.medal", "pk": 1, "fields": {"name": "x"}})
    change.before["values"]["mood"] = "good"
    change.save()
    return change


@pytest.fixture
def company() -> Company:
    company = make_company(about="Measures tides.", website="https://tides.example")
    CompanyAlias.objects.create(company=company, name="NWT", key="nwt")
    return company


UNKNOWN = ["colour", "mood", "motto", "postings.medal"]


class TestWhatWasDeleted:
    def test_it_is_recovered_but_for_what_is_not_known(self, company: Company) -> None:
        recovered = history.recover(deleted(company), None)
        assert recovered == (company, UNKNOWN)
        again = Company.objects.get()
        assert (again.about, again.website, again.aliases.get().name) == ("Measures tides.", "", "NWT")

    def test_so_is_a_posting(self) -> None:
        posting = make_posting("By hand", location_text="Halifax")
        assert history.recover(deleted(posting), None) == (posting, UNKNOWN)
        assert (Posting.objects.get().location_text, Posting.objects.get().edited) == ("Halifax", "")

    def test_the_page_says_what_was_left_out(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        response = admin_client.post(reverse("admin:postings_action_recover", args=[change.pk]), follow=True)
        html = response.content.decode()
        assert "Restored Northwind Tidal." in html
        assert "this version no longer has these fields: colour, mood, motto, postings.medal." in html

    def test_taking_back_the_deletion_does_and_says_the_same(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        address = reverse("admin:postings_action_undo", args=[change.action_id])
        said = "colour of Northwind Tidal: this version of the program does not know it"
        assert said in admin_client.get(address).content.decode()
        assert said in admin_client.post(address, follow=True).content.decode()
        assert Company.objects.get().about == "Measures tides."

    def test_a_row_that_cannot_be_is_not_recovered(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        change.before["rows"][0]["fields"]["name"] = ""
        change.save()
        assert history.recover(change, None) is None
        assert [kept.reason for kept in undo.undo_action(change.action, None).kept] == [
            "a record that it needs no longer exists"
        ]

    def test_a_model_that_has_another_name_by_now_is_that_of_its_kind(self, company: Company) -> None:
        change = deleted(company)
        change.before["rows"][0]["model"] = "postings.employer"
        assert history.recover(change, None) == (company, UNKNOWN)


class TestChanges:
    @pytest.fixture(params=[Company, Posting])
    def action(self, request: pytest.FixtureRequest) -> Action:
        """A change of a field that there is, and one of a field that there is no longer."""
        row: Any = make_company() if request.param is Company else make_posting()
        with recorded(None, ActionKind.EDITED, "First", row):
            type(row).objects.filter(pk=row.pk).update(**{_field(row): "https://one.example"})
        with recorded(None, ActionKind.EDITED, "Second", row) as journal:
            type(row).objects.filter(pk=row.pk).update(**{_field(row): "https://two.example"})
        change = journal.action.changes.get()
        for before, after in (("green", {"a": 1}), (None, "x")):
            change.pk, change.field, change.before, change.after = None, "colour", before, after
            change.save()
        return journal.action

    def test_one_is_taken_back_but_for_the_other(self, action: Action) -> None:
        undone = undo.undo_action(action, None)
        row = _row()
        assert getattr(row, _field(row)) == "https://one.example"
        assert {(kept.field, kept.reason) for kept in undone.kept} == {
            ("colour", "this version of the program does not know it")
        }

    def test_an_earlier_state_is_restored_but_for_the_other(self, admin_client: Client, action: Action) -> None:
        row = _row()
        name = row._meta.model_name
        history_page = admin_client.get(reverse(f"admin:postings_{name}_history", args=[row.pk]))
        assert "Colour" in history_page.content.decode()
        assert admin_client.get(reverse("admin:postings_action_change", args=[action.pk])).status_code == 200
        first = history.events(action.changes.all()[0].object_type, row.pk)[-1]
        address = reverse(f"admin:postings_{name}_restore", args=[row.pk, first.last])
        said = "Not restored, because this version no longer has these fields: colour."
        assert said in admin_client.get(address).content.decode()
        assert said in admin_client.post(address, follow=True).content.decode()
        row.refresh_from_db()
        assert getattr(row, _field(row)) == "https://one.example"


def _field(row: Any) -> str:
    return "website" if isinstance(row, Company) else "apply_url"


def _row() -> Any:
    return Company.objects.first() or Posting.objects.get()
