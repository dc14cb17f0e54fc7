"""The sign-in log, which administrators read and `attempts.py` counts for throttling."""

from enum import StrEnum

from django.conf import settings
from django.db import models
from django.db.models import Index, Q


class Outcome(StrEnum):
    """Outcome of a sign-in attempt, or an action of a signed-in user. SECOND_STEP_ASKED is not yet signed in."""

    SIGNED_IN = "signed in"
    REFUSED = "refused"
    THROTTLED = "throttled"
    SECOND_STEP_ASKED = "second step asked"
    SECOND_STEP_REFUSED = "second step refused"
    TWO_STEP_CHANGED = "two-step changed"
    SIGNED_OUT = "signed out"


OUTCOME_LABELS = {
    Outcome.SIGNED_IN.value: "Logged in",
    Outcome.REFUSED.value: "Wrong username or password",
    Outcome.THROTTLED.value: "Too many attempts",
    Outcome.SECOND_STEP_ASKED.value: "Code requested",
    Outcome.SECOND_STEP_REFUSED.value: "Wrong code",
    Outcome.TWO_STEP_CHANGED.value: "Two-step login changed",
    Outcome.SIGNED_OUT.value: "Logged out",
}
FAILURES = [Outcome.REFUSED.value, Outcome.SECOND_STEP_REFUSED.value]


class SignIn(models.Model):
    """A sign-in attempt, or an action such as signing out. `user` is null unless the password was right."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="sign_ins")
    name = models.CharField("username entered", max_length=150)
    key = models.CharField(max_length=150, editable=False)
    browser = models.CharField(max_length=22, blank=True, editable=False)
    address = models.CharField("IP address", max_length=43, null=True, help_text="Kept for 7 days. For IPv6, the network.")
    at = models.DateTimeField("time")
    outcome = models.CharField(max_length=19, choices=list(OUTCOME_LABELS.items()))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "login event"
        verbose_name_plural = "login events"
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=[each.value for each in Outcome]), name="signin_outcome_known")
        ]
        indexes = [
            Index(fields=["key", "browser", "at"], name="signin_by_account"),
            Index(fields=["address", "at"], name="signin_by_address"),
            Index(fields=["at"], name="signin_by_age"),
            Index(fields=["at"], condition=Q(address__isnull=False), name="signin_with_address"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"
