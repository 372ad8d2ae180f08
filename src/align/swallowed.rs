//! Runs of segments that the other version has in one piece.
//!
//! A bead of the path has few segments. Where one version runs many paragraphs together (a list on one line, a note that
//! swallows the text behind it), the path leaves most of them alone. Here such runs are put beside the piece that says
//! the same, if lengths and content agree better so.

use super::content::Reader;
use super::segment::{Joined, Run};

/// Largest stray of the lengths of what is joined, in standard deviations.
const FITS: f64 = 2.5;
/// By so much a bead with both sides must stray more before it is joined with what stands beside it.
const BETTER: f64 = 1.0;
/// Least share of what each side says that must have a counterpart, in proportion to that of the other beads.
const COVERED: f64 = 0.5;
/// Most segments of the side that has the text in large pieces.
const PIECES: usize = 4;
/// Most segments of the other side.
const LONGEST: usize = 200;
/// Belief in a bead that was made here, before its content is read.
const POSTERIOR: f64 = 0.9;

/// Joins the runs that `path` leaves alone with the pieces that say the same.
pub(super) fn joined(reader: &mut Reader<'_>, path: Vec<Joined>) -> Vec<Joined> {
    if !path.iter().any(Joined::is_alone) {
        return path;
    }
    let usual = COVERED * usual_cover(reader, &path);
    let mut out: Vec<Joined> = Vec::with_capacity(path.len());
    let mut at = 0;
    while at < path.len() {
        let run = path[at..].iter().take_while(|bead| bead.is_alone()).count();
        if run == 0 {
            out.push(path[at].clone());
            at += 1;
            continue;
        }
        // The run by itself, with the bead before it, with the bead behind it, and with both; beads reach on over the
        // runs on their other side.
        let before = !out.is_empty() && !path[at - 1].is_alone() && out.last() == path.get(at - 1);
        let behind = behind(&path, at + run);
        let candidates = [(false, at + run), (before, at + run), (false, behind), (before, behind)];
        let best = candidates.into_iter().filter_map(|(before, end)| {
            let start = at - usize::from(before);
            let bead = whole(&path[start..end]).filter(|bead| !reader.parts(bead))?;
            let content = reader.content(&bead.fr, &bead.en);
            let mut parts = path[start..end].iter().filter(|part| !part.is_alone());
            let better = parts.all(|part| reader.stray(part).abs() > content.stray.abs() + BETTER);
            let covered = content.covered[0].min(content.covered[1]);
            (better && content.stray.abs() <= FITS && covered >= usual)
                .then_some((covered, before, end, bead))
        });
        match best.max_by(|a, b| a.0.total_cmp(&b.0)) {
            Some((_, before, end, bead)) => {
                if before {
                    out.pop();
                }
                out.push(bead);
                at = end;
            }
            None => {
                out.extend_from_slice(&path[at..at + run]);
                at += run;
            }
        }
    }
    out
}

/// Where the bead at `at` ends together with the run of one-sided beads behind it.
fn behind(path: &[Joined], at: usize) -> usize {
    match path.get(at) {
        Some(_) => at + 1 + path[at + 1..].iter().take_while(|bead| bead.is_alone()).count(),
        None => at,
    }
}

/// The bead of all segments of neighbouring beads; `None` if they leave a side empty, do not run forward together, or are
/// not a few pieces on one side.
fn whole(beads: &[Joined]) -> Option<Joined> {
    let (fr, en) = (span(beads.iter().map(|bead| &bead.fr))?, span(beads.iter().map(|bead| &bead.en))?);
    let (few, many) = (fr.len().min(en.len()), fr.len().max(en.len()));
    (few <= PIECES && many <= LONGEST && many > few).then_some(Joined { fr, en, posterior: POSTERIOR })
}

/// The run that `runs` make up together; `None` if there are gaps in it.
fn span<'a>(runs: impl Iterator<Item = &'a Run>) -> Option<Run> {
    let mut whole: Option<Run> = None;
    for run in runs.filter(|run| !run.is_empty()) {
        whole = Some(match whole {
            None => run.clone(),
            Some(before) if before.end == run.start => before.start..run.end,
            Some(_) => return None,
        });
    }
    whole
}

/// The share of what they say that the beads with both sides have covered on both.
fn usual_cover(reader: &mut Reader<'_>, path: &[Joined]) -> f64 {
    let (mut said, mut covered) = (1.0, 0.3);
    for bead in path.iter().filter(|bead| !bead.is_alone()) {
        let content = reader.content(&bead.fr, &bead.en);
        let weight = content.said[0] + content.said[1];
        said += weight;
        covered += weight * content.covered[0].min(content.covered[1]);
    }
    covered / said
}

#[cfg(test)]
mod tests {
    use crate::align::{AlignParams, Segment, align_segments};

    /// Paragraphs of two versions that say the same.
    fn paragraphs() -> (Vec<String>, Vec<String>) {
        let subjects = [
            ("le budget", "the budget"),
            ("la sécurité", "the security"),
            ("le personnel", "the staff"),
            ("la santé", "the health"),
            ("le transport", "the transport"),
            ("la justice", "the justice"),
            ("le climat", "the climate"),
            ("la formation", "the training"),
        ];
        let pair = |number: usize| {
            let (fr, en) = subjects[number % subjects.len()];
            let (year, sum) = (1950 + number, 137 * number + 11);
            (
                format!("En {year}, le comité a adopté {sum} mesures sur {fr} et a demandé un rapport."),
                format!("In {year} the committee adopted {sum} measures on {en} and requested a report."),
            )
        };
        (0..40).map(pair).unzip()
    }

    #[test]
    fn paragraphs_run_together_on_one_side_are_one_bead() {
        let (fr, mut en) = paragraphs();
        let run: String = en.drain(10..22).collect::<Vec<_>>().join(" ");
        en.insert(10, run);
        let french: Vec<Segment<'_>> = fr.iter().map(|line| Segment::of_line(line)).collect();
        let english: Vec<Segment<'_>> = en.iter().map(|line| Segment::of_line(line)).collect();
        let alignment = align_segments(&AlignParams::default(), &french, &english);
        let bead =
            alignment.beads.iter().find(|bead| bead.en.contains(&10)).expect("every segment is in a bead");
        assert_eq!((bead.fr.clone(), bead.en.clone()), ((10..22).collect(), vec![10]));
        assert!(alignment.beads.iter().all(|bead| !bead.fr.is_empty() && !bead.en.is_empty()));
    }

    #[test]
    fn paragraphs_that_are_missing_stay_missing() {
        let (fr, mut en) = paragraphs();
        en.drain(10..22);
        let french: Vec<Segment<'_>> = fr.iter().map(|line| Segment::of_line(line)).collect();
        let english: Vec<Segment<'_>> = en.iter().map(|line| Segment::of_line(line)).collect();
        let alignment = align_segments(&AlignParams::default(), &french, &english);
        let alone: Vec<usize> = alignment
            .beads
            .iter()
            .filter(|bead| bead.en.is_empty())
            .flat_map(|bead| bead.fr.clone())
            .collect();
        assert_eq!(alone, (10..22).collect::<Vec<_>>());
    }
}
