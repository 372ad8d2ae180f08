//! A small report of our own making, as Word, OpenDocument and HTML write it.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A piece of a report.
#[derive(Debug, Clone)]
pub enum Piece {
    /// A heading with its level, 1 being the outermost; its label is computed.
    Heading(u8, String),
    /// A numbered paragraph, its items, and the note that it calls.
    Paragraph(String, Vec<String>, Option<String>),
    /// Running text without a number.
    Prose(String),
    /// The rows of a table.
    Table(Vec<Vec<String>>),
}

/// The report that mutations start from.
#[must_use]
pub fn report() -> Vec<Piece> {
    let text = |text: &str| text.to_owned();
    vec![
        Piece::Heading(1, text("Introduction")),
        Piece::Prose(text("Le présent rapport fait suite à la résolution 78/3 & à la décision <A>.")),
        Piece::Paragraph(
            text("Le Comité a examiné 12 dossiers entre le 3 mai 2018 et le 4 juin 2019, à Genève."),
            Vec::new(),
            Some(text("Voir A/72/684, par. 22.")),
        ),
        Piece::Heading(2, text("Méthode suivie")),
        Piece::Paragraph(
            text("Les États Membres ont été priés de communiquer les renseignements suivants :"),
            vec![text("La liste des postes vacants ;"), text("Les dépenses engagées.")],
            None,
        ),
        Piece::Table(vec![
            vec![text("Région"), text("Dépenses")],
            vec![text("Afrique"), text("5 765")],
            vec![text("Europe"), text("8 569")],
        ]),
        Piece::Paragraph(
            text("Les recommandations antérieures ont été appliquées à hauteur de 47,7 %."),
            Vec::new(),
            Some(text("Ibid., annexe, par. 4 à 7.")),
        ),
        Piece::Heading(1, text("Conclusions")),
        Piece::Paragraph(
            text("Le Groupe de travail a tenu 21 séances et a entendu 298 experts."),
            Vec::new(),
            Some(text("Chiffres communiqués par le secrétariat.")),
        ),
    ]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// An archive of parts.
#[must_use]
pub fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file of its main part, its styles, its numbering and its footnotes.
#[must_use]
pub fn word(parts: [&str; 4]) -> Vec<u8> {
    let [document, styles, numbering, notes] = parts;
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inside: String| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let package = relations(relation("r1", "officeDocument", "word/document.xml"));
    let document_relations = relations(
        relation("r1", "styles", "styles.xml")
            + &relation("r2", "numbering", "numbering.xml")
            + &relation("r3", "footnotes", "footnotes.xml")
            + &relation("r4", "header", "header1.xml")
            + "<Relationship Id=\"r9\" Type=\"x/styles\" Target=\"https://example.org/s.xml\" TargetMode=\"External\"/>",
    );
    let header = format!("<w:hdr xmlns:w=\"{WORD}\"><w:p><w:r><w:t>A/80/1</w:t></w:r></w:p></w:hdr>");
    archive([
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &package),
        ("word/_rels/document.xml.rels", &document_relations),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/numbering.xml", numbering),
        ("word/footnotes.xml", notes),
        ("word/header1.xml", &header),
    ])
}

/// A part of a Word file.
#[must_use]
pub fn word_part(root: &str, inside: &str) -> String {
    format!("<w:{root} xmlns:w=\"{WORD}\" xmlns:r=\"{RELATIONS}\">{inside}</w:{root}>")
}

/// The styles that the made files use.
pub const STYLES: &str = "<w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr>\
    <w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name \
    w:val=\"heading 2\"/><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>";

/// The numbering that the made files use: 1 numbers paragraphs, 2 headings, 3 and above items.
#[must_use]
pub fn numbering(lists: usize) -> String {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let abstracts = [
        (1, level(0, "decimal", "%1.")),
        (2, level(0, "upperRoman", "%1.") + &level(1, "upperLetter", "%2.")),
        (3, level(0, "lowerLetter", "%1)")),
    ];
    let mut out: String = abstracts
        .iter()
        .map(|(id, levels)| format!("<w:abstractNum w:abstractNumId=\"{id}\">{levels}</w:abstractNum>"))
        .collect();
    for id in 1..3 + lists {
        let of = id.min(3);
        let start = if id < 3 {
            ""
        } else {
            "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>"
        };
        out += &format!("<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{of}\"/>{start}</w:num>");
    }
    out
}

/// The parts of a report in Word.
#[must_use]
pub fn word_parts(report: &[Piece]) -> [String; 4] {
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    let numbered = |id: usize| {
        format!("<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{id}\"/></w:numPr></w:pPr>")
    };
    let (mut body, mut notes, mut lists, mut called) = (String::new(), String::new(), 0, 0);
    for piece in report {
        match piece {
            Piece::Heading(level, text) => {
                body +=
                    &format!("<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr>{}</w:p>", run(text));
            }
            Piece::Prose(text) => body += &format!("<w:p>{}</w:p>", run(text)),
            Piece::Paragraph(text, items, note) => {
                let mut call = String::new();
                if let Some(note) = note {
                    called += 1;
                    call = format!("<w:r><w:footnoteReference w:id=\"{called}\"/></w:r>");
                    notes += &format!(
                        "<w:footnote w:id=\"{called}\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>",
                        run(&format!(" {note}"))
                    );
                }
                body += &format!("<w:p>{}{}{call}</w:p>", numbered(1), run(text));
                for item in items {
                    body += &format!("<w:p>{}{}</w:p>", numbered(3 + lists), run(item));
                }
                lists += usize::from(!items.is_empty());
            }
            Piece::Table(rows) => {
                let cell = |text: &String| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
                let row = |cells: &Vec<String>| {
                    format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>())
                };
                body += &format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    body += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"r4\"/></w:sectPr>";
    [
        word_part("document", &format!("<w:body>{body}</w:body>")),
        word_part("styles", STYLES),
        word_part("numbering", &numbering(lists + 1)),
        word_part("footnotes", &notes),
    ]
}

/// A report as an HTML page.
#[must_use]
pub fn html(report: &[Piece]) -> String {
    const ROMAN: [&str; 6] = ["I", "II", "III", "IV", "V", "VI"];
    let (mut body, mut notes) = (String::new(), String::new());
    let (mut number, mut called, mut sections, mut letters) = (0, 0, 0, 0u8);
    for piece in report {
        match piece {
            Piece::Heading(1, text) => {
                (sections, letters) = (sections + 1, 0);
                body += &format!("<h2>{}. {}</h2>\n", ROMAN[(sections - 1) % ROMAN.len()], escaped(text));
            }
            Piece::Heading(_, text) => {
                letters += 1;
                body += &format!("<h3>{}. {}</h3>\n", char::from(b'A' + (letters - 1) % 26), escaped(text));
            }
            Piece::Prose(text) => body += &format!("<p>{}\n", escaped(text)),
            Piece::Paragraph(text, items, note) => {
                number += 1;
                body += &format!("<ol start={number}><li><p>{}", escaped(text));
                if let Some(note) = note {
                    called += 1;
                    body += &format!("<sup><a id=\"r{called}\" href=\"#n{called}\">{called}</a></sup>");
                    notes +=
                        &format!("<li id=\"n{called}\">{} <a href=\"#r{called}\">↩</a>\n", escaped(note));
                }
                body += "</p>";
                if !items.is_empty() {
                    let items: String =
                        items.iter().map(|item| format!("<li>{}</li>", escaped(item))).collect();
                    body += &format!("<ol type=a>{items}</ol>");
                }
                body += "</ol>\n";
            }
            Piece::Table(rows) => {
                let row = |cells: &Vec<String>| {
                    let cells: String = cells.iter().map(|cell| format!("<td>{}", escaped(cell))).collect();
                    format!("<tr>{cells}</tr>")
                };
                body += &format!("<table>{}</table>\n", rows.iter().map(row).collect::<String>());
            }
        }
    }
    format!(
        "<!DOCTYPE html><html lang=fr><head><title>A/80/1</title><style>p {{}}</style></head><body><nav><a href=/>Accueil</a></nav>\
         <main>{body}<section class=footnotes><ol>{notes}</ol></section></main></body></html>"
    )
}

/// An OpenDocument text of its content and its styles.
#[must_use]
pub fn open_document(parts: [&str; 2]) -> Vec<u8> {
    archive([
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", parts[0]),
        ("styles.xml", parts[1]),
    ])
}

const OPEN: &str = "urn:oasis:names:tc:opendocument:xmlns";

/// The parts of a report in OpenDocument.
#[must_use]
pub fn open_parts(report: &[Piece]) -> [String; 2] {
    let spaces = ["office", "style", "text", "table"]
        .map(|name| format!(" xmlns:{name}=\"{OPEN}:{name}:1.0\""))
        .concat();
    let (mut body, mut called, mut numbered) = (String::new(), 0, false);
    for piece in report {
        match piece {
            Piece::Heading(level, text) => {
                body += &format!("<text:h text:outline-level=\"{level}\">{}</text:h>", escaped(text));
            }
            Piece::Prose(text) => body += &format!("<text:p>{}</text:p>", escaped(text)),
            Piece::Paragraph(text, items, note) => {
                let mut call = String::new();
                if let Some(note) = note {
                    called += 1;
                    call = format!(
                        "<text:note text:note-class=\"footnote\"><text:note-citation>{called}</text:note-citation><text:note-body>\
                         <text:p>{}</text:p></text:note-body></text:note>",
                        escaped(note)
                    );
                }
                body += &format!(
                    "<text:list text:style-name=\"N\" text:continue-numbering=\"{numbered}\"><text:list-item><text:p>{}{call}</text:p>",
                    escaped(text)
                );
                numbered = true;
                if !items.is_empty() {
                    let item = |item: &String| {
                        format!("<text:list-item><text:p>{}</text:p></text:list-item>", escaped(item))
                    };
                    body += &format!("<text:list>{}</text:list>", items.iter().map(item).collect::<String>());
                }
                body += "</text:list-item></text:list>";
            }
            Piece::Table(rows) => {
                let cell = |text: &String| {
                    format!("<table:table-cell><text:p>{}</text:p></table:table-cell>", escaped(text))
                };
                let row = |cells: &Vec<String>| {
                    format!(
                        "<table:table-row>{}</table:table-row>",
                        cells.iter().map(cell).collect::<String>()
                    )
                };
                body += &format!("<table:table>{}</table:table>", rows.iter().map(row).collect::<String>());
            }
        }
    }
    let level = |kind: &str, at: usize, format: &str, suffix: &str| {
        format!(
            "<text:{kind} text:level=\"{at}\" style:num-format=\"{format}\" style:num-suffix=\"{suffix}\"/>"
        )
    };
    let list = level("list-level-style-number", 1, "1", ".") + &level("list-level-style-number", 2, "a", ")");
    let outline = level("outline-level-style", 1, "I", ".") + &level("outline-level-style", 2, "A", ".");
    [
        format!(
            "<office:document-content{spaces}><office:automatic-styles><text:list-style style:name=\"N\">{list}</text:list-style>\
             </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        format!(
            "<office:document-styles{spaces}><office:styles><text:outline-style>{outline}</text:outline-style></office:styles>\
             <office:master-styles><style:master-page><style:header><text:p>A/80/1</text:p></style:header></style:master-page>\
             </office:master-styles></office:document-styles>"
        ),
    ]
}
