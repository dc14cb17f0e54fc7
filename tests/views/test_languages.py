"""Localization of the site: catalogs, addresses, numbers, dates, place names and caches."""

import ast
import re
from datetime import date
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import justhtml
import pytest
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import read_mo
from django.conf import LazySettings
from django.test import Client
from django.urls import clear_url_caches
from django.utils import translation
from django.utils.translation.template import templatize

from postings.content.evidence_rules import EvidenceRule
from postings.models import Posting, PostingSkill
from postings.reference.localized_names import country_name, country_names, language_name, localize_place
from postings.sync.directory import Directory
from postings.views.search_page import _all_values
from tests.builders import make_company, make_posting, make_team

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = ROOT / "postings" / "locale"
OTHERS = ["de", "fr", "es"]
KEYWORDS: Any = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
}


def catalog(language: str) -> Catalog:
    return pofile.read_po(BytesIO((LOCALE / language / "LC_MESSAGES/django.po").read_bytes()), abort_invalid=True)


def key(message: Any) -> tuple[str, str | None]:
    context = (
        message.context.decode() if isinstance(message.context, bytes) else message.context
    )  # Babel reads contexts of a .mo file as bytes
    return (message.id if isinstance(message.id, str) else message.id[0], context)


def forms(message: Message) -> tuple[str, ...]:
    """Return the translation of a message: one, or one for each form of the plural."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(n?p?gettext)\(({_LITERAL}(?:,\s*{_LITERAL})*)")


@cache
def marked() -> set[tuple[str, str | None]]:
    """Return the texts marked for translation in code and templates, each with its context."""
    found = set()
    for file in (file for folder in ("postings", "jobboard") for file in (ROOT / folder).rglob("*.py")):
        for _line, said, _comments, context in extract("python", BytesIO(file.read_bytes()), KEYWORDS):
            found.add((said[0] if isinstance(said, tuple) else said, context))
    for file in (each for suffix in ("html", "txt") for each in (ROOT / "templates").rglob(f"*.{suffix}")):
        if "admin" not in file.parts:
            for function, literals in _CALL.findall(templatize(file.read_text())):
                texts = [ast.literal_eval(literal) for literal in re.findall(_LITERAL, literals)]
                found.add((texts[1], texts[0]) if "p" in function else (texts[0], None))
    return found


class TestCatalogs:
    @pytest.mark.parametrize("language", OTHERS)
    def test_catalog_has_exactly_the_marked_texts(self, language: str) -> None:
        known = {key(message) for message in catalog(language) if message.id}
        assert marked() - known == set(), "run `make messages` and translate what is new"
        assert known - marked() == set(), "run `make messages`"

    @pytest.mark.parametrize("language", OTHERS)
    def test_translations_are_complete_and_keep_placeholders_and_tags(self, language: str) -> None:
        for message in catalog(language):
            assert all(forms(message)) and not message.fuzzy, message.id
            if not message.id:
                continue
            source = message.id if isinstance(message.id, str) else message.id[1]
            for form in forms(message):
                for pattern in (r"%\(\w+\)s|%%", r"<[^>]+>"):
                    wanted = sorted(re.findall(pattern, source))
                    assert sorted(re.findall(pattern, form)) == wanted, (message.id, form)

    @pytest.mark.parametrize("language", OTHERS)
    def test_compiled_catalog_matches_its_source(self, language: str) -> None:
        with (LOCALE / language / "LC_MESSAGES/django.mo").open("rb") as file:
            compiled = {key(message): forms(message) for message in read_mo(file) if message.id}
        written = {key(message): forms(message) for message in catalog(language) if message.id}
        assert compiled == written, "run `make messages`"


@pytest.fixture
def job(db: None) -> Posting:
    company = make_company()
    posting = make_posting(
        "Backend Engineer",
        company=company,
        team=make_team(company),
        function="backend",
        seniority="senior",
        employment="full-time",
        years_min=Decimal("1.5"),
        language="en",
        is_remote=True,
        location_text="Remote, Germany",
        apply_from=" DE ES ",
        apply_from_others="no",
        pay_min=Decimal(65_000),
        pay_max=Decimal(95_000),
        pay_yearly_min=Decimal(65_000),
        pay_yearly_max=Decimal(95_000),
        pay_currency="USD",
        pay_period="year",
        posted_on=date(2024, 7, 3),
        posted_precision="day",
        evidence={"seniority": [{"quote": "Senior", "line": 1, "rule": EvidenceRule.TITLE_NAMES_LEVEL}]},
    )
    posting.places.add(Directory().place("DE"))
    PostingSkill.objects.create(posting=posting, skill_id=Directory().skill_id("Python"), is_required=True)
    return posting


def forget_addresses() -> None:
    """Clear the URL caches, which a process keeps for one value of LANGUAGE_CODE."""
    clear_url_caches()
    _all_values.cache_clear()


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).replace("\xa0", " ").split())


class TestPages:
    def test_address_determines_the_language(self, client: Client, job: Posting) -> None:
        for language, prefix in [("en", ""), ("de", "/de"), ("fr", "/fr"), ("es", "/es")]:
            response = client.get(f"{prefix}/jobs/{job.slug}/?x=1", headers={"Accept-Language": "it, de"})
            html = response.content.decode()
            assert f'<html lang="{language}">' in html
            assert response.headers["Content-Language"] == language
            assert "Accept-Language" not in response.headers.get("Vary", "")
            assert not response.cookies
            others = re.findall(r'<link rel="alternate" hreflang="(\w+)" href="http://127.0.0.1:8000([^"]+)">', html)
            assert [code for code, _ in others] == ["en", *OTHERS]
            assert all(client.get(address).status_code == 200 for _, address in others)
            assert dict(others)["fr"] == f"/fr/jobs/{job.slug}/?x=1"
        assert client.get("/it/").status_code == 404
        assert client.get("/en/").status_code == 404

    @pytest.mark.parametrize("language", OTHERS)
    def test_links_keep_the_language_and_no_english_text_is_left(self, client: Client, job: Posting, language: str) -> None:
        english = {key(message)[0] for message in catalog(language) if message.id and key(message)[0] != message.string}
        phrases = {phrase for phrase in english if len(phrase) > 14 and not re.search(r"[%<]", phrase)}
        addresses = [
            "/", "/?q=engineer&from=DE&-skill=python&place=none", "/?q=nothing+at+all", "/?company=nobody", "/companies/",
            job.get_absolute_url(), job.company.get_absolute_url(), job.team.get_absolute_url(), "/companies/?q=zz",
            f"/saved/?job={job.pk}", f"{job.get_absolute_url()}report/", "/insights/", "/saved/", "/compare/", "/nowhere/",
            "/ranking/", "/reporting/",
            "/facets/posted/", "/about/", "/privacy/", "/accessibility/", "/credits/", "/accuracy/",
        ]  # fmt: skip
        for address in addresses:
            raw = client.get(f"/{language}{address}").content.decode()
            justhtml.JustHTML(raw, strict=True)
            html = unescape(raw)
            shown = " ".join(re.sub(r"<[^>]+>", " ", html).split())
            assert not [phrase for phrase in phrases if phrase in shown], address
            links = re.findall(r'<a [^>]*href="(/[^"]*)"(?![^>]*hreflang)', html)
            assert links and all(link.startswith(f"/{language}/") for link in links), address

    def test_numbers_dates_and_names_are_localized(self, client: Client, job: Posting) -> None:
        german, french, spanish = (text(client, f"/{code}/jobs/{job.slug}/") for code in OTHERS)
        assert "65.000–95.000 USD pro Jahr" in german
        assert "3. Juli 2024" in german
        assert "Bewerbung nur aus: Deutschland, Spanien" in german
        assert "1,5 Jahre" in german
        assert "65 000–95 000 USD par an" in french
        assert "3 juillet 2024" in french
        assert "Allemagne" in french
        assert "3 de julio de 2024" in spanish
        assert "Alemania" in spanish
        assert "3 July 2024" in text(client, f"/jobs/{job.slug}/")

    def test_suggestions_find_places_by_localized_names(self, client: Client, job: Posting) -> None:
        for address, label in (("/de/suggestions.json", "Deutschland"), ("/suggestions.json", "Germany")):
            suggestions = client.get(address, {"q": "deutsch"}).json()["suggestions"]
            assert [each["label"] for each in suggestions] == [label]
        assert "Deutschland 1" in text(client, "/de/?place=DE")
        assert "Germany 1" in text(client, "/?place=DE")

    def test_cached_content_is_not_shown_in_another_language(self, client: Client, job: Posting) -> None:
        addresses = ["/", "/insights/", "/accuracy/", "/companies/", "/facets/place/", "/?from=DE"]
        first = {address: client.get(address).content for address in addresses}
        for language in OTHERS:
            for address in addresses:
                assert client.get(f"/{language}{address}").content != first[address]
        for address in addresses:
            assert client.get(address).content == first[address]

    def test_report_form_responds_in_language_of_its_address(self, client: Client, job: Posting) -> None:
        response = client.post(f"/fr/jobs/{job.slug}/report/", {"fact": "pay", "words": ""})
        assert response.status_code == 400
        assert "Say what" not in response.content.decode()
        sent = client.post(f"/fr/jobs/{job.slug}/report/", {"fact": "pay", "words": "It is more."})
        assert sent.headers["Location"] == f"/fr/jobs/{job.slug}/report/?sent"

    def test_default_language_has_addresses_without_prefix(
        self, client: Client, admin_client: Client, job: Posting, settings: LazySettings
    ) -> None:
        settings.LANGUAGE_CODE = "de"
        forget_addresses()
        assert '<html lang="de">' in client.get("/").content.decode()
        assert '<html lang="en">' in client.get("/en/").content.decode()
        assert client.get("/de/").status_code == 404
        assert "/admin/password_change/" in admin_client.get("/admin/").content.decode()
        assert "Change password" in admin_client.get("/admin/").content.decode()
        assert '<a href="/companies/">' in client.get("/").content.decode()
        assert '<a href="/en/companies/">' in client.get("/en/").content.decode()
        forget_addresses()


class TestNames:
    @pytest.mark.parametrize(("language", "names"), [("en", ("Germany", "German")), ("de", ("Deutschland", "Deutsch"))])
    def test_names_of_countries_and_languages_are_localized(self, language: str, names: tuple[str, str]) -> None:
        with translation.override(language):
            assert (country_name("DE"), language_name("de")) == names
            assert (country_name("ZZ"), language_name("xx")) == ("ZZ", "xx")
            assert len(country_names()) > 240

    @pytest.mark.parametrize(
        ("key", "name", "german"),
        [
            ("DE", "Germany", "Deutschland"),
            ("Europe", "Europe", "Europa"),
            ("FR-IDF", "Île-de-France", "Île-de-France"),
            ("FR-IDF", "Île-de-France, France", "Île-de-France, Frankreich"),
            ("AU-WA", "Western Australia", "Western Australia"),
            ("PH/Asia", "Asia", "Asia"),
            ("PH/Asia", "Asia, Philippines", "Asia, Philippinen"),
            ("SG/Singapore", "Singapore", "Singapore"),
        ],
    )
    def test_only_countries_and_regions_are_translated(self, key: str, name: str, german: str) -> None:
        assert localize_place(key, name) == name
        with translation.override("de"):
            assert localize_place(key, name) == german

    @pytest.mark.parametrize(
        ("key", "name", "english", "german"),
        [
            ("DE-BY", "Bayern", "Bavaria", "Bayern"),
            ("DE-BY/Munich", "Munich, Bayern, Germany", "Munich, Bavaria, Germany", "Munich, Bayern, Deutschland"),
            ("DE-BE/Berlin", "Berlin, Berlin, Germany", "Berlin, Germany", "Berlin, Deutschland"),
            ("IN-KA", "Karnātaka, India", "Karnataka, India", "Karnataka, Indien"),
            (
                "AE-DU/Dubai",
                "Dubai, Dubayy, United Arab Emirates",
                "Dubai, United Arab Emirates",
                "Dubai, Vereinigte Arabische Emirate",
            ),
            ("CA-ON/Toronto", "Toronto, Ontario, Canada", "Toronto, Ontario, Canada", "Toronto, Ontario, Kanada"),
        ],
    )
    def test_subdivisions_are_named_in_english_and_not_twice(self, key: str, name: str, english: str, german: str) -> None:
        assert localize_place(key, name) == english
        with translation.override("de"):
            assert localize_place(key, name) == german

    def test_all_countries_have_a_name_in_each_language(self) -> None:
        with translation.override("en"):
            codes = set(country_names())
        for language in OTHERS:
            with translation.override(language):
                assert set(country_names()) == codes
                assert all(len(name) > 2 for name in country_names().values())
