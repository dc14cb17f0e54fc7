import pytest

from postings.importing.readers.ways_to_apply import WaysToApply, find_ways_to_apply

LINK, ADDRESS = "https://jobs.example.org/tide", "kim@example.org"


@pytest.mark.parametrize(
    "line",
    [
        f"[Apply here]({LINK})",
        f"Please apply [here]({LINK}).",
        f"**[Jetzt bewerben]({LINK})**",
        f"Bewirb dich unter {LINK}.",
        f"[Postuler]({LINK})",
        f"Pour postuler : {LINK}",
        f"[Inscríbete aquí]({LINK})",
        f"Envía tu CV a través de <{LINK}>",
        f"Apply: {LINK}",
        f"[應徵]({LINK})",
        f"[Apply now][1]\n\n[1]: {LINK}",
        f"## How to apply\n\n{LINK}",
    ],
)
def test_link_beside_words_of_applying(line: str) -> None:
    text = f"We are [Northwind](https://example.com) and use [Go](https://go.dev).\n{line}\nFollow https://twitter.com/northwind"
    assert find_ways_to_apply(text.split("\n")) == WaysToApply(LINK)


@pytest.mark.parametrize(
    "line",
    [
        f"Send your CV to {ADDRESS}.",
        f"[Apply by e-mail](mailto:{ADDRESS}?subject=Tide)",
        f"Bewerbung bitte an <{ADDRESS}>",
        f"Envoyez votre CV à {ADDRESS}",
        f"Envía tu currículum a {ADDRESS}",
        f"有興趣的伙伴請私信<{ADDRESS}>",
        f"## Apply\n\n{ADDRESS}",
    ],
)
def test_address_beside_words_of_applying(line: str) -> None:
    assert find_ways_to_apply(["We read tides.", *line.split("\n")]) == WaysToApply(email=ADDRESS)


def test_link_to_a_system_for_applications_needs_no_words() -> None:
    lines = ["Read about us: https://example.com", "https://northwind.recruitee.com/o/tide-reader"]
    assert find_ways_to_apply(lines).url == "https://northwind.recruitee.com/o/tide-reader"


@pytest.mark.parametrize(
    "line",
    [
        "We are [Northwind](https://example.com), see https://github.com/northwind.",
        "Applicants: read our privacy policy https://example.org/privacy",
        "For an accommodation in the application write to accommodation@example.org",
        "[Apply](#apply) or [apply](/jobs) or [apply](javascript:alert(1))",
        "![Apply](https://example.org/button.png)",
        "Kim (kim@example.org) wrote this.",
    ],
)
def test_other_links_and_addresses_are_no_way_to_apply(line: str) -> None:
    found = find_ways_to_apply([line, "", "", "", "", "", "", "text"])
    assert (found.url, found.email) == ("", "")


def test_instructions_stand_in_for_a_missing_link() -> None:
    lines = ["# Tide Reader", "## How to apply", "", "Come to the **harbour office**", "on Mondays.", "## Benefits", "Boats"]
    assert find_ways_to_apply(lines) == WaysToApply(text="Come to the harbour office on Mondays.")


def test_many_links_take_little_time() -> None:
    assert (
        find_ways_to_apply(["[a](https://example.org/x) " * 3000, "[" * 50_000, "a@" * 50_000, "https://" * 20_000])
        == WaysToApply()
    )


def test_address_of_the_contact_after_a_sentence_about_applying() -> None:
    text = f"Wir freuen uns auf deine Bewerbung. Deine Ansprechpartnerin ist Kim Muster, [{ADDRESS}](mailto:{ADDRESS})."
    assert find_ways_to_apply(["# Tide Engineer", "", "", "", text]) == WaysToApply(email=ADDRESS)


def test_link_after_a_sentence_about_applying_is_no_way_to_apply() -> None:
    text = f"Wir freuen uns auf deine Bewerbung. Mehr über uns: [Blog]({LINK})"
    assert find_ways_to_apply(["# Tide Engineer", "", "", "", text]).url == ""
