from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SignInConfig(AppConfig):
    name = "jobboard.signin"
    label = "signin"
    verbose_name = "Login"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jobboard.signin.roles import update_groups

        # post_migrate runs in the order of INSTALLED_APPS, where this app is last, so all permissions exist by then.
        post_migrate.connect(update_groups, sender=self)
