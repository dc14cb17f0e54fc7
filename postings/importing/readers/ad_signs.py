"""Distinguish job ads from the other files beside them: a README, a section page, a template, a list of links."""

import re
from collections.abc import Collection

from postings.choices import SectionKind
from postings.content.outline import parse_sections
from postings.content.section_kinds import is_heading_text
from postings.reference.occupations import names_occupation

# Facts that a field or label states only of a job.
SIGNS = frozenset(
    "company team location workplace remote employment seniority pay pay_min closes apply_url apply_email apply_text".split()
)
# Events have places and dates by which to apply, too.
_ONLY_OF_JOBS = frozenset(["employment", "seniority", "pay", "pay_min"])
_SECTIONS = frozenset(
    [
        SectionKind.RESPONSIBILITIES,
        SectionKind.REQUIREMENTS,
        SectionKind.PREFERRED,
        SectionKind.BENEFITS,
        SectionKind.COMPENSATION,
        SectionKind.PROCESS,
        SectionKind.ABOUT_ROLE,
    ]
)
_PAGE_NAMES = re.compile(
    r"^(?:readme|contributing|license|licence|changelog|code[-_]of[-_]conduct|security|support|authors|index|about|faq|"
    r"guide\w*|advice|imprint|impressum|privacy|todo|notes?|jobs?|careers?|openings?|positions?)(?:[._-]\w{2}(?:[-_]\w{2})?)?$"
)
_TEMPLATE_NAME = re.compile(
    r"^(?:(?:job|ad|position|posting|vacancy|role|description|new|the|sample|example)[-_ ]*)*template\b"
)
_PLACEHOLDER = re.compile(
    r"\[(?:job |role |your |company |position |insert |city|location|name of)[^\]\n]{0,40}\](?!\()|"
    r"<(?:job|role|company|your)[^>\n]{0,30}>|\{[a-z_]{3,20}\}",
    re.IGNORECASE,
)
_FILLER = re.compile(r"lorem ipsum dolor", re.IGNORECASE)
PAGE_TITLE = re.compile(
    r"^\W*(?:(?:our |current |all |open |new )*"
    r"(?:jobs?|careers?|vacancies|openings|positions|roles|opportunities|hiring|recruitment)|"
    r"(?:job|career)s? (?:board|list|openings|listings|opportunities)|"
    r"(?:work|working|careers|jobs|life) (?:with|at|for|in|@) .{2,40}|join (?:us|our team)|we(?:['’]re| are) hiring|"
    r"(?:offene )?stellen(?:angebote)?|karriere|wir suchen|nous recrutons|(?:offres d['’])?emplois?|"
    r"(?:ofertas de )?empleos?|trabaja con nosotros|carreiras?|vagas|trabalhe conosco|posizioni aperte|lavora con noi|"
    r"vacatures|kariera|карьера|(?:наши |открытые )?вакансии|кар['’]єра|вакансії|(?:recruit\W*|job ?list\W*)?"
    r"(?:採用|求人|募集)(?:情報|要項|案内|一覧)?|招聘(?:信息|职位)?|加入我们|(?:채용|구인) ?(?:공고|정보|안내)?|"
    r"(?:.{2,40} )?(?:(?:career|engineer(?:ing)?|developer|designer) (?:path|ladder|levels|progression)|"
    r"competenc(?:y|ies) matrix)|"
    r"posts|blog|home|contents?|license|changelog|contributing)\W*$",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"\b(?:apply|applicants?|applications?|r[ée]sum[ée]s?|cv|cover letter|interview|candidates?|hiring|recruit\w*|"
    r"bewerb\w*|bewirb|lebenslauf|postul\w+|candidat\w+|curr[íi]cul\w+|solicitud\w*|aplica\w*|"
    r"sollicit\w+|ans[öø]k\w*|aplikuj\w*|[žz]ivotopis\w*|отклик\w*|резюме|ваканс\w+|βιογραφικ\w+|αίτησ\w+)\b|קורות חיים|"
    r"السيرة الذاتية|للتقديم|應徵|应聘|應聘|申请|申請|投递|履歷|简历|招聘|徵才|応募|採用|지원|채용|이력서",
    re.IGNORECASE,
)
_REQUIRING = re.compile(
    r"\b(?:experience|skills?|qualifications?|requirements?|responsib\w+|duties|degree|knowledge of|ability to|"
    r"you (?:will|have|are)|we(?: are|['’]re) (?:looking|seeking|hiring|searching)|looking for an?|seeking an?|"
    r"erfahrung\w*|kenntnisse|aufgaben|anforderungen|wir suchen|qualifikation\w*|"
    r"suchen (?:dich|sie|eine?n?)|gesucht|zu besetzen|"
    r"exp[ée]rience|comp[ée]tences|missions?|profil|nous recherchons|recrut(?:e|ons)|"
    r"experiencia|requisitos|funciones|buscamos|se (?:busca|necesita|requiere)|conocimientos?|experi[êe]ncia|procuramos|"
    r"cerchiamo|cercasi|ervaring|zoeken|gezocht|wymagania|požiadavk\w+|požadavk\w+|"
    r"požadujeme|hľadáme|hledáme|náplň práce|prax\w*|praxe|skúsenos\w+|zkušenost\w*|обязанности|требования|опыт\w*|ищем|"
    r"обов['’]язки|вимоги|досвід\w*|шукаємо|προσόντα|εμπειρία|αρμοδιότητες|ζητείται)\b|דרישות|ניסיון|المتطلبات|خبرة|مطلوب|"
    r"經驗|经验|要求|职责|職責|技能|経験|資格|仕事内容|業務内容|必須|募集|경험|경력|자격|우대|모집|업무",
    re.IGNORECASE,
)
_CONDITIONS = re.compile(
    r"\b(?:salary|full[- ]time|part[- ]time|remote|vacation|benefits|gehalt|vollzeit|urlaub|salaire|cdi|salario|jornada|"
    r"зарплат\w*|оклад\w*|занятость|зайнятість|μισθός)\b|שכר|راتب|薪|福利|給与|月給|年収|時給|正社員|급여|연봉|정규직",
    re.IGNORECASE,
)
# The title of an ad in a script whose occupations are not known says at least that somebody is wanted.
_WANTED = re.compile(
    r"募集|求人|急募|招聘|招募|诚聘|誠聘|急聘|徵才|채용|모집|구인|ищем|требу[ею]тся|потріб(?:ен|на|ні)|מחפשים|דרוש|مطلوب"
)
_LINK = re.compile(r"\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)|https?://\S{3,500}")
_FOLDER_OF_ADS = re.compile(r"job|career|position|vacanc|opening|stelle|karriere|emploi|empleo")
_MIN_SCORE, _MAX_TEXT = 4, 20_000
_MIN_LINKS, _MAX_TEXT_OF_LINK, _MAX_TEXT_BESIDE_LINKS, _MIN_MENU = 2, 40, 400, 20


def why_no_ad(path: str, title: str, stated: Collection[str], body: str) -> str:
    """Return why a text is no job ad, as a sentence, or an empty string if it is one.

    `stated` are the facts that its fields and labels state.
    """
    name = path.rpartition("/")[2].rpartition(".")[0].casefold()
    if name.startswith("_"):
        return "Its name begins with an underscore, which marks templates and section pages."
    if _TEMPLATE_NAME.match(name) or _FILLER.search(body) or len(_PLACEHOLDER.findall(f"{title}\n{body[:_MAX_TEXT]}")) >= 3:
        return "It is a template for job ads."
    if _score(path, name, title, SIGNS.intersection(stated), body) >= _MIN_SCORE:
        return ""
    if _is_list_of_links(body):
        return "It is a list of links."
    return "It does not read like a job ad: too few tasks, requirements or ways to apply were found."


def _score(path: str, name: str, title: str, signs: Collection[str], body: str) -> int:
    """Return how much speaks for an ad. Without tasks, requirements and stated facts, nothing does."""
    text = body[:_MAX_TEXT]
    applying, requiring = len(_APPLYING.findall(text)), len(_REQUIRING.findall(text))
    sections, is_job = len(_kinds_of_sections(text, title)), _names_job(title)
    if not (sections or signs or (is_job and requiring)):
        return 0
    score = 2 * is_job + min(3, sections) + min(3, len(signs)) + (applying > 0) + (requiring > 0) + (requiring > 3)
    score += (
        bool(_ONLY_OF_JOBS.intersection(signs))
        + bool(_CONDITIONS.search(text))
        + bool(_FOLDER_OF_ADS.search(path.casefold().rpartition("/")[0]))
    )
    score -= 3 * (bool(_PAGE_NAMES.match(name)) and not is_job) + 3 * bool(PAGE_TITLE.match(title))
    return score - 3 * _is_list_of_links(body) - 3 * _is_menu(text)


def _names_job(title: str) -> bool:
    return names_occupation(title) or bool(_WANTED.search(title))


def _kinds_of_sections(text: str, title: str) -> set[SectionKind]:
    return {
        section.kind
        for section in parse_sections(text, 1, title)
        if section.heading and section.kind in _SECTIONS and is_heading_text(section.heading)
    }


def _is_menu(text: str) -> bool:
    """Return whether most lines have three words at most, as in the menu of a website."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) >= _MIN_MENU and sum(len(line.split()) <= 3 for line in lines) >= 0.6 * len(lines)


def _is_list_of_links(body: str) -> bool:
    """Return whether most lines are links, or the text has little beside links."""
    lines = [line for line in body[:_MAX_TEXT].split("\n") if any(each.isalnum() for each in line)]
    rests = [_LINK.sub("", line) for line in lines]
    links = sum(
        line != rest and sum(map(str.isalnum, rest)) <= _MAX_TEXT_OF_LINK for line, rest in zip(lines, rests, strict=True)
    )
    return links >= _MIN_LINKS and (links >= 0.4 * len(lines) or sum(map(len, rests)) <= _MAX_TEXT_BESIDE_LINKS)
