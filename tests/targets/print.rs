//! A report of our own making as it is printed in a PDF, with its structure tree or without.

use encoding_rs::WINDOWS_1252;

use super::made::Piece;

/// Letters on a page, in points from its lower left corner. Every letter is half as wide as it is high.
#[derive(Debug, Clone)]
pub struct Ink {
    /// Where the first letter begins.
    pub x: f64,
    /// The line that they stand on.
    pub y: f64,
    /// The size.
    pub size: f64,
    /// Whether they are bold.
    pub bold: bool,
    /// The letters.
    pub text: String,
    /// Whether a tagged file calls them part of the page.
    pub artifact: bool,
}

/// Letters of the size of running text.
#[must_use]
pub fn ink(x: f64, y: f64, text: &str) -> Ink {
    Ink { x, y, size: SIZE, bold: false, text: text.to_owned(), artifact: false }
}

/// A page: its letters, and its rules as left end, height and width.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The letters.
    pub inks: Vec<Ink>,
    /// The rules.
    pub rules: Vec<[f64; 3]>,
}

/// An element of the structure tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub role: &'static str,
    /// What it holds.
    pub kids: Vec<Kid>,
}

/// What an element holds.
#[derive(Debug, Clone)]
pub enum Kid {
    /// Letters: their page and their place on it.
    Ink(usize, usize),
    /// Another element.
    Node(Node),
}

const SIZE: f64 = 10.0;
const LEADING: f64 = 12.0;
const LEFT: f64 = 100.0;
/// The text of a numbered paragraph, and that of an item.
const INDENT: f64 = 30.0;
const DEEP: f64 = 50.0;
/// The letters of a line.
const WIDTH: usize = 72;
const TOP: f64 = 740.0;
/// Where the text of a page ends, and where its notes begin.
const BOTTOM: f64 = 200.0;
const NOTES: f64 = 150.0;

/// The objects of a file, each by its number.
struct Objects(Vec<String>);

impl Objects {
    fn add(&mut self, body: String) -> usize {
        self.0.push(body);
        self.0.len()
    }

    fn node(&mut self, node: &Node, pages: &[usize]) -> usize {
        let kids: Vec<String> = node
            .kids
            .iter()
            .map(|kid| match kid {
                Kid::Ink(page, id) => format!("<< /Type /MCR /Pg {} 0 R /MCID {id} >>", pages[*page]),
                Kid::Node(node) => format!("{} 0 R", self.node(node, pages)),
            })
            .collect();
        self.add(format!("<< /Type /StructElem /S /{} /K [{}] >>", node.role, kids.join(" ")))
    }

    fn write(&self) -> Vec<u8> {
        let mut out = "%PDF-1.7\n".to_owned();
        let mut places = Vec::new();
        for (at, body) in self.0.iter().enumerate() {
            places.push(out.len());
            out += &format!("{} 0 obj\n{body}\nendobj\n", at + 1);
        }
        let (start, count) = (out.len(), places.len() + 1);
        out += &format!("xref\n0 {count}\n0000000000 65535 f \n");
        out.extend(places.iter().map(|place| format!("{place:010} 00000 n \n")));
        out += &format!("trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
        out.into_bytes()
    }
}

/// A file of pages, with its structure tree or without.
#[must_use]
pub fn file(sheets: &[Sheet], tree: Option<&[Node]>) -> Vec<u8> {
    let mut objects = Objects(vec![String::new(); 2]);
    let widths = "500 ".repeat(224);
    for name in ["Helvetica", "Helvetica-Bold"] {
        objects.add(format!(
            "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{widths}] >>"
        ));
    }
    let mut pages = Vec::new();
    for sheet in sheets {
        let content = content(sheet, tree.is_some());
        let content = objects.add(format!("<< /Length {} >>\nstream\n{content}endstream", content.len()));
        pages.push(objects.add(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )));
    }
    let root = tree.map(|nodes| {
        let kids: Vec<String> =
            nodes.iter().map(|node| format!("{} 0 R", objects.node(node, &pages))).collect();
        objects.add(format!("<< /Type /StructTreeRoot /K [{}] >>", kids.join(" ")))
    });
    let told = root
        .map_or(String::new(), |root| format!(" /StructTreeRoot {root} 0 R /MarkInfo << /Marked true >>"));
    objects.0[0] = format!("<< /Type /Catalog /Pages 2 0 R{told} >>");
    let kids: Vec<String> = pages.iter().map(|page| format!("{page} 0 R")).collect();
    objects.0[1] = format!("<< /Type /Pages /Count {} /Kids [{}] >>", kids.len(), kids.join(" "));
    objects.write()
}

fn content(sheet: &Sheet, tagged: bool) -> String {
    let mut out = String::new();
    for (id, ink) in sheet.inks.iter().enumerate() {
        if tagged && ink.artifact {
            out += "/Artifact BMC\n";
        } else if tagged {
            out += &format!("/P << /MCID {id} >> BDC\n");
        }
        let font = if ink.bold { 2 } else { 1 };
        out += &format!("BT /F{font} {} Tf {} {} Td ({}) Tj ET\n", ink.size, ink.x, ink.y, quoted(&ink.text));
        if tagged {
            out += "EMC\n";
        }
    }
    for [x, y, width] in &sheet.rules {
        out += &format!("{x} {y} {width} 0.5 re f\n");
    }
    out
}

/// The letters in windows-1252, as a string of a content stream.
fn quoted(text: &str) -> String {
    let (bytes, _, _) = WINDOWS_1252.encode(text);
    let one = |byte: &u8| match byte {
        b'(' | b')' | b'\\' => format!("\\{}", char::from(*byte)),
        b' '..=b'~' => char::from(*byte).to_string(),
        _ => format!("\\{byte:03o}"),
    };
    bytes.iter().map(one).collect()
}

/// A report on pages, with running lines above and below; `tagged` says whether the file tells its structure.
#[must_use]
pub fn print(report: &[Piece], tagged: bool) -> Vec<u8> {
    const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
    let mut press = Press::default();
    press.turn();
    let (mut number, mut called, mut sections, mut letters) = (0, 0, 0, 0u8);
    for piece in report {
        match piece {
            Piece::Heading(1, text) => {
                (sections, letters) = (sections + 1, 0);
                press.heading("H1", &format!("{}. {text}", ROMAN[(sections - 1) % ROMAN.len()]));
            }
            Piece::Heading(_, text) => {
                letters += 1;
                press.heading("H2", &format!("{}. {text}", char::from(b'A' + (letters - 1) % 26)));
            }
            Piece::Prose(text) => {
                press.room(text.len());
                let kids = press.block(LEFT, LEFT, text, false);
                press.node("P", kids);
            }
            Piece::Paragraph(text, items, note) => {
                number += 1;
                press.room(text.len() + note.as_ref().map_or(0, String::len));
                let mut kids = vec![press.ink(ink(LEFT, press.y, &format!("{number}.")))];
                kids.extend(press.block(LEFT + INDENT, LEFT, text, false));
                if let Some(note) = note {
                    called += 1;
                    let (x, y) = press.end;
                    kids.push(press.raised(x, y, called));
                    let note = press.note(called, note);
                    kids.push(Kid::Node(note));
                }
                press.node("P", kids);
                press.items(items);
            }
            Piece::Table(rows) => press.table(rows),
        }
    }
    file(&press.sheets, tagged.then_some(press.nodes.as_slice()))
}

/// What is printed so far.
#[derive(Default)]
struct Press {
    sheets: Vec<Sheet>,
    nodes: Vec<Node>,
    /// The next line of the text, and that of the notes.
    y: f64,
    below: f64,
    /// Where the last line ended.
    end: (f64, f64),
}

impl Press {
    /// Begins a page.
    fn turn(&mut self) {
        self.sheets.push(Sheet::default());
        (self.y, self.below) = (TOP, NOTES);
        let page = self.sheets.len();
        self.ink(Ink { artifact: true, ..ink(LEFT, 800.0, "A/80/1") });
        self.ink(Ink { artifact: true, ..ink(480.0, 40.0, &format!("{page}/9")) });
    }

    /// Begins a page if so many letters do not fit.
    fn room(&mut self, letters: usize) {
        let lines = f64::from(u32::try_from(letters / WIDTH + 4).unwrap());
        if self.y - lines * LEADING < BOTTOM {
            self.turn();
        }
    }

    fn ink(&mut self, ink: Ink) -> Kid {
        let page = self.sheets.len() - 1;
        self.sheets[page].inks.push(ink);
        Kid::Ink(page, self.sheets[page].inks.len() - 1)
    }

    fn node(&mut self, role: &'static str, kids: Vec<Kid>) {
        self.nodes.push(Node { role, kids });
        self.y -= SIZE;
    }

    /// Lines of text: the first from `x`, the others from `left`.
    fn block(&mut self, x: f64, left: f64, text: &str, bold: bool) -> Vec<Kid> {
        let mut kids = Vec::new();
        for (at, line) in lines(text).into_iter().enumerate() {
            let x = if at == 0 { x } else { left };
            self.end = (x + 0.5 * SIZE * f64::from(u32::try_from(line.chars().count()).unwrap()), self.y);
            kids.push(self.ink(Ink { bold, ..ink(x, self.y, &line) }));
            self.y -= LEADING;
        }
        kids
    }

    fn heading(&mut self, role: &'static str, text: &str) {
        self.room(3 * WIDTH);
        let kids = self.block(LEFT, LEFT, text, true);
        self.node(role, kids);
    }

    fn raised(&mut self, x: f64, y: f64, label: usize) -> Kid {
        self.ink(Ink { size: 0.6 * SIZE, ..ink(x, y + 0.35 * SIZE, &label.to_string()) })
    }

    fn note(&mut self, label: usize, text: &str) -> Node {
        if self.below > NOTES - 1.0 {
            let page = self.sheets.len() - 1;
            self.sheets[page].rules.push([LEFT, NOTES + SIZE, 90.0]);
        }
        let y = self.below;
        let mut kids = vec![self.raised(LEFT, y, label)];
        kids.push(self.ink(Ink { size: 0.8 * SIZE, ..ink(LEFT + SIZE, y, text) }));
        self.below -= LEADING;
        Node { role: "Note", kids }
    }

    fn items(&mut self, items: &[String]) {
        let mut nodes = Vec::new();
        for (at, item) in items.iter().enumerate() {
            self.room(item.len());
            let label = format!("{})", char::from(b'a' + u8::try_from(at % 26).unwrap()));
            let label = self.ink(ink(LEFT + INDENT, self.y, &label));
            let body = self.block(LEFT + DEEP, LEFT + DEEP, item, false);
            self.y -= SIZE;
            let label = Node { role: "Lbl", kids: vec![label] };
            let body = Node { role: "LBody", kids: body };
            nodes.push(Kid::Node(Node { role: "LI", kids: vec![Kid::Node(label), Kid::Node(body)] }));
        }
        if !nodes.is_empty() {
            self.nodes.push(Node { role: "L", kids: nodes });
        }
    }

    fn table(&mut self, rows: &[Vec<String>]) {
        self.room(rows.len() * WIDTH);
        let mut nodes = Vec::new();
        for row in rows {
            let mut cells = Vec::new();
            for (at, cell) in row.iter().enumerate() {
                let x = LEFT + 150.0 * f64::from(u32::try_from(at).unwrap());
                let kid = self.ink(ink(x, self.y, cell));
                cells.push(Kid::Node(Node { role: "TD", kids: vec![kid] }));
            }
            self.y -= LEADING + SIZE;
            nodes.push(Kid::Node(Node { role: "TR", kids: cells }));
        }
        self.nodes.push(Node { role: "Table", kids: nodes });
    }
}

/// The text in lines of [`WIDTH`] letters.
fn lines(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in text.split(' ') {
        let last = out.last_mut().unwrap();
        if last.chars().count() + word.chars().count() >= WIDTH {
            out.push(word.to_owned());
        } else {
            *last += if last.is_empty() { "" } else { " " };
            *last += word;
        }
    }
    out
}
