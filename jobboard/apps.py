from importlib import import_module

from django.contrib.admin.apps import AdminConfig


class BoardAdminConfig(AdminConfig):
    """Django's admin, with our site in place of its own."""

    default_site = "postings.admin.admin_site.BoardAdminSite"

    def ready(self) -> None:
        # The site lies in the package that registers with it. Were the site asked for first, Django would import that
        # package while making the site, and what registered meanwhile would be lost with a site made twice.
        import_module("postings.admin")
        super().ready()
