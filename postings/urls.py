"""The board's public addresses."""

from django.urls import path

from postings import views

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions.json", views.suggestions, name="suggestions"),
    path("facets/<slug:name>/", views.facet, name="facet"),
    path("jobs/<slug:slug>/", views.posting, name="posting"),
    path("companies/", views.companies, name="companies"),
    path("companies/<slug:slug>/", views.company, name="company"),
    path("companies/<slug:company_slug>/<slug:slug>/", views.team, name="team"),
    path("favicon.ico", views.favicon),
    path("healthz", views.health, name="health"),
]
