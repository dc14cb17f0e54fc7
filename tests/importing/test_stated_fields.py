"""What fields of a source say beside the text of the ad: companies, pay, contradictions, and values that say nothing."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from postings.choices import Employment, PayPeriod, WorkMode
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Ad, Evidence, NotRead, Pay, Places, RawFile, ReadFile, SourceSettings
from postings.importing.ad_reader import read_file
from tests.importing.reading import read_ads

NO_SETTINGS = SourceSettings()


def read(settings: SourceSettings = NO_SETTINGS, **record: Any) -> tuple[Ad, list[str]]:
    """Return the ad of a record and the codes of its findings."""
    record = {"title": "Tide Engineer", "company": "Northwind", "description": "We measure tides.", **record}
    data = json.dumps({"record": record}).encode()
    found = read_file(RawFile("jobs.json#1", data, item_id="1", settings=settings))
    assert isinstance(found, ReadFile) and found.ad
    return found.ad, [finding.code for finding in found.findings]


@pytest.mark.parametrize(
    ("record", "title"),
    [
        ({"title": "Responsibilities", "role": "Tide Engineer"}, "Tide Engineer"),
        ({"title": "Tide Engineer", "role": "You measure tides. " * 10}, "Tide Engineer"),
        ({"title": "Benefits Manager", "name": "Tide"}, "Benefits Manager"),
        ({"title": "Benefits"}, "Benefits"),
    ],
)
def test_heading_of_a_section_is_no_title_beside_another(record: dict[str, Any], title: str) -> None:
    assert read(**record)[0].title == title


def test_number_is_no_team() -> None:
    assert read(department="15")[0].team is None


def test_address_is_no_company() -> None:
    ad, _ = read(company="jobs@northwind.example")
    assert ad.company is None


def test_evidence_of_a_company_is_its_field() -> None:
    ad, _ = read()
    assert ad.company and ad.company.evidence == (Evidence("company: Northwind", 0, EvidenceRule.SOURCE_FIELD),)


@pytest.mark.parametrize(
    ("record", "company", "rule"),
    [
        ({"company": "Ebbmark"}, "Ebbmark", EvidenceRule.SOURCE_FIELD),
        (
            {"company": "-", "description": "Ebbmark Energy is hiring a Tide Engineer to measure tides."},
            "Ebbmark Energy",
            EvidenceRule.EMPLOYER_POSITION,
        ),
        ({"company": ""}, "Northwind Tidal", EvidenceRule.COMPANY_OF_SOURCE),
    ],
)
def test_company_of_the_source_is_used_if_neither_field_nor_text_names_one(
    record: dict[str, Any], company: str, rule: EvidenceRule
) -> None:
    ad, _ = read(SourceSettings(company="Northwind Tidal"), **record)
    assert ad.company and (ad.company.value, ad.company.evidence[0].rule) == (company, rule)


def test_field_that_names_the_company_names_no_team() -> None:
    assert read(team="Northwind")[0].team is None
    team = read(team="Tidal Power")[0].team
    assert team and team.value == "Tidal Power"


def test_constant_of_a_mapping_has_evidence_of_its_own() -> None:
    ad, _ = read(SourceSettings(mapping='employment = { value = "Internship" }'))
    assert ad.employment and ad.employment.evidence == (Evidence("Internship", 0, EvidenceRule.GIVEN_FOR_SOURCE),)


@pytest.mark.parametrize(
    ("record", "pay"),
    [
        ({"salary_min": 60000, "salary_max": 80000, "salary_currency": "EUR"}, Pay(Decimal(60000), Decimal(80000), "EUR")),
        ({"salary_min": 0, "salary_max": 0, "salary_currency": "EUR"}, None),
        ({"max_salary": "70444.37"}, None),
        (
            {"salary_min": "75.00", "salary_max": "95.00", "currency": "USD", "salary_period": "year"},
            Pay(Decimal(75000), Decimal(95000), "USD", PayPeriod.YEAR),
        ),
        (
            {"salary_min": "75.00", "salary_max": "95.00", "currency": "USD", "salary_period": "hour"},
            Pay(Decimal(75), Decimal(95), "USD", PayPeriod.HOUR),
        ),
        (
            {"max_salary": "85000.0", "description": "The salary is up to £85,000 a year."},
            Pay(None, Decimal(85000), "GBP", PayPeriod.YEAR),
        ),
        (
            {"Gehalt von": "42.000", "Gehalt bis": "48.000,50", "Currency": "EUR"},
            Pay(Decimal(42000), Decimal("48000.5"), "EUR"),
        ),
        (
            {"Gehalt von": "3.200,00 €", "Gehalt bis": "3.800,00 €"},
            Pay(Decimal(3200), Decimal(3800), "EUR"),
        ),
        (
            {"salary": {"min": 600000, "max": 700000, "currency": "NOK", "interval": "year"}},
            Pay(Decimal(600000), Decimal(700000), "NOK", PayPeriod.YEAR),
        ),
        (
            {"interval": "hourly", "min_amount": 60.0, "max_amount": 75.0, "currency": "USD"},
            Pay(Decimal(60), Decimal(75), "USD", PayPeriod.HOUR),
        ),
        (
            {"wage": {"amount": 24500, "interval": "Annually", "currency": "GBP"}},
            Pay(Decimal(24500), Decimal(24500), "GBP", PayPeriod.YEAR),
        ),
    ],
)
def test_pay_of_fields(record: dict[str, Any], pay: Pay | None) -> None:
    ad, _ = read(**record)
    assert (ad.pay and ad.pay.value) == pay


@pytest.mark.parametrize(
    "record",
    [
        {"employment_type": "Full-time", "title": "Tide Engineer (part-time)"},
        {"employment_type": "PART_TIME", "title": "Tide Engineer, Vollzeit"},
        {"workplace_type": "On-site", "title": "Tide Engineer (Remote)"},
        {"workplace_type": "remote", "title": "Tide Engineer - on-site"},
        {"salary": "$60,000 - $80,000 a year", "salary_min": 60000, "salary_max": 80000, "currency": "USD",
         "description": "The salary range is $90,000 - $120,000 per year."},
    ],
)  # fmt: skip
def test_field_that_the_ad_contradicts_is_a_finding_and_is_used(record: dict[str, Any]) -> None:
    ad, codes = read(**record)
    assert codes == ["field_differs"]
    stated = {"Full-time": "full-time", "PART_TIME": "part-time"}.get(record.get("employment_type", ""))
    assert (ad.employment and ad.employment.value) == stated


@pytest.mark.parametrize(
    "record",
    [
        {"employment_type": "Full-time", "title": "Tide Engineer Intern"},
        {"employment_type": "Full-time", "title": "Tide Engineer (full-time or part-time)"},
        {"workplace_type": "remote", "title": "Tide Engineer (Remote)"},
        {"workplace_type": "on-site", "title": "Remote Sensing Engineer"},
        {"workplace_type": "on-site", "title": "Accountant (non-remote)"},
        {"salary_min": 60000, "salary_max": 80000, "currency": "USD",
         "description": "The salary range is $60,000 - $80,000 per year."},
    ],
)  # fmt: skip
def test_field_that_agrees_with_the_ad_is_no_finding(record: dict[str, Any]) -> None:
    assert read(**record)[1] == []


def test_judgements_of_a_collector_and_a_column_called_type_are_not_read() -> None:
    ad, _ = read(level="Senior", fit="remote", type="contract", category="internship", score="90000 USD")
    assert (ad.seniority, ad.employment, ad.places, ad.pay) == (None, None, None, None)


def test_column_called_type_is_read_if_it_says_how_much_the_work_is() -> None:
    ad, _ = read(type="Part-Time")
    assert ad.employment and ad.employment.value == "part-time"


def test_column_with_years_of_experience_is_a_line_of_the_description() -> None:
    ad, _ = read(required_experience="3+ years")
    assert ad.body == "We measure tides.\n\nRequired experience: 3+ years"
    assert ad.years and ad.years.value == 3
    assert read(experience="Senior", min_experience=3)[0].body == "We measure tides."


def test_object_in_a_usual_field_holds_several_facts() -> None:
    ad, _ = read(
        employment={"type": "part-time"},
        apply={"url": "https://a.example/1", "email": "jobs@a.example"},
        requirements={"content": "You like water.", "items": ["Five years of experience"]},
    )
    assert (ad.employment and ad.employment.value, ad.apply_url, ad.apply_email) == (
        "part-time", "https://a.example/1", "jobs@a.example",
    )  # fmt: skip
    assert ad.body == "We measure tides.\n\n## Requirements\n\nYou like water.\nFive years of experience"


def test_fields_named_like_sections_are_sections_of_the_text() -> None:
    ad, _ = read(
        description="We measure tides.",
        whatYouBring=["Python", "Patience"],
        nice_to_have="You know SQL.",
        perks=["Boat trips", "A monthly salary of 3,000 EUR"],
        techStack=[{"name": "PostgreSQL"}],
        tasks="3",
        expectations="yes",
    )
    assert ad.body == (
        "We measure tides.\n\n## Nice to have\n\nYou know SQL.\n\n## What you bring\n\n* Python\n* Patience\n\n"
        "## Tech stack\n\nPostgreSQL\n\n## Perks\n\n* Boat trips\n* A monthly salary of 3,000 EUR"
    )
    assert (ad.benefits_text, ad.pay and ad.pay.value.maximum) == ("", 3000)
    required = {each.name: each.is_required for each in ad.skills}
    assert (required["Python"], required["SQL"]) == (True, False)


def test_few_words_about_benefits_are_no_section() -> None:
    ad, _ = read(benefits="Boat trips")
    assert (ad.benefits_text, "Boat" in ad.body) == ("Boat trips", False)


@pytest.mark.parametrize(
    ("record", "posted", "closes"),
    [
        ({"created_at": "Tue Jul 10 19:20:11 UTC 2018"}, date(2018, 7, 10), None),
        ({"creation_date": "2012/08/16 18:10:49.965 GMT+2"}, date(2012, 8, 16), None),
        ({"open_date": "2026-11-01", "close_date": "2027-01-31"}, date(2026, 11, 1), date(2027, 1, 31)),
        (
            {"date_publication": "23/11/2026", "date_limite_candidature": "2026-12-20"},
            date(2026, 11, 23),
            date(2026, 12, 20),
        ),
    ],
)
def test_dates_of_fields(record: dict[str, Any], posted: date, closes: date | None) -> None:
    ad, _ = read(**record)
    assert (ad.posted.on, ad.closes_on and ad.closes_on.value) == (posted, closes)


@pytest.mark.parametrize(
    ("record", "link"),
    [
        ({"remoteUrl": "https://northwind.example"}, ""),
        ({"remoteUrl": "https://northwind.example/jobs/1"}, "https://northwind.example/jobs/1"),
        ({"url": "https://northwind.example"}, "https://northwind.example"),
    ],
)
def test_home_page_under_an_unusual_name_is_no_link_to_apply(record: dict[str, Any], link: str) -> None:
    ad, _ = read(**record)
    assert ad.apply_url == link


@pytest.mark.parametrize(
    ("record", "modes", "cities", "countries"),
    [
        ({"location_type": "Remote"}, ["remote"], [], []),
        ({"location_type": "Graz, Austria"}, [], ["Graz"], ["AT"]),
        ({"workplace": "Hybrid - Graz"}, ["hybrid"], ["Graz"], ["AT"]),
        ({"remote_type": "Fully Remote", "work_location": "Austria"}, ["remote"], [], ["AT"]),
        ({"work_location": "Remote", "location_type": "Oslo"}, ["remote"], ["Oslo"], ["NO"]),
        ({"location": "Linz, Austria", "location_type": "Graz"}, [], ["Linz"], ["AT"]),
        ({"location_type": "2"}, [], [], []),
        ({"work_policy": "On-site", "location": "Graz, Austria"}, ["onsite"], ["Graz"], ["AT"]),
        ({"type": "Remote"}, ["remote"], [], []),
        ({"job_type": "Full-time, hybrid"}, ["hybrid"], [], []),
        ({"type": "Post about our office and our way of working"}, [], [], []),
        ({"location": "QUAY HOUSE, 88 RIVER ST W:TORONTO; 777 BAY ST, TH 27:CALGARY"}, [], ["Calgary", "Toronto"], ["CA"]),
    ],
)
def test_column_of_a_place_or_a_workplace_is_read_by_its_value(
    record: dict[str, Any], modes: list[str], cities: list[str], countries: list[str]
) -> None:
    places = read(**record)[0].places
    found = places.value if places else Places()
    assert ([*found.work_modes], [city.name for city in found.cities], [*found.countries]) == (modes, cities, countries)


@pytest.mark.parametrize(
    ("record", "modes"),
    [
        ({"Télétravail": "partiel"}, ["hybrid"]),
        ({"Télétravail": "Oui"}, ["remote"]),
        ({"Télétravail": "Non"}, []),
        ({"remote": "partially"}, ["hybrid"]),
        ({"workplace_type": "Удалённо"}, ["remote"]),
        ({"work_mode": "在宅勤務"}, ["remote"]),
        ({"location": {"city": "Galway", "remote": "hybrid"}}, ["hybrid"]),
        ({"Tryb pracy": "zdalnie"}, ["remote"]),
        ({"Modalità": "In presenza"}, ["onsite"]),
    ],
)
def test_workplace_between_yes_and_no_and_in_other_languages(record: dict[str, Any], modes: list[str]) -> None:
    places = read(**record)[0].places
    assert [*(places.value if places else Places()).work_modes] == modes


@pytest.mark.parametrize(
    ("record", "employment"),
    [
        ({"hours": "part time"}, "part-time"),
        ({"hours": "37"}, None),
        ({"Arbeitszeitmodell": "Vollzeit"}, "full-time"),
        ({"Занятость": "полная"}, "full-time"),
        ({"雇用形態": "アルバイト"}, "part-time"),
        ({"Beschäftigungsumfang": "Teilzeit"}, "part-time"),
        ({"Tipo de contrato": "PJ"}, "contract"),
        ({"Rodzaj umowy": "Pełny etat"}, "full-time"),
        ({"jornada": "Completa"}, "full-time"),
        ({"Dienstverband": "Tijdelijk"}, "temporary"),
        ({"TipoContrato": "Plazo fijo"}, "temporary"),
        ({"employmentStatusLabel": "Part-Time"}, "part-time"),
        ({"Hours": "Part time, 24 hours a week"}, "part-time"),
    ],
)
def test_employment_under_other_names_and_in_other_languages(record: dict[str, Any], employment: str | None) -> None:
    found = read(**record)[0].employment
    assert (found and found.value) == employment


@pytest.mark.parametrize(
    "names",
    [
        "Stanowisko Firma Miasto Opis Data_dodania Ważne_do Aplikuj",
        "Titolo Azienda Sede Descrizione Data_di_pubblicazione Scadenza Link_candidatura",
        "Vaga Empresa Cidade Descrição Data_de_publicação Prazo Link_de_candidatura",
        "Functie Bedrijf Standplaats Omschrijving Publicatiedatum Sluitingsdatum Solliciteren",
    ],
    ids=["Polish", "Italian", "Portuguese", "Dutch"],
)
def test_usual_names_in_other_languages(names: str) -> None:
    values = ["Tide Keeper", "Ebbmark", "Bergen", "You watch.", "2026-11-02", "2026-12-20", "https://ebbmark.example/1"]
    record: dict[str, Any] = {name.replace("_", " "): value for name, value in zip(names.split(), values, strict=True)}
    ad, _ = read(title="", company="", description="", **record)
    assert (ad.title, ad.company and ad.company.value, ad.location_text) == ("Tide Keeper", "Ebbmark", "Bergen")
    assert (ad.body, ad.posted.on, ad.closes_on and ad.closes_on.value, ad.apply_url) == (
        "You watch.",
        date(2026, 11, 2),
        date(2026, 12, 20),
        "https://ebbmark.example/1",
    )


def test_parts_of_a_salary_in_spanish() -> None:
    ad, _ = read(salario={"minimo": 22000, "maximo": 26000, "moneda": "EUR", "periodo": "anual"})
    assert ad.pay and ad.pay.value == Pay(Decimal(22000), Decimal(26000), "EUR", PayPeriod.YEAR)


@pytest.mark.parametrize(
    ("record", "url", "email"),
    [
        ({"How to apply": "Email jobs@northwind.example"}, "", "jobs@northwind.example"),
        ({"description": "We measure tides.\n\nSend your CV to jobs@northwind.example."}, "", "jobs@northwind.example"),
        (
            {"description": "<p>We cook.</p><p>Apply at https://northwind.example/apply</p>"},
            "https://northwind.example/apply",
            "",
        ),
        ({"description": "Questions? Write to press@northwind.example."}, "", ""),
        (
            {"description": "Send your CV to jobs@northwind.example.", "url": "https://n.example/1"},
            "https://n.example/1",
            "",
        ),
    ],
    ids=["instructions", "text", "link", "other address", "a field comes first"],
)
def test_way_to_apply_in_the_text_of_a_record(record: dict[str, Any], url: str, email: str) -> None:
    ad, _ = read(**record)
    assert (ad.apply_url, ad.apply_email) == (url, email)


def test_columns_of_a_form_are_known_by_what_they_ask_for() -> None:
    form: dict[str, Any] = {
        "title": "",
        "What is the job title?": "Tide Engineer",
        "Where is the job based?": "Oslo, Norway",
        "Is the job remote?": "Yes",
        "Closing date for applications": "30/06/2030",
        "How to apply (link or e-mail)": "jobs@northwind.example",
    }
    ad, _ = read(**form)
    assert (ad.title, ad.location_text, ad.apply_email, ad.apply_text) == (
        "Tide Engineer",
        "Oslo, Norway",
        "jobs@northwind.example",
        "",
    )
    assert ad.places and [*ad.places.value.work_modes] == ["remote"]
    assert ad.closes_on and ad.closes_on.value == date(2030, 6, 30)


@pytest.mark.parametrize(
    ("record", "email"),
    [
        ({"contact": "jobs@northwind.example"}, "jobs@northwind.example"),
        ({"contact": "Kim Example"}, ""),
        ({"contact": "jobs@northwind.example", "url": "https://northwind.example/jobs/1"}, ""),
    ],
)
def test_contact_is_a_way_to_apply_if_it_is_an_address_and_no_other_is_given(record: dict[str, Any], email: str) -> None:
    assert read(**record)[0].apply_email == email


@pytest.mark.parametrize(
    "record",
    [
        {"location": "Limassol, Cyprus (Full-time, on-site)"},
        {"type": "Full-time, permanent"},
        {"type": "Полная занятость"},
        {"job_type": "Design", "job_category": "Full Time"},
    ],
)
def test_employment_beside_other_terms(record: dict[str, Any]) -> None:
    ad, _ = read(**record)
    assert ad.employment and ad.employment.value == "full-time"


@pytest.mark.parametrize("record", [{"type": "permanent"}, {"type": "Full-time course"}, {"location": "Brest (France)"}])
def test_other_terms_are_no_employment(record: dict[str, Any]) -> None:
    assert read(**record)[0].employment is None


def test_currency_of_a_field_can_be_any_code() -> None:
    ad, _ = read(salary_min="4000", salary_max="6000", salary_currency="GEL", salary_period="month")
    assert ad.pay and (ad.pay.value.currency, ad.pay.value.period) == ("GEL", "month")


@pytest.mark.parametrize(
    ("salary", "currency", "period"),
    [
        ("180 000 - 300 000 ₽", "RUB", "month"), ("40 000 - 60 000 CZK", "CZK", "month"),
        ("600,000 - 900,000 INR", "INR", "year"),
        ("60,000 - 75,000 EUR", "EUR", "year"), ("4,000,000円", "JPY", "year"),
    ],
)  # fmt: skip
def test_period_that_amounts_most_likely_have(salary: str, currency: str, period: str) -> None:
    ad, _ = read(salary=salary)
    assert ad.pay and (ad.pay.value.currency, ad.pay.value.period) == (currency, period)


def test_link_to_a_conversation_is_no_way_to_apply() -> None:
    record: dict[str, Any] = {"LinkedIn dialog URL": "https://www.linkedin.com/messaging/thread/2-OTY2"}
    assert read(**record)[0].apply_url == ""


def test_fields_about_detail_facts_become_lines_of_the_text() -> None:
    ad, _ = read(weeklyHours=38.5, start_date="1 March 2027", laufzeit="12 Monate", languages=["German C1", "English"],
                 travel="20%", visa_sponsorship=False, education="-")  # fmt: skip
    assert ad.body.splitlines()[2:] == [
        "* Weekly hours: 38.5", "* Start date: 1 March 2027", "* Laufzeit: 12 Monate", "* Languages: German C1, English",
        "* Travel: 20%", "* Visa sponsorship: no",
    ]  # fmt: skip
    assert {name: fact.value for name, fact in ad.details.items()} == {
        "weekly_hours": "38.5", "start_date": "1 March 2027", "contract_months": 12, "languages": ["de:C1", "en"],
        "travel": "some", "visa": "refused",
    }  # fmt: skip


def test_hours_beside_the_employment_are_not_lost() -> None:
    ad, _ = read(arbeitszeit="Vollzeit, 39 Stunden pro Woche")
    assert (ad.employment and ad.employment.value, ad.details["weekly_hours"].value) == ("full-time", "39")


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("Date de publication", "02/03/2026", date(2026, 3, 2)),
        ("Data de Vencimento", "02/03/2026", date(2026, 3, 2)),
        ("fecha_limite", "02/03/2026", date(2026, 3, 2)),
        ("applicationEndDate", "2026-03-02", date(2026, 3, 2)),
        ("deadline", "02/03/2026", None),
    ],
)
def test_day_comes_first_in_fields_named_in_other_languages(field: str, value: str, expected: date | None) -> None:
    fields: dict[str, Any] = {field: value}
    ad, _ = read(**fields)
    found = ad.stated_posted.value.on if ad.stated_posted else ad.closes_on.value if ad.closes_on else None
    assert found == expected


def test_day_comes_first_in_an_ad_in_another_language() -> None:
    ad, _ = read(description="Wir suchen dich für das Büro im Hafen.", deadline="02/03/2026")
    assert ad.closes_on and ad.closes_on.value == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("title", "employment"),
    [("Tide Engineer Intern", Employment.INTERNSHIP), ("Tide Engineer", Employment.FULL_TIME)],
)
def test_title_names_an_internship_beside_a_field_about_the_hours(title: str, employment: Employment) -> None:
    ad, _ = read(title=title, time_type="x", employment_type="Full time")
    assert ad.employment and ad.employment.value == employment


@pytest.mark.parametrize(
    "record",
    [
        {"Titre de la mission": "Tide Engineer", "Nom de l'organisation": "Northwind", "Pays de l'offre": "NORVEGE"},
        {"Nome da Vaga": "Tide Engineer", "Nome da Empresa": "Northwind", "País": "Noruega"},
        {"Título de la oferta": "Tide Engineer", "Nombre de la empresa": "Northwind", "Pais del puesto": "Noruega"},
        {"cargo1": "Tide Engineer", "cargo2": "Rower", "entidad": "Northwind", "pais": "Noruega"},
        {"Titel der Stelle": "Tide Engineer", "Name der Firma": "Northwind", "Land": "Norwegen"},
    ],
)
def test_names_of_fields_may_say_that_they_are_about_the_job(record: dict[str, str]) -> None:
    found = read_file(RawFile("jobs.csv#1", json.dumps({"record": record}).encode(), item_id="1"))
    assert isinstance(found, ReadFile) and found.ad and found.ad.places
    assert (found.ad.title, found.ad.company and found.ad.company.value) == ("Tide Engineer", "Northwind")
    assert found.ad.places.value.countries == ("NO",)


def test_title_again_is_no_company() -> None:
    assert read(company="Tide Engineer")[0].company is None
    assert read(title="Northwind", company="Northwind")[0].company is not None


@pytest.mark.parametrize(
    "title",
    ["Read more", "En savoir plus", "Ver oferta", "No open positions", "Sem vagas novas hoje", "Keine offenen Stellen"],
)
def test_words_of_a_link_and_of_an_empty_list_are_no_title(title: str) -> None:
    found = read_file(RawFile("jobs.json#1", json.dumps({"record": {"title": title, "company": "Northwind"}}).encode()))
    assert isinstance(found, NotRead)


def test_feed_of_remote_jobs_says_so_in_its_title() -> None:
    items = "".join(
        f"<item><title>Northwind: {name}</title><link>https://northwind.example/{number}</link></item>"
        for number, name in enumerate(["Tide Engineer", "Rower"])
    )
    feed = f"<rss><channel><title>Remote programming jobs</title>{items}</channel></rss>"
    ads = read_ads("jobs.rss", feed)
    assert [ad.places and ad.places.value.work_modes for ad in ads] == [(WorkMode.REMOTE,)] * 2
    assert ads[0].places and ads[0].places.evidence[0].quote == "workplace: Remote programming jobs"


def test_tags_are_facts_where_no_other_field_states_them() -> None:
    tags = [
        "Featured",
        "Full-Time",
        "$50,000 or more USD",
        "🇺🇸 United States of America",
        "🇨🇦 Canada",
        "Java",
        "Phoenix",
        "Remote",
    ]
    ad, _ = read(tags=tags)
    assert (ad.employment and ad.employment.value, ad.location_text) == (
        Employment.FULL_TIME, "🇺🇸 United States of America; 🇨🇦 Canada",
    )  # fmt: skip
    assert ad.pay and (ad.pay.value.minimum, ad.pay.value.maximum, ad.pay.value.currency) == (50000, None, "USD")
    assert ad.places and (ad.places.value.countries, ad.places.value.work_modes) == (("CA", "US"), (WorkMode.REMOTE,))
    stated, _ = read(tags=tags, employment_type="part-time", location="Bergen, Norway")
    assert (stated.employment and stated.employment.value, stated.location_text) == (Employment.PART_TIME, "Bergen, Norway")


@pytest.mark.parametrize(
    ("record", "title", "company"),
    [
        ({"title": "Cook at Southwind", "company": ""}, "Cook", "Southwind"),
        ({"title": "Cook at Northwind"}, "Cook", "Northwind"),
        ({"title": "Cook at Southwind"}, "Cook at Southwind", "Northwind"),
        ({"title": "Dinner at Southwind", "company": ""}, "Dinner at Southwind", None),
        ({"title": "Northwind hiring Ship’s Cook in Bergen, Norway | LinkedIn"}, "Ship’s Cook", "Northwind"),
        ({"title": "Northwind hiring Cook in Bergen | LinkedIn", "company": ""}, "Cook", "Northwind"),
    ],
)
def test_title_names_the_company(record: dict[str, Any], title: str, company: str | None) -> None:
    ad, _ = read(**record)
    assert (ad.title, ad.company and ad.company.value) == (title, company)


def test_area_is_a_team_beside_a_place() -> None:
    assert [read(area=area, location="Bergen")[0].team for area in ("Oslo", "")] == [None, None]
    team = read(area="Administration", location="Bergen")[0].team
    assert team and (team.value, team.evidence[0].quote) == ("Administration", "area: Administration")


def test_address_for_people_only_is_one() -> None:
    assert read(contact={"name": "Petra", "email": "jobs[at]northwind.example"})[0].apply_email == "jobs@northwind.example"
    assert read(apply="cook (at) northwind (dot) example")[0].apply_email == "cook@northwind.example"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("CLT ou PJ", None),
        ("Permanent, contract", None),
        ("PJ", Employment.CONTRACT),
        ("Temp to permanent", Employment.TEMPORARY),
        ("Permanent / full-time", Employment.FULL_TIME),
        ("CDI ou CDD, temps plein", Employment.FULL_TIME),
    ],
)
def test_choice_between_permanent_and_limited_employment_is_neither(value: str, expected: Employment | None) -> None:
    found = read(regime=value)[0].employment
    assert (found and found.value) == expected


@pytest.mark.parametrize(
    ("name", "value", "read_as"),
    [
        ("lien_offre", "https://a.example/1", "apply_url"),
        ("url_vaga", "https://a.example/1", "apply_url"),
        ("nome_empresa", "Southwind", "company"),
        ("Arbeitgebername", "Southwind", "company"),
        ("jobPosition", "Cook", "title"),
        ("nombre_cargo", "Cook", "title"),
        ("lieu_poste", "Oslo", "location_text"),
    ],
)
def test_names_of_fields_may_say_that_they_are_of_a_job(name: str, value: str, read_as: str) -> None:
    fields = {"title": "Tide Engineer", "company": "Northwind", "description": "We measure tides."}
    record = {key: text for key, text in fields.items() if key != read_as} | {name: value}
    found = read_file(RawFile("jobs.json#1", json.dumps({"record": record}).encode(), item_id="1"))
    assert isinstance(found, ReadFile) and found.ad
    stated = getattr(found.ad, read_as)
    assert getattr(stated, "value", stated) == value


def test_object_of_a_job_is_no_title() -> None:
    ad, _ = read(job_offer={"title": "Cook"})
    assert ad.title == "Tide Engineer"


def test_other_ways_to_write_a_link_a_day_a_place_and_that_it_is_closed() -> None:
    ad, _ = read(link="//northwind.example/jobs/7", published="2026-8-2 15:08 UTC", address="Oslo, Norway", status="solved")
    assert (ad.apply_url, ad.posted.on, ad.location_text) == (
        "https://northwind.example/jobs/7", date(2026, 8, 2), "Oslo, Norway",
    )  # fmt: skip
    assert not ad.is_open
    assert read(title="Position: Tide Engineer")[0].title == "Tide Engineer"
