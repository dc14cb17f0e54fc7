"""The data that `postings/search/facets/` stores in the database."""

from django.db import models


class FacetSet(models.Model):
    """The open postings that have one value of one facet, as a serialized roaring bitmap of their ids."""

    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=400)
    label = models.CharField(max_length=500)
    ids = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["facet", "value"], name="facetset_once")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"


class FacetState(models.Model):
    """One row that exists while the triggers do: a token that changes with the sets, and their schema version."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    token = models.BigIntegerField()
    schema_version = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="facetstate_once")]

    def __str__(self) -> str:
        return f"sets {self.token:x}"


class FacetChange(models.Model):
    """A pending change: a posting that has changed since the sets were written. Added by database triggers."""

    posting_id = models.BigIntegerField(db_index=True)
    token = models.BigIntegerField()

    def __str__(self) -> str:
        return f"posting {self.posting_id}"
