import pytest

from postings.reference.name_keys import name_key, name_slug, readable_slug


@pytest.mark.parametrize("spelling", ["doorstep", "DOORSTEP", " Door\u200estep ", "ＤｏｏｒＳｔｅｐ"])
def test_spellings_of_one_name_have_the_same_key(spelling: str) -> None:
    assert name_key(spelling) == name_key("DoorStep")


def test_different_names_have_different_keys() -> None:
    assert name_key("Door Step") != name_key("Doorstep")


def test_slug_is_readable_and_unique() -> None:
    slug = readable_slug("Senior Engineer (C++), Tides", "https://example.org/1")
    assert slug.startswith("senior-engineer-c-tides-")
    assert slug == readable_slug("Senior Engineer (C++), Tides", "https://example.org/1")
    assert slug != readable_slug("Senior Engineer (C++), Tides", "https://example.org/2")
    assert readable_slug("工程师", "x")


def test_slug_spells_out_letters_without_an_accent() -> None:
    assert name_slug("Straße & Łódź Sørensen", lambda _slug: True) == "strasse-lodz-sorensen"


def test_taken_slug_gets_a_number() -> None:
    taken = {"northwind", "northwind-2"}
    assert name_slug("Northwind", lambda slug: slug not in taken) == "northwind-3"
    assert name_slug("東京", lambda _slug: True).startswith("name-")
