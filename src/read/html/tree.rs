//! The elements of an HTML page as a tree, from the tokens that a browser would see.

use html5gum::{Token, Tokenizer};

/// Elements stand at most so deep in one another; deeper ones stand beside each other.
const MAX_DEPTH: usize = 256;
/// The most elements and runs of text of a page.
const MAX_NODES: usize = 3_000_000;

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    pub(super) nodes: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Element> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text in it, in order.
    pub(super) fn text(&self) -> String {
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

    /// Whether an element that `is` stands in it, at any depth.
    pub(super) fn holds(&self, is: &dyn Fn(&Element) -> bool) -> bool {
        self.children().any(|child| is(child) || child.holds(is))
    }

    /// Whether one of the words of its class or its role is among `words`.
    pub(super) fn is_called(&self, words: &[&str]) -> bool {
        let of = |name: &str| self.attribute(name).unwrap_or_default().to_lowercase();
        format!("{} {}", of("class"), of("role")).split_whitespace().any(|word| words.contains(&word))
    }

    /// Its style without blanks, in small letters.
    pub(super) fn style(&self) -> String {
        let style = self.attribute("style").unwrap_or_default();
        style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    }
}

/// Elements that have no end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that part the text around them.
const BLOCKS: [&str; 44] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Whether an element parts the text around it.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || name == "ul"
}

/// Reads a page; says too whether all of it was read.
pub(super) fn parse(text: &str) -> (Element, bool) {
    let mut open = vec![Element::default()];
    let mut nodes = 0;
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        nodes += 1;
        if nodes > MAX_NODES {
            break;
        }
        match token {
            Token::StartTag(tag) => {
                let name = lossy(&tag.name);
                close_implied(&mut open, &name);
                let attributes =
                    tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(&value.value))).collect();
                let ended = VOID.contains(&name.as_str()) || tag.self_closing && !is_block(&name);
                let element = Element { name, attributes, nodes: Vec::new() };
                if ended || open.len() > MAX_DEPTH {
                    add(&mut open, Node::Element(element));
                } else {
                    open.push(element);
                }
            }
            Token::EndTag(tag) => close(&mut open, &lossy(&tag.name)),
            Token::String(text) => add(&mut open, Node::Text(lossy(&text.value))),
            _ => {}
        }
    }
    while open.len() > 1 {
        pop(&mut open);
    }
    (open.pop().unwrap_or_default(), nodes <= MAX_NODES)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.nodes.push(node);
    }
}

fn pop(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
    {
        add(open, Node::Element(done));
    }
}

/// Closes what the beginning of an element ends, as browsers do.
fn close_implied(open: &mut Vec<Element>, name: &str) {
    let (ended, walls): (&[&str], &[&str]) = match name {
        "li" => (&["li"], &["ol", "ul", "menu"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot", "caption"], &["table"]),
        "option" => (&["option"], &["select"]),
        _ if is_block(name) => {
            (&["p"], &["td", "th", "li", "div", "section", "table", "button", "blockquote"])
        }
        _ => return,
    };
    let inside = open.iter().rev().take_while(|element| !walls.contains(&element.name.as_str()));
    let depth = inside.enumerate().filter(|(_, element)| ended.contains(&element.name.as_str())).last();
    for _ in 0..depth.map_or(0, |(depth, _)| depth + 1) {
        pop(open);
    }
}

/// Closes an element and those in it; an end without a beginning, or across the wall of a cell, is none.
fn close(open: &mut Vec<Element>, name: &str) {
    let block = is_block(name);
    let table = matches!(name, "table" | "tr" | "td" | "th" | "tbody" | "thead" | "tfoot");
    for (depth, element) in open.iter().rev().enumerate() {
        if element.name == name {
            for _ in 0..=depth {
                pop(open);
            }
            return;
        }
        let wall = if block {
            !table && matches!(element.name.as_str(), "td" | "th")
        } else {
            is_block(&element.name)
        };
        if wall {
            return;
        }
    }
}
