"""Find the place of a job in the text, where the header names none: `Location: Graz`, "Der Dienstort ist Göttingen"."""

import re
from itertools import islice

from postings.content.types import Document, Line
from postings.extraction.places import read_places

_LOCATION_LABEL = re.compile(
    r"^\W*(?:(?:job |work |office |primary )?locations?|place of work|based in|standort|dienstort|arbeitsort|einsatzort|"
    r"(?:werk)?locatie|standplaats|lieu(?: de travail)?|localisation|ubicaci[óo]n|lugar de trabajo|localiza[cç][ãa]o|"
    r"placering|arbeidssted|sede|lokalizacja)\s*:\s*(?P<place>.{2,120})$",
    re.IGNORECASE,
)
_LOCATION_SENTENCE = re.compile(
    r"\b(?:(?:der|ihr|dein) (?:dienst|arbeits|einsatz|stand)ort|(?:the|your) (?:place of work|work location|job location)|"
    r"le lieu de travail|el lugar de trabajo|tjänstgöringsort(?:en)?) (?:ist|is|est|es|är) "
    r"(?:in |à |en )?(?P<place>[^.;!?]{2,80})",
    re.IGNORECASE,
)
_MAX_LINES, _MAX_LENGTH = 300, 2_000


def location_in_text(document: Document) -> Line | None:
    """Return the place that the text of an ad without a location in its header names: `Location: Graz`."""
    for _, line in islice(document.lines(), _MAX_LINES):
        match = _LOCATION_LABEL.match(line.text) or _LOCATION_SENTENCE.search(line.text[:_MAX_LENGTH])
        if match and read_places(match["place"]):
            return Line(line.number, match["place"].strip(" .*"))
    return None
