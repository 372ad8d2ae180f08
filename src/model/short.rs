//! Text that is mostly short, and lists that mostly hold one thing: both are then kept in place.

use std::fmt;
use std::ops::Deref;

/// A text of which a few bytes are kept in place: a number, a label, a marker.
#[derive(Clone)]
pub struct ShortText(Kept);

#[derive(Clone)]
enum Kept {
    Short(u8, [u8; SHORT]),
    // Boxed twice, so that a text takes no more than the short one does.
    Long(Box<Box<str>>),
}

/// Bytes of a text that is kept in place.
const SHORT: usize = 14;

impl Deref for ShortText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Short(len, bytes) => {
                std::str::from_utf8(&bytes[..usize::from(*len)]).expect("a whole text was put in")
            }
            Kept::Long(text) => text,
        }
    }
}

impl From<&str> for ShortText {
    fn from(text: &str) -> ShortText {
        let mut bytes = [0; SHORT];
        ShortText(match (u8::try_from(text.len()), bytes.get_mut(..text.len())) {
            (Ok(len), Some(place)) => {
                place.copy_from_slice(text.as_bytes());
                Kept::Short(len, bytes)
            }
            _ => Kept::Long(Box::new(text.into())),
        })
    }
}

impl From<String> for ShortText {
    fn from(text: String) -> ShortText {
        text.as_str().into()
    }
}

impl From<ShortText> for String {
    fn from(text: ShortText) -> String {
        text.to_string()
    }
}

impl Default for ShortText {
    fn default() -> ShortText {
        "".into()
    }
}

impl PartialEq for ShortText {
    fn eq(&self, other: &ShortText) -> bool {
        **self == **other
    }
}

impl Eq for ShortText {}

impl fmt::Debug for ShortText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

/// A list in order that is kept in place when it holds one thing.
#[derive(Clone, PartialEq, Eq)]
pub struct Few<T>(Listed<T>);

#[derive(Clone, PartialEq, Eq)]
enum Listed<T> {
    One(T),
    /// Nothing, which takes no memory of its own, or two things and more.
    Many(Box<[T]>),
}

impl<T> Default for Few<T> {
    fn default() -> Few<T> {
        Few(Listed::Many(Box::default()))
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Listed::One(thing) => std::slice::from_ref(thing),
            Listed::Many(things) => things,
        }
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(things: Vec<T>) -> Few<T> {
        things.into_iter().collect()
    }
}

impl<T, const N: usize> From<[T; N]> for Few<T> {
    fn from(things: [T; N]) -> Few<T> {
        things.into_iter().collect()
    }
}

impl<T: Clone> From<&[T]> for Few<T> {
    fn from(things: &[T]) -> Few<T> {
        things.iter().cloned().collect()
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Few<T> {
        let mut things = things.into_iter();
        match (things.next(), things.next()) {
            (None, _) => Few::default(),
            (Some(one), None) => Few(Listed::One(one)),
            (Some(one), Some(other)) => Few(Listed::Many([one, other].into_iter().chain(things).collect())),
        }
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_was_put_in_however_long() {
        assert_eq!(size_of::<Option<ShortText>>(), 16);
        for text in ["", "12", "quatorze bytes", "quinze octets !", &"é".repeat(300)] {
            assert_eq!(&*ShortText::from(text), text);
            assert_eq!(matches!(ShortText::from(text).0, Kept::Short(..)), text.len() <= SHORT);
        }
    }

    #[test]
    fn a_list_holds_what_was_put_in_however_many() {
        assert_eq!(size_of::<Few<usize>>(), 16);
        for list in [vec![], vec![7], vec![7, 9], vec![1, 2, 3]] {
            assert_eq!(&*Few::from(list.clone()), &list);
        }
    }
}
