"""Tests for pay badges, paths, links to apply and posting dates, with values of the kinds that sources contain."""

from datetime import UTC, date, datetime

import pytest

from postings.choices import DatePrecision
from postings.content.apply_links import ascii_host, check_apply_url, source_key
from postings.content.types import Posted
from postings.extraction.badge_pay import is_plausible, read_pay
from postings.extraction.file_path import category_and_month
from postings.extraction.posted_date import earliest, read_posted


@pytest.mark.parametrize(
    ("text", "minimum", "maximum", "currency", "period"),
    [
        ("65k-95k USD", "65000", "95000", "USD", "year"),
        ("65-95k EUR", "65000", "95000", "EUR", "year"),
        ("$71,500/yr - $98,000/yr", "71500", "98000", "USD", "year"),
        ("USD $112,300~$187,900", "112300", "187900", "USD", "year"),
        ("USD 52000.0~61000.0", "52000", "61000", "USD", "year"),
        ("192 000 - 244 000 PLN gross/year", "192000", "244000", "PLN", "year"),
        ("EUR €61.000~€83.000", "61000", "83000", "EUR", "year"),
        ("PLN 170 500 zł~210 000 zł", "170500", "210000", "PLN", "year"),
        ("R$ 1.450,00/month", "1450", "1450", "BRL", "month"),
        ("US$41/hour to US$63/hour", "41", "63", "USD", "hour"),
        ("$27.35/hr", "27.35", "27.35", "USD", "hour"),
        ("$121,050- $133,700- $149,200", "121050", "149200", "USD", "year"),
        ("14 LPA", "1400000", "1400000", "INR", "year"),
        ("$145,000 - $170,000 CAD", "145000", "170000", "CAD", "year"),
        ("C$90k", "90000", "90000", "CAD", "year"),
        ("~188k", "188000", "188000", None, "year"),
        ("up to 120k EUR", None, "120000", "EUR", "year"),
        ("from £45,000", "45000", None, "GBP", "year"),
        ("90k+ USD", "90000", None, "USD", "year"),
        ("$4,100 - $6,900/month", "4100", "6900", "USD", "month"),
        ("$142,000 USD (Zone 3)", "142000", "142000", "USD", "year"),
        ("19 500 - 23 000 PLN gross/monthly OR 150 - 180 PLN net/hourly", "19500", "23000", "PLN", "month"),
        ("$110,000 - $140,000 + $20,000 - $30,000", "110000", "140000", "USD", "year"),
        ("CHF 95’000", "95000", "95000", "CHF", "year"),
        # Numbers that count something else.
        ("$83k - $97k, 0.1% - 0.4% options", "83000", "97000", "USD", "year"),
        ("€58k-€66k, 6 weeks off", "58000", "66000", "EUR", "year"),
        ("$45-$55/hour, 30 hours a week", "45", "55", "USD", "hour"),
        ("60,000 USD, 40 hours per week", "60000", "60000", "USD", "year"),
        ("$25/hr, 35 to 40 hours per week", "25", "25", "USD", "hour"),
        ("3.400 € (38,5 Std./Woche)", "3400", "3400", "EUR", "month"),
        ("Officer Level 3/4 ($71,300 - $88,100) a year", "71300", "88100", "USD", "year"),
        ("£420pd outside IR35", "420", "420", "GBP", "day"),
        ("£280-£310 p/d", "280", "310", "GBP", "day"),
        # An amount or a range for each of several steps, zones or places.
        ("Grade 7 €3,150/month, Grade 8 €3,420/month", "3150", "3420", "EUR", "month"),
        ("Zone A: $120k - $140k; Zone B: $105k - $122k", "105000", "140000", "USD", "year"),
        ("£50k-£60k (London), £44k-£52k (Leeds)", "44000", "60000", "GBP", "year"),
        ("$95k (Oslo) / $85k (elsewhere)", "85000", "95000", "USD", "year"),
        # Dollars and crowns of other countries.
        ("NT$48,000 - NT$61,000 per month", "48000", "61000", "TWD", "month"),
        ("N$22,000 a month", "22000", "22000", "NAD", "month"),
        ("36 000 – 41 000 kr per månad", "36000", "41000", "SEK", "month"),
        ("£38k/£43k", "38000", "43000", "GBP", "year"),
    ],
)
def test_badge_pay_is_parsed(text: str, minimum: str | None, maximum: str | None, currency: str | None, period: str) -> None:
    pay = read_pay(text)
    assert pay is not None
    amounts = [None if amount is None else str(amount) for amount in (pay.minimum, pay.maximum)]
    assert (amounts, pay.currency, pay.period) == ([minimum, maximum], currency, period)


@pytest.mark.parametrize(
    "text",
    [
        "", "~0k", "0", "$0", "$0/yr - $0/yr", "$", "$$$$", "null", "Not Specified", "$Competitive plus equity",
        "99999999999999 JPY", "9" * 400, "$2,000/month training budget",
        "13th salary", "$1~$1", "401k match", "120k CAD - 150k USD",
    ],
)  # fmt: skip
def test_badge_without_amount_gives_none(text: str) -> None:
    assert read_pay(text) is None


@pytest.mark.parametrize(("text", "expected"), [("460000.0", False), ("$12M", False), ("~204k", True), ("460000 INR", True)])
def test_implausible_badge_is_detected(text: str, expected: bool) -> None:
    pay = read_pay(text)
    assert pay is not None
    assert is_plausible(text, pay) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("jobs/C#/2024-07/x/README.md", ("C#", date(2024, 7, 1))),
        ("archive/jobs/Python/2024-12/x/README.md", ("Python", date(2024, 12, 1))),
        ("2024-07/x.md", (None, date(2024, 7, 1))),
        ("jobs/2024-07/x.md", (None, date(2024, 7, 1))),
        ("jobs/Python/2024-13/x.md", (None, None)),
        ("jobs/Python/x.md", (None, None)),
        ("x.md", (None, None)),
    ],
)
def test_category_and_month_are_read_from_path(path: str, expected: tuple[str | None, date | None]) -> None:
    assert category_and_month(path) == expected


@pytest.mark.parametrize(
    "url",
    ["https://jobs.example.org/x?y=1#z", "http://example.org", "HTTPS://EXAMPLE.ORG/x", "https://example.org:8443/a_(b)"],
)
def test_valid_apply_url_is_accepted(url: str) -> None:
    assert check_apply_url(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "data:text/html,x", "//example.org/x", "https://", "https://localhost/x",
        "https://user:pw@example.org/", "https://exa mple.org/", 'https://example.org/"onclick=', "https://example.org:99999999/",
        "https://example.org/<script>", "https://[::1", "https://example.org/" + "x" * 2000, "mailto:a@example.org",
        "http://127.0.0.1/", "http://169.254.169.254/x", "https://0x7f.1/", "https://1.2.3.0x4/", "https://[2001:db8::1]/x",
        "https://straße.example/", "https://pay\u200cpal.example/", "https://example.org/" + "é" * 1000,
    ],
)  # fmt: skip
def test_invalid_apply_url_is_rejected(url: str) -> None:
    assert check_apply_url(url) != ""


def test_confusable_host_is_shown_in_punycode() -> None:
    assert ascii_host("https://ехаmple.org/x").startswith("xn--")


def test_source_key_ignores_case_of_scheme_and_host_only() -> None:
    assert source_key("HTTPS://Jobs.Example.org/A") == source_key("https://jobs.example.org/A")
    assert source_key("https://jobs.example.org/A") != source_key("https://jobs.example.org/a")


JULY = date(2024, 7, 1)


@pytest.mark.parametrize(
    ("month", "first_seen", "is_exact", "expected"),
    [
        (None, None, False, Posted()),
        (JULY, None, False, Posted(JULY, DatePrecision.MONTH)),
        (JULY, datetime(2024, 7, 19, 12, tzinfo=UTC), True, Posted(date(2024, 7, 19), DatePrecision.DAY)),
        (JULY, datetime(2024, 6, 30, 12, tzinfo=UTC), True, Posted(date(2024, 6, 30), DatePrecision.DAY)),
        (JULY, datetime(2024, 9, 2, tzinfo=UTC), True, Posted(JULY, DatePrecision.MONTH)),
        (None, datetime(2024, 9, 2, tzinfo=UTC), True, Posted(date(2024, 9, 2), DatePrecision.DAY)),
        (None, datetime(2024, 9, 2, tzinfo=UTC), False, Posted()),
    ],
)
def test_posting_date_has_known_precision(
    month: date | None, first_seen: datetime | None, is_exact: bool, expected: Posted
) -> None:
    assert read_posted(month, first_seen, is_exact) == expected


def test_earliest_date_prefers_day_within_month() -> None:
    day, month = Posted(date(2024, 7, 19), DatePrecision.DAY), Posted(JULY, DatePrecision.MONTH)
    later = Posted(date(2024, 8, 1), DatePrecision.MONTH)
    assert earliest([later, month, Posted(), day]) == day
    assert earliest([later, month]) == month
    assert earliest([Posted()]) == Posted()
