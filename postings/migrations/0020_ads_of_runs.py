from django.db import migrations, models
from django.db.models import F


def count_ads(apps, schema_editor):
    """Until now, `files` counted the ads."""
    apps.get_model("postings", "ImportRun").objects.update(ads=F("files"))


class Migration(migrations.Migration):

    dependencies = [
        ('postings', '0019_closing_date_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='importrun',
            name='ads',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.RunPython(count_ads, migrations.RunPython.noop),
    ]
