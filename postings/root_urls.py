"""Addresses of files for search engines and programs, which exist once for all languages."""

from django.urls import path

from postings.views import search_engine_files

urlpatterns = [
    path("robots.txt", search_engine_files.robots, name="robots"),
    path("llms.txt", search_engine_files.llms, name="llms"),
    path("<slug:key>.txt", search_engine_files.index_now_key, name="index-now-key"),
    path("sitemap.xml", search_engine_files.sitemap_index, name="sitemap-index"),
    path("sitemaps/<slug:name>.xml", search_engine_files.sitemap, name="sitemap"),
]
