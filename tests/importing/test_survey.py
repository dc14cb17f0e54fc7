"""What shows when a company's postings are laid side by side: reposts of one job, and text that all of them repeat."""

from pathlib import Path

import pytest
from django.test import Client

from postings.editing import corrections
from postings.importing.store.survey import survey
from postings.models import Boilerplate, Company, Posting, RepostGroup
from tests.builders import ad, run, write

pytestmark = pytest.mark.django_db

WORK = "You will keep the tide gauges of forty harbours in working order, and write the software that reads them.\n\n" * 3
OTHER_WORK = "You sell charts to the captains of small ships, and travel from port to port along the coast to do it.\n\n" * 3
ABOUT = "Northwind Tidal was founded by three harbour masters and today measures the sea on four continents."


def groups() -> list[set[str]]:
    """The postings of each group, by the last part of their links."""
    found: dict[int, set[str]] = {}
    for posting in Posting.objects.exclude(repost_group=None):
        found.setdefault(posting.repost_group_id, set()).add(posting.source_key.rsplit("/", 1)[1])
    return sorted(found.values(), key=sorted)


class TestReposts:
    @pytest.fixture
    def cities(self, ads: Path) -> Path:
        """One job in two cities, another of the same title, and one of another company."""
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

    def test_one_job_in_several_cities_is_one_group_and_keeps_all_places(self, cities: Path) -> None:
        assert groups() == [{"a", "b"}]
        assert set(Posting.objects.exclude(repost_group=None).values_list("location_text", flat=True)) == {
            "Halifax, Canada",
            "Remote",
        }

    def test_the_page_of_each_names_the_others(self, cities: Path, client: Client) -> None:
        page = client.get(Posting.objects.get(source_key__endswith="/b").get_absolute_url()).content.decode()
        assert "This job was posted 2 times" in page
        assert "Gauge Engineer - Halifax" in page

    def test_a_later_import_keeps_the_group_and_adds_to_it(self, cities: Path) -> None:
        before = RepostGroup.objects.get().pk
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert (groups(), RepostGroup.objects.get().pk) == ([{"a", "b", "e"}], before)

    def test_when_the_texts_part_so_does_the_group(self, cities: Path) -> None:
        run(write(cities, {"b.md": ad("Gauge Engineer (Remote)", slug="b", body=ABOUT)}))
        assert groups() == []
        assert not RepostGroup.objects.exists()

    def test_two_jobs_that_were_one_get_a_group_each(self, ads: Path) -> None:
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=WORK) for n in range(4)}))
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=OTHER_WORK) for n in range(2)}))
        assert groups() == [{"0", "1"}, {"2", "3"}]

    def test_a_posting_that_goes_to_another_company_leaves_its_group(self, cities: Path) -> None:
        run(write(cities, {"b.md": ad("Gauge Engineer (Remote)", slug="b", body=WORK, company="Kornspur")}))
        assert groups() == []
        run(write(cities, {"a.md": ad("Gauge Engineer", slug="a", body=WORK, company="Kornspur")}))
        assert groups() == [{"a", "b"}]

    def test_postings_of_a_time_before_titles_had_keys_are_told_apart(self, ads: Path) -> None:
        titles = ["Java Engineer", "Nurse", "Sales Director"]
        run(write(ads, {f"{n}.md": ad(title, slug=f"{n}", body=WORK) for n, title in enumerate(titles)}))
        Posting.objects.update(title_key="")
        Company.objects.update(surveyed_at=None)
        survey(set())
        assert groups() == []

    def test_what_an_editor_parted_stays_apart(self, cities: Path) -> None:
        corrections.ungroup_reposts(Posting.objects.filter(source_key__endswith="/a"))
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert groups() == [{"b", "e"}]

    def test_what_an_editor_joined_stays_joined(self, cities: Path) -> None:
        corrections.group_reposts(Posting.objects.filter(source_key__regex="/[ac]$"))
        run(write(cities, {"e.md": ad("Gauge Engineer", slug="e", body=WORK)}))
        assert groups() == [{"a", "c"}, {"b", "e"}]

    def test_the_admin_joins_and_parts(self, cities: Path, admin_client: Client) -> None:
        ids = list(Posting.objects.filter(source_key__regex="/[abc]$").values_list("pk", flat=True))
        for action, expected in [("mark_as_one_job", [{"a", "b", "c"}]), ("mark_as_different_jobs", [])]:
            admin_client.post("/admin/postings/posting/", {"action": action, "_selected_action": ids})
            assert groups() == expected


class TestBoilerplate:
    @pytest.fixture
    def three(self, ads: Path) -> Path:
        files = {
            f"{n}.md": ad(f"{title} Engineer", slug=f"{n}", body=f"**About us**\n\n{ABOUT}\n\n**Tasks**\n\n{task}")
            for n, (title, task) in enumerate([("Gauge", WORK), ("Chart", OTHER_WORK), ("Tide", f"{ABOUT[:40]} Other.")])
        }
        run(write(ads, files))
        return ads

    def test_what_most_jobs_of_a_company_repeat_is_noted_once(self, three: Path) -> None:
        found = Boilerplate.objects.get()
        assert (found.kind, found.jobs, found.html) == ("about-company", 3, f"<p>{ABOUT}</p>")

    def test_a_page_folds_it_and_the_company_page_shows_it(self, three: Path, client: Client) -> None:
        posting = Posting.objects.first()
        page = client.get(posting.get_absolute_url()).content.decode()
        collapsed = page[
            page.index('<details class="fold">') : page.index("</details>", page.index('<details class="fold">'))
        ]
        assert ABOUT in collapsed
        assert "tide gauges" in page.replace(collapsed, "")
        assert ABOUT in client.get(posting.company.get_absolute_url()).content.decode()

    def test_the_same_job_posted_again_and_again_is_no_boilerplate(self, ads: Path) -> None:
        run(write(ads, {f"{n}.md": ad("Gauge Engineer", slug=f"{n}", body=WORK) for n in range(4)}))
        assert groups() == [{"0", "1", "2", "3"}]
        assert not Boilerplate.objects.exists()

    def test_it_goes_when_the_ads_no_longer_repeat_it(self, three: Path) -> None:
        run(write(three, {"2.md": ad("Tide Engineer", slug="2", body="Another text.")}))
        assert not Boilerplate.objects.exists()

    def test_an_import_that_changes_nothing_surveys_nothing(self, three: Path) -> None:
        assert survey(set()) == 0
