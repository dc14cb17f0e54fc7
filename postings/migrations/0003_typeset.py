"""Keep every text readable in the new column, as plain paragraphs.

The program renders these texts properly once all migrations have run (`apps.py`), and imports those again that it reads.
"""

import re
from html import escape

from django.db import migrations


def as_paragraphs(body):
    pieces = [piece.strip() for piece in re.split(r"\n[^\S\n]*\n", body) if piece.strip()]
    blocks = [{"key": "", "html": f"<p>{escape(piece).replace(chr(10), '<br>')}</p>"} for piece in pieces]
    return [{"heading": "", "kind": "other", "is_repeat": False, "blocks": blocks}] if blocks else []


def keep_texts(apps, _schema_editor):
    Posting = apps.get_model("postings", "Posting")
    batch = []
    for posting in Posting.objects.only("pk", "body").order_by("pk").iterator(chunk_size=200):
        posting.sections = as_paragraphs(posting.body)
        batch.append(posting)
        if len(batch) == 200:
            Posting.objects.bulk_update(batch, ["sections"])
            batch = []
    Posting.objects.bulk_update(batch, ["sections"])


class Migration(migrations.Migration):
    dependencies = [("postings", "0002_facts")]
    operations = [migrations.RunPython(keep_texts, migrations.RunPython.noop)]
