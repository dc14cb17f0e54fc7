"""The closed lists: every value that a field with a fixed choice may hold.

Shared by the importer, which reads them from ads, and by the models, whose database constraints allow nothing else.
Knows neither Django nor how a value is recognised in a text (`importing/interpret/`).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """Where a posting stands. Only open ones are listed; closed ones keep their page; hidden ones have none."""

    OPEN = "open"
    CLOSED = "closed"
    HIDDEN = "hidden"


class DatePrecision(TextChoices):
    """How exactly it is known when a posting appeared."""

    DAY = "day"
    MONTH = "month"
    UNKNOWN = "unknown"


class PayPeriod(TextChoices):
    """The time that an amount of pay is for."""

    YEAR = "year", _("a year")
    MONTH = "month", _("a month")
    WEEK = "week", _("a week")
    DAY = "day", _("a day")
    HOUR = "hour", _("an hour")


# How many of each period a year of pay has, for comparing pay that is stated in different ones: full time, no unpaid leave.
PER_YEAR = {PayPeriod.YEAR: 1, PayPeriod.MONTH: 12, PayPeriod.WEEK: 52, PayPeriod.DAY: 260, PayPeriod.HOUR: 2080}


class PlaceKind(TextChoices):
    """How large a place is, smallest first."""

    CITY = "city"
    SUBDIVISION = "subdivision"
    COUNTRY = "country"
    REGION = "region"


class WorkMode(TextChoices):
    """Where the work is done. An ad may name several."""

    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("Hybrid")
    ONSITE = "onsite", _("On-site")


class Function(TextChoices):
    """What one does."""

    BACKEND = "backend", _("Backend")
    FRONTEND = "frontend", _("Frontend")
    FULLSTACK = "fullstack", _("Full stack")
    MOBILE = "mobile", _("Mobile")
    DATA = "data", _("Data")
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
    """How far one has come, lowest first."""

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
    """On what terms."""

    FULL_TIME = "full-time", _("Full-time")
    PART_TIME = "part-time", _("Part-time")
    CONTRACT = "contract", _("Contract")
    INTERNSHIP = "internship", _("Internship")
    TEMPORARY = "temporary", _("Temporary")


class Region(TextChoices):
    """Parts of the world larger than a country, as ads name them. Worldwide is all of it."""

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
    """What a part of an ad tells about."""

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
    """How repeated text is shown: collapsed where found in most ads of a company, unless an editor chose otherwise."""

    FOUND = "found", "Automatic"
    COLLAPSED = "collapsed", "Always collapse"
    SHOWN = "shown", "Always show"


class Answer(TextChoices):
    """Whether one may apply from a country, by the ad's own words."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_STATED = "not stated", "Not stated"


class RunOutcome(TextChoices):
    """How an import run ended, or that it has not. An interrupted run was killed; the next one completes its work."""

    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


class ChangeOutcome(TextChoices):
    """What happened to a field, or to a whole thing.

    The first three are what the three-way rule did with a new value from the source: see `importing/reconcile.py`.
    """

    TAKEN = "taken", "Imported"
    AGREED = "agreed", "Already equal"
    CONFLICT = "conflict"
    EDITED = "edited"
    MADE = "made", "Added"
    DELETED = "deleted"


class ObjectType(TextChoices):
    """What a change is about."""

    POSTING = "posting"
    COMPANY = "company"
    TEAM = "team"
    SKILL = "skill"
    CATEGORY = "category"
    PLACE = "place", "Location"
    BOILERPLATE = "boilerplate", "Repeated text"
    FILE = "file", "Skipped file"
    NAMES = "names", "Possible duplicate"
    REPORT = "report", "Reader report"


class ReportedFact(TextChoices):
    """What a reader says is wrong about a posting: named as the fields of its facts, where it is one."""

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


class ActionKind(TextChoices):
    """What a person did at the desk."""

    ADDED = "added", "Addition"
    EDITED = "edited", "Edit"
    DELETED = "deleted", "Deletion"
    DECIDED = "decided", "Decision"
    MERGED = "merged", "Merge"
    SEPARATED = "separated", "Split"
    RESTORED = "restored", "Restore"
    UNDONE = "undone", "Undo"
    ROLLED_BACK = "rolled back", "Rollback"
