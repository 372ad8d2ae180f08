//! Terms: what a thing is called in both languages.

/// What a term is called in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// The most frequent form.
    pub form: String,
    /// The others, the most frequent first.
    pub variants: Vec<String>,
    /// How often any form stands.
    pub count: usize,
    /// How far it is a term: C-value times weirdness.
    pub termhood: f32,
}

/// A term of both languages, or of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// What it is called in French.
    pub fr: Option<Wording>,
    /// What it is called in English.
    pub en: Option<Wording>,
    /// How often both stand for each other.
    pub pair_count: usize,
    /// Of the places of the rarer wording, the share where the other stands for it, from 0 to 100.
    pub confidence: u8,
}

impl Term {
    /// Which languages have the term.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match (&self.fr, &self.en) {
            (Some(_), Some(_)) => "pair",
            (Some(_), None) => "fr_only",
            (None, _) => "en_only",
        }
    }
}
