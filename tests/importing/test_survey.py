"""Reposts and boilerplate of a company's postings."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from postings.editing import posting_changes
from postings.importing.store.survey import survey
from postings.models import Boilerplate, Company, Posting, RepostGroup
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

WORK = "You will keep the tide gauges of forty harbours in working order, and write the software that reads them.\n\n" * 3
OTHER_WORK = "You sell charts to the captains of small ships, and travel from port to port along the coast to do it.\n\n" * 3
ABOUT = "Northwind Tidal was founded by three harbour masters and today measures the sea on four continents."


def groups() -> list[set[str]]:
    """Return the postings of each group, identified by the last part of their source keys."""
    found: dict[int | None, set[str]] = {}
    for posting in Posting.objects.exclude(repost_group=None):
        found.setdefault(posting.repost_group_id, set()).add(posting.source_key.rsplit("/", 1)[1])
    return sorted(found.values(), key=sorted)


class TestReposts:
    @pytest.fixture
    def cities(self, ads: Path) -> Path:
        """Import one job in two cities, another job of the same title, and the first job at another company."""
        write(
            ads,
            {
                "a.md": ad("Gauge Engineer - Halifax", slug="a", body=WORK, badges="`🌎 Halifax, Canada`"),
                "b.md": ad("Gauge Engineer (Remote)", slug="b", body=WORK, badges="`🌎 Remote`"),
                "c.md": ad("Gauge Engineer", slug="c", body=OTHER_WORK),
                "d.md": ad("Gauge Engineer", slug="d", body=WORK, company="Quirefold"),
            },
        )
        run(ads)
        return ads

    def test_reposts_in_several_cities_are_one_group(self, cities: Path) -> None:
        assert groups() == [{"a", "b"}]
        assert set(Posting.objects.exclude(repost_group=None).values_list("location_text", flat=True)) == {
            "Halifax, Canada",
            "Remote",
        }

    def test_posting_page_lists_reposts(self, cities: Path, client: Client) -> None:
        page = client.get(Posting.objects.get(source_key__endswith="/b").get_absolute_url()).content.decode()
        assert "This job was posted 2 times" in page
        assert "Gauge Engineer - Halifax" in page

    def test_later_import_adds_to_existing_group(self, cities: Path) -> None:
        before = RepostGroup.objects.get().pk
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert (groups(), RepostGroup.objects.get().pk) == ([{"a", "b", "e"}], before)

    def test_group_is_dissolved_when_texts_differ(self, cities: Path) -> None:
        run(write(cities, {"b.md": ad("Gauge Engineer (Remote)", slug="b", body=ABOUT)}))
        assert groups() == []
        assert not RepostGroup.objects.exists()

    def test_split_job_gets_two_groups(self, ads: Path) -> None:
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=WORK) for n in range(4)}))
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=OTHER_WORK) for n in range(2)}))
        assert groups() == [{"0", "1"}, {"2", "3"}]

    def test_posting_that_changes_company_leaves_its_group(self, cities: Path) -> None:
        run(write(cities, {"b.md": ad("Gauge Engineer (Remote)", slug="b", body=WORK, company="Kornspur")}))
        assert groups() == []
        run(write(cities, {"a.md": ad("Gauge Engineer", slug="a", body=WORK, company="Kornspur")}))
        assert groups() == [{"a", "b"}]

    def test_postings_without_title_key_are_grouped_by_title(self, ads: Path) -> None:
        titles = ["Java Engineer", "Nurse", "Sales Director"]
        run(write(ads, {f"{n}.md": ad(title, slug=f"{n}", body=WORK) for n, title in enumerate(titles)}))
        Posting.objects.update(title_key="")
        Company.objects.update(surveyed_at=None)
        survey(set())
        assert groups() == []

    def test_ungrouped_posting_stays_ungrouped(self, cities: Path) -> None:
        posting_changes.ungroup_reposts(list(Posting.objects.filter(source_key__endswith="/a").values_list("pk", flat=True)))
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert groups() == [{"b", "e"}]

    def test_grouped_postings_stay_grouped(self, cities: Path) -> None:
        posting_changes.group_reposts(list(Posting.objects.filter(source_key__regex="/[ac]$").values_list("pk", flat=True)))
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert groups() == [{"a", "c"}, {"b", "e"}]

    def test_admin_actions_group_and_ungroup(self, cities: Path, admin_client: Client) -> None:
        ids = list(Posting.objects.filter(source_key__regex="/[abc]$").values_list("pk", flat=True))
        for action, expected in [("mark_as_one_job", [{"a", "b", "c"}]), ("mark_as_different_jobs", [])]:
            admin_client.post("/admin/postings/posting/", {"action": action, "_selected_action": ids})
            assert groups() == expected


class TestBoilerplate:
    @pytest.fixture
    def three_jobs(self, ads: Path) -> Path:
        files = {
            f"{n}.md": ad(f"{title} Engineer", slug=f"{n}", body=f"**About us**\n\n{ABOUT}\n\n**Tasks**\n\n{task}")
            for n, (title, task) in enumerate([("Gauge", WORK), ("Chart", OTHER_WORK), ("Tide", f"{ABOUT[:40]} Other.")])
        }
        run(write(ads, files))
        return ads

    def test_repeated_text_is_stored_once(self, three_jobs: Path) -> None:
        found = Boilerplate.objects.get()
        assert (found.kind, found.jobs, found.html) == ("about-company", 3, f"<p>{ABOUT}</p>")

    def test_boilerplate_is_collapsed_on_posting_and_shown_on_company_page(self, three_jobs: Path, client: Client) -> None:
        posting = Posting.objects.first()
        page = client.get(posting.get_absolute_url()).content.decode()
        collapsed = page[
            page.index('<details class="collapsed">') : page.index("</details>", page.index('<details class="collapsed">'))
        ]
        assert ABOUT in collapsed
        assert "tide gauges" in page.replace(collapsed, "")
        assert ABOUT in client.get(posting.company.get_absolute_url()).content.decode()

    def test_reposts_of_one_job_are_not_boilerplate(self, ads: Path) -> None:
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=WORK) for n in range(4)}))
        assert groups() == [{"0", "1", "2", "3"}]
        assert not Boilerplate.objects.exists()

    def test_boilerplate_is_removed_when_no_longer_repeated(self, three_jobs: Path) -> None:
        run(write(three_jobs, {"2.md": ad("Tide Engineer", slug="2", body="Another text.")}))
        assert not Boilerplate.objects.exists()

    def test_unchanged_companies_are_not_surveyed(self, three_jobs: Path) -> None:
        assert survey(set()) == 0

    def test_companies_share_their_queries(self, ads: Path, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        names = [f"Quay {number}" for number in range(12)]
        run(write(ads, {f"{name}.md": ad("Tide Engineer", slug=name[5:], company=name, body=WORK) for name in names}))
        Company.objects.update(surveyed_at=None)
        with django_assert_max_num_queries(12):
            assert survey(set()) == 12
