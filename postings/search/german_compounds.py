"""German words for occupations in their two parts: Softwareentwickler, Datenanalystin."""

from postings.search.inflection import Words, inflected

# The second part of German words for occupations, and first parts that English writes differently.
_SECOND_PARTS = (
    "administrator", "analyst", "architekt", "assistent", "berater", "designer", "entwickler", "entwicklung", "ingenieur",
    "leiter", "manager", "mitarbeiter", "techniker", "tester",
)  # fmt: skip
IN_ENGLISH = {
    "administrator": "administrator", "analyst": "analyst", "architekt": "architect", "assistent": "assistant",
    "berater": "consultant", "designer": "designer", "entwickler": "developer", "entwicklung": "development",
    "ingenieur": "engineer", "leiter": "manager", "manager": "manager", "techniker": "technician", "tester": "tester",
    "daten": "data", "elektro": "electrical", "finanz": "finance", "grafik": "graphic", "ki": "ai", "kunden": "customer",
    "maschinenbau": "mechanical", "netzwerk": "network", "personal": "hr", "produkt": "product", "projekt": "project",
    "sicherheits": "security", "vertriebs": "sales",
}  # fmt: skip
_MIN_FIRST_PART = 3


def parts_of(word: str) -> tuple[Words, ...]:
    """Return the two parts of a German word for an occupation, such as `software` and `entwickler`."""
    for (form,) in inflected((word,)):
        for part in _SECOND_PARTS:
            first = form.removesuffix(part)
            if first != form and (len(first) >= _MIN_FIRST_PART or first in IN_ENGLISH):
                return ((first, part),)
    return ()
