"""Bold and italic marks that Markdown leaves as text, since a space or a missing partner keeps them from matching.

Ads converted from HTML have many: `**Benefits: **Paid leave`, `** _We hire in Canada_**`, `a plan **** for all`.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_STAR, _UNDERSCORE = ord("*"), ord("_")
# A longer run is a blank to fill in.
_MAX_UNDERSCORES = 4


def repair_unmatched_emphasis(parser: MarkdownIt) -> None:
    """Let `parser` match the `**` that are left as text two by two, and leave out marks without a partner.

    Marks in code and escaped ones stay, as does a single `*`, which mostly marks a footnote.
    """
    parser.inline.ruler2.after("emphasis", "unmatched_emphasis", _repair)


def _repair(state: StateInline) -> None:
    of_links = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
    for delimiters in chain([state.delimiters], of_links):
        _repair_stars(state.tokens, delimiters)
        for run in _unmatched_runs(state.tokens, delimiters, _UNDERSCORE):
            if _is_superfluous(state.tokens, run):
                _remove(state.tokens, run)


def _repair_stars(tokens: list[Token], delimiters: Sequence[Delimiter]) -> None:
    opening: range | None = None
    for run in _unmatched_runs(tokens, delimiters, _STAR):
        if len(run) == 1:
            continue
        _remove(tokens, run)
        if len(run) % 4 == 0:  # the end of one bold text and the start of the next
            continue
        if opening and _may_be_bold(tokens[opening.stop : run.start]):
            _turn_into(tokens[opening.start], "strong_open", 1)
            _turn_into(tokens[run.start], "strong_close", -1)
            opening = None
        else:
            opening = run


def _unmatched_runs(tokens: list[Token], delimiters: Sequence[Delimiter], marker: int) -> Iterator[range]:
    """Yield the indexes of the tokens of adjacent marks that match nothing."""
    run = range(0)
    for index in (each.token for each in delimiters if each.marker == marker):
        if tokens[index].type != "text" or not tokens[index].content:
            continue
        if run and index == run.stop:
            run = range(run.start, index + 1)
            continue
        if run:
            yield run
        run = range(index, index + 1)
    if run:
        yield run


def _may_be_bold(tokens: list[Token]) -> bool:
    """Return whether the tokens are visible, not bold in part, and do not close what is opened before them."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth < 0 or token.tag == "strong":
            return False
    return depth == 0 and any(token.content.strip() for token in tokens)


def _turn_into(token: Token, type_: str, nesting: int) -> None:
    token.type, token.tag, token.nesting, token.markup = type_, "strong", nesting, "**"  # type: ignore[assignment]


def _remove(tokens: list[Token], run: range) -> None:
    for index in run:
        tokens[index].content = ""


def _is_superfluous(tokens: list[Token], run: range) -> bool:
    """Return whether underscores are no part of a word or of a blank: more than one, or one with a space on both sides."""
    before = tokens[run.start - 1].content[-1:] if run.start else ""
    after = tokens[run.stop].content[:1] if run.stop < len(tokens) else ""
    if before.isalnum() and after.isalnum():
        return False
    if len(run) == 1:
        return not before.strip() and not after.strip()
    return len(run) <= _MAX_UNDERSCORES
