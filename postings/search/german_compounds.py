"""German words for occupations in their two parts: Softwareentwickler, Datenanalystin."""

from collections.abc import Iterator
from itertools import product

from postings.search.inflection import Words, inflected
from postings.search.translated_words import TRANSLATED

# The second part of German words for occupations in English. Where there is none, only the parts are searched for.
_SECOND_PARTS = {
    "administrator": "administrator", "analyst": "analyst", "architekt": "architect", "arzt": "physician, doctor",
    "assistent": "assistant", "assistenz": "assistant", "buchhalter": "accountant", "controller": "controller",
    "chef": "head, manager", "einkaufer": "buyer", "experte": "expert, specialist", "gestalter": "designer",
    "kauffrau": "specialist, clerk, administrator", "kaufmann": "specialist, clerk, administrator",
    "konstrukteur": "design engineer, designer", "makler": "broker, agent", "mechaniker": "mechanic",
    "monteur": "installer, technician", "padagoge": "educator, teacher", "pfleger": "nurse, caregiver",
    "psychologe": "psychologist", "redakteur": "editor, writer", "texter": "writer", "therapeut": "therapist",
    "automatisierung": "automation", "berater": "consultant, advisor, adviser",
    "betreuer": "support, manager", "designer": "designer", "entwickler": "developer",
    "entwicklung": "development", "fahrer": "driver", "forscher": "researcher", "forschung": "research",
    "helfer": "assistant, helper", "ingenieur": "engineer", "koordinator": "coordinator", "lehrer": "teacher",
    "leiter": "manager, lead, head", "leitung": "manager, lead, head", "management": "management", "manager": "manager",
    "meister": "supervisor", "mitarbeiter": "associate, worker, representative, specialist, assistant",
    "planer": "planner", "programmierer": "programmer, developer", "prufer": "auditor, inspector",
    "referent": "specialist, officer, manager, generalist", "sachbearbeiter": "clerk, specialist, administrator",
    "sicherheit": "security", "spezialist": "specialist", "support": "support",
    "techniker": "technician, engineer", "tester": "tester, test engineer", "trainer": "trainer",
    "wissenschaftler": "scientist",
}  # fmt: skip
# The first part, where English writes it differently.
_FIRST_PARTS = {
    "abteilung": "department", "anlagen": "plant", "anwender": "user", "bereich": "division, area", "betrieb": "operations",
    "buro": "office", "chemie": "chemical", "energie": "energy", "event": "event", "fahrzeug": "vehicle, automotive",
    "filial": "store, branch", "funktion": "function", "gesundheit": "health", "kredit": "credit", "kuchen": "kitchen",
    "lohn": "payroll", "marken": "brand", "maschinen": "machine, mechanical", "medien": "media", "nutzer": "user",
    "presse": "press, pr", "prozess": "process", "region": "regional", "risiko": "risk", "schicht": "shift",
    "unternehmen": "corporate, business", "veranstaltung": "event", "verfahren": "process", "versicherung": "insurance",
    "vertrag": "contract", "werk": "plant",
    "anwendung": "application, software", "bau": "construction, site", "daten": "data",
    "einkauf": "purchasing, procurement", "elektro": "electrical", "entwicklung": "development",
    "finanz": "finance, financial", "forschung": "research", "gebaude": "building", "grafik": "graphic", "ki": "ai",
    "klima": "climate", "kunden": "customer", "labor": "laboratory, lab", "lager": "warehouse", "logistik": "logistics",
    "maschinenbau": "mechanical", "medizin": "medical", "netz": "network", "netzwerk": "network",
    "personal": "hr, human resources", "pflege": "nursing, care", "produkt": "product", "produktion": "production",
    "projekt": "project", "qualitat": "quality", "recht": "legal", "schul": "school", "sicherheit": "security",
    "spiel": "game", "steuer": "tax", "system": "system, systems", "technik": "technical", "umwelt": "environmental",
    "vertrieb": "sales", "verkauf": "sales", "wirtschaft": "business",
}  # fmt: skip
_MIN_FIRST_PART = 3
# What German puts between two parts.
_JOINTS = ("", "s", "e", "en")


def parts_of(word: str) -> tuple[Words, ...]:
    """Return the two parts of a German word for an occupation, such as `software` and `entwickler`."""
    for (form,) in inflected((word,)):
        for part in _SECOND_PARTS:
            first = form.removesuffix(part)
            if first != form and (len(first) >= _MIN_FIRST_PART or first in _FIRST_PARTS):
                return ((first, part),)
    return ()


def in_english(word: str) -> tuple[Words, ...]:
    """Return the English words for a German word for an occupation; none if it is no such word, or an English one.

    >>> in_english("datenanalystin"), in_english("webdesigner")
    ((('data', 'analyst'),), ())
    """
    found = dict.fromkeys(
        tuple(f"{first} {second}".split())
        for parts in parts_of(word)
        for first, second in product(_firsts(parts[0]), _SECOND_PARTS[parts[1]].split(", "))
    )
    return tuple(words for words in found if words not in parts_of(word))


def _firsts(part: str) -> Iterator[str]:
    """Yield the English words for a first part, which is mostly a word of its own; the part itself if there are none."""
    if known := next((_FIRST_PARTS[stem] for stem in _stems(part) if stem in _FIRST_PARTS), ""):
        yield from known.split(", ")
    else:
        words = next((TRANSLATED[stem,] for stem in _stems(part) if (stem,) in TRANSLATED), ((part,),))
        yield from map(" ".join, words)


def _stems(part: str) -> Iterator[str]:
    return (part.removesuffix(joint) for joint in _JOINTS if part.endswith(joint))
