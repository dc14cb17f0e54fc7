"""Bring stored values and recorded changes in line with the new names of models and columns."""

from django.db import migrations

_FIELDS = [("boilerplate", "mark", "display"), ("skill", "shipped", "builtin_aliases"), ("names", "are_two", "are_different")]
_MODELS = {"postings.skillform": "postings.skillalias", "postings.namesalike": "postings.possibleduplicate"}
_COLUMNS = {
    "mark": "display",
    "shipped": "builtin_aliases",
    "shipped_as": "builtin_name",
    "needs_company": "requires_context",
    "are_two": "are_different",
    "oddity": "name_warning",
}
_DISPLAYS = {"folded": "collapsed"}


def convert(apps, _schema_editor):
    apps.get_model("postings", "Boilerplate").objects.filter(display="folded").update(display="collapsed")
    changes = apps.get_model("postings", "Change").objects
    for object_type, old, new in _FIELDS:
        changes.filter(object_type=object_type, field=old).update(field=new)
    for change in changes.filter(object_type="boilerplate", field="display").iterator():
        change.before, change.after = (_DISPLAYS.get(value, value) for value in (change.before, change.after))
        change.save(update_fields=["before", "after"])
    deleted = changes.filter(outcome="deleted", object_type__in=["boilerplate", "company", "names", "skill"])
    for change in deleted.iterator():
        if change.before:
            change.before = _renamed(change.before)
            change.save(update_fields=["before"])


def _renamed(pack):
    """A deleted object as it was recorded, with the new names."""
    rows = [
        {**row, "model": _MODELS.get(row["model"], row["model"]), "fields": _columns(row["fields"])} for row in pack["rows"]
    ]
    return {**pack, "rows": rows, "values": _columns(pack["values"])}


def _columns(fields):
    renamed = {_COLUMNS.get(name, name): value for name, value in fields.items()}
    if "display" in renamed:
        renamed["display"] = _DISPLAYS.get(renamed["display"], renamed["display"])
    return renamed


class Migration(migrations.Migration):
    dependencies = [("postings", "0009_plain_names")]
    operations = [migrations.RunPython(convert, migrations.RunPython.noop)]
