"""Numbers on pages: grouped in the language of the page where people read them, and never where machines do."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import override

from postings.choices import ActionKind, ReportedFact
from postings.editing.journal import recorded
from postings.models import Action, Company, Posting
from tests import high_ids
from tests.builders import ad, make_company, make_posting, make_team, many_ads, run, write

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# An id of the tests as any language would group it: 1,010,001 or 1.010.001 or 1 010 001.
GROUPED_ID = re.compile(r"1[.,’'\s\u202f]0\d\d[.,’'\s\u202f]\d{3}(?!\d)")
TITLES = ["مهندس المد", "潮汐工程师", "Инженер", "Ingénieure marée", "Kite 🎏 maker", 'O\'Neill "Q" Tester', "<b>&amp;</b>"]
# Attributes that are read by programs.
MACHINE = {"href", "value", "id", "name", "action", "for", "formaction", "src", "start", "content", "datetime"}


class Page(HTMLParser):
    """The attributes and scripts that programs read, and the text that people read."""

    def __init__(self, html: str):
        super().__init__()
        self.machine: list[str] = []
        self.text: list[str] = []
        self.links: list[str] = []
        self._in: str = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        self.machine += [value or "" for name, value in attrs if name in MACHINE or name.startswith("data-")]
        self.links += [value or "" for name, value in attrs if tag == "a" and name == "href"]

    def handle_data(self, data: str) -> None:
        (self.machine if self._in in {"script", "style"} else self.text).append(data)


@pytest.fixture
def board(ads: Path) -> None:
    """A board with rows in many scripts, imports, edits, conflicts, files set aside and more than one page."""
    odd = {f"odd-{n}.md": ad(title=title, company=f"{title} Co", slug=f"odd-{n}") for n, title in enumerate(TITLES)}
    write(ads, {**many_ads(30), **odd, "bad.md": ""})
    run(ads)
    for posting in Posting.objects.order_by("pk")[:3]:
        with recorded(None, ActionKind.EDITED, "Corrected", posting):
            Posting.objects.filter(pk=posting.pk).update(location_text="Halifax")
    write(ads, {name: text.replace("Remote, Canada", "Truro") for name, text in many_ads(30).items()})
    run(ads)
    company = make_company("Ébène & “Fils” 北风")
    posting = make_posting("🎏 by hand", company=company, team=make_team(company, "Команда", slug="komanda"))
    posting.error_reports.create(fact=ReportedFact.values[0], words="Неверно")
    with recorded(None, ActionKind.DELETED, "Deleted") as journal:
        journal.delete(make_posting("Gone"))


def crawl(client: Client, starts: list[str], inside: str, most: int) -> dict[str, str]:
    """Return the pages that can be reached from others, by address."""
    found, waiting = dict[str, str](), list(starts)
    while waiting and len(found) < most:
        url = waiting.pop(0)
        if url in found:
            continue
        response = client.get(url)
        assert response.status_code in {200, 302}, url
        if response.status_code == 302 or "html" not in response["Content-Type"]:
            continue
        found[url] = response.content.decode()
        for link in Page(found[url]).links:
            link = f"{url.partition('?')[0]}{link}" if link.startswith("?") else unescape(link).partition("#")[0]
            if link.startswith(inside) and not re.search("logout|jsi18n|password|two-step|_popup", link):
                waiting.append(link)
    return found


def assert_ids_are_plain(pages: dict[str, str]) -> None:
    grouped = {url: GROUPED_ID.findall(html) for url, html in pages.items()}
    assert {url: found for url, found in grouped.items() if found} == {}
    ids = [value for html in pages.values() for value in Page(html).machine if re.search(r"\b10\d{5}\b", value)]
    assert ids, "the pages have no ids, so that this test shows nothing"


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_no_id_on_the_board_is_grouped(client: Client, board: None, language: str) -> None:
    prefix = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    posting = Posting.objects.open().latest("pk")
    starts = [
        prefix,
        f"{prefix}companies/",
        f"{prefix}insights/",
        f"{prefix}facets/place/",
        f"{prefix}jobs/{posting.slug}/",
        f"{prefix}list/?job={posting.pk}",
    ]
    pages = crawl(client, [url for url in starts if client.get(url).status_code == 200], prefix, 40)
    assert len(pages) > 30
    assert_ids_are_plain(pages)


def test_no_id_in_the_admin_is_grouped(admin_client: Client, board: None) -> None:
    index = admin_client.get("/admin/").context["app_list"]
    lists = [model["admin_url"] for app in index for model in app["models"] if model["admin_url"]]
    rows = [reverse("admin:postings_posting_change", args=[pk]) for pk in Posting.objects.values_list("pk", flat=True)[:4]]
    actions = [reverse("admin:postings_action_undo", args=[pk]) for pk in Action.objects.values_list("pk", flat=True)]
    companies = Company.objects.order_by("-pk").values_list("pk", flat=True)[:2]
    merge = reverse("admin:postings_company_merge") + "?" + "&".join(f"id={pk}" for pk in companies)
    histories = [reverse("admin:postings_posting_history", args=[Posting.objects.edited().latest("pk").pk])]
    pages = crawl(admin_client, ["/admin/", *lists, *rows, *actions, merge, *histories], "/admin/", 110)
    assert len(pages) > 100
    assert_ids_are_plain(pages)


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_counts_are_grouped_in_the_language_of_the_page(client: Client, language: str) -> None:
    company = make_company("Large")
    first = make_posting("Engineer", company=company)
    copied = {field.attname: getattr(first, field.attname) for field in Posting._meta.concrete_fields if not field.generated}
    own = {"id": None, "source_key": None}
    Posting.objects.bulk_create(Posting(**{**copied, **own, "slug": f"engineer-{n}"}) for n in range(1_233))
    prefix = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
    with override(language):
        count = number_format(1_234, force_grouping=True)
    for path in ("", "companies/", "companies/large/", "insights/", "facets/company/"):
        text = " ".join(Page(client.get(prefix + path).content.decode()).text)
        assert count in text, path
        assert "1234" not in text, path


def test_counts_in_the_admin_are_grouped(admin_client: Client) -> None:
    company = make_company("Large")
    Posting.objects.bulk_create(
        Posting(title=f"E {n}", slug=f"e-{n}", apply_url="https://a.example/x", company=company) for n in range(1_234)
    )
    for url in ("/admin/", reverse("admin:postings_posting_changelist"), reverse("admin:postings_company_changelist")):
        text = " ".join(Page(admin_client.get(f"{url}?_facets=False").content.decode()).text)
        assert "1,234" in text, url
    found = admin_client.get(reverse("admin:postings_posting_changelist") + "?q=e").content.decode()
    assert f"{high_ids.FIRST:,}" not in found
