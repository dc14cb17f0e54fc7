"""System checks of the operator's settings and texts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from jobboard import accent_color, site_texts
from jobboard.settings_checks import SETTINGS


@register(SETTINGS)
def accent_colors_are_readable(**_: Any) -> list[CheckMessage]:
    """Check that links and buttons in the accent colours have the contrast that WCAG 2.2 AA asks for."""
    found: list[CheckMessage] = []
    for name, dark in (("ACCENT_COLOR", False), ("ACCENT_COLOR_DARK", True)):
        color = getattr(settings, name)
        if not color:
            continue
        if not accent_color.is_color(color):
            found.append(Error(f"{name} is {color!r}. Set it to a color such as #0b5d50.", id="jobboard.E101"))
        elif (ratio := accent_color.lowest_contrast(color, dark=dark)) < accent_color.MINIMUM:
            nearest = accent_color.nearest_readable(color, dark=dark)
            found.append(
                Error(
                    f"{name} is {color}. Its contrast is {ratio:.1f} to 1, too low to read.",
                    hint=f"At least {accent_color.MINIMUM} to 1 is needed. The most similar color that has it is {nearest}.",
                    id="jobboard.E102",
                )
            )
    return found


@register(SETTINGS)
def site_texts_are_used(**_: Any) -> list[CheckMessage]:
    """Warn of files in the folder of texts that are not shown because of their name."""
    folder = settings.SITE_DIR / "texts"
    codes = dict(settings.LANGUAGES)
    return [
        Warning(
            f"{file} is not shown.",
            hint=f"Use small letters, digits and hyphens, as in imprint.md or imprint.de.md. Languages: {', '.join(codes)}.",
            id="jobboard.W101",
        )
        for file in site_texts.files()
        if file.parent == folder
        and not (
            (match := site_texts.FILE_NAME.fullmatch(file.name)) and (match["language"] or settings.LANGUAGE_CODE) in codes
        )
    ]
