"""The usual names of fields of a source and of labels in a text, and what each names.

Names are compared without case, accents, spaces and punctuation.
"""

import re
from functools import cache

from postings.importing.readers.mapping import normalize

# The usual names of fields in eight languages, the most telling first.
FIELD_NAMES = {
    "id": "id job_id jobid jobreqid requisition_id req_id reference_number referencenumber reference reference_id guid "
    "shortcode uuid webindex code stellennummer kennziffer referenznummer numero_offre referencia id_oferta id_vacante slug "
    "external_id posting_id vacancy_id "
    "ref job_ref riferimento",
    "title": "title job_title jobtitle position_title position job_name role vacancy_title vacancy stellenbezeichnung "
    "stellentitel jobtitel titel stellenangebot berufsbezeichnung intitule intitule_poste titre titre_poste poste titulo "
    "titulo_posicion titulo_vacante titulo_oferta nombre_vacante titulo_puesto nombre_puesto puesto cargo posting_title "
    "opening_title internship_title name headline "
    "titolo posizione ruolo figura_professionale job_opening_name opening_name job opening "
    "vaga ocupacao functie functietitel vacature "
    "vacaturetitel stanowisko nazwa_stanowiska "
    "designation occupation profession bezeichnung beruf berufstitel rolle jobbezeichnung "
    "denominacion functienaam functiebenaming tytul tittel stilling",
    "company": "company company_name companyname employer employer_name organization organisation organization_name "
    "hiring_organization hiringorganization hiring_company unternehmen firma arbeitgeber entreprise employeur "
    "societe nom_entreprise empresa nombre_compania compania career_page_name nombre_empresa empleador firmenname "
    "institution organisation_name institucion instituicao organismo organisme entidad entidade empregador "
    "enseigne raison_sociale "
    "denomination denomination_sociale razon_social ragione_sociale razao_social "
    "einrichtung klinik clinic hospital "
    "firm org hiring_org azienda nome_azienda nome_da_empresa bedrijf bedrijfsnaam werkgever opdrachtgever pracodawca "
    "client cliente kunde schoolnaam naam_school organisatie organisatienaam instelling "
    "nazwa_firmy "
    "business_name firmaname arbeitgebername unternehmensname werkgevernaam arbetsgivare arbeidsgiver virksomhed "
    "yritys brand agency school university universidad universite universitat ecole escuela colegio",
    "team": "team department departments department_name division abteilung service departement departamento equipo "
    "department_label department_title "
    "reparto dipartimento setor afdeling dział "
    "dept business_unit fachbereich bereich organisationseinheit gerencia setor pole dzial zespol squad",
    "location": "location locations job_location joblocation place city_state candidate_required_location location_name "
    "ats_location workplace_location full_location based located standort einsatzort arbeitsort lieu lieu_travail "
    "localisation ubicacion "
    "lugar_trabajo office offices "
    "where sede luogo luogo_di_lavoro sede_di_lavoro localita localizacao local_de_trabalho locatie standplaats werklocatie "
    "lokalizacja miejsce_pracy "
    "geo vestigingsplaats werkplek arbeidssted",
    "workplace": "workplace_type workplace work_mode workmode mode modality work_type worktype remote_type remotetype "
    "work_policy workplace_policy remote_policy work_arrangement working_model "
    "location_type work_location_type job_location_type workplace_model arbeitsmodell modalidad "
    "modalidad_de_trabajo remote_status "
    "modalita modalita_di_lavoro modalidade regime_de_trabalho modelo_de_trabalho werkvorm tryb_pracy "
    "mode_travail mode_de_travail work_style work_setting office_policy remote_option location_mode "
    "modalidad_trabajo modalita_lavoro tipo_de_trabalho tipo_trabalho tryb forma_pracy",
    "remote": "remote is_remote telecommuting allow_remote remote_allowed remote_employment homeoffice home_office "
    "teletravail teletrabajo "
    "lavoro_remoto smart_working trabalho_remoto remoto thuiswerken praca_zdalna",
    "hybrid": "hybrid is_hybrid",
    "onsite": "onsite on_site",
    "employment": "employment_type employmenttype employment_type_code job_type jobtype job_types contract_type "
    "contracttype contract employment commitment type_of_employment schedule_type terms position_type "
    "full_or_part_time fulltime_or_parttime vertragsart anstellungsart beschaftigungsart contrat type_contrat "
    "anstellung stellenart arbeitsverhaltnis "
    "type_de_contrat tipo_contrato tipo_de_contrato tipo_jornada jornada appointment_type contract_time schedule "
    "employment_status employment_status_label employment_type_label "
    "working_hours arbeitszeit arbeitszeitmodell temps_travail temps_de_travail employment_name "
    "contratto tipo_di_contratto tipologia_contrattuale orario_di_lavoro tipo_de_contratacao regime_de_contratacao "
    "contrato dienstverband contractvorm rodzaj_umowy umowa wymiar_etatu wymiar_pracy forma_zatrudnienia "
    "beschaftigungsumfang stellenumfang "
    "nature_contrat nature_du_contrat job_nature nature_of_job contract_kind emp_type time_type working_time "
    "dedicacion tipo_empleo tipo_de_empleo tipo_vinculo vinculo regime tipo_contratacao tipo_lavoro tipo_contratto "
    "vertragstyp beschaeftigungsart arbeitsverhaeltnis dienstvorm soort_contract typ_umowy ansettelsesform",
    "seniority": "seniority seniority_level experience_level career_level",
    "pay": "salary salary_range compensation pay pay_range salary_text salary_compensation comp wage gehalt lohn "
    "vergutung bruttogehalt jahresgehalt salaire salaire_brut salaire_annuel salaire_brut_annuel remuneration salario "
    "salario_bruto salario_anual salario_bruto_anual annual_salary base_salary sueldo retribucion "
    "retribuzione stipendio ral compenso remuneracao faixa_salarial salaris salarisindicatie wynagrodzenie zarobki widelki "
    "tjm hourly_rate wages entgelt verdienst gehaltsrahmen gehaltsspanne salario_mensual salario_oferecido "
    "salario_ofrecido monthly_salary yearly_salary ctc stipend bruto_salaris salarisschaal salarisrange lonn",
    "pay_min": "salary_min min_salary minsalary minimum_salary salary_from pay_min min_pay compensation_min salary_minimum "
    "min_amount salary_lower_limit salary_range_min gehalt_von gehalt_ab gehalt_min mindestgehalt salaire_min "
    "salaire_minimum min_salario salario_min salario_minimo salario_desde "
    "ral_min stipendio_min retribuzione_min salaris_min salaris_van minimumsalaris wynagrodzenie_od wynagrodzenie_min",
    "pay_max": "salary_max max_salary maxsalary maximum_salary salary_to pay_max max_pay compensation_max salary_maximum "
    "max_amount salary_upper_limit salary_range_max gehalt_bis gehalt_max hochstgehalt salaire_max salaire_maximum "
    "max_salario salario_max salario_maximo salario_hasta "
    "ral_max stipendio_max retribuzione_max salaris_max salaris_tot maximumsalaris wynagrodzenie_do wynagrodzenie_max",
    "pay_currency": "salary_currency currency pay_currency compensation_currency currency_code "
    "moneda moeda valuta waluta wahrung devise",
    "pay_period": "salary_period salary_interval salaryinterval pay_period compensation_interval salary_unit salary_type "
    "interval "
    "periodo periode okres",
    "language": "language lang locale sprache langue idioma "
    "lingua taal jezyk",
    "posted": "posted posted_on posted_at posted_date date_posted published_at published_on published publication_date "
    "pub_date date_published publish_date created created_at created_on creation_date date_created date opens open_date "
    "publish_time released_date release_date opening_date opened_at start_publish publish_from advertise_from datum "
    "veroffentlicht veroffentlichungsdatum date_de_publication date_publication date_de_parution fecha fecha_de_publicacion "
    "fecha_publicacion "
    "published_date posting_date post_date posted_time posted_datetime listed_at listed_on listing_date date_listed "
    "date_added added_on date_creation date_de_creation fecha_creacion fecha_de_creacion data_criacao data_de_criacao "
    "erstellt erstellt_am fecha_de_apertura data_de_abertura data_abertura data_di_pubblicazione "
    "data_pubblicazione pubblicato_il data_de_publicacao data_publicacao publicado_em publicatiedatum datum_gepubliceerd "
    "gepubliceerd gepubliceerd_op geplaatst "
    "geplaatst_op data_dodania data_publikacji opublikowano "
    "date_mise_en_ligne date_de_mise_en_ligne date_parution posted_day created_time insert_date publish_at "
    "live_date publicado publicada_em fecha_alta fecha_de_alta plaatsingsdatum data_ogloszenia publisert "
    "eingestellt_am online_seit online_since first_published",
    "closes": "closes closes_on closes_at closing_date date_closed ended_at ends_at deadline application_deadline "
    "valid_through expires expires_at expires_on expiry_date expiration_date expire end_date publish_until close_date "
    "apply_by apply_before apply_until application_end_date application_end application_due application_due_date "
    "applications_close last_day_to_apply "
    "application_close_date last_date last_date_to_apply valid_until valid_to bewerbungsfrist gultig_bis date_limite "
    "date_limite_candidature date_de_cloture date_cloture date_expiration closing_date_for_applications "
    "fecha_limite fecha_de_cierre fecha_cierre fecha_vencimiento plazo "
    "scadenza data_di_scadenza data_scadenza data_limite data_de_vencimento data_vencimento "
    "validade prazo prazo_de_candidatura data_de_encerramento sluitingsdatum "
    "reageren_voor termin_skladania termin_aplikowania data_waznosci wazne_do "
    "date_fin_publication date_de_fin_de_publication cloture deadline_date close_time valid_till last_apply_date "
    "apply_deadline expire_at fecha_caducidad fecha_de_caducidad encerramento sluitdatum termin_nadsylania "
    "soknadsfrist sista_ansokningsdag bewerbungsschluss bewerbungsende einsendeschluss "
    "application_closes",
    "open": "open is_open active is_active is_listed is_visible status state_of_job published_status",
    "closed": "closed is_closed expired is_expired filled",
    "draft": "draft is_draft "
    "entwurf brouillon borrador bozza rascunho",
    "published": "published is_published",
    "apply_url": "apply_url application_url apply_link application_link apply applyurl joburl job_url url link "
    "absolute_url hosted_url careers_url canonical_url web_url posting_url bewerbungslink lien enlace href "
    "announcement ausschreibung annonce anuncio convocatoria "
    "website_apply shortlink redirect_url listing_url detail_url details_url "
    "solliciteren sollicitatielink candidatura aplicacao inscricao aplikuj",
    "apply_email": "apply_email application_email email contact_email e_mail bewerbung_email correo",
    "apply_text": "how_to_apply application_instructions apply_instructions",
    "body": "description job_description jobdescription description_html content content_html body text details "
    "full_description long_description short_description full_text "
    "summary responsibilities duties requirements required_skills_qualifications qualifications "
    "required_skills additional_skills preferred_skills "
    "skills_qualifications desired_skills_qualifications nice_to_have stellenbeschreibung beschreibung "
    "subtitle tagline teaser aufgaben profil descriptif missions descripcion requisitos "
    "description_courte description_longue description_complete description_poste profil_recherche "
    "descripcion_corta descripcion_larga descripcion_completa descricao_completa langbeschreibung anzeigentext "
    "kurzbeschreibung stellentext tatigkeiten anforderungen descrizione mansioni responsabilita requisiti descricao "
    "descricao_da_vaga atividades responsabilidades omschrijving beschrijving functieomschrijving functie_eisen "
    "vacaturetekst opis "
    "opis_stanowiska obowiazki wymagania "
    "overview intro introduction excerpt html markdown missions_principales taches aufgabenbeschreibung "
    "beschreibungstext tareas detalhes tresc stillingsbeskrivelse scope",
    "benefits": "benefits perks benefit leistungen avantages beneficios "
    "benefit_aziendali vantaggi arbeidsvoorwaarden benefity",
}  # fmt: skip
# What people write before the colon of a line besides, in eight languages.
LABEL_NAMES = {
    "title": "role title, stelle, jobbezeichnung, intitulé du poste, offre d'emploi, nombre del puesto, "
    "puesto de trabajo, vacante, functie, stanowisko, должность, вакансия, вакансія, посада, позиция, "
    "θέση εργασίας, 职位, 職位, 職稱, 職種, 募集職種, 岗位, 职位名称, 포지션, 직무, 모집분야",
    "company": "hiring company, name of company, nom de l'entreprise, nombre de la empresa, bedrijf, firma, "
    "azienda, компания, работодатель, компанія, роботодавець, εταιρεία, החברה, שם החברה, 公司, 公司名称, 会社名, 企業名, "
    "회사, 회사명",
    "team": "squad, dipartimento, afdeling",
    "location": "based in, work location, office location, place of work, job location, locations, "
    "position location, primary location, physical location, duty station, arbeitsplatz, dienstort, einsatzort, "
    "lieu de travail, lieu du poste, localité, lugar de trabajo, lugar, localización, sede, luogo di lavoro, "
    "locatie, standplaats, lokalizacja, miesto, miesto výkonu práce, místo, místo výkonu práce, место работы, город, "
    "адрес, локация, місто, місце роботи, τοποθεσία, "
    "περιοχή, מיקום, الموقع, مكان العمل, 工作城市, 工作地點, 工作地点, 地點, 地点, 勤務地, 勤務場所, 就業場所, "
    "근무지, 근무지역",
    "workplace": "work arrangement, working model, work model, workplace policy, remote policy, remote work, "
    "arbeitsweise, mode de travail, modalidad de trabajo",
    "employment": "employment, type of job, employment status, job status, contract type, type of contract, "
    "type of employment, time type, stellenumfang, umfang, arbeitszeit, temps de travail, contrat de travail, "
    "tipo de jornada, jornada laboral, dienstverband, rodzaj umowy, тип занятости, занятость, график работы, "
    "зайнятість, тип зайнятості, τύπος απασχόλησης, 雇用形態, 勤務形態, 雇用区分, 工作性质, 工作性質, 고용형태",
    "pay": "base salary, pay rate, hourly rate, rate of pay, compensation range, annual salary, starting salary, "
    "expected salary, salary band, salary/rate, gehaltsband, gehaltsspanne, bezahlung, entgelt, "
    "fourchette de salaire, rango salarial, banda salarial, salaris, wynagrodzenie, plat, mzda, зарплата, заработная плата, "
    "оклад, зарплатня, μισθός, stipendio, lön, 薪资, 薪資, 薪水, 月薪, 年薪, 給与, 給料, 月給, 日給, "
    "時給, 日当, 報酬, 賃金, 연봉, 급여",
    "posted": "posting date, posted date, date opened, opening date, published on, veröffentlicht am, publié le, "
    "publicado el, dátum pridania, dátum pridania ponuky, datum zveřejnění",
    "closes": "until, application deadline, deadline for applications, closing date, closing date and time, "
    "date closed, apply before, apply until, filing deadline, applications close, applications due, "
    "bewerbungsschluss, bewerbungsende, bewerben bis, date limite de candidature, candidatures jusqu'au, "
    "fecha límite, fecha límite de postulación, cierre, sluitingsdatum, termin, 截止日期, 締切, 応募締切, 마감일",
    "apply_url": "job url, job link, job posting link, posting url, application page, apply online, apply here, "
    "apply now, link zur stelle, lien vers l'offre, lien pour postuler, enlace a la oferta",
    "apply_email": "contact email, e-mail address, send applications to, bewerbung an, envoyer cv à, enviar cv a",
    "apply_text": "how to apply, to apply, application process, application procedure, so bewirbst du dich, "
    "comment postuler, pour postuler, cómo postular, cómo aplicar, como aplicar, 應徵方式, 应聘方式, 応募方法",
}  # fmt: skip

# Fields that become lines of the text, from which their facts are read with all others: years of experience, and details.
EXPERIENCE_NAMES = (
    "experience experience_required required_experience required_experience_years experience_years years_of_experience "
    "work_experience min_experience minimum_experience berufserfahrung experiencia experience_requise experience_name"
).split()
DETAIL_NAMES = (
    "weekly_hours hours_per_week working_hours work_hours wochenstunden wochenarbeitszeit arbeitszeit "
    "duree_hebdomadaire temps_de_travail horas_semanales carga_horaria uren_per_week uren orario_di_lavoro "
    "ore_settimanali wymiar_czasu_pracy "
    "start_date job_start job_start_date startdatum beginn eintrittsdatum eintritt date_de_debut prise_de_poste "
    "fecha_de_inicio data_de_inicio data_di_inizio ingangsdatum data_rozpoczecia "
    "duration contract_length contract_duration laufzeit vertragsdauer befristung duree duree_du_contrat duracion duracao "
    "durata contractduur "
    "languages required_languages sprachen sprachkenntnisse langues idiomas lingue talen jezyki "
    "degree education education_level education_requirements abschluss niveau_d_etudes diplome titulacion titolo_di_studio "
    "opleiding wyksztalcenie "
    "travel travel_required reisebereitschaft reisetatigkeit deplacements viajes viagens trasferte on_call rufbereitschaft "
    "visa visa_sponsorship sponsorship relocation relocation_assistance equity bonus security_clearance"
).split()

_WORD_START = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]")
# Words of names that say only that it is about a job, and only that it is a name.
_JOB_WORDS = frozenset(
    "job jobs position positions poste postes offre offres offer emploi mission annonce vacancy vacancies vacante vacantes "
    "vaga vagas vacature vacatures oferta ofertas oferty ogloszenia empleo puesto cargo stelle stellen anzeige annuncio "
    "posting opening role emprego".split()
)
_NAME_WORDS = frozenset("name nom nome nombre naam nazwa navn namn text label value".split())
_SMALL_WORDS = frozenset("of the de du da do del di la le l d das der des van".split())
# Words around a name that say only that it is about a job, or a name: `Titre de la mission`, `Nombre de la empresa`.
_OF_THE_JOB = re.compile(
    r"(?:[ _-](?:of[ _-]the|for[ _-]the|de|du|da|do|del|della|der|des|van[ _-]de)"
    r"(?:[ _-](?:l['’]?|la|el|lo|het|de))?[ _'’-]+)"
    r"(?:job|position|role|opening|vacancy|offre|poste|mission|emploi|annonce|oferta|vacante|puesto|empleo|vaga|emprego|"
    r"stelle|stellenanzeige|vacature|functie|offerta|annuncio)$",
    re.IGNORECASE,
)
_NAME_OF = re.compile(
    r"^(?:name[ _-]of(?:[ _-]the)?|nom[ _-](?:de|du)(?:[ _-]la)?|nome[ _-]d[aeo]|nome[ _-]dell[ao]|"
    r"nombre[ _-]de(?:l|[ _-]la)?|name[ _-]de[rs]|naam[ _-]van(?:[ _-](?:de|het))?)[ _-](?:l['’])?",
    re.IGNORECASE,
)


def without_job(name: str) -> str:
    """Return a name without the words that say that it is about a job, or that it is a name.

    >>> without_job("Titre de la mission"), without_job("Nom de l'organisation"), without_job("Nome da Vaga")
    ('Titre', 'organisation', 'Vaga')
    """
    return _OF_THE_JOB.sub("", _NAME_OF.sub("", name))


def label_of(name: str) -> str:
    """Return the name of a field as words, such as `Nice to have` for `niceToHave` and `job.nice_to_have`."""
    return _WORD_START.sub(" ", name.rpartition(".")[2]).strip().capitalize()


def without_job_words(name: str) -> str:
    """Return the words of a name that say what it is of a job, or `title` for the name of a job.

    >>> without_job_words("lien_offre"), without_job_words("empresa_nombre"), without_job_words("jobPosition")
    ('lien', 'empresa', 'title')
    """
    words = [word for word in label_of(name).lower().split() if word not in _SMALL_WORDS]
    telling = [word for word in words if word not in _NAME_WORDS]
    if "_".join(telling) in _known_names():
        return "_".join(telling)
    rest = [word for word in telling if word not in _JOB_WORDS]
    return "_".join(rest) or ("title" if len(words) > 1 else name)


@cache
def usual_names(target: str) -> tuple[str, ...]:
    """Return the normalized names of what usually states a target, the most telling first."""
    names = (*FIELD_NAMES.get(target, "").split(), *LABEL_NAMES.get(target, "").split(", "))
    return tuple(dict.fromkeys(map(normalize, names)))


def usual_target(name: str) -> str | None:
    """Return what a field or label of this name usually states, or None."""
    return _target_by_name().get(normalize(name)) or _target_by_name().get(normalize(without_job(name)))


@cache
def _known_names() -> frozenset[str]:
    return frozenset(name for names in FIELD_NAMES.values() for name in names.split())


@cache
def _target_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for target in FIELD_NAMES:
        for name in usual_names(target):
            found.setdefault(name, target)
    return found
