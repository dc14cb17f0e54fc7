"""Read the technologies and practices that an ad requires or prefers, using a lexicon that the caller supplies.

`skill_mentions` finds them in a line. This module decides by section, sentence and label which of them the ad asks for, and
how. What concerns practices alone is in `practices`.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from postings.choices import SectionKind, SkillKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Line, Section, Skill
from postings.extraction.practices import describes_employer, names_industry, names_people
from postings.extraction.quotes import quote
from postings.extraction.skill_mentions import (
    ITEM_END,
    MIN_CERTAIN_GROUP,
    Mention,
    find_mentions,
    is_separator,
    is_technology_in_context,
    tools_of,
)
from postings.reference.lexicon import Lexicon

# Real ads name up to about sixty. Hundreds would also make the editing form unusable.
MAX_SKILLS = 100
_MAX_LINE, _MAX_LABEL, _MAX_QUOTE, _MAX_BEFORE, _MAX_CUES = 20_000, 110, 200, 50, 5
# In an ad of Pale Cat Ferries, "PCF" is the company and not Cloud Foundry.
_MIN_INITIALS = 3
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
_NO_LISTS_OF_SKILLS = frozenset({SectionKind.RESPONSIBILITIES, *_IGNORED_SECTIONS})
_SKILL_SECTIONS = frozenset({SectionKind.REQUIREMENTS, SectionKind.PREFERRED})
_SECTIONS_ABOUT_APPLICANT = _SKILL_SECTIONS | {SectionKind.RESPONSIBILITIES}
_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.!?;])|(?<=[)+#][.!?;]))(?<!\betc\.)\s+(?=[^\W_])|(?<=\betc\.)\s+(?=[A-Z])|;\s|[。；]"
)
_PREFERRED = re.compile(
    r"\b(?:(?P<forward>preferr?ably|ideally|bonus(?: points)?(?= for| if|:)|(?:preferred|desirable|nice to have)(?=:))|"
    r"(?:nice|good|great)[ -]to[ -]haves?|nice if|a (?:\w+ ){0,2}plus|plus(?:es)?(?=\s*(?:[.!:;)]|$))|bonus(?: points)?|"
    r"prefer(?:red|able|ence)?|desired|desirable|(?:an?|major|big|strong|added|extra) (?:\w+ )?(?:advantage|asset)|"
    r"advantageous|beneficial|optional|would be (?:\w+ )?(?:great|nice|ideal|good|helpful)|would help|"
    r"helpful|extra credit|brownie points|"
    r"not (?:required|mandatory|essential|a must),? but|"
    r"un plus|un atout|idéalement|souhaité\w*|idealerweise|von vorteil|deseable|desejáve(?:l|is)|"
    r"(?:well|highly)[ -](?:regarded|valued|desir(?:ed|able)|appreciated)|"
    r"(?:is|are) (?:also )?(?:appreciated|welcome|valued)|we(?: would|['’]d) (?:also )?(?:appreciate|love|like to see)|"
    r"(?:would|does|do|will)(?: not|n['’]t) hurt|kein muss|gerne? gesehen|gern(?:e)? gesehen|"
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
_DESIRED = re.compile(r"\bdesir(?:ed|able)\b", re.IGNORECASE)
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
# Names that are words of other trades. They count where the title or another tool shows that the job is a technical one.
_EVERYDAY_WORDS = frozenset(
    """airflow argo athena aurora azure babel bamboo bash cassandra celery concourse confluence cucumber cypress flask gatsby
    gherkin insomnia java jest julia loki luigi lumen maven node noir oracle pandas perl pinot playwright prefect prettier
    puppeteer python rails react ruby rust salt sass scala selenium sentry sinatra snowflake spark spinnaker storybook
    stylus superset swift tableau travis unity vue yarn""".split()
)
_START_OF_ITEM = re.compile(r"(?:^|[,/;(]\s?|\b(?:and|or)\s)$")
_END_OF_ITEM = re.compile(rf"{ITEM_END.pattern}|\s\(")
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
    r"(?:like|such as|including)|interviews? (?:are|will|conducted|via|process)|video interviews?|"
    r"privacy (?:policy|notice|statement)|job applicants|link us|"
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
    lines = [(section, line, _mentions(section, line, lexicon)) for section, line in _lines(document)]
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
            tools = tools_of(sentence_mentions)
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
                if mention.name in employer_names and not (kind in _SKILL_SECTIONS and _EXPERIENCE.search(text[sentence])):
                    continue
                rule = _SECTION_RULE if kind == SectionKind.PREFERRED else rules.get(mention, label_rule)
                previous = skills.get(mention.name)
                if previous is None or (not previous.is_required and not rule):
                    evidence = Evidence(_quote(text, sentence, mention), line.number, rule or _REQUIRED_RULE)
                    skills[mention.name] = Skill(mention.name, not rule, evidence, mention.kind)
    return tuple(skills.values())[:MAX_SKILLS]


_LineMentions = tuple[Section | None, Line, list[Mention]]


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


def _mentions(section: Section | None, line: Line, lexicon: Lexicon) -> list[Mention]:
    may_be_alone = section is not None and section.kind not in _NO_LISTS_OF_SKILLS
    return find_mentions(line.text[:_MAX_LINE], lexicon, may_be_alone=may_be_alone)


def _label_rules(lines: Iterable[_LineMentions]) -> Iterator[EvidenceRule | None]:
    """Yield for each line the rule by which a label above it ("Nice to have:") makes its skills preferred, or None."""
    rule: EvidenceRule | None = None
    for section, line, mentions in lines:
        if section and line.number == section.line:
            rule = None
        if not tools_of(mentions) and len(line.text) <= _MAX_LABEL and line.text.endswith((":", "!")):
            rule = _LABEL_RULE if _PREFERRED.search(line.text) else None
        if (
            section
            and line.number == section.line
            and section.kind is SectionKind.REQUIREMENTS
            and _DESIRED.search(line.text)
        ):
            rule = None  # Nothing else is demanded.
        yield rule
        if line.text.endswith(":") and _LABEL_AT_END.search(line.text):
            rule = _LABEL_RULE


def _is_technical(title: str, lines: Iterable[_LineMentions]) -> bool:
    """Return whether the title or a tool shows that a job is technical."""
    return bool(_TECHNICAL_TITLE.search(title)) or any(
        mention.alias.text.casefold() not in _EVERYDAY_WORDS and not _OFFICE.fullmatch(mention.name)
        for _, _, mentions in lines
        for mention in tools_of(mentions)
    )


def _without_everyday_words(mentions: list[Mention], text: str, section: Section | None) -> list[Mention]:
    """Return the mentions of a line without words of other trades: "Rust removal from bridges"."""
    is_list = section is not None and section.kind in _SKILL_SECTIONS
    return [
        mention
        for mention in mentions
        if mention.alias.text.casefold() not in _EVERYDAY_WORDS
        or is_technology_in_context(mention, text)
        or (is_list and _START_OF_ITEM.search(text[: mention.start]) and _END_OF_ITEM.match(text, mention.end))
    ]


def _is_about_role(text: str, mentions: list[Mention]) -> bool:
    return bool(_EXPERIENCE.search(text)) or (
        len(tools_of(mentions)) >= MIN_CERTAIN_GROUP and bool(_TECH_STACK.search(text))
    )


def _is_asked_for(mention: Mention, text: str, sentence: str, kind: SectionKind | None, *, is_item: bool) -> bool:
    """Return whether a mentioned practice is one that the ad asks for, given the kind of its section; None is the title."""
    if kind is None:
        return not mention.alias.requires_context
    if kind in _IGNORED_SECTIONS or names_people(mention.name, text, mention.start, mention.end):
        return False
    if kind not in _SKILL_SECTIONS and names_industry(text, mention.end, is_item=is_item):
        return False
    return (is_item and kind in _SECTIONS_ABOUT_APPLICANT) or not describes_employer(sentence)


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
            written = line.text[mention.start : mention.end]
            is_initials = len(written) >= _MIN_INITIALS and written in initials
            is_employer = not first_words.isdisjoint((mention.name.casefold(), written.casefold()))
            if is_employer or is_initials or is_subject or _EMPLOYER_BEFORE.search(before):
                names.add(mention.name)
    return names


def _sentences(text: str, mentions: list[Mention]) -> Iterator[tuple[slice, list[Mention]]]:
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


def _preferred_rules(text: str, sentence: slice, mentions: list[Mention]) -> dict[Mention, EvidenceRule]:
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


def _last_list(mentions: list[Mention], text: str) -> list[Mention]:
    """Return the mentions in the last list of a sentence: in "Years of Java, Kafka is a plus" only Kafka."""
    for index in range(len(mentions) - 1, 0, -1):
        gap = text[mentions[index - 1].end : mentions[index].start]
        if _COMMA.search(gap) and not is_separator(gap):
            return mentions[index:]
    return mentions


def _quote(text: str, sentence: slice, mention: Mention) -> str:
    if len(text) <= _MAX_QUOTE:
        return text
    if sentence.stop - sentence.start <= _MAX_QUOTE:
        return text[sentence].strip()
    return quote(text[sentence], mention.start - sentence.start)
