"""Sentences as searches. `sentences.json` has a hundred of them, with the values of a made-up board."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from postings.search.facet_filters import MAX_VALUES
from postings.search.facets.value_names import ValueName
from postings.search.filters import PostingFilter
from postings.search.full_text import MAX_LENGTH
from postings.search.sentences import Names, Reading, read

FILE = json.loads(Path(__file__).with_name("sentences.json").read_text())
PARAMETERS = {*PostingFilter.all_filters(), "salary_min", "salary_currency", "salary_period", "skill_mode"}


@cache
def names(language: str) -> Names:
    with translation.override(language):
        return Names([ValueName(*each) for each in FILE["names"]], language)


def reading(sentence: str, language: str = "en", **changes: Any) -> str:
    """Return what a sentence means as a query string that is easy to read, the text first."""
    found = read(sentence, names(language), changes.get("parameters", PARAMETERS))
    pairs = [*([("q", found.text)] if found.text else []), *found.filters]
    return "&".join(f"{name}={value}" for name, value in pairs)


@pytest.mark.parametrize(("language", "sentence", "meaning"), FILE["sentences"], ids=lambda each: each)
def test_sentence_is_a_search(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("senior go berlin", "q=go&seniority=senior&place=DE-BE/Berlin"),
        ("remote Go", "workplace=remote&skill=go"),
        ("go, rust, remote", "skill=go&skill=rust&workplace=remote"),
        ("remote with go", "workplace=remote&skill=go"),
        ("remote, no go", "workplace=remote&-skill=go"),
        ("R and python, remote", "skill=r&skill=python&workplace=remote"),
        ("remote excel", "workplace=remote&skill=excel"),
        ("tell us more, remote", "q=tell us more&workplace=remote"),
        ("nurse in us", "q=nurse&place=US"),
        ("nurse remote us", "q=nurse&workplace=remote&place=US"),
        ("part time nurse from home", "q=nurse&employment=part-time&workplace=remote"),
        ("nice nurse", "q=nice nurse"),
        ("nurse in Nice", "q=nurse&place=FR/Nice"),
        ("nurse, may or june", "q=nurse, may or june"),
        ("python dev in Austin tx", "q=python dev&place=US-TX/Austin"),
        ("nurse Austin in person", "q=nurse&place=US-TX/Austin&workplace=onsite"),
        ("anything with python in Berlin", "skill=python&place=DE-BE/Berlin"),
        ("I have 3 years of experience with java", "years=3&skill=java"),
        ("staff level engineer remote", "q=engineer&seniority=staff&workplace=remote"),
        ("java or kotlin developer", "q=developer&skill=java&skill=kotlin&skill_mode=any"),
        ("project manager, maternity cover", "q=project manager&employment=temporary"),
        ("jobs in sales", "function=sales"),
        ("lead", "q=lead"),
        ("remote team lead", "q=team lead&workplace=remote"),
        ("staff accountant", "q=accountant&seniority=staff"),
        ("chief of staff remote", "q=chief of staff&workplace=remote"),
        ("senior living", "q=senior living"),
        ("remote front desk", "q=front desk&workplace=remote"),
        ("remote clerk at Front", "q=clerk&workplace=remote&company=front"),
        ("clerk at Remote", "q=clerk&company=remote"),
        ("brackwater clerk", "q=clerk&company=brackwater"),
        ("german company in Berlin", "q=german company&place=DE-BE/Berlin"),
        ("backend berlin", "q=backend berlin"),
        ("marketing remote", "q=marketing&workplace=remote"),
        ("design jobs remote", "function=design&workplace=remote"),
        ("data team remote", "team=brackwater/data&workplace=remote"),
        ("Nontech remote", "category=Nontech&workplace=remote"),
        ("I'm a nurse in Vienna", "q=nurse&place=AT/Vienna"),
        ("remote with visa support", "workplace=remote&visa=offered"),
        ("american companies in Vienna", "q=american companies&place=AT/Vienna"),
        ("director marketing remote", "q=director marketing&workplace=remote"),
        ("work from anywhere, designer, no agencies", "q=designer -agencies"),
    ],
)
def test_ambiguous_word_counts_only_where_it_is_certain(sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("not java, django or c++", "-skill=java&-skill=django&-skill=cpp" ),
        ("remote without agencies or recruiters", "q=-agencies -recruiters&workplace=remote"),
        ("no java and remote", "-skill=java&workplace=remote"),
        ("no crypto and gambling", "q=-gambling&-practice=blockchain"),
        ("no python developer", 'q=-"python developer"'),
        ("no managers", "-seniority=manager"),
        ("remote, no agencies, Spain or Portugal", "q=-agencies&workplace=remote&place=ES&place=PT"),
        ("not senior, not lead", "-seniority=senior&-seniority=lead"),
        ("not from US", "-place=US"),
        ("anything but Berlin", "-place=DE-BE/Berlin"),
        ("not over 80k remote", "q=not over 80k&workplace=remote"),
        ("up to 100k remote", "q=up to 100k&workplace=remote"),
        ("remote, no", "q=no&workplace=remote"),
        ("junior roles that don’t need a degree", "seniority=junior&-degree=required"),
    ],
)  # fmt: skip
def test_what_follows_a_no_is_excluded(sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("sentence", "meaning"),
    [
        ("remote 80k", "salary_min=80000"),
        ("remote 80-100k", "salary_min=80000"),
        ("remote between €80,000 and €100,000", "salary_min=80000&salary_currency=EUR"),
        ("remote over 80,000", "salary_min=80000"),
        ("remote £45.50/hr", "salary_min=45&salary_currency=GBP&salary_period=hour"),
        ("remote over 3000 eur a month", "salary_min=3000&salary_currency=EUR&salary_period=month"),
        ("remote salary 120k cad", "salary_min=120000&salary_currency=CAD"),
        ("remote 200k a year", "salary_min=200000"),
        ("remote 70k minimum", "salary_min=70000"),
        ("remote 120k or more", "salary_min=120000"),
        ("remote €65.000 and up", "salary_min=65000&salary_currency=EUR"),
        ("remote $150k-$200k", "salary_min=150000&salary_currency=USD"),
        ("remote 500 eur/day", "salary_min=500&salary_currency=EUR&salary_period=day"),
        ("remote 2 years", "years=1"),
        ("remote 3-5 years experience", "years=3&years=5"),
        ("remote less than 3 years", "years=0&years=1"),
        ("remote up to 3 years of experience", "years=0&years=1&years=3"),
        ("remote at least 8 years", "years=8&years=10"),
        ("remote last 14 days", "posted=30d"),
        ("remote past 24 hours", "posted=1d"),
        ("remote UTC-5", "zone=-05:00"),
        ("remote GMT+5:30", "zone=+05:30"),
        ("remote CET time zone", "zone=+01:00"),
        ("remote closing soon", "closing=7d"),
        ("remote hourly pay 25 dollars", "salary_min=25&salary_currency=USD&salary_period=hour"),
        ("remote day rate of 500 eur", "salary_min=500&salary_currency=EUR&salary_period=day"),
        ("remote annual salary: 90k", "salary_min=90000"),
    ],
)
def test_amounts_are_filters(sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence).split("&")) == sorted(["workplace=remote", *meaning.split("&")])


@pytest.mark.parametrize(
    "sentence",
    [
        "remote over 3000", "remote over 100000 users", "remote top 10", "remote 2024", "remote 7 years old",
        "remote over 80", "remote utc+99", "remote cet", "remote 40 hours a week", "remote 1000 a week",
        "remote last 999 days", "remote 120k max", "remote 90k or less", "remote 4-day week", "remote 3 days a week",
    ],
)  # fmt: skip
def test_other_numbers_stay_text(sentence: str) -> None:
    assert reading(sentence) == f"q={sentence.removeprefix('remote ')}&workplace=remote"


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [
        ("de", "Berater bis 80.000 Euro, Wien", "q=Berater bis 80.000 Euro&place=AT/Vienna"),
        ("de", "Buchhalter ab 70 Tsd. Euro", "q=Buchhalter&salary_min=70000&salary_currency=EUR"),
        ("de", "Buchhalter, 85.000 € oder mehr", "q=Buchhalter&salary_min=85000&salary_currency=EUR"),
        ("de", "Berater, maximal 90k, Wien", "q=Berater maximal 90k&place=AT/Vienna"),
        ("de", "Leiter Buchhaltung in Zürich", "q=Leiter Buchhaltung&place=CH/Zürich"),
        ("de", "mit Visum nach Deutschland", "visa=offered&place=DE"),
        ("de", "englischsprachige Jobs in Wien", "languages=en&place=AT/Vienna"),
        ("de", "österreichische Firmen", "q=österreichische Firmen"),
        ("de", "Buchhalter mind. 60k, Raum Wien", "q=Buchhalter&salary_min=60000&near=AT/Vienna"),
        ("de", "Berater Tagessatz 900 €", "q=Berater&salary_min=900&salary_currency=EUR&salary_period=day"),
        ("de", "Berater 90 Euro Stundensatz", "q=Berater&salary_min=90&salary_currency=EUR&salary_period=hour"),
        ("de", "Koch deutschlandweit", "q=Koch&place=DE"),
        ("de", "Stellen bei Ebbmark im Bereich Marketing", "company=ebbmark&function=marketing"),
        ("de", "Sachbearbeiterin als Elternzeitvertretung", "q=Sachbearbeiterin&employment=temporary"),
        ("de", "Pflegehelfer Nachtschicht Wien", "q=Pflegehelfer Nachtschicht&place=AT/Vienna"),
        ("fr", "développeur react ou vue, pas d’agences", "q=développeur -agences&skill=react&skill=vue&skill_mode=any"),
        ("fr", "annonces publiées aujourd’hui pour vendeur", "q=vendeur&posted=1d"),
        (
            "fr",
            "comptable sans week-end, tjm 400 €",
            "q=comptable -week-end&salary_min=400&salary_currency=EUR&salary_period=day",
        ),
        ("es", "camarero fines de semana Barcelona", "q=camarero fines de semana&place=ES/Barcelona"),
        ("es", "enfermera en Portugal con visado patrocinado", "q=enfermera&place=PT&visa=offered"),
        ("es", "empleos híbridos sin carrera universitaria", "workplace=hybrid&-degree=required"),
        ("fr", "comptable, 45 k€ minimum, Paris", "q=comptable&place=FR/Paris&salary_min=45000&salary_currency=EUR"),
        ("fr", "comptable 50k maximum, Paris", "q=comptable 50k maximum&place=FR/Paris"),
        ("fr", "entreprises françaises", "q=entreprises françaises"),
        ("es", "contable en Madrid, 45k o más", "q=contable&place=ES/Madrid&salary_min=45000"),
        ("es", "empleos en Estados Unidos con visado", "place=US&visa=offered"),
        ("es", "contable en Londres que hable inglés", "q=contable&place=GB/London&languages=en"),
        ("en", "nurse berlin, not in office", "q=nurse&place=DE-BE/Berlin&-workplace=onsite"),
        ("en", "python, 2 days a week remote", "skill=python&workplace=hybrid"),
        ("en", "seasonal nurse in Berlin", "q=nurse&employment=temporary&place=DE-BE/Berlin"),
        ("de", "Minijob Verkauf Berlin", "q=Verkauf&employment=part-time&place=DE-BE/Berlin"),
        ("de", "Tester Berlin, 3 Tage Homeoffice", "q=Tester&place=DE-BE/Berlin&workplace=hybrid"),
        ("fr", "testeur Paris, trois jours de télétravail par semaine", "q=testeur&place=FR/Paris&workplace=hybrid"),
        ("fr", "serveur saisonnier à Nice", "q=serveur&employment=temporary&place=FR/Nice"),
        ("fr", "infirmier Paris, pas de cabinet de recrutement", 'q=infirmier -"cabinet de recrutement"&place=FR/Paris'),
        ("es", "enfermera, 2 días de teletrabajo, Madrid", "q=enfermera&workplace=hybrid&place=ES/Madrid"),
        ("es", "trabajar en Front como enfermera", "q=enfermera&company=front"),
        ("es", "trabajar en remoto como enfermera", "q=enfermera&workplace=remote"),
        ("es", "trabajar en Madrid como enfermera", "q=enfermera&place=ES/Madrid"),
    ],
)
def test_other_languages_say_it_in_their_words(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("nurse in Halden", ["GB/Halden"]),
        ("nurse in Halden, Canada", ["CA-ON/Halden"]),
        ("nurse in Canada, remote in Halden", ["CA", "CA-ON/Halden"]),
        ("nurse in Orrin", ["US-MD/Orrin", "US-MO/Orrin"]),
        ("nurse not in Halden", ["GB/Halden"]),
        ("nurse in Vellano", ["PT/Vellano"]),
    ],
)
def test_of_cities_of_one_name_those_with_many_jobs_are_meant(sentence: str, places: list[str]) -> None:
    sizes = {
        "GB/Halden": 94, "CA-ON/Halden": 3, "US-MD/Orrin": 6, "US-MO/Orrin": 2, "PT/Vellano": 51, "PT-11": 60, "CA": 200,
    }  # fmt: skip
    labels = {place: place.rpartition("/")[2] for place in sizes} | {"PT-11": "Vellano", "CA": "Canada"}
    known = Names([ValueName("place", place, label) for place, label in labels.items()], "en", sizes)
    assert [value for _, value in read(sentence, known, PARAMETERS).filters if value != "remote"] == places


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [
        ("en", "python developer within 50 km of berlin", "q=python developer&near=DE-BE/Berlin"),
        ("en", "nurse, 20 miles from London", "q=nurse&near=GB/London"),
        ("en", "nurse near Munich", "q=nurse&near=DE-BY/Munich"),
        ("en", "nurse near Spain", "q=nurse&place=ES"),
        ("en", "nurse Berlin + 80km", "q=nurse&near=DE-BE/Berlin&within=100"),
        ("en", "nurse within 25 kilometers of Bristol", "q=nurse&near=GB/Bristol&within=25"),
        ("en", "nurse, 300 km from Berlin", "q=nurse 300 km&from=DE"),
        ("en", "driver, 50 km a day", "q=driver, 50 km a day"),
        ("de", "Pflegekraft im Umkreis von 30 km um Berlin", "q=Pflegekraft&near=DE-BE/Berlin"),
        ("de", "Pflegekraft Berlin, Umkreis 20 km", "q=Pflegekraft&near=DE-BE/Berlin&within=25"),
        ("fr", "infirmier à moins de 10 km de Paris", "q=infirmier&near=FR/Paris&within=25"),
        ("fr", "infirmier autour de Paris", "q=infirmier&near=FR/Paris"),
        ("es", "enfermera a 40 km de Madrid", "q=enfermera&near=ES/Madrid"),
        ("es", "enfermera cerca de Barcelona", "q=enfermera&near=ES/Barcelona"),
    ],
)
def test_distance_is_from_a_city(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [
        ("en", "senior python, equity", "skill=python&seniority=senior&equity=offered"),
        ("en", "nurse Berlin relocation", "q=nurse&place=DE-BE/Berlin&relocation=offered"),
        ("en", "private equity analyst, remote", "q=private equity analyst&workplace=remote"),
        ("en", "relocation manager Berlin", "q=relocation manager&place=DE-BE/Berlin"),
        ("en", "nurse us remote", "q=nurse&place=US&workplace=remote"),
        ("en", "no on call sre, remote", "q=sre&workplace=remote&-on_call=part"),
        ("en", "senior react, no crypto startups, europe", "skill=react&seniority=senior&place=Europe&-practice=blockchain"),
        ("en", "startup jobs python, no crypto", "q=startup&skill=python&-practice=blockchain"),
        ("en", "python, kubernetes preferred", "skill=python&skill=kubernetes"),
        ("en", "nurse in London, hybrid ok", "q=nurse&place=GB/London&workplace=hybrid"),
        ("en", "who hires junior nurses in Canada", "q=nurses&place=CA&seniority=junior"),
        ("en", "support jobs I can do from Mexico", "function=customer-support&from=MX"),
        ("de", "React, keine Crypto Startups", "skill=react&-practice=blockchain"),
        ("fr", "poste senior react, pas de startup crypto", "skill=react&seniority=senior&-practice=blockchain"),
        ("es", "react, no empresas de crypto", "skill=react&-practice=blockchain"),
    ],
)
def test_words_beside_a_filter_say_no_more(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [
        ("en", "neither java nor react, python", "skill=python&-skill=java&-skill=react"),
        ("en", "python, neither crypto nor agencies", "q=-agencies&skill=python&-practice=blockchain"),
        ("de", "weder Java noch React, Python", "skill=python&-skill=java&-skill=react"),
        ("fr", "ni java ni react, python", "skill=python&-skill=java&-skill=react"),
        ("fr", "python sans java ni react", "skill=python&-skill=java&-skill=react"),
        ("es", "ni java ni react, python", "skill=python&-skill=java&-skill=react"),
        ("es", "python que no sea remoto", "skill=python&-workplace=remote"),
        (
            "en",
            "internship not wanted, python, Berlin",
            "q=not wanted&employment=internship&skill=python&place=DE-BE/Berlin",
        ),
        ("en", "accountant in Berlin, German and English", "q=accountant&place=DE-BE/Berlin&languages=de&languages=en"),
        ("de", "Buchhalter in Berlin, Deutsch", "q=Buchhalter&place=DE-BE/Berlin&languages=de"),
        ("en", "German teacher, Berlin", "q=German teacher&place=DE-BE/Berlin"),
        ("fr", "salaire supérieur à 50k, rust", "skill=rust&salary_min=50000"),
    ],
)
def test_lists_after_a_no_and_of_languages(language: str, sentence: str, meaning: str) -> None:
    assert sorted(reading(sentence, language).split("&")) == sorted(meaning.split("&"))


def test_search_has_one_country_to_apply_from_and_one_salary() -> None:
    assert reading("remote from germany or austria") == "q=austria&workplace=remote&from=DE"
    assert reading("remote 80k usd or 70k eur") == "q=70k eur&workplace=remote&salary_min=80000&salary_currency=USD"


def test_language_has_to_be_said_to_be_spoken_or_that_of_the_ad() -> None:
    assert reading("german nurse, remote") == "q=german nurse&workplace=remote"
    assert reading("nurse, fluent in german") == "q=nurse&languages=de"
    assert reading("ads in german, remote") == "language=de&workplace=remote"
    assert reading("Pflegekraft mit Deutschkenntnissen", "de") == "q=Pflegekraft&languages=de"
    assert reading("infirmière parlant allemand", "fr") == "q=infirmière&languages=de"


def test_filter_that_the_board_does_not_have_stays_text() -> None:
    known = {*PostingFilter.all_filters()} - {"salary_min", "salary_currency", "salary_period"}
    assert reading("remote clerk over 80k", parameters=known) == "q=clerk over 80k&workplace=remote"
    assert reading("over 80k", parameters=known) == "q=over 80k"


def test_value_that_no_job_has_stays_text() -> None:
    assert reading("remote in Japan") == "q=Japan&workplace=remote"
    assert reading("remote from Japan") == "workplace=remote&from=JP"


def test_no_more_values_of_a_facet_are_found_than_a_search_may_have() -> None:
    skills = [
        "python",
        "django",
        "javascript",
        "typescript",
        "react",
        "vue",
        "java",
        "kotlin",
        "c++",
        "rust",
        "docker",
        "figma",
    ]
    found = read(f"remote {' '.join(skills)}", names("en"), PARAMETERS)
    assert sum(name == "skill" for name, _ in found.filters) == MAX_VALUES


def test_request_without_a_value_is_searched_for_without_its_small_words() -> None:
    assert reading("I am looking for a nurse job") == "q=nurse"
    assert reading("looking for a remote job") == "workplace=remote"
    assert reading("ich suche eine Stelle", "de") == "q=ich suche eine Stelle"


def test_long_text_is_not_read() -> None:
    sentence = f"senior python in Berlin {'x' * MAX_LENGTH}"
    assert read(sentence, names("en"), PARAMETERS) == Reading((), sentence)


def test_words_of_other_languages_are_read_on_their_pages_only() -> None:
    assert reading("remoto sin python", "es") == "workplace=remote&-skill=python"
    assert reading("remoto sin python", "en") == "q=remoto sin python"


@pytest.mark.parametrize(
    ("language", "sentence", "meaning"),
    [
        (
            "es",
            "python 50000 pesos al mes en México",
            "skill=python&place=MX&salary_min=50000&salary_currency=MXN&salary_period=month",
        ),
        ("es", "remoto desde Argentina 900000 pesos", "workplace=remote&from=AR&salary_min=900000&salary_currency=ARS"),
        ("es", "remoto más de 500.000 pesos colombianos", "workplace=remote&salary_min=500000&salary_currency=COP"),
        (
            "en",
            "remote over 60000 mexican pesos a month",
            "workplace=remote&salary_min=60000&salary_currency=MXN&salary_period=month",
        ),
        ("es", "remoto más de 500.000 pesos", "q=más de 500.000 pesos&workplace=remote"),
        ("en", "remote in Germany over 50000 pesos", "q=over 50000 pesos&workplace=remote&place=DE"),
    ],
)
def test_pesos_are_those_of_the_country_that_is_named(language: str, sentence: str, meaning: str) -> None:
    known = Names(
        [ValueName("skill", "python", "Python"), ValueName("place", "MX", "México"), ValueName("place", "DE", "Germany")],
        language,
    )
    found = read(sentence, known, PARAMETERS)
    pairs = [*([("q", found.text)] if found.text else []), *found.filters]
    assert sorted(f"{name}={value}" for name, value in pairs) == sorted(meaning.split("&"))


def test_city_of_another_state_is_not_meant() -> None:
    places = {"US-MO/Springfield": "Springfield", "US-IL": "Illinois", "US-TX": "Texas", "US-TX/Austin": "Austin"}
    known = Names([ValueName("place", *each) for each in places.items()], "en")
    found = {
        each: read(f"remote in {each}", known, PARAMETERS)
        for each in ("Springfield, Illinois", "Austin, Texas", "Springfield")
    }
    remote = ("workplace", "remote")
    assert {each: (sorted(reading.filters), reading.text) for each, reading in found.items()} == {
        "Springfield, Illinois": ([("place", "US-IL"), remote], "Springfield"),
        "Austin, Texas": ([("place", "US-TX/Austin"), remote], ""),
        "Springfield": ([("place", "US-MO/Springfield"), remote], ""),
    }
