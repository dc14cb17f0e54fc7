"""Read from which countries one may apply, as a sentence of an ad says it.

A place name alone is no evidence: most ads also name offices, customers and where the team lives. A sentence counts only
where it says where applicants or the role must be, may be or cannot be.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from postings.choices import Answer, Region, SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Line, Places
from postings.extraction import applicants_in_other_languages
from postings.extraction.applicant_rules import PlaceMention, Rule, Rules, make_rule
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
_ACCEPTS = r"(?:hir(?:e|ing)|open|available|consider\w*|accept\w*|recruit\w*|eligible)"


_NOT_FROM = make_rule(
    EvidenceRule.APPLY_NOT_FROM,
    r"(?:\b(?:cannot|unable to|(?:do(?:es)?|will|can|are|is) not|not (?:able|currently))|n['’]t)(?: \w+){0,3}? "
    r"(?:hire|hiring|employ|take on|onboard|engage|consider\w*|accept\w*|open|available|recruit\w*|support)"
    r"(?: (?!outside)[\w-]+){0,6}? "
    r"(?:in|from|to|of|within)\b",
    r"(?:\b(?:cannot|unable to|not able to|do not|will not)|n['’]t) (?:\w+ )?(?:hire|employ|consider|accept)"
    r"(?= (?:the )?\S+(?: \S+)? (?:residents|citizens|nationals|candidates|applicants)\b)",
    # Where a company has no entity it employs nobody, unless the sentence names another way.
    r"\b(?:ha(?:ve|s) no|(?:not|n['’]t)(?: currently| yet)? have (?:an?|any)|lacks? an?) (?:[\w-]+ ){0,2}(?:entity|entities|"
    r"subsidiary|payroll) in\b(?![^.;]*\b(?:contractor|freelanc\w+|b2b|record|eor|partner)\b)",
    r"\b(?:ha(?:ve|s) no|(?:not|n['’]t)(?: currently| yet)? have (?:an?|any)) (?:[\w-]+ ){0,2}(?:company|office|branch|"
    r"presence) in\b(?=[^.;]{2,90}\b(?:cannot|can['’]t|unable|not able|not possible)\b)",
    rf"^\W*(?:sorry,? |unfortunately,? )?(?:but )?no {_PEOPLE} (?:based |located |living |residing )?(?:from|in)\b",
)
# The places come first: "Candidates living in Spain cannot be considered".
_PEOPLE_THERE = make_rule(
    EvidenceRule.APPLY_NOT_FROM,
    rf"\b{_PEOPLE} (?:who )?(?:are )?(?:currently )?"
    r"(?:(?:based|located|living|live|residing|reside|resident) )?(?:from|in|of)\b",
)
_NOT_ELIGIBLE_AFTER = re.compile(
    r",?\s(?:\w+ )?(?:cannot|can not|can['’]t|will not|won['’]t|may not|need not|(?:are|is) (?:\w+ )?not|aren['’]t|isn['’]t)"
    r"(?: \w+){0,2}? (?:considered|accepted|hired|employed|apply|eligible|supported|taken)\b|"
    r",?\s(?:are|is) (?:\w+ )?(?:ineligible|excluded)\b",
    re.IGNORECASE,
)
_NOT_OUTSIDE = make_rule(
    EvidenceRule.APPLY_NOT_FROM_ELSEWHERE,
    r"(?:\b(?:cannot|unable|not)\b|n['’]t\b)[^.;]{0,80}?\boutside(?: of)?\b",
    rf"\b{_PEOPLE} (?:from |based |located |living |residing )?outside(?: of)?\b(?=[^.;]{{1,60}}\b(?:not|cannot|rejected|"
    r"declined|ineligible|disregarded|discarded|excluded)\b)",
)
_WORK_PERMIT = make_rule(
    EvidenceRule.WORK_PERMIT_THERE,
    rf"\b{_ALLOWED} to (?:\w+ ){{0,4}}?(?:work|live|employed)(?:,? (?!in\b|within\b|from\b)[\w-]+){{0,6}}?,? "
    r"(?:in|within|from)\b",
    r"\b(?:must|required to|need to)(?: \w+){0,3} (?:be|hold|have|possess)(?: an?)?"
    r"(?= \S+(?: \S+)? (?:citizen|person\b|national|green))",
)
# The first rule that matches applies.
_ELIGIBLE_RULES = (
    make_rule(
        EvidenceRule.APPLICANTS_LIVE_THERE,
        rf"\b{_MUST} (?:\w+ ){{0,2}}?{_BE},? {_IN}",
        rf"\b{_PEOPLE} {_MUST} be {_IN}",
        rf"\b{_MUST} be (?:performed|done|completed|carried out) (?:from )?{_IN}",
        rf"\b(?:need|require|expect)s? (?:you|{_PEOPLE}) to (?:live|reside|be|work) (?:based |located )?{_IN}",
        r"^\W*(?:currently )?(?:based|located|residing) (?:anywhere )?(?:in|within)\b(?=.{1,60}$)(?!.*\b(?:we|our)\b)",
    ),
    make_rule(
        EvidenceRule.APPLY_ONLY_FROM,
        rf"\b(?:only|exclusively|solely) (?:\w+ ){{0,4}}?(?:{_ACCEPTS}|{_PEOPLE})(?: [\w-]+){{0,8}}? "
        r"(?:in|to|from|within|of)\b",
        r"\b(?:open|available|limited|restricted|eligible|hiring) (?:exclusively |only |solely )?(?:to|for|in|within|from) "
        rf"(?:all )?{_PEOPLE}(?: who (?:are|is))?(?: \w+){{0,3}}? (?:in|of|from|within)\b",
        r"\b(?:open|available|limited|restricted|eligible|hiring) (?:exclusively|only|solely) (?:to|for|in|within|from)\b",
        r"\b(?:role|position|job|opportunity|vacancy) (?:is|will be)(?: \w+){0,2} (?:limited|restricted) to\b",
    ),
    make_rule(
        EvidenceRule.OPEN_TO_APPLICANTS,
        rf"^\W*(?:all )?{_PEOPLE} (?:based |located |living |residing )?{_IN}"
        r"(?=[^.]{3,150}\b(?:welcome|encouraged|invited)\b)",
        rf"\b(?:candidates|applicants) (?:can|may) {_BE},? {_IN}",
        rf"\b(?:looking for|seeking|seeks) (?:\w+ ){{0,4}}?{_PEOPLE} (?:based |located |living )?(?:in|from)\b",
        rf"\b(?:role|position|job|opportunity) for {_PEOPLE} (?:based |located |living |residing )?(?:in|from|within)\b",
        rf"\b(?:consider\w*|accept\w*|open to|welcome|focus(?:ing|ed)? on) (?:\w+ ){{0,6}}?{_PEOPLE}"
        rf"(?: who)?(?: \w+){{0,3}}? {_IN}",
        r"\b(?:looking for|seeking|seeks|prioriti[sz]ing|focus(?:ing|ed)? on|hiring|hire|we need)"
        r"(?: [\w()/&+#.–-]+ ?,?){0,12}? "
        rf"(?:based|located|residing|living|reside)(?: remotely)? {_IN}",
    ),
    make_rule(
        EvidenceRule.HIRES_THERE,
        r"\b(?:we|we['’]re|currently|actively) (?:are )?(?:currently |only |actively |also )*(?:able to |can |looking to )?"
        rf"(?:hire|hiring|recruit|recruiting|employ(?= you| {_PEOPLE}))(?: remote(?:ly)?| full-time| you| {_PEOPLE})* {_IN}"
        r"(?! our| a )",
    ),
    make_rule(
        EvidenceRule.ROLE_IS_THERE,
        r"\b(?:role|position|job|opportunity|vacancy) (?:is|will be|must be|can be|may be|has to be)"
        r"(?: (?!in\b)[\w%-]+,?){0,5}? "
        r"(?:based|located|seated|performed|worked|filled|done|remote(?:ly)?)(?: remotely| from any location)* "
        rf"{_IN}",
    ),
    make_rule(
        EvidenceRule.WORK_FROM,
        r"\b(?:can|may|you['’]ll|will|option to|choose to|ability to|able to|free to|opportunity to)(?: \w+){0,3}? "
        rf"remote(?:ly)? {_IN}",
        r"^\W*(?:this (?:is|role is) )?(?:an? )?(?:[\w%]+[ ,-]+){0,3}?remote(?:ly)?(?:[ -](?:first|friendly))?"
        rf"(?: (?:work|role|position|job|opportunity))?(?: based)?,? \(?{_IN}",
        rf"\bwork(?:ing)? (?:remotely |virtually )?from (?:home |any location |almost |nearly )?{_IN}",
        r"\bwork(?:ing)? (?:remotely |virtually )?from (?:almost |nearly )?anywhere (?:in|within)\b",
        r"^\W*work anywhere (?:from )?(?:in|within)\b",
        r"\byou can (?:live|work|be based|be located|be) anywhere (?:in|within)\b",
        r"\byou (?:can|may) (?:live|reside|be based|be located|work from)(?: anywhere)?(?: in| within)?\b",
        r"\blive (?:anywhere|where(?:ver)? you (?:want|like)) (?:in|within)\b",
    ),
)
# The place comes first: `US-based candidates only`, `(US only)`.
_ONLY_AFTER = re.compile(
    rf"[\s-]+(?:based |located |resident )?(?:{_PEOPLE} )?(?:only|exclusively)\b|-based,? (?:remote )?(?:role|position)\b",
    re.IGNORECASE,
)
_CITIZENS = re.compile(r"[\s-]+citizen(?:s|ship)?\b[\w ,]{0,60}\b(?:required|only|must|needed)\b", re.IGNORECASE)
_WORLDWIDE = (
    r"(?:anywhere in the world|worldwide|everywhere|(?:from|in) (?:any|all) countr(?:y|ies)|from (?:all )?around the world|"
    r"(?:all )?(?:over|around|across) the (?:world|globe)|from anywhere|"
    r"regardless of (?:\w+ )?location|any location|globally)"
    r"(?! (?:in|within|across|that|where|with|for|diverse|distributed)\b)"
)
_OPEN_WORLDWIDE = make_rule(
    EvidenceRule.OPEN_WORLDWIDE,
    r"\b(?:we|we['’]re|role|position|job|opportunity|applications?|candidates)\b[^.;]{0,40}?"
    r"\b(?:open(?: to| for)?|hir(?:e|ing)|recruit(?:ing)?|accept(?:ing|ed)?|welcome|consider(?:ing|ed)?)\b[^.;]{0,60}?"
    rf"\b{_WORLDWIDE}",
    r"\b(?:role|position|job|opportunity|you|candidates?)\b (?:is|are|can|may|could|will)\b[^.;]{0,30}?"
    r"\b(?:remote(?:ly)?|work|based|located|live|be)\b[^.;]{0,25}?"
    r"\b(?:anywhere in the world|anywhere on (?:the )?(?:earth|planet|globe)|"
    r"any country(?! (?:in|within|where|that|with)\b))",
    r"\bremote(?: work| position| role| job)? from anywhere in the world",
    r"^\W*(?:you (?:can|may) )?work(?:ing)? (?:remotely )?from anywhere in the world(?=\W*$|\s*\()",
    rf"^\W*open (?:to (?:everyone|anyone|{_PEOPLE}) )?{_WORLDWIDE}(?=\W*$)",
)

# Sentences that name places for another reason, or only as a preference.
PAY = re.compile(
    r"\b(?:pay|paid|salar\w+|compensation|wages?|benefits?|insurance|bonus|rates?|stipend|holidays?|pto|equity|exempt)\b|"
    r"401|"
    r"[$€£]\s?\d",
    re.IGNORECASE,
)
_OTHER_TOPICS = re.compile(
    r"\be-?verify\b|\bI-9\b|\bverif(?:y|ication)\b|\bprivacy\b|\bGDPR\b|\bCCPA\b|\bordinance\b|\bfair chance\b|\bstatut|"
    r"\bregardless of (?:race|sex)|\bequal\b|\bfederal law|\bnotice\b|\bif you\b|\bprefer(?:red|ence|s)?\b|\bpreferably\b|"
    r"\bideal(?:ly)?\b|\bnice to have\b|\ba plus\b|\bcustomers\b|\bvisit\b|\btravel\w*\b|\brelocat\w+|\bvary\b|"
    r"\b(?:weeks?|days|months?) (?:a|per|of|each|every|in)\b|\bcompanies\b|\bbusinesses\b|"
    r"\b(?:some|most|many|several|certain) (?:\w+ )?countries\b(?!,? (?:but|except|excluding|apart|other)\b)",
    re.IGNORECASE,
)
_CONDITIONAL = re.compile(
    r"^\W*(?:for(?! the time being\b| now\b| the moment\b)|if|in case|when|where|to (?:the|all)|as an?|unless|within) |"
    r"^[^:]{0,40}\bonly:",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|cannot|never|outside)\b|n['’]t\b", re.IGNORECASE)
TIME_ZONE = re.compile(
    r"(?!,? (?:at|for) (?:this|the present|the current|any|the same) time)"
    r"(?! (?:\w+ ){0,2}?(?:in|within|during) (?:their|your)(?: own| local)? (?:time|hours))"
    r"[\s-]*(?:(?!at\b|for\b)[\w/&]+[\s-]+){0,4}?(?:time ?zones?|hours|time\b|clock|morning|shift)|[^.;,]{0,15}\bhours\b",
    re.IGNORECASE,
)
_EXCEPT_BEFORE = re.compile(
    r"\b(?:except(?:ion of|ing)?(?: for| from)?|excluding|but not(?: in| from)?|other than|apart from|"
    r"aside from|save for|minus|besides|bar(?:ring)?|not including|with the exception of|"
    r"(?:everywhere|anywhere) but(?: not(?: in| from)?)?|"
    r"(?<=countries )but|(?<=country )but)\b",
    re.IGNORECASE,
)
# "We hire from any European country apart from France": which other countries are meant is not read.
_FROM_ANY = re.compile(
    rf"\b(?:hir(?:e|ing)|recruit(?:ing)?|{_PEOPLE}|be based|live|reside|work) (?:\w+ ){{0,2}}?"
    r"(?:(?:from|in) (?:any|all|every|most)|anywhere|everywhere)\b",
    re.IGNORECASE,
)
_EXCLUDED_AFTER = re.compile(r",?\s(?:is |are )?(?:excluded|excepted)\b", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_LIST_SEPARATOR = re.compile(r"(?:[\s,/&]|\band\b|\bor\b|\bthe\b)*", re.IGNORECASE)
# A line above a list of places: "Where you can be based:", "We hire in the following countries".
_LABEL_OF_PLACES = re.compile(
    r"^\W*(?:where (?:you|we|candidates|applicants) (?:\w+ ){0,3}?(?:based|located|live|reside|work|work from|hire)|"
    r"(?:eligible|supported|approved|accepted|permitted) (?:countries|locations|regions)|"
    r"countries (?:where )?(?:we|you) (?:\w+ ){0,3}?(?:hire|employ|live|work|be based|apply)(?: in| from)?)\W*$|"
    r"\b(?:hire|employ|recruit|live|reside|based|located|work|open|available|applications|candidates|"
    r"applicants)\b[^.:]{0,40}"
    r"\b(?:following|these) (?:countries|locations|regions)(?: only)?\W*$",
    re.IGNORECASE,
)
# Words that end a list of places.
_END_OF_LIST = re.compile(
    r"\b(?:but|not|except|excluding|however|while|our|offices?|headquarter\w*|clients?|customers?|team|teams|without|who|"
    r"which|with|overlap|via|outside|preferabl[ey]|hours|benefits|"
    r"through|to|because|(?<!such )as|for|at|have|has|be|is|are|company)\b"
    r"|[;!?]|\.\s",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?<=[.!?;])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bInc\.)\s+"
    r"(?:(?<!\bU\.S\.\s)(?=[\"“(*A-Z\d])|(?=(?:This|We|You|The|All|Our|If|For|Applicants|Candidates|Please|It|In)\b))"
)
# In lower case, since a search that ignores case takes twice as long.
_KEYWORDS = re.compile(
    r"\b(?:must|requires? you|live|only|exclusively|eligib\w+|authori[sz]\w+|right to|permit\w*|entitled|hir(?:e|ing)|"
    r"open to|open for|welcome|consider\w*|accept\w*|remote\w*|anywhere|worldwide|citizen\w*|resid\w+|recruit\w*|located|"
    r"based|outside|candidates|applicants|applications from|employ|(?:limited|restricted) to|"
    r"performed|done from|take on|onboard|engage|entity|entities|subsidiary|work(?:ing|ed)? (?:\w+ )?from)\b",
)
REGION = re.compile(
    r"(?<!\bEastern )(?<!\bWestern )(?<!\bNorthern )(?<!\bSouthern )(?<!\bCentral )"
    r"\b(?:Europe(?:an Union|an Economic Area)?|EU|EEA|EMEA|APAC|L(?:ATAM|atAM|atAm|atam)|Latin America|North America|"
    r"(?:South[\s-]?[Ee]ast |South |East |Central )?Asia|ASEAN|"
    r"South America|Central America|Americas|Africa|Middle East|Nordics|DACH|Balkans|Oceania)\b(?!-wide| Pacific)"
)

_MAX_LINE, _MAX_LABEL, _MAX_QUOTE, _MAX_FIRST_GAP, _MAX_GAP, _MAX_NEGATION_DISTANCE = 3_000, 100, 300, 45, 28, 30


class Statement(NamedTuple):
    """The countries that a sentence, badge or title includes and excludes, and the answer for all `others`.

    `places` are those that it includes, as named: the region Europe and not its countries.
    """

    evidence: Evidence
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    others: Answer = Answer.NOT_STATED
    places: Places = Places()


class _Sentence(NamedTuple):
    """A sentence of the body with its line number, the places that it names, and the rules of its language."""

    text: str
    line: int
    places: list[PlaceMention]
    rules: Rules

    def evidence(self, rule: EvidenceRule) -> Evidence:
        return Evidence(self.text[:_MAX_QUOTE], self.line, rule)


def find_sentences(document: Document) -> Iterator[_Sentence]:
    """Yield the sentences that may be about applicants, with the rules for English and with those for other languages."""
    for section, line in document.lines():
        if section.kind != SectionKind.EQUAL_OPPORTUNITY:
            lower = line.text[:_MAX_LINE].lower()
            for rules in (_ENGLISH, applicants_in_other_languages.RULES):
                if rules.keywords.search(lower) and (not rules.words_of_language or rules.words_of_language.search(lower)):
                    yield from _sentences_of_line(line, rules)


def _sentences_of_line(line: Line, rules: Rules) -> Iterator[_Sentence]:
    for text in _SENTENCE.split(line.text[:_MAX_LINE]):
        is_other = rules.other_topics.search(text) or (rules.conditional and rules.conditional.match(text))
        if rules.keywords.search(text.lower()) and not is_other:
            yield _Sentence(text.strip(), line.number, rules.find_places(text.strip()), rules)


def read_sentence(sentence: _Sentence) -> Statement | None:
    """Return what a sentence says about applicants, or None. What it excludes is taken out of what it includes."""
    if PAY.search(sentence.text):
        return None
    excluded = [place for place in sentence.places if _is_excluded(place, sentence)]
    if not excluded:
        return _read_inclusion(sentence)
    no = _union_countries(place for place in excluded if not place.is_state)
    statement = _read_inclusion(sentence._replace(places=[place for place in sentence.places if place not in excluded]))
    if statement is None and no and _FROM_ANY.search(sentence.text):
        return Statement(sentence.evidence(EvidenceRule.APPLY_NOT_FROM), no=no)
    if statement is None:
        return None
    named = replace(statement.places, countries=tuple(code for code in statement.places.countries if code not in no))
    return statement._replace(yes=statement.yes - no, no=statement.no | no, places=named)


def read_listed_places(document: Document) -> Iterator[Statement]:
    """Yield the statement of each item in a list of places from which one may work, as the line above the list says."""
    lines = [line for _, line in document.lines_and_headings()]
    for index, line in enumerate(lines):
        if len(line.text) > _MAX_LABEL or not _LABEL_OF_PLACES.search(line.text):
            continue
        items = list(takewhile(lambda item: item.is_item, lines[index + 1 :]))
        places = [_only_places(item.text[:_MAX_LABEL]) for item in items]
        if all(places):
            for item, named in zip(items, places, strict=True):
                yield _only_from(named, Evidence(item.text[:_MAX_QUOTE], item.number, EvidenceRule.WORK_FROM))


def _only_places(text: str) -> list[PlaceMention]:
    """Return the places of an item that names nothing else, but for what is in brackets: "Denmark (Copenhagen)"."""
    text = _BRACKETED.sub(" ", text)
    places = _find_places(text)
    for place in reversed(places):
        text = f"{text[: place.start]} {text[place.end :]}"
    return places if _LIST_SEPARATOR.fullmatch(re.sub(r"[\W_]+", " ", text)) else []


def _is_excluded(place: PlaceMention, sentence: _Sentence) -> bool:
    """Return whether a sentence takes a place out: "except the US", "UK excluded"."""
    if sentence.rules.excluded_after.match(sentence.text, place.end):
        return True
    before = [match.end() for match in sentence.rules.except_before.finditer(sentence.text, 0, place.start)]
    if not before:
        return False
    listed = sentence.text[before[-1] : place.start]
    for other in sentence.places:
        if before[-1] <= other.start and other.end <= place.start:
            listed = listed.replace(sentence.text[other.start : other.end], "")
    return bool(sentence.rules.list_separator.fullmatch(listed))


def _read_inclusion(sentence: _Sentence) -> Statement | None:
    rules = sentence.rules
    if places := _places_after(rules.not_outside, sentence):
        return _only_from(places, sentence.evidence(rules.not_outside.evidence_rule))
    places = _places_after(rules.people_there, sentence)
    if places and rules.not_eligible_after.match(sentence.text, places[-1].end):
        evidence = sentence.evidence(rules.people_there.evidence_rule)
        return Statement(evidence, no=_union_countries(each for each in places if not each.is_state))
    if places := _places_after(rules.not_from, sentence):
        evidence = sentence.evidence(rules.not_from.evidence_rule)
        # An employer that excludes some states hires in the others.
        if all(place.is_state for place in places):
            return Statement(evidence, _union_countries(places))
        return Statement(evidence, no=_union_countries(place for place in places if not place.is_state))
    for rule in rules.eligible:
        if places := _places_after(rule, sentence, skip_negated=True):
            return _only_from(places, sentence.evidence(rule.evidence_rule))
    if places := _places_before_only(sentence):
        return _only_from(places, sentence.evidence(EvidenceRule.APPLY_ONLY_FROM))
    if (match := rules.open_worldwide.pattern.search(sentence.text)) and not rules.negation.search(match[0]):
        evidence = sentence.evidence(rules.open_worldwide.evidence_rule)
        return Statement(evidence, others=Answer.YES, places=Places(regions=(Region.WORLDWIDE,)))
    return None


def _only_from(places: list[PlaceMention], evidence: Evidence) -> Statement:
    """Return the statement that one may apply from these places and from no others."""
    countries = _union_countries(place for place in places if place.region is None)
    regions = {place.region for place in places}
    named = Places(countries=tuple(sorted(countries)), regions=tuple(region for region in Region if region in regions))
    return Statement(evidence, _union_countries(places), others=Answer.NO, places=named)


def read_work_permit(sentence: _Sentence) -> Statement | None:
    """Return the countries for which a sentence requires a work permit or citizenship, or None."""
    rules = sentence.rules
    places = _places_after(rules.work_permit, sentence, skip_negated=True)
    if not places and rules.citizens_after:
        places = [place for place in sentence.places if rules.citizens_after.match(sentence.text, place.end)]
    if not places:
        return None
    return Statement(sentence.evidence(rules.work_permit.evidence_rule), _union_countries(places), others=Answer.NO)


def _union_countries(places: Iterable[PlaceMention]) -> frozenset[str]:
    return frozenset[str]().union(*(place.countries for place in places))


def _places_after(rule: Rule, sentence: _Sentence, skip_negated: bool = False) -> list[PlaceMention]:
    """Return the list of places after a match of the rule; empty where it is about time zones or hours."""
    if not sentence.places:
        return []
    for match in rule.pattern.finditer(sentence.text):
        is_negated = skip_negated and sentence.rules.negation.search(
            sentence.text, max(0, match.start() - _MAX_NEGATION_DISTANCE), match.end()
        )
        if not is_negated and (places := _places_from(sentence, match.end())):
            return places
    return []


def _places_from(sentence: _Sentence, start: int) -> list[PlaceMention]:
    listed: list[PlaceMention] = []
    end = start
    for place in sentence.places:
        if place.start < start:
            continue
        gap = sentence.text[end : place.start]
        if len(gap) > (_MAX_GAP if listed else _MAX_FIRST_GAP) or sentence.rules.end_of_list.search(gap):
            break
        if TIME_ZONE.match(sentence.text, place.end, place.end + 60):
            return []
        listed.append(place)
        end = place.end
    return _without_regions_around(listed, sentence.text)


def _without_regions_around(places: list[PlaceMention], text: str) -> list[PlaceMention]:
    """Return the places without a region at the end that only says where they are: `Colombia, LATAM`."""
    if len(places) > 1 and places[-1].region:
        before, last = places[-2:]
        if before.region is None and before.countries <= last.countries and text[before.end : last.start] == ", ":
            return places[:-1]
    return places


def _places_before_only(sentence: _Sentence) -> list[PlaceMention]:
    """Return the list of places before "only": `Canada, LATAM or US only`."""
    places = sentence.places
    for last, place in enumerate(places):
        if sentence.rules.only_after.match(sentence.text, place.end):
            first = last
            while first and sentence.rules.list_separator.fullmatch(
                sentence.text, places[first - 1].end, places[first].start
            ):
                first -= 1
            return places[first : last + 1]
    return []


def _find_places(sentence: str) -> list[PlaceMention]:
    """Return the countries, regions, US states and Canadian provinces that a sentence names, in order."""
    places = [
        PlaceMention(frozenset([mention.code]), mention.start, mention.end) for mention in gazetteer.find_countries(sentence)
    ]
    for match in REGION.finditer(sentence):
        if not any(place.start <= match.start() < place.end for place in places):
            region = gazetteer.regions()[gazetteer.normalize(match[0])]
            countries = gazetteer.part_of_region(match[0]) or gazetteer.region_countries(region)
            places.append(PlaceMention(countries, match.start(), match.end(), region=region))
    for match in _states().finditer(sentence):
        country = "CA" if match["canada"] else "US"
        places.append(PlaceMention(frozenset([country]), match.start(), match.end(), is_state=True))
    return sorted(places, key=lambda place: place.start)


@cache
def _states() -> re.Pattern[str]:
    states = [name for name in gazetteer.state_names("US") if name != "Georgia"]
    return re.compile(rf"\b(?:{'|'.join(states)}|(?P<canada>{'|'.join(gazetteer.state_names('CA'))}))\b")


_ENGLISH = Rules(
    keywords=_KEYWORDS,
    words_of_language=None,
    other_topics=_OTHER_TOPICS,
    conditional=_CONDITIONAL,
    negation=_NEGATION,
    end_of_list=_END_OF_LIST,
    list_separator=_LIST_SEPARATOR,
    except_before=_EXCEPT_BEFORE,
    excluded_after=_EXCLUDED_AFTER,
    only_after=_ONLY_AFTER,
    citizens_after=_CITIZENS,
    people_there=_PEOPLE_THERE,
    not_eligible_after=_NOT_ELIGIBLE_AFTER,
    not_from=_NOT_FROM,
    not_outside=_NOT_OUTSIDE,
    eligible=_ELIGIBLE_RULES,
    work_permit=_WORK_PERMIT,
    open_worldwide=_OPEN_WORLDWIDE,
    find_places=_find_places,
)
