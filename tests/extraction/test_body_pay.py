"""Tests for reading pay from bodies, and for choosing between the pay of badge and body."""

from decimal import Decimal

import pytest

from postings.choices import PayPeriod
from postings.content.evidence_rules import EvidenceRule
from postings.content.outline import outline
from postings.content.types import Document, Fact, Finding, Pay
from postings.extraction.badge_pay import read_pay
from postings.extraction.body_pay import choose_pay, read_body_pay
from postings.extraction.yearly import yearly_equivalent
from postings.importing.readers.badge_markdown import parse
from tests.builders import ad

HOUR, DAY, MONTH, YEAR = PayPeriod.HOUR, PayPeriod.DAY, PayPeriod.MONTH, PayPeriod.YEAR


def document(body: str, badge: str = "", title: str = "Deckhand") -> Document:
    badges = f"`💰 {badge}` `🌎 Remote`" if badge else "`🌎 Remote`"
    return outline(parse("ad.md", ad(title=title, company="Ebbmark", badges=badges, body=body)))


def chosen(body: str, badge: str) -> tuple[Fact[Pay] | None, list[Finding]]:
    found = document(body, badge)
    return choose_pay("ad.md", found, read_pay(badge), read_body_pay(found))


@pytest.mark.parametrize(
    ("body", "minimum", "maximum", "currency", "period"),
    [
        ("The salary range is $125,600 - $165,000.", "125600", "165000", "USD", YEAR),
        ("Salary: INR 8L–15L", "800000", "1500000", "INR", YEAR),
        ("CTC: 10L to 18L", "1000000", "1800000", None, YEAR),
        ("You clean a 40L tank. Pay: $60,000 - $80,000", "60000", "80000", "USD", YEAR),
        ("Salary: up to spine point 25, £34,605–£39,980", "34605", "39980", "GBP", YEAR),
        ("Pay Range$125,600—$165,000 USD", "125600", "165000", "USD", YEAR),
        ("Salary range\n\n$125,600\n\n—\n\n$165,000 USD", "125600", "165000", "USD", YEAR),
        ("### Base pay: $90,000 - $120,000", "90000", "120000", "USD", YEAR),
        ("  * **Base pay: $90,000 - $120,000**", "90000", "120000", "USD", YEAR),
        ("$128,000 - $153,000 USD + Bonus", "128000", "153000", "USD", YEAR),
        ("Pay is between **$111,000/year** and **$185,000/year**.", "111000", "185000", "USD", YEAR),
        ("The range is min $127k to a max $172k annual salary", "127000", "172000", "USD", YEAR),
        ("MIN: $87,200 - MID: $109,000 - MAX: $130,800 CAD", "87200", "130800", "CAD", YEAR),
        ("Salary: $182,364.67 to $249,076.17", "182365", "249076", "USD", YEAR),
        ("Salary: $190-200K", "190000", "200000", "USD", YEAR),
        ("Base salary: $110-145,000", "110000", "145000", "USD", YEAR),
        ("Salary: $85,000k - $120,000k", "85000", "120000", "USD", YEAR),
        ("US$ 105,309  to US$ 163,646 a year", "105309", "163646", "USD", YEAR),
        ("Salary: CA$ 153,000 to CA $210,000", "153000", "210000", "CAD", YEAR),
        ("Salary (in CAD): $100,000 - $120,000", "100000", "120000", "CAD", YEAR),
        ("$173,000$220,000 USD", "173000", "220000", "USD", YEAR),
        ("Pay ranges from $168,600 in our lowest market up to $237,600 in our highest.", "168600", "237600", "USD", YEAR),
        ("Remote: $170,700 - $194,800 for Lead Machine Learning Engineer", "170700", "194800", "USD", YEAR),
        ("The range for this role is $180,000 - $520,000\nBenefits for all", "180000", "520000", "USD", YEAR),
        ("The salary is between 146 000 and 218 000gross/year", "146000", "218000", None, YEAR),
        ("### Stage : 1400€ bruts / mois", "1400", "1400", "EUR", MONTH),
        ("Salary: 120-150k", "120000", "150000", None, YEAR),
        ("The hourly rate is $41.50 - $52.50.", "41.50", "52.50", "USD", HOUR),
        ("### Hourly pay\n\n$30 - $40", "30", "40", "USD", HOUR),
        ("Germany: $26.67/hr", "26.67", "26.67", "USD", HOUR),
        ("The pay range for this position is $29-33.", "29", "33", "USD", HOUR),
        ("4,600 - 9,000 USD Monthly", "4600", "9000", "USD", MONTH),
        ("Salary: USD$3-3.5k / month + PTO", "3000", "3500", "USD", MONTH),
        ("Pay: CAD ~$90,000 - $110,000 / month", "90000", "110000", "CAD", MONTH),
        ("Daily rate: 200-300 euros gross/day", "200", "300", "EUR", DAY),
        ("Salary up to £70000 per annum", None, "70000", "GBP", YEAR),
        ("Gross salary from 6000 EUR/month.", "6000", None, "EUR", MONTH),
        ("Base salary: $150,000 + equity", "150000", "150000", "USD", YEAR),
        ("Salary: $135k+ by experience", "135000", None, "USD", YEAR),
        ("Salaire : 45-55K€ brut/an", "45000", "55000", "EUR", YEAR),
        ("Rémunération : 47k€ /56k€", "47000", "56000", "EUR", YEAR),
        ("Je maandsalaris ligt in schaal 8 tussen € 2.950,- en € 4.010,- bij 36 uur.", "2950", "4010", "EUR", MONTH),
        ("Månadslön: 34 000 – 39 500 kr", "34000", "39500", "SEK", MONTH),
        ("ab 65.000 € brutto", "65000", None, "EUR", YEAR),
        ("Salary: ₹15,00,000 - ₹25,00,000 per annum", "1500000", "2500000", "INR", YEAR),
        ("TJM : 400-500 €", "400", "500", "EUR", DAY),
        ("Gehalt ab 60.000 € brutto", "60000", None, "EUR", YEAR),
        ("Ein Gehalt von 3.000 € bis 5.000 € monatlich", "3000", "5000", "EUR", MONTH),
        ("Salário: R$ 8.000 a 12.000 por mês", "8000", "12000", "BRL", MONTH),
        ("Salario entre 29.000€ y 32.000€.", "29000", "32000", "EUR", YEAR),
        ("20 000 – 26 000 PLN net + VAT monthly (B2B)", "20000", "26000", "PLN", MONTH),
        ("Contract (17 000 - 20 000 PLN gross/monthly) OR B2B (139 - 164 PLN net/hourly)", "17000", "20000", "PLN", MONTH),
        ("Salary: 12 LPA to 22 LPA", "1200000", "2200000", "INR", YEAR),
        ("Pay: 20 to 45 lakhs INR per annum", "2000000", "4500000", "INR", YEAR),
        ("Salary range (it follows the cost of labour): $165,000 - $215,000", "165000", "215000", "USD", YEAR),
        ("Base salary (without bonus and equity) of $100,000 - $120,000", "100000", "120000", "USD", YEAR),
    ],
)  # fmt: skip
def test_body_pay_is_parsed(
    body: str, minimum: str | None, maximum: str | None, currency: str | None, period: PayPeriod
) -> None:
    fact = read_body_pay(document(body))
    assert fact
    pay = fact.value
    assert (pay.minimum, pay.maximum) == (minimum and Decimal(minimum), maximum and Decimal(maximum))
    assert (pay.currency, pay.period, pay.has_zones) == (currency, period, False)


@pytest.mark.parametrize(
    "body",
    [
        "We raised $50M in 2023 at a valuation of $1.2B.",
        "Our customers save $100,000 - $200,000.",
        "We pay for a $3,000 training budget a year.",
        "Home office stipend: $1,000 - $2,000",
        "401k match up to $10,000",
        "You own a portfolio of $100k - $500k accounts.",
        "Individual training budget: 3 000 net PLN a month",
        "We pay a referral bonus of 6 000 to 10 000 PLN.",
        "Company HSA contribution: $100-$150-$200 per month",
        "We pay you $100 to take a day off.",
        "A competitive salary, and $500 per year towards wellness.",
        "Up to $25,000 in fertility benefits, and paid leave.",
        "A customer base of 60K agencies and 500K businesses.",
        "Our $100B+ market grows; competitive pay in USD.",
        "We process $10,000 - $20,000 in transactions a second.",
        "You have 3-5 years of experience and earn trust.",
        "Paid leave of 12-20 weeks.",
        "**Budget target (Phase 1):** $15k–$40k USD",
        "Rated best employer 2024-2025 for our compensation.",
        "We work with PHP 8, ES6 and 3D CAD at an hourly pace.",
        "Salary: $" + "9" * 400,
        "Salary in USD",
    ],
)
def test_other_amounts_are_ignored(body: str) -> None:
    assert read_body_pay(document(body)) is None


@pytest.mark.parametrize(
    ("body", "minimum", "maximum", "currency", "has_zones"),
    [
        ("Zone A: $198,000 - $297,000\nZone B: $188,100 - $282,100", "188100", "297000", "USD", True),
        ("Zone A: $198,000 - $297,000\nZone B: $198,000 - $297,000", "198000", "297000", "USD", False),
        ("USA: $173,600 - $204,200\nCanada: CAD $158,000 - $185,800", "173600", "204200", "USD", False),
        ("Pay: (USD: $50-$53/hr, CAD: $45-$48/hr)", "50", "53", "USD", False),
        ("Salary: $160,000 - $180,000. We also pay up to $20,000 as a signing bonus.", "160000", "180000", "USD", False),
        ("Base salary: $120,000 - $140,000.\nOTE: $200,000 - $240,000.", "120000", "140000", "USD", False),
        ("Compensation: $150K OTE ($100K base)", "100000", "100000", "USD", False),
        ("OTE: $200,000 - $240,000", "200000", "240000", "USD", False),
        ("Base $100,000 - $150,000, and variable pay of $30,000 - $50,000.", "100000", "150000", "USD", False),
        ("$170k Base\n$30k-$76k Equity", "170000", "170000", "USD", False),
        ("Salary range: $150,000 - $190,000, midpoint $170,000", "150000", "190000", "USD", False),
    ],
    ids=["zones", "zones alike", "currencies", "currencies in a line", "bonus", "base and on target", "base in a bracket",
         "on target", "variable", "equity", "a figure within"],
)  # fmt: skip
def test_several_amounts_are_merged_to_one_range(
    body: str, minimum: str, maximum: str, currency: str, has_zones: bool
) -> None:
    fact = read_body_pay(document(body))
    assert fact
    pay = fact.value
    assert (pay.minimum, pay.maximum, pay.currency) == (Decimal(minimum), Decimal(maximum), currency)
    assert pay.has_zones is has_zones


def test_evidence_has_the_line_of_each_zone() -> None:
    fact = read_body_pay(document("Pay:\n\n" + "\n".join(f"Zone {n}: $1{n}0,000 - $1{n}5,000" for n in range(7))))
    assert fact
    assert [(each.line, each.quote) for each in fact.evidence][:2] == [
        (7, "Zone 0: $100,000 - $105,000"),
        (8, "Zone 1: $110,000 - $115,000"),
    ]
    assert len(fact.evidence) == 5


def test_long_line_is_quoted_around_the_amount() -> None:
    line = "We like long words. " * 30 + "The salary is $100,000 - $120,000. " + "We like long words. " * 30
    fact = read_body_pay(document(line))
    assert fact
    quote = fact.evidence[0].quote
    assert quote in line
    assert "$100,000 - $120,000" in quote
    assert len(quote) <= 200


def test_repeated_section_counts_once() -> None:
    fact = read_body_pay(document("## Pay\n\nSalary: $1,000 - $1,200 a week\n\n## Pay\n\nSalary: $1,000 - $1,200 a week"))
    assert fact
    assert len(fact.evidence) == 1


@pytest.mark.parametrize(
    "line", ["$1 - " * 40_000, "Pay $1 (" * 40_000, "111 " * 50_000, "Salary: 1,000" * 20_000, "~" * 200_000]
)
def test_hostile_line_is_read_in_time(line: str) -> None:
    read_body_pay(document(line))


def test_badge_is_used_without_body_pay() -> None:
    fact, findings = chosen("We measure tides.", "65k-95k USD")
    assert fact
    assert (fact.value, findings) == (read_pay("65k-95k USD"), [])
    assert [(each.quote, each.line, each.rule) for each in fact.evidence] == [
        ("65k-95k USD", 3, EvidenceRule.ONLY_HEADER_STATES_IT)
    ]


def test_implausible_badge_is_reported() -> None:
    fact, findings = chosen("We measure tides.", "460000.0")
    assert fact is None
    assert [finding.code for finding in findings] == ["pay_not_believed"]


@pytest.mark.parametrize(
    ("body", "badge"),
    [
        ("Salary: $80,000 - $100,000", "USD 80000~100000"),
        ("Salary: $80,000.40 - $99,999.90", "$80k - $100k"),
        ("Salary: USD$3-3.5k / month", "USD 36000-42000"),
        ("Gross salary from 4100 EUR/month.", "4100 EUR/month"),
        ("Zone A: $90,000 - $120,000\nZone B: $80,000 - $100,000", "$90,000 - $120,000"),
    ],
    ids=["alike", "rounded", "another period", "a bound left out", "one zone of them"],
)
def test_body_is_used_when_badge_agrees(body: str, badge: str) -> None:
    fact, findings = chosen(body, badge)
    assert fact == read_body_pay(document(body, badge))
    assert findings == []


@pytest.mark.parametrize("badge", ["~204k", "344000.0"], ids=["the highest", "the sum"])
def test_badge_derived_from_range_gives_no_finding(badge: str) -> None:
    fact, findings = chosen("Salary: $140,000 - $204,000", badge)
    assert fact
    assert fact.value.minimum == 140_000
    assert fact.evidence[0].rule == EvidenceRule.TEXT_OVER_HEADER
    assert findings == []


def test_badge_that_differs_from_body_is_reported() -> None:
    fact, findings = chosen("We pay well.\n\nSalary: $140,000 - $204,000", "65k-95k USD")
    assert fact
    assert fact.value.minimum == 140_000
    assert fact.evidence[0].rule == EvidenceRule.TEXT_OVER_HEADER
    assert [(each.code, each.line, each.field, each.raw) for each in findings] == [("pay_differs", 7, "pay", "65k-95k USD")]
    assert findings[0].message == (
        "The description states 140,000–204,000 USD per year, but the salary badge states 65,000–95,000 USD per year. "
        "The salary in the description is used."
    )


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (Pay(Decimal("52.50"), Decimal(60), "USD", HOUR), Pay(Decimal(109_200), Decimal(124_800), "USD", YEAR)),
        (Pay(None, Decimal(300), "EUR", DAY), Pay(None, Decimal(78_000), "EUR", YEAR)),
        (Pay(Decimal(1_000), None, "GBP", PayPeriod.WEEK), Pay(Decimal(52_000), None, "GBP", YEAR)),
        (Pay(Decimal(5_000), Decimal(6_000), None, MONTH, True), Pay(Decimal(60_000), Decimal(72_000), None, YEAR, True)),
        (Pay(Decimal(90_000), Decimal(90_000), "CAD", YEAR), Pay(Decimal(90_000), Decimal(90_000), "CAD", YEAR)),
        (Pay(Decimal(90), Decimal(90), "CAD"), None),
    ],
    ids=["hour", "day", "week", "month", "year", "unknown"],
)
def test_yearly_equivalent_of_each_period(pay: Pay, expected: Pay | None) -> None:
    assert yearly_equivalent(pay) == expected


def test_grades_are_no_amounts_and_their_ranges_are_zones() -> None:
    fact = read_body_pay(document("Base pay GS-12 - $79,300 to $103,000; base pay GS-13 - $94,200 to $122,500"))
    assert fact
    assert (fact.value.minimum, fact.value.maximum, fact.value.has_zones) == (Decimal(79300), Decimal(122500), True)


def test_amounts_of_goods_are_no_pay() -> None:
    assert read_body_pay(document("We ship $90,000 - $120,000 of seaweed a day.")) is None


@pytest.mark.parametrize(
    ("badge", "expected"),
    [
        ("€52,000 - €58,000 / 14 Gehälter", Pay(Decimal(52_000), Decimal(58_000), "EUR", YEAR)),
        ("$64k-$71k, 401k match", Pay(Decimal(64_000), Decimal(71_000), "USD", YEAR)),
        ("£310/d", Pay(Decimal(310), Decimal(310), "GBP", DAY)),
        ("£310 p.d.", Pay(Decimal(310), Decimal(310), "GBP", DAY)),
        ("$64,000 CDN", Pay(Decimal(64_000), Decimal(64_000), "CAD", YEAR)),
        ("£41k-£45k (junior) / £52k-£58k (senior)", Pay(Decimal(41_000), Decimal(58_000), "GBP", YEAR, has_zones=True)),
        ("Grade III - $41,000; Grade IV - $45,000", Pay(Decimal(41_000), Decimal(45_000), "USD", YEAR, has_zones=True)),
        ("UK: £41,000 to £45,000 | Spain: €38,000 - €42,000", Pay(Decimal(41_000), Decimal(45_000), "GBP", YEAR)),
        ("38-44€ p.h.", Pay(Decimal(38), Decimal(44), "EUR", HOUR)),
        ("Range 22, Step B: $31.50 - $36.20 hourly", Pay(Decimal("31.50"), Decimal("36.20"), "USD", HOUR)),
        ("E11 TV-L", None),
        ("Besoldungsgruppe A9", None),
    ],
)
def test_badge_has_other_words_beside_the_amounts(badge: str, expected: Pay | None) -> None:
    assert read_pay(badge) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Salaris: schaal 7 (min. € 2.700 en max. € 3.900 bruto per maand)",
            Pay(Decimal(2700), Decimal(3900), "EUR", MONTH),
        ),
        ("Bruto maandsalaris van € 2.700,00 tot maximaal € 3.900,00", Pay(Decimal(2700), Decimal(3900), "EUR", MONTH)),
        ("The job pays £310 a day.", Pay(Decimal(310), Decimal(310), "GBP", DAY)),
        ("Annual salary: NTD 700,000 ~ 950,000", Pay(Decimal(700_000), Decimal(950_000), "TWD", YEAR)),
        ("Sueldo de $21,000 a $24,000 M.N. mensuales", Pay(Decimal(21_000), Decimal(24_000), "USD", MONTH)),
        ("Day rate: £310-£340", Pay(Decimal(310), Decimal(340), "GBP", DAY)),
        ("* Salário fixo inicial: R$ 2.544,00", Pay(Decimal(2544), Decimal(2544), "BRL", None)),
        ("Sueldo: 21.000 a 24.000 pesos chilenos por mes", Pay(Decimal(21_000), Decimal(24_000), "MXN", MONTH)),
    ],
)
def test_body_says_lowest_and_highest_pay_in_other_words(body: str, expected: Pay) -> None:
    fact = read_body_pay(document(body))
    assert fact and fact.value == expected


def test_title_states_pay_if_nothing_else_does() -> None:
    for title, text, expected in [
        ("Deckhand ($40-$50/hr)", "You row.", Pay(Decimal(40), Decimal(50), "USD", HOUR)),
        ("Deckhand ($40-$50/hr)", "The pay is $60 an hour.", Pay(Decimal(60), Decimal(60), "USD", HOUR)),
        ("Deckhand, 40 m ship", "You row.", None),
    ]:
        fact = read_body_pay(document(text, title=title))
        assert (fact and fact.value) == expected
