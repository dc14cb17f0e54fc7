"""The three roles, and what each may do. Who has which is for administrators to say, in `people.py`.

An editor looks after what the board shows. A publisher may also do what reaches many postings at once and is hard to undo.
An administrator may do everything, and alone looks after people.
"""

from enum import StrEnum
from typing import Any

from django.apps import apps as installed_apps
from django.contrib.auth.models import Group, User
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Q


class Role(StrEnum):
    EDITOR = "editor"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


GROUPS = {Role.EDITOR: "Editors", Role.PUBLISHER: "Publishers"}

# The models of the board that editors change. All others of it they see.
CONTENT = """
posting postingskill company companyalias team teamalias skill skillalias category boilerplate
categoryalias placealias conflict setasidefile errorreport
""".split()
OF_EDITORS = [f"{act}_{model}" for model in CONTENT for act in ("add", "change", "delete", "view")]
OF_PUBLISHERS = [*OF_EDITORS, "merge_company", "roll_back_importrun"]


def role_of(user: User) -> Role | None:
    """The highest role the person has; none for somebody who may not come to the desk at all."""
    if not user.is_staff:
        return None
    if user.is_superuser:
        return Role.ADMINISTRATOR
    names = {group.name for group in user.groups.all()}
    return next((role for role in (Role.PUBLISHER, Role.EDITOR) if GROUPS[role] in names), None)


@transaction.atomic
def give(user: User, role: Role) -> None:
    """Save the person with this role and no other, and no permission besides."""
    user.is_staff = True
    user.is_superuser = role == Role.ADMINISTRATOR
    user.save()
    user.groups.set(Group.objects.filter(name=GROUPS.get(role)))
    user.user_permissions.clear()


def keep_groups(apps: Any = installed_apps, using: str = DEFAULT_DB_ALIAS, **_: Any) -> None:
    """After each migration: the groups have exactly the permissions of their role that the database knows by now."""
    try:
        group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    except LookupError:
        return  # the database was taken back to before there were any
    of_board = permission_model.objects.using(using).filter(content_type__app_label="postings")
    for role, codenames in ((Role.EDITOR, OF_EDITORS), (Role.PUBLISHER, OF_PUBLISHERS)):
        group, _created = group_model.objects.using(using).get_or_create(name=GROUPS[role])
        group.permissions.set(of_board.filter(Q(codename__in=codenames) | Q(codename__startswith="view_")))
