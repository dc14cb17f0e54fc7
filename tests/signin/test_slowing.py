"""What slows guessing, and whom it does not slow."""

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
from jobboard.signin.attempts import Slowed
from jobboard.signin.models import Outcome, SignIn
from tests.signin.accounts import LOGIN, PASSWORD, fail, is_in, later, make_person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mara() -> Any:
    return make_person()


def outcomes() -> list[str]:
    return list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))


class TestAnAccount:
    def test_the_sixth_try_has_to_wait_and_its_password_is_not_looked_at(self, client: Client) -> None:
        assert fail(client, 5) == [200] * 5
        response = sign_in(client)
        assert response.status_code == 429
        assert response.headers["Retry-After"] == "2"
        assert "Wait 2 seconds, then try again" in response.content.decode()
        assert not is_in(client)
        assert outcomes() == ["refused"] * 5 + ["slowed"]

    def test_after_the_wait_the_right_password_works(self, client: Client) -> None:
        fail(client, 5)
        later(seconds=2)
        assert sign_in(client).status_code == 302
        assert is_in(client)

    def test_a_success_makes_tries_free_again(self, client: Client) -> None:
        fail(client, 4)
        sign_in(client)
        assert fail(Client(), 5) == [200] * 5

    def test_a_name_is_one_account_however_it_is_written(self, client: Client) -> None:
        fail(client, 2, "MARA")
        fail(client, 2, " mara ")
        fail(client, 1, "ｍａｒａ")
        assert sign_in(client).status_code == 429

    def test_failures_of_one_account_do_not_slow_another(self, client: Client) -> None:
        make_person("olin")
        fail(client, 5)
        assert sign_in(client, "olin").status_code == 302

    def test_who_is_slowed_does_not_wait_longer_for_trying(self, client: Client) -> None:
        fail(client, 8)
        later(seconds=2)
        assert sign_in(client).status_code == 302

    def test_a_long_wait_is_told_in_minutes(self, client: Client) -> None:
        failed = {"name": "mara", "key": "mara", "at": timezone.now(), "outcome": Outcome.REFUSED.value}
        SignIn.objects.bulk_create(SignIn(**failed) for _ in range(14))
        response = sign_in(client)
        assert (response.status_code, response.headers["Retry-After"]) == (429, "900")
        assert "Wait 15 minutes, then try again" in response.content.decode()

    def test_an_empty_form_is_no_attempt(self, client: Client) -> None:
        client.post(LOGIN, {"username": "mara", "password": ""})
        client.post(LOGIN, {"username": "", "password": "x"})
        assert not SignIn.objects.exists()

    def test_an_old_account_without_access_to_the_desk_is_refused_and_written_down(self, client: Client, mara: Any) -> None:
        mara.is_staff = False
        mara.save()
        assert sign_in(client).status_code == 200
        assert outcomes() == ["refused"]


class TestABrowserThatHasSignedInBefore:
    def test_it_is_not_slowed_by_others(self, client: Client) -> None:
        sign_in(client)
        client.post("/admin/logout/")
        stranger = Client(REMOTE_ADDR="203.0.113.9")
        fail(stranger, 9)
        assert sign_in(Client()).status_code == 429
        assert sign_in(client).status_code == 302

    def test_not_by_its_address_either(self, client: Client) -> None:
        sign_in(client)
        for number in range(50):
            fail(Client(), 1, f"somebody-{number}")
        assert sign_in(Client()).status_code == 429
        assert sign_in(client).status_code == 302

    def test_its_own_failures_are_counted(self, client: Client) -> None:
        sign_in(client)
        assert fail(client, 6) == [200] * 5 + [429]
        assert fail(Client(), 1) == [200], "and they slow nobody else"

    def test_it_is_known_for_that_account_only(self, client: Client) -> None:
        make_person("olin")
        sign_in(client)
        fail(Client(), 5, "olin")
        assert sign_in(client, "olin").status_code == 429

    def test_a_forged_cookie_knows_nothing(self, client: Client) -> None:
        sign_in(client)
        cookie = client.cookies["browser"].value
        fail(Client(), 5)
        stranger = Client()
        stranger.cookies["browser"] = "x" + cookie
        assert sign_in(stranger).status_code == 429

    def test_its_cookie_is_for_the_server_alone(self, client: Client) -> None:
        cookie = sign_in(client).cookies["browser"]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Strict", "/", "")
        assert cookie["max-age"] == 180 * 24 * 60 * 60
        assert "mara" not in cookie.value


class TestAnAddress:
    def test_fifty_failures_in_an_hour_are_enough(self, client: Client) -> None:
        assert [fail(client, 1, f"somebody-{number}") for number in range(50)] == [[200]] * 50
        response = sign_in(client)
        assert response.status_code == 429
        assert 3590 < int(response.headers["Retry-After"]) <= 3600
        assert sign_in(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302
        later(hours=1)
        assert sign_in(client).status_code == 302

    def test_signing_in_does_not_give_it_more(self, client: Client) -> None:
        for number in range(50):
            fail(client, 1, f"somebody-{number}")
            if number == 25:
                sign_in(Client())
        assert fail(Client(), 1, "anybody") == [429]

    def test_a_flood_of_slowed_attempts_is_one_row(self, client: Client) -> None:
        fail(client, 5)
        assert fail(client, 20) == [429] * 20
        assert outcomes() == ["refused"] * 5 + ["slowed"]


@pytest.mark.parametrize(
    ("behind_proxy", "given", "forwarded", "expected"),
    [
        (False, "203.0.113.9", "", "203.0.113.9"),
        (False, "203.0.113.9", "198.51.100.1", "203.0.113.9"),
        (True, "127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (True, "127.0.0.1", "198.51.100.1, nonsense", None),
        (True, "203.0.113.9", "", "203.0.113.9"),
        (False, "", "", None),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (False, "fe80::1%eth0", "", "fe80::/64"),
        (False, "::ffff:203.0.113.9", "", "203.0.113.9"),
    ],
)
def test_the_address_is_that_of_the_client(
    settings: Any, behind_proxy: bool, given: str, forwarded: str, expected: str | None
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=given, **headers)) == expected


class TestForgetting:
    def test_addresses_go_after_seven_days_and_rows_after_180(self, client: Client) -> None:
        fail(client, 1, "first")
        later(days=173, seconds=1)
        fail(client, 1, "second")
        later(days=7)
        fail(client, 1, "third")
        rows = list(SignIn.objects.order_by("pk").values_list("name", "address"))
        assert rows == [("second", None), ("third", "127.0.0.1")]

    def test_a_backlog_is_worked_off_a_little_at_each_attempt(self, client: Client) -> None:
        old = timezone.now() - timedelta(days=200)
        SignIn.objects.bulk_create(
            SignIn(name="x", key="x", address="127.0.0.1", at=old, outcome=Outcome.REFUSED.value) for _ in range(150)
        )
        fail(client, 1)
        assert SignIn.objects.filter(at__lte=old).count() == 50
        fail(client, 1)
        assert SignIn.objects.filter(at__lte=old).count() == 0


@pytest.mark.django_db(transaction=True)
def test_processes_that_try_at_once_have_no_more_free_tries_than_one() -> None:
    ready, answers = threading.Barrier(12), []

    def attempt() -> None:
        ready.wait()
        try:
            attempts.begin(RequestFactory().post(LOGIN), "mara")
            answers.append("looked at")
        except Slowed:
            answers.append("slowed")
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["looked at"] * 5 + ["slowed"] * 7


class TestKnownAndUnknownNames:
    """An answer tells nobody whether there is such an account: neither by what it says, nor by what is done for it."""

    def answer(self, name: str, password: str) -> tuple[int, list[tuple[str, str]], str]:
        response = sign_in(Client(), name, password)
        text = response.content.decode().replace(name, "NAME").replace(str(response.context["csrf_token"]), "TOKEN")
        headers = [(header, value) for header, value in response.headers.items() if header != "Expires"]
        return response.status_code, headers, text

    def test_get_the_same_bytes(self, mara: Any) -> None:
        make_person("olin", is_active=False)
        unknown = self.answer("nora", "wrong")
        assert unknown[0] == 200
        assert "Please enter the correct username and password" in unknown[2]
        assert self.answer("mara", "wrong") == unknown
        assert self.answer("olin", "wrong") == unknown
        assert self.answer("olin", PASSWORD) == unknown

    def test_get_the_same_bytes_when_slowed(self) -> None:
        fail(Client(), 5, "mara")
        fail(Client(), 5, "nora")
        unknown = self.answer("nora", "wrong")
        assert unknown[0] == 429
        assert self.answer("mara", PASSWORD) == unknown

    def test_cost_the_same(self, monkeypatch: Any) -> None:
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
