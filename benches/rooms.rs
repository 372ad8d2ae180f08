//! How long each room takes for the five reports, and the whole run over them.
//!
//! `cargo bench` compares with its last run; `benches/ratios.py` compares with other programs and sizes.
#![allow(missing_docs)]

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use paralign::align::AlignParams;
use paralign::corrections::Corrections;
use paralign::export::{Form, Formats, Forms};
use paralign::extract::Gazetteer;
use paralign::model::{Block, Document, FixedBeads, Lang, SegmentedText, Sides, SourceFile};
use paralign::pipeline::{Config, process, run};
use paralign::{align, clean, compare, corpus, export, extract, read, report, segment};

/// The reports, and what each room is given of them.
struct Reports {
    files: Vec<(SourceFile, Lang)>,
    documents: Vec<Document>,
    bytes: u64,
}

impl Reports {
    fn read() -> Reports {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        let pairs = corpus::discover(&root, Path::new("output")).expect("the reports are there").documents;
        let files: Vec<(SourceFile, Lang)> = pairs
            .iter()
            .flat_map(|pair| [(&pair.fr, Lang::Fr), (&pair.en, Lang::En)])
            .filter_map(|(file, lang)| Some((file.clone()?, lang)))
            .collect();
        let bytes = files.iter().map(|(file, _)| std::fs::metadata(&file.path).expect("a file").len()).sum();
        let documents = pairs
            .into_iter()
            .map(|pair| process(Gazetteer::builtin(), pair, Vec::new(), &Corrections::default()))
            .collect();
        Reports { files, documents, bytes }
    }

    fn texts(&self) -> impl Iterator<Item = &SegmentedText> {
        self.documents
            .iter()
            .flat_map(|document| [&document.fr, &document.en])
            .flatten()
            .map(|side| &side.text)
    }
}

fn passage(block: &Block) -> extract::Passage<'_> {
    extract::Passage { text: block.text.text(), kind: block.kind, section: block.context.section }
}

/// A text as the extractors read it.
fn source(text: &SegmentedText) -> extract::Source<'_> {
    let passages = text.blocks.iter().map(passage).collect();
    extract::Source { lang: text.lang, symbol: None, published: None, passages }
}

fn rooms(criterion: &mut Criterion) {
    let reports = Reports::read();
    let mut group = criterion.benchmark_group("rooms");
    group.throughput(Throughput::Bytes(reports.bytes));
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            reports.files.iter().for_each(|(file, _)| drop(black_box(read::read(&file.path, &file.name))))
        });
    });
    let raw = || reports.files.iter().map(|(file, lang)| (read::read(&file.path, &file.name).0.raw, *lang));
    group.bench_function("clean", |bencher| {
        let each = |texts: Vec<_>| {
            texts.into_iter().for_each(|(raw, lang)| drop(black_box(clean::clean(raw, lang))))
        };
        bencher.iter_batched(|| raw().collect(), each, BatchSize::LargeInput);
    });
    group.bench_function("segment", |bencher| {
        let each = |texts: Vec<_>| texts.into_iter().for_each(|text| drop(black_box(segment::segment(text))));
        let clean = || raw().map(|(raw, lang)| clean::clean(raw, lang)).collect();
        bencher.iter_batched(clean, each, BatchSize::LargeInput);
    });
    group.bench_function("extract", |bencher| {
        let one = |text| drop(black_box(extract::extract(Gazetteer::builtin(), &source(text))));
        bencher.iter(|| reports.texts().for_each(one));
    });
    group.bench_function("align", |bencher| {
        let params = AlignParams::default();
        let one = |document: &Document| {
            let [fr, en] = [&document.fr, &document.en].map(|side| side.as_ref().map(|side| &side.text));
            drop(black_box(align::align(&params, fr, en, &FixedBeads::default())));
        };
        bencher.iter(|| reports.documents.iter().for_each(one));
    });
    group.bench_function("compare", |bencher| {
        let one = |document: &Document| {
            let (fr, en) = (document.fr.as_ref(), document.en.as_ref());
            drop(black_box(compare::compare_versions(fr, en, &document.bitext)));
        };
        bencher.iter(|| reports.documents.iter().for_each(one));
    });
    group.bench_function("tables", |bencher| {
        let one = |document| drop(black_box(export::render(&Formats::default(), document)));
        bencher.iter(|| reports.documents.iter().for_each(one));
    });
    group.bench_function("report", |bencher| {
        bencher.iter(|| {
            reports
                .documents
                .iter()
                .for_each(|document| drop(black_box(report::section(document, "", Sides::default()))))
        });
    });
    group.finish();
}

fn whole(criterion: &mut Criterion) {
    let bytes = Reports::read().bytes;
    let folder = tempfile::tempdir().expect("a folder for the tables");
    let mut group = criterion.benchmark_group("run");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    let settings = [
        ("everything", Forms::DEFAULT),
        ("without workbook", Forms::NO_WORKBOOK),
        ("csv", Forms::NONE.with(Form::Csv)),
    ];
    for (name, forms) in settings {
        let config = Config {
            corpus: Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"),
            output: folder.path().join("output"),
            jobs: Some(1),
            formats: Formats { forms, ..Formats::default() },
            ..Config::default()
        };
        group.bench_function(name, |bencher| bencher.iter(|| run(&config, &|_| {}).expect("a finished run")));
    }
    group.finish();
}

criterion_group!(benches, rooms, whole);
criterion_main!(benches);
