"""The origin of postings: sources, their files, import runs and findings. `changes` holds what runs changed."""

from datetime import datetime
from typing import Any, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from postings.choices import RunOutcome
from postings.models.constraints import one_of
from postings.models.posting import Category, Posting
from postings.models.queues import FindingQuerySet, SetAsideFileQuerySet

# A year with a leap day.
MAX_HOURS = 8_784


class SourceQuerySet(models.QuerySet["Source"]):
    def scheduled(self) -> Self:
        """Return the sources that are imported regularly."""
        return self.exclude(location="").filter(is_paused=False)

    def due(self, now: datetime) -> Self:
        """Return the sources to be imported now, the one that has waited longest first."""
        is_due = Q(next_import_at=None) | Q(next_import_at__lte=now)
        return self.scheduled().filter(is_due).order_by(F("next_import_at").asc(nulls_first=True), "pk")

    def with_last_run(self) -> Self:
        """Add the id, outcome and message of the last run of each source, and when it started."""
        runs = ImportRun.objects.filter(sources=OuterRef("pk")).order_by("-pk")
        last = {f"last_run_{name}": Subquery(runs.values(name)[:1]) for name in ("id", "outcome", "message", "started_at")}
        return self.annotate(**last)


class Source(models.Model):
    """A folder, file, archive, repository or URL that is imported repeatedly. `name` is its path or a name given to it.

    `company` is that of ads that name none, and `mapping` says as TOML which fields of the source hold what. A source with
    a `location`, a path or URL, is imported regularly; others only by hand. `failures` counts those since the last success.
    """

    name = models.CharField(max_length=1000, unique=True)
    location = models.CharField("path or address", max_length=1000, blank=True)
    every_hours = models.PositiveSmallIntegerField(
        "hours between imports", default=24, validators=[MinValueValidator(1), MaxValueValidator(MAX_HOURS)]
    )
    history = models.BooleanField("use git history", default=False)
    is_paused = models.BooleanField("paused", default=False)
    next_import_at = models.DateTimeField("next import", null=True, blank=True, editable=False)
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    company = models.CharField(max_length=200, blank=True)
    mapping = models.TextField(max_length=20_000, blank=True)
    last_read_at = models.DateTimeField("last imported", null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SourceFile(models.Model):
    """A file that a posting is read from. `last_seen` is null while the source has the file."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="files")
    path = models.CharField(max_length=1000)
    posting = models.ForeignKey(Posting, on_delete=models.CASCADE, related_name="source_files")
    category = models.ForeignKey(Category, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["path"]
        constraints = [models.UniqueConstraint(fields=["source", "path"], name="sourcefile_path_unique_in_source")]

    def __str__(self) -> str:
        return self.path

    @property
    def seen_until(self) -> datetime | None:
        """The last time when the file was known to be in its source."""
        return self.last_seen or self.source.last_read_at


class ImportRun(models.Model):
    """A run of import_postings. It counts postings, except `files`, the `ads` in them, `set_aside`, and `conflicts`."""

    sources = models.ManyToManyField(Source, related_name="runs", blank=True)
    started_at = models.DateTimeField("started")
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=11, choices=RunOutcome, default=RunOutcome.RUNNING)
    message = models.TextField(blank=True)
    files = models.PositiveIntegerField(default=0)
    ads = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    closed = models.PositiveIntegerField(default=0)
    reopened = models.PositiveIntegerField(default=0)
    set_aside = models.PositiveIntegerField("skipped files", default=0)
    conflicts = models.PositiveIntegerField(default=0)
    # What no reader took, as `NotReadFiles.as_dict` returns it; empty if there is none.
    not_read: "models.JSONField[dict[str, Any]]" = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = "import"
        permissions = [("roll_back_importrun", "Can roll back import runs")]
        constraints = [one_of("outcome", RunOutcome, "importrun_outcome_known")]

    def __str__(self) -> str:
        return f"Import {self.pk}, {self.started_at:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    """Something that a run could not read or found implausible. `line` counts from 1; 0 means the whole file."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="findings", verbose_name="import")
    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    path = models.CharField(max_length=1000)
    line = models.PositiveIntegerField(default=0)
    field = models.CharField(max_length=30, blank=True)
    code = models.CharField("type", max_length=40)
    message = models.TextField()
    raw = models.TextField("original text", blank=True)
    set_aside = models.BooleanField("file skipped", default=False, help_text="The file was not imported because of this.")
    # True until a later run reads the file again or no longer finds it.
    is_current = models.BooleanField("current", default=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["-run_id", "path", "line"]
        verbose_name = "import warning"
        indexes = [
            models.Index(fields=["code", "-run", "path"], condition=Q(is_current=True), name="finding_current"),
            models.Index(fields=["source", "path"], name="finding_by_path"),
        ]

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.code}"


class SetAsideFile(models.Model):
    """A file that could not be imported. A run that imports the file, or no longer finds it, deletes the row.

    An ignored file is no longer read. `posting` is the posting that an editor added from it.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="set_aside_files")
    path = models.CharField(max_length=1000)
    run = models.ForeignKey(ImportRun, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="last import")
    line = models.PositiveIntegerField(default=0)
    field = models.CharField(max_length=30, blank=True)
    code = models.CharField("reason", max_length=40)
    message = models.TextField()
    raw = models.TextField("original text", blank=True)
    data = models.BinaryField(null=True, help_text="The contents of the file, if it was not too large.")
    is_ignored = models.BooleanField("ignored", default=False)
    posting = models.ForeignKey(Posting, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = SetAsideFileQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = "skipped file"
        constraints = [models.UniqueConstraint(fields=["source", "path"], name="setasidefile_path_unique_in_source")]

    def __str__(self) -> str:
        return self.path
