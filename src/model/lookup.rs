//! Maps and sets that can be asked and not listed: no order of theirs can reach a table.
//!
//! Hashing is seeded anew in each process, so that no text can be made to collide. Listing such a map would give
//! another order in each run; whoever needs an order takes a `BTreeMap`.

use std::borrow::Borrow;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use foldhash::{HashMap, HashSet};

/// A map from keys to values that is asked for one key at a time.
#[derive(Debug, Clone)]
pub struct Lookup<K, V>(HashMap<K, V>);

impl<K, V> Default for Lookup<K, V> {
    fn default() -> Lookup<K, V> {
        Lookup(HashMap::default())
    }
}

impl<K: Eq + Hash, V> Lookup<K, V> {
    /// The value of `key`.
    #[must_use]
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// The value of `key`, to be changed.
    #[must_use]
    pub fn get_mut<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.0.get_mut(key)
    }

    /// Whether `key` has a value.
    #[must_use]
    pub fn contains_key<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// Gives `key` a value, and returns its former one.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.insert(key, value)
    }

    /// The place of `key`, with or without a value.
    pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
        self.0.entry(key)
    }

    /// The keys with their values, in the order of the keys.
    #[cfg(test)]
    pub(crate) fn sorted(&self) -> Vec<(&K, &V)>
    where
        K: Ord,
    {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_unstable_by(|a, b| a.0.cmp(b.0));
        all
    }

    /// How many keys have a value.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no key has a value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for Lookup<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Lookup<K, V> {
        Lookup(pairs.into_iter().collect())
    }
}

/// Values that were met, of which it can be asked whether one is among them.
#[derive(Debug, Clone)]
pub struct Seen<T>(HashSet<T>);

impl<T> Default for Seen<T> {
    fn default() -> Seen<T> {
        Seen(HashSet::default())
    }
}

impl<T: Eq + Hash> Seen<T> {
    /// Adds a value, and returns whether it is new.
    pub fn insert(&mut self, value: T) -> bool {
        self.0.insert(value)
    }

    /// Whether the value is there.
    #[must_use]
    pub fn contains<Q: Eq + Hash + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.contains(value)
    }
}

impl<T: Eq + Hash> FromIterator<T> for Seen<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Seen<T> {
        Seen(values.into_iter().collect())
    }
}
