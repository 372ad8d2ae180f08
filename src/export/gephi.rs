//! The network of citations for Gephi: edges as they come, nodes when all are known.

use std::path::{Path, PathBuf};

use super::csv::Rows;
use super::form::{Draft, Export, Files, Opening, Written};
use super::formats::{Dialect, Form, Formats};
use crate::error::{Error, Result};
use crate::model::Document;
use crate::output::Output;
use crate::tables::{self, EDGES, NODES, Nodes, Words};

/// Gephi takes the plain dialect, whatever the user chose for the other tables.
const MARKS: Dialect = Dialect::Plain;

/// The network of citations.
pub(super) struct Network;

impl Export for Network {
    fn is_written(&self, formats: &Formats) -> bool {
        formats.forms.has(Form::Gephi)
    }

    fn names(&self, _: &Formats) -> Vec<String> {
        [EDGES, NODES].map(|table| MARKS.file_name(&table)).into()
    }

    fn about(&self) -> Vec<(&'static str, Words)> {
        Vec::new()
    }

    fn draft(&self, formats: &Formats) -> Box<dyn Draft> {
        let cells = cells_of(formats);
        Box::new(Cited { cells, edges: Rows::new(cells, MARKS), nodes: Nodes::default() })
    }

    fn open(&self, opening: &Opening<'_>) -> Result<Box<dyn Files>> {
        let edges = Output::create(opening.folder, &MARKS.file_name(&EDGES), &MARKS.header(&EDGES))?;
        let (cells, folder) = (cells_of(opening.formats), opening.folder.to_owned());
        Ok(Box::new(NetworkFiles { cells, folder, edges, nodes: Nodes::default() }))
    }
}

/// The dialect whose cells are written: a spreadsheet may open these files too.
fn cells_of(formats: &Formats) -> Dialect {
    match formats.dialect {
        Dialect::ExcelFr => Dialect::ExcelFr,
        _ => MARKS,
    }
}

/// What a document cites.
struct Cited {
    cells: Dialect,
    edges: Rows,
    nodes: Nodes,
}

impl Draft for Cited {
    fn document(&mut self, document: &Document) {
        let edges = &mut self.edges;
        self.nodes.extend(tables::network(document, &mut |cells| edges.add(cells)));
    }

    fn parts(&mut self) -> Vec<Vec<u8>> {
        let edges = std::mem::replace(&mut self.edges, Rows::new(self.cells, MARKS));
        let nodes = std::mem::take(&mut self.nodes);
        vec![edges.bytes(), serde_json::to_vec(&nodes).expect("plain values are JSON")]
    }
}

/// The files while they are written.
struct NetworkFiles {
    cells: Dialect,
    folder: PathBuf,
    edges: Output,
    /// They are the one thing that a run keeps: the network names each document once, however many reports cite it.
    nodes: Nodes,
}

impl Files for NetworkFiles {
    fn append(&mut self, parts: &[Vec<u8>]) -> Result<()> {
        let [edges, nodes] = parts else { return Ok(()) };
        self.edges.write(edges)?;
        let nodes = serde_json::from_slice(nodes).map_err(|error| failed(&self.folder, error.into()))?;
        self.nodes.extend(nodes);
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<Vec<Written>> {
        let edges = self.edges.finish()?;
        let mut rows = Rows::new(self.cells, MARKS);
        self.nodes.rows(&mut |cells| rows.add(cells));
        let mut nodes = Output::create(&self.folder, &MARKS.file_name(&NODES), &MARKS.header(&NODES))?;
        nodes.write(&rows.bytes())?;
        Ok(vec![
            Written { file: edges, table: Some((EDGES, MARKS)) },
            Written { file: nodes.finish()?, table: Some((NODES, MARKS)) },
        ])
    }
}

fn failed(folder: &Path, source: std::io::Error) -> Error {
    Error::Output { path: folder.join(MARKS.file_name(&NODES)), source }
}
