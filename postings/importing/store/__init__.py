"""The database side of the import.

`posting_store` reconciles and writes postings in short transactions, `closing` closes postings that no source holds any
more, `run_records` stores runs, files and findings, `survey` finds reposts and boilerplate, and `removal` deletes a source.
"""
