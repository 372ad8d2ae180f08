# The tables in R, with their types: Rscript examples/load.R, in the folder that holds output/.
folder <- "output"
load <- function(name, ...) {
  read.csv(file.path(folder, paste0(name, ".csv")), fileEncoding = "UTF-8-BOM", na.strings = "",
           colClasses = c(...), stringsAsFactors = FALSE)
}
dates <- load("dates", date_start = "Date", date_end = "Date", paragraph = "character")
documents <- load("documents", sha256 = "character")
sentences <- load("sentences", paragraph = "character")

# Which years do the French texts mention most?
french <- subset(dates, lang == "fr")
print(head(sort(table(format(french$date_start, "%Y")), decreasing = TRUE), 5))
# Each date with its sentence and the symbol of its document.
mentions <- merge(merge(dates, sentences[c("sentence_id", "text")], by = "sentence_id"),
                  documents[c("doc_id", "lang", "symbol")], by = c("doc_id", "lang"))
print(head(mentions[c("symbol", "surface", "text")], 3))
