"""What `postings/facets/` keeps in the database: see there."""

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
    """One row while the triggers are there: a mark that is new whenever the sets are, and the edition that made them."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    mark = models.BigIntegerField()
    edition = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="facetstate_once")]

    def __str__(self) -> str:
        return f"sets {self.mark:x}"


class FacetChange(models.Model):
    """A posting that has changed since the sets were written. The database's own triggers add these rows."""

    posting_id = models.BigIntegerField(db_index=True)
    mark = models.BigIntegerField()

    def __str__(self) -> str:
        return f"posting {self.posting_id}"
