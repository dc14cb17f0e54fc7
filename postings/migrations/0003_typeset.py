"""Set every text that is on the board anew, as sections. What else an ad says, the next import reads."""

from django.db import migrations

from postings.content.rendering import typeset


def set_anew(apps, _schema_editor):
    Posting = apps.get_model("postings", "Posting")
    batch = []
    for posting in Posting.objects.only("pk", "title", "body").order_by("pk").iterator(chunk_size=200):
        posting.sections, posting.excerpt = typeset(posting.body, posting.title)
        batch.append(posting)
        if len(batch) == 200:
            Posting.objects.bulk_update(batch, ["sections", "excerpt"])
            batch = []
    Posting.objects.bulk_update(batch, ["sections", "excerpt"])


class Migration(migrations.Migration):
    dependencies = [("postings", "0002_facts")]
    operations = [migrations.RunPython(set_anew, migrations.RunPython.noop)]
