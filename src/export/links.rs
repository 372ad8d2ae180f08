//! Which structures of the vertical files correspond: by their numbers for Sketch Engine, by their ids for the Corpus Workbench.
//!
//! Both take runs of structures alone, so that a bead of scattered sentences is left out, and Sketch Engine takes them in the
//! order of both versions: of beads that cross, the longest row that does not is kept.

use crate::model::{Document, Lang, SentencePlace, Sides};
use crate::tables::{Level, block_id};

use super::corpora::{CorpusFile, Numbers, Put, name};
use super::formats::Formats;

/// Structures of both versions that correspond: the first and the last number of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Link(Sides<(usize, usize)>);

/// Writes what corresponds in a document surely enough.
pub(super) fn write(formats: &Formats, document: &Document, numbers: &Sides<Numbers>, put: &mut Put<'_>) {
    let mut links = Vec::new();
    each_bead(formats.level, document, |confidence, places| {
        let found = Sides::of(|lang| run(&numbers[lang], formats.level, &places[lang]));
        let (Some(fr), Some(en)) = (found.fr, found.en) else { return };
        if confidence >= formats.min_confidence {
            links.push(Link(Sides { fr, en }));
            let names =
                Lang::BOTH.map(|lang| names(document, lang, formats.level, &numbers[lang], &places[lang]));
            put(CorpusFile::Beads, format!("{}\t{}\n", names[0], names[1]).as_bytes());
        }
    });
    let count = Sides::of(|lang| numbers[lang].count[usize::from(formats.level == Level::Sentence)]);
    for lang in Lang::BOTH {
        let lines = lines(lang, &in_order(&links), count);
        put(CorpusFile::Links(lang), lines.as_bytes());
    }
}

/// Hands out the beads of a level: their confidence, and on each side blocks and sentences, or blocks alone.
fn each_bead(level: Level, document: &Document, mut take: impl FnMut(u8, Sides<Vec<(usize, usize)>>)) {
    let whole = |blocks: &[usize]| blocks.iter().map(|at| (*at, 0)).collect();
    let inside = |places: &[SentencePlace]| {
        places.iter().map(|place| (place.block(), place.sentence())).collect::<Vec<_>>()
    };
    match level {
        Level::Paragraph => {
            for bead in &document.bitext.beads {
                take(bead.confidence, Sides { fr: whole(&bead.fr), en: whole(&bead.en) });
            }
        }
        Level::Sentence => {
            for bead in &document.bitext.sentences {
                take(bead.confidence, Sides { fr: inside(&bead.fr), en: inside(&bead.en) });
            }
        }
    }
}

/// The number of a structure; nothing if the vertical file does not have it.
fn number(numbers: &Numbers, level: Level, (block, sentence): (usize, usize)) -> Option<usize> {
    match level {
        Level::Paragraph => *numbers.blocks.get(block)?,
        Level::Sentence => *numbers.sentences.get(block)?.get(sentence)?,
    }
}

/// The first and the last number of structures that follow one another.
fn run(numbers: &Numbers, level: Level, places: &[(usize, usize)]) -> Option<(usize, usize)> {
    let found: Vec<usize> = places.iter().filter_map(|place| number(numbers, level, *place)).collect();
    let (first, last) = (*found.first()?, *found.last()?);
    found.windows(2).all(|pair| pair[0] + 1 == pair[1]).then_some((first, last))
}

/// The ids of structures, with blanks between them.
fn names(
    document: &Document,
    lang: Lang,
    level: Level,
    numbers: &Numbers,
    places: &[(usize, usize)],
) -> String {
    let there = places.iter().filter(|place| number(numbers, level, **place).is_some());
    let names = there.map(|(block, sentence)| {
        let id = block_id(&document.pair.id, lang, *block);
        match level {
            Level::Paragraph => name(&id).into_owned(),
            Level::Sentence => name(&format!("{id}.{}", sentence + 1)).into_owned(),
        }
    });
    names.collect::<Vec<_>>().join(" ")
}

/// The longest row of links that go forward on both sides.
fn in_order(links: &[Link]) -> Vec<Link> {
    let mut links = links.to_vec();
    links.sort_by_key(|link| link.0.fr);
    // For each length, the row of that length that ends first: its last link, and for each link the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        let length = ends.partition_point(|end| links[*end].0.en < link.0.en);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length < ends.len() { ends[length] = at } else { ends.push(at) }
    }
    let mut kept: Vec<Link> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| links[at]).collect();
    kept.reverse();
    kept
}

/// What marks the end of a document, with the number of its structures on both sides; it does not reach the file.
const END: &str = "+";

/// The lines of a document, from the side of `lang`: every structure of both sides stands in one. They count from the
/// beginning of the document, and the last one says how many there are.
fn lines(lang: Lang, links: &[Link], count: Sides<usize>) -> String {
    let mut out = String::new();
    let mut line = |fr: &str, en: &str| {
        let (own, other) = if lang == Lang::Fr { (fr, en) } else { (en, fr) };
        out.push_str(&format!("{own}\t{other}\n"));
    };
    let mut next = Sides { fr: 0, en: 0 };
    let shown = |(first, last): (usize, usize)| {
        if first == last { first.to_string() } else { format!("{first},{last}") }
    };
    let end = Link(count.map(|count| (count, count)));
    for link in links.iter().chain([&end]) {
        (next.fr..link.0.fr.0).for_each(|alone| line(&alone.to_string(), "-1"));
        (next.en..link.0.en.0).for_each(|alone| line("-1", &alone.to_string()));
        if *link != end {
            line(&shown(link.0.fr), &shown(link.0.en));
        }
        next = link.0.map(|(_, last)| last + 1);
    }
    let own = count[lang];
    out.push_str(&format!("{END}\t{own}\t{}\n", count[lang.other()]));
    out
}

/// How many structures stand before a document, on the own side and on the other.
#[derive(Debug, Default)]
pub(super) struct Before([usize; 2]);

impl Before {
    /// The lines of a document, or of a piece of one, as they stand in the file: counted from its beginning.
    pub(super) fn placed(&mut self, lines: &[u8]) -> Vec<u8> {
        let text = std::str::from_utf8(lines).expect("the lines are figures");
        let mut out = String::with_capacity(text.len());
        for line in text.lines() {
            let mut cells = line.split('\t');
            let first = cells.next().unwrap_or_default();
            if first == END {
                for (count, cell) in self.0.iter_mut().zip(cells) {
                    *count += cell.parse::<usize>().expect("a count stands behind the sign of an end");
                }
                continue;
            }
            out.push_str(&moved(first, self.0[0]));
            out.push('\t');
            out.push_str(&moved(cells.next().unwrap_or_default(), self.0[1]));
            out.push('\n');
        }
        out.into_bytes()
    }
}

/// Numbers moved by as many as stand before the document.
fn moved(cell: &str, by: usize) -> String {
    if cell == "-1" {
        return cell.to_owned();
    }
    let moved = cell.split(',').map(|number| {
        let number: usize = number.parse().expect("a cell holds whole numbers");
        (number + by).to_string()
    });
    moved.collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(fr: (usize, usize), en: (usize, usize)) -> Link {
        Link(Sides { fr, en })
    }

    #[test]
    fn every_structure_stands_in_one_line_in_order() {
        let links = [link((0, 0), (1, 2)), link((2, 3), (3, 3))];
        let fr = lines(Lang::Fr, &links, Sides { fr: 5, en: 4 });
        assert_eq!(fr, "-1\t0\n0\t1,2\n1\t-1\n2,3\t3\n4\t-1\n+\t5\t4\n");
        let en = lines(Lang::En, &links, Sides { fr: 5, en: 4 });
        assert_eq!(en, "0\t-1\n1,2\t0\n-1\t1\n3\t2,3\n-1\t4\n+\t4\t5\n");
    }

    #[test]
    fn of_links_that_cross_the_longest_row_is_kept() {
        let crossing =
            [link((0, 0), (4, 4)), link((1, 1), (0, 0)), link((2, 2), (1, 2)), link((3, 3), (3, 3))];
        assert_eq!(in_order(&crossing), crossing[1..]);
        assert_eq!(in_order(&[]), []);
    }

    #[test]
    fn numbers_go_on_from_document_to_document_and_from_piece_to_piece() {
        let mut before = Before::default();
        let mut placed = |lines: &str| String::from_utf8(before.placed(lines.as_bytes())).unwrap();
        assert_eq!(placed("0\t0,1\n1\t-1\n+\t2\t2\n"), "0\t0,1\n1\t-1\n");
        assert_eq!(placed("0\t-1\n"), "2\t-1\n");
        assert_eq!(placed("-1\t0\n+\t1\t1\n0\t0\n"), "-1\t2\n3\t3\n");
    }
}
