"""Threads of “Ask HN: Who is hiring?”."""

import json
from datetime import date
from typing import Any

import pytest

from postings.choices import Employment, WorkMode
from postings.content.types import Ad, NotRead
from tests.importing.reading import read_ads, read_all

APPLY = '<a href="https:&#x2F;&#x2F;northwind.example&#x2F;careers&#x2F;7">https:&#x2F;&#x2F;northwind.example</a>'
HOME = '<a href="https:&#x2F;&#x2F;n.example">https:&#x2F;&#x2F;n.example</a>'
HEAD = f"Northwind ({HOME}) | Data Engineer | Oslo, Norway | Full-time"


def comment(text: str = f"{HEAD}<p>We sail. Apply: {APPLY}", **fields: Any) -> dict[str, Any]:
    return {"by": "somebody", "id": 7, "parent": 1, "text": text, "time": 1685641348, "type": "comment"} | fields


def read_thread(*comments: dict[str, Any]) -> list[Ad]:
    return read_ads("thread.json", json.dumps(comments))


def summary(ad: Ad) -> tuple[str, str | None, str]:
    return ad.title, ad.company.value if ad.company else None, ad.location_text


def test_comment_is_an_ad() -> None:
    (ad,) = read_thread(comment())
    assert summary(ad) == ("Data Engineer", "Northwind", "Oslo, Norway")
    assert (ad.item_id, ad.apply_url, ad.posted.on) == ("7", "https://northwind.example/careers/7", date(2023, 6, 1))
    assert ad.employment and ad.employment.value == Employment.FULL_TIME
    assert "We sail. Apply:" in ad.body


def test_comments_may_be_lines_of_json() -> None:
    lines = [comment(), {"id": 8, "deleted": True, "parent": 1}, comment(id=9)]
    ads = read_ads("comments.jsonl", "\n".join(map(json.dumps, lines)))
    assert [(ad.title, ad.item_id) for ad in ads] == [("Data Engineer", "7"), ("Data Engineer", "9")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Northwind | REMOTE (US) | Full-time | Data Engineer", ("Data Engineer", "Northwind", "REMOTE (US)")),
        ("Northwind|Cooks and Data Engineers|Oslo|", ("Cooks and Data Engineers", "Northwind", "Oslo")),
        ("Northwind / Remote USA / Data Engineer / Full Time", ("Data Engineer", "Northwind", "Remote USA")),
        ("Northwind (YC S20) | Sails for everybody | Data Engineer | NYC", ("Data Engineer", "Northwind", "NYC")),
        ("Northwind | Data Engineer | $100k + 0.4% equity | ONSITE, Oslo", ("Data Engineer", "Northwind", "ONSITE, Oslo")),
        ("Northwind | Oslo | Full-time<p>We are hiring a Data Engineer.", ("Data Engineer", "Northwind", "Oslo")),
        ("Northwind | Oslo | Full-time<p>Come and sail with us.", ("Northwind", "Northwind", "Oslo")),
        ("At Northwind, we're hiring a remote Platform Engineer.", ("Platform Engineer", "Northwind", "")),
    ],
)  # fmt: skip
def test_parts_of_the_first_line_in_any_order(head: str, expected: tuple[str, str | None, str]) -> None:
    (ad,) = read_thread(comment(head))
    assert summary(ad) == expected


@pytest.mark.parametrize(
    ("words", "modes"),
    [
        ("Hybrid (40% WFH, 60% onsite)", (WorkMode.HYBRID,)),
        ("Onsite/Remote up to €70k", (WorkMode.REMOTE, WorkMode.ONSITE)),
        ("Full-time, REMOTE OK", (WorkMode.REMOTE,)),
    ],
)
def test_ways_of_working(words: str, modes: tuple[WorkMode, ...]) -> None:
    (ad,) = read_thread(comment(f"Northwind | Data Engineer | Oslo | {words}"))
    assert ad.places
    assert set(ad.places.value.work_modes) == set(modes)


def test_jobs_that_a_comment_lists_are_ads_of_their_own() -> None:
    jobs = '<p>* Cook - permanent\n<p>- Lead Engineer: <a href="https://n.example/1">https://n.example/1</a>'
    jobs += '\n<p>- Designer - part-time\n<a href="https://n.example/2">https://n.example/2</a><p>- Kafka'
    jobs += "<p>- Go for our engineers"
    ads = read_thread(comment(f"Northwind | Oslo{jobs}"))
    assert [(ad.item_id, ad.title, ad.apply_url) for ad in ads] == [
        ("7/Lead Engineer", "Lead Engineer", "https://n.example/1"),
        ("7/Designer", "Designer", "https://n.example/2"),
    ]


def test_replies_and_remarks_are_no_ads() -> None:
    reply = comment("Northwind | Engineer | Oslo", id=8, parent=7)
    remark = comment("Here is a list of all posts.", id=9)
    seeking = comment("SEEKING WORK | Engineer | Remote", id=10)
    assert [ad.item_id for ad in read_thread(comment(), reply, remark, seeking, comment(id=11))] == ["7", "11"]


def test_thread_without_ads_says_so() -> None:
    assert read_all("t.json", json.dumps([comment("")])) == [NotRead("t.json", "No job ads were found in it.")]


@pytest.mark.parametrize(
    "thread",
    [
        {"id": 1, "title": "Ask HN: Who is hiring?", "author": "whoishiring", "children": [
            {"id": 7, "author": "a", "text": f"{HEAD}<p>{APPLY}", "created_at": "2023-06-01T17:42:28Z", "parent_id": 1,
             "children": [{"id": 8, "author": "b", "text": "Northwind | Cook | Oslo", "parent_id": 7, "children": []}]}]},
        {"hits": [{"objectID": "7", "author": "a", "comment_text": f"{HEAD}<p>{APPLY}", "parent_id": 1, "story_id": 1,
                   "created_at": "2023-06-01T17:42:28Z", "story_title": "Ask HN: Who is hiring?"}]},
    ],
    ids=["story with children", "hits of the search"],
)  # fmt: skip
def test_json_of_the_search(thread: dict[str, Any]) -> None:
    (ad,) = read_ads("thread.json", json.dumps(thread))
    assert (ad.title, ad.item_id, ad.posted.on) == ("Data Engineer", "7", date(2023, 6, 1))


def test_saved_page() -> None:
    row = """<tr class="athing comtr" id="{id}"><td><table><tr><td class="ind" indent="{indent}"></td><td>
    <span class="age" title="2023-06-01T17:42:28 1685641348"><a>5 hours ago</a></span>
    <div class="commtext c00">{text}<div class="reply">reply</div></div></td></tr></table></td></tr>"""
    rows = row.format(id=7, indent=0, text=HEAD) + row.format(id=8, indent=1, text="Northwind | Cook | Oslo")
    (ad,) = read_ads("thread.html", f"<html><body><table>{rows}</table></body></html>")
    assert (ad.title, ad.item_id, ad.posted.on) == ("Data Engineer", "7", date(2023, 6, 1))


def test_copied_text() -> None:
    text = """Ask HN: Who is hiring? (June 2023)
somebody 5 hours ago | next [–]

Northwind | Data Engineer | Oslo, Norway
We sail. Apply: https://northwind.example/careers/7

reply

another 4 hours ago | parent | next [–]

Tideway | Cook | Bergen

reply

third on June 2, 2023 | prev | next [–]

Tideway | Designer | Bergen
"""
    first, second = read_ads("thread.txt", text)
    assert (summary(first), first.apply_url) == (
        ("Data Engineer", "Northwind", "Oslo, Norway"),
        "https://northwind.example/careers/7",
    )
    assert (summary(second), second.posted.on) == (("Designer", "Tideway", "Bergen"), date(2023, 6, 2))


def test_reply_is_no_ad_even_if_most_comments_reply_to_it() -> None:
    hits = [
        {"objectID": "8", "story_id": 1, "parent_id": 1, "comment_text": HEAD},
        *({"objectID": str(n), "story_id": 1, "parent_id": 8, "comment_text": HEAD} for n in (9, 10)),
    ]
    assert [ad.item_id for ad in read_ads("hits.json", json.dumps({"hits": hits}))] == ["8"]


def test_places_in_brackets_behind_hybrid_are_read() -> None:
    (ad,) = read_thread(comment("Northwind | Data Engineer | HYBRID (London, Paris) or REMOTE | Full-time"))
    assert ad.places and [city.name for city in ad.places.value.cities] == ["London", "Paris"]


def test_search_may_leave_out_the_parent_of_comments() -> None:
    hits = [
        {"objectID": "7", "story_id": "1", "comment_text": "Northwind | Data Engineer | Remote", "created_at_i": 1685641348},
        {"objectID": "8", "story_id": "1", "comment_text": "We measure tides. We need a Data Engineer who sails."},
        {"objectID": "9", "story_id": "1", "comment_text": "Incorrect."},
    ]
    assert [ad.title for ad in read_ads("thread.json", json.dumps({"hits": hits}))] == ["Data Engineer", "Data Engineer"]


def test_person_who_looks_for_work_is_no_ad() -> None:
    text = "Data Engineer seeking Data Engineer roles.\nLocation: Oslo\nWilling to relocate: yes<p>Resume/CV: on request"
    assert [ad.title for ad in read_thread(comment(), comment(text, id=8))] == ["Data Engineer"]


def test_roles_in_the_line_below_the_company_are_ads() -> None:
    text = (
        "Northwind Labs<p>Open roles: • Data Engineer • Product Designer<p>What we look for: • Engineers who sail<p>Remote"
    )
    ads = read_thread(comment(text), comment(id=8))
    assert [(ad.title, ad.company and ad.company.value) for ad in ads[:2]] == [
        ("Data Engineer", "Northwind Labs"),
        ("Product Designer", "Northwind Labs"),
    ]
    assert len(ads) == 3


def test_sentence_or_stars_in_the_first_line() -> None:
    ads = read_thread(comment("Data Engineer at Northwind in Oslo<p>We sail."), comment(f"*{HEAD}*<p>We sail.", id=8))
    assert [summary(ad) for ad in ads] == [
        ("Data Engineer", "Northwind", "Oslo"),
        ("Data Engineer", "Northwind", "Oslo, Norway"),
    ]


def test_comments_may_be_the_values_of_an_object() -> None:
    ads = read_ads(
        "thread.json", json.dumps({"7": comment(), "8": comment(id=8), "9": {"type": "comment", "deleted": True}})
    )
    assert [ad.item_id for ad in ads] == ["7", "8"]
