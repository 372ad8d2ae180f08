//! How good the tables are: precision, recall and F1 on the annotated reports, with floors that only rise.
