//! What holds for every date and every text.

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use jiff::civil::Date;

    use super::super::tests::dates_in;
    use super::super::*;
    use crate::model::{BlockKind, DateValue, Granularity, Modifier};

    /// The names of the months, the ordinals of the quarters and the words that the forms below need.
    struct Wordings {
        months: [&'static str; 12],
        quarters: [&'static str; 4],
        edges: [&'static str; 3],
    }

    const FR: Wordings = Wordings {
        months: [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        quarters: ["premier", "deuxième", "troisième", "quatrième"],
        edges: ["début", "mi-", "fin"],
    };

    const EN: Wordings = Wordings {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        quarters: ["first", "second", "third", "fourth"],
        edges: ["early", "mid-", "late"],
    };

    /// What a form must give: first day, last day, unit, part of it.
    type Expected = (String, String, Granularity, Option<Modifier>);

    /// The numbers that a form is made from; `day < later`, `month < after`, `year < end`.
    #[derive(Debug, Clone, Copy)]
    struct Numbers {
        lang: Lang,
        year: i16,
        end: i16,
        month: usize,
        after: usize,
        day: i8,
        later: i8,
        blank: char,
        dash: char,
    }

    fn numbers() -> impl Strategy<Value = Numbers> {
        let blanks = prop::sample::select(vec![' ', '\u{A0}', '\u{202F}', '\u{2009}', '\n']);
        let dashes = prop::sample::select(vec!['-', '–', '‑']);
        let lang = prop::sample::select(Lang::BOTH.to_vec());
        (lang, 1900i16..2080, 1i16..20, 0usize..11, 1usize..11, 1i8..28, blanks, dashes).prop_flat_map(
            |(lang, year, years, month, months, day, blank, dash)| {
                (day + 1..=28).prop_map(move |later| Numbers {
                    lang,
                    year,
                    end: year + years,
                    month,
                    after: (month + months).min(11),
                    day,
                    later,
                    blank,
                    dash,
                })
            },
        )
    }

    impl Numbers {
        fn words(&self) -> &'static Wordings {
            match self.lang {
                Lang::Fr => &FR,
                Lang::En => &EN,
            }
        }

        fn on(&self, year: i16, month: usize, day: i8) -> String {
            format!("{year}-{:02}-{day:02}", month + 1)
        }

        fn last(&self, year: i16, month: usize) -> String {
            Date::new(year, i8::try_from(month + 1).unwrap(), 1).unwrap().last_of_month().to_string()
        }

        fn days(&self, month: usize, day: i8) -> Expected {
            let on = self.on(self.year, month, day);
            (on.clone(), on, Granularity::Day, None)
        }

        fn period(
            &self,
            first: (i16, usize),
            last: (i16, usize),
            unit: Granularity,
            part: Option<Modifier>,
        ) -> Expected {
            (self.on(first.0, first.1, 1), self.last(last.0, last.1), unit, part)
        }

        /// Every form, written out, with what must be read.
        fn forms(&self) -> Vec<(String, Vec<Expected>)> {
            [self.day_forms(), self.month_forms(), self.year_forms()].concat()
        }

        /// The forms of days.
        fn day_forms(&self) -> Vec<(String, Vec<Expected>)> {
            let Numbers { year, month, after, day, later, blank, dash, .. } = *self;
            let words = self.words();
            let (name, other) = (words.months[month], words.months[after]);
            let (and, to) = if self.lang == Lang::Fr { ("et", "au") } else { ("and", "to") };
            let both = vec![self.days(month, day), self.days(month, later)];
            let range = |from: (usize, i8), until: (usize, i8)| {
                vec![(self.on(year, from.0, from.1), self.on(year, until.0, until.1), Granularity::Day, None)]
            };
            let mut forms = vec![
                (format!("{day}{blank}{name}{blank}{year}"), vec![self.days(month, day)]),
                (format!("{day}{blank}{}{blank}{year}", name.to_uppercase()), vec![self.days(month, day)]),
                (self.on(year, month, day), vec![self.days(month, day)]),
                (format!("{day:02}/{:02}/{year}", month + 1), vec![self.days(month, day)]),
                (format!("{day}{blank}{and}{blank}{later}{blank}{name}{blank}{year}"), both.clone()),
                (format!("{day} {name} {and} {later} {name} {year}"), both),
                (
                    format!("{day}{dash}{later}{blank}{name}{blank}{year}"),
                    range((month, day), (month, later)),
                ),
                (format!("{day} {to} {later} {name} {year}"), range((month, day), (month, later))),
                (format!("{day} {name}{dash}{later} {other} {year}"), range((month, day), (after, later))),
            ];
            if self.lang == Lang::En {
                forms.push((format!("{name} {day}, {year}"), vec![self.days(month, day)]));
            }
            forms
        }

        /// The forms of months and quarters.
        fn month_forms(&self) -> Vec<(String, Vec<Expected>)> {
            let Numbers { year, end, month, after, blank, dash, .. } = *self;
            let words = self.words();
            let (name, other) = (words.months[month], words.months[after]);
            let [and, of, within, quarter] = match self.lang {
                Lang::Fr => ["et", "de", "en", "trimestre"],
                Lang::En => ["and", "of", "in", "quarter"],
            };
            let ordinal = words.quarters[month % 4];
            let first = month % 4 * 3;
            vec![
                (
                    format!("{name}{blank}{year}"),
                    vec![self.period((year, month), (year, month), Granularity::Month, None)],
                ),
                (
                    format!("{name}{dash}{other} {year}"),
                    vec![self.period((year, month), (year, after), Granularity::Month, None)],
                ),
                (
                    format!("{name} {year}{dash}{other} {end}"),
                    vec![self.period((year, month), (end, after), Granularity::Month, None)],
                ),
                (
                    format!("{within} {name}, {within} {other} {and} {within} {name} {year}"),
                    [month, after, month]
                        .map(|m| self.period((year, m), (year, m), Granularity::Month, None))
                        .to_vec(),
                ),
                (
                    format!("{ordinal} {quarter} {of} {year}"),
                    vec![self.period((year, first), (year, first + 2), Granularity::Quarter, None)],
                ),
            ]
        }

        /// The forms of years, of their parts and of decades.
        fn year_forms(&self) -> Vec<(String, Vec<Expected>)> {
            let Numbers { year, end, dash, .. } = *self;
            let words = self.words();
            let within = if self.lang == Lang::Fr { "en" } else { "in" };
            let mut forms = vec![
                (
                    format!("{within} {year}"),
                    vec![self.period((year, 0), (year, 11), Granularity::Year, None)],
                ),
                (
                    format!("{year}{dash}{end}"),
                    vec![self.period((year, 0), (end, 11), Granularity::Year, None)],
                ),
            ];
            for (edge, part) in words.edges.into_iter().zip([Modifier::Start, Modifier::Mid, Modifier::End]) {
                let joint = if edge.ends_with('-') { "" } else { " " };
                forms.push((
                    format!("{edge}{joint}{year}"),
                    vec![self.period((year, 0), (year, 11), Granularity::Year, Some(part))],
                ));
            }
            let decade = year / 10 * 10;
            let decades =
                if self.lang == Lang::Fr { format!("années {decade}") } else { format!("the {decade}s") };
            forms
                .push((decades, vec![self.period((decade, 0), (decade + 9, 11), Granularity::Decade, None)]));
            forms
        }
    }

    fn read(text: &str, lang: Lang) -> Vec<Expected> {
        let (mentions, _) = dates_in(text, lang, None);
        let value = |mention: Mention| match mention.value {
            Value::Date(DateValue { start, end, granularity, modifier, .. }) => {
                (start.to_string(), end.to_string(), granularity, modifier)
            }
            other => panic!("a mention that is not a date: {other:?}"),
        };
        mentions.into_iter().map(value).collect()
    }

    /// Whether a normal form is one that `point.rs` promises.
    fn well_formed(edtf: &str) -> bool {
        let one = |part: &str| {
            let mut pieces = part.split('-');
            let year = pieces.next().unwrap_or_default();
            let digits =
                |text: &str, length: usize| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
            let decade = year.strip_suffix('X').is_some_and(|rest| digits(rest, 3)) && !part.contains('-');
            decade || (digits(year, 4) && pieces.clone().count() <= 2 && pieces.all(|piece| digits(piece, 2)))
        };
        edtf.split('/').count() <= 2 && edtf.split('/').all(one)
    }

    proptest! {
        #[test]
        fn a_date_written_in_any_form_is_read_back(numbers in numbers()) {
            for (text, expected) in numbers.forms() {
                for sentence in [text.clone(), format!("({text})"), format!("Texte : {text} ; la suite."), format!("« {text} »,")] {
                    prop_assert_eq!(read(&sentence, numbers.lang), expected.clone(), "{}", sentence);
                }
            }
        }

        #[test]
        fn dates_lie_in_order_and_apart_in_any_text(
            text in r"([ ,.;:/()«»'’^{}+-]|[0-9]{1,5}|1er|XXIe|mai|mars|May|June|août|2018|fin|mi-|end of|early|de|le|les|du|au|à|et|and|to|in|entre|between|siècle|century|années|1990s|trimestre|quarter|premier|first|half|résolution|no|Agenda|www\.un\.org/|2017/18|2018-05-03|30 février|\n){0,40}",
            lang in prop::sample::select(Lang::BOTH.to_vec()),
            published in prop::option::of(Just(Date::constant(2018, 7, 24))),
        ) {
            let (mentions, flaws) = dates_in(&text, lang, published);
            let mut end = 0;
            for mention in &mentions {
                prop_assert!(mention.range.start >= end && mention.range.start < mention.range.end, "{:?} in {:?}", mention, text);
                end = mention.range.end;
                prop_assert!(text.get(mention.range.clone()).is_some());
                let Value::Date(date) = &mention.value else { panic!("a mention that is not a date") };
                prop_assert!(date.start <= date.end && well_formed(&date.edtf), "{:?} in {:?}", date, text);
            }
            for flaw in &flaws {
                prop_assert_eq!(text.get(flaw.range.clone()), Some(flaw.surface.as_str()));
            }
        }

        #[test]
        fn any_text_at_all_is_survived(text in any::<String>(), lang in prop::sample::select(Lang::BOTH.to_vec())) {
            let (mentions, _) = dates_in(&text, lang, None);
            prop_assert!(mentions.iter().all(|mention| text.get(mention.range.clone()).is_some()));
        }

        #[test]
        fn nothing_is_found_under_a_mask(year in 1900i16..2100, cut in 0usize..12) {
            let text = format!("le 3 mai {year} et en {year}");
            let range = cut..(cut + 3).min(text.len());
            let mask = Mention { block: 0, range: range.clone(), rule: "mask", value: Value::Date(DateValue {
                start: Date::constant(2018, 1, 1), end: Date::constant(2018, 1, 1), granularity: Granularity::Day,
                modifier: None, resolution: Resolution::Explicit, edtf: String::new(),
            }) };
            let passages = vec![Passage { text: &text, kind: BlockKind::Prose, section: 0 }];
            let (mentions, _) = find(&Source { lang: Lang::Fr, symbol: None, published: None, passages }, &[mask]);
            prop_assert!(mentions.iter().all(|mention| mention.range.end <= range.start || range.end <= mention.range.start));
        }
    }
}
