//! The files of a run while they grow, document by document: what `run` and `merge` share.

use crate::error::Result;
use crate::model::Diagnostic;
use crate::summary::{self, Report, Section, Summary};
use crate::tables::{self, Folder, Formats, Rendered};

/// What one document, or a name that is none, adds to the files.
pub(super) struct Part {
    pub(super) id: String,
    pub(super) rendered: Rendered,
    pub(super) section: Section,
}

impl Part {
    /// Flaws of the name `id`, which is no document.
    pub(super) fn of_flaws(formats: &Formats, id: String, found: &[Diagnostic]) -> Part {
        let rendered = tables::flaws(formats, &id, found);
        Part { rendered, section: summary::flaws(&id, found), id }
    }
}

/// The output folder, the report in it, and the figures.
pub(super) struct Files {
    folder: Folder,
    report: Report,
    summary: Summary,
}

impl Files {
    pub(super) fn new(folder: Folder) -> Result<Files> {
        let report = Report::open(&folder)?;
        Ok(Files { folder, report, summary: Summary::default() })
    }

    /// Adds a part; parts come in the order of their ids.
    pub(super) fn add(&mut self, part: Part) -> Result<()> {
        self.summary += part.section.figures();
        self.summary.flaws.infos += part.rendered.flaws;
        self.folder.note(&part.id, &part.rendered, &part.section)?;
        self.folder.append(part.rendered)?;
        self.report.append(part.section)
    }

    /// Shows the files all at once, and returns the figures.
    pub(super) fn finish(self) -> Result<Summary> {
        self.report.finish()?;
        self.folder.finish()?;
        Ok(self.summary)
    }
}
