"""Choices of the fields that allow a fixed list of values.

The importer reads these values from ads, and the database constraints of the models allow no others. The code that finds
them in a text is in `postings/extraction/`.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Status(TextChoices):
    """Status of a posting. Only open postings are listed; closed ones keep their page; drafts and hidden ones have none."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    HIDDEN = "hidden"


class PublicStatus(TextChoices):
    """Whether readers find a posting, find it closed, or no longer find it."""

    OPEN = "open"
    CLOSED = "closed"
    REMOVED = "removed"


class DatePrecision(TextChoices):
    """Precision of the date on which a posting appeared."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class PayPeriod(TextChoices):
    """Period that an amount of pay covers."""

    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    WEEK = "week", _("a week")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


# Number of periods in a year of full-time work without unpaid leave, for comparing pay that is stated for different periods.
PER_YEAR = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.WEEK: 52, PayPeriod.DAY: 260, PayPeriod.HOUR: 2080}


class PlaceKind(TextChoices):
    """Kind of place, from smallest to largest."""

    CITY = "city"
    SUBDIVISION = "subdivision"
    COUNTRY = "country"
    REGION = "region"


class WorkMode(TextChoices):
    """Workplace. An ad may name several."""

    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("Hybrid")
    ONSITE = "onsite", _("On-site")


class Function(TextChoices):
    """Kind of work, shown as the role."""

    BACKEND = "backend", _("Backend")
    FRONTEND = "frontend", _("Frontend")
    FULLSTACK = "fullstack", _("Full stack")
    MOBILE = "mobile", _("Mobile")
    DATA = "data", pgettext_lazy("a role", "Data")
    MACHINE_LEARNING = "machine-learning", _("Machine learning")
    DEVOPS = "devops-sre", _("DevOps and SRE")
    SECURITY = "security", _("Security")
    QA = "qa", _("Quality assurance")
    HARDWARE = "embedded-hardware", _("Embedded and hardware")
    GAME = "game", _("Games")
    ENGINEERING_MANAGEMENT = "engineering-management", _("Engineering management")
    SOFTWARE = "software-general", _("Software engineering")
    IT_SUPPORT = "it-support", _("IT support")
    SOLUTIONS = "solutions-sales-engineering", _("Solutions and sales engineering")
    PRODUCT = "product", _("Product")
    DESIGN = "design", _("Design")
    MARKETING = "marketing", _("Marketing")
    SALES = "sales", _("Sales")
    CUSTOMER_SUPPORT = "customer-support", _("Customer support")
    FINANCE_LEGAL = "finance-legal", _("Finance and legal")
    PEOPLE = "people", _("People and recruiting")
    OPERATIONS = "operations", _("Operations")
    OTHER_ENGINEERING = "civil-mechanical-other-engineering", _("Other engineering")
    WRITING = "writing-translation", _("Writing and translation")
    OTHER = "other", _("Other")


class Seniority(TextChoices):
    """Level of a job, lowest first."""

    INTERN = "intern", _("Intern")
    JUNIOR = "junior", _("Junior")
    MID = "mid", _("Mid-level")
    SENIOR = "senior", _("Senior")
    LEAD = "lead", _("Lead")
    STAFF = "staff", _("Staff")
    PRINCIPAL = "principal", _("Principal")
    MANAGER = "manager", _("Manager")
    DIRECTOR = "director", _("Director")
    EXECUTIVE = "executive", _("Executive")


class Employment(TextChoices):
    """Job type."""

    FULL_TIME = "full-time", _("Full-time")
    PART_TIME = "part-time", _("Part-time")
    CONTRACT = "contract", _("Contract")
    INTERNSHIP = "internship", _("Internship")
    TEMPORARY = "temporary", _("Temporary")


class SkillKind(TextChoices):
    """Kind of skill: a named technology, product or standard, or a practice such as code review or machine learning."""

    TOOL = "tool", "Tool"
    PRACTICE = "practice", "Practice"


class Offer(TextChoices):
    """Whether a company offers something with the job, such as visa sponsorship."""

    OFFERED = "offered", pgettext_lazy("something that a company offers", "Offered")
    REFUSED = "refused", pgettext_lazy("something that a company offers", "Not offered")


class Clearance(TextChoices):
    """Security clearance that applicants need."""

    REQUIRED = "required", pgettext_lazy("a security clearance", "Required")
    OBTAINABLE = "obtainable", _("Must be able to get clearance")


class Citizenship(TextChoices):
    """Citizenship that applicants need."""

    CITIZENS = "citizens", _("Citizens only")
    RESIDENTS = "residents", _("Citizens or permanent residents")


class Degree(TextChoices):
    """Degree that applicants need."""

    REQUIRED = "required", pgettext_lazy("a degree", "Required")
    EQUIVALENT = "equivalent", _("Degree or equivalent experience")
    PREFERRED = "preferred", pgettext_lazy("a degree", "Preferred")
    NOT_REQUIRED = "not-required", pgettext_lazy("a degree", "Not required")


class Travel(TextChoices):
    """Travel for work. SOME is up to a quarter of the time, or travel of which the ad gives no share."""

    NONE = "none-needed", _("No travel")
    SOME = "some", _("Some travel")
    OFTEN = "often", _("More than 25%")


class OnCall(TextChoices):
    """Whether the job includes being on call."""

    PART = "part", _("Part of the job")
    NONE = "none-needed", _("Not part of the job")


class Region(TextChoices):
    """Regions larger than a country, as named in ads. Worldwide is the whole world."""

    WORLDWIDE = "Worldwide", _("Worldwide")
    EUROPE = "Europe", _("Europe")
    EU = "EU", _("EU")
    EMEA = "EMEA", "EMEA"
    APAC = "APAC", "APAC"
    ASIA = "Asia", _("Asia")
    LATAM = "LATAM", _("LATAM")
    SOUTH_AMERICA = "South America", _("South America")
    CENTRAL_AMERICA = "Central America", _("Central America")
    NORTH_AMERICA = "North America", _("North America")
    AMERICAS = "Americas", _("Americas")
    AFRICA = "Africa", _("Africa")
    MIDDLE_EAST = "Middle East", _("Middle East")
    OCEANIA = "Oceania", _("Oceania")
    NORDICS = "Nordics", _("Nordics")
    DACH = "DACH", "DACH"
    BALKANS = "Balkans", _("Balkans")


class SectionKind(TextChoices):
    """Subject of a section of an ad."""

    ABOUT_COMPANY = "about-company", "About the company"
    ABOUT_TEAM = "about-team", "About the team"
    ABOUT_ROLE = "about-role", "About the role"
    RESPONSIBILITIES = "responsibilities"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred", "Preferred qualifications"
    BENEFITS = "benefits"
    COMPENSATION = "compensation", "Salary"
    LOCATION = "location"
    PROCESS = "process", "Application process"
    EQUAL_OPPORTUNITY = "equal-opportunity", "Equal opportunity"
    OTHER = "other"


class BoilerplateDisplay(TextChoices):
    """Display of repeated text: collapsed if found in most ads of a company, unless an editor chose otherwise."""

    FOUND = "found", "Automatic"
    COLLAPSED = "collapsed", "Always collapse"
    SHOWN = "shown", "Always show"


class Answer(TextChoices):
    """Whether the ad accepts applications from a country."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_STATED = "not stated", "Not stated"


class RunOutcome(TextChoices):
    """Outcome of an import run, or RUNNING. An interrupted run was killed; the next run completes its work."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class ChangeOutcome(TextChoices):
    """Outcome of a change to a field or to a whole object.

    The first three are the results of the three-way rule for a new value from the source: see `sync/reconcile.py`.
    """

    TAKEN = "taken", "Imported"
    AGREED = "agreed", "Already equal"
    CONFLICT = "conflict"
    EDITED = "edited"
    MADE = "made", "Added"
    DELETED = "deleted"


class ObjectType(TextChoices):
    """Type of the object that was changed."""

    POSTING = "posting"
    COMPANY = "company"
    TEAM = "team"
    SKILL = "skill"
    CATEGORY = "category"
    PLACE = "place", "Location"
    BOILERPLATE = "boilerplate", "Repeated text"
    FILE = "file", "Skipped file"
    DUPLICATE = "duplicate", "Possible duplicate"
    REPORT = "report", "Reader report"
    DISMISSAL = "dismissal", "Dismissed item"


class DismissalKind(TextChoices):
    """Queue of the admin from which an item was dismissed."""

    WARNING = "warning", "Import warnings"
    COMPANY = "company", "Ads without a company"
    PAY = "pay", "Implausible salaries"
    DUPLICATE = "duplicate", "Possible duplicates"


class DismissalReason(TextChoices):
    """Reason for which an editor dismissed an item of a queue. OTHER needs a note."""

    RIGHT = "right", "This is right"
    NOT_STATED = "not stated", "The ad does not say"
    UNIMPORTANT = "unimportant", "Not worth correcting"
    DIFFERENT = "different", "Different companies"
    RELATED = "related", "Related, but kept separate"
    OTHER = "other", "Other reason"


class ReportedFact(TextChoices):
    """Subject of a report that something is wrong with a posting. For a fact, the value is the name of its field."""

    FRAUD = "fraud", _("Fraud or a scam")
    PAY = "pay", _("Salary")
    PLACE = "places", _("Location or workplace")
    APPLICANTS = "applicants", _("Who can apply")
    SKILLS = "skills", _("Skills")
    SENIORITY = "seniority", _("Level")
    YEARS = "years", _("Experience")
    EMPLOYMENT = "employment", _("Job type")
    FUNCTION = "function", _("Role")
    COMPANY = "company", _("Company")
    TEAM = "team", _("Team")
    TEXT = "body", _("Text of the ad")
    GONE = "gone", _("The job is filled or the link does not work")
    OTHER = "other", _("Something else")


class AlertFrequency(TextChoices):
    """How often an alert sends a mail about new jobs."""

    DAILY = "daily", _("Every day")
    WEEKLY = "weekly", _("Once a week")


class AlertMailKind(TextChoices):
    """What a mail of an alert is about: confirming it, that it exists already, or new jobs."""

    CONFIRM = "confirm"
    EXISTING = "existing"
    JOBS = "jobs"


class ActionKind(TextChoices):
    """Kind of action that a person took in the admin, or that the board took on a date."""

    ADDED = "added", "Addition"
    EDITED = "edited", "Edit"
    DELETED = "deleted", "Deletion"
    DECIDED = "decided", "Decision"
    MERGED = "merged", "Merge"
    SEPARATED = "separated", "Split"
    RESTORED = "restored", "Restore"
    UNDONE = "undone", "Undo"
    ROLLED_BACK = "rolled back", "Rollback"
    SCHEDULED = "scheduled", "Scheduled change"


class TaskStatus(TextChoices):
    """Status of a task, which is worked off outside the request. A stopped or failed one can be continued."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
