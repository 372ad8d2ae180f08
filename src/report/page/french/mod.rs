//! The French wording of flaws and differences; the English one is theirs, since the tables are in English.

mod corrections;
mod differences;
mod files;
mod flaws;

use crate::model::Lang;

pub(super) use differences::difference;
pub(super) use flaws::flaw;

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
