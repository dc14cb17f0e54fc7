"""The language of an ad's text: by its script, else by a vote of the small words that only running text is full of."""

import re
from collections import Counter
from collections.abc import Iterator

from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line
from postings.extraction.quotes import MAX_QUOTE, quote

# Small words of running text. One that several languages have counts for each.
_COMMON = {
    "en": (
        "the and of to with for you our we are is in on that this your as will be have from an or at by their who what how"
    ),
    "fr": (
        "le la les des du et une dans pour vous nous est sur avec au aux votre notre vos nos ces qui que ou par sont "
        "être plus ce on"
    ),
    "de": (
        "der die das und mit für wir sie ist ein eine einen einer den dem des zu auf im von bei unser unsere du dich "
        "als auch nicht oder in an"
    ),
    "es": (
        "el los las y una con para del por que en tu su se nuestro nuestra como más al es sus o un nuestros "
        "experiencia trabajo"
    ),
    "pt": (
        "o os as e uma com para do da dos das em no na nos que por seu sua você se ao nosso nossa como mais um são "
        "experiência ou não"
    ),
    "it": (
        "il lo gli della di che per con una del nel nella sono è e dei delle al alla nostro nostra anche come più un "
        "in da si o"
    ),
    "nl": (
        "de het een en van voor met je wij jij ons onze bij op te zijn dat als ook naar aan is worden niet heb hebt "
        "bent jouw om in"
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
# Languages of one script, told apart by theirs.
_CYRILLIC = {
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
_LANGUAGE_OF = {"hangul": "ko", "greek": "el", "hebrew": "he", "arabic": "ar", "thai": "th", "devanagari": "hi"}
# A sign of these stands for a syllable or a word.
_LETTERS_A_SIGN = {"hangul": 2, "han": 3}
_KANA = re.compile(r"[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")

_MAX_LENGTH, _LINES_TO_QUOTE = 20_000, 40
_FEWEST_SIGNS, _FEWEST_WORDS = 20, 8
# A second language is the employer's slogan or a notice up to here; beyond, the ad is in both.
_MIXED_FROM = 0.7


def _by_word(languages: dict[str, str]) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for language, common in languages.items():
        for word in set(common.split()):
            words[word] = (*words.get(word, ()), language)
    return words


_LATIN_WORDS, _CYRILLIC_WORDS = _by_word(_COMMON), _by_word(_CYRILLIC)


def read_language(document: Document) -> Fact[str] | None:
    """Its ISO 639-1 code, or None where the text is too short or too mixed to tell."""
    lines = list(_first_lines(document))
    text = "\n".join(line.text[:_MAX_LENGTH] for line in lines)
    return _by_script(text, lines) or _by_words(text, lines, _LATIN_WORDS)


def _first_lines(document: Document) -> Iterator[Line]:
    length = 0
    for _, line in document.lines():
        yield line
        if (length := length + len(line.text)) > _MAX_LENGTH:
            return


def _by_script(text: str, lines: list[Line]) -> Fact[str] | None:
    if len(_OUTSIDE_LATIN.findall(text)) < _FEWEST_SIGNS:
        return None
    signs = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS.items()}
    weights = {script: count * _LETTERS_A_SIGN.get(script, 1) for script, count in signs.items()}
    script = max(weights, key=weights.__getitem__)
    others = len(_LETTER.findall(text)) - sum(signs.values())
    if signs[script] < _FEWEST_SIGNS or weights[script] <= others:
        return None
    if script == "cyrillic":
        return _by_words(text, lines, _CYRILLIC_WORDS)
    code = _LANGUAGE_OF.get(script) or ("ja" if 10 * len(_KANA.findall(text)) > signs["han"] else "zh")
    line = max(lines[:_LINES_TO_QUOTE], key=lambda line: len(_SCRIPTS[script].findall(line.text[:MAX_QUOTE])))
    return Fact(code, (_evidence(line, EvidenceRule.CHARACTERS_OF_LANGUAGE),))


def _by_words(text: str, lines: list[Line], languages_of: dict[str, tuple[str, ...]]) -> Fact[str] | None:
    counts = Counter(_WORD.findall(text.lower()))
    code, most = next(iter(_votes(counts, languages_of).most_common(1)), ("", 0))
    without = {word: languages for word, languages in languages_of.items() if code not in languages}
    if most < _FEWEST_WORDS or max(_votes(counts, without).values(), default=0) > _MIXED_FROM * most:
        return None
    own = {word for word, languages in languages_of.items() if code in languages}
    line = max(lines[:_LINES_TO_QUOTE], key=lambda line: sum(word in own for word in line.text[:MAX_QUOTE].lower().split()))
    return Fact(code, (_evidence(line, EvidenceRule.COMMON_WORDS_OF_LANGUAGE),))


def _votes(counts: Counter[str], languages_of: dict[str, tuple[str, ...]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for word, count in counts.items():
        for language in languages_of.get(word, ()):
            votes[language] += count
    return votes


def _evidence(line: Line, rule: EvidenceRule) -> Evidence:
    return Evidence(quote(line.text), line.number, rule)
