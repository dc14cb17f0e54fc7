"""The closed lists: every value that a field with a fixed choice may hold.

Shared by the importer, which reads them from ads, and by the models, whose database constraints allow nothing else.
Knows neither Django nor how a value is recognised in a text (`importing/interpret/`).
"""

from enum import StrEnum


class Status(StrEnum):
    """Where a posting stands. Only open ones are listed; closed ones keep their page; hidden ones have none."""

    OPEN = "open"
    CLOSED = "closed"
    HIDDEN = "hidden"


class DatePrecision(StrEnum):
    """How exactly it is known when a posting appeared."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class PayPeriod(StrEnum):
    """The time that an amount of pay is for."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


# How many of each period a year of pay has, for comparing pay that is stated in different ones: full time, no unpaid leave.
PER_YEAR = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.WEEK: 52, PayPeriod.DAY: 260, PayPeriod.HOUR: 2080}


class PlaceKind(StrEnum):
    """How large a place is, smallest first."""

    CITY = "city"
    SUBDIVISION = "subdivision"
    COUNTRY = "country"
    REGION = "region"


class WorkMode(StrEnum):
    """Where the work is done. An ad may name several."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ONSITE = "onsite"


class Function(StrEnum):
    """What one does."""

    BACKEND = "backend"
    FRONTEND = "frontend"
    FULLSTACK = "fullstack"
    MOBILE = "mobile"
    DATA = "data"
    MACHINE_LEARNING = "machine-learning"
    DEVOPS = "devops-sre"
    SECURITY = "security"
    QA = "qa"
    HARDWARE = "embedded-hardware"
    GAME = "game"
    ENGINEERING_MANAGEMENT = "engineering-management"
    SOFTWARE = "software-general"
    IT_SUPPORT = "it-support"
    SOLUTIONS = "solutions-sales-engineering"
    PRODUCT = "product"
    DESIGN = "design"
    MARKETING = "marketing"
    SALES = "sales"
    CUSTOMER_SUPPORT = "customer-support"
    FINANCE_LEGAL = "finance-legal"
    PEOPLE = "people"
    OPERATIONS = "operations"
    OTHER_ENGINEERING = "civil-mechanical-other-engineering"
    WRITING = "writing-translation"
    OTHER = "other"


class Seniority(StrEnum):
    """How far one has come, lowest first."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    STAFF = "staff"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Employment(StrEnum):
    """On what terms."""

    FULL_TIME = "full-time"
    PART_TIME = "part-time"
    CONTRACT = "contract"
    INTERNSHIP = "internship"
    TEMPORARY = "temporary"


class Region(StrEnum):
    """Parts of the world larger than a country, as ads name them. Worldwide is all of it."""

    WORLDWIDE = "Worldwide"
    EUROPE = "Europe"
    EU = "EU"
    EMEA = "EMEA"
    APAC = "APAC"
    ASIA = "Asia"
    LATAM = "LATAM"
    SOUTH_AMERICA = "South America"
    CENTRAL_AMERICA = "Central America"
    NORTH_AMERICA = "North America"
    AMERICAS = "Americas"
    AFRICA = "Africa"
    MIDDLE_EAST = "Middle East"
    OCEANIA = "Oceania"
    NORDICS = "Nordics"
    DACH = "DACH"
    BALKANS = "Balkans"


class SectionKind(StrEnum):
    """What a part of an ad tells about."""

    ABOUT_COMPANY = "about-company"
    ABOUT_TEAM = "about-team"
    ABOUT_ROLE = "about-role"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    COMPENSATION = "compensation"
    LOCATION = "location"
    PROCESS = "process"
    EQUAL_OPPORTUNITY = "equal-opportunity"
    OTHER = "other"


class BoilerplateMark(StrEnum):
    """Whether a block is folded in a company's ads: because it was found in most of them, or because an editor says so."""

    FOUND = "found"
    FOLDED = "folded"
    SHOWN = "shown"


class Answer(StrEnum):
    """Whether one may apply from a country, by the ad's own words."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not stated"


class RunOutcome(StrEnum):
    """How an import run ended, or that it has not. An interrupted run was killed; the next one completes its work."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class ChangeOutcome(StrEnum):
    """What happened to a field, or to a whole thing.

    The first three are what the three-way rule did with a new value from the source: see `importing/reconcile.py`.
    """

    TAKEN = "taken"
    AGREED = "agreed"
    CONFLICT = "conflict"
    EDITED = "edited"
    MADE = "made"
    DELETED = "deleted"


class Subject(StrEnum):
    """What a change is about."""

    POSTING = "posting"
    COMPANY = "company"
    TEAM = "team"
    SKILL = "skill"
    CATEGORY = "category"
    PLACE = "place"
    BOILERPLATE = "boilerplate"
    FILE = "file"
    NAMES = "names"
    REPORT = "report"


class ReportedFact(StrEnum):
    """What a reader says is wrong about a posting: named as the fields of its facts, where it is one."""

    PAY = "pay"
    PLACE = "places"
    APPLICANTS = "applicants"
    SKILLS = "skills"
    SENIORITY = "seniority"
    YEARS = "years"
    EMPLOYMENT = "employment"
    FUNCTION = "function"
    COMPANY = "company"
    TEAM = "team"
    TEXT = "body"
    GONE = "gone"
    OTHER = "other"


class ActionKind(StrEnum):
    """What a person did at the desk."""

    ADDED = "added"
    EDITED = "edited"
    DELETED = "deleted"
    DECIDED = "decided"
    MERGED = "merged"
    SEPARATED = "separated"
    RESTORED = "restored"
    UNDONE = "undone"
    ROLLED_BACK = "rolled back"


# What the admin calls a value, where that is not the value itself.
_LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    BoilerplateMark: {
        BoilerplateMark.FOUND: "Automatic",
        BoilerplateMark.FOLDED: "Always collapse",
        BoilerplateMark.SHOWN: "Always show",
    },
    SectionKind: {
        SectionKind.ABOUT_COMPANY: "About the company",
        SectionKind.ABOUT_TEAM: "About the team",
        SectionKind.ABOUT_ROLE: "About the role",
        SectionKind.PREFERRED: "Preferred qualifications",
        SectionKind.COMPENSATION: "Salary",
        SectionKind.PROCESS: "Application process",
        SectionKind.EQUAL_OPPORTUNITY: "Equal opportunity",
    },
    ChangeOutcome: {
        ChangeOutcome.TAKEN: "Imported",
        ChangeOutcome.AGREED: "Already equal",
        ChangeOutcome.MADE: "Added",
    },
    Subject: {
        Subject.PLACE: "Location",
        Subject.BOILERPLATE: "Repeated text",
        Subject.FILE: "Skipped file",
        Subject.NAMES: "Possible duplicate",
        Subject.REPORT: "Reader report",
    },
    ActionKind: {
        ActionKind.ADDED: "Addition",
        ActionKind.EDITED: "Edit",
        ActionKind.DELETED: "Deletion",
        ActionKind.DECIDED: "Decision",
        ActionKind.MERGED: "Merge",
        ActionKind.SEPARATED: "Split",
        ActionKind.RESTORED: "Restore",
        ActionKind.UNDONE: "Undo",
        ActionKind.ROLLED_BACK: "Rollback",
    },
}


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    """The list as Django's `choices`: stored value and label."""
    labels = _LABELS.get(values, {})
    return [(value.value, labels.get(value, value.value.capitalize())) for value in values]
