"""The named technologies that an ad asks for or would like, found with a lexicon that the caller supplies.

A line's words are looked up in the lexicon's index, the longest form first. Whatever concerns one skill stands in the
lexicon; here stand the words around a skill that say whether it is meant, asked for, or only welcome.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Line, Section, Skill
from postings.extraction.quotes import quote
from postings.reference.lexicon import WORD, Form, Lexicon, word_key


@dataclass(eq=False)
class _Mention:
    name: str
    form: Form
    start: int
    end: int


# "Java17" is Java; "S3" is not S.
_MIN_BEFORE_VERSION = 3
# Real ads name up to some sixty; a list of hundreds is no ad, and no form that an editor could work with.
MAX_SKILLS = 100
_MAX_LINE, _MAX_LEAD, _MAX_QUOTE = 20_000, 60, 200
_MAX_SEPARATOR, _MAX_BEFORE, _MAX_AFTER, _MAX_CUES = 30, 50, 30, 5
# So many everyday words in one list are names of skills.
_SURE_TOGETHER = 3

_UNREAD = frozenset(
    {
        SectionKind.ABOUT_COMPANY,
        SectionKind.BENEFITS,
        SectionKind.COMPENSATION,
        SectionKind.LOCATION,
        SectionKind.PROCESS,
        SectionKind.EQUAL_OPPORTUNITY,
    }
)
_ASKS = frozenset({SectionKind.REQUIREMENTS, SectionKind.PREFERRED})

# Addresses and hashtags say nothing about skills.
_ADDRESS = re.compile(
    r"#LI-\S+|https?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w.-]+|\b[\w-]{1,63}\.(?:com|org|io|net|co|eu)/\S*", re.IGNORECASE
)
# What stands between the skills of one list.
_SEPARATORS = re.compile(
    r"(?:[\s,/&|;:+()\[\]•·–—、，；（）-]|"
    r"\b(?:and|or|with|e\.g\.|like|etc|plus|even|either|both|especially|such as|preferred|et|ou|und|oder|y|o|e|i)\b){1,12}",
    re.IGNORECASE,
)
# Words that say that the name after or before them is a technology.
_BEFORE = re.compile(
    r"(?:experience (?:with|in|using|of)|experienced (?:with|in)|knowledge (?:of|in)|proficien(?:t|cy) (?:in|with|using)|"
    r"familiar(?:ity)? with|skills? (?:in|with|using)|expert(?:ise)? (?:in|with)|background in|fluen(?:t|cy) in|"
    r"understanding of|using|such as|like|including|e\.?g\.?[,:]?|working with|worked with|built (?:with|in|on)|"
    r"hands[ -]on with|years (?:of|in|with)|use of|competen(?:t|cy) (?:in|with)|(?:engineer|developer) [-–|/]|"
    r"tools?:|stack:|languages?:|technologies:|"
    r"\b(?:in|utilizing|know|idiomatic|focus on|preferably|primarily|writ(?:e|ing))|advanced)"
    r"\s+(?:the |an? |both |either |modern |advanced |microsoft |ms |our )?[\"'(]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:developers?|engineers?|programm(?:er|ers|ing)|codebase|experience|skills?|proficiency|expertise|knowledge|"
    r"framework|ecosystem|language|applications?|development|certified|scripts?|backend|services)\b",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?;])\s+(?=[^\W_])|;\s|[。；]")
_PREFERRED = re.compile(
    r"\b(?:(?P<forward>preferr?ably|ideally|bonus(?: points)?(?= for|:)|(?:preferred|desirable|nice to have)(?=:))|"
    r"(?:nice|good|great)[ -]to[ -]haves?|nice if|a (?:\w+ ){0,2}plus|plus(?:es)?(?=\s*(?:[.!:;)]|$))|bonus(?: points)?|"
    r"prefer(?:red|able|ence)?|desired|desirable|(?:an?|major|big|strong|added|extra) (?:\w+ )?(?:advantage|asset)|"
    r"advantageous|beneficial|optional|would be (?:\w+ )?(?:great|nice|ideal|good|helpful)|"
    r"helpful|extra credit|brownie points|"
    r"not (?:required|mandatory|essential|a must),? but|"
    r"un plus|un atout|idéalement|souhaité\w*|idealerweise|von vorteil|wünschenswert|deseable|desejáve(?:l|is)|"
    r"diferencia(?:l|is)|mile widzian\w+)(?!\w)|优先|加分",
    re.IGNORECASE,
)
# "Terraform (preferred), Pulumi or Ansible": one of them must be known.
_FAVOURITE = re.compile(
    r"[\[(]\s*(?:highly |strongly )?(?:preferred|ideal|ideally|optional)\s*[\])](?=\s*(?:[,/]|or\b|and\b))", re.IGNORECASE
)
_OR_RATHER = re.compile(r"\((?:or|alternatively)\s[^()]*$", re.IGNORECASE)
_COMMA = re.compile(r"[,，]")

# Words that tell an employer's own name.
_ABOUT = re.compile(r"(?:about|why|join|life at|work(?:ing)? (?:at|for)|who is|at)\s+(?P<name>[^\s?].*)", re.IGNORECASE)
_AT = re.compile(
    r"(?:\b(?!good|great|skilled|proficient|experts?|adept|excellent|strong|better)\w+ at|[.,] at|"
    r"\bjoin|\bjoining|\b(?:more|learn) about)\s+$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:\s+\w+)?(?:,[^,]{1,60},)?\s+is (?:building|looking|seeking|hiring|transforming|on an?|one of|"
    r"(?:an?|the) [^.]{0,80}\b(?:company|provider|leaders?|leading|startup|organi[sz]ation|employer|fastest|mission))\b"
)
# Sentences about customers, investors and the hiring itself.
_OF_OTHERS = re.compile(
    r"\b(?:trusted by|backed by|used by|funded by|founded by|investors?|alumni|acquired|"
    r"(?:companies|brands|firms|customers|clients|"
    r"organi[sz]ations|startups|names|giants|leaders|marketplaces|investors)(?: [\w–-]{1,20}){0,2} "
    r"(?:like|such as|including)|interviews? (?:are|will|conducted|via|process)|video interviews?|privacy policy|link us|"
    r"your (?:github|linkedin|information|data)|scams?|fraudulent|(?:our|the) hiring)\b",
    re.IGNORECASE,
)
# Lines that say what one works with, though they stand among those about the company or its benefits.
_ASKING = re.compile(
    r"\b(?:experience (?:working )?(?:with|in|using)|experienced in|knowledge of|proficien(?:t|cy)|familiar(?:ity)? with|"
    r"expertise in|fluent in|years of|(?:development|programming|coding|hands-on|working) experience|"
    r"(?:tech|technology|technical) stack)\b",
    re.IGNORECASE,
)
_STACK = re.compile(r"\b(?:technologies|stack|built (?:with|on|in)|written in|we use)\b", re.IGNORECASE)

_REQUIRED_RULE = EvidenceRule.PART_OF_THE_WORK
_SECTION_RULE = EvidenceRule.PREFERRED_SECTION
_LEAD_RULE = EvidenceRule.LINE_ABOVE_PREFERRED
_SENTENCE_RULE = EvidenceRule.SENTENCE_PREFERRED
_BRACKET_RULE = EvidenceRule.ALTERNATIVE_IN_BRACKETS


def read_skills(document: Document, lexicon: Lexicon) -> tuple[Skill, ...]:
    """The skills in order of first mention, each once. One that is both asked for and preferred is asked for."""
    lines = [(section, line, _mentions(line.text[:_MAX_LINE], lexicon)) for section, line in _lines(document)]
    employer = _employer(document, lines)
    skills: dict[str, Skill] = {}
    for (section, line, mentions), lead in zip(lines, _leads(lines), strict=True):
        kind = section.kind if section else None
        text = line.text[:_MAX_LINE]
        if not mentions or (kind in _UNREAD and not _tells_of_work(text, mentions)):
            continue
        for sentence, named in _sentences(text, mentions):
            if kind not in _ASKS and _OF_OTHERS.search(text[sentence]):
                continue
            rules = _preferred(text, sentence, named)
            for mention in named:
                if mention.name in employer and not (kind in _ASKS and _is_told(mention, text)):
                    continue
                rule = _SECTION_RULE if kind == SectionKind.PREFERRED else rules.get(mention, lead)
                known = skills.get(mention.name)
                if known is None or (not known.is_required and not rule):
                    evidence = Evidence(_quote(text, sentence, mention), line.number, rule or _REQUIRED_RULE)
                    skills[mention.name] = Skill(mention.name, not rule, evidence)
    return tuple(skills.values())[:MAX_SKILLS]


_NamedLine = tuple[Section | None, Line, list[_Mention]]


def _lines(document: Document) -> Iterator[tuple[Section | None, Line]]:
    """The title, and the body's lines with the section of each. Headings too: a bullet that is all bold looks like one."""
    yield None, document.title
    for section in document.sections:
        if not section.is_repeat:
            yield section, Line(section.line, section.heading)
            for line in section.lines:
                yield section, line


def _leads(lines: Iterable[_NamedLine]) -> Iterator[EvidenceRule | None]:
    """For each line the rule by which a line above it, such as "Nice to have:", makes its skills preferred ones."""
    rule: EvidenceRule | None = None
    for section, line, mentions in lines:
        if section and line.number == section.line:
            rule = None
        if not mentions and len(line.text) <= _MAX_LEAD and line.text.endswith((":", "!")):
            rule = _LEAD_RULE if _PREFERRED.search(line.text) else None
        yield rule


def _tells_of_work(text: str, mentions: list[_Mention]) -> bool:
    return bool(_ASKING.search(text)) or (len(mentions) >= _SURE_TOGETHER and bool(_STACK.search(text)))


def _employer(document: Document, lines: Iterable[_NamedLine]) -> set[str]:
    """The names among the mentions that are the employer's own: what it sells is rarely what it asks for."""
    named = [document.company.text] if document.company else []
    named += [match["name"] for section in document.sections if (match := _ABOUT.match(section.heading))]
    words = {text.casefold().split()[0].strip(".,:!?") for text in named if text.strip()} | {
        text.casefold() for text in named
    }
    names = set()
    for _, line, mentions in lines:
        for mention in mentions:
            before = ". " + line.text[max(0, mention.start - _MAX_BEFORE) : mention.start]
            is_subject = mention.start == 0 and _IS.match(line.text, mention.end)
            if mention.name.casefold() in words or is_subject or _AT.search(before):
                names.add(mention.name)
    return names


def _mentions(text: str, lexicon: Lexicon) -> list[_Mention]:
    """The skills that a line names, in order. The longest form wins: Spring Boot is not also Spring."""
    text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    words = list(WORD.finditer(text))
    found: list[_Mention] = []
    at = 0
    while at < len(words):
        mention = _mention_at(at, words, text, lexicon)
        if mention:
            found.append(mention)
        at += 1
        while mention and at < len(words) and words[at].start() < mention.end:
            at += 1
    return [mention for run in _runs(found, text) if _is_sure(run, text) for mention in run if mention.name]


def _mention_at(at: int, words: list[re.Match[str]], text: str, lexicon: Lexicon) -> _Mention | None:
    first = words[at][0].casefold()
    longest = lexicon.longest.get(first, 0)
    for count in range(min(longest, len(words) - at), 0, -1):
        some = words[at : at + count]
        start, end = some[0].start(), some[-1].end()
        if entry := _entry(word_key(some, text), text[start:end], lexicon):
            return _Mention(*entry, start, end)
    bare = first.rstrip("0123456789")
    if not longest and bare != first and len(bare) >= _MIN_BEFORE_VERSION:
        start, end = words[at].span()
        if entry := _entry(bare, text[start : start + len(bare)], lexicon):
            return _Mention(*entry, start, end)
    return None


def _entry(key: str, written: str, lexicon: Lexicon) -> tuple[str, Form] | None:
    """The skill with a form that may be written so; one that needs no company before one that does."""
    fit = [entry for entry in lexicon.index.get(key, ()) if not entry[1].exact_case or entry[1].text == written]
    return min(fit, key=lambda entry: entry[1].needs_company, default=None)


def _runs(found: list[_Mention], text: str) -> Iterator[list[_Mention]]:
    """The mentions, those of one list together."""
    run: list[_Mention] = []
    for mention in found:
        if run and not _is_list_gap(text[run[-1].end : mention.start]):
            yield run
            run = []
        run.append(mention)
    yield run


def _is_list_gap(gap: str) -> bool:
    return len(gap) <= _MAX_SEPARATOR and bool(_SEPARATORS.fullmatch(gap))


def _is_sure(run: list[_Mention], text: str) -> bool:
    """Whether a run names skills: one without doubt vouches for the others, as do three of whatever kind."""
    names = [mention for mention in run if mention.name]
    return len(names) >= _SURE_TOGETHER or any(not m.form.needs_company or _is_told(m, text) for m in names)


def _is_told(mention: _Mention, text: str) -> bool:
    """Whether the words around say that a technology is meant, or the name is all that the line says."""
    before = text[max(0, mention.start - _MAX_BEFORE) : mention.start]
    after = text[mention.end : mention.end + _MAX_AFTER]
    is_bracketed = before.endswith("(") and after.startswith(")")
    is_alone = len(text) <= len(mention.form.text) + 2
    return bool(is_alone or is_bracketed or _BEFORE.search(before) or _AFTER.match(after))


def _sentences(text: str, mentions: list[_Mention]) -> Iterator[tuple[slice, list[_Mention]]]:
    """The sentences that name skills, each with its mentions."""
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    left = iter(mentions)
    mention = next(left, None)
    for start, stop in pairwise([*starts, len(text)]):
        named = []
        while mention and mention.start < stop:
            named.append(mention)
            mention = next(left, None)
        if named:
            yield slice(start, stop), named


def _preferred(text: str, sentence: slice, mentions: list[_Mention]) -> dict[_Mention, EvidenceRule]:
    """The rule by which the sentence makes a mention a preferred skill, for those that it does not ask for."""
    rules = {
        mention: _BRACKET_RULE
        for mention in mentions
        if _OR_RATHER.search(text[max(sentence.start, mention.start - _MAX_QUOTE) : mention.start])
    }
    text = _FAVOURITE.sub(lambda remark: " " * len(remark[0]), text)
    for cue in islice(_PREFERRED.finditer(text, sentence.start, sentence.stop), _MAX_CUES):
        ahead = [mention for mention in mentions if mention.start < cue.start()]
        bracket = text.rfind("(", sentence.start, cue.start())
        if bracket >= 0 and ")" not in text[bracket : cue.start()]:
            ahead = [mention for mention in ahead if mention.start > bracket] or ahead
        behind = [mention for mention in mentions if mention.start > cue.start()]
        meant = behind if cue["forward"] or not ahead else _last_part(ahead, text)
        rules |= dict.fromkeys(meant, _SENTENCE_RULE)
    return rules


def _last_part(mentions: list[_Mention], text: str) -> list[_Mention]:
    """Those in the last part of the sentence: "Years of Java, Kafka is a plus" calls Kafka a plus, not Java."""
    for place in range(len(mentions) - 1, 0, -1):
        gap = text[mentions[place - 1].end : mentions[place].start]
        if _COMMA.search(gap) and not _is_list_gap(gap):
            return mentions[place:]
    return mentions


def _quote(text: str, sentence: slice, mention: _Mention) -> str:
    if len(text) <= _MAX_QUOTE:
        return text
    if sentence.stop - sentence.start <= _MAX_QUOTE:
        return text[sentence].strip()
    return quote(text[sentence], mention.start - sentence.start)
