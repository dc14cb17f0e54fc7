"""Tests for reading from where one may apply in ads that are not in English."""

import pytest

from postings.choices import Answer
from postings.reference import gazetteer
from tests.extraction.test_applicants import read

EU, LATAM = "EU", "LATAM"


def codes(countries: str) -> str:
    """Return the codes of countries, or those of a region, less those after a minus."""
    included, _, excluded = countries.partition(" - ")
    if included in (EU, LATAM):
        included = " ".join(gazetteer.region_countries(gazetteer.regions()[included.lower()]))
    return " ".join(sorted({*included.split()} - {*excluded.split()}))


@pytest.mark.parametrize(
    ("sentence", "yes"),
    [
        ("Bewerber müssen in Deutschland ansässig sein.", "DE"),
        ("Du musst deinen Wohnsitz in Deutschland, Österreich oder der Schweiz haben.", "AT CH DE"),
        ("Du lebst in Deutschland oder Österreich.", "AT DE"),
        ("Wir berücksichtigen nur Bewerbungen aus der EU.", EU),
        ("Diese Stelle steht nur Personen mit Wohnsitz in Deutschland offen.", "DE"),
        ("Remote innerhalb Deutschlands", "DE"),
        ("100% Remote (deutschlandweit)", "DE"),
        ("Remote-Arbeit ist nur innerhalb der Schweiz möglich.", "CH"),
        ("Bewerbungen von außerhalb der EU können wir leider nicht berücksichtigen.", EU),
        ("Gültige Arbeitserlaubnis für Deutschland", "DE"),
        ("Vous devez résider en France.", "FR"),
        ("Résider en France ou en Belgique", "BE FR"),
        ("Il est impératif d'habiter en Suisse.", "CH"),
        ("Poste ouvert uniquement aux candidats résidant au Canada.", "CA"),
        ("Télétravail depuis la France ou l'Espagne", "ES FR"),
        ("Pour des raisons légales, nous ne pouvons embaucher qu'en France.", "FR"),
        ("Les candidatures hors Union européenne ne seront pas étudiées.", EU),
        ("Vous êtes autorisé à travailler en France.", "FR"),
        ("Es imprescindible residir en España.", "ES"),
        ("Solo candidatos residentes en México o Colombia.", "CO MX"),
        ("100% remoto desde cualquier lugar de España", "ES"),
        ("Buscamos personas que residan en Chile, Perú o Uruguay.", "CL PE UY"),
        ("No se aceptarán candidatos fuera de España.", "ES"),
        ("Permiso de trabajo en España", "ES"),
        ("É necessário residir no Brasil.", "BR"),
        ("Deve morar em Portugal ou na Espanha.", "ES PT"),
        ("Vaga apenas para residentes no Brasil.", "BR"),
        ("Trabalho remoto em todo o Brasil", "BR"),
        ("Não é possível contratar pessoas de fora do Brasil.", "BR"),
        ("È necessario risiedere in Italia.", "IT"),
        ("Solo candidati residenti in Italia o in Svizzera.", "CH IT"),
        ("Da remoto in tutta Italia", "IT"),
        ("Le candidature al di fuori dell'Unione Europea non saranno considerate.", EU),
        ("Je moet in Nederland wonen.", "NL"),
        ("Alleen kandidaten uit Nederland of België.", "BE NL"),
        ("Thuiswerken kan alleen binnen Nederland.", "NL"),
        ("Kandidaten buiten de EU komen niet in aanmerking.", EU),
        ("Musisz mieszkać w Polsce.", "PL"),
        ("Tylko kandydaci z Polski lub Ukrainy.", "PL UA"),
        ("Praca zdalna z terenu Polski", "PL"),
        ("Nie zatrudniamy osób spoza Unii Europejskiej.", EU),
    ],
)
def test_sentence_limits_applicants_to_its_places(sentence: str, yes: str) -> None:
    fact = read(body=f"### Profil\n\n  * {sentence}")
    assert fact is not None
    assert " ".join(fact.value.yes) == codes(yes)
    assert fact.value.others == Answer.NO
    assert fact.evidence[0].quote == sentence
    assert fact.evidence[0].line == 7


@pytest.mark.parametrize(
    ("sentence", "no"),
    [
        ("Bewerbungen aus Russland können leider nicht berücksichtigt werden.", "RU"),
        ("Wir stellen keine Personen aus den USA ein.", "US"),
        ("Nous ne pouvons pas embaucher en Suisse.", "CH"),
        ("Les candidats résidant aux États-Unis ne peuvent pas postuler.", "US"),
        ("No contratamos en Brasil.", "BR"),
        ("Los candidatos de Venezuela no serán considerados.", "VE"),
        ("Não contratamos em Portugal.", "PT"),
        ("Non assumiamo in Francia.", "FR"),
        ("Geen sollicitanten uit India.", "IN"),
        ("Nie zatrudniamy w Niemczech.", "DE"),
        ("Wir haben leider keine Niederlassung in Spanien.", "ES"),
        ("Nous n'avons pas d'entité en Suisse.", "CH"),
        ("No tenemos entidad en Brasil.", "BR"),
    ],
)
def test_sentence_excludes_places(sentence: str, no: str) -> None:
    fact = read(body=f"### Profil\n\n  * {sentence}")
    assert fact is not None
    assert (" ".join(fact.value.yes), " ".join(fact.value.no), fact.value.others) == ("", no, Answer.NOT_STATED)


@pytest.mark.parametrize(
    ("sentence", "yes", "no"),
    [
        ("Du kannst von überall in der EU arbeiten, außer Ungarn.", "EU - HU", "HU"),
        ("Télétravail partout en Europe hors Royaume-Uni.", None, "GB"),
        ("Aceptamos postulaciones de toda Latinoamérica, excepto Brasil.", "LATAM - BR", "BR"),
    ],
)
def test_exception_is_taken_out_of_region(sentence: str, yes: str | None, no: str) -> None:
    fact = read(body=sentence)
    assert fact is not None
    assert yes is None or " ".join(fact.value.yes) == codes(yes)
    assert "FR" in fact.value.yes or "MX" in fact.value.yes
    assert " ".join(fact.value.no) == no


@pytest.mark.parametrize(
    "sentence",
    [
        "Remote weltweit",
        "Télétravail partout dans le monde",
        "Trabajo remoto desde cualquier lugar del mundo",
        "Trabalho remoto de qualquer lugar do mundo",
        "Praca zdalna z dowolnego miejsca na świecie",
    ],
)
def test_sentence_opens_job_to_all_countries(sentence: str) -> None:
    fact = read(body=sentence)
    assert fact is not None
    assert fact.value.others == Answer.YES


@pytest.mark.parametrize(
    "sentence",
    [
        "Wir haben Büros in Deutschland und Frankreich.",
        "Unsere Kunden leben in Deutschland.",
        "Du arbeitest mit Teams in Frankreich.",
        "Du musst im Team mit Kollegen in Frankreich arbeiten.",
        "Idealerweise wohnst du in Deutschland.",
        "Reisen innerhalb Deutschlands.",
        "Nous avons des bureaux en France et au Canada.",
        "Nos clients résident en France.",
        "Nous sommes une entreprise basée en France.",
        "Vous travaillez avec des équipes en Allemagne.",
        "Tenemos oficinas en España y México.",
        "Si resides en España, ofrecemos un seguro.",
        "La modalidad es teletrabajo, desde Chile o el extranjero.",
        "Nossos clientes estão no Brasil.",
        "Abbiamo uffici in Italia.",
        "Onze klanten wonen in Nederland.",
        "Mamy biura w Polsce i w Niemczech.",
        "We have remote hubs in Germany and India.",
    ],
)
def test_place_named_for_another_reason_says_nothing_about_applicants(sentence: str) -> None:
    assert read(body=f"### Profil\n\n  * {sentence}") is None
