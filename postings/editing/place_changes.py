"""Changing the aliases of places and the postings that this affects."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from postings.choices import ActionKind, ObjectType
from postings.editing.effects import Effect, changing, foresee_reading, read_again
from postings.editing.object_adapters import ADAPTERS
from postings.models import Place, Posting
from postings.reference.gazetteer import normalize
from postings.reference.vocabulary import Vocabulary
from postings.search import full_text
from postings.sync.batches import in_batches
from postings.sync.rereading import where_again
from postings.sync.stored_vocabulary import stored_vocabulary


def change_place(place: Place, texts: Iterable[str], user: Any, *, dry_run: bool = False) -> Effect:
    """Replace the aliases of a place."""
    by_key = {normalize(text): text for text in texts}
    if dry_run:
        effect = Effect()
        then = _with_names(stored_vocabulary(), place, by_key)
        foresee_reading(effect, _naming_place(_changed(place, by_key)), partial(where_again, vocabulary=then))
        return effect
    summary = f"Changed the other names of {place.name}"
    with changing(user, ActionKind.EDITED, summary, place) as (journal, effect):
        changed = _changed(place, by_key)
        spellings = [{"text": text, "key": key} for key, text in by_key.items()]
        ADAPTERS[ObjectType.PLACE].put(place, {"spellings": spellings})
        read_again(journal, effect, _naming_place(changed), partial(where_again, vocabulary=stored_vocabulary()))
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
    wanted = [set(full_text.words_of(key)) for key in names]
    near = set()
    for some in in_batches(found):
        said = Posting.objects.filter(pk__in=some).values_list("pk", "edited", "location_text", "imported__location_text")
        for pk, edited, shown, imported in said:
            words = set(full_text.words_of(normalize((imported if " location_text " in edited else shown) or "")))
            if any(names <= words for names in wanted):
                near.add(pk)
    return near
