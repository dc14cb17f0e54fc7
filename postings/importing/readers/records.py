"""Read an ad from a record: an object of JSON, YAML or XML, a row of a table, or front matter with the text below it.

The first mapping that recognizes the record says which field holds what; usual names say it for the rest. Fields that no
target takes are not read, and `manage.py inspect_postings` names them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from postings.content.apply_links import check_apply_url, email_address, source_key
from postings.content.plain_text import MAX_COMPANY, MAX_TITLE, clean_line, has_visible_characters
from postings.content.types import Finding, ParsedAd, RawFile, SetAside, SourceField, SourceSettings
from postings.extraction.source_fields import (
    FACTS,
    mentions_employment,
    names_workplace,
    says_draft,
    says_no,
    says_nothing,
    says_yes,
)
from postings.importing.readers.html_text import to_markdown
from postings.importing.readers.label_names import LABEL_NAMES
from postings.importing.readers.mapping import (
    TEXTS,
    FieldMapping,
    Found,
    Record,
    find,
    normalize,
    parse_mapping,
    shipped_mappings,
    texts,
)
from postings.importing.readers.no_ad import IsNoAd
from postings.importing.readers.place_text import names_place

TARGETS = (*TEXTS, *FACTS)
_MAX_ID, _MAX_VALUE, _MAX_LOCATION, _MAX_TIME_SPENT, _MAX_NAME = 200, 500, 1000, 40, 100

# The usual names of fields, the most telling first. Names are compared without case, spaces and punctuation.
_USUAL_NAMES = {
    "id": "id job_id jobid jobreqid requisition_id req_id reference_number referencenumber reference reference_id guid "
    "shortcode uuid webindex code stellennummer kennziffer referenznummer numero_offre referencia id_oferta slug "
    "external_id posting_id vacancy_id",
    "title": "title job_title jobtitle position_title position job_name role vacancy_title vacancy stellenbezeichnung "
    "stellentitel titel stellenangebot berufsbezeichnung intitule intitule_poste titre titre_poste poste titulo "
    "titulo_puesto nombre_puesto puesto cargo posting_title opening_title internship_title name headline",
    "company": "company company_name companyname employer employer_name organization organisation organization_name "
    "hiring_organization hiringorganization hiring_company unternehmen firma arbeitgeber entreprise employeur "
    "societe nom_entreprise empresa nombre_empresa empleador firmenname institution organisation_name",
    "team": "team department departments department_name division abteilung service departement departamento equipo",
    "location": "location locations job_location joblocation place city_state candidate_required_location location_name "
    "workplace_location full_location based located standort einsatzort arbeitsort lieu lieu_travail localisation ubicacion "
    "lugar_trabajo office offices",
    "workplace": "workplace_type workplace work_mode workmode mode modality work_type worktype remote_type remotetype "
    "location_type work_location_type job_location_type workplace_model arbeitsmodell modalidad "
    "modalidad_de_trabajo remote_status",
    "remote": "remote is_remote telecommuting allow_remote remote_allowed remote_employment homeoffice home_office "
    "teletravail teletrabajo",
    "hybrid": "hybrid is_hybrid",
    "onsite": "onsite on_site",
    "employment": "employment_type employmenttype employment_type_code job_type jobtype job_types contract_type "
    "contracttype contract employment commitment type_of_employment schedule_type terms position_type "
    "full_or_part_time fulltime_or_parttime vertragsart anstellungsart beschaftigungsart contrat type_contrat "
    "type_de_contrat tipo_contrato tipo_de_contrato tipo_jornada jornada appointment_type contract_time schedule "
    "working_hours arbeitszeit arbeitszeitmodell temps_travail temps_de_travail employment_name",
    "seniority": "seniority seniority_level experience_level career_level",
    "pay": "salary salary_range compensation pay pay_range salary_text salary_compensation comp wage gehalt lohn "
    "vergutung salaire remuneration salario sueldo retribucion",
    "pay_min": "salary_min min_salary minsalary minimum_salary salary_from pay_min min_pay compensation_min salary_minimum "
    "min_amount salary_lower_limit salary_range_min gehalt_von gehalt_ab gehalt_min mindestgehalt salaire_min "
    "salaire_minimum salario_min salario_minimo salario_desde",
    "pay_max": "salary_max max_salary maxsalary maximum_salary salary_to pay_max max_pay compensation_max salary_maximum "
    "max_amount salary_upper_limit salary_range_max gehalt_bis gehalt_max hochstgehalt salaire_max salaire_maximum "
    "salario_max salario_maximo salario_hasta",
    "pay_currency": "salary_currency currency pay_currency compensation_currency currency_code",
    "pay_period": "salary_period salary_interval salaryinterval pay_period compensation_interval salary_unit interval",
    "language": "language lang locale sprache langue idioma",
    "posted": "posted posted_on posted_at posted_date date_posted published_at published_on published publication_date "
    "pub_date date_published publish_date created created_at created_on creation_date date_created date opens open_date "
    "publish_time released_date release_date opening_date opened_at start_publish publish_from advertise_from datum "
    "veroffentlicht veroffentlichungsdatum date_de_publication date_publication date_de_parution fecha fecha_de_publicacion "
    "fecha_publicacion",
    "closes": "closes closes_on closes_at closing_date date_closed ended_at ends_at deadline application_deadline "
    "valid_through expires expires_at expires_on expiry_date expiration_date expire end_date publish_until close_date "
    "apply_by apply_before "
    "application_close_date last_date last_date_to_apply valid_until valid_to bewerbungsfrist gultig_bis date_limite "
    "date_limite_candidature date_de_cloture date_cloture date_expiration closing_date_for_applications "
    "fecha_limite fecha_de_cierre fecha_cierre fecha_vencimiento plazo",
    "open": "open is_open active is_active is_listed is_visible status state_of_job published_status",
    "closed": "closed is_closed expired is_expired filled",
    "draft": "draft is_draft",
    "published": "published is_published",
    "apply_url": "apply_url application_url apply_link application_link apply applyurl joburl job_url url link "
    "absolute_url hosted_url careers_url canonical_url web_url posting_url bewerbungslink lien enlace href "
    "website_apply shortlink",
    "apply_email": "apply_email application_email email contact_email e_mail bewerbung_email correo",
    "apply_text": "how_to_apply application_instructions apply_instructions",
    "body": "description job_description jobdescription description_html content content_html body text details "
    "summary responsibilities duties requirements required_skills_qualifications qualifications "
    "skills_qualifications desired_skills_qualifications nice_to_have stellenbeschreibung beschreibung "
    "aufgaben profil descriptif missions descripcion requisitos",
    "benefits": "benefits perks benefit leistungen avantages beneficios",
}  # fmt: skip
_HOME_PAGE = re.compile(r"https?://[^/?#\s]+/?")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUESTION = re.compile(
    r"^(?:(?:what|where|when|which) (?:is|are|will)|what's|is|please (?:enter|give|provide|state)|enter) "
    r"(?:(?:the|this|your|our) )?(?:(?:job|role|position) (?=remote|hybrid|based|located))?",
    re.IGNORECASE,
)
# A link under any other name: `information link`, `urlToApply`.
_LINK_NAME = re.compile(r"apply|application|bewerb|postul|(?<![a-z])(?:link|url|href)(?![a-z])|(?:Link|Url|URL)$")
_OTHER_LINK = re.compile(
    r"logo|image|img|icon|photo|video|thumb|company|website|home|map|base|redirect|social|twitter|git|feed|deadline|date|status|"
    r"dialog|message|thread|profile",
    re.IGNORECASE,
)
# An address in fields of its own. A prefix keeps the city of the job apart from that of the company.
_CITY_NAMES = "city town ville ort stadt localidad ciudad locality address_locality city_name city_info"
_REGION_NAMES = "state region province bundesland provincia address_region"
_COUNTRY_NAMES = "country country_name land pays pais country_code address_country"
_ADDRESS_PREFIXES = ("job_", "location_", "work_", "workplace_", "")
# These take all their fields, the others the first one that has a value.
_TAKES_ALL = {"body", "location", "benefits"}
# These are used where no other name gives a value: a region may be a part of the place that another field names.
_LAST_RESORTS = {
    "location": "region area country pays land",
    "employment": "type hours kind statut job_category",
    "apply_email": "contact kontakt contacto",
}
# What a field called `type` says about the employment. Other words can be about anything.
_TYPE_OF_EMPLOYMENT = re.compile(
    r"(?:full|part)[-_ ]?time|internship|vollzeit|teilzeit|temps (?:plein|partiel)|stage|alternance|praktikum|"
    r"(?:tiempo|jornada) (?:complet[oa]|parcial)|(?:полная|неполная|частичная|повна|часткова) (?:занятость|зайнятість)|"
    r"フルタイム|パートタイム|アルバイト|全职|全職|兼职|兼職|풀타임|파트타임",
    re.IGNORECASE,
)
# What stands beside it and leaves the type open: `Full-time, permanent`.
_PERMANENT = re.compile(
    r"permanent|regular|unbefristet|festanstellung|cdi|indefinido|постоянная|正社員|正社员|정규직", re.IGNORECASE
)
_BETWEEN_TERMS = re.compile(r"\s*[,;/|+&]\s*|\s+-\s+")
# Parts of an object that a usual field holds: `"salary": {"min": 52000}`. Each with the target of that field.
_PARTS = {
    "apply_url": ("apply_text", "url link href"),
    "apply_email": ("apply_text", "email mail"),
    "employment": ("employment", "type kind"),
    "workplace": ("workplace", "type kind"),
    "pay_min": ("pay", "min minimum from low lower min_value value amount"),
    "pay_max": ("pay", "max maximum to high upper max_value value amount"),
    "pay_currency": ("pay", "currency currency_code"),
    "pay_period": ("pay", "interval period unit unit_text per"),
}
_APPLYING = ("apply", "application")
# Years of experience in a field of their own.
_EXPERIENCE = (
    "experience experience_required required_experience required_experience_years experience_years years_of_experience "
    "work_experience min_experience minimum_experience berufserfahrung experiencia experience_requise experience_name"
)
_YEARS = re.compile(r"\d.*[^\W\d_]")
_MAX_EXPERIENCE = 60
# A time that has passed or goes on: the entry of a CV, not an ad.
_TIME_SPENT = re.compile(
    r"(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d ?(?:[-–—]|to|bis|à|a) ?(?:(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d|[^\W\d_’' ]{3,12})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM = frozenset("since from start startdate startyear begin started seit von depuis desde".split())
_UNTIL = frozenset("until to end enddate endyear ended bis jusqua hasta".split())
# What an ad has besides a title, at least one of these.
_OTHER_THAN_TITLE = ("apply_url", "body", "location", "company", "posted")


def parse_item(raw: RawFile, text: str) -> ParsedAd:
    """Return the parts of an item of a list. Raise SetAside or IsNoAd."""
    given = json.loads(text)
    return read_record(given["record"], raw, around=given.get("around", {}))


def read_record(
    record: Record,
    raw: RawFile,
    *,
    around: Record | None = None,
    body: str = "",
    body_line: int = 1,
    lines: Mapping[str, int] | None = None,
) -> ParsedAd:
    """Return the parts of an ad from its record.

    `around` are fields of the whole list, `body` is text below the record, and `lines` are the lines of the fields.
    """
    numbers = lines or {}
    found = targets(record, raw.settings, around or {})
    if _first(found, "draft", says_yes) or _first(found, "published", says_no) or _first(found, "open", says_draft):
        raise IsNoAd("It is marked as a draft.")
    title = clean_line(to_markdown(_text(found, "title")))
    if not has_visible_characters(title):
        raise IsNoAd("It has no title.")
    if len(title) > MAX_TITLE:
        message = f"The title is longer than {MAX_TITLE} characters. Shorten it."
        raise SetAside(raw.path, "title_too_long", message, field="title", raw=title)
    findings: list[Finding] = []
    apply_url, apply_email = _ways_to_apply(raw.path, found, findings)
    instructions = [each for each in found["apply_text"] if each not in _only_ways(found["apply_text"])]
    text = "\n\n".join(part for part in (body, *_bodies(found), _experience(record)) if part)
    if not text:
        findings.append(Finding(raw.path, "no_body", "The ad has no description.", field="body"))
    company = clean_line(_text(found, "company"))
    return ParsedAd(
        title=title,
        apply_url=apply_url,
        apply_email=apply_email,
        apply_text=_text({"apply_text": instructions}, "apply_text")[:2000],
        company=company if company and not says_nothing(company) and len(company) <= MAX_COMPANY else None,
        pay_text=_joined(found, "pay"),
        location_text=_joined(found, "location"),
        benefits_text=_joined(found, "benefits"),
        body=text,
        body_line=body_line,
        title_line=_line(found, "title", numbers),
        company_line=_line(found, "company", numbers),
        badge_line=_line(found, "location", numbers) or _line(found, "pay", numbers),
        findings=tuple(findings),
        fields=tuple(_source_fields(found, numbers)),
        key=_key(found, apply_url),
    )


def targets(
    record: Record, settings: SourceSettings, around: Record | None = None, wanted: Iterable[str] = TARGETS
) -> dict[str, list[Found]]:
    """Return for each target that is wanted what the record holds for it."""
    mappings = mappings_of(record, settings)
    by_name = {name: str(key) for key in record for name in _other_names(str(key)[:_MAX_NAME])}
    by_name |= {normalize(str(key)): str(key) for key in record}
    found: dict[str, list[Found]] = {}
    for target in wanted:
        given = [mapping.fields[target] for mapping in mappings if target in mapping.fields]
        sources = given[0] if given else _usual_sources(record, by_name, target)
        values = [each for each in find(record, sources) if each.text]
        if target == "employment" and not given and not any(mentions_employment(each.text) for each in values):
            values = _employment_elsewhere(record, found) or values
        elif not values and target in _LAST_RESORTS:
            values = [each for each in find(record, _LAST_RESORTS[target].split()) if each.text]
            if target == "apply_email":
                values = [each for each in values if email_address(each.text) and not found.get("apply_url")]
        if not values and not given and target in _PARTS:
            values = [each for each in find(record, _parts(record, by_name, target)) if each.text]
        if not given and target == "workplace":
            values = [each for each in values if names_workplace(each.text) or not names_place(each.text)]
        if not given and target == "location":
            values += _places_in_fields_of_workplace(record, by_name, values)
        if not values and around and target == "company":
            values = [each for each in find(around, [*_USUAL_NAMES["company"].split(), "name"]) if each.text]
        found[target] = values
    return found


def mappings_of(record: Record, settings: SourceSettings) -> list[FieldMapping]:
    """Return the mappings that say what the fields of a record hold, the strongest first. Usual names come after them."""
    return [*_own_mapping(settings), *_recognised(record)]


def _own_mapping(settings: SourceSettings) -> Iterator[FieldMapping]:
    if settings.mapping:
        yield _parsed(settings.mapping)


def check_mapping(mapping: str) -> None:
    """Raise MappingError if the mapping of a source is not valid. None is valid, too."""
    _parsed(mapping)


@cache
def _parsed(mapping: str) -> FieldMapping:
    return parse_mapping(mapping, TARGETS, "the mapping of this source")


def _recognised(record: Record) -> Iterator[FieldMapping]:
    names = {normalize(str(key)) for key in record}
    for mapping in shipped_mappings(TARGETS):
        if any(fields <= names for fields in mapping.recognized_by):
            yield mapping
            return


def _usual_sources(record: Record, by_name: Mapping[str, str], target: str) -> Iterable[str]:
    """Return the fields of a record that have a usual name of the target, in the order of the names."""
    keys = [by_name[name] for name in _usual_names(target) if name in by_name]
    if target == "location" and not any(_says_something(record[key]) for key in keys):
        return _address(record, by_name)
    if target == "apply_url":
        keys += [str(key) for key, value in record.items() if _is_link(str(key), value)]
    return keys if target in _TAKES_ALL else (key for key in keys if texts(record[key]))


def _parts(record: Record, by_name: Mapping[str, str], target: str) -> Iterator[str]:
    """Yield the paths of a target within an object that a usual field holds."""
    outer, parts = _PARTS[target]
    for name in (*_usual_names(outer), *_APPLYING) if outer == "apply_text" else _usual_names(outer):
        if name in by_name and isinstance(record[by_name[name]], dict):
            yield from (f"{by_name[name]}.{part}" for part in parts.split())


def _places_in_fields_of_workplace(record: Record, by_name: Mapping[str, str], known: list[Found]) -> list[Found]:
    """Return the places that fields such as `location_type` hold, which usually say `Remote` or `Hybrid`.

    There are none if a field of the location names a place.
    """
    keys = [by_name[name] for name in _usual_names("workplace") if name in by_name]
    found = [each for each in find(record, keys) if names_place(each.text)]
    return found if found and not any(names_place(each.text) for each in known) else []


def _employment_elsewhere(record: Record, found: Mapping[str, list[Found]]) -> list[Found]:
    """Return the types of employment that fields such as `type` hold, or that a location has in brackets."""
    values = [each for each in find(record, _LAST_RESORTS["employment"].split()) if _is_type_of_employment(each.text)]
    return values or [
        each
        for each in found.get("location", ())
        if any(mentions_employment(part) for part in _IN_BRACKETS.findall(each.text))
    ]


def _is_type_of_employment(text: str) -> bool:
    parts = [part for part in _BETWEEN_TERMS.split(text.strip()) if not _PERMANENT.fullmatch(part)]
    return bool(parts) and all(map(_TYPE_OF_EMPLOYMENT.fullmatch, parts))


def _is_link(name: str, value: Any) -> bool:
    """Return whether a field of an unusual name holds a link to an ad, and not to the home page of a company."""
    link = "".join(texts(value))
    is_named = _LINK_NAME.search(name) and not _OTHER_LINK.search(name)
    return bool(is_named) and "://" in link and not _HOME_PAGE.fullmatch(link)


@cache
def _usual_names(target: str) -> tuple[str, ...]:
    names = (*_USUAL_NAMES.get(target, "").split(), *LABEL_NAMES.get(target, "").split(", "))
    return tuple(dict.fromkeys(map(normalize, names)))


@lru_cache(maxsize=10_000)
def _other_names(name: str) -> tuple[str, str]:
    """Return a name without its first word, and without the words of a question."""
    return normalize(_without_prefix(name)), normalize(_without_question(name))


def _without_prefix(name: str) -> str:
    """Return a name of three words or more without the first: `a_job_type` and `job_type` are one."""
    words = re.findall(r"[^\W_]+", name)
    return "_".join(words[1:]) if len(words) > 2 else name


def _without_question(name: str) -> str:
    """Return what the question of a form asks for: `What is the job title?`, `How to apply (link or e-mail)`."""
    return _QUESTION.sub("", _IN_BRACKETS.sub("", name).strip(" ?*:"))


def usual_target(name: str) -> str | None:
    """Return what a field or label of this name usually states, or None."""
    return _target_by_name().get(normalize(name))


@cache
def _target_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for target in _USUAL_NAMES:
        for name in _usual_names(target):
            found.setdefault(name, target)
    return found


def first_text(found: dict[str, list[Found]], target: str) -> str:
    """Return the first text of a target that says something, or an empty string."""
    return _text(found, target)


def _address(record: Record, by_name: Mapping[str, str]) -> list[str]:
    """Return a template of the fields with city, region and country, or nothing without city and country."""
    for prefix in _ADDRESS_PREFIXES:
        city, region, country = (
            next((by_name[name] for name in _prefixed(prefix, names) if name in by_name), "")
            for names in (_CITY_NAMES, _REGION_NAMES, _COUNTRY_NAMES)
        )
        if any(key and _says_something(record[key]) for key in (city, country)):
            keys = [key for key in (city, region, country) if key and _says_something(record[key])]
            return [", ".join(f"{{{key}}}" for key in keys)]
    return []


def _prefixed(prefix: str, names: str) -> Iterator[str]:
    return (normalize(prefix + name) for name in names.split())


def _says_something(value: Any) -> bool:
    return any(not says_nothing(text) for text in texts(value))


def _text(found: dict[str, list[Found]], target: str) -> str:
    return next((each.text for each in found[target] if not says_nothing(each.text)), "")


def _joined(found: dict[str, list[Found]], target: str) -> str:
    """Return all values of a target in one text, each once."""
    parts = dict.fromkeys(clean_line(to_markdown(each.text)) for each in found[target] if not says_nothing(each.text))
    kept = [part for part in parts if part]
    return "; ".join(kept if target != "pay" else kept[:1])[:_MAX_LOCATION]


def _first(found: dict[str, list[Found]], target: str, says: Any) -> bool:
    return any(says(each.text) for each in found[target][:1])


def _bodies(found: dict[str, list[Found]]) -> Iterator[str]:
    seen: set[str] = set()
    for each in found["body"]:
        text = to_markdown(each.text)
        if text and text not in seen and not says_nothing(text):
            seen.add(text)
            heading = clean_line(to_markdown(each.heading)).strip("#* ")
            yield f"## {heading}\n\n{text}" if heading else text


def _experience(record: Record) -> str:
    """Return a line such as `Experience: 3 years`, or an empty text."""
    for name, text in ((each.name, clean_line(each.text)) for each in find(record, _EXPERIENCE.split())):
        if len(text) <= _MAX_EXPERIENCE and _YEARS.search(text):
            return f"{name.replace('_', ' ').capitalize()}: {text}"
    return ""


def _ways_to_apply(path: str, found: dict[str, list[Found]], findings: list[Finding]) -> tuple[str, str]:
    """Return the first valid link and the first address. A link that is not valid becomes a finding."""
    url, email = "", ""
    for each in [*found["apply_url"], *found["apply_email"], *_only_ways(found["apply_text"])]:
        if says_nothing(each.text):
            continue
        if address := email_address(each.text):
            email = email or address
        elif not check_apply_url(each.text):
            url = url or source_key(each.text)
        elif each in found["apply_url"] and not url:
            problem = check_apply_url(each.text)
            findings.append(Finding(path, "bad_apply_link", problem, field="apply_url", raw=each.text[:500]))
    return url, email


def _only_ways(instructions: list[Found]) -> list[Found]:
    """Return the instructions that consist of a link or an address."""
    return [each for each in instructions if email_address(each.text) or not check_apply_url(each.text)]


def _line(found: dict[str, list[Found]], target: str, lines: Mapping[str, int]) -> int:
    """Return the line of the field that a target is read from, or 0."""
    return next((lines.get(each.name.partition(".")[0], 0) for each in found[target] if not says_nothing(each.text)), 0)


def _source_fields(found: dict[str, list[Found]], lines: Mapping[str, int]) -> Iterator[SourceField]:
    for fact in ("company", *FACTS):
        for each in found[fact]:
            if each.text and not says_nothing(each.text):
                line = lines.get(each.name.partition(".")[0], 0)
                yield SourceField(fact, each.name, clean_line(each.text)[:_MAX_VALUE], line)


def _key(found: dict[str, list[Found]], apply_url: str) -> str:
    """Return the link as the key if it has the ad's id in it, so that no other ad has it. Otherwise its file is the key."""
    number = _text(found, "id")
    return apply_url if apply_url and len(number) >= 4 and number in apply_url else ""


@dataclass(frozen=True)
class Identity:
    """The identity of an ad within its file. `name` is its id, or else its link, or else its title and place."""

    id: str
    name: str
    title: str
    title_and_place: str
    looks_like_ad: bool


def identify(record: Record, settings: SourceSettings) -> Identity:
    """Return the identity of a record, and whether it has a title and at least one other field of an ad."""
    found = targets(record, settings, wanted=("id", "title", *_OTHER_THAN_TITLE))
    number, title = _text(found, "id"), _text(found, "title")
    title_and_place = " ".join(part for part in (title, _joined(found, "location")) if part)[:_MAX_ID]
    name = (number or _text(found, "apply_url"))[:_MAX_ID] or title_and_place
    is_ad = bool(found["title"]) and any(found[target] for target in _OTHER_THAN_TITLE) and not _is_of_a_cv(record, found)
    return Identity(number, name, title, title_and_place, is_ad)


def _is_of_a_cv(record: Record, found: dict[str, list[Found]]) -> bool:
    """Return whether a record is a job that somebody had: it has no link, and the years in one field or in two."""
    return not found["apply_url"] and (
        states_years(record)
        or any(
            isinstance(value, str) and len(value) <= _MAX_TIME_SPENT and _TIME_SPENT.fullmatch(value.strip())
            for value in record.values()
        )
    )


def states_years(record: Record) -> bool:
    """Return whether two fields say from which year to which year something was: `since: 2014`, `until: 2015`."""
    years = {normalize(str(key)) for key, value in record.items() if _YEAR.fullmatch(str(value).strip())}
    return not years.isdisjoint(_FROM) and not years.isdisjoint(_UNTIL)


def looks_like_ad(record: Record, settings: SourceSettings) -> bool:
    """Return whether a record has a title and at least one other field of an ad."""
    return identify(record, settings).looks_like_ad
