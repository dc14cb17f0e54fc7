from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PostingsConfig(AppConfig):
    name = "postings"
    verbose_name = "Job board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from postings import checks  # noqa: F401  registers the system checks

        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_add_shipped_skills, sender=self)
        post_migrate.connect(_note_edited, sender=self)
        post_migrate.connect(_typeset, sender=self)
        post_migrate.connect(_keep_facets, sender=self)


def _add_shipped_skills(apps: Any = None, **_: Any) -> None:
    """Bring the project's own skills into the database whenever it is migrated, as each new version asks for."""
    from postings.sync.stored_vocabulary import add_shipped

    # Without `apps` the database was emptied; with one that knows no skills it was taken back to before they were.
    if apps is None or "skillform" in apps.all_models["postings"]:
        add_shipped()


def _make_way(plan: Any = None, **_: Any) -> None:
    from postings.search.facets import storage

    storage.before_migrations(plan)


def _note_edited(plan: Any = None, **_: Any) -> None:
    """On a board from before it was stored which postings are edited, and which of them wait for a decision."""
    from postings.sync.edited_fields import note_all

    if _applies(plan, "0005_history"):
        note_all()


def _typeset(plan: Any = None, **_: Any) -> None:
    """On a board from before texts were stored as sections."""
    from postings.importing.store.texts import typeset_all

    if _applies(plan, "0003_typeset"):
        typeset_all()


def _applies(plan: Any, name: str) -> bool:
    """Whether one of our migrations was applied just now."""
    return any(
        not backwards and (migration.app_label, migration.name) == ("postings", name) for migration, backwards in plan or ()
    )


def _keep_facets(apps: Any = None, **_: Any) -> None:
    """See to it that the database notes changes and keeps its text index; what was written without that is indexed now."""
    from postings.search.facets import storage

    if apps is None or "facetset" in apps.all_models["postings"]:
        storage.after_migrations()
