//! The French wording of what is wrong with corrections.

use crate::model::{CorrectionFault, Nearest, RowFault};

/// What is wrong with a cell of the corrections.
pub(super) fn cell(place: &str, fault: &RowFault) -> String {
    let place = place.replace(", row ", ", ligne ").replace(", column ", ", colonne ");
    match fault {
        RowFault::UnknownWord { word, expected } => {
            format!("{place} : « {word} » n’est aucun de ces mots : {}", expected.join(", "))
        }
        RowFault::Missing => format!("{place} : la cellule est vide ; la remplir, ou supprimer la ligne"),
        RowFault::NoDocument { id } => format!(
            "{place} : le corpus ne contient pas de document « {id} » ; corriger le nom, ou supprimer la ligne"
        ),
        RowFault::NoValue { value } => format!(
            "{place} : « {value} » ne se lit pas comme une telle valeur ; docs/corrections.md montre comment chacune s’écrit"
        ),
    }
}

/// Why a correction was not applied.
pub(super) fn lost(row: usize, fault: &CorrectionFault, near: Option<&Nearest>) -> String {
    let why = match fault {
        CorrectionFault::NoVersion => "le document n’a pas de version dans cette langue".to_owned(),
        CorrectionFault::NoBlock => "aucun bloc ne dit plus ce que dit son ancre".to_owned(),
        CorrectionFault::SeveralBlocks { count } => format!(
            "{count} blocs disent ce que dit son ancre, et leurs voisins ne permettent pas de les distinguer"
        ),
        CorrectionFault::NoWords { words } => format!("le bloc ne contient pas « {words} »"),
        CorrectionFault::SeveralPlaces { words } => {
            format!("le bloc contient « {words} » plusieurs fois ; donner plus de mots")
        }
        CorrectionFault::NothingFollows => "rien ne suit à cet endroit".to_owned(),
        CorrectionFault::NoMention { words } => format!(
            "rien n’a été trouvé sur « {words} » ; écrire le genre devant la valeur, comme dans date:2018-05-03"
        ),
        CorrectionFault::NoValue { value } => format!("« {value} » ne se lit pas comme une telle valeur"),
        CorrectionFault::NoName { name } => format!(
            "le document ne mentionne pas « {name} », qui n’est sur aucune liste ; écrire son type devant, comme dans ORG:{name}"
        ),
        CorrectionFault::Contradicts { row } => format!("elle contredit la ligne {row}, qui la précède"),
    };
    let near = near.map(|near| format!(" ; le bloc le plus proche commence par « {} »", near.opening));
    format!("la correction de la ligne {row} n’a pas été appliquée : {why}{}", near.unwrap_or_default())
}
