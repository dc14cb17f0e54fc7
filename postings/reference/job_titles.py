"""Patterns for job functions: words in titles, and words in the body that describe the work.

Titles are matched against a table from top to bottom, and the first row that matches applies. For bodies, matches are
counted.
"""

import re
from typing import cast

from django.utils.functional import SimpleLazyObject

from postings.choices import Function, SectionKind


def word_pattern(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern that matches any of the alternatives as a whole word. It is compiled when it is first used.

    Chinese and Japanese characters count as word boundaries, since these languages use no spaces.
    """
    # Without regard to case, compiling would look at each character of the ranges.
    letter = r"(?-i:[^\W_\u3040-\u30ff\u4e00-\u9fff])"
    pattern = rf"(?<!{letter})(?:{'|'.join(alternatives)})(?!{letter})"
    return cast("re.Pattern[str]", SimpleLazyObject(lambda: re.compile(pattern, re.IGNORECASE)))


def alternatives(text: str) -> list[str]:
    """Return the alternatives of a list that semicolons separate. One may go on after a `|` in the next line."""
    return [re.sub(r"\|\s+", "|", " ".join(alternative.split())) for alternative in text.split(";")]


# A word of another field nearer to the occupation decides: an Azure data engineer works with data.
_NOT_ANOTHER_FIELD = (
    r"(?!(?:data|databases?|analytics|support|networks?|systems? admin\w*|security|ml|ai|machine|sales|marketing|design|"
    r"tests?|testing|qa|quality)\b)"
)
_NOT_DATA_OR_ML = r"(?<!data )(?<!ml )(?<!ai )(?<!learning )"
# Matched from top to bottom; the first that matches applies.
TITLES = (
    (Function.SOLUTIONS, word_pattern(
        r"pre-?\s?sales", r"avant-vente", r"sales engineer\w*", r"solutions? engineer\w*", r"solutions? consultant",
        r"(?<!/)(?<!/ )solutions? architect\w*", r"forward[\s-]deployed", r"field application engineer",
        r"value engineer", r"consult\w+ architect",
        r"(?:customer|partner|implementation|deployment|onboarding|professional services|consult\w+|resident) engineer\w*",
        r"implementation (?:consultant|specialist|manager)", r"software consultant",
        r"(?:field|localization) engineer", r"consultant engineer",
        r"technical (?:account manager|consultant|evangelist)", r"field cto", r"sales architect", r"client engineer",
    )),
    (Function.ENGINEERING_MANAGEMENT, word_pattern(
        r"(?:engineer|technical lead|tech lead) manager", r"engineering (?:team )?(?:manager|lead(?:er)?|director)",
        r"(?:software|web|java|app|application|mobile|it) development (?:team )?(?:manager|lead(?:er)?|director)",
        r"(?:manager|director|head|vp|svp|vice president|chief),?\s(?:of |- )?(?:\w+ ){0,2}?(?:engineering|"
        r"software engineer)",
        r"cto", r"chief technology officer", r"engineering (?:executive|supervisor)",
    )),
    (Function.PEOPLE, word_pattern(
        r"recruit(?:er|ing|ment|ers)", r"recrutement", r"recrutador\w*", r"talent", r"human resources", r"hr", r"rh",
        r"people (?:operations|ops|partner|business|manager|lead|team)", r"people", r"learning (?:&|and) development",
        r"organi[sz]ation(?:al)? development", r"l&d", r"compensation", r"diversity", r"employee relations", r"hrbp",
    )),
    (Function.QA, word_pattern(
        r"qa(?:/qc)?", r"sqa", r"sdet", r"quality assurance", r"qualidade", r"test(?:er|ing|s)?", r"in test",
        r"softwaretester",
        r"testingenieur",
        r"testautomatisierung", r"test automation", r"automation test\w*",
        r"quality (?:automation )?(?:engineer|analyst|lead)",
        r"tests?", r"测试\w*", r"測試\w*", r"品質保證\w*", r"质量保证\w*", r"recette",
    )),
    (Function.FRONTEND, word_pattern(r"(?:ui/ux|ux/ui|ui|ux) (?:engineer|developer)")),
    (Function.DESIGN, word_pattern(
        r"(?<!civil )(?<!network )(?<!game )designer", r"video editor", r"design (?:manager|lead|director)",
        r"head of design", r"ux(?:/ui)?", r"ui/ux", r"user experience",
        r"(?:product|brand|graphic|visual|web|ui) design\w*",
        r"diseñador\w*", r"illustrator", r"animator", r"(?:3d|concept|vfx|motion|environment|character) artist",
        r"art director",
        r"creative director",
    )),
    (Function.WRITING, word_pattern(
        r"(?:technical |copy|content |medical |ux )?writer", r"copywriter", r"translat(?:or|ion)", r"linguist\w*",
        r"(?<!video )editor",
        r"interpreter", r"traduct\w+", r"journalist", r"proofreader",
        r"(?:learning materials?|content|course|curriculum) developer",
        r"technical writing", r"redactor\w*", r"rédact\w+", r"documentation",
    )),
    (Function.FULLSTACK, word_pattern(r"full[\s-]*stack\w*", r"back[\s-]?end\s?(?:and|&|/|or)\s?(?:an? )?front[\s-]?end\w*",
        r"front[\s-]?end\s?(?:and|&|/|or)\s?(?:an? )?back[\s-]?end\w*", r"全[栈棧端]\w*")),
    (Function.MOBILE, word_pattern(
        r"ios", r"android", r"(?<!web and )(?<!web & )mobile", r"react[\s-]native", r"flutter",
        r"swift", r"kotlin multiplatform", r"安卓\w*",
        r"xamarin", r"ipad", r"tvos",
    )),
    (Function.BACKEND, word_pattern(r"back[\s-]*end\w*", r"[后後]端\w*", r"server[\s-]side", r"バックエンド\w*")),
    (Function.FRONTEND, word_pattern(
        r"fron[td][\s-]*end\w*", r"前端\w*", r"ui (?:engineer|developer)", r"css developer", r"html developer",
        r"email developer",
        r"フロントエンド\w*", r"webflow developer", r"accessibility engineer", r"user interface",
    )),
    (Function.GAME, word_pattern(
        r"gameplay", r"games? (?:developer|programmer|engineer|designer|services|play)",
        r"(?:engine|graphics) programmer",
        r"unity(?:3d)?", r"unreal", r"game economy", r"level designer",
    )),
    (Function.SECURITY, word_pattern(
        r"security", r"cyber\s?\w*", r"infosec", r"privacy engineer", r"appsec", r"prodsec", r"cloudsec", r"netsec",
        r"secops", r"red team", r"attack surface",
        r"grc", r"siem",
        r"threat", r"soc(?:/sirt)? (?:analyst|engineer|cyber\w*)", r"incident response", r"detection (?:&|and) response",
        r"detection", r"penetration", r"pentest\w*", r"identity (?:and|&) access\b.*", r"iam", r"cryptograph\w*",
        r"firewall",
        r"sécurité", r"segurança", r"seguridad", r"vulnerability\b.*", r"identity engineer", r"cyberarmor",
        r"fraud engineer",
    )),
    (Function.DEVOPS, word_pattern(
        r"dev\s?ops", r"devsecops", r"sre",
        r"(?:site|system|systems|application|production|database|integration) reliability",
        rf"{_NOT_DATA_OR_ML}(?<!network )(?:cloud|infrastructure|kubernetes|platform|release|build|production|"
        rf"observability|aws|azure|gcp) {_NOT_ANOTHER_FIELD}"
        r"(?:\w+ )?(?:engineer(?:ing)?|ingenieur|administrator|architect)", r"cloud\s?ops", r"block\s?ops", r"fin\s?ops",
        r"ingénieur\S* (?:cloud|infrastructure|ops)", r"build (?:&|and) release", r"release engineering",
        r"kubernetes", r"k8s",
        rf"{_NOT_DATA_OR_ML}(?<!network )infrastructure", r"(?<!hardware )reliability", r"performance and capacity",
        r"automation developer",
        rf"{_NOT_DATA_OR_ML}(?<!it )operations engineer", r"capacity",
        r"(?:linux|unix) (?:systems? )?(?:admin\w*|engineer)",
        r"experto en docker", r"docker", r"multi-?cloud", r"(?:developer|engineering) productivity", r"terraform",
        r"opentofu", r"devex", r"devx", r"ci/cd", r"运维\w*",
        r"datadog developer",
        r"ingénieur système\w*", r"administrateur\S* systèmes?",
    )),
    (Function.MACHINE_LEARNING, word_pattern(
        r"machine[\s-]learning", r"deep learning", r"ml(?! compiler)", r"ai/ml", r"ml/ai", r"ml\s?ops", r"mlsys",
        r"(?:applied |gen(?:erative)? ?|"
        r"conversational )?ai (?:\w+ )?(?:engineer|developer|scientist|expert|researcher|modeler|architect|specialist)",
        r"gen\s?ai",
        r"computer vision", r"nlp", r"natural language", r"llms?", r"applied scientist",
        r"research (?:scientist|engineer)", r"算法\w*",
        r"ai(?! (?:compiler|simulator))", r"artificial intelligence", r"perception", r"prediction",
        r"recommend\w*", r"ki", r"ia", r"intelligence artificielle", r"intelig[eê]ncia artificial",
        r"künstliche intelligenz",
        r"intelligenza artificiale",
        r"prompt \w+",
    )),
    (Function.DATA, word_pattern(
        r"data\s?ops",
        r"data (?:\w+ )?(?:engineer\w*|analyst|scientist|science|architect|developer|platform|warehouse|steward|"
        r"modeler|"
        r"manager|quality|infrastructure|pipelines?|annotator)",
        r"analytics (?:\w+ )?(?:platform|engineer\w*|developer|analyst|lead|manager|consultant)", r"bi",
        r"business intelligence", r"power\s?bi", r"tableau",
        r"data(?! entry)", r"databases?", r"dba", r"etl", r"snowflake", r"databricks", r"sql (?:server )?developer",
        r"pl/sql",
        r"big data",
        r"(?:bio)?statistic\w*", r"[数數][据據]\w*", r"database (?:administrator|engineer)", r"bioinformatics \w+",
        r"looker", r"dados",
        r"datos",
        r"données", r"report(?:s|ing) (?:engineer|analyst|developer|specialist)", r"quantitative (?:analyst|researcher)",
    )),
    (Function.HARDWARE, word_pattern(
        r"emulation", r"autosar", r"embedded", r"firmware", r"hardware", r"fpga", r"asic", r"analog",
        r"mixed[\s-]signal", r"rf",
        r"pcb",
        r"soc (?:design|validation)",
        r"digital design engineer", r"power integrity", r"signal integrity", r"silicon", r"vlsi", r"rtl",
        r"iot engineer", r"bsp",
        r"device drivers?", r"嵌入式\w*", r"board design", r"physical design", r"design verification", r"plc", r"embarqu\w+",
    )),
    (Function.OTHER_ENGINEERING, word_pattern(
        r"(?:civil|mechanical|electrical|structural|manufacturing|controls?|industrial|process|heating|hvac|"
        r"geotechnical|nuclear|safety|"
        r"aerospace|propulsion|chemical|facilit\w+|field service|service|power|power systems|commissioning|"
        r"insulation|materials|"
        r"supplier quality|electronics?|mechatronics?|automotive|environmental|transmission|substation|project|"
        r"biomedical|clinical|"
        r"optical|thermal|osp|welding|product design|regulatory|broadcast|audio|packaging|piping|"
        r"reservoir|petroleum|mining|"
        r"hydraulic|water|traffic|transportation|rail|robotics|gnc|general|obsolescence|modeling|simulation|"
        r"live broadcast|space systems|process development) engineer\w*", r"civil designer",
        r"ingénieur\S* (?!logiciel|développement|r&d|cloud|système|informatique|devops|ops|data|en\b|r[ée]seau|support|test|"
        r"commercial|d[’'])\w+", r"ingenjör\w*",
        r"génie civil",
        r"bâtiment\w*", r"projeteur", r"dessinateur", r"bureau d[’']études", r"elkraft\w*", r"inžinier\w*",
        r"roads and highways",
        r"field service technician", r"technicien\S*", r"(?<!desk )(?<!support )(?<!it )technician", r"surveyor",
        r"grid compliance", r"cad", r"bim",
        r"konstrukteur\w*",
        r"smart meter", r"ascenseurs", r"gnc", r"electrical", r"mechanical", r"supply chain engineer", r"safety analysis",
    )),
    (Function.IT_SUPPORT, word_pattern(
        r"it (?:(?!project|program|product)\w+ )?(?:engineer|support|administrator|specialist|technician|"
        r"manager|operations|helpdesk|analyst|director)",
        r"help\s?desk", r"service desk", r"desktop", r"systems? admin\w*", r"sysadmin",
        r"network\w* (?:\w+ ){0,2}?(?:engineer\w*|admin\w*|architect|analyst|technician|specialist|operations)",
        r"end[\s-]user", r"endpoint",
        r"information (?:systems|technology)", r"windows (?:systems )?(?:engineer|admin\w*)", r"managed \w+ engineer",
        r"citrix",
        r"technical operations", r"telephony", r"contact center", r"virtual systems", r"monitoring",
        r"it(?! (?:project|program|product))",
        r"storage engineer",
        r"backup\w*", r"administrateur\S*", r"\w*administrator", r"redes",
    )),
    (Function.CUSTOMER_SUPPORT, word_pattern(
        r"(?:technical|tech|customer|product|client|application|developer|software|engineering|digital|developer) support",
        r"customer (?:success|service|experience|care|operations)",
        r"support (?:engineer|specialist|agent|analyst|manager|lead)",
        r"(?:success|escalations?|technical services) engineer\w*", r"call center", r"kundenservice", r"service client",
        r"客服\w*",
        r"atendimento", r"suporte", r"soporte", r"technical services", r"technical support", r"support",
    )),
    (Function.PRODUCT, word_pattern(
        rf"product {_NOT_ANOTHER_FIELD}(?:\w+ )?(?:manager|owner|lead|analyst|director)", r"product management",
        r"(?:vp|head|director|chief)(?: of|,)? product",
        r"business analyst", r"chef de produit", r"产品经理", r"gerente de produto",
    )),
    (Function.MARKETING, word_pattern(
        r"\w*marketing\w*", r"seo", r"sem", r"ppc", r"brand", r"social media", r"growth (?:manager|lead|hacker|marketer)",
        r"communications?",
        r"public relations", r"content (?:manager|strategist|creator|lead|specialist)",
        r"community (?:manager|lead|specialist)", r"influencer",
        r"developer (?:relations|advoca\w+|evangelist|community)", r"technical advocate", r"events?", r"paid media",
        r"advertising", r"copy",
        r"media buyer", r"demand gen\w*",
    )),
    (Function.FINANCE_LEGAL, word_pattern(
        r"financ\w+", r"account(?:ant|ing|s)", r"payroll", r"tax", r"audit\w*", r"controller", r"legal", r"counsel",
        r"attorney", r"lawyer",
        r"paralegal", r"treasur\w+", r"corporate development", r"m&a",
        r"compliance (?:officer|analyst|manager|specialist|lead)", r"actuar\w+",
        r"propriété intellectuelle", r"brevets", r"bookkeeper", r"buchhalt\w+", r"fp&a", r"underwriter",
        r"investment \w+",
        r"comptable", r"jurist\w*",
        r"compliance", r"trader", r"credit analyst", r"risk (?:analyst|manager|officer)", r"billing specialist",
        r"revenue accountant",
    )),
    (Function.SALES, word_pattern(
        r"sales", r"account (?:\w+ )?(?:executive|manager|director|development)\w*", r"business develop\w+", r"[sb]dr",
        r"client development",
        r"(?:partner|partnerships?|channel|dealer|inventory|relationship|commercial|growth|funding|capture|"
        r"provider network|network|care network|"
        r"strategic partner|reseller) (?:\w+ )?(?:development|manager|executive|director|sales)\w*", r"vertrieb\w*",
        r"commercial\w*", r"ventas",
        r"account farmer", r"lead generation", r"development rep\w*", r"ventes?", r"responsable d[’']affaires",
        r"key account", r"销售\w*", r"partnerships?",
        r"development representative", r"go-to-market development", r"director,? (?:growth )?development",
        r"fundrais\w+", r"vendas", r"alliances",
        r"closer",
    )),
    (Function.OPERATIONS, word_pattern(
        r"operations(?! engineer)", r"operational", r"project manag\w+",
        r"pro[cg]ram(?:me)? (?:manag\w+|officer|coordinator|director|lead)", r"scrum master",
        r"agile coach", r"chief of staff", r"executive assistant", r"virtual assistant", r"logisti(?:cs?|k\w*|que\w*)",
        r"logística", r"supply chain",
        r"procurement",
        r"projekt\s?(?:manager|leiter)\w*", r"project (?:lead|coordinator|specialist|director)", r"chef de projet\w*",
        r"office manager", r"delivery manager",
        r"chargée? de projets?", r"gerente de proyectos?", r"administrative", r"strategy", r"bizops", r"revops",
        r"coordinator", r"acheteu\w+",
        r"buyer", r"technical program manager", r"tpm", r"release manager", r"service delivery", r"assistant",
        r"data entry", r"opérations",
        r"general manager", r"coo", r"inventory", r"planner", r"projectmanager", r"project management",
    )),
)  # fmt: skip

# Functions that write no software. In a software engineer's title they name the domain of the software.
_NON_SOFTWARE_FUNCTIONS = {
    Function.PEOPLE, Function.DESIGN, Function.WRITING, Function.OTHER_ENGINEERING, Function.IT_SUPPORT,
    Function.CUSTOMER_SUPPORT,
    Function.PRODUCT, Function.MARKETING, Function.FINANCE_LEGAL, Function.SALES, Function.OPERATIONS,
}  # fmt: skip
ENGINEER = word_pattern(r"engineer", r"architect")
ENGINEER_TITLES = tuple(
    row for row in TITLES if row[0] not in (Function.PEOPLE, Function.FINANCE_LEGAL, Function.SALES, Function.OPERATIONS)
)
SOFTWARE_TITLES = tuple(row for row in TITLES if row[0] not in _NON_SOFTWARE_FUNCTIONS)
# What software engineers say of their work before its field: `Software Engineer, Data Platform (Backend)` is backend.
KINDS_OF_SOFTWARE = tuple(
    row
    for row in SOFTWARE_TITLES
    if row[0] in (Function.QA, Function.FULLSTACK, Function.MOBILE, Function.BACKEND, Function.FRONTEND)
)
FRONTEND_FRAMEWORK = word_pattern(r"(?:react|angular|vue)(?:\.?js)?(?! native)", r"svelte")
SOFTWARE_ENGINEER = word_pattern(
    r"(?:sof?t?ware|sw)(?: \w+){0,2}? (?:engineer\w*|developers?|programmer|development|lead|architect)",
    r"(?<!business )(?<!content )(?<!materials )(?<!curriculum )(?<!course )developers?(?! (?:advoca|relations|"
    r"support|success|marketing|community)\w*)",
    r"(?:web|java|\.net|php|python|ruby|rails|golang|javascript|c\+\+|c#|rust|application|integrations?|growth) engineer",
    r"développeu[\w./·•()-]*", r"\w*entwickler\w*", r"programmer", r"programmeu[\w()-]*", r"programista",
    r"programador\w*", r"desarrollador\w*",
    r"desenvolvedor\w*", r"desenvolvimento", r"études et développement", r"architecte? logiciel",
    r"ingénieur\S* (?:(?:en|de|études et) )?(?:logiciel|développement|r&d)",
    r"inżynier\w* oprogramowania", r"engenh(?:eir\w+|aria) de software",
    r"tech(?:nical|nique)? (?:lead|leader)\b.*", r"(?:lead|leader) technique", r"lead dev(?:eloper)?", r"\w*开发\w*",
)  # fmt: skip
ANY_ENGINEER = word_pattern(
    r"software\w*", r"engineer\w*", r"eng", r"swe", r"architecte?\w*", r"\w*工程师", r"エンジニア",
    r"\w*工程師", r"member of technical staff", r"coder", r"developer", r"dev",
    r"engenh\w+", r"ingeniero\w*", r"golang", r"java", r"react", r"laravel", r"php", r"ruby", r"python", r"angular", r"api",
    r"sap", r"analista de sistemas", r"webmaster",
)  # fmt: skip

# Applies anywhere in a title.
PRIORITY_TITLES = (
    (Function.SECURITY, word_pattern(r"pen(?:etration)? test\w*")),
    (Function.OTHER_ENGINEERING, word_pattern(
        r"(?:air[\s-]?con(?:ditioning)?|gas|plumbing|heating|boiler|refrigeration|ventilation|lift|elevator|escalator|"
        r"acoustic|roofing|railway|rail(?: (?!software)\w+)?|signalling|(?:coffee|vending|washing) machine|"
        r"catering equipment|crane|forklift|(?<!data )(?<!text )(?<!process )(?<!crypto )mining|petroleum|drilling|"
        r"reservoir|hydraulics?|pneumatics?|welding|tooling|foundry|turbine|glazing|lighting|broadcast|tunnel\w*|"
        r"permanent way|overhead line|cctv|intruder alarm|water|wastewater|coastal|"
        r"vehicle|marine|fire alarm|fire safety|drainage|highways?|building services|maintenance|multi[\s-]skilled|"
        r"sprinkler|setting[ -]out) engineer\w*",
        r"(?:landscape|naval|garden|interior|building|conservation) architect\w*",
        r"engineer(?: i{1,3}| iv)?, (?:packaging|process|manufacturing|mechanical|electrical|civil|structural)",
    )),
    (Function.FINANCE_LEGAL, word_pattern(
        r"payroll (?:administrator|manager|specialist|clerk|officer|analyst|coordinator|assistant|lead|supervisor|advisor)",
    )),
    (Function.SALES, word_pattern(
        r"sales (?:manager|executive|representative|rep|director|consultant|advisor|associate)",
        r"business development (?:manager|executive|director|representative)",
    )),
    (Function.OTHER, word_pattern(
        r"(?<!information )(?<!systems )(?<!chief )(?<!cyber )security (?:officer|guard|steward|supervisor|patrol)",
        r"(?:vehicle|car|motor|bicycle|aircraft|diesel) technician",
        r"(?<!game )mechanic", r"^chef(?! d)", r"(?:head|sous|executive|pastry|commis|private|junior|line)[\s-]chef(?! d)",
        r"chef de partie",
    )),
    (Function.DESIGN, word_pattern(r"\w*デザイナー")),
    # In German, an administrator looks after computers.
    (Function.OPERATIONS, word_pattern(
        r"^(?:(?:junior|senior|general|team) )?administrator(?!(?:\*in)? ?\((?:[mwfdgx]\W|all|gn))(?=$|\s*[-–,(/|])",
    )),
    (Function.IT_SUPPORT, word_pattern(r"it[\s-]support")),
    (Function.SOLUTIONS, word_pattern(r"pre-?\s?sales", r"avant-vente")),
    (Function.QA, word_pattern(r"sdet", r"in (?:\w+ )?test")),
    (Function.MARKETING, word_pattern(r"developer (?:relations|advocacy) engineer", r"developer (?:advocate|evangelist)")),
)  # fmt: skip

# Phrases removed from a title, since they look like a function but are not one.
IGNORED_PHRASES = word_pattern(
    r"data ?cent(?:er|re)s?", r"equal opportunit\w+", r"défense (?:et|&) sécurité", r"talent (?:network|community)",
    r"supporting [\w ]+", r"only for person.*", r"talent pool",
    r"copy of", r"\(copy\)",
    r"secret cleared", r"security clearance", r"interview team", r"ai train\w+",
    r"(?:for |zum |voor het )?train\w+ (?:van )?ai[\s-]data.*", r"(?:für )?ki-training\w*",
)  # fmt: skip
TITLE_SEPARATOR = re.compile(r"\s(?:with|mit|avec)\s|\s[-–—|:@]+\s|[,;|(\[]|\s[-–—]|[-–—]\s|:\s")
# A part of a title that names a rank and no field: the next part is the field.
RANK_ONLY = re.compile(
    r"(?:(?:senior|sr\.?|junior|jr\.?|lead|principal|staff|associate|assistant|deputy|group|global|regional|executive|"
    r"vice) )*(?P<noun>manager|director|head|vp|president|(?:team )?lead(?:er)?|supervisor|analyst|specialist|consultant|"
    r"coordinator|officer|associate|executive|advis[eo]r|representative|technician|scientist|intern(?:ship)?|student)"
    r"(?: [ivx]{1,3}| \d)?",
    re.IGNORECASE,
)
FIELD_OF_OCCUPATION = word_pattern(r"engineering", r"sales", r"devops", r"sre", r"qa")
LEADING_BRACKETS = re.compile(r"^\s*(?:[\[(][^\])]{0,60}[\])]\s*|\d[\d-]{1,12}(?:\s?-\s|[\s_]+))+")

# Technologies in a title, for roles whose title names no function.
BACKEND_TECH = word_pattern(
    r"java(?!\s?script)", r"j2ee", r"kotlin", r"scala", r"golang", r"go", r"python", r"django", r"ruby", r"rails",
    r"ror", r"php", r"laravel",
    r"symfony", r"(?:asp)?\.net", r"dotnet", r"net", r"c#", r"elixir", r"rust", r"node(?:\.?js)?", r"nest(?:\.?js)?",
    r"spring\s?\w*", r"apis?",
    r"kafka", r"perl", r"erlang", r"clojure", r"solidity", r"smart contracts?", r"blockchain", r"distributed systems?",
    r"storage", r"fastapi",
    r"flask", r"microservices?", r"protocol", r"back",
)  # fmt: skip
FRONTEND_TECH = word_pattern(
    r"react(?:\.?js)?", r"angular(?:\.?js)?", r"vue(?:\.?js)?", r"svelte", r"next\.?js", r"htmx", r"css", r"html5?",
    r"web components?", r"front", r"fe", r"ui", r"javascript",
)  # fmt: skip
# Functions of titles whose body gives no evidence.
FALLBACK_TITLES = (
    (Function.FRONTEND, word_pattern(r"typescript", r"js")),
    (Function.IT_SUPPORT, word_pattern(r"(?<!software )(?<!sw )systems? engineer")),
)
AI_TRAINING = word_pattern(r"ai train(?:er|ing)\w*", r"train(?:er|ing)? (?:\w+ )?ai(?:[\s-]data)?", r"ki-training\w*")
ARCHITECT = word_pattern(r"software architect\w*", r"architecte? logiciel")
OTHER_TECH = word_pattern(
    r"c(?![#+])", r"c/c\+\+", r"c\+\+", r"compilers?", r"sdks?", r"salesforce", r"servicenow", r"netsuite", r"workday",
    r"sap", r"appian", r"unqork",
    r"sharepoint", r"oracle", r"rpa", r"power platform", r"dynamics", r"d365", r"graphics", r"windows", r"macos",
    r"desktop", r"kernels?", r"os",
    r"operating systems?", r"browser", r"simulat(?:ions?|ors?)", r"robotics", r"motion planning", r"navigation",
    r"autonomy", r"video", r"codecs?",
    r"image processing", r"gpus?",
)  # fmt: skip

# Software that is neither backend nor frontend.
BODY_SYSTEMS = word_pattern(
    r"c\+\+", r"c, c\+\+", r"low[\s-]level", r"desktop (?:applications?|software)", r"wpf",
    r"network(?:ing)? stacks?", r"multi-?thread\w*", r"real-time systems?", r"cuda", r"gpus?", r"compilers?",
    r"operating systems?", r"kernels?",
    r"linux internals", r"opengl", r"vulkan", r"simulations?", r"robotics",
)  # fmt: skip

# Words in the body that describe the work.
BODY_FULLSTACK = word_pattern(
    r"full[\s-]?stack(?! (?:technology|platform|(?:\w+ )?(?:engineers|developers|team)\b))",
    r"across the (?:entire |whole |full |tech )*stack",
    r"(?:entire|whole) stack", r"全栈",
    r"front[\s-]?end (?:and|&|/|to) back[\s-]?end", r"back[\s-]?end (?:and|&|/|to) front[\s-]?end",
)  # fmt: skip
BODY_BACKEND = word_pattern(
    r"back[\s-]?ends?(?! (?:and \w+ )?(?:developers|engineers)\b)",
    r"server[\s-]side",
    r"后端",
    r"microservices?",
    r"micro-services?",
    r"(?<!amazon )web services(?! technolog)",
    r"years?[’']? (?:\S{1,20} ){0,4}?(?:java|python|golang|c#|\.net|ruby|php|kotlin|scala|elixir|node(?:\.?js)?)",
)
BODY_FRONTEND = word_pattern(
    r"front[\s-]?ends?(?! (?:and \w+ )?(?:developers|engineers|teams?)\b)",
    r"client[\s-]side",
    r"前端",
    r"(?-i:React|REACT)(?:\.?js)?(?! native)",
    r"angular",
    r"vue(?:\.?js)?",
)
BODY_BACKEND_TECH = word_pattern(
    r"java", r"kotlin", r"scala", r"golang", r"python", r"django", r"ruby", r"(?-i:Rails)", r"php", r"laravel",
    r"symfony",
    r"\.net", r"c#", r"elixir",
    r"rust", r"node(?:\.?js)?", r"nest(?:\.?js)?", r"(?-i:Spring)(?:\s?boot)?", r"fastapi", r"(?-i:Flask)", r"sql",
    r"postgres\w*",
    r"mysql", r"kafka", r"redis",
    r"mongodb", r"dynamodb", r"guice", r"hibernate", r"protocol buffers?", r"protobufs?", r"jvm", r"event-driven",
    r"cassandra", r"grpc", r"(?-i:REST)", r"restful", r"graphql", r"rabbitmq",
    r"distributed systems?",
    r"databases?",
    r"api (?:design|development)", r"(?:build|design|develop|maintain)\w* (?:\w+ ){0,3}?apis?",
    r"scalable (?:\w+ )?(?:services|systems)",
)  # fmt: skip
BODY_FRONTEND_TECH = word_pattern(
    r"(?-i:React|REACT)(?:\.?js)?(?! native)", r"angular(?:\.?js)?", r"vue(?:\.?js)?", r"svelte", r"css3?", r"html5?",
    r"redux",
    r"next\.?js", r"jquery",
    r"javascript", r"tailwind", r"web components", r"ui components?",
)  # fmt: skip
BODY_OTHERS = (
    (Function.DEVOPS, word_pattern(
        r"kubernetes", r"terraform", r"ansible", r"(?-i:Helm)", r"prometheus", r"grafana", r"datadog", r"ci/cd",
        r"observability", r"on-call",
        r"infrastructure as code", r"jenkins", r"incident response", r"argo\s?cd", r"site reliability", r"devops",
        r"puppet", r"bash",
    )),
    (Function.DATA, word_pattern(
        r"airflow", r"dbt", r"snowflake", r"(?-i:Spark)", r"etl", r"elt", r"data pipelines?", r"data warehous\w+",
        r"databricks", r"bigquery", r"redshift",
        r"data lakes?", r"flink", r"data model\w*", r"data ingestion", r"data processing", r"hadoop", r"(?-i:Hive)",
        r"(?:batch|stream) processing", r"dataflow", r"data architectures?", r"data infrastructure",
        r"(?-i:Pinot|Trino)", r"clickhouse",
        r"data platforms?", r"presto", r"data transformations?",
        r"data engineer\w*", r"data quality", r"looker", r"tableau",
        r"power bi",
    )),
    (Function.MACHINE_LEARNING, word_pattern(
        r"machine learning", r"deep learning", r"pytorch", r"tensorflow", r"llms?", r"neural networks?",
        r"computer vision", r"nlp", r"scikit-learn",
        r"model training", r"fine-?tuning", r"inference", r"embeddings", r"(?-i:RAG)", r"hugging\s?face", r"langchain",
        r"keras", r"jax",
    )),
    (Function.MOBILE, word_pattern(
        r"ios", r"android", r"(?-i:Swift)", r"swiftui", r"kotlin", r"flutter", r"react native", r"mobile apps?",
        r"mobile applications?", r"jetpack compose",
        r"xcode", r"objective-c", r"app store",
    )),
    (Function.HARDWARE, word_pattern(
        r"firmware", r"rtos", r"freertos", r"microcontrollers?", r"fpga", r"device drivers?", r"embedded", r"i2c",
        r"(?-i:SPI)", r"uart", r"can bus", r"(?-i:ARM)",
        r"schematics?", r"pcb", r"oscilloscopes?", r"asic", r"verilog", r"systemverilog",
    )),
    (Function.IT_SUPPORT, word_pattern(
        r"active directory", r"windows server", r"vmware", r"office 365", r"microsoft 365", r"intune", r"servers",
        r"vpn", r"help\s?desk", r"okta", r"vsphere", r"hyper-v", r"linux",
        r"dns", r"dhcp", r"(?-i:LAN)", r"(?-i:WAN)", r"cisco", r"firewalls?", r"jamf", r"powershell",
        r"virtuali[sz]ation",
        r"patching", r"backups?", r"routers?",
    )),
    (Function.OTHER_ENGINEERING, word_pattern(
        r"mechanical", r"electrical", r"aerospace", r"avionics", r"scada", r"plc", r"hmi", r"autocad", r"solidworks",
        r"hydraulic\w*", r"mbse", r"sysml",
        r"manufacturing", r"electronics?", r"power systems?", r"spacecraft", r"aircraft", r"vehicles?", r"civil",
        r"requirements verification",
    )),
    (Function.SECURITY, word_pattern(
        r"siem", r"penetration test\w*", r"vulnerabilit\w+", r"threat\w*", r"soc", r"edr", r"mitre",
        r"security incidents?", r"owasp", r"splunk",
        r"malware", r"forensic\w*", r"threat model\w*", r"security (?:\w+ )?(?:reviews?|assessments?)",
    )),
    (Function.QA, word_pattern(
        r"test cases?", r"test plans?", r"selenium", r"cypress", r"test automation", r"automated tests?",
        r"regression test\w*", r"appium", r"playwright",
        r"quality assurance", r"bug reports?", r"test strateg\w+",
    )),
    (Function.GAME, word_pattern(r"(?-i:Unity)", r"unreal(?: engine)?", r"gameplay", r"game design\w*", r"game development",
    r"shaders?", r"(?:video|mobile|console|pc|aaa|live) games?", r"game (?:engines?|studios?|clients?|servers?|features)",
    r"games?")),
    (Function.CUSTOMER_SUPPORT, word_pattern(
        r"customer issues?", r"support tickets?", r"tickets", r"escalations?", r"zendesk", r"technical support",
        r"customer support", r"slas?",
        r"troubleshoot\w*", r"customer inquir\w+",
    )),
    (Function.SOLUTIONS, word_pattern(
        r"pre-?sales", r"sales engineer\w*", r"channel (?:partners?|se)", r"demos?", r"proofs? of concepts?",
        r"sales team\w*", r"rfps?", r"prospects?",
        r"account executives?", r"technical sales", r"pocs?",
        r"implementations?", r"onboarding",
    )),
)  # fmt: skip
DATA_TOOLS = dict(BODY_OTHERS)[Function.DATA]
# Functions that may be the domain of a software engineer's product: backend engineers build security software too.
PRODUCT_FUNCTIONS = {
    Function.SECURITY, Function.IT_SUPPORT, Function.OTHER_ENGINEERING, Function.CUSTOMER_SUPPORT, Function.SOLUTIONS,
}  # fmt: skip
# Work of a security engineer, rather than on a security product.
SECURITY_WORK = word_pattern(
    r"threat model\w*", r"penetration test\w*", r"security (?:\w+ )?(?:reviews?|assessments?|audits?)", r"red team\w*",
    r"vulnerability assessments?", r"security architecture",
)  # fmt: skip
DATA_WORK = word_pattern(r"data (?:\w+ )?engineering(?! teams?)")
# A field of study is not the function: "a degree in mechanical engineering or computer science".
DEGREE = re.compile(
    r"\b(?:degree|bachelor\S{0,3}|master\S{0,3}|ph\.?d\.?|[bm]\.?s\.?(?=,? in ))[,;/]? (?:\S{1,30} ){0,5}?in [^.;\n]{1,160}",
    re.IGNORECASE,
)
ROLE_WANTED = re.compile(
    r"\b(?:looking for|seek|seeking|hiring|searching for|in search of|(?<!experience )as|join \w{1,20}(?: \w{1,20}){0,3} as|"
    r"recherch\w{1,5}|suchen|buscamos|procuramos) "
    r"(?:an?|une?|einen?|uma?) "
    r"(?P<role>(?:[\w.#+/&-]{1,20},? ){1,8}?(?:engineer|developer|programmer|entwickler)\b"
    r"|(?:développeu|ingénieu|desarrollador|desenvolvedor)\S{0,8}(?: [\w.#+/-]{1,20}){1,4})",
    re.IGNORECASE,
)
OCCUPATION_WANTED = re.compile(
    r"\b(?:looking for|seek|seeking|hiring|searching for|in search of|(?<!experience )as|role of|position of) "
    r"(?:an?|our|the) (?P<role>(?:[\w&/+-]{1,20},? ){0,5}?(?:engineer|developer|analyst|manager|designer|specialist|"
    r"scientist|administrator|coordinator|recruiter|marketer|accountant|architect|writer|representative|executive)\b)",
    re.IGNORECASE,
)
YEARS_OF_EXPERIENCE = re.compile(
    r"\byears\W{0,2}(?: of)?(?: [\w+-]{1,20}){0,4}? (?P<role>(?:back|front)[\s-]?end|full[\s-]?stack)\b"
    r"(?!,| ?[&/]| (?:and|or)\b)",
    re.IGNORECASE,
)
# Adjectives that describe the person, not the function: "a data-driven engineer".
ATTRIBUTES = re.compile(
    r"\b\w{1,20}-(?:driven|minded|savvy|first|oriented|conscious|facing|native|enabled|powered|based)\b", re.IGNORECASE
)
NON_ROLE_SECTIONS = {
    SectionKind.ABOUT_COMPANY, SectionKind.BENEFITS, SectionKind.COMPENSATION, SectionKind.LOCATION, SectionKind.PROCESS,
    SectionKind.EQUAL_OPPORTUNITY, SectionKind.PREFERRED,
}  # fmt: skip
# Before a list of alternative programming languages.
ANY_LANGUAGE_LIST = word_pattern(
    r"(?:at least one|one or more|multiple|any|some|other|several|a variety of|different|object[\s-]oriented|modern|"
    r"high[\s-]level|common|least 1)"
    r"(?: \S{1,20}){0,4} languages?", r"languages? (?:such as|like|e\.g\.?|\(e\.g\.?|including|preferably)",
    r"languages?,? (?:e\.g|preferably|ideally)",
)  # fmt: skip
