"""The guesses that an account allows in a day, and how its owner signs in when others have used them up."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.signin import hashing
from jobboard.signin.attempts import Throttled
from jobboard.signin.models import Outcome, SignIn
from jobboard.signin.throttle import CODE_BUDGET, PASSWORD_BUDGET
from tests.signin.accounts import PASSWORD, add_two_step, can_open_admin, code, fail, make_user, pass_time, sign_in

pytestmark = pytest.mark.django_db
VERIFY = "/admin/two-step/verify/"


@pytest.fixture(autouse=True)
def mara() -> User:
    return make_user()


@pytest.fixture
def device(mara: User) -> TOTPDevice:
    return add_two_step(mara)


def use_up(name: str = "mara", outcome: Outcome = Outcome.REFUSED, count: int = PASSWORD_BUDGET, **fields: Any) -> None:
    """Record failures from many addresses, as by a botnet."""
    SignIn.objects.bulk_create(
        SignIn(
            **{"name": name, "key": name, "address": f"10.0.0.{number}", "at": timezone.now(), "outcome": outcome.value}
            | fields
        )
        for number in range(count)
    )


def new_browser(address: str = "203.0.113.9") -> Client:
    return Client(REMOTE_ADDR=address)


def answer(client: Client, name: str, password: str) -> tuple[Any, ...]:
    """What can be seen of an attempt to sign in and a wrong code after it."""
    first = sign_in(client, name, password)
    page = client.get(VERIFY)
    second = client.post(VERIFY, {"code": "000000"})
    texts = [each.content.decode().replace(str(each.context["csrf_token"]), "") for each in (page, second)]
    return first.status_code, first.headers.get("Location"), page.status_code, second.status_code, texts


class TestAfterTheBudget:
    def test_last_guess_of_the_budget_may_succeed(self) -> None:
        use_up(count=PASSWORD_BUDGET - 1)
        assert sign_in(new_browser()).url == "/admin/"

    def test_password_alone_no_longer_signs_in_from_new_browser(self) -> None:
        use_up()
        client = new_browser()
        assert sign_in(client).url == VERIFY
        assert "you need a code to log in with a new browser" in client.get(VERIFY).content.decode()
        assert not can_open_admin(client)

    def test_password_and_code_sign_in_from_new_browser_without_wait(self, device: TOTPDevice) -> None:
        use_up()
        client = new_browser()
        assert sign_in(client).url == VERIFY
        assert client.post(VERIFY, {"code": code(device)}).status_code == 302
        assert can_open_admin(client)

    def test_guesser_does_not_learn_whether_password_was_right(self, mara: User) -> None:
        add_two_step(make_user("olin"))
        for name in ("mara", "olin", "nobody"):
            use_up(name)
        wrong = answer(new_browser("203.0.113.1"), "mara", "wrong")
        assert wrong[:4] == (302, VERIFY, 200, 200)
        assert answer(new_browser("203.0.113.2"), "mara", PASSWORD) == wrong, "without two-step login"
        assert answer(new_browser("203.0.113.3"), "olin", PASSWORD) == wrong, "with two-step login"
        assert answer(new_browser("203.0.113.4"), "olin", "wrong") == wrong
        assert answer(new_browser("203.0.113.5"), "nobody", "wrong") == wrong

    def test_wrong_password_with_right_code_does_not_sign_in(self, device: TOTPDevice) -> None:
        use_up()
        client = new_browser()
        sign_in(client, "mara", "wrong")
        assert client.post(VERIFY, {"code": code(device)}).status_code == 200
        assert not can_open_admin(client)
        assert two_step_still_works(device)

    def test_address_where_account_has_signed_in_has_its_own_budget(self) -> None:
        sign_in(new_browser("203.0.113.9"))
        use_up()
        assert sign_in(new_browser("203.0.113.9")).url == "/admin/"
        assert sign_in(new_browser("203.0.113.8")).url == VERIFY
        use_up(address="203.0.113.9", at=timezone.now() - timedelta(hours=2))
        assert sign_in(new_browser("203.0.113.9")).url == VERIFY

    def test_known_browser_has_its_own_budget(self) -> None:
        client = new_browser()
        sign_in(client)
        use_up()
        client.defaults["REMOTE_ADDR"] = "198.51.100.1"
        assert sign_in(client).url == "/admin/"

    def test_budget_is_that_of_one_account_and_one_day(self) -> None:
        make_user("olin")
        use_up()
        assert sign_in(new_browser(), "olin").url == "/admin/"
        pass_time(days=1)
        assert sign_in(new_browser()).url == "/admin/"

    def test_guesses_after_the_budget_also_wait(self) -> None:
        use_up()
        assert fail(new_browser(), 6) == [302] * 5 + [429]


class TestCodes:
    def test_codes_of_a_day_are_limited_for_who_has_the_password(self, device: TOTPDevice) -> None:
        use_up(outcome=Outcome.SECOND_STEP_REFUSED, count=CODE_BUDGET)
        client = new_browser()
        sign_in(client)
        assert client.post(VERIFY, {"code": code(device)}).status_code == 200
        assert not can_open_admin(client)

    def test_wrong_passwords_do_not_use_up_codes(self, device: TOTPDevice) -> None:
        use_up()
        stranger = new_browser("203.0.113.1")
        for _ in range(CODE_BUDGET + 1):
            sign_in(stranger, "mara", "wrong")
            stranger.post(VERIFY, {"code": "000000"})
            pass_time(seconds=30)
        client = new_browser()
        sign_in(client)
        client.post(VERIFY, {"code": code(device)})
        assert can_open_admin(client)


class TestInvitation:
    def link(self, capsys: Any, name: str = "mara") -> str:
        call_command("allow_browser", name)
        return str(capsys.readouterr().out.split("127.0.0.1:8000")[1].strip())

    def test_link_lets_new_browser_sign_in_with_password(self, capsys: Any) -> None:
        use_up()
        client = new_browser()
        response = client.get(self.link(capsys))
        assert (response.status_code, response.headers["Location"]) == (302, "/admin/login/")
        assert not can_open_admin(client)
        assert fail(client, 1) == [200]
        assert sign_in(client).url == "/admin/"

    def test_link_is_for_one_account(self, capsys: Any) -> None:
        make_user("olin")
        use_up("olin")
        client = new_browser()
        client.get(self.link(capsys))
        assert sign_in(client, "olin").url == VERIFY

    def test_invalid_link_shows_login(self) -> None:
        client = new_browser()
        response = client.get("/admin/login/?browser=forged")
        assert (response.headers["Location"], "browser" in client.cookies) == ("/admin/login/", False)

    def test_unknown_user_is_an_error(self) -> None:
        with pytest.raises(CommandError, match="There is no active user named 'nobody'"):
            call_command("allow_browser", "nobody")


class TestNotice:
    def words(self, client: Client) -> list[str]:
        return [str(message) for message in client.get("/admin/").context["messages"]]

    def test_user_is_told_of_failures_and_new_browsers_since_last_login(self, client: Client) -> None:
        sign_in(client)
        assert self.words(client) == []
        fail(new_browser("203.0.113.1"), 2)
        sign_in(new_browser("203.0.113.2"))
        sign_in(client)
        (words,) = self.words(client)
        assert words.endswith(
            "there have been 2 failed attempts and 1 login with a new browser. If this was not you, change your password "
            "and set up two-step login."
        )
        sign_in(client)
        assert self.words(client) == []


class TestHashing:
    def test_one_address_has_one_password_checked_at_a_time(self) -> None:
        with hashing.slot("203.0.113.1"):
            with pytest.raises(Throttled), hashing.slot("203.0.113.1"):
                pass
            with hashing.slot("203.0.113.2"):
                pass
        with hashing.slot("203.0.113.1"):
            pass

    def test_login_while_others_are_checked_asks_to_wait_and_does_not_count(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(hashing, "WAIT", timedelta(milliseconds=20))
        with hashing.slot("203.0.113.1"), hashing.slot("203.0.113.2"):
            assert sign_in(client).status_code == 429
        assert not SignIn.objects.exists()
        assert sign_in(client).status_code == 302

    def test_login_waits_for_its_turn(self) -> None:
        turn = threading.Event()

        def wait() -> None:
            with hashing.slot("203.0.113.3"):
                turn.set()

        with hashing.slot("203.0.113.1"):
            with hashing.slot("203.0.113.2"):
                waiting = threading.Thread(target=wait)
                waiting.start()
                assert not turn.wait(0.05)
            waiting.join(5)
        assert turn.is_set()

    def test_known_browser_does_not_wait_for_others(self, client: Client) -> None:
        sign_in(client)
        client.post("/admin/logout/")
        with hashing.slot("203.0.113.1"), hashing.slot("203.0.113.2"):
            assert sign_in(client).status_code == 302


def two_step_still_works(device: TOTPDevice) -> bool:
    """Return whether the code of the device has not been used up."""
    device.refresh_from_db()
    return bool(device.last_t == -1)
