"""Rename tables and columns to standard terms."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("postings", "0008_evidence_rules")]
    operations = [
        migrations.RemoveConstraint("skillform", "skillform_once"),
        migrations.RemoveConstraint("skillform", "skillform_has_text"),
        migrations.RenameModel("SkillForm", "SkillAlias"),
        migrations.RenameField("skillalias", "needs_company", "requires_context"),
        migrations.RenameField("skill", "shipped_as", "builtin_name"),
        migrations.RenameField("skill", "shipped", "builtin_aliases"),
        migrations.RemoveConstraint("namesalike", "namesalike_once"),
        migrations.RenameModel("NamesAlike", "PossibleDuplicate"),
        migrations.RenameField("possibleduplicate", "are_two", "are_different"),
        migrations.RenameField("company", "oddity", "name_warning"),
        migrations.RemoveConstraint("boilerplate", "boilerplate_mark_known"),
        migrations.RenameField("boilerplate", "mark", "display"),
        migrations.AlterField("boilerplate", "display", models.CharField(max_length=9, default="found")),
        migrations.RemoveConstraint("change", "change_subject_known"),
        migrations.RemoveIndex("change", "change_by_subject"),
        migrations.RenameField("change", "subject", "object_type"),
        migrations.RenameField("change", "subject_id", "object_id"),
        migrations.RenameField("change", "subject_name", "object_name"),
        migrations.RenameField("action", "person", "user"),
        migrations.RenameField("action", "person_name", "user_name"),
        migrations.RenameField("facetstate", "mark", "token"),
        migrations.RenameField("facetstate", "edition", "schema_version"),
        migrations.RenameField("facetchange", "mark", "token"),
    ]
