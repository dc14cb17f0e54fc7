"""The texts of a board from before they were stored as sections."""

from postings.content.rendering import render_sections
from postings.models import Posting
from postings.sync.batches import in_batches


def render_all_sections() -> None:
    """Render the text of every posting. Reads and writes no other columns, so any later schema will do."""
    for ids in in_batches(Posting.objects.order_by().values_list("pk", flat=True)):
        postings = list(Posting.objects.filter(pk__in=ids).only("pk", "title", "body"))
        for posting in postings:
            posting.sections, posting.excerpt = render_sections(posting.body, posting.title)
        Posting.objects.bulk_update(postings, ["sections", "excerpt"], batch_size=200)
