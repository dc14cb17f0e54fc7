"""Preview image that other sites show with a link to a page, with its title and up to three more lines, as a PNG."""

from functools import cache, lru_cache
from io import BytesIO

from font_source_serif_pro import SourceSerifPro, SourceSerifProSemibold
from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 630)
# To be increased when images of the same texts come to look different, so that browsers load them again.
DESIGN_VERSION = 1
_MARGIN, _TOP = 80, 170
_PAPER, _INK, _QUIET, _ACCENT = "#fbfaf6", "#1d1b16", "#5d594e", "#0b5d50"
# A noncharacter, which is drawn with the glyph for characters that the font does not have.
_NOTHING = "\uffff"


@lru_cache(maxsize=200)  # some 40 kB each
def social_card(site: str, title: str, lines: tuple[str, ...] = ()) -> bytes:
    """Return the image as PNG data. Text that the font cannot write is left out, since it would appear as boxes."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    width, height = SIZE
    draw.text((_MARGIN, 60), site if can_write(site) else "", _ACCENT, _font(SourceSerifProSemibold, 40))
    for y in (128, 136):
        draw.line([(_MARGIN, y), (width - _MARGIN, y)], _QUIET, 3)
    shown = [line for line in lines if line and can_write(line)][:3]
    bottom = height - 50 - 56 * len(shown)
    wrapped, font, step = _set(title if can_write(title) else "", bottom - 30 - _TOP)
    for number, line in enumerate(wrapped):
        draw.text((_MARGIN, _TOP + number * step), line, _INK, font)
    for number, line in enumerate(shown):
        font = _font(SourceSerifPro, 40)
        draw.text((_MARGIN, bottom + number * 56), _cut(line, font), _QUIET, font)
    file = BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


def can_write(text: str) -> bool:
    """Return whether the font has all characters of a text."""
    return all(_has_glyph(letter) for letter in set(text) if not letter.isspace())


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@cache
def _has_glyph(letter: str) -> bool:
    font = _font(SourceSerifProSemibold, 40)
    return bytes(font.getmask(letter)) != bytes(font.getmask(_NOTHING))


def _set(text: str, room: int) -> tuple[list[str], ImageFont.FreeTypeFont, int]:
    """Return lines, font and line height (px) for the largest size that fits; the smallest drops lines that do not fit."""
    for size in (76, 64, 56, 48):
        font, step = _font(SourceSerifProSemibold, size), round(size * 1.2)
        lines = _wrapped(text, font)
        if len(lines) * step <= room:
            break
    return lines[: room // step], font, step


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, font):
            lines[-1] = longer
        else:
            lines.append(_cut(word, font))
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont) -> str:
    while not _fits(text, font):
        text = f"{text.rstrip('…')[:-1].rstrip()}…"
    return text


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= SIZE[0] - 2 * _MARGIN
