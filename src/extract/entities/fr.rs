//! What the extraction of entities must know of French: the lists of `words_fr.tsv`, and the evidence of the rules.

use std::sync::LazyLock;

use super::language::{Language, WordLists};
use super::rule::{Rule, Rules};
use crate::model::Lang;

/// French, as the United Nations write it.
pub(super) static FRENCH: LazyLock<Language> =
    LazyLock::new(|| Language::new(Lang::Fr, WordLists::read(include_str!("words_fr.tsv")), RULES));

/// The rules with their evidence.
const RULES: Rules = Rules {
    gazetteer: Rule {
        id: "entity.fr.gazetteer",
        examples: &[
            ("les travaux de l’Office des Nations Unies contre la drogue et le crime", "UNODC"),
            ("Le Haut- Commissariat aux droits de l'homme a répondu.", "OHCHR"),
            ("en République démocratique du Congo", "COD"),
            ("au Soudan du Sud", "SSD"),
            ("en Guinée équatoriale", "GNQ"),
            ("l’Accord de Paris", "Paris Agreement"),
            ("le Programme de développement durable à l’horizon 2030", "2030 Agenda"),
            ("à l’Office des Nations Unies à Genève", "UNOG"),
            ("le secrétariat du CCS", "CEB"),
        ],
        counterexamples: &[
            "La Réunion prévue en mai a été reportée.",
            "un montant de 12 millions de dollars des États-Unis",
            "les banques suisses et le gouvernement mexicain",
            "voir https://www.undp.org/fr/PNUD et CEB/2018/1",
            "les pays les moins avancés et les États Membres",
        ],
    },
    body_form: Rule {
        id: "entity.fr.body-form",
        examples: &[
            (
                "Elle a saisi le Ministère de la pêche et de l’aquaculture de sa demande.",
                "Ministère de la pêche et de l'aquaculture",
            ),
            ("selon la Cour suprême du Pérou", "Cour suprême du Pérou"),
            ("les agents de Pêches et Sciences marines Canada", "Pêches et Sciences marines Canada"),
            ("la Direction du budget du Secrétariat général de la défense", "Direction du budget"),
        ],
        counterexamples: &["Service de la dette et autres charges.", "le Conseil d’administration a siégé"],
    },
    instrument_form: Rule {
        id: "entity.fr.instrument-form",
        examples: &[
            ("en vertu du Code de la route de 1985", "Code de la route"),
            ("les articles de la loi sur la pêche", "loi sur la pêche"),
            ("la Politique sur la gestion du risque a été suivie", "Politique sur la gestion du risque"),
        ],
        counterexamples: &[
            "Programme de travail de la session",
            "le Plan d’action a été suivi",
            "une loi sur la pêche",
        ],
    },
    apposed: Rule {
        id: "entity.fr.apposed",
        examples: &[
            ("au moyen de la plateforme ClearPath", "ClearPath"),
            ("un contrat avec la société Norvex", "Norvex"),
        ],
        counterexamples: &["le programme Afrique", "le projet VIH", "un système de plateformes"],
    },
    place_form: Rule {
        id: "entity.fr.place-form",
        examples: &[
            ("La réunion s’est tenue à Lurmel (Pérou).", "Lurmel"),
            ("près de Lurmel, au Pérou", "Lurmel"),
            ("dans le village de Kerbou Nord", "Kerbou Nord"),
            ("L’atelier s’est tenu à Antsirabe.", "Antsirabe"),
        ],
        counterexamples: &[
            "à Genève (Suisse)",
            "à la réunion",
            "a remercié M. Lurmel (Pérou)",
            "la ville de demain",
        ],
    },
    acronym: Rule {
        id: "entity.fr.acronym",
        examples: &[
            ("Le Centre du commerce international (CCI) a répondu.", "ITC"),
            ("Le Réseau interinstitutions des archives (RIA) se réunit.", "RIA"),
            ("Le CFP (Comité des forêts et des pêches) siège.", "CFP"),
        ],
        counterexamples: &[
            "les technologies de l’information et des communications (TIC)",
            "Les pays (PMA) et l’Union (voir ci-dessous)",
        ],
    },
    initials: Rule {
        id: "entity.fr.initials",
        examples: &[("La SONAPEC a publié ses comptes. Les agents de la SONAPEC ont signé.", "SONAPEC")],
        counterexamples: &[
            "Le VIH est un virus. Le VIH a reculé.",
            "La SONAPEC a publié ses comptes.",
            "Le taux de croissance annuel (TCA) est de 3 %. Le TCA est stable.",
        ],
    },
    person_title: Rule {
        id: "entity.fr.person-title",
        examples: &[
            ("Mme Audrey Azoulay a pris la parole.", "Audrey Azoulay"),
            ("M. José Graziano da Silva a conclu.", "José Graziano da Silva"),
            ("Le Directeur, Guy Ryder, a parlé. Puis M. Ryder a conclu.", "Guy Ryder"),
            ("MM. Jarraud et Yumkella de leurs exposés", "Yumkella"),
            ("S.E.M. Zeid Ra’ad Al Hussein", "Zeid Ra'ad Al Hussein"),
            ("Monsieur Yann Le Goff a signé.", "Yann Le Goff"),
            ("M. J.-L. Martel a signé.", "J.-L. Martel"),
        ],
        counterexamples: &["La superficie est de 12 m. Le texte suit.", "Mme la Ministre et M. le Président"],
    },
    person_office: Rule {
        id: "entity.fr.person-office",
        examples: &[
            (
                "le Directeur général de l’Organisation internationale du Travail, Guy Ryder, a dit",
                "Guy Ryder",
            ),
            ("LI Yong, Directeur général de l’Organisation des Nations Unies", "Li Yong"),
            ("ainsi qu’à Kim Won-soo, le nouveau Secrétaire du Conseil", "Kim Won-soo"),
            ("Secrétaire général Ban Ki-moon", "Ban Ki-moon"),
            ("Le Président, Macharia Kamau (Kenya), a conclu.", "Macharia Kamau"),
        ],
        counterexamples: &[
            "le Président a noté que, États Membres et Parties, ils devaient agir",
            "le Directeur du Four Seasons Trinity Hotel",
        ],
    },
    person_again: Rule {
        id: "entity.fr.person-again",
        examples: &[("Zdrava Mustel, Secrétaire général. Enfin, Zdrava Mustel concluait.", "Zdrava Mustel")],
        counterexamples: &["Enfin, Mzukisi Rifoui concluait."],
    },
    short_form: Rule {
        id: "entity.fr.short-form",
        examples: &[
            ("Le Conseil de sécurité s’est réuni. Le Conseil a décidé.", "UNSC"),
            (
                "Le Comité de haut niveau sur la gestion (ci-après « le Comité de gestion ») siège. Puis le Comité de gestion a conclu.",
                "HLCM",
            ),
        ],
        counterexamples: &[
            "Le Conseil a décidé.",
            "Le Conseil de sécurité. Le Conseil d’administration du fonds.",
        ],
    },
};
