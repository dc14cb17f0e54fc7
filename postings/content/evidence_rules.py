"""The sentences that say by which rule a fact was read, so that pages can say them in the language of the reader.

The readers in `importing/interpret/` write them in English, and so are they kept.
"""

from django.utils.translation import gettext, gettext_noop

RULES = frozenset(
    [
        gettext_noop("A field of the ad names the terms."),
        gettext_noop("A heading names it."),
        gettext_noop("A line of the ad names the terms."),
        gettext_noop("A team has the name of the role."),
        gettext_noop("It is an alternative in brackets."),
        gettext_noop("It stands in a section of preferred skills."),
        gettext_noop("It stands where ads name their employer."),
        gettext_noop("Its characters are those of this language."),
        gettext_noop("Its small words are those of this language."),
        gettext_noop("Only the ad's header states it."),
        gettext_noop("The ad asks for it."),
        gettext_noop("The ad asks for several times; this is the longest."),
        gettext_noop("The ad calls itself one."),
        gettext_noop("The ad lists it."),
        gettext_noop("The ad names it as a part of the work."),
        gettext_noop("The ad says from where alone one may apply."),
        gettext_noop("The ad says from where one cannot apply."),
        gettext_noop("The ad says from where one may work."),
        gettext_noop("The ad says so of the position."),
        gettext_noop("The ad says so of whom it looks for."),
        gettext_noop("The ad says that it is open to all the world."),
        gettext_noop("The ad says that it is open to these applicants."),
        gettext_noop("The ad says that one cannot apply from elsewhere."),
        gettext_noop("The ad says where applicants have to live."),
        gettext_noop("The ad says where it hires."),
        gettext_noop("The ad says where one must be allowed to work."),
        gettext_noop("The ad says where the role is."),
        gettext_noop("The ad speaks of this job so."),
        gettext_noop("The ad tells how long the contract lasts."),
        gettext_noop("The ad's header names it."),
        gettext_noop("The ad's line on its location says it."),
        gettext_noop("The line above its list calls it preferred."),
        gettext_noop("The sentence calls it preferred or a plus."),
        gettext_noop("The text names data engineering and its tools."),
        gettext_noop("The text names it."),
        gettext_noop("The text names the role."),
        gettext_noop("The text names the team that the role is in."),
        gettext_noop("The text states it."),
        gettext_noop("The text states it; the ad's header says something else."),
        gettext_noop("The text states the level of the role."),
        gettext_noop("The text states what it comes to with bonus or commission."),
        gettext_noop("The title names a technology of the work."),
        gettext_noop("The title names it."),
        gettext_noop("The title names the level."),
        gettext_noop("The title names the terms."),
        gettext_noop("The title names the work."),
        gettext_noop("The title names work that this board has no function for."),
        gettext_noop("The title says from where."),
        gettext_noop("The title says software, and the text names no special field."),
        gettext_noop("The work and the technologies that the text describes point to it."),
    ]
)


def rule_in_words(rule: str) -> str:
    """A rule in the language of the reader. One of an older version of the program stays as it was written."""
    return gettext(rule) if rule in RULES else rule
