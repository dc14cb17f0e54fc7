"""Migrations stand alone, and bring an old board to the newest schema."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps.registry import Apps
from django.core import serializers
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from postings.editing import undo
from postings.models import Action, CompanyAlias, Dismissal, ErrorReport, PossibleDuplicate, Posting, SkillAlias
from postings.search import full_text
from postings.search.facets import storage

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = sorted(path for package in ("postings", "jobboard") for path in (ROOT / package).rglob("migrations/*.py"))


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


@pytest.mark.parametrize("file", MIGRATIONS, ids=lambda file: str(file.relative_to(ROOT)))
def test_migration_imports_nothing_of_the_project(file: Path) -> None:
    assert [name for name in imported(file) if name.split(".")[0] in {"", "postings", "jobboard"}] == []


def at(migration: str) -> Apps:
    """Bring the database to a migration, forwards or backwards, and return its models."""
    call_command("migrate", "postings", migration, verbosity=0)
    return MigrationExecutor(connection).loader.project_state([("postings", migration)]).apps


@pytest.mark.django_db(transaction=True)
def test_board_of_0002_is_brought_to_the_newest_schema(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    old = at("0002_facts").get_model("postings", "Posting")
    body = "We measure **tides**\nand boats.\n\n### What you do\n\n* charts\n* <script>alert(1)</script>"
    for number in range(3):
        link = f"https://jobs.example.org/apply/{number}"
        old.objects.create(slug=f"engineer-{number}", title=f"Engineer {number}", apply_url=link, body=body)

    with monkeypatch.context() as patch:  # as when a migration stops half-way, before the program renders the texts
        patch.setattr("postings.importing.store.texts.render_all_sections", lambda: None)
        call_command("migrate", "postings", "0003", verbosity=0)
    plain = Posting.objects.only("sections").first().body_html
    assert plain.startswith("<p>We measure **tides**<br>and boats.</p>\n<p>### What you do</p>\n<p>* charts<br>")
    assert "<script>" not in plain

    call_command("migrate", "postings", "0002", verbosity=0)
    call_command("migrate", verbosity=0)
    assert [section["heading"] for section in Posting.objects.first().sections] == ["", "What you do"]
    assert storage.problems() == []
    assert full_text.matching(Posting.objects.all(), "tides").count() == 3
    page = client.get("/jobs/engineer-1/").content.decode()
    assert "<strong>tides</strong>" in page
    assert "<li>charts</li>" in page
    assert "<script>alert" not in page


@pytest.mark.django_db(transaction=True)
def test_rows_added_at_earlier_migrations_are_brought_to_the_newest_schema(client: Client) -> None:
    add_merges(at("0006_reports"))
    add_pairs_and_pay(at("0011_labels"))
    add_spellings(at("0019_closing_date_index"))
    call_command("migrate", verbosity=0)
    assert storage.problems() == []
    assert_dismissed_pairs_have_a_reason()
    assert_implausible_pay_has_no_yearly_amount()
    assert_spellings_have_the_markers_of_the_list_unless_an_editor_changed_them()
    assert_merges_redirect_and_can_be_undone(client)


def add_merges(apps: Apps) -> None:
    """Merge companies and their teams. Up to 0006, this deleted the merged rows and moved teams to the remaining company."""
    company, team, posting = (apps.get_model("postings", name) for name in ("Company", "Team", "Posting"))
    keep = company.objects.create(name="Northwind Tidal", key="northwind tidal", slug="northwind-tidal")
    other = company.objects.create(name="NWT", key="nwt", slug="nwt")
    own = team.objects.create(company=keep, name="Tides", key="tides", slug="tides")
    tides = team.objects.create(company=other, name="Tides", key="tides", slug="tides")
    ports = team.objects.create(company=other, name="Ports", key="ports", slug="ports")
    job = posting.objects.create(
        slug="engineer", title="Engineer", apply_url="https://jobs.example.org/1", company=keep, team=own
    )
    action = apps.get_model("postings", "Action").objects.create(kind="merged", summary="Merged NWT into Northwind Tidal")

    changes: Any = action.changes  # of the columns of then

    def change(subject: str, row: Any, outcome: str = "edited", **values: Any) -> None:
        changes.create(subject=subject, subject_id=row.pk, subject_name=row.name, outcome=outcome, **values)

    columns = {"name": other.name, "key": other.key, "slug": other.slug, "website": "", "about": ""}
    row = {"model": "postings.company", "pk": other.pk, "fields": columns}
    change("company", other, "deleted", before={"values": {**columns, "spellings": []}, "rows": [row]})
    columns = {"company": other.pk, "name": tides.name, "key": tides.key, "slug": tides.slug}
    row = {"model": "postings.team", "pk": tides.pk, "fields": columns}
    change("team", tides, "deleted", before={"values": {"spellings": []}, "rows": [row]})
    change("team", ports, field="company_id", before=other.pk, after=keep.pk)
    change("company", keep, field="spellings", before=[], after=[{"name": "NWT", "key": "nwt"}])
    job.name = job.title
    change("posting", job, field="company", before="NWT", after="Northwind Tidal")
    tides.delete()
    ports.company = keep
    ports.save()
    other.delete()
    apps.get_model("postings", "CompanyAlias").objects.create(company=keep, name="NWT", key="nwt")


def add_pairs_and_pay(apps: Apps) -> None:
    company, pair, posting = (apps.get_model("postings", name) for name in ("Company", "PossibleDuplicate", "Posting"))
    first, second, third = (company.objects.create(name=name, key=name, slug=name) for name in ("a", "b", "c"))
    pair.objects.create(first=first, second=second, reason="Similar", are_different=True)
    pair.objects.create(first=first, second=third, reason="Similar")
    for slug, period in (("odd", "month"), ("usual", "year")):
        pay = {"pay_min": 90_000, "pay_max": 110_000, "pay_currency": "CAD", "pay_period": period}
        posting.objects.create(slug=slug, title=slug, apply_url="https://jobs.example.org/1", **pay)


def add_spellings(apps: Apps) -> None:
    skill, alias = (apps.get_model("postings", name) for name in ("Skill", "SkillAlias"))

    def spelling(name: str, **markers: bool) -> None:
        skill.objects.filter(name=name).delete()
        row = skill.objects.create(name=name, key=name.lower(), slug=name.lower(), builtin_aliases=[name], builtin_name=name)
        alias.objects.create(skill=row, text=name, **markers)

    spelling("Helm")
    spelling("Thrift", requires_context=True)
    spelling("Chef")
    spelling("Podman", exact_case=True, requires_context=True)


def assert_merges_redirect_and_can_be_undone(client: Client) -> None:
    def redirected(address: str) -> str:
        response = client.get(address)
        assert response.status_code == 301, address
        return str(response.headers["Location"])

    assert redirected("/companies/nwt/") == "/companies/northwind-tidal/"
    assert redirected("/companies/nwt/tides/") == "/companies/northwind-tidal/tides/"
    assert redirected("/companies/nwt/ports/") == "/companies/northwind-tidal/ports/"
    assert undo.undo_action(Action.objects.get(), None).kept == []
    assert str(Posting.objects.get(slug="engineer").company) == "NWT"
    assert redirected("/companies/northwind-tidal/ports/") == "/companies/nwt/ports/"
    assert not CompanyAlias.objects.exists()


def assert_dismissed_pairs_have_a_reason() -> None:
    assert [(str(each), each.kind, each.reason) for each in Dismissal.objects.all()] == [
        ("a and b", "duplicate", "different")
    ]


def assert_implausible_pay_has_no_yearly_amount() -> None:
    yearly = Posting.objects.filter(slug__in=["odd", "usual"]).values_list("slug", "pay_yearly_max")
    assert dict(yearly) == {"odd": None, "usual": 110_000}


def assert_spellings_have_the_markers_of_the_list_unless_an_editor_changed_them() -> None:
    markers = SkillAlias.objects.filter(text__in=["Helm", "Thrift", "Chef", "Podman"]).order_by("text")
    assert list(markers.values_list("text", "exact_case", "requires_context", "builtin_form")) == [
        ("Chef", False, False, "=?Chef"),
        ("Helm", True, True, "=?Helm"),
        ("Podman", True, False, "=Podman"),
        ("Thrift", False, True, "=?Thrift"),
    ]


@pytest.fixture
def board_of_0027(transactional_db: None) -> None:
    """The database as migration 0027 left it."""
    call_command("migrate", "postings", "0027", verbosity=0)


def test_what_was_recorded_under_column_names_from_before_0028_can_be_undone(board_of_0027: None) -> None:
    apps = MigrationExecutor(connection).loader.project_state([("postings", "0027_search_engines")]).apps
    company, pair, posting, report, action = (
        apps.get_model("postings", name) for name in ("Company", "PossibleDuplicate", "Posting", "ErrorReport", "Action")
    )
    first, second, third = (company.objects.create(name=name, key=name, slug=name) for name in ("a", "b", "c"))
    dismissed = pair.objects.create(first=first, second=second, reason="Similar", are_different=True)
    job = posting.objects.create(slug="engineer", title="Engineer", apply_url="https://jobs.example.org/1")
    resolved = report.objects.create(posting=job, fact="pay", words="Wrong.", is_settled=True)
    decided = action.objects.create(kind="decided", summary="Decided")
    for kind, row, field in (("names", dismissed, "are_different"), ("report", resolved, "is_settled")):
        change = {"object_type": kind, "object_id": row.pk, "field": field, "outcome": "edited"}
        decided.changes.create(**change, before=False, after=True)
    deleted = action.objects.create(kind="deleted", summary="Deleted")

    def delete(kind: str, values: dict[str, Any], *rows: Any) -> None:
        whole = json.loads(serializers.serialize("json", rows))
        change = {"object_type": kind, "object_id": rows[0].pk, "object_name": "deleted", "outcome": "deleted"}
        deleted.changes.create(**change, before={"rows": whole, "values": values})

    gone = posting.objects.create(
        slug="gone", title="Gone", apply_url="https://jobs.example.org/2", repost_is_settled=True, status="closed"
    )
    about = report.objects.create(posting=gone, fact="pay", words="Wrong.", is_settled=True, settled_at=timezone.now())
    delete("posting", {"title": "Gone"}, gone, about)
    gone.delete()
    pairs = [pair.objects.create(first=each, second=third, reason="Similar", are_different=True) for each in (first, second)]
    delete("company", {"name": "c", "key": "c", "slug": "c", "spellings": [], "merged": []}, third, pairs[0])
    delete("names", {"are_different": True}, pairs[1])
    third.delete()

    call_command("migrate", verbosity=0)

    restored = undo.undo_action(Action.objects.get(pk=deleted.pk), None)
    assert restored.kept == []
    found = Posting.objects.get(slug="gone")
    assert (found.repost_group_is_manual, found.error_reports.get().is_resolved) == (True, True)
    assert found.error_reports.get().resolved_at is not None
    assert list(PossibleDuplicate.objects.values_list("is_dismissed", flat=True)) == [True] * 3
    assert undo.undo_action(Action.objects.get(pk=decided.pk), None).kept == []
    assert not ErrorReport.objects.get(pk=resolved.pk).is_resolved
    assert not PossibleDuplicate.objects.get(pk=dismissed.pk).is_dismissed
