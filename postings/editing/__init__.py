"""What editors do, so that it lasts, is recorded and can be undone. Used by the admin.

`object_adapters` says which values of each type of object are recorded, and sets them; `journal` records what a block of
code changes; `corrections` are edits that imports have to respect; `conflict_decisions` settles conflicts between editor and
source; `merging` merges companies and teams; `undo` undoes an action or an import run; `history` shows and restores earlier
versions. `skill_changes`, `place_changes`, `category_changes` and `boilerplate_changes` change the words that ads are read
with, and apply the change to existing postings; `effects` says beforehand which postings that affects.

Import runs record their own changes (`importing/store/`), in the same table.
"""
