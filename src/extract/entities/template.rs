//! Names written once for several spellings: `[a/b]` is either, `[a/]` may be missing.

/// How many spellings one written name may stand for.
const MOST_SPELLINGS: usize = 512;

/// Spells out `name`, in the order in which the choices are written.
///
/// Returns `None` if a bracket is not closed or opened, or if there would be too many spellings.
pub(super) fn spellings(name: &str) -> Option<Vec<String>> {
    if !name.bytes().any(|byte| matches!(byte, b'[' | b']')) {
        return Some(vec![name.to_owned()]);
    }
    let mut all = vec![String::new()];
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        let (choices, tail) = after.split_once(']')?;
        if before.contains(']') || choices.contains('[') {
            return None;
        }
        let choices: Vec<&str> = choices.split('/').collect();
        if all.len() * choices.len() > MOST_SPELLINGS {
            return None;
        }
        all = all
            .iter()
            .flat_map(|start| choices.iter().map(move |choice| format!("{start}{before}{choice}")))
            .collect();
        rest = tail;
    }
    if rest.contains(']') {
        return None;
    }
    Some(all.into_iter().map(|start| start + rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_multiply() {
        let all = spellings("[les /]Conventions de [Rio/Genève]").expect("well formed");
        let want = [
            "les Conventions de Rio",
            "les Conventions de Genève",
            "Conventions de Rio",
            "Conventions de Genève",
        ];
        assert_eq!(all, want);
    }

    #[test]
    fn a_name_without_choice_is_itself() {
        assert_eq!(spellings("VIH/sida"), Some(vec!["VIH/sida".to_owned()]));
    }

    #[test]
    fn bad_brackets_are_refused() {
        for bad in ["[a", "a]", "[a[b]]", "]a[b/c]"] {
            assert_eq!(spellings(bad), None, "{bad}");
        }
        assert_eq!(spellings(&"[a/b]".repeat(10)), None);
    }
}
