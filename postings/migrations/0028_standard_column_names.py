"""Rename columns to standard terms, in recorded changes and deleted objects as well."""

from django.db import migrations, models

_OBJECT_TYPES = {
    'posting': 'Posting',
    'company': 'Company',
    'team': 'Team',
    'skill': 'Skill',
    'category': 'Category',
    'place': 'Location',
    'boilerplate': 'Repeated text',
    'file': 'Skipped file',
    'duplicate': 'Possible duplicate',
    'report': 'Reader report',
    'dismissal': 'Dismissed item',
}
# The new names of columns by model, and of recorded fields by type of object.
_COLUMNS = {
    'postings.posting': {'repost_is_settled': 'repost_group_is_manual'},
    'postings.possibleduplicate': {'are_different': 'is_dismissed'},
    'postings.errorreport': {'is_settled': 'is_resolved', 'settled_at': 'resolved_at'},
}
_FIELDS = {'duplicate': _COLUMNS['postings.possibleduplicate'], 'report': _COLUMNS['postings.errorreport']}
_BATCH = 500


def rename_in_changes(apps, schema_editor):
    changes = apps.get_model('postings', 'Change').objects
    changes.filter(object_type='names').update(object_type='duplicate')
    for object_type, names in _FIELDS.items():
        for old, new in names.items():
            changes.filter(object_type=object_type, field=old).update(field=new)
    deleted = changes.filter(outcome='deleted').only('object_type', 'before').order_by('pk')
    last = 0
    while batch := list(deleted.filter(pk__gt=last)[:_BATCH]):
        for change in batch:
            change.before = _with_new_names(change.object_type, change.before)
        changes.bulk_update(batch, ['before'])
        last = batch[-1].pk
    # PostgreSQL alters no table whose foreign keys are still to be checked.
    schema_editor.connection.check_constraints(['postings_change'])


def _with_new_names(object_type, before):
    """Return a deleted object as it was recorded, with the new names of its columns."""
    if not before:
        return before
    rows = [{**row, 'fields': _renamed(row['fields'], _COLUMNS.get(row['model'], {}))} for row in before['rows']]
    return {**before, 'rows': rows, 'values': _renamed(before['values'], _FIELDS.get(object_type, {}))}


def _renamed(values, names):
    return {names.get(name, name): value for name, value in values.items()}


class Migration(migrations.Migration):

    dependencies = [
        ('postings', '0027_search_engines'),
    ]

    operations = [
        migrations.RenameField('posting', 'repost_is_settled', 'repost_group_is_manual'),
        migrations.RenameField('possibleduplicate', 'are_different', 'is_dismissed'),
        migrations.RenameField('errorreport', 'is_settled', 'is_resolved'),
        migrations.RenameField('errorreport', 'settled_at', 'resolved_at'),
        migrations.RemoveConstraint('change', 'change_object_type_known'),
        migrations.RunPython(rename_in_changes, migrations.RunPython.noop),
        migrations.AlterField(
            'change', 'object_type', models.CharField(choices=list(_OBJECT_TYPES.items()), max_length=12, verbose_name='type')
        ),
        migrations.AddConstraint(
            'change',
            models.CheckConstraint(
                condition=models.Q(('object_type__in', list(_OBJECT_TYPES))), name='change_object_type_known'
            ),
        ),
    ]
