//! What the extraction of entities must know of a language.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use aho_corasick::AhoCorasick;

use super::letters::beginnings;
use super::names::first_word;
use super::rule::Rules;
use super::{en, fr};
use crate::extract::lazy::{Lazy, lazy};
use crate::model::Lang;

/// The knowledge of one language; `fr.rs` and `en.rs` hold one each.
pub(super) struct Language {
    /// The language.
    pub(super) lang: Lang,
    /// Its lists of words.
    pub(super) words: WordLists,
    /// Wordings with what may stand instead, in both directions, then the words that may be left out.
    wordings: Vec<(&'static str, &'static str)>,
    /// The first words of those wordings that begin with one, and whether they are the whole wording.
    wording_heads: BTreeSet<(&'static str, bool)>,
    /// All of these together.
    any_wording: AhoCorasick,
    /// The words that tell of a place beside them, in the order of those below.
    place_words: AhoCorasick,
    /// These words.
    all_place_words: Vec<PlaceWord>,
    /// The titles before the names of persons by their first byte, the longest first.
    titles: Vec<Vec<&'static str>>,
    /// A short form of a body, captured, after its determiner.
    pub(super) short_form: Lazy,
    /// The words at the beginning of a parenthesis that announce a short form.
    pub(super) announces: Lazy,
    /// Such a parenthesis with the short form, captured.
    pub(super) announcement: Lazy,
    /// The names of the rules.
    pub(super) rules: Rules,
}

/// The lists of words of one language.
pub(super) struct WordLists {
    /// Wordings that stand for one another inside the names of bodies and instruments.
    wordings: Vec<(&'static str, &'static str)>,
    /// Words that may be left out of a name that stays long enough without them.
    left_out: Vec<&'static str>,
    /// Small words that do not count in an acronym.
    pub(super) small_words: Vec<&'static str>,
    /// Nouns that say that a name is that of a body.
    pub(super) body_nouns: Vec<&'static str>,
    /// Nouns that say that a name is that of an instrument.
    pub(super) instrument_nouns: Vec<&'static str>,
    /// Capitalised nouns of texts and meetings that a place distinguishes.
    pub(super) named_after: Vec<&'static str>,
    /// Words between such a noun and the place.
    pub(super) name_links: Vec<&'static str>,
    /// Nouns of States, capitalised, before the name of a country.
    pub(super) states: Vec<&'static str>,
    /// Adjectives of such nouns.
    pub(super) state_adjectives: Vec<&'static str>,
    /// Words between such a noun and the country.
    pub(super) state_links: Vec<&'static str>,
    /// Acronyms in common use that name no body: `HIV`.
    pub(super) not_bodies: Vec<&'static str>,
    /// Verbs of which a body can be the subject.
    pub(super) body_verbs: Vec<&'static str>,
    /// Words, in small letters and without their article, that the name of a body alone follows.
    pub(super) body_cues: Vec<&'static str>,
    /// Nouns of towns and villages with the words that lead to their names.
    pub(super) place_nouns: Vec<&'static str>,
    /// Nouns of parts of countries that stand behind their names.
    pub(super) place_suffixes: Vec<&'static str>,
    /// Words with the blank behind them that a town often follows.
    pub(super) town_cues: Vec<&'static str>,
    /// Words with the blank behind them that lead to many things, towns in series among them.
    pub(super) weak_cues: Vec<&'static str>,
    /// What may stand between a place with its comma or parenthesis and the country, from the last to the first.
    pub(super) place_links: Vec<&'static str>,
    /// Words before a place that its country follows.
    pub(super) place_prepositions: Vec<&'static str>,
    /// Articles before an acronym.
    pub(super) body_articles: Vec<&'static str>,
    /// Titles before the name of one person.
    pub(super) titles: Vec<&'static str>,
    /// Nouns of what bears the name of a person that stands behind them.
    pub(super) namesakes: Vec<&'static str>,
    /// Nouns of what bears the name of a person that stands before them.
    pub(super) namesakes_behind: Vec<&'static str>,
    /// Capitalised words that stand where places do and are none.
    pub(super) not_places: Vec<&'static str>,
    /// What stands between the name of a person and another that he or she goes by.
    pub(super) aliases: Vec<&'static str>,
    /// Titles before the names of several persons.
    pub(super) plural_titles: Vec<&'static str>,
    /// Nouns that say what office a person holds.
    pub(super) roles: Vec<&'static str>,
    /// Nouns in small letters that say what a person is right beside his or her name.
    pub(super) near_roles: Vec<&'static str>,
    /// Words with the blank behind them that the name of a person follows.
    pub(super) person_cues: Vec<&'static str>,
    /// Adjectives that follow the noun of an office.
    pub(super) office_adjectives: Vec<&'static str>,
    /// Words that may stand between a comma and the office.
    pub(super) before_role: Vec<&'static str>,
    /// Words that show that a clause, not an office, stands before a name.
    pub(super) clause_words: Vec<&'static str>,
    /// Capitalised words that are no part of a person's name.
    pub(super) not_names: Vec<&'static str>,
    /// The word that joins two names.
    pub(super) and: &'static str,
    /// Words before a short form such as `le Conseil`, as regular expressions.
    pub(super) determiners: Vec<&'static str>,
    /// Short forms of bodies, a longer one before one that begins it.
    pub(super) short_forms: Vec<&'static str>,
    /// Short forms with the canonical name of a body that they mean although its name does not hold them.
    pub(super) usual: Vec<(&'static str, &'static str)>,
    /// Words that make something else of a short form that they follow.
    pub(super) continuations: Vec<&'static str>,
    /// Expressions that announce the short form by which a text will call a body.
    pub(super) hereinafter: Vec<&'static str>,
}

impl WordLists {
    /// Reads the lists of a file of the project.
    pub(super) fn read(file: &'static str) -> WordLists {
        let list = |key: &str| -> Vec<&'static str> {
            let line = file.lines().filter_map(|line| line.split_once('\t')).find(|(name, _)| *name == key);
            line.map(|(_, words)| words.split('|').collect()).unwrap_or_default()
        };
        let pairs = |key: &str| list(key).into_iter().filter_map(|pair| pair.split_once('=')).collect();
        WordLists {
            wordings: pairs("wordings"),
            left_out: list("left_out"),
            small_words: list("small_words"),
            body_nouns: list("body_nouns"),
            instrument_nouns: list("instrument_nouns"),
            named_after: list("named_after"),
            name_links: list("name_links"),
            states: list("states"),
            state_adjectives: list("state_adjectives"),
            state_links: list("state_links"),
            not_bodies: list("not_bodies"),
            body_verbs: list("body_verbs"),
            body_cues: list("body_cues"),
            body_articles: list("body_articles"),
            place_nouns: list("place_nouns"),
            place_suffixes: list("place_suffixes"),
            town_cues: list("town_cues"),
            weak_cues: list("weak_cues"),
            place_links: list("place_links"),
            place_prepositions: list("place_prepositions"),
            titles: list("titles"),
            namesakes: list("namesakes"),
            namesakes_behind: list("namesakes_behind"),
            not_places: list("not_places"),
            aliases: list("aliases"),
            plural_titles: list("plural_titles"),
            roles: list("roles"),
            near_roles: list("near_roles"),
            person_cues: list("person_cues"),
            office_adjectives: list("office_adjectives"),
            before_role: list("before_role"),
            clause_words: list("clause_words"),
            not_names: list("not_names"),
            and: list("and").first().copied().unwrap_or_default(),
            determiners: list("determiners"),
            short_forms: list("short_forms"),
            usual: pairs("usual"),
            continuations: list("continuations"),
            hereinafter: list("hereinafter"),
        }
    }
}

/// The knowledge of `lang`.
pub(super) fn language(lang: Lang) -> &'static Language {
    match lang {
        Lang::Fr => &fr::FRENCH,
        Lang::En => &en::ENGLISH,
    }
}

/// How long a name must stay to be known without its left-out words.
const LONG_ENOUGH: usize = 5;

/// A word that tells of a place beside it.
#[derive(Debug, Clone, Copy)]
pub(super) enum PlaceWord {
    /// A noun with its link, behind which the name stands.
    Noun(&'static str),
    /// What a town of the list often follows.
    Cue(&'static str),
    /// What leads to towns among much else.
    Weak(&'static str),
    /// A noun behind the name.
    Suffix(&'static str),
}

impl PlaceWord {
    fn text(self) -> &'static str {
        match self {
            PlaceWord::Noun(text)
            | PlaceWord::Cue(text)
            | PlaceWord::Weak(text)
            | PlaceWord::Suffix(text) => text,
        }
    }
}

/// All of them.
fn place_words(words: &WordLists) -> impl Iterator<Item = PlaceWord> {
    let nouns = words.place_nouns.iter().copied().map(PlaceWord::Noun);
    let cues = words.town_cues.iter().copied().map(PlaceWord::Cue);
    let suffixes = words.place_suffixes.iter().copied().map(PlaceWord::Suffix);
    let weak = words.weak_cues.iter().copied().map(PlaceWord::Weak);
    nouns.chain(cues).chain(weak).chain(suffixes)
}

impl Language {
    /// The words of a text that tell of a place beside them, cut out of no longer word, each with where it begins.
    pub(super) fn place_words<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, PlaceWord)> + 't {
        let found = self.place_words.find_overlapping_iter(text);
        found.filter_map(move |found| {
            // A name begins with a capital: most small words are followed by none.
            let capital = |c: char| c.is_uppercase() || !c.is_ascii();
            let word = *self.all_place_words.get(found.pattern().as_usize())?;
            let after = text.get(found.end()..).unwrap_or_default();
            let fits = matches!(word, PlaceWord::Suffix(_)) || after.starts_with(capital);
            let whole = fits
                && !text.get(..found.start()).is_some_and(|before| before.ends_with(char::is_alphanumeric));
            whole.then_some((found.start(), word))
        })
    }

    /// Puts together what is known of a language.
    pub(super) fn new(lang: Lang, words: WordLists, rules: Rules) -> Language {
        let mut longest_first: Vec<&str> = words.titles.iter().chain(&words.plural_titles).copied().collect();
        longest_first.sort_by_key(|title| Reverse(title.len()));
        let mut titles: Vec<Vec<&str>> = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for title in longest_first {
            titles[usize::from(title.bytes().next().unwrap_or_default())].push(title);
        }
        let forms: Vec<String> = words.short_forms.iter().map(|form| regex::escape(form)).collect();
        let determiners = words.determiners.join("|");
        let short_form = format!(r"(?:^|[^\p{{L}}\p{{N}}])(?:{determiners})\s*({})", forms.join("|"));
        let hereinafter = words.hereinafter.join("|");
        let announces = format!(r"\(\s*(?:{hereinafter})");
        let announcement = format!(
            r#"\(\s*(?:{hereinafter})[\s,:]+[«"“]?\s*(?:(?:le|la|les|the)\s+|l[’'])?([^»"”()]{{2,80}}?)\s*[»"”]?\s*\)"#
        );
        let swaps = words.wordings.iter().flat_map(|&(one, other)| [(one, other), (other, one)]);
        let wordings: Vec<(&str, &str)> =
            swaps.chain(words.left_out.iter().map(|gone| (*gone, ""))).collect();
        let heads = wordings.iter().map(|(from, _)| (first_word(from), first_word(from) == *from));
        Language {
            lang,
            all_place_words: place_words(&words).collect(),
            place_words: AhoCorasick::new(place_words(&words).map(|word| word.text()))
                .expect("so few words make an automaton"),
            words,
            any_wording: AhoCorasick::new(wordings.iter().map(|(from, _)| from))
                .expect("a short list of words is not too large"),
            wording_heads: heads.filter(|(head, _)| !head.is_empty()).collect(),
            wordings,
            announces: lazy(|| announces),
            announcement: lazy(|| announcement),
            titles,
            short_form: lazy(|| short_form),
            rules,
        }
    }

    /// The one of the two that belongs to this language.
    pub(super) fn pick<T>(&self, fr: T, en: T) -> T {
        if self.lang == Lang::Fr { fr } else { en }
    }

    /// Whether a name of the other language may be looked for in texts of this one.
    ///
    /// Two letters are too few (`AU` and `UN` are French words), and English texts hold no French names.
    pub(super) fn understands_foreign(&self, name: &str) -> bool {
        self.lang == Lang::Fr && name.chars().count() > 2
    }

    /// The titles in `text`, each with the place behind it and its white space.
    pub(super) fn titles_in(&self, text: &str) -> Vec<(&'static str, usize)> {
        let mut found: Vec<(&'static str, usize)> = Vec::new();
        for start in beginnings(text) {
            // What parts a title from the word before it does not belong to another title.
            if found.last().is_some_and(|(_, end)| start <= *end) {
                continue;
            }
            let rest = text.get(start..).unwrap_or_default();
            let Some(titles) = rest.bytes().next().and_then(|first| self.titles.get(usize::from(first)))
            else {
                continue;
            };
            let behind = |title: &&'static str| {
                let rest = rest.strip_prefix(*title).filter(|rest| rest.starts_with(char::is_whitespace))?;
                Some((*title, text.len() - rest.trim_start().len()))
            };
            found.extend(titles.iter().find_map(behind));
        }
        found
    }

    /// Other wordings of `name`, in a fixed order.
    pub(super) fn variants(&self, name: &str) -> impl Iterator<Item = String> {
        let mut any = self.wordings_in(name);
        let mut all = BTreeMap::from([(name.to_owned(), any)]);
        let proper = name.starts_with(char::is_uppercase);
        for (index, (from, to)) in self.wordings.iter().enumerate() {
            let left_out = to.is_empty();
            if any >> index & 1 == 0 || left_out && !proper {
                continue;
            }
            let more: Vec<String> = all
                .iter()
                .filter(|(_, wordings)| **wordings >> index & 1 == 1)
                .map(|(n, _)| n.replacen(*from, to, 1))
                .filter(|n| !left_out || words_of(n) >= LONG_ENOUGH)
                .collect();
            for variant in more {
                let wordings = self.wordings_in(&variant);
                any |= wordings;
                all.insert(variant, wordings);
            }
        }
        all.remove(name);
        all.into_keys()
    }

    /// Whether other wordings of `name` may begin with another word.
    pub(super) fn varies_first_word(&self, name: &str) -> bool {
        let word = first_word(name);
        let touches =
            |(head, whole): &(&str, bool)| if *whole { word.contains(head) } else { word.ends_with(head) };
        word.is_empty() || self.wording_heads.iter().any(touches)
    }

    /// Which of the wordings stand in `name`, a bit for each; the lists are shorter than 64.
    fn wordings_in(&self, name: &str) -> u64 {
        let found = self.any_wording.find_overlapping_iter(name);
        found.fold(0, |all, found| all | 1 << found.pattern().as_usize())
    }
}

/// The words of a name, letters that stand alone left out.
fn words_of(name: &str) -> usize {
    name.split([' ', '\'', '’', '-']).filter(|word| word.len() > 1).count()
}
