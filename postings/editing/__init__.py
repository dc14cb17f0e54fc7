"""Edits by users, which are recorded, kept by imports and can be undone. Used by the admin.

`object_adapters` reads and sets the recorded values of each type of object; `journal` records the changes in a block of
code; `corrections` makes edits that imports keep; `conflict_decisions` resolves conflicts between an edit and a source;
`posting_changes` and `field_edits` change many postings; `dismissals` removes items from queues and `queue_decisions` solves
them; `merging` merges companies and teams; `undo` undoes an action or an import run, as `undoing` decides and
`applied_undoing` and `previewed_undoing` do it or list it; `bulk_change` splits a large change into batches, and `tasks`
makes it outside the request, in a process that `runner_process` starts; `publication` publishes and closes on dates;
`history` shows and restores earlier versions; `value_text` formats recorded values.
`skill_changes` (with `skill_renaming`), `place_changes`, `category_changes` and `boilerplate_changes` change the vocabulary
and apply the change to existing postings; `effects` previews which postings that affects. `error_reports` saves reports from
readers.

Import runs record their own changes (`importing/store/`) in the same table.
"""
