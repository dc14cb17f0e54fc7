"""The built-in list of practices: methods, fields and kinds of work that ads ask for beside tools.

Those outside software stand in `other_practices`. The format is that of `skill_list`. What is also the name of a
department (sales, marketing, security), of an everyday activity (testing, planning) or of a virtue (communication,
leadership) is listed only in phrases that mean the practice.
"""

from postings.reference.other_practices import OTHER_PRACTICES

_SOFTWARE = """
3D modeling | 3D modelling | 3D-Modellierung | modélisation 3D | modelado 3D | 3D animation | 3D-Animation
  | character animation | rigging and animation,
Algorithms | ?algorithm | algorithm design | algorithm development | algorithmic design | ?Algorithmen | algorithmique
  | ?algoritmos,
Android development,
API design | REST API design | RESTful API design | API development | API-first | API first design | API-Design
  | API-Entwicklung | API architecture | diseño de APIs | desarrollo de APIs | conception d'API | designing APIs
  | building APIs,
API integration | API integrations | API-Integration | integración de APIs | integrating APIs | third-party APIs
  | external APIs | REST integrations,
API management | API-Management,
Augmented and virtual reality | augmented reality | virtual reality | =AR/VR | =VR/AR | mixed reality
  | extended reality | =?XR | erweiterte Realität | réalité augmentée | réalité virtuelle | realidad aumentada
  | realidad virtual,
Autonomous systems | autonomous driving | autonomous vehicles | self-driving | autonomes Fahren | véhicules autonomes
  | vehículos autónomos | motion planning | path planning,
Backend development | back-end development | backend engineering | back-end engineering | backend web development
  | server-side development | server-side programming | ?backend | ?back-end | backend systems | backend services
  | backend technologies | back-end technologies | back-end systems | back-end services | backend architecture
  | backend frameworks | Backend-Entwicklung | Backendentwicklung | développement back-end | développement backend
  | desarrollo backend | desarrollo back-end | server-side languages | backend APIs | backend web technologies
  | ?server-side | server side technologies | backend engineering practices | backend applications | backend software
  | backend infrastructure,
Blockchain | blockchain technology | blockchain technologies | blockchain development | Blockchain-Technologie
  | distributed ledger | distributed ledger technology | =DLT | cadena de bloques | cryptocurrency | cryptocurrencies
  | ?crypto | digital assets | Kryptowährungen | cryptomonnaies | criptomonedas,
Browser extensions | browser extension | browser extension development,
Build tools | ?build systems | ?build system | package managers | build engineering,
Caching | caching strategies | distributed caching | caching layers,
Clean architecture | hexagonal architecture | onion architecture,
Clean code | clean coding | =SOLID | SOLID principles | SOLID design principles | software craftsmanship | clean-code
  | coding standards | coding best practices | Code-Qualität | Codequalität | code quality | qualité du code
  | calidad de código | código limpio | ?code quality standards | clean architecture and code,
Cloud migration | cloud migrations | Cloud-Migration | migration vers le cloud | migración a la nube | cloud adoption,
Code review | code reviews | peer code reviews | code-review | Code-Reviews | reviewing code | peer review of code
  | revue de code | revues de code | revisión de código | revisiones de código | pull requests | pull request reviews
  | peer code review,
Compilers | compiler design | compiler development | Compilerbau | compiler construction,
Component libraries | component library | UI component library | reusable components | reusable UI components,
Computer graphics | graphics programming | 3D graphics | real-time rendering | 3D rendering | shader programming
  | Computergrafik | 3D math | 3D mathematics | infographie 3D,
Computer science | Informatik | Informatikstudium | ?informatique | ciencias de la computación | informática
  | ingeniería informática | Wirtschaftsinformatik | computer engineering | computer sciences
  | computer science fundamentals | CS fundamentals | computer science principles | computer science concepts,
Concurrent programming | multithreading | multi-threading | multithreaded programming | multi-threaded | multithreaded
  | concurrent systems | concurrency control | ?concurrency | parallel programming | parallel computing
  | asynchronous programming | async programming | nebenläufige Programmierung | Nebenläufigkeit
  | Multithreading-Programmierung | programmation concurrente | programación concurrente,
Content management systems | content management system | CMS | Content-Management-System | Content-Management-Systeme
  | headless CMS | CMS platforms | système de gestion de contenu | gestor de contenidos
  | sistemas de gestión de contenidos,
CQRS,
Cross-platform development | cross-platform | plattformübergreifende Entwicklung,
Cryptography | applied cryptography | cryptographic protocols | cryptographic algorithms | Kryptographie | Kryptografie
  | cryptographie | criptografía | key management | ?encryption | Verschlüsselung | ?chiffrement | ?cifrado,
Data migration | data migrations | database migration | database migrations | Datenmigration | migration de données
  | migración de datos | system migration,
Data structures | data structure | data structures and algorithms | algorithms and data structures
  | algorithms & data structures | data structures & algorithms | Datenstrukturen | Algorithmen und Datenstrukturen
  | structures de données | estructuras de datos,
Debugging | debug code | troubleshooting and debugging | debugging and troubleshooting | débogage | Fehlersuche im Code
  | depuración de código,
Decentralized finance | DeFi | decentralised finance,
Dependency injection | inversion of control,
Design patterns | software design patterns | design pattern | object-oriented design patterns | Entwurfsmuster
  | Design-Patterns | patrons de conception | patrones de diseño | enterprise integration patterns | software patterns
  | microservices patterns,
Desktop development | desktop applications | desktop application | desktop application development | desktop software
  | Desktop-Anwendungen | applications de bureau | aplicaciones de escritorio,
Device drivers | device driver development | Linux kernel development | kernel development | driver development
  | kernel programming | Treiberentwicklung | Gerätetreiber | low-level programming | low level programming
  | systems programming | system programming | systemnahe Programmierung | programmation système,
Distributed systems | distributed system | distributed computing | distributed architecture | distributed architectures
  | distributed services | verteilte Systeme | verteilten Systemen | verteilter Systeme | systèmes distribués
  | sistemas distribuidos | distributed applications | distributed technologies | distributed programming
  | distributed environments | large-scale distributed systems,
Domain-driven design | domain driven development | DDD,
?E-commerce | ?ecommerce | e-commerce platforms | ecommerce platforms | e-commerce development | online retail
  | Onlinehandel | Online-Handel | commerce en ligne | comercio electrónico | digital commerce | headless commerce,
Embedded systems | embedded software | embedded development | embedded systems development | embedded programming
  | embedded software development | embedded Linux development | embedded firmware | embedded devices
  | embedded applications | eingebettete Systeme | eingebetteten Systemen | Embedded-Systeme | Embedded-Software
  | Embedded-Entwicklung | systèmes embarqués | logiciel embarqué | logiciels embarqués | sistemas embebidos
  | sistemas embarcados | software embebido | ?embedded | microcontrollers | microcontroller | ?MCUs | ?Mikrocontroller
  | microcontrôleurs | microcontroladores | embedded technologies,
Enterprise architecture | Unternehmensarchitektur | architecture d'entreprise | arquitectura empresarial,
Event sourcing,
Event-driven architecture | event driven architectures | event-driven systems | event-driven design
  | event-driven microservices | ereignisgesteuerte Architektur | architecture événementielle
  | arquitectura orientada a eventos,
Firmware development | firmware | firmware engineering | Firmware-Entwicklung | desarrollo de firmware,
Frontend development | front-end development | frontend engineering | front-end engineering | frontend architecture
  | front-end web development | frontend web development | UI development | UI engineering | user interface development
  | ?frontend | ?front-end | frontend technologies | front-end technologies | frontend frameworks
  | front-end frameworks | Frontend-Entwicklung | Frontendentwicklung | développement front-end
  | développement frontend | desarrollo frontend | desarrollo front-end | user interfaces | UI components
  | UI frameworks | Benutzeroberflächen | interfaces utilisateur | interfaces de usuario | developing user interfaces
  | building user interfaces | DOM manipulation | front-end web technologies | frontend web technologies
  | client-side development | client-side,
Full-stack development | full stack development | fullstack development | full-stack engineering
  | full stack engineering | full-stack web development | ?full-stack | ?full stack | ?fullstack
  | Fullstack-Entwicklung | Full-Stack-Entwicklung | développement full-stack | développement fullstack
  | desarrollo full-stack | desarrollo fullstack,
Functional programming | functional programming languages | funktionale Programmierung | funktionaler Programmierung
  | funktionalen Programmierung | programmation fonctionnelle | programación funcional,
Game development | game design | game programming | gameplay programming | gameplay systems | game mechanics
  | Spieleentwicklung | développement de jeux | développement de jeux vidéo | desarrollo de videojuegos
  | desarrollo de juegos | gameplay design,
Geographic information systems | =GIS | geospatial | geospatial data | geospatial analysis | spatial analysis
  | geospatial analytics | Geoinformationssysteme | Geoinformatik | systèmes d'information géographique
  | sistemas de información geográfica,
High availability | high-availability systems | highly available systems | hochverfügbare Systeme | Hochverfügbarkeit
  | haute disponibilité | alta disponibilidad | fault tolerance | fault-tolerant systems | fault tolerant
  | Ausfallsicherheit | tolérance aux pannes | tolerancia a fallos,
?Information technology | =?IT | information systems | management information systems | Informationstechnik
  | Informationstechnologie | tecnologías de la información | ?technologies de l'information | systèmes d'information
  | sistemas de información,
Internationalization | internationalisation | i18n | l10n | software localization
  | internationalization and localization | Internationalisierung von Software,
Internet of Things | IoT | =IIoT | IoT devices | IoT solutions | Internet der Dinge | internet des objets
  | objets connectés | internet de las cosas,
iOS development,
Legacy modernization | legacy system modernization | application modernization | application modernisation
  | legacy code | legacy systems | cloud modernization | legacy migration | Legacy-Systeme | Altsysteme
  | sistemas legados | sistemas heredados,
Low-code development | low-code | no-code | low code | no code | low-code platforms | no-code tools,
Low-latency systems | low latency | low-latency | ultra-low latency,
Message queues | message queue | message queuing | messaging systems | message brokers | message broker
  | messaging queues | queueing systems | queuing systems | message-oriented middleware | Message-Broker
  | colas de mensajes | event streaming | event streams,
Micro-frontends | micro frontend | micro-frontend | microfrontends | microfrontend | micro front-ends,
Microservices | microservice | micro-service | micro services | microservice architecture | microservices architecture
  | micro service architecture | Microservice-Architektur | Microservices-Architektur | microservicios
  | micro-servicios,
Middleware | middleware technologies,
Mobile development | mobile app development | mobile application development | mobile apps | mobile applications
  | mobile engineering | native mobile development | native apps | Mobile-Entwicklung | App-Entwicklung
  | mobile Anwendungen | développement mobile | applications mobiles | desarrollo móvil | aplicaciones móviles
  | desarrollo de aplicaciones móviles | cross-platform mobile development | ?mobile | ?mobile app
  | mobile technologies | mobile platforms,
Model-view-controller | MVC | MVC frameworks | MVC framework | MVC architecture,
Multi-tenancy | multi-tenant | multitenant | multi-tenant architecture | Mandantenfähigkeit | multitenancy,
Network programming | socket programming | network protocols programming,
Object-oriented programming | object oriented programming | OOP | object-oriented design | object-oriented development
  | object-oriented | object oriented principles | =OOD | =OOAD | object-oriented analysis and design
  | objektorientierte Programmierung | objektorientierter Programmierung | objektorientierten Programmierung
  | objektorientierte Softwareentwicklung | objektorientierter Softwareentwicklung | Objektorientierung
  | programmation orientée objet | =POO | programación orientada a objetos | orientación a objetos,
Object-relational mapping | ORM | ORMs | object relational mappers | ORM frameworks,
?Open source | open-source software | open source projects | open source software | open-source contributions
  | open source contributions | open-source development | open source technologies | ?quelloffene Software
  | logiciels libres | logiciel libre | software libre | código abierto,
Operating systems | operating system internals | Betriebssysteme | systèmes d'exploitation | sistemas operativos,
Pair programming | pair-programming | mob programming | ensemble programming | programmation en binôme,
Payment systems | payment processing | payment gateways | payment gateway | payments processing | payment integrations
  | online payments | payment platforms | Zahlungssysteme | Zahlungsverkehr | systèmes de paiement | sistemas de pago
  | pasarelas de pago | payment systems integration,
Performance optimization | performance optimisation | performance tuning | performance engineering | web performance
  | application performance | optimizing performance | code optimization | Performanceoptimierung
  | Performance-Optimierung | Performance-Tuning | optimisation des performances | optimización de rendimiento
  | optimización del rendimiento | performance optimizations | performance optimisations | query optimization
  | query optimisation | query tuning | query performance | ?profiling | performance improvements
  | performance analysis | memory management | memory optimization | performance optimization techniques,
?Physics | Physik | ?physique | ?física | mathematical physics,
Process automation | Prozessautomatisierung | automatisation des processus | automatización de procesos
  | workflow automation | business process automation | marketing workflow automation,
?Programming | ?coding | computer programming | ?Programmierung | ?Programmierkenntnisse | Programmiersprachen
  | programming languages | programming language | programming skills | coding skills | coding experience
  | programming experience | langages de programmation | lenguajes de programación | object oriented languages
  | lenguaje de programación | langage de programmation | Programmiererfahrung,
Reactive programming | reactive systems | programmation réactive | programación reactiva,
Real-time communication | real-time communications | video streaming | live streaming | audio and video streaming
  | real-time messaging,
Real-time systems | real-time operating systems | real-time operating system | real time systems
  | real-time programming | real-time applications | Echtzeitsysteme | Echtzeitbetriebssysteme | systèmes temps réel
  | sistemas de tiempo real | sistemas en tiempo real,
Refactoring | code refactoring | refactoring code | Refaktorisierung | refactorisation | refactorización,
Remote sensing | Fernerkundung | télédétection | teledetección,
Responsive design | responsive web design | responsive web | responsive layouts | responsive UI | responsive websites
  | responsive user interfaces | responsives Webdesign | responsives Design | design responsive | diseño responsivo
  | diseño responsive | cross-browser compatibility | cross-browser | cross browser compatibility | mobile-first
  | pixel-perfect | mobile first design,
Robotic process automation | RPA,
?Robotics | robotic systems | Robotik | robotique | robótica,
Root cause analysis | root-cause analysis | Ursachenanalyse | análisis de causa raíz | analyse des causes racines,
SaaS | software as a service | SaaS products | SaaS platforms | SaaS applications | SaaS solutions
  | SaaS product development | SaaS environment,
?Scalability | scalable architecture | scalable architectures | scalable systems | scalable services | Skalierbarkeit
  | skalierbare Architekturen | scalabilité | escalabilidad | high scalability | high-scale systems
  | large-scale systems | large scale systems | high-traffic systems | high-performance systems,
?Scripting | scripting languages | scripting language | Skriptsprachen | langages de script | lenguajes de scripting
  | automation scripts | automation scripting,
Search engines | search technologies | information retrieval | search relevance | enterprise search | full-text search
  | vector search | semantic search | recherche d'information,
Sensor fusion | Sensorfusion | =SLAM,
Server-side rendering | =SSR | server side rendering,
Serverless | serverless architecture | serverless computing | serverless architectures | serverless applications,
Service-oriented architecture | =SOA | service oriented architectures,
Single-page applications | single page applications | single page application | =SPA | =SPAs | single-page apps,
Smart contracts | smart contract | smart contract development | Smart-Contracts | contrats intelligents
  | contratos inteligentes,
Software architecture | software architectures | application architecture | Softwarearchitektur | Software-Architektur
  | architecture logicielle | arquitectura de software | software design | Softwaredesign | conception logicielle
  | architectural patterns | architecture patterns | architectural principles | n-tier | n-tier architecture
  | multi-tier architecture | client-server | client/server | three-tier architecture | MVVM
  | software product architecture | architectural design patterns | monolithic architecture | architecture design,
Software development | software engineering | software development practices | software engineering practices
  | software engineering best practices | software design and development | application development
  | app development | Softwareentwicklung | Software-Entwicklung | Anwendungsentwicklung | Applikationsentwicklung
  | Softwaretechnik | développement logiciel | développement d'applications | génie logiciel | desarrollo de software
  | desarrollo de aplicaciones | ingeniería de software | ingeniería del software | software programming
  | ?desarrollador de software | software engineering concepts | software solutions development
  | software development lifecycle tools | full software development | software design patterns and principles
  | software developer experience | software construction,
Software development life cycle | SDLC | software development lifecycle | software life cycle
  | system development life cycle | systems development life cycle | Software-Lebenszyklus
  | Softwareentwicklungsprozess | cycle de vie du développement logiciel | ciclo de vida del desarrollo de software
  | software delivery lifecycle | software development processes | software development methodologies
  | software development best practices | software engineering principles,
Solution architecture | solutions architecture | Lösungsarchitektur | architecture de solutions
  | arquitectura de soluciones,
State management | state-management,
System design | systems design | system architecture | systems architecture | technical architecture
  | Systemarchitektur | Systementwurf | architecture système | conception de systèmes | diseño de sistemas
  | arquitectura de sistemas | system architecture design | large-scale system design | complex systems
  | technical design | technical designs,
Systems integration | system integration | enterprise integration | application integration | software integration
  | integration patterns | Systemintegration | intégration de systèmes | integración de sistemas | iPaaS
  | integration platforms | integration development | data integrations | third-party integrations
  | third party integrations,
Version control | version control systems | source control | source code management | source code control
  | version control system | Versionsverwaltung | Versionskontrolle | gestion de versions | contrôle de version
  | control de versiones | branching strategies | trunk-based development | git workflows | versioning systems
  | code versioning tools | code versioning,
Web accessibility | ?accessibility | WCAG | Web Content Accessibility Guidelines | ADA compliance
  | accessibility standards | digital accessibility | accessibility guidelines
  | accessibility best practices | accessible web | accessible design | accessible user interfaces
  | accessibility testing | a11y | Barrierefreiheit | digitale Barrierefreiheit | accessibilité numérique
  | accessibilité web | ?accessibilité | accesibilidad web | ?accesibilidad,
Web development | web application development | web technologies | web programming | modern web technologies
  | web standards | Webentwicklung | Web-Entwicklung | Webtechnologien | développement web | technologies web
  | desarrollo web | tecnologías web | web frameworks | Web applications | web apps | web app | web application
  | Webanwendungen | Webapplikationen | applications web | aplicaciones web | web services development
  | web development technologies | ?web | web-based applications | web platforms | web software | web architecture
  | website development | websites | web server technologies | web servers | web design and development | web APIs
  | web application architecture | web app development | modern web development | web development frameworks,
Web services | web service | Webservices | Web-Services | servicios web | services web,
?Web3 | Web 3.0 | web3 development
"""

_OPERATIONS = """
AIOps,
Architecture governance | architecture reviews,
?Automation | ?Automatisierung | IT automation | task automation | automation tools | automation frameworks
  | automation technologies | infrastructure and automation,
Capacity planning | capacity management | Kapazitätsplanung | planification de capacité | planificación de capacidad,
Change management | organizational change management | organisational change management | change control
  | Change-Management | Veränderungsmanagement | conduite du changement | gestion du changement | gestión del cambio
  | gestión de cambios,
CI/CD | CICD | CI-CD | CI / CD | CI and CD | CI & CD | CI CD | CI/CD pipelines | CI/CD pipeline | CI/CD processes
  | CI/CD-Pipelines | continuous integration | continuous delivery | continuous deployment
  | continuous integration and continuous delivery | continuous integration and continuous deployment
  | continuous integration and delivery | continuous integration & continuous delivery
  | continuous integration/continuous delivery | continuous integration/continuous deployment
  | continuous integration and deployment | continuous delivery/deployment | kontinuierliche Integration
  | intégration continue | déploiement continu | integración continua | despliegue continuo | entrega continua
  | deployment pipelines | deployment pipeline | build pipeline | release pipelines
  | build and release pipelines | deployment automation | build automation | automated deployments
  | automated deployment | =CI | blue-green deployments | canary deployments | feature flags | continuous deployments
  | ?deployments | ?deployment,
Cloud architecture | cloud architectures | cloud solution architecture | cloud infrastructure architecture
  | cloud design patterns | Cloud-Architektur | architecture cloud | arquitectura cloud | arquitectura en la nube,
Cloud computing | cloud technologies | cloud platforms | cloud platform | cloud services | cloud infrastructure
  | cloud environments | cloud environment | cloud solutions | cloud-based solutions | cloud-based technologies
  | public cloud | cloud technology | cloud providers | cloud provider | cloud infrastructures
  | cloud-based applications | cloud-based systems | cloud-based infrastructure | public clouds
  | cloud service providers | cloud deployment | cloud deployments | cloud engineering | cloud development
  | cloud applications | cloud systems | cloud operations | cloud concepts | cloud-based services
  | cloud-based platforms | ?cloud | private cloud | hybrid cloud | multi-cloud | multicloud | cloud hosting
  | Cloud-Technologien | Cloudtechnologien | Cloud-Plattformen | Cloud-Umgebungen | Cloud-Infrastruktur | Cloud-Dienste
  | Cloud-Services | Cloud-Lösungen | technologies cloud | infrastructure cloud | solutions cloud | services cloud
  | informatique en nuage | computación en la nube | servicios en la nube | tecnologías cloud | plataformas cloud
  | entornos cloud | cloud frameworks | cloud processes | cloud-based | cloud native platforms | ?clouds
  | cloud ecosystems | cloud computing platforms | cloud computing services,
Cloud-native | cloud native development | cloud native applications | cloud-native architecture
  | cloud native technologies | cloud-native architectures | cloud-native services | cloud-native applications,
Communication protocols | Kommunikationsprotokolle | protocoles de communication | protocolos de comunicación,
Configuration management | Konfigurationsmanagement | gestion de configuration | gestion de la configuration
  | gestión de la configuración | software configuration management,
?Containers | containerization | containerisation | containerized applications | container technologies
  | container orchestration | containers orchestration | container platforms | container technology | ?container
  | container management | containerized | containerised | Containerisierung | Container-Technologien
  | Containertechnologien | Container-Orchestrierung | conteneurisation | ?conteneurs | orchestration de conteneurs
  | contenedores | contenerización | orquestación de contenedores | containerized environments | containerized services
  | ?containers | container platform | containerized workloads | containerized deployments
  | orchestration technologies | orchestration platforms,
Database administration | database management | database administrator experience | DBA
  | Datenbankadministration | Datenbankmanagement
  | administration de bases de données | gestion de bases de données | administración de bases de datos
  | gestión de bases de datos | database maintenance | database performance | database tuning,
Database design | database modeling | database modelling | database schema design | schema design
  | database architecture | Datenbankdesign | conception de bases de données | diseño de bases de datos
  | database schemas,
?Databases | database technologies | database management systems | =DBMS | ?Datenbanken | Datenbankkenntnisse
  | ?bases de données | ?bases de datos
  | database systems | Datenbanksysteme | database concepts | database development | database programming
  | Datenbankentwicklung | database queries | ?database | database architectures | data storage | data stores,
DataOps,
DevOps | Dev Ops | DevOps practices | DevOps culture | DevOps principles | DevOps best practices | DevOps methodologies
  | DevOps engineering | DevOps tools | DevOps-Kultur | DevOps processes,
DevSecOps | SecDevOps,
Disaster recovery | disaster-recovery | business continuity | business continuity planning | disaster recovery planning
  | backup and recovery | backup and restore | Notfallwiederherstellung | Business-Continuity-Management
  | plan de reprise d'activité | continuité d'activité | recuperación ante desastres | continuidad del negocio
  | continuidad de negocio | backup solutions,
Edge computing | edge devices,
FinOps | cloud cost optimization | cloud cost management,
GitOps,
Graph databases | graph database | Graphdatenbanken | knowledge graphs | knowledge graph | ontologies | Wissensgraphen
  | graphe de connaissances | ontology engineering,
High-performance computing | =HPC | high performance computing | Hochleistungsrechnen | calcul haute performance
  | computación de alto rendimiento | GPU programming | GPU computing | parallel processing,
IaaS | infrastructure as a service,
Incident management | incident response | incident handling | incident resolution | major incident management
  | Incident-Management | Störungsmanagement | gestion des incidents | gestión de incidentes | gestión de incidencias
  | post-mortems | postmortems | blameless postmortems | outage management,
Infrastructure as code | infrastructure-as-code | IaC | infrastructure automation | Infrastruktur als Code
  | infraestructura como código | infrastructure as a code | automated infrastructure,
IT infrastructure | infrastructure management | infrastructure engineering | infrastructure design
  | server infrastructure | IT-Infrastruktur | infrastructure informatique | infraestructura de TI
  | infraestructura informática | IT operations | infrastructure operations | IT-Betrieb | data center operations
  | ?data centers | data centre operations | ?data center | Rechenzentrum | Rechenzentren | centros de datos
  | ?infrastructure | ?datacenter | on-premises infrastructure | on-prem infrastructure | server hardware,
IT service management | ITSM | IT service delivery | IT-Service-Management | gestion des services informatiques
  | gestión de servicios de TI | problem management | service desk operations | service delivery management,
IT support | technical support | help desk support | helpdesk support | desktop support | IT helpdesk
  | end-user support | user support | application support | production support | technischer Support | IT-Support
  | Anwenderbetreuung | Anwendersupport | support technique | assistance technique | support informatique
  | soporte técnico | soporte informático | hardware support | remote support | L2 support | L3 support
  | tier 2 support | tier 3 support,
LLMOps,
Load balancing | load balancers | load balancer | Lastverteilung | équilibrage de charge | balanceo de carga
  | traffic management,
MLOps | ML Ops | machine learning operations,
Network automation | Netzwerkautomatisierung,
?Networking | computer networking | network engineering | networking concepts | networking protocols
  | network protocols | computer networks | network administration | network design | network architecture
  | network infrastructure | network management | networking technologies | networking fundamentals | IP networking
  | networking principles | network configuration | network troubleshooting | network operations
  | routing and switching | ?networks | Netzwerktechnik | Netzwerkadministration | Netzwerkkenntnisse
  | Netzwerkprotokolle | Computernetzwerke | Netzwerkinfrastruktur | Netzwerktechnologien | réseaux informatiques
  | administration réseau | administration réseaux | protocoles réseau | ?réseaux | redes informáticas
  | administración de redes | protocolos de red | redes de computadoras | network services | network technologies
  | networking equipment | network devices | network equipment | network systems | computer networking concepts
  | network security protocols | IP networks | LAN/WAN | LAN | WAN | reverse proxies | service mesh | network solutions
  | routing protocols | OSI model | network segmentation | ?routing,
NoSQL | NoSQL databases | NoSQL database | non-relational databases | NoSQL-Datenbanken | document databases
  | key-value stores | bases de données NoSQL | bases de datos NoSQL | time series databases | time-series databases
  | document stores,
Observability | monitoring and observability | observability tools | Observabilität | observabilité | observabilidad
  | distributed tracing | ?telemetry | logging and monitoring | monitoring and logging | monitoring and alerting
  | logging and alerting | monitoring & alerting | metrics and logging | application monitoring
  | infrastructure monitoring | system monitoring | systems monitoring | monitoring tools | monitoring systems
  | monitoring solutions | log management | application performance monitoring | centralized logging | log aggregation
  | ?monitoring | Systemüberwachung | Monitoring-Systeme | supervision des systèmes | monitorización
  | monitoreo de sistemas | structured logging | ?logging | ?alerting | ?tracing | monitoring infrastructure
  | performance monitoring | log analysis | monitoring technologies,
PaaS | platform as a service,
Platform engineering | internal developer platforms | internal developer platform | developer platforms
  | ?developer experience | ?developer productivity | Plattform-Engineering,
Quantum computing | Quantencomputing | informatique quantique | computación cuántica,
Relational databases | relational database | relational database management systems | RDBMS
  | relational DBs | SQL databases | relationale Datenbanken
  | relationalen Datenbanken | relationaler Datenbanken | bases de données relationnelles | bases de datos relacionales
  | relational and non-relational databases | SQL and NoSQL databases,
Release management | software release management | release engineering | release process | Release-Management
  | Releasemanagement | gestion des versions | gestión de releases | software releases | release cycles
  | release automation | release processes,
Site reliability engineering | =SRE | site reliability | reliability engineering | ingeniería de confiabilidad
  | system reliability | service level objectives | =SLOs | =SLIs | chaos engineering | error budgets,
Software-defined networking | software defined networking,
Storage systems | storage technologies | storage area networks | enterprise storage | storage management
  | Speichersysteme | distributed storage | distributed file systems | object storage | file systems | file system
  | ?storage,
Stored procedures | stored procedure,
Systems administration | system administration | server administration | sysadmin | Linux administration
  | Windows administration | Linux system administration | Linux systems administration | Unix administration
  | Windows server administration | server management | Systemadministration | Serveradministration
  | Administration von Servern | administration système | administration systèmes | administration de systèmes
  | administración de sistemas | administración de servidores | systems management | server maintenance
  | network and systems administration,
?Telecommunications | telecoms | telecommunication | Telekommunikation | télécommunications | telecomunicaciones
  | unified communications | IP telephony,
?Troubleshooting | troubleshooting skills | technical troubleshooting | system troubleshooting | Störungsbehebung
  | Fehlerbehebung | dépannage | ?resolución de incidencias,
Vector databases | vector database | vector stores | vector store | Vektordatenbanken,
Virtualization | virtualisation | server virtualization | virtual machines | virtualization technologies | hypervisors
  | Virtualisierung | virtualización | Servervirtualisierung | máquinas virtuales | machines virtuelles,
Wireless communications | wireless networks | wireless networking | wireless technologies | wireless communication
  | wireless protocols | Funktechnik | Mobilfunk | communications sans fil | redes inalámbricas | radio access networks
  | cellular networks | 5G networks
"""

_DATA = """
A/B testing | A/B tests | AB testing | A/B test | A/B-Tests | split testing | multivariate testing
  | A/B and multivariate testing | A/B experiments | tests A/B | pruebas A/B | conversion experiments,
AI agents | agentic AI | AI agent | agentic workflows | agentic systems | AI workflows | multi-agent systems,
AI-assisted development | AI coding assistants | AI coding tools | AI-assisted coding | AI development tools | AI tools
  | AI-powered tools | AI-powered development tools | AI coding agents,
Artificial intelligence | =?AI | künstliche Intelligenz | künstlicher Intelligenz | künstlichen Intelligenz | =?KI
  | intelligence artificielle | =?IA | inteligencia artificial | applied AI | AI models | AI systems | AI solutions
  | AI technologies | AI applications | AI-powered applications | AI engineering | AI development,
Big data | Big-Data | big data technologies | big data processing | big data tools | big data platforms
  | big data analytics | Massendaten | large-scale data processing | large scale data processing
  | distributed data processing | large datasets | large data sets | ?data at scale | mégadonnées
  | grandes volúmenes de datos,
Bioinformatics | computational biology | Bioinformatik | bio-informatique | bioinformatique | bioinformática,
Business intelligence | =BI | BI tools | BI reporting | BI solutions | business intelligence tools
  | Business-Intelligence | informatique décisionnelle | inteligencia de negocios | inteligencia de negocio
  | BI platforms | BI development | self-service analytics | business analytics,
Causal inference | causal modeling | causal analysis,
Cheminformatics | computational chemistry | molecular modeling | drug discovery | molecular dynamics | drug design,
Computer vision | machine vision | image processing | image recognition | object detection | image segmentation
  | image analysis | Bildverarbeitung | maschinelles Sehen | vision par ordinateur | traitement d'images
  | visión por computadora | visión artificial | procesamiento de imágenes | video processing | video analytics
  | 3D computer vision,
Conversational AI | chatbots | chatbot development | voice assistants,
Data analysis | data analytics | data-analysis | analyzing data | analysing data | data analytics tools
  | quantitative analysis | data analysis tools | analyze data | Datenanalyse | Datenanalysen | Daten-Analyse
  | analyse de données | analyse des données | análisis de datos | analítica de datos | quantitative methods
  | exploratory data analysis | advanced analytics | analyze large datasets | quantitative research methods
  | ?analytics | data analytical skills,
Data annotation | data labeling | data labelling | image annotation | data annotation tools | Datenannotation
  | annotation de données | etiquetado de datos,
Data architecture | data architectures | Datenarchitektur | architecture de données | architecture des données
  | arquitectura de datos | data products | data platform architecture,
Data cleaning | data wrangling | data cleansing | Datenbereinigung | data preparation,
Data engineering | Data-Engineering | ingénierie des données | ingeniería de datos | data infrastructure
  | data platforms | data platform | data engineering tools | Dateninfrastruktur | Datenplattformen
  | data engineering concepts | data tooling | data stack | modern data stack,
Data entry | data-entry | Dateneingabe | Datenerfassung | Datenpflege | saisie de données | entrada de datos
  | ingreso de datos,
Data governance | Data-Governance | gouvernance des données | gouvernance de données | gobierno de datos
  | gobernanza de datos | data stewardship | data catalog | data catalogs | data lineage | data cataloging,
Data integration | data transformation | Datenintegration | intégration de données | integración de datos
  | transformación de datos | data transformations,
Data lakes | data lake | data lakehouse | lakehouse | lake house | Data-Lake | lacs de données | lagos de datos,
Data management | metadata management | Datenmanagement | gestion des données | gestion de données | gestión de datos,
Data mesh,
Data mining | Data-Mining | exploration de données | fouille de données | minería de datos,
Data modeling | data modelling | data models | data model | data model design | Datenmodellierung | Datenmodelle
  | modélisation de données | modélisation des données | modelado de datos | modelamiento de datos
  | dimensional modeling | dimensional modelling | dimensional data modeling | entity relationship | star schema
  | star schemas | data vault | dimensional models,
Data pipelines | data pipeline | data pipeline development | Datenpipelines | Daten-Pipelines | pipelines de données
  | pipelines de datos | data workflows | data ingestion | data ingestion pipelines | workflow orchestration
  | data orchestration | pipeline orchestration,
Data processing | batch processing | Datenverarbeitung | traitement de données | traitement des données
  | procesamiento de datos,
Data quality | data quality management | data validation | Datenqualität | qualité des données | qualité de données
  | calidad de datos | calidad de los datos | data integrity | data accuracy | Datenintegrität | intégrité des données,
Data science | data-science | Datenwissenschaft | science des données | ciencia de datos | science de données
  | data science techniques | data science tools,
Data visualization | data visualisation | data visualizations | visualizing data | Datenvisualisierung
  | Visualisierung von Daten | visualisation de données | visualisation des données | dataviz | data viz
  | visualización de datos | data storytelling | interactive dashboards | dashboard development | building dashboards
  | data visualization tools | reporting and dashboards | dashboards and reports | reports and dashboards
  | dashboards and reporting | reporting dashboards | visualization tools,
Data warehousing | data warehouse | data warehouses | data-warehouse | Data-Warehousing | =DWH | entrepôt de données
  | entrepôts de données | almacenes de datos | almacén de datos | data warehousing solutions | data warehouse design
  | cloud data warehouse | cloud data warehouses | data marts | data mart | OLAP,
Deep learning | deep neural networks | neural networks | neural network | Deep-Learning | tiefe neuronale Netze
  | neuronale Netze | neuronalen Netzen | apprentissage profond | réseaux de neurones | aprendizaje profundo
  | redes neuronales | deep learning models | deep learning frameworks | convolutional neural networks
  | transformer models,
ETL | ELT | ETL/ELT | ETL processes | ETL pipelines | ELT pipelines | ETL development | ETL tools | ETL/ELT pipelines
  | extract transform load | ETL-Prozesse | ETL-Strecken | processus ETL | procesos ETL | reverse ETL,
Experiment design | experimental design | design of experiments | =?DOE | experimentation frameworks
  | statistische Versuchsplanung | plans d'expériences | diseño de experimentos | experimentation platforms,
Feature engineering | feature selection | feature stores,
Generative AI | GenAI | Gen AI | generative AI models | generative artificial intelligence | generative KI
  | IA générative | IA generativa | =GAI | generative models | diffusion models,
Genomics | Genomik | génomique | genómica | next-generation sequencing | NGS | proteomics | single-cell sequencing,
Graph algorithms | graph theory | network analysis,
Large language models | large language model | =LLM | =LLMs | große Sprachmodelle | grands modèles de langage
  | modelos de lenguaje | language models | foundation models | LLM-based applications | LLM applications | LLM-powered,
Machine learning | =?ML | machine-learning | machine learning models | machine learning algorithms | ML models | =AI/ML
  | =ML/AI | machine learning techniques | applied machine learning | statistical learning | ML algorithms | ML systems
  | ML pipelines | machine learning systems | machine learning pipelines | machine learning engineering
  | supervised learning | unsupervised learning | supervised and unsupervised learning | ML engineering
  | predictive models | ML techniques | maschinelles Lernen | maschinellem Lernen | maschinellen Lernens
  | maschinellen Lernen | Machine-Learning-Modelle | apprentissage automatique | apprentissage machine
  | aprendizaje automático | aprendizaje de máquina | ML infrastructure | machine learning infrastructure
  | machine learning frameworks | machine learning methods | machine learning concepts | machine learning model
  | machine learning libraries | machine learning tools | machine learning algorithms and models | ML ops tooling
  | ?predictive algorithms | model building,
Master data management | master data | =MDM systems | Stammdatenmanagement | Stammdatenpflege | Stammdaten
  | gestion des données de référence | datos maestros,
Mathematics | applied mathematics | mathematical modeling | mathematical modelling | ?Mathematik | ?mathématiques
  | ?matemáticas | linear algebra | lineare Algebra | algèbre linéaire | álgebra lineal | numerical methods
  | numerical analysis | numerische Methoden | discrete mathematics | numerical simulation
  | calculus and linear algebra | ?math | ?maths | ?mathematical,
Model fine-tuning | fine-tuning LLMs | LLM fine-tuning | fine-tuning models,
Model training and deployment | model training | training models | model deployment | model serving | model evaluation
  | model development | model optimization | model monitoring | ML model deployment | model inference,
Natural language processing | =NLP | natural language understanding | =NLU | computational linguistics | text mining
  | text analytics | sentiment analysis | Computerlinguistik | Sprachverarbeitung | traitement automatique du langage
  | traitement du langage naturel | procesamiento de lenguaje natural | procesamiento del lenguaje natural
  | text classification | named entity recognition,
Operations research | mathematical optimization | mathematical optimisation | linear programming
  | combinatorial optimization | recherche opérationnelle | investigación de operaciones | investigación operativa
  | mathematische Optimierung,
Predictive modeling | predictive modelling | predictive analytics | predictive analysis | Prognosemodelle
  | analyse prédictive | modélisation prédictive | análisis predictivo | modelos predictivos | forecasting models
  | demand forecasting models,
Product analytics | web analytics | digital analytics | customer analytics | marketing analytics | user analytics
  | behavioral analytics | Web-Analytics | Webanalyse | analyse d'audience | analítica web | analítica digital
  | conversion tracking | tracking and analytics | event tracking | tag management | attribution modeling
  | marketing attribution | cohort analysis | funnel analysis,
Prompt engineering | prompt design | Prompt-Engineering | prompting techniques | context engineering,
Quantitative finance | quantitative trading | algorithmic trading | quantitative modeling | high-frequency trading
  | electronic trading | trading systems | quantitative models | derivatives pricing | options pricing,
Recommender systems | recommendation systems | recommendation engines | recommendation engine
  | recommendation algorithms | Empfehlungssysteme | systèmes de recommandation | sistemas de recomendación
  | search and recommendations | ranking algorithms,
Reinforcement learning | bestärkendes Lernen | apprentissage par renforcement | aprendizaje por refuerzo,
Responsible AI | AI ethics | AI governance | AI safety | ethical AI | model interpretability | explainable AI,
Retrieval-augmented generation | =RAG | retrieval augmented generation | RAG pipelines | RAG systems
  | RAG architectures,
Signal processing | digital signal processing | Signalverarbeitung | traitement du signal | procesamiento de señales
  | audio processing,
?Simulation | ?simulations | simulation modeling | Monte Carlo simulation | simulation software
  | modelling and simulation | modeling and simulation | numerische Simulation | simulación numérica,
Speech recognition | speech processing | speech synthesis | text-to-speech | speech-to-text | Spracherkennung
  | reconnaissance vocale | reconocimiento de voz,
Statistics | statistical analysis | statistical modeling | statistical modelling | statistical methods
  | statistical models | statistical techniques | statistical inference | applied statistics | statistical concepts
  | ?statistical | ?Statistik | Statistikkenntnisse | statistische Methoden | statistischen Methoden
  | statistische Analysen | ?statistiques | analyse statistique | analyses statistiques | méthodes statistiques
  | estadística | análisis estadístico | métodos estadísticos | regression analysis | linear regression
  | hypothesis testing | statistical testing | Bayesian statistics | Bayesian methods | Bayesian inference
  | probability theory | probability and statistics | statistics and probability | statistical programming
  | statistical software,
Stream processing | data streaming | streaming data | real-time data processing | real-time data | real-time streaming
  | streaming technologies | event stream processing | streaming pipelines | real-time data streaming
  | streaming platforms | Stream-Processing | real-time processing,
Survey research | survey design | questionnaire design | Umfrageforschung | survey methodology | enquêtes quantitatives
  | diseño de encuestas | quantitative user research,
Time series analysis | time-series analysis | time series forecasting | time series | Zeitreihenanalyse
  | séries temporelles | series temporales | series de tiempo | time-series data | time-series forecasting,
Web scraping | web crawling | data scraping | web crawlers
"""

_SECURITY = """
Access management | identity management | privileged access management | access control | access controls
  | role-based access control | =RBAC | identity governance | Identitätsmanagement | Zugriffsmanagement
  | gestion des identités | gestion des identités et des accès | gestión de identidades | gestión de accesos
  | authentication and authorization | authentication and authorisation | authorization and authentication
  | ?authentication | Authentifizierung | user access management | authentication protocols | authentication mechanisms,
Application security | AppSec | software security | secure coding | secure coding practices
  | secure software development | product security | web application security | web security | API security
  | security testing | secure development | application security testing | secure development practices | secure design
  | secure code review | secure code | secure by design | sichere Softwareentwicklung | Anwendungssicherheit
  | sécurité applicative | développement sécurisé | seguridad de aplicaciones | desarrollo seguro | code security
  | secure SDLC | secure software | security testing tools | secure applications | software supply chain security,
Cloud security | cloud security posture management | cloud-security | Cloud-Sicherheit | sécurité cloud
  | sécurité du cloud | seguridad en la nube | container security | Kubernetes security | cloud security best practices,
CCPA | California Consumer Privacy Act,
Content moderation | Inhaltsmoderation | modération de contenu | moderación de contenidos,
Credit risk | market risk,
Data protection | data privacy | privacy engineering | privacy regulations | data protection regulations | privacy laws
  | privacy compliance | Datenschutz | Datenschutzrecht | protection des données | protección de datos
  | data privacy regulations | data protection laws | privacidad de datos | privacy by design
  | data loss prevention,
Digital forensics | computer forensics | digitale Forensik | IT-Forensik | informatique légale | análisis forense
  | forensic analysis,
FedRAMP | FISMA | FedRAMP compliance,
Fraud prevention | fraud detection | anti-fraud | fraud analysis | Betrugsprävention | Betrugserkennung
  | fraud investigation | prévention de la fraude | détection de la fraude | lutte contre la fraude
  | prevención de fraude | detección de fraude | prevención del fraude | fraud risk | fraud analytics,
GDPR | General Data Protection Regulation | RGPD | DSGVO | GDPR compliance | Datenschutz-Grundverordnung,
HIPAA | HIPPA | HIPAA compliance | HIPAA regulations | HITRUST,
Information security | cybersecurity | cyber security | IT security | computer security | infosec
  | security engineering | security best practices | security principles | security standards | security concepts
  | security practices | security architecture | information systems security | security frameworks | security controls
  | security technologies | security protocols | security solutions | security operations | security management
  | security tools | cyber-security | Informationssicherheit | IT-Sicherheit | Cybersicherheit | Cyber-Sicherheit
  | Cybersecurity-Kenntnisse | sécurité informatique | sécurité de l'information | cybersécurité
  | sécurité des systèmes d'information | seguridad informática | ciberseguridad | seguridad de la información
  | data security | Datensicherheit | sécurité des données | seguridad de los datos | system security
  | enterprise security | ?InfoSec | security requirements | security policies | security systems
  | security infrastructure | security tooling | security concepts and practices | security issues
  | security technology | secrets management | ?security,
ISO 27001 | ISO27001 | ISO/IEC 27001 | ISO 27001 compliance | ISO 27002,
Network security | Netzwerksicherheit | Netzwerk-Sicherheit | sécurité réseau | sécurité des réseaux
  | seguridad de redes | seguridad de red | firewalls | ?firewall | firewall configuration | firewall management
  | intrusion detection | intrusion prevention | pare-feu | pare-feux | cortafuegos | VPN configuration,
NIST frameworks | =NIST | NIST CSF | NIST Cybersecurity Framework | NIST 800-53 | NIST standards,
OWASP | OWASP Top 10 | OWASP Top Ten | OWASP vulnerabilities | OWASP guidelines,
PCI DSS | PCI-DSS | =PCI | PCI compliance | PCI DSS compliance,
Penetration testing | pen testing | pentesting | penetration tests | penetration test | pentest | ethical hacking
  | red teaming | Penetrationstests | Penetration-Tests | tests d'intrusion | test d'intrusion | pruebas de penetración
  | red team | offensive security | web application penetration testing | exploit development | bug bounty,
Reverse engineering | Reverse-Engineering | ingeniería inversa | rétro-ingénierie | malware analysis,
Risk management | risk assessment | risk assessments | risk analysis | enterprise risk management | operational risk
  | IT risk management | Risikomanagement | Risikoanalyse | Risikobewertung | gestion des risques | gestion de risques
  | analyse de risques | analyse des risques | gestión de riesgos | evaluación de riesgos | análisis de riesgos
  | third-party risk management | risk modeling | risk frameworks | vendor risk management | security risk assessments,
SOC 2 | SOC2 | SOC 2 compliance | SOC2 compliance | SOC 2 Type II,
SOX | Sarbanes-Oxley | SOX compliance | SOX controls,
Security audits | security audit | =GRC | governance risk & compliance | IT audit | IT-Audit | audit informatique
  | auditoría informática | compliance audits | compliance frameworks
  | security compliance | IT compliance | compliance management | Compliance-Management | regulatory audits
  | compliance programs,
Security monitoring | security operations center | =SOC analyst | =SIEM | SIEM tools | security event monitoring
  | security incident response | security incident management | endpoint security | endpoint detection and response
  | =EDR | =XDR | endpoint protection | cyber defense | SOC operations,
Threat intelligence | cyber threat intelligence | threat hunting | threat detection | threat analysis
  | detection engineering | Bedrohungsanalyse | analyse des menaces | análisis de amenazas
  | renseignement sur les menaces,
Threat modeling | threat modelling | threat models,
Trust and safety | trust & safety,
Vulnerability management | vulnerability assessment | vulnerability scanning | vulnerability assessments
  | vulnerability remediation | Schwachstellenmanagement | gestion des vulnérabilités | gestión de vulnerabilidades
  | vulnerability analysis | vulnerability research | patch management | Patch-Management | security vulnerabilities
  | common vulnerabilities,
Zero trust | zero-trust architecture | zero trust security
"""

_QUALITY = """
Behavior-driven development | BDD | behaviour driven development | behavior driven development
  | behaviour-driven development,
Defect tracking | bug tracking | defect management | bug reporting | issue tracking | bug reports
  | defect tracking tools | bug tracking tools | Fehlermanagement | suivi des anomalies | bug tracking systems
  | defect tracking systems,
End-to-end testing | end-to-end tests | e2e testing | e2e tests | E2E | end to end testing | E2E-Tests
  | Ende-zu-Ende-Tests | tests de bout en bout | pruebas end-to-end,
Functional testing | functional tests | functional test | Funktionstests | tests fonctionnels | pruebas funcionales
  | system testing | systems testing | black box testing | black-box testing,
Integration testing | integration tests | integration test | system integration testing | Integrationstests
  | Integration-Tests | tests d'intégration | pruebas de integración | API testing | contract testing | API tests,
Manual testing | manual tests | manual QA | manual software testing | manuelle Tests | manuelles Testen | tests manuels
  | pruebas manuales | exploratory testing,
Performance testing | load testing | stress testing | performance tests | load tests | Performancetests | Lasttests
  | Performance-Tests | tests de performance | tests de charge | pruebas de rendimiento | pruebas de carga
  | load and performance testing | scalability testing,
?Quality assurance | software quality assurance | =?QA | QA testing | QA processes | QA methodologies
  | software quality | QA engineering | QA practices | Qualitätssicherung | Software-Qualitätssicherung
  | Softwarequalität | assurance qualité | assurance de la qualité | aseguramiento de la calidad
  | aseguramiento de calidad | calidad de software | garantía de calidad | control de calidad de software,
Quality engineering,
Quality management | quality management system | quality management systems | =QMS | quality systems | quality control
  | =?QC | Qualitätsmanagement | Qualitätskontrolle | Qualitätsprüfung | management de la qualité
  | gestion de la qualité | contrôle qualité | contrôle de la qualité | gestión de la calidad | gestión de calidad
  | control de calidad | total quality management | quality inspection | quality standards compliance,
Regression testing | regression tests | regression test | Regressionstests | tests de régression
  | tests de non-régression | pruebas de regresión | smoke testing,
Software testing | software test | software tests | application testing | web testing | testing methodologies
  | test coverage | Testabdeckung
  | testing practices | testing frameworks | testing tools | test strategies | automated and manual testing
  | test strategy | testing strategies | testing techniques | testing best practices | Softwaretests | Softwaretest
  | Software-Tests | Software-Testing | tests logiciels | pruebas de software | testing principles | testing methods
  | test methodologies | QA methodology | test frameworks | testing framework | backend testing | mobile testing
  | mobile app testing | ?testing frameworks and tools | testing processes | software testing methodologies
  | QA testing methodologies | test tools | ?testing,
Static code analysis | static analysis | code analysis | code coverage | statische Codeanalyse | analyse statique
  | análisis estático | static application security testing | SAST | DAST,
Test automation | automated testing | automated tests | automation testing | test automation frameworks
  | automated test | test automation framework | QA automation | automated test suites | automated testing frameworks
  | automated UI testing | test-automation | writing automated tests | automated unit tests | testing automation
  | automated testing tools | UI automation | Testautomatisierung | automatisierte Tests | automatisierten Tests
  | automatisierter Tests | automatisiertes Testen | tests automatisés | automatisation des tests
  | automatización de pruebas | pruebas automatizadas | pruebas automáticas | automated regression testing
  | automated end-to-end tests | automated unit and integration tests | automation test | QA automation tools,
Test planning | test plans | test cases | test case design | test plan | test case development | test scenarios
  | test management | test design | test execution | test scripts | test planning and execution | Testfälle | Testpläne
  | Testmanagement | Testplanung | plans de test | cas de test | planes de prueba | casos de prueba | planes de pruebas
  | gestion des tests,
Test-driven development | test driven development | TDD | test-driven design | testgetriebene Entwicklung
  | testgetriebener Entwicklung | développement piloté par les tests | desarrollo guiado por pruebas
  | desarrollo dirigido por pruebas | test-first,
Unit testing | unit tests | unit test | unit-testing | Unit-Tests | Unittests | Modultests | Komponententests
  | tests unitaires | test unitaire | pruebas unitarias | unit testing frameworks | writing unit tests
  | unit and integration testing | unit and integration tests | unit & integration testing | unit test automation
  | component testing,
Usability testing | user testing | usability tests | usability studies | Usability-Tests | Nutzertests
  | tests utilisateurs | tests d'utilisabilité | pruebas de usabilidad | pruebas con usuarios,
User acceptance testing | UAT | acceptance testing | acceptance tests | ?acceptance criteria | Abnahmetests
  | Akzeptanztests | tests d'acceptation | tests de recette | pruebas de aceptación,
Verification and validation | V&V | software verification | validation and verification | design verification
  | formal verification | functional verification | hardware verification | formal methods | computer system validation
  | Verifikation und Validierung | hardware-in-the-loop | =HIL testing
"""

_PRODUCT = """
=?Agile | agile methodologies | agile methodology | agile development | agile software development | agile methods
  | agile practices | agile frameworks | agile framework | agile principles | agile processes | agile process
  | agile environment | agile environments | agile ceremonies | agile delivery | agile project management
  | agile ways of working | agile working | agile product development | agile planning | agile coaching
  | agile workflows | agile tools | agile techniques | agile development practices | agile development methodologies
  | agile software development methodologies | agile development environment | agile development methodology
  | agile development processes | agile development process | agile SDLC | agile approach | agile approaches
  | agile teams | agile team | agile projects | agile software engineering | agile SW-development | agile Methoden
  | agilen Methoden | agiler Methoden | agile Softwareentwicklung | agiler Softwareentwicklung
  | agilen Softwareentwicklung | agile Entwicklung | agilen Entwicklung | agiles Arbeiten | agilem Arbeiten
  | agile Arbeitsweise | agile Arbeitsweisen | agilen Arbeitsweisen | agile Vorgehensweise | agiles Projektmanagement
  | agilem Projektmanagement | agiler Entwicklung | agile Prozesse | agilen Umfeld | agilen Teams | méthodes agiles
  | méthodologies agiles | méthode agile | méthodologie agile | développement agile | environnement agile
  | gestion de projet agile | metodologías ágiles | metodología ágil | metodologías agile | desarrollo ágil
  | métodos ágiles | metodología agile | marcos ágiles | entornos ágiles | ?agile | agile workflow | agile setup
  | agile ways of work | agile SW development | agile sw-development methodologies,
Business analysis | business process analysis | business systems analysis | Geschäftsanalyse | Business-Analyse
  | analyse métier | analyse fonctionnelle | análisis de negocio | análisis de negocios | análisis funcional
  | gap analysis | use case analysis | systems analysis | system analysis,
Business process management | =BPM | business process modeling | business process modelling | process modeling
  | process modelling | process mapping | business processes design | process design | Geschäftsprozessmanagement
  | Prozessmanagement | Geschäftsprozesse | Prozessmodellierung | gestion des processus | modélisation des processus
  | gestión de procesos | modelado de procesos | process engineering | process documentation,
Digital transformation | digital transformations | Digitalisierung | digitale Transformation | digitalen Transformation
  | digitalization | transformation numérique | transformation digitale | transformación digital
  | business transformation,
Extreme programming,
Information architecture | Informationsarchitektur | architecture de l'information | arquitectura de la información
  | taxonomy development,
Kanban | Kanban boards | Kanban-Methode,
Knowledge management | knowledge bases | knowledge base management | Wissensmanagement | gestion des connaissances
  | gestión del conocimiento | information management,
=?Lean | lean methodologies | lean principles | lean methodology | lean startup | lean thinking | lean practices
  | lean management | Lean-Management | lean development | lean product development,
=OKRs | =OKR | objectives and key results,
Process improvement | business process improvement | process optimization | process optimisation
  | business process optimization | process improvements | business process re-engineering
  | business process reengineering | continuous process improvement | Prozessoptimierung | Prozessverbesserung
  | optimisation des processus | amélioration des processus | mejora de procesos | optimización de procesos
  | process reengineering | process excellence,
?Product development | new product development | Produktentwicklung | développement de produits | développement produit
  | desarrollo de productos | desarrollo de producto | digital product development,
Product discovery | customer discovery | user discovery | customer development | customer interviews
  | user story mapping | story mapping,
?Product management | product-management | technical product management | digital product management
  | Produktmanagement | gestion de produit | gestion de produits | management de produit | gestión de producto
  | gestión de productos | gestión del producto | product lifecycle management
  | product life cycle | product ownership | product owner experience | Produktverantwortung | product backlog
  | product backlogs | backlog management | gestion du backlog | gestión del backlog,
Product roadmaps | product roadmap | roadmap planning | roadmapping | roadmap development | product road maps
  | Produkt-Roadmap | feuille de route produit | hoja de ruta del producto | feature prioritization
  | backlog prioritization,
Product strategy | product vision | product strategies | Produktstrategie | stratégie produit | estrategia de producto
  | product planning,
Product-led growth | =PLG | product led growth,
Program management | programme management | technical program management | Programmmanagement | gestion de programme
  | gestion de programmes | gestión de programas | portfolio management of projects | project portfolio management
  | project management office | =PMO | PMO experience,
Project management | IT project management | technical project management | managing projects | project-management
  | project manager experience | digital project management | project delivery | project planning
  | project coordination | project management methodologies | project management tools | project management principles
  | project lifecycle | Projektmanagement | Projektleitung | Projektplanung | Projektsteuerung | Projektkoordination
  | gestion de projet | gestion de projets | conduite de projet | management de projet | pilotage de projet
  | pilotage de projets | chefferie de projet | gestión de proyectos | dirección de proyectos
  | planificación de proyectos | administración de proyectos | project management software | project scheduling
  | project controls | project execution | project tracking | ?project planning and execution
  | managing technical projects | project leadership | project management experience | ?chef de projet,
Requirements analysis | requirements gathering | requirements management | requirements engineering
  | gathering requirements | requirement analysis | requirement gathering | ?business requirements
  | requirements definition | requirements elicitation | ?functional requirements | requirements documentation
  | business requirements documents | Anforderungsanalyse | Anforderungsmanagement | Requirements-Engineering
  | Anforderungserhebung | analyse des besoins | recueil des besoins | gestion des exigences | análisis de requisitos
  | toma de requisitos | gestión de requisitos | levantamiento de requerimientos | análisis de requerimientos,
Resource planning | resource management | resource allocation | Ressourcenplanung | Ressourcenmanagement
  | planification des ressources | planificación de recursos | workforce planning | workforce management,
Scaled agile | =SAFe | Scaled Agile Framework | scaled agile frameworks | scaled scrum | large-scale Scrum,
Scrum | sprint planning | sprint reviews | sprint retrospectives | Scrum framework | Scrum methodology
  | Scrum Master certification | Scrum ceremonies | Scrum-Methodik
  | méthode Scrum | metodología Scrum | Scrum events | Scrum processes | Scrumban,
Technical specifications | functional specifications | spécifications fonctionnelles | especificaciones funcionales
  | Lastenhefte | cahier des charges | cahiers des charges,
Technical writing | technical documentation | software documentation | API documentation | technical documents
  | technical specifications writing | writing documentation | technische Dokumentation | technischer Dokumentation
  | technische Redaktion | rédaction technique | documentation technique | redacción técnica | documentación técnica
  | user documentation | user manuals | developer documentation | docs-as-code | documentation standards
  | product documentation,
User stories | user story | backlog grooming | backlog refinement,
=?Waterfall | waterfall methodologies | waterfall methodology | waterfall development | V-model | V-Modell
  | Wasserfallmodell | cycle en V
"""

_DESIGN = """
Architectural design,
Audio production | sound design | audio engineering | sound engineering | Sounddesign | Tontechnik | audio editing
  | music production | diseño de sonido | ingénierie du son | podcast production,
Brand design | branding | brand identity | visual identity | corporate identity | corporate design | brand guidelines
  | Markengestaltung | identité visuelle | identidad visual | identidad de marca | identité de marque | logo design,
Design systems | design system | Designsysteme | Design-System | Design-Systeme | systèmes de design
  | sistemas de diseño | pattern libraries | style guides | design tokens,
Design thinking | Design-Thinking,
Fashion design | textile design | Modedesign | diseño de moda | pattern making,
Graphic design | graphical design | Grafikdesign | Graphikdesign | design graphique | graphisme | diseño gráfico,
?Illustration | ?illustrations | digital illustration | ilustración digital | concept art | storyboarding | storyboards
  | character design | digital painting,
Industrial design | Industriedesign | design industriel | diseño industrial,
Interaction design | =?IxD | interactive design | Interaktionsdesign | design d'interaction | diseño de interacción
  | microinteractions | interaction patterns,
Interior design | Innenarchitektur | architecture d'intérieur | diseño de interiores | space planning,
Landscape architecture | Landschaftsarchitektur,
Motion design | motion graphics | Motion-Design | animación 2D | 2D animation,
?Photography | product photography | photo editing | ?Fotografie | Bildbearbeitung | retouche photo | retouche d'images
  | fotografía | image editing,
?Product design | digital product design | product designer experience | Produktdesign | design produit
  | diseño de producto | diseño de productos | end-to-end product design,
Prototyping | rapid prototyping | prototypes | ?proof of concept | ?proofs of concept | ?proof of concepts
  | wireframes | wireframing | wireframe | mockups | mock-ups
  | interactive prototypes | low-fidelity | high-fidelity | wireframes and prototypes | Prototypenbau | ?Prototyp
  | prototypage | prototipado | ?maquettes | maquetación | wireframing and prototyping,
Service design | Service-Design | customer journey mapping | ?customer journeys | ?customer journey
  | service blueprints | diseño de servicios | design de service,
?Typography | ?Typografie | ?typographie | ?tipografía | composition and typography,
Urban planning | Stadtplanung | urbanisme | urbanismo,
User experience design | =UX | =?Ux | UX design | ?user experience | UX/UI | UI/UX | UX/UI design | UI/UX design
  | UI and UX | UX and UI | ?user-experience | UX-Design | UX/UI-Design | UX principles | UX best practices
  | UX writing | UX architecture | user experience (UX) design | ?expérience utilisateur | design UX
  | ?experiencia de usuario | diseño UX | diseño UX/UI | Nutzererfahrung | Benutzererfahrung | usability
  | Usability-Engineering | Benutzerfreundlichkeit | usabilidad | ergonomie des interfaces | user journeys | user flows
  | customer experience design | user journey mapping | UX processes | UX patterns | UX methodologies,
User interface design | =?UI | UI design | user-interface design | interface design | UI-Design
  | visual interface design | diseño de interfaces | design d'interface | diseño UI | UI patterns
  | UI design principles,
User research | UX research | user interviews | usability research | design research | qualitative research
  | user insights | qualitative and quantitative research | customer research | consumer research | UX-Research
  | Nutzerforschung | recherche utilisateur | recherches utilisateurs | investigación de usuarios
  | ethnographic research | contextual inquiry | focus groups,
User-centered design | user-centred design | human-centered design | human-centred design | user centered design
  | human centered design | nutzerzentriertes Design | conception centrée utilisateur | diseño centrado en el usuario
  | human-computer interaction | =HCI | human factors | human factors engineering,
Video production | video editing | film production | post-production | post production | video content production
  | Videoproduktion | Videoschnitt | Videobearbeitung | production vidéo | montage vidéo | edición de vídeo
  | edición de video | producción audiovisual | edición audiovisual | videography,
Visual design | visuelles Design | diseño visual | color theory | layout design | print design | digital design
  | packaging design | Verpackungsdesign | Mediengestaltung | graphic arts | visual communication,
Visual effects | VFX | compositing | color grading,
Web design | Webdesign | Web-Design | website design | conception de sites web | diseño web | conception web
  | landing page design
"""

# Phrases that contain the name of a practice but mean something else.
NO_PRACTICES = """
agile startup, agile company, agile organization, agile organisation, agile culture, agile mindset, agile and fast,
agile and dynamic, agile and flexible, agile and innovative, agile and collaborative, job security, national security,
homeland security, food security, financial security, security guard, drug testing, background testing, COVID testing,
open source company, in CAD, CAD per
"""

PRACTICES = (_SOFTWARE, _OPERATIONS, _DATA, _SECURITY, _QUALITY, _PRODUCT, _DESIGN, *OTHER_PRACTICES)
