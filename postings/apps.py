from django.apps import AppConfig


class PostingsConfig(AppConfig):
    name = "postings"
    verbose_name = "Job board"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from postings import checks  # noqa: F401  registers the system checks
