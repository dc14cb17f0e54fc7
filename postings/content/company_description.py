"""A company's own words for what it does: the first sentences of its text about itself that say so.

The rules are strict, since no description is better than a wrong one: a text has to begin, near its start, with a sentence
in which the company says what it is or does. Sentences about equal opportunity, benefits or applicants are never part of it.
"""

import html
import re
from collections.abc import Iterable

from postings.reference.name_keys import LEGAL_FORMS

MAX_LENGTH = 280
_MIN_LENGTH, _MAX_SENTENCES = 40, 2
# A text that begins with more other sentences than this is about something else.
_MAX_BEFORE = 2
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:p|li|td|th|blockquote|pre)>|<br>|<hr>")
_SENTENCE_END = re.compile(r"(?<=[.!?。])[\"”’)]*\s+(?=[\"“(]?[^\Wa-z_])")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|e\.g|i\.e|vs|St|Dr|Mr|Ms|No|U\.S|U\.K|approx|z\.B|bzw)|\b[A-Z])\.$")

_VERBS = r"""
    is|are|builds?|makes?|helps?|provides?|offers?|enables?|powers?|delivers?|gives?|connects?|develops?|creates?|runs?
    operates?|designs?|speciali[sz]\w+|allows?|lets?|serves?|supports?|transforms?|unlocks?|empowers?|combines?|brings?
    works?|manages?|leads?|turns?|automates?|simplif\w+|unif\w+|produces?|publishes?|exists?|uses?|partners?|accelerates?
    solves?|secures?|protects?|sells?|invests?|drives?|revolutioni[sz]\w+|pioneers?|modernizes?|reimagin\w+|plans?
    democrati[sz]\w+|was (?:founded|born|created|started|established|built)
    ist|sind|entwickelt|bietet|hilft|macht|est|sommes|propose|développe|accompagne|conçoit|aide|es|somos|ofrece
    desarrolla|é|è|jest
"""
_WE_DO = r"""
    we(?:’re|'re| are) (?:an? |the |on a mission|building|creating|developing|making|transforming|revolutioni|changing)
    we(?:’re|'re| are) (?:reinventing|redefining|pioneering|helping)
    we (?:build (?!better)|make|help|provide|create|develop|design|deliver|connect|enable|empower|power|operate)\b
    we (?:specialize|specialise|offer (?:an?|the) [\w -]{3,40}(?:platform|software|product|service|solution))\b
    our (?:mission|vision|company|customers) (?:is|are)\b
    our (?:platform|products?|software|technology) (?:is|are|helps?|enables?|powers?|allows?|lets?)\b
    (?:founded|headquartered|established|based|started|launched|backed|born) (?:in|by|on|from)\b
"""
_OTHER_SUBJECTS = r"""
    equal|discriminat\w*|race|gender|sexual\w*|veterans?|disabilit\w*|ethnic\w*|religio\w*|accommodat\w*|diversity|diverse
    inclusi\w*|belonging|cultures?|values|benefits?|401|pto|vacation|salar\w*|compensation|insurance plan|perks?|parental
    wellness|work-life|apply|applying|applicants?|application process|candidates?|candidat\w*|recruit\w*|resume|cv
    hir(?:es?|ing)|our own rules|young|fun|passionate
    employees?|teammates?|staff|careers?|visa|sponsorship|background check|covid|privacy|e-verify|fraud|scam|click|visit
    please|note
    (?:this|the|your) (?:role|position|job|opportunity|team)|our (?:people|teams?)|you(?:’ll|'ll| will| are|’re|'re)
    your (?:career|skills|talent|work|growth|ideas|future|potential|experience|impact|life|best)|join(?:ing)?|we offer
    looking for|seeking|we need|need \w+ more people|opportunities|thrilled|great place|best place|place to|to work for
    workplace|remote[- ]first|(?:fully|100%) remote|fast-paced|work(?:ing)? (?:environment|here|from|with us)
    offices? (?:in|around|across)|proud to be|believ\w*|people[- ]first|tight-knit|days? a week|hours|professional growth
    client is|client of ours|our client|on behalf of|job description
    collègues|collaborateurs|rejoign\w*|bewerb\w*|mitarbeit\w*|handicap|employeur|empleo|vagas?
"""


def _any_of(lines: str) -> str:
    return "|".join(line.strip() for line in lines.strip().splitlines())


_NOT_DESCRIBING = re.compile(rf"\b(?:{_any_of(_OTHER_SUBJECTS)})\b|https?:|www\.|@", re.IGNORECASE)
_WE_DESCRIBE = re.compile(rf"(?:At [^,]{{2,60}}, )?(?:{_any_of(_WE_DO)})", re.IGNORECASE)


def describe(blocks: Iterable[str], name: str) -> str:
    """Return what a company does, from blocks of HTML about it, as plain text of up to MAX_LENGTH; or an empty string."""
    before = 0
    for block in blocks:
        sentences = list(_sentences(block))
        for number, sentence in enumerate(sentences):
            if _says_what_it_does(sentence, name):
                return _first_words(sentences[number:])
            before += 1
            if before > _MAX_BEFORE:
                return ""
    return ""


def _sentences(block: str) -> Iterable[str]:
    for paragraph in _PARAGRAPH.split(block):
        text = " ".join(html.unescape(_TAG.sub("", paragraph)).split())
        pieces: list[str] = []
        for piece in _SENTENCE_END.split(text):
            pieces.append(piece)
            if not _ABBREVIATION.search(piece):
                yield " ".join(pieces).strip()
                pieces = []
        if pieces:
            yield " ".join(pieces).strip()


def _says_what_it_does(sentence: str, name: str) -> bool:
    if not (_MIN_LENGTH <= len(sentence) <= MAX_LENGTH and sentence.endswith((".", "!", "。"))):
        return False
    if _NOT_DESCRIBING.search(sentence):
        return False
    return bool(_WE_DESCRIBE.match(sentence) or _name_does(name).match(sentence))


def _name_does(name: str) -> re.Pattern[str]:
    """Return a pattern for a sentence whose subject is the company: `Ebbmark, founded in 2009, builds tide gauges.`"""
    words = [word for word in re.findall(r"[\w&.+-]+", name) if word.casefold().strip(".") not in LEGAL_FORMS] or [name]
    written = r"\W+".join(map(re.escape, words))
    subject = rf"(?:The )?{written}(?:['’]s (?:mission|vision|goal|platform|products?|software|technology))?"
    return re.compile(
        rf"(?:(?:Founded|Headquartered|Established|Based|Since|With|As|For|In)\b[^.!?]{{3,80}}, )?"
        rf"(?:{subject}\b[^.!?;:]{{0,60}}?\b(?:{_any_of(_VERBS)})\b"
        rf"|At (?:the )?{written}\b[^,]{{0,20}},? (?:we|our mission)\b)",
        re.IGNORECASE,
    )


def _first_words(sentences: list[str]) -> str:
    """Return as many of the sentences as fit, up to the first that describes no company."""
    found = sentences[0]
    for sentence in sentences[1:_MAX_SENTENCES]:
        longer = f"{found} {sentence}"
        if len(longer) > MAX_LENGTH or not sentence.endswith((".", "!", "。")) or _NOT_DESCRIBING.search(sentence):
            break
        found = longer
    return found
