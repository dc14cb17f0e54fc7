"""Patterns of sentences in which an employer says that it does not give something: "No bonus", "We do not offer shares"."""

import re

from postings.extraction.sentences import any_of

_NO = (
    r"(?:(?:(?:there (?:is|are)|this (?:role|position|job) has|we have|with) )?no|(?:es gibt )?kein\w*|ohne|"
    r"(?:il n[’']y a )?(?:pas de|aucune?)|sans|(?:no hay|sin)|(?:não há|sem)|(?:niente|nessuna?|senza)|"
    r"(?:er (?:is|zijn) )?geen|zonder|brak|bez)"
)
_WE_DO_NOT = (
    r"\b(?:we|(?:this|the) (?:role|position|job|post|contract))(?: (?:currently|will|would|is|are|do|does|can|did))*"
    r"(?: not|n[’']t| ?cannot)(?: (?:currently|be|get|receive))* (?:offer\w*|pay\w*|giv\w+|provid\w+|have|carry|includ\w+|"
    r"com\w+ with|attract|eligible for)"
)
_WE_DO_NOT_ABROAD = (
    r"\b(?:wir (?:bieten|zahlen|gewähren) kein\w*|nous (?:n[’']offrons|ne (?:proposons|versons|prévoyons)) (?:pas(?: de)?|"
    r"aucune?)|no (?:ofrecemos|pagamos|hay)|não (?:oferecemos|pagamos|há|temos)|non (?:offriamo|paghiamo|sono previsti|"
    r"è prevista?|è previsto)|(?:wij|we) (?:bieden|betalen|geven) geen|nie (?:oferujemy|wypłacamy|ma|przewidujemy))"
)
_NONE = r"(?:no|none|n/a|not (?:offered|eligible|available|provided)|nein|keine?r?|non|aucune?|nessun[ao]|geen|nee|não|brak)"


def refusal_of(things: str) -> re.Pattern[str]:
    """Return the pattern of sentences that refuse things, which are alternatives of a regular expression.

    What the range of the salary leaves out may still be paid: "not including bonus".
    """
    return any_of(
        rf"^\W*{_NO} (?:\w+ ){{0,2}}(?:{things})(?: (?:is |are )?(?:offered|available|paid|provided))?\W*$",
        rf"^\W*(?:{things})(?: eligib\w+)?\s?[:?–-]\W*{_NONE}\W*$",
        rf"{_WE_DO_NOT}(?: [\w-]+){{0,4}}? (?:{things})(?! points?\b)",
        rf"{_WE_DO_NOT_ABROAD}(?: [\w-]+){{0,3}}? (?:{things})",
        rf"^\W*(?:an? |einen? )?(?:{things}) (?:(?:is|are) not (?:offered|paid|available|provided)|"
        r"(?:gibt es|wird|werden) (?:\w+ )?nicht)\b",
    )
