"""How well and how quickly sentences are understood.

    python benchmarks/sentence_reading.py BOARD.sqlite3 [--rounds 20] [--misses]

Reads the hundred sentences of the tests, which were written before the code, and those of `sentence_reading_unseen.json`,
which were written after it and only counted at first; both are about the made-up board of the tests. A sentence is
understood if all its filters and the text that remains are as expected. `--misses` lists what is not. Then reads all of
them with the names of a real board, and prints the milliseconds of the processor: for the names, which a process makes
once for each state of the board and language, and for a sentence.
"""

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_BEFORE = ROOT / "tests" / "search" / "sentences.json"
UNSEEN = Path(__file__).with_name("sentence_reading_unseen.json")
LANGUAGES = ("en", "de", "fr", "es")


def set_up(board: str) -> None:
    os.environ["DATABASE_URL"] = f"sqlite:///{Path(board).resolve()}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobboard.settings")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def understood(sentences: list[list[str]], names: dict[str, Any], parameters: set[str], *, shows_misses: bool) -> int:
    """Return how many sentences mean what is expected."""
    from postings.search.sentences import read

    right = 0
    for language, sentence, meaning in sentences:
        found = read(sentence, names[language], parameters)
        pairs = [*([("q", found.text)] if found.text else []), *found.filters]
        is_right = sorted(f"{name}={value}" for name, value in pairs) == sorted(meaning.split("&"))
        right += is_right
        if shows_misses and not is_right:
            print(f"  {language} {sentence}\n    expected {meaning}\n    found    {'&'.join(f'{n}={v}' for n, v in pairs)}")
    return right


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("board")
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--misses", action="store_true")
    given = arguments.parse_args()
    set_up(given.board)
    from django.utils import translation

    from postings.search import facets
    from postings.search.facets.value_names import ValueName
    from postings.search.filters import PostingFilter
    from postings.search.sentences import Names, known_names, read

    written = json.loads(WRITTEN_BEFORE.read_text())
    unseen = json.loads(UNSEEN.read_text())
    parameters = {*PostingFilter.all_filters(), "salary_min", "salary_currency", "salary_period", "skill_mode"}
    made_up = {}
    for language in LANGUAGES:
        with translation.override(language):
            made_up[language] = Names([ValueName(*name) for name in written["names"]], language)
    for title, sentences in (("written before the code", written["sentences"]), ("unseen", unseen)):
        right = understood(sentences, made_up, parameters, shows_misses=given.misses)
        print(f"{title}: {right} of {len(sentences)} understood")

    index = facets.current()
    names, makes, times = {}, [], []
    for language in LANGUAGES * 2:
        with translation.override(language):
            index.memory.clear()
            started = time.process_time()
            names[language] = known_names(index, language)
            makes.append((time.process_time() - started) * 1_000)
    for _ in range(given.rounds):
        for language, sentence, _meaning in [*written["sentences"], *unseen]:
            started = time.process_time()
            read(sentence, names[language], parameters)
            times.append((time.process_time() - started) * 1_000)
    times.sort()
    print(
        f"{len(names['en'].entries):,} names, made in {statistics.median(makes[4:]):.0f} ms; a sentence: median "
        f"{statistics.median(times):.2f} ms, 99% within {times[int(len(times) * 0.99)]:.2f} ms, longest {times[-1]:.2f} ms"
    )


if __name__ == "__main__":
    main()
