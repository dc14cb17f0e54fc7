"""Files that hold several ads, told by their content: JSON in its forms, lines of JSON, tables and YAML."""

import json
from typing import Any

import pytest

from postings.content.types import Finding, NotRead, RawFile, SourceSettings
from postings.importing.readers import json_lists, lists
from postings.importing.readers.lists import split
from tests.importing.reading import read_ads

ADS = [
    {"id": "nw-1", "title": "Tide Engineer", "company": "Northwind", "location": "Halifax"},
    {"id": "nw-2", "title": "Gauge Keeper", "company": "Northwind", "location": "Truro"},
]
CSV = "Job ID,Job Title,Company,Location\nnw-1,Tide Engineer,Northwind,Halifax\nnw-2,Gauge Keeper,Northwind,Truro\n"
# Nine lists, each with the one before nine times.
ALIASES = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
TITLES = ["Tide Engineer", "Gauge Keeper"]


def parts(data: str | bytes, path: str = "jobs.json", mapping: str = "") -> list[RawFile | Finding | NotRead]:
    content = data if isinstance(data, bytes) else data.encode()
    return list(split(RawFile(path, content, settings=SourceSettings(mapping=mapping))))


def records(found: list[RawFile | Finding | NotRead]) -> list[dict[str, Any]]:
    return [json.loads(item.data)["record"] for item in found if isinstance(item, RawFile) and item.is_item]


def titles(data: str | bytes, path: str = "jobs.json") -> list[str]:
    """Return the titles of the ads in a file."""
    found = records(parts(data, path))
    return [str(record.get("title") or record.get("Job Title") or record.get("name")) for record in found]


@pytest.fixture(params=["whole", "as a stream"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "as a stream":
        monkeypatch.setattr(json_lists, "_MAX_WHOLE", 0)


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.parametrize(
    "data",
    [
        ADS,
        {"jobs": ADS},
        {"meta": {"count": 2}, "data": {"results": ADS}},
        {"results": [{"hits": ADS}]},
        {"reports": [{"title": "Run"}] * 5, "jobs": ADS},
        [{**ad, "offices": [{"name": "Office", "location": "Kiel"}] * 3} for ad in ADS],
        [{"name": "Northwind", "location": "Halifax", "jobs": ADS}],
        {"data": {"jobs": {"edges": [{"cursor": "a", "node": ad} for ad in ADS]}}},
        [{"fields": {**ad, "company": {"name": "Northwind", "city": "Kiel"}}, "meta": {"version": 1}} for ad in ADS],
    ],
)
def test_list_of_ads_is_found_in_json(data: Any) -> None:
    assert titles(json.dumps(data)) == TITLES
    assert titles(json.dumps(data, indent=1)) == TITLES


@pytest.mark.usefixtures("_both_ways")
@pytest.mark.usefixtures("_both_ways")
def test_ads_in_a_field_of_each_item_keep_the_id_beside_it() -> None:
    ads = [{name: value for name, value in ad.items() if name != "id"} for ad in ADS]
    data = json.dumps([{"id": number, "at": {"city": "Kiel"}, "attributes": ad} for number, ad in enumerate(ads, 7)])
    assert [record["id"] for record in records(parts(data))] == [7, 8]


def test_objects_by_id_are_a_list() -> None:
    assert titles(json.dumps({"nw-1": ADS[0], "nw-2": ADS[1]}, indent=1)) == TITLES


@pytest.mark.parametrize(
    "data",
    [
        {"Northwind": [ADS[0]], "Ebbmark": [ADS[1]]},
        {"open": ADS, "closed": [{**ADS[0], "id": "nw-3", "title": "Rower"}]},
    ],
)
def test_objects_and_lists_under_several_keys_are_one_list(data: Any) -> None:
    assert titles(json.dumps(data)) == TITLES


def test_texts_of_the_page_beside_a_list_are_no_ad() -> None:
    page = {"intro": {"title": "Join us", "description": "We measure tides."}, "openings": ADS}
    assert titles(json.dumps(page)) == TITLES
    assert titles(json.dumps({"featured": ADS[0], "others": ADS[1:]})) == TITLES


def test_ads_of_several_companies_get_the_name_of_theirs() -> None:
    data = [
        {"name": name, "jobs": [{"title": f"{name} Rower", "url": "https://example.org"}]}
        for name in ("Northwind", "Ebbmark")
    ]
    assert [record["company"] for record in records(parts(json.dumps(data)))] == ["Northwind", "Ebbmark"]


def test_name_of_a_department_or_place_is_no_company() -> None:
    def groups(name: str) -> str:
        return json.dumps({name: [{"id": 1, "name": "Kiel", "jobs": [{"title": "Rower", "url": "https://example.org/1"}]}]})

    found = {name: records(parts(groups(name)))[0] for name in ("departments", "offices", "categories")}
    assert found["departments"]["department"] == found["offices"]["location"] == "Kiel"
    assert not any("company" in record for record in found.values())


def test_ads_of_companies_under_several_keys_are_one_list() -> None:
    companies = [{"name": name, "jobs": [{"title": f"{name} Rower", "url": "https://example.org"}]} for name in ("A", "B")]
    found = records(parts(json.dumps({"2026": companies[:1], "2025": companies[1:]})))
    assert [(record["company"], record["title"]) for record in found] == [("A", "A Rower"), ("B", "B Rower")]


def test_object_with_details_of_an_ad_is_a_part_of_it() -> None:
    detail = {"title": "Other", "location": "Truro", "description": "We measure tides.", "datePosted": "2026-09-01"}
    ad = {"id": "nw-1", "title": "Tide Engineer", "location": None, "detail": detail}
    (found,) = records(parts(json.dumps([ad])))
    assert (found["title"], found["location"], found["description"]) == ("Tide Engineer", "Truro", "We measure tides.")
    assert found["datePosted"] == "2026-09-01"


def test_one_ad_in_a_file_is_a_list_of_one() -> None:
    assert titles(json.dumps(ADS[0])) == ["Tide Engineer"]


@pytest.mark.parametrize("path", ["jobs.json", "jobs.jsonl", "jobs.jl", "jobs.ndjson", "jobs.txt", "jobs.csv"])
def test_lines_of_json_end_with_a_line_feed_only(path: str) -> None:
    lines = "".join(json.dumps({**ad, "description": "One\u2028two\x85three"}, ensure_ascii=False) + "\n" for ad in ADS)
    assert titles(lines, path) == TITLES


def test_line_that_is_no_json_is_reported_and_the_others_are_read() -> None:
    found = parts(f'{json.dumps(ADS[0])}\n{json.dumps(ADS[1])}\n{{"title": "cut\n', "jobs.jsonl")
    assert [record["title"] for record in records(found)] == TITLES
    finding = found[-1]
    assert isinstance(finding, Finding)
    assert (finding.path, finding.code, finding.line, finding.set_aside) == ("jobs.jsonl", "bad_json", 3, True)


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (CSV, "jobs.csv"),
        (CSV, "jobs.txt"),
        (CSV, "jobs.json"),
        (CSV.replace(",", "\t"), "jobs.csv"),
        (CSV.replace(",", ";"), "jobs.csv"),
        ("\ufeff" + CSV.replace(",", "|"), "jobs.tsv"),
        ("\n\n" + CSV, "jobs.csv"),
        (CSV.replace("\n", "\r\n"), "jobs.csv"),
        (CSV.encode("utf-16"), "jobs.csv"),
        (json.dumps(ADS), "jobs.csv"),
    ],
)
def test_table_is_read_whatever_its_delimiter_and_name(data: str | bytes, path: str) -> None:
    assert titles(data, path) == TITLES


def test_cells_can_have_line_breaks_and_delimiters_in_quotes_and_rows_can_be_short() -> None:
    data = 'title;company;location;text\n"Tide; Engineer";Northwind;Halifax;"One,\ntwo, ""three"""\nRower;Northwind\n'
    assert records(parts(data, "jobs.csv")) == [
        {"title": "Tide; Engineer", "company": "Northwind", "location": "Halifax", "text": 'One,\ntwo, "three"'},
        {"title": "Rower", "company": "Northwind"},
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Tide Engineer,Northwind,https://example.org/1\nRower,Northwind,https://example.org/2\n",
            "does not name its columns",
        ),
        ("Bezeichner,Firma\nRower,Northwind\n", "Its columns are: Bezeichner, Firma."),
        ("nothing\n", "No line with the names of columns"),
    ],
)
def test_table_without_known_names_of_columns_is_set_aside(data: str, message: str) -> None:
    (finding,) = parts(data, "jobs.csv")
    assert isinstance(finding, Finding)
    assert (finding.code, finding.set_aside) == ("no_header", True)
    assert message in finding.message


@pytest.mark.parametrize(
    "lines",
    [
        "Open positions of the harbour;Printed 24/02/2026\n;;\nFilter: all;;\n",
        "\n;Kind of list: open\n",
    ],
)
def test_lines_above_the_names_of_the_columns_are_skipped(lines: str) -> None:
    assert titles(lines + CSV.replace(",", ";"), "jobs.csv") == TITLES


def test_names_of_columns_may_stand_in_two_rows() -> None:
    data = (
        "Number;Occupation;;Employer;;;Deadline\n;Code;Title;Code;Name;Phone;\n"
        "7;214;Tide Engineer;8;Northwind;555;2026-11-30\n8;215;Rower;8;Northwind;;2026-12-31\n"
    )
    mapping = 'title = "Occupation"'
    assert records(parts(data, "jobs.csv", mapping))[0] == {
        "Number": "7", "Occupation Code": "214", "Occupation": "Tide Engineer", "Employer Code": "8",
        "Employer": "Northwind", "Employer Phone": "555", "Deadline": "2026-11-30",
    }  # fmt: skip


def test_table_that_postgresql_wrote_is_read() -> None:
    data = "COPY public.jobs (title, company, location) FROM stdin;\nTide Engineer\tNorthwind\tHalifax\n"
    assert records(parts(data, "jobs.tsv")) == [{"title": "Tide Engineer", "company": "Northwind", "location": "Halifax"}]


def test_mapping_names_the_columns_of_a_table() -> None:
    found = parts("Bezeichner,Firma\nRower,Northwind\n", "jobs.csv", mapping='title = "Bezeichner"')
    assert records(found) == [{"Bezeichner": "Rower", "Firma": "Northwind"}]


@pytest.mark.parametrize(
    "data",
    [
        "- {title: Tide Engineer, company: Northwind}\n- {title: Gauge Keeper, company: Northwind}\n",
        "Jobs:\n  - title: Tide Engineer\n    company: Northwind\n  - title: Gauge Keeper\n    company: Northwind\n",
        "---\ntitle: Tide Engineer\ncompany: Northwind\n---\ntitle: Gauge Keeper\ncompany: Northwind\n",
    ],
)
def test_yaml_is_a_list_or_several_documents(data: str) -> None:
    assert titles(data, "jobs.yml") == TITLES


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ('{"jobs": [', "jobs.json", "bad_json"),
        ("[" * 100_000, "jobs.json", "bad_json"),
        ('{"jobs": [' + '{"title": "a", "url": "b"},' * 60_000, "jobs.json", "bad_json"),
        ("a: [", "jobs.yml", "bad_yaml"),
        ("[" * 5_000, "jobs.yml", "bad_yaml"),
        (ALIASES, "jobs.yml", "bad_yaml"),
        ('title,url\n"a,b\n' + "x" * 1_100_000, "jobs.csv", "bad_csv"),
    ],
)  # fmt: skip
def test_damaged_or_hostile_list_is_set_aside(data: str, path: str, code: str) -> None:
    finding = parts(data, path)[-1]
    assert isinstance(finding, Finding)
    assert (finding.path, finding.code, finding.set_aside) == (path, code, True)


def test_ad_larger_than_a_file_may_be_is_set_aside_and_the_others_are_read() -> None:
    data = json.dumps([{**ADS[0], "description": "x" * 2_000}, ADS[1]])
    large, small = split(RawFile("jobs.json", data.encode()), max_item_bytes=1_000)
    assert isinstance(large, Finding) and (large.path, large.code, large.set_aside) == ("jobs.json#nw-1", "too_large", True)
    assert isinstance(small, RawFile) and small.path == "jobs.json#nw-2"


def test_items_that_are_no_ads_are_named() -> None:
    found = parts(json.dumps([{"legal": "Please link back to us.", "id": "legal"}, *ADS]))
    assert found[0] == NotRead("jobs.json#legal", "It has no title, or nothing beside a title.", is_item=True)
    assert len(records(found)) == 2


@pytest.mark.parametrize("path", ["jobs.json", "jobs.yml", "jobs.csv"])
def test_list_without_ads_is_named(path: str) -> None:
    data = "title,rating\nA film,5\n" if path == "jobs.csv" else json.dumps([{"film": "A film", "rating": 5}])
    assert NotRead(path, "No job ads were found in it.") in parts(data, path)


@pytest.mark.parametrize(
    "text", ["# [Rower](https://example.org)\n", "[Apply](https://example.org)\n", "Rower, Northwind, Kiel\n"]
)
def test_text_is_no_list(text: str) -> None:
    assert parts(text, "ad.txt") == [RawFile("ad.txt", text.encode())]


def test_characters_that_databases_and_feeds_reject_are_left_out() -> None:
    ad = (
        r'{"id": "nw\u0000-1", "title": "Tide\ud800 Engineer", "url": "https://a.example/1", "description": "We\u0007 row."}'
    )
    (found,) = parts(f"[{ad}]")
    assert isinstance(found, RawFile)
    record = json.loads(found.data)["record"]
    assert (found.item_id, record["title"], record["description"]) == ("nw-1", "Tide Engineer", "We row.")


class TestNesting:
    """Where ads lie in JSON of other shapes."""

    def test_ads_of_several_pages_are_one_list(self) -> None:
        assert titles(json.dumps([{"results": [ADS[0]], "count": 1}, {"results": [ADS[1]], "count": 1}])) == TITLES

    def test_ads_in_lists_of_lists_are_one_list(self) -> None:
        assert titles(json.dumps([[ADS[0]], [ADS[1]]])) == TITLES

    def test_only_text_of_a_job_of_a_company_is_its_title(self) -> None:
        data = [
            {"company": "Northwind", "stellen": [{"description": title, "link": "https://a.example/1"} for title in TITLES]}
        ]
        assert titles(json.dumps(data)) == TITLES

    def test_what_a_field_of_an_ad_holds_is_no_ad(self) -> None:
        company = {"name": "Northwind", "city": "Halifax", "website": "https://northwind.example"}
        ad = {"id": "nw-1", "content": {"texts": [{"title": "Tide Engineer", "description": "Tides."}], "company": company}}
        assert titles(json.dumps(ad)) == ["Tide Engineer"]

    @pytest.mark.parametrize("time", ["May 2016 - Present", "2011–2016", "April 2011 to April 2016", "2019 - heute"])
    def test_jobs_that_somebody_had_are_no_ads(self, time: str) -> None:
        jobs = [{"company": "Northwind", "period": time, "title": title} for title in TITLES]
        assert titles(json.dumps(jobs)) == []
        assert titles(json.dumps([{**job, "url": "https://northwind.example/jobs/1"} for job in jobs])) == TITLES

    def test_links_of_other_lists_are_no_jobs(self) -> None:
        data = [{"company": "Northwind", "press": [{"description": "A report", "link": "https://a.example/1"}]}]
        assert titles(json.dumps(data)) == []


def test_taking_a_file_apart_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "_MAX_SECONDS", 0)
    monkeypatch.setattr(lists, "_MAX_SECONDS_A_MEGABYTE", 0)
    rows = "".join(f"nw-{number},Engineer {number},Northwind,Halifax\n" for number in range(20_000))
    *_, last = parts(f"Job ID,Job Title,Company,Location\n{rows}", "jobs.csv")
    assert isinstance(last, Finding)
    assert (last.path, last.code, last.set_aside) == ("jobs.csv", "too_slow", True)


def test_cell_with_the_lines_of_a_card_has_the_title_in_the_first() -> None:
    card = '"Tide Engineer\nHalifax, Canada\nPosted 2 hours ago"'
    (ad,) = read_ads("jobs.csv", f'title,company,link\n{card},"Northwind\n4.5 stars",https://northwind.example/1\n')
    assert (ad.title, ad.company and ad.company.value, ad.location_text) == ("Tide Engineer", "Northwind", "Halifax, Canada")


def test_columns_without_names_are_told_by_what_most_cells_are() -> None:
    rows = "".join(
        f"{title},https://northwind.example/{title[0]},Oslo\n" for title in ("Data Engineer", "Cook", "Night shift")
    )
    ads = read_ads("jobs.csv", rows)
    assert [(ad.title, ad.apply_url, ad.location_text) for ad in ads] == [
        ("Data Engineer", "https://northwind.example/D", "Oslo"),
        ("Cook", "https://northwind.example/C", "Oslo"),
        ("Night shift", "https://northwind.example/N", "Oslo"),
    ]


@pytest.mark.parametrize("rows", ["a song,https://a.example/1\nanother,https://a.example/2\n", "Cook,Oslo\nWaiter,Oslo\n"])
def test_columns_without_names_are_not_guessed(rows: str) -> None:
    (finding,) = parts(rows, "list.csv")
    assert isinstance(finding, Finding) and finding.code == "no_header"


def test_end_of_the_employment_is_no_closing_date() -> None:
    data = "Title,Company,Employment End Date,How to apply\nCook,Northwind,12/17/2030,Apply at https://n.example/apply\n"
    (ad,) = read_ads("jobs.csv", data)
    assert (ad.closes_on, ad.apply_url) == (None, "https://n.example/apply")


def test_title_that_is_wrapped_stays_whole() -> None:
    (ad,) = read_ads("jobs.csv", 'title,company\n"Tide Engineer for\nGauges",Northwind\n')
    assert ad.title == "Tide Engineer for Gauges"


def test_portuguese_column_local_is_the_place() -> None:
    (ad,) = read_ads("vagas.csv", "Título,Link,Local\nCozinheiro,https://n.example/1,Florianópolis - SC (1)\n")
    assert ad.places and [city.name for city in ad.places.value.cities] == ["Florianópolis"]


def test_short_and_long_description_are_both_in_the_text() -> None:
    ad = {"titre": "Cuisinier", "entreprise": "Northwind", "descriptionCourte": "Court.", "descriptionLongue": "Plus long."}
    (read,) = read_ads("offres.json", json.dumps([ad]))
    text = json.dumps(read.text_sections)
    assert "Court." in text and "Plus long." in text


def test_cell_may_hold_the_list_that_a_program_wrote() -> None:
    ad = 'Cook,Northwind,"[\'Oslo, Norway\', ""Bergen\'s port""]","[]",[1],[\'open'
    (found,) = records(parts("title,company,locations,tags,grade,note\n" + ad + "\n", "jobs.csv"))
    assert found == {
        "title": "Cook", "company": "Northwind", "locations": ["Oslo, Norway", "Bergen's port"], "tags": [],
        "grade": "[1]", "note": "['open",
    }  # fmt: skip


def test_tags_of_programs_in_yaml_are_left_out() -> None:
    text = "--- !ruby/object:Jobs\njobs:\n- !ruby/object:Job\n  id: 7\n  title: !!str Cook\n  location: !place Oslo\n"
    (found,) = records(parts(text, "jobs.yaml"))
    assert found == {"id": 7, "title": "Cook", "location": "Oslo"}
