"""Permissions of the roles, and the admin of users and sign-ins."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.test import Client

from jobboard.signin.models import SignIn
from jobboard.signin.roles import CONTENT_MODELS, GROUPS, PUBLISHERS_ONLY, Role, role_of, update_groups
from tests.signin.accounts import make_user, sign_in

pytestmark = pytest.mark.django_db

CHANGED = {"boilerplate", "category", "company", "place", "posting", "skill", "team"}
READ = {"action", "finding", "importrun", "source", "sourcefile"}


def permissions(role: Role) -> set[str]:
    found = Permission.objects.filter(group__name=GROUPS[role])
    assert {permission.content_type.app_label for permission in found.select_related("content_type")} == {"postings"}
    return {permission.codename for permission in found}


def expected_editor_permissions() -> set[str]:
    models = {model._meta.model_name for model in apps.get_app_config("postings").get_models(include_auto_created=False)}
    acts = ("add", "change", "delete", "view")
    changing = {f"{act}_{model}" for model in set(CONTENT_MODELS) & models for act in acts}
    return changing - {"delete_errorreport"} | {f"view_{model}" for model in models}


def test_editors_change_content_and_view_the_rest() -> None:
    assert permissions(Role.EDITOR) == expected_editor_permissions()
    assert "change_posting" in expected_editor_permissions()
    assert "change_importrun" not in expected_editor_permissions()


def test_publishers_also_get_custom_permissions() -> None:
    for model, codename in (("company", "merge_company"), ("importrun", "roll_back_importrun")):
        kind = ContentType.objects.get(app_label="postings", model=model)
        Permission.objects.get_or_create(content_type=kind, codename=codename, defaults={"name": codename})
    update_groups()
    assert permissions(Role.PUBLISHER) == expected_editor_permissions() | set(PUBLISHERS_ONLY)
    assert permissions(Role.EDITOR) == expected_editor_permissions()


def test_migrate_restores_group_permissions() -> None:
    editors = Group.objects.get(name="Editors")
    editors.permissions.add(Permission.objects.get(codename="change_user"))
    editors.permissions.remove(Permission.objects.get(codename="change_posting"))
    Group.objects.get(name="Publishers").delete()
    call_command("migrate", verbosity=0)
    assert permissions(Role.EDITOR) == expected_editor_permissions()
    assert permissions(Role.PUBLISHER) >= expected_editor_permissions()


@pytest.mark.parametrize(
    ("role", "apps_seen"),
    [
        (Role.EDITOR, {"postings"}),
        (Role.PUBLISHER, {"postings"}),
        (Role.ADMINISTRATOR, {"postings", "admin", "auth", "signin"}),
    ],
)
def test_admin_index_shows_only_models_of_the_role(client: Client, role: Role, apps_seen: set[str]) -> None:
    make_user("mara", role)
    sign_in(client)
    seen = {app["app_label"]: app["models"] for app in client.get("/admin/").context["available_apps"]}
    assert set(seen) == apps_seen
    changed = {model["object_name"].lower() for model in seen["postings"] if model["perms"]["change"]}
    viewed = {model["object_name"].lower() for model in seen["postings"] if model["perms"]["view"]}
    own = {"source"} if role == Role.ADMINISTRATOR else set()
    assert CHANGED | own <= changed <= {*CONTENT_MODELS, "place", *own}  # of a place, the aliases
    assert viewed >= CHANGED | READ
    if role == Role.ADMINISTRATOR:
        assert [model["object_name"] for model in seen["auth"]] == ["User"]
        assert [model["object_name"] for model in seen["signin"]] == ["SignIn"]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER])
def test_only_administrators_see_users_and_sign_ins(client: Client, role: Role) -> None:
    mara = make_user("mara", role)
    # Not even with permissions that were granted by hand.
    mara.user_permissions.set(Permission.objects.filter(content_type__app_label="auth"))
    sign_in(client)
    for address in (
        "/admin/auth/user/", "/admin/auth/user/add/", f"/admin/auth/user/{mara.pk}/change/",
        f"/admin/auth/user/{mara.pk}/password/", "/admin/signin/signin/",
    ):  # fmt: skip
        assert client.get(address).status_code == 403, address


def test_groups_and_otp_devices_are_not_in_admin(admin_client: Client) -> None:
    for address in ("auth/group", "otp_totp/totpdevice", "otp_static/staticdevice"):
        assert admin_client.get(f"/admin/{address}/").status_code == 404


def test_role_of_users_without_staff_access_or_group_is_none() -> None:
    assert role_of(make_user("mara", Role.PUBLISHER)) == Role.PUBLISHER
    assert role_of(User.objects.create(username="olin")) is None
    assert role_of(User.objects.create(username="pia", is_staff=True)) is None
    assert role_of(User.objects.create_superuser("ada")) == Role.ADMINISTRATOR


class TestUserAdmin:
    def change(self, client: Client, user: User, **changes: Any) -> Any:
        values = {"username": user.username, "role": role_of(user) or "", "is_active": "on", **changes}
        values = {name: value for name, value in values.items() if value is not None}
        return client.post(f"/admin/auth/user/{user.pk}/change/", values)

    def test_user_is_created_with_role(self, admin_client: Client) -> None:
        password = "correct horse 7 battery"
        values = {"username": "mara", "password1": password, "password2": password, "role": "publisher"}
        assert admin_client.post("/admin/auth/user/add/", values).status_code == 302
        mara = User.objects.get(username="mara")
        assert (mara.is_staff, mara.is_superuser, role_of(mara)) == (True, False, Role.PUBLISHER)

    @pytest.mark.parametrize("role", list(Role))
    def test_new_role_replaces_old_role_and_permissions(self, admin_client: Client, role: Role) -> None:
        mara = make_user("mara", Role.PUBLISHER)
        mara.user_permissions.add(Permission.objects.get(codename="add_user"))
        assert self.change(admin_client, mara, role=role.value, first_name="Mara").status_code == 302
        mara = User.objects.get(username="mara")
        assert (role_of(mara), mara.is_superuser, mara.first_name) == (role, role == Role.ADMINISTRATOR, "Mara")
        assert [group.name for group in mara.groups.all()] == ([GROUPS[role]] if role in GROUPS else [])
        assert not mara.user_permissions.exists()

    def test_list_shows_and_filters_roles(self, admin_client: Client, django_assert_max_num_queries: Any) -> None:
        for number in range(30):
            make_user(f"editor-{number}", Role.EDITOR)
        make_user("pia", Role.PUBLISHER, first_name="Pia", last_name="Berg")
        with django_assert_max_num_queries(12):
            page = admin_client.get("/admin/auth/user/").content.decode()
        assert "Pia Berg" in page
        counts = {role: admin_client.get(f"/admin/auth/user/?role={role}").context["cl"].result_count for role in Role}
        assert counts == {Role.EDITOR: 30, Role.PUBLISHER: 1, Role.ADMINISTRATOR: 1}

    def test_form_has_role_instead_of_permissions(self, admin_client: Client, admin_user: User) -> None:
        page = admin_client.get(f"/admin/auth/user/{admin_user.pk}/change/")
        assert list(page.context["adminform"].form.fields) == [
            "username", "first_name", "last_name", "email", "password", "role", "is_active",
        ]  # fmt: skip
        assert page.context["adminform"].form["role"].value() == Role.ADMINISTRATOR

    @pytest.mark.parametrize("changes", [{"role": "editor"}, {"is_active": None}])
    def test_last_administrator_cannot_be_demoted_or_deactivated(
        self, admin_client: Client, admin_user: User, changes: dict[str, Any]
    ) -> None:
        User.objects.create_superuser("gone", is_active=False)
        make_user()
        response = self.change(admin_client, admin_user, **changes)
        assert "last administrator" in response.content.decode()
        admin_user.refresh_from_db()
        assert (admin_user.is_superuser, admin_user.is_active) == (True, True)

        make_user("ada", Role.ADMINISTRATOR)
        assert self.change(admin_client, admin_user, **changes).status_code == 302

    def test_users_cannot_be_deleted(self, admin_client: Client) -> None:
        mara = make_user()
        assert admin_client.get(f"/admin/auth/user/{mara.pk}/delete/").status_code == 403
        admin_client.post("/admin/auth/user/", {"action": "delete_selected", "_selected_action": [mara.pk], "post": "yes"})
        assert User.objects.filter(username="mara").exists()

    def test_deactivated_user_loses_access_immediately(self, admin_client: Client, client: Client) -> None:
        mara = make_user()
        sign_in(client)
        self.change(admin_client, mara, is_active=None)
        assert client.get("/admin/").status_code == 302


class TestSignInAdmin:
    def test_sign_ins_are_read_only_searchable_and_filterable(
        self, admin_client: Client, django_assert_max_num_queries: Any
    ) -> None:
        mara = make_user()
        for _ in range(3):
            sign_in(Client())
        sign_in(Client(REMOTE_ADDR="203.0.113.9"), "nobody")
        with django_assert_max_num_queries(12):
            page = admin_client.get("/admin/signin/signin/")
        assert page.context["cl"].result_count == 4

        def found(query: str) -> int:
            return int(admin_client.get(f"/admin/signin/signin/?{query}").context["cl"].result_count)

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

    def test_sign_ins_are_kept_when_user_is_deleted(self) -> None:
        mara = make_user()
        sign_in(Client())
        mara.delete()
        assert SignIn.objects.values_list("name", "user").get() == ("mara", None)
