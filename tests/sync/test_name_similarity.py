from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from postings.sync.name_similarity import Pair, find_duplicates, name_warning

PAIRS = [
    ("Ebbmark", "Ebb-Mark", "Same letters."),
    ("Ebbmark", "EBBMARK, Inc.", "Same letters."),
    ("Ebbmark", "Ebbmark B.V.", "Same letters."),
    ("Ebbmark GmbH & Co. KG", "Ebbmark", "Same letters."),
    ("Ebbmark", "Ébbmàrk", "Same name except for accents."),
    ("Søvik Tidal", "Sovik Tidal", "Same name except for accents."),
    ("Ebb & Flow", "Ebb and Flow", "Same name except for “&”."),
    ("Ebbmark", "\u0415bbm\u0430rk", "Names look alike: the second has Cyrillic letters."),
    ("\u0421\u0430\u0440\u0435\u0440", "Capep Ltd", "Names look alike: the first has Cyrillic letters."),
    ("EBBO", "\u0395\u0392\u0392\u039f", "Names look alike: the second has Greek letters."),
    (
        "Елка Север",
        "Ёлка Север",
        "Names look alike.",
    ),
    ("TidePaI", "TidePal", "Names look alike: the first has I where the second has l."),
    ("Ebbcorner", "Ebbcomer", "Names look alike: the first has rn where the second has m."),
    ("Shoal0ne", "ShoalOne", "Names look alike: the first has 0 where the second has O."),
    ("Northwind Tidal", "Tidal Northwind", "Same words in a different order."),
    ("Ebbmark", "Ebbmark Labs", "One name has an extra word: Labs."),
    ("Ebbmark.io", "Ebbmark", "One name has an extra word: io."),
    ("EbbmarkHQ", "Ebbmark", "One name has an extra word: HQ."),
    ("The Ebbmark", "Ebbmark", "One name has an extra word: The."),
    ("Ebbmark", "Ebbmark Software Group Ltd", "One name has extra words: Software Group."),
    ("Ebbmark", "Ebbmark Inc. United States", "One name has extra words: United States."),
    ("Ebbmark (formerly Shoal)", "Ebbmark", "One name has extra words: formerly Shoal."),
    ("Ebbmark Tech", "Ebbmark Technologies", "Same name except for Tech and Technologies."),
    ("Ebbmark (Oslo)", "Ebbmark UK", "Same name except for Oslo and UK."),
    ("Northwind Instrument", "Northwind Instruments", "Singular and plural of the same name."),
    ("Northwind Tidal", "Northwnid Tidal", "Names differ by one letter."),
    ("Northwind Tidal", "Nortwind Tidal", "Names differ by one letter."),
    ("Northwind Electronics", "Northwind Elektronics", "Names differ by one letter."),
]

DIFFERENT = [
    ("Ebbo", "Ebba"),
    ("Shoals", "Shoalz"),
    ("Marlow", "Barlow"),
    ("Marlowe", "Marlows"),
    ("Seatron", "Seatran"),
    ("Ebbs Tidal", "Ebb Tidal"),
    ("Shoal Tidal", "Shaol Tidal"),
    ("Shoal Tidal", "Shoals Tidal"),
    ("Ebbwave", "Ebbowave"),
    ("Longshore", "Longshote"),
    ("Northwind", "Nothwirnd"),
    ("Northwind Electronics", "Northwind Alectronics"),
    ("Corn", "Com"),
    ("Northwind 1", "Northwind 2"),
    ("Longshore24", "Longshore25"),
    ("Longshore 7", "Longshore"),
    ("Northwind Tidal", "Northwind Solar"),
    ("Northwind", "Northwind Tidal"),
    ("Northwind Health", "Northwind Wealth"),
    ("Ebbmark Labs", "Ebbmark Software"),
    ("Sun", "Sun Technologies"),
    ("Global", "Global Technologies"),
    ("Capital One", "One"),
    ("DAIL4", "Dall4"),
    ("Ebbmark Tidal ( )", "Ebbmark Solar ( )"),
    ("東京", "京都"),
    ("!!!", "???"),
]

# Written as escapes where the characters would look like others.
ODD = [
    ("Ebbm\u0430rk", "Mixes Cyrillic and Latin letters in one word."),
    ("Northwind Ebbm\u03b1rk", "Mixes Greek and Latin letters in one word."),
    ("\u0430\u0441\u0435", "Contains Cyrillic letters that look like Latin letters."),
    ("\u0421\u0435\u0432\u0435\u0440\u03bf", "Mixes Cyrillic and Greek letters in one word."),
    ("\u0430\u0441\u0435 Labs", "Contains Cyrillic letters that look like Latin letters."),
    ("\u0395\u0392\u0392\u039f", "Contains Greek letters that look like Latin letters."),
    ("\u200eEbbmark", "Contains an invisible character: left-to-right mark."),
    ("Ebb\u200bmark", "Contains an invisible character: zero width space."),
    ("Ebb\u200dmark", "Contains an invisible character: zero width joiner."),
    ("Ebb\x07mark", "Contains an invisible character: u+0007."),
    ("\u3164", "Contains an invisible character: hangul filler."),
]

FINE = [
    "Ebbmark, Inc. (Oslo) 24/7!",
    "Søvik Tidevann Åkrehamn",
    "Ébène Größe Łódź Şile",
    "Северный прилив",
    "Север Labs",
    "Παλίρροια",
    "東京Ebbマークの会社",
    "고래Ebb",
    "مد و جزر",
    "می\u200cرود",
    "क्\u200dष",
    "Ebbmark 👩\u200d💻 ❤️",
    "µEbb",
    "",
]


@pytest.mark.parametrize(("first", "second", "reason"), PAIRS)
def test_similar_names_make_a_pair(first: str, second: str, reason: str) -> None:
    names = {3: [first], 8: [second]}
    assert find_duplicates(names) == find_duplicates(names, {3}) == find_duplicates(names, [8]) == [Pair(3, 8, reason)]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_names_make_no_pair(first: str, second: str) -> None:
    assert find_duplicates({3: [first], 8: [second]}) == []


def test_first_of_a_pair_is_the_lower_id() -> None:
    assert find_duplicates({8: ["TidePaI"], 3: ["TidePal"]}) == [
        Pair(3, 8, "Names look alike: the first has l where the second has I.")
    ]


def test_all_spellings_are_compared_and_the_strongest_reason_is_given() -> None:
    names = {1: ["Shoal", "Ebbmark Labs", "Ebbmark"], 2: ["Ebbmark Group", "Ébbmark"], 3: ["Kelp"]}
    assert find_duplicates(names) == [Pair(1, 2, "Same name except for accents.")]


def test_spellings_of_one_company_make_no_pair() -> None:
    assert find_duplicates({1: ["Ebbmark", "Ebbmark Labs", "Ébbmark"]}) == []


def test_keys_shared_by_many_companies_make_no_pairs() -> None:
    words = [chr(letter) * 5 for letter in range(ord("a"), ord("z"))]
    assert find_duplicates({number: [f"Ebbmark ({word})"] for number, word in enumerate(words)}) == []
    assert find_duplicates({number: [f"Longshore{word[0]}light"] for number, word in enumerate(words)}) == []


@pytest.mark.parametrize(("name", "reason"), ODD)
def test_suspicious_name_has_a_warning(name: str, reason: str) -> None:
    assert name_warning(name) == reason


@pytest.mark.parametrize("name", FINE)
def test_normal_name_in_any_script_has_no_warning(name: str) -> None:
    assert name_warning(name) == ""


WORDS = ["Ebbmark", "Ebmbark", "Northwind", "Nortwind", "Tidal", "Tidals", "Labs", "Tech", "Technologies", "AI", "the", "&"]
NAMES = st.lists(
    st.sampled_from([*WORDS, "and", "Inc.", "(UK)", "Ébbmark", "\u0415bbmark", "1", "I"]), min_size=1, max_size=4
)
BOARDS = st.dictionaries(st.integers(1, 99), st.lists(NAMES.map(" ".join), min_size=1, max_size=2), max_size=30)


@given(BOARDS, st.sets(st.integers(1, 99), max_size=4))
def test_only_returns_all_pairs_of_the_given_companies(names: dict[int, list[str]], only: set[int]) -> None:
    assert find_duplicates(names, only) == [pair for pair in find_duplicates(names) if {pair.a, pair.b} & only]


@given(BOARDS)
def test_order_of_companies_does_not_matter(names: dict[int, list[str]]) -> None:
    pairs = find_duplicates(names)
    assert find_duplicates(dict(reversed(names.items()))) == pairs
    mirrored = find_duplicates({-number: spellings for number, spellings in names.items()})
    assert {(-pair.b, -pair.a) for pair in mirrored} == {(pair.a, pair.b) for pair in pairs}


@given(st.text())
def test_any_text_is_accepted(name: str) -> None:
    assert isinstance(name_warning(name), str)
    assert find_duplicates({1: [name], 2: [name + " Labs"]}, {2}) == find_duplicates({1: [name], 2: [name + " Labs"]})


def test_few_of_20000_names_are_compared() -> None:
    syllables = ["nor", "wind", "eb", "mark", "ti", "dal", "sho", "lin", "ket", "crag"]
    made = ["".join(syllables[int(digit)] for digit in f"{number:04}") for number in range(10_000)]
    names = {number: [f"{name} Optics"] for number, name in enumerate(made)}
    names |= {number: [f"Longshore {number}"] for number in range(10_000, 20_000)}
    names |= {20_000 + number: [f"{made[number]} Opitcs"] for number in range(100)}
    expected = [Pair(number, 20_000 + number, "Names differ by one letter.") for number in range(100)]
    with patch("postings.sync.name_similarity.OSA.distance", wraps=OSA.distance) as compared:
        assert find_duplicates(names) == expected
        assert compared.call_count < 1000
        compared.reset_mock()
        assert find_duplicates(names, {5}) == expected[5:6]
        assert compared.call_count < 100
