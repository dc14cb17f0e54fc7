"""Tests for repost detection: normalized titles and similarity of texts."""

import subprocess
import sys

import pytest

from postings.extraction.reposts import SKETCH_SIZE, normalize_title, similarity, sketch

WORDS = [f"word{number}" for number in range(400)]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Senior Go Engineer - Berlin", id="city"),
        pytest.param("Senior Go Engineer (Remote, Poland)", id="mode and country in brackets"),
        pytest.param("2024-7223_Senior Go Engineer", id="requisition in front"),
        pytest.param("(727) Senior Go Engineer", id="number in brackets"),
        pytest.param("581 - Senior Go Engineer", id="number and dash"),
        pytest.param("Senior Go Engineer (REF2702E)", id="reference"),
        pytest.param("Senior Go Engineer R12396", id="code at the end"),
        pytest.param("Senior Go Engineer (m/f/x)", id="genders"),
        pytest.param("Senior Go Engineer H/F", id="genders in French"),
        pytest.param("Senior Go Engineer (all genders)", id="all genders"),
        pytest.param("Senior Go Engineer (m/w/d) onsite or remote in Germany or Austria", id="prose about the place"),
        pytest.param("Senior Go Engineer (100% remote-friendly within Spain)", id="remote-friendly"),
        pytest.param("Senior Go Engineer (Remote - WA, CA, OR, or CO only)", id="list of states"),
        pytest.param("Senior Go Engineer | Remote US", id="pipe"),
        pytest.param("Senior Go Engineer- Canada", id="dash without a space"),
        pytest.param("(Canada) Senior Go Engineer", id="place in front"),
        pytest.param("Remote Senior Go Engineer", id="mode in front"),
        pytest.param("Senior Go Engineer (North or South America)", id="regions"),
        pytest.param("Senior Go Engineer, Dallas, TX", id="city and state"),
        pytest.param("Sr. Go Engineer (EMEA)", id="short level"),
    ],
)
def test_place_and_requisition_number_are_removed(title: str) -> None:
    assert normalize_title(title) == "senior go engineer"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Engineer II", "Engineer III", id="level"),
        pytest.param("Engineer, Billing", "Engineer, Search", id="team"),
        pytest.param("Engineer", "Senior Engineer", id="seniority"),
        pytest.param("Mobile Engineer", "Engineer", id="a word that is a city, too"),
        pytest.param("Engineer (AR)", "Engineer (VR)", id="a code that is a state, too"),
        pytest.param("Engineer Intern (Summer 2025)", "Engineer Intern (Winter 2025)", id="season"),
        pytest.param("Global Solutions Engineer", "Solutions Engineer", id="global work"),
    ],
)
def test_level_and_team_are_kept(one: str, other: str) -> None:
    assert normalize_title(one) != normalize_title(other)


@pytest.mark.parametrize("title", ["Remote", "Berlin", "(Remote)", "2024-7223"])
def test_title_of_only_place_or_number_is_not_emptied(title: str) -> None:
    assert normalize_title(title) != normalize_title("Engineer")


def test_separators_and_case_are_ignored() -> None:
    assert (
        normalize_title("Engineer, Billing")
        == normalize_title("ENGINEER - Billing")
        == normalize_title("Engineer (Billing)")
    )


def test_formatting_does_not_change_similarity() -> None:
    assert (
        similarity(sketch("We build bridges of *steel* and **wood**."), sketch("we build\nbridges of steel and wood")) == 1
    )


def test_texts_without_common_shingles_have_similarity_zero() -> None:
    assert similarity(sketch(" ".join(WORDS[:200])), sketch(" ".join(WORDS[200:]))) == 0


def test_similarity_is_close_to_true_share() -> None:
    whole, half = sketch(" ".join(WORDS)), sketch(" ".join(WORDS[:200]))
    assert similarity(whole, half) == pytest.approx(0.5, abs=0.2)
    assert similarity(whole, half) == similarity(half, whole)


def test_sketch_is_small_and_sorted() -> None:
    values = sketch(" ".join(WORDS))
    assert len(values) == SKETCH_SIZE
    assert list(values) == sorted(values)
    assert all(0 <= value < 2**56 for value in values)


@pytest.mark.parametrize("text", ["", " \n", "***"])
def test_empty_text_has_similarity_zero(text: str) -> None:
    assert sketch(text) == ()
    assert similarity(sketch(text), sketch(text)) == 0
    assert similarity(sketch(text), sketch("We build bridges.")) == 0


def test_text_shorter_than_a_shingle_has_a_sketch() -> None:
    assert len(sketch("We build bridges.")) == 1


def test_sketch_is_the_same_in_another_process() -> None:
    code = "from postings.extraction.reposts import sketch; print(sketch('We build bridges of steel and wood.'))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == str(sketch("We build bridges of steel and wood."))
