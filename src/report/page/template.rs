//! The templates of the report, its words, and its content policy.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The style of every page.
pub(super) const STYLE: &str = include_str!("page.css");
/// The script of every page that people read.
pub(super) const SCRIPT: &str =
    concat!(include_str!("find.js"), include_str!("page.js"), include_str!("correct.js"));
/// The script of every page that the first page asks.
pub(super) const PART_SCRIPT: &str = concat!(include_str!("find.js"), include_str!("part.js"));
/// The words of the interface: key, English, French.
const WORDS: &str = include_str!("words.tsv");
const TEMPLATES: [(&str, &str); 13] = [
    ("shell.html", include_str!("shell.html")),
    ("part.html", include_str!("part.html")),
    ("controls.html", include_str!("controls.html")),
    ("figures.html", include_str!("figures.html")),
    ("overview.html", include_str!("overview.html")),
    ("listed.html", include_str!("listed.html")),
    ("section.html", include_str!("section.html")),
    ("found.html", include_str!("found.html")),
    ("flaws.html", include_str!("flaws.html")),
    ("differences.html", include_str!("differences.html")),
    ("pictures.html", include_str!("pictures.html")),
    ("counted.html", include_str!("counted.html")),
    ("terms.html", include_str!("terms.html")),
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    for (name, source) in TEMPLATES {
        environment.add_template(name, source).expect("the templates of the program are well-formed");
    }
    environment.add_function("t", |key: String| Value::from_safe_string(spoken(&key)));
    environment.add_function("said", |message: Value| Value::from_safe_string(in_both(&message)));
    environment.add_function("w", |key: String| word(&key).to_owned());
    environment
});

/// Fills a template.
pub(super) fn render(name: &str, view: &impl Serialize) -> String {
    let template = ENVIRONMENT.get_template(name).expect("the template is one of the program's own");
    template.render(Serde(view)).expect("every view has the fields of its template")
}

/// The words of the interface, as (key, English, French).
pub(super) fn words() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    WORDS.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

/// The words of the interface by key.
static BY_KEY: LazyLock<BTreeMap<&'static str, (&'static str, &'static str)>> =
    LazyLock::new(|| words().map(|(key, en, fr)| (key, (en, fr))).collect());

/// The word of a key in English and in French.
pub(super) fn both(key: &str) -> (&'static str, &'static str) {
    *BY_KEY.get(key).expect("every key of a template is in the list of words")
}

/// The English word of a key; the script puts the French one in its place on request.
pub(super) fn word(key: &str) -> &'static str {
    both(key).0
}

fn spoken(key: &str) -> String {
    format!("<span data-t=\"{key}\">{}</span>", escaped(word(key)))
}

/// A message as the page holds it; the style shows that of the interface.
fn in_both(message: &Value) -> String {
    let mut out = String::new();
    for lang in ["en", "fr"] {
        let text = message.get_attr(lang).unwrap_or_default();
        message_in(lang, text.as_str().unwrap_or_default(), &mut out);
    }
    out
}

/// Writes a message of the program in one language.
pub(super) fn message_in(lang: &str, text: &str, out: &mut String) {
    out.push_str("<bdi class=\"said\"");
    attribute("lang", lang, out);
    out.push('>');
    escape(text, out);
    out.push_str("</bdi>");
}

/// A sentence of the program in both languages; the page shows that of the interface.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Said {
    pub(super) en: String,
    pub(super) fr: String,
}

/// What a page may load: its own style and script, and as frames the pages beside it.
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}' 'sha256-{}'; frame-src 'self' file:; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(STYLE)),
        base64(&Sha256::digest(SCRIPT)),
        base64(&Sha256::digest(PART_SCRIPT))
    )
});

/// Bytes that may need to be escaped; 0xC2 begins the controls beyond ASCII, U+0080 to U+009F.
const SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = byte != 0x09 && byte != 0x0A;
        byte += 1;
    }
    special[b'&' as usize] = true;
    special[b'<' as usize] = true;
    special[b'>' as usize] = true;
    special[b'"' as usize] = true;
    special[0x7F] = true;
    special[0xC2] = true;
    special
};

/// Writes text as it may stand in a page, and in an attribute between double quotes; characters that no page may hold
/// are replaced.
pub(super) fn escape(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let (mut done, mut at) = (0, 0);
    while let Some(step) = bytes[at..].iter().position(|byte| SPECIAL[usize::from(*byte)]) {
        at += step;
        let (reference, len) = match bytes[at] {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'"' => ("&quot;", 1),
            0xC2 if bytes.get(at + 1).is_some_and(|next| *next >= 0xA0) => {
                at += 2;
                continue;
            }
            0xC2 => ("\u{FFFD}", 2),
            _ => ("\u{FFFD}", 1),
        };
        out.push_str(&text[done..at]);
        out.push_str(reference);
        at += len;
        done = at;
    }
    out.push_str(&text[done..]);
}

/// [`escape`] into a new text.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(text, &mut out);
    out
}

/// Writes an attribute of an element that is open.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

/// An address inside a page, or of a page, with every odd byte encoded.
pub(super) fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    out
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits =
            (0..3).fold(0usize, |bits, at| bits << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * at) & 63];
            out.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters() {
        let told = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(told, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("</script>\u{0}&\"'"), "&lt;/script&gt;\u{FFFD}&amp;&quot;'");
        assert_eq!(escaped("a\u{7f}\u{80}é\u{9f}\u{a0}\n"), "a\u{FFFD}\u{FFFD}é\u{FFFD}\u{a0}\n");
        assert_eq!(address("bead:é b#1"), "bead:%C3%A9%20b%231");
    }

    #[test]
    fn every_word_is_said_in_both_languages_and_every_key_is_known() {
        let keys: Vec<&str> = words().map(|(key, _, _)| key).collect();
        assert_eq!(keys.len(), WORDS.lines().count() - 1);
        assert!(words().all(|(_, en, fr)| !en.is_empty() && !fr.is_empty()));
        let templates =
            TEMPLATES.iter().flat_map(|(name, source)| [(name, source, "t('"), (name, source, "w('")]);
        let script = ["say(\"", "tell(\"", "word(\""].map(|call| (&"page.js", &SCRIPT, call));
        for (name, source, call) in templates.chain(script) {
            let quote = &call[call.len() - 1..];
            for (at, _) in source.match_indices(call) {
                let rest = &source[at + call.len()..];
                let key = &rest[..rest.find(quote).expect("a key ends")];
                let known = |all: &&str| *all == key || key.ends_with('_') && all.starts_with(key);
                assert!(keys.iter().any(known), "{name}: {key}");
            }
        }
    }
}
