"""The team that a role sits in, from the ad's title: `Backend Engineer, Seller Systems` -> Seller Systems.

Titles hang many things on a role besides a team: places, levels, technologies, contract types. So a piece of a title
is believed to be a team where it says so itself ("Billing Team"), where the body calls it a team, or where it
follows a comma and holds none of the words in `_NOT_A_TEAM`. In doubt there is no team.
"""

import re

_PIECES = re.compile(r",\s+|\s+[-–—|]\s+|[()\[\]]")
_UNIT = r"team|squad|tribe|group|division|organi[sz]ation|org|department"
_SAYS_SO = re.compile(rf"^(?:(?P<before>.+?)\s+(?:{_UNIT})|team\s+(?P<after>.+))$", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:engineer(?:ing)?|developer|programmer|manager|architect|designer|analyst|scientist|specialist|consultant|"
    r"lead|director|head|administrator|admin|researcher|representative|associate|coordinator|technician|writer|"
    r"officer|executive|expert|intern|student|trainee|apprentice|tester|devops|sre|qa|president|partner|advisor|"
    r"ingénieur|développeur|entwickler|ingeniero|desarrollador|desenvolvedor)\w*\b",
    re.IGNORECASE,
)
_NOT_A_TEAM = re.compile(
    r"""\b(?:
    # how, where and for how long one works
    remote|hybrid|on-?site|office|home|anywhere|worldwide|global|contract(?:or)?|freelance|b2b|c2c|w2|full[\s-]?time|
    part[\s-]?time|temporary|permanent|months?|weeks?|shift|hours?|relocation|visa|citizen(?:ship)?|clearance|
    # places
    us|usa|u\.s|uk|eu|emea|apac|latam|amer|americas?|europe|asia|africa|united|states|kingdom|canada|mexico|brazil|
    brasil|argentina|colombia|chile|india|germany|france|spain|portugal|poland|romania|ukraine|ireland|netherlands|
    israel|serbia|australia|zealand|japan|china|singapore|philippines|vietnam|pakistan|turkey|egypt|nigeria|kenya|
    italy|sweden|norway|denmark|finland|switzerland|austria|hungary|bulgaria|greece|croatia|lithuania|latvia|estonia|
    york|francisco|london|berlin|paris|toronto|seattle|boston|austin|chicago|angeles|lisbon|madrid|dublin|
    amsterdam|bangalore|bengaluru|california|texas|washington|florida|ontario|
    # how far one has come
    junior|senior|sr|jr|mid|intermediate|staff|principal|entry|graduate|new\ grad|early\ career|level|ic\d|l\d|i{1,3}|iv|v|
    # what one does or works with
    back[\s-]?end|front[\s-]?end|full[\s-]?stack|java|javascript|typescript|python|php|ruby|rails|golang|go|rust|scala|
    kotlin|swift|node(?:\.?js)?|react(?:\.?js)?|vue(?:\.?js)?|angular|next\.?js|laravel|symfony|django|flask|spring|net|
    dotnet|c|ios|android|flutter|aws|azure|gcp|cloud|kubernetes|k8s|linux|sql|nosql|oracle|sap|salesforce|wordpress|
    drupal|magento|shopify|unity|unreal|solidity|web3|embedded|firmware|elixir|haskell|clojure|terraform|databricks|
    snowflake|spark|kafka|graphql|postgres(?:ql)?|mongodb|selenium|llm|ml|ai|
    # remarks
    m|f|d|x|w|h|all\ genders?|language|english|german|french|spanish|dutch|swedish|danish|italian|
    portuguese|polish|speaking|speaker|fluent|urgent|bonus|salary|usd|future|
    pipeline|various|multiple|experienced|plus|required|only|based|ref|req|id|disabilit(?:y|ies)
    )\b|\d{3,}|[$€£@]""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_WORDS, _MAX_LENGTH = 6, 100


def read_team(title: str, body: str, location_text: str) -> str | None:
    """The team's name without the word Team, or None where the title names none for sure.

    >>> read_team("Software Engineer | Billing Team", "", "Berlin")
    'Billing'
    """
    pieces = [piece.strip() for piece in _PIECES.split(title)]
    role = next((number for number, piece in enumerate(pieces) if _ROLE.search(piece)), None)
    if role is None:
        return None
    for piece in pieces[role + 1 :]:
        if not piece or _ROLE.search(piece):
            continue
        if says_so := _SAYS_SO.match(piece):
            name = (says_so["before"] or says_so["after"]).strip()
            return name if _may_be_a_name(name, location_text) else None
        if not _may_be_a_name(piece, location_text):
            continue
        follows_comma = f", {piece}" in title and title.rstrip().endswith(piece)
        if follows_comma or _body_calls_it_a_team(piece, body):
            return piece
    return None


def _may_be_a_name(piece: str, location_text: str) -> bool:
    return (
        1 < len(piece) <= _MAX_LENGTH
        and piece[0].isupper()
        and len(piece.split()) <= _MAX_WORDS
        and not _NOT_A_TEAM.search(piece)
        and piece.casefold() not in location_text.casefold()
    )


def _body_calls_it_a_team(piece: str, body: str) -> bool:
    return bool(re.search(rf"\b{re.escape(piece)}\W{{1,3}}(?:\(\w+\)\s+)?(?:{_UNIT})\b", body, re.IGNORECASE))
