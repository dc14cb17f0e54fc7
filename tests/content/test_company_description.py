import pytest

from postings.content.company_description import MAX_LENGTH, describe

NAME = "Ebbmark Energy Ltd"
WHAT = "Ebbmark Energy builds turbines that turn with the tide."


@pytest.mark.parametrize(
    "sentence",
    [
        WHAT,
        "Founded in 2009 on Orkney, Ebbmark Energy is a maker of tidal turbines.",
        "At Ebbmark Energy, we turn the tide into power for twenty-six thousand homes.",
        "We build turbines that turn with the tide, and lay the cables to the shore.",
        "Our mission is to power every island from the sea around it.",
        "Ebbmark Energy’s platform helps harbour masters plan the week.",
        "Ebbmark Energy est un fabricant de turbines marines installé en Bretagne.",
    ],
)
def test_sentence_that_says_what_a_company_does_describes_it(sentence: str) -> None:
    assert describe([f"<p>{sentence}</p>"], NAME) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ebbmark Energy is an equal opportunity employer and welcomes everyone who works at sea.",
        "Ebbmark Energy offers paid vacation, a pension and a boat for every family in July.",
        "Ebbmark Energy is a great place to work, at the sea and with people who care about it.",
        "We are looking for a diver who likes cold water and short days in the north.",
        "We build better by putting people first, on the shore and at sea alike.",
        "Ebbmark Energy is hiring engineers for the next season on the islands.",
        "At Ebbmark Energy, we believe that rest is as important as the work at sea.",
        "The tides of the north are strong and the nights of the winter are long there.",
        "Ebbmark Energy’s story began with a rowing boat and a bicycle wheel in 2009.",
        "Our client is a leading maker of turbines with an office in the harbour.",
        "Ebbmark Energy builds turbines",
    ],
)
def test_other_sentences_describe_nothing(sentence: str) -> None:
    assert describe([f"<p>{sentence}</p>"], NAME) == ""


def test_description_ends_before_text_about_something_else() -> None:
    blocks = [f"<p>{WHAT} They stand on the seabed off Orkney. There are forty-one of them.</p>"]
    assert describe(blocks, NAME) == f"{WHAT} They stand on the seabed off Orkney."
    assert describe([f"<p>{WHAT} You will join a team of nine.</p>"], NAME) == WHAT


def test_description_is_short() -> None:
    long = f"It {'turns and ' * 40}turns."
    assert describe([f"<p>{WHAT} {long}</p>"], NAME) == WHAT
    assert describe([f"<p>{WHAT[:-1]} {'and the tide ' * 30}.</p>"], NAME) == ""
    assert len(describe([f"<p>{WHAT} {'Again, tides turn them. ' * 20}</p>"], NAME)) <= MAX_LENGTH


def test_description_begins_near_the_start_of_the_text() -> None:
    heading = "<p><strong>Hello!</strong></p>"
    assert describe([heading, f"<p>{WHAT}</p>"], NAME) == WHAT
    assert describe([heading, "<ul><li>One</li><li>Two</li></ul>", f"<p>{WHAT}</p>"], NAME) == ""


def test_markup_and_entities_become_plain_text() -> None:
    block = "<p><strong>Ebbmark Energy</strong> builds &lt;big&gt; turbines for Orkney &amp; Shetland, Inc. and others.</p>"
    assert describe([block], NAME) == "Ebbmark Energy builds <big> turbines for Orkney & Shetland, Inc. and others."
