"""Detect the language of an ad's text by its script, or else by its most frequent stop words."""

import re
from collections import Counter
from collections.abc import Iterator

from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line
from postings.extraction.quotes import MAX_QUOTE, quote

# Stop words by language. A word of several languages counts for each.
_LATIN_STOP_WORDS = {
    "en": (
        "the and of to with for you our we are is in on that this your as will be have from a an or at by their who what how"
    ),
    "fr": (
        "le la les des du et une dans pour vous nous est sur avec au aux votre notre vos nos ces qui que ou par sont "
        "être plus ce on de à d l en cette ses"
    ),
    "de": (
        "der die das und mit für wir sie ist ein eine einen einer den dem des zu auf im von bei unser unsere du dich "
        "als auch nicht oder in an sowie eines ihre ihr sich aus sind haben werden durch bis"
    ),
    "es": (
        "el los las y una con para del por que en tu su se nuestro nuestra como más al es sus o un nuestros "
        "experiencia trabajo de en"
    ),
    "ca": (
        "els les amb per una dels i el la del al més és són com que tu teu teva nostre nostra aquest aquesta nous seus als "
        "treball de en"
    ),
    "pt": (
        "o os as e uma com para do da dos das em no na nos que por seu sua você se ao nosso nossa como mais um são "
        "experiência ou não de"
    ),
    "it": (
        "il lo gli della di che per con una del nel nella sono è e dei delle al alla nostro nostra anche come più un "
        "in da si o"
    ),
    "nl": (
        "de het een en van voor met je wij jij ons onze bij op te zijn dat als ook naar aan is worden niet heb hebt "
        "bent jouw om in u uw bij deze heeft tot uit naar tussen"
    ),
    "sv": "och att det som för med är du vi på av en ett till har din hos vår våra kommer eller inte dig samt om oss i",
    "da": "og at det som for med er du vi på af en et til har din hos vores ikke dig samt om os i kan vil eller både",
    "no": "og å det som for med er du vi på av en et til har din hos vår våre ikke deg samt om oss i kan vil eller både",
    "fi": (
        "ja on että sekä tai kanssa olet meillä sinulla ovat myös joka mukaan kuin ole voit me sinä meidän työ hyvä niin se"
    ),
    "pl": (
        "i w z na do oraz się jest dla nie że o w jak od po twoje nasz nasze które który lub przez ze za to będziesz "
        "pracy co to a czy ma tym we by on"
    ),
    "cs": "a v na se je s do pro že jsme nebo jako z o které který vás nás bude máte jak při pracovat ve si také naše i",
    "sk": "a v na sa je s do pre že sme alebo ako z o ktoré ktorý vás nás bude máte pri pracovať vo si tiež naše aj",
    "hu": "a az és egy hogy is nem vagy meg van ha mint csak már el de ezt lesz vagyunk számára valamint munka",
    "ro": "și în de la cu pentru pe este sunt o un care din sau să nu ca mai ale al prin noastre noastră experiență",
    "tr": "ve bir bu için ile olarak da de en olan daha veya ya gibi çok iş göre sahip konusunda üzere deneyim",
    "lt": "ir su į yra kad tai ar iš kaip bei mes jūs mūsų apie už nuo turi būti darbo patirtis",
    "lv": "un ar ir par no uz kā vai mēs jūs mūsu lai kas tiek darba pieredze tev",
    "et": "ja on ning või kui et meie sinu oma see mis ka töö kogemus kes sa meil",
    "hr": "i u je na za se s da su od kao ili koji koje naš naši biti rad iskustvo će smo te što",
    "id": "dan yang di untuk dengan dari dalam ini pada kami anda akan atau kerja pengalaman adalah",
    "vi": "và của các cho với là có được trong công việc kinh nghiệm bạn chúng tôi những không",
}
# Stop words of the languages in Cyrillic script.
_CYRILLIC_STOP_WORDS = {
    "ru": "и в на с для мы что это по не от как или вы к из у опыт работы",
    "uk": "і в на з для ми що це та не від як або ви до із у досвід роботи й",
    "bg": "и в на с за ние че това по не от как или вие до из опит работа да се",
}
_SCRIPTS = {
    "hangul": re.compile(r"[\uac00-\ud7af]"),
    "han": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "greek": re.compile(r"[\u0370-\u03ff]"),
    "hebrew": re.compile(r"[\u0590-\u05ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff]"),
    "thai": re.compile(r"[\u0e00-\u0e7f]"),
    "devanagari": re.compile(r"[\u0900-\u097f]"),
}
_OUTSIDE_LATIN = re.compile(r"[\u0370-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_LANGUAGE_BY_SCRIPT = {"hangul": "ko", "greek": "el", "hebrew": "he", "arabic": "ar", "thai": "th", "devanagari": "hi"}
# A character of these scripts is a syllable or a word, so it counts as several letters.
_LETTERS_PER_CHARACTER = {"hangul": 2, "han": 3}
_KANA = re.compile(r"[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")

_MAX_LENGTH, _MAX_QUOTED_LINES = 20_000, 40
_MIN_CHARACTERS, _MIN_WORDS = 20, 8
# Fewer words are enough in a short text if they differ and at most half of them are words of another language, too.
_MIN_CLEAR_WORDS, _MIN_DIFFERENT, _MAX_SHARED = 4, 3, 0.5
# Votes of a second language as a share of the first: a slogan or notice up to here, beyond it the ad is in both languages.
_MAX_SECOND_SHARE = 0.7


def _languages_by_word(stop_words_by_language: dict[str, str]) -> dict[str, tuple[str, ...]]:
    languages_by_word: dict[str, tuple[str, ...]] = {}
    for language, stop_words in stop_words_by_language.items():
        for word in set(stop_words.split()):
            languages_by_word[word] = (*languages_by_word.get(word, ()), language)
    return languages_by_word


_LATIN_LANGUAGES, _CYRILLIC_LANGUAGES = _languages_by_word(_LATIN_STOP_WORDS), _languages_by_word(_CYRILLIC_STOP_WORDS)


def read_language(document: Document) -> Fact[str] | None:
    """Return the ISO 639-1 code of the text's language, or None where the text is too short or mixes languages."""
    lines = list(_first_lines(document))
    text = "\n".join(line.text[:_MAX_LENGTH] for line in lines)
    return _detect_by_script(text, lines) or _detect_by_words(text, lines, _LATIN_LANGUAGES)


def language_of_words(text: str) -> str | None:
    """Return the code of the language of a text in Latin letters, without evidence."""
    found = _detect_by_words(text[:_MAX_LENGTH], [Line(1, text[:_MAX_LENGTH])], _LATIN_LANGUAGES)
    return found.value if found else None


def _first_lines(document: Document) -> Iterator[Line]:
    length = 0
    for _, line in document.lines_and_headings():
        yield line
        if (length := length + len(line.text)) > _MAX_LENGTH:
            return


def _detect_by_script(text: str, lines: list[Line]) -> Fact[str] | None:
    if len(_OUTSIDE_LATIN.findall(text)) < _MIN_CHARACTERS:
        return None
    counts = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS.items()}
    weights = {script: count * _LETTERS_PER_CHARACTER.get(script, 1) for script, count in counts.items()}
    script = max(weights, key=weights.__getitem__)
    other_letters = len(_LETTER.findall(text)) - sum(counts.values())
    if counts[script] < _MIN_CHARACTERS or weights[script] <= other_letters:
        return None
    if script == "cyrillic":
        return _detect_by_words(text, lines, _CYRILLIC_LANGUAGES)
    code = _LANGUAGE_BY_SCRIPT.get(script) or ("ja" if 10 * len(_KANA.findall(text)) > counts["han"] else "zh")
    line = max(lines[:_MAX_QUOTED_LINES], key=lambda line: len(_SCRIPTS[script].findall(line.text[:MAX_QUOTE])))
    return Fact(code, (_evidence(line, EvidenceRule.CHARACTERS_OF_LANGUAGE),))


def _detect_by_words(text: str, lines: list[Line], languages_by_word: dict[str, tuple[str, ...]]) -> Fact[str] | None:
    counts = {word: count for word, count in Counter(_WORD.findall(text.lower())).items() if word in languages_by_word}
    ranking = [*_count_votes(counts, languages_by_word).most_common(2), ("", 0), ("", 0)]
    (code, votes), (_, shared) = ranking[:2]
    of_others = {word: count for word, count in counts.items() if code not in languages_by_word[word]}
    is_clear = votes >= _MIN_CLEAR_WORDS and len(counts) - len(of_others) >= _MIN_DIFFERENT and shared <= _MAX_SHARED * votes
    if votes < _MIN_WORDS and not is_clear:
        return None
    if max(_count_votes(of_others, languages_by_word).values(), default=0) > _MAX_SECOND_SHARE * votes:
        return None
    line = max(
        lines[:_MAX_QUOTED_LINES],
        key=lambda line: sum(code in languages_by_word.get(word, ()) for word in line.text[:MAX_QUOTE].lower().split()),
    )
    return Fact(code, (_evidence(line, EvidenceRule.COMMON_WORDS_OF_LANGUAGE),))


def _count_votes(counts: dict[str, int], languages_by_word: dict[str, tuple[str, ...]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for word, count in counts.items():
        for language in languages_by_word[word]:
            votes[language] += count
    return votes


def _evidence(line: Line, rule: EvidenceRule) -> Evidence:
    return Evidence(quote(line.text), line.number, rule)
