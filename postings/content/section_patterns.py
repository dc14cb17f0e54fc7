"""The words of headings and texts by which the sections of an ad are classified.

`HEADINGS` is tried from top to bottom, and the first match applies. The headings in `FORM_HEADINGS` come from form fields
with any content; for these the kind is the one whose pattern in `TEXTS` matches the text most often.
"""

import re

from postings.choices import SectionKind

_K = SectionKind

# From specific to general, with alternatives on each line. Headings are normalized before matching: lower case, straight
# apostrophes, and "you'll" for "you will", "you would" and "you'd" (the same for "we").
_HEADING_PATTERNS = [
    (_K.ABOUT_ROLE, r"""
        descripci[óo]n de(l| la| tu)? ?(oferta|puesto|trabajo|vacante)|^(la )?oferta( de (empleo|trabajo))?$|stellenangebot
        stellenbeschreibung|descrizione (del lavoro|della posizione)|(vacature|functie)omschrijving|opis stanowiska
        descri[çc]ão da (vaga|posição)|scope of (the|this) (role|position|job)
    """),
    (_K.OTHER, r"""
        ^notes?$|e-verify|^(practicals|logistics)$|privacy|privacidade|datenschutz|\bscams?\b|fraud|notice\b|disclaimer
        disclosure|more information|(recruit(ment|ing|er)|staffing|third[- ]party) .{0,20}(agenc|recruiters)|from recruiters
        ^(job |vacancy |posting )?(req(uisition)?|reference(?! check)|id|ref)\b.{0,15}(id|no|nr|number|code|#|:|$)
        ^job (id|#|code|family|grade)
        ^(internal |leveling |id\b)|^eo[ei] aa|\b(no|for|to|from|recruitment|staffing) agenc(y|ies)\b|protect yourself
        ^(start date|date posted|closing date|number of positions|positions available|expected hours|program dates|shift)\b
        (work|employment) authori[sz]ation|visa sponsorship|sponsorship\W*$|referenznummer|kennziffer
        ^(time type|(scheduled )?(weekly|working|work) hours|employment status|(job )?level|group: \w)\W*$
        learn more(?! about)|(additional|special) notes?\b|please note|video$|stay (connected|in touch)
        follow us|level(l)?ing|^(the )?legal (bit|stuff|info\w*)|^(work(ing)? )?schedule\W*$|^reports to\W*$
    """),
    # Headings of other languages whose words mean something else below: "Vos atouts" are demands, "Les atouts" are wishes.
    (_K.REQUIREMENTS, r"""
        rüstzeug|^(das )?(zeichnet|macht) (dich|sie) aus|^was (dich|sie) (auszeichnet|ausmacht)
        ^(damit|womit) (überzeugst|begeisterst) (du|sie)|^womit (du|sie) uns (überzeug|begeister)
        ^(deine|ihre) (stärken|superkräfte|qualitäten)|^(du passt|sie passen) (gut |perfekt )?zu uns
        ^wen wir suchen|^wer zu uns passt|^was wir (uns )?(von (dir|ihnen) )?erwarten
        ^ce que (nous|l'on|on) (attend|recherch|cherch)|^ce que (tu|vous) apporte|^(tu es|vous êtes) faits? pour\b
        ^(vos|tes) atouts|^(votre|ton) parcours|t'attend si\b|pré-requis
        ^(qué|lo que) (necesit|pedimos|buscamos)|^encajas|^qui[ée]n eres\b|requerimientos|^conocimientos\b(?!.*(valor|dese))
        ^(jij (hebt|bent)|(jouw|je|uw) (bagage|profiel))\b|^wat (neem|breng) (je|jij) mee|^dit (herken|neem|breng) (je|jij)\b
        competenze|^cosa ti serve|^(il tuo )?profilo\b|^o que (você |tu )?(precisa|deve)|procuramos em (ti|si|você)
        ^kogo szukamy|będziesz .{0,15}pasować|^(din|ditt) (bakgrund|baggrund|bakgrunn)\b|^vi tror att du|^det här söker vi
        skallkrav|^hvem er du\b|^vi forventer\b|^your superpowers?\b
    """),
    (_K.PREFERRED, r"""
        sahnehäubchen|^schön,? wenn\b|punktest du|gerne? gesehen|bonuspunk?t|^die kür\b|i-tüpfelchen
        ^(ce )?serait (un|une|top|idéal|apprécié)|^souhaités?$|^bonus si\b|cerise sur|^nos souhaits|^appréciés?$
        puntos (a favor|extra)|(suma|sumará|suman|dará|darán) puntos|^extra['’]?s$|maar niet nodig|kers op de taart
        completano il profilo|apprezziamo anche|punti in più|costitui(rà|sce) (un )?(vantaggio|titolo)
        ^seria (um|ótimo|bom|legal)\b|pontos extra|^valorizamos (ainda|também)?$|^będzie super\b|^bra om du\b|fördelaktigt
        ^godt hvis\b|plus i kanten|^fordelaktigt|^would be lovely|cherry on|be thrilled if|gold stars?\b|feeling fancy
        not a deal-?breaker|^(don't worry|no worries) if you
    """),
    (_K.RESPONSIBILITIES, r"""
        wirkungskreis|spielfeld|verantwortungsbereich|so sieht (dein|ihr) (tag|alltag|arbeitstag)
        ^was (du|sie) (bei uns )?(beweg|tun |machen )|einsatzgebiet|das gibt es zu tun|^ce que (tu|vous) fer(as|ez)
        ^tu día a día|consistirá|^misi[óo]n del puesto|^dit ga je doen|^een dag uit|^hoe ziet (jouw|je) (dag|werk)
        ^(as |principais )?(tuas |suas )?funções|^co będziesz|^vad du kommer att göra|^ditt uppdrag|^hvad skal du lave
    """),
    (_K.BENEFITS, r"""
        ^freu dich auf\b|^gute gründe\b|^ce que (tu y|vous y) gagne|^ventajas\b|^dit krijg je|arbeidsvoorwaarden
        (o que|lo que) (temos|tenemos) para (ti|você|oferecer|ofrecer)|^co zyskujesz|förmåner
    """),
    (_K.PROCESS, r"""
        bewirbst (du|sie)|^(dein|ihr) weg zu uns|^envie de nous rejoindre|c[óo]mo (postular|aplicar|inscribir)|candidarsi
        ^candidati$|candidatar|aplikować|^(så )?ansök|^søknad|søger du\b|^ansøg
    """),
    (_K.ABOUT_COMPANY, r"""
        ^das sind wir\b|^wie (zijn wij|wij zijn)\b|kim jesteśmy|^om (företaget|virksomheden|bedriften)
    """),
    (_K.LOCATION, r"^standplaats$|^arbetsplats$|^arbe(id|jd)ssted$"),
    (_K.COMPENSATION, r"^salario\b|retribuzione|^lön$|^lønn?$"),
    (_K.ABOUT_COMPANY, r"""
        ^pourquoi|raison d'être|\bour mission\b|^at .{2,30}, we|^how we operate
        ^(and |here's )?why (should |would )?(you (should|join|want)|join|work|choose|apply|us)\b
    """),
    (_K.RESPONSIBILITIES, r"""
        ^your impact
    """),
    (_K.ABOUT_ROLE, r"""
        ^(the |about the )?project\b|^your career$|^(contract|employment|job) (length|type|duration)
        ^(how|the|your|where)\b.{0,20}\bimpact\b|needs? you$
        \bis (looking|hiring|seeking|searching)\b|about this team and role|why this (role|job|position)
        why you'll love this (role|job)
        ^(la oportunidad|l'opportunité|a oportunidade|l'opportunità|de kans|deine chance)$
    """),
    (_K.REQUIREMENTS, r"""
        experience you (need|have)|attributes|ideal candidate(?! also)
        success(ful)? (in|as|at|here)\b|to succeed|to be successful|help you succeed|thrive|(does it|it) takes?\b
        sets you apart|skills? that are required|you're the .{3,60} (if|for)\b
    """),
    (_K.PROCESS, r"""
        ^(?![^(]*accommodat)[^(]{0,40}\b(hiring|interview(ing)?|recruit(ment|ing)|application|selection) process
        (once|when|after) you('ve)? (apply|submit)|\b(cv|resume)s?\b|ansprechpartner|get referred|refer a friend
        pre-? ?employment screening|(background|reference) (check|screening)|^what's next\W*$|^virtual on-?site
        [(\[]\d+([-–]\d+)? ?(min(ute)?s?|h(ou)?rs?)[)\]]|^what comes next|^contact( us| info\w*| person)?\W*$
    """),
    (_K.BENEFITS, r"""
        total rewards|for our employees|what'll you gain|what you('ll)? gain|investment in you|(personal|career) development
        ^what.{0,40}(will|'ll) (give|provide|offer) you|dich freuen|your equipment|care of our (team|people|employees)
    """),
    (_K.REQUIREMENTS, r"""
        gets our attention|^(your |the )tool-? ?(box|kit|belt)\W*$
        you'll (love|enjoy|fit|thrive)\b.{0,25} if\b|(love|like) to (speak|talk|hear) (with|to|from) you if\b
        what we (can )?(expect (from|of) you|ask (for|of))|in your tool-? ?b(ag|elt|ox)
    """),
    (_K.LOCATION, r"""
        ^(this|the|our) (is |role|position|job).{0,30}\b(remote(ly)?|hybrid|on-?site|based (in|only))\b|where we hire
        hire (in|internationally)\b|(must|only) be (located|based)|based candidates|candidates? (located|based)
    """),
    (_K.EQUAL_OPPORTUNITY, r"""
        equal (employment )?opportunit|\be\.?e\.?o(c|e)?\b|\beoe\b|diversit|\bdiverse|inclusi(on|ve)|belong|\bde&?i(&?b)?\b
        accommodation|accessibility|discriminat|affirmative action|égalité|handicap|vielfalt|chancengleich|diversidad
        inclus[ãi]|różnorod|(everyone|all) (is|are) welcome|place for everyone|on merit\b
        welcomes? everyone|people with disabilit|eeoc
    """),
    (_K.PREFERRED, r"""
        nice[ -]?to[ -]?ha(ve|d)|(good|great|cool|lovely|nice|awesome)[ -]to[ -]have
        ^(big |a |huge )?bonus(es)?\W*$|bonus (point|skill|qualif|exper|req|track)|bonus .{0,12}\b(if|for)\b
        brownie|valued (experience|skills|qualif)|preferred(?! (locations?|name))|preferably|\bdesired\b|desirable
        we'll prefer|\bplus(es)?\b(?! size)|extra (points|credit)|not required|not needed|not essential|even better|optional
        (?<!you )(would|will|might|could) (also )?be (an? )?(great|nice|awesome|amazing)\b(?! (fit|match|add))
        (would|will|might|could) (also )?be an? (big )?(bonus|plus)|love it if
        preff?err?ed|better to have|also nice|impress us|it helps if
        ^((additional|other|valuable|your|nice) )?(assets?|extras)\W*$|preferenzial[ei]
        come in handy|^schön wäre|^bonus (value|ingredient|stuff|thing|round|material)
        ^ideally\b|(would|will|'d) be nice\b|\b(is|are) ideal\W*$|előny
        se destacar|te tornaria|výhodou|prettige extra|望ましい|歓迎
        bonus traits?|\(bonus\)|like to see\W*$|muito legal|(буде|будет) плюсом|(plusem|atutem) będzie
        będzie .{0,15}(plusem|atutem)|titolo preferenziale|gradit[aoei]\b|mooi meegenomen|se valorará
        additional(ly)?,? (desired )?(skills|qualif|experience)|helpful (skills|to)|also (has|have|great)|stand out
        advantage(s|ous)?\b|bonus$|icing|points (if|for)|catch our (eye|attention)|set you apart|we'll love to see
        love for you to have
        kein muss\b|das wäre (schön|toll|super)|^(was )?(schön|toll|super|gut) wäre|vi ser gärna|\ben fordel\b|bra att ha
        puntos extra|^gewenst$|^sería (ideal|un plus)
        ^(un )?atout$|^idéalement|^(leuk|fijn|mooi) als je|\b(great|nice|lovely|good) if you\b
        beneficial|an edge\b|meriterande|dodatkowo\b|será um extra|von vorteil|wünschenswert|pluspunk?t|^(een )?pr[ée]s?\W*$
        ^(les )?(atouts|plus)\b|serait un plus|apprécié
        diferencia(l|is)\b|desejáve|fatores de valoriza|deseable|valora(ble|mos|remos)|se valora|mile widziane
        dodatkow(e|ym) atut|加分
    """),
    (_K.COMPENSATION, r"""
        salar(y|ies)|compensation|\bpay\b|remuneration|\bwages?\b|\bote\b|\bequity\b|vergütung|gehalt|salaire|rémunération
        [$€£]\s?\d{2,3}([,.]\d{3}|k\b)|\b(usd|eur|gbp|cad|pln)\b.{0,5}\d{2}|hiring ranges?|vergoeding|salaris\b
        remuneração|給与|salári?o\b|wynagrodz|talk money|hourly rate|薪
    """),
    (_K.PROCESS, r"""
        to be considered|sollicit|if you'?(re| are)? interested|how to apply|to apply\b|apply (now|today|here|to)
        ready to (apply|join)|interview|hiring (process|journey|steps)
        (application|recruitment|recruiting|selection|hiring|screening) (process|steps|procedure)|\bprocess\W*$
        next steps|what happens (next|after|when)|when you apply|after you apply|want to (apply|join)
        we encourage you to apply|application (deadline|window|instructions)|^join (us|our)\b.{0,20}!
        interested\W*\?|interested in joining|who may apply|^(how )?(can you )?apply\W*$|bewerb(en|ung)
        ^interesse( geweckt)?\W*$|any questions|noch (offene )?fragen|postuler|recrutement
        етапи|співбесід|prêt.{0,6} à rejoindre|processus|processo|proceso|seleç|rekrutac|rekryter|candidate-se|应聘方式|選考
    """),
    (_K.BENEFITS, r"""
        benefit|\bperks?\b|rewards\b|goodies|(we|can|to|do we|us) (will |can |also |have to )?offer
        what .{2,40} offers?\b|offers? you|our offer|\boffers\W*$|you'll (get|enjoy|love|receive|gain|appreciate)(?! to)
        you (get|receive|enjoy)\W*$|in it for (you|me)|what you (can )?get(?! to)|in return|(paid )?time off|well-?being
        wellness|\bhealth(care)? (&|and|comes|insurance)|vacation|holidays|insurance|retirement|parental
        why you'll love (working|it|us)|employees? (receive|enjoy)|what you can expect as|flexib
        we take care|how we('ll)? (support|take care)|(will|'ll) support you|expect from us|enjoy\W*$|financial
        things you'll enjoy|on offer\b|cosa (ti )?offriamo|\bti offriamo|dit bieden
        growth and (development|future)|learning (&|and) development|to grow$|grow(ing)? with us|wij bieden|offriamo
        what does this mean for you|what this job can|unser angebot|vorteile|wir (dir )?bieten|bieten wir|erwartet dich
        das bekommst|ми пропонуємо|мы предлагаем|условия|nabízíme|wat krijg|待遇|休日|ベネフィット
        avantages?\b|offrons|proposons|(on|nous) (vous|t'|te )\s?offre|apports de|oferecemos|benef[ií]cios|ofrecemos
        work[ -]life\b|^the fun stuff|what's in for you|professional development opportunities|s'ofereix
        bieden wij
        amit kínál|juttatás|vårt erbjudande|vi kan erbjuda|tarjoamme|oferim\b|beneficii|sunduğumuz|yan haklar
        que oferec|ons aanbod|wat (wij|we) bieden|vi erbjud|vi tilby|oferujemy|oferta|co zyskasz|benefity|福利|我们提供|待遇
    """),
    (_K.LOCATION, r"""
        ^where\W*$|locaties|\blocations?\b|where (and how )?you('ll| can)? (work|be)\b|where will you|working arrangements
        arbeitsort|einsatzort
        miejsce pracy|(luogo|sede) di lavoro|lugar de trabajo|local de trabalho|office(s)? (location|attend)
        ^(fully |100% )?remote\b|(remote|hybrid) (work|policy|status)|télétravail|déplacements|勤務地
        work(place|ing)? (type|model|mode|location|arrangement|schedule)|hybrid
        on-?site|time ?zone|standort|\blieu\b|localisation|ubicaci|localiza|lokalizacj|travel|relocation|地点
    """),
    (_K.OTHER, r"""
        ^(some )?tools (that )?(we|you)\b|^tools (&|and) technologies|'s stack\W*$|data protection
        tech(nology|nical|nological)? (stack|environment)|\b(our|the|your|current)( \w+)? stack\b|^stack$
        ^(some )?(our |the |we (also )?use|key )?(tech(nology|nologies)?|tools|tech-? ?details)( (&|and|we) .{3,20})?\W*$
        technolog(y|ies) (we|you|used|include|utilis|employ|to be used|summary)
        ^(our )?technolog(y|ies)\b(?! (skills|exp))\W*$
        ^what (you'll|will you|do you|you) (be )?work(ing)? with\W*$
        ^technologies ?[-–:]|tools (we|you)|what we use|^tools\W*$|our (tools|technology)
        environnement techn|stack techn|開発環境|tecnolog|technolog(ie|ia|ii)\b|技术栈
    """),
    (_K.REQUIREMENTS, r"""
        you'll (have(?! (the|an) opp)|need|bring|require|know|possess)|(apply|join)\b.{0,15} if\b|a fit if|fit (for|if|in)\b
        (good|great|right|perfect) (fit|match)|made for you|for you if|is this you|sounds? like you|this is you
        (qualif|skill|experience|education|knowledge).{0,30}requir|requirements\b|requirement$|requisites?\b|minimum qualif
    """),
    (_K.RESPONSIBILITIES, r"""
        responsi|\bdut(y|ies)|you'll experience\b
        you'll (be )?(do\b|doing|work(ing)? on|own\b|build|create|tackle|deliver|accomplish|achieve|lead|drive|help)
        you'll (be )?(contribute|collaborate|get to|solv(e|ing)|make an impact|add value|spend|learn|take)
        you'll\W*$|will (you|i) (be )?(do\b|doing|work(ing)? on)|you'll be\W*$
        (in|on) (this|the) (role|position|job)\b.{0,12}(you|we)\b|in this role\W*$|day[ -](to|in)|day in|daily
        a (typical )?day\b|your day|how you'll (contribute|add|make|help|spend)|\bcontribut
        typical (work)?(day|week)|you('ll)? (might|may|could) (be )?(do|work)|things you (might|may|'ll) |at work on\W*$
        (first|next|\d+) (\w+ )?(30|60|90|180|days?|weeks?|months?)\b|\bfunctions\b|get ready to|\btasks?\b|activities
        accountab|what success looks|deliverables|role in action|challenges|expectations|what to expect
        (you|u) can expect to|expected to|what you can expect|focus areas|objectives|\bgoals\b|outcomes|you get to|\bscope
        you are going to|are you going to|candidate will\W*$|able to\W*$|your work\b|\bmissions\b|votre rôle et|tâches
        \b(votre|ta|tes|vos) missions?\b|votre quotidien|we'll ask you to|on your plate|(deine|ihre) mission
        was (du|sie) .{0,20}tust
        обов'язки|обязанности|задачи|що робити|náplň práce|což? (tě|vás) čeká|wat ga ik doen|au quotidien|vous ferez
        en charge de|responsabilité|você fará|seu dia|rotinas|entregas|desaf[ií]os|herausforderungen|arbeitsalltag|勤務内容
        what (do )?you do\W*$|measures? of success
        feladat|tehtävä|opgaver\b|arbeidsoppgave|dina uppgifter|responsabilități|görev|sorumluluk|iş tanımı
        cosa far|mansioni|ti occuperai|\battività|responsabilità|wat (ga je|je gaat) doen|werkzaamheden
        twoj[ae] (rola|zadani)
        dich erwartet|erwartet sie|arbetsuppgifter|arbei[dt]s?oppgaver|arbejdsopgaver|défis|aufgaben|tätigkeit
        was du (machst|tust)|jouw taken|responsabili|atividades|atribui|funci?ones|tareas
        qu[ée] har[áa]s|o que você (vai|irá) fazer|obowiązk|zadani|zakres|czym będziesz|岗位职责|职责|工作内容|仕事|業務
    """),
    (_K.REQUIREMENTS, r"""
        qualif|must[ -]?haves?|must (also|have)|skills?\b|skillset|competenc|expertise|knowledge
        (?<!customer )(?<!user )(?<!employee )(?<!candidate )experience|your (\w+ )?strengths
        \babilit(y|ies)|education|certific|credential|clearance|\bbackground\b|you have|you bring|u bring|(do )?you need
        need (from|to (bring|know|have|succeed|be))|about you\b|who (are you|you are|you're|you might)|you are\b
        you're (the|a|an|our)\b|^you$|looking for\b|look for|ideal|candidate (must|should|has|have|profile|will have)
        who we're|we'll love to (hear|meet)|(be )?a fit|your (profile|skills|talent|strength)|^(the )?profile\W*$
        success (criteria|measures|factors)|criteria|^(what about )?languages?\W*$|dit ben jij|requisiti|qualities
        characteristics|attributes|you should|should (have|be)|you to have
        we('ll| do)? (expect|require|need|seek|want|hope)|required|essentials?\W*$
        ^(technical|minimum|desired|experience)\W*$|you possess|what you'll bring|who should apply
        (we|be) reaching out to|passionate about|voraussetzung|prérequis|nous recherchons|que precisas|anforderung
        pedimos|vragen\b|functie-?eisen|kvalifika|\bkrav\b|qualifikation|das bringst|bringst du|mitbringen|bringen sie
        dein profil|ihr profil|was du mitbringst|wer du bist|profile? recherché|(votre|ton|le) profil|profil\b|compétence
        qui (vous )?êtes|expérience|requisitos|perfil|buscamos|esperamos|conhecimento|habilidad|formaci|experiencia
        вимоги|требования|ожидаем|(потрібно|знадобиться)|požadujeme|očekáváme|parlons de vous|(et|êtes)[ -]vous\W*$
        savoir[- ]être|^(vos |tes )?qualités?\W*$|^formation|verwacht|procurando|人物像|personality
        (?<!company )(?<!job )(?<!client )\bprofile\W*$
        \b(seeking|candidates?|applicants|people|engineers|someone|anyone)\b.{0,40}\b(who|that|(?<!work )with)\W*$
        \bif( you( have| are)?)?\W*$|(should|to) describe you
        (make|set) you (up for )?success|you're good at|you rock at|you('ll likely| may| might) have\b|deal[ -]?breakers?
        eligibility|kwalificaties|vereisten|requisits\b
        we're after\b|^du har\W*$|imprescindible|das solltest du|was du können|was wir (erwarten|uns wünschen)
        cerchiamo|wie ben (jij|je)
        elvárás|képzettség|követelmény|vi söker|vem är du|vi ser etter|vi søger|odotamme|edellytämme|vaatimuks|cerințe
        aranan|nitelik|gereksinim
        experiência|wymaga|oczekujemy|oczekiwania|任职|要求|资格|経験|スキル
    """),
    (_K.ABOUT_TEAM, r"""
        what (do|does) .{2,40} team do|\bteams?\b(?!s? (member|lead|player))|squad|you'll work with|you'll report
        work with\W*$|your manager|hiring manager|department|mentor|équipe|environnement de travail|equip[eo]\b|zespół|团队
        being an? .{3,30} at\b|description (de la|du) (division|service|département)
        about .{2,60} (engineering|group|division)\W*$
        (engineering|product) (at|@|culture)|how we work|our approach to work|what we're (working on|building)|projects we
    """),
    (_K.ABOUT_ROLE, r"""
        \brole\b|\bposition\b|\bjob\b|\bopportunity\b|(?<!company )\boverview\b|summary|your mission|\bproject\b
        \bimpact\b|purpose of|\bpurpose\W*$|why this|stelle\b|sobre a posição|\b(le |du )?poste\b|\bvagas?\b|puesto
        ^(the |your )?challenge\W*$|^overzicht\W*$
        állás|om rollen|om jobbet|om stillingen|työpaikka|rolul
        stanowisk|projekc?t|what makes (this|the) (role|job|position|opportunity)|durée du contrat|contractduur
        vertragslaufzeit
        ^.{0,50}\b(engineer|developer|programmer|analyst|architect|scientist|designer|entwickler)\W*(\(.{0,30}\))?$
        about the (work|program(me)?|internship|apprenticeship)|your core focus|basic function
        looking to hire|we're hiring|\brollen\b|tjänsten|stillingen|职位
    """),
    (_K.ABOUT_COMPANY, r"""
        \babout\b|who (we|are we)|who is|company|our\b|what (we|do we|does|is)\b|why\b|values|culture|mission|vision
        principles|meet\b|at a glance|in the news|join\b|story|reasons to|structure|^more (on|about)\b|^we\b|über
        wer wir sind|unternehmen|qui sommes|à propos|entreprise|société|sobre\b|quem somos|qui[ée]nes somos|про нас|о нас
        компан|о компании|o nás|warum wir|rejoindre|por que|nosotros|o nas
        get to know us
        rólunk|cégünk|om oss\b|om os\b|meistä|despre noi|hakkımızda
        firm[ay]|azienda|chi siamo|bedrijfsomschrijving|over ons|公司|我们|价值观|愿景|会社
    """),
]  # fmt: skip

# Headings of form fields, which may be above any text. The text decides between these kinds; the first is the default.
DESCRIPTION = re.compile(r"^(full |the )?description$|^about$|^intro(duction)?$")
FORM_HEADINGS: list[tuple[re.Pattern[str], tuple[SectionKind, ...]]] = [
    (DESCRIPTION, (_K.ABOUT_ROLE, _K.ABOUT_COMPANY)),
    (re.compile(r"^(full )?job description$|^job (details|posting)$"), (_K.ABOUT_ROLE, _K.ABOUT_TEAM)),
    (
        re.compile(
            r"^(a |an |final |important |last )*note\b(?! (from|to))|^(the )?fine print|^nb$|^demais informações"
            r"|^présentation$"
        ),
        (_K.OTHER, _K.EQUAL_OPPORTUNITY, _K.PROCESS, _K.COMPENSATION, _K.ABOUT_COMPANY),
    ),
    (
        re.compile(r"^(here's )?what (you can|to) expect( here)?$"),
        (_K.RESPONSIBILITIES, _K.BENEFITS, _K.PROCESS, _K.ABOUT_COMPANY),
    ),
    (
        re.compile(r"^(what makes )?(life|working|what (it's|it is|is it) like)\b.*( at\b|@|\bhere\b)"),
        (_K.BENEFITS, _K.ABOUT_COMPANY),
    ),
    (
        re.compile(
            r"^additional (info|information|details)$|^(other )?information$|^other$|^details$"
            r"|^(other|important) (stuff|details|info)"
            r"|^(good|things) to know\W*$|^informations (complémentaires|supplémentaires)$|^informações adicionais$"
            r"|^(zusätzliche|weitere) informationen$|^aanvullende informatie$|^informazioni aggiuntive$"
            r"|^información adicional$|^dodatkowe informacje$|^további információ(k)?$|^övrig information$"
        ),
        (_K.OTHER, _K.BENEFITS, _K.EQUAL_OPPORTUNITY, _K.COMPENSATION, _K.PROCESS, _K.ABOUT_COMPANY),
    ),
]
# First words of the lines in a list of responsibilities.
_VERBS = (
    "design develop build lead collaborate work implement maintain write own drive create manage ensure participate partner "
    "support mentor contribute define deliver analyze analyse provide conduct monitor review identify optimize optimise "
    "oversee plan prepare research resolve execute evaluate document debug deploy configure champion engage foster "
    "perform help troubleshoot coordinate communicate integrate assist act establish guide test"
).split()
_TEXT_PATTERNS = {
    _K.REQUIREMENTS: r"""
        \d\+? ?(?:years|yrs)\b|years of|experience (?:with|in|of|using|working|building)|proficien|familiar|degree\b
        bachelor|knowledge of|ability to|strong|fluen(?:t|cy)|understanding of|excellent|solid|track record|expertise
        you have\b|you are (?:a|an)\b
    """,
    _K.RESPONSIBILITIES: rf"(?:^|\n)(?:you(?:'ll| will) )?(?:{'|'.join(_VERBS)})(?:ing|s)?\b",
    _K.BENEFITS: r"""
        401\(?k|dental|\bmedical\b|vision\b(?= (?:insurance|coverage|plan|and|,))|(?:health|life|disability) insurance
        health ?care|paid (?:time|parental|holiday|vacation|sick|leave|volunteer)|\bpto\b|parental leave|stipend|wellness
        vacation|pension|stock options?|(?:learning|training|education) budget|\bgym\b|retirement|home office
        competitive salary|flexible (?:work|hours|schedule)|time off|birthday|reimburse|\bbenefits\b|\bperks\b
        (?:maternity|paternity|family|sick) leave|child ?care|\bbonus(?:es)?\b|\bequity\b|insurance|mutuelle|télétravail
        tickets?[ -]restaurant|urlaub
    """,
    _K.COMPENSATION: r"""
        (?:salary|pay|compensation) (?:range|band|for)|base (?:salary|pay)|[$€£] ?\d{2,3}[,.]?\d{3}|\bote\b|geographic
        pay transparency|total compensation
    """,
    _K.EQUAL_OPPORTUNITY: r"""
        regardless of|without regard|equal[ -](?:employment[ -])?opportunit|\beeo\b|backgrounds|sexual orientation
        gender identity|veteran|accommodation|discriminat|diversity|disabilit|inclusi(?:ve|on)|national origin|race,
        égalité|handicap|geschlecht|orientação sexual
    """,
    _K.PROCESS: r"""
        interview|to apply|apply\b|recruiter|your application|resume|\bcv\b|hiring (?:process|manager)|take-home
        next steps?|video call|entretien|bewerbung
    """,
    _K.OTHER: r"""
        privacy (?:policy|notice|statement)|scam|fraud|background check|legitimate|personal (?:data|information)
        third[- ]party|agenc(?:y|ies)|learn more|read more|click here|visit|follow us|disclaimer
    """,
    _K.ABOUT_COMPANY: r"""
        founded|customers|our mission|headquarter|our (?:platform|products?|vision|values|culture|solutions?|company)
        leader in|leading|million|billion|\bglobal\b|compan(?:y|ies)|investors|backed by|series [a-e]\b|\boffices\b
        countries|worldwide|\bindustry\b|fortune \d|\bmarket\b|award|believe|entreprise|groupe|unternehmen|empresa
    """,
    _K.ABOUT_ROLE: r"""
        (?:we are|we're|is|are) (?:currently |now |also |actively )?(?:looking|seeking|hiring|searching)|seeking an?
        looking for an?|this (?:role|position|job|is an? )|the role|in this (?:role|position)|as an? .{3,50}, you
        you will|you'll|reporting to|opportunity|the ideal|responsible for|recherch|suchen wir|rattaché|\bvous\b
    """,
    _K.ABOUT_TEAM: r"""
        our team|this team|team (?:is|of|that|builds|works|owns)\b|the \w+(?: \w+)? team\b|squad
    """,
    _K.LOCATION: r"""
        \bremote(?:ly)?\b|hybrid|on-?site|in[- ]office|office|time ?zone|located in|based in|work from|relocat
    """,
}  # fmt: skip


def _join_lines(lines: str) -> re.Pattern[str]:
    """Return one pattern that matches any of the lines."""
    return re.compile("|".join(line.strip() for line in lines.strip().splitlines()))


# The pattern of each kind for headings, in the order in which they are tried, and for texts.
HEADINGS = [(kind, _join_lines(words)) for kind, words in _HEADING_PATTERNS]
TEXTS = {kind: _join_lines(words) for kind, words in _TEXT_PATTERNS.items()}
