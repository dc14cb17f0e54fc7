"""Read from the title and the text whether a job is remote, hybrid or on site, where the header does not say.

A sentence counts only where it is about the job or about all jobs of the company.
"""

import re
from collections.abc import Iterator
from itertools import islice

from postings.choices import SectionKind, WorkMode
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact
from postings.extraction.places import extract_work_modes
from postings.extraction.quotes import quote

# In lower case, since a search that ignores case takes twice as long.
_KEYWORDS = re.compile(
    r"remot|hybrid|híbrid|on-?site|in[- ](?:the |our |an )?office|in[- ]person|days? (?:a|per|each|every) week|office-based|"
    r"home[- ]?office|t[ée]l[ée]travail|presencial|présentiel|distribu"
)
_ROLE = r"(?:role|position|job|opportunity|internship|contract|vacancy|work)"
_FULLY = r"(?:fully|100 ?%|completely|entirely|permanently|full-time)"
_COMPANY = "(?:company|organi[sz]ation|studio|startup)"
_MODEL = "(?:workplace|schedule|model|arrangement|set-?up|office|remote|policy)"
_ON_SITE = r"(?:on-?site|in[- ]office|in[- ]person|office-based)"
_AND_MORE = r"(?:[\w%/-]+,? ){0,4}?"
_NUMBER = "one|two|three|four"
_DAYS = r"days?(?: (?:a|per|each|every) week)?"
_TAGS = {"#li-remote": WorkMode.REMOTE, "#li-hybrid": WorkMode.HYBRID, "#li-onsite": WorkMode.ONSITE}
_TAG = re.compile(r"#LI-(?:Remote|Hybrid|Onsite)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:work(?:ing|place)?(?: (?:type|model|mode|arrangement|setting|style|location))?|"
    r"(?:job |work |company |available |candidates?['’]? )?locations?(?: type)?|"
    r"arbeitsmodell|arbeitsort|standort|modalidad(?: de trabajo)?|mode de travail|remote)\s*[:–]\s*(?P<modes>.{2,80})$",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"[()\[\]|,/–—-]\s*(?:100 ?%\s*|fully\s+|(?:modalidade?|modalit[àa]|regime|mode)\s+)?"
    r"(?P<modes>(?:remot[eoa]|h[íi]brid[oa]|hybride?|on-?site|presencial)\b"
    r"(?:\s*(?:,|/|&|\bor\b|\band\b)\s*(?:remote|hybrid|on-?site)\b)*)(?!\s+(?:sensing|control|cloud|access|support))",
    re.IGNORECASE,
)
_AT_HOME = r"(?:remote[ -]work(?:ing)?|home[- ]?office|telework(?:ing)?|working from home|t[ée]l[ée]travail|teletrabajo)"
_OFFERED = r"(?:possible|available|offered|an option|permitted|allowed|möglich|mogelijk|posible)"
_NOT_AT_HOME = (
    rf"\b{_ROLE} is not (?:an? )?(?:fully )?remote\b|\bthis is not an? (?:fully )?remote {_ROLE}\b|"
    rf"\b{_AT_HOME} (?:is|ist|est|is) (?:leider )?(?:(?:not|nicht|niet|pas) {_OFFERED}|excluded|ruled out|"
    rf"ausgeschlossen|exclu)\b|"
    rf"^\W*(?:no|kein|sin|pas de) {_AT_HOME}(?= {_OFFERED}|\W*$)|"
    rf"\b(?:not|n['’]t|cannot) (?:currently )?(?:offer|allow|support|permit) (?:fully )?{_AT_HOME}\b"
)
_PATTERNS = {
    WorkMode.REMOTE: (
        rf"\b(?:this|the|our)\b[^.;:]{{0,40}}?\b{_ROLE} (?:is|will be|can be(?: done| performed)?)"
        rf"(?: {_FULLY}| an?| currently| also)* remote(?:ly)?\b(?! (?:pending|first|friendly|option|in nature))",
        rf"\bthis is an? {_AND_MORE}remote\b[^.;]{{0,25}}?\b{_ROLE}\b",
        rf"^\W*(?:this is an? )?{_FULLY}[ -]remot[eo]\b(?! (?:first|interview))",
        rf"\b{_FULLY}[ -]remote[ -](?:{_ROLE}|options?|working|set-?up|environment|(?:global )?team|{_COMPANY}|culture)\b",
        rf"\bwork(?:ing)? {_FULLY} remote(?:ly)?\b",
        rf"\byou (?:can|will|may) work (?:{_FULLY} )?remote(?:ly)?\b",
        rf"^\W*remote(?:[- ](?:friendly|first|ok))?(?: {_ROLE}| working)?(?=\W*$| \(| (?:anywhere|within|in|from)\b)",
        r"\b(?:choose|option|opportunity|possibility|ability|able) to work (?:\w+ )?(?:remotely|from home)\b"
        rf"(?! (?:up to |for )?(?:\d|{_NUMBER}\b))",
        rf"\b(?:we are|we['’]re|is) an? (?:[\w-]+,? )?(?:{_FULLY}|all)[ -]?(?:remote|distributed) (?:team|{_COMPANY})\b",
        r"\bhybrid\b[^.;]{0,80}?\bor (?:an? )?(?:work(?:ing)? )?(?:fully )?remote(?:ly)?\b",
        rf"\b{_ROLE} is open to (?:fully )?remote (?:employees|workers|candidates|applicants|work)\b",
        r"\bremote\b[^.;]{0,80}?\bor\b[^.;]{0,20}?\bhybrid\b",
        r"\b(?:vollständig|komplett|(?:bis )?zu 100 ?(?:%|prozent)) remote\b",
        r"\b100 ?%(?: en)? t[ée]l[ée]travail\b|\bt[ée]l[ée]travail (?:complet|total|à 100)",
        r"\b(?:trabajo|puesto|posición) (?:100 ?% |totalmente )?(?:en )?remoto\b|\b100 ?% (?:en )?remoto\b",
    ),
    WorkMode.HYBRID: (
        rf"(?<!this )\bhybrid(?:[ /-]remote)? (?:work(?:ing)? (?:options?|environment|{_MODEL})|working|{_ROLE}|{_MODEL})\b"
        r"(?! (?:that|which|bridg|combin|blend|between))",
        rf"\b{_ROLE} (?:is|will be|can be)(?: \w+){{0,3}}? hybrid\b",
        r"\bhybrid\s*\(?\s*(?:in-?office|on-?site)\s*(?:/|and|&|\+)\s*(?:remote|work[- ]from[- ]home)\b",
        rf"^\W*hybrid\b(?=\W*$|[ ,:;(–-]+(?:work|in|at|from|with|[1-4]|{_NUMBER}|role|position|schedule|\W))",
        rf"\b(?:[1-4]|{_NUMBER})(?: ?(?:-|–|to|or) ?(?:[1-4]|{_NUMBER}))? {_DAYS} (?:in|at|from|on)[ -]"
        r"(?:(?:the|our|an?|one of our) )?(?:(?!interview)[\w,]+ ){0,4}?(?:offices?|site|headquarters|hq|hubs?)\b",
        rf"\b(?:[1-4]|{_NUMBER}) {_DAYS} (?:(?:from|at) home|remotely)\b[^.;]{{0,30}}\b(?:offices?|site|headquarters)\b",
        rf"\bin(?:to)? (?:the|our|an?) (?:[\w,]+ ){{0,3}}?office (?:at least )?(?:[1-4]|{_NUMBER})(?:[-–][1-4])? days\b",
        r"\bhybrides? (?:arbeiten|arbeitsmodell|modell)|"
        r"\b[1-4](?: ?(?:-|–|bis) ?[1-4])? tage?n?(?: (?:pro|in der|die) woche)?(?: im| in| aus dem)? (?:home-?office|"
        r"mobile[sn]? arbeit|remote\b)",
        r"\b(?:poste|travail|mode|modèle) hybride\b|\b[1-4] jours? de t[ée]l[ée]travail\b",
        r"\b(?:modalidad|trabajo|modelo|esquema) h[íi]brid[oa]\b",
    ),
    WorkMode.ONSITE: (
        rf"\b{_ROLE} (?:is|will be|requires)"
        rf"(?: an?| fully| full[- ]time| 100 ?%| entirely| based| work| working)* {_ON_SITE}\b",
        rf"\bthis is an? {_AND_MORE}{_ON_SITE} {_ROLE}\b",
        rf"\b(?:5|five) {_DAYS} (?:in|at|from|on)[ -](?:(?:the|our|an?) )?(?:[\w,]+ ){{0,3}}?"
        r"(?:office|site|headquarters|hq)\b",
        rf"\b{_ON_SITE} (?:5|five) {_DAYS}\b",
        r"^\W*(?:100% |fully )?on-?site\b(?=\W*$| (?:at|in|only|role|position|work)\b)",
        _NOT_AT_HOME,
        r"\b(?:modalidad|trabajo) (?:100 ?% )?presencial\b|\bposte en présentiel\b",
    ),
}
_MODES = {mode: re.compile("|".join(patterns), re.IGNORECASE) for mode, patterns in _PATTERNS.items()}
_MODE_NAME = r"(?:fully )?(?:remote(?:ly)?|hybrid|on-?site|in[- ]?office|in the office|home[- ]?office)(?: work(?:ing)?)?"
# Work modes to choose from: `remote, hybrid or in-office`.
_CHOICE = re.compile(
    rf"(?<!hybrid )(?<!hybrid \()\b{_MODE_NAME}(?:(?:\s*(?:,|/|&|\b(?:or|and|und|oder)\b))+\s*(?:an? )?{_MODE_NAME})+",
    re.IGNORECASE,
)
_IS_CHOICE = re.compile(r"\b(?:or|oder|hybrid)\b|/", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
# Sentences about others, about the application, or about exceptions.
_OTHER_TOPICS = re.compile(
    r"\b(?:interview\w*|process|onboarding|customers?|clients?|organi[sz]ations|companies|businesses|their|worked|"
    r"historically|"
    r"if your?|experience|some|most|many|travel\w*|occasional\w*|depend\w*|cloud)\b|\d+ ?% of\b|"
    r"\b(?:weeks?|months?) (?:a|per|of|each|every) (?:year|the)\b|\b(?:manage|managing|leading|lead) \w* ?(?:fully )?remote",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:not|no|cannot|never|non)\b|n['’]t\b", re.IGNORECASE)
# "on-site and not hybrid"
_DENIED_ASIDE = re.compile(r"(?:,| and| but),? not (?:an? )?(?:fully )?(?:hybrid|remote)\b", re.IGNORECASE)
_DENIED_REMOTE = re.compile(rf"\bnot (?:an? )?(?:fully )?remote|{_NOT_AT_HOME}", re.IGNORECASE)
_MAX_LINES, _MAX_LENGTH = 300, 2_000


def work_modes_in_text(document: Document) -> Fact[tuple[WorkMode, ...]] | None:
    """Return the work modes that the title or sentences of the text state of the job."""
    found: dict[WorkMode, Evidence] = {}
    for mode, evidence in _statements(document):
        found.setdefault(mode, evidence)
    if not found:
        return None
    return Fact(tuple(mode for mode in WorkMode if mode in found), tuple(dict.fromkeys(found.values())))


def _statements(document: Document) -> Iterator[tuple[WorkMode, Evidence]]:
    title = document.title
    for match in _TITLE.finditer(title.text):
        for mode in extract_work_modes(match["modes"])[0]:
            yield mode, Evidence(title.text, title.number, EvidenceRule.TITLE_NAMES_IT)
    for section, line in islice(document.lines_and_headings(), _MAX_LINES):
        text = line.text[:_MAX_LENGTH]
        if section.kind == SectionKind.EQUAL_OPPORTUNITY or not (_KEYWORDS.search(text.lower()) or "#" in text):
            continue
        for mode, position in _modes_of_line(text):
            yield mode, Evidence(quote(text, position), line.number, EvidenceRule.TEXT_STATES_IT)


def _modes_of_line(text: str) -> Iterator[tuple[WorkMode, int]]:
    """Yield the work modes that a line states, with the position of the words."""
    for match in _TAG.finditer(text):
        yield _TAGS[match[0].lower()], match.start()
    if (label := _LABEL.match(text)) and not _NEGATION.search(text):
        for mode in extract_work_modes(label["modes"])[0]:
            yield mode, label.start("modes")
        return
    position = 0
    for sentence in _SENTENCE.split(text):
        if _KEYWORDS.search(sentence.lower()) and not _OTHER_TOPICS.search(sentence):
            for mode in _modes_of_sentence(sentence):
                yield mode, position
        position += len(sentence) + 1


def _modes_of_sentence(sentence: str) -> list[WorkMode]:
    """Return the work modes of a sentence. Days on site are part of a hybrid job."""
    sentence = _DENIED_ASIDE.sub("", sentence)
    if _NEGATION.search(sentence):
        return [WorkMode.ONSITE] if _DENIED_REMOTE.search(sentence) and _MODES[WorkMode.ONSITE].search(sentence) else []
    modes = {mode for mode, pattern in _MODES.items() if pattern.search(sentence)}
    choice = _CHOICE.search(sentence)
    chosen = set(extract_work_modes(choice[0])[0]) if choice and _IS_CHOICE.search(choice[0]) else set()
    if WorkMode.HYBRID in modes and chosen == {WorkMode.REMOTE}:
        chosen = set()  # two words for the same: some days "im Homeoffice oder remote"
    if chosen:
        modes |= chosen
    elif WorkMode.HYBRID in modes:
        modes.discard(WorkMode.ONSITE)
    return [mode for mode in WorkMode if mode in modes]
