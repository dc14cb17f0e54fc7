"""What people write before the colon of a line: names beside those that fields usually have, in eight languages."""

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
    "locatie, standplaats, lokalizacja, место работы, город, адрес, локация, місто, місце роботи, τοποθεσία, "
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
    "fourchette de salaire, rango salarial, banda salarial, salaris, wynagrodzenie, зарплата, заработная плата, "
    "оклад, зарплатня, μισθός, stipendio, lön, 薪资, 薪資, 薪水, 月薪, 年薪, 給与, 給料, 月給, 日給, "
    "時給, 日当, 報酬, 賃金, 연봉, 급여",
    "posted": "posting date, posted date, date opened, opening date, published on, veröffentlicht am, publié le, "
    "publicado el",
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
