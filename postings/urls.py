"""The board's public addresses."""

from django.urls import path

from postings.views import (
    company_pages,
    insights_page,
    posting_page,
    preview_images,
    quality_page,
    report_form,
    saved_jobs,
    search_page,
    static_pages,
)

urlpatterns = [
    path("", search_page.search, name="search"),
    path("suggestions.json", search_page.suggestions, name="suggestions"),
    path("facets/<slug:name>/", search_page.facet, name="facet"),
    path("jobs/<slug:slug>/", posting_page.posting, name="posting"),
    path("insights/", insights_page.insights, name="insights"),
    path("card.png", preview_images.board_card, name="board-card"),
    path("jobs/<slug:slug>/card.png", preview_images.posting_card, name="posting-card"),
    path("list/card.png", preview_images.list_card, name="list-card"),
    path("compare/card.png", preview_images.comparison_card, name="comparison-card"),
    path("list/", saved_jobs.shortlist, name="shortlist"),
    path("compare/", saved_jobs.compare, name="compare"),
    path("jobs/<slug:slug>/report/", report_form.report, name="report"),
    path("companies/", company_pages.companies, name="companies"),
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
