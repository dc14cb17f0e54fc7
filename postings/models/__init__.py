"""The models of the job board and their database constraints.

`company` (companies, teams, their aliases, repeated text), `place`, `skill`, `posting` (postings, their skills, categories,
reposts), `provenance` (sources, files, import runs and findings), `changes` (changes by runs and users, conflicts), `task`
(changes that are made outside a request), `error_report` (readers' reports), `alert` (alerts by e-mail), `dismissal` (items
that editors dismissed from queues), `facets` (stored facet counts), `change_entries` (the log of `/changes.json`),
`reported_posting` (reports to search engines). `querysets` and `queues` hold the queries and `constraints` the shared
constraints. Imports write in `importing/store/`.
"""

from postings.models.alert import Alert, AlertMail, AlertRequest, AlertRun, KnownPostings, NewPostings
from postings.models.change_entries import ChangedPosting, ChangeEntry, ChangeLog, StoredRecord
from postings.models.changes import Action, Change, Conflict
from postings.models.company import Boilerplate, Company, CompanyAlias, Mergeable, PossibleDuplicate, Team, TeamAlias
from postings.models.dismissal import Dismissal
from postings.models.error_report import ErrorReport
from postings.models.facets import FacetChange, FacetSet, FacetState
from postings.models.place import Place, PlaceAlias
from postings.models.posting import (
    Category,
    CategoryAlias,
    ImplausiblePay,
    Posting,
    PostingSkill,
    PostingWithoutCompany,
    RepostGroup,
)
from postings.models.provenance import Finding, ImportRun, SetAsideFile, Source, SourceFile
from postings.models.reported_posting import IndexNowState, ReportedPosting
from postings.models.skill import Skill, SkillAlias
from postings.models.task import Task, TaskPlan

__all__ = [
    "Action",
    "Alert",
    "AlertMail",
    "AlertRequest",
    "AlertRun",
    "Boilerplate",
    "Category",
    "CategoryAlias",
    "Change",
    "ChangeEntry",
    "ChangeLog",
    "ChangedPosting",
    "Company",
    "CompanyAlias",
    "Conflict",
    "Dismissal",
    "ErrorReport",
    "FacetChange",
    "FacetSet",
    "FacetState",
    "Finding",
    "ImplausiblePay",
    "ImportRun",
    "IndexNowState",
    "KnownPostings",
    "Mergeable",
    "NewPostings",
    "Place",
    "PlaceAlias",
    "PossibleDuplicate",
    "Posting",
    "PostingSkill",
    "PostingWithoutCompany",
    "ReportedPosting",
    "RepostGroup",
    "SetAsideFile",
    "Skill",
    "SkillAlias",
    "Source",
    "SourceFile",
    "StoredRecord",
    "Task",
    "TaskPlan",
    "Team",
    "TeamAlias",
]
