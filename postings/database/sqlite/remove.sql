DROP TRIGGER IF EXISTS postings_text_added;

DROP TRIGGER IF EXISTS postings_text_before;

DROP TRIGGER IF EXISTS postings_text_after;

DROP TRIGGER IF EXISTS postings_text_removed;

DROP TRIGGER IF EXISTS postings_text_before_company;

DROP TRIGGER IF EXISTS postings_text_after_company;

DROP TRIGGER IF EXISTS postings_text_before_team;

DROP TRIGGER IF EXISTS postings_text_after_team;

DROP TRIGGER IF EXISTS postings_changed_insert;

DROP TRIGGER IF EXISTS postings_changed_update;

DROP TRIGGER IF EXISTS postings_changed_delete;

DROP TRIGGER IF EXISTS postings_changed_skill_insert;

DROP TRIGGER IF EXISTS postings_changed_skill_update;

DROP TRIGGER IF EXISTS postings_changed_skill_delete;

DROP TRIGGER IF EXISTS postings_changed_place_insert;

DROP TRIGGER IF EXISTS postings_changed_place_update;

DROP TRIGGER IF EXISTS postings_changed_place_delete;

DROP TRIGGER IF EXISTS postings_changed_category_insert;

DROP TRIGGER IF EXISTS postings_changed_category_update;

DROP TRIGGER IF EXISTS postings_changed_category_delete;

DROP TRIGGER IF EXISTS postings_changed_company_name;

DROP TRIGGER IF EXISTS postings_changed_team_name;

DROP TRIGGER IF EXISTS postings_changed_skill_name;

DROP TRIGGER IF EXISTS postings_changed_category_name;

DROP TRIGGER IF EXISTS postings_changed_place_name;

DROP TABLE IF EXISTS postings_text;

DROP VIEW IF EXISTS postings_text_source;
