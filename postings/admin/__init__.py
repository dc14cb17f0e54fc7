"""The Django admin of the job board. Importing this package registers the models.

`admin_site` and `dashboard` are the admin site and its index page; `base`, `recorded_admin`, `confirmed_admin`,
`merge_admin`, `fields` and `request_state` hold what the model admins share. `posting_admin` (with `posting_form` and
`posting_filters`), `company_admin`, `duplicate_admin`, `conflict_admin`, `error_report_admin`, `skill_admin`,
`category_admin`, `place_admin` and `boilerplate_admin` are for editing; `run_admin` shows imports, `action_admin` the
recorded activity, `task_admin` large changes that are made outside the request. The changes themselves are made in
`postings/editing/`.
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
    task_admin,
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
    "task_admin",
]
