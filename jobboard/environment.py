"""Typed settings from environment variables, with errors that say what to set."""

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import environ
from django.core.exceptions import ImproperlyConfigured

from jobboard.exchange_rates import ExchangeRates, read_exchange_rates

_SWITCHES = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}
_SHORTEST_KEY = 32
# The port of a mail server by the scheme of its address, if the address has none.
_MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}


class Environment(environ.Env):  # type: ignore[misc]  # django-environ has no types
    """Environment variables as settings. An empty variable counts as not set. Errors are ImproperlyConfigured."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get_value(self, var: str, *args: Any, **options: Any) -> Any:
        self.names.add(var)
        return super().get_value(var, *args, **options)

    def text(self, name: str, default: str) -> str:
        return str(self.str(name, default="")).strip() or default

    def number(self, name: str, default: int, minimum: int = 0, maximum: int | None = None) -> int:
        text = self.text(name, str(default))
        is_number = text.isascii() and text.isdecimal() and len(text) < 19
        if not (is_number and minimum <= int(text) and (maximum is None or int(text) <= maximum)):
            bounds = f"{minimum} or more" if maximum is None else f"{minimum} to {maximum}"
            raise ImproperlyConfigured(f"{name} is {text!r}. Set it to a whole number, {bounds}.")
        return int(text)

    def switch(self, name: str, *, default: bool = False) -> bool:
        """Return whether a setting is on."""
        text = self.text(name, "1" if default else "0").lower()
        if text not in _SWITCHES:
            raise ImproperlyConfigured(f"{name} is {text!r}. Set it to 1 or 0.")
        return _SWITCHES[text]

    def choice(self, name: str, default: str, choices: Sequence[str]) -> str:
        text = self.text(name, default)
        if text not in choices:
            raise ImproperlyConfigured(f"{name} is {text!r}. Set it to one of: {', '.join(choices)}.")
        return text

    def choices(self, name: str, default: Sequence[str], choices: Sequence[str]) -> list[str]:
        """Return the texts of a list separated by commas."""
        texts = [text.strip() for text in self.text(name, ",".join(default)).split(",")]
        if not set(texts) <= set(choices):
            raise ImproperlyConfigured(f"{name} is {','.join(texts)!r}. Set it to some of: {','.join(choices)}.")
        return texts

    def index_now_key(self, name: str) -> str:
        """Return a key for IndexNow, or an empty string."""
        key = self.text(name, "")
        if key and not re.fullmatch(r"[A-Za-z0-9-]{8,128}", key):
            raise ImproperlyConfigured(f"{name} is {key!r}. Set it to 8 to 128 letters, digits and hyphens.")
        return key

    def time_zone(self, name: str, default: str) -> str:
        text = self.text(name, default)
        if text not in available_timezones():
            raise ImproperlyConfigured(f"{name} is {text!r}. Set it to a time zone such as UTC or Europe/Berlin.")
        return text

    def site_url(self, name: str, default: str) -> str:
        """Return the scheme and host of the site, without a slash at the end."""
        given = self.text(name, default)
        text = given.rstrip("/")
        message = f"{name} is {given!r}. Set it to the address of the site without a path, such as https://jobs.example.org."
        try:
            parts = urlsplit(text)
            is_valid = bool(parts.hostname) and parts.port != 0
        except ValueError:  # a port that is not a number
            raise ImproperlyConfigured(message) from None
        if not is_valid or text not in {f"http://{parts.netloc}", f"https://{parts.netloc}"} or "@" in parts.netloc:
            raise ImproperlyConfigured(message)
        return text

    def database(self, name: str, default: str) -> dict[str, Any]:
        """Return Django's settings of a database. Errors leave out the address, which can contain a password."""
        message = f"{name} is not valid. Set it to postgres://user:password@host/name or sqlite:////folder/file.sqlite3."
        address = self.text(name, default)
        try:
            return database_at(address, ("sqlite", "postgres", "postgresql"))
        except ValueError:
            raise ImproperlyConfigured(message) from None

    def mail_server(self, name: str) -> dict[str, Any]:
        """Return Django's settings of a mail server, or an empty dict. Errors leave out the address and its password."""
        address = self.text(name, "")
        if not address:
            return {}
        scheme = address.partition("://")[0]
        message = f"{name} is not valid. Set it to smtp+tls://user:password@mail.example.org:587 or smtp+ssl://…:465."
        try:
            found: dict[str, Any] = environ.Env.email_url_config(address)
        except (ImproperlyConfigured, ValueError):
            raise ImproperlyConfigured(message) from None
        if scheme in _MAIL_PORTS and found["EMAIL_HOST"]:
            return {**found, "EMAIL_PORT": found["EMAIL_PORT"] or _MAIL_PORTS[scheme]}
        if scheme in {"consolemail", "filemail"}:  # to try it out
            return found
        raise ImproperlyConfigured(message)

    def sender(self, name: str, default: str, *, is_needed: bool) -> str:
        """Return the address that mails come from."""
        text = self.text(name, default)
        if is_needed and "@" not in text:
            raise ImproperlyConfigured(f"{name} is {text!r}. Set it, or CONTACT_EMAIL, to the address that mails come from.")
        return text

    def folder(self, name: str, default: Path) -> Path:
        """Return a folder, which is created if it does not exist."""
        path = Path(self.text(name, str(default)))
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name} is {str(path)!r}, which cannot be created: {error.strerror}. "
                "Set it to a folder for the board’s data."
            ) from None
        if not os.access(path, os.W_OK | os.X_OK):
            raise ImproperlyConfigured(
                f"{name} is {str(path)!r}, in which this user cannot write. Run the command as the user that owns it, "
                "or change its owner."
            )
        return path

    def exchange_rates(self, name: str) -> ExchangeRates | None:
        """Return the exchange rates in a file, or None if none is set."""
        path = self.text(name, "")
        try:
            return read_exchange_rates(Path(path)) if path else None
        except OSError as error:
            raise ImproperlyConfigured(f"{name} is {path!r}, which cannot be read: {error.strerror}.") from None
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} is {path!r}, which is not a file of exchange rates: {error}. docs/deploying.md shows one."
            ) from None

    def secret_key(self, name: str, file: Path) -> str:
        """Return a key to sign sessions with: a setting, or a random key that is stored to survive a restart."""
        if (key := self.text(name, "")) and len(key) < _SHORTEST_KEY:
            raise ImproperlyConfigured(
                f"{name} has fewer than {_SHORTEST_KEY} characters, so logins could be forged. Set a longer random key, "
                "or remove the setting to have one made."
            )
        try:
            return key or _stored_key(file)
        except OSError as error:
            raise ImproperlyConfigured(
                f"The secret key in {file} cannot be read or made: {error.strerror}. "
                f"Run the command as the user that owns the file, or set {name}."
            ) from None


def database_at(address: str, schemes: Collection[str]) -> dict[str, Any]:
    """Return Django's settings of the database at an address. Raise ValueError if the address is not valid."""
    if address.partition("://")[0] not in schemes:
        raise ValueError(address)
    found: dict[str, Any] = environ.Env.db_url_config(address)
    if found["NAME"] in {"", ":memory:"}:
        raise ValueError(address)
    return found


def _stored_key(file: Path) -> str:
    """Return the key in a file, which is written at once and completely if it does not exist."""
    if not file.exists():
        with tempfile.NamedTemporaryFile("w", dir=file.parent) as new:  # only this user may read it
            new.write(secrets.token_urlsafe(50))
            new.flush()
            with contextlib.suppress(FileExistsError):
                os.link(new.name, file)
    key = file.read_text()
    if len(key) < _SHORTEST_KEY:
        raise ImproperlyConfigured(f"The secret key in {file} is too short. Delete the file to have a new one made.")
    return key
