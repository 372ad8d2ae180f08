//! What the head of the report and its pictures need to know of a document.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Diagnostic, Document, EntityKind, Issued, Lang, Mention, Sides, Unit, Value, Version};

use super::head::{Head, head};
use crate::report::{Notable, Summary};

/// Bodies of one bead that are paired with one another at most.
const TOGETHER: usize = 12;

/// What a document adds to the report, beside its section.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Digest {
    pub(super) head: Head,
    pub(super) figures: Summary,
    pub(super) notable: Notable,
    pub(super) published: Option<i16>,
    /// The side that the pictures show: French where there is a French version.
    pub(super) main: Lang,
    /// The years in which mentioned dates begin, as each side mentions them.
    pub(super) years: BTreeMap<i16, Sides<usize>>,
    pub(super) symbols: BTreeMap<String, Sides<usize>>,
    pub(super) names: BTreeMap<String, Name>,
    pub(super) flaws: Kinds,
    #[serde(serialize_with = "as_list", deserialize_with = "from_list")]
    pub(super) pairs: BTreeMap<(String, String), usize>,
    pub(super) ratios: Vec<Ratio>,
    pub(super) confidences: [usize; 10],
}

/// A name and how often each side mentions it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Name {
    pub(super) name_fr: String,
    pub(super) name_en: String,
    pub(super) mentions: Sides<usize>,
    /// Whether it is that of an organisation.
    pub(super) body: bool,
    /// Short forms in capitals under which it is mentioned.
    pub(super) acronyms: BTreeSet<String>,
}

impl Name {
    /// Takes what the same name is elsewhere.
    pub(super) fn add(&mut self, other: Name) {
        plus(&mut self.mentions, other.mentions);
        self.body |= other.body;
        self.acronyms.extend(other.acronyms);
        if self.name_fr.is_empty() {
            self.name_fr = other.name_fr;
        }
        if self.name_en.is_empty() {
            self.name_en = other.name_en;
        }
    }
}

/// Adds up both sides.
pub(super) fn plus(all: &mut Sides<usize>, more: Sides<usize>) {
    all.fr += more.fr;
    all.en += more.en;
}

/// Letters of a short form at most.
const ACRONYM: usize = 14;

/// Whether `surface` is a short form in capitals, such as `PNUD` or `ONU-Femmes`.
fn is_acronym(surface: &str) -> bool {
    let capitals = surface.chars().filter(|c| c.is_uppercase()).count();
    capitals > 1 && surface.chars().count() <= ACRONYM && !surface.contains(char::is_whitespace)
}

/// The length of the English side of a bead against the French.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Ratio {
    pub(super) bead: usize,
    pub(super) value: f64,
}

impl Digest {
    pub(super) fn new(document: &Document, words: Sides<usize>) -> Digest {
        let mut figures = Summary::of(document, words);
        let notable = std::mem::take(&mut figures.notable);
        let main = document.fr.as_ref().or(document.en.as_ref());
        let mut digest = Digest {
            head: head(document, &figures),
            figures,
            notable,
            published: main.and_then(|version| version.date).map(Issued::year),
            main: if document.fr.is_some() { Lang::Fr } else { Lang::En },
            years: BTreeMap::new(),
            symbols: BTreeMap::new(),
            flaws: kinds(&document.diagnostics),
            names: BTreeMap::new(),
            pairs: BTreeMap::new(),
            ratios: Vec::new(),
            confidences: [0; 10],
        };
        for lang in Lang::BOTH {
            let Some(version) = document.version(lang) else { continue };
            for mention in &version.mentions {
                let block = version.text.blocks.get(mention.block);
                let surface = block.and_then(|block| block.text.text().get(mention.range.clone()));
                digest.count(lang, &mention.value, surface.unwrap_or_default());
            }
        }
        digest.pair(document);
        digest.beads(document);
        digest
    }

    fn count(&mut self, lang: Lang, value: &Value, surface: &str) {
        let count = match value {
            Value::Date(value) => self.years.entry(value.start.year()).or_default(),
            Value::Symbol(value) => entry(&mut self.symbols, &value.canonical),
            Value::Entity(value) => {
                let name = entry(&mut self.names, &value.canonical);
                name.body |= value.kind == EntityKind::Org;
                if is_acronym(surface) && surface != value.canonical && !name.acronyms.contains(surface) {
                    name.acronyms.insert(surface.to_owned());
                }
                if name.name_fr.is_empty() {
                    name.name_fr.clone_from(&value.name_fr);
                }
                if name.name_en.is_empty() {
                    name.name_en.clone_from(&value.name_en);
                }
                &mut name.mentions
            }
        };
        count[lang] += 1;
    }

    /// Counts the bodies that a bead names together.
    fn pair(&mut self, document: &Document) {
        let Some(version) = document.version(self.main) else { return };
        let mut named: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); version.text.blocks.len()];
        for mention in &version.mentions {
            if let (Some(value), Some(names)) = (body(mention), named.get_mut(mention.block)) {
                names.insert(&value.canonical);
            }
        }
        for bead in &document.bitext.beads {
            let blocks = bead.side(self.main).iter();
            let names: BTreeSet<&str> =
                blocks.filter_map(|at| named.get(*at)).flatten().copied().take(TOGETHER).collect();
            for (index, one) in names.iter().enumerate() {
                for other in names.iter().skip(index + 1) {
                    *self.pairs.entry(((*one).to_owned(), (*other).to_owned())).or_default() += 1;
                }
            }
        }
    }

    fn beads(&mut self, document: &Document) {
        for (index, bead) in document.bitext.beads.iter().enumerate() {
            if bead.fr.is_empty() || bead.en.is_empty() {
                continue;
            }
            self.confidences[usize::from(bead.confidence / 10).min(9)] += 1;
            let fr = characters(document.fr.as_ref(), &bead.fr);
            let en = characters(document.en.as_ref(), &bead.en);
            if fr >= SHORT && en > 0 && bead.unit != Unit::Table {
                self.ratios.push(Ratio { bead: index, value: en as f64 / fr as f64 });
            }
        }
    }
}

/// How many flaws there are of each kind, and how the kind is called in French.
pub(super) type Kinds = BTreeMap<String, (usize, String)>;

/// Counts flaws by their kinds.
pub(super) fn kinds(found: &[Diagnostic]) -> Kinds {
    let mut kinds = Kinds::new();
    for one in found {
        let (count, name) = entry(&mut kinds, one.flaw.word());
        *count += 1;
        one.flaw.kind().fr.clone_into(name);
    }
    kinds
}

/// The place of `key` in `map`; the key is copied only if it is new.
pub(super) fn entry<'a, V: Default>(map: &'a mut BTreeMap<String, V>, key: &str) -> &'a mut V {
    if !map.contains_key(key) {
        map.insert(key.to_owned(), V::default());
    }
    map.get_mut(key).expect("the key was just put in")
}

/// French characters below which a ratio of lengths says nothing.
const SHORT: usize = 40;

fn characters(version: Option<&Version>, blocks: &[usize]) -> usize {
    let blocks = blocks.iter().filter_map(|at| version?.text.blocks.get(*at));
    blocks.map(|block| block.text.text().chars().count()).sum()
}

fn body(mention: &Mention) -> Option<&crate::model::EntityValue> {
    match &mention.value {
        Value::Entity(value) if value.kind == EntityKind::Org => Some(value),
        _ => None,
    }
}

/// Keys of two words are no keys in JSON.
fn as_list<S: Serializer>(pairs: &BTreeMap<(String, String), usize>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(pairs)
}

fn from_list<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<(String, String), usize>, D::Error> {
    Ok(Vec::deserialize(from)?.into_iter().collect())
}
