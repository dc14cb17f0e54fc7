"""Find the names of technologies and practices in a line, using a lexicon that the caller supplies.

The words of a line are looked up in the lexicon's index, the longest alias first. What concerns a single skill is in the
lexicon; this module holds the context words that show whether a technology is meant, and whether it is needed at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from postings.choices import SkillKind
from postings.reference.lexicon import WORD, Alias, Lexicon, longer_key


@dataclass(eq=False)
class Mention:
    """A skill in a line. `is_lower_case` says that the line writes a name in lower case that is usually not: "go"."""

    name: str
    alias: Alias
    start: int
    end: int
    kind: SkillKind
    is_lower_case: bool = False


# "Java17" is Java; "S3" is not S.
_MIN_BEFORE_VERSION = 3
_MAX_SEPARATOR, _MAX_BEFORE, _MAX_AFTER, _MAX_NEGATION = 30, 50, 30, 80
# This many skills in lower case make a name in lower case beside them a skill.
_MIN_LOWER_CASE = 2
ITEM_END = re.compile(r"\s*(?:[,/;|)\].]|$|etc\b|and\b|or\b)")
# Words that name a practice by themselves, and something else behind the name of another.
_VAGUE_HEADS = frozenset(["infrastructure", "networks", "deployment", "deployments"])
# This many everyday words in one list are skills.
MIN_CERTAIN_GROUP = 3
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
_WORD_BEFORE_BRACKET = re.compile(r"\b(\w)\w* \($")
_TECHNOLOGY_AFTER = re.compile(
    r"\s+(?:developers?|engineers?|programm(?:er|ers|ing)|codebase|experience|skills?|proficiency|expertise|knowledge|"
    r"(?:web )?frameworks?|exam|certifications?|internals|sdks?|ecosystem|language|applications?|development|certified|"
    r"scripts?|backend|services)\b",
    re.IGNORECASE,
)
# What an ad says is not needed or not used. "Not required, but a plus" is a wish.
_NOT_NEEDED_BEFORE = re.compile(
    r"(?:\b(?:do(?:es)?|are|is|will|would|need) not|n['’]t|\bno need to|\bnot necessary to|\bneed not)"
    r"(?: (?:need|have|require|use|using|expect|know|do|work|working|looking for)){1,2}"
    r"(?: (?:to|any|for|with|know|have|you))*(?: (?!but\b|only\b|just\b)[\w+#.-]+,?){0,3}\s?$|[(\[,]\s?(?:not|no)\s$|"
    r"\bnever (?:have to|need to|be asked to|going to) (?:[\w-]+ ){0,2}$|"
    r"\b(?:mov(?:ed?|ing)|migrat(?:ed?|ing)|switch(?:ed|ing)?|gone) (?:away from|off)\s$|"
    r"\b(?:no longer|stopped) (?:us(?:e|ing)|need(?:ing)?|writ(?:e|ing))\s$|"
    r"\bwe(?:['’]re| are|['’]ve been| have been)? (?:\w+ )?(?:moving|migrating|switching) (?:\w+ )?from\s$|"
    r"\bwe(?:['’]ve| have)? (?:\w+ )?(?:dropped|abandoned|retired|gave up|replaced|left)(?: our)?(?: old)?\s$|"
    r"\b(?:instead of|rather than|as opposed to|no need for)\s$|"
    r"\bpas (?:besoin|nécessaire|obligatoire|obligé) (?:de |d[’'])(?:\w+ )?$|"
    r"\b(?:no (?:es|hace)|não (?:é|precisa)|non (?:è|serve)) (?:\w+ )?(?:saber|conocer|dominar|conhecer|conoscere|sapere)\s"
    r"$|"
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
_NO_AFTER = re.compile(r"^\s(?:experience|knowledge|skills?|background|here|needed|required|necessary)\b", re.IGNORECASE)
# "Keine Java-Kenntnisse nötig"
_NO_BEFORE_COMPOUND = re.compile(r"\b(?:kein\w*|ohne|geen|zonder|inga|ingen)\s$", re.IGNORECASE)
_COMPOUND_AFTER = re.compile(
    r"^[-\s]?(?:kenntnis|erfahrung|vorkenntnis|wissen|kennis|ervaring|kunskap|erfarenhet)", re.IGNORECASE
)
# What is wished for need not be there: "would be an advantage but is not essential".
_WISHED = r"\b(?:but|plus|bonus|advantag\w+|desirable|beneficial|helpful|welcome|nice|ideal\w*)\b"
_NOT_NEEDED_AFTER = re.compile(
    rf"^(?:(?!{_WISHED})[^.;:()]){{0,40}}\b(?:is|are|isn['’]t|aren['’]t)(?: not)? "
    r"(?:needed|required|necessary|essential|expected|mandatory|compulsory|used|a (?:requirement|must|prerequisite)|"
    r"something you need)\b(?!,? but)|"
    rf"^\s(?:is|are) not\W*$|^(?:(?!{_WISHED})[^.;:(),]){{0,20}}"
    r"\bnot (?:needed|required|necessary|essential|expected|mandatory)\b"
    r"(?!,? but)",
    re.IGNORECASE,
)
# Words of the patterns of what is not needed.
_NEGATION = re.compile(
    r"\b(?:not?|never|without|away from|(?:moved?|moving|gone) off|stopped|dropped|abandoned|retired|gave up|"
    r"replaced|left|instead|rather|opposed|"
    r"nicht|kein\w*|ohne|niet|geen|zonder|pas|sans|aucune|sin|não|non|ning[uú]n\w*|ej|inte|ing[ae]n|inget)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOT_NEEDED_ABROAD = re.compile(
    r"^[^.;:()]{0,40}\b(?:(?:ist|sind|werden|wird) (?:\w+ )?(?:nicht|keine?)(?: \w+)? (?:erforderlich|notwendig|nötig|"
    r"zwingend|benötigt|voraussetzung|vorausgesetzt|gefordert)|"
    r"(?:brauch(?:st|en)|benötig(?:st|en)|muss(?:t)?|müssen) (?:du|sie|ihr) (?:\w+ )?nicht|"
    r"(?:n['’]est|ne sont) pas (?:nécessaire|requis|exigé|obligatoire|demandé|indispensable)\w*|"
    r"no (?:es|son) (?:necesari|requerid|obligatori|imprescindible|indispensable)\w*|"
    r"não (?:é|são) (?:necessári|obrigatóri|exigid|imprescindíve|indispensáve)\w*|"
    r"non (?:è|sono) (?:necessari|richiest|obbligatori|indispensabil)\w*|nie (?:jest|są) (?:wymagan|konieczn|niezbędn)\w*|"
    r"(?:is|zijn) (?:niet|geen) (?:nodig|vereist\w*|verplicht)|"
    r"(?:krävs|behövs) (?:ej|inte)|är (?:ej|inte|inget) (?:ett )?krav)\b(?!,? (?:aber|jedoch|mais|pero|maar|men)\b)",
    re.IGNORECASE,
)
_HAS_NOT = re.compile(r"\bnot\b|n['’]t\b", re.IGNORECASE)
# "Phoenix, AZ" is a town in a state, and R in "R-10452" begins a number.
_STATE_OR_NUMBER_AFTER = re.compile(r",\s(?:[A-Z]{2})\b(?![\w/+#])|-\d{3}")


def tools_of(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind == SkillKind.TOOL]


def find_mentions(text: str, lexicon: Lexicon, *, may_be_alone: bool) -> list[Mention]:
    """Return the skills that a line names, in order. The longest alias wins: Spring Boot is not also Spring.

    `may_be_alone` says that an everyday word that is the whole line is a skill.
    """
    if any(part in text.lower() for part in _PARTS_OF_ADDRESSES):
        text = _ADDRESS.sub(lambda address: " " * len(address[0]), text)
    starts = list(_possible_starts(text, lexicon))
    if not starts:
        return []
    words = list(WORD.finditer(text))
    mentions: list[Mention] = []
    end = 0
    for position in starts:
        if words[position].start() < end:
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
        for mention in _certain_mentions(group, text, may_be_alone=may_be_alone)
        if not (_is_state_or_number(mention, text) or (is_negated and _is_not_needed(mention, text)))
    ]


def _possible_starts(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the positions of the words with which an alias may begin, counted in words."""
    words = [word.casefold() for word in WORD.findall(text)]
    index, second_words = lexicon.index, lexicon.second_words
    for position, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False)):
        if word in index or (word in second_words and following in second_words[word]) or word[-1].isdigit():
            yield position


def _without_words(group: list[Mention], text: str) -> list[Mention]:
    """Return a list without names in lower case, unless other skills beside them are written so: "kafka, spark, go"."""
    if not any(mention.is_lower_case for mention in group):
        return group
    others = sum(
        not mention.is_lower_case and bool(mention.name) and text[mention.start : mention.end].islower()
        for mention in tools_of(group)
    )
    return [
        mention
        for mention in group
        if not mention.is_lower_case or (others >= _MIN_LOWER_CASE and ITEM_END.match(text, mention.end))
    ]


def _tools_within(practice: Mention, words: list[re.Match[str]], text: str, lexicon: Lexicon) -> list[Mention]:
    """Return the tools that the name of a practice contains: SQL in "SQL databases". `words` begin with its first word."""
    inside = list(takewhile(lambda word: word.start() < practice.end, words))
    # The first word with all others is the practice itself.
    parts = [inside[:-1], *(inside[first:] for first in range(1, len(inside)))]
    found: list[Mention] = []
    for part in filter(None, parts):
        tool = _match_at(0, part, text, lexicon)
        is_free = tool and (not found or tool.start >= found[-1].end)
        if tool and is_free and tool.name and tool.kind == SkillKind.TOOL and not tool.alias.requires_context:
            found.append(tool)
    return found


def _is_state_or_number(mention: Mention, text: str) -> bool:
    """Return whether an everyday word is a town in a state, or begins a number."""
    return mention.alias.requires_context and bool(_STATE_OR_NUMBER_AFTER.match(text, mention.end))


def _is_not_needed(mention: Mention, text: str) -> bool:
    """Return whether a line says that a skill is not needed or not used."""
    before, after = (
        text[max(0, mention.start - _MAX_NEGATION) : mention.start],
        text[mention.end : mention.end + _MAX_NEGATION],
    )
    if (_NO_BEFORE.search(before) and _NO_AFTER.match(after)) or _NO_KNOWLEDGE_BEFORE.search(before):
        return True
    if _NO_BEFORE_COMPOUND.search(before) and _COMPOUND_AFTER.match(after):
        return True
    is_not_needed = (match := _NOT_NEEDED_AFTER.match(after)) and _HAS_NOT.search(match[0])
    return bool(_NOT_NEEDED_BEFORE.search(before) or is_not_needed or _NOT_NEEDED_ABROAD.match(after))


def _match_at(position: int, words: list[re.Match[str]], text: str, lexicon: Lexicon) -> Mention | None:
    """Return the skill with the longest alias that begins with a word, or None."""
    start, end = words[position].span()
    first = key = words[position][0].casefold()
    longest: Mention | None = None
    if first == text[start:end] and (entry := _look_up_lower_case(first, lexicon)):
        longest = Mention(*entry, start, end, lexicon.kind(entry[0]), is_lower_case=True)
    for following in range(position + 1, len(words) + 1):
        if key not in lexicon.beginnings:
            break
        if key in lexicon.index and (entry := _look_up(key, text[start:end], lexicon)):
            longest = Mention(*entry, start, end, lexicon.kind(entry[0]))
        if following < len(words):
            gap, end = text[end : words[following].start()], words[following].end()
            key = longer_key(key, gap, words[following][0])
    base_word = first.rstrip("0123456789")
    if not longest and base_word != first and first not in lexicon.beginnings and len(base_word) >= _MIN_BEFORE_VERSION:
        start, end = words[position].span()
        if entry := _look_up(base_word, text[start : start + len(base_word)], lexicon):
            return Mention(*entry, start, end, lexicon.kind(entry[0]))
    return longest


def _look_up(key: str, text: str, lexicon: Lexicon) -> tuple[str, Alias] | None:
    """Return the skill and its alias for a text, preferring aliases that require no context; or None."""
    matching = [entry for entry in lexicon.index.get(key, ()) if not entry[1].exact_case or entry[1].text == text]
    return min(matching, key=lambda entry: entry[1].requires_context, default=None)


def _look_up_lower_case(key: str, lexicon: Lexicon) -> tuple[str, Alias] | None:
    """Return the skill whose name a text writes in lower case against the usual: "spark" for Spark."""
    return next((entry for entry in lexicon.index.get(key, ()) if entry[1].text[1:].islower()), None)


def _group_lists(mentions: list[Mention], text: str) -> Iterator[list[Mention]]:
    """Yield the mentions in groups, one for each list."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not is_separator(text[group[-1].end : mention.start]):
            yield group
            group = []
        group.append(mention)
    yield group


def is_separator(gap: str) -> bool:
    return len(gap) <= _MAX_SEPARATOR and bool(_SEPARATORS.fullmatch(gap))


def _is_certain(group: list[Mention], text: str, *, may_be_alone: bool) -> bool:
    """Return whether a group of mentions are skills: if one is unambiguous, or if at least three are tools."""
    return len(tools_of(group)) >= MIN_CERTAIN_GROUP or any(
        not mention.alias.requires_context or is_technology_in_context(mention, text, may_be_alone) for mention in group
    )


def _certain_mentions(group: list[Mention], text: str, *, may_be_alone: bool) -> list[Mention]:
    """Return the mentions of a list that are skills.

    An everyday word beside a practice is no tool, unless it stands directly before it: "Puppet configuration management".
    """
    named = [mention for mention in group if mention.name]
    named = [mention for before, mention in zip([None, *named], named, strict=False) if not _is_head(mention, before, text)]
    tools = tools_of(named)
    if not _is_certain(named, text, may_be_alone=may_be_alone):
        return []
    if not tools or _is_certain(tools, text, may_be_alone=may_be_alone):
        return named
    starts_of_practices = {mention.start for mention in named if mention.kind == SkillKind.PRACTICE}
    return [mention for mention in named if mention not in tools or mention.end + 1 in starts_of_practices]


def _is_head(mention: Mention, before: Mention | None, text: str) -> bool:
    """Return whether a vague word is what a practice before it is about: "data science infrastructure"."""
    if before is None or before.kind != SkillKind.PRACTICE or mention.alias.text.casefold() not in _VAGUE_HEADS:
        return False
    return text[before.end : mention.start] == " "


def _is_initial(mention: Mention, before: str) -> bool:
    """Return whether a letter in brackets stands for the word before it: "Required (R)"."""
    word = _WORD_BEFORE_BRACKET.search(before)
    return word is not None and word[1].upper() == mention.alias.text


def is_technology_in_context(mention: Mention, text: str, may_be_alone: bool = True) -> bool:
    """Return whether the context shows that a technology is meant, or the name is the whole line."""
    before = text[max(0, mention.start - _MAX_BEFORE) : mention.start]
    after = text[mention.end : mention.end + _MAX_AFTER]
    if len(mention.alias.text) <= _MAX_SHORT_NAME and _LANGUAGE_OF_ENGINEER.search(before):
        return True
    is_bracketed = before.endswith("(") and after.startswith(")") and not _is_initial(mention, before)
    is_alone = may_be_alone and len(text) <= len(mention.alias.text) + 2
    return bool(is_alone or is_bracketed or _TECHNOLOGY_BEFORE.search(before) or _TECHNOLOGY_AFTER.match(after))
