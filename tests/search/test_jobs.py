"""Tests of how many jobs a set of ads is for."""

from pyroaring import BitMap

from postings.search.facets.jobs import Jobs, digits


def jobs(groups: dict[int, int]) -> Jobs:
    """Return the jobs of postings, given the repost group of each."""
    sets: dict[str, BitMap] = {}
    for posting, group in groups.items():
        for digit in digits(group):
            sets.setdefault(digit, BitMap()).add(posting)
    return Jobs(sets)


def test_ads_of_one_group_are_one_job() -> None:
    found = jobs({1: 3, 2: 3, 5: 4})
    assert found.number(BitMap([1, 2, 5, 7, 8])) == 4
    assert found.repeats(BitMap([1, 2, 5])) == 1
    assert found.with_other_ads(BitMap([1, 7])) == BitMap([1, 2, 7])


def test_board_without_reposts() -> None:
    found = jobs({})
    assert found.number(BitMap([1, 2])) == 2
    assert found.with_other_ads(BitMap([1, 2])) == BitMap([1, 2])


def test_number_of_a_group_may_be_large() -> None:
    found = jobs({1_000_001: 2**40, 1_000_002: 2**40, 1_000_003: 2**40 + 1})
    assert found.number(BitMap([1_000_001, 1_000_002, 1_000_003])) == 2
    assert found.with_other_ads(BitMap([1_000_001])) == BitMap([1_000_001, 1_000_002])
