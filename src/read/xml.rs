//! Archives of XML parts: which form an archive has, its parts within limits, and their elements as a tree.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use encoding_rs::{UTF_16BE, UTF_16LE};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use zip::ZipArchive;

use crate::model::FileFault;

/// What an archive holds.
pub(super) enum Package {
    Word,
    OpenDocument,
    Other,
}

/// The most parts of an archive.
const MAX_PARTS: usize = 4096;
/// The most bytes of a part, inflated.
const MAX_PART: u64 = 64 << 20;
/// The most bytes of all parts that are read, inflated.
const MAX_ALL: u64 = 128 << 20;
/// Elements stand at most so deep in one another.
const MAX_DEPTH: usize = 256;
/// The most elements of a part.
const MAX_ELEMENTS: usize = 3_000_000;

/// Tells the form of an archive by the names of its parts.
pub(super) fn package(bytes: &[u8]) -> Package {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Package::Other };
    let has = |name: &str| archive.file_names_raw().any(|known| known == name.as_bytes());
    if has("[Content_Types].xml") && archive.file_names_raw().any(|name| name.starts_with(b"word/")) {
        return Package::Word;
    }
    let open = has("content.xml");
    let mut kind = String::new();
    if let Ok(file) = archive.by_name("mimetype") {
        // What cannot be read leaves the kind open.
        let _ = file.take(100).read_to_string(&mut kind);
    }
    match kind.starts_with("application/vnd.oasis.opendocument.text") {
        true => Package::OpenDocument,
        false if open && kind.is_empty() => Package::OpenDocument,
        false => Package::Other,
    }
}

/// The parts of an archive.
pub(super) struct Parts<'a> {
    format: &'static str,
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Parts<'a> {
    /// Opens an archive; `format` is what messages call it.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Parts<'a>, FileFault> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| FileFault::Damaged { format, cause: error.to_string() })?;
        if archive.len() > MAX_PARTS {
            return Err(FileFault::LimitReached { of: "parts" });
        }
        Ok(Parts { format, archive, left: MAX_ALL })
    }

    /// The text of a part; nothing if there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, FileFault> {
        let Some(index) = (0..self.archive.len()).find(|at| {
            self.archive.name_for_index(*at).and_then(Result::ok).is_some_and(|known| known == name)
        }) else {
            return Ok(None);
        };
        let damaged = |cause: String| FileFault::Damaged { format: self.format, cause };
        let file = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                FileFault::Encrypted
            }
            error => damaged(error.to_string()),
        })?;
        let limit = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| damaged(error.to_string()))?;
        if bytes.len() as u64 > limit {
            return Err(FileFault::LimitReached { of: "bytes" });
        }
        self.left -= bytes.len() as u64;
        Ok(Some(match bytes.get(..2) {
            Some([0xFF, 0xFE]) => UTF_16LE.decode(&bytes).0.into_owned(),
            Some([0xFE, 0xFF]) => UTF_16BE.decode(&bytes).0.into_owned(),
            _ => String::from_utf8(bytes)
                .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
        }))
    }
}

/// The vocabulary that the name of an element is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML.
    Word,
    /// Mathematics in Word.
    Math,
    /// Alternatives for older and newer programs.
    Compatibility,
    /// Relationships between parts.
    Relations,
    /// OpenDocument: text.
    Text,
    /// OpenDocument: tables.
    Table,
    /// OpenDocument: everything else.
    Office,
    /// Anything else.
    Other,
}

impl Space {
    fn of(resolved: &ResolveResult<'_>) -> Space {
        let ResolveResult::Bound(name) = resolved else { return Space::Other };
        match name.as_ref() {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Space::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Space::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Space::Compatibility,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Space::Relations,
            "urn:oasis:names:tc:opendocument:xmlns:text:1.0" => Space::Text,
            "urn:oasis:names:tc:opendocument:xmlns:table:1.0" => Space::Table,
            name if name.starts_with("urn:oasis:names:tc:opendocument:xmlns:") => Space::Office,
            _ => Space::Other,
        }
    }
}

/// An element with what stands in it.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) space: Space,
    /// The name without its prefix.
    pub(super) name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(super) nodes: Vec<Node<'a>>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node<'a> {
    Element(Element<'a>),
    Text(Cow<'a, str>),
}

impl<'a> Element<'a> {
    /// Whether it is the element `name` of WordprocessingML.
    pub(super) fn is(&self, name: &str) -> bool {
        self.space == Space::Word && self.name == name
    }

    /// The elements in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Element<'a>> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element `name` in it.
    pub(super) fn child(&self, name: &str) -> Option<&Element<'a>> {
        self.children().find(|child| child.name == name)
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
    }

    /// The attribute `val` of the child `name`.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether the child `name` is there and does not say no.
    pub(super) fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.attribute("val"), Some("0" | "false" | "off" | "none")))
    }

    /// All text in it, in order.
    pub(super) fn all_text(&self) -> String {
        let mut out = String::new();
        self.add_text(&mut out);
        out
    }

    fn add_text(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Element(element) => element.add_text(out),
                Node::Text(text) => out.push_str(text),
            }
        }
    }
}

/// Reads the elements of a part; `format` is what messages call the file.
pub(super) fn parse<'a>(text: &'a str, format: &'static str) -> Result<Element<'a>, FileFault> {
    let damaged = |cause: String| FileFault::Damaged { format, cause };
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = false;
    let root = Element { space: Space::Other, name: "", attributes: Vec::new(), nodes: Vec::new() };
    let mut open = vec![root];
    let mut elements = 0;
    loop {
        let (space, event) = reader.read_resolved_event().map_err(|error| damaged(error.to_string()))?;
        let space = Space::of(&space);
        match event {
            Event::Start(tag) => {
                elements += 1;
                if open.len() > MAX_DEPTH {
                    return Err(FileFault::LimitReached { of: "elements in one another" });
                }
                if elements > MAX_ELEMENTS {
                    return Err(FileFault::LimitReached { of: "elements" });
                }
                open.push(element(space, text, &tag));
            }
            Event::Empty(tag) => {
                elements += 1;
                let element = element(space, text, &tag);
                if let Some(parent) = open.last_mut() {
                    parent.nodes.push(Node::Element(element));
                }
            }
            Event::End(_) if open.len() > 1 => close(&mut open),
            Event::Text(found) => add_text(&mut open, found.into_inner()),
            Event::CData(found) => add_text(&mut open, found.into_inner()),
            Event::GeneralRef(name) => match resolve(&name) {
                Some(text) => add_text(&mut open, Cow::Owned(text)),
                None => return Err(damaged("it uses entities of its own".to_owned())),
            },
            Event::DocType(_) => return Err(damaged("it declares a document type".to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().and_then(|root| {
        root.nodes.into_iter().find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    root.ok_or_else(|| damaged("it holds no element".to_owned()))
}

fn close(open: &mut Vec<Element<'_>>) {
    if let Some(done) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.nodes.push(Node::Element(done));
    }
}

fn add_text<'a>(open: &mut [Element<'a>], text: Cow<'a, str>) {
    if let Some(parent) = open.last_mut().filter(|_| !text.is_empty()) {
        parent.nodes.push(Node::Text(text));
    }
}

/// An element by its tag; `text` is the part, in which its name and values stand.
fn element<'a>(space: Space, text: &'a str, tag: &BytesStart<'_>) -> Element<'a> {
    let name = borrowed(text, tag.local_name().into_inner());
    let attributes = tag
        .attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .map(|one| {
            let key = borrowed(text, one.key.local_name().into_inner());
            let value = match one.normalized_value(quick_xml::XmlVersion::Explicit1_0) {
                Ok(value) => value.into_owned(),
                Err(_) => one.value.clone().into_owned(),
            };
            (key, Cow::Owned(value))
        })
        .collect();
    Element { space, name, attributes, nodes: Vec::new() }
}

/// The same letters where they stand in the part, so that they need no memory of their own.
fn borrowed<'a>(text: &'a str, part: &str) -> &'a str {
    let at = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    text.get(at..at.wrapping_add(part.len())).filter(|found| *found == part).unwrap_or("")
}

/// What an entity of XML stands for.
fn resolve(name: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return Some(c.to_string());
    }
    quick_xml::escape::resolve_xml_entity(&name.xml10_content()).map(str::to_owned)
}
