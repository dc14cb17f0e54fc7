"""The editors' side: Django's admin, one file a group of models. Importing this package registers them."""

from postings.admin import companies, postings, runs, skills

__all__ = ["companies", "postings", "runs", "skills"]
