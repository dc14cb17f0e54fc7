"""Exact counts for every facet, on a board of any size.

**What is stored.** For each value of each facet the ids of the open postings that have it, as a roaring bitmap, in the table
`FacetSet` of the board's own database. Counting intersects these sets; a million postings take some 25 MB.

**When it is written.** Database triggers (`postings/database/`) add a row to `FacetChange`, a pending change, for each
posting that changes, in the transaction that changes it. `storage.apply_pending` reads those postings, writes their new sets
and deletes the pending changes; the import command calls it. Counts do not depend on it: it keeps the pending changes few.

**How a change is noticed.** Each process holds the sets in memory as an immutable `Index`. `current` runs one query at the
start of each request, for the token of the sets and the sum of the tokens of the pending changes. If they equal those of the
index in memory, it is current. If there are new pending changes, their postings are read again and a new index replaces the
old one. If the sets were written anew, or pending changes of the index are gone (they were applied, rolled back, or a backup
was restored), all sets are read again.

**What happens when the index is outdated.** Counts never come from an outdated index: a request waits until the changed
postings are read, a millisecond for a few, some seconds for all. While the database records no changes, as during a
migration, counting raises `FacetsUnavailable`, and pages with counts say that the board is being updated.

**How to rebuild.** `manage.py rebuild_facets` makes the sets and the text index from the postings; `--check` compares them.

Modules: `values` reads the values of postings; `index` holds the sets and counts with them; `tally` counts small results
by iterating over postings instead; `highest_pay` compares salaries; `storage` reads and writes the tables; `results` has
the postings and counts of a search; `relaxation` finds the conditions to remove from a search that finds nothing, and
those that exclude a posting; `panels` and `salary_panel` prepare the facets of a page, and `panels_html` renders them.
"""

from postings.search.facets.results import Results
from postings.search.facets.storage import FacetsUnavailable, current, data_version

__all__ = ["FacetsUnavailable", "Results", "current", "data_version"]
