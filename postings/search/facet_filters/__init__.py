"""Facets as django-filter filters: the valid values of each kind of facet, their names and their query conditions.

`filters` declares the facets of a search; `facets/` counts postings. `base` has what all kinds share; the other modules have
the kinds by subject.
"""

from postings.search.facet_filters.answers import DEFAULT_ANSWERS, Answers
from postings.search.facet_filters.choice_facets import DetailLanguages, Details, Languages, WorkModes, Years, Zones
from postings.search.facet_filters.date_facets import ClosingDates, PostedDates
from postings.search.facet_filters.facet import ALL, ANY, MAX_VALUES, NOT_STATED, Checked, Facet, OneOf
from postings.search.facet_filters.pay_facets import Pays
from postings.search.facet_filters.place_facets import Places, place_name
from postings.search.facet_filters.row_facets import FACET_OF_KIND, Categories, Companies, Skills, Teams, team_value

__all__ = [
    "ALL",
    "ANY",
    "DEFAULT_ANSWERS",
    "FACET_OF_KIND",
    "MAX_VALUES",
    "NOT_STATED",
    "Answers",
    "Categories",
    "Checked",
    "ClosingDates",
    "Companies",
    "DetailLanguages",
    "Details",
    "Facet",
    "Languages",
    "OneOf",
    "Pays",
    "Places",
    "PostedDates",
    "Skills",
    "Teams",
    "WorkModes",
    "Years",
    "Zones",
    "place_name",
    "team_value",
]
