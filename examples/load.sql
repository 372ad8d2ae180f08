-- The tables in DuckDB, with their types: duckdb -c ".read examples/load.sql", in the folder that holds output/.
CREATE OR REPLACE VIEW documents AS FROM read_csv('output/documents.csv', all_varchar = true, quote = '"');
CREATE OR REPLACE VIEW dates AS
  SELECT * REPLACE (date_start::DATE AS date_start, date_end::DATE AS date_end, char_start::INT AS char_start, char_end::INT AS char_end)
  FROM read_csv('output/dates.csv', all_varchar = true, quote = '"');
CREATE OR REPLACE VIEW sentences AS FROM read_csv('output/sentences.csv', all_varchar = true, quote = '"');
CREATE OR REPLACE VIEW alignments AS
  SELECT * REPLACE (confidence::INT AS confidence) FROM read_csv('output/alignments.csv', all_varchar = true, quote = '"');

-- Which sentences mention a year before 2000, and what does the other language say there?
SELECT documents.symbol, dates.surface, sentences.text, alignments.en_text
FROM dates
JOIN documents USING (doc_id, lang)
JOIN sentences USING (sentence_id)
JOIN alignments ON alignments.alignment_id = dates.alignment_id
WHERE dates.lang = 'fr' AND year(dates.date_start) < 2000
ORDER BY dates.date_start, dates.mention_id;
