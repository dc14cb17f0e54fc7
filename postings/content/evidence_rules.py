"""The rules by which facts are read from ads, each with the sentence that explains it to readers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EvidenceRule(TextChoices):
    """Why the quoted words are evidence for a fact. The value is stored with the evidence."""

    FIELD_NAMES_JOB_TYPE = "field_names_job_type", _("A field of the ad names the terms.")
    HEADING_NAMES_IT = "heading_names_it", _("A heading names it.")
    LINE_NAMES_JOB_TYPE = "line_names_job_type", _("A line of the ad names the terms.")
    TEAM_NAMED_LIKE_ROLE = "team_named_like_role", _("A team has the name of the role.")
    ALTERNATIVE_IN_BRACKETS = "alternative_in_brackets", _("It is an alternative in brackets.")
    PREFERRED_SECTION = "preferred_section", _("It stands in a section of preferred skills.")
    EMPLOYER_POSITION = "employer_position", _("It stands where ads name their employer.")
    CHARACTERS_OF_LANGUAGE = "characters_of_language", _("Its characters are those of this language.")
    COMMON_WORDS_OF_LANGUAGE = "common_words_of_language", _("Its small words are those of this language.")
    ONLY_HEADER_STATES_IT = "only_header_states_it", _("Only the ad's header states it.")
    AD_ASKS_FOR_IT = "ad_asks_for_it", _("The ad asks for it.")
    LONGEST_EXPERIENCE_ASKED = "longest_experience_asked", _("The ad asks for several times; this is the longest.")
    AD_CALLS_ITSELF_ONE = "ad_calls_itself_one", _("The ad calls itself one.")
    AD_LISTS_IT = "ad_lists_it", _("The ad lists it.")
    PART_OF_THE_WORK = "part_of_the_work", _("The ad names it as a part of the work.")
    APPLY_ONLY_FROM = "apply_only_from", _("The ad says from where alone one may apply.")
    APPLY_NOT_FROM = "apply_not_from", _("The ad says from where one cannot apply.")
    WORK_FROM = "work_from", _("The ad says from where one may work.")
    STATED_OF_POSITION = "stated_of_position", _("The ad says so of the position.")
    STATED_OF_APPLICANT = "stated_of_applicant", _("The ad says so of whom it looks for.")
    OPEN_WORLDWIDE = "open_worldwide", _("The ad says that it is open to all the world.")
    OPEN_TO_APPLICANTS = "open_to_applicants", _("The ad says that it is open to these applicants.")
    APPLY_NOT_FROM_ELSEWHERE = "apply_not_from_elsewhere", _("The ad says that one cannot apply from elsewhere.")
    APPLICANTS_LIVE_THERE = "applicants_live_there", _("The ad says where applicants have to live.")
    HIRES_THERE = "hires_there", _("The ad says where it hires.")
    WORK_PERMIT_THERE = "work_permit_there", _("The ad says where one must be allowed to work.")
    ROLE_IS_THERE = "role_is_there", _("The ad says where the role is.")
    AD_SPEAKS_OF_JOB_SO = "ad_speaks_of_job_so", _("The ad speaks of this job so.")
    CONTRACT_LENGTH = "contract_length", _("The ad tells how long the contract lasts.")
    HEADER_NAMES_IT = "header_names_it", _("The ad's header names it.")
    LOCATION_LINE = "location_line", _("The ad's line on its location says it.")
    LINE_ABOVE_PREFERRED = "line_above_preferred", _("The line above its list calls it preferred.")
    SENTENCE_PREFERRED = "sentence_preferred", _("The sentence calls it preferred or a plus.")
    TEXT_NAMES_DATA_ENGINEERING = "text_names_data_engineering", _("The text names data engineering and its tools.")
    TEXT_NAMES_IT = "text_names_it", _("The text names it.")
    TEXT_NAMES_ROLE = "text_names_role", _("The text names the role.")
    TEXT_NAMES_OWN_TEAM = "text_names_own_team", _("The text names the team that the role is in.")
    TEXT_STATES_IT = "text_states_it", _("The text states it.")
    TEXT_OVER_HEADER = "text_over_header", _("The text states it; the ad's header says something else.")
    TEXT_STATES_LEVEL = "text_states_level", _("The text states the level of the role.")
    WITH_BONUS = "with_bonus", _("The text states what it comes to with bonus or commission.")
    TITLE_NAMES_TECHNOLOGY = "title_names_technology", _("The title names a technology of the work.")
    TITLE_NAMES_IT = "title_names_it", _("The title names it.")
    TITLE_NAMES_LEVEL = "title_names_level", _("The title names the level.")
    TITLE_NAMES_JOB_TYPE = "title_names_job_type", _("The title names the terms.")
    TITLE_NAMES_WORK = "title_names_work", _("The title names the work.")
    TITLE_NAMES_OTHER_WORK = "title_names_other_work", _("The title names work that this board has no function for.")
    TITLE_SAYS_FROM_WHERE = "title_says_from_where", _("The title says from where.")
    TITLE_SAYS_SOFTWARE = "title_says_software", _("The title says software, and the text names no special field.")
    TEXT_DESCRIBES_WORK = "text_describes_work", _("The work and the technologies that the text describes point to it.")


def explain(rule: str) -> str:
    """Return the sentence for a stored rule in the active language, or an empty string for an unknown rule."""
    return str(EvidenceRule(rule).label) if rule in EvidenceRule else ""
