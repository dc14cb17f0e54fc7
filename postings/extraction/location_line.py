"""Find the place of a job in the text of an ad whose header names none: `Location: Graz`, "The role is based in Leeds".

A place counts only where the line or the sentence is about the job. Offices of the company alone do not.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from postings.choices import SectionKind
from postings.content.evidence_rules import EvidenceRule
from postings.content.types import Document, Evidence, Fact, Line, Places, Section
from postings.extraction.places import read_places
from postings.extraction.quotes import quote
from postings.extraction.sentences import below_label

# In lower case, since a search that ignores case takes twice as long.
_KEYWORDS = re.compile(
    r"locat|locali|está en|local(?: de trabalho)?:|^\W*where\b|based|bas[ée]|office|oficina|on-?site|in-person|"
    r"hybrid|headquarter|place|plaats|ort(?:en)?\b|📍|"
    r"lieu|ubica|lugar|kantoor|sede|luogo|arbe[ij]dssted|placer|lokalizacja|arbeitsplatz|miejsce|místo|sijainti|työpaikka|"
    r"kontor|bureau|agence|büro"
)
_LABEL = re.compile(
    r"^\W*(?:(?:your|dein|ihr|votre|tu|jouw|din) )?"
    r"(?:(?:job |work |working |office |primary |role |position |available |candidates?['’]? )?locations?|place of work|"
    r"work ?place|office|based (?:in|out of)|where(?: you['’]?(?:ll| will) (?:work|be))?|"
    r"standort|dienstort|(?:arbeits|einsatz|dienst)ort|arbeitsplatz|lieu(?: (?:de travail|du poste))?|localisation|"
    r"ubicaci[óo]n|lugar(?: de trabajo)?|(?:werk)?locatie|standplaats|plaats|localiza[cç][ãa]o|local(?: de trabalho)?|"
    r"placering(?:sort)?|ort|arbe(?:i|j)dssted|tjänstgöringsort|(?:sede|luogo)(?: di lavoro)?|"
    r"lokalizacja|miejsce pracy|m[ií]sto výkonu práce|sijainti|työpaikka)\s*[:–-]\s*(?P<place>.{2,120})$",
    re.IGNORECASE,
)
# "Arbeitsplatz: unsere Werkstatt in Linz"
_OUR_WORKPLACE = re.compile(
    r"^(?:the|unser\w{0,2}|notre|nuestr[oa]|ons|onze|vår\w?) (?:[\w-]+ ){1,3}(?:in|at|à|en|te|i) (?=[A-ZÀ-Ý])"
)
_PIN = re.compile(r"^\W{0,3}📍\s*(?P<place>[^.!?]{2,60})$")
_BASED_ITEM = re.compile(
    r"^\W*(?:currently |you are |you['’]re )?(?:based|located) (?:in|out of|in or near) (?P<place>[^.]{2,60})\.?$",
    re.IGNORECASE,
)
_ROLE = r"\b(?:role|position|job|post|opportunity|internship|vacancy|contract)\b"
_ON_SITE = (
    r"(?:hybrid|on-?site|in-?office|in-person|office-based)"
    r"(?:\s*(?:/|,|or|and)\s*(?:hybrid|on-?site|in-?office|remote))*"
)
_AT = r"(?:in|at|from|out of|within)"
_DAYS = r"(?:[1-5]|one|two|three|four|five)(?:[-–][1-5])? days(?: (?:a|per|each|every) week)?"
_OUR = (
    r"(?:one of our [\w -]{3,20} in |(?:either |any of |one of )?(?:our|the) (?:beautiful |new |main )?)?"
    r"(?:(?:offices?|headquarters|hq|hubs?|campus|studio)(?: located| based)? (?:in|at) )?"
    r"(?:(?-i:[a-z][a-z-]* ){1,3}(?:in|at|near) )?(?:downtown |central )?"
)
_THIS_IS_A = r"\bthis is an? (?:[\w%/-]+,? ){0,5}?"
_SENTENCES = tuple(
    re.compile(rf"(?:{pattern})(?P<place>[^;!?]{{2,120}})", re.IGNORECASE)
    for pattern in (
        rf"{_ROLE} (?:is|will be|can be|may be|must be)(?: (?!in\b|at\b|from\b)[\w%-]+,?){{0,5}}? ?"
        rf"(?:based|located|situated|{_ON_SITE})(?: remotely)?(?: {_ROLE})?,? {_AT} {_OUR}",
        rf"\bfor an? {_ON_SITE} {_ROLE} {_AT} {_OUR}",
        rf"{_THIS_IS_A}{_ON_SITE} (?:[\w-]+ )?{_ROLE},?(?: that is)?(?: based| located)? {_AT} {_OUR}",
        rf"{_THIS_IS_A}{_ROLE},?(?: that is)? (?:based|located)(?: remotely)? {_AT} {_OUR}",
        rf"\b(?:role will require you to|you (?:must|will|need to)) be (?:based|located) {_AT} {_OUR}",
        rf"^\W*(?:[\w-]+,? )?(?:working )?{_ON_SITE}(?: working| work| {_ROLE})?(?: {_DAYS})?(?: {_AT}|,|:) {_OUR}",
        rf"\b{_DAYS} (?:[\w-]+ )?{_AT} our ",
        rf"(?:\b(?:you(?:[’']ll| will)|be|are) (?:be )?(?:work(?:ing)?|based)|^\W*(?:based|located)) {_AT} our "
        r"(?=(?-i:[A-Z])[^;!?,.]{2,30} "
        r"(?:office|headquarters|hq|hub|campus|site|studio)\b)",
        r"\b(?:the|your) (?:place of work|work location|job location|workplace) is (?:in |at )?",
        r"\b(?:dienst|arbeits|einsatz|stand)ort (?:der stelle )?(?:ist|wäre|liegt in|befindet sich in) (?:in |im )?|"
        r"\barbeitsplatz (?:ist|liegt|befindet sich) in |"
        r"\b(?:für|an) unsere[mn] (?:standort|büro|werk|haus)(?: in)? |\bin unserem (?:büro|werk) in ",
        r"\b(?:op|vanuit) (?:ons|het) (?:hoofd)?kantoor (?:in|te) |\b(?:på|från) vårt kontor i |\bna? vores kontor i ",
        r"\b(?:dans|de) (?:nos|notre) (?:bureaux?|agence|locaux)(?: situés?)? (?:de |à |en )|"
        r"\b(?:en|desde) (?:nuestra|nuestras) oficinas? (?:de |en )",
        r"\ble lieu de travail est (?:à |en )?|"
        r"\b(?:poste|emploi|stage|alternance)(?: est)?(?: à pourvoir)? (?:basée?|située?|localisée?) (?:à |en |au |dans )",
        r"\bel lugar de trabajo es (?:en )?|"
        r"\b(?:puesto|posición|trabajo|vacante) (?:(?:está |es )?(?:basad|ubicad|localizad)[oa]|está|se (?:ubica|encuentra|"
        r"desarrolla)) en ",
        r"\btjänstgöringsort(?:en)? är |\btjänsten är placerad i |\bde standplaats is |\bla sede di lavoro è ",
    )
)
# What ends the place in a sentence.
_END = re.compile(
    r"(?<!\b[A-Z])\.(?:\s|$)|\s[-–—]\s|\(|"
    r"\b(?:with|where|who|which|while|but|as|for|to|on|our|your|you|we|it|is|are|will|has|have|reports?|reporting|requires?|"
    r"through|at least|days?|three|two|due|within|hybrid|mit|wo|und wird|"
    r"suchen|sucht|bieten|zum|zoeken|söker|avec|recherch\w+|con|donde|buscamos)\b|"
    r"\b(?:offices?|headquarters?|hq|hubs?|campus|site|studio|lab|depot|warehouse|branch|plant|factory|clinic|store)\b",
    re.IGNORECASE,
)
# A value with one of these is about more than the place of the job.
_OTHER_TOPICS = re.compile(
    r"\b(?:we|our|team|teams|customers?|clients?|companies|compan(?:y|ies)|prefer\w*|ideally|if|depend\w*|var(?:y|ies)|"
    r"time ?zones?|salary|headquarters? in)\b",
    re.IGNORECASE,
)
_DENIED_OR_WISHED = re.compile(
    r"\b(?:not|no|never|prefer\w*|ideal\w*|if|customers?|clients?|range)\b|n['’]t\b", re.IGNORECASE
)
_MAX_LINES, _MAX_LENGTH = 300, 2_000


def location_in_text(document: Document, aliases: Mapping[str, str]) -> Fact[Places] | None:
    """Return the places that the text gives as those of the job, from the first line that names one."""
    above = ""
    for section, line in islice(document.lines_and_headings(), _MAX_LINES):
        label, above = above, line.text
        if section.kind == SectionKind.EQUAL_OPPORTUNITY:
            continue
        for text in _candidates(section, line, label):
            places = read_places(text, aliases)
            if places and (places.countries or places.regions):
                words = quote(line.text, line.text.find(text))
                return Fact(places, (Evidence(words, line.number, EvidenceRule.LOCATION_LINE),))
    return None


def _candidates(section: Section, line: Line, above: str) -> Iterator[str]:
    """Yield the texts of a line that may name the place of the job, without what follows it in the sentence.

    The line `above` may be the label of a short line: "Location", below it "Graz".
    """
    is_below_label = bool(section.heading) and section.kind == SectionKind.LOCATION and line in section.lines[:2]
    match = None if is_below_label else _LABEL.match(below_label(above, line.text))
    if match and not _OTHER_TOPICS.search(match["place"]) and ":" not in match["place"]:
        yield match["place"].strip(" .*")
    text = line.text[:_MAX_LENGTH]
    if not (is_below_label or _KEYWORDS.search(text.lower())):
        return
    for pattern in _SENTENCES:
        if (match := pattern.search(text)) and not _is_other_topic(text, match):
            yield _cut(match["place"])
    labelled = f"{section.heading.rstrip(' :')}: {text}" if is_below_label else text
    for match in filter(None, (_LABEL.match(labelled), _LABEL.match(text), _PIN.match(text))):
        if not _OTHER_TOPICS.search(match["place"]):
            yield _OUR_WORKPLACE.sub("", match["place"]).strip(" .*")
    match = _BASED_ITEM.match(text)
    if match and section.kind != SectionKind.ABOUT_COMPANY and not _OTHER_TOPICS.search(text):
        yield _cut(match["place"])


def _is_other_topic(text: str, match: re.Match[str]) -> bool:
    """Return whether the sentence of a match denies it, or is about a wish or a condition."""
    start = text.rfind(". ", 0, match.start()) + 1
    return bool(_DENIED_OR_WISHED.search(text, start, match.start("place")))


def _cut(place: str) -> str:
    """Return the words up to the end of the place, or an empty string where they begin with no name."""
    if end := _END.search(place):
        place = place[: end.start()]
    return place.strip(" ,.*") if re.match(r"\W*[^\W\d_a-zà-ÿ]", place) else ""
