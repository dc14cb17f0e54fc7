"""Postings in several files or sources: which one sets the values, and what happens when one is removed."""

from datetime import date
from pathlib import Path

import pytest

from postings.choices import RunOutcome
from postings.editing import corrections
from postings.importing.store.run_records import Counts
from postings.models import Company, Posting, Source, SourceFile, Team
from tests.builders import ad, make_company, make_team, many_ads, run, write

pytestmark = pytest.mark.django_db

C, GO, PHP = (f"jobs/{category}/2024-0{month}/x/README.md" for category, month in (("C#", 7), ("Golang", 8), ("PHP", 9)))


def categories() -> list[str]:
    return sorted(category.name for category in Posting.objects.get(title="Backend Engineer, Tides").categories.all())


class TestSeveralFilesOfOneSource:
    def test_importing_one_file_also_reads_sibling_files(self, ads: Path) -> None:
        write(ads, {C: ad(), GO: ad(badges="`🌎 Halifax`")})
        run(ads)
        write(ads, {C: ad(badges="`🌎 Mars`")})
        run(ads / C)
        assert categories() == ["C#", "Golang"]
        assert Posting.objects.get().location_text == "Halifax", "the newer file speaks"

    def test_invalid_file_keeps_category_and_fixed_file_sets_values_again(self, ads: Path) -> None:
        whole = ad(badges="`🌎 Halifax`")
        write(ads, {C: ad(), GO: whole})
        run(ads)
        write(ads, {C: ad(badges="`🌎 Mars`"), GO: ""})
        run(ads)
        assert categories() == ["C#", "Golang"]
        write(ads, {GO: whole})
        run(ads)
        assert (categories(), Posting.objects.get().location_text) == (["C#", "Golang"], "Halifax")

    def test_files_of_killed_run_are_read_again(self, ads: Path) -> None:
        write(ads, {C: ad(badges="`🌎 Mars`"), GO: ad(badges="`🌎 Halifax`")})
        run(ads)
        # The state after a run that was killed between writing the file's new posting and its old one.
        write(ads, {GO: ad(title="Moved", slug="moved")})
        run(ads / GO)
        Posting.objects.filter(title="Backend Engineer, Tides").update(location_text="Halifax")
        posting = Posting.objects.get(title="Backend Engineer, Tides")
        posting.imported = {**posting.imported, "location_text": "Halifax", "categories": ["C#", "Golang"]}
        posting.save()
        SourceFile.objects.filter(posting=posting).update(fingerprint="")

        run(ads)
        posting.refresh_from_db()
        assert (posting.location_text, posting.status) == ("Mars", "open")

    def test_moved_file_changes_category(self, ads: Path) -> None:
        write(ads, {C: ad(), **many_ads(6)})
        run(ads)
        (ads / C).unlink()
        write(ads, {PHP: ad()})
        assert run(ads, dry_run=True).differences == ['~ Backend Engineer, Tides: categories: ["C#"] -> ["PHP"]']
        run(ads)
        assert categories() == ["PHP"]
        assert Posting.objects.get(title="Backend Engineer, Tides").posted_on == date(2024, 7, 1)


class TestSeveralSources:
    @pytest.fixture
    def other(self, tmp_path: Path) -> Path:
        return tmp_path / "other"

    def test_first_source_sets_values(self, ads: Path, other: Path) -> None:
        run(write(ads, {C: ad(badges="`🌎 Halifax`")}))
        run(write(other, {PHP: ad(badges="`🌎 Mars`")}))
        assert (Posting.objects.get().location_text, categories()) == ("Halifax", ["C#", "PHP"])

        write(other, {PHP: ad(badges="`🌎 Venus`")})
        assert run(other).counts.changed == 0
        assert run(ads).counts == Counts(unchanged=1, files=1, ads=1)
        assert Posting.objects.get().location_text == "Halifax"

    def test_correction_survives_changes_of_either_source(self, ads: Path, other: Path) -> None:
        run(write(ads, {C: ad(badges="`🌎 Halifax`")}))
        run(write(other, {PHP: ad(badges="`🌎 Mars`")}))
        posting = Posting.objects.get()
        posting.location_text = "Corrected"
        posting.save()
        for folder, path, place in ((ads, C, "Halifax"), (other, PHP, "Mars"), (ads, C, "Halifax")):
            write(folder, {path: ad(badges=f"`🌎 {place}`", body=f"{place} {SourceFile.objects.count()}")})
            assert run(folder).counts.conflicts == 0
        assert Posting.objects.get().location_text == "Corrected"

    def test_second_source_sets_values_after_first_drops_posting(self, ads: Path, other: Path) -> None:
        run(write(ads, {C: ad(badges="`🌎 Halifax`"), **many_ads(6)}))
        run(write(other, {PHP: ad(badges="`🌎 Mars`")}))
        (ads / C).unlink()
        assert run(ads).counts.closed == 0
        run(other)
        posting = Posting.objects.get(title="Backend Engineer, Tides")
        assert (posting.status, posting.location_text, categories()) == ("open", "Mars", ["PHP"])

    def test_category_of_dropped_file_is_removed_at_next_run(self, ads: Path, other: Path) -> None:
        run(write(ads, {C: ad()}))
        run(write(other, {PHP: ad(), **many_ads(6)}))
        (other / PHP).unlink()
        run(other)
        run(ads)
        assert categories() == ["C#"]

    def test_two_sources_change_posting_in_one_run(self, ads: Path, other: Path) -> None:
        run(write(ads, {C: ad()}), write(other, {PHP: ad()}))
        write(ads, {C: ad(body="One."), "jobs/Vue/2024-01/x/README.md": ad()})
        write(other, {PHP: ad(body="Two."), "jobs/Java/2024-01/x/README.md": ad()})
        report = run(ads, other)
        assert (report.counts.set_aside, report.findings) == (0, [])
        assert (Posting.objects.get().body, categories()) == ("One.", ["C#", "Java", "PHP", "Vue"])

    def test_ads_missing_from_two_sources_at_once_count_as_closing(self, ads: Path, other: Path) -> None:
        run(write(ads, many_ads(10)), write(other, many_ads(10)))
        for n in range(1, 10):
            (ads / f"ad-{n:03}.md").unlink()
            (other / f"ad-{n:03}.md").unlink()
        report = run(ads, other)
        assert report.outcome is RunOutcome.REFUSED
        assert "would close 9 of 10" in report.message
        assert Posting.objects.filter(status="open").count() == 10

    def test_nested_source_is_merged_into_outer_source(self, ads: Path) -> None:
        write(ads, {C: ad(), **many_ads(6)})
        run(ads / C)
        run(ads / "jobs")
        run(ads)
        assert [source.name for source in Source.objects.all()] == [str(ads)]
        (ads / C).unlink()
        assert run(ads).counts == Counts(unchanged=6, closed=1, files=6, ads=6)

    def test_duplicate_path_is_read_once(self, two_ads: Path) -> None:
        assert run(two_ads, two_ads).counts == Counts(new=2, files=2, ads=2)


def test_team_alias_applies_to_one_company_only(ads: Path) -> None:
    write(
        ads,
        {
            "x.md": ad(title="Engineer, Payments", company="Xenia", slug="x"),
            "y.md": ad(title="Engineer, Payments", company="Yarrow", slug="y"),
        },
    )
    run(ads)
    renamed = Team.objects.get(company__name="Xenia")
    renamed.name = "Money"
    corrections.name_team(renamed)
    corrected = Posting.objects.get(company__name="Yarrow")
    corrected.team = make_team(Company.objects.get(postings=corrected), "Money")
    corrected.save()

    write(ads, {"y.md": ad(title="Engineer, Ports", company="Yarrow", slug="y")})
    assert run(ads).counts.conflicts == 1
    assert Posting.objects.get(company__name="Yarrow").team.name == "Money"


def test_corrected_team_keeps_its_company_when_source_drops_it(ads: Path) -> None:
    run(write(ads, {C: ad()}))
    posting = Posting.objects.get()
    posting.team = make_team(Company.objects.get(postings=posting), "Harbours")
    posting.save()
    write(ads, {C: ad(company="None")})
    assert run(ads).counts.conflicts == 2
    posting.refresh_from_db()
    assert (posting.company.name, posting.team.name) == ("Northwind Tidal", "Harbours")


def test_derived_fields_are_updated_after_reader_change(ads: Path) -> None:
    run(write(ads, {C: ad()}))
    Posting.objects.update(sections=[], excerpt="OLD")
    SourceFile.objects.update(fingerprint="of an older reader")
    assert run(ads).counts == Counts(unchanged=1, files=1, ads=1)
    posting = Posting.objects.get()
    assert "<li>Read charts</li>" in posting.body_html
    assert posting.excerpt == "We measure tides."


def test_future_month_is_not_a_posting_date(ads: Path) -> None:
    run(write(ads, {"jobs/PHP/2099-12/x/README.md": ad()}))
    assert Posting.objects.get().posted_on is None


def test_single_file_import_does_not_update_last_read(two_ads: Path) -> None:
    run(two_ads)
    before = Source.objects.get().last_read_at
    write(two_ads, {C: ad(slug="another")})
    run(two_ads / C)
    assert Source.objects.get().last_read_at == before


def test_implausible_pay_is_not_stored(ads: Path) -> None:
    for number, badge in enumerate(["99999999999999 JPY", "9" * 5000 + " USD", "1e99 USD"]):
        write(ads, {f"{number}.md": ad(badges=f"`💰 {badge[:900]}`", slug=f"pay-{number}")})
    assert run(ads).counts.new == 3
    assert {posting.pay_max for posting in Posting.objects.all()} <= {None, 99}


def test_manual_company_with_other_spelling_is_matched(ads: Path) -> None:
    make_company("NORTHWIND  tidal", slug="nw")
    run(write(ads, {C: ad()}))
    assert Posting.objects.get().company.slug == "nw"
