"""The board's public addresses, and those of data, which has no language."""

from django.urls import path

from postings.views import (
    board_download,
    company_feeds,
    company_pages,
    insights_page,
    posting_data,
    posting_page,
    preview_images,
    quality_page,
    report_form,
    saved_jobs,
    search_data,
    search_page,
    static_pages,
)

urlpatterns = [
    path("", search_page.search, name="search"),
    path("postings.atom", search_data.atom_feed, name="postings-atom"),
    path("postings.feed.json", search_data.json_feed, name="postings-json-feed"),
    path("suggestions.json", search_page.suggestions, name="suggestions"),
    path("facets/<slug:name>/", search_page.facet, name="facet"),
    path("jobs/<slug:slug>.md", posting_data.markdown, name="posting-markdown"),
    path("jobs/<slug:slug>/", posting_page.posting, name="posting"),
    path("insights/", insights_page.insights, name="insights"),
    path("card.png", preview_images.board_card, name="board-card"),
    path("jobs/<slug:slug>/card.png", preview_images.posting_card, name="posting-card"),
    path("list/", saved_jobs.shortlist, name="shortlist"),
    path("compare/", saved_jobs.compare, name="compare"),
    path("jobs/<slug:slug>/report/", report_form.report, name="report"),
    path("companies/", company_pages.companies, name="companies"),
    path("companies/<slug:slug>.atom", company_feeds.company, name="company-feed"),
    path("companies/<slug:company_slug>/<slug:slug>.atom", company_feeds.team, name="team-feed"),
    path("companies/<slug:slug>/", company_pages.company, name="company"),
    path("companies/<slug:company_slug>/<slug:slug>/", company_pages.team, name="team"),
    path("about/", static_pages.page, {"name": "about"}, name="about"),
    path("how-well/", quality_page.how_well, name="how-well"),
    path("privacy/", static_pages.page, {"name": "privacy"}, name="privacy"),
    path("accessibility/", static_pages.page, {"name": "accessibility"}, name="accessibility"),
    path("credits/", static_pages.page, {"name": "credits"}, name="credits"),
    path("pages/<slug:name>/", static_pages.site_page, name="site-page"),
    path("accent.css", static_pages.accent_stylesheet, name="accent-stylesheet"),
    path("favicon.ico", static_pages.favicon),
]

data_urlpatterns = [
    path("board.sqlite", board_download.board_file, name="board-file"),
    path("postings.json", search_data.json_page, name="postings-json"),
    path("postings.csv", search_data.csv_file, name="postings-csv"),
    path("jobs/<slug:slug>.json", posting_data.json_record, name="posting-json"),
]
