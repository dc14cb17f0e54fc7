"""Contact data in texts of ads: what is removed from them once the ad is closed, and what stays."""

import pytest

from postings.content.contacts import ContactFilter

APPLY = "https://jobs.example.org/apply/tides?source=board"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Write to jobs@example.org.", "Write to […]."),
        ("Write to jobs+tides@mail.example.co.uk, please", "Write to […], please"),
        ("ana.lima (at) example (dot) org", "[…]"),
        ("ana.lima[at]example.org or ANA@EXAMPLE.ORG", "[…] or […]"),
        ("Ana <ana@example.org>", "Ana <[…]>"),
        ("Call (415) 555-0132 or +44 20 7946 0958.", "Call […] or […]."),
        ("Or send it [here](mailto:jobs@example.org?subject=Tides).", "Or send it here."),
        ("[Apply now](https://jobs.example.org/apply/tides) today", "Apply now today"),
        (f"Apply at {APPLY}, today", "Apply at […], today"),
        ("https://wa.me/15550100 and https://www.linkedin.com/in/ana-lima/", "[…] and […]"),
    ],
)
def test_contact_data_is_removed(text: str, shown: str) -> None:
    assert ContactFilter([APPLY]).text(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Pay: 120,000 - 150,000 USD, 40 000 – 45 000 EUR, 15.50/hour.",
        "From 2024-07-01 to 01/09/2026, 9:00-17:00, 36 months.",
        "Women @ Northwind, @northwindtidal on Mastodon, C++ 17, ISO 27001:2022.",
        "[Our site](https://example.org/about) and https://www.linkedin.com/company/northwind/",
        "User id 1234567890123, version 3.11.2",
    ],
)
def test_other_words_and_numbers_stay(text: str) -> None:
    assert ContactFilter([APPLY], ["DE", "CA"]).text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("330000.0", "330000.0"),
        ("USD 170000.0~220000.0", "USD 170000.0~220000.0"),
        ("21 250 - 25 000 PLN gross/monthly", "21 250 - 25 000 PLN gross/monthly"),
        ("65k, ask ana@example.org or 415-555-0132", "65k, ask […] or […]"),
        ("Call +44 20 7946 0958 or see https://wa.me/15550100", "Call […] or see […]"),
    ],
)
def test_amounts_of_a_salary_are_no_telephone_numbers(text: str, shown: str) -> None:
    assert ContactFilter([APPLY], ["PL", "DE"]).pay_text(text) == shown


def test_telephone_number_without_country_code_is_found_in_the_countries_of_the_ad() -> None:
    text = "Telefon: 030 23125000"
    assert ContactFilter(countries=["DE"]).text(text) == "Telefon: […]"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Write to <strong>jobs@example.org</strong> &amp; wait</p>", "<p>Write to <strong>[…]</strong> &amp; wait</p>"),
        ("<p>jobs<em>@example</em>.org</p>", "<p>[…]<em></em></p>"),
        ('<p><a href="mailto:jobs@example.org" rel="x">Write</a> or <a href="https://example.org/">read</a></p>',
         '<p>Write or <a href="https://example.org/">read</a></p>'),
        ('<p><a href="https://jobs.example.org/apply/tides?a=1&amp;b=2">Apply</a> &lt;b&gt;</p>', "<p>Apply &lt;b&gt;</p>"),
        ('<p title="a>b">1 &lt; 2</p>', '<p title="a>b">1 &lt; 2</p>'),
    ],
)  # fmt: skip
def test_html_keeps_its_elements(html: str, shown: str) -> None:
    assert ContactFilter([APPLY]).html(html) == shown


@pytest.mark.parametrize("text", ["[a](" * 20_000, "a.b" * 30_000 + "@", "(@" * 50_000, "<" * 100_000, "-@-" * 30_000])
def test_hostile_text_stays_as_it_is(text: str) -> None:
    assert ContactFilter([APPLY]).text(text) == text
