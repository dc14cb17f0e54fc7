"""Read the facts that a source states in fields of their own, such as `employmentType: FullTime`.

They take precedence over what the text says. The evidence is the name of the field and its value.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import pycountry

from postings.choices import DatePrecision, Employment, PayPeriod, Seniority, WorkMode
from postings.content.types import Fact, Pay, Posted, SourceField
from postings.extraction.amounts import MAX_AMOUNT, find_currency, find_period
from postings.extraction.badge_pay import is_plausible, read_pay
from postings.extraction.written_dates import read_date
from postings.pay_bounds import pay_bounds

Value = TypeVar("Value")

# What a field can be about. `remote`, `hybrid` and `onsite` are yes or no, `open` and `closed` too.
FACTS = (
    "location", "team", "employment", "seniority", "workplace", "remote", "hybrid", "onsite", "pay", "pay_min", "pay_max",
    "pay_currency", "pay_period", "language", "posted", "closes", "open", "closed",
)  # fmt: skip

_NOT_LETTERS = re.compile(r"[\W_]+")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_YES, _NO = (
    frozenset(["true", "yes", "1", "y", "ja", "oui", "si", "sí"]),
    frozenset(["false", "no", "0", "n", "nein", "non", "🔒", "❌", "⛔", "🚫"]),
)

# In order of precedence, as for words in the text: a full-time internship is an internship.
_EMPLOYMENT = {
    Employment.INTERNSHIP: r"intern|internship|trainee(?:ship)?|apprentic\w*|co ?op|praktik\w*|stage|stagiaire|alternance|"
    r"pr[áa]cticas|beca\w*|werkstudent\w*|working student|est[áa]gio|tirocinio|"
    r"apprendistato|staż\w*|praktyk\w*|стаж\w+|インターン\w*|实习\w*|實習\w*|인턴\w*",
    Employment.TEMPORARY: r"temp|temporary|temporaire|temporal|fixed term|term|seasonal|limited|befristet\w*|cdd|casual|"
    r"per diem|interim|zeitarbeit|aushilfe|tempo determinato|tempor[áa]rio|tijdelijk\w*|plazo fijo|"
    r"uitzend\w*|czas określony|временн\w+|тимчасов\w+|契約社員|派遣社員|临时工?|계약직",
    Employment.CONTRACT: r"contract|contractor|freelanc\w*|consultant|independent|b2b|freiberuf\w*|1099|corp to corp|"
    r"ind[ée]pendant|prestation|pj|pessoa jur[ií]dica|partita iva|zzp|umowa zlecenie|umowa o dzieło",
    Employment.PART_TIME: r"part ?time|half time|teilzeit|temps partiel|tiempo parcial|media jornada|temps parcial|"
    r"(?:tempo )?parcial|meio per[ií]odo|tempo parziale|minijob|deeltijd|(?:niepełny|część|pół) etatu?|"
    r"частичная|неполная|часткова|неповна|パート\w*|アルバイト|兼职|兼職|파트타임|아르바이트",
    Employment.FULL_TIME: r"full ?time|vollzeit|temps plein|tiempo completo|(?:jornada )?completa|temps complet|"
    r"tempo (?:integral|inteiro|pieno)|fulltid|voltijd|pełny etat|ft|полная|повна|フルタイム|全职|全職|풀타임",
}
_LIMITED = {Employment.CONTRACT, Employment.TEMPORARY}
_PERMANENT = (
    r"(?:clt|permanent|employee|employment contract|umowa o pracę|uop|cdi|festanstellung|unbefristet\w*|indefinido|w-?2)"
)
_AND_OR = r"\s*(?:[,;/|&]|\b(?:or|ou|oder|o|lub|and|und|et|y)\b)\s*"
_PERMANENT_OR = re.compile(rf"\b{_PERMANENT}\b{_AND_OR}|{_AND_OR}{_PERMANENT}\b", re.IGNORECASE)
_SENIORITY = {
    Seniority.INTERN: r"intern(?:ship)?|student",
    Seniority.JUNIOR: r"entry(?: level)?|junior|graduate|new grad|berufseinsteiger|d[ée]butant",
    Seniority.MID: r"mid(?:dle)?(?: level)?|intermediate|mid[- ]?weight|confirm[ée]",
    Seniority.SENIOR: r"senior(?: level)?|experienced|s[ée]nior",
    Seniority.LEAD: r"lead|team lead",
    Seniority.STAFF: r"staff",
    Seniority.PRINCIPAL: r"principal",
    Seniority.MANAGER: r"manager",
    Seniority.DIRECTOR: r"director",
    Seniority.EXECUTIVE: r"executive|c level|vp",
}
_WORKPLACE = {
    WorkMode.HYBRID: r"hybrid\w*|h[íi]brid\w*|mixed|partially remote|partial(?:ly)? remote|teilweise (?:remote|homeoffice)|"
    r"t[ée]l[ée]travail (?:partiel|occasionnel|possible)|teletrabajo parcial|ibrid[oa]|hybryd\w*|"
    r"гибридн\w+|гібридн\w+|ハイブリッド|하이브리드|混合办公",
    WorkMode.REMOTE: r"(?:fully |100 |full )?remot\w*|telecommut\w*|tele ?work|home ?office|work from home|wfh|"
    r"t[ée]l[ée]travail|teletrabajo|teletrabalho|da remoto|telelavoro|thuiswerk\w*|zdaln\w+|"
    r"distributed|anywhere|удал[её]нн\w*|дистанц\w+|віддален\w+|在宅\w*|リモート\w*|远程\w*|"
    r"遠端\w*|居家办公|재택\w*|원격\w*|מרחוק|عن بعد",
    WorkMode.ONSITE: r"on ?site|in ?(?:the )?office|office|in ?person|pr[ée]sen(?:[ct]i\w*|za)|vor ort|sur site|in sede|"
    r"op (?:locatie|kantoor)|stacjonarn\w+",
}
# What a field such as `remote` or `télétravail` says if it is neither yes nor no.
_PARTLY = r"parti(?:al|ally|el|elle|ellement)|parcial(?:mente)?|teilweise|teils|occasionnel\w*|ocasional|sometimes|some"
_CLOSED = (
    r"closed|expired|inactive|filled|gone|archived|unlisted|unpublished|removed|withdrawn|taken|solved|done|abgelaufen|geschlossen|"
    r"besetzt|vergeben|clos|pourvue?|expirée?|cerrad[oa]|cubiert[oa]|encerrad[oa]|chius[oa]|scadut[oa]|gesloten|vervuld|"
    r"verlopen|마감|채용마감|모집마감|募集終了|受付終了|已结束|已截止|已關閉"
)
_OPEN = r"open|active|live|published|listed|offen|aktiv|ouvert|abiert[oa]|ok|new"
# "30+ days ago", and words that stand for no value at all.
_NOTHING = re.compile(
    r"^(?:|[-–—?.]+|0|none|null|nan|nil|n/?a|"
    r"not (?:specified|stated|available|applicable|disclosed|provided|given|mentioned)|unspecified|unknown|undefined|tbd|"
    r"tba|other|keine angabe|k\. ?a\.|non (?:pr[ée]cis[ée]|communiqu[ée])|no especificado)$",
    re.IGNORECASE,
)
_PERIOD_WORDS = {
    "hour": PayPeriod.HOUR, "hourly": PayPeriod.HOUR, "hr": PayPeriod.HOUR, "h": PayPeriod.HOUR, "stunde": PayPeriod.HOUR,
    "day": PayPeriod.DAY, "daily": PayPeriod.DAY, "tag": PayPeriod.DAY, "week": PayPeriod.WEEK, "weekly": PayPeriod.WEEK,
    "month": PayPeriod.MONTH, "monthly": PayPeriod.MONTH, "mon": PayPeriod.MONTH, "monat": PayPeriod.MONTH,
    "mois": PayPeriod.MONTH, "year": PayPeriod.YEAR, "yearly": PayPeriod.YEAR, "annual": PayPeriod.YEAR,
    "yr": PayPeriod.YEAR, "annually": PayPeriod.YEAR, "annum": PayPeriod.YEAR, "jahr": PayPeriod.YEAR, "an": PayPeriod.YEAR,
    "ann": PayPeriod.YEAR, "anual": PayPeriod.YEAR, "annuale": PayPeriod.YEAR, "annuel": PayPeriod.YEAR,
    "jaar": PayPeriod.YEAR, "mensual": PayPeriod.MONTH, "mensal": PayPeriod.MONTH, "mensile": PayPeriod.MONTH,
    "mensuel": PayPeriod.MONTH, "maand": PayPeriod.MONTH, "hora": PayPeriod.HOUR, "heure": PayPeriod.HOUR,
    "ora": PayPeriod.HOUR, "uur": PayPeriod.HOUR,
}  # fmt: skip
# Languages that write the day first, and names of fields with dates in them.
_WITH_DAY_FIRST = set("bg ca cs da de el es et fi fr he hr id it lv nl no pl pt ro ru sk sl sr tr uk vi".split())
_DAY_IS_FIRST = re.compile(
    r"datum|fecha|plazo|prazo|scadenza|termin|vencim|parution|limite|cl[ôo]ture|veröffentlicht|bewerbung|gültig|sluiting|"
    r"geplaatst|pubblicat|publicad|publikacji|opublikow|ważnoś|"
    r"date[ _](?:de|du|d|publication|expiration|limite|debut|fin|cloture)\b|"
    r"data[ _](?:d[eaio]|publi|limit|scad|doda|wa[zż]n)",
    re.IGNORECASE,
)
_MAX_TEAM = 100
# Thousands as German, French and Spanish write them: `42.000,50`.
_WITH_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_MAX_WAGE_WITH_CENTS = 1_000


@dataclass(frozen=True)
class StatedFacts:
    """The facts that a source states in fields. `work_modes` are those of the fields about the workplace."""

    team: Fact[str] | None = None
    employment: Fact[Employment] | None = None
    seniority: Fact[Seniority] | None = None
    work_modes: Fact[tuple[WorkMode, ...]] | None = None
    pay: Fact[Pay] | None = None
    language: Fact[str] | None = None
    posted: Fact[Posted] | None = None
    closes_on: Fact[date] | None = None
    is_open: bool = True


def read_stated_facts(fields: Iterable[SourceField], language: str = "en") -> StatedFacts:
    """Return the facts that fields state. A field whose value is not understood states nothing.

    `language` is that of the ad. In many languages the day comes first in `04/05/2026`.
    """
    by_fact: dict[str, list[SourceField]] = {}
    for field in fields:
        if not says_nothing(field.value):
            by_fact.setdefault(field.fact, []).append(field)
    return StatedFacts(
        team=_first(by_fact.get("team", ()), _team_name),
        employment=_employment(by_fact.get("employment", ())),
        seniority=_strongest(by_fact.get("seniority", ()), _SENIORITY),
        work_modes=_work_modes(by_fact),
        pay=_pay(by_fact),
        language=_first(by_fact.get("language", ()), read_language_name),
        posted=_posted(_date(by_fact.get("posted", ()), language)),
        closes_on=_date(by_fact.get("closes", ()), language),
        is_open=not (_any(by_fact, "open", says_closed) or _any(by_fact, "closed", says_yes)),
    )


def _team_name(text: str) -> str | None:
    """Return the name of a team, or None for a number of a department."""
    return text if len(text) <= _MAX_TEAM and any(map(str.isalpha, text)) else None


def says_nothing(text: str) -> bool:
    """Return whether a value only says that there is none, such as `-` or `Not specified`."""
    return bool(_NOTHING.match(text.strip()))


def says_yes(text: str) -> bool:
    return text.strip().casefold() in _YES or bool(re.fullmatch(_CLOSED, _words(text)))


def says_no(text: str) -> bool:
    return text.strip().casefold() in _NO


def says_draft(text: str) -> bool:
    """Return whether the value of a field such as `status` says that the ad is not published yet."""
    return text.strip().casefold() in ("draft", "entwurf", "brouillon", "borrador")


def says_closed(text: str) -> bool:
    """Return whether the value of a field such as `status` or `active` says that one can no longer apply."""
    return text.strip().casefold() in _NO or bool(re.search(rf"\b(?:{_CLOSED})\b", _words(text)))


def names_employment(text: str) -> bool:
    """Return whether a value consists of words for a type of employment, such as `Full-time`."""
    return bool(re.fullmatch("|".join(_EMPLOYMENT.values()), _words(text)))


def mentions_employment(text: str) -> bool:
    """Return whether a value says something of the type of employment, such as `Permanent / full-time`."""
    return any(re.search(rf"\b(?:{pattern})\b", _words(text)) for pattern in _EMPLOYMENT.values())


def names_workplace(text: str) -> bool:
    """Return whether a value says that a job is remote, hybrid or on site."""
    return any(re.search(rf"\b(?:{pattern})\b", _words(text)) for pattern in _WORKPLACE.values())


def read_language_name(text: str) -> str | None:
    """Return the ISO 639-1 code of a language given as a code, a locale or an English name: `de`, `de_DE`, `German`."""
    code = re.split(r"[-_]", text.strip())[0]
    if len(code) == 2 and pycountry.languages.get(alpha_2=code.lower()):
        return code.lower()
    found = pycountry.languages.get(name=text.strip().title())
    return getattr(found, "alpha_2", None) if found else None


def _words(text: str) -> str:
    """Return a value as lower-case words: `FULL_TIME`, `FullTime` and `Full-time` are all `full time`."""
    return _NOT_LETTERS.sub(" ", _CAMEL_CASE.sub(" ", text)).strip().casefold()


def _first(fields: Iterable[SourceField], read: Callable[[str], Value | None]) -> Fact[Value] | None:
    for field in fields:
        if (value := read(field.value)) is not None:
            return Fact(value, (field.evidence,))
    return None


def _strongest(fields: Iterable[SourceField], patterns: Mapping[Value, str]) -> Fact[Value] | None:
    for value, pattern in patterns.items():
        for field in fields:
            if re.search(rf"\b(?:{pattern})\b", _words(field.value)):
                return Fact(value, (field.evidence,))
    return None


def _employment(fields: Iterable[SourceField]) -> Fact[Employment] | None:
    """Return the type of employment, but none of limited time for a choice such as `CLT ou PJ` or `Permanent, contract`."""
    fields = list(fields)
    found = _strongest(fields, _EMPLOYMENT)
    if found and found.value in _LIMITED and any(_PERMANENT_OR.search(field.value) for field in fields):
        return _strongest(fields, {value: words for value, words in _EMPLOYMENT.items() if value not in _LIMITED})
    return found


def _work_modes(by_fact: dict[str, list[SourceField]]) -> Fact[tuple[WorkMode, ...]] | None:
    """Return the modes that a field such as `workplaceType` names; without one, those with a field that says yes."""
    if named := _strongest(by_fact.get("workplace", ()), _WORKPLACE):
        return Fact((named.value,), named.evidence)
    if hybrid := _strongest(by_fact.get("remote", ()), {WorkMode.HYBRID: f"{_WORKPLACE[WorkMode.HYBRID]}|{_PARTLY}"}):
        return Fact((hybrid.value,), hybrid.evidence)
    flags = {WorkMode(fact): field for fact in WorkMode.values for field in by_fact.get(fact, ()) if _says_so(field, fact)}
    modes = tuple(mode for mode in WorkMode if mode in flags)
    return Fact(modes, tuple(flags[mode].evidence for mode in modes)) if modes else None


def _says_so(field: SourceField, mode: str) -> bool:
    words = _words(field.value)
    return field.value.strip().casefold() in _YES or bool(re.match(rf"(?:{_WORKPLACE[WorkMode(mode)]})\b", words))


def _any(by_fact: dict[str, list[SourceField]], fact: str, says: Callable[[str], bool]) -> bool:
    return any(says(field.value) for field in by_fact.get(fact, ()))


def _date(fields: Iterable[SourceField], language: str) -> Fact[date] | None:
    for field in fields:
        day_is_first = language in _WITH_DAY_FIRST or bool(_DAY_IS_FIRST.search(field.name.rpartition(".")[2]))
        if day := read_date(field.value, day_is_first=day_is_first):
            return Fact(day, (field.evidence,))
    return None


def _posted(day: Fact[date] | None) -> Fact[Posted] | None:
    return Fact(Posted(day.value, DatePrecision.DAY), day.evidence) if day else None


def _pay(by_fact: dict[str, list[SourceField]]) -> Fact[Pay] | None:
    """Return the pay of fields with its bounds, or of one field with all of it: `65k-95k USD`."""
    fields = [by_fact[fact][0] for fact in ("pay_min", "pay_max", "pay_currency", "pay_period") if fact in by_fact]
    amounts = {field.fact: amount for field in fields if (amount := _amount(field)) is not None}
    currency, period = (_text(by_fact, fact) for fact in ("pay_currency", "pay_period"))
    if amounts and not _is_estimate(amounts, currency):
        whole = _text(by_fact, "pay")
        bounds = " ".join(_text(by_fact, fact) for fact in ("pay_min", "pay_max"))
        money = _currency(currency) or find_currency(whole) or find_currency(bounds)
        pay = _in_full(_ordered(amounts, money, read_pay_period(period) or find_period(whole)))
        return Fact(pay, tuple(field.evidence for field in fields))
    for field in by_fact.get("pay", ()):
        read = read_pay(field.value, is_exact=True)
        if read and is_plausible(field.value, read):
            read = replace(
                read,
                currency=read.currency or _currency(currency),
                period=read_pay_period(period) or _period_at_end(field.value) or read.period,
            )
            return Fact(read, (field.evidence,))
    return None


def _currency(text: str) -> str | None:
    """Return the code of the currency that a field names, which can be any of ISO 4217."""
    code = text.strip().upper()
    is_code = len(code) == 3 and pycountry.currencies.get(alpha_3=code)
    return find_currency(text) or (code if is_code else None)


def _period_at_end(text: str) -> PayPeriod | None:
    """Return the period that the word after the last amount is: `$22.09 - $37.39 HOUR`."""
    found = re.search(r"\d ([^\W\d_]+)$", _words(text))
    return _PERIOD_WORDS.get(found[1]) if found else None


def _ordered(amounts: Mapping[str, Decimal], currency: str | None, period: PayPeriod | None) -> Pay:
    minimum, maximum = amounts.get("pay_min"), amounts.get("pay_max")
    if minimum is not None and maximum is not None:
        minimum, maximum = min(minimum, maximum), max(minimum, maximum)
    return Pay(minimum, maximum, currency, period)


def _is_estimate(amounts: Mapping[str, Decimal], currency: str) -> bool:
    """Return whether the amount is what a search engine computed: one bound with odd cents, without a currency."""
    only = next(iter(amounts.values()))
    return len(amounts) == 1 and not currency and only > _MAX_WAGE_WITH_CENTS and only % 1 not in (0, Decimal("0.5"))


def _in_full(pay: Pay) -> Pay:
    """Return yearly pay that is given in thousands, such as 75 to 95, in full."""
    amounts = [amount for amount in (pay.minimum, pay.maximum) if amount is not None]
    bounds = pay_bounds(pay.currency or "", pay.period or "")
    if pay.period is not PayPeriod.YEAR or not bounds or not all(10 <= amount < 1_000 for amount in amounts):
        return pay
    if not all(bounds[0] <= amount * 1_000 <= bounds[1] for amount in amounts):
        return pay
    return replace(pay, minimum=pay.minimum and pay.minimum * 1_000, maximum=pay.maximum and pay.maximum * 1_000)


def _amount(field: SourceField) -> Decimal | None:
    """Return the amount of a bound. 0 and 1 are placeholders."""
    if field.fact not in ("pay_min", "pay_max"):
        return None
    number = field.value.strip()
    if _WITH_POINTS.fullmatch(number):
        number = number.replace(".", "").replace(",", ".")
    try:
        amount = Decimal(re.sub(r"[,\s'’_]|^[^\d.-]+", "", number))
    except InvalidOperation:
        read = read_pay(field.value)
        amount = (read.minimum or read.maximum or Decimal(0)) if read else Decimal(0)
    return amount if 1 < amount < MAX_AMOUNT else None


def read_pay_period(text: str) -> PayPeriod | None:
    """Return the period of pay that a field names: `hourly`, `per-year-salary`, `1 YEAR`."""
    for word in _words(text).split():
        if word in _PERIOD_WORDS:
            return _PERIOD_WORDS[word]
    return find_period(text)


def _text(by_fact: dict[str, list[SourceField]], fact: str) -> str:
    return by_fact[fact][0].value if fact in by_fact else ""
