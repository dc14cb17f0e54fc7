DROP VIEW IF EXISTS postings_text_source;

DROP TABLE IF EXISTS postings_text;

-- Functions take their triggers along.
DROP FUNCTION IF EXISTS postings_words(text) CASCADE;

DROP FUNCTION IF EXISTS postings_note(bigint[]) CASCADE;

DROP FUNCTION IF EXISTS postings_index(bigint[]) CASCADE;

DROP FUNCTION IF EXISTS postings_hold(bigint[], bigint[]) CASCADE;

DROP FUNCTION IF EXISTS postings_posting_inserted() CASCADE;

DROP FUNCTION IF EXISTS postings_posting_updated() CASCADE;

DROP FUNCTION IF EXISTS postings_posting_deleted() CASCADE;

DROP FUNCTION IF EXISTS postings_posting_emptied() CASCADE;

DROP FUNCTION IF EXISTS postings_links_emptied() CASCADE;

DROP FUNCTION IF EXISTS postings_link_added() CASCADE;

DROP FUNCTION IF EXISTS postings_link_removed() CASCADE;

DROP FUNCTION IF EXISTS postings_company_renamed() CASCADE;

DROP FUNCTION IF EXISTS postings_team_renamed() CASCADE;

DROP FUNCTION IF EXISTS postings_skill_renamed() CASCADE;

DROP FUNCTION IF EXISTS postings_category_renamed() CASCADE;

DROP FUNCTION IF EXISTS postings_place_renamed() CASCADE;
