"""Exact counts for every facet, on a board of any size.

**What is stored.** For each value of each facet the ids of the open postings that have it, as a roaring bitmap, in the table
`FacetSet` of the board's own database. Counting is intersecting; a million postings take some 25 MB.

**When it is written.** Database triggers (`postings/database/`) add a row to `FacetChange`, a pending change, for each
posting that changes, in the transaction that changes it. `storage.apply_pending` reads those postings, writes their new sets
and deletes the pending changes; the import command calls it. Nothing waits for it: it only keeps the pending changes few.

**How a change is noticed.** Each process holds the sets in memory as an `Index`, which never changes. `current` asks one
question at the start of each request: the token of the sets, and the sum of the tokens of the pending changes. If they are
those of the index in hand, it is current. If there are new pending changes, their postings are read again and a new index
takes the place of the old one. If the sets were written anew, or pending changes are gone that the index knew (they were
applied, rolled back, or a backup was restored), all sets are read again.

**What happens when it is behind.** Nothing is ever counted from an outdated index: a request waits for the postings that it
has to read, a millisecond for a few, some seconds for all. While the database records no changes, as during a migration,
nothing is counted at all (`FacetsUnavailable`): pages that count say that the board is being updated.

**How to rebuild.** `manage.py rebuild_facets` makes the sets and the text index from the postings; `--check` compares.

Modules: `values` tells which values a posting has; `index` holds the sets and counts; `tally` counts small results by
looking at each posting instead; `storage` reads and writes the tables; `results` answers a search; `panels` prepares what a
page shows, and `panels_html` renders it.
"""

from postings.search.facets.results import Results
from postings.search.facets.storage import FacetsUnavailable, current, data_version

__all__ = ["FacetsUnavailable", "Results", "current", "data_version"]
