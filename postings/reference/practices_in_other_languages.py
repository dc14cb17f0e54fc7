"""Names of practices in Portuguese, Italian, Dutch and Polish, as ads in these languages write them.

The format is that of `practice_list`, which holds the practices themselves with their names in other languages.
"""

PRACTICES_IN_OTHER_LANGUAGES = """
A/B testing | testes A/B | test A/B | A/B-testen | testy A/B,
Accounting | contabilidade | contabilità | boekhouding | rachunkowość | księgowość,
Agile | metodologias ágeis | metodologia ágil | métodos ágeis | ambiente ágil | ambientes ágeis | desenvolvimento ágil
  | práticas ágeis | times ágeis | framework ágil | frameworks ágeis | metodologie agili | metodologia agile | metodi agili
  | sviluppo agile | ambiente agile | contesto agile | agile werken | agile omgeving | agile ontwikkeling
  | agile werkomgeving | agile methodieken | metodyki zwinne | metodyk zwinnych | metodykach zwinnych | metodyka zwinna
  | zwinne metodyki | metodyki agile | metodyk agile,
Algorithms | ?algoritmi | ?algoritmen | ?algorytmy,
API design | design de APIs | desenho de APIs | progettazione di API | API-ontwerp | projektowanie API,
API integration | integração de APIs | integrações de APIs | integração com APIs | integrazione di API | API-integraties
  | integracja API | integracje API,
Artificial intelligence | inteligência artificial | intelligenza artificiale | kunstmatige intelligentie
  | sztuczna inteligencja | sztucznej inteligencji,
Auditing | ?auditoria | revisione contabile | audyt wewnętrzny,
Automation | automação de processos | automazione dei processi | procesautomatisering | automatyzacja procesów,
Backend development | desenvolvimento backend | desenvolvimento back-end | sviluppo backend | sviluppo back-end
  | backend-ontwikkeling | backendontwikkeling,
Big data | grandes volumes de dados,
Budgeting | ?orçamento | ?orçamentos | gestão orçamentária | gestione del budget | ?budgettering | ?budżetowanie,
Business analysis | análise de negócios | análise de negócio | analisi di business | bedrijfsanalyse
  | analiza biznesowa | analizy biznesowej,
Business development | desenvolvimento de negócios | sviluppo commerciale | rozwój biznesu,
Business intelligence | inteligência de negócios,
Change management | gestão de mudanças | gestão da mudança | gestione del cambiamento | verandermanagement
  | zarządzanie zmianą,
CI/CD | integração contínua | entrega contínua | esteiras de CI/CD | integrazione continua | rilascio continuo
  | ciągła integracja | ciągłej integracji | ciągłe dostarczanie,
Clean code | código limpo | codice pulito | schone code | czysty kod | czystego kodu,
Cloud computing | computação em nuvem | computação na nuvem | infraestrutura em nuvem | serviços em nuvem
  | chmura obliczeniowa | chmury obliczeniowej | rozwiązania chmurowe | cloud-oplossingen,
Code review | revisão de código | revisões de código | revisione del codice | revisioni del codice | przegląd kodu
  | przeglądy kodu,
Computer science | ciência da computação | ciências da computação | engenharia da computação | engenharia de computação
  | ingegneria informatica | informatyka | informatyki,
Computer vision | visão computacional | visione artificiale | visione computerizzata | widzenie komputerowe,
Containers | conteinerização | containerizzazione | containerisatie | konteneryzacja | konteneryzacji,
Content marketing | marketing de conteúdo | contentmarketing,
Continuous improvement | melhoria contínua | miglioramento continuo | continue verbetering | ciągłe doskonalenie
  | ciągłego doskonalenia,
Controlling | controllo di gestione,
Copywriting | redação publicitária,
Corporate law | direito societário | direito empresarial | diritto societario | ondernemingsrecht | prawo spółek,
Credit risk | risco de crédito | rischio di credito | kredietrisico | ryzyko kredytowe,
Customer relationship management | gestão de relacionamento com o cliente | gestione delle relazioni con i clienti
  | relatiebeheer | zarządzanie relacjami z klientami,
Customer service | atendimento ao cliente | atendimento a clientes | servizio clienti | assistenza clienti | klantenservice
  | obsługa klienta | obsługi klienta,
Data analysis | análise de dados | analisi dei dati | analisi dati | data-analyse | gegevensanalyse | analiza danych
  | analizy danych,
Data engineering | engenharia de dados | ingegneria dei dati | inżynieria danych | inżynierii danych,
Data governance | governança de dados | governance dei dati,
Data management | gestão de dados | gestione dei dati | gegevensbeheer | databeheer | zarządzanie danymi,
Data migration | migração de dados | migrazione dei dati | migrazione dati | datamigratie | migracja danych,
Data modeling | modelagem de dados | modelação de dados | modellazione dei dati | modellazione dati | datamodellering
  | modelowanie danych | modelowania danych,
Data protection | proteção de dados | protezione dei dati | gegevensbescherming | ochrona danych | ochrony danych,
Data quality | qualidade de dados | qualidade dos dados | qualità dei dati | datakwaliteit | jakość danych,
Data science | ciência de dados | ciência dos dados | scienza dei dati,
Data structures | estruturas de dados | strutture dati | strutture di dati | datastructuren | struktury danych,
Data visualization | visualização de dados | visualizzazione dei dati | visualizzazione dati | datavisualisatie
  | wizualizacja danych | wizualizacji danych,
Database administration | administração de bancos de dados | administração de banco de dados | databasebeheer
  | amministrazione di database | administracja bazami danych,
Database design | modelagem de banco de dados | modelagem de bancos de dados | progettazione di database
  | projektowanie baz danych,
Databases | ?banco de dados | ?bancos de dados | ?bases de dados | ?basi di dati | ?bazy danych,
Deep learning | aprendizado profundo | aprendizagem profunda | uczenie głębokie,
Design patterns | padrões de projeto | padrões de design | ontwerppatronen | wzorce projektowe | wzorców projektowych,
Digital marketing | marketing digitale | marketing cyfrowy | marketing internetowy,
Digital transformation | transformação digital | trasformazione digitale | digitale transformatie
  | transformacja cyfrowa | cyfrowa transformacja,
Distributed systems | sistemas distribuídos | sistemi distribuiti | gedistribueerde systemen | systemy rozproszone
  | systemów rozproszonych,
E-commerce | comércio eletrônico | commercio elettronico | handel elektroniczny,
Economics | ?economia | ciências econômicas | ?bedrijfseconomie | ?ekonomia,
Electrical engineering | engenharia elétrica | engenharia eletrotécnica | ingegneria elettrica | elektrotechniek
  | elektrotechnika | elektrotechniki,
Electronics | ?eletrônica | ?elettronica | ?elektronica | ?elektronika,
Email marketing | e-mailmarketing | marketing por e-mail,
Embedded systems | sistemi embedded | sistemi integrati | ingebedde systemen | systemy wbudowane
  | systemów wbudowanych,
Employment law | direito do trabalho | direito trabalhista | legislação trabalhista | diritto del lavoro | arbeidsrecht
  | prawo pracy | prawa pracy,
Event management | organização de eventos | organizzazione di eventi | evenementenorganisatie | organizacja wydarzeń,
Event-driven architecture | arquitetura orientada a eventos | arquitetura de eventos | architettura a eventi
  | architektura sterowana zdarzeniami,
Financial analysis | análise financeira | análises financeiras | analisi finanziaria | financiële analyse
  | analiza finansowa | analizy finansowej,
Financial reporting | relatórios financeiros | reportistica finanziaria | financiële verslaggeving | financiële rapportage
  | sprawozdawczość finansowa | sprawozdawczości finansowej,
Food safety | segurança alimentar | sicurezza alimentare | voedselveiligheid | bezpieczeństwo żywności,
Frontend development | desenvolvimento frontend | desenvolvimento front-end | sviluppo frontend | sviluppo front-end
  | frontend-ontwikkeling | frontendontwikkeling,
Functional programming | programação funcional | programmazione funzionale | functioneel programmeren
  | programowanie funkcyjne | programowania funkcyjnego,
Graphic design | design gráfico | grafica pubblicitaria | grafisch ontwerp | projektowanie graficzne
  | projektowania graficznego,
Health and safety | segurança do trabalho | saúde e segurança no trabalho | sicurezza sul lavoro | arbeidsveiligheid
  | bezpieczeństwo i higiena pracy,
Human resources management | gestão de pessoas | gestão de recursos humanos | gestione delle risorse umane
  | personeelsbeheer | zarządzanie zasobami ludzkimi,
Incident management | gestão de incidentes | gerenciamento de incidentes | gestione degli incidenti | incidentbeheer
  | zarządzanie incydentami,
Industrial automation | automação industrial | automazione industriale | industriële automatisering
  | automatyka przemysłowa | automatyki przemysłowej,
Information security | segurança da informação | segurança cibernética | cibersegurança | sicurezza informatica
  | sicurezza delle informazioni | informatiebeveiliging | bezpieczeństwo informacji | bezpieczeństwa informacji
  | cyberbezpieczeństwo | cyberbezpieczeństwa,
Infrastructure as code | infraestrutura como código | infrastruttura come codice | infrastruktura jako kod,
Integration testing | testes de integração | test di integrazione | integratietesten | testy integracyjne
  | testów integracyjnych,
Internal controls | controlli interni | interne controle | kontrola wewnętrzna,
Internet of Things | internet das coisas | internet delle cose | internet rzeczy,
Invoicing | faturamento | fatturazione | facturatie | fakturowanie,
IT support | suporte técnico | suporte de TI | assistenza tecnica informatica | IT-ondersteuning | wsparcie IT,
Legacy modernization | modernização de sistemas legados | modernizzazione di sistemi legacy,
Logistics | logística de transporte | logistica dei trasporti | ?logistiek | ?logistyka,
Machine learning | aprendizado de máquina | aprendizagem de máquina | aprendizagem automática | apprendimento automatico
  | uczenie maszynowe | uczenia maszynowego,
Manual testing | testes manuais | test manuali | handmatig testen | testy manualne | testów manualnych,
Market research | pesquisa de mercado | pesquisas de mercado | ricerche di mercato | ricerca di mercato | marktonderzoek
  | badania rynku | badania rynkowe,
Mathematics | ?matemática | ?matematica | ?wiskunde | ?matematyka,
Mechanical engineering | engenharia mecânica | ingegneria meccanica | werktuigbouwkunde | budowa maszyn,
Message queues | filas de mensagens | mensageria | code di messaggi | berichtenwachtrijen | kolejki komunikatów,
Microservices | microsserviços | microserviços | arquitetura de microsserviços | arquitetura de microserviços | microservizi
  | mikroserwisy | mikroserwisów | mikrousługi | mikrousług,
Mobile development | desenvolvimento mobile | desenvolvimento móvel | sviluppo mobile | mobiele ontwikkeling
  | tworzenie aplikacji mobilnych,
Natural language processing | processamento de linguagem natural | elaborazione del linguaggio naturale
  | natuurlijke taalverwerking | przetwarzanie języka naturalnego,
Networking | redes de computadores | reti informatiche | netwerkbeheer | sieci komputerowe | sieci komputerowych,
NoSQL | bancos de dados NoSQL | banco de dados NoSQL | database NoSQL | bazy NoSQL,
Nursing | enfermagem | infermieristica | verpleegkunde | pielęgniarstwo,
Object-oriented programming | programação orientada a objetos | programação orientada a objectos | orientação a objetos
  | programmazione orientata agli oggetti | programmazione a oggetti | objectgeoriënteerd programmeren
  | programowanie obiektowe | programowania obiektowego,
Operating systems | sistemas operacionais | sistemi operativi | besturingssystemen
  | systemy operacyjne,
Payroll | folha de pagamento | elaborazione paghe | salarisadministratie | naliczanie wynagrodzeń,
Performance optimization | otimização de performance | otimização de desempenho | ottimizzazione delle prestazioni
  | prestatieoptimalisatie | optymalizacja wydajności,
Performance testing | testes de performance | testes de desempenho | testes de carga | test di performance | test di carico
  | prestatietesten | testy wydajnościowe | testów wydajnościowych,
Physics | ?fisica | ?natuurkunde | ?fizyka,
Procurement | gestão de compras | gestione degli acquisti | inkoopbeheer,
Product management | gestão de produtos | gestão de produto | gestione del prodotto | productmanagement
  | zarządzanie produktem,
Production planning | planejamento de produção | planejamento e controle da produção | pianificazione della produzione
  | productieplanning | planowanie produkcji,
Programming | lógica de programação | linguagens de programação | linguaggi di programmazione | programmeertalen
  | języki programowania | języków programowania,
Project management | gestão de projetos | gerenciamento de projetos | gestão de projectos | gestione di progetti
  | gestione dei progetti | gestione progetti | projectmanagement | projectbeheer | zarządzanie projektami
  | zarządzania projektami,
Public relations | relações públicas | pubbliche relazioni,
Quality assurance | garantia da qualidade | garantia de qualidade | garanzia di qualità | assicurazione qualità
  | kwaliteitsborging | zapewnienie jakości | zapewnienia jakości,
Quality management | gestão da qualidade | gestão de qualidade | controle de qualidade | gestione della qualità
  | controllo qualità | kwaliteitsmanagement | kwaliteitsbeheer | zarządzanie jakością,
Recruiting | recrutamento e seleção | recrutamento | selezione del personale | ricerca e selezione del personale
  | werving en selectie | rekrutacja pracowników,
Refactoring | refatoração | refatoração de código | refaktoryzacja | refaktoryzacji,
Regulatory compliance | conformidade regulatória | conformità normativa | zgodność z przepisami,
Relational databases | bancos de dados relacionais | banco de dados relacional | bases de dados relacionais
  | database relazionali | relationele databases | relacyjne bazy danych | relacyjnych baz danych,
Requirements analysis | levantamento de requisitos | análise de requisitos | analisi dei requisiti | raccolta requisiti
  | requirementsanalyse | analiza wymagań | analizy wymagań,
Responsive design | design responsivo | layout responsivo | responsief ontwerp,
Risk management | gestão de riscos | gestão de risco | gerenciamento de riscos | gestione del rischio | gestione dei rischi
  | risicobeheer | risicomanagement | zarządzanie ryzykiem | zarządzania ryzykiem,
Robotics | ?robotica | ?robotyka,
Sales management | gestão de vendas | gestione delle vendite | zarządzanie sprzedażą,
Sales prospecting | prospecção de clientes | prospecção | prospecting di clienti | acquisitie van klanten
  | pozyskiwanie klientów | pozyskiwania klientów,
Scalability | ?escalabilidade | ?scalabilità | ?schaalbaarheid | ?skalowalność,
Scrum | metodologia Scrum | metodyka Scrum | metodyki Scrum | Scrum-omgeving,
SEO | otimização para mecanismos de busca | ottimizzazione per i motori di ricerca | zoekmachineoptimalisatie
  | pozycjonowanie stron,
Serverless | computação sem servidor,
Social media marketing | gestão de redes sociais | gestione dei social media | socialmediamarketing
  | prowadzenie mediów społecznościowych,
Software architecture | arquitetura de software | arquitetura de sistemas | architettura software
  | architettura del software | softwarearchitectuur | architektura oprogramowania | architektury oprogramowania,
Software development | desenvolvimento de software | desenvolvimento de sistemas | sviluppo software
  | sviluppo di software | softwareontwikkeling | tworzenie oprogramowania | tworzenia oprogramowania
  | wytwarzanie oprogramowania | wytwarzania oprogramowania,
Software testing | testes de software | test del software | software testen | testowanie oprogramowania
  | testowania oprogramowania,
Solution architecture | arquitetura de soluções | architettura di soluzioni | oplossingsarchitectuur
  | architektura rozwiązań,
Statistics | ?estatística | ?statistica | ?statistiek | ?statystyka | modelagem estatística | analisi statistica
  | analiza statystyczna,
Supply chain management | gestão da cadeia de suprimentos | cadeia de suprimentos | gestione della catena di fornitura
  | ketenbeheer | zarządzanie łańcuchem dostaw | łańcuch dostaw,
Sustainability | ?sustentabilidade | ?sostenibilità | ?duurzaamheid | zrównoważony rozwój,
Systems administration | administração de sistemas | amministrazione di sistemi | amministrazione di sistema
  | systeembeheer | administracja systemami | administrowanie systemami,
Systems integration | integração de sistemas | integrazione di sistemi | systeemintegratie | integracja systemów
  | integracji systemów,
Taxation | ?tributário | legislação tributária | diritto tributario | belastingrecht | prawo podatkowe
  | prawa podatkowego,
Teaching | ?docência | ?insegnamento | ?lesgeven | ?nauczanie,
Technical drawings | desenho técnico | desenhos técnicos | disegno tecnico | disegni tecnici | technische tekeningen
  | rysunek techniczny | rysunku technicznego | dokumentacja techniczna,
Technical writing | documentação técnica | redação técnica | documentazione tecnica | technische documentatie,
Telecommunications | ?telecomunicações | ?telecomunicazioni | ?telecommunicatie | ?telekomunikacja,
Test automation | automação de testes | testes automatizados | testes automáticos | automazione dei test | test automatici
  | test automatizzati | testautomatisering | geautomatiseerde tests | geautomatiseerde testen
  | geautomatiseerd testen | automatyzacja testów | automatyzacji testów | testy automatyczne | testów automatycznych,
Test-driven development | desenvolvimento orientado a testes | desenvolvimento guiado por testes
  | sviluppo guidato dai test,
Troubleshooting | diagnóstico de falhas | ricerca guasti | storingsanalyse | diagnostyka usterek,
Unit testing | testes unitários | testes de unidade | test unitari | test di unità | unittesten | unit-testen | unit testen
  | testy jednostkowe | testów jednostkowych,
Usability testing | testes de usabilidade | test di usabilità | bruikbaarheidstesten | testy użyteczności,
User experience design | experiência do usuário | experiência do utilizador | esperienza utente | gebruikerservaring
  | doświadczenie użytkownika,
User interface design | interfaces de usuário | interface do usuário | interfacce utente | gebruikersinterfaces
  | interfejsy użytkownika | interfejsów użytkownika,
User research | pesquisa com usuários | ricerca sugli utenti | gebruikersonderzoek | badania użytkowników,
User stories | histórias de usuário | historie użytkownika,
Version control | controle de versão | controlo de versões | versionamento de código | controllo di versione
  | controllo versione | versiebeheer | kontrola wersji | kontroli wersji | system kontroli wersji,
Warehousing | gestão de estoque | gestão de armazém | gestione del magazzino | magazijnbeheer | gospodarka magazynowa,
Web accessibility | acessibilidade web | acessibilidade digital | ?acessibilidade | accessibilità web
  | accessibilità digitale | digitale toegankelijkheid | ?toegankelijkheid | dostępność cyfrowa | dostępności cyfrowej,
Web development | desenvolvimento web | sviluppo web | webontwikkeling | tworzenie stron internetowych
  | tworzenie aplikacji webowych,
Web services | serviços web | servizi web
"""
