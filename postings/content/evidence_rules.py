"""The rules by which facts are read from ads, each with the sentence that explains it to readers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EvidenceRule(TextChoices):
    """Why the quoted words are evidence for a fact. The value is stored with the evidence."""

    FIELD_NAMES_JOB_TYPE = "field_names_job_type", _("A field in the ad names the job type.")
    HEADING_NAMES_IT = "heading_names_it", _("A heading in the ad names it.")
    LINE_NAMES_JOB_TYPE = "line_names_job_type", _("A line in the ad names the job type.")
    TEAM_NAMED_LIKE_ROLE = "team_named_like_role", _("The team’s name is the name of the role.")
    ALTERNATIVE_IN_BRACKETS = "alternative_in_brackets", _("The ad gives it in brackets as an alternative.")
    PREFERRED_SECTION = "preferred_section", _("The ad lists it under preferred skills.")
    EMPLOYER_POSITION = "employer_position", _("The ad names its employer here.")
    CHARACTERS_OF_LANGUAGE = "characters_of_language", _("The ad uses the alphabet of this language.")
    COMMON_WORDS_OF_LANGUAGE = "common_words_of_language", _("The ad uses common words of this language.")
    ONLY_HEADER_STATES_IT = "only_header_states_it", _("Only the ad’s header states it.")
    AD_ASKS_FOR_IT = "ad_asks_for_it", _("The ad asks for it.")
    LONGEST_EXPERIENCE_ASKED = (
        "longest_experience_asked",
        _("The ad asks for several lengths of experience. This is the longest."),
    )
    GIVEN_AS_JOB_TYPE = "given_as_job_type", _("The ad gives this as the job type.")
    AD_LISTS_IT = "ad_lists_it", _("The ad lists it.")
    PART_OF_THE_WORK = "part_of_the_work", _("The ad names it as required or as part of the work.")
    APPLY_ONLY_FROM = "apply_only_from", _("The ad accepts applications only from the places it names.")
    APPLY_NOT_FROM = "apply_not_from", _("The ad says where you cannot apply from.")
    WORK_FROM = "work_from", _("The ad says where you can work from.")
    STATED_OF_POSITION = "stated_of_position", _("The ad says this about the position.")
    STATED_OF_APPLICANT = "stated_of_applicant", _("The ad says this about the person it is looking for.")
    OPEN_WORLDWIDE = "open_worldwide", _("The ad says you can apply from anywhere.")
    OPEN_TO_APPLICANTS = "open_to_applicants", _("The ad says it is open to these applicants.")
    APPLY_NOT_FROM_ELSEWHERE = "apply_not_from_elsewhere", _("The ad says you cannot apply from other places.")
    APPLICANTS_LIVE_THERE = "applicants_live_there", _("The ad says where applicants must live.")
    HIRES_THERE = "hires_there", _("The ad says where the company hires.")
    WORK_PERMIT_THERE = "work_permit_there", _("The ad says where you need the right to work.")
    ROLE_IS_THERE = "role_is_there", _("The ad says where the job is based.")
    CONTRACT_LENGTH = "contract_length", _("The ad says how long the contract lasts.")
    COMPANY_OF_SOURCE = "company_of_source", _("The company given for this source.")
    GIVEN_FOR_SOURCE = "given_for_source", _("It is given for all ads of this source.")
    HEADER_NAMES_IT = "header_names_it", _("The ad’s header names it.")
    LOCATION_LINE = "location_line", _("The location line of the ad says this.")
    LINE_ABOVE_PREFERRED = "line_above_preferred", _("The line above the list says it is preferred.")
    SENTENCE_PREFERRED = "sentence_preferred", _("The sentence says it is preferred or a plus.")
    SOURCE_FIELD = "source_field", _("The source states it in a field of its own.")
    TEXT_NAMES_DATA_ENGINEERING = "text_names_data_engineering", _("The ad names data engineering and its tools.")
    TEXT_NAMES_IT = "text_names_it", _("The text of the ad names it.")
    TEXT_NAMES_ROLE = "text_names_role", _("The text of the ad names the role.")
    TEXT_NAMES_OWN_TEAM = "text_names_own_team", _("The text of the ad names the team.")
    TEXT_STATES_IT = "text_states_it", _("The text of the ad states it.")
    TEXT_OVER_HEADER = "text_over_header", _("The text of the ad states it. The ad’s header says something else.")
    TEXT_STATES_LEVEL = "text_states_level", _("The text of the ad states the level.")
    WITH_BONUS = "with_bonus", _("The text of the ad states the total including bonus or commission.")
    TITLE_NAMES_TECHNOLOGY = "title_names_technology", _("The job title names a technology for this role.")
    TITLE_NAMES_IT = "title_names_it", _("The job title names it.")
    TITLE_NAMES_LEVEL = "title_names_level", _("The job title names the level.")
    TITLE_NAMES_JOB_TYPE = "title_names_job_type", _("The job title names the job type.")
    TITLE_NAMES_WORK = "title_names_work", _("The job title names the role.")
    TITLE_NAMES_OTHER_WORK = "title_names_other_work", _("The job title names a role that this site has no category for.")
    TITLE_SAYS_FROM_WHERE = "title_says_from_where", _("The job title says where you can apply from.")
    TITLE_SAYS_SOFTWARE = "title_says_software", _("The job title says software, and the text names no specific field.")
    TEXT_DESCRIBES_WORK = "text_describes_work", _("The work and technologies in the ad point to this role.")


def explain(rule: str) -> str:
    """Return the sentence for a stored rule in the active language, or an empty string for an unknown rule."""
    return str(EvidenceRule(rule).label) if rule in EvidenceRule else ""
