"""Tests of the forms in which the words of a query are found."""

import pytest

from postings.models import Posting
from postings.search import full_text, word_forms
from postings.search.inflection import inflected
from postings.search.tokens import words_of
from tests.builders import make_posting


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("engineer", {"engineer", "engineers"}),
        ("engineers", {"engineer", "engineers"}),
        ("company", {"company", "companies"}),
        ("companies", {"company", "companies"}),
        ("business", {"business"}),
        ("aws", {"aws"}),
        ("js", {"js"}),
        ("k8s", {"k8s"}),
    ],
)
def test_singular_and_plural_forms(word: str, forms: set[str]) -> None:
    assert {form for (form,) in inflected((word,))} == forms


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("fullstack", "Full-Stack Developer"),
        ("full-stack", "Fullstack Developer"),
        ("full stack", "Fullstack Developer"),
        ("front end", "Frontend Developer"),
        ("frontends", "Front End Developer"),
        ("back end", "Backend Developer"),
        ("k8s", "Kubernetes Operator"),
        ("kubernetes", "Operator of k8s"),
        ("js", "JavaScript Developer"),
        ("sre", "Site Reliability Engineer"),
        ("site reliability engineers", "SRE, Tides"),
        ("ml", "Machine Learning Scientist"),
        ("machine learning", "ML Scientist"),
        ("muenchen", "Hafenmeister in München"),
        ("münchen", "Hafenmeister in Muenchen"),
        ("munchen", "Hafenmeister in München"),
        ("strasse", "Straße und Wege"),
        ("straße", "Strassenbau Strasse"),
        ("postgres", "PostgreSQL Administrator"),
        ("node.js", "NodeJS Developer"),
        ("jobs for a diver", "Diver"),
        ("software as a service", "SaaS Consultant"),
        ("swe", "Software Engineer, Tides"),
        ("Hafenmeister:in (m/w/d)", "Hafenmeister"),
        ("Hafenmeister*innen", "Hafenmeister in Kiel"),
        ("chargé·e", "Chargé des marées"),
        ("H/F plombier", "Plombier"),
        ("Analystin", "Analyst"),
        ("Praktikanten", "Praktikant"),
        ("desarrolladora", "Desarrollador"),
        ("directeur", "Directrice"),
        ("Softwareentwickler", "Software-Entwickler"),
        ("Softwareentwicklerin", "Software Developer"),
        ("Datenanalyst", "Data Analyst"),
        ("Webentwickler", "Web Developer"),
        ("Köln", "Driver in Cologne"),
        ("koeln", "Driver in Cologne"),
        ("New York", "Driver in NYC"),
        ("chef de projet", "Project Manager"),
        ("ingénieur logiciel", "Software Engineer"),
        ("infirmière", "Nurse"),
        ("Pflegefachkraft", "Nurse"),
        ("LKW-Fahrer", "Truck Driver"),
        ("Java-Entwickler", "Java Developer"),
        ("atención al cliente", "Customer Service Agent"),
        ("diseñadora gráfica", "Graphic Designer"),
        ("copy writer", "Copywriter"),
        ("data base administrator", "DBA, Tides"),
        ("Datenwissenschaftlerin", "Data Scientist"),
        ("Anwendungsentwickler", "Application Developer"),
        ("Systemingenieur", "Systems Engineer"),
        ("Netzwerktechniker", "Network Engineer"),
        ("Lagermitarbeiter", "Warehouse Worker"),
        ("Personalreferentin", "HR Specialist"),
        ("Testautomatisierung", "Test Automation Engineer"),
        ("desarrollador móvil", "Mobile Developer"),
        ("ingeniera de pruebas", "Test Engineer"),
        ("científica de datos", "Data Scientist"),
        ("gerente de proyecto", "Project Manager"),
        ("administrateur systèmes", "Systems Administrator"),
        ("testeuse logiciel", "Software Tester"),
        ("penetration tester", "Pentester"),
        ("block chain", "Blockchain Engineer"),
        ("engineer", "Developer"),
        ("accountant", "Accounting Clerk"),
        ("head of design", "Director of Design"),
        ("manual tester", "Manual QA Engineer"),
        ("payroll specialist", "Payroll Analyst"),
        ("compliance officers", "Compliance Expert"),
        ("chargé de recrutement", "Recrutement, Lyon"),
        ("IT-Sicherheit", "Information Security Engineer"),
        ("Datenbankadministratorin", "Database Administrator"),
        ("Risikomanager", "Risk Manager"),
        ("Schweißerin", "Welder"),
        ("Geschaeftsfuehrer", "Managing Director"),
        ("Maschinelles Lernen", "ML Researcher"),
        ("directrice commerciale", "Sales Director"),
        ("responsables produit", "Product Manager"),
        ("jefa de producto", "Product Manager"),
        ("recursos humanos", "HR Assistant"),
        ("analyste financière", "Financial Analyst"),
        ("talent acquisition partner", "Senior Recruiter"),
        ("legal assistants", "Paralegal"),
        ("Netzwerkadministrator", "Network Engineer"),
        ("test manager", "Test Lead"),
        ("identity access management", "IAM Engineer"),
        ("crypto engineer", "Blockchain Developer"),
    ],
)
def test_other_spellings_are_found(text: str, title: str) -> None:
    make_posting(title)
    make_posting("Clerk", body="Something else.")
    assert [posting.title for posting in full_text.matching(Posting.objects.all(), text)] == [title]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("AE", "A Diver"),
        ('"frontend"', "Front End"),
        ("javascript", "JS"),
        ("typescript", "TS/SCI"),
        ("developer", "Entwickler"),
        ('"Entwickler"', "Developer"),
        ("LinkedIn", "Linked"),
        ('"engineer"', "Developer"),
        ("specialist", "Payroll Analyst"),
        ('payroll "specialist"', "Payroll Analyst"),
        ("account executive", "Account Clerk"),
        ('"legal assistant"', "Paralegal"),
        ("head of product", "Product Manager"),
        ("Santa Clara", "Health Clara"),
        ("red team", "Network Team"),
    ],
)
def test_what_means_something_else_is_not_found(text: str, title: str) -> None:
    make_posting(title)
    assert not full_text.matching(Posting.objects.all(), text).exists()


@pytest.mark.django_db
def test_related_words_are_found_in_titles_only() -> None:
    make_posting("Payroll Engineer")
    make_posting("Clerk", body="You work with developers and with payroll.")
    found = full_text.matching(Posting.objects.all(), "payroll programmer")
    assert [posting.title for posting in found] == ["Payroll Engineer"]
    assert not full_text.matching(Posting.objects.all(), "payroll programmer -engineer").exists()
    assert not full_text.matching(Posting.objects.all(), "tides specialist").exists()


@pytest.mark.django_db
def test_another_title_needs_the_other_words_and_is_found_in_titles_only() -> None:
    make_posting("Tax Paralegal")
    make_posting("Paralegal")
    make_posting("Clerk", body="You work with our paralegals on tax.")
    found = full_text.matching(Posting.objects.all(), "tax legal assistant")
    assert [posting.title for posting in found] == ["Tax Paralegal"]


def test_each_spelling_is_in_the_tokens_of_the_index() -> None:
    forms = [form for form, others in word_forms._SPELLINGS.items() for form in (form, *others)]
    assert [form for form in forms if tuple(words_of(" ".join(form))) != form] == []
