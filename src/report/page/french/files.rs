//! The French wording of what is wrong with a file that is not text, and with a cell of the manifest.

use crate::model::{CellFault, FileFault};

/// What is wrong with a file that is not text.
pub(super) fn file_fault(fault: &FileFault) -> String {
    match fault {
        FileFault::OldFormat(format) => format!(
            "les fichiers {format} ne sont pas lus ; le convertir par `soffice --headless --convert-to docx` ou l’enregistrer en .docx"
        ),
        FileFault::OtherArchive => {
            "c’est une archive sans texte Word ni OpenDocument ; la décompresser d’abord".to_owned()
        }
        FileFault::Damaged { format, cause } => format!(
            "ce fichier {format} n’a pas pu être lu ({cause}) ; l’ouvrir dans le logiciel d’origine et l’enregistrer de nouveau"
        ),
        FileFault::Encrypted => {
            "il est protégé par un mot de passe ; l’enregistrer sans, ou l’exporter en texte".to_owned()
        }
        FileFault::NoTextLayer => {
            "ses pages sont des images sans texte ; reconnaître d’abord le texte, par exemple avec `ocrmypdf -l fra`"
                .to_owned()
        }
        FileFault::OcrLayer => {
            "son texte a été reconnu dans des images des pages ; s’attendre à des lettres mal lues et vérifier l’essentiel sur les pages"
                .to_owned()
        }
        FileFault::NoUnicode { percent } => format!(
            "{percent} % de ses caractères restent inconnus, faute d’indication dans le fichier ; reconnaître le texte de nouveau, par exemple avec `ocrmypdf --force-ocr`, ou prendre un autre exemplaire"
        ),
        FileFault::Untagged => {
            "sa structure n’y est pas indiquée et a été déduite de la position des caractères ; un exemplaire Word ou HTML est lu avec plus de certitude"
                .to_owned()
        }
        FileFault::LimitReached { of } => format!(
            "il dépasse ce qui est lu ({of}) ; la suite a été laissée de côté ; le diviser en plusieurs documents"
        ),
        FileFault::PartLost { part, cause } => format!(
            "sa partie {part} n’a pas pu être lue ({cause}) ; le texte a été lu sans elle, et des numéros, des intertitres ou des notes peuvent manquer ; l’enregistrer de nouveau"
        ),
        FileFault::TrackedChanges { insertions, deletions } => format!(
            "il contient des modifications suivies (insertions : {insertions}, suppressions : {deletions}), lues comme acceptées ; les accepter ou les rejeter dans le fichier"
        ),
        FileFault::NotText { pictures, formulas } => format!(
            "il contient des images ({pictures}) et des formules ({formulas}) ; les descriptions des images ne sont pas lues, et des formules les lettres seules"
        ),
        FileFault::AnotherFormat { used } => {
            format!("{used} est le même document et est utilisé à sa place ; supprimer l’un des deux")
        }
    }
}

/// What is wrong with a cell of the manifest.
pub(super) fn cell_fault(fault: &CellFault) -> String {
    match fault {
        CellFault::Date { text, likely: Some(likely) } => {
            format!("« {text} » n’est pas une date de la forme 2018-07-24, 2018-07 ou 2018 ; écrire {likely}")
        }
        CellFault::Date { text, likely: None } => format!(
            "« {text} » n’est pas une date de la forme 2018-07-24, 2018-07 ou 2018, de 1500 à 2199 ; l’écrire ainsi, ou laisser la cellule vide"
        ),
        CellFault::NoId => {
            "la ligne ne nomme aucun document ; lui donner un doc_id, ou la supprimer".to_owned()
        }
        CellFault::RepeatedId { id, row } => format!(
            "la ligne {row} nomme déjà {id}, et celle-ci a été laissée de côté ; supprimer l’une des deux"
        ),
        CellFault::RepeatedFile { file, row } => format!(
            "la ligne {row} nomme déjà {file}, et cette cellule a été laissée de côté ; corriger l’une des deux"
        ),
    }
}
