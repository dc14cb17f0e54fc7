"""Wordings of the detail facts, beside wordings that look alike and mean something else."""

from typing import Any

import pytest

from postings.content.outline import outline
from postings.extraction.details import read_details
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad


def value(name: str, body: str, title: str = "Ferry Hand") -> Any:
    fact = read_details(outline(parse("ad.md", ad(title=title, body=body)))).get(name)
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("body", "visa"),
    [
        ("Ebbmark is unable to sponsor visas at this time.", "refused"),
        ("We do not offer visa sponsorship or relocation.", "refused"),
        ("No visa sponsorship for this job, sorry.", "refused"),
        ("This role is not eligible for immigration sponsorship.", "refused"),
        ("You must be authorized to work in Norway without sponsorship, now or in the future.", "refused"),
        ("Candidates must not require sponsorship for a work visa.", "refused"),
        ("Visa sponsorship: no", "refused"),
        ("We only consider candidates who do not need a visa to work in Norway.", "refused"),
        ("You are able to work in Norway without a visa.", "refused"),
        ("Visa sponsorship is available for this position.", "offered"),
        ("Sponsorship is available.", "offered"),
        ("We are happy to sponsor work permits and will pay for the move.", "offered"),
        ("Is this role eligible for immigration sponsorship?: Yes", "offered"),
        ("## Benefits\n\n* Visa sponsorship\n* A boat", "offered"),
        ("Wir unterstützen dich beim Visum und bei der Wohnungssuche.", "offered"),
        ("We sponsor visas in Norway, but we cannot sponsor visas in Chile. We can sponsor visas for Norway.", None),
        ("Will you now or in the future require sponsorship for a visa?", None),
        ("Visa sponsorship is decided case by case.", None),
        ("We sponsor conferences about harbors and work permits.", None),
        ("You will process Visa and Mastercard payments for the job.", None),
        ("You find sponsors for our regatta.", None),
        ("All applicants are considered regardless of citizenship or visa status.", None),
    ],
)
def test_visa(body: str, visa: str | None) -> None:
    assert value("visa", body) == visa


@pytest.mark.parametrize(
    ("body", "relocation"),
    [
        ("We help you relocate to Bergen.", "offered"),
        ("Relocation assistance is available.", "offered"),
        ("We help with the move to Bergen.", "offered"),
        ("Oferecemos auxílio realocação.", "offered"),
        ("Relocation assistance is available for candidates willing to move to Bergen.", "offered"),
        ("## Benefits\n\n* Relocation package\n* A boat", "offered"),
        ("Wir übernehmen die Umzugskosten: Umzugspauschale bis 3.000 Euro.", "offered"),
        ("This position is not eligible for relocation assistance.", "refused"),
        ("Relocation will not be provided.", "refused"),
        ("We do not offer visa sponsorship or relocation.", "refused"),
        ("You are willing to relocate to Bergen.", None),
        ("This job does not require relocation.", None),
        ("Relocation support is decided case by case.", None),
        ("You plan the relocation of our servers and support the team.", None),
    ],
)
def test_relocation(body: str, relocation: str | None) -> None:
    assert value("relocation", body) == relocation


@pytest.mark.parametrize(
    ("body", "clearance"),
    [
        ("You must have an active secret clearance.", "required"),
        ("Clearance required: Top Secret", "required"),
        ("Ability to obtain and maintain a secret clearance", "obtainable"),
        ("An active security clearance or the ability to obtain one", "obtainable"),
        ("An active secret clearance with the ability to obtain a top secret clearance", "required"),
        ("You can pass a Public Trust background investigation, which is required.", "obtainable"),
        ("A security clearance is a plus.", None),
        ("No security clearance required.", None),
        ("You take care of customs clearance at the pier, which is required.", None),
    ],
)
def test_clearance(body: str, clearance: str | None) -> None:
    assert value("clearance", body) == clearance


def test_clearance_in_title() -> None:
    assert value("clearance", "We paint bridges.", title="Ferry Hand (TS/SCI)") == "required"


@pytest.mark.parametrize(
    ("body", "citizenship"),
    [
        ("Applicants must be US citizens.", "citizens"),
        ("U.S. citizenship is required.", "citizens"),
        ("## Requirements\n\n* US citizenship", "citizens"),
        ("US citizenship required (green card holders are not eligible)", "citizens"),
        ("You must be a Canadian citizen or permanent resident.", "residents"),
        ("Only U.S. persons can be hired, that is citizens or green card holders.", "residents"),
        ("US citizens and others authorized to work in the US are required to apply online.", None),
        ("We do not discriminate by citizenship status; US citizens must apply, too.", None),
        ("You help US citizens with their taxes.", None),
        ("US citizenship preferred", None),
    ],
)
def test_citizenship(body: str, citizenship: str | None) -> None:
    assert value("citizenship", body) == citizenship


@pytest.mark.parametrize(
    ("body", "degree"),
    [
        ("## Requirements\n\n* Bachelor's degree in botany or a related field", "required"),
        ("A degree in botany is required, a Master's degree is preferred.", "required"),
        ("What we ask for:\n\n* Bachelor's degree in botany or a related field", "required"),
        ("We are not picky about a specific degree, but you know your plants.", "not-required"),
        ("We hire people with or without a degree.", "not-required"),
        (
            "## Requirements\n\n* Bachelor's degree in botany\n* In lieu of the above education, experience counts.",
            "equivalent",
        ),
        ("Any equivalent combination of education and experience is considered.", None),
        ("## Anforderungen\n\n* Es ist kein Studium erforderlich.", "not-required"),
        ("## Requirements\n\n* Bachelor's degree, ideally in botany", "required"),
        ("## Requirements\n\n* Bachelor's degree and 5 years at sea; or a Master's degree and 3 years", "required"),
        ("## Requirements\n\n* Bachelor's degree; a sailing certificate is a plus", "required"),
        ("Abgeschlossenes Studium der Botanik", "required"),
        ("## Requirements\n\n* Bachelor's degree or equivalent experience", "equivalent"),
        ("## Requirements\n\n* Degree in botany, or 6 years at sea", "equivalent"),
        ("Erforderlich: abgeschlossenes Studium der Botanik oder vergleichbare Ausbildung", "equivalent"),
        ("## Nice to have\n\n* A degree in botany", "preferred"),
        ("A degree in botany is a plus.", "preferred"),
        ("## Requirements\n\n* A botany (or similar) degree", "required"),
        ("## Requirements\n\n* Possess a BS/BA or equivalent knowledge and experience", "equivalent"),
        ("## Requirements\n\n* Bachelor's degree and 3 years of gardening or related work experience", "required"),
        (
            "## Requirements\n\n* Bachelor's degree, or Master's degree and 2 years equivalent industry experience",
            "required",
        ),
        ("## Profil\n\nDe formation ingénieur, vous aimez les plantes.", "required"),
        ("## Requirements\n\n* Master's degree or equivalent experience preferred", "preferred"),
        ("A degree is preferred but not required.", "preferred"),
        ("A degree is not required.", "not-required"),
        ("You don't need a degree.", "not-required"),
        ("You need a high degree of patience.", None),
        ("## Benefits\n\n* We pay for your Master's degree in botany", None),
        ("You must enjoy work with students who earn a degree in botany.", None),
    ],
)
def test_degree(body: str, degree: str | None) -> None:
    assert value("degree", body) == degree


@pytest.mark.parametrize(
    ("body", "travel"),
    [
        ("Ability to travel up to 50% of the time", "often"),
        ("You are able to guide a team on travel-related subjects.", None),
        ("Travel: 20-40%", "often"),
        ("Frequent travel to our piers", "often"),
        ("Up to 25% travel", "some"),
        ("Occasional travel to Bergen", "some"),
        ("You are willing to travel twice a year.", "some"),
        ("No travel is required.", "none-needed"),
        ("This job does not require travel.", "none-needed"),
        ("Travel: none", "none-needed"),
        ("Limited to no travel required.", "some"),
        ("You work from home 100% of the time.", None),
        ("You must know the travel industry.", None),
        ("You need to process travel expenses.", None),
        ("You are willing to write software for travelers who travel.", None),
    ],
)
def test_travel(body: str, travel: str | None) -> None:
    assert value("travel", body) == travel


@pytest.mark.parametrize(
    ("body", "on_call"),
    [
        ("You participate in the on-call rotation.", "part"),
        ("Ideally you have been responsible for being on call.", None),
        ("You build tools for our pilots and participate in an on-call rotation.", "part"),
        ("You are on call one week in six.", "part"),
        ("On-call duty is part of the job.", "part"),
        ("Du übernimmst Rufbereitschaft: on-call shifts every six weeks.", "part"),
        ("There is no on-call duty.", "none-needed"),
        ("We don't do 24/7 on-call.", "none-needed"),
        ("You have experience with on-call rotations.", None),
        ("You reduce the on-call load of other teams.", None),
        ("## Nice to have\n\n* You have been on call", None),
        ("Our customers rely on calls from the harbor.", None),
    ],
)
def test_on_call(body: str, on_call: str | None) -> None:
    assert value("on_call", body) == on_call


@pytest.mark.parametrize(
    ("body", "equity"),
    [
        ("Our compensation package includes stock options.", "offered"),
        ("Benefits include RSU grants for approved roles.", None),
        ("The range is $90,000 - $99,000 plus equity.", "offered"),
        ("## Benefits\n\n* Competitive salary and equity in the company", "offered"),
        ("Competitive salary, bonus and equity", "offered"),
        ("## Benefits\n\n* Equity\n* A boat", "offered"),
        ("You receive RSUs as part of your compensation.", "offered"),
        ("The position may be eligible for equity.", None),
        ("The range does not include equity.", None),
        ("Diversity, equity and inclusion are part of our benefits.", None),
        ("We offer software to private equity firms.", None),
        ("You build tools for stock options that traders receive.", None),
    ],
)
def test_equity(body: str, equity: str | None) -> None:
    assert value("equity", body) == equity


@pytest.mark.parametrize(
    ("body", "bonus"),
    [
        ("You are eligible for an annual bonus.", "offered"),
        ("Offers often include a performance bonus.", None),
        ("We pay an annual bonus (sales staff are not eligible for this bonus).", "offered"),
        ("Base salary plus bonus", "offered"),
        ("## Benefits\n\n* Performance bonus", "offered"),
        ("This role is bonus eligible.", "offered"),
        ("Some roles may be eligible for a bonus.", None),
        ("The range does not include the annual bonus.", None),
        ("## Benefits\n\n* Referral bonus", None),
        ("## Bonus points\n\n* You have steered a ship", None),
        ("A knowledge of sails is a bonus.", None),
    ],
)
def test_bonus(body: str, bonus: str | None) -> None:
    assert value("bonus", body) == bonus


@pytest.mark.parametrize(
    ("body", "languages"),
    [
        ("You are fluent in German and English.", ["de:fluent", "en:fluent"]),
        ("Proficient in English and fluent in Dutch", ["en", "nl:fluent"]),
        ("English language skills of min. B2", ["en:B2"]),
        ("We accept native or fluent Thai speakers.", ["th:fluent"]),
        ("Strong English communication skills, written and verbal, highly preferred", None),
        ("Fluent in English with additional languages preferred (ideally Dutch).", ["en:fluent"]),
        ("English (C1), German (B2)", ["de:B2", "en:C1"]),
        ("Sehr gute Deutschkenntnisse", ["de"]),
        ("Native Danish and good English skills", ["da:native", "en"]),
        ("Niveau d’Anglais : B2", ["en:B2"]),
        ("Fluent English; German is a plus", ["en:fluent"]),
        ("You are fluent in German or French.", None),
        ("## Benefits\n\n* English classes\n* Fluent coffee", None),
        ("## Nice to have\n\n* Fluent German", None),
        ("Polish the brass with good skills.", None),
        ("Send your CV in English.", None),
        ("Experience with customers in German markets, good skills.", None),
    ],
)
def test_languages(body: str, languages: list[str] | None) -> None:
    assert value("languages", body) == languages


@pytest.mark.parametrize(
    ("body", "months"),
    [
        ("This is a 6-month contract.", 6),
        ("Duration: 12 months", 12),
        ("Fixed-term contract for two years", 24),
        ("Die Stelle ist auf 18 Monate befristet.", 18),
        ("CDD de 9 mois", 9),
        ("A contract of 6-12 months", None),
        ("Contract with a probation of 6 months", None),
        ("You sign contracts within 3 months.", None),
    ],
)
def test_contract_length(body: str, months: int | None) -> None:
    assert value("contract_months", body) == months


@pytest.mark.parametrize(
    ("body", "hours"),
    [
        ("Schedule: 36 hours, Monday to Thursday", "36"),
        ("Schedule: 8 hours per day", None),
        ("Full time 12 Hour shift position", None),
        ("Full-time, 40 hours per week", "40"),
        ("Part-time, 20-30 hours a week", "20-30"),
        ("Between 20 and 30 hours a week", "20-30"),
        ("Zwischen 20 und 30 Stunden pro Woche", "20-30"),
        ("### Weekly hours\n\n38", "38"),
        ("38,5 Stunden pro Woche", "38.5"),
        ("35 heures par semaine", "35"),
        ("You work ٤٠ hours per week.", None),
        ("Employees who work 30 hours a week get a boat.", None),
        ("We save our clients 20 hours a week.", None),
        ("Part-time (20 hours a week) or full-time (40 hours a week)", None),
        ("Support is there 24 hours a day, 7 days a week.", None),
    ],
)
def test_weekly_hours(body: str, hours: str | None) -> None:
    assert value("weekly_hours", body) == hours


@pytest.mark.parametrize(
    ("body", "start"),
    [
        ("Start date: September 2027", "September 2027"),
        ("Starting date: as soon as possible.", "as soon as possible"),
        ("Eintrittstermin: zum nächstmöglichen Zeitpunkt", "zum nächstmöglichen Zeitpunkt"),
        ("Wir suchen ab sofort eine Hafenmeisterin.", "ab sofort"),
        ("Start: a new life at sea", None),
        ("You start projects in May.", None),
    ],
)
def test_start_date(body: str, start: str | None) -> None:
    assert value("start_date", body) == start


@pytest.mark.parametrize(
    ("body", "steps"),
    [
        ("## Our hiring process\n\n* A call\n* A test\n* An offer", ["A call", "A test", "An offer"]),
        ("## Apply\n\nInterview process:\n\n* Phone screen\n* Meeting the crew", ["Phone screen", "Meeting the crew"]),
        ("## What you will do\n\n* Call the harbor\n* Test the boats", None),
        ("## Our hiring process\n\nWe will call you.", None),
    ],
)
def test_interview_steps(body: str, steps: list[str] | None) -> None:
    assert value("interview_steps", body) == steps
