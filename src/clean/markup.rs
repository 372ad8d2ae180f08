//! One raw line into clean text: white space, markup, entities, Unicode form.

use std::ops::Range;

use html5gum::{Token, Tokenizer};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

use crate::model::{LineKind, MappedText};

use super::signs::{is_blank, is_everyday, is_plain, is_void, needs_thought, ornament};
use super::typeset;

/// Which markup a document uses; marks that it does not use stay text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    markdown: bool,
    /// Whether tags, entities and the raised letters of TeX are marks.
    tags: bool,
    /// Whether a tab parts cells.
    cells: bool,
}

impl Style {
    /// Looks for the marks of Markdown: headings, emphasis in pairs, links.
    pub(super) fn of(text: &str) -> Style {
        let link = || text.contains("](#") || text.contains("](http");
        let heading = |line: &str| line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
        let bold = |line: &str| line.matches("**").nth(1).is_some();
        let marks = text.contains('#') || text.contains("**");
        let note = || text.contains("[^") && text.contains("]:");
        let escape = || text.contains("\\.") && text.lines().any(escapes_number);
        let marked = marks && text.lines().any(|line| heading(line) || bold(line));
        Style { markdown: link() || marked || note() || escape(), tags: true, cells: true }
    }
}

impl Style {
    /// The style of a line whose file says what it is: all of it is text.
    pub(super) fn of_marked(row: bool) -> Style {
        Style { markdown: false, tags: false, cells: row }
    }
}

/// `12\.`: a number that the writer of the file kept from becoming a list.
fn escapes_number(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with("\\.")
}

/// A clean line with what its marks said.
pub(super) struct CleanLine {
    pub(super) text: MappedText,
    pub(super) indent: usize,
    pub(super) heading_mark: u8,
    pub(super) row: bool,
    /// Set for a line that is not text: a rule or an ornament.
    pub(super) ornament: Option<LineKind>,
}

/// HTML elements whose tags part words.
const BLOCK_TAGS: [&str; 17] = [
    "p", "br", "li", "ul", "ol", "div", "table", "tr", "td", "th", "thead", "tbody", "h1", "h2", "h3", "h4",
    "hr",
];
/// HTML elements whose tags leave the word whole.
const INLINE_TAGS: [&str; 11] = ["b", "i", "em", "strong", "u", "sup", "sub", "span", "a", "font", "small"];
/// The longest name of a character that HTML knows, in bytes, with its marks.
const LONGEST_NAME: usize = 33;

/// Cleans `source[line]`.
pub(super) fn clean_line(source: &str, line: Range<usize>, style: Style) -> CleanLine {
    let raw = &source[line.clone()];
    let body = raw.trim_start_matches(is_blank);
    let indent = raw[..raw.len() - body.len()].chars().filter(|c| c.is_whitespace()).count();
    let mut out =
        CleanLine { text: MappedText::default(), indent, heading_mark: 0, row: false, ornament: None };
    if let Some(kind) = ornament(body.trim_end_matches(is_blank)) {
        out.ornament = Some(kind);
        out.text.copy(
            source,
            line.end - body.len()..line.end - body.len() + body.trim_end_matches(is_blank).len(),
        );
        return out;
    }
    let mut at = line.end - body.len();
    if style.markdown {
        let marks = body.bytes().take_while(|byte| *byte == b'#').count();
        if (1..=6).contains(&marks) && body[marks..].starts_with(' ') {
            out.heading_mark = marks as u8;
            at += marks;
        }
    }
    let last = |mark: char| source[at..line.end].rfind(mark).map(|place| at + place);
    let mut scan = Scan {
        source,
        at,
        end: line.end,
        style,
        brace: last('}'),
        round: last(')'),
        blank: None,
        cells: false,
        out,
    };
    scan.run();
    let mut out = scan.out;
    if out.text.text().contains(typeset::is_typeset) {
        out.text = typeset::plain(&out.text, source);
    }
    if !is_plain(out.text.text()) && is_nfc_quick(out.text.text().chars()) != IsNormalized::Yes {
        out.text = composed(&out.text, source);
    }
    out
}

/// The scan over one line.
struct Scan<'a> {
    source: &'a str,
    at: usize,
    end: usize,
    style: Style,
    /// Where the last closing brace and the last closing bracket stand: a mark that nothing closes is text. They are
    /// looked for once, so that a line of marks is read in one go.
    brace: Option<usize>,
    round: Option<usize>,
    /// Where pending white space began.
    blank: Option<usize>,
    /// Whether a tab parted two cells.
    cells: bool,
    out: CleanLine,
}

impl Scan<'_> {
    fn run(&mut self) {
        // Closing marks that belong to an opened one: "}" of "^{", "](...)" of "[".
        let mut braces = 0usize;
        while self.at < self.end {
            let rest = &self.source[self.at..self.end];
            let Some(c) = rest.chars().next() else { break };
            match c {
                '\t' if self.style.cells && !self.out.text.is_empty() => self.cell(),
                c if is_void(c) => self.at += c.len_utf8(),
                c if c.is_whitespace() => {
                    self.blank.get_or_insert(self.at);
                    self.at += c.len_utf8();
                }
                '<' if self.style.tags => self.tag(rest),
                '&' if self.style.tags => self.entity(rest),
                '^' | '_' if self.style.tags && rest[1..].starts_with('{') && self.brace > Some(self.at) => {
                    braces += 1;
                    self.at += 2;
                }
                '}' if braces > 0 => {
                    braces -= 1;
                    self.at += 1;
                }
                '*' if self.style.markdown && rest.starts_with("**") => self.at += 2,
                '[' if self.style.markdown && self.opens_link(rest) => self.at += 1,
                ']' if self.style.markdown && rest.starts_with("](") && self.round > Some(self.at) => {
                    self.at += rest.find(')').map_or(1, |close| close + 1);
                }
                ']' if self.style.markdown && rest.starts_with("]{.") && self.brace > Some(self.at) => {
                    self.at += rest.find('}').map_or(1, |close| close + 1);
                }
                '\\' if self.style.markdown && rest[1..].starts_with(|c: char| c.is_ascii_punctuation()) => {
                    self.at += 1;
                    self.letters(&self.source[self.at..self.end]);
                }
                _ => self.letters(rest),
            }
        }
        if self.out.text.text().ends_with(CELL) {
            let keep = self.out.text.text().trim_end_matches([' ', '|']).len();
            self.out.text = self.out.text.slice(0..keep);
        }
        // A single cell is running text: a tab at its end means nothing. A bar inside a sentence parts no cells either.
        let text = self.out.text.text();
        let bars = || text.starts_with("| ") || text.matches(CELL).nth(1).is_some() && !text.ends_with('.');
        self.out.row = self.style.cells && text.contains(CELL) && (self.cells || bars());
    }

    /// Copies characters that need no thought, and the single blanks between them.
    fn letters(&mut self, rest: &str) {
        let mut len = rest.chars().next().map_or(1, char::len_utf8);
        while let Some(tail) = rest.get(len..) {
            len += tail.find(needs_thought).unwrap_or(tail.len());
            let next = rest.get(len..).and_then(|tail| tail.strip_prefix(' '));
            if !next.is_some_and(|next| next.starts_with(is_everyday)) {
                break;
            }
            len += 1;
        }
        self.flush();
        self.out.text.copy(self.source, self.at..self.at + len);
        self.at += len;
    }

    /// Writes the pending space.
    fn flush(&mut self) {
        if let Some(start) = self.blank.take()
            && !self.out.text.is_empty()
            && !self.out.text.text().ends_with(' ')
        {
            if &self.source[start..self.at] == " " {
                self.out.text.copy(self.source, start..self.at);
            } else {
                self.out.text.replace(" ", start..self.at);
            }
        }
    }

    /// A tab between two cells, or between a marker and its text.
    fn cell(&mut self) {
        if self.follows_marker() {
            self.blank.get_or_insert(self.at);
            self.at += 1;
            return;
        }
        self.cells = true;
        self.blank = None;
        if !self.out.text.is_empty() && !self.out.text.text().ends_with(CELL) {
            self.out.text.replace(CELL, self.at..self.at + 1);
        }
        self.at += 1;
    }

    /// Whether the only tab of a line stands behind a number, a label or a list mark: it sets the text in.
    fn follows_marker(&self) -> bool {
        let marker = self.out.text.text();
        let rest = &self.source[self.at..self.end];
        let text = rest.trim_start_matches('\t');
        if text.contains('\t') || marker.chars().count() > MAX_MARKER || text.trim().is_empty() {
            return false;
        }
        let stem = marker.trim_start_matches(['(', '[', '§', ' ']).trim_end_matches(['.', ')', ']', '/']);
        let label = stem.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        let punctuated = stem.len() < marker.len() && label;
        let bullet =
            matches!(marker, "•" | "●" | "▪" | "◦" | "‣" | "·" | "➢" | "\u{f0b7}" | "*" | "-" | "–" | "—");
        punctuated || (label || bullet) && text.split(' ').nth(MIN_WORDS).is_some()
    }

    /// An HTML tag, if it is one.
    fn tag(&mut self, rest: &str) {
        let known = rest[1..].find(['<', '>']).and_then(|before| {
            let close = before + 1;
            let inside = rest.get(1..close).filter(|_| rest[close..].starts_with('>'))?;
            let name = inside.trim_start_matches('/').split([' ', '/']).next()?.to_ascii_lowercase();
            if BLOCK_TAGS.contains(&name.as_str()) {
                Some((close + 1, true))
            } else if INLINE_TAGS.contains(&name.as_str()) {
                Some((close + 1, false))
            } else {
                None
            }
        });
        match known {
            Some((len, parts)) => {
                if parts {
                    self.blank.get_or_insert(self.at);
                }
                self.at += len;
            }
            None => self.letters(rest),
        }
    }

    /// Whether `rest` begins with a Markdown link, or a span with its class: its text holds no other one, and its target
    /// ends.
    fn opens_link(&self, rest: &str) -> bool {
        let text = &rest[..rest[1..].find('[').map_or(rest.len(), |next| next + 1)];
        let closed =
            |mark: &str, end: Option<usize>| text.find(mark).is_some_and(|close| end > Some(self.at + close));
        closed("](", self.round) || closed("]{.", self.brace)
    }

    /// A character entity, if it is one, as browsers read it.
    fn entity(&mut self, rest: &str) {
        match character(rest) {
            Some((len, text)) if text.chars().all(char::is_whitespace) => {
                self.blank.get_or_insert(self.at);
                self.at += len;
            }
            Some((len, text)) => {
                if !text.chars().all(is_void) {
                    self.flush();
                    self.out.text.replace(&text, self.at..self.at + len);
                }
                self.at += len;
            }
            None => self.letters(rest),
        }
    }
}

/// A marker before a tab is at most so long, in characters.
const MAX_MARKER: usize = 8;
/// Behind a bare number and a tab, a text of more words than this is not a cell.
const MIN_WORDS: usize = 4;
/// The character that `rest` begins to name (`&eacute;`, `&#x202F;`), with the bytes of its name.
fn character(rest: &str) -> Option<(usize, String)> {
    let head = rest.as_bytes().get(..LONGEST_NAME.min(rest.len()))?;
    let len = head.iter().position(|byte| *byte == b';')? + 1;
    let name = &rest[..len];
    let inside = name[1..len - 1].trim_start_matches('#');
    if inside.is_empty() || !inside.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let Ok(token) = Tokenizer::new(name).next()?;
    let Token::String(text) = token else { return None };
    let text = String::from_utf8(text.value.0).ok()?;
    (text != name && !text.contains('\u{fffd}')).then_some((len, text))
}

/// What stands between two cells of a row.
const CELL: &str = " | ";

/// The text in Normalization Form C, cluster by cluster.
fn composed(text: &MappedText, source: &str) -> MappedText {
    let mut out = MappedText::default();
    for (at, cluster) in text.text().grapheme_indices(true) {
        let form: String = cluster.nfc().collect();
        let Some(raw) = text.raw(at..at + cluster.len()) else { continue };
        if form == cluster && source.get(raw.clone()) == Some(cluster) {
            out.copy(source, raw);
        } else {
            out.replace(&form, raw);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> CleanLine {
        clean_line(text, 0..text.len(), Style::of(text))
    }

    #[test]
    fn marks_go_and_words_stay() {
        for (raw, clean) in [
            ("M<sup>me</sup> Azoulay", "Mme Azoulay"),
            ("M^{me} Beagle, le 1^{er} août", "Mme Beagle, le 1er août"),
            ("voir [CEB/2017/1](#)) et **gras**", "voir CEB/2017/1) et gras"),
            ("## **A. Architecture**", "A. Architecture"),
            ("<p>un</p><p>deux &amp; trois</p>", "un deux & trois"),
            ("«\u{a0}deux\u{202f}mots\u{a0}»   fin ", "« deux mots » fin"),
            ("e\u{301}te\u{301}", "été"),
            (
                "Comit&eacute;, 3&#x202F;mai &euro;&#8239;&ndash; l&#39;&OElig;uvre",
                "Comité, 3 mai € – l'Œuvre",
            ),
            ("R&D; A&B &inconnu; &#xD800; &", "R&D; A&B &inconnu; &#xD800; &"),
            ("3 < 4 et a > b", "3 < 4 et a > b"),
            ("cellule\tautre\t", "cellule | autre"),
            ("note * et [sic]", "note * et [sic]"),
            ("a <b et <i>c</i>", "a <b et c"),
            ("x^{2, y_{1} et z^{", "x2, y1 et z^{"),
            ("**[a [b](#) c](#) [d](", "[a b c [d]("),
        ] {
            assert_eq!(line(raw).text.text(), clean, "{raw}");
        }
        assert_eq!(line("### Titre").heading_mark, 3);
        assert!(line("a\tb").row);
    }

    #[test]
    fn every_letter_knows_its_place() {
        let raw = "  M<sup>me</sup>  Fore &amp; e\u{301}tat";
        let clean = line(raw);
        let text = clean.text.text();
        assert_eq!(text, "Mme Fore & état");
        let at = text.find("Fore").unwrap();
        assert_eq!(&raw[clean.text.raw(at..at + 4).unwrap()], "Fore");
        let at = text.find("état").unwrap();
        assert_eq!(&raw[clean.text.raw(at..at + 5).unwrap()], "e\u{301}tat");
    }

    #[test]
    fn rules_and_ornaments_are_no_text() {
        assert_eq!(line("__________").ornament, Some(LineKind::Rule));
        assert_eq!(line(" * * * ").ornament, Some(LineKind::Separator));
        assert_eq!(line("---\t---\t--").ornament, Some(LineKind::Separator));
        assert_eq!(line("+-----+=====+").ornament, Some(LineKind::Separator));
        assert_eq!(line("├──────┼──────┤").ornament, Some(LineKind::Separator));
        assert_eq!(line("- item").ornament, None);
        assert_eq!(line("+ 3").ornament, None);
        assert_eq!(line("```{=html}").ornament, Some(LineKind::PageLine));
        assert_eq!(line("<!-- -->").ornament, Some(LineKind::PageLine));
        assert_eq!(line("<!-- a comment that goes on").ornament, None);
    }
}
