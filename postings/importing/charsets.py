"""Detect which of the older encodings a file was written in, if its text confirms it.

charset-normalizer proposes encodings. Each is tested, since any bytes are valid in some of them: the letters must be
of one script, and as frequent as in the languages of that script. A text that is too short for that is not guessed.
"""

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from charset_normalizer import from_bytes

from postings.extraction.language import language_of_words

_SAMPLE, _MAX_PROPOSALS = 50_000, 6
_MIN_LETTERS, _MIN_SHARE, _MAX_ODD, _MIN_DISTINCT = 20, 0.95, 0.05, 4
# Declared by HTML and XML in their first lines.
_DECLARED = re.compile(
    rb"<\?xml[^>]{1,200}?encoding=[\"']([\w.:-]{2,40})|<meta[^>]{1,200}?charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE
)
# Encodings that Python would also accept, but that are none of text, or that hide markup.
_NEVER = frozenset(["utf-7", "utf-8", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs"])
# The encodings in which files are found, with their usual names.
NAMES = {
    "cp1252": "Windows-1252", "cp1250": "Windows-1250", "iso8859_2": "ISO-8859-2", "cp1254": "Windows-1254",
    "cp1257": "Windows-1257", "cp1251": "Windows-1251", "koi8_r": "KOI8-R", "koi8_u": "KOI8-U", "iso8859_5": "ISO-8859-5",
    "cp1253": "Windows-1253", "iso8859_7": "ISO-8859-7", "cp1255": "Windows-1255", "cp1256": "Windows-1256",
    "cp932": "Shift-JIS", "euc_jp": "EUC-JP", "gb18030": "GB18030", "big5": "Big5", "cp949": "EUC-KR",
}  # fmt: skip
# Those that charset-normalizer cannot distinguish, and those that a few unusual characters keep it from proposing.
_ALWAYS_TRIED = ("cp1250", "iso8859_2", "cp1254", "cp1257", "cp932", "euc_jp", "cp949", "gb18030")
_WESTERN_LETTERS = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœŠšŽžŸªº")
# What č, ć, đ, š and ž of Windows-1250 are in Windows-1252. A text with no other letters is Slovenian or Croatian.
_MISREAD_SLAVIC, _SLAVIC_IN_BOTH = frozenset("èæðÈÆÐ"), frozenset("šžŠŽ")
_LETTERS_OF_LANGUAGE = {
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "ro": "ăâîșțşţ",
    "hr": "čćđšž", "tr": "çğıİöşüâîû", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äõöüšž",
    "is": "áéíóúýþæöð",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
# The second is a character of two bytes, such as ● of EUC-JP as "¡ü".
_SYMBOL_IN_WORD = re.compile(r"[^\W\d_][¹²³¼½¾±¿¡¶¤¦¯¸×÷‡†][^\W\d_]|[¡¢£¤¥¦§¨¬¯±²³´µ¶¸¹¼½¾][À-ÖØ-öø-ÿ](?!\w)")
_TYPOGRAPHY = frozenset(
    "–—‘’‚“”„†‡•…‰‹›€™\u00a0£©®°·«»§¡¿´¨×±²³½¼¾µ¶÷¢¥№、。〈〉《》「」『』【】・〜！（），：；？～＆％＋－／\u3000"
)
# Scripts of which no word mixes two.
_ALPHABETS = frozenset(["LATIN", "CYRILLIC", "GREEK", "HEBREW", "ARABIC"])
_FREQUENT = {
    "CYRILLIC": frozenset("оеаинтсрвлкмдпу"),
    "GREEK": frozenset("αοιετσνρκπηςλμυ"),
    "HEBREW": frozenset("יוהלאמרתבנשםדע"),
    "ARABIC": frozenset("اليمونرتبةعدسفهك"),
    "CJK": frozenset(
        "的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说時时要就出会會可也你对對生能而子得于於下自之年过過发發后後作方"
        "工程师師职職位公司责責任要求经經验驗技术術业業务務开開团團队隊理学學及与與或并等相关關管产產品系统統数數据用设設计計本科历歷"
    ),
    "HANGUL": frozenset("이다는에의을를가고하은로서기지도사대한자업수무스원경력및있시개발인정해과리니합어용"),
    "HIRAGANA": frozenset("のにはをたがでてとしれさいるなっまするもかけ"),
}  # fmt: skip
_MIN_FREQUENT = {"CYRILLIC": 0.6, "GREEK": 0.6, "HEBREW": 0.6, "ARABIC": 0.6, "CJK": 0.15, "HANGUL": 0.25, "HIRAGANA": 0.0}
_LETTERS_PER_CHARACTER = {"CJK": 2, "HANGUL": 2, "HIRAGANA": 2}


def declared_encoding(data: bytes) -> str | None:
    """Return the name of the encoding that HTML or XML declares, or None if it declares none that Python knows."""
    match = _DECLARED.search(data[:2_000])
    if not match:
        return None
    try:
        codec = codecs.lookup((match[1] or match[2]).decode())
    except LookupError:
        return None
    name = "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
    return name if codec.name not in _NEVER and codec._is_text_encoding else None


def likely_encoding(data: bytes) -> str | None:
    """Return the first proposed encoding whose text bears it out, or None."""
    sample = _sample(data)
    for name in dict.fromkeys(_proposals(sample)):
        try:
            data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if bears_out(sample.decode(name, "ignore")):
            return name
    return None


def _sample(data: bytes) -> bytes:
    """Return the lines of a file that are not ASCII, up to a limit."""
    lines = [line for line in data.splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_SAMPLE]


def _proposals(sample: bytes) -> Iterator[str]:
    yield "cp1252"
    for match in list(from_bytes(sample, cp_isolation=list(NAMES)))[:_MAX_PROPOSALS]:
        yield match.encoding
    yield from _ALWAYS_TRIED


def bears_out(text: str) -> bool:
    """Return whether the characters of a decoded text are such as a language has them."""
    others = [character for character in text if not character.isascii()]
    letters = [character for character in others if character.isalpha()]
    odd = sum(not character.isalpha() and character not in _TYPOGRAPHY for character in others)
    if any(unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") for character in others):
        return False
    if odd > max(_MAX_ODD * len(others), 0 if len(others) < _MIN_LETTERS else 1):
        return False
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if sum(len({_script(letter) for letter in word} & _ALPHABETS) > 1 for word in words) > _MAX_ODD * len(words):
        return False
    scripts = Counter(_script(character) for character in letters)
    script = scripts.most_common(1)[0][0] if scripts else "LATIN"
    return _is_latin(text, letters) if script == "LATIN" else _is_of_script(script, scripts, letters)


def _script(character: str) -> str:
    name = unicodedata.name(character, "").partition(" ")[0]
    return "HIRAGANA" if name in ("KATAKANA", "KATAKANA-HIRAGANA", "HALFWIDTH") else name


def _is_of_script(script: str, scripts: Counter[str], letters: list[str]) -> bool:
    related = {"HIRAGANA", "CJK"} if scripts["HIRAGANA"] * 10 >= len(letters) else {script}
    script = "HIRAGANA" if "HIRAGANA" in related else script
    if script not in _FREQUENT or sum(scripts[each] for each in related) < _MIN_SHARE * len(letters):
        return False
    if len(letters) * _LETTERS_PER_CHARACTER.get(script, 1) < _MIN_LETTERS:
        return False
    frequent = sum(letter.lower() in _FREQUENT[script] for letter in letters)
    lower = sum(letter.islower() or not letter.isupper() for letter in letters)
    return frequent >= _MIN_FREQUENT[script] * len(letters) and 2 * lower > len(letters)


def _is_latin(text: str, letters: list[str]) -> bool:
    """Return whether a Latin text has the letters of its language, or those of Western Europe."""
    if len(_SYMBOL_IN_WORD.findall(text)) > _MAX_ODD * len(letters):
        return False
    language = language_of_words(text)
    if language in _LETTERS_OF_LANGUAGE:
        return _share_of(letters, _LETTERS_OF_LANGUAGE[language]) >= _MIN_SHARE
    words = [word for word in _WORD.findall(text) if not word.isascii() and len(word) > 2]
    if 2 * sum(not letter.isascii() for word in words for letter in word) > sum(map(len, words)):
        return False
    distinct = {letter.lower() for letter in letters}
    if _MISREAD_SLAVIC.intersection(letters) and _SLAVIC_IN_BOTH.intersection(letters) <= set(letters) <= (
        _MISREAD_SLAVIC | _SLAVIC_IN_BOTH
    ):
        return False
    return all(letter in _WESTERN_LETTERS for letter in letters) or (
        language is None
        and len(distinct) >= _MIN_DISTINCT
        and any(_share_of(letters, alphabet) == 1 for alphabet in _LETTERS_OF_LANGUAGE.values())
    )


def _share_of(letters: list[str], alphabet: str) -> float:
    return sum(letter in alphabet or letter.lower() in alphabet for letter in letters) / (len(letters) or 1)
