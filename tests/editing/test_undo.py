"""Undoing actions and rolling back runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from postings.choices import ActionKind, ChangeOutcome, ObjectType
from postings.database.locks import AnotherImportIsRunning
from postings.editing import conflict_decisions, history, merging, undo
from postings.editing.journal import recorded
from postings.editing.object_adapters import ADAPTERS
from postings.models import (
    Action,
    Category,
    Company,
    Conflict,
    ImportRun,
    PossibleDuplicate,
    Posting,
    Skill,
    SourceFile,
    Team,
)
from postings.sync.edited_fields import edited_fields
from tests.builders import ad, make_company, make_posting, make_team, run, write

pytestmark = pytest.mark.django_db
PATH = "jobs/Python/2024-07/x/README.md"


def correct(posting: Posting, **columns: Any) -> Action:
    with recorded(None, ActionKind.EDITED, "Corrected", posting) as journal:
        Posting.objects.filter(pk=posting.pk).update(**columns)
    return journal.action


def imported(folder: Path, **options: Any) -> ImportRun:
    """Import a folder and return the record of the run."""
    report = run(folder, **options)
    assert report.run_id
    return ImportRun.objects.get(pk=report.run_id)


def state() -> Any:
    kind = ADAPTERS[ObjectType.POSTING]
    return [(row.source_key, kind.values(row), row.imported, row.sections) for row in kind.rows().order_by("source_key")]


def _but_reposts(rows: Any) -> Any:
    """Return the rows without repost groups, which the import finds and undoing a merge does not change."""
    return [(key, {**values, "job": None}, *rest) for key, values, *rest in rows]


class TestRollingBackARun:
    def test_rollback_restores_the_board(self, two_ads: Path) -> None:
        run(two_ads)
        before, files = state(), set(SourceFile.objects.filter(last_seen=None).values_list("path", flat=True))
        (two_ads / "jobs/Golang/2024-08/charts/README.md").unlink()
        (two_ads / "jobs/Python/2024-07/tides/README.md").unlink()
        moved = ad(title="Engineer, Ports", company="Southwind", badges="`🌎 Halifax`", body="Other.")
        write(two_ads, {"jobs/Rust/2024-09/tides/README.md": moved, "new.md": ad(slug="new", company="Westwind")})
        second = imported(two_ads, force=True)
        assert state() != before

        undone = undo.undo_run(second, None)

        assert (state(), undone.kept) == (before, [])
        assert set(SourceFile.objects.filter(last_seen=None).values_list("path", flat=True)) == files
        assert not Company.objects.filter(name__in=["Southwind", "Westwind"]).exists()
        assert not Category.objects.filter(name="Rust").exists()
        assert second.undone_by.get() == undone.action

    def test_reopened_posting_gets_its_closing_date_back(self, two_ads: Path) -> None:
        path = two_ads / "jobs/Python/2024-07/tides/README.md"
        text = path.read_text()
        run(two_ads)
        path.unlink()
        run(two_ads, force=True)
        before = Posting.objects.closed().get()
        write(two_ads, {"jobs/Python/2024-07/tides/README.md": text})
        third = imported(two_ads)
        assert not Posting.objects.closed().exists()
        undo.undo_run(third, None)
        assert (before.status, before.closed_at) == ("closed", Posting.objects.get(pk=before.pk).closed_at)

    def test_dry_run_returns_the_same_changes_and_saves_nothing(self, two_ads: Path) -> None:
        run(two_ads)
        write(two_ads, {"jobs/Python/2024-07/tides/README.md": ad(badges="`🌎 Halifax`")})
        second = imported(two_ads)
        before = state()
        said = undo.preview(second)
        assert state() == before
        assert not Action.objects.exists()
        done = undo.undo_run(second, None)
        assert [(c.object_id, c.field, c.before, c.after) for c in said.changes] == [
            (c.object_id, c.field, c.before, c.after) for c in done.changes
        ]

    def test_later_edits_are_kept(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Halifax`"), "new.md": ad(slug="new")})
        second = imported(ads)
        old, new = Posting.objects.order_by("pk")
        correct(old, pay_text="by hand")
        correct(new, location_text="by hand")

        undone = undo.undo_run(second, None)

        old.refresh_from_db()
        assert (old.pay_text, old.location_text) == ("by hand", "Remote, Canada")
        assert old.imported["pay_text"] == "65k-95k USD", "the base goes back, so that the correction still is one"
        assert Posting.objects.get(pk=new.pk).location_text == "by hand"
        assert "it has been edited since" in [kept.reason for kept in undone.kept]

    def test_values_of_a_later_run_are_kept(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Halifax`")})
        second = imported(ads)
        write(ads, {PATH: ad(badges="`💰 80k USD` `🌎 Halifax`")})
        run(ads)
        undone = undo.undo_run(second, None)
        posting = Posting.objects.get()
        assert (posting.pay_text, posting.location_text) == ("80k USD", "Remote, Canada")
        assert {(kept.field, kept.reason) for kept in undone.kept} == {
            ("pay", "a later import changed it again"),
            ("pay_text", "a later import changed it again"),
        }

    def test_next_import_makes_the_same_changes_again(self, two_ads: Path) -> None:
        run(two_ads)
        write(two_ads, {"jobs/Python/2024-07/tides/README.md": ad(badges="`🌎 Halifax`"), "new.md": ad(slug="new")})
        second = imported(two_ads)
        after = state()
        undo.undo_run(second, None)
        again = run(two_ads)
        assert (again.counts.new, again.counts.changed) == (1, 1)
        assert state() == after

    def test_rollback_can_be_undone(self, two_ads: Path) -> None:
        first = imported(two_ads)
        before = state()
        undone = undo.undo_run(first, None)
        assert not Posting.objects.exists()
        assert undone.action
        undo.undo_action(undone.action, None)
        assert state() == before

    def test_evidence_of_a_rolled_back_value_is_removed(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        undo.undo_run(imported(ads), None)
        assert "pay" not in Posting.objects.get().evidence
        write(ads, {PATH: ad()})
        run(ads)
        assert Posting.objects.get().evidence["pay"][0]["quote"] == "65k-95k USD"

    def test_command_previews_and_rolls_back_with_yes(self, two_ads: Path) -> None:
        number = run(two_ads).run_id
        out = StringIO()
        call_command("roll_back_run", number, stdout=out)
        assert "This would make" in out.getvalue()
        assert Posting.objects.count() == 2
        call_command("roll_back_run", number, yes=True, stdout=out)
        assert not Posting.objects.exists()
        with pytest.raises(CommandError, match="has already been rolled back"):
            call_command("roll_back_run", number)
        with pytest.raises(CommandError, match="There is no import"):
            call_command("roll_back_run", 999)


class TestUndoingAnAction:
    def test_undone_edit_takes_the_current_source_value(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        action = correct(Posting.objects.get(), pay_text="by hand")
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        run(ads)
        assert Conflict.objects.filter(field="pay_text").exists()
        undo.undo_action(action, None)
        assert Posting.objects.get().pay_text == "70k USD"
        assert not Conflict.objects.exists()

    def test_later_edit_of_the_same_field_is_kept(self) -> None:
        posting = make_posting(location_text="one")
        first = correct(posting, location_text="two", pay_text="x")
        correct(posting, location_text="three")
        undone = undo.undo_action(first, None)
        posting.refresh_from_db()
        assert (posting.location_text, posting.pay_text) == ("three", "")
        assert list(undone.kept_text) == ["location as written of Backend Engineer: it has been changed since"]

    def test_deleted_posting_is_restored_with_all_values(self) -> None:
        company = make_company()
        posting = make_posting(company=company, team=make_team(company), pay_min=Decimal(5), pay_currency="EUR")
        before = ADAPTERS[ObjectType.POSTING].values(posting)
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        assert not Posting.objects.exists()
        undo.undo_action(journal.action, None)
        again = ADAPTERS[ObjectType.POSTING].rows().get(pk=posting.pk)
        assert (ADAPTERS[ObjectType.POSTING].values(again), again.slug, again.sections) == (
            before,
            posting.slug,
            posting.sections,
        )

    def test_deleted_team_and_category_are_added_again_with_the_values_that_name_them(self) -> None:
        company, category = make_company(), Category.objects.create(name="Rust")
        team = make_team(company)
        posting = make_posting(company=company, team=team, categories=[category])
        with recorded(None, ActionKind.EDITED, "Edited", posting) as journal:
            Posting.objects.update(team=None)
            posting.categories.clear()
        team.delete()
        category.delete()
        previewed = undo.preview(journal.action)
        added = [(each.object_type, each.object_name) for each in previewed.changes if each.outcome == ChangeOutcome.MADE]
        assert sorted(added) == [("category", "Rust"), ("team", "Tides")]
        undo.undo_action(journal.action, None)
        posting.refresh_from_db()
        assert (posting.team.name, [each.name for each in posting.categories.all()]) == ("Tides", ["Rust"])

    def test_block_without_changes_records_no_action(self) -> None:
        posting = make_posting()
        with recorded(None, ActionKind.EDITED, "Nothing", posting):
            posting.save()
        assert not Action.objects.exists()


class TestHistory:
    def test_restored_version_is_kept_by_imports(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        first = history.events(ObjectType.POSTING, Posting.objects.get().pk)[0]
        write(ads, {PATH: ad(title="Engineer, Ports", badges="`🌎 Halifax`", body="Other.")})
        run(ads)
        posting = Posting.objects.get()
        correct(posting, seniority="staff")

        assert history.restore(posting, first.last, None)

        posting = Posting.objects.with_spellings().get()
        assert (posting.title, posting.team and posting.team.name) == ("Backend Engineer, Tides", "Tides")
        assert (posting.pay_text, posting.seniority) == ("65k-95k USD", "")
        assert "We measure tides" in posting.body_html
        assert {"title", "team", "pay", "body"} <= set(edited_fields(posting))
        assert run(ads).counts.conflicts == 0
        assert Posting.objects.get().title == "Backend Engineer, Tides"
        kinds = [event.by.kind for event in history.events(ObjectType.POSTING, posting.pk) if not event.is_run]
        assert kinds == ["restored", "edited"]

    def test_deleted_posting_can_be_restored_once(self) -> None:
        posting = make_posting("By hand")
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(posting)
        (change,) = history.deleted()
        assert change.object_name == "By hand"
        assert history.recover(change, None) == (posting, [])
        assert history.deleted() == []
        assert history.recover(change, None) is None


class TestMerging:
    @pytest.fixture
    def merged(self, ads: Path) -> Action:
        write(ads, {"a.md": ad(slug="a"), "b.md": ad(slug="b", company="NWT", title="Engineer, Tides")})
        write(ads, {"c.md": ad(slug="c", company="NWT", title="Engineer, Ports")})
        run(ads)
        keep, other = Company.objects.get(name="Northwind Tidal"), Company.objects.get(name="NWT")
        self.before = state()
        action = merging.merge_companies(keep, [other], None)
        assert action
        return action

    def test_merge_moves_postings_and_teams_and_imports_agree(self, merged: Action, ads: Path) -> None:
        company = Company.objects.unmerged().get()
        assert company.name == "Northwind Tidal"
        assert sorted(Team.objects.unmerged().values_list("company__name", "name")) == [
            ("Northwind Tidal", "Ports"),
            ("Northwind Tidal", "Tides"),
        ]
        assert not Posting.objects.edited().exists()
        write(
            ads,
            {"c.md": ad(slug="c", company="NWT", title="Engineer, Ports", body="New."), "d.md": ad(slug="d", company="NWT")},
        )
        assert run(ads).counts.conflicts == 0
        assert set(Posting.objects.values_list("company", flat=True)) == {company.pk}

    def test_undone_merge_returns_postings_including_later_ones(self, merged: Action, ads: Path) -> None:
        write(ads, {"d.md": ad(slug="d", company="NWT, Inc."), "e.md": ad(slug="e")})
        run(ads)
        undo.undo_action(merged, None)
        assert _but_reposts(state()[:3]) == _but_reposts(self.before)
        names = dict(Posting.objects.values_list("source_key", "company__name"))
        assert [names[f"https://jobs.example.org/apply/{slug}"] for slug in "abcde"] == [
            "Northwind Tidal", "NWT", "NWT", "NWT", "Northwind Tidal",
        ]  # fmt: skip
        assert sorted(Team.objects.unmerged().values_list("company__name", "name")) == [
            ("NWT", "Ports"), ("NWT", "Tides"), ("Northwind Tidal", "Tides"),
        ]  # fmt: skip
        counts = run(ads).counts
        assert (counts.new, counts.changed, counts.conflicts) == (0, 0, 0)

    def test_later_edit_of_the_company_is_kept(self, merged: Action) -> None:
        southwind = make_company("Southwind")
        posting = Posting.objects.get(source_key__endswith="/b")
        correct(posting, company=southwind, team=None)
        undo.undo_action(merged, None)
        assert Posting.objects.get(pk=posting.pk).company == southwind

    def test_undoing_a_merge_cannot_be_undone(self, merged: Action) -> None:
        undone = undo.undo_action(merged, None)
        assert undone.action
        assert not undo.can_be_undone(undone.action)
        assert not undo.can_be_undone(merged)

    def test_teams_can_be_merged_and_the_merge_undone(self) -> None:
        company = make_company()
        tides, ports = make_team(company), make_team(company, "Ports")
        posting = make_posting(company=company, team=ports)
        action = merging.merge_teams(tides, [ports], None)
        assert action
        posting.refresh_from_db()
        assert (posting.team, Team.objects.unmerged().get(), tides.merged.get()) == (tides, tides, ports)
        undo.undo_action(action, None)
        posting.refresh_from_db()
        assert posting.team and (posting.team.name, posting.team_id) == ("Ports", ports.pk)
        assert not Team.objects.merged().exists()


class TestConflicts:
    @pytest.fixture
    def conflict(self, ads: Path) -> Conflict:
        write(ads, {PATH: ad()})
        run(ads)
        correct(Posting.objects.get(), pay_text="by hand")
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        run(ads)
        return Conflict.objects.get()

    def test_resolved_conflict_is_not_reopened_by_imports(self, conflict: Conflict, ads: Path) -> None:
        assert (conflict.field, conflict.base) == ("pay_text", "65k-95k USD")
        conflict_decisions.decide([conflict], None, take_source=False)
        posting = Posting.objects.get()
        assert (posting.pay_text, posting.edited) == ("by hand", " pay_text ")
        assert not Conflict.objects.exists()
        run(ads)
        assert not Conflict.objects.exists()

    def test_taking_the_source_value_ends_the_edit_and_can_be_undone(self, conflict: Conflict) -> None:
        action = conflict_decisions.decide([conflict], None, take_source=True)
        posting = Posting.objects.get()
        assert (posting.pay_text, posting.edited) == ("70k USD", "")
        undo.undo_action(action, None)
        assert Posting.objects.get().pay_text == "by hand"
        assert Conflict.objects.get().base == "65k-95k USD"

    def test_keeping_our_value_is_recorded_and_can_be_undone(self, conflict: Conflict) -> None:
        action = conflict_decisions.decide([conflict], None, take_source=False)
        kept = action.changes.get()
        assert (kept.outcome, kept.after, kept.base_after) == (ChangeOutcome.CONFLICT, "by hand", "70k USD")
        undo.undo_action(action, None)
        assert Conflict.objects.get().field == "pay_text"

    def test_editing_the_field_again_resolves_the_conflict(self, conflict: Conflict) -> None:
        correct(conflict.posting, pay_text="by hand, again")
        assert not Conflict.objects.exists()


def test_source_value_equal_to_ours_ends_the_conflict(ads: Path) -> None:
    write(ads, {PATH: ad()})
    run(ads)
    correct(Posting.objects.get(), location_text="Halifax")
    for place in ("Truro", "Halifax"):
        write(ads, {PATH: ad(badges=f"`💰 65k-95k USD` `🌎 {place}`")})
        run(ads)
    assert not Conflict.objects.exists()
    assert Posting.objects.get().edited == ""


def test_rollback_is_refused_while_an_import_runs(ads: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def taken() -> Iterator[None]:
        raise AnotherImportIsRunning
        yield

    write(ads, {PATH: ad()})
    number = run(ads).run_id
    monkeypatch.setattr("postings.editing.bulk_change.import_lock", taken)
    with pytest.raises(CommandError, match="An import is running"):
        call_command("roll_back_run", number, yes=True)
    assert Posting.objects.exists()


class TestUnusualOrders:
    def test_two_runs_can_be_rolled_back_oldest_first(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        before = state()
        runs = []
        for pay in ("70k USD", "80k USD"):
            write(ads, {PATH: ad(badges=f"`💰 {pay}` `🌎 Halifax`")})
            runs.append(imported(ads))
        for each in runs:
            undo.undo_run(each, None)
        assert state() == before

    def test_rolling_back_a_run_deletes_its_conflict(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        correct(Posting.objects.get(), pay_text="by hand")
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        second = imported(ads)
        assert Conflict.objects.exists()
        undo.undo_run(second, None)
        assert not Conflict.objects.exists()

    def test_undoing_an_edit_reopens_the_conflict_it_resolved(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        correct(Posting.objects.get(), pay_text="by hand")
        write(ads, {PATH: ad(badges="`💰 70k USD` `🌎 Remote, Canada`")})
        run(ads)
        again = correct(Posting.objects.get(), pay_text="by hand, again")
        assert not Conflict.objects.exists()
        undo.undo_action(again, None)
        assert Conflict.objects.get().field == "pay_text"

    def test_source_company_and_team_are_taken_together(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        run(ads)
        southwind = make_company("Southwind")
        correct(Posting.objects.get(), company=southwind, team=make_team(southwind, "Harbours"))
        write(ads, {PATH: ad(company="Westwind", title="Backend Engineer, Ports")})
        run(ads)
        action = conflict_decisions.decide(Conflict.objects.all(), None, take_source=True)
        posting = Posting.objects.get()
        assert posting.company and posting.team
        assert (posting.company.name, posting.team.name, posting.team.company) == ("Westwind", "Ports", posting.company)
        made = action.changes.filter(outcome=ChangeOutcome.MADE).values_list("object_type", flat=True)
        assert sorted(made) == ["company", "team"]
        assert list(southwind.teams.values_list("name", flat=True)) == ["Harbours"]

    def test_undo_restores_the_closing_date(self) -> None:
        posting = make_posting(status="closed", closed_at=datetime(2024, 7, 1, 12, tzinfo=UTC))
        action = correct(posting, status="open", closed_at=None)
        undo.undo_action(action, None)
        posting.refresh_from_db()
        assert (posting.status, posting.closed_at) == ("closed", datetime(2024, 7, 1, 12, tzinfo=UTC))

    def test_restored_skill_is_linked_to_its_postings(self) -> None:
        posting, skill = make_posting(), Skill.objects.create(name="Tidescript", key="tidescript", slug="tidescript")
        posting.posting_skills.create(skill=skill)
        with recorded(None, ActionKind.DELETED, "Deleted") as journal:
            journal.delete(skill)
        assert not posting.posting_skills.exists()
        undo.undo_action(journal.action, None)
        assert posting.posting_skills.get().skill == skill

    def test_merge_keeps_decisions_about_boilerplate_and_duplicates(self) -> None:
        keep, other, third = make_company(), make_company("NWT"), make_company("NWT Labs")
        block = {"key": "k", "kind": "other", "html": "<p>x</p>", "jobs": 3, "position": 1}
        other.boilerplate.create(**block, display="shown")
        PossibleDuplicate.objects.create(first=other, second=third, reason="r", is_dismissed=True)
        action = merging.merge_companies(keep, [other], None)
        assert action and keep.boilerplate.get().display == "shown"
        undo.undo_action(action, None)
        assert PossibleDuplicate.objects.get(first=other.pk).is_dismissed
        assert not keep.boilerplate.exists()

    def test_restored_posting_does_not_take_a_file_of_another_posting(self, ads: Path) -> None:
        write(ads, {PATH: ad()})
        first = imported(ads)
        rolled_back = undo.undo_run(first, None).action
        write(ads, {PATH: ad(slug="another")})
        run(ads)
        assert rolled_back
        undo.undo_action(rolled_back, None)
        files = dict(Posting.objects.values_list("source_key", "source_files__path"))
        assert [files[f"https://jobs.example.org/apply/{slug}"] for slug in ("another", "backend-engineer-tides")] == [
            PATH,
            None,
        ]

    def test_renamed_skill_is_restored_under_its_new_name(self) -> None:
        skill = Skill.objects.create(name="Tidescript", key="tidescript", slug="tidescript")
        posting = make_posting()
        posting.posting_skills.create(skill=skill)
        first = correct(posting, location_text="x").changes.get()
        with recorded(None, ActionKind.EDITED, "Emptied", posting):
            posting.posting_skills.all().delete()
        with recorded(None, ActionKind.EDITED, "Renamed", skill):
            Skill.objects.filter(pk=skill.pk).update(name="Tides", key="tides")
        history.restore(posting, first.pk, None)
        assert posting.posting_skills.get().skill == skill
