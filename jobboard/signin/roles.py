"""The three roles and their permissions.

Editors change the content of the board. Publishers may also do what changes many postings at once and is hard to undo.
Administrators may do everything, and only they manage users.
"""

from typing import Any

from django.apps import apps as installed_apps
from django.contrib.auth.models import Group, User
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Q, TextChoices


class Role(TextChoices):
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


GROUPS = {Role.EDITOR: "Editors", Role.PUBLISHER: "Publishers"}

# The models of `postings` that editors may change. They may view all the others.
CONTENT_MODELS = """
posting postingskill company companyalias team teamalias skill skillalias category boilerplate
categoryalias placealias conflict setasidefile errorreport
""".split()
PUBLISHERS_ONLY = ["merge_company", "roll_back_importrun", "delete_errorreport"]
EDITOR_PERMISSIONS = [
    name
    for model in CONTENT_MODELS
    for act in ("add", "change", "delete", "view")
    if (name := f"{act}_{model}") not in PUBLISHERS_ONLY
]
PUBLISHER_PERMISSIONS = [*EDITOR_PERMISSIONS, *PUBLISHERS_ONLY]


def role_of(user: User) -> Role | None:
    """Return the user's highest role, or None if the user may not use the admin."""
    if not user.is_staff:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in user.groups.all()}
    return next((role for role in (Role.PUBLISHER, Role.EDITOR) if GROUPS[role] in names), None)


@transaction.atomic
def assign(user: User, role: Role) -> None:
    """Save the user with this role only, and with no other groups or permissions."""
    user.is_staff = True
    user.is_superuser = role == Role.ADMINISTRATOR
    user.save()
    user.groups.set(Group.objects.filter(name=GROUPS.get(role)))
    user.user_permissions.clear()


def update_groups(apps: Any = installed_apps, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """Set the permissions of the groups to those of their roles. Run after each migration."""
    try:
        group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:
        return  # migrated back to before these tables existed
    of_board = permission_model.objects.using(using).filter(content_type__app_label="postings")
    for role, codenames in ((Role.EDITOR, EDITOR_PERMISSIONS), (Role.PUBLISHER, PUBLISHER_PERMISSIONS)):
        group, _created = group_model.objects.using(using).get_or_create(name=GROUPS[role])
        group.permissions.set(of_board.filter(Q(codename__in=codenames) | Q(codename__startswith="view_")))
