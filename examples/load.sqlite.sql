-- The tables in SQLite: sqlite3 reports.db < examples/load.sqlite.sql, in the folder that holds the output/ of
-- `paralign run --csv-dialect plain`.
.mode csv
.import output/documents.csv documents
.import output/dates.csv dates
.import output/sentences.csv sentences
.mode column
-- How often does each report mention the years of each decade?
SELECT documents.symbol, substr(dates.date_start, 1, 3) || '0s' AS decade, count(*) AS mentions
FROM dates JOIN documents ON documents.doc_id = dates.doc_id AND documents.lang = dates.lang
WHERE dates.lang = 'fr' GROUP BY 1, 2 ORDER BY 1, 2;
