"""Throttling of sign-in attempts by account, browser and IP address."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jobboard.signin import attempts
from jobboard.signin.addresses import client_address
from jobboard.signin.attempts import Throttled
from jobboard.signin.models import Outcome, SignIn
from tests.signin.accounts import LOGIN, PASSWORD, can_open_admin, fail, make_user, pass_time, record_refusals, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mara() -> Any:
    return make_user()


def outcomes() -> list[str]:
    return list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))


class TestAccount:
    def test_sixth_attempt_is_throttled_without_checking_its_password(self, client: Client) -> None:
        assert fail(client, 5) == [200] * 5
        response = sign_in(client)
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "2"
        assert "Wait 2 seconds, then try again" in response.content.decode()
        assert not can_open_admin(client)
        assert outcomes() == ["refused"] * 5 + ["throttled"]

    def test_right_password_works_after_the_wait(self, client: Client) -> None:
        fail(client, 5)
        pass_time(seconds=2)
        assert sign_in(client).status_code == 302
        assert can_open_admin(client)

    def test_success_resets_free_attempts(self, client: Client) -> None:
        fail(client, 4)
        sign_in(client)
        assert fail(Client(), 5) == [200] * 5

    def test_spellings_of_a_user_name_count_as_one_account(self, client: Client) -> None:
        fail(client, 2, "MARA")
        fail(client, 2, " mara ")
        fail(client, 1, "ｍａｒａ")
        assert sign_in(client).status_code == 429

    def test_failures_of_one_account_do_not_throttle_another(self, client: Client) -> None:
        make_user("olin")
        fail(client, 5)
        assert sign_in(client, "olin").status_code == 302

    def test_throttled_attempts_do_not_extend_the_wait(self, client: Client) -> None:
        fail(client, 8)
        pass_time(seconds=2)
        assert sign_in(client).status_code == 302

    def test_longest_wait_is_thirty_seconds(self, client: Client) -> None:
        record_refusals(14)
        response = sign_in(client)
        assert (response.status_code, response.headers["Retry-After"]) == (429, "30")
        assert "Wait 30 seconds, then try again" in response.content.decode()

    def test_empty_form_is_not_recorded_as_attempt(self, client: Client) -> None:
        client.post(LOGIN, {"username": "mara", "password": ""})
        client.post(LOGIN, {"username": "", "password": "x"})
        assert not SignIn.objects.exists()

    def test_user_without_staff_access_is_refused_and_recorded(self, client: Client, mara: Any) -> None:
        mara.is_staff = False
        mara.save()
        assert sign_in(client).status_code == 200
        assert outcomes() == ["refused"]


class TestKnownBrowser:
    def test_failures_elsewhere_do_not_throttle_known_browser(self, client: Client) -> None:
        sign_in(client)
        client.post("/admin/logout/")
        fail(Client(), 9)
        assert sign_in(Client()).status_code == 429
        assert sign_in(client).status_code == 302

    def test_failures_of_known_browser_are_counted_separately(self, client: Client) -> None:
        sign_in(client)
        assert fail(client, 6) == [200] * 5 + [429]
        assert fail(Client(), 1) == [200], "and they slow nobody else"

    def test_browser_is_known_for_one_account_only(self, client: Client) -> None:
        make_user("olin")
        sign_in(client)
        fail(Client(), 5, "olin")
        assert sign_in(client, "olin").status_code == 429

    def test_forged_cookie_is_ignored(self, client: Client) -> None:
        sign_in(client)
        cookie = client.cookies["browser"].value
        fail(Client(), 5)
        stranger = Client()
        stranger.cookies["browser"] = "x" + cookie
        assert sign_in(stranger).status_code == 429

    def test_browser_cookie_is_http_only_and_strict(self, client: Client) -> None:
        cookie = sign_in(client).cookies["browser"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Strict", "/", "")
        assert cookie["max-age"] == 180 * 24 * 60 * 60
        assert "mara" not in cookie.value


class TestAddress:
    def test_failures_at_other_accounts_do_not_throttle_colleague_at_same_address(self, client: Client) -> None:
        for number in range(50):
            fail(Client(), 1, f"somebody-{number}")
        assert sign_in(client).status_code == 302

    def test_failures_from_elsewhere_do_not_throttle_new_browser(self, client: Client) -> None:
        for number in range(19):
            fail(Client(), 5, REMOTE_ADDR=f"10.0.0.{number}")
        assert sign_in(client).status_code == 302

    def test_new_browser_waits_thirty_seconds_at_most_for_failures_at_its_address(self, client: Client) -> None:
        for _ in range(50):
            fail(Client(), 1)
            pass_time(seconds=30)
        fail(Client(), 1)
        pass_time(seconds=1)
        assert sign_in(client).headers["Retry-After"] == "29"
        pass_time(seconds=29)
        assert sign_in(client).status_code == 302

    def test_attempts_without_valid_address_are_counted_together(self, client: Client, settings: Any) -> None:
        settings.BEHIND_PROXY = True
        for number in range(5):
            assert fail(Client(), 1, HTTP_X_FORWARDED_FOR=f"nonsense {number}") == [200]
        assert fail(Client(), 1, HTTP_X_FORWARDED_FOR="more nonsense") == [429]
        assert fail(Client(), 1, HTTP_X_FORWARDED_FOR="203.0.113.9:4711") == [200]

    def test_consecutive_throttled_attempts_are_stored_once(self, client: Client) -> None:
        fail(client, 5)
        assert fail(client, 20) == [429] * 20
        assert outcomes() == ["refused"] * 5 + ["throttled"]


@pytest.mark.parametrize(
    ("behind_proxy", "given", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "", "203.0.113.9"),
        (False, "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (True, "127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (True, "127.0.0.1", "198.51.100.1, nonsense", None),
        (True, "203.0.113.9", "", "203.0.113.9"),
        (False, "", "", None),
        (True, "127.0.0.1", "6.6.6.6, 198.51.100.1:4711", "198.51.100.1"),
        (True, "127.0.0.1", "[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64"),
        (True, "127.0.0.1", "[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::/64"),
        (True, "127.0.0.1", "[::ffff:198.51.100.1]:80", "198.51.100.1"),
        (True, "127.0.0.1", " 6.6.6.6 ,\t198.51.100.1  ", "198.51.100.1"),
        (True, "127.0.0.1", "198.51.100.1:80:90", None),
        (True, "127.0.0.1", "[198.51.100.1]:80", None),
        (True, "127.0.0.1", "198.51.100.1,", None),
        (True, "127.0.0.1", "unknown", None),
        (True, "127.0.0.1", "_hidden:80", None),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (False, "fe80::1%eth0", "", "fe80::/64"),
        (False, "::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
def test_client_address(settings: Any, behind_proxy: bool, given: str, forwarded: str, expected: str | None) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory(REMOTE_ADDR=given).get("/", headers=headers)) == expected


class TestRetention:
    def test_addresses_are_deleted_after_7_days_and_rows_after_180(self, client: Client) -> None:
        fail(client, 1, "first")
        pass_time(days=173, seconds=1)
        fail(client, 1, "second")
        pass_time(days=7, seconds=1)
        fail(client, 1, "third")
        rows = list(SignIn.objects.order_by("pk").values_list("name", "address"))
        assert rows == [("second", None), ("third", "127.0.0.1")]

    def test_expired_rows_are_deleted_in_batches(self, client: Client) -> None:
        old = timezone.now() - timedelta(days=200)
        SignIn.objects.bulk_create(
            SignIn(name="x", key="x", address="127.0.0.1", at=old, outcome=Outcome.REFUSED) for _ in range(150)
        )
        fail(client, 1)
        assert SignIn.objects.filter(at__lte=old).count() == 50
        fail(client, 1)
        assert SignIn.objects.filter(at__lte=old).count() == 0


@pytest.mark.django_db(transaction=True)
def test_concurrent_attempts_get_no_extra_free_attempts() -> None:
    ready, answers = threading.Barrier(12), []

    def attempt() -> None:
        ready.wait()
        try:
            attempts.start(RequestFactory().post(LOGIN), "mara")
            answers.append("looked at")
        except Throttled:
            answers.append("throttled")
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["looked at"] * 5 + ["throttled"] * 7


class TestKnownAndUnknownNames:
    """Neither a response nor the work for it tells whether an account exists."""

    def answer(self, name: str, password: str) -> tuple[int, list[tuple[str, str]], str]:
        response = sign_in(Client(), name, password)
        text = response.content.decode().replace(name, "NAME").replace(str(response.context["csrf_token"]), "TOKEN")
        headers = [each for each in response.headers.items() if each[0] not in {"Expires", "X-Request-Id"}]
        return response.status_code, headers, text

    def test_known_and_unknown_names_get_identical_responses(self, mara: Any) -> None:
        make_user("olin", is_active=False)
        unknown = self.answer("nora", "wrong")
        assert unknown[0] == 200
        assert "Please enter the correct username and password" in unknown[2]
        assert self.answer("mara", "wrong") == unknown
        assert self.answer("olin", "wrong") == unknown
        assert self.answer("olin", PASSWORD) == unknown

    def test_known_and_unknown_names_get_identical_responses_when_throttled(self) -> None:
        fail(Client(), 5, "mara")
        fail(Client(), 5, "nora")
        unknown = self.answer("nora", "wrong")
        assert unknown[0] == 429
        assert self.answer("mara", PASSWORD) == unknown

    def test_known_and_unknown_names_cost_the_same(self, monkeypatch: Any) -> None:
        hashed: list[str] = []
        encode = MD5PasswordHasher.encode
        monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *given: (hashed.append("x"), encode(self, *given))[1])
        costs = []
        for name in ("mara", "nora"):
            with CaptureQueriesContext(connection) as queries:
                fail(Client(), 1, name)
            kinds = [query["sql"].split()[0] for query in queries.captured_queries]
            costs.append((kinds, len(hashed)))
            hashed.clear()
        assert costs[0] == costs[1]
        assert costs[0][1] == 1
        assert costs[0][0].count("INSERT") == 1
