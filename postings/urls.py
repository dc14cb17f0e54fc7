"""The board's public addresses, and those of data, which has no language."""

from django.urls import path

from postings.views import (
    alert_pages,
    change_feed,
    company_pages,
    insights_page,
    posting_page,
    preview_images,
    quality_page,
    report_form,
    saved_jobs,
    search_data,
    search_engine_files,
    search_page,
    static_pages,
)

urlpatterns = [
    path("", search_page.search, name="search"),
    path("suggestions.json", search_page.suggestions, name="suggestions"),
    path("opensearch.xml", search_engine_files.opensearch, name="opensearch"),
    path("opensearch-suggestions.json", search_page.browser_suggestions, name="browser-suggestions"),
    path("facets/<slug:name>/", search_page.facet, name="facet"),
    path("jobs/<slug:slug>/", posting_page.posting, name="posting"),
    path("changes.json", change_feed.changes, name="changes"),
    path("insights/", insights_page.insights, name="insights"),
    path("card.png", preview_images.board_card, name="board-card"),
    path("jobs/<slug:slug>/card.png", preview_images.posting_card, name="posting-card"),
    path("list/", saved_jobs.shortlist, name="shortlist"),
    path("compare/", saved_jobs.compare, name="compare"),
    path("jobs/<slug:slug>/report/", report_form.report, name="report"),
    path("alerts/new/", alert_pages.new, name="alerts"),
    path("alerts/confirm/", alert_pages.confirm, name="alert-confirm"),
    path("alerts/manage/", alert_pages.manage, name="alert-manage"),
    path("alerts/stop/", alert_pages.stop, name="alert-stop"),
    path("companies/", company_pages.companies, name="companies"),
    path("companies/<slug:slug>/", company_pages.company, name="company"),
    path("companies/<slug:company_slug>/<slug:slug>/", company_pages.team, name="team"),
    path("about/", static_pages.page, {"name": "about"}, name="about"),
    path("how-well/", quality_page.how_well, name="how-well"),
    path("ranking/", static_pages.page, {"name": "ranking"}, name="ranking"),
    path("reporting/", static_pages.page, {"name": "reporting"}, name="reporting"),
    path("privacy/", static_pages.page, {"name": "privacy"}, name="privacy"),
    path("accessibility/", static_pages.page, {"name": "accessibility"}, name="accessibility"),
    path("credits/", static_pages.page, {"name": "credits"}, name="credits"),
    path("pages/<slug:name>/", static_pages.site_page, name="site-page"),
    path("accent.css", static_pages.accent_stylesheet, name="accent-stylesheet"),
    path("favicon.ico", static_pages.favicon),
]

data_urlpatterns = [
    path("postings.json", search_data.json_page, name="postings-json"),
    path("postings.csv", search_data.csv_file, name="postings-csv"),
]
