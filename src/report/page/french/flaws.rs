//! The French wording of flaws.

use super::files::{cell_fault, file_fault};
use super::{corrections, name, the};
use crate::model::{DateFault, Flaw};

/// A flaw in a French sentence.
pub(in super::super) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Unpaired { file, expected, likely } => {
            let remedy = match likely {
                Some(likely) => format!(
                    "si {likely} est l’autre version, donner aux deux le même nom ou les nommer dans le manifeste"
                ),
                None => format!("placer l’autre version en {expected}"),
            };
            format!(
                "{file} n’a pas de pendant ; ses paragraphes sont écrits en paires à un seul côté ; {remedy}"
            )
        }
        Flaw::PairedByName { file, other } => format!(
            "{file} et {other} ont été pris d’après leurs noms pour les deux versions d’un même document ; si ce n’est pas le cas, nommer les bonnes dans le manifeste"
        ),
        Flaw::NoLanguage { file } => format!(
            "ni un dossier ni son nom ne dit en quelle langue est {file}, qui a été laissé de côté ; le placer dans fr/ ou en/"
        ),
        Flaw::BadLine { file, line, cause } => {
            format!("la ligne {line} de {file} a été laissée de côté : {cause}")
        }
        Flaw::DuplicateFile { file, used } => format!(
            "{file} et {used} sont le même document ; {used} est utilisé et {file} est gardé sous son nom complet ; supprimer l’un des deux"
        ),
        Flaw::IdenticalFile { file, other } => format!(
            "{file} et {other} contiennent les mêmes octets ; vérifier si l’un a été enregistré sous un mauvais nom, ou le supprimer"
        ),
        Flaw::CaseClash { file, other } => format!(
            "{file} et {other} ne diffèrent que par la casse, ce que certains systèmes ne distinguent pas ; renommer l’un des deux"
        ),
        Flaw::Ignored { file } => format!(
            "{file} n’est pas un document et a été laissé de côté ; les documents se terminent par .docx, .html, .odt, .pdf, .txt ou .md"
        ),
        Flaw::Unlisted { file, cause } => {
            format!(
                "{file} n’a pas pu être ouvert ({cause}) ; vérifier les droits du dossier, ou réparer ou supprimer le lien"
            )
        }
        Flaw::Unreadable { file, cause } => {
            format!("{file} ne peut être lu ({cause}) ; vérifier ses droits d’accès et le disque")
        }
        Flaw::TooLarge { file, bytes, largest } => format!(
            "{file} compte {bytes} octets et a été laissé de côté ; {largest} au plus sont lus ; le couper en plusieurs documents"
        ),
        Flaw::Empty { file } => {
            format!("{file} ne contient pas de texte ; l’exporter de nouveau depuis sa source")
        }
        Flaw::Binary { file } => format!(
            "{file} n’est pas du texte (il contient des octets nuls) ; exporter le document en texte brut en UTF-8"
        ),
        Flaw::OtherEncoding { file, encoding } => format!(
            "{file} n’est pas en UTF-8 simple ; il a été décodé comme {encoding} ; le convertir en UTF-8 si des lettres semblent fausses"
        ),
        Flaw::DoubtfulEncoding { file, encoding, also } => format!(
            "{file} n’est pas en UTF-8 et son encodage est incertain ; il a été décodé comme {encoding}, mais pourrait être en {also} ; vérifier les accents et le convertir en UTF-8 à partir du bon encodage"
        ),
        Flaw::File { file, fault } => format!("{file} : {}", file_fault(fault)),
        Flaw::Undecodable { file } => format!(
            "{file} contient un octet qui n’est pas du texte à cet endroit ; il est montré comme U+FFFD ; exporter de nouveau le document en UTF-8"
        ),
        Flaw::WrongLanguage { file, detected } => {
            format!(
                "{file} se lit comme du texte {} ; le déplacer dans le dossier de cette langue",
                name(*detected)
            )
        }
        Flaw::MastheadLanguage { file, named } => format!(
            "l’en-tête de {file} indique {} ; vérifier que le fichier est dans le bon dossier",
            the(*named)
        ),
        Flaw::NumberMissing { expected, found } => format!(
            "le paragraphe {expected} était attendu et {found} suit ; chercher un numéro perdu ou mal saisi dans la source"
        ),
        Flaw::NumberRepeated { number } => format!(
            "le numéro de paragraphe {number} revient ; les deux sont gardés ; chercher un numéro mal saisi dans la source"
        ),
        Flaw::NumberOutOfOrder { number, after } => format!(
            "le paragraphe {number} vient après {after} ; les deux sont gardés dans l’ordre du fichier ; vérifier la source"
        ),
        Flaw::NoNumbers { file } => format!(
            "{file} n’a pas de paragraphes numérotés ; son texte est gardé comme prose ; `paralign inspect` montre ce qui a été compris"
        ),
        Flaw::NoteNotCalled { label } => format!(
            "aucun appel de la note {label} n’a été trouvé au-dessus d’elle ; chercher le numéro d’appel dans la source"
        ),
        Flaw::ManifestRow { id, row } => format!(
            "le manifeste nomme {id} à la ligne {row}, mais aucun des deux dossiers ne contient ce fichier ; corriger le nom ou supprimer la ligne"
        ),
        Flaw::ManifestCell { place, fault } => {
            let place = place.replace(", row ", ", ligne ").replace(", column ", ", colonne ");
            format!("{place} : {}", cell_fault(fault))
        }
        Flaw::ManifestFile { file, id, row, column } => format!(
            "le manifeste nomme {file} pour {id} à la ligne {row}, colonne {column}, mais le dossier du corpus ne contient pas un tel document ; corriger le chemin"
        ),
        Flaw::Manifest { file, cause } => format!(
            "{file} ne peut être compris ({cause}) ; il a été laissé de côté ; sa première ligne doit nommer les colonnes doc_id et symbol"
        ),
        Flaw::CorrectionCell { place, fault } => corrections::cell(place, fault),
        Flaw::Corrections { file, cause } => format!(
            "{file} ne peut être compris ({cause}) ; aucune correction n’a été appliquée ; sa première ligne doit nommer les colonnes doc_id, kind, action, lang, anchor et value"
        ),
        Flaw::Correction { row, fault, near } => corrections::lost(*row, fault, near.as_ref()),
        Flaw::Date { surface, fault } => format!("« {surface} » : {}", date(*fault)),
        Flaw::NotATranslation { aligned } => format!(
            "les deux versions ne semblent pas être des traductions l’une de l’autre ({aligned} % du texte a été joint, avec peu en commun) ; vérifier que les fichiers vont ensemble"
        ),
        Flaw::SheetCut { table, held, rows } => format!(
            "la feuille {table} du classeur contient les {held} premières lignes sur {rows}, autant qu’un tableur en ouvre ; la table {table} les contient toutes"
        ),
        Flaw::CellCut { table, column, row } => format!(
            "{column} de {row} dépasse une cellule de tableur ; le classeur en contient le début, la table {table} le tout"
        ),
    }
}

fn date(fault: DateFault) -> String {
    match fault {
        DateFault::NoSuchDay => "ce jour n’existe pas au calendrier ; comparer avec l’autre langue".to_owned(),
        DateFault::EndBeforeStart => {
            "sa fin précède son début ; les deux bornes sont données comme dates, les vérifier dans le fichier"
                .to_owned()
        }
        DateFault::OtherWeekday { weekday } => {
            let names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
            let name = names.into_iter().cycle().nth(weekday.to_monday_zero_offset().unsigned_abs().into());
            let name = name.unwrap_or_default();
            format!("au calendrier, ce jour est un {name} ; comparer avec l’autre langue")
        }
        DateFault::NoYear => "rien n’en indique l’année ; donner la date du document".to_owned(),
        DateFault::PastAfterPublication { published } => format!(
            "le texte en parle au passé, mais elle est postérieure à la publication ({published}) ; vérifier l’année dans le fichier"
        ),
    }
}
