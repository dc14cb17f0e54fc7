"""From where one may apply: three answers for any country, by the badge, the title and the ad's own plain words.

A place alone says nothing: offices, customers and the team's own whereabouts are named in every other ad. So a sentence of
the body counts only where it says of applicants, or of the role, that they must be, may be or cannot be somewhere.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from postings.choices import Answer, Region, SectionKind, WorkMode
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Applicants, Document, Evidence, Fact, Line, Places
from postings.extraction.places import read_places
from postings.reference import gazetteer

_PEOPLE = (
    r"(?:candidates?|applicants?|people|individuals?|residents?|engineers?|developers?|talents?|professionals?|anyone|"
    r"someone|those|team ?members?|persons?|colleagues?|nationals?|citizens?|contractors?|employees|applications|"
    r"speakers?)"
)
_MUST = r"(?:must|need(?:s)? to|have to|has to|required to|should)"
_BE = r"(?:be(?: an?)?(?: \w+){0,2}? (?:based|located|residents?|residing|living)|be|reside|live|work(?: remotely)?)"
_IN = r"(?:anywhere )?(?:in|within|from|inside|of|across|throughout)\b"
_ALLOWED = (
    r"(?:authori[sz]ed|authori[sz]ation|eligib(?:le|ility)|(?:the |unrestricted |legal )*right|permit(?:ted)?|allowed|"
    r"entitled|permission)"
)
_TAKES = r"(?:hir(?:e|ing)|open|available|consider\w*|accept\w*|recruit\w*|eligible)"


class _Rule(NamedTuple):
    """Words after which places follow, and what these are then."""

    says: EvidenceRule
    words: re.Pattern[str]


def _rule(says: EvidenceRule, *words: str) -> _Rule:
    return _Rule(says, re.compile("|".join(words), re.IGNORECASE))


_NO = _rule(
    EvidenceRule.APPLY_NOT_FROM,
    r"(?:\b(?:cannot|unable to|(?:do(?:es)?|will|can|are|is) not|not (?:able|currently))|n['’]t)(?: \w+){0,3}? "
    r"(?:hire|hiring|employ|consider\w*|accept\w*|open|available|recruit\w*|support)(?: (?!outside)[\w-]+){0,6}? "
    r"(?:in|from|to|of|within)\b",
)
_ELSEWHERE = _rule(
    EvidenceRule.APPLY_NOT_FROM_ELSEWHERE,
    r"(?:\b(?:cannot|unable|not)\b|n['’]t\b)[^.;]{0,80}?\boutside(?: of)?\b",
)
_PERMIT = _rule(
    EvidenceRule.WORK_PERMIT_THERE,
    rf"\b{_ALLOWED} to (?:\w+ ){{0,4}}?(?:work|live|employed)(?:,? (?!in\b|within\b|from\b)[\w-]+){{0,6}}?,? "
    r"(?:in|within|from)\b",
    r"\b(?:must|required to|need to)(?: \w+){0,3} (?:be|hold|have|possess)(?: an?)?"
    r"(?= \S+(?: \S+)? (?:citizen|person\b|national|green))",
)
# Where several match, the first counts.
_YES = (
    _rule(
        EvidenceRule.APPLICANTS_LIVE_THERE,
        rf"\b{_MUST} (?:\w+ ){{0,2}}?{_BE},? {_IN}",
        rf"\b{_PEOPLE} {_MUST} be {_IN}",
        rf"\b{_MUST} be (?:performed|done|completed|carried out) (?:from )?{_IN}",
        rf"\b(?:need|require|expect)s? (?:you|{_PEOPLE}) to (?:live|reside|be|work) (?:based |located )?{_IN}",
        r"^\W*(?:currently )?(?:based|located|residing) (?:anywhere )?(?:in|within)\b(?=.{1,60}$)(?!.*\b(?:we|our)\b)",
    ),
    _rule(
        EvidenceRule.APPLY_ONLY_FROM,
        rf"\b(?:only|exclusively|solely) (?:\w+ ){{0,4}}?(?:{_TAKES}|{_PEOPLE})(?: [\w-]+){{0,8}}? "
        r"(?:in|to|from|within|of)\b",
        r"\b(?:open|available|limited|restricted|eligible|hiring) (?:exclusively |only |solely )?(?:to|for|in|within|from) "
        rf"(?:all )?{_PEOPLE}(?: who (?:are|is))?(?: \w+){{0,3}}? (?:in|of|from|within)\b",
        r"\b(?:open|available|limited|restricted|eligible|hiring) (?:exclusively|only|solely) (?:to|for|in|within|from)\b",
    ),
    _rule(
        EvidenceRule.OPEN_TO_APPLICANTS,
        rf"\b(?:consider\w*|accept\w*|open to|welcome|focus(?:ing|ed)? on) (?:\w+ ){{0,6}}?{_PEOPLE}"
        rf"(?: who)?(?: \w+){{0,3}}? {_IN}",
        r"\b(?:looking for|seeking|seeks|prioriti[sz]ing|focus(?:ing|ed)? on|hiring|hire|we need)(?: [\w/-]+ ?,?){0,8}? "
        rf"(?:based|located|residing|living|reside)(?: remotely)? {_IN}",
    ),
    _rule(
        EvidenceRule.HIRES_THERE,
        r"\b(?:we|we['’]re|currently|actively) (?:are )?(?:currently |only |actively |also )*(?:able to |can |looking to )?"
        rf"(?:hire|hiring|recruit|recruiting)(?: remote(?:ly)?| full-time| {_PEOPLE})* {_IN}(?! our| a )",
    ),
    _rule(
        EvidenceRule.ROLE_IS_THERE,
        r"\b(?:role|position|job|opportunity|vacancy) (?:is|will be|must be|can be|may be|has to be)"
        r"(?: (?!in\b)[\w%-]+,?){0,5}? "
        r"(?:based|located|seated|performed|worked|filled|done|remote(?:ly)?)(?: remotely| from any location)* "
        rf"{_IN}",
    ),
    _rule(
        EvidenceRule.WORK_FROM,
        r"\b(?:can|may|you['’]ll|will|option to|choose to|ability to|able to|free to|opportunity to)(?: \w+){0,3}? "
        rf"remote(?:ly)? {_IN}",
        r"^\W*(?:this (?:is|role is) )?(?:an? )?(?:[\w%]+[ ,-]+){0,3}?remote(?:ly)?(?:[ -](?:first|friendly))?"
        rf"(?: (?:work|role|position|job|opportunity))?(?: based)?,? \(?{_IN}",
        rf"\bwork(?:ing)? (?:remotely |virtually )?from (?:home |any location |almost |nearly )?{_IN}",
        r"\bwork(?:ing)? (?:remotely |virtually )?from (?:almost |nearly )?anywhere (?:in|within)\b",
        r"^\W*work anywhere (?:from )?(?:in|within)\b",
        r"\byou can (?:live|work|be based|be located|be) anywhere (?:in|within)\b",
    ),
)
# The place stands in front: `US-based candidates only`, `(US only)`.
_ONLY = re.compile(
    rf"[\s-]+(?:based |located |resident )?(?:{_PEOPLE} )?(?:only|exclusively)\b|-based,? (?:remote )?(?:role|position)\b",
    re.IGNORECASE,
)
_CITIZENS = re.compile(r"[\s-]+citizen(?:s|ship)?\b[\w ,]{0,60}\b(?:required|only|must|needed)\b", re.IGNORECASE)
_THE_WORLD = (
    r"(?:anywhere in the world|worldwide|from (?:any|all) countr(?:y|ies)|from (?:all )?around the world|"
    r"(?:all )?(?:over|around|across) the (?:world|globe)|from anywhere|"
    r"regardless of (?:\w+ )?location|any location|globally)"
    r"(?! (?:in|within|across|that|where|with|for|diverse|distributed)\b)"
)
_OPEN_TO_ALL = _rule(
    EvidenceRule.OPEN_WORLDWIDE,
    r"\b(?:we|we['’]re|role|position|job|opportunity|applications?|candidates)\b[^.;]{0,40}?"
    r"\b(?:open to|open for|hir(?:e|ing)|recruit(?:ing)?|accept(?:ing|ed)?|welcome|consider(?:ing|ed)?)\b[^.;]{0,60}?"
    rf"\b{_THE_WORLD}",
    r"\b(?:role|position|job|opportunity|you|candidates?)\b (?:is|are|can|may|could|will)\b[^.;]{0,30}?"
    r"\b(?:remote(?:ly)?|work|based|located|live|be)\b[^.;]{0,25}?"
    r"\b(?:anywhere in the world|anywhere on (?:the )?(?:earth|planet|globe))",
    r"\bremote(?: work| position| role| job)? from anywhere in the world",
)

# Sentences that name places for another reason, or only wish.
_PAY = re.compile(
    r"\b(?:pay|paid|salar\w+|compensation|wages?|benefits?|insurance|bonus|rates?|stipend|holidays?|pto|equity|exempt)\b|401|"
    r"[$€£]\s?\d",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\be-?verify\b|\bI-9\b|\bverif(?:y|ication)\b|\bprivacy\b|\bGDPR\b|\bCCPA\b|\bordinance\b|\bfair chance\b|\bstatut|"
    r"\bregardless of (?:race|sex)|\bequal\b|\bfederal law|\bnotice\b|\bif you\b|\bprefer(?:red|ence|s)?\b|\bpreferably\b|"
    r"\bideal(?:ly)?\b|\bnice to have\b|\ba plus\b|\bcustomers\b|\bvisit\b|\btravel\w*\b|\brelocat\w+|\bvary\b|"
    r"\b(?:weeks?|days|months?) (?:a|per|of|each|every|in)\b|\bcompanies\b|\bbusinesses\b|"
    r"\b(?:some|most|many|several|certain) (?:\w+ )?countries\b",
    re.IGNORECASE,
)
_FOR_SOME = re.compile(
    r"^\W*(?:for|if|in case|when|where|to (?:the|all)|as an?|unless|within) |^[^:]{0,40}\bonly:", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:not|no|cannot|never|outside)\b|n['’]t\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"[\s-]*(?:[\w/&]+[\s-]+){0,4}?(?:time ?zones?|hours|time\b|clock|morning|shift)|[^.;,]{0,15}\bhours\b", re.IGNORECASE
)
_LINK = re.compile(r"(?:[\s,/&]|\band\b|\bor\b|\bthe\b)*", re.IGNORECASE)
# A list of places ends where other words begin.
_END_OF_LIST = re.compile(
    r"\b(?:but|not|except|excluding|however|while|our|offices?|headquarter\w*|clients?|customers?|team|teams|without|who|"
    r"which|with|overlap|via|outside|preferabl[ey]|hours|benefits|through|to|because|as|for|at|have|has|be|is|are|company)\b"
    r"|[;!?]|\.\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bInc\.)\s+"
    r"(?:(?<!\bU\.S\.\s)(?=[\"“(*A-Z\d])|(?=(?:This|We|You|The|All|Our|If|For|Applicants|Candidates|Please|It|In)\b))"
)
_MAY_TELL = re.compile(
    r"\b(?:must|requires? you|live|only|exclusively|eligib\w+|authori[sz]\w+|right to|permit\w*|entitled|hir(?:e|ing)|"
    r"open to|open for|consider\w*|accept\w*|remote\w*|anywhere|worldwide|citizen\w*|resid\w+|recruit\w*|located|based|"
    r"outside|candidates|applicants)\b",
    re.IGNORECASE,
)
_REGION = re.compile(
    r"(?<!\bEastern )(?<!\bWestern )(?<!\bNorthern )(?<!\bSouthern )(?<!\bCentral )"
    r"\b(?:Europe(?:an Union|an Economic Area)?|EU|EEA|EMEA|APAC|L(?:ATAM|atAm|atam)|Latin America|North America|"
    r"South America|Central America|Americas|Africa|Asia|Middle East|Nordics|DACH|Balkans|Oceania)\b(?!-wide| Pacific)"
)
_PART_OF_EUROPE = re.compile(r"\b(?:eastern|western|northern|southern|central) europe|\bCEE\b", re.IGNORECASE)
_LOCATION_LINE = re.compile(
    r"^(?:(?:(?:job|work|role|position|available|candidates?|eligible|remote|hiring) )?"
    r"(?:locations?|regions?|countr(?:y|ies))(?: type)?\s*[:–-]|"
    r"(?:fully |100% )?remote(?:\s*\(|\s*:|\s+[-–]|[-–]\s))\s*(?P<places>.{2,100})$",
    re.IGNORECASE,
)
_OFFICE_OR_REMOTE = re.compile(r"(?:\bor|[/|;+]|\band)\s*\(?remote\)?\W*$|^\W*remote\s*(?:or\b|[/|;+])", re.IGNORECASE)
_TITLE_PIECE = re.compile(r"\(([^()]{3,60})\)|\[([^\[\]]{3,60})\]|\s[-–—|]\s([^-–—|()]{3,60})$")
_TITLE_WORD = re.compile(r"\b(?:remote|only|based)\b", re.IGNORECASE)

_MAX_LINE, _MAX_QUOTE, _MAX_FIRST_GAP, _MAX_GAP, _REACH_OF_NOT = 3_000, 300, 45, 28, 30


class _Said(NamedTuple):
    """What one sentence, badge or title says; `others` is what then holds for all other countries."""

    evidence: Evidence
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    others: Answer = Answer.NOT_STATED


class _Area(NamedTuple):
    """A place that a sentence names, as the countries that it is in: `text[start:end]`."""

    countries: frozenset[str]
    start: int
    end: int
    is_state: bool = False


class _Sentence(NamedTuple):
    """A sentence of the body, its line, and the places that it names."""

    text: str
    line: int
    areas: list[_Area]

    def evidence(self, rule: EvidenceRule) -> Evidence:
        return Evidence(self.text[:_MAX_QUOTE], self.line, rule)


def read_applicants(document: Document, places: Places | None) -> Fact[Applicants] | None:
    """None where the ad does not say.

    Badge and title say it for a start. The body adds countries to them, and narrows down a part of the world.
    """
    headers = [said for said in (_badge(document.location, places), _title(document.title)) if said]
    body, permits = _body(document)
    if not _all_yes((*headers, *body)):
        # Where one must be allowed to work tells where one may live only if nothing else does.
        body += permits
    header_yes, body_yes = _all_yes(headers), _all_yes(body)
    narrowed = body_yes and body_yes < header_yes
    yes = body_yes if narrowed else header_yes | body_yes
    no = frozenset[str]().union(*(said.no for said in (*headers, *body)))
    if any(said.yes and said.others == Answer.NO for said in (*headers, *body)):
        others = Answer.NO
    elif not body_yes and any(said.others == Answer.YES for said in (headers or body)):
        others = Answer.YES
    else:
        others = Answer.NOT_STATED
    yes -= no
    if not yes and not no and others == Answer.NOT_STATED:
        return None
    used = [said.evidence for said in (*headers, *body) if said.yes or said.no or said.others == others]
    once = {evidence.quote: evidence for evidence in reversed(used)}
    return Fact(Applicants(tuple(sorted(yes)), tuple(sorted(no)), others), tuple(reversed(once.values())))


def _all_yes(said: Iterable[_Said]) -> frozenset[str]:
    return frozenset[str]().union(*(each.yes for each in said))


def _badge(line: Line | None, places: Places | None) -> _Said | None:
    if line is None or places is None:
        return None
    return _from_places(line.text, places, Evidence(line.text, line.number, EvidenceRule.HEADER_NAMES_IT))


def _title(line: Line) -> _Said | None:
    """`Data Engineer (Remote, US)`."""
    for match in _TITLE_PIECE.finditer(line.text):
        piece = next(group for group in match.groups() if group)
        if _TITLE_WORD.search(piece) and not _CLOCK.search(piece) and (places := read_places(piece)):
            return _from_places(piece, places, Evidence(line.text, line.number, EvidenceRule.TITLE_SAYS_FROM_WHERE))
    return None


def _from_places(text: str, places: Places, evidence: Evidence) -> _Said | None:
    """What a badge, or words like one, say."""
    yes = frozenset(places.countries)
    for region in places.regions:
        if region != Region.WORLDWIDE and not (region == Region.EUROPE and _PART_OF_EUROPE.search(text)):
            yes |= gazetteer.region_countries(region)
    if Region.WORLDWIDE in places.regions:
        no = frozenset(["US"]) if re.search(r"\bnon-US\b", text, re.IGNORECASE) else frozenset[str]()
        return _Said(evidence, yes, no, Answer.YES)
    if not yes:
        return None
    is_remote = not places.work_modes or WorkMode.REMOTE in places.work_modes
    # In `Boston or Remote` the place is the office's.
    is_offices = _OFFICE_OR_REMOTE.search(text) and not places.regions and not gazetteer.countries_named(text)
    return _Said(evidence, yes, others=Answer.NO if is_remote and not is_offices else Answer.NOT_STATED)


def _body(document: Document) -> tuple[list[_Said], list[_Said]]:
    """What the body says of applicants, and what of where one must be allowed to work."""
    said, permits = [], []
    for _, line in document.lines():
        if (match := _LOCATION_LINE.match(line.text)) and (found := _location_line(match["places"], line)):
            said.append(found)
    for sentence in _sentences(document):
        if _LOCATION_LINE.match(sentence.text):
            continue
        if found := _statement(sentence):
            said.append(found)
        elif found := _work_permit(sentence):
            permits.append(found)
    return said, permits


def _sentences(document: Document) -> Iterator[_Sentence]:
    """The sentences that may tell about applicants."""
    for section, line in document.lines():
        if section.kind != SectionKind.EQUAL_OPPORTUNITY and _MAY_TELL.search(line.text, 0, _MAX_LINE):
            for text in _SENTENCE.split(line.text[:_MAX_LINE]):
                if _MAY_TELL.search(text) and not (_ASIDE.search(text) or _FOR_SOME.match(text)):
                    yield _Sentence(text.strip(), line.number, _areas(text.strip()))


def _location_line(text: str, line: Line) -> _Said | None:
    """`Location: Remote (US)`, a badge in the body."""
    places = read_places(text)
    if places is None or _CLOCK.search(text) or _PAY.search(text):
        return None
    if not (places.work_modes or places.regions or gazetteer.countries_named(text)):
        return None
    said = _from_places(text, places, Evidence(line.text, line.number, EvidenceRule.LOCATION_LINE))
    return said if said and said.others != Answer.NOT_STATED else None


def _statement(sentence: _Sentence) -> _Said | None:
    """What a sentence says about applicants, if it does."""
    if _PAY.search(sentence.text):
        return None
    if areas := _listed_after(_ELSEWHERE, sentence):
        return _Said(sentence.evidence(_ELSEWHERE.says), _united(areas), others=Answer.NO)
    if areas := _listed_after(_NO, sentence):
        # Who does not hire in some states hires in the others.
        if all(area.is_state for area in areas):
            return _Said(sentence.evidence(_NO.says), _united(areas))
        return _Said(sentence.evidence(_NO.says), no=_united(area for area in areas if not area.is_state))
    for rule in _YES:
        if areas := _listed_after(rule, sentence, unless_denied=True):
            return _Said(sentence.evidence(rule.says), _united(areas), others=Answer.NO)
    if areas := _listed_before_only(sentence):
        return _Said(sentence.evidence(EvidenceRule.APPLY_ONLY_FROM), _united(areas), others=Answer.NO)
    if (match := _OPEN_TO_ALL.words.search(sentence.text)) and not _NOT.search(match[0]):
        return _Said(sentence.evidence(_OPEN_TO_ALL.says), others=Answer.YES)
    return None


def _work_permit(sentence: _Sentence) -> _Said | None:
    """What a sentence says about where one must be allowed to work, or a citizen of what."""
    areas = _listed_after(_PERMIT, sentence, unless_denied=True)
    areas = areas or [area for area in sentence.areas if _CITIZENS.match(sentence.text, area.end)]
    return _Said(sentence.evidence(_PERMIT.says), _united(areas), others=Answer.NO) if areas else None


def _united(areas: Iterable[_Area]) -> frozenset[str]:
    return frozenset[str]().union(*(area.countries for area in areas))


def _listed_after(rule: _Rule, sentence: _Sentence, unless_denied: bool = False) -> list[_Area]:
    """The list of places that follows the rule's words; empty where it is about the clock."""
    if not sentence.areas:
        return []
    for match in rule.words.finditer(sentence.text):
        is_denied = unless_denied and _NOT.search(sentence.text, max(0, match.start() - _REACH_OF_NOT), match.end())
        if not is_denied and (areas := _list_at(sentence, match.end())):
            return areas
    return []


def _list_at(sentence: _Sentence, start: int) -> list[_Area]:
    listed: list[_Area] = []
    end = start
    for area in sentence.areas:
        if area.start < start:
            continue
        gap = sentence.text[end : area.start]
        if len(gap) > (_MAX_GAP if listed else _MAX_FIRST_GAP) or _END_OF_LIST.search(gap):
            break
        if _CLOCK.match(sentence.text, area.end, area.end + 60):
            return []
        listed.append(area)
        end = area.end
    return listed


def _listed_before_only(sentence: _Sentence) -> list[_Area]:
    """`Canada, LATAM or US only`."""
    areas = sentence.areas
    for last, area in enumerate(areas):
        if _ONLY.match(sentence.text, area.end):
            first = last
            while first and _LINK.fullmatch(sentence.text, areas[first - 1].end, areas[first].start):
                first -= 1
            return areas[first : last + 1]
    return []


def _areas(sentence: str) -> list[_Area]:
    """Countries, regions and the states of America and Canada that a sentence names, in order."""
    areas = [_Area(frozenset([named.code]), named.start, named.end) for named in gazetteer.countries_named(sentence)]
    for match in _REGION.finditer(sentence):
        if not any(area.start <= match.start() < area.end for area in areas):
            is_eea = match[0] in ("EEA", "European Economic Area")
            region = Region.EU if is_eea else gazetteer.regions()[gazetteer.fold(match[0])]
            countries = gazetteer.region_countries(region) | ({"IS", "LI", "NO"} if is_eea else set())
            areas.append(_Area(countries, match.start(), match.end()))
    for match in _states().finditer(sentence):
        country = "CA" if match["canada"] else "US"
        areas.append(_Area(frozenset([country]), match.start(), match.end(), is_state=True))
    return sorted(areas, key=lambda area: area.start)


@cache
def _states() -> re.Pattern[str]:
    states = [name for name in gazetteer.state_names("US") if name != "Georgia"]
    return re.compile(rf"\b(?:{'|'.join(states)}|(?P<canada>{'|'.join(gazetteer.state_names('CA'))}))\b")
