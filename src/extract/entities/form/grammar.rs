//! How the names of one language are built: its lists of words.

use super::tokens::folded;
use crate::extract::entities::language::WordLists;
use crate::lexicon;
use crate::model::{EntityKind, Lang, Lookup, Seen, SortedList};

/// How a word joins a complement to a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// "of".
    Of,
    /// "for", "on", "against": what a body is concerned with.
    Topic,
    /// French "à", which a body rarely takes.
    To,
    /// "in": only before a place.
    In,
    /// "and".
    And,
}

/// What a word says of the noun before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// An adjective and nothing else.
    Adjective,
    /// What may be a verb as well, or a participle that goes on: "les biens confiés à la Mission".
    Participle,
}

/// The lists of one language.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    /// The nouns that say what a name is that of.
    pub(super) heads: Lookup<String, EntityKind>,
    /// The words that may stand before the noun, all capitalised ones if it is empty.
    left: Seen<String>,
    /// Whether every capitalised word may stand before the noun; then all words of a name are capitalised.
    pub(super) head_last: bool,
    /// The links by their first words, each with the words after that.
    links: Lookup<String, Vec<(Vec<String>, Link)>>,
    /// The topics that may follow any complement.
    always: Seen<String>,
    articles: Seen<String>,
    /// Words that only begin a name behind an article or a place.
    led: Seen<String>,
    /// Links that hold an article.
    contracted: Seen<String>,
    adjectives: Seen<String>,
    adjective_endings: Vec<String>,
    not_adjectives: Seen<String>,
    /// The classes of the words whose ending does not tell them.
    classes: SortedList,
    /// Verbs that bodies are the subject of.
    verbs: Seen<String>,
    before: Seen<String>,
    not_nouns: Seen<String>,
    not_endings: Vec<String>,
    bare: Seen<String>,
    closed: Seen<String>,
    stops: Seen<String>,
    infinitives: Vec<String>,
    not_infinitives: Seen<String>,
    takes_to: Seen<String>,
    generic: Seen<String>,
    alone: Seen<String>,
    small_heads: Seen<String>,
    not_before: Seen<String>,
    subjects: Seen<String>,
    areas: Seen<String>,
    offices: Seen<String>,
    titled: Seen<String>,
    joints: Seen<String>,
    branches: Seen<String>,
    owners: Seen<String>,
    tailed: Seen<String>,
    tailed_codes: Seen<String>,
    /// The nouns that explain the name behind them, by their first words, each with the words after that.
    explaining: Lookup<String, Vec<(Vec<String>, EntityKind)>>,
    /// Acronyms and capitalised words that name nothing.
    terms: Seen<String>,
}

impl Grammar {
    /// Reads the lists of a file of the project; `words` holds the nouns.
    pub(super) fn read(lang: Lang, file: &'static str, words: &WordLists) -> Grammar {
        let list = |key: &str| -> Vec<&'static str> {
            let line = file.lines().filter_map(|line| line.split_once('\t')).find(|(name, _)| *name == key);
            line.map(|(_, words)| words.split('|').filter(|word| !word.is_empty()).collect())
                .unwrap_or_default()
        };
        let mut grammar = Grammar {
            head_last: list("left").contains(&"*"),
            classes: lexicon::language(lang).classes,
            ..Grammar::default()
        };
        for (nouns, kind) in
            [(&words.body_nouns, EntityKind::Org), (&words.instrument_nouns, EntityKind::Instrument)]
        {
            nouns.iter().for_each(|noun| {
                grammar.heads.insert(folded(noun), kind);
            });
        }
        let kinds = [
            ("of", Link::Of),
            ("topic", Link::Topic),
            ("to", Link::To),
            ("in", Link::In),
            ("and", Link::And),
        ];
        for (key, link) in kinds {
            for phrase in list(key) {
                let mut words = phrase.split(' ').map(str::to_owned);
                let first = words.next().unwrap_or_default();
                grammar.links.entry(first).or_default().push((words.collect(), link));
            }
        }
        let adjectives = list("adjectives");
        let ending = |word: &&str| word.strip_prefix('-').map(folded);
        grammar.adjective_endings = adjectives.iter().filter_map(ending).collect();
        grammar.not_endings = list("not_endings").iter().filter_map(ending).collect();
        let whole: Vec<&str> = adjectives.iter().copied().filter(|word| !word.starts_with('-')).collect();
        grammar.adjectives = set(&whole);
        grammar.verbs = set(&words.body_verbs);
        grammar.left = set(&list("left"));
        grammar.always = set(&list("always"));
        grammar.articles = set(&list("articles"));
        grammar.led = set(&list("led"));
        grammar.contracted = set(&list("contracted"));
        grammar.not_adjectives = set(&list("not_adjectives"));
        grammar.before = set(&list("before"));
        grammar.not_nouns = set(&list("not_nouns"));
        grammar.bare = set(&list("bare"));
        grammar.closed = set(&list("closed"));
        grammar.stops = set(&list("stops"));
        grammar.infinitives = list("infinitives").iter().filter_map(ending).collect();
        grammar.not_infinitives = set(&list("not_infinitives"));
        grammar.takes_to = set(&list("takes_to"));
        grammar.generic = set(&list("generic"));
        grammar.alone = set(&list("alone"));
        grammar.small_heads = set(&list("small_heads"));
        grammar.not_before = set(&list("not_before"));
        grammar.subjects = set(&list("subjects"));
        grammar.areas = set(&list("areas"));
        grammar.offices = set(&list("offices"));
        grammar.titled = set(&list("titled"));
        grammar.joints = set(&list("joints"));
        grammar.branches = set(&list("branches"));
        grammar.owners = set(&list("owners"));
        grammar.tailed = set(&list("tailed"));
        grammar.tailed_codes = set(&list("tailed_codes"));
        for (key, kind) in [("companies", EntityKind::Org), ("tools", EntityKind::Instrument)] {
            for noun in list(key) {
                let mut words = noun.split(' ').map(folded);
                let first = words.next().unwrap_or_default();
                grammar.explaining.entry(first).or_default().push((words.collect(), kind));
            }
        }
        words.not_bodies.iter().chain(&words.roles).chain(&words.not_names).for_each(|term| {
            grammar.terms.insert((*term).to_owned());
        });
        grammar
    }

    /// Whether a word is a noun that says what a name is that of.
    pub(super) fn has_head(&self, word: &str) -> bool {
        self.heads.get(word).is_some()
    }

    /// The links that begin with a word in small letters, each with the words after it.
    pub(super) fn links(&self, word: &str) -> &[(Vec<String>, Link)] {
        self.links.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn is_article(&self, word: &str) -> bool {
        self.articles.contains(word)
    }

    /// Whether a word begins a name behind an article or a place: `the State Council`, `Borno State Library`.
    pub(super) fn is_led(&self, word: &str) -> bool {
        self.led.contains(word)
    }

    /// Whether a link holds the article of its complement: `aux`.
    pub(super) fn is_contracted(&self, link: &str) -> bool {
        self.contracted.contains(link)
    }

    /// Whether a small word behind a noun belongs to it.
    pub(super) fn is_adjective(&self, word: &str) -> bool {
        let ends = || {
            self.adjective_endings
                .iter()
                .any(|ending| word.len() > ending.len() + 1 && word.ends_with(ending))
        };
        !self.not_adjectives.contains(word) && (self.adjectives.contains(word) || ends())
    }

    /// What a word, in small letters with its accents, says of the noun before it according to the dictionary.
    pub(super) fn qualifier(&self, small: &str) -> Option<Qualifier> {
        let known = |set: &Seen<String>| set.contains(&folded(small));
        if known(&self.not_adjectives) || known(&self.not_nouns) || !self.links(small).is_empty() {
            return None;
        }
        let classes = self.classes.get(small).filter(|classes| !classes.contains('R'))?;
        if classes.contains(['Q', 'V', 'G']) && classes.contains(['A', 'Q']) {
            Some(Qualifier::Participle)
        } else {
            classes.contains('A').then_some(Qualifier::Adjective)
        }
    }

    /// Whether a word, in small letters with its accents, is in the dictionary of classes.
    pub(super) fn has_word(&self, small: &str) -> bool {
        self.classes.get(small).is_some()
    }

    /// Whether a word is a verb that a body may be the subject of.
    pub(super) fn is_body_verb(&self, word: &str) -> bool {
        self.verbs.contains(word)
    }

    /// Whether a word stands before the noun that it tells more about.
    pub(super) fn is_before(&self, word: &str) -> bool {
        self.before.contains(word)
    }

    /// Whether a word behind a link can be the noun of a complement.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        !self.not_nouns.contains(word)
            && !self.not_endings.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether a word behind a link without an article is a verb.
    pub(super) fn is_infinitive(&self, word: &str) -> bool {
        !self.not_infinitives.contains(word)
            && self.infinitives.iter().any(|ending| word.ends_with(ending.as_str()))
    }

    /// Whether a noun takes "to": `Haut-Commissariat aux droits de l'homme`, `aide aux victimes`.
    pub(super) fn takes_to(&self, noun: &str) -> bool {
        self.takes_to.contains(noun)
    }

    /// Whether a word beside a noun tells too little to make a name of it.
    pub(super) fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// Whether a noun in small letters makes a name when its subject follows: `loi sur l'extradition`, `ministère de la
    /// justice`.
    pub(super) fn is_small_head(&self, word: &str) -> bool {
        self.small_heads.contains(word)
    }

    /// Whether the word behind such a noun says what laws of that name are about: `code de la route`.
    pub(super) fn is_subject(&self, word: &str) -> bool {
        self.subjects.contains(word)
    }

    /// Whether such a noun may stand behind a word.
    pub(super) fn leads_to_head(&self, word: &str) -> bool {
        !self.not_before.contains(word)
    }

    /// Whether a noun is also that of a part of a country.
    pub(super) fn is_area(&self, word: &str) -> bool {
        self.areas.contains(word)
    }

    /// Whether a word is that of an office which takes "of" and a subject.
    pub(super) fn is_office(&self, word: &str) -> bool {
        self.offices.contains(word)
    }

    /// Whether an instrument of this noun may have small words in its name.
    pub(super) fn is_titled(&self, head: &str) -> bool {
        self.titled.contains(head)
    }

    /// Whether a small word may stand inside such a name although it is not a link.
    pub(super) fn joins(&self, word: &str) -> bool {
        self.joints.contains(word)
    }

    /// Whether a word may end what a country makes the name of a body: `Statistics Sweden`.
    pub(super) fn is_branch(&self, word: &str) -> bool {
        self.branches.contains(word)
    }

    /// Whether a genitive belongs to the name of the body behind it: `People’s Army`.
    pub(super) fn is_inner_owner(&self, word: &str) -> bool {
        self.owners.contains(word)
    }

    /// Whether a noun may follow the name of a tool; `code` says that the name has the letters of a code: `iARMS`.
    pub(super) fn is_tail(&self, word: &str, code: bool) -> bool {
        self.tailed.contains(word) || code && self.tailed_codes.contains(word)
    }

    /// The nouns that begin with a word and explain the name behind them, each with the words after it.
    pub(super) fn explaining(&self, word: &str) -> &[(Vec<String>, EntityKind)] {
        self.explaining.get(word).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a capitalised word or acronym names nothing.
    pub(super) fn is_term(&self, word: &str) -> bool {
        self.terms.contains(word)
    }

    /// Whether a phrase is a name although its words are those of many.
    pub(super) fn stands_alone(&self, phrase: &str) -> bool {
        self.alone.contains(phrase)
    }

    /// Whether a capitalised word may stand before the head.
    pub(super) fn may_precede(&self, word: &str) -> bool {
        if self.head_last { !self.stops.contains(word) } else { self.left.contains(word) }
    }

    /// Whether a topic may follow whatever stands before it.
    pub(super) fn always(&self, word: &str) -> bool {
        self.always.contains(word)
    }

    /// Whether a body takes no topic behind a complement: a ministry of justice is not "for" something.
    pub(super) fn is_closed(&self, head: &str) -> bool {
        self.closed.contains(head)
    }

    /// Whether a phrase is that of many bodies, and so the name of none.
    pub(super) fn is_bare(&self, phrase: &str) -> bool {
        self.bare.contains(phrase)
    }
}

fn set(words: &[&str]) -> Seen<String> {
    let mut set = Seen::default();
    for word in words {
        set.insert(folded(word));
    }
    set
}
