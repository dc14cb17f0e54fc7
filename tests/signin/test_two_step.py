"""Two-step login: set-up, sign-in, throttling of codes, management, and the setting that requires it."""

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
from tests.signin.accounts import PASSWORD, add_two_step, can_open_admin, code, fail, make_user, pass_time, sign_in

pytestmark = pytest.mark.django_db

STATUS_URL, VERIFY_URL, SET_UP_URL = "/admin/two-step/", "/admin/two-step/verify/", "/admin/two-step/set-up/"
CODES_URL, OFF_URL = "/admin/two-step/codes/", "/admin/two-step/off/"


@pytest.fixture
def mara() -> User:
    return make_user()


@pytest.fixture
def device(mara: User) -> TOTPDevice:
    return add_two_step(mara)


def outcomes() -> list[str]:
    return list(SignIn.objects.order_by("pk").values_list("outcome", flat=True))


def sign_in_with_code(client: Client, device: TOTPDevice) -> None:
    sign_in(client)
    assert client.post(VERIFY_URL, {"code": code(device)}).status_code == 302


class TestSetUp:
    def test_right_code_switches_two_step_on_and_shows_ten_backup_codes(self, client: Client, mara: User) -> None:
        sign_in(client)
        page = client.get(SET_UP_URL).content.decode()
        device = TOTPDevice.objects.get(user=mara)
        assert not device.confirmed
        assert two_step.formatted_secret(device) in page
        assert re.search(r"<svg [^>]*>", page)
        assert "style=" not in page

        shown = client.post(SET_UP_URL, {"code": code(device)}).content.decode()
        codes = re.findall(r"<code>(\w{4}-\w{4})</code>", shown)
        assert len(set(codes)) == 10
        assert can_open_admin(client), "the session goes on"
        assert "Backup codes left: 10" in client.get(STATUS_URL).content.decode()
        assert client.get(SET_UP_URL).headers["Location"] == STATUS_URL
        assert outcomes() == ["signed in", "two-step changed"]

    def test_wrong_code_does_not_switch_two_step_on(self, client: Client, mara: User) -> None:
        sign_in(client)
        secret = client.get(SET_UP_URL).context["secret"]
        response = client.post(SET_UP_URL, {"code": "abcdef"})
        assert "This code is wrong" in response.content.decode()
        assert response.context["secret"] == secret, "so that the app need not be set up again"
        assert not two_step.is_set_up(mara)

    def test_unconfirmed_device_does_not_require_second_step(self, client: Client, mara: User) -> None:
        two_step.unconfirmed_device(mara)
        sign_in(client)
        assert can_open_admin(client)

    def test_admin_header_links_to_two_step_login(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert f'<a href="{STATUS_URL}">Two-step login</a>' in client.get("/admin/").content.decode()

    def test_setting_up_two_step_ends_other_sessions(self, client: Client, mara: User) -> None:
        elsewhere = Client()
        sign_in(elsewhere)
        add_two_step(mara)
        assert not can_open_admin(elsewhere)
        assert elsewhere.get(STATUS_URL).headers["Location"].startswith("/admin/login/")


class TestSignIn:
    def test_code_is_required_after_password(self, client: Client, device: TOTPDevice) -> None:
        assert sign_in(client).url == VERIFY_URL
        assert client.get(VERIFY_URL).status_code == 200
        response = client.post(VERIFY_URL, {"code": f" {code(device)[:3]} {code(device)[3:]} "})
        assert response.headers["Location"] == "/admin/"
        assert can_open_admin(client)
        assert outcomes() == ["second step asked", "signed in"]

    def test_no_admin_page_opens_before_the_code(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        assert "_auth_user_id" not in client.session
        assert "browser" not in client.cookies, "nor is the browser known yet"
        for address in (
            "/admin/",
            "/admin/postings/posting/",
            "/admin/password_change/",
            STATUS_URL,
            SET_UP_URL,
            CODES_URL,
            OFF_URL,
        ):
            assert client.get(address).headers["Location"].startswith("/admin/login/"), address
        assert User.objects.get().last_login is None

    def test_redirects_to_next_url_on_own_site_only(self, client: Client, device: TOTPDevice) -> None:
        for ahead, (next_url, expected) in enumerate(
            [("/admin/postings/posting/", "/admin/postings/posting/"), ("https://evil.example/", "/admin/")]
        ):
            client.post("/admin/login/", {"username": "mara", "password": PASSWORD, "next": next_url})
            assert client.post(VERIFY_URL, {"code": code(device, ahead)}).headers["Location"] == expected
            client.post("/admin/logout/")

    def test_code_works_once(self, client: Client, device: TOTPDevice) -> None:
        used = code(device)
        sign_in(client)
        client.post(VERIFY_URL, {"code": used})
        client.post("/admin/logout/")
        sign_in(client)
        assert "This code is wrong" in client.post(VERIFY_URL, {"code": used}).content.decode()
        assert not can_open_admin(client)

    def test_backup_code_works_once(self, client: Client, mara: User, device: TOTPDevice) -> None:
        used = two_step.replace_backup_codes(mara)[0]
        sign_in(client)
        assert client.post(VERIFY_URL, {"code": used.upper()}).status_code == 302
        assert can_open_admin(client)
        assert two_step.count_backup_codes(mara) == 9
        client.post("/admin/logout/")
        sign_in(client)
        assert client.post(VERIFY_URL, {"code": used}).status_code == 200

    @pytest.mark.parametrize("given", ["", "000000000", "１２３４５６", "-12345", "x" * 33, "0_1234", "'; --"])
    def test_invalid_code_is_refused(self, client: Client, device: TOTPDevice, given: str) -> None:
        sign_in(client)
        assert client.post(VERIFY_URL, {"code": given}).status_code == 200
        assert not can_open_admin(client)

    def test_code_of_another_user_is_refused(self, client: Client, device: TOTPDevice) -> None:
        olin = make_user("olin")
        codes = [code(add_two_step(olin)), two_step.replace_backup_codes(olin)[0]]
        sign_in(client)
        assert [client.post(VERIFY_URL, {"code": each}).status_code for each in codes] == [200, 200]
        assert two_step.count_backup_codes(olin) == 10

    def test_second_step_requires_password_first(self, client: Client, device: TOTPDevice) -> None:
        assert client.get(VERIFY_URL).headers["Location"] == "/admin/login/"
        assert client.post(VERIFY_URL, {"code": code(device)}).headers["Location"] == "/admin/login/"

    def test_second_step_times_out(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        session = client.session
        session["second_step"] |= {"until": session["second_step"]["until"] - 601}
        session.save()
        assert client.post(VERIFY_URL, {"code": code(device)}).headers["Location"] == "/admin/login/"

    def test_changed_password_or_deactivation_cancels_second_step(
        self, client: Client, mara: User, device: TOTPDevice
    ) -> None:
        sign_in(client)
        mara.set_password("another 8 password")
        mara.save()
        assert client.get(VERIFY_URL).headers["Location"] == "/admin/login/"
        sign_in(client, password="another 8 password")
        User.objects.update(is_active=False)
        assert client.get(VERIFY_URL).headers["Location"] == "/admin/login/"


class TestGuessingCodes:
    def test_wrong_codes_are_throttled_like_wrong_passwords(self, client: Client, device: TOTPDevice) -> None:
        fail(client, 2)
        sign_in(client)
        assert [client.post(VERIFY_URL, {"code": "abcdef"}).status_code for _ in range(4)] == [200, 200, 200, 429]
        assert client.post(VERIFY_URL, {"code": code(device)}).headers["Retry-After"] == "2"
        pass_time(seconds=2)
        assert client.post(VERIFY_URL, {"code": code(device)}).status_code == 302

    def test_right_password_does_not_reset_failed_codes(self, client: Client, device: TOTPDevice) -> None:
        for _ in range(5):
            sign_in(client)
            client.post(VERIFY_URL, {"code": "abcdef"})
        assert sign_in(client).status_code == 429

    def test_wrong_codes_never_lock_permanently(self, client: Client, device: TOTPDevice) -> None:
        sign_in(client)
        for _ in range(40):
            client.post(VERIFY_URL, {"code": "abcdef"})
            pass_time(minutes=15)
        assert client.post(VERIFY_URL, {"code": code(device)}).status_code == 302

    def test_guesses_are_throttled_when_signed_in(self, client: Client, device: TOTPDevice) -> None:
        sign_in_with_code(client, device)
        wrong = [client.post(CODES_URL, {"code": "abcdef"}).status_code for _ in range(3)]
        wrong += [client.post(OFF_URL, {"password": "wrong", "code": code(device, 1)}).status_code for _ in range(3)]
        assert wrong == [200] * 5 + [429]


class TestManagement:
    def test_new_backup_codes_replace_old_ones(self, client: Client, mara: User, device: TOTPDevice) -> None:
        old = two_step.replace_backup_codes(mara)[0]
        sign_in_with_code(client, device)
        page = client.post(CODES_URL, {"code": old}).content.decode()
        codes = re.findall(r"<code>(\w{4}-\w{4})</code>", page)
        assert len(codes) == two_step.count_backup_codes(mara) == 10
        assert old not in codes
        assert can_open_admin(client)

    def test_switching_off_requires_password_and_code(self, client: Client, mara: User, device: TOTPDevice) -> None:
        two_step.replace_backup_codes(mara)
        sign_in_with_code(client, device)
        assert client.post(OFF_URL, {"password": "wrong", "code": code(device, 1)}).status_code == 200
        assert client.post(OFF_URL, {"password": PASSWORD, "code": "abcdef"}).status_code == 200
        assert two_step.is_set_up(mara)
        assert client.post(OFF_URL, {"password": PASSWORD, "code": code(device, 1)}).headers["Location"] == STATUS_URL
        assert not two_step.is_set_up(mara)
        assert not StaticToken.objects.exists()
        assert can_open_admin(client)
        assert outcomes()[-1] == "two-step changed"

    def test_management_pages_redirect_without_two_step(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert client.get(CODES_URL).headers["Location"] == client.get(OFF_URL).headers["Location"] == STATUS_URL

    def test_remove_two_step_command(self, client: Client, mara: User, capsys: Any) -> None:
        add_two_step(mara)
        two_step.replace_backup_codes(mara)
        call_command("remove_two_step", "mara")
        assert capsys.readouterr().out == "Turned off two-step login for mara.\n"
        sign_in(client)
        assert can_open_admin(client)
        with pytest.raises(CommandError, match="does not use two-step login"):
            call_command("remove_two_step", "mara")
        with pytest.raises(CommandError, match="no user named 'olin'"):
            call_command("remove_two_step", "olin")


class TestRequiredForAdministrators:
    @pytest.fixture(autouse=True)
    def required(self, settings: Any) -> None:
        settings.REQUIRE_TWO_STEP = True

    def test_administrator_must_set_up_two_step_first(self, client: Client) -> None:
        ada = make_user("ada", Role.ADMINISTRATOR)
        sign_in(client, "ada")
        page = client.get("/admin/", follow=True)
        assert page.redirect_chain[-1][0] == STATUS_URL
        html = page.content.decode()
        assert "must use two-step login" in html
        assert "/admin/postings/" not in html
        for address in ("/admin/postings/posting/", "/admin/auth/user/", "/admin/password_change/"):
            assert client.get(address).headers["Location"].startswith("/admin/login/"), address
        client.get(SET_UP_URL)
        client.post(SET_UP_URL, {"code": code(TOTPDevice.objects.get(user=ada))})
        assert can_open_admin(client)

    def test_administrator_may_log_out_before_set_up(self, client: Client) -> None:
        make_user("ada", Role.ADMINISTRATOR)
        sign_in(client, "ada")
        assert "Log out" in client.get(STATUS_URL).content.decode()
        assert client.post("/admin/logout/").status_code == 200
        assert client.get(STATUS_URL).headers["Location"].startswith("/admin/login/")

    def test_editors_do_not_need_two_step(self, client: Client, mara: User) -> None:
        sign_in(client)
        assert can_open_admin(client)
