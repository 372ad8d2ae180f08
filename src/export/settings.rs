//! The settings of a run, as its account has them.

use serde::{Deserialize, Serialize};

use super::formats::{Formats, Forms};
use crate::model::Shard;

/// What decides, beside the corpus, which bytes are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settings {
    csv_dialect: String,
    level: String,
    min_confidence: u8,
    formats: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    keep_text: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shard: Option<String>,
}

impl Settings {
    pub(super) fn new(formats: &Formats, shard: Option<Shard>) -> Settings {
        Settings {
            csv_dialect: formats.dialect.word().to_owned(),
            level: formats.level.word().to_owned(),
            min_confidence: formats.min_confidence,
            formats: formats.forms.words(),
            keep_text: formats.texts,
            shard: shard.map(|shard| shard.to_string()),
        }
    }

    /// The settings in an account, if this program knows them all.
    pub(super) fn read(settings: &serde_json::Value) -> Option<Settings> {
        Settings::deserialize(settings).ok()
    }

    /// The forms, if this program knows them.
    pub(super) fn formats(&self) -> Option<Formats> {
        Some(Formats {
            dialect: self.csv_dialect.parse().ok()?,
            level: self.level.parse().ok()?,
            min_confidence: self.min_confidence,
            forms: Forms::parse(&self.formats)?,
            texts: self.keep_text,
        })
    }

    /// The share of the corpus that was run, if it was one.
    pub(super) fn shard(&self) -> Option<Shard> {
        Shard::parse(self.shard.as_deref()?)
    }

    /// The command that gives the same files, without the names of folders.
    pub(super) fn command(&self) -> String {
        let Settings { csv_dialect, level, min_confidence, formats, keep_text, shard } = self;
        let forms = match formats {
            usual if *usual == Forms::DEFAULT.words() => String::new(),
            most if *most == Forms::NO_WORKBOOK.words() => " --no-workbook".to_owned(),
            forms => format!(" --formats {forms}"),
        };
        let texts = if *keep_text { " --keep-text" } else { "" };
        let shard = shard.as_ref().map(|shard| format!(" --shard {shard}")).unwrap_or_default();
        format!(
            "paralign run --csv-dialect {csv_dialect} --level {level} --min-confidence \
             {min_confidence}{forms}{texts}{shard}"
        )
    }
}
