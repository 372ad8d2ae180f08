//! What the program shows of single texts and of the tables of a run: `extract`, `align`, `check`, `find` and their like.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use console::style;
use paralign::align::{AlignParams, Segment, align_segments};
use paralign::disk::copy_of;
use paralign::export::{
    Found, LineBead, PlainRow, bead_json, discrepancies_csv, discrepancies_json, found_csv, found_json,
    originals_csv, plain_csv, plain_json, proposals_tsv, terms_csv,
};
use paralign::extract::Gazetteer;
use paralign::model::{Flaw, Lang, RawText, Severity, Value};
use paralign::pipeline;
use paralign::read::LARGEST_CONTAINER;
use paralign::words::Query;

use super::flags::{Align, Check, Extract, FLAWED, Find, Kind, LearnNames, LinePairs, ListForm, Originals};
use super::progress::say;

/// Prints the mentions of a text.
pub(crate) fn extract(flags: &Extract) -> anyhow::Result<ExitCode> {
    let raw = read_of(&flags.file)?;
    let text = raw.text();
    let found = with_gazetteer(flags.gazetteer.as_deref(), |gazetteer| {
        pipeline::extract_read(gazetteer, &raw, flags.lang, flags.date)
    })?;
    let wanted = |value: &Value| {
        flags.kind.contains(&match value {
            Value::Date(_) => Kind::Date,
            Value::Symbol(_) => Kind::Symbol,
            Value::Entity(_) => Kind::Entity,
        })
    };
    let rows: Vec<PlainRow<'_>> = found
        .iter()
        .filter(|found| wanted(&found.mention.value))
        .map(|found| PlainRow {
            text,
            paragraph: found.paragraph,
            range: found.range.clone(),
            mention: &found.mention,
        })
        .collect();
    print(&if flags.json { plain_json(&rows) } else { plain_csv(&rows) })?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the beads of two segmented texts.
pub(crate) fn align(flags: &Align) -> anyhow::Result<ExitCode> {
    let (fr, en) = texts_of(&flags.fr, &flags.en)?;
    let (fr, en): (Vec<&str>, Vec<&str>) = (fr.lines().collect(), en.lines().collect());
    let alignment = align_segments(&AlignParams::default(), &segments(&fr), &segments(&en));
    let mut out = io::BufWriter::new(io::stdout().lock());
    let side = |lines: &[&str], at: &[usize]| {
        at.iter()
            .filter_map(|at| lines.get(*at))
            .map(|line| line.replace('\t', " "))
            .collect::<Vec<_>>()
            .join(" ")
    };
    for bead in &alignment.beads {
        if flags.json {
            out.write_all(&bead_json(&LineBead {
                fr: &bead.fr,
                en: &bead.en,
                confidence: bead.confidence,
                fr_text: flags.text.then(|| side(&fr, &bead.fr)),
                en_text: flags.text.then(|| side(&en, &bead.en)),
            }))?;
        } else if flags.text {
            writeln!(out, "{}\t{}\t{}", bead.to_line(), side(&fr, &bead.fr), side(&en, &bead.en))?;
        } else {
            writeln!(out, "{}", bead.to_line())?;
        }
    }
    out.flush()?;
    if !alignment.translated {
        say(format_args!("paralign: {}", Flaw::NotATranslation { aligned: alignment.aligned }));
    }
    Ok(ExitCode::SUCCESS)
}

/// Prints what differs between two texts that are aligned line by line.
pub(crate) fn check(flags: &Check) -> anyhow::Result<ExitCode> {
    let (fr, en) = texts_of(&flags.fr, &flags.en)?;
    let (fr, en): (Vec<&str>, Vec<&str>) = (fr.lines().collect(), en.lines().collect());
    let found =
        with_gazetteer(flags.gazetteer.as_deref(), |gazetteer| pipeline::check_lines(gazetteer, &fr, &en))?;
    let rows = found.iter().map(|found| (found.line, &found.discrepancy));
    print(&if flags.json { discrepancies_json(rows) } else { discrepancies_csv(rows) })?;
    let wrong = found.iter().any(|found| found.discrepancy.severity == Severity::Error);
    Ok(if flags.strict && wrong { ExitCode::from(FLAWED) } else { ExitCode::SUCCESS })
}

/// Does something with the program's gazetteer, to which the files of `folder` are added.
pub(super) fn with_gazetteer<T>(
    folder: Option<&Path>,
    work: impl FnOnce(&Gazetteer) -> T,
) -> anyhow::Result<T> {
    let extended = pipeline::extended_gazetteer(folder)?;
    Ok(work(extended.as_ref().unwrap_or_else(|| Gazetteer::builtin())))
}

/// Prints bytes, and waits until they are taken.
fn print(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Prints where the versions of the documents of a corpus can be downloaded.
pub(crate) fn originals(flags: &Originals) -> anyhow::Result<ExitCode> {
    let found = pipeline::originals(&flags.corpus)?;
    if found.is_empty() {
        bail!(
            "no document of {} has a symbol of the United Nations; give it one in the column symbol of the manifest",
            flags.corpus.display()
        );
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match flags.form {
        ListForm::Csv => out.write_all(&originals_csv(&found))?,
        ListForm::Urls => found.iter().try_for_each(|one| writeln!(out, "{}", one.url))?,
        ListForm::Curl => found.iter().try_for_each(|one| {
            let file = one.file.replace('\\', "\\\\").replace('"', "\\\"");
            writeln!(out, "url = \"{}\"\noutput = \"{file}\"", one.url)
        })?,
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints which word stands for which in two texts that are aligned line by line.
pub(crate) fn words(flags: &LinePairs) -> anyhow::Result<ExitCode> {
    let (fr, en) = texts_of(&flags.fr, &flags.en)?;
    let pairs = line_pairs(&fr, &en)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    for links in pipeline::link_words(&pairs, flags.jobs.map(usize::from))? {
        // Words of one piece may have links to the same piece.
        let places: BTreeSet<_> = links.into_iter().map(|(fr, en)| (fr.piece, en.piece)).collect();
        let shown: Vec<String> = places.into_iter().map(|(fr, en)| format!("{fr}-{en}")).collect();
        writeln!(out, "{}", shown.join(" "))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the terms of two texts that are aligned line by line.
pub(crate) fn terms(flags: &LinePairs) -> anyhow::Result<ExitCode> {
    let (fr, en) = texts_of(&flags.fr, &flags.en)?;
    let terms = pipeline::find_terms(&line_pairs(&fr, &en)?, flags.jobs.map(usize::from))?;
    print(&terms_csv(&terms))?;
    Ok(ExitCode::SUCCESS)
}

/// Characters of context that `find` shows on each side of the words.
const CONTEXT: usize = 45;

/// Prints where words stand in the tables of a run.
pub(crate) fn find(flags: &Find) -> anyhow::Result<ExitCode> {
    let query = if flags.regex {
        Query::pattern(&flags.words)
            .with_context(|| format!("{:?} is not a regular expression", flags.words))?
    } else if let Some(query) = Query::new(&flags.words) {
        query
    } else {
        bail!("there is no word to find in {:?}", flags.words)
    };
    let langs: Vec<Lang> = flags.lang.map_or_else(|| Lang::BOTH.to_vec(), |lang| vec![lang]);
    let found = pipeline::find(&flags.output, &query, &langs, None)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    if flags.csv {
        out.write_all(&found_csv(&found))?;
    } else if flags.json {
        out.write_all(&found_json(&found))?;
    } else {
        found.iter().try_for_each(|one| show_found(&mut out, one))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the names on no list that recur in the tables of a run, as a gazetteer file.
pub(crate) fn learn_names(flags: &LearnNames) -> anyhow::Result<ExitCode> {
    let proposals = with_gazetteer(flags.gazetteer.as_deref(), |gazetteer| {
        pipeline::learn_names(gazetteer, &flags.output)
    })??;
    print(&proposals_tsv(&proposals))?;
    Ok(ExitCode::SUCCESS)
}

/// Shows a place in the middle of its line, and below it the sentences in the other language.
fn show_found(out: &mut impl Write, one: &Found) -> io::Result<()> {
    let count = one.left.chars().count();
    let left: String = one.left.chars().skip(count.saturating_sub(CONTEXT)).collect();
    let right: String = one.right.chars().take(CONTEXT).collect();
    writeln!(out, "{} {} {}", style(&one.doc_id).cyan(), one.lang, style(&one.paragraph).green())?;
    writeln!(out, "  {left:>CONTEXT$}{}{right}", style(&one.keyword).bold())?;
    let translation = one.translation.replace('|', " ");
    writeln!(out, "  {} [{}]", one.other_text, style(translation).bold())
}

/// The lines of two texts, each with that of the other.
fn line_pairs<'a>(fr: &'a str, en: &'a str) -> anyhow::Result<Vec<(&'a str, &'a str)>> {
    let (french, english) = (fr.lines().count(), en.lines().count());
    if french != english {
        bail!(
            "the French text has {french} lines and the English one {english}; give the same number, line by line"
        );
    }
    Ok(fr.lines().zip(en.lines()).collect())
}

fn segments<'a>(lines: &[&'a str]) -> Vec<Segment<'a>> {
    lines.iter().map(|line| Segment::of_line(line)).collect()
}

/// Two texts, of which one at most may be standard input.
fn texts_of(fr: &Path, en: &Path) -> anyhow::Result<(String, String)> {
    if fr == Path::new("-") && en == Path::new("-") {
        bail!("only one of the two texts can be standard input; name a file for the other");
    }
    Ok((text_of(fr)?, text_of(en)?))
}

/// The text of a file of whatever form, or of standard input.
fn text_of(path: &Path) -> anyhow::Result<String> {
    Ok(read_of(path)?.text().to_owned())
}

/// The text of a file of whatever form, or of standard input, with what the file says of it.
fn read_of(path: &Path) -> anyhow::Result<RawText> {
    // What a user names may be a pipe: it is read as far as a file would be.
    let bytes = if path == Path::new("-") {
        copy_of(io::stdin().lock(), LARGEST_CONTAINER).context("standard input cannot be read")?
    } else {
        File::open(path).and_then(|file| copy_of(file, LARGEST_CONTAINER)).with_context(|| {
            format!("{} cannot be read; check the name and its permissions", path.display())
        })?
    };
    let (found, flaws) = paralign::read::decode(&bytes, &path.display().to_string());
    let lost = |flaw: &Flaw| match flaw {
        Flaw::Binary { .. } => true,
        Flaw::File { fault, .. } => fault.is_loss(),
        _ => false,
    };
    if let Some((flaw, _)) = flaws.iter().find(|(flaw, _)| lost(flaw)) {
        bail!("{flaw}");
    }
    Ok(found.raw)
}
