"""Preview images and metadata that other sites show with links to this site."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from postings.models import Posting
from postings.presentation.preview_image import SIZE, can_write, social_card
from tests.builders import make_company, make_posting

PAPER = (0xFB, 0xFA, 0xF6)


def inked(picture: bytes, top: int, bottom: int) -> int:
    """Return the number of pixels in the rows from `top` to `bottom` that do not have the background colour."""
    rows = Image.open(BytesIO(picture)).convert("RGB").crop((0, top, SIZE[0], bottom))
    colours: Any = rows.getcolors(1 << 24)
    return sum(count for count, colour in colours if colour != PAPER)


def test_image_has_declared_size_and_shows_text() -> None:
    picture = social_card("Tide jobs", "Backend Engineer", ("Northwind", "65,000 USD a year"))
    image = Image.open(BytesIO(picture))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert inked(picture, 160, 300) > 1000
    assert inked(picture, 470, 630) > 1000
    assert len(picture) < 60_000


@pytest.mark.parametrize("title", ["x" * 300, "Engineer " * 40, "Ingénieur·e, Łódź – €", "Инженер", "", "1\u202e2"])
def test_text_stays_within_the_margins(title: str) -> None:
    picture = social_card("Tide jobs", title, ("y" * 1000,))
    image = Image.open(BytesIO(picture)).convert("RGB")
    edge = image.crop((SIZE[0] - 70, 0, SIZE[0], SIZE[1])).getcolors(1 << 24)
    assert [colour for _, colour in edge] == [PAPER]


def test_long_title_does_not_overlap_lines_below() -> None:
    for title in ("Backend Engineer", "Engineer " * 12, "Engineer " * 40):
        picture = social_card("Tide jobs", title, ("Northwind", "65,000 USD a year", "Halifax"))
        assert inked(picture, 388, 408) == 0


def test_text_that_font_cannot_write_is_left_out() -> None:
    assert can_write("Ingénieur, Łódź – €, Инженер")
    assert not can_write("工程师")
    assert inked(social_card("Tide jobs", "工程师"), 160, 630) == 0


@pytest.mark.django_db
@pytest.mark.one_database
class TestPages:
    def test_posting_page_links_to_cacheable_image(self, client: Client) -> None:
        posting = make_posting("Tide Reader", company=make_company())
        Posting.objects.update(excerpt="Reads <tides>.")
        html = client.get(posting.get_absolute_url()).content.decode()
        said = dict(re.findall(r'<meta property="og:([^"]*)" content="([^"]*)">', html))
        assert (said["title"], said["description"]) == ("Tide Reader", "Reads &lt;tides&gt;.")
        assert said["url"] == f"http://127.0.0.1:8000{posting.get_absolute_url()}"
        response = client.get(said["image"].removeprefix("http://127.0.0.1:8000"))
        assert (response.status_code, response.headers["Content-Type"]) == (200, "image/png")
        assert response.headers["Cache-Control"] == "public, max-age=86400"
        assert not response.cookies

    def test_other_pages_link_to_image_of_the_site(self, client: Client) -> None:
        for page in ("/", "/companies/", "/about/", make_company().get_absolute_url()):
            html = client.get(page).content.decode()
            assert 'property="og:image" content="http://127.0.0.1:8000/card.png"' in html
        assert client.get("/card.png").status_code == 200

    def test_hidden_posting_has_no_image(self, client: Client) -> None:
        hidden = make_posting(status="hidden")
        assert client.get(f"{hidden.get_absolute_url()}card.png").status_code == 404

    def test_image_is_drawn_once_and_not_for_who_has_it(self, client: Client) -> None:
        posting = make_posting("Tide Reader", company=make_company())
        social_card.cache_clear()
        for address in (f"{posting.get_absolute_url()}card.png", "/card.png"):
            first, again = client.get(address), client.get(address)
            assert first.content == again.content
            assert social_card.cache_info().misses == 1
            social_card.cache_clear()
            same = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
            assert (same.status_code, same.content, social_card.cache_info().misses) == (304, b"", 0)
            assert same.headers["Cache-Control"] == first.headers["Cache-Control"]

    def test_image_is_drawn_again_when_what_it_shows_changes(self, client: Client) -> None:
        posting = make_posting("Tide Reader")
        address = f"{posting.get_absolute_url()}card.png"
        before = client.get(address)
        Posting.objects.update(title="Tide Writer")
        after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})
        assert (after.status_code, after.content != before.content) == (200, True)

    def test_cache_of_images_is_bounded(self) -> None:
        assert social_card.cache_info().maxsize == 200
