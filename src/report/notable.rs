//! The first flaws of a run, with their files and places, for the end of it.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::model::{Diagnostic, Document, Flaw, Severity, part_name};

/// Flaws of a severity that are kept: more would push the figures off the screen.
const KEPT: usize = 5;

/// The first errors, the first warnings, and what is wrong with the manifest.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notable {
    /// Flaws of severity error.
    pub errors: Vec<Noted>,
    /// Flaws of severity warning.
    pub warnings: Vec<Noted>,
    /// Mistakes of the manifest, which the user can mend, whatever their severity; they are among the others too.
    pub manifest: Vec<Noted>,
}

/// A flaw in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The file, or the document, and the place in it; empty where the message tells it.
    pub place: String,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Notable {
    /// The flaws of the name `id`, which may be that of a document.
    pub(super) fn of(id: &str, found: &[Diagnostic], document: Option<&Document>) -> Notable {
        let mut out = Notable::default();
        for one in found {
            let list = match one.flaw.severity() {
                Severity::Error => &mut out.errors,
                Severity::Warning => &mut out.warnings,
                Severity::Info => continue,
            };
            let is_manifest = matches!(
                one.flaw,
                Flaw::Manifest { .. }
                    | Flaw::ManifestCell { .. }
                    | Flaw::ManifestFile { .. }
                    | Flaw::ManifestRow { .. }
                    | Flaw::Corrections { .. }
                    | Flaw::CorrectionCell { .. }
            );
            if list.len() < KEPT || is_manifest && out.manifest.len() < KEPT {
                let noted = Noted::new(id, one, document);
                if is_manifest && out.manifest.len() < KEPT {
                    out.manifest.push(noted.clone());
                }
                if list.len() < KEPT {
                    list.push(noted);
                }
            }
        }
        out
    }
}

impl Noted {
    fn new(id: &str, found: &Diagnostic, document: Option<&Document>) -> Noted {
        let message = found.flaw.to_string();
        let version = found.lang.and_then(|lang| document?.version(lang));
        let file = version.map_or(id, |version| version.file.as_str());
        let told = version.is_some() && message.contains(file) || message.contains(&format!("/{id}."));
        let parts = [
            Some(file.to_owned()).filter(|_| !told),
            found.part.filter(|part| *part > 0).map(part_name),
            found.paragraph.as_ref().map(|number| format!("paragraph {number}")),
        ];
        let place: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        Noted { place: place.join(", "), message }
    }
}

impl AddAssign for Notable {
    fn add_assign(&mut self, other: Notable) {
        let lists = [
            (&mut self.errors, other.errors),
            (&mut self.warnings, other.warnings),
            (&mut self.manifest, other.manifest),
        ];
        for (list, more) in lists {
            let room = KEPT.saturating_sub(list.len());
            list.extend(more.into_iter().take(room));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_each_severity_are_kept_with_their_places() {
        let empty = |file: &str| Diagnostic::of(None, Flaw::Empty { file: file.to_owned() });
        let repeated = Diagnostic {
            part: Some(1),
            paragraph: Some("3".to_owned()),
            ..Diagnostic::of(None, Flaw::NumberRepeated { number: "3".to_owned() })
        };
        let many: Vec<Diagnostic> = (0..9).map(|number| empty(&format!("fr/{number}.txt"))).collect();
        let mut notable = Notable::of("a", &many, None);
        notable += Notable::of("b", &[repeated, empty("fr/z.txt")], None);
        let files: Vec<&str> = notable.errors.iter().map(|one| &one.message[..8]).collect();
        assert_eq!(files, ["fr/0.txt", "fr/1.txt", "fr/2.txt", "fr/3.txt", "fr/4.txt"]);
        assert_eq!(notable.errors[0].place, "a");
        assert_eq!(notable.warnings[0].place, "b, annex-1, paragraph 3");
        let told = Notable::of("z", &[empty("fr/z.txt")], None);
        assert_eq!(told.errors[0].place, "", "the message names the file");
        assert!(notable.manifest.is_empty());
    }
}
