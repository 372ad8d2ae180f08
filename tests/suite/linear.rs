//! Time grows as the text does, whatever the text. These tests measure time and are run by themselves (`--ignored`).

use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use paralign::align::{AlignParams, align};
use paralign::extract::Gazetteer;
use paralign::model::{FixedBeads, Lang};
use paralign::pipeline::{check_lines, extract_plain};
use paralign::read::decode;

use crate::support::Bench;
use crate::targets::segment::segmented;

/// What repeats: brackets that open and never close, digits, beginnings of everything that a rule looks for, marks of
/// direction, characters without width, line starts of every kind.
const UNITS: &[&str] = &[
    "(",
    "[",
    "[(",
    "{",
    "^{",
    "_{",
    "«",
    "\"",
    "‘",
    "<",
    "<b",
    "<b x",
    "&",
    "&amp",
    "[a](",
    "](",
    "[x",
    "**",
    "*",
    "# ",
    "1",
    "1 ",
    "1,",
    "1.",
    "1. ",
    "1/",
    "1-",
    "1:",
    "1, 2 et ",
    "1 000 ",
    "9,9 % ",
    "I",
    "IV ",
    "X-",
    "a",
    "a ",
    "A",
    "A ",
    "A. ",
    "Aa ",
    "l’",
    "d’A ",
    "de la ",
    "a-",
    "é",
    "a1 ",
    "à Antsirabe, ",
    "a. ",
    "A.B.",
    "...",
    "? ",
    "a? A",
    "A/",
    "A/1/",
    "A/RES/64/289 ",
    "S/",
    "Add.1/",
    "(A)",
    "E/2018/1, ",
    "64/289 et ",
    "résolutions 1/2, ",
    "par. 2, ",
    "40 C/37 ",
    "WHA1.",
    "1 (X) ",
    "annexe ",
    "2018",
    "2018 ",
    "2018-",
    "2018/",
    "1er ",
    "mai ",
    "3 mai ",
    "mai-",
    "3 et ",
    "1er mai, ",
    "en ",
    "du 3 au ",
    "fin ",
    "XXIe ",
    "May ",
    "3 May, ",
    "the first of ",
    "mid-",
    "T4 ",
    "M. ",
    "Mme A ",
    "M. A. B. ",
    "Conseil ",
    "Conseil de ",
    "Organisation des Nations Unies ",
    "(ONU) ",
    "République de ",
    "ONU-",
    "Mr. A, ",
    "General Assembly of ",
    "deux ",
    "mille ",
    "cent vingt et ",
    "two hundred and ",
    "%",
    "\u{202e}",
    "a\u{202e}",
    "\u{200b}",
    "a\u{200b}",
    "\u{301}",
    "e\u{301}",
    "\u{ad}",
    "\u{feff}",
    "\u{0}",
    "a\u{0}",
    "\u{a0}",
    " ",
    "\t",
    "a\t",
    "\t\t",
    "😀",
    "가",
    "\u{1100}\u{1161}",
    "שלום ",
    "\u{fffd}",
    "\n",
    "\r",
    "a\n",
    "a-\n",
    "\u{c}",
    "1.\n",
    "1. a\n",
    "1\n",
    "a)\n",
    "a) x\n",
    "(1) x;\n",
    "• x\n",
    "– \n",
    "¹ x\n",
    "1 x.\n",
    "x.1\n",
    "_____\n",
    "* * *\n",
    "I. A\n",
    "A. B\n",
    "Annexe I\n",
    "Annexe\n",
    "Figure 1\n",
    "Tableau\n",
    "Recommandation 1\n",
    "Distr.\n",
    "Page 1\n",
    "1/2\n",
    "18-12345 (F)\n",
    "http://a.b/c\n",
    "http://",
    "[1](#)\n",
    "a\n\n",
    "A\n\n",
    "1. A.\n\n2. B.\n\n",
    "\u{2028}",
    "§ 1\n",
    "12 bis. x\n",
    "1.1.1 x\n",
    "x\ta\n",
    "Le rapport est lu.\n",
];

/// Leads a text through some rooms.
type Step = fn(&str);

/// What a text is led through.
const STEPS: [(&str, Step); 4] = [
    ("read", |text| {
        black_box(decode(text.as_bytes(), "x"));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        black_box(decode(&wide, "x"));
    }),
    ("segment", |text| {
        black_box(segmented(text, Lang::Fr));
    }),
    ("extract", |text| {
        for lang in Lang::BOTH {
            black_box(extract_plain(Gazetteer::builtin(), text, Some(lang), None));
        }
    }),
    ("align", |text| {
        let (fr, en) = (segmented(text, Lang::Fr), segmented(text, Lang::En));
        black_box(align(&AlignParams::default(), Some(&fr), Some(&en), &FixedBeads::default()));
        let lines: Vec<&str> = text.lines().collect();
        black_box(check_lines(Gazetteer::builtin(), &lines, &lines));
    }),
];

/// The bytes of the shorter text, and how many times longer the longer one is.
const BYTES: usize = 8_000;
const TIMES: usize = 4;
/// Twice what linear time gives; quadratic time gives four times that.
const MOST: f64 = 2.0 * TIMES as f64;
/// What is done in this time is fast enough, however it grows; some systems count the time of a thread in steps of 4 ms.
const SHORT: Duration = Duration::from_millis(60);

/// The time that this thread was on a processor, or the time of the clock where the system does not tell.
fn clock(started: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| started.elapsed(), Duration::from_nanos)
}

fn time(step: Step, text: &str) -> Duration {
    let started = Instant::now();
    let before = clock(started);
    step(text);
    clock(started) - before
}

/// How much longer the longer text takes, of which one time, `long`, is known. It is measured again only where it seems
/// too much: what else the machine does can slow a measurement down, and never speeds one up.
fn least_growth(long: Duration, longer: impl Fn() -> Duration, shorter: impl Fn() -> Duration) -> f64 {
    let mut least = long.as_secs_f64() / shorter().as_secs_f64();
    for _ in 0..2 {
        if least <= MOST {
            break;
        }
        least = least.min(longer().as_secs_f64() / shorter().as_secs_f64());
    }
    least
}

#[test]
#[ignore = "measures time"]
fn time_grows_as_the_text_does() {
    let mut wrong = Vec::new();
    black_box(Gazetteer::builtin());
    for (name, step) in STEPS {
        for unit in UNITS {
            let text = unit.repeat(BYTES / unit.len());
            let longer = text.repeat(TIMES);
            let long = time(step, &longer);
            if long < SHORT {
                continue;
            }
            let growth = least_growth(long, || time(step, &longer), || time(step, &text));
            println!("{name:8} {unit:24?} {long:>12.1?} {growth:6.1}");
            if growth > MOST {
                wrong.push(format!("{name} {unit:?}: {growth:.1} times the time for {TIMES} times the text"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two sides that make a batch work: the units that repeat on each.
const PAIRS: &[(&str, &str, &str)] = &[
    ("short sentences", "Oui. ", "Yes. "),
    ("short lines", "Oui.\n", "Yes.\n"),
    ("one side alone", "Le Conseil a siégé.\n\n", ""),
    ("one block beside many", "Le Conseil a adopté 12 mesures. ", "The Council adopted 12 measures.\n\n"),
    ("many blocks beside one", "Le Conseil a adopté 12 mesures.\n\n", "The Council adopted 12 measures. "),
    ("bare numbers", "2018", "2019"),
    ("numbers apart", "12 ", "13 "),
    ("number words", "deux cent mille ", "two hundred thousand "),
    ("number words run together", "deux-cent-mille-", "two-hundred-thousand-"),
    ("labels", "1. ", "1. "),
    ("labels beside lines", "1. ", "1. a\n"),
    ("fractions beside lines", "1/3 ", "a\n\n"),
    ("brackets", "[(", "(["),
    ("marks of direction", "a\u{202e}", "\u{202e}b"),
    ("capitals", "ONU-", "UN. "),
    ("dates", "3 mai 2018, ", "May 3, 2018; "),
    ("symbols", "A/RES/64/289 ", "E/2018/1, "),
    ("footnote rules", "_____\n1 x.\n", "a\n"),
];

/// Bytes of each side of the shorter batch, of the longer one, and of the longer one where the units are lines or sentences
/// of a few bytes: each is a block and a bead all the same, and takes more than its size allows.
const SIDE: usize = 60_000;
const LONG_SIDE: usize = 2_000_000;
const LONG_SIDE_OF_LINES: usize = TIMES * SIDE;
/// What the program takes before it has read anything, its gazetteers among it, in bytes.
const FIXED: u64 = 64 << 20;
/// Times the size of the pair that a batch may take beyond that, as the tests build the program; a release stays below 60.
const MEMORY_TIMES: u64 = 66;
/// Bytes of a block, or of a sentence, below which its rows are longer than its text.
const LINE: usize = 8;

/// The time on processors and the most memory, in bytes, that a batch of one pair takes in a process of its own.
fn batch(fr: &str, en: &str) -> (Duration, u64) {
    /// Clock ticks of `/proc` in a second, on every Linux.
    const TICKS: u32 = 100;
    let bench = Bench::new();
    bench.put("fr/a.txt", fr);
    if !en.is_empty() {
        bench.put("en/a.txt", en);
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_paralign"))
        .args(["run", "--quiet", "--jobs", "1", "--output"])
        .arg(bench.output())
        .arg(bench.corpus())
        .stdin(Stdio::null())
        .spawn()
        .unwrap();
    let folder = format!("/proc/{}", child.id());
    let (mut ticks, mut memory) = (0, 0);
    loop {
        // What is read last counts: both only grow. A process that has ended shows its time until it is waited for.
        let status = fs::read_to_string(format!("{folder}/status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        memory = memory.max(peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok()).unwrap_or(0));
        let stat = fs::read_to_string(format!("{folder}/stat")).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
        let spent = [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<u32>().ok()).sum();
        ticks = ticks.max(spent);
        if fields.first() == Some(&"Z") {
            break;
        }
        sleep(Duration::from_millis(3));
    }
    assert!(child.wait().unwrap().success());
    (Duration::from_secs(1) * ticks / TICKS, memory * 1024)
}

/// Line number `at` of those that differ: a word of five letters with its full stop.
fn distinct(at: usize) -> String {
    let letters = std::iter::successors(Some(at * 7919), |rest| Some(rest / 26)).take(4);
    let word: String = letters.map(|rest| char::from(b'a' + (rest % 26) as u8)).collect();
    format!("M{word}.\n")
}

/// Lines of a few letters, each a block, a sentence and a bead: two megabytes a side of them may take so many times their size
/// in memory, where they once took what the name says.
#[test]
#[ignore = "measures time and memory"]
#[cfg(target_os = "linux")]
fn lines_of_a_few_letters_take_little_memory() {
    let side = |line: &dyn Fn(usize) -> String| (0..LONG_SIDE / line(0).len()).map(line).collect::<String>();
    let same = |line: &'static str| side(&|_| line.to_owned());
    let cases = [
        ("the same line (123)", same("Oui.\n"), same("Yes.\n"), 60),
        ("items (173)", same("- a\n"), same("- b\n"), 80),
        ("distinct lines (201)", side(&distinct), side(&|at| distinct(at + 1)), 110),
    ];
    let mut wrong = Vec::new();
    for (name, fr, en, most) in cases {
        let (time, memory) = batch(&fr, &en);
        let times = memory.saturating_sub(FIXED) / (fr.len() + en.len()) as u64;
        println!("{name:28} {time:>9.1?} {times:4} times its size");
        if times > most {
            wrong.push(format!("{name}: {times} times the size of the pair in memory, more than {most}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
#[ignore = "measures time and memory"]
#[cfg(target_os = "linux")]
fn whole_batches_grow_as_their_texts_do() {
    let mut wrong = Vec::new();
    for (name, fr, en) in PAIRS {
        let lines = [fr, en].iter().any(|unit| (1..LINE).contains(&unit.len()));
        let longer = if lines { LONG_SIDE_OF_LINES } else { LONG_SIDE };
        let side = |unit: &str, bytes: usize| unit.repeat(bytes / unit.len().max(1));
        let (short, _) = batch(&side(fr, SIDE), &side(en, SIDE));
        let (fr_long, en_long) = (side(fr, longer), side(en, longer));
        let (long, memory) = batch(&fr_long, &en_long);
        let bytes = (fr_long.len() + en_long.len()) as u64;
        // Compared with linear time, of which a little is the start of the program.
        let growth = long.as_secs_f64() / short.as_secs_f64() * (TIMES * SIDE) as f64 / longer as f64;
        let times = memory.saturating_sub(FIXED) / bytes;
        let each = long.as_secs_f64() * 1e6 / bytes as f64;
        println!(
            "{name:28} {short:>9.1?} {long:>9.1?} {growth:5.1} {each:6.2} us a byte, {times:4} times its size"
        );
        if growth > MOST {
            wrong.push(format!("{name}: {growth:.1} times the time for {TIMES} times the text"));
        }
        if times > MEMORY_TIMES {
            wrong.push(format!("{name}: {times} times the size of the pair in memory"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
