import django.db.models.deletion
from django.db import migrations, models


def keep_merged_rows(apps, schema_editor):
    """Make the companies and teams that earlier merges deleted again, as merged ones, and have the journal say so.

    The latest merge comes first, so that what an earlier one merged into is there again. `moved` tells by the id of a team
    that later merges moved to other companies which row it is, or was, in the company that it is in at that time.
    """
    action_model = apps.get_model("postings", "Action")
    moved = {}
    for action in action_model.objects.filter(kind="merged", undone_by=None).order_by("-pk"):
        keep = _keep_companies(apps, action)
        if keep is not None:
            _keep_moved_teams(apps, action, moved, schema_editor.connection)
        _keep_teams(apps, action, keep)
    if schema_editor.connection.vendor == "postgresql":  # which creates no index while checks of foreign keys are pending
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _keep_companies(apps, action):
    """The company that others were merged into, if it is still there."""
    company_model, alias_model = apps.get_model("postings", "Company"), apps.get_model("postings", "CompanyAlias")
    renamed = action.changes.filter(subject="company", field="spellings").values("subject_id")
    keep = company_model.objects.filter(pk__in=renamed).first()
    survivor = keep
    while survivor is not None and survivor.merged_into is not None:
        survivor = survivor.merged_into
    for change in action.changes.filter(subject="company", outcome="deleted"):
        first, *parts = change.before["rows"]
        fields = {name: first["fields"][name] for name in ("name", "key", "slug", "website", "about")}
        there = company_model.objects.filter(models.Q(pk=first["pk"]) | models.Q(slug=fields["slug"]))
        if keep is None or there.exists():
            continue
        company = company_model.objects.create(pk=first["pk"], merged_into=keep, **fields)
        keys = [part["fields"]["key"] for part in parts if part["model"] == "postings.companyalias"]
        aliases = alias_model.objects.filter(company__in=[keep, survivor])
        aliases.filter(key=company.key).delete()
        aliases.filter(key__in=keys).update(company=company)
        _now_merged(change, keep.pk)
    return keep


def _keep_moved_teams(apps, action, moved, connection):
    """Give each team that moved with its company another row there, which was merged into it."""
    company_model, team_model = apps.get_model("postings", "Company"), apps.get_model("postings", "Team")
    for change in action.changes.filter(subject="team", field="company_id"):
        team = team_model.objects.filter(pk=moved.get(change.subject_id, change.subject_id)).first()
        slugs = action.changes.filter(subject="team", subject_id=change.subject_id, field="slug")
        slug = slugs.values_list("before", flat=True).first() or (team and team.slug)
        taken = team_model.objects.filter(company=change.before, slug=slug)
        if team is None or not company_model.objects.filter(pk=change.before).exists() or taken.exists():
            continue
        before = team_model(company_id=change.before, name=team.name, key=team.key, slug=slug, merged_into=team)
        if connection.vendor == "sqlite":  # which has just forgotten the ids that were given to rows that are deleted
            changes = apps.get_model("postings", "Change").objects.filter(subject="team")
            last = changes.aggregate(last=models.Max("subject_id"))["last"]
            before.pk = 1 + max(last, team_model.objects.latest("pk").pk)
        before.save(force_insert=True)
        moved[change.subject_id] = before.pk
        slugs.delete()
        change.subject_id, change.field, change.before, change.after = team.pk, "merged_into_id", before.pk, None
        change.save()
        action.changes.create(
            subject="team", subject_id=before.pk, field="merged_into_id", outcome="edited", after=team.pk
        )


def _keep_teams(apps, action, keep):
    company_model, team_model = apps.get_model("postings", "Company"), apps.get_model("postings", "Team")
    alias_model = apps.get_model("postings", "TeamAlias")
    for change in action.changes.filter(subject="team", outcome="deleted"):
        first, *parts = change.before["rows"]
        fields = {name: first["fields"][name] for name in ("name", "key", "slug")}
        company = first["fields"]["company"]
        named = models.Q(key=fields["key"]) | models.Q(aliases__key=fields["key"])
        into = team_model.objects.filter(named, company=keep.pk if keep else company).exclude(pk=first["pk"]).first()
        there = models.Q(pk=first["pk"]) | models.Q(company=company, slug=fields["slug"])
        is_gone = into is None or not company_model.objects.filter(pk=company).exists()
        if is_gone or team_model.objects.filter(there).exists():
            continue
        team = team_model.objects.create(pk=first["pk"], company_id=company, merged_into=into, **fields)
        for part in parts:
            if part["model"] == "postings.teamalias":
                alias_model.objects.create(team=team, name=part["fields"]["name"], key=part["fields"]["key"])
        _now_merged(change, into.pk)


def _now_merged(change, pk):
    change.outcome, change.field, change.before, change.after = "edited", "merged_into_id", None, pk
    change.save()


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
        migrations.RunPython(keep_merged_rows, migrations.RunPython.noop),
    ]
