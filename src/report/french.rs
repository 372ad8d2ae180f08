//! The French wording of flaws and differences; the English one is theirs, since the tables are in English.

use super::corrected;
use crate::model::{CellFault, DateFault, Discrepancy, FileFault, Finding, Flaw, Lang, Noun, Scope, Unit};

/// A flaw in a French sentence.
pub(super) fn flaw(flaw: &Flaw) -> String {
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
        Flaw::CorrectionCell { place, fault } => corrected::cell(place, fault),
        Flaw::Corrections { file, cause } => format!(
            "{file} ne peut être compris ({cause}) ; aucune correction n’a été appliquée ; sa première ligne doit nommer les colonnes doc_id, kind, action, lang, anchor et value"
        ),
        Flaw::Correction { row, fault, near } => corrected::lost(*row, fault, near.as_ref()),
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

/// What is wrong with a file that is not text.
fn file_fault(fault: &FileFault) -> String {
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
fn cell_fault(fault: &CellFault) -> String {
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

/// A difference in a French sentence.
pub(super) fn difference(found: &Discrepancy) -> String {
    let quote = |lang: Lang, meaning: &Option<String>| match meaning {
        Some(meaning) => format!("« {} » ({meaning})", found.value(lang)),
        None => format!("« {} »", found.value(lang)),
    };
    let names = |lang: Lang| (name(lang), name(lang.other()));
    match &found.finding {
        Finding::Differ { noun, fr, en } => format!(
            "le texte français a {} {} là où le texte anglais a {}",
            noun_words(*noun),
            quote(Lang::Fr, fr),
            quote(Lang::En, en)
        ),
        Finding::Only { lang, noun, meaning } => {
            let (name, other) = names(*lang);
            let (noun, said) = (noun_words(*noun), quote(*lang, meaning));
            format!("le texte {name} a {noun} {said}, que le texte {other} n’a pas")
        }
        Finding::MoreOften { lang, noun, meaning } => {
            let (name, other) = names(*lang);
            let (noun, said) = (noun_words(*noun), quote(*lang, meaning));
            format!("le texte {name} a {noun} {said} plus souvent que le texte {other}")
        }
        Finding::Missing { lang, scope, start } => {
            let (name, other) = names(*lang);
            format!(
                "le texte {name} a {} « {start} », sans équivalent dans le texte {other}",
                scope_words(*scope)
            )
        }
        Finding::Lengths { short } => {
            let (short, than) = (the(*short), the(short.other()));
            let (fr, en) = (&found.fr_value, &found.en_value);
            format!(
                "le texte français a {fr} lettres et le texte anglais {en} : {short} est trop court pour {than}, il manque peut-être quelque chose"
            )
        }
        Finding::Extra { lang, start } => {
            let (name, other) = names(*lang);
            format!("le texte {other} semble omettre une phrase du texte {name} : « {start} »")
        }
        Finding::Untranslated { lang, start } => {
            let (name, other) = names(*lang);
            format!("le texte {name} garde des mots en {other} : « {start} »")
        }
        Finding::Term { lang, usual, count, total } => {
            let (term, instead) = (found.value(*lang), found.value(lang.other()));
            format!(
                "le terme {} « {term} » correspond ici à « {instead} », et à « {usual} » dans {count} de ses {total} occurrences",
                name(*lang)
            )
        }
    }
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "français",
        Lang::En => "anglais",
    }
}

fn the(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "le français",
        Lang::En => "l’anglais",
    }
}

fn noun_words(noun: Noun) -> &'static str {
    match noun {
        Noun::Number => "le nombre",
        Noun::Code => "le code",
        Noun::Date => "la date",
        Noun::Symbol => "la cote",
        Noun::Reference => "la référence",
        Noun::Name => "le nom",
    }
}

fn scope_words(scope: Scope) -> &'static str {
    match scope {
        Scope::Blocks(Unit::Title) => "le titre",
        Scope::Blocks(Unit::Heading) => "l’intertitre",
        Scope::Blocks(Unit::Paragraph) => "le paragraphe",
        Scope::Blocks(Unit::Prose) => "le passage",
        Scope::Blocks(Unit::Recommendation) => "la recommandation",
        Scope::Blocks(Unit::List) => "la liste",
        Scope::Blocks(Unit::Table) => "le tableau",
        Scope::Blocks(Unit::Figure) => "la figure",
        Scope::Blocks(Unit::Footnote) => "la note",
        Scope::Sentence => "la phrase",
        Scope::Line => "la ligne",
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{Check, Severity};

    use super::*;

    #[test]
    fn a_difference_is_told_as_in_english() {
        let meaning = Some("42".to_owned());
        let told = |finding: Finding| {
            let (fr_value, en_value) = ("deux".to_owned(), "three".to_owned());
            let (fr_place, en_place) = (None, None);
            let (check, severity) = (Check::Number, Severity::Error);
            let found = Discrepancy { check, severity, fr_value, en_value, fr_place, en_place, finding };
            [found.message(), difference(&found)]
        };
        assert_eq!(
            told(Finding::Differ { noun: Noun::Number, fr: meaning.clone(), en: None }),
            [
                "the French text has the number “deux” (42) where the English text has “three”",
                "le texte français a le nombre « deux » (42) là où le texte anglais a « three »"
            ]
        );
        assert_eq!(
            told(Finding::Only { lang: Lang::En, noun: Noun::Date, meaning: meaning.clone() }),
            [
                "the English text has the date “three” (42), which the French text does not have",
                "le texte anglais a la date « three » (42), que le texte français n’a pas"
            ]
        );
        assert_eq!(
            told(Finding::MoreOften { lang: Lang::Fr, noun: Noun::Number, meaning: None }),
            [
                "the French text has the number “deux” more often than the English text",
                "le texte français a le nombre « deux » plus souvent que le texte anglais"
            ]
        );
        let start = "Il".to_owned();
        assert_eq!(
            told(Finding::Missing {
                lang: Lang::Fr,
                scope: Scope::Blocks(Unit::Prose),
                start: start.clone()
            }),
            [
                "the French passage “Il” has no counterpart in the English text",
                "le texte français a le passage « Il », sans équivalent dans le texte anglais"
            ]
        );
        assert_eq!(
            told(Finding::Extra { lang: Lang::En, start: start.clone() }),
            [
                "the French text seems to lack a sentence of the English text: “Il”",
                "le texte français semble omettre une phrase du texte anglais : « Il »"
            ]
        );
        assert_eq!(
            told(Finding::Untranslated { lang: Lang::En, start }),
            [
                "the English text has words left in French: “Il”",
                "le texte anglais garde des mots en français : « Il »"
            ]
        );
        assert_eq!(
            told(Finding::Lengths { short: Lang::Fr }),
            [
                "the French text has deux letters and the English text three: the French is too short for the English, something may be missing",
                "le texte français a deux lettres et le texte anglais three : le français est trop court pour l’anglais, il manque peut-être quelque chose"
            ]
        );
    }
}
