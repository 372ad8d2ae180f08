//! What shows that the rules for dates are right in French: for each, texts in which something is found, then texts in
//! which nothing is. The items stand in the order of `shapes.rs` and `links.rs`.

use super::super::evidence::{Evidence, evidence};

/// The evidence of each shape and each link, by its name: what must be found, then what must not.
pub(in super::super) const EVIDENCE: &[Evidence] = evidence! { "date.fr."
    "hyphened"
        &[
            ("avant le 15-mai-1999.", &[("15-mai-1999", "1999-05-15")]),
            ("le 06-août-2020", &[("06-août-2020", "2020-08-06")]),
        ],
        &["le lot 15-mai"];
    "hyphened-unread" &[], &["septembre-2020-23"];
    "month-hyphen-year" &[("en décembre-2018", &[("décembre-2018", "2018-12")])], &["décembre-18"];
    "clock-between"
        &[("le 26 octobre à 10 h 30 2023", &[("26 octobre à 10 h 30 2023", "2023-10-26")])],
        &["à 10 h 30, octobre"];
    "short-year"
        &[("remis le 18 juin 89 au ministre", &[("18 juin 89", "1989-06-18")])],
        &["le 18 juin 89 pays", "le 18 juin 89 à 90 personnes"];
    "month-short-year" &[("les événements de mai 68.", &[("mai 68", "1968-05")])], &["mai 68", "en mai 68 pays"];
    "number-unread" &[], &["le 3 mai 405.", "le 3 mai 12,5."];
    "backwards" &[("2018 mars 18", &[("2018 mars 18", "2018-03-18")])], &["18 pays, mars 45"];
    "year-month" &[("2017 avril", &[("2017 avril", "2017-04")])], &["avril 45"];
    "year-month-end" &[("(2017 sept)", &[("2017 sept", "2017-09")])], &["sept pays"];
    "apart" &[("remis le 18 08 1978 au ministre", &[("18 08 1978", "1978-08-18")])], &["le 12 18"];
    "month-in-digits"
        &[("bâti en 12/1987 et refait en 5.1935", &[("12/1987", "1987-12"), ("5.1935", "1935-05")])],
        &["l’avis 12/1987", "l’avis no 5/2019", "en 5.1935 euros"];
    "same-year"
        &[
            ("Le 3 mai 1998, puis le 5 juin de la même année",
             &[("3 mai 1998", "1998-05-03"), ("5 juin de la même année", "1998-06-05")]),
        ],
        &["le 5 juin de la même année"];
    "following-year"
        &[
            ("Le 3 mai 1998, puis le 5 juin de l’année suivante",
             &[("3 mai 1998", "1998-05-03"), ("5 juin de l’année suivante", "1999-06-05")]),
        ],
        &["le 5 juin de l’année suivante"];
    "former-year"
        &[
            ("Le 3 mai 1998, après le 5 juin de l’année précédente",
             &[("3 mai 1998", "1998-05-03"), ("5 juin de l’année précédente", "1997-06-05")]),
        ],
        &["le 5 juin de l’année précédente"];
    "next"
        &[
            ("nommé le 28 décembre 1998, il démissionne le 5 janvier suivant",
             &[("28 décembre 1998", "1998-12-28"), ("5 janvier suivant", "1999-01-05")]),
        ],
        &["le 5 janvier suivant", "le janvier suivants"];
    "past" &[], &["en février dernier"];
    "coming" &[], &["en mai prochain"];
    "digits"
        &[
            ("le 03/05/2018", &[("03/05/2018", "2018-05-03")]),
            ("2018-05-03", &[("2018-05-03", "2018-05-03")]),
            ("3.5.2018 à Paris", &[("3.5.2018", "2018-05-03")]),
            ("le 05/24/2018", &[("05/24/2018", "2018-05-24")]),
        ],
        &["la version 3.5.20", "E/CN.3/2006/13", "20180503"];
    "day-month-year"
        &[
            ("Le jeudi 8 mai 2014, il", &[("8 mai 2014", "2014-05-08")]),
            ("le 1er janvier 2016", &[("1er janvier 2016", "2016-01-01")]),
            ("le 1^{er} août 2017", &[("1^{er} août 2017", "2017-08-01")]),
            ("le 1 er août 2017", &[("1 er août 2017", "2017-08-01")]),
            ("le premier mai 2018", &[("premier mai 2018", "2018-05-01")]),
            ("24\u{A0}juillet\u{202F}2018", &[("24\u{A0}juillet\u{202F}2018", "2018-07-24")]),
            ("24 JUILLET 2018", &[("24 JUILLET 2018", "2018-07-24")]),
            ("le 12 sept. 2018", &[("12 sept. 2018", "2018-09-12")]),
            ("le 12 janv 2018", &[("12 janv 2018", "2018-01-12")]),
        ],
        &["le 30 février 2018", "le 31 juin 2018"];
    "day-month"
        &[
            ("En 2018, le 3 mai, le Conseil", &[("2018", "2018"), ("3 mai", "2018-05-03")]),
            ("le 3 mai et le 5 juin 2018", &[("3 mai", "2018-05-03"), ("5 juin 2018", "2018-06-05")]),
        ],
        &["les 27 sept pays", "le 3 mai"];
    "month-year"
        &[
            ("en novembre 2017", &[("novembre 2017", "2017-11")]),
            ("Octobre 2017 ; en cours", &[("Octobre 2017", "2017-10")]),
            ("NOVEMBRE 2017", &[("NOVEMBRE 2017", "2017-11")]),
            ("réunion d'octobre 2013", &[("octobre 2013", "2013-10")]),
            ("(déc. 2016)", &[("déc. 2016", "2016-12")]),
            ("en mai de l’année 2018", &[("mai de l’année 2018", "2018-05")]),
        ],
        &["le maire 2018/1", "octobre"];
    "month"
        &[
            ("En 2020, en mars et en décembre", &[("2020", "2020"), ("mars", "2020-03"), ("décembre", "2020-12")]),
        ],
        &["la planète Mars", "mai 68"];
    "month-name"
        &[("En 2020 puis en Mars", &[("2020", "2020"), ("Mars", "2020-03")])],
        &["d’Avril Haines", "sur Mars", "le Champ de Mars", "M. Mars et Mme Avril"];
    "part-year"
        &[
            ("au quatrième trimestre de 2018", &[("quatrième trimestre de 2018", "2018-36")]),
            ("Dernier trimestre de 2018", &[("Dernier trimestre de 2018", "2018-36")]),
            ("le 2e trimestre 2019", &[("2e trimestre 2019", "2019-34")]),
            ("au premier semestre de 2014", &[("premier semestre de 2014", "2014-40")]),
            ("la seconde moitié de l’année 2013", &[("seconde moitié de l’année 2013", "2013-41")]),
            ("T4 2018", &[("T4 2018", "2018-36")]),
            ("S2 2018", &[("S2 2018", "2018-41")]),
            ("aux premier et deuxième trimestres de 2018",
             &[("premier", "2018-33"), ("deuxième trimestres de 2018", "2018-34")]),
        ],
        &["chaque trimestre", "le premier trimestre de grossesse"];
    "part"
        &[("En 2018, au premier trimestre", &[("2018", "2018"), ("premier trimestre", "2018-33")])],
        &["un premier trimestre", "au deuxième trimestre de grossesse"];
    "decade"
        &[
            ("dans les années 1990", &[("années 1990", "199X")]),
            ("les années 90", &[("années 90", "199X")]),
            ("les années 80 et 90", &[("années 80", "198X"), ("90", "199X")]),
            ("les années quatre-vingt-dix", &[("années quatre-vingt-dix", "199X")]),
            ("les années 1980 et 1990", &[("années 1980", "198X"), ("1990", "199X")]),
        ],
        &["ces 15 dernières années", "durant 12 années", "les années 45"];
    "century"
        &[
            ("au XXIe siècle", &[("XXIe siècle", "2001/2100")]),
            ("au XXIᵉ siècle", &[("XXIᵉ siècle", "2001/2100")]),
            ("au XXI^e siècle", &[("XXI^e siècle", "2001/2100")]),
            ("au XXI e siècle", &[("XXI e siècle", "2001/2100")]),
            ("du vingt et unième siècle", &[("vingt et unième siècle", "2001/2100")]),
            ("les XIXe et XXe siècles", &[("XIXe", "1801/1900"), ("XXe siècles", "1901/2000")]),
        ],
        &["il y a deux siècles", "au siècle dernier"];
    "years"
        &[
            ("l’exercice 2017/18", &[("2017/18", "2017/2018")]),
            ("la session 2017/2018", &[("2017/2018", "2017/2018")]),
            ("en 2011-12", &[("2011-12", "2011/2012")]),
        ],
        &["CEB/2017/18", "la cote 2020/2"];
    "year"
        &[
            ("première session ordinaire de 2018", &[("2018", "2018")]),
            ("2017 : trois réunions", &[("2017", "2017")]),
            ("(Genève, 2020)", &[("2020", "2020")]),
            ("la circulaire de 2003", &[("2003", "2003")]),
        ],
        &[
            "2 018 fonctionnaires", "A/71/2018", "CEB/2018/1", "ISO 9001:2015", "COVID-2019", "budget_2018.xlsx",
            "?an=2018", "le post-2015", "https://unsceb.org/2021- 02/v_2021.pdf", "www.un.org/2018",
        ];
    "number"
        &[
            ("les 7 et 8 novembre 2018", &[("7", "2018-11-07"), ("8 novembre 2018", "2018-11-08")]),
            ("29 mai, 25 juin, 27 juillet et 17 et 30 août 2018",
             &[("29 mai", "2018-05-29"), ("25 juin", "2018-06-25"), ("27 juillet", "2018-07-27"),
               ("17", "2018-08-17"), ("30 août 2018", "2018-08-30")]),
            ("mercredi 7 et jeudi 8 novembre 2018", &[("7", "2018-11-07"), ("8 novembre 2018", "2018-11-08")]),
        ],
        &["les 7 et 8 membres", "dans 18 à 24 mois", "7 et 8 pays, 12 fonds"];
    "between"
        &[
            ("entre 2015 et 2017", &[("2015 et 2017", "2015/2017")]),
            ("entre le 3 et le 5 mai 2018", &[("3 et le 5 mai 2018", "2018-05-03/2018-05-05")]),
        ],
        &["entre 15 et 20 pays"];
    "list"
        &[
            ("Novembre 2017 et février, mai et août 2018 ; en cours",
             &[("Novembre 2017", "2017-11"), ("février", "2018-02"), ("mai", "2018-05"), ("août 2018", "2018-08")]),
            ("tenues en mai et en octobre 2018", &[("mai", "2018-05"), ("octobre 2018", "2018-10")]),
            ("en 2016 et 2017", &[("2016", "2016"), ("2017", "2017")]),
        ],
        &["les figures 3 et 4"];
    "comma"
        &[
            ("les 3, 4 et 5 mai 2018", &[("3", "2018-05-03"), ("4", "2018-05-04"), ("5 mai 2018", "2018-05-05")]),
        ],
        &["les figures 3, 4"];
    "range"
        &[
            ("du 10 au 12 mai 2018", &[("10 au 12 mai 2018", "2018-05-10/2018-05-12")]),
            ("Du 1 août au 30 septembre 2018", &[("1 août au 30 septembre 2018", "2018-08-01/2018-09-30")]),
            ("de janvier à octobre 2018", &[("janvier à octobre 2018", "2018-01/2018-10")]),
            ("du 28 décembre au 3 janvier 2019", &[("28 décembre au 3 janvier 2019", "2018-12-28/2019-01-03")]),
            ("de 2015 à 2018", &[("2015 à 2018", "2015/2018")]),
            ("des années 2010 à 2015", &[("années 2010 à 2015", "2010/2015")]),
            ("du 3 mai jusqu’au 5 juin 2018", &[("3 mai jusqu’au 5 juin 2018", "2018-05-03/2018-06-05")]),
        ],
        &["de 15 à 20 pays"];
    "dash"
        &[
            ("Londres, 3-4 mai 2018", &[("3-4 mai 2018", "2018-05-03/2018-05-04")]),
            ("mai-septembre 2018", &[("mai-septembre 2018", "2018-05/2018-09")]),
            ("1er août-septembre 2017", &[("1er août-septembre 2017", "2017-08-01/2017-09")]),
            ("1 août-30 septembre 2018", &[("1 août-30 septembre 2018", "2018-08-01/2018-09-30")]),
            ("novembre 2017-mai 2018", &[("novembre 2017-mai 2018", "2017-11/2018-05")]),
            ("la décennie 2011–2020", &[("2011–2020", "2011/2020")]),
            ("2014 – 2015", &[("2014 – 2015", "2014/2015")]),
            ("mai/juin 2018", &[("mai/juin 2018", "2018-05/2018-06")]),
        ],
        &["les articles 3-4", "un groupe de 5-6 personnes"];
};
