"""Two-step login: setting it up, being asked for it, and what happens without."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from jobboard.signin import two_step
from jobboard.signin.models import SignIn
from jobboard.signin.roles import Role
from tests.signin.accounts import PASSWORD, code, fail, give_two_step, is_in, later, make_person, sign_in

pytestmark = pytest.mark.django_db

STATUS, VERIFY, SET_UP = "/admin/two-step/", "/admin/two-step/verify/", "/admin/two-step/set-up/"
CODES, OFF = "/admin/two-step/codes/", "/admin/two-step/off/"


@pytest.fixture
def mara() -> User:
    return make_person()


@pytest.fixture
def device(mara: User) -> TOTPDevice:
    return give_two_step(mara)


def outcomes() -> list[str]:
    return list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))


def sign_in_fully(client: Client, device: TOTPDevice) -> None:
    sign_in(client)
    assert client.post(VERIFY, {"code": code(device)}).status_code == 302


class TestSettingUp:
    def test_a_code_of_the_app_switches_it_on_and_ten_codes_are_shown_once(self, client: Client, mara: User) -> None:
        sign_in(client)
        page = client.get(SET_UP).content.decode()
        device = TOTPDevice.objects.get(user=mara)
        assert not device.confirmed
        assert two_step.secret(device) in page
        assert re.search(r"<svg [^>]*>", page)
        assert "style=" not in page

        shown = client.post(SET_UP, {"code": code(device)}).content.decode()
        codes = re.findall(r"<code>(\w{4}-\w{4})</code>", shown)
        assert len(set(codes)) == 10
        assert is_in(client), "the session goes on"
        assert "Backup codes left: 10" in client.get(STATUS).content.decode()
        assert client.get(SET_UP).url == STATUS
        assert outcomes() == ["signed in", "two-step changed"]

    def test_a_wrong_code_does_not(self, client: Client, mara: User) -> None:
        sign_in(client)
        secret = client.get(SET_UP).context["secret"]
        response = client.post(SET_UP, {"code": "abcdef"})
        assert "This code is wrong" in response.content.decode()
        assert response.context["secret"] == secret, "so that the app need not be set up again"
        assert not two_step.is_set_up(mara)

    def test_a_secret_that_waits_to_be_confirmed_asks_nobody_for_a_code(self, client: Client, mara: User) -> None:
        two_step.offered(mara)
        sign_in(client)
        assert is_in(client)

    def test_the_header_leads_there(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert f'<a href="{STATUS}">Two-step login</a>' in client.get("/admin/").content.decode()

    def test_other_sessions_end_with_it(self, client: Client, mara: User) -> None:
        elsewhere = Client()
        sign_in(elsewhere)
        give_two_step(mara)
        assert not is_in(elsewhere)
        assert elsewhere.get(STATUS).url.startswith("/admin/login/")


class TestSigningIn:
    def test_after_the_password_comes_the_code(self, client: Client, device: TOTPDevice) -> None:
        assert sign_in(client).url == VERIFY
        assert client.get(VERIFY).status_code == 200
        response = client.post(VERIFY, {"code": f" {code(device)[:3]} {code(device)[3:]} "})
        assert response.url == "/admin/"
        assert is_in(client)
        assert outcomes() == ["second step asked", "signed in"]

    def test_before_the_code_there_is_no_way_in(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        assert "_auth_user_id" not in client.session
        assert "browser" not in client.cookies, "nor is the browser known yet"
        for address in ("/admin/", "/admin/postings/posting/", "/admin/password_change/", STATUS, SET_UP, CODES, OFF):
            assert client.get(address).url.startswith("/admin/login/"), address
        assert User.objects.get().last_login is None

    def test_it_leads_on_to_where_one_wanted_to_go_but_nowhere_else(self, client: Client, device: TOTPDevice) -> None:
        for ahead, (goal, expected) in enumerate(
            [("/admin/postings/posting/", "/admin/postings/posting/"), ("https://evil.example/", "/admin/")]
        ):
            client.post("/admin/login/", {"username": "mara", "password": PASSWORD, "next": goal})
            assert client.post(VERIFY, {"code": code(device, ahead)}).url == expected
            client.post("/admin/logout/")

    def test_a_code_works_once(self, client: Client, device: TOTPDevice) -> None:
        used = code(device)
        sign_in(client)
        client.post(VERIFY, {"code": used})
        client.post("/admin/logout/")
        sign_in(client)
        assert "This code is wrong" in client.post(VERIFY, {"code": used}).content.decode()
        assert not is_in(client)

    def test_a_backup_code_works_in_its_place_and_once(self, client: Client, mara: User, device: TOTPDevice) -> None:
        used = two_step.new_backup_codes(mara)[0]
        sign_in(client)
        assert client.post(VERIFY, {"code": used.upper()}).status_code == 302
        assert is_in(client)
        assert two_step.backup_codes_left(mara) == 9
        client.post("/admin/logout/")
        sign_in(client)
        assert client.post(VERIFY, {"code": used}).status_code == 200

    @pytest.mark.parametrize("given", ["", "000000000", "１２３４５６", "-12345", "x" * 33, "0_1234", "'; --"])
    def test_what_is_no_code_is_refused(self, client: Client, device: TOTPDevice, given: str) -> None:
        sign_in(client)
        assert client.post(VERIFY, {"code": given}).status_code == 200
        assert not is_in(client)

    def test_anothers_code_is_refused(self, client: Client, device: TOTPDevice) -> None:
        olin = make_person("olin")
        codes = [code(give_two_step(olin)), two_step.new_backup_codes(olin)[0]]
        sign_in(client)
        assert [client.post(VERIFY, {"code": each}).status_code for each in codes] == [200, 200]
        assert two_step.backup_codes_left(olin) == 10

    def test_who_has_not_given_the_password_is_not_asked(self, client: Client, device: TOTPDevice) -> None:
        assert client.get(VERIFY).url == "/admin/login/"
        assert client.post(VERIFY, {"code": code(device)}).url == "/admin/login/"

    def test_the_time_for_it_ends(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        session = client.session
        session["second_step"] |= {"until": session["second_step"]["until"] - 601}
        session.save()
        assert client.post(VERIFY, {"code": code(device)}).url == "/admin/login/"

    def test_a_password_changed_meanwhile_or_an_account_closed_ends_it(
        self, client: Client, mara: User, device: TOTPDevice
    ) -> None:
        sign_in(client)
        mara.set_password("another 8 password")
        mara.save()
        assert client.get(VERIFY).url == "/admin/login/"
        sign_in(client, password="another 8 password")
        User.objects.update(is_active=False)
        assert client.get(VERIFY).url == "/admin/login/"


class TestGuessingCodes:
    def test_wrong_codes_are_slowed_as_wrong_passwords_are(self, client: Client, device: TOTPDevice) -> None:
        fail(client, 2)
        sign_in(client)
        assert [client.post(VERIFY, {"code": "abcdef"}).status_code for _ in range(4)] == [200, 200, 200, 429]
        assert client.post(VERIFY, {"code": code(device)}).headers["Retry-After"] == "2"
        later(seconds=2)
        assert client.post(VERIFY, {"code": code(device)}).status_code == 302

    def test_the_right_password_does_not_make_them_free_again(self, client: Client, device: TOTPDevice) -> None:
        for _ in range(5):
            sign_in(client)
            client.post(VERIFY, {"code": "abcdef"})
        assert sign_in(client).status_code == 429

    def test_no_code_is_locked_for_good(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        for _ in range(40):
            client.post(VERIFY, {"code": "abcdef"})
            later(minutes=15)
        assert client.post(VERIFY, {"code": code(device)}).status_code == 302

    def test_signed_in_one_has_no_more_guesses(self, client: Client, device: TOTPDevice) -> None:
        sign_in_fully(client, device)
        wrong = [client.post(CODES, {"code": "abcdef"}).status_code for _ in range(3)]
        wrong += [client.post(OFF, {"password": "wrong", "code": code(device, 1)}).status_code for _ in range(3)]
        assert wrong == [200] * 5 + [429]


class TestLookingAfterIt:
    def test_new_backup_codes_take_the_place_of_old_ones(self, client: Client, mara: User, device: TOTPDevice) -> None:
        old = two_step.new_backup_codes(mara)[0]
        sign_in_fully(client, device)
        page = client.post(CODES, {"code": old}).content.decode()
        codes = re.findall(r"<code>(\w{4}-\w{4})</code>", page)
        assert len(codes) == two_step.backup_codes_left(mara) == 10
        assert old not in codes
        assert is_in(client)

    def test_it_can_be_switched_off_with_password_and_code(self, client: Client, mara: User, device: TOTPDevice) -> None:
        two_step.new_backup_codes(mara)
        sign_in_fully(client, device)
        assert client.post(OFF, {"password": "wrong", "code": code(device, 1)}).status_code == 200
        assert client.post(OFF, {"password": PASSWORD, "code": "abcdef"}).status_code == 200
        assert two_step.is_set_up(mara)
        assert client.post(OFF, {"password": PASSWORD, "code": code(device, 1)}).url == STATUS
        assert not two_step.is_set_up(mara)
        assert not StaticToken.objects.exists()
        assert is_in(client)
        assert outcomes()[-1] == "two-step changed"

    def test_there_is_nothing_to_look_after_without_it(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert client.get(CODES).url == client.get(OFF).url == STATUS

    def test_who_has_lost_everything_is_helped_at_the_command_line(self, client: Client, mara: User, capsys: Any) -> None:
        give_two_step(mara)
        two_step.new_backup_codes(mara)
        call_command("remove_two_step", "mara")
        assert capsys.readouterr().out == "Turned off two-step login for mara.\n"
        sign_in(client)
        assert is_in(client)
        with pytest.raises(CommandError, match="does not use two-step login"):
            call_command("remove_two_step", "mara")
        with pytest.raises(CommandError, match="no user named 'olin'"):
            call_command("remove_two_step", "olin")


class TestWhereAdministratorsNeedIt:
    @pytest.fixture(autouse=True)
    def required(self, settings: Any) -> None:
        settings.REQUIRE_TWO_STEP = True

    def test_an_administrator_is_led_to_set_it_up_and_let_in_then(self, client: Client) -> None:
        ada = make_person("ada", Role.ADMINISTRATOR)
        sign_in(client, "ada")
        page = client.get("/admin/", follow=True)
        assert page.redirect_chain[-1][0] == STATUS
        html = page.content.decode()
        assert "must use two-step login" in html
        assert "/admin/postings/" not in html
        for address in ("/admin/postings/posting/", "/admin/auth/user/", "/admin/password_change/"):
            assert client.get(address).url.startswith("/admin/login/"), address
        client.get(SET_UP)
        client.post(SET_UP, {"code": code(TOTPDevice.objects.get(user=ada))})
        assert is_in(client)

    def test_they_may_leave_instead(self, client: Client) -> None:
        make_person("ada", Role.ADMINISTRATOR)
        sign_in(client, "ada")
        assert "Log out" in client.get(STATUS).content.decode()
        assert client.post("/admin/logout/").status_code == 200
        assert client.get(STATUS).url.startswith("/admin/login/")

    def test_others_do_not_need_it(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert is_in(client)
