"""Which money a bare dollar sign, pesos and crowns are."""

import pytest

from postings.content.outline import outline
from postings.extraction.facts import read_facts
from postings.importing.readers.badge_markdown import parse
from postings.reference.vocabulary import builtin_vocabulary
from tests.builders import ad


@pytest.mark.parametrize(
    ("pay", "place", "body", "currency"),
    [
        ("$64,000 - $71,000", "Halifax, Nova Scotia, Canada", "", "CAD"),
        ("$64,000 - $71,000", "Hobart, Tasmania, Australia", "", "AUD"),
        ("$64,000 - $71,000", "Boston, MA", "", "USD"),
        ("US$64,000 - US$71,000", "Halifax, Nova Scotia, Canada", "", "USD"),
        ("$64,000 USD", "Halifax, Nova Scotia, Canada", "", "USD"),
        ("$64,000 - $71,000", "Halifax, Canada; Boston, MA", "", "USD"),  # in two countries
        ("$64,000 - $71,000", "Remote, Canada", "", "USD"),  # the employer may be anywhere
        ("$64,000 - $71,000", "Remote", "All figures are in CAD.", "CAD"),
        ("$64,000 - $71,000", "Remote", "Salary figures are in New Zealand dollars.", "NZD"),
        ("$5,100 per month", "Singapore", "", "SGD"),
        ("$38,000 pesos al mes", "Mérida, Mexico", "", "MXN"),
        ("$38,000 mensuales", "Mérida, Mexico", "", "MXN"),
        ("$380,000 pesos chilenos al mes", "Remote", "", "CLP"),
        ("$2,100,000 pesos al mes", "Medellín, Colombia", "", "COP"),
        ("$38,000 pesos al mes", "Remote", "", None),
        ("41 000 kr per månad", "Uppsala, Sweden", "", "SEK"),
        ("41 000 kr per måned", "Bergen, Norway", "", "NOK"),
        ("41 000 kr", "Remote", "", None),
    ],
)
def test_sign_means_the_money_of_the_place_or_of_the_code_in_the_text(
    pay: str, place: str, body: str, currency: str | None
) -> None:
    text = ad(badges=f"`💰 {pay}` `🌎 {place}`", body=body or "We measure tides.")
    facts, _ = read_facts(parse("ad.md", text), builtin_vocabulary())
    assert facts.pay and facts.pay.value.currency == currency


def test_definition_of_a_link_is_no_text() -> None:
    text = ad(badges="", body='Read on.\n\n[more]: https://example.org "The salary is $80,000 - $90,000 a year."')
    assert [line.text for _, line in outline(parse("ad.md", text)).lines()] == ["Read on."]
