//! What holds for every text.

use std::fs;

use paralign::clean::clean;
use paralign::model::Lang;
use paralign::pipeline::{Config, run};
use proptest::prelude::*;

use crate::support::{Bench, contents, project};
use crate::targets::seeds::floor;
use crate::targets::segment::{account, raw, segmented};

fn hold(text: &str) -> Result<(), TestCaseError> {
    for lang in Lang::BOTH {
        account(&segmented(text, lang)).map_err(|why| TestCaseError::fail(format!("{why}\n{text:?}")))?;
    }
    Ok(())
}

/// Lines that reports are made of; few numbers, so that they repeat, cross and go missing.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[1-6][.)] [A-ZÉ][a-zé ,]{0,60}[.;:]?",
        3 => "[a-zé’ ,]{1,70}[.;-]?",
        2 => "[A-Z][a-zéè ]{1,30}",
        2 => Just(String::new()),
        1 => "[IVX]{1,3}\\. [A-Z][a-z ]{1,20}",
        1 => "[A-D]\\. [A-Z][a-z ]{1,20}",
        1 => " ?[1-4] [A-Z][a-z ]{1,20}\\.",
        1 => "[¹²³] [A-Z][a-z ]{1,20}\\.",
        1 => Just("__________".to_owned()),
        1 => prop_oneof![Just("Annexe".to_owned()), Just("Annexe II".to_owned()), Just("Figure 1".to_owned())],
        1 => Just("Recommandation 2".to_owned()),
        1 => "[a-c]\\) [a-z ]{1,30};",
        1 => "• [a-z ]{1,30};",
        1 => "[a-z]{1,10}\t[a-z0-9]{0,10}\t?[a-z]{0,5}",
        1 => "https://[a-z]{2,8}\\.org/[a-z0-9/]{0,20}",
        1 => "[0-9]{1,2}/[0-9]{1,2}",
        1 => " [a-z]{1,20}[0-9]{1,2} [a-z]{1,10} ?[.,]",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_made_report_is_accounted_for(lines in prop::collection::vec(line(), 0..40)) {
        hold(&lines.join("\n"))?;
    }

    #[test]
    fn any_text_is_accounted_for(text in "(?s).{0,300}") {
        hold(&text)?;
    }

    #[test]
    fn marks_and_oddities_are_accounted_for(text in "[a-z1-9 .\\n\\t<>/pb&;*#\\[\\]()^{}_|’'\u{301}\u{ad}\u{200b}\u{a0}-]{0,200}") {
        hold(&text)?;
    }

    #[test]
    fn a_mutated_report_is_accounted_for(file in 0usize..5, at in 0usize..60_000, len in 0usize..4_000, noise in "(?s).{0,6}") {
        let text = report(file);
        let start = floor(&text, at.min(text.len()));
        let end = floor(&text, (start + len).min(text.len()));
        let window = format!("{}{noise}{}", &text[floor(&text, start.saturating_sub(2_000))..start], &text[end..floor(&text, (end + 2_000).min(text.len()))]);
        hold(&window)?;
    }

    #[test]
    fn mixed_scripts_are_accounted_for(text in r"([a-zé]{1,9}|[а-яё]{1,9}|[א-ת]{1,9}|[ء-ي]{1,9}|[一-龠ぁ-ん]{1,6}|[가-힣]{1,6}|[ก-๙]{1,6}|[ऀ-ॿ]{1,6}|[😀-🙏]|\u{301}|\u{200d}|\u{202e}|[1-4][.)] |\n| |, ){0,60}") {
        hold(&text)?;
    }

    // The words have three letters and more, and no line ends in a hyphen: what a single letter or a hyphen at a line
    // end is depends on the words around it, and the answer takes it away.
    #[test]
    fn cleaning_a_clean_text_changes_nothing(lines in prop::collection::vec(clean_line(), 0..20)) {
        let once = self::lines(&lines.join("\n"), Lang::Fr);
        prop_assert_eq!(self::lines(&once.join("\n"), Lang::Fr), once);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parallel_equals_serial(documents in prop::collection::vec((0usize..5, 0usize..60_000, "(?s).{0,8}"), 1..8)) {
        let bench = Bench::new();
        for (name, (file, at, noise)) in documents.iter().enumerate() {
            for side in ["fr", "en"] {
                let text = report(*file);
                let at = floor(&text, (*at).min(text.len()));
                let end = floor(&text, (at + 2_000).min(text.len()));
                bench.put(&format!("{side}/d{name}.txt"), format!("{}{noise}{}", &text[at..end], &text[..floor(&text, 500)]));
            }
        }
        let tables = |jobs: usize| {
            run(&Config { jobs: Some(jobs), ..bench.config() }, &|_| {}).unwrap();
            contents(&bench.output())
        };
        prop_assert!(tables(1) == tables(3));
    }
}

fn clean_line() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "([1-9]\\. )?[A-ZÉ]?[a-zéè]{3,8}( (l’|d’|«|qu’)?[a-zéè]{3,8}[,;»)]?){0,8}[.;:]?",
        1 => "[IVX]{1,3}\\. [A-Z][a-z]{3,9}",
        1 => Just("voir [CEB/2018/1](#), **gras** et M<sup>me</sup> Fore, 8 ,3 %".to_owned()),
        1 => Just("«\u{a0}post -pandémique\u{a0}» ;  l ’exploitation".to_owned()),
        1 => Just(String::new()),
    ]
}

fn report(index: usize) -> String {
    let mut files: Vec<_> =
        fs::read_dir(project().join("corpus/fr")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    fs::read_to_string(&files[index % files.len()]).unwrap()
}

#[test]
fn cleaning_a_cleaned_report_changes_no_word() {
    for lang in Lang::BOTH {
        for entry in fs::read_dir(project().join("corpus").join(lang.code())).unwrap() {
            let path = entry.unwrap().path();
            let once = lines(&fs::read_to_string(&path).unwrap(), lang);
            let twice = lines(&once.join("\n"), lang);
            let differ = once.iter().zip(&twice).find(|(once, twice)| once != twice);
            assert!(once.len() == twice.len() && differ.is_none(), "{}: {differ:?}", path.display());
        }
    }
}

/// The clean lines of a text.
fn lines(text: &str, lang: Lang) -> Vec<String> {
    clean(raw(text), lang).lines.iter().map(|line| line.text.text().to_owned()).collect()
}

#[test]
fn the_five_reports_are_accounted_for() {
    for side in [Lang::Fr, Lang::En] {
        let folder = project().join("corpus").join(side.code());
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            account(&segmented(&text, side)).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
        }
    }
}
