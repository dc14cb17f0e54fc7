"""Headings that an ad writes as plain lines, in the languages of most ads: the usual ones word for word, others by form."""

import re

_HEADINGS = {
    "en": r"""
        (?:what )?you(?:'ll| will)? (?:do|be doing|bring|have|need|are|get)|you|what you (?:do|bring|have|need|get)
        about (?:you|us)
        about (?:the|this) (?:role|job|team|company|position|opportunity)|the (?:role|job|team|position|opportunity)
        (?:your |key |main |core |job |primary |essential )?(?:responsibilities|duties|tasks|accountabilities)
        your (?:role|profile|mission|team)
        (?:key |minimum |basic |preferred |required |desired )?(?:qualifications|requirements|skills|competencies)
        (?:additional |technical |job |other )(?:qualifications|requirements|skills)
        (?:required|preferred|desired) experience
        (?:skills|qualifications|experience|education) (?:and|&) (?:experience|skills|qualifications|requirements|education)
        nice[ -]to[ -]haves?|good to have|great to have|bonus(?: points)?
        (?:nice )?extras|extra (?:credit|points)|(?:the )?plus(?:s?es)?
        even better(?: if)?
        must[ -]haves?|(?:what )?we(?:'re| are) looking for|who (?:you|we) are|what we(?:'re| are) looking for|what we do
        (?:what )?we offer
        our offer|(?:our |the )?benefits(?: (?:and|&) perks)?|(?:our )?perks(?: (?:and|&) benefits)?
        compensation(?: (?:and|&) benefits)?
        how to apply|(?:the )?(?:hiring|interview|application) process
        (?:job |role |position )(?:description|summary|overview|purpose)
        (?:our )?(?:tech(?:nology)? )?stack|technologies(?: we use)?|who should apply|what success looks like
        bonus if you \w+
        (?:it(?:'s| is| would be) )?(?:an? )?(?:big |huge |real |nice )?(?:plus|bonus|advantage|asset)(?: (?:if|is))?
        (?:it )?would be (?:lovely|great|nice|good|ideal|(?:an? )?(?:plus|bonus|asset))
        (?:it )?would be (?:lovely|great|nice|good) if you(?: also)? (?:have|had|know|knew|can|could)
        (?:ideally|even better|extra points|bonus points|it helps)(?: if| for)?,?(?: you(?:'ve| also have| have)?)?
        desirable|desired|preferred|optional|advantageous|beneficial|essential|icing on the cake
        not (?:required|essential|a must),? but (?:great|nice|good|welcome|a plus)
        your (?:tool ?(?:box|kit|belt)|tools)
    """,
    "de": r"""
        (?:das sind |das werden )?(?:deine|ihre|eure|die) (?:aufgaben|tätigkeiten|rolle|mission|benefits|vorteile)
        aufgaben(?:gebiet|bereich)?
        (?:dein|ihr|das|euer) (?:profil|aufgabengebiet|aufgabenbereich)|profil|tätigkeiten
        (?:das )?(?:bringst du|bringen sie) mit
        was (?:du|sie) (?:mitbringst|mitbringen|machst|tust|tun)|(?:was|das) (?:dich|sie) erwartet|das erwartet (?:dich|sie)
        schön wäre(?:n)?|pluspunkte|interesse(?: geweckt)?
        anforderungen|anforderungsprofil|(?:deine |ihre )?qualifikation(?:en)?|voraussetzungen|von vorteil|wünschenswert
        idealerweise
        (?:unser|das) angebot|wir bieten(?: dir| ihnen)?|(?:das|was) (?:wir )?bieten(?: wir)?(?: dir| ihnen)?
        das bieten wir(?: dir| ihnen)?
        (?:ein |dein |das ist ein |das wäre ein )?plus(?:punkte)?|das wäre (?:schön|toll|super)|(?:toll|super) wäre
        was (?:schön|toll|super|gut) wäre|was du können (?:musst|solltest)
        kein muss,? aber \w+|du bringst mit|was wir (?:erwarten|uns wünschen)|wir erwarten|das solltest du mitbringen
        über uns|wer wir sind|wir suchen|stellenbeschreibung|bewerbung
    """,
    "nl": r"""
        (?:jouw |je |uw )?(?:taken|functie|profiel|werkzaamheden|rol)|wat ga je doen|wat je gaat doen
        (?:wat )?(?:wij |we )?(?:vragen|bieden)
        dit (?:ga je doen|vragen wij|bieden wij)|functie-?eisen|ons aanbod|pluspunten|(?:dit )?(?:breng je mee|neem je mee)
        over ons
        (?:het is )?een (?:plus|pluspunt)|(?:leuk|fijn|mooi) als je(?: ook)?|gewenst|wat (?:wij|we) (?:verwachten|zoeken)
        dit (?:heb|breng) je(?: mee)?
        wie ben jij|(?:een )?pr[ée]s?|mooi meegenomen|wat bieden wij|wat vragen wij
    """,
    "fr": r"""
        (?:tes|vos|les|principales) missions(?: principales)?|missions(?: principales)?
        (?:ton|votre|le) (?:rôle|profil|poste)
        profil(?: recherché)?|(?:les )?compétences(?: requises| techniques| attendues)?|(?:ce )?serait un (?:vrai )?plus
        c'est un plus|(?:ta|votre) mission|(?:le )?processus de recrutement
        les (?:petits )?plus|(?:les )?atouts?|(?:nos|les|vos|tes) avantages|avantages|(?:ce que )?nous (?:offrons|proposons)
        seraient (?:un plus|appréciée?s)|serait apprécié|(?:est )?un (?:plus|atout)|idéalement|nous attendons
        à propos(?: de nous)?|qui sommes[- ]nous|description du poste|prérequis|pré-requis|souhaité|apprécié
    """,
    "es": r"""
        qué harás|(?:tus |principales )?(?:funciones|tareas|responsabilidades)
        (?:qué|lo que) (?:pedimos|buscamos|ofrecemos|necesitas|esperamos)
        (?:que )?pedimos|requisitos(?: mínimos| deseables| imprescindibles| obligatorios)?|(?:tu )?perfil|se valorará
        valorable|valoramos|deseable
        ofrecemos|te ofrecemos|sería (?:ideal|un plus)|(?:es )?un plus|puntos extra|imprescindible|te pedimos|valoraremos
        se valora(?:rá)? positivamente
        (?:nuestros )?beneficios|sobre (?:nosotros|ti|el puesto)|quiénes somos|descripción del puesto
    """,
    "pt": r"""
        processo seletivo
        o que você (?:vai|irá) fazer|requisitos|diferenciais|benefícios|sobre (?:nós|a vaga)|responsabilidades|oferecemos
        o que oferecemos
        será um diferencial|desejável|atividades
    """,
    "sv-da-no": r"""
        om (?:rollen|oss|os|dig|deg|tjänsten|stillingen|jobbet)|(?:dina )?arbetsuppgifter|kvalifikationer|meriterande|krav
        (?:vad )?vi erbjuder|vi söker|din profil|arbeidsoppgaver|arbejdsopgaver|kvalifikasjoner|vi tilbyr|vi tilbyder
        det (?:är|er) (?:ett|et) plus(?: om du (?:kan|har|är|er))?|vi söker dig som(?: har| är| kan)?|du har|bra att ha
        vi ser gärna(?: att du(?: har| kan)?)?|(?:det är )?meriterande(?: om du har| om du kan| är)|(?:det er )?en fordel
    """,
    "it-pl": r"""
        cosa farai|requisiti(?: preferenziali| richiesti)?|il (?:tuo )?(?:ruolo|profilo)|(?:cosa )?offriamo|chi siamo
        responsabilità|costituisce titolo preferenziale
        (?:zakres )?obowiązk(?:i|ów)|(?:nasze )?wymagania|mile widziane|oferujemy|o nas|twoje zadania
    """,
}
_MAX_LENGTH = 60
# Words that begin a heading in the form of a question: "What you'll be working on", "Wat bieden wij?".
_QUESTION = re.compile(
    r"(?:(?:here's )?(?:what|who|why|how)|was|wer|wie|warum|worauf|"
    r"ce qu[ei]|qui|pourquoi|qué|qui[ée]n(?:es)?|por qu[ée]|lo que|"
    r"wat|waarom|o que|quem|cosa|chi|perché|co|czego|kogo|dlaczego)(?=[ '])"
)
# A few words behind a possessive: "Vos missions", "Il tuo ruolo".
_POSSESSIVE = re.compile(
    r"(?:your|our|my|dein\w{0,2}|ihr\w{0,2}|unser\w{0,2}|votre|vos|ton|ta|tes|notre|nos|tus?|nuestr[oa]s?|jouw|onze?|seus?|suas?|"
    r"il tuo|la tua|i tuoi|le tue|tw[oó]j\w{0,3}|nasz\w{0,3})(?=[ '])"
)
_MAX_QUESTION_WORDS, _MAX_POSSESSIVE_WORDS = 8, 3
_ABOUT_A_NAME = re.compile(r"(?:About|Über|À propos de|Sobre(?: [ao])?|Over)(?: [A-ZÀ-Ý][\w.&-]*){1,3}\W{0,2}")


def _pattern(table: dict[str, str]) -> re.Pattern[str]:
    lines = [line.strip() for text in table.values() for line in text.strip().splitlines()]
    return re.compile(rf"(?:{'|'.join(lines)})")


_PLAIN_HEADING = _pattern(_HEADINGS)


def is_plain_heading(text: str) -> bool:
    """Return whether a line without any markup is a heading, by its words alone."""
    if len(text) > _MAX_LENGTH:
        return False
    words = text.casefold().replace("’", "'").strip(" :?¿!…").strip()
    return bool(_PLAIN_HEADING.fullmatch(words) or _ABOUT_A_NAME.fullmatch(text))


def may_be_plain_heading(text: str) -> bool:
    """Return whether a line without any markup has the form of a heading: a question, or a possessive and a word or two."""
    if len(text) > _MAX_LENGTH:
        return False
    words = text.casefold().replace("’", "'").lstrip("¿ ")
    count = len(words.split())
    is_field = ":" in words.rstrip(": ")
    if is_field or not (text[:1].isalpha() or text.startswith("¿")) or text[-1:] in ".,;!":
        return False
    return bool(
        (1 < count <= _MAX_QUESTION_WORDS and _QUESTION.match(words))
        or (1 < count <= _MAX_POSSESSIVE_WORDS and _POSSESSIVE.match(words))
    )
