"""Exact counts for every facet, at once, on a board of any size.

**What is stored.** For each value of each facet the ids of the open postings that have it, as a roaring bitmap, in the table
`FacetSet` of the board's own database. Counting is intersecting; a million postings take some 25 MB.

**When it is written.** The database's triggers (`postings/database/`) note each posting that changes in `FacetChange`, in
the transaction that changes it, whoever makes it. `storage.fold` reads those postings, writes their new sets and takes the
notes away; imports call it. Nothing waits for it: it only keeps the notes few.

**How a reader notices a change.** Each process holds the sets in memory as an `Index`, which never changes. `current` asks
one question at the start of each request: the mark of the sets, and the sum of the marks of the notes. If they are those of
the index in hand, that is current. If there are new notes, their postings are read again and a new index takes the old
one's place. If the sets were written anew, or notes are gone that it knew (a fold, a rollback, a restored backup), all sets
are read again.

**What happens when it is behind.** Nothing is ever counted from an index whose marks are not the database's: a request waits
for the postings it has to read, a millisecond for a few, some seconds for all. While the database notes no changes, as
during a migration, nothing is counted at all (`NotKept`): pages that count say that the board is being updated.

**How to rebuild.** `manage.py rebuild_facets` makes the sets and the text index from the postings; `--check` compares.

The files: `facts` says which values a posting has; `index` holds the sets and counts; `tally` counts small results by
looking at each posting instead; `storage` reads and writes the table; `results` answers a search; `panel` makes of it what a
page shows, and `html` the page's rows.
"""

from postings.search.facets.results import Results
from postings.search.facets.storage import NotKept, current, data_version

__all__ = ["NotKept", "Results", "current", "data_version"]
