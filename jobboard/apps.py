from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class BoardAdminConfig(AdminConfig):
    """Django's admin with BoardAdminSite as the default site."""

    default_site = "postings.admin.admin_site.BoardAdminSite"

    def ready(self) -> None:
        # The site class is in the package whose modules register with it. If the site were created first, importing that
        # package would create it a second time, and the models registered on one of the two would be lost.
        import_module("postings.admin")
        super().ready()
