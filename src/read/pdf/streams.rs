//! The bytes of streams, inflated no further than the budget allows.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use super::flaws::Limit;
use super::limits::Budget;

/// How many bytes one byte of a stream that is packed by runs or LZW may become: 5.7 KiB of LZW codes give 7.4 MB.
const LZW_RATIO: usize = 1_300;
/// How many bytes one byte of a deflated stream may become.
const FLATE_RATIO: usize = 1_032;

/// The decoded bytes of a stream; `None` if it is damaged, an image, packed twice, or larger than the budget.
pub(super) fn decode<'a>(stream: &Stream<'a>, budget: &mut Budget) -> Option<Cow<'a, [u8]>> {
    if !may_decode(stream, budget) {
        return None;
    }
    let data = stream.decoded_data().ok()?;
    budget.inflate(data.len()).then_some(data)
}

/// Whether another reader may decode the stream: what it inflates to is taken from the budget.
pub(super) fn fits(stream: &Stream<'_>, budget: &mut Budget) -> bool {
    let raw = stream.raw_data();
    if stream.filters().as_slice() == [Filter::FlateDecode] {
        return inflated_size(&raw, budget).is_some_and(|size| budget.inflate(size));
    }
    may_decode(stream, budget) && budget.inflate(raw.len())
}

/// Whether decoding the stream stays within the budget.
fn may_decode(stream: &Stream<'_>, budget: &mut Budget) -> bool {
    let filters = stream.filters();
    let packs =
        |filter: &Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
    if filters.iter().filter(|filter| packs(filter)).count() > 1 {
        budget.reach(Limit::Inflated);
        return false;
    }
    let ratio = match filters.iter().find(|filter| packs(filter)) {
        None => 1,
        Some(Filter::FlateDecode) => FLATE_RATIO,
        Some(_) => LZW_RATIO,
    };
    let raw = stream.raw_data();
    if raw.len().saturating_mul(ratio) <= budget.inflatable() {
        return true;
    }
    if filters.as_slice() == [Filter::FlateDecode] {
        return inflated_size(&raw, budget).is_some();
    }
    budget.reach(Limit::Inflated);
    false
}

/// How many bytes a deflated stream becomes; `None`, with the limit noted, if they are more than may be inflated.
///
/// Damage does not matter here: what can be read is counted.
fn inflated_size(raw: &[u8], budget: &mut Budget) -> Option<usize> {
    let most = budget.inflatable();
    let mut decoder = ZlibDecoder::new(raw).take(most as u64 + 1);
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        size += read;
    }
    if size > most {
        budget.reach(Limit::Inflated);
        return None;
    }
    Some(size)
}
