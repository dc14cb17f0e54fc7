"""Feeds and other XML with several ads."""

from datetime import date

import pytest

from postings.choices import Employment, WorkMode
from postings.content.types import Finding, NotRead
from tests.importing.reading import read_ads, read_all

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Remote jobs</title><link>https://board.example/jobs</link>{items}</channel></rss>"""
ITEM = (
    "<item><title>{title}</title><link>https://board.example/jobs/{number}-{slug}</link><guid>j{number}</guid>{more}</item>"
)


def rss(*titles: str, slug: str = "northwind", more: str = "") -> str:
    return RSS.format(
        items="".join(ITEM.format(title=title, number=1000 + n, slug=slug, more=more) for n, title in enumerate(titles))
    )


def values(content: str) -> list[tuple[str, str | None]]:
    return [(ad.title, ad.company.value if ad.company else None) for ad in read_ads("feed.xml", content)]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Northwind: Data Engineer", "Northwind: Cook"], [("Data Engineer", "Northwind"), ("Cook", "Northwind")]),
        (["Data Engineer — Northwind", "Cook  — Northwind"], [("Data Engineer", "Northwind"), ("Cook", "Northwind")]),
        (["Data Engineer at Northwind"], [("Data Engineer", "Northwind")]),
        (["Data Engineer: Pipelines", "Cook: Breakfast"], [("Data Engineer: Pipelines", None), ("Cook: Breakfast", None)]),
        (["Northwind: Data Engineer", "Cook"], [("Northwind: Data Engineer", None), ("Cook", None)]),
        (
            ["Northwind: Data Engineer: Pipelines", "Northwind: Cook", "Baker"],
            [("Data Engineer: Pipelines", "Northwind"), ("Cook", "Northwind"), ("Baker", None)],
        ),
        (
            ["Data Engineer - Northwind", "Cook - Northwind", "Nurse - Southwind", "Clerk - Eastwind"],
            [("Data Engineer", "Northwind"), ("Cook", "Northwind"), ("Nurse", "Southwind"), ("Clerk", "Eastwind")],
        ),
        (
            ["Data Engineer - Northwind", "Cook - Northwind", "Nurse - Oslo", "Clerk - Kiel"],
            [
                ("Data Engineer - Northwind", None),
                ("Cook - Northwind", None),
                ("Nurse - Oslo", None),
                ("Clerk - Kiel", None),
            ],
        ),
    ],
    ids=[
        "company first",
        "company last",
        "at",
        "nothing confirms it",
        "one of two titles",
        "most titles, all confirmed",
        "all titles, some confirmed",
        "places",
    ],
)
def test_company_in_titles_of_a_feed(titles: list[str], expected: list[tuple[str, str | None]]) -> None:
    assert values(rss(*titles)) == expected


@pytest.mark.parametrize(
    ("feed", "company"),
    [
        ("Careers at Northwind Tidal", "Northwind Tidal"),
        ("Stellenangebote bei Northwind Tidal", "Northwind Tidal"),
        ("Jobs in Halifax", None),
        ("Remote jobs at sea", None),
    ],
)
def test_title_of_a_feed_names_its_employer(feed: str, company: str | None) -> None:
    assert values(rss("Cook").replace("Remote jobs", feed)) == [("Cook", company)]


def test_description_of_one_line_names_the_place() -> None:
    more = "<description>Northwind · Bergen, Norway | Oslo, Norway · system</description>"
    (ad,) = read_ads("feed.xml", rss("Cook — Northwind", more=more))
    assert (ad.location_text, ad.body) == ("Bergen, Norway | Oslo, Norway", "")


def test_dates_and_terms_of_a_feed() -> None:
    more = (
        "<type>Full-Time</type><region>Anywhere in the World</region><country/><state/>"
        "<pubDate>Tue, 11 Aug 2026 07:30:41 +0000</pubDate><expires_at>Thu, 10 Sep 2026 07:30:41 +0000</expires_at>"
        "<description>&lt;p&gt;We cook.&lt;/p&gt;</description>"
    )
    (ad,) = read_ads("feed.rss", rss("Northwind: Cook", more=more))
    assert ad.item_id == "j1000"
    assert ad.posted.on == date(2026, 8, 11)
    assert ad.closes_on and ad.closes_on.value == date(2026, 9, 10)
    assert ad.employment and ad.employment.value == Employment.FULL_TIME
    assert ad.places and ad.places.value.work_modes == (WorkMode.REMOTE,)
    assert ad.body == "We cook."


def test_atom_feed() -> None:
    (ad,) = read_ads(
        "jobs.atom",
        """<feed xmlns="http://www.w3.org/2005/Atom"><title>Northwind jobs</title>
        <entry><id>tag:northwind.example,2026:7</id><title>Cook</title><published>2026-08-11T07:30:41Z</published>
        <link rel="self" href="https://northwind.example/7.atom"/><link href="https://northwind.example/jobs/7"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>We <b>cook</b>.</p></div></content>
        </entry></feed>""",
    )
    assert (ad.title, ad.apply_url, ad.body) == ("Cook", "https://northwind.example/jobs/7", "We **cook**.")
    assert ad.posted.on == date(2026, 8, 11)


def test_neogov_feed() -> None:
    more = (
        "<pubDate>Wed, 19 Aug 2026 23:10:38 GMT</pubDate><j:jobId>4100</j:jobId>"
        "<j:advertiseToDateTimeUTC>Sun, 20 Sep 2026 04:59:00:0</j:advertiseToDateTimeUTC>"
        "<j:examplesofduties>&lt;p&gt;Own delivery.&lt;/p&gt;</j:examplesofduties>"
    )
    feed = rss("Cook", more=more).replace("<rss ", '<rss xmlns:j="http://www.neogov.com/namespaces/JobListing" ')
    (ad,) = read_ads("feed.xml", feed)
    assert (ad.item_id, ad.body) == ("4100", "Own delivery.")
    assert ad.closes_on and ad.closes_on.value == date(2026, 9, 20)


JOBS = (
    "<source><job><title>{title}</title><company>Salt &amp; Co</company><location>Bergen, Norway</location>{more}</job>"
    "</source>"
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("R&D Lead", "R&D Lead"),
        ("Caf&eacute; Lead&nbsp;A &amp; B", "Café Lead A & B"),
        ("<![CDATA[\n R&D &amp; Lead \n]]>", "R&D & Lead"),
        ("A&#1; &unknown; B", "A &unknown; B"),
    ],
)
def test_references_and_bare_ampersands(title: str, expected: str) -> None:
    (ad,) = read_ads("jobs.xml", JOBS.format(title=title, more="<url>https://jobs.example/?a=1&b=2</url>"))
    assert (ad.title, ad.apply_url) == (expected, "https://jobs.example/?a=1&b=2")
    assert ad.company and ad.company.value == "Salt & Co"


def test_element_without_end_loses_no_other_ad() -> None:
    feed = rss("Cook", "Baker", "Waiter").replace("</item><item>", "</item><item><item>", 1)
    assert [ad.title for ad in read_ads("feed.xml", feed)] == ["Cook", "Baker", "Waiter"]


def test_file_that_ends_in_the_middle_is_reported() -> None:
    whole = rss("Cook", "Baker", "Waiter")
    *ads, cut = read_all("feed.xml", whole[: whole.index("Waiter")])
    assert [getattr(ad, "title", "") for ad in ads] == ["Cook", "Baker"]
    assert isinstance(cut, Finding)
    assert (cut.code, cut.path, cut.set_aside) == ("cut_xml", "feed.xml", True)


@pytest.mark.parametrize(
    "content",
    [
        "<project><name>Tool</name><url>https://tool.example</url><description>A tool.</description></project>",
        "<rss><channel><title>Kitchen news</title><item><title>Soup</title><link>https://k.example/1</link></item></channel></rss>",
        "<urlset><url><loc>https://jobs.example/1</loc></url></urlset>",
    ],
)
def test_xml_about_something_else_is_no_ad(content: str) -> None:
    assert read_all("file.xml", content) == [NotRead("file.xml", "No job ads were found in it.")]


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    (ad,) = read_ads("jobs.xml", bomb + JOBS.format(title="Cook", more="<description>&b; &f;</description>"))
    assert ad.body == "&b; &f;"


def test_encoding_of_the_declaration_does_not_apply_twice() -> None:
    declared = '<?xml version="1.0" encoding="UTF-16"?>'
    (ad,) = read_ads("jobs.xml", declared + JOBS.format(title="Köchin", more=""))
    assert ad.title == "Köchin"


def test_ads_that_share_a_link_stay_apart() -> None:
    shared = "<url>https://salt.example/join</url>"
    feed = f"<source>{JOBS.format(title='Cook', more=shared)}{JOBS.format(title='Baker', more=shared)}</source>"
    first, second = read_ads("jobs.xml", feed)
    assert first.apply_url == second.apply_url == "https://salt.example/join"
    assert first.source_key != second.source_key
    assert first.item_id == "https://salt.example/join"
