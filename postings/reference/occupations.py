"""Words that name an occupation, by which a line is recognized as the title of a job. In the languages of most ads."""

import re

_ENGLISH = r"""
engineers? engineering developers? programmers? managers? architects? designers? analysts? scientists? specialists?
consultants? leads? directors? head administrators? admins? researchers? representatives? associates? co-?ordinators?
technicians? writers? copywriters? officers? executives? experts? interns? internships? trainees? apprentices?(?:hip)?
testers? devops sre qa president partners? advis[eo]rs? assistants? nurses? teachers? professors? professorships?
lecturers? fellows?(?:hips?)? post-?docs? postdoctoral clerks? supervisors? operators? mechanics? drivers? chefs?
cooks? accountants? auditors? lawyers? attorneys? paralegals? counsel physicians? doctors? doctoral therapists?
pharmacists? optometrists? dentists? editors? journalists? producers? strategists? marketers? recruiters? owner
masters? evangelists? advocates? mentors? coach(?:es)? trainers? educators? organi[sz]ers? planners? buyers? sales
receptionists? librarians? curators? archivists? chief vp cto ceo cfo coo staff workers? agents? guru hacker ninja
fundraisers? inspectors? surveyors? economists? statisticians? biologists? chemists? physicists? welders?
electricians? plumbers? carpenters? guards? cleaners? cashiers? baristas? waiters? waitress technologists? modell?ers?
artists? animators? translators? interpreters? volunteers? phd ph\.d sdet swe steward controllers? crna creator
bookkeepers? secretary founders? students? caretakers? nanny instructors? tutors? investigators? negotiators? negotiator
attendants? authors? solicitors? conveyancers? advisers? tellers?
estimators? merchandisers? stylists? hostess host bartenders? superintendents? principal dispatcher handler packer
picker fitter installers? labou?rers? machinists? counsell?ors? psychologists? radiographers? sonographers?
hygienists? midwife midwives paramedics? carers? contractors? freelancers?
""".split()
_GERMAN = r"""
\w*entwickler\w* \w*ingenieur\w* \w*leiter\w* \w*leitung \w*mitarbeit\w* \w*berater\w* referent\w* \w*sachbearbeit\w*
\w*techniker\w* \w*kauf(?:mann|frau|leute) \w*assisten\w* praktik\w* \w*praktikum werkstud\w* \w*ausbildung azubi\w*
auszubildend\w* \w*kraft \w*pfleger\w* \w*lehrer\w* erzieher\w* \w*verkäufer\w* \w*fahrer\w* \w*koch \w*redakteur\w*
wissenschaftler\w* architekt\w* \w*spezialist\w* \w*expert\w* \w*betreuer\w* \w*planer\w* \w*manager\w* \w*designer\w*
\w*fachfrau \w*fachmann \w*meister\w* \w*monteur\w* \w*mechaniker\w* geschäftsführ\w* [mwdfx]/[mwdfx]/[mwdfx] gn
""".split()
_FRENCH = r"""
ingénieur\w* développeu\w* responsables? chef\w* chargée? directeur\w* directrice\w* conseill\w+ technicien\w*
assistante? stagiaires? stage alternance alternant\w* commercia\w+ infirmi\w+ enseignant\w* vendeu\w+ comptables?
gestionnaires? administrateur\w* concepteur\w* rédacteur\w* animateur\w* éducateur\w* chercheu\w+ architectes?
[hf]/[hf]
""".split()
_SPANISH_AND_PORTUGUESE = r"""
ingenier\w+ desarrollador\w* programador\w* gerente jefe\w* analista\w* diseñador\w* técnic\w+ asesor\w* auxiliar\w*
asistente\w* profesor\w* enfermer\w+ becari\w+ comercial\w* administrativ\w+ coordinador\w* encargad\w+ consultor\w*
arquitect\w+ redactor\w* desenvolvedor\w* engenheir\w+ estagi\w+ coordenador\w* vendedor\w* especialista\w* pasante
practicante
""".split()
_OTHERS = r"""
sviluppator\w+ ingegner\w+ responsabil\w+ progettista tirocin\w+ ontwikkelaar\w* \w*medewerker\w* adviseur\w*
beheerder\w* stagiair\w* utvecklare \w*udvikler \w*utvikler programist\w+ inżynier\w* specjalist\w+ kierowni\w+
stażyst\w+ vývojář\w* разработчик\w* инженер\w* менеджер\w* аналитик\w* дизайнер\w* программист\w* специалист\w*
стажёр\w* стажер\w* врач\w* медсестр\w+ учител\w+ вчител\w+ бухгалтер\w* водител\w+ воді\w+ повар\w* кухар\w*
продав\w+ розробник\w* інженер\w* лікар\w* μηχανικ\w+ προγραμματιστ\w+ νοσηλ\w+ λογιστ\w+ πωλητ\w+ מהנדס\w* מפתח\w*
אחות מורה מנהל\w* مهندس\w* مطور\w* ممرض\w* محاسب\w* معلم\w* مدير\w*
""".split()
_WITHOUT_SPACES = (
    "工程師|工程师|設計師|设计师|經理|经理|專員|专员|開發|开发|分析師|分析师|助理|總監|总监|主管|顧問|顾问|架構師|架构师|實習|实习|"
    "運營|运营|布道|研究員|研究员|科学家|科學家|エンジニア|デザイナー|マネージャ|ディレクター|アナリスト|プログラマ|"
    "看護師|医師|教師|講師|調理師|美容師|保育士|介護士|運転手|店員|販売員|ドライバー|スタッフ|護理師|护士|医生|教师|老師|司机|会计|會計|"
    "厨师|销售|客服|간호사|교사|회계사|운전기사|요리사|"
    "엔지니어|개발자|디자이너|매니저|인턴"
)
_WORDS = "|".join([*_ENGLISH, *_GERMAN, *_FRENCH, *_SPANISH_AND_PORTUGUESE, *_OTHERS])
# Words may have an ending for women: `Entwickler*in`, `chargé·e`.
_OCCUPATION = re.compile(
    rf"(?<!\w)(?:{_WORDS})(?:[·*:/_-]?(?:in|innen|e|ne|rice|a))?(?!\w)|{_WITHOUT_SPACES}",
    re.IGNORECASE,
)


def names_occupation(text: str) -> bool:
    """Return whether a line names an occupation, as the title of a job does.

    >>> names_occupation("Senior Software Engineer"), names_occupation("About our company")
    (True, False)
    """
    return bool(_OCCUPATION.search(text[:500]))
