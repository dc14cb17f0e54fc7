"""The team that a role sits in: `Backend Engineer, Seller Systems` -> Seller Systems, or "join our Billing team".

Titles hang many things on a role besides a team: places, levels, technologies, contract types. A piece of a title that
is none of these is a team. Where the title has none, the body may name it: "on the Payments team", "About the Labels
Team". Of several the surest counts: a sentence about joining goes before a mention, a team before a department. A team
that one only works with is not the role's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.places import read_places

_PIECES = re.compile(r",\s+|\s+[-–—|]+\s*|\s*[-–—|]+\s+|\s*[|()\[\]]\s*|:\s+")
_SAYS_SO = re.compile(r"(?P<name>.+?) (?:team|squad|tribe|org|department)|team (?P<after>(?!lead|manage).+)", re.IGNORECASE)
_FOR_A_TEAM = re.compile(
    r"[^,(|]+ (?:for|in|on|within) (?:the |our )?(?P<name>[A-Z][^,(|]*?) (?:[Tt]eam|[Ss]quad|[Tt]ribe)\b"
)
_ROLE = re.compile(
    r"\b(?:engineer(?:ing)?|developer|programmer|manager|architect|designer|analyst|scientist|specialist|consultant|"
    r"lead|director|head|administrator|admin|researcher|representative|associate|coordinator|technician|writer|"
    r"officer|executive|expert|intern|student|trainee|apprentice|tester|devops|sre|qa|president|partner|advisor|modeler|"
    r"swe|sdet|ingénieur|développeur|entwickler|ingeniero|desarrollador|desenvolvedor)\w*\b",
    re.IGNORECASE,
)
# In a later piece these name another role, unlike Infra Engineering, SI Partners or Developer Experience.
_ANOTHER_ROLE = re.compile(
    r"""\b(?:engineers?|programmer|manager|architect|designer|analyst|scientist|specialist|consultant|lead|director|head|
    administrator|representative|associate|coordinator|technician|writer|officer|executive|intern(?:ship)?|student|trainee|
    trainer|apprentice\w*|alternance|stage|tester|sdet|swe|advisor|master|r[eé]f[eé]rent|ingénieur\w*|développeu\w*|
    entwickler\w*|(?:software|engineering)\ (?:engineering|development)|
    developers?(?!\ (?:experience|tools?|platform|productivity|ecosystem)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_A_TEAM = re.compile(
    r"""(?<!&)\b(?:
    # how, where, for whom and for how long one works
    remote|hybrid|on-?site|in-?office|anywhere|worldwide|contract(?:or)?|freelancer?|b2b|c2c|w2|full[\s-]?time|part[\s-]?time|
    temporary|permanent|months?|weeks?|years?|shift|hours?|relocation|visa|citizen(?:ship)?|clear(?:ance|ed)|secret|ts/sci|
    cest|cet|est|pst|gmt|time\ ?zone|us|usa|u\.s|uk|eu|emea|apac|latam|amer|americas?|europe|region|area|
    north|south|east|west|
    # how far one has come
    junior|senior|sr|jr|mid|intermediate|staff|principal|entry|graduate|grad|early\ career|(?:all[\s-])?levels?|
    ic\d|l\d+|e\d|p\d|i{1,3}|iv|v|confirmed|sénior|débutant|
    # what one does or works with
    back[\s-]?end(?!\ developer\ exp)|front[\s-]?end|full[\s-]?stack|java|javascript|js|typescript|python|php|ruby|rails|
    ror|golang|go|rust|scala|kotlin|swift|node(?:\.?js)?|react(?:\.?js)?|vue(?:\.?js)?|angular|next\.?js|laravel|symfony|
    django|flask|spring|net|dotnet|c|ios|android|flutter|aws|azure|gcp|kubernetes|k8s?|linux|sql|nosql|mysql|oracle|sap|
    s4/hana|salesforce|wordpress|drupal|magento|shopify|unity|unreal|solidity|web3|firmware|elixir|haskell|clojure|
    terraform|databricks|snowflake|spark|kafka|graphql|postgres(?:ql)?|mongodb|mariadb|cockroachdb|selenium|cypress|appium|
    playwright|xcode|html|css|jvm|sdk|4gl|ci/cd|llms?|servicenow|netsuite|odoo|uipath|mulesoft|sailpoint|collibra|citrix|
    windchill|atlassian|datadog|devops|sre|devsecops|mlops|microservices|saas|big\ data|distributed\ systems|testing|
    temporal|
    # remarks
    m|d|x|w|h|genders?|language|english|german|french|spanish|dutch|swedish|danish|italian|portuguese|polish|hebrew|chinese|
    korean|arabic|deutsch|speaking|speaker|fluent|urgent|bonus|salary|usd|future|pipeline|various|multiple|experienced|
    experience\ needed|must|needed|plus|required|only|based|leaning|focus(?:ed)?|heavy|related|ref|req|id|
    disabilit(?:y|ies)|pcd|pwd|affirmative|diversity|hiring|dating|opportunit(?:y|ies)|qualifications|available|roles?|
    confidential|company|startup|exclusiva|llc|inc
    )\b(?!&)|\d{3,}|[$€£]""",
    re.IGNORECASE | re.VERBOSE,
)
# Fields of work and empty words: no team while they stand alone in a title.
_FIELDS = frozenset(
    """machine learning|ml|ai|gen ai|generative ai|genai|ai/ml|ai & machine learning|ai training|data science|mobile|web|
    test|pre-sales|blockchain|cloud|embedded|security engineering|api|automation|qa automation|qa-automation|
    test automation|qa|qc|qa/qc|robotics|crypto|fintech|general|technology|technical|new|software|development|
    software development|software architecture|external|internal|client|project|product development|cloud networking|
    desktop|manual|cross platform|web and mobile|mobile & web|mobile and web|mobile apps|web app|web applications|
    web development|databases|networking|nlp|computer vision & machine learning|seo|voip|siem|
    management""".replace("\n    ", "").split("|")
)
_MAX_WORDS, _MAX_LENGTH, _MAX_LISTED, _MAX_LINE = 7, 70, 70, 3_000
# SI Partners are not in Slovenia, nor is the IT department in Italy.
_CODE_BESIDE_WORDS = re.compile(r"\b[A-Z]{1,3}\s|\s[A-Z]{1,3}\b")
_LONGEST_CODE = 2

_WIDE_UNIT = r"(?i:group|division|organi[sz]ation|org|department|dept|business unit|practice)"
_UNIT = rf"(?:(?i:teams?|squads?|tribe)|{_WIDE_UNIT})"
_SAYS_UNIT = re.compile(rf"\b{_UNIT}\b")
_BEFORE_OR_AFTER = re.compile(
    r"^(?:EMEA|APAC|LATAM|AMER|US|UK|EU|NA) | (?:Team|Squad|Group|Division|Department|Organi[sz]ation|Business Unit) of .*"
)
_ENDS_WIDE = re.compile(rf".* {_WIDE_UNIT}")
_WORD = r"(?:[A-Z0-9][\w+&/@’'-]*(?:\.\w[\w-]*)*|&|/)"
_NO_ROLE = r"(?! [Ll]ead| [Mm]anage)"
_NAMED = (
    rf"(?P<name>{_WORD}(?:,? (?:(?:and|of|for|to) )?{_WORD}){{0,5}})"
    rf"(?: ?\([A-Za-z0-9&/ ]{{1,20}}\))? {_UNIT}\b{_NO_ROLE}"
)
# A name in small letters, with the adjectives before it.
_SAID = rf"(?P<name>(?:[\w&/+-]+,? ){{1,5}}?){_UNIT}\b{_NO_ROLE}"
_OWNER = r"[A-Za-z][\w.&-]{0,30}(?: [A-Z]\w{0,30})?[’']s? "
_WHOSE = rf"(?:the |our |its |an? |{_OWNER})(?:[a-z-]{{3,15}},? ){{0,2}}"
_JOINS = (
    r"\b(?:(?:[Jj]oin(?:ing|s)?|sits?) (?:within |in |on )?|"
    r"(?:[Ee]ngineer|[Dd]eveloper|[Mm]anager|[Ll]ead|[Ss]cientist|[Dd]esigner|[Aa]nalyst|[Mm]ember|[Pp]art|"
    r"(?:[Rr]ole|[Pp]osition)(?: is| is \w+| sits)?|component|mission|charter|goal|be) (?:on|in|of|for|within|with|to) )"
)
_SEEKS = r"(?:is|are) (?:\w+ly )?(?:looking|seeking|hiring|searching|recruiting|growing|expanding)\b"
_STARTS = r"(?:^|[.!?:] )"
# How a sentence names the role's own team, and how sure that is.
_SENTENCES = [
    (4, rf"{_JOINS}{_WHOSE}{_NAMED}"),
    (4, rf"\b[Aa]s (?:an? |our |the |{_OWNER})(?:[a-z-]{{3,15}},? ){{0,2}}{_NAMED} member\b"),
    (4, rf"\b(?:[Oo]ur |[Tt]he |{_OWNER}){_NAMED} {_SEEKS}"),
    (2, rf"{_STARTS}(?:On|In|As part of|As a part of|As a member of|Within) {_WHOSE}{_NAMED}"),
    (2, rf"\b(?:for|on|within|in|help|expand|grow|expanding|growing|build|support|strengthen|lead|scale|established) "
        rf"{_WHOSE}{_NAMED}"),
    (2, rf"(?:{_STARTS}(?:The |Our |{_OWNER})|^At [^,]{{1,40}}, (?:our|the) ){_NAMED} (?=[a-z])"),
    (2, rf"^(?P<name>{_WORD}(?: (?:and )?{_WORD}){{1,5}}) [Tt]eam (?:is|provides|builds|owns|works|develops)\b"),
    (3, rf"\b(?:[Oo]ur |[Tt]he |{_OWNER}){_NAMED}[’']s (?:mission|goal|charter|purpose|role)\b"),
    (3, rf"\b[Tt]eam is (?:a )?part of (?:the |our )?(?P<name>{_WORD}(?: (?:and )?{_WORD}){{1,5}})(?=[,.]| which| and)"),
    (3, rf"{_JOINS}(?:the |our |its |{_OWNER}){_SAID}"),
    (3, rf"{_STARTS}(?:Our |The |{_OWNER}){_SAID} {_SEEKS}"),
]  # fmt: skip
_IN_SENTENCES = [(sureness, re.compile(words)) for sureness, words in _SENTENCES]
_ONE_TEAM = re.compile(
    rf"(?:\b(?:[Tt]he|[Oo]ur|[Aa]n?)|[’']s) (?P<name>(?:[\w&/+-]+ ){{1,5}}?)(?!(?i:teams|squads)){_UNIT}\b{_NO_ROLE}"
)
_HEADING = re.compile(
    rf"(?:(?:[Aa]bout|[Mm]eet|[Jj]oin|[Ww]hy|ABOUT) )?(?:[Tt]he |[Oo]ur |THE |OUR )?{_NAMED}(?: at .{{1,40}})?[:?!. ]*"
)
_LISTED = re.compile(r"(?:Team|Department|Squad|Business Unit)(?: Name)?: (?P<name>[A-Z][\w&/+ -]{1,50})")
_CHINESE = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})团队")
_UNSURE, _LIKELY, _SURE, _SUREST = 1, 2, 4, 5
_RULE = EvidenceRule.TEXT_NAMES_OWN_TEAM

# What ads call a team that is no unit of the company, or not the role's own.
_EMPTY_NAME = re.compile(
    r"(?:technical|software|software development|software engineering|development|product development|"
    r"product and development|engineering and product|product and engineering|agile|scrum|cross[ -]functional|virtual|dream|"
    r"about|meet|join|growing|new|global|remote|project|senior|high-performing|extraordinary|team|our|"
    r"the|your|their|this|java|python|react|us|"
    r"executive|(?:senior )?leadership|management|talent|talent acquisition|recruiting|recruitment|people|people care|hr|"
    r"human resources|legal|customer success|accounts management|communications|description.*|"
    r"(?:what|why|how|who|you|your|our|the) .*|.* (?:the|to|of|for|and)|.* (?:inc|llc))",
    re.IGNORECASE,
)
# Said of most roles of a company: believed only where nothing narrower is named.
_VAGUE = {"engineering", "product", "it", "technology", "tech"}
# Words before a team's name that are no part of it.
_ADJECTIVE = re.compile(
    r"""[\w-]+(?:ive|ful|ous|ed|ant|ent|less|able|ible|paced|class|driven|minded|thinking|first|based|knit|functional|
    performing|level|size|person|moving|member)|
    (?:fast-)?(?:growing|scaling|expanding|evolving|leading|exciting|amazing|pioneering|winning|existing|supporting)|
    small|smart|new|newly|global|international|local|remote|hybrid|dynamic|agile|lean|nimble|scrum|best|top|great|strong|own|
    highly?|rapidly|globally|truly|fully|fast|close|tight|exceptional|professional|international|regional|awesome|fantastic|
    wonderful|vibrant|forward|in-house|internal|extended|larger?|broader?|wider?|whole|entire|central|friendly|young|senior|
    world-class|fun|super|current|future|same|other|first|full|passionate|humble|primary|multinational|elite|expert|very|most|
    multidisciplinary|technical""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKS = {"and", "of", "for", "to"}
_NO_PART = set("of the our a an in on with to for your their its this that as is by from or at we you".split())
# Where a name in small letters holds only these, it is no name.
_PLAIN = set(
    """and engineering engineers engineer software development developers developer dev product products technology tech it
    backend back-end frontend front-end front end full-stack fullstack full stack web project projects delivery solutions
    management core leadership business r&d research application applications team teams company client customer qa
    design""".split()
)
_ARTICLE = re.compile(r"\ban? ")
_ELSEWHERE = {SectionKind.BENEFITS, SectionKind.EQUAL_OPPORTUNITY, SectionKind.PROCESS, SectionKind.COMPENSATION}


@dataclass(frozen=True)
class _Mention:
    name: str
    sureness: int
    evidence: Evidence


def read_team(document: Document, company: str = "") -> Fact[str] | None:
    """The team's name without the word Team, or None where the ad names none for sure. The company itself is none."""
    location = document.location.text if document.location else ""
    if name := _from_title(document.title.text, location):
        return Fact(name, (Evidence(document.title.text, document.title.number, EvidenceRule.TITLE_NAMES_IT),))
    mention = max(_mentions(document, company), key=lambda each: each.sureness, default=None)
    return Fact(mention.name, (mention.evidence,)) if mention else None


def _from_title(title: str, location: str) -> str | None:
    """The first piece after the role that may name a team, with the next if that goes on. Brackets come last.

    >>> _from_title("Software Engineer | Billing Team", "Berlin")
    'Billing'
    >>> _from_title("Software Engineer, Tides: Charts (Remote)", "Berlin")
    'Tides: Charts'
    """
    if (named := _FOR_A_TEAM.match(title)) and _may_be_a_team(named["name"], location):
        return named["name"]
    spans = _spans(title)
    role = next((number for number, (start, end) in enumerate(spans) if _ROLE.search(title[start:end])), len(spans))
    names: list[tuple[int, int]] = []
    for start, end in spans[role + 1 :]:
        piece = title[start:end]
        says_so = _SAYS_SO.fullmatch(piece)
        name = says_so["name"] or says_so["after"] if says_so else piece
        if not _may_be_a_team(name, location):
            continue
        if says_so:
            return name
        if name.casefold() not in _FIELDS:
            names.append((start, end))
    names = [span for span in names if not _in_brackets(title, span[0])] or names[:1]
    if not names:
        return None
    start, end = names[0]
    if len(names) > 1 and spans.index(names[1]) == spans.index(names[0]) + 1:
        end = names[1][1]
    return title[start:end]


def _in_brackets(title: str, position: int) -> bool:
    before = title[:position]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]")


def _spans(title: str) -> list[tuple[int, int]]:
    """Where the pieces of a title stand."""
    breaks = [(0, 0), *(match.span() for match in _PIECES.finditer(title)), (len(title), len(title))]
    return [(before[1], after[0]) for before, after in pairwise(breaks)]


def _may_be_a_team(piece: str, location: str) -> bool:
    return (
        2 < len(piece) <= _MAX_LENGTH
        and (piece[0].isupper() or piece[0].isdigit())
        and len(piece.split()) <= _MAX_WORDS
        and not _ANOTHER_ROLE.search(piece)
        and not _NOT_A_TEAM.search(piece)
        and piece.casefold() not in location.casefold()
        and not _is_a_place(piece, location)
    )


def _is_a_place(name: str, location: str = "") -> bool:
    """Whether a name is a place's, and of one where the job may be: Solo is a city in Indonesia, and a team in Canada."""
    if name.isupper() and len(name) <= _LONGEST_CODE:
        return False
    places = read_places(_CODE_BESIDE_WORDS.sub("", name))
    if places is None or not location or not places.cities:
        return places is not None
    here = read_places(location)
    return not here or not here.countries or not set(here.countries).isdisjoint(places.countries)


def _mentions(document: Document, company: str) -> Iterator[_Mention]:
    for section in document.sections:
        if section.is_repeat or section.kind in _ELSEWHERE:
            continue
        if (match := _HEADING.fullmatch(section.heading)) and (name := _name(match, company)):
            sureness = _UNSURE if name.casefold() in _VAGUE else _SURE
            yield _Mention(name, sureness, Evidence(section.heading, section.line, EvidenceRule.HEADING_NAMES_IT))
        for whole in (Line(section.line, section.heading), *section.lines):
            line = replace(whole, text=whole.text[:_MAX_LINE])
            yield from _in_line(section, line, company)
            yield from _as_in_title(line, document.title.text)


def _in_line(section: Section, line: Line, company: str) -> Iterator[_Mention]:
    if len(line.text) <= _MAX_LISTED and (listed := _LISTED.match(line.text)):
        name = listed["name"].strip()
        sureness = _UNSURE if name.casefold() in _VAGUE else _SUREST
        yield _Mention(name, sureness, Evidence(line.text, line.number, EvidenceRule.AD_LISTS_IT))
    if "团队" in section.heading and (chinese := _CHINESE.match(line.text)):
        yield _Mention(chinese["name"], _SURE, Evidence(_sentence(line.text, 0), line.number, EvidenceRule.TEXT_NAMES_IT))
    if not _SAYS_UNIT.search(line.text):
        return
    for sureness, pattern in _IN_SENTENCES:
        for match in pattern.finditer(line.text):
            name = _name(match, company)
            if not name or (sureness <= _LIKELY and (line.is_item or name.casefold() in _VAGUE)):
                continue
            evidence = Evidence(_sentence(line.text, match.start("name")), line.number, _RULE)
            if name.casefold() in _VAGUE:
                yield _Mention(name, _UNSURE, evidence)
            elif section.kind == SectionKind.ABOUT_TEAM:
                yield _Mention(name, _SURE, evidence)
            else:
                yield _Mention(name, sureness - bool(_ENDS_WIDE.match(match[0])), evidence)


def _as_in_title(line: Line, title: str) -> Iterator[_Mention]:
    """The team that is called as the role is: the Tide Systems team, for a Tide Systems Engineer."""
    for match in _ONE_TEAM.finditer(line.text):
        words = _without_adjectives(match["name"].split())
        name = " ".join(words)
        core = name.casefold().removesuffix(" engineering")
        if f" {core} " in f" {title.casefold()} " and core not in _FIELDS and not _is_plain(words):
            yield _Mention(
                _capitalized(name),
                _LIKELY,
                Evidence(_sentence(line.text, match.start()), line.number, EvidenceRule.TEAM_NAMED_LIKE_ROLE),
            )


def _name(match: re.Match[str], company: str) -> str | None:
    name = _BEFORE_OR_AFTER.sub("", re.sub(r"^\S+[’']s ", "", match["name"].strip(" ,&/")))
    if len(name) > _MAX_LENGTH:
        return None
    if any(word[0].islower() and word not in _LINKS for word in name.split()):
        return _name_in_small_letters(name, company)
    if not name:
        return None
    name = _without(company, name)
    if _PLAIN.issuperset(name.casefold().split()) and _ARTICLE.search(match[0]):
        return None
    is_the_company = set(name.casefold().split()) <= set(company.casefold().split())
    if is_the_company or not re.search(r"[^\W\d]", name) or _EMPTY_NAME.fullmatch(name) or _is_a_place(name):
        return None
    return name


def _without(company: str, name: str) -> str:
    """The name without the company's before it: the Ebbmark Tide Tables team."""
    first, *others = name.split()
    if company and name.casefold().startswith(f"{company.casefold()} "):
        return name[len(company) + 1 :]
    return others[0] if len(others) == 1 and first.casefold() in company.casefold().split() else name


def _name_in_small_letters(said: str, company: str) -> str | None:
    """What is left without the adjectives: growing data platform -> Data Platform."""
    words = _without_adjectives(said.replace(",", "").split(), company)
    if _is_plain(words) or not _NO_PART.isdisjoint(words) or _NOT_A_TEAM.search(" ".join(words)):
        return None
    return (
        None if _ADJECTIVE.fullmatch(words[-1]) or _EMPTY_NAME.fullmatch(" ".join(words)) else _capitalized(" ".join(words))
    )


def _without_adjectives(words: list[str], company: str = "") -> list[str]:
    """The words from the first that may be a name's, after adjectives and the company's own name."""
    before = {"and", *company.casefold().split()}
    return list(dropwhile(lambda word: word.casefold() in before or _ADJECTIVE.fullmatch(word), words))


def _is_plain(words: list[str]) -> bool:
    return all(word.casefold() in _PLAIN or _ADJECTIVE.fullmatch(word) for word in words)


def _capitalized(name: str) -> str:
    return " ".join(word if word in _LINKS else word[0].upper() + word[1:] for word in name.split())


def _sentence(text: str, position: int) -> str:
    """The sentence around a position; some of it where it is long."""
    ends = (". ", "! ", "? ")
    start = max((at + 2 for end in ends if (at := text.rfind(end, 0, position)) >= 0), default=0)
    stop = min((at + 1 for end in ends if (at := text.find(end, position)) >= 0), default=len(text))
    return text[start:stop] if stop - start <= 240 else text[max(start, position - 60) :][:240]
