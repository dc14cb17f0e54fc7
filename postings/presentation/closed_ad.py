"""A closed posting as it is shown: without contact data."""

from copy import copy
from typing import Any

from postings.content.contacts import ContactFilter
from postings.models import Posting

_ONE_TEXT = ("title", "body", "excerpt", "location_text", "benefits_text", "interview_steps")
_TO_APPLY = ("apply_url", "apply_email", "apply_text")


def without_contacts(posting: Posting) -> Posting:
    """Return a copy of a closed posting without contact data in its texts and evidence and without links to apply.

    Any other posting is returned as it is. Columns that were not fetched stay so. The copy is for display, not for saving.
    """
    if not posting.is_closed:
        return posting
    remove = contact_filter(posting)
    shown, deferred = copy(posting), posting.get_deferred_fields()
    for name in _ONE_TEXT:
        if name not in deferred:
            setattr(shown, name, remove.text(getattr(posting, name)))
    if "pay_text" not in deferred:
        shown.pay_text = remove.pay_text(posting.pay_text)
    for name in _TO_APPLY:
        setattr(shown, name, "")
    if "sections" not in deferred:
        shown.sections = [_section(section, remove) for section in posting.sections]
    if "evidence" not in deferred:
        shown.evidence = {
            field: [{**each, "quote": remove.text(each["quote"])} for each in found]
            for field, found in posting.evidence.items()
        }
    return shown


def contact_filter(posting: Posting) -> ContactFilter:
    """Return what removes the contact data of a posting, whose telephone numbers may be those of its countries."""
    countries = {place.country for place in posting.places.all() if place.country}
    return ContactFilter([posting.apply_url] if posting.apply_url else [], countries)


def _section(section: dict[str, Any], remove: ContactFilter) -> dict[str, Any]:
    blocks = [{**block, "html": remove.html(block["html"])} for block in section["blocks"]]
    return {**section, "heading": remove.text(section["heading"]), "blocks": blocks}
