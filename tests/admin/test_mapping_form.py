"""Company and mapping of a source in the admin."""

import pytest
from django.test import Client
from django.urls import reverse

from postings.admin.source_mapping import SourceMappingForm
from postings.models import Source

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def save(**fields: str) -> SourceMappingForm:
    form = SourceMappingForm({"company": "", "mapping": "", **fields}, instance=Source.objects.create(name="ads"))
    if form.is_valid():
        form.save()
    return form


def test_company_and_mapping_are_saved() -> None:
    save(company=" Northwind  Tidal ", mapping='title = "Role"\r\nignore = ["fit"]\r\n')
    source = Source.objects.get()
    assert (source.company, source.mapping) == ("Northwind Tidal", 'title = "Role"\nignore = ["fit"]')


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("title = ", "The mapping is not valid TOML"),
        ('titel = "Role"', "“titel” is not known. A mapping can set: apply_email,"),
    ],
)
def test_mapping_that_is_not_valid_is_refused_with_what_to_change(mapping: str, message: str) -> None:
    form = save(mapping=mapping)
    assert form.errors["mapping"][0].startswith(message)
    assert Source.objects.get().mapping == ""


def test_page_of_a_source_shows_both(admin_client: Client) -> None:
    source = Source.objects.create(name="ads", company="Northwind", mapping='title = "Role"')
    page = admin_client.get(reverse("admin:postings_source_change", args=[source.pk]))
    assert page.status_code == 200
    assert page.context["adminform"].form.initial["company"] == "Northwind"
    assert "title = &quot;Role&quot;" in page.text
