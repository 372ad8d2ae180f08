//! The constants of the aligner, and where they come from.

/// The constants of the aligner.
///
/// The default values were fitted by coordinate search on hand-aligned novels, Canadian statutes and United Nations
/// indicator sheets, for the likelihood of the hand-made beads and for strict F1, on some pairs and checked on others.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignParams {
    /// How much the evidence of a word counts; below one, since words are no independent evidence.
    pub word_weight: f32,
    /// How much the evidence of a number counts.
    pub number_weight: f32,
    /// How much the evidence of a punctuation mark counts.
    pub mark_weight: f32,
    /// How much the evidence of a label counts.
    pub label_weight: f32,
    /// How much the evidence of the kind of block counts.
    pub kind_weight: f32,
    /// How much the evidence of lengths counts.
    pub length_weight: f64,
    /// Probability that the counterpart of a word with a known translation is found in the right bead.
    pub lexicon_reach: f32,
    /// The same for a word whose only known counterpart looks like it.
    pub cognate_reach: f32,
    /// The same for numbers.
    pub number_reach: f32,
    /// The same for punctuation marks.
    pub mark_reach: f32,
    /// The same for labels, before anything is known of the document.
    pub label_reach: f32,
    /// The same for the kind of block.
    pub kind_reach: f32,
    /// The same for a word whose only counterpart was learned from the text.
    pub learned_reach: f32,
    /// Probability of each translation that the lexicon gives.
    pub lexicon_chance: f32,
    /// Probability of a counterpart that looks the same; less for one that looks less alike.
    pub cognate_chance: f32,
    /// Probability of an equal number, mark or label.
    pub equal_chance: f32,
    /// Variance of the English length for each French character (Gale and Church 1993 have 6.8).
    pub length_variance: f64,
    /// Standard deviation of the English length in proportion to the French one.
    pub length_spread: f64,
    /// Degrees of freedom of the tail: translations stray further than a normal law allows.
    pub length_freedom: f64,
    /// Probability of a bead of one segment and two.
    pub contraction: f64,
    /// Probability of a bead of two segments and two.
    pub double: f64,
    /// Factor for each further segment of a bead.
    pub further: f64,
    /// Probability that a segment without counterpart comes next.
    pub gap_open: f64,
    /// Probability that one more follows it.
    pub gap_extend: f64,
    /// Beads that the prior knowledge of shapes is worth.
    pub shape_inertia: f64,
    /// Probability below which a bead is better left alone.
    pub least_posterior: f64,
    /// What it is worth to be right about a segment without counterpart, beside being right about a bead.
    pub gap_worth: f64,
}

impl Default for AlignParams {
    fn default() -> AlignParams {
        AlignParams {
            word_weight: 0.45,
            number_weight: 0.73,
            mark_weight: 0.9,
            label_weight: 0.8,
            kind_weight: 1.0,
            length_weight: 1.45,
            lexicon_reach: 0.5,
            cognate_reach: 0.54,
            number_reach: 0.8,
            mark_reach: 0.4,
            label_reach: 0.7,
            kind_reach: 0.9,
            learned_reach: 0.4,
            lexicon_chance: 0.4,
            cognate_chance: 0.46,
            equal_chance: 0.8,
            length_variance: 5.0,
            length_spread: 0.09,
            length_freedom: 8.0,
            contraction: 0.04,
            double: 0.006,
            further: 0.15,
            gap_open: 0.01,
            gap_extend: 0.4,
            shape_inertia: 37.0,
            least_posterior: 0.22,
            gap_worth: 0.35,
        }
    }
}
