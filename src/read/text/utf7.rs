//! UTF-7 (RFC 2152), which old mail programs wrote: ASCII alone, with the other characters in Base64 behind a plus sign.

/// A decoded character with its place.
pub(super) type Placed = (char, usize);

/// The characters of `bytes` as UTF-7; `None` if no plus sign opens any, or most of them open none.
pub(super) fn decode(bytes: &[u8]) -> Option<Vec<Placed>> {
    if !bytes.contains(&b'+') || !bytes.is_ascii() {
        return None;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let (mut good, mut bad) = (0usize, 0usize);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        if byte != b'+' {
            out.push((char::from(byte), at));
            at += 1;
            continue;
        }
        let run = bytes[at + 1..].iter().take_while(|byte| sextet(**byte).is_some()).count();
        let end = at + 1 + run;
        let hyphen = usize::from(bytes.get(end) == Some(&b'-'));
        match units(&bytes[at + 1..end]).and_then(|units| characters(&units, at)) {
            Some(found) if !found.is_empty() => {
                out.extend(found);
                good += 1;
                at = end + hyphen;
            }
            _ => {
                bad += usize::from(run > 0);
                out.push(('+', at));
                at += 1 + if run == 0 { hyphen } else { 0 };
            }
        }
    }
    (good > 4 * bad).then_some(out)
}

/// The six bits of a letter of Base64.
fn sextet(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

/// The UTF-16 units of a run of Base64; `None` if bits are left over that are not zero or are too many.
fn units(run: &[u8]) -> Option<Vec<u16>> {
    let (mut bits, mut count) = (0u32, 0);
    let mut out = Vec::new();
    for byte in run {
        bits = bits << 6 | sextet(*byte)?;
        count += 6;
        if count >= 16 {
            count -= 16;
            out.push(u16::try_from(bits >> count).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    (count < 6 && bits == 0).then_some(out)
}

/// The characters of some units whose plus sign stands at `at`; `None` if one of them has no need of Base64.
fn characters(units: &[u16], at: usize) -> Option<Vec<Placed>> {
    let mut unit = 0;
    let mut place = at;
    let mut out = Vec::new();
    for c in char::decode_utf16(units.iter().copied()) {
        let c = c.ok().filter(|c| !c.is_ascii_alphanumeric() && !c.is_control())?;
        out.push((c, place));
        unit += c.len_utf16();
        // A unit has sixteen bits and a letter six: each unit begins with a letter of its own.
        place = at + 1 + unit * 16 / 6;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        decode(text.as_bytes()).map(|placed| placed.into_iter().map(|(c, _)| c).collect())
    }

    #[test]
    fn runs_of_base64_become_letters() {
        assert_eq!(read("d+AOk-j+AOA- l+IBk-+AOk-t+AOk-, 1 +- 2").as_deref(), Some("déjà l’été, 1 + 2"));
        assert_eq!(read("Hi Mom +Jjo-!").as_deref(), Some("Hi Mom ☺!"));
        assert_eq!(read("+2D3eAA fin").as_deref(), Some("😀 fin"));
    }

    #[test]
    fn a_plus_sign_is_a_plus_sign() {
        for text in ["1 + 1", "C++ et C+", "+33 1 40 20 50 50", "a+b", "x +ABC- y", "é+AOk-"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_character_has_a_place_of_its_own() {
        let text = "a+AOkA6QDp2D3eAADp- b+AOA-c";
        let placed = decode(text.as_bytes()).unwrap();
        assert!(placed.windows(2).all(|pair| pair[0].1 < pair[1].1), "{placed:?}");
        assert_eq!(placed.last(), Some(&('c', text.len() - 1)));
    }
}
