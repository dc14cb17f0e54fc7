"""The formats of well-known job boards, read with the shipped mappings. The companies are made up."""

import json
from typing import Any

import pytest

from postings.content.types import Ad, Pay, RawFile, ReadFile
from postings.importing.ad_reader import read_file
from postings.importing.readers.lists import split


def read(data: Any, path: str = "jobs.json") -> list[Ad]:
    """Return the ads of a file."""
    raw = RawFile(path, data.encode() if isinstance(data, str) else json.dumps(data).encode())
    found = [read_file(item) for item in split(raw) if isinstance(item, RawFile)]
    return [each.ad for each in found if isinstance(each, ReadFile) and each.ad]


def facts(ad: Ad) -> dict[str, Any]:
    """Return the stated facts of an ad that are not empty."""
    places = ad.places.value if ad.places else None
    pay = ad.pay.value if ad.pay else Pay(None, None)
    found = {
        "id": ad.item_id,
        "title": ad.title,
        "company": ad.company and ad.company.value,
        "team": ad.team and ad.team.value,
        "location": ad.location_text,
        "workplace": places and list(places.work_modes),
        "employment": ad.employment and ad.employment.value,
        "pay": (*(amount and str(int(amount)) for amount in (pay.minimum, pay.maximum)), pay.currency, pay.period),
        "posted": str(ad.posted.on or ""),
        "closes": ad.closes_on and str(ad.closes_on.value),
        "apply": ad.apply_url,
        "body": ad.body,
    }
    return {name: value for name, value in found.items() if value and value != (None,) * 4}


GREENHOUSE = {
    "jobs": [
        {
            "absolute_url": "https://boards.example.org/northwind/jobs/4001",
            "internal_job_id": 77,
            "id": 4001,
            "title": "Tide Engineer ",
            "company_name": "Northwind Tidal",
            "location": {"name": "Halifax, NS"},
            "metadata": [{"id": 1, "name": "Location Type", "value": "Hybrid"}, {"id": 2, "name": "Fit", "value": "9"}],
            "departments": [{"id": 5, "name": "Gauges"}],
            "updated_at": "2026-08-20T10:00:00-04:00",
            "first_published": "2026-07-01T10:00:00-04:00",
            "application_deadline": "2099-01-31",
            "pay_input_ranges": [{"min_cents": 6000000, "max_cents": 8000000, "currency_type": "CAD"}],
            "content": "&lt;p&gt;We measure &lt;b&gt;tides&lt;/b&gt;.&amp;nbsp;Every day.&lt;/p&gt;",
        }
    ]
}
LEVER = [
    {
        "id": "a-b-c",
        "text": "Tide Engineer",
        "hostedUrl": "https://jobs.example.org/northwind/a-b-c",
        "applyUrl": "https://jobs.example.org/northwind/a-b-c/apply",
        "categories": {"team": "Gauges", "commitment": "Full Time Employee", "location": "Halifax, NS",
                       "allLocations": ["Halifax, NS", "Truro, NS"]},
        "workplaceType": "hybrid",
        "createdAt": 1782900000000,
        "salaryRange": {"min": 60000, "max": 80000, "currency": "CAD", "interval": "per-year-salary"},
        "description": "<div>We measure tides.</div>",
        "descriptionPlain": "We measure tides.",
        "lists": [{"text": "You bring", "content": "<li>Boots</li><li>Patience</li>"}],
        "additional": "<div>Write to us.</div>",
    }
]  # fmt: skip
ASHBY = {
    "jobs": [
        {
            "id": "a-b-c",
            "title": "Tide Engineer",
            "department": "Research",
            "team": "Gauges",
            "employmentType": "PartTime",
            "location": "Halifax, NS",
            "secondaryLocations": [{"location": "Truro, NS", "address": {}}],
            "isRemote": True,
            "workplaceType": "Hybrid",
            "publishedAt": "2026-07-01T10:00:00.000+00:00",
            "isListed": True,
            "jobUrl": "https://jobs.example.org/northwind/a-b-c",
            "descriptionHtml": "<p>We measure tides.</p>",
            "compensation": {
                "compensationTierSummary": "CA$60K – CA$80K • Offers Equity",
                "summaryComponents": [
                    {"compensationType": "EquityPercentage"},
                    {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "CAD"},
                ],
            },
        }
    ]
}
WORKABLE = {
    "name": "Northwind Tidal",
    "jobs": [
        {
            "title": "Tide Engineer",
            "shortcode": "A1B2C3D4",
            "telecommuting": True,
            "employment_type": "Contract",
            "department": "Gauges",
            "published_on": "2026-07-01",
            "url": "https://apply.example.org/j/A1B2C3D4",
            "city": "",
            "state": "",
            "country": country,
            "description": "<p>We measure tides.</p>",
        }
        for country in ("Spain", "Portugal")
    ],
}
SMARTRECRUITERS = {
    "content": [
        {
            "id": "7440001",
            "name": "Tide  Engineer",
            "company": {"identifier": "Northwind", "name": "Northwind Tidal"},
            "releasedDate": "2026-07-01T10:00:00.000Z",
            "location": {"city": "Halifax", "region": "NS", "country": "ca", "remote": False, "hybrid": True},
            "department": {"id": 5, "label": "Gauges"},
            "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
            "jobAd": {"sections": {"jobDescription": {"title": "Job Description", "text": "<p>We measure tides.</p>"}}},
        }
    ]
}
RECRUITEE = {
    "offers": [
        {
            "id": 12345,
            "guid": "x1",
            "title": "Tide Engineer",
            "company_name": "Northwind Tidal",
            "careers_url": "https://northwind.example.org/o/tide-engineer",
            "careers_apply_url": "https://northwind.example.org/o/tide-engineer/c/new",
            "locations": [{"name": "Office 1", "city": "Halifax", "country": "Canada"}],
            "remote": False,
            "hybrid": True,
            "on_site": False,
            "salary": {"min": "60.00", "max": "80.00", "currency": "CAD", "period": "year"},
            "employment_type_code": "fulltime_permanent",
            "department": "Gauges",
            "published_at": "2026-07-01 10:10:39 UTC",
            "close_at": None,
            "description": "<p>We measure tides.</p>",
            "requirements": "<ul><li>Boots</li></ul>",
        }
    ]
}
TEAMTAILOR = {
    "title": "Northwind Tidal",
    "items": [
        {
            "id": "a-b-c",
            "title": "Tide Engineer",
            "url": "https://northwind.example.org/jobs/1-tide-engineer",
            "date_published": "2026-07-01T10:00:00+02:00",
            "content_html": "<p>We measure tides.</p>",
            "_jobposting": {
                "hiringOrganization": {"name": "Northwind Tidal"},
                "employmentType": "FULL_TIME",
                "jobLocation": [
                    {"address": {"addressLocality": "Stockholm", "addressCountry": "SE", "addressRegion": "Europe"}}
                ],
            },
        }
    ],
}
PERSONIO = """<?xml version="1.0"?>
<workzag-jobs>
  <position>
    <id>1001</id><subcompany>Northwind Tidal GmbH</subcompany><office>Kiel</office>
    <additionalOffices><office>Berlin</office></additionalOffices>
    <department>Gauges</department><recruitingCategory>Engineering</recruitingCategory><name>Tide Engineer</name>
    <jobDescriptions>
      <jobDescription><name>Your tasks</name><value><![CDATA[<p>Measure tides.</p>]]></value></jobDescription>
      <jobDescription><name>Your profile</name><value><![CDATA[<p>Likes water.</p>]]></value></jobDescription>
    </jobDescriptions>
    <employmentType>permanent</employmentType><schedule>full-time</schedule>
    <createdAt>2026-07-01T10:00:00+00:00</createdAt>
  </position>
</workzag-jobs>"""
COMEET = [
    {
        "name": "Tide Engineer",
        "uid": "A1.B22",
        "company_name": "Northwind Tidal",
        "department": "Gauges",
        "location": {"name": "Head office", "city": "Halifax", "state": "NS", "country": "CA", "is_remote": False},
        "workplace_type": "Hybrid",
        "employment_type": "Full-time",
        "time_updated": "2026-08-20T10:00:00Z",
        "url_comeet_hosted_page": "https://jobs.example.org/northwind/A1.B22",
        "position_url": "https://api.example.org/A1.B22?token=SECRET",
        "company_referrals_reward": "10,000 ILS",
        "details": [{"name": "Description", "value": "<p>We measure tides.</p>"}],
    }
]
PINPOINT = {
    "data": [
        {
            "id": "p-1",
            "title": "Tide Engineer",
            "url": "https://northwind.example.org/postings/p-1",
            "workplace_type": "onsite",
            "employment_type": "full_time",
            "compensation_minimum": 60000,
            "compensation_maximum": 80000,
            "compensation_currency": "CAD",
            "compensation_frequency": "year",
            "deadline_at": "2099-01-31T23:59:00Z",
            "location": {"name": "Halifax"},
            "job": {"department": {"name": "Gauges"}},
            "description": "<p>We measure tides.</p>",
            "key_responsibilities_header": "What you do",
            "key_responsibilities": "<p>Row.</p>",
            "benefits_header": "What we offer",
            "benefits": "<p>Boots.</p>",
        }
    ]
}
HIMALAYAS = {
    "jobs": [
        {
            "title": "Tide Engineer",
            "companyName": "Northwind Tidal",
            "locationRestrictions": ["Canada"],
            "employmentType": "Full Time",
            "minSalary": None,
            "maxSalary": None,
            "currency": "USD",
            "salaryPeriod": "annual",
            "pubDate": 1782900000,
            "expiryDate": 4073500800,
            "applicationLink": "https://jobs.example.org/tide-engineer",
            "guid": "https://jobs.example.org/tide-engineer",
            "description": "<p>We measure tides.</p>",
        }
    ]
}
REMOTEOK = [
    {"last_updated": 1, "legal": "Please link back to us."},
    {
        "slug": "tide-engineer",
        "id": "900001",
        "epoch": 1782900000,
        "date": "2026-07-01T10:00:00+00:00",
        "company": "Northwind Tidal",
        "position": "Tide Engineer",
        "tags": ["python", "sailing"],
        "description": "<p>We measure tides.</p>",
        "location": "Canada",
        "salary_min": 0,
        "salary_max": 0,
        "apply_url": "https://jobs.example.org/900001",
        "url": "https://board.example.org/900001",
    },
]
ADZUNA = {
    "results": [
        {
            "id": "501",
            "adref": "x",
            "title": "Tide Engineer",
            "company": {"display_name": "Northwind Tidal"},
            "location": {"display_name": "Truro, Cornwall", "area": ["UK"]},
            "salary_min": predicted,
            "salary_max": predicted,
            "salary_is_predicted": is_predicted,
            "contract_time": "part_time",
            "created": "2026-07-01T10:00:00Z",
            "redirect_url": "https://jobs.example.org/501",
            "description": "We measure tides.",
        }
        for predicted, is_predicted in [(61234.5, "1")]
    ]
}
HALIFAX = {
    "title": "Tide Engineer",
    "company": "Northwind Tidal",
    "team": "Gauges",
    "employment": "full-time",
    "posted": "2026-07-01",
}
PAY = {"pay": ("60000", "80000", "CAD", "year")}

EXPECTED = {
    "greenhouse": (
        GREENHOUSE,
        {
            **{key: value for key, value in HALIFAX.items() if key != "employment"},
            "id": "4001", "location": "Halifax, NS", "workplace": ["hybrid"], "closes": "2099-01-31",
            "pay": ("60000", "80000", "CAD", None), "apply": "https://boards.example.org/northwind/jobs/4001",
            "body": "We measure **tides**. Every day.",
        },
    ),
    "lever": (
        LEVER,
        {
            **{key: value for key, value in HALIFAX.items() if key != "company"}, **PAY,
            "id": "a-b-c", "location": "Halifax, NS; Truro, NS", "workplace": ["hybrid"],
            "apply": "https://jobs.example.org/northwind/a-b-c",
            "body": "We measure tides.\n\n## You bring\n\n* Boots\n* Patience\n\nWrite to us.",
        },
    ),
    "ashby": (
        ASHBY,
        {
            **{key: value for key, value in HALIFAX.items() if key != "company"}, **PAY, "employment": "part-time",
            "id": "a-b-c", "location": "Halifax, NS; Truro, NS", "workplace": ["hybrid"],
            "apply": "https://jobs.example.org/northwind/a-b-c", "body": "We measure tides.",
        },
    ),
    "workable": (
        WORKABLE,
        {
            **HALIFAX, "employment": "contract", "id": "A1B2C3D4", "location": "Spain, Portugal", "workplace": ["remote"],
            "apply": "https://apply.example.org/j/A1B2C3D4", "body": "We measure tides.",
        },
    ),
    "smartrecruiters": (
        SMARTRECRUITERS,
        {
            **HALIFAX, "id": "7440001", "location": "Halifax, NS, ca", "workplace": ["hybrid"],
            "apply": "https://jobs.smartrecruiters.com/Northwind/7440001",
            "body": "## Job Description\n\nWe measure tides.",
        },
    ),
    "recruitee": (
        RECRUITEE,
        {
            **HALIFAX, **PAY, "id": "12345", "location": "Halifax, Canada", "workplace": ["hybrid"],
            "apply": "https://northwind.example.org/o/tide-engineer",
            "body": "We measure tides.\n\n## Requirements\n\n* Boots",
        },
    ),
    "teamtailor": (
        TEAMTAILOR,
        {
            **{key: value for key, value in HALIFAX.items() if key != "team"}, "id": "a-b-c", "location": "Stockholm, SE",
            "apply": "https://northwind.example.org/jobs/1-tide-engineer", "body": "We measure tides.",
        },
    ),
    "personio": (
        PERSONIO,
        {
            **HALIFAX, "id": "1001", "company": "Northwind Tidal GmbH", "location": "Kiel; Berlin",
            "body": "## Your tasks\n\nMeasure tides.\n\n## Your profile\n\nLikes water.",
        },
    ),
    "comeet": (
        COMEET,
        {
            **{key: value for key, value in HALIFAX.items() if key != "posted"}, "id": "A1.B22",
            "location": "Halifax, NS, CA", "workplace": ["hybrid"], "apply": "https://jobs.example.org/northwind/A1.B22",
            "body": "## Description\n\nWe measure tides.",
        },
    ),
    "pinpoint": (
        PINPOINT,
        {
            **{key: value for key, value in HALIFAX.items() if key not in ("company", "posted")}, **PAY, "id": "p-1",
            "location": "Halifax", "workplace": ["onsite"], "closes": "2099-01-31",
            "apply": "https://northwind.example.org/postings/p-1",
            "body": "We measure tides.\n\n## What you do\n\nRow.\n\n## What we offer\n\nBoots.",
        },
    ),
    "himalayas": (
        HIMALAYAS,
        {
            **{key: value for key, value in HALIFAX.items() if key != "team"}, "location": "Canada",
            "workplace": ["remote"], "closes": "2099-01-31", "id": "https://jobs.example.org/tide-engineer",
            "apply": "https://jobs.example.org/tide-engineer", "body": "We measure tides.",
        },
    ),
    "remoteok": (
        REMOTEOK,
        {
            **{key: value for key, value in HALIFAX.items() if key not in ("team", "employment")}, "id": "900001",
            "location": "Canada", "apply": "https://jobs.example.org/900001", "body": "We measure tides.",
        },
    ),
    "adzuna": (
        ADZUNA,
        {
            **{key: value for key, value in HALIFAX.items() if key != "team"}, "id": "501", "employment": "part-time",
            "location": "Truro, Cornwall", "apply": "https://jobs.example.org/501", "body": "We measure tides.",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_format_of_a_job_board(name: str) -> None:
    data, expected = EXPECTED[name]
    assert [facts(ad) for ad in read(data, "jobs.xml" if isinstance(data, str) else "jobs.json")] == [expected]


def test_workday_list_has_titles_and_no_links_or_dates() -> None:
    posting = {"title": "Tide Engineer", "externalPath": "/job/Halifax/Tide-Engineer_R-1", "locationsText": "3 Locations",
               "postedOn": "Posted 30+ Days Ago", "bulletFields": ["R-1"]}  # fmt: skip
    (ad,) = read({"total": 1, "jobPostings": [posting]})
    assert (ad.item_id, ad.title, ad.apply_url, ad.posted.on) == ("R-1", "Tide Engineer", "", None)


def test_workable_draft_is_no_ad_and_parts_of_a_job_are_read() -> None:
    place = {"city": "Halifax", "country": "Canada", "telecommuting": True}
    job = {"shortcode": "A1B2", "title": "Tide Engineer", "location": place,
           "details": {"description": "<p>Tides.</p>", "requirements": "<p>Water.</p>"}, "state": "published"}  # fmt: skip
    (ad,) = read({"jobs": [job, {**job, "shortcode": "C3D4", "state": "draft"}]})
    assert (ad.item_id, ad.body, ad.location_text) == ("A1B2", "Tides.\n\n## Requirements\n\nWater.", "Halifax, Canada")
    assert ad.places and ad.places.value.work_modes == ("remote",)


def test_ashby_pay_is_read_from_its_components_without_a_summary() -> None:
    parts = [
        {"compensationType": "EquityPercentage", "minValue": 1, "maxValue": 2},
        {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "SAR", "minValue": 180000, "maxValue": 240000},
    ]
    job = {"title": "Quay Planner", "jobUrl": "https://jobs.ashbyhq.com/quayside/1", "isListed": True}
    (ad,) = read({"jobs": [{**job, "compensation": {"summaryComponents": parts}}]})
    assert facts(ad)["pay"] == ("180000", "240000", "SAR", "year")


def test_personio_position_without_an_office_and_offices_as_text() -> None:
    parts = (
        "<jobDescriptions><jobDescription><name>Tasks</name><value>Read gauges.</value></jobDescription></jobDescriptions>"
    )
    one = f"<position><id>1</id><department>Tides</department><name>Tide Engineer</name>{parts}</position>"
    offices = "<office>Remote</office><additionalOffices>Kiel</additionalOffices>"
    two = f"<position><id>2</id>{offices}<department>Quays</department><name>Crane Operator</name>{parts}</position>"
    first, second = read(f"<workzag-jobs>{one}{two}</workzag-jobs>", "jobs.xml")
    assert (first.title, first.team and first.team.value, first.body) == (
        "Tide Engineer",
        "Tides",
        "## Tasks\n\nRead gauges.",
    )
    assert second.location_text == "Remote; Kiel"


def test_smartrecruiters_company_has_only_an_identifier() -> None:
    posting = {
        "id": "7",
        "name": "Crane Tester",
        "releasedDate": "2026-09-19T10:00:00Z",
        "company": {"identifier": "Quayside"},
    }
    (ad,) = read(posting)
    assert ad.company and ad.company.value == "Quayside"


def test_headhunter_vacancy() -> None:
    vacancy = {
        "id": "28", "name": "Инженер приливов", "area": {"id": "1", "name": "Москва"}, "employer": {"name": "Причал"},
        "salary": {"from": None, "to": 145000, "currency": "RUR"}, "published_at": "2026-11-02T09:00:00+0300",
        "schedule": {"id": "remote", "name": "Удаленная работа"}, "employment": {"id": "full", "name": "Полная занятость"},
        "experience": {"id": "between1And3", "name": "От 1 года до 3 лет"}, "archived": False,
        "alternate_url": "https://hh.ru/vacancy/28", "description": "<p>Мы измеряем приливы.</p>",
    }  # fmt: skip
    (ad,) = read({"items": [vacancy, {**vacancy, "id": "29", "archived": True}]})[:1]
    assert facts(ad) == {
        "id": "28", "title": "Инженер приливов", "company": "Причал", "location": "Москва", "workplace": ["remote"],
        "employment": "full-time", "pay": (None, "145000", "RUB", None), "posted": "2026-11-02",
        "apply": "https://hh.ru/vacancy/28", "body": "Мы измеряем приливы.\n\nExperience: От 1 года до 3 лет",
    }  # fmt: skip


def test_vacancy_that_headhunter_archived_is_closed() -> None:
    vacancy = {"id": "29", "name": "Крановщик", "area": {"name": "Москва"}, "employer": {"name": "Причал"}, "archived": True}
    (ad,) = read({"items": [{**vacancy, "alternate_url": "https://hh.ru/vacancy/29"}]})
    assert not ad.is_open


def test_rippling_workplace_and_locations_of_an_ad_in_several_items() -> None:
    def item(city: str) -> dict[str, Any]:
        places = [{"name": city, "city": city, "workplaceType": "HYBRID"}]
        return {"id": "r-1", "name": "Tide Engineer", "url": "https://ats.example.org/r-1", "department": {"name": "Gauges"},
                "locations": places, "language": "en-CA"}  # fmt: skip

    (ad,) = read({"items": [item("Halifax, NS"), item("Truro, NS")], "page": 0})
    assert facts(ad) == {
        "id": "r-1", "title": "Tide Engineer", "team": "Gauges", "location": "Halifax, NS; Truro, NS",
        "workplace": ["hybrid"], "apply": "https://ats.example.org/r-1",
    }  # fmt: skip


def test_reed_date_as_iso_and_period() -> None:
    job = {"jobId": 7, "jobTitle": "Tide Engineer", "employerName": "Northwind", "date": "2026-01-31T00:00:00Z",
           "minimumSalary": 22000, "maximumSalary": 28000, "currency": "GBP", "salaryType": "per annum"}  # fmt: skip
    found = [facts(ad) for ad in read({"results": [job, {**job, "jobId": 8, "date": "31/01/2026"}]})]
    assert [(each["posted"], each["pay"]) for each in found] == [("2026-01-31", ("22000", "28000", "GBP", "year"))] * 2


def test_usajobs_item_alone_is_an_ad() -> None:
    pay = {"MinimumRange": "90000", "MaximumRange": "95000", "Description": "Per Year"}
    descriptor = {"PositionTitle": "Tide Scientist", "OrganizationName": "Tide Office", "PublicationStartDate": "2026-07-28",
                  "PositionLocation": [{"LocationName": "Seattle, Washington"}], "PositionURI": "https://jobs.example.org/8",
                  "PositionRemuneration": [pay]}  # fmt: skip
    (ad,) = read({"MatchedObjectId": "8", "MatchedObjectDescriptor": descriptor})
    assert (ad.item_id, ad.location_text, str(ad.posted.on)) == ("8", "Seattle, Washington", "2026-07-28")
    assert ad.pay and (ad.pay.value.minimum, ad.pay.value.currency, ad.pay.value.period) == (90000, "USD", "year")


def test_listing_of_wp_job_manager() -> None:
    meta = {"_job_location": "Bergen, Norway", "_company_name": "Northwind", "_application": "jobs@northwind.example",
            "_job_expires": "2099-01-31", "_filled": 0, "_remote_position": 1, "_job_salary": "520000",
            "_job_salary_currency": "NOK", "_job_salary_unit": "YEAR"}  # fmt: skip
    texts = {"title": {"rendered": "Tide Engineer &#8211; Coast"}, "content": {"rendered": "<p>We measure tides.</p>"}}
    listing = {"id": 77, "date": "2026-11-02T09:00:00", "link": "https://northwind.example/job/77", "meta": meta, **texts}
    (ad,) = read([listing])
    assert facts(ad) == {
        "id": "77", "title": "Tide Engineer – Coast", "company": "Northwind", "location": "Bergen, Norway",
        "workplace": ["remote"], "pay": ("520000", "520000", "NOK", "year"), "posted": "2026-11-02", "closes": "2099-01-31",
        "apply": "https://northwind.example/job/77", "body": "We measure tides.",
    }  # fmt: skip
    assert ad.apply_email == "jobs@northwind.example"


def test_job_posting_in_a_list_may_be_called_by_a_name() -> None:
    place = {"address": {"addressLocality": "Bergen", "addressCountry": "NO"}}
    pay = {"currency": "NOK", "value": {"minValue": 520000, "maxValue": 610000, "unitText": "YEAR"}}
    posting = {"@type": "JobPosting", "name": "Tide Engineer", "hiringOrganization": {"name": "Northwind"},
               "jobLocation": [place], "baseSalary": pay, "url": "https://northwind.example/77"}  # fmt: skip
    (found,) = map(facts, read([posting]))
    assert (found["title"], found["company"], found["pay"]) == (
        "Tide Engineer",
        "Northwind",
        ("520000", "610000", "NOK", "year"),
    )
