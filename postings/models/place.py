"""Places that postings name: cities, subdivisions, countries and regions, identified by ISO codes."""

from django.db import models
from django.db.models import Q

from postings.choices import PlaceKind
from postings.models.constraints import not_empty, one_of


class Place(models.Model):
    """A place. `key` is a code (`CA`, `CA-ON`), the name of a region, or a code and a city: `CA-ON/Toronto`."""

    key = models.CharField(max_length=250, unique=True)
    kind = models.CharField("type", max_length=11, choices=PlaceKind)
    name = models.CharField(max_length=200)
    country = models.CharField(
        max_length=2, blank=True, help_text="Two-letter country code (ISO 3166-1), for example CA. Empty for regions."
    )
    subdivision = models.CharField(
        max_length=6, blank=True, help_text="Subdivision code (ISO 3166-2), for example CA-ON, if known."
    )

    class Meta:
        ordering = ["name"]
        verbose_name = "location"
        constraints = [
            not_empty("key", "place_has_a_key"),
            not_empty("name", "place_has_a_name"),
            one_of("kind", PlaceKind, "place_kind_known"),
            models.CheckConstraint(
                condition=Q(country="", kind=PlaceKind.REGION)
                | (Q(country__regex=r"^[A-Z]{2}$") & ~Q(kind=PlaceKind.REGION)),
                name="place_has_a_country",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceAlias(models.Model):
    """Another name of a place in ads, which the gazetteer lacks."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField("name", max_length=100)
    key = models.CharField(max_length=100, unique=True, editable=False)

    class Meta:
        ordering = ["text"]
        verbose_name = "other name"
        constraints = [not_empty("key", "placealias_has_a_key")]

    def __str__(self) -> str:
        return self.text
