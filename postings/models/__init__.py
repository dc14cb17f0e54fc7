"""What the board knows, and what the database enforces about it.

`company` (companies, teams, their other spellings, what companies repeat), `place`, `skill`, `posting` (postings, their
skills, categories, reposts), `provenance` (sources, files, import runs, findings and changes), `facets` (what counting
keeps). Reading is in `querysets`, writing from imports in `importing/store`.
"""

from postings.models.company import Boilerplate, Company, CompanyAlias, Team, TeamAlias
from postings.models.facets import FacetChange, FacetSet, FacetState
from postings.models.place import Place
from postings.models.posting import Category, Posting, PostingSkill, RepostGroup
from postings.models.provenance import Change, Finding, ImportRun, Source, SourceFile
from postings.models.skill import Skill, SkillForm

__all__ = [
    "Boilerplate",
    "Category",
    "Change",
    "Company",
    "CompanyAlias",
    "FacetChange",
    "FacetSet",
    "FacetState",
    "Finding",
    "ImportRun",
    "Place",
    "Posting",
    "PostingSkill",
    "RepostGroup",
    "Skill",
    "SkillForm",
    "Source",
    "SourceFile",
    "Team",
    "TeamAlias",
]
