"""Reading an ad again without its file, from the last imported texts and their lines in the file.

The stored texts are enough to read all facts with their evidence (`extraction.facts.read_facts`). Vocabulary changes
affect only skills or places, so these can be read separately.

The rules are imported where they are needed, since compiling their patterns takes as long as all else when a server starts.
"""

from dataclasses import dataclass

from django.db.models import QuerySet

from postings.content.outline import outline
from postings.content.types import ParsedAd, SourceField
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
    """The source's values of some fields, and their evidence."""

    values: Values
    evidence: EvidenceByField


def readable(postings: QuerySet[Posting]) -> QuerySet[Posting]:
    """Return the imported postings whose lines are stored. Older imports did not store them; the next import does."""
    return postings.exclude(source_key=None).exclude(lines={})


def pieces(posting: Posting) -> ParsedAd:
    """Return the parsed parts of the ad, as they were read from its file."""
    imported, lines = posting.imported, posting.lines
    return ParsedAd(
        title=imported["title"],
        apply_url=imported["apply_url"] or "",
        company=imported["company"] if lines["company"] else None,
        pay_text=imported["pay_text"] or "",
        location_text=imported["location_text"] or "",
        benefits_text=imported["benefits_text"] or "",
        body=imported["body"] or "",
        body_line=lines["body"],
        title_line=lines["title"],
        company_line=lines["company"],
        badge_line=lines["badges"],
        fields=tuple(SourceField(**field) for field in posting.source_fields),
    )


def skills_again(posting: Posting, vocabulary: Vocabulary) -> Reading:
    from postings.extraction.skills import read_skills

    skills = read_skills(outline(pieces(posting)), vocabulary.lexicon)
    return Reading(skills_values(skills), evidence_of_skills(skills))


def where_again(posting: Posting, vocabulary: Vocabulary) -> Reading:
    """Read places, work modes and who can apply."""
    from postings.extraction.facts import read_where

    ad = pieces(posting)
    where = read_where(outline(ad), vocabulary, ad.fields)
    evidence = evidence_of_facts({"places": where.places, "applicants": where.applicants})
    return Reading(where_values(where.places, where.applicants), evidence)
