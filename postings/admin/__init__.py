"""The Django admin of the job board. Importing this package registers the models.

`admin_site` and `dashboard` are the admin site and its index page; `base`, `recorded_admin`, `confirmed_admin`,
`merge_admin`, `fields`, `export`, `admin_search` and `request_state` hold what the model admins share. `posting_admin`
(with `posting_form`, `posting_filters` and `bulk_edit`), `company_admin`, `skill_admin`, `category_admin`, `place_admin`
and `boilerplate_admin` are for editing. `queue_admin` (with `queue_position`, `queue_values` and `queue_return`) holds what
the queues share: `conflict_admin`, `duplicate_admin`, `error_report_admin`, `warning_admin`, `skipped_file_admin` and
`posting_queues_admin`; `dismissal_admin` lists what was dismissed from them. `run_admin` shows imports, `action_admin` the
recorded activity, `task_admin` large changes that are made outside the request; `source_admin` is for sources, `alert_admin`
for alerts by e-mail. The changes themselves are made in `postings/editing/`.
"""

from postings.admin import (
    action_admin,
    alert_admin,
    boilerplate_admin,
    category_admin,
    company_admin,
    conflict_admin,
    dismissal_admin,
    duplicate_admin,
    error_report_admin,
    place_admin,
    posting_admin,
    posting_queues_admin,
    run_admin,
    skill_admin,
    skipped_file_admin,
    source_admin,
    task_admin,
    warning_admin,
)

__all__ = [
    "action_admin",
    "alert_admin",
    "boilerplate_admin",
    "category_admin",
    "company_admin",
    "conflict_admin",
    "dismissal_admin",
    "duplicate_admin",
    "error_report_admin",
    "place_admin",
    "posting_admin",
    "posting_queues_admin",
    "run_admin",
    "skill_admin",
    "skipped_file_admin",
    "source_admin",
    "task_admin",
    "warning_admin",
]
