"""Random boards for tests that compare a fast implementation with a simple one. They have few values, so many coincide."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from postings.choices import Employment, Function, Seniority
from postings.detail_facts import DETAIL_FACTS
from postings.models import Company, Posting, PostingSkill, RepostGroup, Team
from postings.search.filters import MODE_OF
from postings.sync.directory import Directory
from tests.builders import make_company, make_posting, make_team

PLACES = ["CA", "CA-ON", "CA-ON/Toronto", "US", "US-CA", "DE", "DE/Berlin", "FR", "Europe", "EU", "DACH", "Worldwide"]
CODES = ["CA", "US", "DE", "FR", "BR"]
SKILLS = ["Go", "Python", "Rust", "C++", "Kanban", "Scrum"]
CATEGORIES = ["Python", "Golang"]
DETAILS = {name: fact.choices.values for name, fact in DETAIL_FACTS.items() if fact.many and fact.choices}
TITLES = ["Backend Engineer", "Data Engineers", "Señor Developer", "C++ Developer", "Manager"]
TEXTS = ["We measure tides.", "Node.js and c++, daily.", "Boats, engineers and a tide.", ".NET only"]
SEARCHES = [
    "engineer",
    "tides",
    '"data engineers"',
    "dev*",
    "c++",
    "-tides",
    "engineer -boats",
    "senor",
    "node.js",
    ".net",
    "?!",
]


def jobs_of(postings: QuerySet[Posting]) -> list[list[int]]:
    """Return the ids of the postings of each job, in the order of the first of each."""
    jobs: dict[int, list[int]] = {}
    for pk, group in postings.values_list("pk", "repost_group"):
        jobs.setdefault(group or -pk, []).append(pk)
    return list(jobs.values())


class RandomBoard:
    """A board with random postings and changes, which depend only on the seed."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.directory = Directory()
        self.jobs = [RepostGroup.objects.create() for _ in range(3)]
        self.companies = [make_company(name) for name in ("Northwind Tidal", "Southwind", "Brackwater")]
        self.teams = [make_team(company, name) for company in self.companies[:2] for name in ("Tides", "Charts")]

    def grow(self, count: int) -> None:
        for _ in range(count):
            self._add()

    def _add(self) -> None:
        choice, chance = self.random.choice, self.random.random
        company = choice([*self.companies, None])
        teams = [team for team in self.teams if company and team.company_id == company.pk]
        lowest, highest = sorted(self.random.choices([45, 1_200, 60_000, 80_000, 99_999.99, 100_000, 250_000], k=2))
        has_pay, codes = chance() < 0.7, self.random.sample(CODES, 3)
        posted = choice([None, *(timezone.localdate() - timedelta(days=days) for days in (0, 6, 7, 8, 29, 30, 31, 89, 400))])
        closes = choice(
            [None, None, *(timezone.localdate() + timedelta(days=days) for days in (0, 6, 7, 8, 29, 30, 31, 400))]
        )
        posting = make_posting(
            choice(TITLES),
            closes_on=closes,
            slug=f"p{self.random.getrandbits(60):x}",
            body=choice(TEXTS),
            company=company,
            team=choice([*teams, None]),
            repost_group=choice([*self.jobs, None, None, None]),
            status=choice(["open", "open", "open", "open", "closed", "hidden"]),
            function=choice(["", *list(Function)[:4]]),
            seniority=choice(["", *list(Seniority)[:5]]),
            employment=choice(["", *Employment]),
            years_min=choice([None, Decimal("0"), Decimal("0.5"), Decimal("3"), Decimal("7.5"), Decimal("12")]),
            language=choice(["", "en", "en", "fr"]),
            hours=choice(["", "", "UTC-5 to UTC+3", "9:00-17:00 in UTC+1", "4 hours with UTC-8"]),
            location_text=choice(["", "Toronto", "Berlin or remote"]),
            is_remote=chance() < 0.5,
            is_hybrid=chance() < 0.2,
            is_onsite=chance() < 0.2,
            apply_from=choice(["", f" {codes[0]} ", f" {codes[0]} {codes[1]} "]),
            apply_not_from=choice(["", f" {codes[1]} ", f" {codes[2]} "]),
            apply_from_others=choice(["yes", "no", "not stated"]),
            pay_min=choice([lowest, None]) if has_pay else None,
            pay_max=choice([highest, None]) if has_pay else None,
            pay_currency=choice(["USD", "USD", "EUR", ""]),
            pay_period=choice(["year", "year", "hour", ""]),
            posted_on=posted,
            posted_precision="day" if posted else "unknown",
            languages=choice(["", " en ", " de:C1 en:fluent "]),
            **{name: choice(["", *values]) for name, values in DETAILS.items()},
        )
        added = datetime(2026, 11, 20, 8, tzinfo=UTC) + timedelta(seconds=choice([-86_400, -1, 0, 59, 60, 3 * 86_400]))
        Posting.objects.filter(pk=posting.pk).update(created_at=added)
        self._link(posting)

    def _link(self, posting: Posting) -> None:
        def sample(values: list[str], most: int) -> list[str]:
            return self.random.sample(values, self.random.randrange(most + 1))

        posting.places.set(self.directory.place(key) for key in sample(PLACES, 3))
        posting.categories.set(self.directory.category(name) for name in sample(CATEGORIES, 2))
        PostingSkill.objects.filter(posting=posting).delete()
        for name in sample(SKILLS, 3):
            PostingSkill.objects.create(posting=posting, skill_id=self.directory.skill_id(name))

    def change(self) -> None:
        """Make a random change, such as those of imports and editors."""
        postings = list(Posting.objects.order_by("pk"))
        posting = self.random.choice(postings)
        match self.random.randrange(10):
            case 0:
                self._add()
            case 1:
                Posting.objects.filter(pk=posting.pk).delete()
            case 2:
                Posting.objects.filter(pk=posting.pk).update(status="hidden")
            case 3:
                Posting.objects.filter(status="hidden").update(status="open", closed_at=None)
            case 4:
                self._link(posting)
            case 5:
                posting.title, posting.posted_on = self.random.choice(TITLES), date(2024, 2, 29)
                posting.posted_precision = "day"
                posting.save()
            case 6:
                company = self.random.choice(self.companies)
                Company.objects.filter(pk=company.pk).update(name=f"Company {self.random.getrandbits(20)} Boats")
            case 7:
                Team.objects.filter(pk=self.random.choice(self.teams).pk).update(name=f"Team {self.random.getrandbits(20)}")
            case 8:
                Posting.objects.filter(pk=posting.pk).update(company=None, team=None, body=self.random.choice(TEXTS))
            case 9:
                group = self.random.choice([*self.jobs, None])
                Posting.objects.filter(pk=posting.pk).update(repost_group=group)

    def query(self) -> list[tuple[str, str]]:
        """Return random search parameters, most of them with existing values."""
        choice = self.random.choice
        values = {
            "company": ["northwind-tidal", "southwind", "brackwater", "none"],
            "team": ["northwind-tidal/tides", "southwind/tides", "southwind/charts", "none"],
            "place": [*PLACES, "none"],
            "workplace": ["remote", "hybrid", "onsite", "none"],
            "skill": ["go", "python", "rust", "none"],
            "practice": ["kanban", "scrum", "none"],
            "function": [*list(Function)[:5], "none"],
            "seniority": [*list(Seniority)[:6], "none"],
            "employment": [*Employment, "none"],
            "pay": ["any", "USD", "EUR", "XXX", "USD-60000", "USD-80000", "USD-100000", "EUR-200000", "GBP", "none"],
            "years": ["0", "1", "3", "5", "8", "10", "none"],
            "posted": ["7d", "30d", "90d", "365d", "2024-02", timezone.localdate().strftime("%Y-%m"), "none"],
            "closing": ["7d", "30d", "later", "none"],
            "category": [*CATEGORIES, "none"],
            "language": ["en", "fr", "de", "none"],
            "zone": ["-05:00", "+01:00", "+07:00", "+13:00", "none"],
            "languages": ["en", "de", "none"],
            **{name: [*options, "none"] for name, options in DETAILS.items()},
        }
        names = self.random.sample([*values], self.random.randrange(5))
        pairs = [(name, str(choice(values[name]))) for name in names for _ in range(self.random.randrange(1, 4))]
        pairs += [
            (f"-{name}", str(choice(values[name]))) for name in self.random.sample([*values], self.random.randrange(2))
        ]
        if self.random.random() < 0.3:  # Hamilton is 59 km from Toronto
            pairs += [("near", choice(["CA-ON/Hamilton", "DE-BE/Berlin"])), ("within", choice(["25", "50", "100"]))]
        if self.random.random() < 0.3:
            pairs.append(("since", choice(["2026-11-20", "2026-11-20T08:00Z", "2026-11-20T08:01+00:00"])))
        if self.random.random() < 0.4:
            pairs.append(("q", choice(SEARCHES)))
        if self.random.random() < 0.3:
            pairs.append(("from", choice(CODES)))
            pairs += [("apply", choice(["yes", "no", "none"])) for _ in range(self.random.randrange(3))]
        if self.random.random() < 0.4:
            pairs.append(("salary_min", str(choice([40, 60_000, 80_000, 100_000, 250_000]))))
            pairs.append(("salary_currency", choice(["USD", "EUR", "GBP"])))
            pairs.append(("salary_period", choice(["year", "year", "hour", "month"])))
            pairs += [("salary", choice(["yes", "no", "none"])) for _ in range(self.random.randrange(3))]
        pairs += [(mode, choice(["all", "any"])) for mode in MODE_OF.values() if self.random.random() < 0.5]
        if self.random.random() < 0.5:
            pairs.append(("sort", choice(["newest", "relevance", "pay", "answer"])))
        return pairs
