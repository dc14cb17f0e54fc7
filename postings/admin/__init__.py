"""The editors' side: Django's admin as a desk. Importing this package registers the models.

`site` and `desk` are its first page; `recording` is what all forms have in common; `postings` (with `posting_form` and
`posting_filters`), `companies`, `conflicts` and `vocabulary` are what editors correct; `reports` what readers say is wrong,
`runs` and `actions` what imports and people did. What is done is in `postings/editing/`; here are the pages.
"""

from postings.admin import (
    action_admin,
    boilerplate_admin,
    category_admin,
    company_admin,
    conflict_admin,
    duplicate_admin,
    error_report_admin,
    place_admin,
    posting_admin,
    run_admin,
    skill_admin,
)

__all__ = [
    "action_admin",
    "boilerplate_admin",
    "category_admin",
    "company_admin",
    "conflict_admin",
    "duplicate_admin",
    "error_report_admin",
    "place_admin",
    "posting_admin",
    "run_admin",
    "skill_admin",
]
