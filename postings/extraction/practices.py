"""Distinguish practices that an ad asks for from those that it only mentions.

Practices are also the names of teams, jobs and industries: "work with our data science team", "a leader in cloud security".
"""

import re

_MAX_BEFORE = 120
_PEOPLE_AFTER = re.compile(
    r"(?:[,/&\s]++(?:and |or )?\w[\w-]{0,40}){0,6}?[ /,-]++(?:teams?|departments?|groups?|squads?|leaders?|leadership|"
    r"colleagues|counterparts|partners|stakeholders|organi[sz]ations?|engineers|developers|scientists|designers|managers|"
    r"analysts|"
    r"experts|professionals|practitioners|specialists|advis[eo]rs|representatives|executives|vendors|providers|agencies|"
    r"firms?|compan(?:y|ies)|consultanc(?:y|ies)|équipes?|equipos?)\b",
    re.IGNORECASE,
)
_PEOPLE_BEFORE = re.compile(
    r"^(?:the |this )?$|\b(?:with|alongside|between|across|among|our|their|from|support(?:ing|s)?|partner(?:ing|s)?|other|"
    r"multiple|various|lead(?:ing)?|join(?:ing)?|mit|avec|con|unser\w*|notre|nuestro)\b[^.;:!?]*$",
    re.IGNORECASE,
)
_COLLABORATE = re.compile(
    r"\b(?:(?:collaborat\w+|partner(?:ing|s)?|liais\w+|coordinat\w+|interfac\w+|work\w* (?:very )?closely|engag\w+)\b"
    r"[^.;:!?]{0,30}\b(?:with|across|between)|"
    r"(?:teams?|stakeholders|departments|functions|colleagues) (?:such as|like|including|in|from|across))"
    r"\b[^.;:!?]{0,80}$|"
    # What follows "for" in these languages is the work, not whom one works with.
    r"\b(?:zusammenarbeit\w*|arbeitest?|collabor\w+|colabor\w+|samenwerk\w*|współprac\w*)\b[^.;:!?]{0,30}?"
    r"\b(?:mit|avec|con|com|met|ze?)\b(?:(?!\b(?:für|zur|zum|um|pour|afin|para|per|voor|om|dla|w celu)\b)[^.;:!?]){0,80}$",
    re.IGNORECASE,
)
# Departments: "work with design, product management and data science" names whom one works with.
_DEPARTMENTS = frozenset(
    {
        "Business development",
        "Customer service",
        "Data science",
        "Digital marketing",
        "Human resources management",
        "Procurement",
        "Product management",
        "Program management",
        "Public relations",
        "Quality assurance",
        "Recruiting",
        "Sales operations",
        "User experience design",
    }
)
_WORK_WITH = re.compile(r"\bwork(?:s|ing|ed)?\b(?:,? [\w-]+){0,4}? with\b[^.;:!?]{0,80}$", re.IGNORECASE)
_MEANS_AFTER = re.compile(
    r"[ -](?:tools?|frameworks?|platforms?|techniques?|methods?|methodolog\w+|librar\w+|models?|systems?|software)\b",
    re.IGNORECASE,
)
_JOB_AFTER = re.compile(
    r"(?:\s?/\s?[\w-]+){0,3}[ -](?:engineer|developer|manager|administrator|architect|specialist|analyst|designer|"
    r"consultant|lead|officer|"
    r"scientist|expert|intern|entwickler(?:in)?|ingenieur(?:in)?)s?\b",
    re.IGNORECASE,
)
# What follows the name of a practice where it is the field of companies: "the cybersecurity industry".
_INDUSTRY_AFTER = re.compile(
    r"[ -](?:industry|industries|sectors?|markets?|space|landscape|compan(?:y|ies)|start-?ups?|business(?:es)?|customers?|"
    r"clients?)\b",
    re.IGNORECASE,
)
# The same in prose about the job, which also names what is made: "a grant management platform".
_PRODUCT_AFTER = re.compile(r"[ -](?:platforms?|products?|solutions?|software|apps?|marketplace)\b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"\b(?:we|our|us|founded|headquartered|leading|leaders?|provider|pioneer|company|start-?up|firm|agency|industry|"
    r"wir|unsere?\w*|nous|notre|nos|nuestr[oa]s?|somos)\b",
    re.IGNORECASE,
)
# A sentence about a company, product or project: "The project aims to improve payments".
_OTHER_SUBJECT = re.compile(
    r"^\W*(?!(?:(?:the|this) )?(?:[\w-]+ ){0,2}?(?:role|position|job|candidate|person|engineer|developer|manager|poste|"
    r"stelle|puesto|vaga)\b)"
    r"(?:(?:the|this|its?|le|la|les|il|elle|der|die|das|el|los|las|o|a|[A-Z][\w.&’'-]*) )(?:[\w’'-]+ ){0,4}?"
    r"(?:is|are|was|were|has|have|aims?|helps?|provides?|offers?|enables?|delivers?|powers?|exposes?|combines?|empowers?|"
    r"est|sont|propose|permet|ist|sind|bietet|es|son|ofrece|permite|é|são|oferece)\b",
    re.IGNORECASE,
)
_APPLICANT = re.compile(
    r"\b(?:you|your|candidates?|applicants?|proficien\w+|familiar\w*|knowledge|looking for|seeking|hiring|must|required|"
    r"responsib\w+|this (?:role|position|job)|experience (?:with|in|using|of|working)|experienced in|"
    r"du|deine?\w*|sie|ihre?\w*|vous|votre|vos|profil|tu|tus|usted|buscamos|suchen|recherchons|kenntnisse|erfahrung)\b",
    re.IGNORECASE,
)


def names_people(name: str, text: str, start: int, end: int) -> bool:
    """Return whether a practice names people: a team, a job or somebody to work with ("our data science team")."""
    before = text[max(0, start - _MAX_BEFORE) : start]
    if _JOB_AFTER.match(text, end) or _COLLABORATE.search(before):
        return True
    if name in _DEPARTMENTS and _WORK_WITH.search(before) and not _MEANS_AFTER.match(text, end):
        return True
    return bool(_PEOPLE_AFTER.match(text, end) and _PEOPLE_BEFORE.search(before))


def names_industry(text: str, end: int, *, is_item: bool) -> bool:
    """Return whether a practice that ends here names an industry, or in prose a product."""
    return bool(_INDUSTRY_AFTER.match(text, end) or (not is_item and _PRODUCT_AFTER.match(text, end)))


def describes_employer(sentence: str) -> bool:
    """Return whether a sentence says what the employer or its product does and asks nothing of the applicant."""
    return bool(_EMPLOYER.search(sentence) or _OTHER_SUBJECT.match(sentence)) and not _APPLICANT.search(sentence)
