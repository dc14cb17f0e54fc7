"""E-mail addresses as people enter them."""

import pytest

from postings.content.apply_links import email_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("jobs@example.org", "jobs@example.org"),
        ("  mailto:jobs+tide@example.org?subject=Tide  ", "jobs+tide@example.org"),
        ("MAILTO:jobs%40example.org", "jobs@example.org"),
        ("mailto:a@example.org,b@example.org", ""),
        ("jobs@example", ""),
        ("jobs@example.org\nBcc: all@example.org", ""),
        ("<b>@example.org", ""),
        ("https://jobs.example.org/?mail=jobs@example.org", ""),
        (f"{'x' * 65}@example.org", ""),
        ("", ""),
    ],
)
def test_address_in_a_text(text: str, address: str) -> None:
    assert email_address(text) == address
