//! English letters with accents: those of loan words.

use super::language::Language;

pub(super) const LANGUAGE: Language = Language {
    first: "é",
    inside: "éèêçïôö",
    last: "é",
    alone: "",
    names: "áíóúñãõåäøüß",
    words: &[
        "attaché",
        "café",
        "chargé",
        "cliché",
        "communiqué",
        "coöperation",
        "côte",
        "créole",
        "démarche",
        "détente",
        "exposé",
        "façade",
        "naïve",
        "négligé",
        "précis",
        "protégé",
        "régime",
        "résumé",
        "rôle",
    ],
};
