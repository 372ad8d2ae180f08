//! The members of a workbook beside its sheets: what is in it, and how cells look (ECMA-376, parts 1 and 2).

use std::fmt::Write;

use crate::tables::Kind;

/// How a cell looks, by its place in the list of styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Text = 1,
    Header = 2,
    Day = 3,
    Number = 4,
    Link = 5,
    Title = 6,
}

impl Style {
    /// How the cells of a column look.
    pub(super) fn of(kind: Kind) -> Style {
        match kind {
            Kind::Day | Kind::Issue => Style::Day,
            kind if kind.is_number() => Style::Number,
            _ => Style::Text,
        }
    }

    /// Its place as a digit.
    pub(super) fn digit(self) -> u8 {
        b'0' + self as u8
    }
}

/// What every member begins with.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "application/vnd.openxmlformats-officedocument";

/// A sheet, for the list of all.
pub(super) struct Listed<'a> {
    pub(super) name: &'a str,
    /// The cells that have a filter, as `$A$1:$P$790`.
    pub(super) filter: Option<String>,
}

/// The name of the member of a sheet, by its place.
pub(super) fn sheet_name(at: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", at + 1)
}

/// The members beside the sheets, in the order in which they are written, each with its name.
pub(super) fn members(sheets: &[Listed<'_>]) -> Vec<(&'static str, String)> {
    vec![
        ("[Content_Types].xml", content_types(sheets.len())),
        ("_rels/.rels", relations_of_package()),
        ("docProps/app.xml", application()),
        ("docProps/core.xml", core()),
        ("xl/workbook.xml", workbook(sheets)),
        ("xl/_rels/workbook.xml.rels", relations_of_workbook(sheets.len())),
        ("xl/styles.xml", format!("{XML}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ]
}

/// What stands around the content of a sheet.
pub(super) fn around_sheet() -> (String, &'static str) {
    let margins = "<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/></worksheet>";
    (format!("{XML}<worksheet xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\">"), margins)
}

fn content_types(sheets: usize) -> String {
    let mut out = format!("{XML}<Types xmlns=\"{PACKAGE}/content-types\">");
    let relations = "application/vnd.openxmlformats-package.relationships+xml";
    let _ = write!(out, "<Default Extension=\"rels\" ContentType=\"{relations}\"/>");
    out.push_str("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    let mut put = |name: &str, kind: &str| {
        let _ = write!(out, "<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>");
    };
    put("docProps/app.xml", &format!("{OFFICE}.extended-properties+xml"));
    put("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    put("xl/styles.xml", &format!("{OFFICE}.spreadsheetml.styles+xml"));
    put("xl/workbook.xml", &format!("{OFFICE}.spreadsheetml.sheet.main+xml"));
    for at in 0..sheets {
        put(&sheet_name(at), &format!("{OFFICE}.spreadsheetml.worksheet+xml"));
    }
    out + "</Types>"
}

fn relations_of_package() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
         <Relationship Id=\"rId3\" Type=\"{RELATIONS}/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>"
    )
}

fn relations_of_workbook(sheets: usize) -> String {
    let mut out = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for at in 1..=sheets {
        let _ = write!(
            out,
            "<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
    }
    let at = sheets + 1;
    let _ = write!(out, "<Relationship Id=\"rId{at}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>");
    out + "</Relationships>"
}

fn application() -> String {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    format!("{XML}<Properties xmlns=\"{office}\"><Application>paralign</Application></Properties>")
}

/// The day on which the file was made would differ from run to run.
fn core() -> String {
    let never = "2000-01-01T00:00:00Z";
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{never}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{never}</dcterms:modified></cp:coreProperties>"
    )
}

fn workbook(sheets: &[Listed<'_>]) -> String {
    let mut out = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><bookViews><workbookView/></bookViews><sheets>"
    );
    for (at, sheet) in (1..).zip(sheets) {
        let _ = write!(out, "<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", sheet.name);
    }
    out.push_str("</sheets><definedNames>");
    for (at, sheet) in sheets.iter().enumerate() {
        if let Some(cells) = &sheet.filter {
            let _ = write!(
                out,
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">{}!{cells}</definedName>",
                sheet.name
            );
        }
    }
    out + "</definedNames></workbook>"
}

/// How cells look, in the order of [`Style`], the look of all others first.
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts>\
<fonts count=\"4\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
<font><u/><sz val=\"11\"/><color rgb=\"FF0563C1\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
<font><b/><sz val=\"14\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>\
<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFDDE6F0\"/><bgColor indexed=\"64\"/></patternFill></fill></fills>\
<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
<cellXfs count=\"7\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">\
<alignment vertical=\"top\" wrapText=\"1\"/></xf>\
<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" applyAlignment=\"1\">\
<alignment vertical=\"top\"/></xf>\
<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyAlignment=\"1\">\
<alignment vertical=\"top\"/></xf>\
<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf>\
<xf numFmtId=\"0\" fontId=\"2\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
<xf numFmtId=\"0\" fontId=\"3\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" applyAlignment=\"1\">\
<alignment vertical=\"top\"/></xf></cellXfs>\
<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";
