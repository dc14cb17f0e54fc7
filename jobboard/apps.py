from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core.checks import CheckMessage, Tags, register


class BoardAdminConfig(SimpleAdminConfig):
    """Django's admin with BoardAdminSite as the default site, loaded by the URL configuration.

    A command loads no URL configuration, so it starts in about half the time.
    """

    default_site = "postings.admin.admin_site.BoardAdminSite"

    def ready(self) -> None:
        register(check_dependencies, Tags.admin)
        register(check_loaded_admin, Tags.admin)


def check_loaded_admin(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Check the model admins, which Django can do only once they are registered."""
    import_module(settings.ROOT_URLCONF)
    return check_admin_app(app_configs, **kwargs)
