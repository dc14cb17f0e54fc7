"""The settings file: lines such as `SITE_NAME="Tide jobs"` that a shell, systemd and this program read alike."""

import os
import re
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

# Everything else means different things to a shell and to systemd.
_LINE = re.compile(
    r"""(?P<name>[A-Za-z_]\w*)=(?:(?P<quote>["'])(?P<quoted>[^'"$`\\]*)(?P=quote)|(?P<bare>[\w./:@%+,=#*?-]*))"""
)


def read(path: Path) -> dict[str, str]:
    """Return the settings in a file. Raise ImproperlyConfigured if it cannot be read or has an ambiguous line."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"The settings file {path} cannot be read: {error}.") from None
    found = {}
    for number, line in enumerate(map(str.strip, lines), 1):
        if not line or line.startswith("#"):
            continue
        if not (match := _LINE.fullmatch(line)):
            raise ImproperlyConfigured(
                f'Line {number} of {path} is not a setting. Write NAME=value, or NAME="value" if the value has spaces or '
                "other special characters. The value must not contain quotation marks, $, ` or \\."
            )
        found[match["name"]] = match["quoted"] or match["bare"] or ""
    return found


def load(default: Path) -> None:
    """Add the settings in ENV_FILE, or else in the default file if it exists, to the environment, which takes precedence."""
    named = os.environ.get("ENV_FILE")
    path = default if named is None else Path(named)
    if named == "" or (named is None and not default.exists()):
        return
    for name, value in read(path).items():
        os.environ.setdefault(name, value)
