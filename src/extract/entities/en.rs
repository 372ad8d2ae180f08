//! What the extraction of entities must know of English: the lists of `words_en.tsv`, and the evidence of the rules.

use std::sync::LazyLock;

use super::language::{Language, WordLists};
use super::rule::{Rule, Rules};
use crate::model::Lang;

/// English, as the United Nations write it.
pub(super) static ENGLISH: LazyLock<Language> =
    LazyLock::new(|| Language::new(Lang::En, WordLists::read(include_str!("words_en.tsv")), RULES));

/// The rules with their evidence.
const RULES: Rules = Rules {
    gazetteer: Rule {
        id: "entity.en.gazetteer",
        examples: &[
            ("the work of the United Nations Office on Drugs and Crime", "UNODC"),
            ("the Office of the High Commissioner for Human Rights", "OHCHR"),
            ("in the Democratic Republic of the Congo", "COD"),
            ("in South Sudan", "SSD"),
            ("in Equatorial Guinea", "GNQ"),
            ("the Paris Agreement", "Paris Agreement"),
            ("the 2030 Agenda for Sustainable Development", "2030 Agenda"),
            ("at the United Nations Office at Geneva", "UNOG"),
        ],
        counterexamples: &[
            "The Reunion planned for May was postponed.",
            "an amount of 12 million United States dollars",
            "Swiss banks and the Mexican authorities",
            "see https://www.undp.org/UNDP and CEB/2018/1",
            "the least developed countries and Member States",
        ],
    },
    body_form: Rule {
        id: "entity.en.body-form",
        examples: &[
            ("the Ministry of Fisheries and Aquaculture replied", "Ministry of Fisheries and Aquaculture"),
            ("a ruling of the Lima Court of First Instance", "Lima Court of First Instance"),
            ("the National Electoral Authority", "National Electoral Authority"),
        ],
        counterexamples: &[
            "The Committee met.",
            "the Executive Board decided",
            "the Minister of Territorial Administration",
            "the Russian Federation",
        ],
    },
    instrument_form: Rule {
        id: "entity.en.instrument-form",
        examples: &[("under the Lima Political Declaration", "Lima Political Declaration")],
        counterexamples: &["The Strategic Plan was approved."],
    },
    apposed: Rule {
        id: "entity.en.apposed",
        examples: &[
            ("by means of the tool ClearPath", "ClearPath"),
            ("a contract with the company Norvex", "Norvex"),
        ],
        counterexamples: &["the project Manager", "the programme Africa", "a system of platforms"],
    },
    place_form: Rule {
        id: "entity.en.place-form",
        examples: &[
            ("The meeting was held in Lurmel, Peru.", "Lurmel"),
            ("at Lurmel (Peru)", "Lurmel"),
            ("in the village of Kerbou North", "Kerbou North"),
            ("Workshops were held in Geneva and Antsirabe.", "Antsirabe"),
        ],
        counterexamples: &["in Geneva, Switzerland", "thanked Mr. Lurmel (Peru)", "the city of tomorrow"],
    },
    acronym: Rule {
        id: "entity.en.acronym",
        examples: &[
            ("The International Trade Centre (ITC) replied.", "ITC"),
            ("The Inter-Agency Network of Archives (INA) met.", "INA"),
            ("The FFC (Forest and Fish Committee) met.", "FFC"),
        ],
        counterexamples: &[
            "information and communications technologies (ICT)",
            "Countries (LDC) and the Union (see below)",
        ],
    },
    initials: Rule {
        id: "entity.en.initials",
        examples: &[("RAPSCO has published its accounts. The staff of RAPSCO agreed.", "RAPSCO")],
        counterexamples: &[
            "HIV is a virus. HIV has declined.",
            "RAPSCO has published its accounts.",
            "The annual growth rate (AGR) is 3 per cent. The AGR is stable.",
        ],
    },
    person_title: Rule {
        id: "entity.en.person-title",
        examples: &[
            ("Ms. Audrey Azoulay took the floor.", "Audrey Azoulay"),
            ("Mr. Ryder’s report", "Ryder"),
            ("Mr. José Graziano da Silva concluded.", "José Graziano da Silva"),
            ("The Director, Guy Ryder, spoke. Then Mr. Ryder concluded.", "Guy Ryder"),
            ("Messrs. Jarraud and Yumkella for their presentations", "Yumkella"),
            ("H.E. Mr. Zeid Ra’ad Al Hussein", "Zeid Ra'ad Al Hussein"),
        ],
        counterexamples: &["The Mr and Mrs question remains.", "Dr. of the Academy"],
    },
    person_office: Rule {
        id: "entity.en.person-office",
        examples: &[
            ("the Director-General of the International Labour Organization, Guy Ryder, said", "Guy Ryder"),
            (
                "LI Yong, Director General of the United Nations Industrial Development Organization",
                "Li Yong",
            ),
            ("as well as Kim Won-soo, the new Secretary of the Board", "Kim Won-soo"),
            ("Secretary-General Ban Ki-moon", "Ban Ki-moon"),
        ],
        counterexamples: &[
            "the President noted that, Member States and Parties alike, they should act",
            "the Director of the Four Seasons Trinity Hotel",
            "the judges of the Supreme Court, Federal Court and others",
        ],
    },
    person_again: Rule {
        id: "entity.en.person-again",
        examples: &[("Zdrava Mustel, Secretary-General. Lastly, Zdrava Mustel concluded.", "Zdrava Mustel")],
        counterexamples: &["Lastly, Mzukisi Rifoui concluded."],
    },
    short_form: Rule {
        id: "entity.en.short-form",
        examples: &[
            ("The Security Council met. The Council decided.", "UNSC"),
            (
                "The High-level Committee on Management (hereinafter “the Management Committee”) met. Then the Management Committee concluded.",
                "HLCM",
            ),
        ],
        counterexamples: &[
            "The Council decided.",
            "The Security Council met. The Council of Ministers decided.",
        ],
    },
};
