from typing import Any

from django.apps import AppConfig
from django.apps import apps as installed_apps
from django.db.models.signals import post_migrate, pre_migrate


class PostingsConfig(AppConfig):
    name = "postings"
    verbose_name = "Job board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jobboard import branding_checks, settings_checks  # noqa: F401  these register system checks
        from postings import checks  # noqa: F401

        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_add_builtin_skills, sender=self)
        post_migrate.connect(_note_edited, sender=self)
        post_migrate.connect(_render_sections, sender=self)
        post_migrate.connect(_add_countries, sender=self)
        post_migrate.connect(_keep_facets, sender=self)


def _add_builtin_skills(apps: Any = None, **_: Any) -> None:
    """Bring the project's own skills into the database whenever it is migrated, as each new version asks for."""
    from postings.sync.stored_vocabulary import update_builtin_skills

    if _is_current(apps):
        update_builtin_skills()


def _make_way(plan: Any = None, **_: Any) -> None:
    from postings.search.facets import storage

    storage.before_migrations(plan)


def _note_edited(plan: Any = None, **_: Any) -> None:
    """On a board from before it was stored which postings are edited, and which of them wait for a decision."""
    from postings.sync.edited_fields import update_all_edited

    if _applies(plan, "0005_history"):
        update_all_edited()


def _render_sections(plan: Any = None, **_: Any) -> None:
    """On a board from before texts were stored as sections."""
    from postings.importing.store.texts import render_all_sections

    if _applies(plan, "0003_typeset"):
        render_all_sections()


def _add_countries(apps: Any = None, **_: Any) -> None:
    """Complete the places of postings that were edited before the country was added to a city."""
    from postings.models import Posting
    from postings.sync.batches import in_batches
    from postings.sync.edited_fields import update_edited
    from postings.sync.posting_places import add_countries

    if _is_current(apps):
        for ids in in_batches(add_countries(Posting.objects.all())):
            update_edited(Posting.objects.filter(pk__in=ids))


def _applies(plan: Any, name: str) -> bool:
    """Whether one of our migrations was applied just now."""
    return any(
        not backwards and (migration.app_label, migration.name) == ("postings", name) for migration, backwards in plan or ()
    )


def _keep_facets(apps: Any = None, **_: Any) -> None:
    """Install the triggers that record changes and maintain the text index, and index what was written without them."""
    from postings.search.facets import storage

    if _is_current(apps):
        storage.after_migrations()


def _is_current(apps: Any) -> bool:
    """Whether the database has the newest schema: it was emptied (`apps` is None), or not migrated to an earlier one."""
    return apps is None or _columns(apps) == _columns(installed_apps)


def _columns(apps: Any) -> set[str]:
    models = apps.all_models["postings"].values()
    return {f"{model._meta.db_table}.{field.column}" for model in models for field in model._meta.local_fields}
