"""Read the employer's name from the body of an ad whose header has none.

Ads name their employer in typical contexts: "About Wardlark", "At Wardlark, we", "Wardlark is an equal opportunity
employer". Each context adds to the score of the name in it. A name is returned when its score is high enough and well
above that of any other name. Customers, products and technologies are rare in these contexts, and rarely in two of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from postings.content.evidence_rules import EvidenceRule
from postings.content.section_kinds import is_heading_text
from postings.content.types import Document, Evidence, Fact, Line, Section
from postings.reference import gazetteer

# Words that no name begins with, in upper or lower case.
_STOP_WORDS = """
a about additionally after all also an and any apply are as at based be because become before benefits bonus both build
but by candidate candidates career careers client clients come company compensation culture customers description do
does during each employees employer employment every everyone experience familiarity find first following for founded
founders from full get great has have he headquartered help here how i if in inside is it its job join knowledge learn
let life location look looking many me meet more most must my no not now of on once or our ours overview perks please
position preferred proficiency project read remote required requirements responsibilities role salary see senior she
should since so some strong summary team teams than that the their then there these they this those through title to
today together unlike us we welcome what when where whether which while who why will with within work working would yes
you your
der die das dies diese dieser dieses wir bei du dein unser unsere als für im und chez nous notre vous votre le la les un
une au en pour dans über sobre wer nuestro nosotros el los una para somos como
bij wij wie ons onze hos på vi vår våra presso noi em na nós
""".split()
# A name begins with a capital, or as in dLabs, d-Labs and 3Labs. It may contain a dot: Labs.io.
_LETTERS = "0-9A-Za-zÀ-ÖØ-öø-ž"
_WORD = rf"(?:[a-z]{{1,2}}-?[A-Z]|[A-ZÀ-ÖØ-Þ]|\d{{1,3}}[A-Za-z])[{_LETTERS}+&@-]*(?:(?:\.|['’](?!s\b))[{_LETTERS}-]+)*"
_CAPITALS = rf"{_WORD}(?: (?:(?:of|and|for|&|x) )?{_WORD}){{0,4}}"
_NAME = re.compile(
    rf"(?<![{_LETTERS}.@/’'-])(?!(?i:{'|'.join(_STOP_WORDS)})\b(?!-))(?P<name>{_CAPITALS})"
    r"(?:,? (?:Inc|LLC|Ltd|Limited|Corp|GmbH)\b\.?)?(?: ?\([^()]{1,40}\))?"
)
_LEGAL_FORM = re.compile(r",? (?:Inc|LLC|Ltd|Limited|Corp|Corporation|GmbH|AG|SA|BV|PLC|LP)(?: & Co)?$")
_LEGAL_FORMS = (
    r"Inc|LLC|Ltd|Limited|GmbH|AG|SE|eG|KG|UG|S\.? ?A\.?(?: ?S\.?)?|S\.? ?L\.?(?: ?U\.?)?|SARL|S\.?p\.?A|S\.?r\.?l|B\.?V|"
    r"N\.?V|AB|A/S|AS|ApS|Oy|Ltda|Lda|Sp\. z o\.o"
)
# "Wir sind die Lindenhof Pflege AG und …", "La empresa Tejados Norte S.L. …": only a legal form makes it certain.
_INTRODUCED = re.compile(
    r"(?:\b(?:[Ww]ir sind|[Ww]e are|[Nn]ous sommes|[Ss]omos|[Ww]ij zijn|[Ss]iamo|[Jj]esteśmy|[Vv]i är)"
    r"(?: (?:die|der|das|the|la|le|el|o|a|de|het))? |"
    r"(?:^|[.!?] )(?:(?:La|L[’']|Die|De|The|El|A|Het) ?(?:empresa|entreprise|société|Firma|firma|azienda|company|bedrijf) ))"
    rf"(?P<name>{_CAPITALS}),? (?:{_LEGAL_FORMS})(?!\w)"
)
# A line that is only the name with its legal form, as above an address: "Lindenhof Pflege GmbH".
_LEGAL_NAME_LINE = re.compile(rf"(?P<name>{_CAPITALS}),? (?:{_LEGAL_FORMS})\.?")
_ARTICLE_IN_NAME = re.compile(r"[a-zA-Z,] The $")
_NOT_AN_EMPLOYER = re.compile(
    r".*(?:\b(?:teams?|role|position|job|company|department(?! (?:for|of)\b)|requirements|remote)\b|"
    r"engineer|developer|manager).*|"
    r"opportunity|mission|product|platform|program|business|AI|ML|IT|API|SaaS|CEO|CTO|HR|QA|US|USA|UK|EU|Git|Python|Java|"
    r"JavaScript|React|AWS|Kubernetes|CRM|ERP|preview|vorschau|aperçu|bank|bachelor|master|telecommuting",
    re.IGNORECASE,
)

_ARTICLE = r"(?:[Tt]he )?$"
# A sentence starts with its subject, or with an introductory phrase.
_SENTENCE_START = (
    r"(?:^|[.!?:|–-] )(?:(?:Founded|Established|Since|Headquartered|Based|Born)[^.,]{1,40}, |As (?:the|an?) [^.]{1,70}, )?"
    + _ARTICLE
)
_IS = r" (?:is|are)(?: (?:currently|actively|now|also|always|continually|proudly))?"
# "Northwind Academy, our training arm, is …" names a part of the employer.
_PARENTHESIS = r"(?: [^\w\s])?(?:,(?! our\b)[^,.]{1,60},)?"
# Weight of each context, and the patterns before and after a name. The first context that matches applies.
_CONTEXTS = [
    (3, r"^(?i:(?:a (?:bit|little) |more |learn more |all )?about|why|who is|who are|what is|meet|join|why join|why choose|"
        r"inside|welcome to|à propos de|über|sobre|wer ist|qui est|qui[ée]n es|wie is|chi è|om|over) "
        + _ARTICLE, r"[\s?!:.]*$"),
    (3, r"^[^,.;]{0,40}\b(?i:life|working|work|careers?|benefits|perks|opportunities|culture|team|role|here|do|us) (?:at|@) "
        + _ARTICLE, r"[\s?!:.]*$"),
    (3, r"(?<!, )$", r"(?: is| are)(?: \w+){0,2} (?:an? )?(?:\w+ )?(?i:equal|affirmative|EEO|EOE|E-Verify|drug[- ]free)\b"),
    (3, r"", r" (?:provides? equal|(?:does|will) not (?:\w+ )?discriminate|celebrates? (?:\w+ )?divers|values divers)"),
    (3, r"\b(?:[Aa]t|[Bb]ei|[Cc]hez) " + _ARTICLE, r"\.?,? (?:we|our|you|you[’']ll|everyone|wir|nous)\b"),
    (3, r"(?<!, )(?<!of )(?<!in )(?<!near )(?<!around )(?<!outside )$",
        _IS + r" (?:hiring|looking for|seeking|searching for|recruiting|looking to|in search of)\b"),
    (3, r"(?:^|[.!?] )(?:(?:Die|Der|Das|La|Le|Het|De|O|A|Il) |L[’'])?$",
        r" (?:söker|sucht|recherche|recrute|busca|zoekt|cerca|procura|poszukuje|contrata|está a (?:contratar|recrutar)|"
        r"est[áa] buscando|"
        r"søker|søger|hakee)\b"),
    (3, r"\b(?:[Ww](?:ir|ij)|[Nn]ous), (?:(?:die|der|das|het|de|la|le) |l[’'])?$", r", "),
    (3, r"^[Jj]oin " + _ARTICLE, r" (?:as (?:an?|our|the)|and) "),
    (3, r"(?:^|[.!?] )(?:En|Na|No|Presso|Da|Bij|Hos|På) $",
        r",? (?:somos|\w+[aeiáéí]mos|cerchiamo|crediamo|zoeken|werken|\w+(?:en|t|ar|er) (?:we|wij|wir|vi))\b"),
    (3, _SENTENCE_START, r" (?:was|is|has been) (?:founded|started|established|born|created|launched) "
        r"(?:in \d{4}|by|with|out of)\b"),
    (2, _SENTENCE_START, r" (?:est|ist|es|é|är|jest|è) (?:un|une|eine?|una|uma?|een|ett|le|la|der|die|das|el|il) "),
    (3, r"\b(?:times|days) at " + _ARTICLE, r""),
    (2, r"(?:^|[.!?] )$", r"(?: & Co\.?|\.)? KGa?A?\b|, [^,]{2,40}\d+\w?, \d{4,5} "),
    (2, r"\b(?:[Ww]elcome to|[Tt]he company) " + _ARTICLE,
        r"(?! (?:systems?|software|database|policy|policies|standards?)\b)"),
    (2, _SENTENCE_START, _PARENTHESIS + _IS + r" (?:an?|the|on|one|\w+ing|committed|dedicated|driven|backed|powered|"
        r"headquartered|proud|your) (?!plus|must|bonus|\w+ plus|"
        r"(?:[\w-]+ ){0,3}(?:category|market|industry|sector|field|discipline|topic|subject)\b)"),
    (2, r"", r"[’'](?:s|(?<=s[’'])) (?:mission|vision|values|culture|platform|customers|growth|team|success|story|goal|"
        r"commitment|employees|benefits|engineering|technology|future)\b"),
    (2, r"\b[Jj]oin(?:ing)? $", r"(?!’s|'s| [Tt]eam)"),
    (2, r"\b(?i:working|work|careers?|life|employment|employees|teams?|role|position|job|opportunity|opportunities|success|"
        r"benefits) (?:at|for|@) " + _ARTICLE, r""),
    (2, r"(?:^|[.!?] )(?:At|Bei|Chez|Here at) " + _ARTICLE, r","),
    (2, r"在$", r""),
    (1, r"\b(?:[Aa]s|[Ww]hy|[Hh]ow) " + _ARTICLE, r" (?:continues|grows|is|scales|expands|enters)\b"),
    (1, _SENTENCE_START, _PARENTHESIS + r" (?:was|has|seeks|offers|provides|believes|values|helps|builds|enables|"
        r"sells|employs|runs|produces|supplies|manufactures|designs|publishes|makes|brings|empowers|"
        r"delivers|reserves|will|does|may|encourages|welcomes|specializes|develops|creates|operates|serves|combines|"
        r"connects|"
        r"automates|gives|focuses|owns|began|continues|powers|simplifies|transforms|recherche|est|ist)\b"),
    (1, r"", r"(?:['’]s|(?<=s)['’])(?! \w+ (?:team|Team))"),
    (1, r"\b(?:at|bei|chez|rejoignant) " + _ARTICLE, r""),
]  # fmt: skip
_CONTEXT_PATTERNS = [(weight, re.compile(before), re.compile(after)) for weight, before, after in _CONTEXTS]
_SUBJECT_CONTEXTS = {context for context, (_, before, _) in enumerate(_CONTEXTS) if before == _SENTENCE_START}
_IN = re.compile(r"\b(?:En|Na|No|In) $")
_ABOUT_US = re.compile(
    r"\W*(?:about (?:us|the company|our company)|who we are|company (?:description|overview)|über uns|wer wir sind|"
    r"à propos(?: de nous)?|qui sommes[- ]nous|sobre (?:nosotros|nós)|quiénes somos|over ons|om oss)\W*$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?:We|Wir|Nous|Somos|Vi|Wij|Jsme|Siamo)\b")
# `General Lantern Administration (GLA)`
_ABBREVIATION = re.compile(rf"(?P<name>{_CAPITALS}) \([“\"]?(?P<short>[A-Z]{{2,8}})[”\"]?\)")
_STRONG_WEIGHT, _WEAK_WEIGHT = 3, 1
_MIN_SCORE, _MIN_LEAD, _MAX_PER_CONTEXT = 3, 1.5, 2
_MAX_BEFORE, _MAX_AFTER, _MIN_OPENING, _MAX_QUOTE, _MAX_LINE = 90, 80, 60, 240, 20_000
_MAX_CANDIDATES, _MAX_EVIDENCE = 20, 3
_RULE = EvidenceRule.EMPLOYER_POSITION


@dataclass(frozen=True)
class _Mention:
    """A name found in one of the contexts."""

    name: str
    weight: int
    context: int
    evidence: Evidence


def read_company(document: Document) -> Fact[str] | None:
    """Return the employer's name, or None where no name is certain."""
    by_first_word: dict[str, list[_Mention]] = defaultdict(list)
    text = "\n".join(line.text for _, line in document.lines())
    spelled_out = {match["short"]: match["name"] for match in _ABBREVIATION.finditer(text[:_MAX_LINE])}
    for mention in _mentions(document):
        name = spelled_out.get(mention.name, mention.name)
        if f" in {name}" in text and _is_place(name):
            continue
        by_first_word[re.split(r"[ .]", name.removeprefix("The "))[0].casefold()].append(mention)
    candidates = sorted(by_first_word.values(), key=_total_weight, reverse=True)[:_MAX_CANDIDATES]
    scored = sorted(
        ((_score(candidate, text), candidate) for candidate in candidates), key=lambda each: each[0], reverse=True
    )
    if not scored or scored[0][0] < max(_MIN_SCORE, _MIN_LEAD * (scored[1][0] if len(scored) > 1 else 0)):
        return None
    mentions = sorted(scored[0][1], key=lambda mention: mention.weight, reverse=True)
    return Fact(_full_name(mentions, text), tuple(dict.fromkeys(mention.evidence for mention in mentions))[:_MAX_EVIDENCE])


def _mentions(document: Document) -> Iterator[_Mention]:
    openings = {next((line.number for _, line in document.lines() if len(line.text) > _MIN_OPENING), 0)}
    openings |= {
        section.lines[0].number for section in document.sections if section.lines and _ABOUT_US.match(section.heading)
    }
    for section in document.sections:
        if not section.is_repeat:
            if mention := _mention_in_heading(section):
                yield mention
            for line in (Line(section.line, section.heading), *section.lines):
                yield from _mentions_in_line(line, line.number in openings)


def _mention_in_heading(section: Section) -> _Mention | None:
    """Return the name that is a whole heading, if the text below it begins with "We"."""
    match = _NAME.fullmatch(section.heading)
    if not match or _NOT_AN_EMPLOYER.fullmatch(match["name"]) or not section.lines:
        return None
    if is_heading_text(section.heading) or not _FIRST_PERSON.match(section.lines[0].text):
        return None
    evidence = Evidence(section.heading, section.line, EvidenceRule.HEADING_NAMES_IT)
    return _Mention(_LEGAL_FORM.sub("", match["name"]), _STRONG_WEIGHT, len(_CONTEXTS), evidence)


def _mentions_in_line(line: Line, is_opening: bool) -> Iterator[_Mention]:
    text = line.text[:_MAX_LINE]
    for match in _NAME.finditer(text):
        name = _LEGAL_FORM.sub("", match["name"])
        before, after = (
            text[max(0, match.start() - _MAX_BEFORE) : match.start()],
            text[match.end() : match.end() + _MAX_AFTER],
        )
        matched = None if _NOT_AN_EMPLOYER.fullmatch(name) else _match_context(before, after)
        if matched is None or (line.is_item and matched[1] == _WEAK_WEIGHT):
            continue
        if _IN.search(before) and _is_place(name):
            continue
        context, weight = matched
        if is_opening and context in _SUBJECT_CONTEXTS and ". " not in text[: match.start()]:
            weight = _STRONG_WEIGHT  # the subject of an ad's first sentence
        if _ARTICLE_IN_NAME.search(before):
            name = f"The {name}"
        yield _Mention(name, weight, context, Evidence(_sentence(text, match.start()), line.number, _RULE))
    whole_line = None if line.is_item else _LEGAL_NAME_LINE.fullmatch(text.strip(" *_"))
    for match in [*_INTRODUCED.finditer(text), *filter(None, [whole_line])]:
        evidence = Evidence(_sentence(text, match.start("name")), line.number, _RULE)
        yield _Mention(match["name"], _STRONG_WEIGHT, len(_CONTEXTS) + 1, evidence)


def _is_place(name: str) -> bool:
    key = gazetteer.normalize(name)
    return key in gazetteer.cities() or key in gazetteer.countries()


def _match_context(before: str, after: str) -> tuple[int, int] | None:
    """Return index and weight of the first context that matches the text before and after a name, or None."""
    for context, (weight, pattern_before, pattern_after) in enumerate(_CONTEXT_PATTERNS):
        if pattern_after.match(after) and pattern_before.search(before):
            return context, weight
    return None


def _total_weight(mentions: list[_Mention]) -> int:
    """Return the sum of the weights of the contexts, counting each at most twice."""
    weight, seen = 0, Counter[int]()
    for mention in mentions:
        seen[mention.context] += 1
        if seen[mention.context] <= _MAX_PER_CONTEXT:
            weight += mention.weight
    return weight


def _score(mentions: list[_Mention], text: str) -> int:
    """Return the score of a name: the weight of its contexts, and a little for a name that is repeated often.

    A name that is mostly written as a common word in lower case scores 0.
    """
    name = _most_common_name(mentions)
    if all(mention.weight == _WEAK_WEIGHT for mention in mentions) and len({mention.context for mention in mentions}) == 1:
        return 0
    if all(mention.weight < _STRONG_WEIGHT or mention.context in _SUBJECT_CONTEXTS for mention in mentions):
        as_word, as_name = (len(re.findall(rf"(?<![\w@./-]){re.escape(n)}(?![\w@/-])", text)) for n in (name.lower(), name))
        if as_word >= as_name > 0:
            return 0
    occurrences = text.count(name)
    return _total_weight(mentions) + (occurrences > 1) + (occurrences > 3)


def _most_common_name(mentions: list[_Mention]) -> str:
    """Return the spelling with the highest weight."""
    weights = Counter[str]()
    for mention in mentions:
        weights[mention.name] += mention.weight
    return weights.most_common(1)[0][0]


def _full_name(mentions: list[_Mention], text: str) -> str:
    """Return the most common name, or its long form: `Wardlark Barge Lines (WBL)`, or as the opening has it."""
    common_name = _most_common_name(mentions)
    if common_name.isupper():
        spelled_out = re.search(rf"(?P<name>{_CAPITALS}),?(?: Inc\.?| LLC)? \([“\"]?{re.escape(common_name)}\W", text)
        if spelled_out and " " in spelled_out["name"]:
            return spelled_out["name"]
    opening_names = (
        mention.name for mention in mentions if mention.context in _SUBJECT_CONTEXTS and mention.weight == _STRONG_WEIGHT
    )
    return max((name for name in opening_names if name.startswith(common_name + " ")), key=len, default=common_name)


def _sentence(text: str, position: int) -> str:
    """Return the sentence around a position, or a part of it where it is long."""
    ends = (". ", "! ", "? ")
    start = max((at + 2 for end in ends if (at := text.rfind(end, 0, position)) >= 0), default=0)
    stop = min((at + 1 for end in ends if (at := text.find(end, position)) >= 0), default=len(text))
    return text[start:stop] if stop - start <= _MAX_QUOTE else text[max(start, position - 60) :][:_MAX_QUOTE]
