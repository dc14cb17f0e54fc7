"""Saved pages with one ad or several."""

import json
from datetime import date
from typing import Any

import pytest

from postings.choices import Employment, PayPeriod, WorkMode
from postings.content.types import Ad, NotRead
from tests.importing.reading import read_ads, read_all

TEXT = "<p>We are looking for somebody who cooks with care for the guests of our house by the sea, all year round.</p>"
PAGE = """<!doctype html><html lang="en"><head><title>{window}</title>{head}</head><body>
<nav><a href="/">Home</a> <a href="/jobs">All jobs</a></nav><div class="cookie-banner"><p>We use cookies to give you the best
possible experience of all the pages that we have on this site.</p></div>{body}
<div class="related-jobs"><h2>Other offers</h2><p>Baker in Oslo:
bakes bread for our guests from four in the morning.</p></div>
<footer>© Northwind, all rights reserved, imprint and other things that stand at the end of a page</footer></body></html>"""
BODY = f"""<h1>Cook</h1><div><span>Location</span><span>Bergen, Norway</span><b>Deadline:</b> 30 November 2026</div>
<div class="text"><h2>Your tasks</h2>{TEXT}<ul><li>Cook every day of the week</li><li>Buy fish at the harbour</li></ul>
<h2>Requirements</h2>{TEXT}</div><a href="/apply/7">Apply now</a>"""


def page(body: str = BODY, head: str = "", window: str = "Cook | Northwind") -> str:
    return PAGE.format(body=body, head=head, window=window)


def posting(**fields: Any) -> dict[str, Any]:
    place = {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Bergen", "addressCountry": "NO"}}
    base = {"@context": "https://schema.org/", "@type": "JobPosting", "title": "Cook", "jobLocation": place}
    return base | {"hiringOrganization": {"@type": "Organization", "name": "Northwind"}, "description": TEXT} | fields


def script(data: Any) -> str:
    return f'<script type="application/ld+json"></script><script type="application/ld+json">{json.dumps(data)}</script>'


def read_page(body: str = BODY, **parts: str) -> Ad:
    (ad,) = read_ads("cook.html", page(body, **parts))
    return ad


def test_job_posting_of_json_ld() -> None:
    salary = {"currency": "NOK", "value": {"minValue": 400000, "maxValue": 500000, "unitText": "YEAR"}}
    data = posting(
        datePosted="2026-11-01", validThrough="2026-11-30T23:59", employmentType=["PART_TIME"],
        jobLocationType="TELECOMMUTE", baseSalary=salary, url="https://northwind.example/jobs/7",
        qualifications="<ul><li>Care</li></ul>",
    )  # fmt: skip
    ad = read_page(head=script(data))
    assert (ad.title, ad.company and ad.company.value, ad.location_text) == ("Cook", "Northwind", "Bergen, NO")
    assert ad.apply_url == "https://northwind.example/jobs/7"
    assert (ad.posted.on, ad.closes_on and ad.closes_on.value) == (date(2026, 11, 1), date(2026, 11, 30))
    assert ad.employment and ad.employment.value == Employment.PART_TIME
    assert ad.places and ad.places.value.work_modes == (WorkMode.REMOTE,)
    assert ad.pay and (ad.pay.value.minimum, ad.pay.value.maximum, ad.pay.value.period) == (400000, 500000, PayPeriod.YEAR)
    assert ad.body.endswith("all year round.\n\n## Qualifications\n\n* Care")


@pytest.mark.parametrize(
    "data",
    [
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, posting()]},
        [posting()],
        {"@type": "ItemPage", "mainEntity": posting()},
        posting(**{"@type": ["Thing", "JobPosting"]}),
        posting(jobLocation="Bergen, NO"),
    ],
    ids=["graph", "list", "nested", "types", "place as text"],
)
def test_places_of_a_job_posting_in_json_ld(data: Any) -> None:
    ad = read_page(head=script(data))
    assert (ad.title, ad.location_text, ad.item_id) == ("Cook", "Bergen, NO", None)


def test_several_job_postings_on_a_page_are_several_ads() -> None:
    data = [posting(identifier=name, title=name) for name in ("Cook", "Baker")]
    assert [(ad.path, ad.title) for ad in read_ads("jobs.html", page(head=script(data)))] == [
        ("jobs.html#Cook", "Cook"),
        ("jobs.html#Baker", "Baker"),
    ]


def test_microdata() -> None:
    body = f"""<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Cook</h1>
    <span itemprop="hiringOrganization" itemscope><span itemprop="name">Northwind</span></span>
    <span itemprop="jobLocation" itemscope><span itemprop="address" itemscope><span itemprop="addressLocality">Bergen</span>,
    <meta itemprop="addressCountry" content="NO"></span></span><time itemprop="datePosted" datetime="2026-11-01">today</time>
    <div itemprop="description">{TEXT}<ul><li>Care</li></ul></div></div>"""
    ad = read_page(body)
    assert (ad.title, ad.company and ad.company.value, ad.location_text) == ("Cook", "Northwind", "Bergen, NO")
    assert ad.posted.on == date(2026, 11, 1)
    assert ad.body.endswith("* Care")


def test_address_to_apply_to_beside_a_job_posting() -> None:
    body = f"{BODY.replace('/apply/7', 'mailto:jobs@northwind.example')}{script(posting())}"
    assert read_page(body).apply_email == "jobs@northwind.example"


def test_short_page_in_japanese() -> None:
    text = "<p>予約システムの開発と運用を担当していただきます。チームは六人で、週に二日は在宅で働けます。</p>"
    body = f"<h1>エンジニア</h1><dl><dt>勤務地<dd>東京都<dt>給与<dd>年収600万円</dl><h2>仕事内容</h2>{text * 3}"
    ad = read_page(body)
    assert (ad.title, ad.location_text) == ("エンジニア", "東京都")


def test_main_text_and_labels_of_a_page() -> None:
    ad = read_page(head='<link rel="canonical" href="https://northwind.example/jobs/7">')
    assert (ad.title, ad.location_text) == ("Cook", "Bergen, Norway")
    assert ad.closes_on and ad.closes_on.value == date(2026, 11, 30)
    assert ad.apply_url == "https://northwind.example/apply/7"
    assert ad.body.startswith("## Your tasks")
    assert ad.body.endswith("all year round.")
    for other in ("cookies", "Baker", "rights", "Home"):
        assert other not in ad.body


def test_page_is_the_link_if_it_has_none_to_apply() -> None:
    ad = read_page(BODY.replace("/apply/7", "#"), head='<link rel="canonical" href="https://northwind.example/jobs/7">')
    assert ad.apply_url == "https://northwind.example/jobs/7"


def test_address_in_the_text_beside_the_link_of_the_page() -> None:
    head = '<link rel="canonical" href="https://northwind.example/jobs/7">'
    mail = "<p>Please send your CV to jobs@northwind.example.</p>"
    ad = read_page(BODY.replace("/apply/7", "#").replace("</div><a", f"{mail}</div><a"), head=head)
    assert (ad.apply_url, ad.apply_email) == ("https://northwind.example/jobs/7", "jobs@northwind.example")


@pytest.mark.parametrize(
    ("labels", "place", "employment"),
    [
        ("<dl><dt>Arbeitsort:</dt><dd>Bergen</dd><dt>Arbeitszeit</dt><dd>Teilzeit</dd></dl>", "Bergen", "part-time"),
        ("<table><tr><th>Lieu<td>Lyon</tr><tr><th>Type de contrat<td>CDD</tr></table>", "Lyon", "temporary"),
        ("<p>Ubicación: Siero (España)</p><p>Jornada: Tiempo completo</p>", "Siero (España)", "full-time"),
        ("<dl><dt>勤務地<dd>京都市<dt>雇用形態<dd>パート</dl>", "京都市", "part-time"),
        ("<b>City</b> Bergen <b>Country</b> Norway <b>Job type</b> Internship", "Bergen, Norway", "internship"),
    ],
    ids=["German", "French", "Spanish", "Japanese", "city and country"],
)
def test_labels_in_several_languages(labels: str, place: str, employment: str) -> None:
    ad = read_page(f"<h1>Cook</h1>{labels}<div>{TEXT}{TEXT}</div>")
    assert (ad.location_text, ad.employment and ad.employment.value) == (place, employment)


def test_title_and_company_of_a_page_without_a_main_heading() -> None:
    body = f"<div><span>Cook</span><span>Bergen, Norway</span></div><h2>North Wind</h2><h2>Requirements</h2>{TEXT * 3}"
    address = '<meta property="og:url" content="https://northwind.example/jobs/7">'
    ad = read_page(body + '<a href="mailto:jobs@northwind.example">Apply</a>', head=address, window="Candidate Portal")
    assert (ad.title, ad.company and ad.company.value, ad.location_text) == ("Cook", "North Wind", "Bergen, Norway")
    assert (ad.apply_url, ad.apply_email) == ("", "jobs@northwind.example")


@pytest.mark.parametrize(
    "content",
    [
        "",
        page(f"<h1>How we cook</h1><article>{TEXT * 4}</article>"),
        page("<h1>{{ job.title }}</h1><p>Location: {{ job.place }}</p>" + TEXT * 4),
        page('<h1>All our jobs</h1><ul><li><a href="/1">Cook</a></li><li><a href="/2">Baker</a></li></ul>'),
    ],
    ids=["empty", "article", "filled in by script", "list"],
)
def test_other_pages_are_no_ads(content: str) -> None:
    (found,) = read_all("page.html", content)
    assert isinstance(found, NotRead)


def test_page_with_front_matter_is_no_saved_page() -> None:
    (found,) = read_all("page.html", "---\ntitle: Cook\n---\n# [Cook](https://northwind.example/1)\n" + page())
    assert not isinstance(found, NotRead)


PARTS_OF_A_POSTING = """<link rel="canonical" href="https://jobs.quayside.example/job/Bergen/7/">
<div itemtype="http://schema.org/JobPosting"><span itemprop="title">Quay Planner</span>
<meta itemprop="datePosted" content="Wed Sep 02 02:00:00 UTC 2026"><span itemprop="jobLocation"><span itemprop="address">
<meta itemprop="addressLocality" content="Bergen"><meta itemprop="addressCountry" content="NO"></span></span>
<div class="text"><h2>Your tasks</h2><p>You plan quays.</p></div><a href="/apply/7">Apply</a></div>"""


def test_microdata_without_items_and_with_the_text_beside_it() -> None:
    ad = read_page(PARTS_OF_A_POSTING)
    assert (ad.title, ad.location_text, ad.posted.on) == ("Quay Planner", "Bergen, NO", date(2026, 9, 2))
    assert ad.apply_url == "https://jobs.quayside.example/apply/7"
    assert "You plan quays." in ad.body


def test_link_of_a_posting_is_that_of_its_title() -> None:
    head = '<link rel="canonical" href="https://jobs.quayside.example/all">'
    title = '<h3 itemprop="title"><a href="/job/{0}">Welder {0}</a></h3>'
    item = f'<li itemscope itemtype="http://schema.org/JobPosting">{title}</li>'
    ads = read_ads("list.html", page(item.format(1) + item.format(2), head=head))
    assert [ad.apply_url for ad in ads] == [f"https://jobs.quayside.example/job/{number}" for number in (1, 2)]


def test_japanese_page_names_the_job_beside_a_label() -> None:
    facts = {
        "職種": "潮位観測員",
        "仕事の内容": "港の潮位を測り、記録します。",
        "勤務地": "〒550-0001 大阪府大阪市西区",
        "月給": "250,000円",
    }
    rows = "".join(f"<dl><dt>{name}</dt><dd>{value}</dd></dl>" for name, value in facts.items())
    text = (
        "港で働く仲間を募集しています。未経験でも大丈夫です。先輩がていねいに教えますので、まずはお気軽にご応募ください。"
        * 2
    )
    ad = read_page(f"<h1>採用情報</h1><div><p>{text}</p>{rows}</div>", window="採用情報")
    assert (ad.title, ad.language and ad.language.value) == ("潮位観測員", "ja")
    assert ad.places and ad.places.value.countries == ("JP",)
    assert ad.pay and (ad.pay.value.minimum, ad.pay.value.currency, ad.pay.value.period) == (250000, "JPY", PayPeriod.MONTH)


def test_heading_that_opens_the_part_below_it_is_the_title() -> None:
    tasks = "<p>Обязанности:</p><ul><li>Измерять уровень воды в порту каждый день</li><li>Вести журнал</li></ul>"
    needs = "<p>Требования:</p><ul><li>Опыт работы инженером от двух лет</li><li>Внимание к мелочам и точность</li></ul>"
    needs += f"<p>{'Мы работаем у моря и ценим спокойствие, порядок и хорошее настроение. ' * 3}</p>"
    card = f"<h5><button>Инженер приливов</button> <span>Москва</span></h5><div>{tasks}{needs}</div>"
    assert read_page(f"<h1>Карьера</h1>{card}", window="Карьера").title == "Инженер приливов"


def test_heading_at_the_top_stands_above_a_label() -> None:
    facts = "<div><span>Job title</span><span>Cook, Kitchens, Sea</span><b>Deadline:</b> 30 November 2026</div>"
    assert read_page(f"<h2>Head Cook</h2>{facts}{BODY.partition('</h1>')[2]}", window="").title == "Head Cook"


@pytest.mark.parametrize(
    ("other", "company", "location"),
    [
        ("", "Northwind Kitchens", "Bergen, Norway (Hybrid)"),
        ('<p class="company">Ebbmark</p><p class="location">Oslo, Norway</p>', None, "Bergen, Norway"),
    ],
    ids=["one of each", "several"],
)
def test_class_of_an_element_names_company_and_place(other: str, company: str | None, location: str) -> None:
    marked = '<p class="job-company">Northwind Kitchens</p><p class="location">Bergen, Norway (Hybrid)</p>'
    body = BODY.replace("<span>Location</span><span>Bergen, Norway</span>", "") if not other else BODY
    ad = read_page(body.replace("</h1>", f"</h1>{marked}{other}"))
    assert (ad.company and ad.company.value, ad.location_text) == (company, location)


def test_short_page_whose_heading_names_an_occupation_is_an_ad() -> None:
    ad = read_page("<h1>Cook</h1><p>Company: Northwind</p><p>Hybrid. Salary range NOK 500000–600000 a year.</p>")
    assert (ad.title, ad.company and ad.company.value) == ("Cook", "Northwind")
    assert ad.pay and (ad.pay.value.minimum, ad.pay.value.maximum, ad.pay.value.currency) == (500_000, 600_000, "NOK")


def test_window_called_job_description_has_its_title_in_a_heading() -> None:
    body = BODY.replace("<h1>Cook</h1>", "<h2>Job Title: Cook (Ref 7)</h2>")
    assert read_page(body, window="Job Description").title == "Cook (Ref 7)"


JOBS = f"""<h1>Open positions</h1><p>We are Northwind, a house by the sea.</p>
<section><h2>Cook</h2><p>Bergen, Norway · Full-time</p>{TEXT}<h3>Requirements</h3><ul><li>Two years of experience</li></ul>
<a href="cook">Apply now</a></section>
<section><h2>Marine Engineer</h2><p>Oslo, Norway · Part-time</p>{TEXT}<a href="engineer">Apply now</a></section>"""


def test_jobs_under_the_headings_of_a_page_are_several_ads() -> None:
    head = '<link rel="canonical" href="https://northwind.example/jobs/">'
    found = read_ads("jobs.html", page(JOBS, head=head, window="Careers"))
    assert [(ad.title, ad.location_text, ad.apply_url) for ad in found] == [
        ("Cook", "Bergen, Norway", "https://northwind.example/jobs/cook"),
        ("Marine Engineer", "Oslo, Norway", "https://northwind.example/jobs/engineer"),
    ]


def test_other_jobs_below_the_ad_of_a_page_are_no_ads() -> None:
    others = "<h3>Baker</h3><p>Oslo, Norway</p><a href='baker'>Apply</a><h3>Waiter</h3><p>Oslo</p><a href='w'>Apply</a>"
    assert [ad.title for ad in read_ads("cook.html", page(BODY + others))] == ["Cook"]


def listed(title: str, place: str, link: str) -> str:
    about = f"<div><span>{place}</span>\n<span>Full-time</span></div>"
    return f'<article><h3 class="name">{title}</h3>{about}<a href="{link}">View</a></article>'


def test_page_that_lists_jobs_under_headings_has_several_ads() -> None:
    jobs = listed("Cook", "Bergen, Norway", "https://n.example/1") + listed("Waiter", "Oslo, Norway", "https://n.example/2")
    ads = read_ads("jobs.html", page(f"<h1>Our jobs</h1><p>Work with us.</p>{jobs}"))
    assert [(ad.title, ad.location_text, ad.apply_url) for ad in ads] == [
        ("Cook", "Bergen, Norway", "https://n.example/1"),
        ("Waiter", "Oslo, Norway", "https://n.example/2"),
    ]
    assert {ad.employment and ad.employment.value for ad in ads} == {Employment.FULL_TIME}


def test_page_of_one_ad_that_links_to_others_is_one_ad() -> None:
    others = listed("Waiter", "Oslo, Norway", "https://n.example/2") + listed("Chef", "Oslo, Norway", "https://n.example/3")
    ads = read_ads("cook.html", page(f"{BODY}<section><h2>More of our jobs</h2>{others}</section>"))
    assert [ad.title for ad in ads] == ["Cook"]
