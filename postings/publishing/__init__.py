"""What programs fetch: searches and postings as JSON, CSV, Atom, JSON Feed and Markdown.

`searches` reads the query string of the search page, `cursors` reads its results in pages, `posting_records` has the one
dictionary of a posting that all formats show, and a module for each format writes it. See
docs/decisions/037-programs-read-searches.md.
"""
