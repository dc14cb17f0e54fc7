INSERT INTO postings_text(postings_text) VALUES ('rebuild');

INSERT INTO postings_text(postings_text) VALUES ('optimize');

INSERT INTO postings_titles(postings_titles) VALUES ('rebuild');

INSERT INTO postings_titles(postings_titles) VALUES ('optimize');
