"""Files in older encodings are read as what they are if the text bears it out, and set aside otherwise."""

import pytest

from postings.content.types import RawFile, SetAside
from postings.importing.decoding import read_text

HEADER = "# [Engineer](https://example.org/jobs/1)\n### Northwind\n\n"
RUSSIAN = "Ищем опытного разработчика. Требования: знание Python, опыт работы от трёх лет. Мы предлагаем удалённую работу."
JAPANESE = "ソフトウェアエンジニアを募集しています。応募資格は経験三年以上です。東京で働きます。"
CHINESE = "我们正在招聘高级软件工程师。工作地点在上海。要求三年以上的工作经验。"
KOREAN = "소프트웨어 엔지니어를 모집합니다. 근무지는 서울입니다. 경력 3년 이상."
POLISH = "Szukamy programisty. Wymagania: znajomość języka Python, doświadczenie, chęć do pracy. Zażółć gęślą jaźń, łódź."
CZECH = "Hledáme vývojáře, který se nebojí nových věcí. Požadujeme znalost angličtiny a chuť pracovat v našem týmu."
TURKISH = "Ekibimiz için deneyimli bir yazılım geliştirici arıyoruz. İstanbul ofisimizde çalışacak ve takımda olacaksınız."
GERMAN = "Wir suchen einen Entwickler für unser Büro in München. Große Flexibilität, schöne Räume – „sofort“."
SWEDISH = "Vi söker en utvecklare till vårt kontor i Malmö. Du är nyfiken och gillar att lösa svåra frågor d´s."


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    return read_text(RawFile("ad.md", data))


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "cp1251", "Windows-1251"),
        (RUSSIAN, "koi8_r", "KOI8-R"),
        (JAPANESE, "shift_jis", "Shift-JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
        (CHINESE, "gb18030", "GB18030"),
        (CHINESE, "gbk", "GB18030"),
        (KOREAN, "euc_kr", "EUC-KR"),
        (POLISH, "iso8859_2", "ISO-8859-2"),
        (POLISH, "cp1250", "Windows-1250"),
        (CZECH, "iso8859_2", "ISO-8859-2"),
        (TURKISH, "cp1254", "Windows-1254"),
        (GERMAN, "cp1252", "Windows-1252"),
        (SWEDISH, "latin_1", "Windows-1252"),
        ("Café", "cp1252", "Windows-1252"),
    ],
)
def test_encoding_that_the_text_bears_out(text: str, encoding: str, name: str) -> None:
    assert decode((HEADER + text).encode(encoding)) == (HEADER + text, (f"decoded from {name}",))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("東京で働きます", "shift_jis"),
        ("Опыт", "cp1251"),
        ("서울", "euc_kr"),
        ("Načrtovanje, razvoj in vzdrževanje čolnov. Življenje ob morju", "cp1250"),
        ("● We sail\n● We row\n● We swim\n", "euc_jp"),
    ],
    ids=["Japanese", "Russian", "Korean", "Slovenian", "signs only"],
)
def test_text_that_is_too_short_to_tell_is_set_aside(text: str, encoding: str) -> None:
    with pytest.raises(SetAside) as caught:
        decode((HEADER + text).encode(encoding))
    assert caught.value.finding.code == "unknown_encoding"


@pytest.mark.parametrize(
    "head",
    ['<?xml version="1.0" encoding="windows-1251"?>', "<meta charset=windows-1251>",
     '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)  # fmt: skip
def test_declared_encoding_is_used_even_for_a_short_text(head: str) -> None:
    assert decode(f"{head}Опыт".encode("cp1251"))[0] == f"{head}Опыт"


def test_declared_encoding_does_not_matter_for_utf_8() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?>Опыт'
    assert decode(text.encode()) == (text, ())


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "rot13", "base64", "nonsense"])
def test_encoding_that_is_none_of_files_is_not_used(declared: str) -> None:
    text = f"<meta charset={declared}>" + GERMAN
    assert decode(text.encode("cp1252")) == (text, ("decoded from Windows-1252",))
