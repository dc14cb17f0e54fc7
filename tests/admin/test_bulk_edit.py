"""Editing fields of many postings at once, after a preview that only reads."""

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobboard.signin.roles import Role
from postings.admin.posting_form import PostingForm
from postings.choices import ActionKind, DatePrecision, Status
from postings.editing import field_edits, undo
from postings.editing.journal import recorded
from postings.models import Action, Category, Company, Place, Posting, Skill, Team
from postings.sync.posting_places import set_places
from tests.builders import ad, make_company, make_posting, make_team, run, write
from tests.pages import compact, text
from tests.signin.accounts import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/postings/posting/"
# Fields of the form that a bulk edit leaves alone.
NOT_OFFERED = {"repost_group_is_manual", "new_company", "new_team"}


@pytest.fixture
def editor() -> Client:
    client = Client()
    client.force_login(make_user("mara", Role.EDITOR))
    return client


@pytest.fixture
def paid() -> list[Posting]:
    """Three postings with ids beyond a thousand: paid without a period, paid by the year, and one without pay."""
    return [
        make_posting("Diver", pk=1_000_001, pay_min=50, pay_max=60),
        make_posting("Sailor", pk=1_000_002, pay_min=50_000, pay_period="year"),
        make_posting("Cook", pk=1_000_003, pay_period="hour"),
    ]


def ask(client: Client, rows: list[Posting] | str, stage: str = "_preview", query: str = "", **values: Any) -> Any:
    """Send the form for postings, or for `all` that match, with the values of the fields to change."""
    chosen = Posting.objects.all()[:1] if rows == "all" else rows
    data = {
        "action": "edit_fields",
        "select_across": "1" if rows == "all" else "0",
        ACTION_CHECKBOX_NAME: [posting.pk for posting in chosen],
        "_change": list(values),
        stage: "1",
        **values,
    }
    return client.post(LIST + query, data)


def hidden(response: Any) -> dict[str, list[str]]:
    """Return the values of the hidden inputs of the main form, as a browser would send them."""
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', response.content.decode()):
        sent.setdefault(name, []).append(unescape(value))
    return sent


def confirm(client: Client, preview: Any, query: str = "") -> Any:
    """Press the button of a preview, and return the page that follows."""
    return client.post(LIST + query, {**hidden(preview), "_apply": "1"}, follow=True)


def messages(response: Any) -> list[str]:
    return [re.sub(r"<[^>]+>", "", str(message)) for message in response.context["messages"]]


class TestForm:
    def test_every_field_of_the_form_for_one_posting_is_offered(self, editor: Client, paid: list[Posting]) -> None:
        page = ask(editor, paid, stage="_open")
        offered = [field.name for field, _, _ in page.context["form"].rows()]
        assert set(offered) == set(PostingForm.base_fields) - NOT_OFFERED == set(field_edits.FIELDS)
        assert "3 postings selected" in compact(page.content.decode())

    def test_field_to_change_is_checked_and_others_are_not(self, editor: Client, paid: list[Posting]) -> None:
        page = ask(editor, paid, pay_currency="dollars").content.decode()
        assert "Enter a three-letter currency code" in page or "at most 3 characters" in page
        assert "This field is required" not in page
        assert 'value="pay_currency" id="change_pay_currency" checked' in page
        assert "Select at least one field to change." in ask(editor, paid).content.decode()

    def test_value_of_a_field_that_is_not_selected_is_an_error(self, editor: Client, paid: list[Posting]) -> None:
        entered: dict[str, Any] = {
            "_change": ["pay_period"],
            "pay_period": "year",
            "pay_currency": "EUR",
            "is_remote": "on",
            "status": "open",
        }
        page = ask(editor, paid, **entered)
        assert page.context["form"].errors == {
            name: ["Select this field to change it, or remove the value."] for name in ("pay_currency", "is_remote")
        }
        shown = compact(page.content.decode())
        assert '<a href="#id_pay_currency">Currency: Select this field to change it' in shown
        assert "There is a problem" in shown

    def test_user_who_may_not_change_postings_does_not_get_the_action(self, paid: list[Posting]) -> None:
        reader = Client()
        user = make_user("reader", Role.EDITOR)
        user.groups.clear()
        reader.force_login(user)
        assert ask(reader, paid, status="closed").status_code == 403


class TestPreview:
    def test_shows_old_and_new_values_and_who_is_left_out(self, editor: Client, paid: list[Posting]) -> None:
        page = ask(editor, paid, pay_period="year", pay_max="55")
        found = page.context["found"]
        assert (found.changing, found.unchanged, dict(found.problems)) == (
            2,
            0,
            {"The maximum salary would be lower than the minimum salary.": 1},
        )
        assert [(each.title, each.field, each.before, each.after) for each in page.context["changes"]] == [
            ("Diver", "Maximum salary", "60.00", "55"),
            ("Diver", "Pay period", "Not stated", "a year"),
            ("Cook", "Maximum salary", "Not stated", "55"),
            ("Cook", "Pay period", "an hour", "a year"),
        ]

    def test_only_reads(self, editor: Client, paid: list[Posting], django_assert_max_num_queries: Any) -> None:
        before = list(Posting.objects.order_by("pk").values())
        with django_assert_max_num_queries(30) as queries:
            ask(editor, paid, status=Status.CLOSED, title="Diver", location_text="Halifax")
        written = [query["sql"] for query in queries.captured_queries if not query["sql"].startswith("SELECT")]
        assert written == []
        assert list(Posting.objects.order_by("pk").values()) == before

    def test_queries_do_not_depend_on_the_number_of_postings(self, django_assert_num_queries: Any, db: None) -> None:
        def queries(count: int) -> int:
            for n in range(count):
                make_posting(f"Diver {n}", company=make_company(f"C {count} {n}"))
            company = Posting.objects.earliest("pk").company_id
            values: dict[str, Any] = {"company": company, "places": [], "skills_required": [], "status": "closed"}
            with CaptureQueriesContext(connection) as captured:
                found = field_edits.preview(Posting.objects.values_list("pk", flat=True), values)
            assert found.changing == Posting.objects.count()
            return len(captured)

        assert queries(2) == queries(20)

    def test_counts_all_and_shows_some(self, editor: Client) -> None:
        for n in range(field_edits.MAX_SHOWN + 5):
            make_posting(f"Diver {n}")
        page = ask(editor, "all", location_text="Halifax")
        assert (page.context["found"].changing, len(page.context["changes"])) == (205, 200)
        assert "the first 200 of 205 postings" in text(page)


class TestApplying:
    def test_makes_one_action_that_can_be_undone(self, editor: Client, paid: list[Posting]) -> None:
        before = list(Posting.objects.order_by("pk").values("pay_period", "pay_max"))
        page = confirm(editor, ask(editor, paid, pay_period="year", pay_max="55"))
        assert messages(page) == [
            "2 of 3 postings changed. Not changed: 1 refused (The maximum salary would be lower than the minimum salary). "
            "View or undo"
        ]
        assert list(Posting.objects.order_by("pk").values_list("pay_period", "pay_max")) == [
            ("year", 55),
            ("year", None),
            ("year", 55),
        ]
        action = Action.objects.get()
        assert action.summary == "Edited maximum salary, pay period of 2 postings"
        undo.undo_action(action, None)
        assert list(Posting.objects.order_by("pk").values("pay_period", "pay_max")) == before

    def test_all_that_match_the_filters_are_changed(self, editor: Client, paid: list[Posting]) -> None:
        Posting.objects.filter(title="Cook").update(status=Status.HIDDEN)
        page = confirm(editor, ask(editor, "all", query="?status=open", location_text="Halifax"), "?status=open")
        assert messages(page) == ["2 of 2 postings changed. View or undo"]
        assert list(Posting.objects.order_by("pk").values_list("location_text", flat=True)) == ["Halifax", "Halifax", ""]

    def test_those_that_have_the_values_are_counted(self, editor: Client, paid: list[Posting]) -> None:
        page = confirm(editor, ask(editor, paid, pay_period="year"))
        assert messages(page) == ["2 of 3 postings changed. Not changed: 1 already had these values. View or undo"]

    def test_nothing_is_applied_that_the_preview_did_not_show(self, editor: Client, paid: list[Posting]) -> None:
        preview = ask(editor, paid, pay_period="year")
        Posting.objects.filter(title="Diver").update(pay_period="month")
        page = confirm(editor, preview)
        assert page.context["found"].changing == 2
        assert messages(page) == ["Something has changed since you opened the preview. Check it again."]
        assert not Action.objects.exists()

    def test_imports_keep_the_edit(self, editor: Client, ads: Any) -> None:
        write(ads, {"one.md": ad()})
        run(ads)
        confirm(editor, ask(editor, "all", seniority="senior"))
        write(ads, {"one.md": ad(body="We measure waves.")})
        run(ads)
        posting = Posting.objects.get()
        assert (posting.seniority, posting.edited) == ("senior", " seniority ")

    def test_closing_and_new_text_update_what_follows_from_them(self, editor: Client, paid: list[Posting]) -> None:
        confirm(editor, ask(editor, paid, status=Status.CLOSED, body="We measure *waves*."))
        posting = paid[0]
        posting.refresh_from_db()
        assert posting.closed_at is not None
        assert "<em>waves</em>" in posting.body_html

    def test_each_slice_can_be_applied_on_its_own(self, paid: list[Posting]) -> None:
        for posting in paid:
            with recorded(
                None,
                ActionKind.EDITED,
                "Edited",
            ) as journal:
                field_edits.apply(journal, [posting.pk], {"location_text": "Halifax", "is_remote": True, "pay_min": "12.50"})
            assert len({change.object_id for change in journal.changes}) == 1
        assert set(Posting.objects.values_list("location_text", "is_remote", "pay_min")) == {("Halifax", True, 12.5)}

    def test_no_names_are_loaded_for_other_fields(self, paid: list[Posting]) -> None:
        """A task makes many small batches, each of which would load all companies of the board again."""
        make_team(make_company("Southwind & Sons"))
        with CaptureQueriesContext(connection) as captured, recorded(None, ActionKind.EDITED, "Edited") as journal:
            field_edits.apply(journal, [paid[0].pk], {"location_text": "Halifax", "status": "closed"})
        tables = [f'FROM "{model._meta.db_table}"' for model in (Company, Team, Category, Place)]
        selects = [query["sql"] for query in captured if any(table in query["sql"] for table in tables)]
        assert not [sql for sql in selects if " WHERE " not in sql]


class TestRelated:
    def test_related_rows_are_replaced(self, editor: Client, paid: list[Posting]) -> None:
        category = Category.objects.create(name="Sea")
        place = Place.objects.create(key="CA", kind="country", name="Canada", country="CA")
        needed, liked = (
            Skill.objects.create(name=name, key=name.lower(), slug=name.lower()) for name in ("Diving", "Sailing")
        )
        preview = ask(
            editor,
            paid,
            categories=[category.pk],
            places=[place.pk],
            skills_required=[needed.pk],
            skills_preferred=[liked.pk],
        )
        first = [each for each in preview.context["changes"] if each.posting_id == paid[0].pk]
        assert sorted((each.field, each.before, each.after) for each in first) == [
            ("Categories", "Not stated", "Sea"),
            ("Locations", "Not stated", "Canada"),
            ("Preferred skills", "Not stated", "Sailing"),
            ("Required skills", "Not stated", "Diving"),
        ]
        assert messages(confirm(editor, preview)) == ["3 of 3 postings changed. View or undo"]
        posting = Posting.objects.with_values().get(pk=paid[0].pk)
        assert [*posting.categories.all(), *posting.places.all()] == [category, place]
        assert {each.skill.name: each.is_required for each in posting.posting_skills.all()} == {
            "Diving": True,
            "Sailing": False,
        }

    def test_posting_that_moves_to_another_company_leaves_its_team(self, editor: Client) -> None:
        old, new = make_company("Old"), make_company("New")
        posting = make_posting(company=old, team=make_team(old))
        preview = ask(editor, [posting], company=new.pk)
        assert [(each.field, each.before, each.after) for each in preview.context["changes"]] == [
            ("Company", "Old", "New"),
            ("Team", "Tides", "Not stated"),
        ]
        confirm(editor, preview)
        posting.refresh_from_db()
        assert (posting.company, posting.team) == (new, None)

    def test_team_of_another_company_is_refused_with_the_reason(self, editor: Client) -> None:
        old, new = make_company("Old"), make_company("New")
        team, posting = make_team(new, "Waves"), make_posting(company=old)
        found = ask(editor, [posting], team=team.pk).context["found"]
        assert dict(found.problems) == {"Waves is a team of New, and the posting has another company.": 1}
        confirm(editor, ask(editor, [posting], team=team.pk, company=new.pk))
        posting.refresh_from_db()
        assert (posting.company, posting.team) == (new, team)

    def test_merged_company_is_its_survivor(self, paid: list[Posting]) -> None:
        kept = make_company("Kept")
        gone = make_company("Gone", merged_into=kept)
        with recorded(None, ActionKind.EDITED, "Edited") as journal:
            field_edits.apply(journal, [paid[0].pk], {"company": gone.pk})
        paid[0].refresh_from_db()
        assert paid[0].company == kept


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"posted_on": "2026-03-01"}, "The date posted and its precision would not match."),
        ({"posted_precision": "day"}, "The date posted and its precision would not match."),
        ({"apply_from": " CA "}, "A country would be in both lists of who can apply."),
    ],
)
def test_problem_of_a_posting(db: None, values: dict[str, Any], problem: str) -> None:
    posting = make_posting(apply_not_from=" CA ")
    assert field_edits.preview([posting.pk], values).problems == {problem: 1}
    assert not field_edits.preview([posting.pk], {"posted_on": "2026-03-01", "posted_precision": "day"}).problems


def test_column_values_are_read_from_json(db: None) -> None:
    posting = make_posting()
    values = {"posted_on": "2026-03-01", "posted_precision": "month", "years_min": "3.5", "is_hybrid": True, "pay_max": None}
    with recorded(None, ActionKind.EDITED, "Edited") as journal:
        field_edits.apply(journal, [posting.pk], values)
    posting.refresh_from_db()
    assert (posting.posted_on, posting.posted_precision, posting.years_min, posting.is_hybrid) == (
        date(2026, 3, 1),
        DatePrecision.MONTH,
        3.5,
        True,
    )


def test_list_offers_the_action(editor: Client, paid: list[Posting]) -> None:
    assert "Edit fields…" in editor.get(reverse("admin:postings_posting_changelist")).content.decode()


def test_place_that_a_posting_has_with_its_country_is_no_change() -> None:
    posting = make_posting("Diver")
    set_places(posting, ["PT/Lisbon"])
    lisbon = Place.objects.get(key="PT/Lisbon")
    found = field_edits.preview([posting.pk], {"places": [lisbon.pk]})
    assert (found.changing, found.unchanged) == (0, 1)
