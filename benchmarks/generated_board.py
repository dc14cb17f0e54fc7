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

NEWEST = date(2026, 11, 1)
BATCH = 20_000
COMPANIES, TEAMS, CITIES, SKILLS, WORDS = 1_000, 800, 500, 400, 5_000
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
    Path(file).unlink(missing_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    from postings import database
    from postings.search.facets import storage

    call_command("migrate", verbosity=0, skip_checks=True)
    database.remove()
    started = time.perf_counter()
    fill(count)
    filled = time.perf_counter()
    storage.after_migrations()
    print(f"{count:,} postings: written in {filled - started:.1f} s, indexed in {time.perf_counter() - filled:.1f} s")


def fill(count: int) -> None:
    from django.db import connection, transaction

    from postings.models import Skill

    random.seed(count)
    Skill.objects.all().delete()
    with transaction.atomic(), connection.cursor() as cursor:

        def insert(table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
            marks = ", ".join(["%s"] * len(columns.split()))
            sql = f"INSERT INTO postings_{table} ({', '.join(columns.split())}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(sql, rows)

        named = ((n, f"Company {n}", f"company {n}", f"company-{n}") for n in range(1, COMPANIES + 1))
        insert("company", "id name key slug website about", ((*row, "", "") for row in named))
        teams = ((n, f"Team {n}", f"team {n}", f"team-{n}", n % COMPANIES + 1) for n in range(1, TEAMS + 1))
        insert("team", "id name key slug company_id", teams)
        insert("skill", "id name key slug is_read shipped_as shipped", (skill(n) for n in range(1, SKILLS + 1)))
        insert("category", "id name", ((n, f"Category {n}") for n in range(1, 11)))
        insert("place", "id key kind name country subdivision", places())
        for start in range(1, count + 1, BATCH):
            ids = range(start, min(start + BATCH, count + 1))
            insert("posting", POSTING, (posting(number, count) for number in ids))
            some = Uneven(SKILLS)
            rows = ((number, pick + 1, random.random() < 0.8) for number in ids for pick in set(some(9)))
            insert("postingskill", "posting_id skill_id is_required", rows)
            some_countries, some_cities = Uneven(len(COUNTRIES)), Uneven(CITIES)
            rows = ((number, place) for number in ids for place in places_of(some_countries, some_cities))
            insert("posting_places", "posting_id place_id", rows)
            insert("posting_categories", "posting_id category_id", ((number, random.randint(1, 10)) for number in ids))


def skill(number: int) -> tuple[Any, ...]:
    return number, f"Skill {number}", f"skill {number}", f"skill-{number}", True, "", "[]"


def places() -> Iterator[tuple[Any, ...]]:
    """The countries by their number, then the cities, the larger countries having more of them."""
    for number, code in enumerate(COUNTRIES):
        yield number + 1, code, "country", code, code, ""
    for number in range(CITIES):
        code = COUNTRIES[int(len(COUNTRIES) * (number / CITIES) ** 2)]
        yield len(COUNTRIES) + number + 1, f"{code}/City {number}", "city", f"City {number}", code, ""


def places_of(countries: Uneven, cities: Uneven) -> set[int]:
    """Some countries, and for four ads in five a city with its country."""
    found = {number + 1 for number in countries(1 if random.random() < 0.7 else 2)}
    if random.random() < 0.8:
        city = cities()[0]
        found |= {len(COUNTRIES) + city + 1, int(len(COUNTRIES) * (city / CITIES) ** 2) + 1}
    return found


POSTING = (
    "id slug title company_id team_id apply_url function seniority employment years_min language location_text is_remote "
    "is_hybrid is_onsite apply_from apply_not_from apply_from_others pay_text pay_min pay_max pay_currency pay_period "
    "pay_has_zones benefits_text body sections excerpt posted_on posted_precision status title_key repost_is_settled "
    "evidence imported created_at updated_at"
)
COMPANY, TEAM, WORD, FUNCTION, LEVEL, DAY = (
    Uneven(COMPANIES),
    Uneven(TEAMS),
    Uneven(WORDS),
    Uneven(25),
    Uneven(10),
    Uneven(420),
)


def posting(number: int, count: int) -> tuple[Any, ...]:
    from postings.choices import Employment, Function, Seniority

    function, level = list(Function)[FUNCTION()[0]], list(Seniority)[LEVEL()[0]]
    team = TEAM()[0] + 1 if random.random() < 0.3 else None
    company = team % COMPANIES + 1 if team else COMPANY()[0] + 1 if random.random() < 0.95 else None
    text = " ".join(f"word{pick}" for pick in WORD(40))
    pay = random.randrange(20, 300) * 1_000 if random.random() < 0.4 else None
    yes, others = (" US ", "no") if random.random() < 0.3 else ("", "not stated")
    # Ads come in the order of their age, but for a few that an import brings later.
    age = 420 * (1 - number / count) if random.random() < 0.95 else DAY()[0]
    day = NEWEST - timedelta(days=int(age))
    title, link = f"{level.value} {function.value} word{WORD()[0]}", f"https://jobs.example.org/{number}"
    return (
        number, f"job-{number}", title, company, team, link, function.value, level.value if random.random() < 0.7 else "",
        random.choice(["", *(each.value for each in Employment)]), random.choice([None, 1, 2, 3, 5, 8, 10]),
        "en" if random.random() < 0.96 else "fr", "Remote or here", random.random() < 0.8, random.random() < 0.1,
        random.random() < 0.1, yes, "", others, "", pay, pay * 1.3 if pay else None, "USD" if pay else "",
        "year" if pay else "", False, "", text, "[]", text[:200], day, "day", "open", "", False, "{}", "{}", NEWEST, NEWEST,
    )  # fmt: skip


if __name__ == "__main__":
    main()
