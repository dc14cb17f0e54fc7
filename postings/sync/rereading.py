"""Reading an ad again without its file, from what its source said last and where that stood in the file.

What is kept of an ad is enough for all of its facts, evidence included (`read.read_facts`). Editors who change a word want
to know what follows for skills or places, so these two are read by themselves.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from postings.content.outline import outline
from postings.content.types import ParsedAd
from postings.extraction.facts import read_places_and_applicants
from postings.extraction.skills import read_skills
from postings.models import Posting
from postings.reference.vocabulary import Vocabulary
from postings.sync.posting_values import (
    EvidenceByField,
    Values,
    evidence_of_facts,
    evidence_of_skills,
    skills_values,
    where_values,
)


@dataclass(frozen=True)
class Reading:
    """What an ad says of some fields: what the source's value of each is, and the words it was read from."""

    values: Values
    evidence: EvidenceByField


def readable(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    """Those that can be read again: imported, and by a version that noted the lines. The next import notes them for all."""
    return postings.exclude(source_key=None).exclude(lines={})


def pieces(posting: Posting) -> ParsedAd:
    """The pieces of the ad, as its file was taken apart."""
    said, lines = posting.imported, posting.lines
    return ParsedAd(
        title=said["title"],
        apply_url=said["apply_url"],
        company=said["company"] if lines["company"] else None,
        pay_text=said["pay_text"] or "",
        location_text=said["location_text"] or "",
        benefits_text=said["benefits_text"] or "",
        body=said["body"] or "",
        body_line=lines["body"],
        title_line=lines["title"],
        company_line=lines["company"],
        badge_line=lines["badges"],
    )


def skills_again(posting: Posting, vocabulary: Vocabulary) -> Reading:
    skills = read_skills(outline(pieces(posting)), vocabulary.lexicon)
    return Reading(skills_values(skills), evidence_of_skills(skills))


def where_again(posting: Posting, vocabulary: Vocabulary) -> Reading:
    """Places, work modes, and from where one may apply."""
    places, applicants = read_places_and_applicants(outline(pieces(posting)), vocabulary)
    return Reading(where_values(places, applicants), evidence_of_facts({"places": places, "applicants": applicants}))
