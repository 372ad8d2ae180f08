//! What stops a run before its tables are written.

use std::io;
use std::path::PathBuf;

/// The result of a step that can stop the run.
pub type Result<T> = std::result::Result<T, Error>;

/// What stops a run: nothing was written, and the former tables are whole, unless [`Error::HalfWritten`] says otherwise.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no corpus folder.
    #[error("{} is not a folder; name the folder that holds fr/ and en/, as in `paralign run corpus`", path.display())]
    NoCorpus {
        /// The path given.
        path: PathBuf,
    },
    /// The file given is of no form in which a corpus is read.
    #[error("{} is not a corpus; name a folder that holds fr/ and en/, a tar archive of one, JSON lines, or a Parquet file, each of them compressed with gzip or not", path.display())]
    OddCorpus {
        /// The path given.
        path: PathBuf,
    },
    /// No line or row of the corpus is a document.
    #[error("{} holds no document; each line is a JSON object, or each row of a Parquet file, with doc_id, fr, en and meta, in UTF-8. The first flaw: {first}", path.display())]
    NoLines {
        /// The file given.
        path: PathBuf,
        /// What is wrong with the first.
        first: String,
    },
    /// The archive that holds the corpus is broken.
    #[error("the archive {} cannot be read behind its member {member:?}; fetch or pack it again, or unpack it and name the folder", path.display())]
    Archive {
        /// The file given.
        path: PathBuf,
        /// The last member that was read; empty if there is none.
        member: String,
        /// What is wrong.
        source: io::Error,
    },
    /// The file that holds the corpus cannot be unpacked.
    #[error("{} cannot be unpacked into a temporary file; see that it is whole and that the disk has room (TMPDIR names another place), or unpack it and name what it holds", path.display())]
    Unpacked {
        /// The file given.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
    /// The corpus folder cannot be listed.
    #[error("{} cannot be listed; check its permissions", path.display())]
    UnlistedCorpus {
        /// The corpus folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The corpus folder holds no document.
    #[error("{} holds no document; put the French texts into fr/ and the English ones into en/, as .docx, .html, .odt, .pdf, .txt or .md files", path.display())]
    EmptyCorpus {
        /// The corpus folder.
        path: PathBuf,
    },
    /// The gazetteer folder cannot be used.
    #[error("the gazetteer {} cannot be used: {cause}", path.display())]
    Gazetteer {
        /// The folder given.
        path: PathBuf,
        /// What is wrong and where.
        cause: String,
    },
    /// The corrections that were asked for cannot be read.
    #[error("the corrections {} cannot be read; correct the path, or leave out --corrections", path.display())]
    Corrections {
        /// The file given.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something is wrong in the corrections of a stream.
    #[error("the corrections {} cannot be used: {first}; mend that, or look with `paralign corrections check`", path.display())]
    BadCorrections {
        /// The file given.
        path: PathBuf,
        /// What is wrong first.
        first: String,
    },
    /// The output folder cannot be written.
    #[error("the tables cannot be written to {}; see that you may write there and that the disk has room, or choose another folder with --output", path.display())]
    Output {
        /// The output folder or a file in it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The output folder is one of the folders in which documents are looked for.
    #[error("{} holds documents, and tables there would be taken for some; choose another folder with --output", path.display())]
    OutputAmongDocuments {
        /// The output folder.
        path: PathBuf,
    },
    /// Another run is writing to the same folder.
    #[error("another run is writing to {}; wait until it has ended, or choose another folder with --output", path.display())]
    OutputInUse {
        /// The output folder.
        path: PathBuf,
    },
    /// The corpus is a Parquet file, and this build cannot read it.
    #[error("this build cannot read {}, a Parquet file; write the documents as JSON lines, or build paralign with the feature `parquet`", path.display())]
    ParquetUnread {
        /// The file given.
        path: PathBuf,
    },
    /// A corpus in Parquet cannot be read, or lacks columns.
    #[error("the documents in {} cannot be read: {cause}; a document is a row with the columns doc_id and fr or en, as text", path.display())]
    ParquetCorpus {
        /// The file given.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
    /// A form was asked for that this build of the program cannot write.
    #[error("this build cannot write {form}; leave it out, or build paralign with the feature `{feature}`")]
    FormNotBuilt {
        /// The form.
        form: &'static str,
        /// The feature of the package that writes it.
        feature: &'static str,
    },
    /// A table was asked for that no document has.
    #[error("there is no table {name:?} of a document; take one of {known}")]
    NoSuchTable {
        /// What was asked for.
        name: String,
        /// The tables that there are.
        known: String,
    },
    /// A form holds one table, and none was asked for.
    #[error("{form} holds one table; choose it with --table: {known}")]
    TableMissing {
        /// The form.
        form: &'static str,
        /// The tables that there are.
        known: String,
    },
    /// Something that the program did not make stands where a file of the run goes.
    #[error("{} stands where a file of this run goes; move it away, or choose another folder with --output", path.display())]
    InTheWay {
        /// What stands there.
        path: PathBuf,
    },
    /// A file stands where one of the run goes, and no former run wrote it, or it was changed since.
    #[error("{} was not written by a run of this program, or was changed since; move it away, replace it with --force, or choose another folder with --output", path.display())]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The disk failed while the new files were moved into place, and failed again when they were moved back.
    #[error("the disk failed while the tables were moved to {}, and some are missing there; run the program again, which finishes it", path.display())]
    HalfWritten {
        /// The output folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A table cannot be written.
    #[error("the table {} cannot be written; check that the disk has room", path.display())]
    Table {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: csv::Error,
    },
    /// Nothing is to be merged.
    #[error("no shard was named; name the folders that `paralign run --shard 1/n` to `n/n` wrote")]
    NoShards,
    /// A folder to be merged is not a shard.
    #[error("{} is not a shard; name the folders that `paralign run --shard i/n` wrote, as they are", path.display())]
    NoShard {
        /// The folder.
        path: PathBuf,
    },
    /// A shard was written by another version of the program.
    #[error("{} was written by paralign {version}, and this is paralign {}; run the shard again", path.display(), env!("CARGO_PKG_VERSION"))]
    ShardVersion {
        /// The folder.
        path: PathBuf,
        /// The version that wrote it.
        version: String,
    },
    /// Two shards do not belong to the same division of the same corpus.
    #[error("{} and {} differ in the number of shards, the formats, the names or sizes of documents, the manifest or the gazetteer; run all shards with the same ones", path.display(), other.display())]
    ShardsDiffer {
        /// The one folder.
        path: PathBuf,
        /// The other folder.
        other: PathBuf,
    },
    /// The output folder of a merge is one of the shards.
    #[error("{} is one of the shards, which a merge leaves as they are; choose another folder with --output", path.display())]
    OutputIsShard {
        /// The folder.
        path: PathBuf,
    },
    /// A shard is given twice.
    #[error("{} and {} both hold the shard {index}/{count}; name one of them", path.display(), other.display())]
    ShardTwice {
        /// The shard.
        index: u32,
        /// How many there are.
        count: u32,
        /// The one folder.
        path: PathBuf,
        /// The other folder.
        other: PathBuf,
    },
    /// Not all shards are given.
    #[error(
        "the shard {index}/{count} is missing: {given} of {count} were named; run it, or name its folder"
    )]
    ShardMissing {
        /// The first that is missing.
        index: u32,
        /// How many there are.
        count: u32,
        /// How many were named.
        given: usize,
    },
    /// A file of a shard is not as it was written.
    #[error("{} is not as the run wrote it; run the shard again", path.display())]
    ShardChanged {
        /// The file.
        path: PathBuf,
    },
    /// A shard cannot be read.
    #[error("the shard {} cannot be read; check its permissions and the disk, or run it again", path.display())]
    ShardUnread {
        /// The folder or a file in it.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What a portion of the documents says of the terms is not what this program writes.
    #[error(
        "the terms of a shard cannot be read; run the shards again, all with this version of the program"
    )]
    PortionUnread,
    /// What is to be packed is not a run.
    #[error("{} does not hold a run of this program: its run.json cannot be read; name a folder that `paralign run` has written", path.display())]
    NoRun {
        /// The folder.
        path: PathBuf,
    },
    /// A file of a run that is to be packed is not as it was written.
    #[error("{} is not as the run wrote it, and nothing was packed; run the program again, or bring the file back", path.display())]
    NotWhole {
        /// The file.
        path: PathBuf,
    },
    /// Something stands where a package goes.
    #[error("{} is there already; move it away, or name another file for the package", path.display())]
    PackageThere {
        /// What stands there.
        path: PathBuf,
    },
    /// A package cannot be written.
    #[error("the package {} cannot be written; see that you may write there and that the disk has room", path.display())]
    Package {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The tables of a run cannot be read.
    #[error("the table {} cannot be read; name a folder that `paralign run` has written, or run it again", path.display())]
    Tables {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Standard input cannot be read.
    #[error("standard input cannot be read")]
    Input {
        /// What the system said.
        source: io::Error,
    },
    /// Standard output cannot be written.
    #[error("standard output cannot be written")]
    Printing {
        /// What the system said.
        source: io::Error,
    },
    /// The threads cannot be started.
    #[error("{jobs} threads cannot be started; choose fewer with --jobs")]
    Threads {
        /// How many were asked for.
        jobs: usize,
        /// What the system said.
        source: rayon::ThreadPoolBuildError,
    },
}

/// What is wrong with a line of JSON: `paralign stream` answers it with an error, `paralign run` tells it as a flaw, and both go
/// on with the next line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BadLine {
    /// The line is not JSON, or no object with these members.
    #[error(
        "the line is not a record: {cause}; a record is a JSON object with doc_id, fr, en and meta, in UTF-8"
    )]
    NoRecord {
        /// What the parser said.
        cause: String,
    },
    /// The record has no name.
    #[error("the record has no doc_id; give every document a name of its own")]
    NoId,
    /// The name holds control characters.
    #[error("the doc_id holds a control character or a line separator; the tables want it on one line")]
    OddId,
    /// The record has no text.
    #[error("the record has no text; give fr, en, or both (or fr_base64, en_base64)")]
    NoText,
    /// A side is given as text and as a file.
    #[error("a text is given twice; give fr or fr_base64, en or en_base64")]
    TwoTexts,
    /// A file is not in Base64.
    #[error("fr_base64 or en_base64 is not Base64; encode the bytes of the file as RFC 4648 says")]
    NoBase64,
    /// A cell of a column of text is not text.
    #[error("its {column} is not UTF-8; write text in UTF-8, or a file into a column of bytes")]
    NotUtf8 {
        /// The column.
        column: &'static str,
    },
    /// The line is too long to be held.
    #[error(
        "the line is longer than {limit} bytes; cut the document, or put it into a corpus folder for `paralign run`"
    )]
    TooLong {
        /// The most bytes that a line may have.
        limit: usize,
    },
    /// The program has a fault.
    #[error("the program failed on this document; please report it")]
    Fault,
}
