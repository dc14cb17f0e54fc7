"""The sign-in log, which administrators read and `attempts.py` counts for throttling."""

from django.conf import settings
from django.db import models
from django.db.models import Index, Q


class Outcome(models.TextChoices):
    """Outcome of a sign-in attempt, or an action of a signed-in user. SECOND_STEP_ASKED is not yet signed in."""

    SIGNED_IN = "signed in", "Logged in"
    REFUSED = "refused", "Wrong username or password"
    THROTTLED = "throttled", "Too many attempts"
    SECOND_STEP_ASKED = "second step asked", "Code requested"
    SECOND_STEP_REFUSED = "second step refused", "Wrong code"
    TWO_STEP_CHANGED = "two-step changed", "Two-step login changed"
    SIGNED_OUT = "signed out", "Logged out"


FAILURES = [Outcome.REFUSED, Outcome.SECOND_STEP_REFUSED]


class SignIn(models.Model):
    """A sign-in attempt, or an action such as signing out. `user` is null unless the password was right."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="sign_ins")
    name = models.CharField("username entered", max_length=150)
    key = models.CharField(max_length=150, editable=False)
    browser = models.CharField(max_length=22, blank=True, editable=False)
    address = models.CharField("IP address", max_length=43, null=True, help_text="Kept for 7 days. For IPv6, the network.")
    at = models.DateTimeField("time")
    outcome = models.CharField(max_length=19, choices=Outcome)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "login event"
        verbose_name_plural = "login events"
        constraints = [models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="signin_outcome_known")]
        indexes = [
            Index(fields=["key", "browser", "at"], name="signin_by_account"),
            Index(fields=["address", "at"], name="signin_by_address"),
            Index(fields=["at"], name="signin_by_age"),
            Index(fields=["at"], condition=Q(address__isnull=False), name="signin_with_address"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
