//! What the head of the report and its pictures need to know of a document.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Diagnostic, Document, EntityKind, Issued, Lang, Mention, Relation, Unit, Value, Version};

use super::section::Grade;
use super::template::address;
use super::{Counts, Notable, Summary};

/// Bodies of one bead that are paired with one another at most.
const TOGETHER: usize = 12;

/// What is said of a document wherever it is named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Head {
    pub(super) id: String,
    /// The fragment of the document's section, encoded.
    pub(super) anchor: String,
    pub(super) symbol: String,
    pub(super) title: String,
    /// The language of the title.
    pub(super) title_lang: Cow<'static, str>,
    pub(super) date: String,
    pub(super) versions: Vec<Side>,
    pub(super) provenance: String,
    pub(super) paragraphs_fr: usize,
    pub(super) paragraphs_en: usize,
    pub(super) beads: usize,
    /// How many beads of each shape, in the order of [`Relation::ALL`].
    pub(super) relations: [usize; Relation::ALL.len()],
    /// The mean confidence of the beads with both sides; nothing where there is none.
    pub(super) confidence: Option<usize>,
    /// Beads with both sides that are not likely.
    pub(super) doubtful: usize,
    pub(super) mentions: usize,
    pub(super) flaws: usize,
    pub(super) errors: usize,
    pub(super) differences: usize,
    pub(super) warnings: usize,
}

/// How much a document needs a look: errors, beads in a thousand, warnings, what else was found.
pub(super) type Trouble = [u32; 4];

/// A version as the page names it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Side {
    lang: Cow<'static, str>,
    file: String,
    provenance: String,
    /// The language that the text reads as, if it is another.
    reads_as: Cow<'static, str>,
}

impl Side {
    /// The language of the version, and behind a colon that of the text, if it is another.
    pub(super) fn brief(&self) -> String {
        let Side { lang, reads_as, .. } = self;
        if reads_as.is_empty() { lang.to_string() } else { format!("{lang}:{reads_as}") }
    }
}

/// What a document adds to the report, beside its section.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Digest {
    pub(super) head: Head,
    pub(super) figures: Summary,
    pub(super) notable: Notable,
    pub(super) published: Option<i16>,
    /// The side that the pictures show, by its number: French where there is a French version.
    pub(super) main: usize,
    /// The years in which mentioned dates begin, as each side mentions them.
    pub(super) years: BTreeMap<i16, [usize; 2]>,
    pub(super) symbols: BTreeMap<String, [usize; 2]>,
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
    pub(super) mentions: [usize; 2],
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
pub(super) fn plus(all: &mut [usize; 2], more: [usize; 2]) {
    for (sum, count) in all.iter_mut().zip(more) {
        *sum += count;
    }
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
    pub(super) fn new(document: &Document, words: [usize; 2]) -> Digest {
        let [words_fr, words_en] = words;
        let mut figures = Summary { words_fr, words_en, ..Summary::default() };
        figures.add(document);
        let notable = std::mem::take(&mut figures.notable);
        let main = document.fr.as_ref().or(document.en.as_ref());
        let mut digest = Digest {
            head: head(document, &figures),
            figures,
            notable,
            published: main.and_then(|version| version.date).map(Issued::year),
            main: usize::from(document.fr.is_none()),
            years: BTreeMap::new(),
            symbols: BTreeMap::new(),
            flaws: kinds(&document.diagnostics),
            names: BTreeMap::new(),
            pairs: BTreeMap::new(),
            ratios: Vec::new(),
            confidences: [0; 10],
        };
        for (side, lang) in Lang::BOTH.into_iter().enumerate() {
            let Some(version) = document.version(lang) else { continue };
            for mention in &version.mentions {
                let block = version.text.blocks.get(mention.block);
                let surface = block.and_then(|block| block.text.text().get(mention.range.clone()));
                digest.count(side, &mention.value, surface.unwrap_or_default());
            }
        }
        digest.pair(document);
        digest.beads(document);
        digest
    }

    fn count(&mut self, side: usize, value: &Value, surface: &str) {
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
        count[side] += 1;
    }

    /// Counts the bodies that a bead names together.
    fn pair(&mut self, document: &Document) {
        let (version, english) = match (&document.fr, &document.en) {
            (Some(version), _) => (version, false),
            (None, Some(version)) => (version, true),
            (None, None) => return,
        };
        let mut named: Vec<BTreeSet<&str>> = vec![BTreeSet::new(); version.text.blocks.len()];
        for mention in &version.mentions {
            if let (Some(value), Some(names)) = (body(mention), named.get_mut(mention.block)) {
                names.insert(&value.canonical);
            }
        }
        for bead in &document.bitext.beads {
            let blocks = if english { &bead.en } else { &bead.fr };
            let names: BTreeSet<&str> =
                blocks.iter().filter_map(|at| named.get(*at)).flatten().copied().take(TOGETHER).collect();
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

fn head(document: &Document, figures: &Summary) -> Head {
    let about = &document.pair.about;
    let main = document.fr.as_ref().or(document.en.as_ref());
    let printed = main.and_then(|version| version.text.title()).map(|block| block.text.text());
    let from_manifest = !about.title.is_empty();
    let mut relations = [0; Relation::ALL.len()];
    let (mut sum, mut both, mut doubtful) = (0, 0, 0);
    for bead in &document.bitext.beads {
        relations[Relation::of(bead.fr.len(), bead.en.len()) as usize] += 1;
        if !bead.fr.is_empty() && !bead.en.is_empty() {
            sum += usize::from(bead.confidence);
            both += 1;
            doubtful += usize::from(Grade::of(bead) == Grade::Weak);
        }
    }
    Head {
        id: document.pair.id.clone(),
        anchor: address(&format!("doc:{}", document.pair.id)),
        symbol: main.map_or_else(|| about.symbol.clone(), |version| version.symbol.clone()),
        title: if from_manifest { about.title.clone() } else { printed.unwrap_or_default().to_owned() },
        title_lang: if from_manifest || document.fr.is_some() { "fr" } else { "en" }.into(),
        date: main.and_then(|version| version.date).map(|date| date.to_string()).unwrap_or_default(),
        versions: sides(document),
        provenance: about.en_provenance.clone(),
        paragraphs_fr: figures.paragraphs_fr,
        paragraphs_en: figures.paragraphs_en,
        beads: figures.beads,
        relations,
        confidence: (both > 0).then(|| (sum + both / 2) / both),
        doubtful,
        mentions: figures.mentions,
        flaws: total(&figures.flaws),
        errors: figures.flaws.errors,
        differences: total(&figures.discrepancies),
        warnings: figures.discrepancies.errors + figures.discrepancies.warnings,
    }
}

fn sides(document: &Document) -> Vec<Side> {
    let about = &document.pair.about;
    let side = |lang: Lang| {
        let version = document.version(lang)?;
        Some(Side {
            lang: lang.code().into(),
            file: version.file.clone(),
            provenance: match lang {
                Lang::Fr => about.fr_provenance.clone(),
                Lang::En => about.en_provenance.clone(),
            },
            reads_as: match version.detected {
                Some((found, _)) if found != lang => found.code().into(),
                _ => "".into(),
            },
        })
    };
    Lang::BOTH.into_iter().filter_map(side).collect()
}

/// Keys of two words are no keys in JSON.
fn as_list<S: Serializer>(pairs: &BTreeMap<(String, String), usize>, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(pairs)
}

fn from_list<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<(String, String), usize>, D::Error> {
    Ok(Vec::deserialize(from)?.into_iter().collect())
}

/// All findings, whatever their severity.
pub(super) fn total(counts: &Counts) -> usize {
    counts.errors + counts.warnings + counts.infos
}

impl Head {
    /// The name by which the document is known.
    pub(super) fn name(&self) -> &str {
        if self.symbol.is_empty() { &self.id } else { &self.symbol }
    }

    /// Beads that have one side only.
    fn alone(&self) -> usize {
        self.relations[Relation::FrOnly as usize] + self.relations[Relation::EnOnly as usize]
    }

    /// Whether a row of it deserves a look.
    pub(super) fn flawed(&self) -> bool {
        self.alone() + self.doubtful + self.differences > 0
    }

    /// How much the document needs a look: the larger, the earlier it is listed.
    pub(super) fn trouble(&self) -> Trouble {
        let share = (self.alone() + self.doubtful) * 1000 / self.beads.max(1);
        [self.errors, share, self.warnings, self.differences + self.flaws]
            .map(|count| u32::try_from(count).unwrap_or(u32::MAX))
    }
}
