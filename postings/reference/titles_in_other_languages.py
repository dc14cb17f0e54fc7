"""Job titles in Portuguese, Italian, Dutch and Polish, and those in German, French and Spanish that no other table has.

They are matched as a whole, before the words of a title are looked up one by one.
"""

from postings.choices import Function
from postings.reference.job_titles import alternatives, word_pattern

_TITLES = {
    Function.ENGINEERING_MANAGEMENT: r"""
        (?:gerente|líder|coordenador\w*) de (?:engenharia|desenvolvimento)(?: de (?:software|sistemas))?;
        jef[ea] de desarrollo(?: de software)?(?! de)(?! comercial);
        responsable (?:de |du )?développement (?:logiciel|informatique|web); responsabile (?:dello )?sviluppo software;
        hoofd (?:software)?ontwikkeling; leit\w+ (?:der )?softwareentwicklung;
        kierowni\w+ (?:zespołu )?(?:programistów|rozwoju oprogramowania)
    """,
    Function.SECURITY: r"""
        (?:it|informations?)-?\s?sicherheits\w*; analyste soc;
        analist\w+ (?:soc|de (?:ciberseguridad|cibersegurança|segurança da informação)|cybersecurity);
        (?:ingenier\w+|engenheir\w+|especialista|consultor\w*|técnic\w+) (?:de|en|em) (?:ciberseguridad|cibersegurança|
        segurança da informação|seguridad (?:informática|de la información));
        (?:specialista|espert\w|consulente|ingegnere) (?:di |in |della )?(?:sicurezza informatica|cyber ?security);
        informatiebeveilig\w+; (?:specjalist\w+|inżynier\w*|anality\w+) (?:ds\. )?(?:cyberbezpieczeństwa|
        bezpieczeństwa (?:it|informacji|sieci|systemów|teleinformatyczn\w+))
    """,
    Function.DATA: r"""
        analist\w+ (?:de (?:dados|datos)|(?:di |dei )?dati); (?:engenheir\w+|cientista|arquitet\w+) de dados;
        (?:ingegner\w+|scienziat\w|architett\w) (?:dei |di )?dati; anality\w+ danych; inżynier\w* danych;
        data-?analist\w*
    """,
    Function.QA: r"""
        testeu(?:r|se)\S* (?:logiciels?|qa|fonctionnel\w*|informatique); collaudator\w+ software;
        (?:analista|engenheir\w+) de (?:testes?|qualidade de software);
        tester\w* (?:oprogramowania|automatyzując\w+|manualn\w+)
    """,
    Function.DEVOPS: r"""
        cloud-(?:ingenieur|engineer)\w*; ingegner\w+ (?:cloud|devops); inżynier\w* (?:devops|chmury|cloud);
        engenheir\w+ (?:de )?(?:confiabilidade|devops|nuvem|cloud); ingenier\w+ (?:de )?(?:cloud|la nube)
    """,
    Function.IT_SUPPORT: r"""
        technicien\S* (?:support|helpdesk|d[’']exploitation)(?: (?:informatique|utilisateurs?|it))?;
        técnic\w+ (?:de|en|em) (?:soporte|suporte|informática|sistemas); técnic\w+ informátic\w+;
        administrador\w* de (?:sistemas|redes); analista de suporte(?! ao cliente);
        tecnic\w+ (?:informatic\w+|hardware|helpdesk); sistemist\w+; amministrator\w+ di (?:sistem\w+|rete);
        (?:systeem|netwerk|applicatie|ict-?|it-?)beheer\w*; (?:servicedesk|helpdesk)\s?medewerker\w*;
        medewerker (?:ict|it|servicedesk|helpdesk); administrator\w* (?:systemów|sieci);
        specjalist\w+ ds\. (?:wsparcia|helpdesk|informatyki); informaty(?:k|czka)
    """,
    Function.OTHER_ENGINEERING: r"""
        engenheir\w+ (?:mecânic\w+|civil|elétric\w+|eletricista|químic\w+|industrial|ambiental|agrônom\w+|eletrônic\w+|
        de (?:produção|processos?|manutenção|obras?|segurança do trabalho|minas|automação));
        ingenier\w+ (?:mecánic\w+|eléctric\w+|agrónom\w+|industrial|de (?:caminos|obras?|procesos?|producción|minas|montes|
        mantenimiento|calidad));
        inżynier\w* (?:mechanik|budowy|elektryk|automatyk|procesu|produkcji|jakości|konstruktor|
        sanitarn\w+|utrzymania ruchu);
        ingegner\w+ (?:meccanic\w|civile|elettric\w|elettronic\w|chimic\w|gestionale|edile|
        strutturista|di (?:processo|produzione)|dell[’']automazione);
        progettista (?:meccanic\w|elettric\w|impiant\w+|cad);
        disegnator\w+ (?:meccanic\w|cad|tecnic\w); werktuigbouwkund\w+; (?:civiel|elektro)\S*(?: technisch)? ingenieur;
        (?:proces|constructie)ingenieur; konstruktor\w*; automatyk; responsabile (?:di )?produzione;
        kierowni\w+ (?:budowy|produkcji|robót|utrzymania ruchu); dessinat\w+\S* project\w+
    """,
    Function.PEOPLE: r"""
        (?:addett\w|responsabile|specialista|impiegat\w) (?:alle |delle )?risorse umane;
        selezione (?:e \w+ )?(?:del )?personale; recruitment\s?(?:specialist|adviseur|medewerker)\w*;
        personeelsadviseur\w*;
        analista de (?:recrutamento|rh|departamento pessoal|gestão de pessoas); recrutador\w*;
        specjalist\w+ ds\. (?:rekrutacji|kadr|hr|personalnych)
    """,
    Function.FINANCE_LEGAL: r"""
        advogad\w+; (?:analista|assistente|auxiliar) (?:financeir\w|fiscal|contábil|tributári\w|de crédito|de riscos?);
        impiegat\w (?:amministrativ\w )?contabil\w+; radc\w+ prawn\w+; adwokat\w*; anality\w+ (?:finansow\w+|ryzyka);
        specjalist\w+ ds\. (?:księgowości|podatków|finansów|rozliczeń); doradc\w+ podatkow\w+; belastingadviseur\w*;
        salarisadministrat\w+; jurist\w*
    """,
    Function.MARKETING: r"""
        communicatie\s?(?:adviseur|medewerker|specialist|manager)\w*; marketing\s?medewerker\w*;
        (?:addett\w|responsabile|specialista) (?:al |alla |della |del )?(?:marketing|comunicazione);
        analista de (?:marketing|comunicação|mídias? sociais|redes sociais);
        specjalist\w+ ds\. (?:marketingu|komunikacji|reklamy|social media|seo|pr)
    """,
    Function.CUSTOMER_SUPPORT: r"""
        atendente de (?:sac|suporte|call center|telemarketing);
        analista de (?:atendimento|suporte ao cliente|sucesso do cliente);
        (?:addett\w|operator\w+|specialista) (?:all[’']|al |di )?(?:assistenza clienti|servizio clienti|call[\s-]center);
        (?:\w+ ds\. |pracowni\w+ )?obsługi klient\w+; konsultant\w* (?:ds\. obsługi|telefoniczn\w+);
        medewerker klant\w+
    """,
    Function.SALES: r"""
        agente? di commercio; accountmanager\w*; vertegenwoordiger\w*; przedstawiciel\w* handlow\w+; handlowiec;
        kierowni\w+ (?:ds\. )?sprzedaży; doradc\w+ (?:klienta|handlow\w+|ds\. sprzedaży|techniczno-handlow\w+);
        specjalist\w+ ds\. sprzedaży;
        (?:executiv\w|consultor\w*|representante|gerente|analista) (?:de vendas|comercial|de contas);
        (?:responsabile|direttore|direttrice|tecnico|impiegat\w) (?:commerciale|vendite)
    """,
    Function.PRODUCT: r"""
        produktverantwort\w*; (?:responsabile|gestore) (?:di )?prodotto; productmanager\w*; product\s?eigenaa\w+;
        kierowni\w+ produktu; właścici\w+ produktu; (?:gerente|gestor\w*|analista) de produtos?
    """,
    Function.DESIGN: r"""
        grafic[oa] pubblicitari\w; progettista (?:ux|ui)(?:/\w+)?; grafisch (?:ontwerp|vormgev|design)\w+; vormgev\w+;
        projektant\w* (?:ux|ui|graficzn\w+)(?:/\w+)?
    """,
    Function.WRITING: r"""
        tradutor\w*; traduttor\w+; traduttric\w+; vertaler\w*; tłumacz\w*; redator\w*; redattor\w+; redattric\w+;
        tekstschrijver\w*; redaktor\w*
    """,
    Function.OPERATIONS: r"""
        comprador\w*; (?:gerente|gestor\w*|coordenador\w*|analista|líder) de (?:projetos?|operações|logística|compras|
        suprimentos|processos); (?:assistente|auxiliar|analista) administrativ\w;
        responsabile (?:della |degli |del )?(?:logistica|magazzino|acquisti|operativ\w+);
        (?:capo|responsabile) (?:di )?progetto;
        addett\w (?:agli |alla )?(?:acquisti|logistica|segreteria); project\s?leider\w*; projectmanager\w*;
        logistiek (?:\w+ )?(?:coördinator|medewerker|planner|manager); (?:management|directie)\s?assistent\w*;
        kierowni\w+ (?:projekt(?:u|ów)|magazynu);
        specjalist\w+ ds\. (?:zakupów|logistyki|administracji|zaopatrzenia|projektów);
        asystent\w* (?:zarządu|biura|dyrektora); pracowni\w+ biurow\w+
    """,
}
TITLES_IN_OTHER_LANGUAGES = tuple((function, word_pattern(*alternatives(text))) for function, text in _TITLES.items())
