//! The structure tree: what the file says its parts are.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Name, ObjRef, Object};

use crate::model::{Lookup, Seen};

use super::flaws::Limit;
use super::limits::{Budget, TREE_DEPTH};
use super::page::Tag;
use super::strings;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Holds others and says nothing of its own: a part, a division, a list, the body of an item.
    Group,
    /// A paragraph.
    Paragraph,
    /// A heading, with its level if the file tells it.
    Heading(Option<u8>),
    /// The title.
    Title,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// The body of an item.
    ItemBody,
    /// The label of an item, a note or a heading.
    Label,
    /// An entry of a table of contents.
    Contents,
    /// A caption.
    Caption,
    /// A footnote or endnote.
    Note,
    /// A part of a line: a link, a reference, a span.
    Inline,
    /// A call of a note, or another reference.
    Reference,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A picture.
    Figure,
    /// What the file says is part of the page and not of the text.
    Artifact,
}

/// A part of an element.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kid {
    /// Another element, by its place in the list.
    Element(usize),
    /// Content on a page.
    Content(Tag),
}

/// An element of the tree.
#[derive(Debug, Clone)]
pub(super) struct Element {
    /// What it is.
    pub(super) role: Role,
    /// The text that stands for its content.
    pub(super) actual: Option<String>,
    /// What it holds, in reading order.
    pub(super) kids: Vec<Kid>,
}

/// The elements of a tree; those of the root are [`Tree::roots`].
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Every element, each once.
    pub(super) elements: Vec<Element>,
    /// What stands at the root.
    pub(super) roots: Vec<Kid>,
}

/// Reads the structure tree of a file, if it has one.
pub(super) fn read(pdf: &Pdf, pages: &Lookup<u32, usize>, budget: &mut Budget) -> Option<Tree> {
    let xref = pdf.xref();
    let catalog = xref.get::<Dict<'_>>(xref.root_id())?;
    let root = catalog.get::<Dict<'_>>("StructTreeRoot")?;
    let roles = root.get::<Dict<'_>>("RoleMap").unwrap_or_default();
    let mut reader = Reader { pdf, pages, roles, budget, visited: Seen::default(), tree: Tree::default() };
    let roots = reader.kids(&root, None, 0);
    reader.tree.roots = roots;
    Some(reader.tree)
}

struct Reader<'a, 'r> {
    pdf: &'a Pdf,
    pages: &'r Lookup<u32, usize>,
    roles: Dict<'a>,
    budget: &'r mut Budget,
    /// Where the dictionaries stand in memory that were read: each element counts once.
    visited: Seen<usize>,
    tree: Tree,
}

impl<'a> Reader<'a, '_> {
    /// What `dict` holds; `page` is where content stands that names no page.
    fn kids(&mut self, dict: &Dict<'a>, page: Option<usize>, depth: usize) -> Vec<Kid> {
        let mut kids = Vec::new();
        match dict.get::<Object<'_>>("K") {
            Some(Object::Array(array)) => {
                for kid in array.raw_iter() {
                    if !self.kid_of(kid, page, depth, &mut kids) {
                        break;
                    }
                }
            }
            Some(object) => {
                self.kid(&object, page, depth, &mut kids);
            }
            None => {}
        }
        kids
    }

    fn kid_of(
        &mut self,
        kid: MaybeRef<Object<'a>>,
        page: Option<usize>,
        depth: usize,
        out: &mut Vec<Kid>,
    ) -> bool {
        match kid {
            MaybeRef::NotRef(object) => self.kid(&object, page, depth, out),
            MaybeRef::Ref(place) => match self.pdf.xref().get::<Object<'_>>(place.into()) {
                Some(object) => self.kid(&object, page, depth, out),
                None => true,
            },
        }
    }

    /// Reads one kid; `false` once the budget is spent.
    fn kid(&mut self, object: &Object<'a>, page: Option<usize>, depth: usize, out: &mut Vec<Kid>) -> bool {
        if !self.budget.element() {
            return false;
        }
        match object {
            Object::Number(id) => {
                if let Some(page) = page {
                    out.push(Kid::Content(Tag { page, form: 0, id: id.as_i64() }));
                }
            }
            Object::Dict(dict) => self.element_or_content(dict, page, depth, out),
            _ => {}
        }
        true
    }

    fn element_or_content(&mut self, dict: &Dict<'a>, page: Option<usize>, depth: usize, out: &mut Vec<Kid>) {
        let own = dict.get_ref("Pg").and_then(|page| self.page(page)).or(page);
        let kind = dict.get::<Name<'_>>("Type");
        match kind.as_ref().map(|kind| kind.as_str()) {
            Some("MCR") => {
                let form = dict.get_ref("Stm").map_or(0, |form| form.obj_number);
                if let (Some(Object::Number(id)), Some(page)) = (dict.get::<Object<'_>>("MCID"), own) {
                    out.push(Kid::Content(Tag { page, form, id: id.as_i64() }));
                }
            }
            Some("OBJR") => {}
            _ => {
                if !self.visited.insert(dict.data().as_ptr() as usize) {
                    return;
                }
                if depth >= TREE_DEPTH {
                    self.budget.reach(Limit::Elements);
                    return;
                }
                let role = self.role(dict);
                let actual = match dict.get::<Object<'_>>("ActualText") {
                    Some(Object::String(text)) => Some(strings::decode(text.as_bytes())),
                    _ => None,
                };
                let index = self.tree.elements.len();
                self.tree.elements.push(Element { role, actual, kids: Vec::new() });
                let kids = self.kids(dict, own, depth + 1);
                self.tree.elements[index].kids = kids;
                out.push(Kid::Element(index));
            }
        }
    }

    fn page(&self, place: ObjRef) -> Option<usize> {
        self.pages.get(&place.obj_number).copied()
    }

    fn role(&self, dict: &Dict<'a>) -> Role {
        /// How often one role may lead to another.
        const STEPS: usize = 8;
        let Some(name) = dict.get::<Name<'_>>("S") else { return Role::Group };
        let mut name = name.as_str().to_owned();
        for _ in 0..STEPS {
            if let Some(role) = standard(&name) {
                return role;
            }
            match self.roles.get::<Name<'_>>(&name) {
                Some(next) => name = next.as_str().to_owned(),
                None => break,
            }
        }
        Role::Group
    }
}

/// The roles that the standard names (ISO 32000-1, 14.8.4, and those that 32000-2 adds).
fn standard(name: &str) -> Option<Role> {
    Some(match name {
        "Document" | "Part" | "Art" | "Sect" | "Div" | "BlockQuote" | "NonStruct" | "Private" | "Index"
        | "THead" | "TBody" | "TFoot" | "TOC" | "Aside" | "DocumentFragment" | "Form" | "Warichu"
        | "Ruby" => Role::Group,
        "P" => Role::Paragraph,
        "H" => Role::Heading(None),
        "Title" => Role::Title,
        "L" => Role::List,
        "LI" => Role::Item,
        "LBody" => Role::ItemBody,
        "Lbl" => Role::Label,
        "TOCI" => Role::Contents,
        "Caption" => Role::Caption,
        "Note" | "FENote" | "Footnote" | "Endnote" => Role::Note,
        "Reference" => Role::Reference,
        "Span" | "Link" | "Quote" | "Code" | "BibEntry" | "Annot" | "Em" | "Strong" | "Sub" | "RB" | "RT"
        | "RP" | "WT" | "WP" => Role::Inline,
        "Table" => Role::Table,
        "TR" => Role::Row,
        "TH" | "TD" => Role::Cell,
        "Figure" | "Formula" => Role::Figure,
        "Artifact" => Role::Artifact,
        _ => {
            let level = name.strip_prefix('H')?.parse::<u8>().ok()?;
            Role::Heading(Some(level.clamp(1, 9)))
        }
    })
}
