"""Fixtures for alerts: mail settings, and a real mail server."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.publishing import mail_server
from tests.publishing.mail_server import MailServer


@pytest.fixture
def sends_mail(settings: Any) -> None:
    """Offer alerts. Mails go to `django.core.mail.outbox`."""
    settings.SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "jobs@example.org"
    settings.SITE_URL = "https://jobs.example.org"
    settings.SITE_HOST = "jobs.example.org"
    settings.ALERT_HOUR = 0


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return mail_server.write_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture(scope="session")
def running_server(certificate: Path) -> Iterator[MailServer]:
    with mail_server.running(certificate.parent) as running:
        yield running


@pytest.fixture
def server(
    sends_mail: None, running_server: MailServer, certificate: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> MailServer:
    """Send mails to a mail server with TLS and log-in, which takes them unless the test wants something else."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "localhost", running_server.port, True
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = mail_server.USER, mail_server.PASSWORD
    settings.EMAIL_TIMEOUT = 10
    running_server.forget()
    return running_server
