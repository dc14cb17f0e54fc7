"""The pictures and words that other sites show beside a link to this board."""

import re
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from postings.models import Posting
from postings.presentation.preview_image import SIZE, can_write, social_card
from tests.builders import make_company, make_posting

PAPER = (0xFB, 0xFA, 0xF6)


def inked(picture: bytes, top: int, bottom: int) -> int:
    """How many dots of the rows between are not paper."""
    rows = Image.open(BytesIO(picture)).convert("RGB").crop((0, top, SIZE[0], bottom))
    return sum(count for count, colour in rows.getcolors(1 << 24) if colour != PAPER)


def test_a_card_has_the_size_that_is_said_and_its_words() -> None:
    picture = social_card("Tide jobs", "Backend Engineer", ["Northwind", "65,000 USD a year"])
    image = Image.open(BytesIO(picture))
    assert (image.format, image.size) == ("PNG", SIZE)
    assert inked(picture, 160, 300) > 1000
    assert inked(picture, 470, 630) > 1000
    assert len(picture) < 60_000


@pytest.mark.parametrize("title", ["x" * 300, "Engineer " * 40, "Ingénieur·e, Łódź – €", "Инженер", "", "1\u202e2"])
def test_any_title_stays_on_the_card(title: str) -> None:
    picture = social_card("Tide jobs", title, ["y" * 1000])
    image = Image.open(BytesIO(picture)).convert("RGB")
    edge = image.crop((SIZE[0] - 70, 0, SIZE[0], SIZE[1])).getcolors(1 << 24)
    assert [colour for _, colour in edge] == [PAPER]


def test_a_long_title_leaves_room_for_what_stands_below_it() -> None:
    for title in ("Backend Engineer", "Engineer " * 12, "Engineer " * 40):
        picture = social_card("Tide jobs", title, ["Northwind", "65,000 USD a year", "Halifax"])
        assert inked(picture, 388, 408) == 0


def test_what_the_font_cannot_write_is_left_out() -> None:
    assert can_write("Ingénieur, Łódź – €, Инженер")
    assert not can_write("工程师")
    assert inked(social_card("Tide jobs", "工程师"), 160, 630) == 0


@pytest.mark.django_db
class TestPages:
    def test_a_posting_names_its_card_which_others_may_keep(self, client: Client) -> None:
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

    def test_every_other_page_names_that_of_the_board(self, client: Client) -> None:
        for page in ("/", "/companies/", "/about/", make_company().get_absolute_url()):
            html = client.get(page).content.decode()
            assert 'property="og:image" content="http://127.0.0.1:8000/card.png"' in html
        assert client.get("/card.png").status_code == 200

    def test_a_hidden_posting_has_no_card(self, client: Client) -> None:
        hidden = make_posting(status="hidden")
        assert client.get(f"{hidden.get_absolute_url()}card.png").status_code == 404
