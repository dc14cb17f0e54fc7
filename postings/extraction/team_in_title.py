"""Read the team that a title names: `Backend Engineer, Seller Systems` -> Seller Systems.

A part of a title that is not a place, level, technology or contract type is a team.
"""

import re
from itertools import pairwise

from postings.choices import SkillKind
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
    administrator|representative|associate|coordinator|technician|writer|officer|executive|researchers?|intern(?:ship)?|student|trainee|
    trainer|apprentice\w*|alternance|stage|tester|sdet|swe|advisor|master|r[eé]f[eé]rent|ingénieur\w*|développeu\w*|
    entwickler\w*|(?:software|engineering)\ (?:engineering|development)|
    experts?|developers?(?!\ (?:experience|tools?|platform|productivity|ecosystem|foundations|infrastructure|enablement|
    services|velocity)))\b""",
    re.IGNORECASE | re.VERBOSE,
)
NOT_A_TEAM = re.compile(
    r"""(?<!&)\b(?:
    # work mode, place, contract and duration
    remote|hybrid|on-?site|in-?office|anywhere|worldwide|contract(?:or)?|freelancer?|b2b|c2c|w2|full[\s-]?time|part[\s-]?time|
    temp|temps|temporary|permanent|cover|months?|weeks?|years?|shift|hours?|relocation|visa|citizen(?:ship)?|clear(?:ance|ed)|secret|ts/sci|
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
FIELDS = frozenset(
    """machine learning|deep learning|ml|artificial intelligence|ai|gen ai|generative ai|genai|ai/ml|ai & machine learning|
    ai training|data science|mobile|web|test|pre-sales|blockchain|cloud|embedded|security engineering|api|automation|
    qa automation|qa-automation|test automation|qa|qc|qa/qc|robotics|crypto|fintech|general|technology|technical|new|
    software|development|software development|développement|entwicklung|desarrollo|desenvolvimento|sviluppo|
    software architecture|external|internal|client|project|product development|
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
_MAX_WORDS, MAX_LENGTH = 7, 70
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

STOP_WORDS = set("of the our a an in on with to for your their its this that as is by from or at we you".split())


def read_title(title: str, location: str) -> str | None:
    """Return the first part after the role that may be a team, joined with those that follow after a comma or colon.

    Parts in brackets are used last. What follows a rank is its field: `Manager, Systems Engineering`.

    >>> read_title("Software Engineer | Billing Team", "Berlin")
    'Billing'
    >>> read_title("Software Engineer, Tides: Charts (Remote)", "Berlin")
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
        if _may_be_team(part, location) and part.casefold() not in FIELDS and not is_no_name and not is_field:
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


def names_technologies(name: str, title: str, lexicon: Lexicon) -> bool:
    """Return whether a name is technologies in brackets or in a list: `Developer, PlayCanvas, WebGL`.

    A single one behind a dash or comma is a product with a team of its own, and an abbreviation may be a team's.
    """
    parts = _LIST_OF_NAMES.split(name)
    if len(parts) == 1 and (name.isupper() or not _is_in_brackets(title, title.find(name))):
        return False
    return all(_is_technology(part, lexicon, may_be_word=True) for part in parts) and any(
        _is_technology(part, lexicon) for part in parts
    )


def _is_technology(name: str, lexicon: Lexicon, *, may_be_word: bool = False) -> bool:
    """Return whether a name is a tool of the lexicon, and no everyday word unless it may be one."""
    return any(
        skill and (may_be_word or not alias.requires_context) and lexicon.kind(skill) is SkillKind.TOOL
        for skill, alias in lexicon.index.get(word_key(list(WORD.finditer(name)), name), ())
    )


def _parse_named_team(part: str, location: str) -> str | None:
    """Return the name in a part of a title that says it is a team, which a technology may be a part of."""
    named = _NAMED_AS_TEAM.fullmatch(part)
    name = named["name"] or named["after"] if named else ""
    return name if _may_be_team(NOT_A_TEAM.sub("", name).strip(), location) else None


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
        2 < len(part) <= MAX_LENGTH
        and _starts_name(part.removeprefix("and "))
        and len(part.split()) <= _MAX_WORDS
        and part.casefold() not in STOP_WORDS
        and not _OTHER_ROLE.search(part)
        and not NOT_A_TEAM.search(part)
        and part.casefold() not in location.casefold()
        and not is_place(part, location)
    )


def _starts_name(part: str) -> bool:
    """Return whether a part of a title is written like a name: Charts, 3D, eCharts."""
    return part[:1].isupper() or part[:1].isdigit() or (part[:1].islower() and part[1:2].isupper())


def is_place(name: str, location: str = "") -> bool:
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
