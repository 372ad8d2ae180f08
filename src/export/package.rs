//! `datapackage.json`: the tables described for programs (Frictionless Data Package, version 2).

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::codebook::RENAMED;
use super::formats::Dialect;
use crate::output::Fingerprint;
use crate::tables::{Column, Kind, Link, Table, Words};

/// The file.
pub(super) const FILE: &str = "datapackage.json";
/// What it is.
pub(super) const ABOUT: Words = Words {
    en: "the tables described for programs (Frictionless Data Package)",
    fr: "la description des tables pour les programmes (Frictionless Data Package)",
};

#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    name: &'static str,
    title: &'static str,
    description: String,
    version: &'static str,
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    #[serde(rename = "$schema")]
    schema_of: &'static str,
    name: &'static str,
    r#type: &'static str,
    path: &'a str,
    description: &'static str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: u64,
    hash: String,
    dialect: Csv,
    schema: Schema<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Csv {
    delimiter: char,
    line_terminator: &'static str,
    quote_char: char,
    double_quote: bool,
    header: bool,
    #[serde(rename = "$schema")]
    schema: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    fields: Vec<Field<'a>>,
    missing_values: [&'static str; 1],
    #[serde(skip_serializing_if = "<[&str]>::is_empty")]
    primary_key: &'a [&'static str],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    foreign_keys: Vec<ForeignKey<'a>>,
}

#[derive(Serialize)]
struct Field<'a> {
    name: &'a str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    description: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints<'a>,
}

/// What every cell of a column keeps to.
struct Constraints<'a> {
    required: bool,
    kind: &'a Kind,
}

#[derive(Serialize)]
struct ForeignKey<'a> {
    fields: &'a [&'static str],
    reference: Reference<'a>,
}

#[derive(Serialize)]
struct Reference<'a> {
    resource: &'static str,
    fields: &'a [&'static str],
}

impl Constraints<'_> {
    fn is_empty(&self) -> bool {
        !self.required && !self.kind.is_number() && !matches!(self.kind, Kind::Word(_) | Kind::Hash)
    }
}

impl Serialize for Constraints<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if self.required {
            map.serialize_entry("required", &true)?;
        }
        match self.kind {
            Kind::Word(words) => map.serialize_entry("enum", words)?,
            Kind::Hash => map.serialize_entry("pattern", "[0-9a-f]{64}")?,
            Kind::Percent => {
                map.serialize_entry("minimum", &0)?;
                map.serialize_entry("maximum", &100)?;
            }
            kind if kind.is_number() => map.serialize_entry("minimum", &0)?,
            _ => {}
        }
        map.end()
    }
}

/// Describes the tables; each comes with its dialect and the fingerprint of its file.
pub(super) fn package(tables: &[(Table, Dialect, Fingerprint)]) -> String {
    let package = Package {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: "paralign",
        title: "Reports in French and English, aligned",
        description: format!(
            "Segments, alignments, mentions, citations and findings. CODEBOOK.md explains every column in English and \
             French. {}",
            RENAMED.en
        ),
        version: env!("CARGO_PKG_VERSION"),
        resources: tables.iter().map(|(table, dialect, file)| resource(table, *dialect, file)).collect(),
    };
    let mut text = serde_json::to_string_pretty(&package).expect("plain values are JSON");
    text.push('\n');
    text
}

fn resource<'a>(table: &'a Table, dialect: Dialect, file: &'a Fingerprint) -> Resource<'a> {
    let tab = dialect.delimiter() == '\t';
    Resource {
        schema_of: "https://datapackage.org/profiles/2.0/dataresource.json",
        name: table.name,
        r#type: "table",
        path: &file.path,
        description: table.about.en,
        format: dialect.ending(),
        mediatype: if tab { "text/tab-separated-values" } else { "text/csv" },
        encoding: "utf-8",
        bytes: file.bytes,
        hash: format!("sha256:{}", file.sha256),
        dialect: Csv {
            schema: "https://datapackage.org/profiles/2.0/tabledialect.json",
            delimiter: dialect.delimiter(),
            line_terminator: dialect.line_end(),
            quote_char: '"',
            double_quote: true,
            header: true,
        },
        schema: Schema {
            schema: "https://datapackage.org/profiles/2.0/tableschema.json",
            fields: table.columns.iter().map(|column| field(table, column)).collect(),
            missing_values: [""],
            primary_key: table.key,
            foreign_keys: table.links.iter().map(foreign_key).collect(),
        },
    }
}

fn field<'a>(table: &Table, column: &'a Column) -> Field<'a> {
    Field {
        name: &column.name,
        r#type: column.kind.type_name(),
        format: matches!(column.kind, Kind::Url).then_some("uri"),
        description: column.about.en,
        unit: column.kind.unit().map(|unit| unit.en),
        constraints: Constraints { required: table.key.contains(&&*column.name), kind: &column.kind },
    }
}

fn foreign_key(link: &'static Link) -> ForeignKey<'static> {
    ForeignKey { fields: link.here, reference: Reference { resource: link.table, fields: link.there } }
}
