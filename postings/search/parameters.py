"""The parameters of a search, each declared once: what it asks, which values it takes, and what it does to others.

Each facet has a parameter of its name, in which `none` means "not stated", and one with a minus before the name that
excludes values.
"""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from postings.choices import Employment, Function, PayPeriod, Seniority, SkillKind, WorkMode
from postings.detail_facts import DETAIL_FACTS
from postings.models import Posting
from postings.search import facet_filters as kinds
from postings.search import full_text
from postings.search.facet_filters import ALL, ANY, Facet, answers
from postings.search.near_filter import DISTANCES, Near
from postings.search.since_filter import SinceFilter

SORTS = {
    "answer": _("Confirmed for %(country)s first"),
    "newest": _("Newest first"),
    "relevance": _("Most relevant first"),
    "pay": _("Highest salary in %(currency)s first"),
}
MODES = {ALL: _("All of these"), ANY: _("Any of these")}
# The parameters with the answers of ads, by the parameter that asks for them.
ANSWERS_TO = {"from": "apply", "salary_min": "salary"}
_ANSWERS = {*ANSWERS_TO.values()}
# The facets that have no panel and cannot be excluded.
_NOT_COUNTED = {*_ANSWERS, "near"}


class SearchParameters(django_filters.FilterSet):  # type: ignore[misc]  # django-filter has no types
    """The declaration. The methods that filters name are those of `PostingFilter`."""

    q = django_filters.CharFilter(
        method="matching", max_length=full_text.MAX_LENGTH, label=pgettext_lazy("a filter", "Search")
    )
    function = kinds.OneOf(_("Role"), _("roles"), "function", dict(Function.choices))
    skill = kinds.Skills(_("Skills"), _("skills"), SkillKind.TOOL)
    practice = kinds.Skills(_("Practices"), _("practices"), SkillKind.PRACTICE)
    workplace = kinds.WorkModes(_("Workplace"), _("workplaces"), "workplace", dict(WorkMode.choices))
    place = kinds.Places(_("Location"), _("locations"))
    near = Near()
    within = django_filters.ChoiceFilter(method="leave", choices=[(km, km) for km in DISTANCES], label=_("Distance"))
    seniority = kinds.OneOf(_("Level"), _("levels"), "seniority", dict(Seniority.choices), is_ordered=True)
    pay = kinds.Pays(_("Salary"), _("currencies and salary bands"))
    salary_min = django_filters.CharFilter(method="with_salary", label=_("Salary"), validators=[answers.check_salary])
    salary_currency = django_filters.CharFilter(method="leave", label=_("Currency"), validators=[answers.check_currency])
    salary_period = django_filters.ChoiceFilter(method="leave", choices=PayPeriod.choices, label=_("Pay period"))
    salary = answers.salary_answers()
    zone = kinds.Zones(_("Time zone"), _("time zones"))
    company = kinds.Companies(_("Company"), _("companies"))
    team = kinds.Teams(_("Team"), _("teams"))
    employment = kinds.OneOf(_("Job type"), _("job types"), "employment", dict(Employment.choices))
    years = kinds.Years(_("Experience"), _("ranges of experience"))
    posted = kinds.PostedDates(_("Date posted"), _("dates"))
    since = SinceFilter(label=_("Added since"))
    closing = kinds.ClosingDates(_("Closing date"), _("closing dates"))
    category = kinds.Categories(_("Category"), _("categories"))
    language = kinds.Languages(_("Ad language"), _("languages"))
    apply = answers.applicant_answers()
    sort = django_filters.ChoiceFilter(method="leave", choices=list(SORTS.items()), label=_("Sort"))

    class Meta:
        model = Posting
        fields: list[str] = []

    @classmethod
    def all_filters(cls) -> dict[str, django_filters.Filter]:
        """Return all filters by parameter, in the order of the canonical URL."""
        filters: dict[str, django_filters.Filter] = cls.base_filters
        return filters

    @classmethod
    def get_filters(cls) -> dict[str, django_filters.Filter]:
        """Return the declared filters, those of detail facts, excluding filters and modes of facets, and `from`.

        `from` is a keyword in Python.
        """
        found: dict[str, django_filters.Filter] = super().get_filters()
        found |= {
            fact.name: (kinds.Details if fact.choices else kinds.DetailLanguages)(fact)
            for fact in DETAIL_FACTS.values()
            if fact.many
        }
        facets = {name: each for name, each in found.items() if isinstance(each, Facet) and name not in _NOT_COUNTED}
        found |= {f"-{name}": each.excluding() for name, each in facets.items()}
        found |= {
            f"{name}_mode": django_filters.ChoiceFilter(method="leave", choices=list(MODES.items()), label=each.label)
            for name, each in facets.items()
            if each.default_mode
        }
        found["from"] = django_filters.CharFilter(
            method="from_country", label=_("Applying from"), validators=[answers.check_country]
        )
        return found


# The position of each parameter in the canonical URL.
PLACE = {name: place for place, name in enumerate(SearchParameters.all_filters())}
FACETS: dict[str, Facet] = {
    name: facet
    for name, facet in SearchParameters.all_filters().items()
    if isinstance(facet, Facet) and not name.startswith("-") and name not in _NOT_COUNTED
}
# The answers of ads, by parameter.
ANSWERS: dict[str, kinds.Answers] = {name: SearchParameters.all_filters()[name] for name in _ANSWERS}
# The parameters that say how several values of a facet combine, by facet.
MODE_OF = {name: f"{name}_mode" for name, facet in FACETS.items() if facet.default_mode}
# The parameters that only say how others are meant, with those others. `static/js/search.js` reads them from the page.
DEPENDENT = {
    "within": ["near"],
    "salary_currency": ["salary_min", "sort"],
    "salary_period": ["salary_min"],
    **{mode: [name] for name, mode in MODE_OF.items()},
}
# The parameters that are part of what another one says.
UNNAMED = {"sort", *DEPENDENT}
# The parameters that do not narrow the results by themselves: those, and answers to what another parameter asks.
MODIFIERS = {*UNNAMED, *_ANSWERS}
