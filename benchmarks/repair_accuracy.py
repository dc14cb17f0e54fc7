"""How exactly encoding repair restores real ads, and whether it leaves clean ones alone.

    python benchmarks/repair_accuracy.py FOLDER

Every text file under FOLDER is read as clean UTF-8. Each is repaired as it is (it must come back unchanged),
then damaged in several ways by decoding its UTF-8 as Windows-1252, and repaired again (it should come back exactly).
Prints the share of files for each.
"""

import pathlib
import sys
import time
from collections.abc import Callable, Iterator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

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


DAMAGE: dict[str, Callable[[str], str]] = {
    "whole file": mangle,
    "whole file, twice": lambda text: mangle(mangle(text)),
    "whole file, as Latin-1": lambda text: mangle(text, "latin-1"),
    "body only": mangle_body,
    "every other line": mangle_every_other_line,
    "one word": mangle_one_word,
}


def texts(folder: pathlib.Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".md", ".markdown", ".txt"} and path.is_file():
            yield path.read_bytes().decode("utf-8")


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
        print(f"{name:24} restored exactly: {exact} of {len(pairs)} ({exact / len(pairs):.2%}), {seconds:.1f} s")


if __name__ == "__main__":
    main()
