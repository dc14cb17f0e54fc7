TRUNCATE postings_text;

INSERT INTO postings_text (posting_id, words) SELECT id, words FROM postings_text_source;

ANALYZE postings_text;
