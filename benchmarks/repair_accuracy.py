"""How exactly encoding repair restores real ads, and whether it leaves clean ones alone.

    python benchmarks/repair_accuracy.py FOLDER

Every text file under FOLDER that is UTF-8 is read as a clean one. Each is repaired as it is (it must come back unchanged),
then damaged in several ways by decoding its UTF-8 as Windows-1252, and repaired again (it should come back exactly).
At last it is written in older encodings, as far as they have its characters, and read again: exactly, set aside, or wrongly.
Prints the share of files for each.
"""

import pathlib
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from postings.content.types import RawFile, SetAside
from postings.importing.decoding import read_text
from postings.importing.repair import is_damaged, repair


def mangle(text: str, encoding: str = "sloppy-windows-1252") -> str:
    return text.encode("utf-8").decode(encoding)


def mangle_body(text: str) -> str:
    head, line, body = text.partition("\n\n")
    return head + line + mangle(body)


def mangle_every_other_line(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(mangle(line) if number % 2 else line for number, line in enumerate(lines))


def mangle_one_word(text: str) -> str:
    """The first word that is not ASCII and stands below the header, damaged."""
    words = text.split(" ")
    for number, word in enumerate(words):
        if number > 12 and not word.isascii():
            words[number] = mangle(word)
            break
    return " ".join(words)


def mangle_first_capital(text: str) -> str:
    """The first word below the header that begins with a capital outside ASCII, damaged: Ålesund as Ã…lesund."""
    words = text.split(" ")
    for number, word in enumerate(words):
        if number > 12 and word[:1].isupper() and not word[:1].isascii() and word[1:2].islower():
            words[number] = mangle(word)
            break
    return " ".join(words)


SUFFIXES = {".md", ".markdown", ".txt", ".html", ".json", ".jsonl", ".csv", ".tsv", ".xml", ".rss", ".yml", ".yaml"}

DAMAGE: dict[str, Callable[[str], str]] = {
    "whole file": mangle,
    "whole file, twice": lambda text: mangle(mangle(text)),
    "whole file, as Latin-1": lambda text: mangle(text, "latin-1"),
    "body only": mangle_body,
    "every other line": mangle_every_other_line,
    "one word": mangle_one_word,
    "one capital": mangle_first_capital,
}


def texts(folder: pathlib.Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in SUFFIXES and path.is_file():
            with suppress(UnicodeDecodeError):
                yield path.read_bytes().decode("utf-8")


ENCODINGS = ("cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "shift_jis", "euc_jp", "gb18030", "euc_kr")
# GB18030 has every character, so only texts that are mostly Chinese say something about it.
MIN_CHARACTERS, MIN_HAN = 5, 100


def in_encoding(text: str, encoding: str) -> bytes | None:
    """The bytes of a text in an older encoding, or None if that says nothing: ASCII, or characters that it has not."""
    if sum(not character.isascii() for character in text) < MIN_CHARACTERS:
        return None
    if encoding == "gb18030" and sum("\u4e00" <= character <= "\u9fff" for character in text) < MIN_HAN:
        return None
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return None
    # A text that is the same in Windows-1252 was not written in another encoding.
    is_western = text.encode("cp1252", "replace") == data
    return None if is_western and encoding != "cp1252" else data


def outcome(text: str, data: bytes) -> str:
    try:
        return "exactly" if read_text(RawFile("ad.md", data))[0] == text else "wrongly"
    except SetAside:
        return "set aside"


def report_encodings(clean: list[str]) -> None:
    for encoding in ENCODINGS:
        outcomes = Counter(outcome(text, data) for text in clean if (data := in_encoding(text, encoding)))
        print(f"{encoding:24} " + ", ".join(f"{name} {outcomes[name]}" for name in ("exactly", "set aside", "wrongly")))


def main() -> None:
    import ftfy  # noqa: F401  registers the sloppy encodings

    if len(sys.argv) != 2:
        sys.exit(__doc__)
    originals = list(texts(pathlib.Path(sys.argv[1])))
    clean = [text for text in originals if not is_damaged(text)]
    changed = sum(repair(text).text != text for text in clean)
    print(f"{len(originals)} files, {len(clean)} clean; clean files changed by repair: {changed}")
    for name, damage in DAMAGE.items():
        started = time.perf_counter()
        pairs = [(text, damaged) for text in clean if (damaged := damage(text)) != text]
        exact = sum(repair(damaged).text == text for text, damaged in pairs)
        seconds = time.perf_counter() - started
        share = exact / len(pairs) if pairs else 1
        print(f"{name:24} restored exactly: {exact} of {len(pairs)} ({share:.2%}), {seconds:.1f} s")
    report_encodings(clean)


if __name__ == "__main__":
    main()
