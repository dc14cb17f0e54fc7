"""Addresses of data and of files for search engines, which exist once for all languages."""

from django.urls import path

from postings.views import board_download, change_feed, posting_data, search_data, search_engine_files

urlpatterns = [
    path("changes.json", change_feed.changes, name="changes"),
    path("board.sqlite", board_download.board_file, name="board-file"),
    path("openapi.json", search_data.description, name="openapi"),
    path("postings.json", search_data.json_page, name="postings-json"),
    path("postings.csv", search_data.csv_file, name="postings-csv"),
    path("jobs/<slug:slug>.json", posting_data.json_record, name="posting-json"),
    path("robots.txt", search_engine_files.robots, name="robots"),
    path("llms.txt", search_engine_files.llms, name="llms"),
    path("<slug:key>.txt", search_engine_files.index_now_key, name="index-now-key"),
    path("sitemap.xml", search_engine_files.sitemap_index, name="sitemap-index"),
    path("sitemaps/<slug:name>.xml", search_engine_files.sitemap, name="sitemap"),
]
