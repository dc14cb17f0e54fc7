"""The board's public addresses."""

from django.urls import path

from postings.views import companies, insights, picks, posting, reading, report, search, site, social

urlpatterns = [
    path("", search.search, name="search"),
    path("suggestions.json", search.suggestions, name="suggestions"),
    path("facets/<slug:name>/", search.facet, name="facet"),
    path("jobs/<slug:slug>/", posting.posting, name="posting"),
    path("insights/", insights.insights, name="insights"),
    path("card.png", social.board_card, name="board-card"),
    path("jobs/<slug:slug>/card.png", social.posting_card, name="posting-card"),
    path("list/", picks.shortlist, name="shortlist"),
    path("compare/", picks.compare, name="compare"),
    path("jobs/<slug:slug>/report/", report.report, name="report"),
    path("companies/", companies.companies, name="companies"),
    path("companies/<slug:slug>/", companies.company, name="company"),
    path("companies/<slug:company_slug>/<slug:slug>/", companies.team, name="team"),
    path("about/", site.page, {"name": "about"}, name="about"),
    path("how-well/", reading.how_well, name="how-well"),
    path("privacy/", site.page, {"name": "privacy"}, name="privacy"),
    path("accessibility/", site.page, {"name": "accessibility"}, name="accessibility"),
    path("credits/", site.page, {"name": "credits"}, name="credits"),
    path("favicon.ico", site.favicon),
    path("healthz", site.health, name="health"),
]
