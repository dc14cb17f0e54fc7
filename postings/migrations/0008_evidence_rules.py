"""Store the code of the rule by which a fact was read, instead of an English sentence."""

from django.db import migrations

_BATCH = 1_000
_CODES = {
    "A field of the ad names the terms.": "field_names_job_type",
    "A heading names it.": "heading_names_it",
    "A line of the ad names the terms.": "line_names_job_type",
    "A team has the name of the role.": "team_named_like_role",
    "It is an alternative in brackets.": "alternative_in_brackets",
    "It stands in a section of preferred skills.": "preferred_section",
    "It stands where ads name their employer.": "employer_position",
    "Its characters are those of this language.": "characters_of_language",
    "Its small words are those of this language.": "common_words_of_language",
    "Only the ad's header states it.": "only_header_states_it",
    "The ad asks for it.": "ad_asks_for_it",
    "The ad asks for several times; this is the longest.": "longest_experience_asked",
    "The ad calls itself one.": "given_as_job_type",
    "The ad lists it.": "ad_lists_it",
    "The ad names it as a part of the work.": "part_of_the_work",
    "The ad says from where alone one may apply.": "apply_only_from",
    "The ad says from where one cannot apply.": "apply_not_from",
    "The ad says from where one may work.": "work_from",
    "The ad says so of the position.": "stated_of_position",
    "The ad says so of whom it looks for.": "stated_of_applicant",
    "The ad says that it is open to all the world.": "open_worldwide",
    "The ad says that it is open to these applicants.": "open_to_applicants",
    "The ad says that one cannot apply from elsewhere.": "apply_not_from_elsewhere",
    "The ad says where applicants have to live.": "applicants_live_there",
    "The ad says where it hires.": "hires_there",
    "The ad says where one must be allowed to work.": "work_permit_there",
    "The ad says where the role is.": "role_is_there",
    "The ad speaks of this job so.": "given_as_job_type",
    "The ad tells how long the contract lasts.": "contract_length",
    "The ad's header names it.": "header_names_it",
    "The ad's line on its location says it.": "location_line",
    "The line above its list calls it preferred.": "line_above_preferred",
    "The sentence calls it preferred or a plus.": "sentence_preferred",
    "The text names data engineering and its tools.": "text_names_data_engineering",
    "The text names it.": "text_names_it",
    "The text names the role.": "text_names_role",
    "The text names the team that the role is in.": "text_names_own_team",
    "The text states it.": "text_states_it",
    "The text states it; the ad's header says something else.": "text_over_header",
    "The text states the level of the role.": "text_states_level",
    "The text states what it comes to with bonus or commission.": "with_bonus",
    "The title names a technology of the work.": "title_names_technology",
    "The title names it.": "title_names_it",
    "The title names the level.": "title_names_level",
    "The title names the terms.": "title_names_job_type",
    "The title names the work.": "title_names_work",
    "The title names work that this board has no function for.": "title_names_other_work",
    "The title says from where.": "title_says_from_where",
    "The title says software, and the text names no special field.": "title_says_software",
    "The work and the technologies that the text describes point to it.": "text_describes_work",
}


def store_codes(apps, _schema_editor):
    postings = apps.get_model("postings", "Posting").objects.order_by("pk")
    last = 0
    while batch := list(postings.filter(pk__gt=last).only("evidence")[:_BATCH]):
        last = batch[-1].pk
        for posting in batch:
            for quotes in posting.evidence.values():
                for quote in quotes:
                    quote["rule"] = _CODES.get(quote["rule"], quote["rule"])
        postings.bulk_update(batch, ["evidence"])


class Migration(migrations.Migration):
    dependencies = [("postings", "0007_redirects")]
    operations = [migrations.RunPython(store_codes, migrations.RunPython.noop, elidable=False)]
