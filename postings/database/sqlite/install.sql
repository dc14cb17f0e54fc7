-- The text of each posting, as normalized in search/full_text.py: names such as C++ are spelled out before FTS5 splits the text
-- into words. Newer emoji are declared as separators, because FTS5 does not know them and would index them as letters.
CREATE VIEW postings_text_source AS
SELECT
  p.id,
  replace(replace(replace(replace(lower(p.title), 'c++', ' cplusplus '), 'c#', ' csharp '), 'f#', ' fsharp '), '.net', ' dotnet ') AS title,
  replace(replace(replace(replace(lower(coalesce(c.name, '') || ' / ' || coalesce(t.name, '') || ' / ' || p.location_text), 'c++', ' cplusplus '), 'c#', ' csharp '), 'f#', ' fsharp '), '.net', ' dotnet ') AS names,
  replace(replace(replace(replace(lower(substr(p.body, 1, 100000)), 'c++', ' cplusplus '), 'c#', ' csharp '), 'f#', ' fsharp '), '.net', ' dotnet ') AS body
FROM postings_posting p
LEFT JOIN postings_company c ON c.id = p.company_id
LEFT JOIN postings_team t ON t.id = p.team_id;

CREATE VIRTUAL TABLE postings_text USING fts5(
  title, names, body, content = 'postings_text_source', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2 separators '{emoji}'"
);

-- Titles and names once more, for ranking. To find a word in them, `postings_text` would read each posting that has it anywhere.
CREATE VIRTUAL TABLE postings_titles USING fts5(
  title, names, content = 'postings_text_source', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2 separators '{emoji}'"
);

-- The FTS5 tables have external content: to delete a row, they need the old text, which the view has only before the change.
CREATE TRIGGER postings_text_added AFTER INSERT ON postings_posting
BEGIN
  INSERT INTO postings_text(rowid, title, names, body)
    SELECT id, title, names, body FROM postings_text_source WHERE id = NEW.id;
  INSERT INTO postings_titles(rowid, title, names)
    SELECT id, title, names FROM postings_text_source WHERE id = NEW.id;
END;

CREATE TRIGGER postings_text_before BEFORE UPDATE ON postings_posting
WHEN OLD.title IS NOT NEW.title OR OLD.body IS NOT NEW.body OR OLD.location_text IS NOT NEW.location_text
  OR OLD.company_id IS NOT NEW.company_id OR OLD.team_id IS NOT NEW.team_id
BEGIN
  INSERT INTO postings_text(postings_text, rowid, title, names, body)
    SELECT 'delete', id, title, names, body FROM postings_text_source WHERE id = OLD.id;
  INSERT INTO postings_titles(postings_titles, rowid, title, names)
    SELECT 'delete', id, title, names FROM postings_text_source WHERE id = OLD.id;
END;

CREATE TRIGGER postings_text_after AFTER UPDATE ON postings_posting
WHEN OLD.title IS NOT NEW.title OR OLD.body IS NOT NEW.body OR OLD.location_text IS NOT NEW.location_text
  OR OLD.company_id IS NOT NEW.company_id OR OLD.team_id IS NOT NEW.team_id
BEGIN
  INSERT INTO postings_text(rowid, title, names, body)
    SELECT id, title, names, body FROM postings_text_source WHERE id = NEW.id;
  INSERT INTO postings_titles(rowid, title, names)
    SELECT id, title, names FROM postings_text_source WHERE id = NEW.id;
END;

CREATE TRIGGER postings_text_removed BEFORE DELETE ON postings_posting
BEGIN
  INSERT INTO postings_text(postings_text, rowid, title, names, body)
    SELECT 'delete', id, title, names, body FROM postings_text_source WHERE id = OLD.id;
  INSERT INTO postings_titles(postings_titles, rowid, title, names)
    SELECT 'delete', id, title, names FROM postings_text_source WHERE id = OLD.id;
END;

CREATE TRIGGER postings_text_before_company BEFORE UPDATE ON postings_company
WHEN OLD.name IS NOT NEW.name
BEGIN
  INSERT INTO postings_text(postings_text, rowid, title, names, body)
    SELECT 'delete', id, title, names, body FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE company_id = OLD.id);
  INSERT INTO postings_titles(postings_titles, rowid, title, names)
    SELECT 'delete', id, title, names FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE company_id = OLD.id);
END;

CREATE TRIGGER postings_text_after_company AFTER UPDATE ON postings_company
WHEN OLD.name IS NOT NEW.name
BEGIN
  INSERT INTO postings_text(rowid, title, names, body)
    SELECT id, title, names, body FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE company_id = NEW.id);
  INSERT INTO postings_titles(rowid, title, names)
    SELECT id, title, names FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE company_id = NEW.id);
END;

CREATE TRIGGER postings_text_before_team BEFORE UPDATE ON postings_team
WHEN OLD.name IS NOT NEW.name
BEGIN
  INSERT INTO postings_text(postings_text, rowid, title, names, body)
    SELECT 'delete', id, title, names, body FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE team_id = OLD.id);
  INSERT INTO postings_titles(postings_titles, rowid, title, names)
    SELECT 'delete', id, title, names FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE team_id = OLD.id);
END;

CREATE TRIGGER postings_text_after_team AFTER UPDATE ON postings_team
WHEN OLD.name IS NOT NEW.name
BEGIN
  INSERT INTO postings_text(rowid, title, names, body)
    SELECT id, title, names, body FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE team_id = NEW.id);
  INSERT INTO postings_titles(rowid, title, names)
    SELECT id, title, names FROM postings_text_source WHERE id IN (SELECT id FROM postings_posting WHERE team_id = NEW.id);
END;

-- Record postings whose facets or cards change: one row for each posting, each change with a new random token.
CREATE TRIGGER postings_changed_again BEFORE INSERT ON postings_facetchange
BEGIN
  DELETE FROM postings_facetchange WHERE posting_id = NEW.posting_id;
END;

-- The same postings have to be compared with what `/changes.json` tells of them.
CREATE TRIGGER postings_changed_noted AFTER INSERT ON postings_facetchange
BEGIN
  INSERT INTO postings_changedposting(posting_id)
    SELECT NEW.posting_id WHERE NOT EXISTS (SELECT 1 FROM postings_changedposting WHERE posting_id = NEW.posting_id);
END;

CREATE TRIGGER postings_changed_insert AFTER INSERT ON postings_posting
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_update AFTER UPDATE ON postings_posting
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_delete AFTER DELETE ON postings_posting
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_skill_insert AFTER INSERT ON postings_postingskill
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_skill_update AFTER UPDATE ON postings_postingskill
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_skill_delete AFTER DELETE ON postings_postingskill
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_place_insert AFTER INSERT ON postings_posting_places
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_place_update AFTER UPDATE ON postings_posting_places
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_place_delete AFTER DELETE ON postings_posting_places
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_category_insert AFTER INSERT ON postings_posting_categories
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_category_update AFTER UPDATE ON postings_posting_categories
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (NEW.posting_id, abs(random()) % 1099511627776);
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

CREATE TRIGGER postings_changed_category_delete AFTER DELETE ON postings_posting_categories
BEGIN
  INSERT INTO postings_facetchange(posting_id, token) VALUES (OLD.posting_id, abs(random()) % 1099511627776);
END;

-- Record the postings of a company, team, skill, category or place whose name, slug or kind changes.
CREATE TRIGGER postings_changed_company_name AFTER UPDATE ON postings_company
WHEN OLD.name IS NOT NEW.name OR OLD.slug IS NOT NEW.slug
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT id, abs(random()) % 1099511627776 FROM postings_posting WHERE company_id = NEW.id;
END;

CREATE TRIGGER postings_changed_team_name AFTER UPDATE ON postings_team
WHEN OLD.name IS NOT NEW.name OR OLD.slug IS NOT NEW.slug OR OLD.company_id IS NOT NEW.company_id
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT id, abs(random()) % 1099511627776 FROM postings_posting WHERE team_id = NEW.id;
END;

CREATE TRIGGER postings_changed_skill_name AFTER UPDATE ON postings_skill
WHEN OLD.name IS NOT NEW.name OR OLD.slug IS NOT NEW.slug OR OLD.kind IS NOT NEW.kind
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_postingskill WHERE skill_id = NEW.id;
END;

CREATE TRIGGER postings_changed_category_name AFTER UPDATE ON postings_category
WHEN OLD.name IS NOT NEW.name
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_posting_categories WHERE category_id = NEW.id;
END;

CREATE TRIGGER postings_changed_place_name AFTER UPDATE ON postings_place
WHEN OLD.name IS NOT NEW.name OR OLD.key IS NOT NEW.key OR OLD.kind IS NOT NEW.kind
  OR OLD.country IS NOT NEW.country OR OLD.subdivision IS NOT NEW.subdivision
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_posting_places WHERE place_id = NEW.id;
END;

-- The aliases of a skill, which are used for suggestions. Recording one of its postings is enough to refresh them.
CREATE TRIGGER postings_changed_form_insert AFTER INSERT ON postings_skillalias
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_postingskill WHERE skill_id = NEW.skill_id LIMIT 1;
END;

CREATE TRIGGER postings_changed_form_update AFTER UPDATE ON postings_skillalias
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_postingskill WHERE skill_id = NEW.skill_id LIMIT 1;
END;

CREATE TRIGGER postings_changed_form_delete AFTER DELETE ON postings_skillalias
BEGIN
  INSERT INTO postings_facetchange(posting_id, token)
    SELECT posting_id, abs(random()) % 1099511627776 FROM postings_postingskill WHERE skill_id = OLD.skill_id LIMIT 1;
END;
