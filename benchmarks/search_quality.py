"""How well search results are ordered: by this project, by plain bm25, and by PostgreSQL's `ts_rank_cd`, in one run.

    python -m tests.postgresql python benchmarks/search_quality.py BOARD.sqlite3 [--pool FILE]

QUERIES are what people type, each with a pattern of the titles that answer it. `search_quality_judged.json` has grades given
by reading the ads: 3 is the job that was looked for, 2 one that is worth opening, 1 a remote one, 0 none; ads are named by a
hash of their link. For each order it prints
- `titles`: the share of answering titles among the first ten, for the queries that ten open jobs of the board answer;
- `nDCG@10`: with the grades; an ad without a grade counts as 0, and `graded` says how many of the first ten have one;
- the mean time of a query in milliseconds, without caches.
All three find the same jobs: those with all the words. Without the PostgreSQL cluster its row is left out. `--pool` writes
the first ten of each order that have no grade yet, with what is needed to grade them, as JSON lines.

The last lines are about `search_quality_unseen.json`, queries that were written before this project was tried with them: the
share of answering titles among the first ten, how many queries find fewer than ten jobs, and the share with the best of the
searches with one word less that the page then offers.
"""

import argparse
import hashlib
import json
import math
import os
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import mean
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
JUDGED = Path(__file__).with_name("search_quality_judged.json")
UNSEEN = Path(__file__).with_name("search_quality_unseen.json")
TOP = 10

QUERIES = {
    "data engineer": r"data engineer",
    "product manager": r"product manager",
    "solutions architect": r"solutions? architect",
    "software engineer": r"software engineer",
    "frontend developer": r"front.?end.*(developer|engineer)|(developer|engineer).*front.?end",
    "front end engineer": r"front.?end.*(developer|engineer)|(developer|engineer).*front.?end",
    "backend engineer": r"back.?end.*(developer|engineer)|(developer|engineer).*back.?end",
    "full stack developer": r"full.?stack",
    "fullstack": r"full.?stack",
    "devops engineer": r"dev.?ops",
    "sre": r"\bsre\b|site reliability",
    "site reliability engineer": r"\bsre\b|site reliability",
    "machine learning engineer": r"machine learning|\bml\b",
    "ml": r"machine learning|\bml\b",
    "data scientist": r"data scien",
    "data analyst": r"data analy",
    "security engineer": r"security.*engineer|engineer.*security",
    "qa engineer": r"\bqa\b|quality|test",
    "android developer": r"android",
    "ios developer": r"\bios\b",
    "react native": r"react native",
    "engineering manager": r"engineering manager|manager.*engineering",
    "tech lead": r"tech(nical)?\.? lead|lead",
    "staff engineer": r"staff",
    "principal software engineer": r"principal",
    "junior developer": r"junior|\bjr\b|graduate|entry",
    "internship": r"intern",
    "python developer": r"python",
    "java developer": r"\bjava\b",
    "golang": r"\bgo(lang)?\b",
    "go developer": r"\bgo(lang)?\b",
    "rust": r"\brust\b",
    "c++ developer": r"c\+\+",
    "c# developer": r"c#|\.net",
    ".net developer": r"\.net|c#",
    "ruby on rails": r"ruby|rails",
    "php developer": r"php",
    "javascript developer": r"javascript|\bjs\b",
    "react developer": r"react",
    "node.js": r"node",
    "kubernetes": r"kubernetes|k8s",
    "k8s": r"kubernetes|k8s",
    "cloud engineer": r"cloud",
    "platform engineer": r"platform",
    "embedded software engineer": r"embedded|firmware",
    "game developer": r"game|unity|unreal|gameplay",
    "product designer": r"product designer|ux",
    "solutions engineer": r"solutions? engineer",
    "sales engineer": r"sales.*engineer",
    "support engineer": r"support",
    "developer advocate": r"advocate|relations|devrel",
    "blockchain": r"blockchain|web3|crypto|smart contract|solidity",
    "salesforce developer": r"salesforce",
    "data engineer remote": r"data engineer",
    "senior python engineer": r"python",
    "remote react developer": r"react",
    "engineering manager berlin": r"engineering manager|manager.*engineering",
    "software engineer canada": r"software engineer|developer",
    "network engineer": r"network",
    "scrum master": r"scrum|agile",
}


def name_of(link: str) -> str:
    """Return the short hash by which an ad is named in the grades."""
    return hashlib.blake2b(link.encode(), digest_size=5).hexdigest()


def set_up(board: str) -> str:
    """Set Django up with a board, and return the URL of the PostgreSQL cluster, or an empty string."""
    url = os.environ.get("DATABASE_URL", "")
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(board).resolve()}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    return url if url.startswith("postgres") else ""


def by_this_project(query: str) -> list[int]:
    from postings.search import facets
    from postings.search.facets import Results
    from postings.search.filters import Search

    index = facets.current()
    index.texts.clear()
    return Results(index, Search({"q": (query,)}), date.today())[0:TOP]


def by_bm25(query: str) -> list[int]:
    from django.db import connection

    from postings.search import full_text

    match = full_text._all_of(full_text.expand_query(query).wanted)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH found AS MATERIALIZED (SELECT rowid AS id, bm25(postings_text) AS rank FROM postings_text "
            "WHERE postings_text MATCH %s) SELECT id FROM found JOIN postings_posting USING (id) WHERE status = 'open' "
            "ORDER BY rank, id DESC LIMIT %s",
            [match, TOP],
        )
        return [posting for (posting,) in cursor.fetchall()]


def by_ts_rank_cd(url: str) -> Callable[[str], list[int]]:
    """Return a function that orders with `ts_rank_cd`, with the title weighted A, the names B and the text D."""
    import psycopg

    from postings.models import Posting
    from postings.search import full_text
    from postings.search.tokens import words_of

    server = psycopg.connect(url)
    server.execute("CREATE TEMPORARY TABLE ads (id bigint PRIMARY KEY, words tsvector)")
    weighted = (
        "setweight(to_tsvector('simple', %s), 'A') || setweight(to_tsvector('simple', %s), 'B') || to_tsvector('simple', %s)"
    )
    columns = ("pk", "title", "company__name", "location_text", "body")
    for pk, title, company, place, body in Posting.objects.open().values_list(*columns).iterator():
        texts = (" ".join(words_of(text)) for text in (title, f"{company or ''} / {place}", body[:100_000]))
        server.execute(f"INSERT INTO ads VALUES (%s, {weighted})", (pk, *texts))  # noqa: S608
    server.execute("CREATE INDEX ON ads USING gin (words)")

    def ordered(query: str) -> list[int]:
        forms = [
            [" <-> ".join(f"'{word}'" for word in words) for words in term.forms] for term in full_text.parse(query).wanted
        ]
        match = " & ".join(f"({' | '.join(each)})" for each in forms)
        found = server.execute(
            "SELECT id FROM ads WHERE words @@ %s::tsquery ORDER BY ts_rank_cd(words, %s::tsquery) DESC, id DESC LIMIT %s",
            (match, match, TOP),
        )
        return [posting for (posting,) in found]

    return ordered


def gain(grades: list[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def answering(pattern: str, titles: dict[int, str]) -> int:
    return sum(bool(re.search(pattern, title, re.IGNORECASE)) for title in titles.values())


def measure(
    orders: dict[str, Callable[[str], list[int]]], judged: dict[str, dict[str, int]]
) -> dict[str, dict[str, list[int]]]:
    """Print a line for each order, and return the first ten by order and query."""
    from postings.models import Posting

    everything = dict(Posting.objects.open().values_list("pk", "title"))
    names = {pk: name_of(link) for pk, link in Posting.objects.open().values_list("pk", "apply_url")}
    enough = {query for query, pattern in QUERIES.items() if answering(pattern, everything) >= TOP}
    firsts: dict[str, dict[str, list[int]]] = {}
    print(f"{len(QUERIES)} queries, {len(enough)} of them with ten answering titles, {len(everything):,} open jobs")
    print(f"{'order':>14}  titles  nDCG@10  graded    ms")
    for order, first_of in orders.items():
        shares, gains, graded, times = [], [], [], []
        firsts[order] = {}
        for query, pattern in QUERIES.items():
            started = time.perf_counter()
            found = first_of(query)
            times.append((time.perf_counter() - started) * 1_000)
            firsts[order][query] = found
            if query in enough:
                shares.append(answering(pattern, {pk: everything[pk] for pk in found}) / TOP)
            grades = judged.get(query, {})
            best = gain(sorted(grades.values(), reverse=True)[:TOP])
            gains.append(gain([grades.get(names[pk], 0) for pk in found]) / best if best else 0.0)
            graded.append(sum(names[pk] in grades for pk in found) / max(1, len(found)))
        print(f"{order:>14}  {mean(shares or [0]):6.1%}  {mean(gains):7.3f}  {mean(graded):6.0%}  {mean(times):4.0f}")
    return firsts


def measure_unseen() -> None:
    """Print a line about the queries that were written before they were tried."""
    from postings.models import Posting
    from postings.search import facets
    from postings.search.facets import Results
    from postings.search.facets.relaxation import without_a_word
    from postings.search.filters import Search

    queries: dict[str, str] = json.loads(UNSEEN.read_text())
    titles = dict(Posting.objects.open().values_list("pk", "title"))
    shares, bests, few = [], [], 0

    def share(search: Search, pattern: str) -> float:
        found = Results(facets.current(), search, date.today())[0:TOP]
        return answering(pattern, {pk: titles[pk] for pk in found}) / TOP

    for query, pattern in queries.items():
        found = Results(facets.current(), Search({"q": (query,)}), date.today())
        few += found.total < TOP
        if answering(pattern, titles) >= TOP:
            shares.append(share(found.search, pattern))
            fewer = [share(each.search, pattern) for each in without_a_word(found)]
            bests.append(max([shares[-1], *fewer]))
    print(
        f"{len(queries)} unseen queries, {few} with fewer than ten jobs: {mean(shares or [0]):.1%} answering titles, ",
        end="",
    )
    print(f"{mean(bests or [0]):.1%} with the best search with one word less")


def write_pool(path: str, firsts: dict[str, dict[str, list[int]]], judged: dict[str, dict[str, int]]) -> None:
    from postings.models import Posting

    with Path(path).open("w") as file:
        for query in QUERIES:
            pool = {pk for found in firsts.values() for pk in found[query]}
            for posting in Posting.objects.filter(pk__in=pool).for_page():
                if name_of(posting.apply_url) not in judged.get(query, {}):
                    file.write(json.dumps(as_dict(query, posting), ensure_ascii=False) + "\n")


def as_dict(query: str, posting: Any) -> dict[str, Any]:
    return {
        "query": query,
        "ad": name_of(posting.apply_url),
        "title": posting.title,
        "company": str(posting.company),
        "place": posting.location_text,
        "level": posting.seniority,
        "role": posting.function,
        "skills": [each.skill.name for each in posting.posting_skills.all()][:15],
        "text": posting.excerpt[:200],
    }


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("board", help="path of the SQLite file of a board")
    parser.add_argument("--pool", help="file to write the results without a grade to")
    options = parser.parse_args(arguments)
    url = set_up(options.board)
    judged: dict[str, dict[str, int]] = json.loads(JUDGED.read_text()) if JUDGED.exists() else {}
    orders: dict[str, Callable[[str], list[int]]] = {"this project": by_this_project, "bm25": by_bm25}
    if url:
        orders["ts_rank_cd"] = by_ts_rank_cd(url)
    firsts = measure(orders, judged)
    measure_unseen()
    if options.pool:
        write_pool(options.pool, firsts, judged)


if __name__ == "__main__":
    main()
