"""Job titles outside software, in the languages of most ads: occupations, and words that only name a field."""

from postings.choices import Function
from postings.reference.job_titles import TITLES, alternatives, word_pattern

# People whose work has no category. "Driver Operations Manager" and "Product Manager for Drivers" name for whom one works.
_PEOPLE = r"""
    nurses?; ward sisters?; matrons?; front of house(?: \w+)*; personal de (?:limpieza|cocina|sala|almacén);
    (?:physician|dental|care|healthcare|nursing|medical|veterinary|teaching|learning|classroom) assistants?;
    (?:learning support|shop|kitchen|library|laboratory|lab|research|store|flight) assistants?;
    (?:pharmacy|surgical|veterinary|lab|laboratory|dental|nail|theatre|radiolog\w+|ultrasound|medical) technicians?;
    (?:support|social|care|youth|key|case|community|healthcare|residential|outreach) workers?; care(?:givers?|rs?);
    physicians?; doctors?; dentists?; pharmacists?; \w*therapists?; psychologists?; midwi(?:fe|ves); paramedics?;
    veterinar\w+; optometrists?; chiropodists?; radiographers?; hygienists?; phlebotomists?; nann(?:y|ies);
    care navigator; childcare;
    \w*pfleger\w*; pflege\w*; ärzt\w*; \w*arzt; therapeut\w*; sozial\w+; infirmi\w+; aide-soignant\w*; médecins?;
    kiné\w*; enfermer\w+; médic[oa]s?; auxiliar de enfermería;
    (?:biolog\w*|chemi\w+|environmental|food|formulation|pharma\w*|clinical|medical) scientists?; teachers?; tutors?;
    lecturers?; professors?; lehrer\w*; lehrkr[aä]ft\w*; erzieher\w*; dozent\w*; enseignant\w*; professeu\w+; éducat\w+;
    profesor\w*; maestr[oa]s? de; chemists?; biologists?; (?<!device )(?:drivers?|couriers?|chauffeurs?); \w*fahrer\w*;
    conductor\w*; pilots?; waiters?; waitress\w*; baristas?; bartenders?; cooks?; \w*köch\w*; cuisini\w+; cociner\w+;
    camarer\w+; serveur\W{1,2}se; serveuse; ^serveurs?(?= ?(?:$|[(/,|–-]|en |de )); educat(?:eurs?|rices?);
    (?:wine|beer|food|tea|coffee|cheese|taste|toy|mattress|drug|water|soil|blood) test(?:ers?|ing);
    cleaners?; housekeep\w+; (?:house|chamber)?maids?; janitors?; caretakers?; reinigungs\w+;
    (?:under|sjuk)sköters\w+; sykepleier\w*; sygeplejerske\w*; (?:buss|lastbils|taxi)(?:chaufför|förare)\w*; kock(?:ar)?;
    servitör\w*; servitris\w*; städare; lokalvårdare; frisör\w*; snickare; rörmokare; förskollärare; barnskötare;
    hausmeister\w*; hairdressers?; warehouse (?:operatives?|workers?|associates?|operators?); pickers?; packers?;
    labou?rers?; carpenters?; plumbers?; roofers?; painters?; bricklayers?; firefighters?; police \w+; lagerist\w*;
    health visitors?; surgeons?; an(?:ae|e)sthe\w+; psychiatrists?; podiatrists?; chiropractors?; osteopaths?;
    orthoptists?; dieti[ct]ians?; nutritionists?; opticians?; sonographers?; doulas?; childminders?; au pairs?;
    counsell?ors?;
    (?:audio|cardio|dermato|geo|gyna?eco|haemato|hydro|immuno|meteoro|microbio|neuro|onco|ophthalmo|patho|radio|
    toxico|physio|endocrino|rheumato|zoo|archaeo|anthropo|socio|crimino)logists?;
    (?:clinical|medical) coders?; medical science liaisons?;
    dispensers?;
    (?:dental|early years|healthcare|mental health|nurse|nursery|operating department|clinical) practitioners?;
    head[ -]?teachers?; headmaster\w*; headmistress\w*; head of year; (?:nursery|kindergarten|playgroup) \w+;
    librarians?;
    (?:border force|correctional|custody|customs|detention|enforcement|environmental health|fire|housing|immigration|
    neighbourhood|prison|probation|trading standards|youth justice|parking) officers?; rangers?; lifeguards?;
    zookeepers?; (?:dog|pet|animal) (?:groomers?|trainers?|walkers?|handlers?); groomers?; gardeners?; landscapers?;
    grounds(?:m[ae]n|keepers?); arborists?; tree surgeons?; florists?;
    farm (?:hands?|workers?|managers?|supervisors?|operatives?); (?<!account )farmers?; fisher(?:m[ae]n|y worker);
    scaffolders?; groundworkers?; plasterers?; tilers?; joiners?; glaziers?; (?:stone ?)?masons?; cabinet makers?;
    piano (?:tuners?|technicians?); thatchers?; farriers?; (?:black|gold|silver|lock|gun|tin|copper)smiths?; milliners?;
    bookbinders?; jewell?ers?; engravers?; potters?; weavers?; cobblers?; saddlers?; taxidermists?; gravediggers?;
    undertakers?; embalmers?; funeral \w+; shepherds?;
    (?:watch|clock|shoe|boot|cheese|dress|sail|wig|rope|basket|candle)[ -]?makers?; sommeliers?; (?:head )?brewers?;
    distillers?; (?:bee|game|green|lock|lighthouse|wicket|zoo|inn|shop)[ -]?keepers?; vergers?; organists?; choir\w+;
    dancers?; singers?; violinists?; cellists?; pianists?; boatswains?; skippers?; herds(?:m[ae]n|person); milkers?;
    grooms?; jockeys?; foresters?; stable (?:hands?|lads?); (?:tattoo|circus|voice) artists?; butlers?; milkm[ae]n;
    (?:chimney|street) sweep(?:er)?s?; (?:commercial )?divers?; steeplejacks?; floor layers?; wheelwrights?;
    border guards?; coastguards?; train guards?; signallers?; orthodontists?; sheet metal workers?; archivists?;
    (?:museum|art|collections?) (?:curators?|conservators?); projectionists?; (?:betting|court|box office) clerks?;
    bingo callers?; concierges?; bell(?:hops?|boys?); (?:pizza|sushi) chefs?;
    (?:pool|cloakroom|parking|car park|forecourt|room|ride|museum|gallery|toilet) attendants?;
    (?:traffic|dog|game|litter) wardens?; meter readers?; toll collectors?; bailiffs?; vicars?; imams?; rabbis?; pastors?;
    clergy; priests?;
    upholsterers?; tailors?; seamstress\w*; panel beaters?; valeters?; crane operators?;
    removals? (?:operatives?|porters?); refuse collect\w+; post(?:m[ae]n|wom[ae]n)\b; mail carriers?; delivery riders?;
    stevedores?; deckhands?; seafarers?; sailors?; (?:kitchen|night|hospital|hotel|house) porters?; (?<!-)porters?;
    catering (?:assistants?|staff|workers?); waiting staff;
    (?:bar|kitchen|restaurant|hotel|crew) (?:staff|crew|members?)(?= ?(?:[-–,(/|]|$)); cabin crew; flight attendants?;
    butchers?; bakers?; fishmongers?; barista\w*; dishwashers?; beauticians?; barbers?; make-?up artists?;
    nail artists?; massage \w+; personal trainers?;
    (?:fitness|swimming|yoga|gym|dance|ski|driving) (?:instructors?|teachers?|coach\w*); doorm[ae]n; croupiers?;
    actors?; musicians?; chaplains?; coroners?; magistrates?; keyholders?; operatives?; (?:store |shop )?colleagues?;
    (?:counter|optical|deli) assistants?; conduct(?:eur|rice)\S* (?:de |d[’'])(?:bus|cars?|trains?|engins?|poids);
    operari[oa]\S*; vrachtwagen\w*; \w*medizinische[rn]? fachangestellt\w*; arzthelfer\w*; hebamme\w*; logopäd\w*;
    \w*therapeut(?:in|en|innen)?; apotheker\w*; notfallsanitäter\w*; rettungs(?:sanitäter|assistent)\w*; \w*pädagog\w*;
    kinderbetreu\w*; dachdecker\w*; tischler\w*; schreiner\w*; maurer\w*; maler(?:in)?; zimmer(?:er|mann|leute)\w*;
    fliesenleger\w*; \w*gärtner\w*; landschaftsbau\w*; friseur\w*; bäcker(?:in)?; metzger\w*; fleischer\w*; konditor\w*;
    kellner\w*; servicekr[aä]ft\w*; küchen(?:hilfe|kraft)\w*; kommissionierer\w*; zusteller\w*; kurier\w*; polizist\w*;
    feuerwehr\w*; tierpfleger\w*; landwirt(?:in)?; kosmetiker\w*; préparat\w+ (?:en pharmacie|de commandes?);
    pharmacien\w*; sages?-femmes?; auxiliaires? de (?:vie|puériculture|soins?);
    aides? (?:à domicile|ménag\w+|à la personne); orthophoniste\w*; ergothérapeute\w*; psychologue\w*; vétérinaire\w*;
    assistante?s? (?:maternel|dentaire|social)\w*; ambulanci\w+; plombi\w+; maçon\w*; menuisi\w+; charpentier\w*;
    couvreu\w+; carreleu\w+; peintres?(?: \w+)?; plaquistes?; boulang(?:er|ère)s?; bouch(?:er|ère)s?; pâtissi\w+;
    coiffeu\w+; esthéticien\w*; jardini\w+; paysagiste\w*;
    agents? (?:d[’']entretien|de (?:nettoyage|propreté|sécurité|sûreté|service|quai)|polyvalents?|hospitalier\w*|
    logistique); caristes?; magasini\w+; livreu\w+; manutentionnaire\w*; pompi\w+; gendarmes?; polici\w+;
    femmes? de (?:chambre|ménage); plongeu\w+; commis de \w+; ouvri\w+; mécanicien\w* (?:auto|poids|vl|pl)\w*;
    fisioterapeuta\w*; logopeda\w*; psicólog[oa]s?; odontólog[oa]s?; farmacéutic[oa]s?; matron[ao]s?; celador\w*;
    cuidador\w*; gerocultor\w*; limpiador\w*; fontaner\w+; albañil\w*; carpinter\w+; pintor(?:es|a)?; jardiner[oa]s?;
    peluquer[oa]s?; panader[oa]s?; carnicer[oa]s?; moz[oa]s? (?:de )?almac\w+; carretiller[oa]s?; pe[oó]n(?:es)?;
    repartidor\w*; transportistas?; vigilantes?; bomber[oa]s?; educador\w*; trabajador\w* social\w*; socorristas?;
    ayudantes? de cocina; pinche\w*; niñeras?; emplead\w+ de hogar;
    mecánic[oa]s?(?= ?(?:[-–,(/|]|$|de (?:auto|veh|coche|camion))); infermier\w+; farmacist[ai]; autist[ai];
    camerier\w+; cuoc[ohi]\w*; magazzinier\w+; muratori?e?; idraulic[oi]; insegnant[ei]; enfermeir\w+; motoristas?;
    cozinheir\w+; garçom; garçonete; pedreir\w+; encanador\w*; farmacêutic\w+; estoquista\w*; verpleegkundig\w+;
    verzorgend\w+; schoonmak\w+; kok(?:kin)?; leraar\w*; lera(?:ren|res); timmerm\w+; loodgieter\w*; metselaar\w*;
    kapper\w*; (?:persoonlijk|woon)\s?begeleider\w*; magazijn\w+; pielęgniar\w+; lekarz\w*; kierowc\w+; kuchar\w+;
    kelner\w*; magazynier\w*; nauczyciel\w*;
    room attendants?; valets?; kitchen hands?; ushers?; stagehands?; riggers?; (?:exam )?invigilators?; undertakers?;
    embalmers?; funeral (?:directors?|arrangers?|operatives?); pest control\w*; (?:window|street) cleaners?;
    laundry (?:assistants?|workers?|operatives?); sewing machinists?; fork ?lift \w+; reach truck \w+; trolley \w+;
    shelf stackers?; yard (?:person|operatives?|staff|assistants?); (?:refuse )?loaders?; traffic marshals?;
    banksm[ae]n; dry ?liners?; (?:window|kitchen|tyre|carpet|door|floor) fitters?; mot testers?; door supervisors?;
    fencers?; insulators?; demolition \w+; (?:excavator|dumper|telehandler|digger) \w+; slingers?; drivers? mate;
    cabin \w+; teaching staff; cover supervisors?; theatre practitioners?; playworkers?; midday \w+; lunchtime \w+;
    swimming teachers?; phlebotomy \w+; \w*helfer(?:in)?; polier(?:in)?; vorarbeiter\w*; trockenbau\w*; gerüstbau\w*;
    straßenbau\w*; klempner\w*; karosserie\w*; lackierer\w*; raumausstatter\w*; bodenleger\w*; hotelfach\w*;
    restaurantfach\w*; hauswirtschaft\w*; zimmermädchen; wachm(?:ann|änner|leute);
    sicherheits(?:mitarbeit|kr[aä]ft)\w*; schulbegleit\w*; alltagsbegleit\w*; betreuungs(?:kr[aä]ft|assist)\w*; mfa;
    zfa; [pm]ta; zahnarzt\w*; tierarzt\w*; aesh;
    animat(?:eur|rice)\S* (?:périscolaire|enfance|jeunesse|socio\S*|petite)\b.*;
    aides?[ -](?:soignant|ménag|médico)\S*; assistante?s? de vie;
    agents? (?:de (?:production|fabrication|conditionnement|tri)|ssiap|de prévention); chefs? de rang;
    bar(?:man|maid)s?; gouvernante?s?; zingu\w+; étanch\w+; façadi\w+; terrassi\w+; gruti\w+;
    employée?\S* (?:libre|polyvalent|de (?:rayon|commerce|restauration)|d[’']étage)\S*; équipi\w+\S* polyvalent\S*;
    conduct(?:eur|rice)\S* (?:spl|pl|vl|poids|routi)\w*; monitor\w* (?:de (?:comedor|tiempo libre)|deportiv\w+);
    chófer\w*; gruista\w*; encofrador\w*; ferrallista\w*; yesero\w*; tejador\w*; gobernanta\w*; esteticista\w*;
    conserjes?; ordenanza\w*; camarer[oa]s? de pisos; auxiliar\w* de (?:ayuda a domicilio|geriatría|clínica|vuelo)
"""
_WORK_FOR_OTHERS = (
    r"operations|product|program|marketing|sales|success|support|experience|relations|data|recruit\w+|acquisition"
)
_OTHER = word_pattern(
    rf"(?<!for )(?<!to )(?:{'|'.join(alternatives(_PEOPLE))})(?! (?:\w+ ){{0,3}}?(?:{_WORK_FOR_OTHERS})\b)"
)
# Occupations that the table of all titles does not know, or would take for another for one of their words.
_OCCUPATIONS = {
    Function.IT_SUPPORT: r"""
        (?:1st|2nd|3rd|first|second|third) line (?:support )?\w+; fachinformatiker\w* (?:für )?systemintegration;
        netzwerk\w*; system(?:administrator|betreuer)\w*; technicien\S* (?:informatique|r[ée]seaux?)\w*;
        ingénieur\S* r[ée]seaux?
    """,
    Function.OPERATIONS: r"""
        (?:office|business|contracts?|facilities|school|project|executive|sales) administrators?;
        (?:business|administrative) support; data entry \w+; (?:warehouse|stores) (?:team )?(?:leaders?|supervisors?);
        kaufmännische\S* (?:\w*mitarbeit|angestellt|\w*sachbearbeit)\w*; bürokr[aä]ft\w*; auxiliar administrativ\w+;
        gestionnaires? adv; \w*assistenz;
        assistante?\S* de direction; chief operating officer;
        secretar\w+; receptionists?; sekretär\w*; empfangs\w+; secrétaire\w*;
        (?:demand|production|supply|material|logistics|workforce|capacity|maintenance)\b.{0,20} plann(?:er|ing);
        einkäufer\w*; disponent\w*; administrativ[oa]s?; compras; purchasing; strategic sourcing;
        jefe de (?:proyecto|operaciones)\w*; vendor manag\w+; process improvement; workforce manag\w+;
        (?:school business|fleet|facilit(?:y|ies)|warehouse|depot|transport|hub|practice|property|estates?|
        category) manag\w+; town clerk; (?:strategic )?sourcing \w+; projektmanagement; opera(?:ções|ciones);
        business process \w+; administration (?:specialist|officer|manager); office junior;
        (?:executive|personal) (?:pa|assistants?); pa to \w+; réceptionniste\w*; postroom \w+;
        stock (?:controller|assistant|replenish\w+)\w*; import/export; call planner;
        sachbearbeiter\w* (?:einkauf|logistik|verwaltung|disposition|bürgeramt); bürokauf\w*; büroleit\w*;
        \w*verwaltungs\w+; industriekauf\w*; speditionskauf\w*; lagerleit\w*; fuhrpark\w*;
        h[oô]te(?:sse)?\S* d[’']accueil; agents? (?:d[’']accueil|administrati\w+); approvisionneu\w+; recepcionista\w*;
        secretári\w+; segretari\w+; impiegat\w+ amministrativ\w+; administratief \w+; inkoper\w*; gestor\w* de compras
    """,
    Function.CUSTOMER_SUPPORT: r"""
        (?:client|member|guest|player|user|community) (?:success|services?|support|care|relations);
        customer satisfaction; call[\s-]cent(?:er|re)\b.*;
        contact[\s-]cent(?:er|re) (?:agent|advis[eo]r|representative|manager|specialist);
        kunden(?:berat|betreu|dienst|service|support)\w*; conseill\S+ client\w*; relation client\w*;
        (?:atención|servicio) al cliente; atención telefónica; agentes? telefónic\w+;
        renewals? (?:specialist|manager|representative);
        complaints? (?:handler|officer|advis[eo]r|manager)s?; call handlers?; helpline \w+; customer advis[eo]rs?;
        chargée?\S* de clientèle; gestor\S* de clientes; téléconseill\w+; teleoperador\w*; callcenter\w*;
        klantenservice\w*
    """,
    Function.DATA: r"""
        (?:product|growth|strategic|people|marketing|web|digital|customer|business|risk) analytics;
        (?:head|director|manager|lead|vp)(?: of|,) (?:data|analytics)(?! engineer\w*); datenbank\w*;
        daten(?:analyst|wissenschaftler)\w*; quantitative (?:\w+ )?(?:analyst|researcher|modeler)
    """,
    Function.PRODUCT: r"""
        produktmanage\w*; (?:responsable|director\w*|directeur\w*|jef[ea]) (?:de )?produ(?:it|cto)\w*;
        leit\w+ produkt\w*; cpo; chief product officer; product strategy
    """,
    Function.MARKETING: r"""
        product marketing; audience development; (?:crm|campaign|lifecycle|email) (?:manager|specialist|lead|executive);
        chargée?\S* de communication; öffentlichkeitsarbeit; mercadeo; mercadotecnia; market research\w*;
        (?:event|wedding) planner; visual merchandis\w+; search engine opti\w+; head of growth; \w*e-?commerce manager;
        (?:open[ -]source|tech(?:nology|nical)?) evangelists?;
        pr (?:account )?(?:executive|manager|officer|consultant|specialist|director|assistant); press officer;
        pressesprecher\w*; attachée?\S* de presse
    """,
    Function.PEOPLE: r"""
        personal(?:referent|leit|sachbearbeit|entwickl|manage|berat)\w*; ressources humaines; recursos humanos; rrhh;
        chargée?\S* de recrutement; employer brand\w*; training (?:manager|specialist|coordinator|partner); resourcer;
        (?:benefits|rewards?|total rewards) (?:manager|partner|lead|director); técnic[oa]s? de selección;
        selección de personal; reclutador\w*; personaldispon\w*
    """,
    Function.FINANCE_LEGAL: r"""
        (?:benefits|claims|loan|mortgage|pension) (?:administrator|adjuster|handler|officer|processor|analyst|examiner)\w*;
        financial (?:planner|advis[eo]r|analyst|reporting); pricing (?:\w+ )?(?:manager|analyst|specialist);
        model (?:risk|valid\w+); steuer\w+; rechts\w+; solicitors?; cfo; portfolio manag\w+;
        (?:mortgage|pensions?|insurance) advis[eo]r\w*; bankers?; investment bank\w+; bankkauf\w+; wirtschaftsprüf\w+;
        finan[zç]\w*; contrôleu\w+ de gestion; contables?; contador\w*; abogad\w+; avocat\w*; juridi\w+; jurídic\w+;
        contracts? (?:manager|specialist|negotiator); collections;
        (?:aml|kyc|fraud) (?:(?!data)\w+ )?(?:analyst|investigator|specialist|strategist);
        accounts (?:payable|receivable); (?:purchase|sales|bought) ledger(?: \w+)*; \w+buchhalt\w*;
        auxiliar contable; asesor\w* laboral\w*; syndikus\w*; (?:revenue|council tax) officer; credit control\w*;
        bursar; credit risk;
        underwrit\w+; reserving; mortgage \w+; paraplanners?; grants? (?:manager|officer); benefits? assessors?;
        financieel \w+; bilanzbuchhalt\w*; lohn- und gehalt\w*; lohnbuchhalt\w*; versicherungs\w+;
        gestionnaires? (?:de )?(?:la )?(?:paie|paye|sinistres?); fiscaliste\w*; notaires?; clercs? de notaire;
        (?:técnic[oa]s? de )?nóminas; avvocat\w+; contabil\w+; boekhoud\w*; księgow\w+; prawnik\w*; conveyanc\w+;
        notar(?:iat|fach)\w+
    """,
    Function.SALES: r"""
        \w*verkäuf\w*; verkauf\w*; telesales; vendeu(?:r|se)\w*; (?:außen|innen)dienst\w*;
        (?:chargée?\S*|ingénieur\S*|responsable) d[’']affaires; ingénieur\S* commercial\w*;
        customer (?:development|acquisition) (?:executive|manager|representative);
        (?:insurance|real estate|estate|letting) agents?; retail (?:associate|assistant|manager|supervisor);
        store manager; cashiers?; vendedor\w*; brokers?;
        (?:store|shop|branch|boutique|showroom) (?:manager|supervisor|leader)s?; beauty (?:consultant|advis[eo]r)s?;
        travel (?:consultant|agent|advis[eo]r)s?; (?:lettings?|sales|property) negotiators?; checkout \w+;
        (?:customer|retail|sales) (?:assistant|advis[eo]r|colleague|host)s?; filialleit\w*; marktleit\w*; kassier\w*;
        immobilienmakler\w*; kauf(?:mann|frau) im einzelhandel; einzelhandelskauf\w*; handelsvertret\w*;
        chefs? de (?:rayon|secteur);
        responsables? (?:de |du )?(?:magasin|boutique|secteur); h[oô]te(?:sse)?\S* de caisse; caissi\w+;
        conseill\w+\S* (?:de vente|commercia\w+); télé(?:vend|prospect)\w+; (?:agent|négociat\w+) immobili\w+;
        dependient\w*; encargad\w+ de tienda; jef[ea] de (?:tienda|ventas); cajer[oa]\w*; reponedor\w*;
        comercial(?:es)?; commess[oa]; addett\w+ (?:all[ae] )?vendit\w+; (?:area|trading) manager; lettings? agents?;
        ejecutiv\w+ de (?:cuentas?|ventas); major gifts?; direct(?:eur|rice)\S* (?:de |du )?magasin; cassier\w+;
        balconista\w*; verkoop\w+; winkel\w+; sprzedaw\w+; kasjer\w*
    """,
    Function.DESIGN: r"""
        (?:shader|technical|vfx|texture|ui|2d|lighting) artists?; montage vidéo; monteu(?:r|se)\w* vidéo;
        video (?:producer|production|editing); graphist\w*; infographist\w*; grafik\w*; mediengestalt\w+;
        (?:photo|video)graphers?; 3d (?:modell?er|rendering)\w*; user research\w*; identidad visual; diseño \w+; 設計師;
        设计师
    """,
    Function.WRITING: r"""
        technical authors?; redakteur\w*; übersetzer\w*; dolmetscher\w*; lektor\w*; periodista\w*; interprètes?
    """,
    Function.OTHER_ENGINEERING: r"""
        (?:quantity|building|land|cost) (?:surveyor|estimator)\w*; estimat(?:ors?|ing);
        (?:site|plant) (?:manager|superintendent);
        (?:production|manufacturing) (?:manager|supervisor|planner|operator|technician);
        produktions(?:helf|mitarbeit)\w*; (?:maschinen|anlagen)(?:bedien|führ|einricht|mechanik)\w*; hochbau\w*;
        heizungsbau\w*; sanitär\w*; installateur\w*; qualitätsprüf\w*;
        mecánic[oa]s? (?:industrial|de mantenimiento)\w*; cnc \w+;
        opérat(?:eur|rice)\S* (?:de production|de ligne|régleu\w+);
        instalador\w*; arquitect[oa]s? técnic\w+; técnic[oa]s? de (?:climatización|frío|refrigeración|ascensores);
        (?:assembly|line|machine) (?:workers?|operatives?|operators?|technicians?);
        health,? (?:and |& )?safety\b.*; hse; prevención de riesgos(?: laborales)?; rénovation énergétique;
        (?:conducteur\S*|chef\S*) (?:de travaux|de chantier); bau(?:leit|ingenieur|zeichn)\w*; elektro\w+;
        elektriker\w*; mechatroniker\w*; électricien\w*; electrician\w*; maschinenbau\w*; draughts\w+; draft(?:er|sman);
        machinists?; welders?; foreman; ingenier[oa]\w* (?:civil|mecánic|eléctric|industrial|químic|electrónic)\w*;
        quality (?:control|inspector)\w*; schwei(?:ß|ss)er\w*; \w*schlosser\w*; metallbau\w*; zerspan\w+;
        \w*mechaniker\w*; \w*instandhalt\w+; servicetechniker\w*; vermess\w+; statiker\w*; kältetechnik\w*; soudeu\w+;
        chaudronni\w+; ajusteu\w+; tourneu\w+; fraiseu\w+; usineu\w+; frigoriste\w*; tuyauteu\w+; métreu\w+;
        géomètre\w*; automaticien\w*; électro(?:méca|tech)nicien\w*; electricist[ai]s?; eletricistas?; elettricist[ai];
        soldador\w*; torner[oa]s?; fresador\w*; técnic[oa]s? de (?:mantenimiento|obra|manutenção);
        (?:jef[ea]|encargad\w+) de obra; aparejador\w*; topógraf[oa]s?; delineantes?; saldator\w+; manutentor\w+;
        geometra; elektricien; monteur; lasser; werkvoorbereider; elektryk\w*; spawacz\w*; fabricators?; pipe ?fitters?;
        millwrights?; toolmakers?; steel erectors?; building inspectors?; architekt(?:in)?
    """,
}
# Words that decide only where nothing else does.
_FIELDS = {
    Function.DATA: "analytics; insights?; reporting",
    Function.PRODUCT: "product",
    Function.SOLUTIONS: "professional services; implementation; solutions?",
    Function.FINANCE_LEGAL: "pricing; claims?; contracts; fiscal; market risk; loans?",
    Function.OPERATIONS: r"(?:demand|supply|production|inventory|resource) .{0,20}planning; purchas\w+; pmo; clerks?; "
    r"sachbearbeit\w*; \w*disponent\w*",
    Function.OTHER_ENGINEERING: "manufacturing; production; safety; construction; packaging",
}
OTHER_TITLES = (
    (Function.OTHER, _OTHER),
    *((function, word_pattern(*alternatives(text))) for function, text in _OCCUPATIONS.items()),
    *TITLES,
)
FIELDS = tuple((function, word_pattern(*alternatives(text))) for function, text in _FIELDS.items())
