"""Changing the aliases of places and the postings that this affects."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from postings.choices import ObjectType
from postings.editing.bulk_change import Step
from postings.editing.effects import Effect, VocabularyChange, foresee_reading
from postings.editing.journal import Journal
from postings.editing.object_adapters import ADAPTERS
from postings.models import Place, Posting
from postings.reference.gazetteer import normalize
from postings.reference.vocabulary import Vocabulary
from postings.search import full_text
from postings.search.tokens import words_of
from postings.sync.batches import in_batches
from postings.sync.rereading import Reading, where_again
from postings.sync.stored_vocabulary import stored_vocabulary


class ChangePlace(VocabularyChange):
    """Replace the aliases of a place."""

    indivisible = frozenset({"save"})

    def __init__(self, place: int, texts: Sequence[str]):
        super().__init__()
        self.place, self.by_key = place, {normalize(text): text for text in texts}
        self.summary = f"Changed the other names of {Place.objects.get(pk=place).name}"

    def reader(self) -> Callable[[Posting], Reading]:
        return partial(where_again, vocabulary=stored_vocabulary())

    def plan(self) -> list[Step]:
        read = _naming_place(_changed(Place.objects.get(pk=self.place), self.by_key))
        return [Step("save", [self.place]), Step("read", sorted(read))]

    def apply(self, journal: Journal, step: str, ids: Sequence[int]) -> None:
        if step == "save":
            place = Place.objects.get(pk=self.place)
            journal.watch(place)
            spellings = [{"text": text, "key": key} for key, text in self.by_key.items()]
            ADAPTERS[ObjectType.PLACE].put(place, {"spellings": spellings})
        else:
            self.read_again(journal, ids)


def change_place(place: Place, texts: Sequence[str], user: Any, *, dry_run: bool = False) -> Effect:
    """Replace the aliases of a place."""
    if not dry_run:
        return ChangePlace(place.pk, texts).make(user)
    effect = Effect()
    by_key = {normalize(text): text for text in texts}
    then = _with_names(stored_vocabulary(), place, by_key)
    foresee_reading(effect, _naming_place(_changed(place, by_key)), partial(where_again, vocabulary=then))
    return effect


def _changed(place: Place, names: dict[str, str]) -> dict[str, str]:
    """Return the names, as text by key, that a place has not both before and after it gets these."""
    before = dict(place.aliases.values_list("key", "text"))
    return {key: text for key, text in {**before, **names}.items() if (key in before) != (key in names)}


def _with_names(vocabulary: Vocabulary, place: Place, names: Iterable[str]) -> Vocabulary:
    others = [(key, of) for key, of in vocabulary.places if of != place.key]
    return replace(vocabulary, places=tuple(sorted([*others, *((key, place.key) for key in names)])))


def _naming_place(names: dict[str, str]) -> set[int]:
    """Return the ids of the postings whose location badge may contain one of the names, given as text by key."""
    if not names:
        return set()
    corrected = Posting.objects.edited().filter(edited__contains=" location_text ").values_list("pk", flat=True)
    found = {*full_text.naming([*names, *names.values()]), *corrected}
    wanted = [set(words_of(key)) for key in names]
    near = set()
    for some in in_batches(found):
        rows = Posting.objects.filter(pk__in=some).values_list("pk", "edited", "location_text", "imported__location_text")
        for pk, edited, shown, imported in rows:
            words = set(words_of(normalize((imported if " location_text " in edited else shown) or "")))
            if any(names <= words for names in wanted):
                near.add(pk)
    return near
