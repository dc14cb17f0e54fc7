"""Read the technologies and practices that an ad requires or prefers, using a lexicon that the caller supplies.

The words of a line are looked up in the lexicon's index, the longest alias first. What concerns a single skill is in the
lexicon; this module holds the context words that show whether a technology is meant, required or preferred. What concerns
practices alone is in `practices`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from postings.choices import SectionKind, SkillKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Line, Section, Skill
from postings.extraction.practices import describes_employer, names_people
from postings.extraction.quotes import quote
from postings.reference.lexicon import WORD, Alias, Lexicon, longer_key


@dataclass(eq=False)
class _Mention:
    """A skill in a line. `is_lower_case` says that the line writes a name in lower case that is usually not: "go"."""

    name: str
    alias: Alias
    start: int
    end: int
    kind: SkillKind
    is_lower_case: bool = False


# "Java17" is Java; "S3" is not S.
_MIN_BEFORE_VERSION = 3
# Real ads name up to about sixty. Hundreds would also make the editing form unusable.
MAX_SKILLS = 100
_MAX_LINE, _MAX_LABEL, _MAX_QUOTE = 20_000, 60, 200
_MAX_SEPARATOR, _MAX_BEFORE, _MAX_AFTER, _MAX_CUES, _MAX_NEGATION = 30, 50, 30, 5, 80
# This many skills in lower case make a name in lower case beside them a skill.
_MIN_LOWER_CASE = 2
_ITEM_END = re.compile(r"\s*(?:[,/;|)\].]|$|etc\b|and\b|or\b)")
# In an ad of Pale Cat Ferries, "PCF" is the company and not Cloud Foundry.
_MIN_INITIALS = 3
# This many everyday words in one list are skills.
_MIN_CERTAIN_GROUP = 3

_IGNORED_SECTIONS = frozenset(
    {
        SectionKind.ABOUT_COMPANY,
        SectionKind.BENEFITS,
        SectionKind.COMPENSATION,
        SectionKind.LOCATION,
        SectionKind.PROCESS,
        SectionKind.EQUAL_OPPORTUNITY,
    }
)
# In titles and lists of tasks, an everyday word that is the whole line is no skill.
_NO_LISTS_OF_SKILLS = frozenset({None, SectionKind.RESPONSIBILITIES, *_IGNORED_SECTIONS})
_SKILL_SECTIONS = frozenset({SectionKind.REQUIREMENTS, SectionKind.PREFERRED})
_SECTIONS_ABOUT_APPLICANT = _SKILL_SECTIONS | {SectionKind.RESPONSIBILITIES}

# Addresses and hashtags are not skills.
_ADDRESS = re.compile(
    r"#LI-\S+|https?://\S+|\bwww\.\S+|[\w.+-]{1,64}@[\w.-]+|\b[\w-]{1,63}\.(?:com|org|io|net|co|eu)/\S*", re.IGNORECASE
)
_PARTS_OF_ADDRESSES = ("#", "/", "@", "www.")
# Separators between the skills of one list.
_SEPARATORS = re.compile(
    r"(?:[\s,/&|;:+()\[\]•·–—、，；（）-]|"
    r"\b(?:and|or|with|e\.g\.|like|etc|plus|even|either|both|especially|such as|preferred|et|ou|und|oder|y|o|e|i)\b){1,12}",
    re.IGNORECASE,
)
# Words before or after the name of a technology.
_TECHNOLOGY_BEFORE = re.compile(
    r"(?:experience (?:with|in|using|of)|experienced (?:with|in)|knowledge (?:of|in)|proficien(?:t|cy) (?:in|with|using)|"
    r"familiar(?:ity)? with|skills? (?:in|with|using)|expert(?:ise)? (?:in|with)|background in|fluen(?:t|cy) in|"
    r"understanding of|using|such as|like|including|e\.?g\.?[,:]?|working with|worked with|built (?:with|in|on)|"
    r"hands[ -]on with|comfortable (?:with|in|using)|exposure to|versed in|skilled (?:in|with|at)|leverag(?:e|ing)|"
    r"mastery of|working knowledge of|certified in|passion for|"
    r"(?:nice[ -]to[ -]haves?|bonus|plus|preferred|required|must[ -]haves?):|"
    r"erfahrung(?:en)? (?:mit|in)|kenntnisse (?:in|von)|umgang mit|maîtrise (?:de|des|du)|connaissances? (?:de|en|des)|"
    r"expérience (?:avec|en|sur|de)|experiencia (?:con|en)|conocimientos? (?:de|en)|conhecimentos? (?:em|de)|"
    r"experiência (?:com|em)|ervaring met|kennis van|znajomość|doświadczenie (?:z|w)|esperienza (?:con|in)|conoscenza di|"
    r"erfarenhet av|years (?:of|in|with)|use of|competen(?:t|cy) (?:in|with)|"
    r"we (?:mainly |mostly |currently )?use|adjusting to|tools?:|stack:|languages?:|technologies:|"
    r"\b(?:in|utilizing|know|idiomatic|focus on|preferably|primarily|writ(?:e|ing))|advanced)"
    r"\s+(?:the |an? |both |either |modern |advanced |microsoft |ms |our )?[\"'(]?$",
    re.IGNORECASE,
)
# "Engineer - Go" writes Go; "Engineer - Access" is in a team.
_LANGUAGE_OF_ENGINEER = re.compile(r"(?:engineer|developer) [-–|/]\s+$", re.IGNORECASE)
_MAX_SHORT_NAME = 2
_TECHNOLOGY_AFTER = re.compile(
    r"\s+(?:developers?|engineers?|programm(?:er|ers|ing)|codebase|experience|skills?|proficiency|expertise|knowledge|"
    r"(?:web )?frameworks?|exam|certifications?|internals|sdks?|ecosystem|language|applications?|development|certified|"
    r"scripts?|backend|services)\b",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"(?:(?<=[^\W\d_]{2}[.!?;])|(?<=\)[.!?;]))\s+(?=[^\W_])|;\s|[。；]")
_PREFERRED = re.compile(
    r"\b(?:(?P<forward>preferr?ably|ideally|bonus(?: points)?(?= for| if|:)|(?:preferred|desirable|nice to have)(?=:))|"
    r"(?:nice|good|great)[ -]to[ -]haves?|nice if|a (?:\w+ ){0,2}plus|plus(?:es)?(?=\s*(?:[.!:;)]|$))|bonus(?: points)?|"
    r"prefer(?:red|able|ence)?|desired|desirable|(?:an?|major|big|strong|added|extra) (?:\w+ )?(?:advantage|asset)|"
    r"advantageous|beneficial|optional|would be (?:\w+ )?(?:great|nice|ideal|good|helpful)|"
    r"helpful|extra credit|brownie points|"
    r"not (?:required|mandatory|essential|a must),? but|"
    r"un plus|un atout|idéalement|souhaité\w*|idealerweise|von vorteil|deseable|desejáve(?:l|is)|"
    r"(?:well|highly)[ -](?:regarded|valued|desir(?:ed|able)|appreciated)|"
    r"(?:is|are) (?:also )?(?:appreciated|welcome|valued)|"
    r"apprécié\w*|bienvenue?s?|se valora\w*|valorable|wünschenswert\w*|pluspunt|(?:een|ein|est un) (?:pré|plus)|meriterande|"
    r"diferencia(?:l|is)|mile widzian\w+|(?:będzie|dodatkowym) (?:plusem|atutem)|gradit[aoei]|"
    r"preferibil\w+)(?!\w)|优先|加分",
    re.IGNORECASE,
)
# "Terraform (preferred), Pulumi or Ansible": one of them is required.
_PREFERRED_ALTERNATIVE = re.compile(
    r"[\[(]\s*(?:highly |strongly )?(?:preferred|ideal|ideally|optional)\s*[\])](?=\s*(?:[,/]|or\b|and\b))", re.IGNORECASE
)
_ALTERNATIVE_IN_BRACKETS = re.compile(r"\((?:or|alternatively)\s[^()]*$", re.IGNORECASE)
# A label at the end of the line above a list of wishes, as copied text has it: "Your code is tested Preferred:"
_LABEL_AT_END = re.compile(
    r"\s(?:preferred|nice[ -]to[ -]haves?|bonus(?: points)?|plus(?:es)?|desired|desirable)\s?:$", re.IGNORECASE
)
# "SQL and Python, with a degree in statistics preferred": the wish is the degree.
_OTHER_WISH = re.compile(
    r"(?:,\s*with|\)\s*(?:and|with))\s+(?!other\b|similar\b|related\b|equivalent\b|any\b|more\b)(?:[\w/+#-]+\s+){2,}$",
    re.IGNORECASE,
)
_IS_A_MUST = re.compile(
    r"\W{0,2}(?:[\w-]+\s){0,2}(?:is|are) (?:an? )?(?:absolute |definite )?(?:must\b|required|mandatory|essential)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"[,，]")

# What an ad says is not needed or not used. "Not required, but a plus" is a wish.
_NOT_NEEDED_BEFORE = re.compile(
    r"(?:\b(?:do(?:es)?|are|is|will|would|need) not|n['’]t|\bno need to|\bnot necessary to|\bneed not)"
    r"(?: (?:need|have|require|use|using|expect|know|work|working|looking for)){1,2}(?: (?:to|any|for|with|know|have|you))*"
    r"(?: (?!but\b|only\b|just\b)[\w+#.-]+,?){0,3}\s?$|[(\[,]\s?(?:not|no)\s$|"
    r"\b(?:moved|migrated|switched|gone) away from\s$|\b(?:no longer|stopped) (?:us(?:e|ing)|need(?:ing)?|writ(?:e|ing))\s$|"
    r"\bwe(?:['’]ve| have)? (?:\w+ )?(?:dropped|abandoned|retired|gave up|replaced|left)(?: our)?(?: old)?\s$|"
    r"\b(?:instead of|rather than|as opposed to)\s$|"
    r"\b(?:kein\w*|ohne|geen|zonder|aucune|sans|sin|ning[uú]n\w*|ing[ae]n) (?:\w+ )?(?:kenntnis\w*|"
    r"erfahrung\w*|kennis|ervaring|connaissances?|expérience|conocimientos?|experiencia|erfarenhet|kunskap\w*) "
    r"(?:in|mit|von|van|met|de|en|avec|con|av|i)\s$",
    re.IGNORECASE,
)
_NO_KNOWLEDGE_BEFORE = re.compile(
    r"\b(?:no|without)(?: (?:prior|previous|specific))? (?:knowledge|experience) (?:of|in|with|using)"
    r"(?: (?!but\b)[\w+#.-]+,?){0,3}\s$",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(r"\b(?:no|without)(?: (?:prior|previous|specific))?\s$", re.IGNORECASE)
_NO_AFTER = re.compile(r"^\s(?:experience|knowledge|skills?|background)\b", re.IGNORECASE)
_NOT_NEEDED_AFTER = re.compile(
    r"^[^.;:()]{0,40}\b(?:is|are|isn['’]t|aren['’]t)(?: not)? "
    r"(?:needed|required|necessary|used|a requirement|something you need)\b(?!,? but)",
    re.IGNORECASE,
)
# Words of the patterns of what is not needed.
_NEGATION = re.compile(
    r"\b(?:not?|without|away from|stopped|dropped|abandoned|retired|gave up|replaced|left|instead|rather|opposed|"
    r"nicht|kein\w*|ohne|niet|geen|zonder|pas|sans|aucune|sin|ning[uú]n\w*|ej|inte|ing[ae]n|inget)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_NEEDED_ABROAD = re.compile(
    r"^[^.;:()]{0,40}\b(?:(?:ist|sind|werden|wird) (?:\w+ )?(?:nicht|keine?)(?: \w+)? (?:erforderlich|notwendig|nötig|"
    r"benötigt|voraussetzung|vorausgesetzt|gefordert)|"
    r"(?:n['’]est|ne sont) pas (?:nécessaire|requis|exigé|obligatoire|demandé|indispensable)\w*|"
    r"no (?:es|son) (?:necesari|requerid|obligatori|imprescindible)\w*|"
    r"(?:is|zijn) (?:niet|geen) (?:nodig|vereist\w*|verplicht)|"
    r"(?:krävs|behövs) (?:ej|inte)|är (?:ej|inte|inget) (?:ett )?krav)\b(?!,? (?:aber|jedoch|mais|pero|maar|men)\b)",
    re.IGNORECASE,
)
_HAS_NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
# "Phoenix, AZ" is a town in a state, and R in "R-10452" begins a number.
_STATE_OR_NUMBER_AFTER = re.compile(r",\s(?:[A-Z]{2})\b(?![\w/+#])|-\d{3}")
# Names that are words of other trades. They count where the title or another tool shows that the job is a technical one.
_EVERYDAY_WORDS = frozenset(
    """airflow azure bash cassandra celery concourse confluence cucumber cypress flask insomnia java jest luigi node noir
    oracle perl pinot prefect python rails react ruby rust sass scala selenium sentry
    snowflake spark spinnaker stylus swift tableau unity vue yarn""".split()
)
_START_OF_ITEM = re.compile(r"(?:^|[,/;(]\s?|\b(?:and|or)\s)$")
_END_OF_ITEM = re.compile(rf"{_ITEM_END.pattern}|\s\(")
_OFFICE = re.compile(r"Microsoft (?:Office|365)|Excel|Word|PowerPoint|Outlook|Google (?:Workspace|Docs|Sheets)")
_TECHNICAL_TITLE = re.compile(
    r"engineer|develop|programm|software|\bdata|analy|devops|\bsre\b|scien|test|\bqa\b|\bweb\b|\bit\b|tech|system|cloud|"
    r"ing[ée]ni|entwickl|développ|desarroll|desenvolv|utveckl|ontwikkel|informati|admin|architect|comput|digital|cyber|"
    r"security|\bai\b|machine|crypto|blockchain|game|\bbi\b|design|product|research|quant|full|front|back|consult|manager|"
    r"lead",
    re.IGNORECASE,
)
_WHAT_WE_MAKE = re.compile(
    r"\b(?:we|our company) (?:make|build|develop|sell|create|created|built|are the (?:makers?|company) (?:of|behind)) "
    r"(?P<product>(?-i:[A-Z])[\w.+-]{2,30})(?=,| [–-] |\.?$)",
    re.IGNORECASE,
)

# Contexts of the employer's name.
_EMPLOYER_HEADING = re.compile(
    r"(?:about|why|join|life at|work(?:ing)? (?:at|for)|who is|at)\s+(?P<name>[^\s?].*)", re.IGNORECASE
)
_EMPLOYER_BEFORE = re.compile(
    r"(?:\b(?!good|great|skilled|proficient|experts?|adept|excellent|strong|better)\w+ at|[.,] at|"
    r"\bjoin|\bjoining|\b(?:more|learn) about)\s+$",
    re.IGNORECASE,
)
_EMPLOYER_AFTER = re.compile(
    r"(?:\s+\w+)?(?:,[^,]{1,60},)?\s+is (?:building|looking|seeking|hiring|transforming|on an?|one of|"
    r"(?:an?|the) [^.]{0,80}\b(?:company|provider|leaders?|leading|startup|organi[sz]ation|employer|fastest|mission))\b"
)
# Sentences about customers, investors and the hiring process.
_OTHER_COMPANIES = re.compile(
    r"\b(?:trusted by|backed by|used by|funded by|founded by|investors?|alumni|acquired|"
    r"(?:companies|brands|firms|customers|clients|"
    r"organi[sz]ations|startups|names|giants|leaders|marketplaces|investors)(?: [\w–-]{1,20}){0,2} "
    r"(?:like|such as|including)|interviews? (?:are|will|conducted|via|process)|video interviews?|privacy policy|link us|"
    r"your (?:github|linkedin|information|data)|scams?|fraudulent|(?:our|the) hiring)\b",
    re.IGNORECASE,
)
# Lines that name technologies of the role in sections about the company or benefits.
_EXPERIENCE = re.compile(
    r"\b(?:experience (?:working )?(?:with|in|using)|experienced in|knowledge of|proficien(?:t|cy)|familiar(?:ity)? with|"
    r"expertise in|fluent in|years of|(?:development|programming|coding|hands-on|working) experience|"
    r"erfahrung(?:en)? (?:mit|in)|kenntnisse (?:in|von)|maîtrise (?:de|des|du)|connaissances? (?:de|en|des)|"
    r"expérience (?:avec|en|sur)|experiencia (?:con|en)|conocimientos? (?:de|en)|conhecimentos? (?:em|de)|"
    r"experiência (?:com|em)|ervaring met|kennis van|znajomość|doświadczenie (?:z|w)|esperienza (?:con|in)|conoscenza di|"
    r"(?:tech|technology|technical) stack)\b",
    re.IGNORECASE,
)
_TECH_STACK = re.compile(r"\b(?:technologies|stack|built (?:with|on|in)|written in|we use)\b", re.IGNORECASE)

_REQUIRED_RULE = EvidenceRule.PART_OF_THE_WORK
_SECTION_RULE = EvidenceRule.PREFERRED_SECTION
_LABEL_RULE = EvidenceRule.LINE_ABOVE_PREFERRED
_SENTENCE_RULE = EvidenceRule.SENTENCE_PREFERRED
_BRACKET_RULE = EvidenceRule.ALTERNATIVE_IN_BRACKETS


def read_skills(document: Document, lexicon: Lexicon) -> tuple[Skill, ...]:
    """Return the skills in order of first mention, each once. A skill that is both required and preferred is required."""
    lines = [
        (section, line, _find_mentions(line.text[:_MAX_LINE], lexicon, section.kind if section else None))
        for section, line in _lines(document)
    ]
    if not _is_technical(document.title.text, lines):
        lines = [(section, line, _without_everyday_words(mentions, line.text, section)) for section, line, mentions in lines]
    products = {
        match["product"].casefold() for _, line, _ in lines for match in _WHAT_WE_MAKE.finditer(line.text[:_MAX_LINE])
    }
    employer_names = _employer_names(document, lines)
    towns = set(re.findall(r"\w+", document.location.text.casefold())) if document.location else set()
    has_lists = any(section.kind in _SECTIONS_ABOUT_APPLICANT for section in document.sections)
    skills: dict[str, Skill] = {}
    for (section, line, mentions), label_rule in zip(lines, _label_rules(lines), strict=True):
        kind = section.kind if section else None
        text = line.text[:_MAX_LINE]
        if section and not section.heading and not has_lists:
            kind = None  # an ad without headings, whose text is about everything
        if not mentions or (kind in _IGNORED_SECTIONS and not _is_about_role(text, mentions)):
            continue
        for sentence, sentence_mentions in _sentences(text, mentions):
            if kind not in _SKILL_SECTIONS and _OTHER_COMPANIES.search(text[sentence]):
                continue
            rules = _preferred_rules(text, sentence, sentence_mentions)
            tools = _tools(sentence_mentions)
            if len(tools) < len(sentence_mentions):
                # A practice beside tools does not change which of the tools are preferred.
                rules = {mention: rule for mention, rule in rules.items() if mention.kind == SkillKind.PRACTICE}
                rules |= _preferred_rules(text, sentence, tools)
            for mention in sentence_mentions:
                if mention.kind == SkillKind.PRACTICE and not _is_asked_for(
                    mention, text, text[sentence], kind, is_item=line.is_item
                ):
                    continue
                written = text[mention.start : mention.end].casefold()
                if written in products or (section is None and mention.alias.requires_context and written in towns):
                    continue
                if mention.name in employer_names and not (
                    kind in _SKILL_SECTIONS and _is_technology_in_context(mention, text)
                ):
                    continue
                rule = _SECTION_RULE if kind == SectionKind.PREFERRED else rules.get(mention, label_rule)
                previous = skills.get(mention.name)
                if previous is None or (not previous.is_required and not rule):
                    evidence = Evidence(_quote(text, sentence, mention), line.number, rule or _REQUIRED_RULE)
                    skills[mention.name] = Skill(mention.name, not rule, evidence, mention.kind)
    return tuple(skills.values())[:MAX_SKILLS]


_LineMentions = tuple[Section | None, Line, list[_Mention]]


def _lines(document: Document) -> Iterator[tuple[Section | None, Line]]:
    """Yield the title, and the headings and lines of the body, each with its section.

    Headings are included since a bullet that is all bold looks like a heading.
    """
    yield None, document.title
    for section in document.sections:
        if not section.is_repeat:
            yield section, Line(section.line, section.heading)
            for line in section.lines:
                yield section, line


def _label_rules(lines: Iterable[_LineMentions]) -> Iterator[EvidenceRule | None]:
    """Yield for each line the rule by which a label above it ("Nice to have:") makes its skills preferred, or None."""
    rule: EvidenceRule | None = None
    for section, line, mentions in lines:
        if section and line.number == section.line:
            rule = None
        if not _tools(mentions) and len(line.text) <= _MAX_LABEL and line.text.endswith((":", "!")):
            rule = _LABEL_RULE if _PREFERRED.search(line.text) else None
        yield rule
        if line.text.endswith(":") and _LABEL_AT_END.search(line.text):
            rule = _LABEL_RULE


def _is_technical(title: str, lines: Iterable[_LineMentions]) -> bool:
    """Return whether the title or a tool shows that a job is technical."""
    return bool(_TECHNICAL_TITLE.search(title)) or any(
        mention.alias.text.casefold() not in _EVERYDAY_WORDS and not _OFFICE.fullmatch(mention.name)
        for _, _, mentions in lines
        for mention in _tools(mentions)
    )


def _without_everyday_words(mentions: list[_Mention], text: str, section: Section | None) -> list[_Mention]:
    """Return the mentions of a line without words of other trades: "Rust removal from bridges"."""
    is_list = section is not None and section.kind in _SKILL_SECTIONS
    return [
        mention
        for mention in mentions
        if mention.alias.text.casefold() not in _EVERYDAY_WORDS
        or _is_technology_in_context(mention, text)
        or (is_list and _START_OF_ITEM.search(text[: mention.start]) and _END_OF_ITEM.match(text, mention.end))
    ]


def _is_about_role(text: str, mentions: list[_Mention]) -> bool:
    return bool(_EXPERIENCE.search(text)) or (len(_tools(mentions)) >= _MIN_CERTAIN_GROUP and bool(_TECH_STACK.search(text)))


def _is_asked_for(mention: _Mention, text: str, sentence: str, kind: SectionKind | None, *, is_item: bool) -> bool:
    """Return whether a mentioned practice is one that the ad asks for, given the kind of its section; None is the title."""
    if kind is None:
        return not mention.alias.requires_context
    if kind in _IGNORED_SECTIONS or names_people(text, mention.start, mention.end):
        return False
    return (is_item and kind in _SECTIONS_ABOUT_APPLICANT) or not describes_employer(sentence)


def _tools(mentions: list[_Mention]) -> list[_Mention]:
    return [mention for mention in mentions if mention.kind == SkillKind.TOOL]


def _employer_names(document: Document, lines: Iterable[_LineMentions]) -> set[str]:
    """Return the mentioned names that are the employer or its products, which an ad rarely requires as skills."""
    employer_texts = [document.company.text] if document.company else []
    employer_texts += [match["name"] for section in document.sections if (match := _EMPLOYER_HEADING.match(section.heading))]
    first_words = {text.casefold().split()[0].strip(".,:!?") for text in employer_texts if text.strip()} | {
        text.casefold() for text in employer_texts
    }
    initials = {"".join(word[0] for word in text.split()).upper() for text in employer_texts}
    names = set()
    for _, line, mentions in lines:
        for mention in mentions:
            before = ". " + line.text[max(0, mention.start - _MAX_BEFORE) : mention.start]
            is_subject = mention.start == 0 and _EMPLOYER_AFTER.match(line.text, mention.end)
            is_initials = mention.end - mention.start >= _MIN_INITIALS and line.text[mention.start : mention.end] in initials
            if mention.name.casefold() in first_words or is_initials or is_subject or _EMPLOYER_BEFORE.search(before):
                names.add(mention.name)
    return names


def _find_mentions(text: str, lexicon: Lexicon, kind: SectionKind | None) -> list[_Mention]:
    """Return the skills that a line names, in order. The longest alias wins: Spring Boot is not also Spring."""
    if any(part in text.lower() for part in _PARTS_OF_ADDRESSES):
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    words = list(WORD.finditer(text))
    lower = [*(word[0].casefold() for word in words), ""]
    mentions: list[_Mention] = []
    end = 0
    for position, word in enumerate(words):
        first, second = lower[position : position + 2]
        may_begin = first in lexicon.index or second in lexicon.second_words.get(first, ()) or first[-1].isdigit()
        if not may_begin or word.start() < end:
            continue
        if mention := _match_at(position, words, text, lexicon):
            if mention.kind == SkillKind.PRACTICE:
                mentions += _tools_within(mention, words[position:], text, lexicon)
            mentions.append(mention)
            end = mention.end
    if not mentions:
        return []
    groups = (_without_words(group, text) for group in _group_lists(mentions, text))
    is_negated = bool(_NEGATION.search(text))
    return [
        mention
        for group in groups
        for mention in _certain_mentions(group, text, may_be_alone=kind not in _NO_LISTS_OF_SKILLS)
        if not (_is_state_or_number(mention, text) or (is_negated and _is_not_needed(mention, text)))
    ]


def _without_words(group: list[_Mention], text: str) -> list[_Mention]:
    """Return a list without names in lower case, unless other skills beside them are written so: "kafka, spark, go"."""
    if not any(mention.is_lower_case for mention in group):
        return group
    others = sum(
        not mention.is_lower_case and bool(mention.name) and text[mention.start : mention.end].islower()
        for mention in _tools(group)
    )
    return [
        mention
        for mention in group
        if not mention.is_lower_case or (others >= _MIN_LOWER_CASE and _ITEM_END.match(text, mention.end))
    ]


def _tools_within(practice: _Mention, words: list[re.Match[str]], text: str, lexicon: Lexicon) -> list[_Mention]:
    """Return the tools that the name of a practice contains: SQL in "SQL databases". `words` begin with its first word."""
    inside = list(takewhile(lambda word: word.start() < practice.end, words))
    # The first word with all others is the practice itself.
    parts = [inside[:-1], *(inside[first:] for first in range(1, len(inside)))]
    found: list[_Mention] = []
    for part in filter(None, parts):
        tool = _match_at(0, part, text, lexicon)
        is_free = tool and (not found or tool.start >= found[-1].end)
        if tool and is_free and tool.name and tool.kind == SkillKind.TOOL and not tool.alias.requires_context:
            found.append(tool)
    return found


def _is_state_or_number(mention: _Mention, text: str) -> bool:
    """Return whether an everyday word is a town in a state, or begins a number."""
    return mention.alias.requires_context and bool(_STATE_OR_NUMBER_AFTER.match(text, mention.end))


def _is_not_needed(mention: _Mention, text: str) -> bool:
    """Return whether a line says that a skill is not needed or not used."""
    before, after = (
        text[max(0, mention.start - _MAX_NEGATION) : mention.start],
        text[mention.end : mention.end + _MAX_NEGATION],
    )
    if (_NO_BEFORE.search(before) and _NO_AFTER.match(after)) or _NO_KNOWLEDGE_BEFORE.search(before):
        return True
    is_not_needed = (match := _NOT_NEEDED_AFTER.match(after)) and _HAS_NOT.search(match[0])
    return bool(_NOT_NEEDED_BEFORE.search(before) or is_not_needed or _NOT_NEEDED_ABROAD.match(after))


def _match_at(position: int, words: list[re.Match[str]], text: str, lexicon: Lexicon) -> _Mention | None:
    """Return the skill with the longest alias that begins with a word, or None."""
    start, end = words[position].span()
    first = key = words[position][0].casefold()
    longest: _Mention | None = None
    if first == text[start:end] and (entry := _look_up_lower_case(first, lexicon)):
        longest = _Mention(*entry, start, end, lexicon.kind(entry[0]), is_lower_case=True)
    for following in range(position + 1, len(words) + 1):
        if key not in lexicon.beginnings:
            break
        if key in lexicon.index and (entry := _look_up(key, text[start:end], lexicon)):
            longest = _Mention(*entry, start, end, lexicon.kind(entry[0]))
        if following < len(words):
            gap, end = text[end : words[following].start()], words[following].end()
            key = longer_key(key, gap, words[following][0])
    base_word = first.rstrip("0123456789")
    if not longest and base_word != first and first not in lexicon.beginnings and len(base_word) >= _MIN_BEFORE_VERSION:
        start, end = words[position].span()
        if entry := _look_up(base_word, text[start : start + len(base_word)], lexicon):
            return _Mention(*entry, start, end, lexicon.kind(entry[0]))
    return longest


def _look_up(key: str, text: str, lexicon: Lexicon) -> tuple[str, Alias] | None:
    """Return the skill and its alias for a text, preferring aliases that require no context; or None."""
    matching = [entry for entry in lexicon.index.get(key, ()) if not entry[1].exact_case or entry[1].text == text]
    return min(matching, key=lambda entry: entry[1].requires_context, default=None)


def _look_up_lower_case(key: str, lexicon: Lexicon) -> tuple[str, Alias] | None:
    """Return the skill whose name a text writes in lower case against the usual: "spark" for Spark."""
    return next((entry for entry in lexicon.index.get(key, ()) if entry[1].text[1:].islower()), None)


def _group_lists(mentions: list[_Mention], text: str) -> Iterator[list[_Mention]]:
    """Yield the mentions in groups, one for each list."""
    group: list[_Mention] = []
    for mention in mentions:
        if group and not _is_separator(text[group[-1].end : mention.start]):
            yield group
            group = []
        group.append(mention)
    yield group


def _is_separator(gap: str) -> bool:
    return len(gap) <= _MAX_SEPARATOR and bool(_SEPARATORS.fullmatch(gap))


def _is_certain(group: list[_Mention], text: str, *, may_be_alone: bool) -> bool:
    """Return whether a group of mentions are skills: if one is unambiguous, or if at least three are tools."""
    return len(_tools(group)) >= _MIN_CERTAIN_GROUP or any(
        not mention.alias.requires_context or _is_technology_in_context(mention, text, may_be_alone) for mention in group
    )


def _certain_mentions(group: list[_Mention], text: str, *, may_be_alone: bool) -> list[_Mention]:
    """Return the mentions of a list that are skills.

    An everyday word beside a practice is no tool, unless it stands directly before it: "Puppet configuration management".
    """
    named = [mention for mention in group if mention.name]
    tools = _tools(named)
    if not _is_certain(named, text, may_be_alone=may_be_alone):
        return []
    if not tools or _is_certain(tools, text, may_be_alone=may_be_alone):
        return named
    starts_of_practices = {mention.start for mention in named if mention.kind == SkillKind.PRACTICE}
    return [mention for mention in named if mention not in tools or mention.end + 1 in starts_of_practices]


def _is_technology_in_context(mention: _Mention, text: str, may_be_alone: bool = True) -> bool:
    """Return whether the context shows that a technology is meant, or the name is the whole line."""
    before = text[max(0, mention.start - _MAX_BEFORE) : mention.start]
    after = text[mention.end : mention.end + _MAX_AFTER]
    if len(mention.alias.text) <= _MAX_SHORT_NAME and _LANGUAGE_OF_ENGINEER.search(before):
        return True
    is_bracketed = before.endswith("(") and after.startswith(")")
    is_alone = may_be_alone and len(text) <= len(mention.alias.text) + 2
    return bool(is_alone or is_bracketed or _TECHNOLOGY_BEFORE.search(before) or _TECHNOLOGY_AFTER.match(after))


def _sentences(text: str, mentions: list[_Mention]) -> Iterator[tuple[slice, list[_Mention]]]:
    """Yield the sentences that name skills, each with its mentions."""
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    remaining = iter(mentions)
    mention = next(remaining, None)
    for start, stop in pairwise([*starts, len(text)]):
        sentence_mentions = []
        while mention and mention.start < stop:
            sentence_mentions.append(mention)
            mention = next(remaining, None)
        if sentence_mentions:
            yield slice(start, stop), sentence_mentions


def _preferred_rules(text: str, sentence: slice, mentions: list[_Mention]) -> dict[_Mention, EvidenceRule]:
    """Return the rule by which a mention is preferred, for all mentions that the sentence prefers."""
    rules = {
        mention: _BRACKET_RULE
        for mention in mentions
        if "(" in text
        and _ALTERNATIVE_IN_BRACKETS.search(text[max(sentence.start, mention.start - _MAX_QUOTE) : mention.start])
    }
    text = _PREFERRED_ALTERNATIVE.sub(lambda match: " " * len(match[0]), text)
    for cue in islice(_PREFERRED.finditer(text, sentence.start, sentence.stop), _MAX_CUES):
        before = [mention for mention in mentions if mention.start < cue.start()]
        bracket = text.rfind("(", sentence.start, cue.start())
        if bracket >= 0 and ")" not in text[bracket : cue.start()]:
            before = [mention for mention in before if mention.start > bracket] or before
        after = [mention for mention in mentions if mention.start > cue.start()]
        if before and not cue["forward"] and _OTHER_WISH.search(text[before[-1].end : cue.start()]):
            continue
        preferred = after if cue["forward"] or not before else _last_list(before, text)
        rules |= {mention: _SENTENCE_RULE for mention in preferred if not _IS_A_MUST.match(text, mention.end)}
    return rules


def _last_list(mentions: list[_Mention], text: str) -> list[_Mention]:
    """Return the mentions in the last list of a sentence: in "Years of Java, Kafka is a plus" only Kafka."""
    for index in range(len(mentions) - 1, 0, -1):
        gap = text[mentions[index - 1].end : mentions[index].start]
        if _COMMA.search(gap) and not _is_separator(gap):
            return mentions[index:]
    return mentions


def _quote(text: str, sentence: slice, mention: _Mention) -> str:
    if len(text) <= _MAX_QUOTE:
        return text
    if sentence.stop - sentence.start <= _MAX_QUOTE:
        return text[sentence].strip()
    return quote(text[sentence], mention.start - sentence.start)
