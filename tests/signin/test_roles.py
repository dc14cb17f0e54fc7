"""Which role sees and does what: exactly this, and nothing that somebody forgot to forbid."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client

from jobboard.signin.models import SignIn
from jobboard.signin.roles import CONTENT, GROUPS, Role, keep_groups, role_of
from tests.signin.accounts import make_person, sign_in

pytestmark = pytest.mark.django_db

CHANGED = {"boilerplate", "category", "company", "place", "posting", "skill", "team"}
READ = {"action", "finding", "importrun", "source", "sourcefile"}


def permissions(role: Role) -> set[str]:
    found = Permission.objects.filter(group__name=GROUPS[role])
    assert {permission.content_type.app_label for permission in found.select_related("content_type")} == {"postings"}
    return {permission.codename for permission in found}


def expected_of_editors() -> set[str]:
    models = {model._meta.model_name for model in apps.get_app_config("postings").get_models(include_auto_created=False)}
    acts = ("add", "change", "delete", "view")
    return {f"{act}_{model}" for model in set(CONTENT) & models for act in acts} | {f"view_{model}" for model in models}


def test_editors_change_content_and_see_the_rest() -> None:
    assert permissions(Role.EDITOR) == expected_of_editors()
    assert "change_posting" in expected_of_editors()
    assert "change_importrun" not in expected_of_editors()


def test_publishers_may_do_what_else_the_models_name_too() -> None:
    for model, codename in (("company", "merge_company"), ("importrun", "roll_back_importrun")):
        kind = ContentType.objects.get(app_label="postings", model=model)
        Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": codename})
    keep_groups()
    assert permissions(Role.PUBLISHER) == expected_of_editors() | {"merge_company", "roll_back_importrun"}
    assert permissions(Role.EDITOR) == expected_of_editors()


def test_a_migration_puts_the_groups_right() -> None:
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="change_user"))
    editors.permissions.remove(Permission.objects.get(codename="change_posting"))
    Group.objects.get(name="Publishers").delete()
    call_command("migrate", verbosity=0)
    assert permissions(Role.EDITOR) == expected_of_editors()
    assert permissions(Role.PUBLISHER) >= expected_of_editors()


@pytest.mark.parametrize(
    ("role", "apps_seen"),
    [
        (Role.EDITOR, {"postings"}),
        (Role.PUBLISHER, {"postings"}),
        (Role.ADMINISTRATOR, {"postings", "admin", "auth", "signin"}),
    ],
)
def test_each_role_sees_its_part_of_the_desk(client: Client, role: Role, apps_seen: set[str]) -> None:
    make_person("mara", role)
    sign_in(client)
    seen = {app["app_label"]: app["models"] for app in client.get("/admin/").context["available_apps"]}
    assert set(seen) == apps_seen
    changed = {model["object_name"].lower() for model in seen["postings"] if model["perms"]["change"]}
    viewed = {model["object_name"].lower() for model in seen["postings"] if model["perms"]["view"]}
    assert CHANGED <= changed <= {*CONTENT, "place"}  # of a place, its other names
    assert viewed >= CHANGED | READ
    if role == Role.ADMINISTRATOR:
        assert [model["object_name"] for model in seen["auth"]] == ["User"]
        assert [model["object_name"] for model in seen["signin"]] == ["SignIn"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_only_administrators_look_after_people_and_read_sign_ins(client: Client, role: Role) -> None:
    mara = make_person("mara", role)
    # Not even with a permission that somebody gave by hand.
    mara.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    sign_in(client)
    for address in (
        "/admin/auth/user/", "/admin/auth/user/add/", f"/admin/auth/user/{mara.pk}/change/",
        f"/admin/auth/user/{mara.pk}/password/", "/admin/signin/signin/",
    ):  # fmt: skip
        assert client.get(address).status_code == 403, address


def test_groups_and_the_secrets_of_second_steps_are_on_no_page(admin_client: Client) -> None:
    for address in ("auth/group", "otp_totp/totpdevice", "otp_static/staticdevice"):
        assert admin_client.get(f"/admin/{address}/").status_code == 404


def test_who_may_not_come_to_the_desk_has_no_role() -> None:
    assert role_of(make_person("mara", Role.PUBLISHER)) == Role.PUBLISHER
    assert role_of(User.objects.create(username="olin")) is None
    assert role_of(User.objects.create(username="pia", is_staff=True)) is None
    assert role_of(User.objects.create_superuser("ada")) == Role.ADMINISTRATOR


class TestPeople:
    def change(self, client: Client, user: User, **changes: Any) -> Any:
        values = {"username": user.username, "role": role_of(user) or "", "is_active": "on", **changes}
        values = {name: value for name, value in values.items() if value is not None}
        return client.post(f"/admin/auth/user/{user.pk}/change/", values)

    def test_a_person_is_made_with_a_role(self, admin_client: Client) -> None:
        password = "correct horse 7 battery"
        values = {"username": "mara", "password1": password, "password2": password, "role": "publisher"}
        assert admin_client.post("/admin/auth/user/add/", values).status_code == 302
        mara = User.objects.get(username="mara")
        assert (mara.is_staff, mara.is_superuser, role_of(mara)) == (True, False, Role.PUBLISHER)

    @pytest.mark.parametrize("role", list(Role))
    def test_a_role_takes_the_place_of_the_one_before(self, admin_client: Client, role: Role) -> None:
        mara = make_person("mara", Role.PUBLISHER)
        mara.user_permissions.add(Permission.objects.get(codename="add_user"))
        assert self.change(admin_client, mara, role=role.value, first_name="Mara").status_code == 302
        mara = User.objects.get(username="mara")
        assert (role_of(mara), mara.is_superuser, mara.first_name) == (role, role == Role.ADMINISTRATOR, "Mara")
        assert [group.name for group in mara.groups.all()] == ([GROUPS[role]] if role in GROUPS else [])
        assert not mara.user_permissions.exists()

    def test_the_list_says_who_may_do_what(self, admin_client: Client, django_assert_max_num_queries: Any) -> None:
        for number in range(30):
            make_person(f"editor-{number}", Role.EDITOR)
        make_person("pia", Role.PUBLISHER, first_name="Pia", last_name="Berg")
        with django_assert_max_num_queries(12):
            page = admin_client.get("/admin/auth/user/").content.decode()
        assert "Pia Berg" in page
        counts = {role: admin_client.get(f"/admin/auth/user/?role={role}").context["cl"].result_count for role in Role}
        assert counts == {Role.EDITOR: 30, Role.PUBLISHER: 1, Role.ADMINISTRATOR: 1}

    def test_the_form_has_one_choice_and_no_permissions(self, admin_client: Client, admin_user: User) -> None:
        page = admin_client.get(f"/admin/auth/user/{admin_user.pk}/change/")
        assert list(page.context["adminform"].form.fields) == [
            "username", "first_name", "last_name", "email", "password", "role", "is_active",
        ]  # fmt: skip
        assert page.context["adminform"].form["role"].value() == Role.ADMINISTRATOR

    @pytest.mark.parametrize("changes", [{"role": "editor"}, {"is_active": None}])
    def test_the_last_administrator_stays(self, admin_client: Client, admin_user: User, changes: dict) -> None:
        User.objects.create_superuser("gone", is_active=False)
        make_person()
        response = self.change(admin_client, admin_user, **changes)
        assert "last administrator" in response.content.decode()
        admin_user.refresh_from_db()
        assert (admin_user.is_superuser, admin_user.is_active) == (True, True)

        make_person("ada", Role.ADMINISTRATOR)
        assert self.change(admin_client, admin_user, **changes).status_code == 302

    def test_nobody_is_deleted(self, admin_client: Client) -> None:
        mara = make_person()
        assert admin_client.get(f"/admin/auth/user/{mara.pk}/delete/").status_code == 403
        admin_client.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": [mara.pk], "post": "yes"})
        assert User.objects.filter(username="mara").exists()

    def test_who_is_made_inactive_is_out_at_once(self, admin_client: Client, client: Client) -> None:
        mara = make_person()
        sign_in(client)
        self.change(admin_client, mara, is_active=None)
        assert client.get("/admin/").status_code == 302


class TestTheListOfSignIns:
    def test_is_there_to_read_search_and_filter(self, admin_client: Client, django_assert_max_num_queries: Any) -> None:
        mara = make_person()
        for _ in range(3):
            sign_in(Client())
        sign_in(Client(REMOTE_ADDR="203.0.113.9"), "nobody")
        with django_assert_max_num_queries(12):
            page = admin_client.get("/admin/signin/signin/")
        assert page.context["cl"].result_count == 4

        def found(query: str) -> int:
            return admin_client.get(f"/admin/signin/signin/?{query}").context["cl"].result_count

        assert (
            found("q=mara"),
            found("q=203.0.113"),
            found("outcome=refused"),
            found("at__gte=2000-01-01+00:00%2B00:00"),
        ) == (3, 1, 1, 4)
        row = mara.sign_ins.first()
        assert b'name="_save"' not in admin_client.get(f"/admin/signin/signin/{row.pk}/change/").content
        assert admin_client.get("/admin/signin/signin/add/").status_code == 403
        assert admin_client.get(f"/admin/signin/signin/{row.pk}/delete/").status_code == 403

    def test_outlives_the_person(self) -> None:
        mara = make_person()
        sign_in(Client())
        mara.delete()
        assert SignIn.objects.values_list("name", "user").get() == ("mara", None)
