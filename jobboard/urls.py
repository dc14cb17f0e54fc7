"""URLs of the site: the admin, data, and the public pages, whose languages but the default have a prefix such as `/de/`."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

import postings.admin  # noqa: F401  before the site, whose class is in this package, or the package would create it twice

admin.autodiscover()

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("postings.root_urls")),
    *i18n_patterns(path("", include("postings.urls")), prefix_default_language=False),
]

handler404 = "postings.views.static_pages.not_found"
handler500 = "postings.views.static_pages.server_error"
