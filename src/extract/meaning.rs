//! What a value that a person wrote down means.

use super::{Gazetteer, Passage, Source, dates, entities, symbols};
use crate::model::{
    BlockKind, EntityKind, EntityValue, Lang, Mention, MentionKind, SymbolKind, SymbolValue, Value,
};

/// The value that `text` stands for, of the kind that is asked for if one is, as a text of the language would have it; `None` if
/// it stands for none.
///
/// A date is written in the Extended Date/Time Format, as the tables have it. What is called a name or a symbol is one, known or
/// not; without a kind the text must be a name that is listed or has the form of one.
///
/// ```
/// use paralign::extract::{Gazetteer, meaning};
/// use paralign::model::{Lang, MentionKind};
/// let gazetteer = Gazetteer::builtin();
/// assert!(meaning(gazetteer, Lang::Fr, Some(MentionKind::Date), "2018-05-03/2018-06").is_some());
/// assert!(meaning(gazetteer, Lang::Fr, Some(MentionKind::Date), "3 mai 2018").is_none());
/// ```
#[must_use]
pub fn meaning(gazetteer: &Gazetteer, lang: Lang, kind: Option<MentionKind>, text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let kind = match kind {
        Some(MentionKind::Date) => return dates::read_edtf(text).map(Value::Date),
        Some(MentionKind::Symbol) => return Some(Value::Symbol(symbol(lang, text))),
        Some(MentionKind::Org) => Some(EntityKind::Org),
        Some(MentionKind::Person) => Some(EntityKind::Person),
        Some(MentionKind::Place) => Some(EntityKind::Place),
        Some(MentionKind::Instrument) => Some(EntityKind::Instrument),
        None => None,
    };
    let known = gazetteer.known(kind, text);
    let known = known.or_else(|| {
        whole(entities::find(gazetteer, &source(lang, text), &[]), text).and_then(|value| match value {
            Value::Entity(value) => kind.is_none_or(|kind| kind == value.kind).then_some(value),
            _ => None,
        })
    });
    known.or_else(|| Some(named(kind?, text))).map(Value::Entity)
}

/// A text as the only one of a document.
fn source(lang: Lang, text: &str) -> Source<'_> {
    let passages = vec![Passage { text, kind: BlockKind::Prose, section: 0 }];
    Source { lang, symbol: None, published: None, passages }
}

/// The value of the mention that is the whole of a text.
fn whole(mentions: Vec<Mention>, text: &str) -> Option<Value> {
    mentions.into_iter().find(|mention| mention.range == (0..text.len())).map(|mention| mention.value)
}

fn symbol(lang: Lang, text: &str) -> SymbolValue {
    match whole(symbols::find(&source(lang, text)), text) {
        Some(Value::Symbol(value)) => value,
        _ => SymbolValue {
            canonical: text.to_owned(),
            body: String::new(),
            kind: SymbolKind::Other,
            pinpoint: None,
            url: None,
        },
    }
}

/// An entity of which nothing but its name is known.
fn named(kind: EntityKind, name: &str) -> EntityValue {
    EntityValue {
        kind,
        canonical: name.to_owned(),
        name_fr: String::new(),
        name_en: String::new(),
        entity_id: String::new(),
        level: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(kind: Option<MentionKind>, text: &str) -> Option<String> {
        meaning(Gazetteer::builtin(), Lang::En, kind, text).map(|value| match value {
            Value::Date(value) => value.edtf,
            Value::Symbol(value) => value.canonical,
            Value::Entity(value) => value.canonical,
        })
    }

    #[test]
    fn a_name_is_one_that_is_known_or_what_it_is_said_to_be() {
        let known = canonical(None, "United Nations Development Programme").expect("a name of the list");
        assert_eq!(canonical(Some(MentionKind::Org), "UNDP").as_ref(), Some(&known));
        assert_eq!(canonical(None, "the rain of yesterday"), None);
        assert_eq!(canonical(Some(MentionKind::Person), "Ana Silva").as_deref(), Some("Ana Silva"));
        assert_eq!(canonical(Some(MentionKind::Person), " "), None);
    }

    #[test]
    fn a_symbol_is_read_as_texts_have_it() {
        let value = meaning(Gazetteer::builtin(), Lang::En, Some(MentionKind::Symbol), "A/RES/64/289");
        assert!(matches!(value, Some(Value::Symbol(value)) if value.kind == SymbolKind::Resolution));
        assert_eq!(
            canonical(Some(MentionKind::Symbol), "note 12 du greffe").as_deref(),
            Some("note 12 du greffe")
        );
    }
}
