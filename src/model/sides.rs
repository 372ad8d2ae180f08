//! What exists once for each language.

use std::ops::{Index, IndexMut};

use serde::{Deserialize, Serialize};

use super::Lang;

/// A French and an English one of the same kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides<T> {
    /// The French one.
    pub fr: T,
    /// The English one.
    pub en: T,
}

impl<T> Sides<T> {
    /// Makes one for each language, French first.
    pub fn of(mut make: impl FnMut(Lang) -> T) -> Sides<T> {
        Sides { fr: make(Lang::Fr), en: make(Lang::En) }
    }

    /// Both, borrowed.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides { fr: &self.fr, en: &self.en }
    }

    /// Makes another of each, French first.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Sides<U> {
        Sides { fr: make(self.fr), en: make(self.en) }
    }

    /// Joins each with the one of the same language.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides { fr: (self.fr, other.fr), en: (self.en, other.en) }
    }
}

impl Sides<usize> {
    /// Both together.
    #[must_use]
    pub fn sum(self) -> usize {
        self.fr + self.en
    }
}

impl<T> Index<Lang> for Sides<T> {
    type Output = T;

    fn index(&self, lang: Lang) -> &T {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

impl<T> IndexMut<Lang> for Sides<T> {
    fn index_mut(&mut self, lang: Lang) -> &mut T {
        match lang {
            Lang::Fr => &mut self.fr,
            Lang::En => &mut self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_keeps_its_own() {
        let mut sides = Sides::of(Lang::code);
        assert_eq!((sides[Lang::Fr], sides[Lang::En]), ("fr", "en"));
        sides[Lang::En] = "english";
        let lengths = sides.as_ref().map(|code| code.len()).zip(Sides { fr: 'f', en: 'e' });
        assert_eq!(lengths.map(|(length, _)| length).sum(), 9);
        assert_eq!(lengths, Sides { fr: (2, 'f'), en: (7, 'e') });
    }
}
