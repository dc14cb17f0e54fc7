"""The employer's name from the body, where the header has none.

Ads put their employer's name into the same few slots: "About Wardlark", "At Wardlark, we", "Wardlark is an equal opportunity
employer". Every slot that a name stands in adds to its score. A name is believed when its score is high enough and no
other name comes near it. Customers, products and technologies stand in such slots rarely, and seldom in two.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line

# No name begins with these, capital or not.
_NO_NAME = """
a about additionally after all also an and any apply are as at based be because become before benefits bonus both build
but by candidate candidates career careers client clients come company compensation culture customers description do
does during each employees employer employment every everyone experience familiarity find first following for founded
founders from full get great has have he headquartered help here how i if in inside is it its job join knowledge learn
let life location look looking many me meet more most must my no not now of on once or our ours overview perks please
position preferred proficiency project read remote required requirements responsibilities role salary see senior she
should since so some strong summary team teams than that the their then there these they this those through title to
today together unlike us we welcome what when where whether which while who why will with within work working would yes
you your
der die das dies diese dieser dieses wir bei du dein unser unsere als für im und chez nous notre vous votre le la les un
une au en pour dans nuestro nosotros el los una para somos como
""".split()
# Capitals, and what else a name may begin with: dLabs, d-Labs, 3Labs. A dot joins, as in Labs.io.
_LETTER = "0-9A-Za-zÀ-ÖØ-öø-ž"
_WORD = rf"(?:[a-z]{{1,2}}-?[A-Z]|[A-ZÀ-ÖØ-Þ]|\d{{1,3}}[A-Za-z])[{_LETTER}+&@-]*(?:(?:\.|['’](?!s\b))[{_LETTER}-]+)*"
_CAPITALS = rf"{_WORD}(?: (?:(?:of|and|for|&|x) )?{_WORD}){{0,4}}"
_NAME = re.compile(
    rf"(?<![{_LETTER}.@/’'-])(?!(?i:{'|'.join(_NO_NAME)})\b(?!-))(?P<name>{_CAPITALS})"
    r"(?:,? (?:Inc|LLC|Ltd|Limited|Corp|GmbH)\b\.?)?(?: ?\([^()]{1,40}\))?"
)
_LEGAL_FORM = re.compile(r",? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG|SA|BV|PLC|LP)$")
_THE_OF_A_NAME = re.compile(r"[a-zA-Z,] The $")
_NOT_AN_EMPLOYER = re.compile(
    r".*(?:\b(?:teams?|role|position|job|company|department|requirements|remote)\b|engineer|developer|manager).*|"
    r"opportunity|mission|product|platform|program|business|AI|ML|IT|API|SaaS|CEO|CTO|HR|QA|US|USA|UK|EU|Git|Python|Java|"
    r"JavaScript|React|AWS|Kubernetes|bank|bachelor|master|telecommuting",
    re.IGNORECASE,
)

_THE = r"(?:[Tt]he )?$"
# A sentence opens with its subject, or with what leads up to it.
_OPENS = (
    r"(?:^|[.!?:|–-] )(?:(?:Founded|Established|Since|Headquartered|Based|Born)[^.,]{1,40}, |As (?:the|an?) [^.]{1,70}, )?"
    + _THE
)
_IS = r" (?:is|are)(?: (?:currently|actively|now|also|always|continually|proudly))?"
_ASIDE = r"(?: [^\w\s])?(?:,[^,.]{1,60},)?"
# What stands before and after a name in the slots of an employer, and how much it tells. The first that fits counts.
_SLOTS = [
    (3, r"^(?i:(?:a (?:bit|little) |more |learn more |all )?about|why|who is|who are|what is|meet|join|why join|why choose|"
        r"inside|welcome to|à propos de|über|sobre) " + _THE, r"[\s?!:.]*$"),
    (3, r"^[^,.;]{0,40}\b(?i:life|working|work|careers?|benefits|perks|opportunities|culture|team|role|here|do|us) (?:at|@) "
        + _THE, r"[\s?!:.]*$"),
    (3, r"(?<!, )$", r"(?: is| are)(?: \w+){0,2} (?:an? )?(?:\w+ )?(?i:equal|affirmative|EEO|EOE|E-Verify|drug[- ]free)\b"),
    (3, r"", r" (?:provides? equal|(?:does|will) not (?:\w+ )?discriminate|celebrates? (?:\w+ )?divers|values divers)"),
    (3, r"\b(?:[Aa]t|[Bb]ei|[Cc]hez) " + _THE, r"\.?,? (?:we|our|you|you[’']ll|everyone|wir|nous)\b"),
    (3, r"(?<!, )$", _IS + r" (?:hiring|looking for|seeking|searching for|recruiting|looking to|in search of)\b"),
    (2, r"\b(?:[Ww]elcome to|[Tt]he company) " + _THE, r""),
    (2, _OPENS, _ASIDE + _IS + r" (?:an?|the|on|one|\w+ing|committed|dedicated|driven|backed|powered|headquartered|proud|"
        r"your) (?!plus|must|bonus|\w+ plus)"),
    (2, r"", r"[’'](?:s|(?<=s[’'])) (?:mission|vision|values|culture|platform|customers|growth|team|success|story|goal|"
        r"commitment|employees|benefits|engineering|technology|future)\b"),
    (2, r"\b[Jj]oin(?:ing)? $", r"(?!’s|'s| [Tt]eam)"),
    (2, r"\b(?i:working|work|careers?|life|employment|employees|teams?|role|position|job|opportunity|opportunities|success|"
        r"benefits) (?:at|for|@) " + _THE, r""),
    (2, r"(?:^|[.!?] )(?:At|Bei|Chez|Here at) " + _THE, r","),
    (2, r"在$", r""),
    (1, r"\b(?:[Aa]s|[Ww]hy|[Hh]ow) " + _THE, r" (?:continues|grows|is|scales|expands|enters)\b"),
    (1, _OPENS, _ASIDE + r" (?:was|has|seeks|offers|provides|believes|values|helps|builds|enables|makes|brings|empowers|"
        r"delivers|reserves|will|does|may|encourages|welcomes|specializes|develops|creates|operates|serves|combines|connects|"
        r"automates|gives|focuses|owns|began|continues|powers|simplifies|transforms|recherche|est|ist)\b"),
    (1, r"", r"(?:['’]s|(?<=s)['’])(?! \w+ (?:team|Team))"),
    (1, r"\b(?:at|bei|chez|rejoignant) " + _THE, r""),
]  # fmt: skip
_IN_LINES = [(weight, re.compile(before), re.compile(after)) for weight, before, after in _SLOTS]
_SUBJECTS = {slot for slot, (_, before, _) in enumerate(_SLOTS) if before == _OPENS}
_STRONG, _WEAK = 3, 1
_ENOUGH, _MARGIN, _MOST_OF_A_SLOT = 3, 1.5, 2
_BEFORE, _AFTER, _SHORTEST_OPENING, _LONGEST_QUOTE, _LONGEST_LINE = 90, 80, 60, 240, 20_000
_MOST_NAMES, _MOST_EVIDENCE = 20, 3
_RULE = EvidenceRule.EMPLOYER_POSITION


@dataclass(frozen=True)
class _Mention:
    """A name in one of the slots."""

    name: str
    weight: int
    slot: int
    evidence: Evidence


def read_company(document: Document) -> Fact[str] | None:
    """The name as the body states it plainly, or None."""
    by_first_word: dict[str, list[_Mention]] = defaultdict(list)
    for mention in _mentions(document):
        by_first_word[re.split(r"[ .]", mention.name)[0].casefold()].append(mention)
    families = sorted(by_first_word.values(), key=_weight, reverse=True)[:_MOST_NAMES]
    text = "\n".join(line.text for _, line in document.lines())
    scored = sorted(((_score(family, text), family) for family in families), key=lambda each: each[0], reverse=True)
    if not scored or scored[0][0] < max(_ENOUGH, _MARGIN * (scored[1][0] if len(scored) > 1 else 0)):
        return None
    mentions = sorted(scored[0][1], key=lambda mention: mention.weight, reverse=True)
    return Fact(_full_name(mentions, text), tuple(dict.fromkeys(mention.evidence for mention in mentions))[:_MOST_EVIDENCE])


def _mentions(document: Document) -> Iterator[_Mention]:
    opening = next((line.number for _, line in document.lines() if len(line.text) > _SHORTEST_OPENING), 0)
    for section in document.sections:
        if not section.is_repeat:
            for line in (Line(section.line, section.heading), *section.lines):
                yield from _in_line(line, line.number == opening)


def _in_line(line: Line, is_opening: bool) -> Iterator[_Mention]:
    text = line.text[:_LONGEST_LINE]
    for match in _NAME.finditer(text):
        name = _LEGAL_FORM.sub("", match["name"])
        before, after = text[max(0, match.start() - _BEFORE) : match.start()], text[match.end() : match.end() + _AFTER]
        found = None if _NOT_AN_EMPLOYER.fullmatch(name) else _slot(before, after)
        if found is None or (line.is_item and found[1] == _WEAK):
            continue
        slot, weight = found
        if is_opening and slot in _SUBJECTS and ". " not in text[: match.start()]:
            weight = _STRONG  # what an ad's first sentence is about
        if _THE_OF_A_NAME.search(before):
            name = f"The {name}"
        yield _Mention(name, weight, slot, Evidence(_sentence(text, match.start()), line.number, _RULE))


def _slot(before: str, after: str) -> tuple[int, int] | None:
    """The number and the weight of the slot between two pieces of text."""
    for slot, (weight, slot_before, slot_after) in enumerate(_IN_LINES):
        if slot_after.match(after) and slot_before.search(before):
            return slot, weight
    return None


def _weight(mentions: list[_Mention]) -> int:
    """The slots' weights, each slot counted twice at most."""
    weight, seen = 0, Counter[int]()
    for mention in mentions:
        seen[mention.slot] += 1
        if seen[mention.slot] <= _MOST_OF_A_SLOT:
            weight += mention.weight
    return weight


def _score(mentions: list[_Mention], text: str) -> int:
    """What the slots say of a name, and a little for one that the ad keeps saying. A common word scores nothing."""
    name = _usual_name(mentions)
    if all(mention.weight == _WEAK for mention in mentions) and len({mention.slot for mention in mentions}) == 1:
        return 0
    if all(mention.weight < _STRONG or mention.slot in _SUBJECTS for mention in mentions):
        as_word, as_name = (len(re.findall(rf"(?<![\w@./-]){re.escape(n)}(?![\w@/-])", text)) for n in (name.lower(), name))
        if as_word >= as_name > 0:
            return 0
    times_said = text.count(name)
    return _weight(mentions) + (times_said > 1) + (times_said > 3)


def _usual_name(mentions: list[_Mention]) -> str:
    """The spelling that the slots name most."""
    weights = Counter[str]()
    for mention in mentions:
        weights[mention.name] += mention.weight
    return weights.most_common(1)[0][0]


def _full_name(mentions: list[_Mention], text: str) -> str:
    """The usual name, or what stands for it in full: `Wardlark Barge Lines (WBL)`, or where it opens the ad."""
    usual = _usual_name(mentions)
    if usual.isupper():
        spelled_out = re.search(rf"(?P<name>{_CAPITALS}),?(?: Inc\.?| LLC)? \([“\"]?{re.escape(usual)}\W", text)
        if spelled_out and " " in spelled_out["name"]:
            return spelled_out["name"]
    opening = (mention.name for mention in mentions if mention.slot in _SUBJECTS and mention.weight == _STRONG)
    return max((name for name in opening if name.startswith(usual + " ")), key=len, default=usual)


def _sentence(text: str, position: int) -> str:
    """The sentence around a position; some of it where it is long."""
    ends = (". ", "! ", "? ")
    start = max((at + 2 for end in ends if (at := text.rfind(end, 0, position)) >= 0), default=0)
    stop = min((at + 1 for end in ends if (at := text.find(end, position)) >= 0), default=len(text))
    return text[start:stop] if stop - start <= _LONGEST_QUOTE else text[max(start, position - 60) :][:_LONGEST_QUOTE]
