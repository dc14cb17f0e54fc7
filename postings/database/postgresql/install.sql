-- Normalized words of a text, as in search/full_text.py: lower case without accents, names such as C++ spelled out, words
-- separated by spaces. The text is truncated to what fits into a tsvector.
CREATE FUNCTION postings_words(content text) RETURNS tsvector IMMUTABLE PARALLEL SAFE LANGUAGE sql AS $$
  SELECT to_tsvector('simple', left(regexp_replace(
    replace(replace(replace(replace(
      normalize(regexp_replace(normalize(lower(left(content, 100000)), NFD), '([a-z])[\u0300-\u036f]+', '\1', 'g'), NFC),
      'c++', ' cplusplus '), 'c#', ' csharp '), 'f#', ' fsharp '), '.net', ' dotnet '),
    '[^[:alnum:]]+', ' ', 'g'), 100000))
$$;

CREATE VIEW postings_text_source AS
SELECT
  p.id,
  postings_words(p.title) AS title,
  postings_words(concat_ws(' / ', c.name, t.name, p.location_text)) AS names,
  postings_words(p.title) || postings_words(concat_ws(' / ', c.name, t.name, p.location_text)) || postings_words(p.body) AS words
FROM postings_posting p
LEFT JOIN postings_company c ON c.id = p.company_id
LEFT JOIN postings_team t ON t.id = p.team_id;

CREATE TABLE postings_text (
  posting_id bigint PRIMARY KEY, title tsvector NOT NULL, names tsvector NOT NULL, words tsvector NOT NULL
);

CREATE INDEX postings_text_title ON postings_text USING gin (title);

CREATE INDEX postings_text_names ON postings_text USING gin (names);

CREATE INDEX postings_text_words ON postings_text USING gin (words);

-- Record changed postings, each change with a new random token, and that they have to be compared with what `/changes.json`
-- tells of them. Rows are only inserted, so that writers never wait for each other.
CREATE FUNCTION postings_note(ids bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO postings_facetchange (posting_id, token)
  SELECT DISTINCT id, (random() * 1099511627776)::bigint FROM unnest(ids) AS id;
  INSERT INTO postings_changedposting (posting_id) SELECT DISTINCT id FROM unnest(ids) AS id
$$;

CREATE FUNCTION postings_index(ids bigint[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO postings_text (posting_id, title, names, words)
  SELECT id, title, names, words FROM postings_text_source WHERE id = ANY (ids) ORDER BY id
  ON CONFLICT (posting_id) DO UPDATE SET title = excluded.title, names = excluded.names, words = excluded.words
$$;

-- Lock the companies and teams of postings while these are indexed. If a posting and the name of its company change at the
-- same time, the later transaction waits for the earlier one and indexes the new state. Writers of postings share the lock.
CREATE FUNCTION postings_hold(companies bigint[], teams bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM postings_company WHERE id = ANY (companies) ORDER BY id FOR SHARE;
  PERFORM 1 FROM postings_team WHERE id = ANY (teams) ORDER BY id FOR SHARE;
END
$$;

CREATE FUNCTION postings_posting_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_hold(array_agg(DISTINCT company_id), array_agg(DISTINCT team_id)) FROM new_rows;
  PERFORM postings_index(array_agg(id)), postings_note(array_agg(id)) FROM new_rows;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_posting_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_hold(array_agg(DISTINCT company_id), array_agg(DISTINCT team_id))
  FROM (SELECT company_id, team_id FROM old_rows UNION SELECT company_id, team_id FROM new_rows) rows;
  PERFORM postings_index(array_agg(n.id)) FROM new_rows n JOIN old_rows o USING (id)
  WHERE (o.title, o.body, o.location_text, o.company_id, o.team_id)
    IS DISTINCT FROM (n.title, n.body, n.location_text, n.company_id, n.team_id);
  PERFORM postings_note(array_agg(id)) FROM new_rows;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_posting_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM postings_text USING old_rows WHERE posting_id = old_rows.id;
  PERFORM postings_note(array_agg(id)) FROM old_rows;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_posting_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM postings_text;
  DELETE FROM postings_facetset;
  DELETE FROM postings_facetchange;
  UPDATE postings_facetstate SET token = (random() * 1099511627776)::bigint;
  INSERT INTO postings_changedposting (posting_id) SELECT posting_id FROM postings_changeentry;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_links_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(id)) FROM postings_posting;
  RETURN NULL;
END
$$;

-- The arguments are the table that the rows link to, and the foreign key column.
CREATE FUNCTION postings_link_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SELECT 1 FROM %I WHERE id IN (SELECT %I FROM new_rows) ORDER BY id FOR SHARE', TG_ARGV[0], TG_ARGV[1]);
  PERFORM postings_note(array_agg(posting_id)) FROM new_rows;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_link_removed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(posting_id)) FROM old_rows;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_company_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_index(array_agg(id)), postings_note(array_agg(id)) FROM postings_posting WHERE company_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_team_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_index(array_agg(id)), postings_note(array_agg(id)) FROM postings_posting WHERE team_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_skill_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(posting_id)) FROM postings_postingskill WHERE skill_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_category_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(posting_id)) FROM postings_posting_categories WHERE category_id = NEW.id;
  RETURN NULL;
END
$$;

CREATE FUNCTION postings_place_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(posting_id)) FROM postings_posting_places WHERE place_id = NEW.id;
  RETURN NULL;
END
$$;

-- The aliases of a skill, which are used for suggestions. Recording one of its postings is enough to refresh them.
CREATE FUNCTION postings_form_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM postings_note(array_agg(posting_id))
    FROM (SELECT posting_id FROM postings_postingskill WHERE skill_id = COALESCE(NEW.skill_id, OLD.skill_id) LIMIT 1) one;
  RETURN NULL;
END
$$;

CREATE TRIGGER postings_changed_form AFTER INSERT OR UPDATE OR DELETE ON postings_skillalias FOR EACH ROW
EXECUTE FUNCTION postings_form_changed();

CREATE TRIGGER postings_changed_insert AFTER INSERT ON postings_posting
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION postings_posting_inserted();

CREATE TRIGGER postings_changed_update AFTER UPDATE ON postings_posting
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION postings_posting_updated();

CREATE TRIGGER postings_changed_delete AFTER DELETE ON postings_posting
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION postings_posting_deleted();

CREATE TRIGGER postings_changed_truncate AFTER TRUNCATE ON postings_posting
FOR EACH STATEMENT EXECUTE FUNCTION postings_posting_emptied();

CREATE TRIGGER postings_changed_company_name AFTER UPDATE ON postings_company FOR EACH ROW
WHEN ((OLD.name, OLD.slug) IS DISTINCT FROM (NEW.name, NEW.slug)) EXECUTE FUNCTION postings_company_renamed();

CREATE TRIGGER postings_changed_team_name AFTER UPDATE ON postings_team FOR EACH ROW
WHEN ((OLD.name, OLD.slug, OLD.company_id) IS DISTINCT FROM (NEW.name, NEW.slug, NEW.company_id))
EXECUTE FUNCTION postings_team_renamed();

CREATE TRIGGER postings_changed_skill_name AFTER UPDATE ON postings_skill FOR EACH ROW
WHEN ((OLD.name, OLD.slug, OLD.kind) IS DISTINCT FROM (NEW.name, NEW.slug, NEW.kind))
EXECUTE FUNCTION postings_skill_renamed();

CREATE TRIGGER postings_changed_category_name AFTER UPDATE ON postings_category FOR EACH ROW
WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION postings_category_renamed();

CREATE TRIGGER postings_changed_place_name AFTER UPDATE ON postings_place FOR EACH ROW
WHEN ((OLD.name, OLD.key, OLD.kind, OLD.country, OLD.subdivision)
  IS DISTINCT FROM (NEW.name, NEW.key, NEW.kind, NEW.country, NEW.subdivision))
EXECUTE FUNCTION postings_place_renamed();

-- The tables that link postings to skills, places and categories.
CREATE TRIGGER postings_changed_insert AFTER INSERT ON postings_postingskill REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_skill', 'skill_id');

CREATE TRIGGER postings_changed_update AFTER UPDATE ON postings_postingskill REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_skill', 'skill_id');

CREATE TRIGGER postings_changed_left AFTER UPDATE ON postings_postingskill REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_delete AFTER DELETE ON postings_postingskill REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_truncate AFTER TRUNCATE ON postings_postingskill
FOR EACH STATEMENT EXECUTE FUNCTION postings_links_emptied();

CREATE TRIGGER postings_changed_insert AFTER INSERT ON postings_posting_places REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_place', 'place_id');

CREATE TRIGGER postings_changed_update AFTER UPDATE ON postings_posting_places REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_place', 'place_id');

CREATE TRIGGER postings_changed_left AFTER UPDATE ON postings_posting_places REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_delete AFTER DELETE ON postings_posting_places REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_truncate AFTER TRUNCATE ON postings_posting_places
FOR EACH STATEMENT EXECUTE FUNCTION postings_links_emptied();

CREATE TRIGGER postings_changed_insert AFTER INSERT ON postings_posting_categories REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_category', 'category_id');

CREATE TRIGGER postings_changed_update AFTER UPDATE ON postings_posting_categories REFERENCING NEW TABLE AS new_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_added('postings_category', 'category_id');

CREATE TRIGGER postings_changed_left AFTER UPDATE ON postings_posting_categories REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_delete AFTER DELETE ON postings_posting_categories REFERENCING OLD TABLE AS old_rows
FOR EACH STATEMENT EXECUTE FUNCTION postings_link_removed();

CREATE TRIGGER postings_changed_truncate AFTER TRUNCATE ON postings_posting_categories
FOR EACH STATEMENT EXECUTE FUNCTION postings_links_emptied();
