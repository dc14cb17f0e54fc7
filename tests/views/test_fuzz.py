"""Public addresses answer any request with a page, a redirect or a client error, never with a server error."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postings.search.filters import PostingFilter
from tests.builders import make_company, make_posting, make_team

ODD = st.sampled_from(
    ["", "none", "None", "null", "0", "-1", "9" * 30, "1e9", "%", "'", '"', "\\", "\0", "c++", "..", "<x>", "٣"]
)
VALUES = st.one_of(
    ODD,
    st.text(max_size=30),
    st.sampled_from(
        ["northwind-tidal", "northwind-tidal/tides", "remote", "CA", "CA-ON/Toronto", "USD", "USD-60000", "7d", "pay"]
    ),
    st.sampled_from(["2024-07", "9999-12", "1000-01", "USD-10000000000000000", "a/b/c", "/", "-", "en", "none"]),
)
NAMES = st.one_of(st.sampled_from([*PostingFilter.all_filters(), "page", "find"]), st.text(max_size=10))
PATHS = ["/", "/", "/facets/place/", "/facets/pay/", "/facets/posted/", "/companies/", "/companies/northwind-tidal/"]
FUZZ = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def board(db: None) -> None:
    company = make_company()
    make_posting(company=company, team=make_team(company), location_text="Remote")


def sendable(text: str) -> str:
    """Return text as a browser can send it, without lone surrogates, which UTF-8 cannot encode."""
    return text.encode("utf-8", "replace").decode("utf-8")


@FUZZ
@given(st.lists(st.tuples(NAMES, VALUES), max_size=14), st.sampled_from(PATHS))
def test_any_query_parameters(board: None, pairs: list[tuple[str, str]], path: str) -> None:
    query = urlencode([(sendable(name), sendable(value)) for name, value in pairs])
    assert Client().get(f"{path}?{query}").status_code in {200, 301, 302, 400, 404}


@FUZZ
@given(st.binary(max_size=40))
def test_any_bytes_as_query_string(board: None, raw: bytes) -> None:
    assert Client().get("/", QUERY_STRING=raw.decode("latin-1")).status_code in {200, 301, 302, 400, 404}


@FUZZ
@given(st.sampled_from(["/jobs/", "/companies/", "/companies/northwind-tidal/", "/"]), st.text(max_size=40))
def test_any_path(board: None, folder: str, name: str) -> None:
    assert Client().get(folder + quote(sendable(name), safe="")).status_code in {200, 301, 302, 400, 404}
