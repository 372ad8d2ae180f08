//! What the program understood of a document, block by block: `inspect`.

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::bail;
use console::{Style, style};
use paralign::export::version_json;
use paralign::model::{Block, BlockKind, Diagnostic, Flaw, Severity, part_name};
use paralign::pipeline;

use super::flags::Inspect;
use super::show::with_gazetteer;

/// Characters of a text that `inspect` shows unless it is asked for all.
const SHOWN: usize = 100;

/// Shows the blocks of a document.
pub(crate) fn inspect(flags: &Inspect) -> anyhow::Result<ExitCode> {
    let (version, diagnostics) = with_gazetteer(flags.gazetteer.as_deref(), |gazetteer| {
        pipeline::inspect(gazetteer, &flags.file, flags.lang)
    })?;
    let mut out = io::stdout().lock();
    let unread = |found: &&Diagnostic| {
        matches!(&found.flaw, Flaw::Unreadable { .. } | Flaw::TooLarge { .. } | Flaw::Binary { .. })
            || matches!(&found.flaw, Flaw::File { fault, .. } if fault.is_loss())
    };
    if let Some(found) = diagnostics.iter().find(unread) {
        bail!("{}", found.flaw);
    }
    if flags.json {
        out.write_all(&version_json(&version, &diagnostics))?;
        return Ok(ExitCode::SUCCESS);
    }
    let raw = &version.text.raw;
    let form = if raw.encoding().is_empty() { raw.format().word() } else { raw.encoding() };
    writeln!(out, "{} in {}, {form}", version.file, version.text.lang.name())?;
    let mut path: Box<[String]> = Box::default();
    for (index, block) in version.text.blocks.iter().enumerate() {
        if block.context.heading_path != path {
            path.clone_from(&block.context.heading_path);
            writeln!(out, "{}", style(format!("  under {}", path.join(" > "))).dim())?;
        }
        show_block(&mut out, index, block, flags.full)?;
    }
    for found in &diagnostics {
        show_flaw(&mut out, found)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show_block(out: &mut impl Write, index: usize, block: &Block, full: bool) -> io::Result<()> {
    let colour = colour(block.kind);
    let name = block.number.as_deref().or(block.label.as_deref()).unwrap_or("");
    let text = block.text.text();
    let text: String = if full { text.to_owned() } else { text.chars().take(SHOWN).collect() };
    let more = if text.len() < block.text.text().len() { "…" } else { "" };
    let calls: String = block.calls.iter().map(|(_, label)| format!(" [{label}]")).collect();
    writeln!(
        out,
        "{:>5} {:8} {:14} {:>6}  {}{more}{}",
        index + 1,
        block.part_name(),
        colour.apply_to(block.kind.word()),
        colour.apply_to(name),
        text,
        style(calls).cyan(),
    )
}

fn show_flaw(out: &mut impl Write, found: &Diagnostic) -> io::Result<()> {
    let severity = found.flaw.severity();
    let colour = match severity {
        Severity::Error => Style::new().red().bold(),
        Severity::Warning => Style::new().yellow(),
        Severity::Info => Style::new().dim(),
    };
    let place = match (&found.part, &found.paragraph) {
        (Some(part), Some(paragraph)) => format!(" {} {paragraph}:", part_name(*part)),
        (Some(part), None) => format!(" {}:", part_name(*part)),
        _ => String::new(),
    };
    writeln!(out, "{}{place} {}", colour.apply_to(severity.word()), found.flaw)
}

fn colour(kind: BlockKind) -> Style {
    let style = Style::new();
    match kind {
        BlockKind::Title => style.magenta().bold(),
        BlockKind::Heading => style.blue().bold(),
        BlockKind::Paragraph => style.green(),
        BlockKind::Prose | BlockKind::List => style.white(),
        BlockKind::Recommendation => style.yellow().bold(),
        BlockKind::Table | BlockKind::Figure => style.yellow(),
        BlockKind::Footnote => style.cyan(),
        BlockKind::Furniture => style.dim(),
    }
}
