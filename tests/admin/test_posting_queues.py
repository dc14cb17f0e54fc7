"""The queues of postings in the admin: ads without a company, and implausible salaries."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from jobboard.signin.roles import Role
from postings.editing import undo
from postings.models import Action, Company, Dismissal, Posting
from postings.search.facets import storage
from tests.admin.test_dashboard import client_of
from tests.admin.test_posting_admin import edit
from tests.admin.test_queues import FAR, decide, item, listed, waiting
from tests.builders import ad, make_company, make_posting, run, write
from tests.pages import text, titles

pytestmark = pytest.mark.django_db

PAID = {
    "pay_text": "90-110k CAD monthly",
    "pay_min": 90_000,
    "pay_max": 110_000,
    "pay_currency": "CAD",
    "pay_period": "month",
}


@pytest.fixture
def editor() -> Client:
    return client_of(Role.EDITOR)


@pytest.fixture
def odd() -> Posting:
    return make_posting("Développeur 水位", pk=FAR + 7, **PAID)


def found(client: Client, query: str) -> list[str]:
    storage.apply_pending()
    return titles(client, query)


class TestImplausiblePay:
    def test_implausible_pay_is_shown_but_not_compared(self, client: Client, odd: Posting) -> None:
        page = text(client.get(odd.get_absolute_url()))
        assert "90,000–110,000 CAD a month" in page
        assert "a year" not in page
        assert (odd.pay_yearly_min, odd.pay_yearly_max) == (None, None)
        assert found(client, "?pay=CAD") == [odd.title]
        assert found(client, "?pay=CAD-1000000") == []

    def test_confirmed_pay_is_compared_until_it_changes(self, editor: Client, odd: Posting) -> None:
        assert waiting(editor)["Implausible salaries"] == 1
        url = item("implausiblepay", odd.pk)
        html = editor.get(url).content.decode()
        assert "1,080,000–1,320,000 CAD a year" in html
        assert "200–60,000 CAD a month" in html
        decide(editor, url, "dismiss", reason="right", note="They mean it")
        odd.refresh_from_db()
        assert (odd.pay_is_confirmed, odd.pay_yearly_min) == (True, Decimal(1_080_000))
        assert (listed(editor, "implausiblepay"), listed(editor, "implausiblepay", "?state=closed")) == ([], [str(odd)])
        assert found(editor, "?pay=CAD-1000000") == [odd.title]
        assert "They mean it" in editor.get(url).content.decode()

        edit(editor, odd, pay_max="120000")
        odd.refresh_from_db()
        assert (odd.pay_is_confirmed, odd.pay_yearly_min) == (False, None)
        assert listed(editor, "implausiblepay") == [str(odd)]
        decide(editor, url, "dismiss", reason="right")
        assert Dismissal.objects.count() == 1

    def test_confirmation_is_undone(self, editor: Client, odd: Posting) -> None:
        decide(editor, item("implausiblepay", odd.pk), "dismiss", reason="right")
        undo.undo_action(Action.objects.latest("pk"), None)
        odd.refresh_from_db()
        assert (odd.pay_is_confirmed, Dismissal.objects.count()) == (False, 0)

    def test_undoing_an_edit_restores_the_confirmation(self, editor: Client, odd: Posting) -> None:
        decide(editor, item("implausiblepay", odd.pk), "dismiss", reason="right")
        edit(editor, odd, pay_max="120000")
        undo.undo_action(Action.objects.latest("pk"), None)
        odd.refresh_from_db()
        assert (odd.pay_max, odd.pay_is_confirmed) == (110_000, True)

    def test_imports_keep_a_confirmation_until_the_source_changes_the_pay(self, editor: Client, ads: Path) -> None:
        write(ads, {"a.md": ad(badges="`💰 90k CAD per month`")})
        run(ads)
        posting = Posting.objects.with_implausible_pay().get()
        decide(editor, item("implausiblepay", posting.pk), "dismiss", reason="right")
        write(ads, {"a.md": ad(badges="`💰 90k CAD per month`", body="Other text.")})
        run(ads)
        assert not Posting.objects.with_implausible_pay().exists()
        write(ads, {"a.md": ad(badges="`💰 95k CAD per month`")})
        run(ads)
        assert Posting.objects.with_implausible_pay().get() == posting

    def test_amount_is_removed(self, editor: Client, odd: Posting) -> None:
        decide(editor, item("implausiblepay", odd.pk), "remove")
        odd.refresh_from_db()
        assert (odd.pay_min, odd.pay_max, odd.pay_text) == (None, None, "90-110k CAD monthly")
        assert listed(editor, "implausiblepay") == []

    @pytest.mark.parametrize(
        ("amount", "currency", "period", "is_plausible"),
        [
            (90_000, "CAD", "month", False),
            (9_000, "CAD", "month", True),
            (1_200, "USD", "year", False),
            (3_100_000, "CLP", "year", False),
            (8_000_000, "INR", "year", True),
            (45, "USD", "hour", True),
            (95_000, "USD", "hour", False),
            (400_000_000, "IDR", "year", True),
            (400_000_000, "VND", "month", True),
            (45_000_000_000, "IDR", "year", False),
            (5, "", "year", True),
            (5, "XAU", "year", True),
            (5, "USD", "", True),
        ],
    )
    def test_pay_is_compared_with_bounds_of_its_currency_and_period(
        self, amount: int, currency: str, period: str, is_plausible: bool
    ) -> None:
        pay = {"pay_min": amount, "pay_max": amount, "pay_currency": currency, "pay_period": period}
        make_posting("x", **pay)
        make_posting("y", **{**pay, "pay_min": None})
        make_posting("z", **{**pay, "pay_max": None})
        assert Posting.objects.with_implausible_pay().count() == (0 if is_plausible else 3)

    def test_list_of_postings_is_sorted_by_yearly_pay(self, editor: Client, odd: Posting) -> None:
        make_posting("Hourly", pay_min=50, pay_currency="CAD", pay_period="hour")
        make_posting("Yearly", pay_max=90_000, pay_currency="CAD", pay_period="year")
        column = 1 + list(editor.get(reverse("admin:postings_posting_changelist")).context["cl"].list_display).index("pay")
        assert listed(editor, "posting", f"?o=-{column - 1}")[:3] == [odd.title, "Hourly", "Yearly"]
        assert listed(editor, "posting", "?pay=implausible") == [odd.title]


class TestAdsWithoutACompany:
    @pytest.fixture
    def nameless(self) -> Posting:
        company = make_company("Þórsmörk Tíðir")
        make_posting("Analyst", company=company, apply_url="https://jobs.example.org/thorsmork/1")
        return make_posting(
            "Engineer", pk=FAR + 3, apply_url="https://jobs.example.org/thorsmork/2", body="We measure tides."
        )

    def test_item_shows_what_tells_an_ad_apart(self, editor: Client, nameless: Posting) -> None:
        assert waiting(editor)["Ads without a company"] == 1
        html = editor.get(item("postingwithoutcompany", nameless.pk)).content.decode()
        for words in ("Engineer", "https://jobs.example.org/thorsmork/2", "We measure tides.", "Set to Þórsmörk Tíðir"):
            assert words in html

    def test_suggested_company_is_set_and_undone(self, editor: Client, nameless: Posting) -> None:
        url = item("postingwithoutcompany", nameless.pk)
        decide(editor, url, "suggested:Þórsmörk Tíðir")
        nameless.refresh_from_db()
        assert str(nameless.company) == "Þórsmörk Tíðir"
        assert "Ads without a company" not in waiting(editor)
        undo.undo_action(Action.objects.latest("pk"), None)
        assert waiting(editor)["Ads without a company"] == 1

    def test_unknown_company_is_added_only_if_asked_for(self, editor: Client, nameless: Posting) -> None:
        url = item("postingwithoutcompany", nameless.pk)
        response = decide(editor, url, "named", company="Vestmanna  Haf")
        assert "There is no company called “Vestmanna Haf”." in response.content.decode()
        assert 'value="Vestmanna  Haf"' in response.content.decode()
        decide(editor, url, "named", company="Vestmanna Haf", is_new="on")
        assert Posting.objects.get(pk=nameless.pk).company == Company.objects.get(name="Vestmanna Haf")
        undo.undo_action(Action.objects.latest("pk"), None)
        assert not Company.objects.filter(name="Vestmanna Haf").exists()

    @pytest.mark.parametrize("sent", [{"company": ""}, {"company": "\u200b"}, {"company": "x" * 201}, {}])
    def test_invalid_name_is_refused(self, editor: Client, nameless: Posting, sent: dict[str, Any]) -> None:
        response = decide(editor, item("postingwithoutcompany", nameless.pk), "named", is_new="on", **sent)
        assert response.status_code == 200
        assert Posting.objects.without_company().get() == nameless

    def test_ad_that_names_no_company_is_dismissed(self, editor: Client, nameless: Posting) -> None:
        decide(editor, item("postingwithoutcompany", nameless.pk), "dismiss", reason="not stated")
        assert listed(editor, "postingwithoutcompany") == []
        assert listed(editor, "postingwithoutcompany", "?state=closed") == ["Engineer"]
        decide(editor, item("postingwithoutcompany", nameless.pk), "reopen")
        assert listed(editor, "postingwithoutcompany") == ["Engineer"]

    def test_restored_posting_is_still_dismissed(self, editor: Client, nameless: Posting) -> None:
        decide(editor, item("postingwithoutcompany", nameless.pk), "dismiss", reason="not stated")
        editor.post(reverse("admin:postings_posting_delete", args=[nameless.pk]), {"post": "yes"})
        assert not Dismissal.objects.exists()
        undo.undo_action(Action.objects.latest("pk"), None)
        assert Dismissal.objects.get().posting == nameless
        assert listed(editor, "postingwithoutcompany") == []


@pytest.mark.parametrize("model", ["postingwithoutcompany", "implausiblepay"])
def test_pages_of_items_need_a_bounded_number_of_queries(
    editor: Client, model: str, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        make_posting(f"Engineer {number}", **PAID)
        make_posting(f"Analyst {number}", company=make_company(f"Company {number}"), **{**PAID, "pay_period": "year"})
    pk = Posting.objects.without_company().order_by("-pk")[5].pk
    with django_assert_max_num_queries(22):
        page = editor.get(item(model, pk))
    assert page.context["position"].total == 30
