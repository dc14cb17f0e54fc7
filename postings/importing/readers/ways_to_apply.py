"""Find how to apply in the text of an ad: the link, the e-mail address, or the instructions.

An ad has many links. The one for applications is recognized by its own words (`[Apply here](…)`), by the words beside it
(`Send your CV to …`), by the heading above it, or by its host, if that is a system for applications.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from postings.content.apply_links import check_apply_url, email_address, source_key
from postings.content.outline import plain_text
from postings.content.types import ParsedAd

# In English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian languages, Polish, Russian and Chinese.
_APPLY = re.compile(
    r"\b(?:to apply|apply (?:now|here|today|online|directly|at|via|through|using|on|by|with|for|in|to (?:this|the|our))|"
    r"please apply|how to apply|apply\W{0,3}$|appl(?:y|ications?)[:\s*]*<?$|"
    r"application (?:form|link|page|portal|process|via|through|at)|(?:online|your|an|the|submit\w*) applications?|"
    r"applications? (?:should|must|to|by|can|via|are)|job (?:opening|posting|advert(?:isement)?|ad)[:\s*]*$|"
    r"(?:send|submit|e-?mail|forward|share)\w* (?:us |me |in )?(?:(?:your|a|an|the|both)\b.{0,40})?"
    r"\b(?:cv|r[ée]sum[ée]s?|application|cover letter|portfolio)|"
    r"(?:cv|r[ée]sum[ée]|cover letter)\b.{0,60} to\b|(?:send|write)\b.{0,30}\bletter\b|interested\?|"
    r"bewirb|bewerb\w*|deine unterlagen|ihre unterlagen|lebenslauf|"
    r"postule\w*|candidate[rz]\w*|candidatures?|votre cv|ton cv|lettre de motivation|"
    r"post[úu]l\w+|inscr[íi]b\w+|solicita?\w* (?:el|este|tu)|candidatura\w*|aplica\w*|curr[íi]culum|hoja de vida|"
    r"(?:tu|su) cv|candidat\w+|inscreva|seu curr[íi]culo|candida(?:ti|rsi)|"
    r"sollicit\w+|ans[öø]k\w*|ans[øo]g\w*|s[øo]knad\w*|aplikuj\w*|wy[śs]lij cv|откли\w+|резюме)|"
    r"應徵|应聘|應聘|申请|申請|投递|投遞|履歷|简历|私信|応募|エントリー|지원하|입사지원|지원 ?방법|지원서|제출 ?서류",
    re.IGNORECASE,
)
_APPLY_TEXT = re.compile(
    r"^\W*(?:(?:click|tap) (?:here )?to )?(?:apply|application|job application|start your application|"
    r"(?:jetzt |hier |online )?bewerben|zur bewerbung|bewerbungs\w+|postuler|candidater|je postule|"
    r"postular\w*|post[úu]late|inscr[íi]b\w+|aplicar?|solicitar|candidatar\w*|candidate-se|inscreva-se|candidati\w*|invia|"
    r"solliciteer\w*|ans[öø]k\w*|aplikuj\w*|откликнуться|應徵|应聘|應聘|申请|申請|投递|応募|지원)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"contact|ansprechpartner|interlocuteur|get in touch|reach (?:out|us)|questions|e-?mail|write (?:to|us)|kontakt|fragen|"
    r"preguntas|聯絡|联系|问",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]|\*\*[^*]+\*\*:?[ \t]*$|[^.!?]{1,60}[:?][ \t]*$)")
_MARKDOWN_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>[^\[\]]{0,300})\]"
    r"\([ \t]*<?(?P<target>[^()\s<>]{1,2000}(?:\([^()\s]{0,200}\)[^()\s<>]{0,500})?)>?[^()]{0,200}\)"
)
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]{1,300})\]\[(?P<name>[^\[\]]{0,100})\]")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[(?P<name>[^\[\]]{1,100})\]:[ \t]*<?(?P<target>\S{1,2000}?)>?(?:[ \t]|$)")
_BARE_URL = re.compile(r"(?:https?://|(?<![\w/.@])www\.)[^\s<>()\[\]\"'`|]{3,2000}", re.IGNORECASE)
_EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w@])")
_SENTENCE_END = re.compile(r"[.!?。！？](?:\s|$)|[。！？]")

# Hosts of systems for applications, and of forms.
_APPLICATION_HOST = re.compile(
    r"(?:^|\.)(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|recruitee\.com|personio\.(?:de|com)|teamtailor\.com|"
    r"breezy\.hr|bamboohr\.com|smartrecruiters\.com|join\.com|jobvite\.com|icims\.com|myworkdayjobs\.com|taleo\.net|"
    r"jazz(?:hr|\.co)|applytojob\.com|welcomekit\.co|welcometothejungle\.com|homerun\.co|freshteam\.com|rippling\.com|"
    r"governmentjobs\.com|usajobs\.gov|softgarden\.io|onlyfy\.jobs|typeform\.com|forms\.gle|airtable\.com|tally\.so|"
    r"jotform\.com|beapplied\.com|polymer\.co|gupy\.io|pinpointhq\.com|dover\.com|angel\.co|wellfound\.com)$"
)
_OTHER_PURPOSE = re.compile(
    r"(?:privacy|datenschutz|cookie|terms|impressum|legal|policy|policies|/benefits|applicationguide|/faq|"
    r"e-?verify|eeoc|dol\.gov|accommodation)|"
    r"://(?:[\w-]+\.)?(?:twitter|x|facebook|instagram|youtube|tiktok|medium|wikipedia|glassdoor|crunchbase)\.\w+(?:/|$)|"
    r"linkedin\.com/(?:company|feed|posts)",
    re.IGNORECASE,
)
_GENERIC_ADDRESS = re.compile(
    r"^(?:jobs?|careers?|karriere|hr|rh|rrhh|recruit\w*|recrut\w*|talent\w*|hiring|work(?:with(?:us)?)?|bewerb\w*|personal\w*|"
    r"people|join(?:us)?|apply|applications?|candidat\w*|empleo\w*|trabaj\w*|vagas|stellen\w*|employment|emploi\w*|lavor\w*|vacatur\w*|praca|cv|resumes?|info|hello|"
    r"contact|kontakt|office|team|hi|hey)\b",
    re.IGNORECASE,
)
_OTHER_ADDRESS = re.compile(
    r"^(?:privacy|dpo|gdpr|datenschutz|accommodat\w*|accessib\w*|press\w*|media|support|legal|unsubscribe|no-?reply|abuse|"
    r"security|webmaster|billing|sales)\b|accommodation",
    re.IGNORECASE,
)
_MAX_BEFORE, _MAX_LINE, _MAX_TEXT, _MAX_CANDIDATES = 200, 20_000, 2_000, 300
_LAST_PART = 0.75


@dataclass(frozen=True)
class WaysToApply:
    """The link, address and instructions that a text gives; each may be empty."""

    url: str = ""
    email: str = ""
    text: str = ""


@dataclass(frozen=True)
class _Mention:
    """A link or an address, the words of a link, and what stands before it: in its sentence, before that, and above it."""

    target: str
    words: str
    before: str
    earlier: str
    above: str
    position: float


def find_ways_to_apply(lines: Sequence[str]) -> WaysToApply:
    """Return the most likely ways to apply that the lines of a text name."""
    url, email, best_url, best_email = "", "", 1, 1
    for count, mention in enumerate(_mentions(lines)):
        if count >= _MAX_CANDIDATES:
            break
        if address := email_address(mention.target):
            if (score := _address_score(mention, address)) > best_email:
                email, best_email = address, score
        elif not check_apply_url(mention.target) and (score := _link_score(mention)) > best_url:
            url, best_url = source_key(mention.target), score
    return WaysToApply(url, email, "" if url or email else _instructions(lines))


def with_ways_to_apply(parsed: ParsedAd) -> ParsedAd:
    """Return an ad whose fields give no link with the one of its instructions, or else, without an address, of its text."""
    if parsed.apply_url:
        return parsed
    ways = find_ways_to_apply([f"How to apply: {parsed.apply_text}"] if parsed.apply_text else [])
    if not (ways.url or ways.email or parsed.apply_email):
        ways = find_ways_to_apply(parsed.body.split("\n"))
    return replace(parsed, apply_url=ways.url, apply_email=parsed.apply_email or ways.email)


def _mentions(lines: Sequence[str]) -> Iterator[_Mention]:
    definitions = {found["name"].casefold(): found["target"] for line in lines if (found := _DEFINITION.match(line[:3000]))}
    heading, previous = "", ""
    for number, line in enumerate(lines):
        line = line[:_MAX_LINE]
        if not line.strip() or _DEFINITION.match(line[:3000]):
            continue
        if _HEADING.match(line[:_MAX_BEFORE]):
            heading = line
        for start, target, words in _targets(line, definitions):
            before = line[max(0, start - _MAX_BEFORE) : start]
            ends = [end.end() for end in _SENTENCE_END.finditer(before)]
            own, earlier = (before[ends[-1] :], before[: ends[-1]]) if ends else (before, "")
            above = f"{heading} {previous}" if len(previous) <= _MAX_BEFORE else heading
            yield _Mention(target, words, own, earlier, above, number / max(1, len(lines)))
        previous = line


def _targets(line: str, definitions: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    """Yield the position, target and words of each link and address of a line."""
    taken: list[tuple[int, int]] = []
    for pattern in (_MARKDOWN_LINK, _REFERENCE):
        for found in pattern.finditer(line):
            groups = found.groupdict()
            target = (
                groups["target"]
                if "target" in groups
                else definitions.get((groups["name"] or groups["text"]).casefold(), "")
            )
            taken.append(found.span())
            if target and not groups.get("image"):
                yield found.start(), target, found["text"]
    for pattern in (_BARE_URL, _EMAIL):
        for found in pattern.finditer(line):
            if not any(start <= found.start() < end for start, end in taken):
                taken.append(found.span())
                target = found[0].rstrip(".,;:!?*_~'’”")
                yield found.start(), f"https://{target}" if target[:4].lower() == "www." else target, ""


def _link_score(mention: _Mention) -> int:
    """Return how likely a link is the one to apply: 0 and 1 are too little."""
    score = _score_of_words(mention)
    if _APPLY_TEXT.search(plain_text(mention.words)):
        return score + 5
    if _OTHER_PURPOSE.search(mention.target):
        return 0
    host = urlsplit(mention.target).hostname or ""
    return score + 2 * bool(_APPLICATION_HOST.search(host) and urlsplit(mention.target).path.strip("/"))


def _address_score(mention: _Mention, address: str) -> int:
    score = _score_of_words(mention)
    if _OTHER_ADDRESS.match(address) or "accommodat" in mention.before.casefold():
        return 0
    score += 2 * bool(_APPLY.search(mention.earlier) and not score)
    score += 2 * bool(_GENERIC_ADDRESS.match(address)) + bool(_CONTACT.search(f"{mention.before} {mention.above}"))
    return score + bool(mention.position >= _LAST_PART)


def _score_of_words(mention: _Mention) -> int:
    beside = f"{mention.before}{mention.words}"
    return 4 * bool(_APPLY.search(beside)) + 2 * bool(_APPLY.search(mention.above))


def _instructions(lines: Sequence[str]) -> str:
    """Return the paragraphs below a heading about applying."""
    for number, line in enumerate(lines):
        if (
            line.lstrip().startswith(("#", "**"))
            and len(line) <= _MAX_BEFORE
            and _APPLY.search(plain_text(line.lstrip("# ")))
        ):
            below: list[str] = []
            for following in lines[number + 1 :]:
                if following.lstrip().startswith("#") or sum(map(len, below)) > _MAX_TEXT:
                    break
                below.append(plain_text(following.lstrip("# ")))
            return " ".join(" ".join(below).split())[:_MAX_TEXT]
    return ""
