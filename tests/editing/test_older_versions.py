"""Restoring and undoing records of an older version that had other fields and models."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from postings.choices import ActionKind, ObjectType
from postings.editing import history, undo
from postings.editing.journal import recorded
from postings.models import Action, Change, Company, CompanyAlias, Posting
from tests.builders import make_company, make_posting

pytestmark = pytest.mark.django_db


def deleted(row: Any) -> Change:
    """Delete a row and return the change, as recorded by a version that had other columns and related rows."""
    with recorded(None, ActionKind.DELETED, f"Deleted {row}") as journal:
        journal.delete(row)
    change = Change.objects.get(action=journal.action)
    assert change.before
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


class TestDeletedObjects:
    def test_company_is_restored_without_unknown_fields(self, company: Company) -> None:
        recovered = history.recover(deleted(company), None)
        assert recovered == (company, UNKNOWN)
        again = Company.objects.get()
        assert (again.about, again.website, again.aliases.get().name) == ("Measures tides.", "", "NWT")

    def test_posting_is_restored_without_unknown_fields(self) -> None:
        posting = make_posting("By hand", location_text="Halifax")
        assert history.recover(deleted(posting), None) == (posting, UNKNOWN)
        assert (Posting.objects.get().location_text, Posting.objects.get().edited) == ("Halifax", "")

    def test_page_names_the_unknown_fields(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        response = admin_client.post(reverse("admin:postings_action_recover", args=[change.pk]), follow=True)
        html = response.content.decode()
        assert "Restored Northwind Tidal." in html
        assert "this version no longer has these fields: colour, mood, motto, postings.medal." in html

    def test_undoing_the_deletion_names_the_unknown_fields(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        address = reverse("admin:postings_action_undo", args=[change.action_id])
        said = "colour of Northwind Tidal: this version of the program does not know it"
        assert said in admin_client.get(address).content.decode()
        assert said in admin_client.post(address, follow=True).content.decode()
        assert Company.objects.get().about == "Measures tides."

    def test_invalid_row_is_not_restored(self, admin_client: Client, company: Company) -> None:
        change = deleted(company)
        assert change.before and change.action
        change.before["rows"][0]["fields"]["name"] = ""
        change.save()
        assert history.recover(change, None) is None
        assert [kept.reason for kept in undo.undo_action(change.action, None).kept] == [
            "a record that it needs no longer exists"
        ]

    def test_renamed_model_is_restored_by_its_type(self, company: Company) -> None:
        change = deleted(company)
        assert change.before
        change.before["rows"][0]["model"] = "postings.employer"
        assert history.recover(change, None) == (company, UNKNOWN)


class TestChanges:
    @pytest.fixture(params=[Company, Posting])
    def action(self, request: pytest.FixtureRequest) -> Action:
        """An action that changed an existing field and one that no longer exists."""
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

    def test_known_field_is_undone_and_unknown_field_is_kept(self, action: Action) -> None:
        undone = undo.undo_action(action, None)
        row = _row()
        assert getattr(row, _field(row)) == "https://one.example"
        assert {(kept.field, kept.reason) for kept in undone.kept} == {
            ("colour", "this version of the program does not know it")
        }

    def test_earlier_version_is_restored_without_unknown_fields(self, admin_client: Client, action: Action) -> None:
        row = _row()
        name = row._meta.model_name
        history_page = admin_client.get(reverse(f"admin:postings_{name}_history", args=[row.pk]))
        assert "Colour" in history_page.content.decode()
        assert admin_client.get(reverse("admin:postings_action_change", args=[action.pk])).status_code == 200
        first = history.events(ObjectType(action.changes.all()[0].object_type), row.pk)[-1]
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
