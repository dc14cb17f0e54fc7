"""A board of any size in a SQLite file, made by the numbers of one seed, as uneven as real ones.

    python benchmarks/generated_board.py FILE POSTINGS

Companies 1,000, teams 800 on three ads in ten, countries 60, cities 500, skills 400 and nine an ad, 14 months, pay on four
ads in ten: some of each are on very many ads and most on few (Zipf). Texts are forty words out of 5,000, uneven too.
"""

import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import empty_board

NEWEST = date(2026, 11, 1)
BATCH = 20_000
COMPANIES, TEAMS, CITIES, SKILLS, CATEGORIES, WORDS = 1_000, 800, 500, 400, 10, 5_000
COUNTRIES = (
    "US CA GB DE FR IN BR PL ES NL PT IE MX AR AU NZ SE NO DK FI CH AT BE IT CZ RO UA GR HU BG RS HR SK SI EE LV LT IL TR "
    "ZA NG KE EG MA JP KR CN TW HK SG MY TH VN PH ID CL CO PE UY CR"
).split()


class Uneven:
    """Picks one of `count` numbers, the n-th about n times as rarely as the first."""

    def __init__(self, count: int):
        self.numbers = range(count)
        self.weights = list(accumulate(1 / (number + 1) for number in self.numbers))

    def __call__(self, picks: int = 1) -> list[int]:
        return random.choices(self.numbers, cum_weights=self.weights, k=picks)


def main() -> None:
    file, count = sys.argv[1], int(sys.argv[2])
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(file).resolve()}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "jobboard.settings"
    empty_board.make(Path(file))
    import django

    django.setup()
    from postings import database
    from postings.search.facets import storage

    started = time.perf_counter()
    database.remove()
    fill(count)
    filled = time.perf_counter()
    storage.after_migrations()
    print(f"{count:,} postings: written in {filled - started:.1f} s, indexed in {time.perf_counter() - filled:.1f} s")


def fill(count: int) -> None:
    """Write all rows through the models, so that a column with a default needs no change here."""
    from postings.models import Category, Company, Place, Posting, PostingSkill, Skill, Team

    random.seed(count)
    some_skills, some_countries, some_cities = Uneven(SKILLS), Uneven(len(COUNTRIES)), Uneven(CITIES)
    in_place, in_category = Posting.places.through, Posting.categories.through
    Skill.objects.all().delete()
    Company.objects.bulk_create(Company(id=n, **named("Company", n)) for n in range(1, COMPANIES + 1))
    Team.objects.bulk_create(Team(id=n, company_id=n % COMPANIES + 1, **named("Team", n)) for n in range(1, TEAMS + 1))
    Skill.objects.bulk_create(Skill(id=n, **named("Skill", n)) for n in range(1, SKILLS + 1))
    Category.objects.bulk_create(Category(id=n, name=f"Category {n}") for n in range(1, CATEGORIES + 1))
    Place.objects.bulk_create(Place(**place) for place in places())
    for start in range(1, count + 1, BATCH):
        ids = range(start, min(start + BATCH, count + 1))
        Posting.objects.bulk_create(Posting(**posting(number, count)) for number in ids)
        PostingSkill.objects.bulk_create(
            PostingSkill(posting_id=number, skill_id=pick + 1, is_required=random.random() < 0.8)
            for number in ids
            for pick in set(some_skills(9))
        )
        in_place.objects.bulk_create(
            in_place(posting_id=number, place_id=place) for number in ids for place in places_of(some_countries, some_cities)
        )
        in_category.objects.bulk_create(
            in_category(posting_id=number, category_id=random.randint(1, CATEGORIES)) for number in ids
        )


def named(kind: str, number: int) -> dict[str, Any]:
    return {"name": f"{kind} {number}", "key": f"{kind.lower()} {number}", "slug": f"{kind.lower()}-{number}"}


def places() -> Iterator[dict[str, Any]]:
    """The countries by their number, then the cities, the larger countries having more of them."""
    for number, code in enumerate(COUNTRIES):
        yield {"id": number + 1, "key": code, "kind": "country", "name": code, "country": code}
    for number in range(CITIES):
        code, name = COUNTRIES[country_of(number)], f"City {number}"
        yield {"id": len(COUNTRIES) + number + 1, "key": f"{code}/{name}", "kind": "city", "name": name, "country": code}


def country_of(city: int) -> int:
    return int(len(COUNTRIES) * (city / CITIES) ** 2)


def places_of(countries: Uneven, cities: Uneven) -> set[int]:
    """Some countries, and for four ads in five a city with its country."""
    found = {number + 1 for number in countries(1 if random.random() < 0.7 else 2)}
    if random.random() < 0.8:
        city = cities()[0]
        found |= {len(COUNTRIES) + city + 1, country_of(city) + 1}
    return found


COMPANY, TEAM, WORD, FUNCTION, LEVEL, DAY = (
    Uneven(COMPANIES),
    Uneven(TEAMS),
    Uneven(WORDS),
    Uneven(25),
    Uneven(10),
    Uneven(420),
)


def posting(number: int, count: int) -> dict[str, Any]:
    """The values of a posting's fields that differ from their defaults."""
    from postings.choices import Employment, Function, Seniority

    function, level = list(Function)[FUNCTION()[0]], list(Seniority)[LEVEL()[0]]
    team = TEAM()[0] + 1 if random.random() < 0.3 else None
    company = team % COMPANIES + 1 if team else COMPANY()[0] + 1 if random.random() < 0.95 else None
    text = " ".join(f"word{pick}" for pick in WORD(40))
    may_apply = random.random() < 0.3
    # Ads come in the order of their age, but for a few that an import brings later.
    age = 420 * (1 - number / count) if random.random() < 0.95 else DAY()[0]
    values = {
        "id": number,
        "slug": f"job-{number}",
        "title": f"{level.value} {function.value} word{WORD()[0]}",
        "company_id": company,
        "team_id": team,
        "apply_url": f"https://jobs.example.org/{number}",
        "function": function.value,
        "seniority": level.value if random.random() < 0.7 else "",
        "employment": random.choice(["", *(each.value for each in Employment)]),
        "years_min": random.choice([None, 1, 2, 3, 5, 8, 10]),
        "language": "en" if random.random() < 0.96 else "fr",
        "location_text": "Remote or here",
        "is_remote": random.random() < 0.8,
        "is_hybrid": random.random() < 0.1,
        "is_onsite": random.random() < 0.1,
        "apply_from": " US " if may_apply else "",
        "apply_from_others": "no" if may_apply else "not stated",
        "body": text,
        "excerpt": text[:200],
        "posted_on": NEWEST - timedelta(days=int(age)),
        "posted_precision": "day",
    }
    if random.random() < 0.4:
        pay = random.randrange(20, 300) * 1_000
        values |= {"pay_min": pay, "pay_max": pay * 13 // 10, "pay_currency": "USD", "pay_period": "year"}
    return values


if __name__ == "__main__":
    main()
