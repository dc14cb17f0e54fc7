"""The colours that follow from an accent colour of the operator's own, with the contrast that WCAG 2.2 AA asks for."""

import re
from dataclasses import dataclass
from functools import cache

# The lightest and the darkest surface that each theme shows links and buttons on: --surface and --paper in tokens.css.
_LIGHT, _DARK = ("#ffffff", "#fbfaf6"), ("#141512", "#1c1e1a")
_WHITE, _BLACK = "#ffffff", "#000000"
MINIMUM = 4.5


@dataclass(frozen=True)
class Palette:
    """Values of the custom properties in tokens.css that follow from the accent colour."""

    accent: str
    accent_ink: str
    accent_soft: str
    bar: str

    @property
    def declarations(self) -> str:
        """CSS declarations of the custom properties."""
        names = {"accent": self.accent, "accent-ink": self.accent_ink, "accent-soft": self.accent_soft, "bar": self.bar}
        return " ".join(f"--{name}: {value};" for name, value in names.items())


def is_color(text: str) -> bool:
    """Return whether a text is a colour such as #0b5d50."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lowest_contrast(accent: str, *, dark: bool = False) -> float:
    """Return the contrast ratio of an accent colour with the surface of a theme on which it is hardest to see."""
    palette = palette_of(accent, dark=dark)
    return min(contrast(accent, surface) for surface in (*(_DARK if dark else _LIGHT), palette.accent_soft))


def nearest_readable(accent: str, *, dark: bool = False) -> str:
    """Return the colour itself if its contrast is enough, or else the nearest darker (in the dark theme: lighter) one."""
    target = _WHITE if dark else _BLACK
    shades = (_mix(accent, target, step / 100) for step in range(101))
    return next(shade for shade in shades if lowest_contrast(shade, dark=dark) >= MINIMUM)


def palette_of(accent: str, *, dark: bool = False) -> Palette:
    """Return the palette of a theme for an accent colour."""
    surface = _DARK[1] if dark else _LIGHT[1]
    ink = max(_WHITE, _BLACK, key=lambda each: contrast(accent, each))
    return Palette(accent, ink, _mix(surface, accent, 0.1), _mix(surface, accent, 0.35))


@cache
def stylesheet(accent: str, accent_dark: str) -> str:
    """Return the style sheet that replaces the accent colours. Without one for the dark theme, a readable one is derived."""
    light, dark = palette_of(accent), palette_of(accent_dark or nearest_readable(accent, dark=True), dark=True)
    return (
        f"@layer tokens {{\n  :root {{ {light.declarations} }}\n"
        f"  @media (prefers-color-scheme: dark) {{ :root {{ {dark.declarations} }} }}\n}}\n"
    )


def _channels(color: str) -> list[int]:
    return [int(color[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(color: str) -> float:
    shares = [channel / 255 for channel in _channels(color)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(one: str, other: str, share: float) -> str:
    """Return a mixture of two colours with this share of the other one, from 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
