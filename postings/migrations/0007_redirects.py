import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('postings', '0006_reports'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='team',
            name='team_key_unique_in_company',
        ),
        migrations.AddField(
            model_name='company',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='postings.company'),
        ),
        migrations.AddField(
            model_name='team',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='postings.team'),
        ),
        migrations.AlterField(
            model_name='company',
            name='key',
            field=models.CharField(editable=False, max_length=200),
        ),
        migrations.AlterField(
            model_name='posting',
            name='company',
            field=models.ForeignKey(blank=True, db_index=False, limit_choices_to={'merged_into': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='postings.company'),
        ),
        migrations.AlterField(
            model_name='posting',
            name='team',
            field=models.ForeignKey(blank=True, db_index=False, limit_choices_to={'merged_into': None}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='postings.team'),
        ),
        migrations.AlterField(
            model_name='team',
            name='company',
            field=models.ForeignKey(limit_choices_to={'merged_into': None}, on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='postings.company'),
        ),
        migrations.AddConstraint(
            model_name='company',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into', None)), fields=('key',), name='company_key_unique'),
        ),
        migrations.AddConstraint(
            model_name='team',
            constraint=models.UniqueConstraint(condition=models.Q(('merged_into', None)), fields=('company', 'key'), name='team_key_unique_in_company'),
        ),
    ]
