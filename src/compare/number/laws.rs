//! Pairs of texts whose numbers agree, and pairs whose numbers do not.

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{Reading, Strength, differences, read};
    use crate::model::{Discrepancy, Lang, Severity};

    fn compared(fr: &str, en: &str) -> Vec<Discrepancy> {
        let (fr_numbers, en_numbers) = (read(Lang::Fr, fr, &[]), read(Lang::En, en, &[]));
        differences((fr, &fr_numbers), (en, &en_numbers))
    }

    /// The same number in both texts: nothing to say.
    const SAME: &[(&str, &str)] = &[
        ("2. Le port est fermé.", "2. The port is closed."),
        ("(3) Le port est fermé.", "The port is closed."),
        ("la décision 2000/597/CE, Euratom", "EC, Euratom Decision 2000/597/EC"),
        ("article K.3, paragraphe 2", "Article K.3(2)"),
        ("une hausse de 3,9 %", "an increase of 3.9 per cent"),
        ("une hausse de 3.9 %", "an increase of 3.9%"),
        ("plus de 18 000 fonctionnaires", "more than 18,000 staff members"),
        ("plus de 18\u{a0}000 fonctionnaires", "more than 18 000 staff members"),
        ("plus de 18\u{202f}000 fonctionnaires", "more than 18,000 staff members"),
        ("plus de 18.000 fonctionnaires", "more than 18,000 staff members"),
        ("12,5 millions de dollars", "$12.5 million"),
        ("1,2 million de personnes", "1,200,000 people"),
        ("deux milliards d’habitants", "2 billion inhabitants"),
        ("un milliard de personnes", "one billion people"),
        ("un million d’habitants", "a million inhabitants"),
        ("500 milliers de tonnes", "500 thousand tons"),
        ("trois mille personnes", "three thousand people"),
        ("deux domaines", "two areas"),
        ("21 organisations", "twenty-one organizations"),
        ("vingt et un pays", "twenty-one countries"),
        ("vingt et une organisations", "21 organizations"),
        ("soixante et onze pays", "seventy-one countries"),
        ("soixante-quinze pays", "seventy-five countries"),
        ("quatre-vingts pays", "eighty countries"),
        ("quatre-vingt-dix-sept pays", "ninety-seven countries"),
        ("quatre-vingt un pays", "81 countries"),
        ("septante-deux et nonante-neuf", "seventy-two and ninety-nine"),
        ("deux cent cinq personnes", "two hundred and five people"),
        ("cent vingt jours", "one hundred and twenty days"),
        ("cent vingt jours", "a hundred and twenty days"),
        ("deux mille dix-huit cas", "two thousand and eighteen cases"),
        ("trois cent mille enfants", "three hundred thousand children"),
        ("deux cent trois mille enfants", "two hundred and three thousand children"),
        ("entre cent et deux cents agents", "between one hundred and two hundred staff"),
        ("sa trente-cinquième session", "its thirty-fifth session"),
        ("sa trente et unième session", "its thirty-first session"),
        ("sa quatre-vingt-unième session", "its eighty-first session"),
        ("sa soixante-douzième session", "its 72nd session"),
        ("sa 35e session", "its thirty-fifth session"),
        ("sa XXXVe session", "its thirty-fifth session"),
        ("le XXIe siècle", "the twenty-first century"),
        ("le Ve siècle", "the 5th century"),
        ("la deuxième session", "the second session"),
        ("la seconde session", "the second session"),
        ("le 1er janvier", "1 January"),
        ("la première session", "the first session"),
        ("l’annexe II et la figure IV", "annex II and figure IV"),
        ("les annexes I et II", "annexes I and II"),
        ("la figure 2", "figure II"),
        ("un tiers des pays", "one third of countries"),
        ("un tiers des pays", "a third of the countries"),
        ("les deux tiers de la population", "two thirds of the population"),
        ("les deux cinquièmes", "two fifths"),
        ("la moitié des pays", "half of the countries"),
        ("les trois quarts des pays", "75 per cent of countries"),
        ("les trois quarts des pays", "three-quarters of the countries"),
        ("les trois premiers trimestres", "the first three quarters"),
        ("la moitié des pays", "50 per cent of countries"),
        ("un cinquième des pays", "20 per cent of countries"),
        ("un cinquième des pays", "one fifth of countries"),
        ("un cinquième pays", "a fifth country"),
        ("un demi-million de personnes", "half a million people"),
        ("500 000 personnes", "half a million people"),
        ("un examen semestriel", "a six-month review"),
        ("le cinquantenaire de l’Organisation", "the fiftieth anniversary of the Organization"),
        ("les deux organes", "both bodies"),
        ("deux fois par an", "twice a year"),
        ("une fois par an", "once a year"),
        ("une dizaine de pays", "about 10 countries"),
        ("une douzaine de pays", "a dozen countries"),
        ("des dizaines de milliers de réfugiés", "tens of thousands of refugees"),
        ("des centaines de personnes", "dozens of people"),
        ("quelque 11 millions de dollars", "some $11 million"),
        ("dans quinze jours", "in two weeks"),
        ("dans quinze jours", "in fifteen days"),
        ("un million et demi de personnes", "1.5 million people"),
        ("deux millions et demi de personnes", "two and a half million people"),
        ("deux millions et demi de personnes", "2,500,000 people"),
        ("deux ans et demi", "two and a half years"),
        ("2 millions et demi de personnes", "2.5 million people"),
        ("l’exercice biennal", "the two-year period"),
        ("cinq pour cent", "5 per cent"),
        ("a) un plan; b) un budget", "(a) a plan; (b) a budget"),
        ("1) un plan; 2) un budget", "a plan; a budget"),
        ("12. Le Comité a noté", "The Committee noted"),
        ("voir la note [4]", "see the note"),
        ("la pandémie de COVID-19, la COVID-19", "the COVID-19 pandemic"),
        ("depuis la mi-2018", "since mid-2018"),
        ("la résolution A/71/818", "that resolution"),
        ("voir www.un.org/2018/07", "see the site"),
        ("de 2011-2020", "from 2011–2020"),
        ("l’article 38.031", "section 38.031"),
        ("la cible 16.2", "target 16.2"),
        ("la révolution", "the Four Seasons hotel"),
        ("cent fois mille mercis", "many thanks"),
        ("l’article 247, § 4, alinéa 2", "Article 247.4.2"),
        ("l’article 246 paragraphe 1", "Article 246.1"),
        ("les articles 8, 9, 10 et 11", "Articles 8 to 11"),
        ("l’article 31, 4°, et le § 1er", "Article 31.4 and § 1"),
        ("(p. 32, 33)", "(p. 32,33)"),
        ("l’infraction visée à l’article 247, paragraphe 4", "the offence in 247.4"),
        ("l’article 5, paragraphe 2", "Article 5(2)"),
        ("le quatrième alinéa de l’article 230", "Article 230, paragraph 4"),
        ("5 p. 100 des membres", "5 per cent of the members"),
        ("ouverte à 14 heures, levée à 18 h 17", "opened at 2 p.m. and rose at 6.17 p.m."),
        ("levée à midi", "rose at 12 p.m."),
        ("levée à midi", "rose at 12 noon"),
        ("ouverte à 14 heures", "opened at two o’clock"),
        ("pendant trois ans et demi", "for 3½ years"),
        ("3½ ans", "three and a half years"),
        ("ces cent trente-deux lettres", "these hundred and thirty-two letters"),
        ("la campagne 1984 - 1985", "the 1984 - 85 crop year"),
        ("Le personnel … 27", "Staff … 25"),
        ("155 millions d’euros", "€155m"),
        ("200 000 à 250 000 euros", "200-250,000 euros"),
        ("48 milliards au lieu de 42", "$48 billion instead of $42 billion"),
        ("2,5 M€", "EUR 2.5 million"),
        ("3½ %", "3.5 per cent"),
        ("les deux tiers des membres", "2/3 of the members"),
        ("0,5 %", ".5 per cent"),
        ("300millions d’euros", "0.3 billion euro"),
        ("s’élève à 3,349 millions", "amounts to3.349 million"),
        ("l’acte 2960/01", "Law 2960/2001"),
        ("la période 94-99", "the period 1994-1999"),
        ("en février 200822", "in February 2008"),
        ("la vie familiale, affective", "family,5 emotional life"),
        ("50 000 euros", "50.000 euros"),
        ("Introduction ........ 5", "Introduction ........ 7"),
        ("2.1. Ressources propres", "Own resources"),
        ("une tierce partie", "a third party"),
        ("1,122,000 divorces", "1,122,000 divorces"),
        ("ouverte à 2 heures", "opened at 2 p.m."),
        ("l’alinéa 52.22d) de la Loi", "paragraph 52.22(d) of the Act"),
        ("un ou plusieurs pays", "one or more countries"),
        ("des pays", "two countries"),
        ("12 sur 12", "12"),
        ("les tiers concernés", "the third parties concerned"),
        ("10 000 000 000 000 000 000 000 000 000 000", "10,000,000,000,000,000,000,000,000,000,000"),
    ];

    #[test]
    fn equal_numbers_say_nothing() {
        for (fr, en) in SAME {
            assert_eq!(compared(fr, en), [], "{fr} | {en}");
        }
    }

    /// Different numbers: the worst severity and the values of the first finding.
    const DIFFERENT: &[(&str, &str, Severity, &str, &str)] = &[
        ("Réformer la gestion (action 92)", "Reforming management (action 82)", Severity::Error, "92", "82"),
        ("2. Le port est fermé.", "9. The port is closed.", Severity::Warning, "2", "9"),
        (
            "l’article 8 de la décision 2000/597/CE",
            "Article 8 of Decision 2040/597/EC",
            Severity::Error,
            "2000/597/CE",
            "2040/597/EC",
        ),
        ("3,9 %", "3.8 per cent", Severity::Error, "3,9", "3.8"),
        ("plus de 18 000 agents", "more than 1,800 staff", Severity::Error, "18 000", "1,800"),
        ("1,2 million", "1.2 billion", Severity::Error, "1,2 million", "1.2 billion"),
        ("deux milliards", "two million", Severity::Error, "deux milliards", "two million"),
        ("trois domaines", "four areas", Severity::Warning, "trois", "four"),
        ("la deuxième session", "the third session", Severity::Warning, "deuxième", "third"),
        (
            "sa trente-cinquième session",
            "its thirty-sixth session",
            Severity::Error,
            "trente-cinquième",
            "thirty-sixth",
        ),
        ("21 pays", "twelve countries", Severity::Error, "21", "twelve"),
        ("l’annexe II", "annex III", Severity::Error, "II", "III"),
        ("les deux tiers", "three quarters", Severity::Warning, "deux tiers", "three quarters"),
        ("la COVID-91", "COVID-19", Severity::Error, "COVID-91", "COVID-19"),
        ("12 sur 12", "12 of 21", Severity::Error, "12", "21"),
        ("les deux tiers", "two fifths", Severity::Warning, "deux tiers", "two fifths"),
        ("le quatrième de cinq axes", "the fourth of four areas", Severity::Warning, "cinq", "four"),
        ("quatre points (fig. V)", "five points (fig. V)", Severity::Warning, "quatre", "five"),
        ("12, 12 et 21", "12, 21 and 21", Severity::Warning, "12", "21"),
        ("12 pays", "countries", Severity::Warning, "12", ""),
        ("des pays", "the four countries", Severity::Info, "", "four"),
        ("des pays", "the twelve countries", Severity::Info, "", "twelve"),
        ("l’article 12", "that article", Severity::Info, "12", ""),
        ("5 pays", "countries", Severity::Info, "5", ""),
        ("deux identifiants ou plus", "one or more identifiers", Severity::Error, "deux", "one"),
        (
            "de 550 à 600 euros puis de 550 à 900 euros",
            "500 to 600 euros and then 550 to 900 euros",
            Severity::Error,
            "550",
            "500",
        ),
        ("l’article 6, paragraphe 1", "Article 5(1)", Severity::Error, "6", "5"),
        (
            "au paragraphe 1, une personne visée au paragraphe 6",
            "in paragraph 1, a person in paragraph 1",
            Severity::Error,
            "6",
            "1",
        ),
        ("à 15 heures", "at 4 p.m.", Severity::Error, "15 heures", "4 p.m."),
        ("5 p. 100", "6 per cent", Severity::Error, "5", "6"),
        ("le règlement no 1150/2000", "Regulation No 1150/1999", Severity::Error, "1150/2000", "1150/1999"),
    ];

    #[test]
    fn different_numbers_are_told() {
        for (fr, en, severity, fr_value, en_value) in DIFFERENT {
            let found = compared(fr, en);
            let first = found.first().unwrap_or_else(|| panic!("nothing found: {fr} | {en}"));
            assert_eq!(
                (first.values.fr.as_str(), first.values.en.as_str()),
                (*fr_value, *en_value),
                "{fr} | {en}"
            );
            assert_eq!(found.iter().map(|one| one.severity).max(), Some(*severity), "{fr} | {en}");
            if let Some(place) = &first.places.fr {
                assert_eq!(&fr[place.clone()], *fr_value);
            }
        }
    }

    #[test]
    fn what_differs_again_for_the_same_reason_is_told_once() {
        let twice = compared("L’article 230 et, selon l’article 230,", "Article 173 and, under Article 173,");
        assert_eq!(twice.len(), 1, "{twice:?}");
        let anew = compared(
            "l’article 230 ouvre le recours, l’article 231 le règle, l’article 233 le clôt",
            "Article 173 opens the action, Article 174 settles it, Article 176 closes it",
        );
        let severities: Vec<Severity> = anew.iter().map(|one| one.severity).collect();
        assert_eq!(severities, [Severity::Error]);
    }

    #[test]
    fn numbers_in_mentions_are_masked() {
        let date = 3..8;
        let numbers = read(Lang::Fr, "le 3 mai, 12 pays", std::slice::from_ref(&date));
        let strengths: Vec<Strength> = numbers.iter().map(|number| number.strength).collect();
        assert_eq!(strengths, [Strength::Masked, Strength::Sure]);
    }

    /// Words and marks that numbers are made of, and some that they are not.
    fn scraps() -> impl Strategy<Value = String> {
        let scrap = prop::sample::select(vec![
            "un",
            "une",
            "deux",
            "vingt",
            "et",
            "quatre",
            "dix",
            "sept",
            "cent",
            "mille",
            "millions",
            "milliard",
            "tiers",
            "ième",
            "XXIe",
            "II",
            "annexe",
            "12",
            "3,9",
            "18 000",
            "%",
            "COVID-19",
            "1)",
            "(2)",
            " ",
            "-",
            "\u{a0}",
            ".",
            "a",
            "hundred",
            "and",
            "thousand",
            "third",
            "half",
            "é",
            "🜚",
            "/",
            "http://x/1",
            "e",
            "5G",
            "quinze",
            "jours",
        ]);
        let gap = prop::sample::select(vec![" ", "", "-", " ", ", "]);
        prop::collection::vec((scrap, gap), 0..30)
            .prop_map(|all| all.into_iter().map(|(a, b)| a.to_string() + b).collect())
    }

    fn holds(text: &str, numbers: &[Reading]) -> bool {
        let ordered = numbers.windows(2).all(|two| two[0].range.end <= two[1].range.start);
        ordered
            && numbers
                .iter()
                .all(|number| text.get(number.range.clone()).is_some_and(|words| !words.is_empty()))
    }

    proptest! {
        #[test]
        fn readings_lie_in_the_text_and_do_not_overlap(text in scraps(), lang in prop::sample::select(vec![Lang::Fr, Lang::En])) {
            let numbers = read(lang, &text, &[]);
            prop_assert!(holds(&text, &numbers), "{text:?}: {numbers:?}");
        }

        #[test]
        fn any_text_is_read(text in "\\PC*", from in 0_usize..50) {
            for lang in Lang::BOTH {
                let mask = from..from + 3;
                prop_assert!(holds(&text, &read(lang, &text, std::slice::from_ref(&mask))));
            }
        }

        #[test]
        fn a_text_agrees_with_itself(text in scraps()) {
            let numbers = read(Lang::Fr, &text, &[]);
            prop_assert_eq!(differences((&text, &numbers), (&text, &numbers)), []);
        }

        #[test]
        fn every_number_in_digits_is_read(value in 0_u64..10_000_000) {
            let grouped: Vec<String> = value.to_string().as_bytes().rchunks(3).rev().map(|part| String::from_utf8_lossy(part).into_owned()).collect();
            prop_assert_eq!(compared(&grouped.join(" "), &grouped.join(",")), []);
            prop_assert_eq!(compared(&value.to_string(), &format!("{value} people")), []);
        }
    }
}
