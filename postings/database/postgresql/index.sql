TRUNCATE postings_text;

INSERT INTO postings_text (posting_id, title, names, words) SELECT id, title, names, words FROM postings_text_source;

ANALYZE postings_text;
