"""Distinguish practices that an ad asks for from those that it only mentions.

Practices are also the names of teams, jobs and industries: "work with our data science team", "a leader in cloud security".
"""

import re

_MAX_BEFORE = 120
_PEOPLE_AFTER = re.compile(
    r"(?:[,/&\s]++(?:and |or )?\w[\w-]{0,40}){0,6}?[ /,-]++(?:teams?|departments?|groups?|squads?|leaders?|leadership|"
    r"colleagues|counterparts|partners|stakeholders|organi[sz]ations?|engineers|developers|scientists|designers|managers|analysts|"
    r"experts|professionals|specialists|vendors|agencies|firms?|équipes?|equipos?)\b",
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
    r"\b[^.;:!?]{0,80}$",
    re.IGNORECASE,
)
_JOB_AFTER = re.compile(
    r"[ -](?:engineer|developer|manager|administrator|architect|specialist|analyst|designer|consultant|lead|officer|"
    r"scientist|expert|intern|entwickler(?:in)?|ingenieur(?:in)?)s?\b",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(
    r"\b(?:we|our|us|founded|headquartered|leading|leaders?|provider|pioneer|company|start-?up|firm|agency|industry|"
    r"wir|unsere?\w*|nous|notre|nos|nuestr[oa]s?|somos)\b",
    re.IGNORECASE,
)
_APPLICANT = re.compile(
    r"\b(?:you|your|candidates?|applicants?|proficien\w+|familiar\w*|knowledge|looking for|seeking|hiring|must|required|"
    r"responsib\w+|this (?:role|position|job)|experience (?:with|in|using|of|working)|experienced in|"
    r"du|deine?\w*|sie|ihre?\w*|vous|votre|vos|profil|tu|tus|usted|buscamos|suchen|recherchons|kenntnisse|erfahrung)\b",
    re.IGNORECASE,
)


def names_people(text: str, start: int, end: int) -> bool:
    """Return whether a practice names people: a team, a job or somebody to work with ("our data science team")."""
    before = text[max(0, start - _MAX_BEFORE) : start]
    if _JOB_AFTER.match(text, end) or _COLLABORATE.search(before):
        return True
    return bool(_PEOPLE_AFTER.match(text, end) and _PEOPLE_BEFORE.search(before))


def describes_employer(sentence: str) -> bool:
    """Return whether a sentence says what the employer does and asks nothing of the applicant."""
    return bool(_EMPLOYER.search(sentence)) and not _APPLICANT.search(sentence)
