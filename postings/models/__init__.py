"""What the board knows, and what the database enforces about it.

`company` (companies, teams and their other spellings), `posting` (postings and categories), `provenance` (sources,
files, import runs, findings and changes). Reading is in `querysets`, writing from imports in `importing/store`.
"""

from postings.models.company import Company, CompanyAlias, Team, TeamAlias
from postings.models.posting import Category, Posting
from postings.models.provenance import Change, Finding, ImportRun, Source, SourceFile

__all__ = [
    "Category",
    "Change",
    "Company",
    "CompanyAlias",
    "Finding",
    "ImportRun",
    "Posting",
    "Source",
    "SourceFile",
    "Team",
    "TeamAlias",
]
