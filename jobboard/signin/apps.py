from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SignInConfig(AppConfig):
    name = "jobboard.signin"
    label = "signin"
    verbose_name = "Login"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jobboard.signin.roles import keep_groups

        # Apps are told one after the other, and this one stands last: all permissions are there by then.
        post_migrate.connect(keep_groups, sender=self)
