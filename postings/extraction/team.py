"""Read the team of a role: the one that the title names, or else that of a sentence such as "join our Billing team".

Of several mentions in the body the one with the highest confidence is used: a sentence about joining ranks above other
mentions, a team above a department. Teams that the role only works with do not count. Titles are read in `team_in_title.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.team_in_title import (
    FIELDS,
    MAX_LENGTH,
    NOT_A_TEAM,
    STOP_WORDS,
    is_place,
    names_technologies,
    read_title,
)
from postings.reference.lexicon import Lexicon

# Professions and departments, which are no team by name if written in lower case.
_PROFESSIONS = frozenset(
    "nursing teaching clinical kitchen catering cleaning housekeeping warehouse reception care medical office field program "
    "programme administrative administration sales dental veterinary surgical midwifery theatre pharmacy physiotherapy "
    "radiology nursery childcare pastry bar restaurant spa gardening grounds maintenance driving".split()
)
_MAX_FIELD_LINE, _MAX_LINE = 70, 3_000
# "Team: designers, testers, developers" lists its members.
_MIN_COMMAS_OF_MEMBERS = 2

_LARGE_UNIT = r"(?i:group|division|organi[sz]ation|org|department|dept|business unit|practice)"
_UNIT = rf"(?:(?<!Microsoft )(?i:teams?|squads?|tribe|pod)|{_LARGE_UNIT})"
_HAS_UNIT = re.compile(
    rf"\b(?:{_UNIT}|[Tt]eamet|[Éé]quipe|[Ee]quip[oae]|time (?=de )|[Dd]epartamento|[Dd]épartement|[Aa]fdeling|"
    rf"[Zz]esp[oó]ł?\w*|Abteilung|\w*[Bb]ereich|Fachdienst|Sachgebiet|Referat|Dezernat)\b"
)
# Each line that names a team has one of these in lower case.
_UNIT_WORDS = (
    "team", "squad", "tribe", "pod", "group", "division", "organi", "org", "department", "dept", "business unit", "practice",
    "équipe", "equipo", "abteilung", "bereich", "fachdienst", "sachgebiet", "referat", "dezernat", "团队",
    "equipa", "equipe", "time de ", "departamento",
    "département", "dipartimento", "dział", "afdeling",
    "zesp",
)  # fmt: skip
_NAME_AFFIXES = re.compile(
    r"^(?:EMEA|APAC|LATAM|AMER|US|UK|EU|NA) | (?:Team|Squad|Group|Division|Department|Organi[sz]ation|Business Unit) of .*"
)
_ENDS_WITH_LARGE_UNIT = re.compile(rf".* {_LARGE_UNIT}")
_WORD = r"(?:[A-Z0-9][\w+&/@’'-]*(?:\.\w[\w-]*)*|&|/)"
_NOT_A_ROLE = r"(?! [Ll]ead| [Mm]anage)"
_PROPER_NAME = (
    rf"(?P<name>{_WORD}(?:,? (?:(?:and|of|for|to) )?{_WORD}){{0,6}})"
    rf"(?: ?\([A-Za-z0-9&/ ]{{1,20}}\))? {_UNIT}\b{_NOT_A_ROLE}"
)
# A name in lower case, with the adjectives before it.
_LOWERCASE_NAME = rf"(?P<name>(?:[\w&/+-]+,? ){{1,5}}?){_UNIT}\b{_NOT_A_ROLE}"
_POSSESSIVE = r"[A-Za-z][\w.&-]{0,30}(?: [A-Z]\w{0,30})?[’']s? "
_DETERMINER = rf"(?:the |our |its |an? |{_POSSESSIVE})(?:[a-z-]{{3,15}},? ){{0,2}}"
_JOINS = (
    r"\b(?:(?:[Jj]oin(?:ing|s)?|sits?) (?:within |in |on )?|"
    r"(?:[Ee]ngineer|[Dd]eveloper|[Mm]anager|[Ll]ead|[Ss]cientist|[Dd]esigner|[Aa]nalyst|[Mm]ember|[Pp]art|"
    r"(?:[Rr]ole|[Pp]osition)(?: is| is \w+| sits)?|component|mission|charter|goal|be) (?:on|in|of|for|within|with|to) )"
)
_SEEKS = r"(?:is|are) (?:\w+ly )?(?:looking|seeking|hiring|searching|recruiting|growing|expanding)\b"
_SENTENCE_START = r"(?:^|[.!?:] )"
# Contexts in which a sentence names the team of the role, with the confidence of each.
_CONTEXTS = [
    (4, rf"{_JOINS}{_DETERMINER}{_PROPER_NAME}"),
    (4, rf"\b[Aa]s (?:an? |our |the |{_POSSESSIVE})(?:[a-z-]{{3,15}},? ){{0,2}}{_PROPER_NAME} member\b"),
    (4, rf"\b(?:[Oo]ur |[Tt]he |{_POSSESSIVE}){_PROPER_NAME} {_SEEKS}"),
    (2, rf"{_SENTENCE_START}(?:On|In|As part of|As a part of|As a member of|With|Within) {_DETERMINER}{_PROPER_NAME}"),
    (2, rf"\b(?:for|on|within|in|help|expand|grow|expanding|growing|build|support|strengthen|lead|scale|established) "
        rf"{_DETERMINER}{_PROPER_NAME}"),
    (2, rf"(?:{_SENTENCE_START}(?:The |Our |{_POSSESSIVE})|^At [^,]{{1,40}}, (?:our|the) ){_PROPER_NAME} (?=[a-z])"),
    (2, rf"^(?P<name>{_WORD}(?: (?:and )?{_WORD}){{1,5}})(?: \([A-Z&]{{2,8}}\))? [Tt]eam (?:is|has|was|will|provides|builds|"
        r"owns|works|develops|delivers|supports|creates|manages|leads|designs|drives|enables|maintains|helps|focuses)\b"),
    (3, rf"\b(?:[Oo]ur |[Tt]he |{_POSSESSIVE}){_PROPER_NAME}[’']s? (?:mission|goal|charter|purpose|role|work|responsib)\w*"),
    (3, rf"\b[Tt]eam is (?:a )?part of (?:the |our )?(?P<name>{_WORD}(?: (?:and )?{_WORD}){{1,5}})(?=[,.]| which| and)"),
    # French, Spanish, Dutch and German name it behind the word: "binnen ons team Business Intelligence".
    (4, rf"(?<!avec )(?<!sur )(?<!con )(?<!par )\b(?:[Ll][’']équipe|[Nn]otre équipe|[Nn]uestro equipo(?: de)?|"
        rf"(?:[Ee]l|[Dd]el|[Aa]l) equipo de) "
        rf"(?P<name>{_WORD}(?: (?:(?:et|y|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:[Nn]oss[oa]|[Ss]eu|[Ss]ua|[Nn][oa]|(?:[Ii]ntegr|[Rr]efor[çc])\w+ [oa]|"
        rf"[Vv]ais integrar a) (?:time|equip[ae]|squad) de "
        rf"(?P<name>{_WORD}(?: (?:(?:e|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:[Dd]o zespołu|[Nn]asz(?:ego|ym)? zesp(?:ół|ołu|ole)|[Ww] zespole|"
        rf"^Zespół) (?P<name>{_WORD}(?: (?:(?:i|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:werkt?|werken|terecht|slag) (?:in|bij) (?:het |ons )?team (?P<name>{_WORD}"
        rf"(?: (?:(?:en|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:[Dd]e|[Oo]nze) afdeling (?P<name>{_WORD}(?: (?:(?:en|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:der|[Uu]nsere[rn]?|[Dd]ie) Abteilung (?P<name>{_WORD}(?: (?:(?:und|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:im|den|dem|unser(?:en|em)?) (?:Fachbereich|Fachdienst|Sachgebiet|Referat|Dezernat) (?:für )?(?P<name>{_WORD}"
        rf"(?: (?:(?:und|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:[Ww]ir (?:aus dem|vom|im)|[Uu]nser(?:en|em)?) (?:\w+-)?[Bb]ereich (?P<name>{_WORD}(?: (?:(?:und|"
        rf"&) )?{_WORD}){{0,4}})"),
    (4, r"(?<!mit )(?<!met )\b(?:(?:ons|het|bij|voor|binnen|unser(?:em|en|es)?|im|dem|das|zum|ins|vårt|nel|al|"
        r"nostro) [Tt]eam|[Tt]eamet) [„“«]?"
        rf"(?P<name>{_WORD}(?: (?:(?:und|en|och) )?{_WORD}){{0,4}})"),
    (3, rf"{_JOINS}(?:the |our |its |{_POSSESSIVE}){_LOWERCASE_NAME}"),
    (3, rf"{_SENTENCE_START}(?:Our |The |{_POSSESSIVE}){_LOWERCASE_NAME} {_SEEKS}"),
]  # fmt: skip
_CONTEXT_PATTERNS = [(confidence, re.compile(words)) for confidence, words in _CONTEXTS]
_PLURAL_AFTER = re.compile(r"(?: ?\([^()]{1,20}\))? ?(?:teams|squads|groups|departments|divisions)\b", re.IGNORECASE)
_JOINED_NAMES = re.compile(r",| (?:and|&|or) |/")
_TEAM_MENTION = re.compile(
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Aa]n?)|[’']s) (?P<name>(?:[\w&/+-]+ ){{1,5}}?)(?!(?i:teams|squads)){_UNIT}\b{_NOT_A_ROLE}"
)
_HEADING = re.compile(
    rf"(?:(?:[Aa]bout|[Mm]eet|[Jj]oin|[Ww]hy|ABOUT) )?(?:[Tt]he |[Oo]ur |THE |OUR )?{_PROPER_NAME}(?: at .{{1,40}})?[:?!. ]*"
)
_TEAM_FIELD = re.compile(
    r"(?:(?:Seu|Sua) )?(?:Team|[Dd]epartment|Squad|Business Unit|[Dd]epartamento|Département|Dipartimento|"
    r"Abteilung|Fachbereich|Fachdienst|Sachgebiet|Referat|Dezernat|"
    r"Afdeling|Équipe|Equip[eoa]|Zespół|Dział)(?: Name)? ?: (?P<name>[A-Z][\w&/+, -]{1,50})"
)
_CHINESE_TEAM = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})团队")
_VAGUE_CONFIDENCE, _LOW_CONFIDENCE, _HIGH_CONFIDENCE, _MAX_CONFIDENCE = 1, 2, 4, 5
_RULE = EvidenceRule.TEXT_NAMES_OWN_TEAM

# Names of teams that are not a unit of the company, or not the team of the role.
_NOT_A_NAME = re.compile(
    r"(?:technical|software|software development|software engineering|development|product development|"
    r"product and development|engineering and product|product and engineering|agile|scrum|cross[ -]functional|virtual|dream|"
    r"about|meet|join|founding|cutting-edge|role|all|growing|new|global|remote|project|senior|high-performing|"
    r"extraordinary|team|our|"
    r"the|your|their|this|java|python|react|us|recrutement|\w+aise|"
    r"(?:international|european|american|regional|national)(?: and .*)?|"
    r"executive|(?:senior )?leadership|rh|personal|management|talent|talent acquisition|recruiting|recruitment|"
    r"people|people care|hr|"
    r"human resources|(?:diversity|diversidade?|diversité|inclusion)\b.*|legal|"
    r"customer success|accounts management|communications|description.*|"
    r"(?:what|why|how|who|you|your|our|the|join) .*|.*\bwinning|.* corporate|.* (?:the|to|of|for|and)|.* (?:inc|llc))",
    re.IGNORECASE,
)
# Names that fit most roles of a company, used only where no other name is found.
_VAGUE_NAMES = {
    "engineering", "product", "it", "technology", "tech", "ti", "it-abteilung", "entwicklung", "ingeniería", "engenharia",
    "ingénierie", "tecnología", "tecnologia", "produto", "producto", "produit", "produkt", "technik",
}  # fmt: skip
# Words before a team's name that are not part of it.
_ADJECTIVE = re.compile(
    r"""[\w-]+(?:ive|ful|ous|ed|ant|ent|less|able|ible|paced|class|driven|minded|thinking|first|based|knit|functional|
    performing|level|size|person|moving|member)|(?:forward|fast|like|right)?-?(?:thinking|minded|paced)|
    (?:fast-)?(?:growing|scaling|expanding|evolving|leading|exciting|amazing|pioneering|winning|existing|supporting)|
    small|smart|new|newly|global|international|local|remote|hybrid|dynamic|agile|lean|nimble|scrum|best|top|great|strong|own|
    highly?|rapidly|globally|truly|fully|fast|close|tight|exceptional|professional|international|regional|awesome|fantastic|
    wonderful|vibrant|forward|in-house|internal|extended|larger?|greater|broader?|wider?|whole|entire|central|friendly|young|senior|
    world-class|fun|super|current|future|same|other|first|full|passionate|humble|primary|multinational|elite|expert|very|most|
    (?:multi|inter|cross-?)disciplinary|technical""",
    re.IGNORECASE | re.VERBOSE,
)
# Fields whose name begins with such a word: the internal tools team.
_FIELD_WITH_ADJECTIVE = re.compile(
    r"internal (?:tool(?:s|ing)|systems|platforms?|audit|communications|developer|applications)\b", re.IGNORECASE
)
_CONNECTIVES = {"and", "of", "for", "to", "und", "für", "et", "de", "y", "e", "en", "och", "i"}
# A name in lower case with only these words is not a name.
_GENERIC_WORDS = set(
    """and engineering engineers engineer software development developers developer dev product products technology tech it
    backend back-end frontend front-end front end full-stack fullstack full stack web project projects delivery solutions
    management core leadership business r&d research application applications team teams company client customer qa
    design""".split()
)
_ARTICLE = re.compile(r"\ban? ")
_IGNORED_SECTIONS = {SectionKind.BENEFITS, SectionKind.EQUAL_OPPORTUNITY, SectionKind.PROCESS, SectionKind.COMPENSATION}


@dataclass(frozen=True)
class _Mention:
    name: str
    confidence: int
    evidence: Evidence


def read_team(document: Document, company: str = "", lexicon: Lexicon | None = None) -> Fact[str] | None:
    """Return the team's name without the word Team, or None where none is certain.

    Neither the company nor technologies of the lexicon in brackets or in a list are a team.
    """
    location = document.location.text if document.location else ""
    name = read_title(document.title.text, location)
    if name and not (lexicon and names_technologies(name, document.title.text, lexicon)):
        return Fact(name, (Evidence(document.title.text, document.title.number, EvidenceRule.TITLE_NAMES_IT),))
    mention = max(_mentions(document, company), key=lambda each: each.confidence, default=None)
    return Fact(mention.name, (mention.evidence,)) if mention else None


def _mentions(document: Document, company: str) -> Iterator[_Mention]:
    for section in document.sections:
        if section.is_repeat or section.kind in _IGNORED_SECTIONS:
            continue
        if (match := _HEADING.fullmatch(section.heading)) and (name := _parse_name(match, company)):
            confidence = _VAGUE_CONFIDENCE if name.casefold() in _VAGUE_NAMES else _HIGH_CONFIDENCE
            yield _Mention(name, confidence, Evidence(section.heading, section.line, EvidenceRule.HEADING_NAMES_IT))
        for original in (Line(section.line, section.heading), *section.lines):
            line = replace(original, text=original.text[:_MAX_LINE]) if len(original.text) > _MAX_LINE else original
            lower = line.text.lower()
            if not any(word in lower for word in _UNIT_WORDS):
                continue
            yield from _mentions_in_line(section, line, company)
            yield from _mentions_like_title(line, document.title.text)


def _mentions_in_line(section: Section, line: Line, company: str) -> Iterator[_Mention]:
    if len(line.text) <= _MAX_FIELD_LINE and (field := _TEAM_FIELD.match(line.text)):
        name = field["name"].strip()
        confidence = _VAGUE_CONFIDENCE if name.casefold() in _VAGUE_NAMES else _MAX_CONFIDENCE
        if name.count(",") < _MIN_COMMAS_OF_MEMBERS:
            yield _Mention(name, confidence, Evidence(line.text, line.number, EvidenceRule.AD_LISTS_IT))
    if "团队" in section.heading and (chinese := _CHINESE_TEAM.match(line.text)):
        yield _Mention(
            chinese["name"], _HIGH_CONFIDENCE, Evidence(_sentence(line.text, 0), line.number, EvidenceRule.TEXT_NAMES_IT)
        )
    if not _HAS_UNIT.search(line.text):
        return
    for confidence, pattern in _CONTEXT_PATTERNS:
        for match in pattern.finditer(line.text):
            name = None if _names_several(match) else _parse_name(match, company)
            if not name or (confidence <= _LOW_CONFIDENCE and (line.is_item or name.casefold() in _VAGUE_NAMES)):
                continue
            evidence = Evidence(_sentence(line.text, match.start("name")), line.number, _RULE)
            if name.casefold() in _VAGUE_NAMES:
                yield _Mention(name, _VAGUE_CONFIDENCE, evidence)
            elif section.kind == SectionKind.ABOUT_TEAM:
                yield _Mention(name, _HIGH_CONFIDENCE, evidence)
            else:
                yield _Mention(name, confidence - bool(_ENDS_WITH_LARGE_UNIT.match(match[0])), evidence)


def _names_several(match: re.Match[str]) -> bool:
    """Return whether a match names more than one team: "our Sales and Marketing teams"."""
    return bool(_PLURAL_AFTER.match(match.string, match.end("name")) and _JOINED_NAMES.search(match["name"]))


def _mentions_like_title(line: Line, title: str) -> Iterator[_Mention]:
    """Yield teams with the name of the role: the Tide Systems team, for a Tide Systems Engineer."""
    for match in _TEAM_MENTION.finditer(line.text):
        words = _remove_adjectives(match["name"].split())
        name = " ".join(words)
        core = name.casefold().removesuffix(" engineering")
        is_vague = core in FIELDS | _PROFESSIONS or _is_generic(words) or _NOT_A_NAME.fullmatch(name)
        if f" {core} " in f" {title.casefold()} " and not is_vague:
            yield _Mention(
                _capitalize(name),
                _LOW_CONFIDENCE,
                Evidence(_sentence(line.text, match.start()), line.number, EvidenceRule.TEAM_NAMED_LIKE_ROLE),
            )


def _parse_name(match: re.Match[str], company: str) -> str | None:
    name = _NAME_AFFIXES.sub("", re.sub(r"^\S+[’']s ", "", match["name"].strip(" ,&/")))
    if len(name) > MAX_LENGTH:
        return None
    if any(word[0].islower() and word not in _CONNECTIVES for word in name.split()):
        return _parse_lowercase_name(name, company)
    if not name:
        return None
    name = _remove_company(company, name)
    if _GENERIC_WORDS.issuperset(name.casefold().split()) and _ARTICLE.search(match[0]):
        return None
    is_company = set(name.casefold().split()) <= set(company.casefold().split())
    if is_company or not re.search(r"[^\W\d]", name) or _NOT_A_NAME.fullmatch(name) or is_place(name):
        return None
    return name


def _remove_company(company: str, name: str) -> str:
    """Return the name without the company's name before it: the Ebbmark Tide Tables team."""
    first, *others = name.split()
    if company and name.casefold().startswith(f"{company.casefold()} "):
        return name[len(company) + 1 :]
    return others[0] if len(others) == 1 and first.casefold() in company.casefold().split() else name


def _parse_lowercase_name(text: str, company: str) -> str | None:
    """Return the name without adjectives, capitalized: growing data platform -> Data Platform."""
    words = _remove_adjectives(text.replace(",", "").split(), company)
    if len(words) == 1 and words[0] in _PROFESSIONS:
        return None
    if _is_generic(words) or not STOP_WORDS.isdisjoint(words) or NOT_A_TEAM.search(" ".join(words)):
        return None
    return (
        None if _ADJECTIVE.fullmatch(words[-1]) or _NOT_A_NAME.fullmatch(" ".join(words)) else _capitalize(" ".join(words))
    )


def _remove_adjectives(words: list[str], company: str = "") -> list[str]:
    """Return the words without adjectives and the company's name at the start."""
    if words and _FIELD_WITH_ADJECTIVE.match(" ".join(words)):
        return words
    ignored = {"and", "but", "yet", *company.casefold().split()}
    return list(dropwhile(lambda word: word.casefold() in ignored or _ADJECTIVE.fullmatch(word), words))


def _is_generic(words: list[str]) -> bool:
    return all(word.casefold() in _GENERIC_WORDS or _ADJECTIVE.fullmatch(word) for word in words)


def _capitalize(name: str) -> str:
    return " ".join(word if word in _CONNECTIVES else word[0].upper() + word[1:] for word in name.split())


def _sentence(text: str, position: int) -> str:
    """Return the sentence around a position, or a part of it where it is long."""
    ends = (". ", "! ", "? ")
    start = max((at + 2 for end in ends if (at := text.rfind(end, 0, position)) >= 0), default=0)
    stop = min((at + 1 for end in ends if (at := text.find(end, position)) >= 0), default=len(text))
    return text[start:stop] if stop - start <= 240 else text[max(start, position - 60) :][:240]
