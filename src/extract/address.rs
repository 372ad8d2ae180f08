//! What shows at a glance that a text may hold a web address, before a pattern is tried.

/// Whether `www.` stands in `text`, in any case.
pub(super) fn has_www(text: &str) -> bool {
    let www = |dot: usize| {
        let start = dot.checked_sub(3)?;
        Some(text.as_bytes().get(start..dot)?.eq_ignore_ascii_case(b"www"))
    };
    text.match_indices('.').any(|(dot, _)| www(dot) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::has_www;

    #[test]
    fn the_case_does_not_matter() {
        assert!(has_www("voir WWW.un.org") && has_www("www."));
        assert!(!has_www("ww.un.org") && !has_www("www un") && !has_www("é.ww."));
    }
}
