"""Sending the queued mails one by one, and handling the answers of the mail server.

A deferred mail (4xx) is tried again after growing waits, a refused one (5xx) on the next day; after some refusals in a row
its alert is paused. Trouble with the server itself, such as a refused log-in or a lost connection, ends the run. What
servers answer is logged as a number, because their words can repeat the address.
"""

import contextlib
import logging
import smtplib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from postings.choices import AlertMailKind
from postings.models import Alert, AlertMail
from postings.publishing.alerts import mails, outbox
from postings.search.facets.index import Index

log = logging.getLogger(__name__)

MAX_REFUSALS = 3
FIRST_WAIT, LONGEST_WAIT, WAIT_AFTER_REFUSAL = timedelta(minutes=10), timedelta(hours=12), timedelta(days=1)
# With the waits above, some three days. After that, a deferred mail counts as refused.
MAX_ATTEMPTS = 12
# Some servers accept only so many mails in one connection.
_MAILS_IN_A_CONNECTION = 50


class Answer(Enum):
    """The outcome of a mail: accepted by the server, to be tried again later, or refused."""

    SENT = "sent"
    DEFERRED = "deferred"
    REFUSED = "refused"


class ServerTrouble(Exception):
    """Raised if the mail server cannot be used at all. The text says why, without any address."""


@dataclass
class Sent:
    """The number of mails by outcome, and of paused alerts. `trouble` is why the remaining mails were not sent, or empty."""

    counts: dict[Answer, int] = field(default_factory=lambda: dict.fromkeys(Answer, 0))
    paused: int = 0
    trouble: str = ""


def send_due(index: Index, deadline: datetime) -> Sent:
    """Send the mails that are due until none is left or the deadline is reached."""
    done, server = Sent(), Server()
    try:
        while ids := outbox.due(timezone.now(), _MAILS_IN_A_CONNECTION):
            for pk in ids:
                if timezone.now() >= deadline:
                    return done
                if mail := AlertMail.objects.select_related("alert").filter(pk=pk).first():
                    _send(mail, index, server, done)
            server.disconnect()
    except ServerTrouble as trouble:
        done.trouble = str(trouble)
        log.warning("mails of alerts are not sent: %s", trouble)
    finally:
        server.disconnect()
    return done


class Server:
    """The mail server. It is connected for the first mail, and again after one that failed."""

    def __init__(self) -> None:
        self._connection = get_connection()

    def send(self, message: EmailMessage) -> tuple[Answer, int]:
        """Send a mail, and return the outcome and the reply code of the server."""
        self._connect()
        try:
            self._connection.send_messages([message])
            return Answer.SENT, 250
        except smtplib.SMTPRecipientsRefused as error:
            code = min(code for code, _words in error.recipients.values())
        except smtplib.SMTPDataError as error:
            code = error.smtp_code
        except smtplib.SMTPResponseException as error:
            raise ServerTrouble(f"the mail server answered {error.smtp_code} ({type(error).__name__})") from None
        except (smtplib.SMTPException, OSError) as error:
            raise ServerTrouble(f"the connection to the mail server broke ({type(error).__name__})") from None
        except ValueError:  # an address or a header that cannot be encoded
            code = 0
        self.disconnect()
        return (Answer.DEFERRED if 400 <= code < 500 else Answer.REFUSED), code

    def _connect(self) -> None:
        try:
            self._connection.open()
        except (smtplib.SMTPException, OSError) as error:
            self.disconnect()
            code = f"{error.smtp_code}, " if isinstance(error, smtplib.SMTPResponseException) else ""
            raise ServerTrouble(f"the mail server cannot be used ({code}{type(error).__name__})") from None

    def disconnect(self) -> None:
        with contextlib.suppress(smtplib.SMTPException, OSError):
            self._connection.close()


def _send(mail: AlertMail, index: Index, server: Server, done: Sent) -> None:
    """Send one mail, and store its outcome. Nothing is locked meanwhile, so a server may take its time."""
    try:
        message = mails.build(mail, index)
    except mails.NothingToTell:
        mail.delete()
        return
    except Exception:  # whatever is wrong with one alert, the others are sent
        log.exception("the mail of alert %s cannot be written", mail.alert_id)
        _postpone(mail)
        return
    try:
        answer, code = server.send(message)
    except ServerTrouble:
        _postpone(mail)  # it may be this mail that the server cannot deal with, so others come first next time
        raise
    done.counts[answer] += 1
    _OUTCOMES[answer](mail, done)
    log.info("alert %s: mail %s %s", mail.alert_id, answer.value, code)


@transaction.atomic
def _was_sent(mail: AlertMail, _done: Sent) -> None:
    """Delete a mail, unless new jobs were added to it meanwhile."""
    AlertMail.objects.filter(pk=mail.pk, message_id=mail.message_id).delete()
    Alert.objects.filter(pk=mail.alert_id).exclude(refusals=0).update(refusals=0)


def _was_deferred(mail: AlertMail, done: Sent) -> None:
    if mail.attempts + 1 >= MAX_ATTEMPTS:
        _was_refused(mail, done)
    else:
        _postpone(mail)


def _postpone(mail: AlertMail) -> None:
    wait = min(FIRST_WAIT * 2 ** min(mail.attempts, 10), LONGEST_WAIT)
    waiting = AlertMail.objects.filter(pk=mail.pk)
    waiting.update(attempts=F("attempts") + 1, next_attempt_at=timezone.now() + wait)


@transaction.atomic
def _was_refused(mail: AlertMail, done: Sent) -> None:
    """Try again the next day, and pause the alert after MAX_REFUSALS. An alert that nobody has confirmed is deleted."""
    alert = Alert.objects.select_for_update().filter(pk=mail.alert_id).first()
    if alert is None:
        return
    if mail.kind != AlertMailKind.JOBS:
        (alert if alert.confirmed_at is None else mail).delete()
        return
    alert.refusals += 1
    if alert.refusals >= MAX_REFUSALS:
        alert.paused_at = timezone.now()
        alert.mails.all().delete()
        done.paused += 1
        log.warning("alert %s is paused after %s refused mails", alert.pk, alert.refusals)
    else:
        AlertMail.objects.filter(pk=mail.pk).update(attempts=0, next_attempt_at=timezone.now() + WAIT_AFTER_REFUSAL)
    alert.save(update_fields=["refusals", "paused_at"])


_OUTCOMES = {Answer.SENT: _was_sent, Answer.DEFERRED: _was_deferred, Answer.REFUSED: _was_refused}
