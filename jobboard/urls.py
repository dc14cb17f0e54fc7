"""All addresses of the site: the board at the root, the editors' admin beside it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("postings.urls")),
]

handler404 = "postings.views.site.not_found"
handler500 = "postings.views.site.server_error"
