"""Read the team of a role: `Backend Engineer, Seller Systems` -> Seller Systems, or "join our Billing team".

A part of a title that is not a place, level, technology or contract type is a team. If the title has none, the body may
name it: "on the Payments team", "About the Labels Team". Of several mentions the one with the highest confidence is
used: a sentence about joining ranks above other mentions, a team above a department. Teams that the role only works with
do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from postings.choices import SectionKind, SkillKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.extraction.places import read_places
from postings.reference.lexicon import WORD, Lexicon, word_key

_SEPARATORS = re.compile(r",\s+|\s+[-–—|]+\s*|\s*[-–—|]+\s+|\s*[|()\[\]]\s*|:\s+")
_NAMED_AS_TEAM = re.compile(
    r"(?P<name>.+?) (?:team|squad|tribe|pod|org|department|domain)|team (?P<after>(?!lead|manage).+)", re.IGNORECASE
)
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
# A team right behind the role: `Software Engineer Tide Systems Team`, `Staff Engineer Chart Platform`.
_BEHIND_ROLE = re.compile(
    r"[^,(|]*\b(?:Engineer|Developer|Manager|Architect|Scientist|Analyst|Designer)(?: (?:I{1,3}|IV|V|\d))? "
    r"(?P<name>[A-Z][\w&/]*(?: [A-Z&][\w&/]*)*?"
    r"(?:(?= [Tt]eam\b)| (?:Platforms?|Programs?|Apps|Services|Products|Solutions)(?= Remote\b|$| [-–—(])))"
)
# Words for another role in a later part of the title, unlike Infra Engineering, SI Partners or Developer Experience.
_OTHER_ROLE = re.compile(
    r"""\b(?:engineers?|programmer|manager|architect|designer|analyst|scientist|specialist|consultant|lead|director|head|
    administrator|representative|associate|coordinator|technician|writer|officer|executive|intern(?:ship)?|student|trainee|
    trainer|apprentice\w*|alternance|stage|tester|sdet|swe|advisor|master|r[eé]f[eé]rent|ingénieur\w*|développeu\w*|
    entwickler\w*|(?:software|engineering)\ (?:engineering|development)|
    experts?|developers?(?!\ (?:experience|tools?|platform|productivity|ecosystem|foundations|infrastructure|enablement|
    services|velocity)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_A_TEAM = re.compile(
    r"""(?<!&)\b(?:
    # work mode, place, contract and duration
    remote|hybrid|on-?site|in-?office|anywhere|worldwide|contract(?:or)?|freelancer?|b2b|c2c|w2|full[\s-]?time|part[\s-]?time|
    temp|temps|temporary|permanent|months?|weeks?|years?|shift|hours?|relocation|visa|citizen(?:ship)?|clear(?:ance|ed)|secret|ts/sci|
    cest|cet|est|pst|gmt|time\ ?zone|us|usa|u\.s|uk|eu|emea|apac|latam|amer|americas?|europe|region|area|
    (?:north|south|mid)-?(?:east|west|central)\w*|midwest\w*|north|south|east|west|counties|county|\w+shire|midlands|
    hebrides|isles?|islands?|peninsula|borders|lowlands|valley|territory|district|coast|highlands|
    # level
    junior|senior|sr|jr|mid|intermediate|staff|principal|entry|graduate|grad|early\ career|(?:all[\s-])?levels?|
    ic\d|l\d+|e\d|p\d|i{1,3}|iv|v|confirmed|débutant|
    # function and technology
    (?<![^\W_]\ )back[\s-]?end(?!\ developer\ exp)|(?:and|or|&)\ back[\s-]?end|front[\s-]?end|full[\s-]?stack|
    java|javascript|js|typescript|python|php|ruby|rails|
    ror|golang|go|rust|scala|kotlin|swift|node(?:\.?js)?|react(?:\.?js)?|vue(?:\.?js)?|angular|next\.?js|laravel|symfony|
    django|flask|spring|net|dotnet|c|ios|android|flutter|aws|azure|gcp|kubernetes|k8s?|linux|sql|nosql|mysql|oracle|sap|
    s4/hana|salesforce|wordpress|drupal|magento|shopify|unity|unreal|solidity|firmware|elixir|haskell|clojure|
    terraform|databricks|snowflake|spark|kafka|graphql|postgres(?:ql)?|mongodb|mariadb|cockroachdb|selenium|cypress|appium|
    playwright|xcode|html|css|jvm|sdk|4gl|ci/cd|llms?|servicenow|netsuite|odoo|uipath|mulesoft|sailpoint|collibra|citrix|
    solidworks|autocad|revit|catia|creo|sketchup|archicad|matlab|labview|photoshop|excel|
    windchill|cad|fea|cfd|cam|bim|erp|crm|plm|scada|hmi|aem|aep|unix|airflow|pyspark|spring\ ?boot|
    mern|mevn|datasphere|vulkan|finops|virtuali[sz]ation|
    atlassian|datadog|devops|sre|devsecops|mlops|microservices|saas|big\ data|distributed\ systems|testing|
    temporal|
    # place of work
    (?:call|contact|leisure|sports?|shopping|garden|health|medical|conference|visitor|day|distribution|fulfil\w+)[\ -]
    cent(?:er|re)|
    # other remarks
    [mfdwxhn](?:[/|.-][mfdwxhn])+|genders?|
    language|english|german|french|spanish|dutch|swedish|danish|italian|portuguese|polish|hebrew|chinese|
    korean|arabic|deutsch|speaking|speaker|fluent|urgent|bonus|salary|usd|future|pipeline|various|multiple|experienced|
    experience\ needed|must|needed|plus|required|only|based|leaning|focus(?:ed)?|heavy|related|ref|req|id|
    disabilit(?:y|ies)|pcd|pwd|affirmative|diversity|hiring|dating|opportunit(?:y|ies)|qualifications|available|roles?|
    confidential|company|startup|exclusiva|llc|inc|eligible|generalist|expertise|
    (?:close|closing|start)\ date|deadline|secteur|(?<!public\ )sector|swe\d|s[êé]nior|pleno|cd[id]|
    (?:january|february|march|april|may|june|july|august|september|october|november|december)\ \d+\w*
    )\b(?!&)|\d{3,}|[$€£]""",
    re.IGNORECASE | re.VERBOSE,
)
# Fields and generic words, which are not teams if they are the whole part of a title.
_FIELDS = frozenset(
    """machine learning|deep learning|ml|artificial intelligence|ai|gen ai|generative ai|genai|ai/ml|ai & machine learning|
    ai training|data science|mobile|web|test|pre-sales|blockchain|cloud|embedded|security engineering|api|automation|
    qa automation|qa-automation|test automation|qa|qc|qa/qc|robotics|crypto|fintech|general|technology|technical|new|
    software|development|software development|software architecture|external|internal|client|project|product development|
    cloud networking|desktop|manual|windows|macos|openstack|central|
    cross platform|web and mobile|mobile & web|mobile and web|mobile apps|web app|web applications|
    web development|databases|networking|nlp|computer vision & machine learning|seo|voip|siem|
    management""".replace("\n    ", "").split("|")
)
# A rank at the start of a title, whose field follows: `Manager, Systems Engineering`.
_RANK = re.compile(
    r"(?:(?:senior|sr\.?|junior|jr\.?|lead|principal|staff|associate|regional) )*"
    r"(?:manager|director|head|vp|vice president|lead|chief|officer|specialist|representative|associate|analyst)",
    re.IGNORECASE,
)
_FIELD_OF_RANK = re.compile(
    r"(?:[\w&/-]+ ){0,3}(?:engineering|development|management|sales|marketing|product|planning|operations|strategy)",
    re.IGNORECASE,
)
_PLACE_ADJECTIVE = re.compile(r"^(?:global|international|european|american|regional|worldwide)(?: |$)", re.IGNORECASE)
# What follows is where one sells: `Regional Sales Manager (Berks/Wapping)`.
_REGIONAL = re.compile(
    r"\b(?:(?:regional|area|territory|district|field) (?:\w+ ){0,2}?(?:sales|account|business)|"
    r"(?:key|national|major) account (?:manager|executive|director)|"
    r"(?:store|shop|site|branch|restaurant|hotel|bar|kitchen|warehouse|depot|school|nursery|clinic|duty|night|shift) "
    r"(?:manager|supervisor|leader)|recruitment (?:consultant|resourcer))\b",
    re.IGNORECASE,
)
# Professions and departments, which are no team by name if written in lower case.
_PROFESSIONS = frozenset(
    "nursing teaching clinical kitchen catering cleaning housekeeping warehouse reception care medical office field program "
    "programme administrative administration sales dental veterinary surgical midwifery theatre pharmacy physiotherapy "
    "radiology nursery childcare pastry bar restaurant spa gardening grounds maintenance driving".split()
)
_MAX_WORDS, _MAX_LENGTH, _MAX_FIELD_LINE, _MAX_LINE = 7, 70, 70, 3_000
# A code among words is not a place: SI Partners are not in Slovenia, nor is the IT department in Italy.
_CODE_AMONG_WORDS = re.compile(r"\b[A-Z]{1,3}\s|\s[A-Z]{1,3}\b")
_MAX_CODE_LENGTH = 2
# In brackets, alternatives are technologies or places: `Solutions Architect (Harbours/Locks)`.
_ALTERNATIVES = re.compile(r"/| or ")
_LIST_OF_NAMES = re.compile(r"\s*[,/&+]\s*|\s+and\s+")
# A word in capitals in brackets is a remark, such as an industry; an abbreviation is shorter.
_IN_CAPITALS = re.compile(r"[A-Z]{6,}")
# What joins two parts of a title to one name.
_JOINERS = frozenset({",", ":"})

_LARGE_UNIT = r"(?i:group|division|organi[sz]ation|org|department|dept|business unit|practice)"
_UNIT = rf"(?:(?<!Microsoft )(?i:teams?|squads?|tribe|pod)|{_LARGE_UNIT})"
_HAS_UNIT = re.compile(rf"\b(?:{_UNIT}|[Tt]eamet|équipe|equipo|Abteilung|\w*[Bb]ereich)\b")
# Each line that names a team has one of these in lower case.
_UNIT_WORDS = (
    "team", "squad", "tribe", "pod", "group", "division", "organi", "org", "department", "dept", "business unit", "practice",
    "équipe", "equipo", "abteilung", "bereich", "团队",
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
    (4, rf"(?<!avec )\b(?:[Ll][’']équipe|[Nn]otre équipe|[Nn]uestro equipo(?: de)?|(?:[Ee]l|[Dd]el|[Aa]l) equipo de) "
        rf"(?P<name>{_WORD}(?: (?:(?:et|y|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b(?:der|unsere[rn]?|die) Abteilung (?P<name>{_WORD}(?: (?:(?:und|&) )?{_WORD}){{0,4}})"),
    (4, rf"\b[Ww]ir (?:aus dem|vom|im) (?:\w+-)?[Bb]ereich (?P<name>{_WORD}(?: (?:(?:und|&) )?{_WORD}){{0,4}})"),
    (4, r"\b(?:(?:ons|het|bij|voor|binnen|unser(?:em|en|es)?|im|dem|das|zum|ins|vårt|nel) [Tt]eam|[Tt]eamet) "
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
_TEAM_FIELD = re.compile(r"(?:Team|Department|Squad|Business Unit)(?: Name)?: (?P<name>[A-Z][\w&/+, -]{1,50})")
_CHINESE_TEAM = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,8})团队")
_VAGUE_CONFIDENCE, _LOW_CONFIDENCE, _HIGH_CONFIDENCE, _MAX_CONFIDENCE = 1, 2, 4, 5
_RULE = EvidenceRule.TEXT_NAMES_OWN_TEAM

# Names of teams that are not a unit of the company, or not the team of the role.
_NOT_A_NAME = re.compile(
    r"(?:technical|software|software development|software engineering|development|product development|"
    r"product and development|engineering and product|product and engineering|agile|scrum|cross[ -]functional|virtual|dream|"
    r"about|meet|join|founding|cutting-edge|role|all|growing|new|global|remote|project|senior|high-performing|extraordinary|team|our|"
    r"the|your|their|this|java|python|react|us|recrutement|\w+aise|"
    r"(?:international|european|american|regional|national)(?: and .*)?|"
    r"executive|(?:senior )?leadership|management|talent|talent acquisition|recruiting|recruitment|people|people care|hr|"
    r"human resources|legal|customer success|accounts management|communications|description.*|"
    r"(?:what|why|how|who|you|your|our|the|join) .*|.*\bwinning|.* corporate|.* (?:the|to|of|for|and)|.* (?:inc|llc))",
    re.IGNORECASE,
)
# Names that fit most roles of a company, used only where no other name is found.
_VAGUE_NAMES = {"engineering", "product", "it", "technology", "tech"}
# Words before a team's name that are not part of it.
_ADJECTIVE = re.compile(
    r"""[\w-]+(?:ive|ful|ous|ed|ant|ent|less|able|ible|paced|class|driven|minded|thinking|first|based|knit|functional|
    performing|level|size|person|moving|member)|
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
_CONNECTIVES = {"and", "of", "for", "to"}
_STOP_WORDS = set("of the our a an in on with to for your their its this that as is by from or at we you".split())
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
    name = _read_title(document.title.text, location)
    if name and not (lexicon and _names_technologies(name, document.title.text, lexicon)):
        return Fact(name, (Evidence(document.title.text, document.title.number, EvidenceRule.TITLE_NAMES_IT),))
    mention = max(_mentions(document, company), key=lambda each: each.confidence, default=None)
    return Fact(mention.name, (mention.evidence,)) if mention else None


def _read_title(title: str, location: str) -> str | None:
    """Return the first part after the role that may be a team, joined with those that follow after a comma or colon.

    Parts in brackets are used last. What follows a rank is its field: `Manager, Systems Engineering`.

    >>> _read_title("Software Engineer | Billing Team", "Berlin")
    'Billing'
    >>> _read_title("Software Engineer, Tides: Charts (Remote)", "Berlin")
    'Tides: Charts'
    """
    for pattern in (_FOR_A_TEAM, _BEHIND_ROLE):
        if (match := pattern.match(title)) and _may_be_team(match["name"], location):
            return match["name"]
    if _REGIONAL.search(title):
        return None
    spans = _split_title(title)
    role_index = next((number for number, (start, end) in enumerate(spans) if _ROLE.search(title[start:end])), len(spans))
    candidates: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(spans[role_index + 1 :]):
        part, before = title[start:end], title[:start]
        if name := _parse_named_team(part, location):
            return name
        is_no_name = _is_in_brackets(title, start) and (
            _ALTERNATIVES.search(part) or _is_abbreviation(part, before) or _IN_CAPITALS.fullmatch(part)
        )
        is_field = number == 0 and _FIELD_OF_RANK.fullmatch(part) and _RANK.fullmatch(title[: spans[role_index][1]].strip())
        if _may_be_team(part, location) and part.casefold() not in _FIELDS and not is_no_name and not is_field:
            candidates.append((start, end))
    candidates = [span for span in candidates if not _is_in_brackets(title, span[0])] or candidates
    if not candidates:
        return None
    start, end = candidates[0]
    for previous, following in pairwise(candidates):
        if title[previous[1] : following[0]].strip() not in _JOINERS:
            break
        end = following[1]
    return title[start:end]


def _names_technologies(name: str, title: str, lexicon: Lexicon) -> bool:
    """Return whether a name is technologies in brackets or in a list: `Developer, PlayCanvas, WebGL`.

    A single one behind a dash or comma is a product with a team of its own, and an abbreviation may be a team's.
    """
    parts = _LIST_OF_NAMES.split(name)
    if len(parts) == 1 and (name.isupper() or not _is_in_brackets(title, title.find(name))):
        return False
    return all(_is_technology(part, lexicon) for part in parts)


def _is_technology(name: str, lexicon: Lexicon) -> bool:
    """Return whether a name is a tool of the lexicon and no everyday word."""
    return any(
        skill and not alias.requires_context and lexicon.kind(skill) is SkillKind.TOOL
        for skill, alias in lexicon.index.get(word_key(list(WORD.finditer(name)), name), ())
    )


def _parse_named_team(part: str, location: str) -> str | None:
    """Return the name in a part of a title that says it is a team, which a technology may be a part of."""
    named = _NAMED_AS_TEAM.fullmatch(part)
    name = named["name"] or named["after"] if named else ""
    return name if _may_be_team(_NOT_A_TEAM.sub("", name).strip(), location) else None


def _is_abbreviation(part: str, before: str) -> bool:
    """Return whether a part stands for the words before it: `Adobe Experience Manager (AEM)`."""
    initials = "".join(word[0] for word in re.findall(r"\w+", before))
    return part.isupper() and initials.casefold().endswith(part.casefold())


def _is_in_brackets(title: str, position: int) -> bool:
    before = title[:position]
    return before.count("(") + before.count("[") > before.count(")") + before.count("]")


def _split_title(title: str) -> list[tuple[int, int]]:
    """Return start and end of the parts of a title."""
    separators = [(0, 0), *(match.span() for match in _SEPARATORS.finditer(title)), (len(title), len(title))]
    return [(before[1], after[0]) for before, after in pairwise(separators)]


def _may_be_team(part: str, location: str) -> bool:
    return (
        2 < len(part) <= _MAX_LENGTH
        and _starts_name(part.removeprefix("and "))
        and len(part.split()) <= _MAX_WORDS
        and part.casefold() not in _STOP_WORDS
        and not _OTHER_ROLE.search(part)
        and not _NOT_A_TEAM.search(part)
        and part.casefold() not in location.casefold()
        and not _is_place(part, location)
    )


def _starts_name(part: str) -> bool:
    """Return whether a part of a title is written like a name: Charts, 3D, eCharts."""
    return part[:1].isupper() or part[:1].isdigit() or (part[:1].islower() and part[1:2].isupper())


def _is_place(name: str, location: str = "") -> bool:
    """Return whether a name is a place where the job may be.

    Solo is a city in Indonesia, but may be a team of a job in Canada.
    """
    if name.isupper() and len(name) <= _MAX_CODE_LENGTH:
        return False
    name = _PLACE_ADJECTIVE.sub("", name)
    if not name:
        return False
    places = read_places(_CODE_AMONG_WORDS.sub("", name))
    if places is None or not location or not places.cities:
        return places is not None
    location_places = read_places(location)
    return (
        not location_places
        or not location_places.countries
        or not set(location_places.countries).isdisjoint(places.countries)
    )


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
        is_vague = core in _FIELDS | _PROFESSIONS or _is_generic(words) or _NOT_A_NAME.fullmatch(name)
        if f" {core} " in f" {title.casefold()} " and not is_vague:
            yield _Mention(
                _capitalize(name),
                _LOW_CONFIDENCE,
                Evidence(_sentence(line.text, match.start()), line.number, EvidenceRule.TEAM_NAMED_LIKE_ROLE),
            )


def _parse_name(match: re.Match[str], company: str) -> str | None:
    name = _NAME_AFFIXES.sub("", re.sub(r"^\S+[’']s ", "", match["name"].strip(" ,&/")))
    if len(name) > _MAX_LENGTH:
        return None
    if any(word[0].islower() and word not in _CONNECTIVES for word in name.split()):
        return _parse_lowercase_name(name, company)
    if not name:
        return None
    name = _remove_company(company, name)
    if _GENERIC_WORDS.issuperset(name.casefold().split()) and _ARTICLE.search(match[0]):
        return None
    is_company = set(name.casefold().split()) <= set(company.casefold().split())
    if is_company or not re.search(r"[^\W\d]", name) or _NOT_A_NAME.fullmatch(name) or _is_place(name):
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
    if _is_generic(words) or not _STOP_WORDS.isdisjoint(words) or _NOT_A_TEAM.search(" ".join(words)):
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
