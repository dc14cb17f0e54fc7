INSERT INTO postings_text(postings_text) VALUES ('rebuild');

INSERT INTO postings_text(postings_text) VALUES ('optimize');
