"""What other sites show with a link to a search, a list of jobs or a comparison: a title and lines below it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from postings.content.wording import format_number
from postings.models import Posting
from postings.search.filters import PostingFilter

MAX_LINES = 3


class ShareTexts(NamedTuple):
    title: str
    lines: tuple[str, ...]

    @property
    def description(self) -> str:
        return " · ".join(self.lines)

    @property
    def card_lines(self) -> tuple[str, ...]:
        """Return the lines that a preview image has room for."""
        if len(self.lines) <= MAX_LINES:
            return self.lines
        shown = self.lines[: MAX_LINES - 1]
        return (*shown, _("and %(number)s more") % {"number": format_number(len(self.lines) - len(shown))})


def search_texts(filterset: PostingFilter, total: int) -> ShareTexts:
    """Return the number of jobs with the text searched for, and the filters in use."""
    search, number = filterset.search, format_number(total)
    if search.text:
        title = ngettext("%(jobs)s job for “%(text)s”", "%(jobs)s jobs for “%(text)s”", total)
    else:
        title = ngettext("%(jobs)s job", "%(jobs)s jobs", total)
    lines = [filterset.describe(name) for name in search.conditions if name != "q"]
    return ShareTexts(title % {"jobs": number, "text": search.text}, tuple(lines))


def saved_jobs_texts(postings: Sequence[Posting]) -> ShareTexts:
    total = len(postings)
    return ShareTexts(ngettext("%(jobs)s job", "%(jobs)s jobs", total) % {"jobs": format_number(total)}, _titles(postings))


def comparison_texts(postings: Sequence[Posting]) -> ShareTexts:
    return ShareTexts(_("Compare %(jobs)s jobs") % {"jobs": format_number(len(postings))}, _titles(postings))


def _titles(postings: Sequence[Posting]) -> tuple[str, ...]:
    return tuple(
        _("%(title)s, %(company)s") % {"title": posting.title, "company": posting.company.name}
        if posting.company
        else posting.title
        for posting in postings
    )
