"""Practices outside software: marketing, sales, finance, people, industry and health. The format is that of `skill_list`."""

_MARKETING = """
Account-based marketing | =ABM | account based marketing,
Affiliate marketing | Affiliate-Marketing | marketing de afiliados | marketing d'affiliation | partner marketing
  | partnership marketing | channel marketing,
Brand marketing | brand management | brand strategy | brand building | brand development | brand awareness
  | Markenführung | Markenstrategie | gestion de marque | stratégie de marque | gestión de marca | estrategia de marca
  | brand campaigns | Brand-Management,
Category management | Category-Management | assortment planning | gestión de categorías,
Community management | Community-Management | community manager experience | community building | online communities
  | community engagement | gestión de comunidades,
Content marketing | content strategy | content creation | content production | content writing
  | Content-Marketing | Content-Erstellung | Content-Strategie | marketing de contenu | création de contenu
  | création de contenus | stratégie de contenu | marketing de contenidos | creación de contenido
  | creación de contenidos | estrategia de contenidos | blog writing | thought leadership content | content planning
  | editorial planning | content calendars | editorial calendars | content calendar | editorial calendar
  | content management | content marketing strategy,
Conversion rate optimization | =CRO | conversion optimization | conversion rate optimisation | ?conversion rates
  | landing page optimization | Conversion-Optimierung | optimisation de la conversion | optimización de la conversión
  | funnel optimization | conversion funnels | landing pages,
Copywriting | copy writing | marketing copy | ad copy | conception-rédaction | Werbetexte | redacción publicitaria
  | redacción de contenidos | creative writing | ?scriptwriting | storytelling and copywriting,
Developer relations | DevRel | developer advocacy | developer marketing | technical evangelism
  | developer evangelism,
Digital marketing | online marketing | internet marketing | Online-Marketing | digitales Marketing | Digitalmarketing
  | marketing digital | marketing en ligne | mercadotecnia digital | Onlinemarketing | marketing online
  | digital advertising | online advertising | digital campaigns | digital marketing campaigns
  | digital channels marketing | mercadeo digital,
Email marketing | e-mail marketing | email campaigns | newsletter marketing | E-Mail-Marketing | e-mailing
  | marketing por correo | email deliverability | email automation | drip campaigns | lifecycle marketing
  | CRM marketing | lifecycle campaigns | retention marketing | email marketing campaigns,
Event management | event planning | event marketing | event coordination | trade shows | event production
  | Eventmanagement | Veranstaltungsmanagement | Veranstaltungsorganisation | Messeorganisation
  | organisation d'événements | événementiel | gestión de eventos | organización de eventos | virtual events
  | conference planning,
Go-to-market strategy | go-to-market | go to market | go-to-market strategies | GTM strategy | =GTM | Markteinführung
  | product launches | product launch | lanzamiento de productos,
Growth marketing | growth hacking | user acquisition | ?customer acquisition
  | acquisition marketing | Kundengewinnung | Neukundengewinnung | Neukundenakquise | acquisition client
  | acquisition de clients | captación de clientes | adquisición de usuarios | ?customer retention
  | acquisition and retention | growth experiments,
Influencer marketing | creator marketing | influencer campaigns | Influencer-Marketing | marketing de influencers
  | marketing d'influence | influencer partnerships,
Journalism | Journalismus | journalisme | periodismo | news writing | investigative journalism | editorial writing,
Lead generation | lead nurturing | Leadgenerierung | Lead-Generierung | génération de leads | generación de leads
  | pipeline generation | lead qualification | lead scoring | demand generation | demand gen | generación de demanda,
?Localization | ?localisation | software translation | Lokalisierung | localización de software
  | translation and localization | localization testing,
Market research | market analysis | competitive analysis | competitor analysis | competitive intelligence
  | consumer insights | ?customer insights | market intelligence | market insights | market trends analysis
  | competitor research | competitive research | Marktforschung | Marktanalyse | Marktanalysen | Wettbewerbsanalyse
  | Wettbewerbsanalysen | étude de marché | études de marché | analyse de marché | veille concurrentielle
  | investigación de mercado | investigación de mercados | análisis de mercado | análisis de la competencia
  | customer segmentation | market segmentation | audience segmentation | customer segments,
Marketing automation | Marketing-Automation | Marketing-Automatisierung | automatisation du marketing
  | automatización de marketing | marketing operations | marketing technology | MarTech
  | marketing automation platforms | marketing automation tools,
Marketing strategy | strategic marketing | marketing strategies | marketing planning | marketing campaigns
  | campaign management | marketing campaign management | campaign planning | integrated marketing campaigns
  | Marketingstrategie | Marketingstrategien | Marketingkampagnen | Kampagnenmanagement | stratégie marketing
  | campagnes marketing | estrategia de marketing | estrategias de marketing | campañas de marketing
  | marketing communications | integrated marketing | B2B marketing | B2C marketing | B2B-Marketing | marketing mix
  | marketing analytics and reporting | multi-channel marketing | omnichannel marketing | direct marketing
  | field marketing | app store optimization | =ASO | mobile marketing | marketing principles | trade marketing
  | marketing management,
?Merchandising | visual merchandising | retail merchandising | Warenpräsentation | gestion des stocks en magasin
  | marketplace management | online marketplaces | retail management | store operations | product listings,
Paid media | paid advertising | paid social | media buying | media planning | performance marketing
  | programmatic advertising | display advertising | paid acquisition | paid campaigns | paid social media
  | programmatic | Performance-Marketing | Mediaplanung | achat média | publicidad digital | publicidad online
  | compra de medios | paid marketing | =AdTech | ad tech | ad operations | bid management | retargeting,
?Product marketing | product positioning | product messaging | Produktmarketing | marketing produit
  | marketing de producto | positioning and messaging | messaging and positioning | competitive positioning,
Proofreading | proof-reading | ?copyediting | copy editing | content editing | Lektorat | Korrektorat
  | relecture et correction | corrección de textos,
Public relations | media relations | press relations | corporate communications | external communications
  | internal communications | press releases | crisis communications | crisis communication | strategic communications
  | Öffentlichkeitsarbeit | Pressearbeit | Unternehmenskommunikation | Presse- und Öffentlichkeitsarbeit
  | relations presse | relations publiques | communication d'entreprise | communication interne | relaciones públicas
  | comunicación corporativa | comunicación interna | executive communications | marketing communication,
Sales enablement | sales collateral,
Search engine marketing | =SEM | =SEA | =PPC | pay-per-click | paid search | Suchmaschinenmarketing | PPC campaigns
  | référencement payant | publicité en ligne | pay per click,
SEO | search engine optimization | search engine optimisation | technical SEO | on-page SEO | Suchmaschinenoptimierung
  | référencement naturel | optimización para motores de búsqueda | posicionamiento web | posicionamiento SEO | SEO/SEM
  | SEO & SEM | SEO and SEM | keyword research | link building | SEO best practices | off-page SEO | SEO strategy,
Social media marketing | social media management | social media strategy | social media campaigns
  | social media content | social media channels | social media advertising | social media platforms
  | Social-Media-Marketing | Social-Media-Management | gestion des réseaux sociaux | réseaux sociaux
  | gestión de redes sociales | redes sociales,
?Transcription | transcription services | audio transcription,
?Translation | ?translations | Übersetzung | Übersetzungen | ?traduction | ?traductions | traducción | traducciones
  | machine translation | translation management | subtitling | transcreation | post-editing | interpreting services
  | simultaneous interpreting | linguistic quality assurance
"""

_SALES = """
?Account management | key account management | strategic account management | Key-Account-Management
  | client management | Account-Management | Kundenbetreuung | Bestandskundenbetreuung | gestion de comptes
  | gestion de comptes clés | gestión de cuentas | gestión de cuentas clave | upselling | up-selling | cross-selling
  | upsell and cross-sell | upselling and cross-selling | account planning | client relationship management
  | customer relationship building | account executive experience | client account management | Kundenmanagement
  | relation client,
B2B sales | SaaS sales | enterprise sales | software sales | solution selling | consultative selling | technical sales
  | B2B-Vertrieb | B2B-Sales | Vertriebserfahrung | sales experience | sales cycles | sales cycle
  | complex sales cycles | sales process | consultative sales | value selling | value-based selling | solution sales
  | Lösungsvertrieb | technischer Vertrieb | vente B2B | vente de solutions | ventas B2B | ventas corporativas
  | venta consultiva | ventas consultivas | direct sales | field sales | inside sales | outside sales | Außendienst
  | Innendienst | Vertriebsinnendienst | outbound sales | inbound sales | quota-carrying | sales methodologies
  | sales methodology | sales techniques | MEDDIC | MEDDPICC | =BANT | =SPIN selling | Challenger Sale | closing deals
  | deal closing | new business sales | venta directa | sales closing,
?Business development | new business development | Business-Development | Geschäftsentwicklung
  | Geschäftsfeldentwicklung | développement commercial | développement des affaires | développement d'affaires
  | desarrollo de negocio | desarrollo de negocios,
Customer relationship management | CRM | CRM systems | CRM software | CRM tools | CRM system | CRM platforms
  | CRM-Systeme | CRM-Systemen | CRM-System | CRM implementation | CRM management | CRM administration
  | gestion de la relation client | Kundenbeziehungsmanagement | gestión de relaciones con clientes | sistemas CRM
  | customer relationship management (CRM),
?Customer service | customer support | client support | customer care | client service | technical customer support
  | customer service skills | customer service experience | customer support experience | call center | contact center
  | call centre | contact centre | live chat support | email support | phone support | chat support | ticketing systems
  | ticketing system | support tickets | help desk | helpdesk | service desk | Kundenservice | Kundendienst
  | Kundensupport | Kundenberatung | Ticketsysteme | Ticketsystem | service client | service clientèle | support client
  | servicio al cliente | atención al cliente | soporte al cliente | atención a clientes | centre d'appels
  | customer satisfaction surveys | customer experience management | omnichannel support,
?Customer success | customer success management | client success | Customer-Success | customer onboarding
  | client onboarding | customer health | churn reduction | churn prevention | réussite client | éxito del cliente
  | customer lifecycle | customer lifecycle management | renewals management | customer adoption
  | onboarding of customers,
ERP systems | ERP implementation | ERP implementations | ERP system | ERP | ERP software | ERP-Systeme | ERP-Systemen
  | ERP-System | systèmes ERP | sistemas ERP,
Food safety | HACCP | food hygiene,
Grant management | grants management | grant administration, Grant writing | grant proposals,
?Hospitality | hospitality management | hotel management | food service | food and beverage | front desk operations
  | Gastronomie | Hotellerie | hôtellerie | restauration collective | hostelería | hotelería | food preparation
  | culinary arts | housekeeping | bartending | revenue management of hotels,
IT consulting | technology consulting | technical consulting | IT-Beratung | conseil en informatique
  | consultoría tecnológica | technology advisory,
Management consulting | strategy consulting | business consulting | Unternehmensberatung | Beratungserfahrung
  | conseil en management | conseil en stratégie | consultoría estratégica | consultoría de negocio
  | consulting experience | ?consulting,
Partner management | partnership development | strategic partnerships | channel sales | channel management
  | partner development | alliance management | channel partners | Partnermanagement | gestion des partenariats
  | alianzas estratégicas | partner ecosystem | channel partnerships,
Pre-sales | presales | sales engineering | technical pre-sales | solution engineering | solutions engineering
  | technical demos | product demonstrations | product demos | software demonstrations
  | avant-vente | preventa | software demos | technical presentations
  | Presales-Beratung,
Retail sales | point of sale | =POS systems | cash handling | Einzelhandel | Kassiertätigkeit | vente au détail
  | venta minorista | ventas minoristas | retail experience | cash register,
Sales management | sales leadership | sales strategy | sales strategies | sales planning | sales forecasting
  | sales pipeline | pipeline management | sales pipeline management | territory management | territory planning
  | sales funnel | Vertriebsleitung | Vertriebssteuerung | Vertriebsmanagement | management commercial
  | direction commerciale | gestión comercial | gestión de ventas | estrategia comercial | sales training
  | forecast accuracy | sales performance management,
?Sales operations | revenue operations | RevOps | sales analytics | deal desk | commission plans,
Sales prospecting | prospecting | ?outreach campaigns | cold calling | cold-calling | cold calls | cold outreach
  | outbound prospecting | cold emailing | sales development | Kaltakquise | Telefonakquise | Akquise
  | prospection commerciale | prospection | prospección | prospección comercial | lead prospecting | outbound calls
  | telemarketing | telesales | appointment setting,
Software implementation | implementation services | system implementation | software implementations
  | implementation projects | systems implementation | implementation consulting | solution implementation,
Tenders and proposals | =RFP | =RFPs | RFP responses | proposal writing | proposal management | proposal development
  | bid writing | tender management | tendering | Ausschreibungen | Angebotserstellung | Angebotswesen
  | Angebotsmanagement | appels d'offres | réponse aux appels d'offres | licitaciones | RFP process | RFI/RFP
  | rédaction de propositions
"""

_FINANCE = """
Account reconciliation | account reconciliations | reconciliations | balance sheet reconciliations
  | bank reconciliations | bank reconciliation | rapprochements bancaires | conciliaciones bancarias,
?Accounting | financial accounting | accounting principles | general accounting | accounting experience
  | corporate accounting | accounting standards | accounting software | accounting systems | management accounting
  | cost accounting | general ledger | general ledger accounting | journal entries | fixed assets | Buchhaltung
  | Finanzbuchhaltung | Rechnungswesen | Bilanzbuchhaltung | Anlagenbuchhaltung | Kostenrechnung | comptabilité
  | comptabilité générale | contabilidad | contabilidad general | contabilidad financiera | SaaS accounting
  | fund accounting | intercompany accounting | consolidations accounting | accruals,
Accounts payable | =AP/AR | =AR/AP | Kreditorenbuchhaltung | comptabilité fournisseurs | cuentas por pagar
  | expense management | expense reports | =A/P,
Accounts receivable | accounts payable and receivable | accounts payable/receivable
  | accounts payable and accounts receivable | Debitorenbuchhaltung | comptabilité clients | cuentas por cobrar
  | order to cash | order-to-cash,
Actuarial science | actuarial | Versicherungsmathematik | actuariat | ciencias actuariales,
Administrative law | Verwaltungsrecht | öffentliches Recht | droit public | derecho administrativo,
Anti-money laundering | =AML | anti money laundering | KYC | know your customer | =AML/KYC | =KYC/AML
  | Geldwäscheprävention | sanctions screening | lutte contre le blanchiment | prevención de lavado de dinero
  | prevención de blanqueo de capitales | customer due diligence | transaction monitoring | financial crime
  | financial crime compliance | Bank Secrecy Act | =BSA/AML | sanctions compliance,
Antitrust law | Kartellrecht,
Auditing | internal audit | external audit | financial audit | financial auditing | internal auditing
  | audit management | audit preparation | statutory audit | public accounting | interne Revision | Innenrevision
  | Wirtschaftsprüfung | Abschlussprüfung | audit interne | audit financier | commissariat aux comptes | auditoría
  | auditoría interna | auditoría externa | auditoría financiera | audit planning,
?Banking | retail banking | corporate banking | commercial banking | ?Bankwesen | banca comercial | digital banking
  | core banking | open banking | loan origination | mortgage lending | lending products | commercial lending
  | loan processing | credit analysis | credit underwriting | Kreditanalyse | analyse de crédit | análisis de crédito
  | mortgage underwriting | loan servicing | credit scoring | trade finance,
Bookkeeping | book-keeping | Buchführung | tenue de livres | teneduría de libros,
?Budgeting | budgeting and forecasting | budget management | budget planning | forecasting and budgeting
  | budget preparation | financial forecasting | budget development | cash flow management | cash flow forecasting
  | cost management | cost control | Budgetierung | Budgetplanung | Budgetverantwortung | Liquiditätsplanung
  | gestion budgétaire | suivi budgétaire | élaboration budgétaire | contrôle des coûts | gestión de presupuestos
  | gestión presupuestaria | control presupuestario | control de costos | control de costes
  | elaboración de presupuestos | budgets and forecasts | ?forecasting | budget control | planning and forecasting
  | P&L management | P&L responsibility | P&L ownership,
Business administration | ?business administration degree | administration des affaires | administración de empresas
  | Betriebswirtschaft | Betriebswirtschaftslehre | =BWL,
Claims management | claims handling | claims processing | claims adjustment | Schadenbearbeitung | Schadenregulierung
  | gestion des sinistres | gestión de siniestros,
Contract law | contract drafting | contract review | commercial contracts | Vertragsrecht | Vertragsgestaltung
  | droit des contrats | rédaction de contrats | derecho contractual | redacción de contratos | drafting contracts
  | commercial agreements,
Contract management | contract administration | contracts management | Vertragsmanagement | gestion des contrats
  | gestión de contratos | contract lifecycle management,
Contract negotiation | contract negotiations | Vertragsverhandlungen | Vertragsverhandlung | négociation de contrats
  | negociación de contratos | negotiating contracts,
=?Controlling | Finanzcontrolling | Unternehmenscontrolling | Projektcontrolling | Vertriebscontrolling
  | contrôle de gestion | control de gestión,
Corporate finance | fundraising strategy | debt financing | project finance | structured finance | leveraged finance
  | Unternehmensfinanzierung | finance d'entreprise | finanzas corporativas | deal structuring | transaction advisory
  | financial instruments | fixed income,
Corporate governance | Unternehmensführung und -kontrolle | board governance | gouvernance d'entreprise
  | gobierno corporativo | company secretarial,
Corporate law | commercial law | company law | securities law | Gesellschaftsrecht | Wirtschaftsrecht | Handelsrecht
  | droit des affaires | droit des sociétés | derecho corporativo | derecho mercantil | derecho comercial
  | legal operations | legal advice,
Criminal law | Strafrecht,
Debt collection | recouvrement | Forderungsmanagement | Mahnwesen | cobranzas | collections management | credit control,
Economics | econometrics | economic analysis | economic modeling | Volkswirtschaftslehre | Ökonometrie | économétrie
  | econometría | macroeconomics | microeconomics | sciences économiques | economic research,
Employment law | labor law | labour law | employment legislation | Arbeitsrecht | droit du travail | droit social
  | derecho laboral | legislación laboral | employment laws | labor laws | labor regulations | labour legislation
  | legislación laboral vigente,
Environmental law,
=ESG | ESG reporting | environmental social and governance,
Family law,
Financial analysis | financial planning and analysis | =FP&A | financial planning & analysis | financial planning
  | variance analysis | Finanzanalyse | Finanzplanung | analyse financière | planification financière
  | análisis financiero | planificación financiera | business case development | cost-benefit analysis
  | cost benefit analysis | profitability analysis | cost analysis | financial analytics
  | financial performance analysis | investment analysis | business valuation | equity research | unit economics
  | financial acumen | analyse des coûts,
Financial modeling | financial modelling | financial models | valuation models | Finanzmodelle | Finanzmodellierung
  | modélisation financière | modelos financieros | modelización financiera | valuation modeling | DCF
  | discounted cash flow,
Financial reporting | financial statements | financial statement preparation | financial statement analysis
  | statutory reporting | SEC reporting | regulatory reporting | management reporting | Finanzberichterstattung
  | Finanzberichte | reporting financier | états financiers | información financiera | estados financieros
  | informes financieros | consolidated financial statements | consolidation of accounts | external reporting
  | financial reports | board reporting,
?Financial services | financial services industry | Finanzdienstleistungen | services financiers
  | servicios financieros | financial sector | financial industry | secteur financier | sector financiero
  | Finanzsektor,
?Fintech | financial technology,
Immigration law,
?Insurance | property and casualty | property & casualty | =P&C | life insurance | health insurance claims
  | reinsurance | Versicherungswesen | Versicherungswirtschaft | sector asegurador | insurance industry
  | insurance products | =?InsurTech,
Intellectual property | intellectual property law | =?IP law | patent law | trademark law | patent prosecution
  | patents | trademarks | geistiges Eigentum | Patentrecht | Markenrecht | gewerblicher Rechtsschutz
  | propriété intellectuelle | propiedad intelectual | IP licensing | copyright law | Urheberrecht,
Internal controls | internal control | controles internos | contrôle interne | control interno,
Investment banking | capital markets,
Investment management | asset management of investments | portfolio management | wealth management
  | portfolio construction | hedge funds | asset allocation | Vermögensverwaltung | Portfoliomanagement
  | gestion d'actifs | gestion de portefeuille | gestion de patrimoine | gestión de inversiones | gestión de activos
  | gestión de carteras | fund management | fund administration | financial advising | financial advisory
  | financial markets | mutual funds | equity trading,
Investor relations,
Invoicing | invoice processing | Rechnungsstellung | Rechnungsprüfung | facturación | facturation | Fakturierung
  | billing operations,
Legal research | legal drafting | legal writing | legal analysis | recherche juridique | investigación jurídica
  | legal document review | legal documents,
?Litigation | litigation support | ?litigation management | dispute resolution | eDiscovery | e-discovery
  | civil litigation | trial preparation,
Mergers and acquisitions | =M&A | mergers & acquisitions | Fusionen und Übernahmen | fusions et acquisitions
  | fusions-acquisitions | fusiones y adquisiciones | due diligence | financial due diligence | post-merger integration,
Month-end close | month end close | month-end closing | year-end close | close process | financial close
  | monthly close | Monatsabschlüsse | Jahresabschlüsse | Monats- und Jahresabschlüsse | Jahresabschluss
  | clôture mensuelle | clôtures mensuelles | clôture comptable | cierre contable | cierres contables,
?Payroll | payroll processing | payroll management | payroll administration | payroll accounting | payroll operations
  | Lohnbuchhaltung | Gehaltsabrechnung | Lohn- und Gehaltsabrechnung | Entgeltabrechnung | Lohnabrechnung
  | gestion de la paie | traitement de la paie | administration de la paie | gestión de nóminas | ?nómina
  | procesamiento de nómina | liquidación de sueldos,
Pricing strategy | pricing models | pricing strategies | pricing analytics | dynamic pricing | Preisgestaltung
  | Preisstrategie | revenue management | pricing analysis | politique tarifaire | estrategia de precios
  | monetization strategy | yield management | pricing optimization,
Privacy law,
?Private equity,
Procure to pay | procure-to-pay | purchase-to-pay,
Procurement law | public procurement law | Vergaberecht,
Real estate law,
Regulatory compliance | compliance regulations | regulatory requirements | regulatory affairs | compliance monitoring
  | compliance requirements | regulatory frameworks | legal compliance | corporate compliance | compliance policies
  | regulatory submissions | financial regulations | banking regulations | regulatory standards | regulatory guidelines
  | regulatorische Anforderungen | Regulatorik | conformité réglementaire | exigences réglementaires
  | affaires réglementaires | cumplimiento normativo | cumplimiento regulatorio | requisitos regulatorios
  | asuntos regulatorios | regulatory change | ?compliance | ethics and compliance,
Revenue recognition,
?Sustainability | sustainability reporting | sustainable development | corporate social responsibility
  | Nachhaltigkeitsmanagement | Nachhaltigkeitsberichterstattung | =RSE | ?sostenibilidad | carbon accounting
  | climate risk | life cycle assessment | circular economy | carbon markets | ?Nachhaltigkeit | ?développement durable
  | ?desarrollo sostenible,
Taxation | tax compliance | corporate tax | tax preparation | tax planning | sales tax | income tax | tax returns
  | tax law | international tax | tax accounting | transfer pricing | indirect tax | VAT compliance | Steuerrecht
  | Umsatzsteuer | Steuererklärungen | fiscalité | fiscalité internationale | déclarations fiscales | impuestos
  | fiscalidad | declaraciones de impuestos | derecho tributario | payroll tax | tax advisory | tax reporting,
Treasury management | treasury operations | cash management | corporate treasury | liquidity management
  | Treasury-Management | gestion de trésorerie | gestion de la trésorerie | gestión de tesorería | foreign exchange
  | hedging strategies,
?Underwriting | insurance underwriting | risk underwriting,
?Venture capital
"""

_PEOPLE = """
Behavior analysis | applied behavior analysis,
Case management | Fallmanagement,
Compensation and benefits | ?total rewards | compensation & benefits | compensation management | compensation analysis
  | benefits administration | benefits management | job evaluation | salary benchmarking
  | equity compensation administration | rémunération et avantages sociaux | compensación y beneficios
  | compensaciones y beneficios | Vergütungsmanagement | compensation planning | sales compensation,
?Counseling | ?counselling | mental health counseling,
Document management | Dokumentenmanagement | gestion documentaire | gestión documental | document control
  | records management | filing systems,
Employee onboarding | new hire onboarding | new-hire onboarding | Mitarbeiter-Onboarding
  | intégration des nouveaux collaborateurs | inducción de personal | onboarding and offboarding,
Employee relations | labor relations | labour relations | industrial relations | Mitarbeiterbeziehungen
  | relations sociales | relations du travail | relaciones laborales | employee engagement programs
  | ?employee engagement | ?employee experience | workplace investigations | Betriebsrat-Zusammenarbeit
  | union negotiations,
Employer branding | Employer-Branding | marque employeur | marca empleadora,
Executive assistance | executive support | calendar management | calendar and travel management | diary management
  | administrative support | administrative assistance | clerical support | secretarial support | meeting coordination
  | scheduling meetings | Terminkoordination | Sekretariat | Sekretariatsaufgaben | assistance de direction
  | gestion d'agenda | gestion administrative | secrétariat | asistencia administrativa | gestión de agenda
  | gestión administrativa | apoyo administrativo | virtual assistance | minute taking | inbox management,
?Fundraising | donor relations | donor management | Spendenakquise | collecte de fonds | recaudación de fondos,
Human resources management | human resource management | HRM | HR management | HR processes | HR operations
  | HR administration | HR policies | HR generalist | HR business partner experience | human resources experience
  | people operations | HR practices | HR strategy | HR best practices | HR business partnering
  | human resources management systems | people management processes | HR programs | Personalwesen | Personalmanagement
  | Personaladministration | Personalverwaltung | Personalarbeit | gestion des ressources humaines
  | administration du personnel | ?ressources humaines | gestión de recursos humanos | ?recursos humanos
  | administración de personal | HRIS | HRIS systems | HR systems | HR analytics | people analytics | strategic HR
  | SIRH | HR technology,
Instructional design | e-learning development | eLearning | e-learning | curriculum development | curriculum design
  | learning design | course development | instructional design principles | instructional technology
  | learning management systems | learning management system | =LMS | digital learning | blended learning
  | lesson planning | lesson plans | Unterrichtsplanung | Didaktik | ingénierie pédagogique | conception pédagogique
  | diseño instruccional | diseño curricular | desarrollo curricular | assessment design
  | =EdTech,
International development | humanitarian aid | humanitarian assistance,
Learning and development | learning & development | =L&D | talent development | training delivery
  | training programs development | employee training | training design | training development | leadership development
  | leadership development programs | Personalentwicklung | Weiterbildungsmanagement | formation professionnelle
  | développement des compétences | capacitación de personal | formación de equipos | adult learning
  | technical training | train the trainer | corporate training | workshop facilitation | facilitating workshops
  | training facilitation,
Monitoring and evaluation | M&E,
Nonprofit management | volunteer management,
Office management | office administration | Büroorganisation | Büromanagement | office procedures,
Organizational development | organisational development | organizational design | organization development
  | organization design | Organisationsentwicklung | développement organisationnel | desarrollo organizacional,
?Performance management | performance appraisal | performance reviews process | performance review cycles
  | talent reviews | succession planning | Leistungsbeurteilung | gestion de la performance | gestión del desempeño
  | evaluación del desempeño | Nachfolgeplanung,
Psychology | ?Psychologie | psicología | psychological assessment | organizational psychology
  | motivational interviewing,
Psychotherapy | Psychotherapie | psychothérapie | psicoterapia | cognitive behavioral therapy | behavioral therapy,
Public policy | policy analysis | government relations | public affairs | public administration
  | government affairs | öffentliche Verwaltung | politiques publiques | affaires publiques | administration publique
  | políticas públicas | administración pública | asuntos públicos | legislative affairs | ?lobbying | policy research,
?Recruiting | ?recruitment | talent acquisition | technical recruiting | technical recruitment | full-cycle recruiting
  | full cycle recruiting | full-cycle recruitment | candidate sourcing | talent sourcing | sourcing candidates
  | IT recruiting | recruiting experience | recruitment experience | executive search | headhunting
  | candidate experience | applicant tracking systems | applicant tracking system | =ATS | candidate screening
  | interviewing candidates | Active Sourcing | Personalbeschaffung | Personalgewinnung | Bewerbermanagement
  | Personalauswahl | acquisition de talents | sourcing de candidats | ?recrutement | ?reclutamiento
  | reclutamiento y selección | selección de personal | adquisición de talento | atracción de talento
  | high-volume recruiting | Boolean search | recruiting operations,
Social work | Sozialarbeit | Sozialpädagogik | Soziale Arbeit | travail social | accompagnement social | trabajo social
  | trauma-informed care | crisis intervention | child protection | youth work | Jugendhilfe | community outreach
  | family support services,
Talent management | Talentmanagement | gestion des talents | gestión del talento | gestión de talento,
?Teaching | ?tutoring | classroom management | classroom teaching | classroom instruction | teaching experience
  | special education | early childhood education | Unterrichtserfahrung | Lehrerfahrung | Pädagogik | Sonderpädagogik
  | pédagogie | enseignement | ?docencia | pedagogía | educación especial | online teaching | =ESL | =TEFL
  | English as a second language | student assessment | online tutoring | differentiated instruction,
Travel management | travel arrangements | travel coordination | Reisemanagement | Reiseorganisation
"""

_INDUSTRY = """
3D printing | additive manufacturing | 3D-Druck | additive Fertigung | fabrication additive | impresión 3D,
Aerospace engineering | aeronautical engineering | avionics | flight dynamics | aerodynamics | spacecraft systems
  | flight software | Luft- und Raumfahrttechnik | Avionik | Aerodynamik | aéronautique | aérodynamique
  | ingeniería aeronáutica | aeronáutica | orbital mechanics | satellite systems | flight controls | propulsion systems
  | guidance navigation and control | =GNC | aircraft maintenance | propulsion,
?Agriculture | agronomy | ?Landwirtschaft | Agrarwissenschaften | agronomie | agriculture durable | agronomía
  | ?agricultura | crop science | precision agriculture | horticulture | Gartenbau | plant science | animal husbandry
  | soil science | forestry | Forstwirtschaft,
Automotive engineering | automotive industry experience | vehicle dynamics | powertrain | vehicle engineering
  | Fahrzeugtechnik | Antriebsstrang | Kraftfahrzeugtechnik | ingénierie automobile | ingeniería automotriz
  | automotive software | =ADAS | driver assistance systems | Fahrerassistenzsysteme | vehicle diagnostics
  | automotive repair | automotive electronics | engine calibration,
?Batteries | battery technology | battery systems | battery management systems | lithium-ion batteries
  | Batterietechnik | cell chemistry | electrochemistry,
=Building automation | building automation systems | building management systems | Gebäudeautomation | Gebäudetechnik
  | Haustechnik,
Building trades | ?masonry | ?roofing | ?painting and decorating | ?Trockenbau | electrical contracting,
?Carpentry | menuiserie | carpintería,
Chemical engineering | process chemistry | process engineering of plants | Verfahrenstechnik | Chemieingenieurwesen
  | génie chimique | génie des procédés | ingeniería química | ingeniería de procesos | process simulation | P&ID
  | P&IDs | process scale-up | unit operations,
Chip design | ASIC design | IC design | VLSI | VLSI design | RTL design | physical design | digital IC design
  | SoC design | logic design | timing closure | static timing analysis | design for test | ASIC verification
  | digital logic design | Chipdesign | tape-out | place and route | logic synthesis | RTL coding | analog IC design,
Circuit design | analog design | digital design of circuits | mixed-signal | mixed signal design
  | analog circuit design | Schaltungsentwicklung | Schaltungsdesign | diseño de circuitos | electronic circuits
  | circuit analysis | schematic capture | schematic design | schematics,
Civil engineering | construction engineering | Bauingenieurwesen | génie civil | ingeniería civil | land development
  | site development | bridge design | Tiefbau | Hochbau,
CNC machining | CNC programming | CNC | CNC-Programmierung | CNC-Drehen | CNC-Fräsen | Zerspanungstechnik | Zerspanung
  | usinage | usinage CNC | mecanizado | mecanizado CNC | precision machining | ?machining | tool and die
  | metalworking | Metallbearbeitung | milling and turning | ?turning and milling,
Commercial driving | =CDL | commercial driver's license | truck driving | Berufskraftfahrer | conduite poids lourds
  | conducción de camiones,
?Commissioning | Inbetriebnahme | mise en service | puesta en marcha,
Computer architecture | microarchitecture,
Computer-aided design | =?CAD | computer aided design | =CAD/CAM | CAD design | CAD software | CAD modeling
  | CAD-Konstruktion | CAD drawings | CAD-Software | CAD-Kenntnisse | 3D CAD | 2D CAD
  | conception assistée par ordinateur | =CAO | diseño asistido por computadora,
Construction management | construction project management | construction administration | site management
  | construction supervision | construction methods | building codes | construction planning | construction documents
  | construction drawings | Bauleitung | Bauüberwachung | Bauplanung | Bauprojekte | conduite de travaux
  | suivi de chantier | gestion de chantier | dirección de obra | gestión de obra | supervisión de obra
  | building construction | general contracting,
?Continuous improvement | continuous improvement methodologies | amélioration continue | mejora continua
  | kontinuierliche Verbesserung | kontinuierlicher Verbesserungsprozess | kontinuierlichen Verbesserungsprozess | =KVP
  | Kaizen | ?operational excellence | excellence opérationnelle | excelencia operacional | excelencia operativa,
Control systems | control engineering | control theory | control algorithms | feedback control
  | control systems engineering | Regelungstechnik | Steuerungstechnik | Mess- und Regelungstechnik
  | automatique industrielle | régulation industrielle | sistemas de control | teoría de control
  | control system design | model-based design | model based design | modellbasierte Entwicklung | motor control
  | motion control,
Cost estimating | construction estimating | cost estimation | quantity surveying | Kalkulation im Bau | études de prix
  | presupuestos de obra,
Customs and trade | customs clearance | import/export | import and export | customs regulations | Zollabwicklung
  | Zollrecht | dédouanement | aduanas | comercio exterior | trade compliance | Exportkontrolle,
Demand planning | demand forecasting | Bedarfsplanung | Absatzplanung | prévision de la demande
  | planificación de la demanda,
Design for manufacturing | design for manufacturability | =DFM | =DFMA,
?Electric vehicles | EV charging | Elektromobilität,
Electrical engineering | electrical design | electrical systems | power systems | power engineering | Elektrotechnik
  | Elektroplanung | Elektroinstallation | elektrische Anlagen | génie électrique | électrotechnique
  | ingeniería eléctrica | instalaciones eléctricas | electrical installations | installations électriques
  | electrical wiring | wiring diagrams | Schaltpläne | schémas électriques | electrical schematics | Energietechnik
  | Hochspannungstechnik | power distribution | high voltage | protection relays | electrical power systems
  | substation design | electrical maintenance,
?Electronics | electronic design | electronics design | Elektronikentwicklung | ?Elektronik | ?électronique
  | conception électronique | ?electrónica | electronics engineering | electronic engineering | ingeniería electrónica
  | signal integrity | power integrity | electronic systems | =EMC testing | electromagnetic compatibility | EMI/EMC,
Energy management | energy systems | energy efficiency | energy storage | Energiewirtschaft | Energiemanagement
  | Energieeffizienz | efficacité énergétique | eficiencia energética | energy modeling | energy markets
  | grid integration | smart grid | energy auditing | power generation,
Environmental engineering | environmental science | environmental management | environmental compliance
  | environmental impact assessment | environmental regulations | Umwelttechnik | Umweltmanagement | Umweltschutz
  | génie de l'environnement | gestion de l'environnement | ingeniería ambiental | gestión ambiental | medio ambiente
  | environmental remediation | site remediation | ecology | water quality,
Facilities management | facility management | building management | Facility-Management | Gebäudemanagement
  | gestion des installations | gestión de instalaciones | asset management of real estate,
Failure analysis | FMEA | failure mode and effects analysis | Fehleranalyse | DFMEA | PFMEA | 8D reports
  | root cause corrective action | CAPA | corrective and preventive action,
Field service,
Finite element analysis | FEA | =FEM | finite element method | Finite-Elemente-Methode | éléments finis
  | elementos finitos | stress analysis | structural analysis | Festigkeitsberechnung,
Fire safety | Brandschutz,
Fleet management | Fuhrparkmanagement | gestion de flotte | gestión de flotas,
Fluid mechanics | Strömungsmechanik | mécanique des fluides | mecánica de fluidos | fluid dynamics,
Fluid simulation | computational fluid dynamics | CFD | numerische Strömungsmechanik | multiphysics simulation,
Food science | food technology | Lebensmitteltechnologie | Lebensmitteltechnik | agroalimentaire
  | tecnología de alimentos | food processing | sensory analysis | product formulation,
Forklift operation | forklift | Gabelstapler | Staplerschein | chariot élévateur | montacargas,
FPGA development | FPGA design | FPGA programming,
Functional safety | funktionale Sicherheit | sécurité fonctionnelle | seguridad funcional | system safety
  | safety-critical systems | sicherheitskritische Systeme,
Geotechnical engineering | Geotechnik | géotechnique | geotecnia,
Hardware design | hardware development | hardware engineering | Hardwareentwicklung | Hardware-Entwicklung
  | desarrollo de hardware | embedded hardware | board bring-up | hardware bring-up | hardware debugging,
Health and safety | occupational health and safety | workplace safety | environmental health and safety | =EHS | =HSE
  | health & safety | safety management | =OSHA regulations | OSHA standards | OSHA compliance | safety regulations
  | safety standards | safety procedures | Arbeitssicherheit | Arbeitsschutz | Gesundheitsschutz | sécurité au travail
  | santé et sécurité au travail | hygiène et sécurité | seguridad laboral | seguridad industrial
  | seguridad y salud ocupacional | prevención de riesgos laborales | process safety | hazard analysis,
HVAC | HVAC design | HVAC systems | Heizung Lüftung Klima | Heizungs- und Lüftungstechnik | Klimatechnik
  | Versorgungstechnik | chauffage ventilation climatisation | =CVC | climatización | refrigeration
  | air conditioning systems | ventilation systems | heating systems,
Hydraulics and pneumatics | hydraulics | pneumatics | Hydraulik | Pneumatik | hydraulique | pneumatique | hidráulica
  | neumática,
Industrial automation | factory automation | PLC programming | automation engineering | automation systems
  | Automatisierungstechnik | SPS-Programmierung | automatisme industriel | automatismes | automatización industrial
  | programación de PLC | instrumentation and control | instrumentation and controls | =?SCADA systems
  | industrial control systems | process automation engineering | distributed control systems | process instrumentation
  | instrumentación industrial | industrial networks,
Industrial engineering | Wirtschaftsingenieurwesen | génie industriel | ingeniería industrial | work measurement
  | time studies | plant layout,
Injection molding | injection moulding | Spritzguss | injection plastique | moldeo por inyección,
Inventory management | inventory control | stock management | stock control | inventory planning
  | inventory optimization | Bestandsmanagement | Bestandsführung | Lagerbestände | gestion des stocks
  | gestion de stock | gestion de stocks | gestión de inventarios | gestión de inventario | control de inventarios
  | control de inventario | cycle counting,
Lean manufacturing | lean production | Lean-Production | =?5S | value stream mapping | Wertstromanalyse
  | total productive maintenance | =PPAP | =APQP | lean tools,
?Logistics | logistics management | logistics operations | transportation management | ?Logistik | ?logistique
  | ?logística | Transportlogistik | gestion des transports | transport planning | freight forwarding
  | freight management | last-mile delivery | shipping and receiving | Versandabwicklung | Spedition
  | reverse logistics | dispatching of transport | distribution logistics | logistics coordination | freight brokerage,
?Manufacturing | manufacturing processes | manufacturing engineering | manufacturing operations
  | production engineering | process manufacturing | manufacturing process development | assembly line
  | assembly operations | mass production | Fertigungstechnik | Fertigungsprozesse | Fertigungsplanung
  | procédés de fabrication | procesos de manufactura | procesos de fabricación | contract manufacturing
  | new product introduction | =NPI | manufacturing execution systems | process control engineering | die casting
  | packaging engineering,
Material planning | material requirements planning | Materialwirtschaft | Disposition von Material
  | materials management | replenishment planning,
Materials science | materials engineering | Werkstofftechnik | Werkstoffkunde | Materialwissenschaft
  | science des matériaux | ciencia de materiales | metallurgy | Metallurgie | métallurgie | metalurgia
  | polymer chemistry | composites | composite materials | material science | nanotechnology | thin films
  | corrosion engineering,
Mechanical engineering | mechanical design | mechanical systems | Maschinenbau | mechanische Konstruktion
  | Konstruktion im Maschinenbau | génie mécanique | conception mécanique | ingeniería mecánica | diseño mecánico
  | machine design | mechanical assembly,
Mechatronics | Mechatronik | mécatronique | mecatrónica | electromechanical | elektromechanisch
  | electromechanical systems,
Nuclear engineering | nuclear safety,
?Oil and gas | oil & gas | petroleum engineering | petrochemicals | ingeniería petrolera,
Operations management | operations planning | operational planning | Betriebsleitung | gestion des opérations
  | gestión de operaciones | operations strategy | gestión operativa,
?Optics | optical engineering | optical design | photonics | Optik und Photonik | Photonik | photonique | fotónica
  | optical systems | laser systems | optomechanical design | lidar systems,
Order management | order fulfillment | order fulfilment | order processing | Auftragsabwicklung | Auftragsbearbeitung
  | gestion des commandes | gestión de pedidos,
PCB design | PCB layout | printed circuit board design | PCB-Design | Leiterplattendesign | Leiterplattenlayout
  | diseño de PCB | conception de PCB | PCBA | PCB development | PCB assembly,
?Plumbing | plomberie | fontanería | ?Sanitärtechnik,
Power electronics | Leistungselektronik | électronique de puissance | electrónica de potencia,
Preventive maintenance | predictive maintenance | equipment maintenance | maintenance management
  | preventative maintenance | maintenance planning | facility maintenance | machine maintenance | ?Instandhaltung
  | ?Wartung | vorbeugende Instandhaltung | Wartung und Instandhaltung | maintenance préventive
  | maintenance industrielle | maintenance curative | mantenimiento preventivo | mantenimiento industrial
  | mantenimiento correctivo | mantenimiento predictivo | equipment troubleshooting | mechanical troubleshooting
  | electrical troubleshooting | repair and maintenance | maintenance and repair | equipment repair | Reparaturarbeiten,
?Procurement | strategic sourcing | purchasing management | ?purchasing | ?sourcing | category sourcing
  | supplier negotiations | vendor negotiations | strategic procurement | Beschaffung | strategischer Einkauf
  | strategischen Einkauf | operativer Einkauf | Einkaufserfahrung | achats stratégiques | gestion des achats
  | approvisionnement | approvisionnements | gestión de compras | ?compras | abastecimiento | contract sourcing
  | purchase orders | vendor negotiation | spend analysis | facturación de proveedores,
Production planning | production control | Produktionsplanung | Produktionssteuerung | Fertigungssteuerung
  | Arbeitsvorbereitung | planification de la production | planificación de la producción | production management
  | gestion de production | gestion de la production | gestión de producción | Produktionsleitung,
Property management | Immobilienverwaltung | Hausverwaltung | gestion immobilière | gestion locative
  | gestión inmobiliaria | administración de propiedades | property maintenance | Objektbetreuung
  | lease administration | leasing management,
?Real estate | real estate management | real estate development | commercial real estate | real estate transactions,
?Renewable energy | erneuerbare Energien | erneuerbaren Energien | énergies renouvelables | energías renovables
  | energía renovable | hydrogen technology,
RF engineering | RF design | radio frequency | antenna design | microwave engineering | Hochfrequenztechnik
  | radiofréquence | radiofrecuencia | RF systems | RF testing | radar systems | satellite communications | RF circuits,
Security guarding | physical security | Objektschutz | Sicherheitsdienst | video surveillance
  | CCTV | executive protection,
Semiconductor manufacturing | semiconductor processing,
?Semiconductors | semiconductor devices | Halbleiter | semi-conducteurs | semiconductores,
Sheet metal work | sheet metal | sheet metal fabrication | Blechbearbeitung,
Six Sigma | 6 Sigma | Lean Six Sigma | DMAIC,
?Solar energy | solar power | photovoltaics | photovoltaic | solar PV | Photovoltaik | énergie solaire | energía solar,
Soldering | ?Löten | soldadura electrónica,
Statistical process control | =SPC,
Structural engineering | structural design | Tragwerksplanung | Statik im Bauwesen | calcul de structures
  | ingénierie structurelle | ingeniería estructural | cálculo de estructuras,
Supplier management | vendor management | supplier relationship management | vendor selection | supplier development
  | vendor relations | Lieferantenmanagement | gestion des fournisseurs | gestión de proveedores | vendor relationships
  | supplier quality | supplier quality management,
Supply chain management | supply chain | supply-chain management | supply chain planning | supply chain operations
  | supply chain optimization | Supply-Chain-Management | Lieferkettenmanagement | Lieferketten
  | chaîne d'approvisionnement | gestion de la chaîne d'approvisionnement | chaîne logistique | cadena de suministro
  | gestión de la cadena de suministro | supply chain analytics | supply planning | sales and operations planning
  | =S&OP,
Surveying | land surveying | Vermessung | topographie | topografía,
Systems engineering | system engineering | model-based systems engineering | =MBSE | model based systems engineering
  | Systemtechnik | ingénierie système | ingénierie des systèmes | ingeniería de sistemas | requirements traceability
  | systems thinking | system requirements,
Technical drawings | technisches Zeichnen | technische Zeichnungen | engineering drawings | technical drawing
  | dessin technique | dessin industriel | dibujo técnico | planos técnicos | lecture de plans | lectura de planos
  | drafting of drawings | blueprint reading | reading blueprints,
Thermodynamics | Thermodynamik | thermodynamique | termodinámica | heat transfer | thermal analysis
  | thermal management | thermal engineering,
Tolerance analysis | geometric dimensioning and tolerancing | geometric dimensioning & tolerancing,
Transportation engineering | highway design | traffic engineering | Verkehrsplanung | roadway design | Straßenbau,
Warehousing | warehouse management | warehouse operations | warehouse management systems | warehouse management system
  | WMS | Lagerlogistik | Lagerverwaltung | Lagerhaltung | Kommissionierung | gestion d'entrepôt
  | préparation de commandes | gestión de almacenes | gestión de almacén | almacenamiento y distribución
  | picking and packing | material handling | order picking,
Waste management | Abfallwirtschaft | gestion des déchets | gestión de residuos,
Water engineering | hydrology | hydraulic modeling | stormwater management | drainage design
  | water resources engineering | wastewater treatment | water treatment | Abwassertechnik | Wasserwirtschaft
  | traitement de l'eau | tratamiento de aguas,
Welding | ?Schweißen | MIG welding | TIG welding | ?soudage | soldadura | soudure | arc welding | ?Schweißtechnik,
?Wind energy | Windenergie | énergie éolienne | energía eólica
"""

_HEALTH = """
Analytical chemistry | analytical methods | method development and validation | analytische Chemie | chimie analytique
  | química analítica | wet chemistry | titration | chemical analysis | Instrumentalanalytik,
Biochemistry | Biochemie | biochimie | bioquímica,
?Biology | ?Biologie | ?biología | biological sciences,
Biomedical engineering | génie biomédical | ingeniería biomédica,
Bioprocessing | bioprocess engineering | downstream processing | upstream processing | fermentation
  | Fermentation und Aufreinigung | fermentación,
Biostatistics | Biostatistik | biostatistique | bioestadística | medical statistics,
?Biotechnology | Biotechnologie | biotecnología | biologics | biopharmaceuticals,
Cell biology | Zellbiologie | biologie cellulaire | biología celular,
Cell culture | tissue culture | mammalian cell culture | Zellkultur | culture cellulaire | cultivo celular,
?Chemistry | ?Chemie | ?chimie | ?química,
Child care | childcare | elder care | elderly care | Kinderbetreuung | garde d'enfants | petite enfance
  | cuidado infantil | cuidado de niños | personal care | activities of daily living | Seniorenbetreuung
  | aide à la personne | cuidado de personas mayores,
Chromatography | HPLC | LC-MS | GC-MS | liquid chromatography | gas chromatography | Chromatographie | cromatografía,
Clinical laboratory work | clinical laboratory | clinical chemistry | blood banking | diagnostic testing,
Clinical research | clinical trials | clinical trial | clinical studies | clinical study | clinical trial management
  | clinical development | clinical data management | clinical operations | clinical monitoring | site monitoring
  | klinische Studien | klinischen Studien | klinische Forschung | klinischer Studien | recherche clinique
  | essais cliniques | études cliniques | ensayos clínicos | investigación clínica | estudios clínicos
  | clinical protocols | study protocols | clinical research associate | medical research,
Dentistry | dental hygiene | dental assisting | Zahnmedizin | Zahnmedizinische Assistenz | odontologie | odontología
  | orthodontics | dental procedures,
Drug development | pharmaceutical development | formulation development | drug formulation,
Epidemiology | Epidemiologie | épidémiologie | epidemiología,
First aid | Erste Hilfe | premiers secours | primeros auxilios | basic life support | =BLS | =ACLS | CPR,
Flow cytometry | Durchflusszytometrie | cytométrie en flux | citometría de flujo,
Genetics | Genetik | gene editing | gene therapy,
Good clinical practice | =GCP guidelines | =ICH-GCP | ICH/GCP | ICH guidelines | =GxP | =GMP | =cGMP
  | good manufacturing practice | good manufacturing practices | good laboratory practice | =GLP | =GDP guidelines
  | gute Herstellungspraxis | bonnes pratiques de fabrication | bonnes pratiques cliniques
  | buenas prácticas de manufactura | buenas prácticas clínicas | buenas prácticas de fabricación | FDA regulations
  | FDA guidelines | good documentation practices | pharmaceutical regulations | FDA submissions | 510(k)
  | GMP regulations,
Health economics | HEOR | real-world evidence,
Health informatics | medical informatics | clinical informatics | healthcare IT | health IT | Medizininformatik
  | informatique médicale | healthcare data | healthcare interoperability | healthcare systems | health tech,
Health records | medical records | electronic health records | electronic medical records | EHR | =EHR/EMR | =EMR/EHR
  | electronic health record | EHR systems | EMR systems | dossier patient informatisé | historia clínica electrónica
  | historias clínicas | clinical documentation | medizinische Dokumentation | health information management,
Immunology | Immunologie | inmunología | immunoassays | ELISA | assay development,
Intensive care | critical care | acute care | Intensivpflege | soins intensifs | cuidados intensivos,
Laboratory techniques | laboratory testing | lab techniques | laboratory management | laboratory safety
  | laboratory experience | lab work | Laborarbeit | Labortechnik | Laborerfahrung | techniques de laboratoire
  | travail en laboratoire | técnicas de laboratorio | trabajo de laboratorio | laboratory equipment | =LIMS
  | laboratory information management | sample preparation | aseptic technique | aseptic techniques | sterile technique
  | Probenvorbereitung | specimen collection | laboratory procedures | pipetting,
?Life sciences | Life Science,
Mass spectrometry | Massenspektrometrie | spectrométrie de masse | espectrometría de masas,
Medical coding | medical billing | medical billing and coding | clinical coding | ICD coding | codage médical
  | codificación médica,
Medical devices | medical device | medical device development | medical device regulations | Medizintechnik
  | Medizinprodukte | dispositifs médicaux | dispositivos médicos,
Medical imaging | radiology | diagnostic imaging | medizinische Bildgebung | Radiologie | imagerie médicale
  | radiología | imágenes médicas | MRI | CT scans | ultrasound imaging | sonography,
Medical terminology | terminologie médicale | terminología médica,
Medical writing | scientific writing | regulatory writing | scientific communication | medical communications
  | medical affairs | medical information | rédaction scientifique | rédaction médicale | redacción médica
  | redacción científica | literature review | literature reviews | systematic reviews | scientific publications
  | medical education,
Microbiology | Mikrobiologie | microbiologie | microbiología,
Microscopy | Mikroskopie,
Molecular biology | molecular cloning | ?cloning | cell therapy | Molekularbiologie | biologie moléculaire
  | biología molecular | Western blot | Western blotting | in vivo studies | in vitro assays,
?Nursing | nursing care | nursing assessment | ?Krankenpflege | soins infirmiers | cuidados de enfermería | ?enfermería
  | Altenpflege | Grundpflege | Behandlungspflege,
?Nutrition | dietetics | nutrition counseling | Ernährungsberatung | diététique | nutrición | clinical nutrition
  | meal planning | health coaching | fitness instruction,
Occupational therapy | Ergotherapie | ergothérapie | terapia ocupacional,
Organic chemistry | organic synthesis | medicinal chemistry | organische Chemie | chimie organique | química orgánica,
Palliative care | hospice care | Palliativpflege | soins palliatifs | cuidados paliativos,
Pathology | hematology | histology,
Patient care | direct patient care | patient assessment | patient education | emergency medicine | primary care
  | inpatient care | outpatient care | home health care | long-term care | medication administration | vital signs
  | care planning | care plans | care coordination | patient monitoring | infection control | infection prevention
  | geriatric care | patient safety | Patientenversorgung | Patientenbetreuung | Pflegeplanung | Pflegedokumentation
  | Hygienevorschriften | soins aux patients | prise en charge des patients | soins à domicile | cuidado de pacientes
  | atención al paciente | atención de pacientes | atención primaria | administración de medicamentos | operating room
  | surgical procedures | perioperative care,
PCR | qPCR | DNA extraction,
Pharmacology | Pharmakologie | pharmacologie | farmacología | pharmacokinetics,
Pharmacovigilance | drug safety | Pharmakovigilanz | Arzneimittelsicherheit | pharmacovigilance et sécurité
  | farmacovigilancia | adverse event reporting | medical safety,
?Pharmacy | pharmaceutical sciences | ?Pharmazie | pharmacie clinique | medication management
  | medication therapy management | compounding | dispensing medications,
Phlebotomy | venipuncture,
Physiotherapy | physical therapy | Physiotherapie | kinésithérapie | fisioterapia | manual therapy | massage therapy
  | respiratory therapy | sports medicine,
Protein chemistry | protein purification | protein expression | protein engineering | antibody engineering,
?Public health | population health | health promotion | öffentliche Gesundheit | Gesundheitswesen | santé publique
  | salud pública | health education | community health | ?global health | healthcare management
  | healthcare administration | hospital administration | health policy | value-based care
  | quality improvement in healthcare,
Rehabilitation | ?rehabilitación | réadaptation | rehabilitation therapy,
Revenue cycle management | healthcare billing | insurance verification,
Spectroscopy | NMR spectroscopy | Spektroskopie,
Speech therapy | speech-language pathology | Logopädie | orthophonie | logopedia | audiology,
Telehealth | telemedicine | Telemedizin | télémédecine | telemedicina,
Toxicology | Toxikologie | toxicologie | toxicología,
Utilization review | utilization management | prior authorization,
Veterinary medicine | Tiermedizin | médecine vétérinaire | medicina veterinaria | animal care | animal health
  | veterinary care,
Wound care | Wundversorgung | Wundmanagement
"""

OTHER_PRACTICES = (_MARKETING, _SALES, _FINANCE, _PEOPLE, _INDUSTRY, _HEALTH)
