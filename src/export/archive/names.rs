//! The names of files after the names of documents: safe on every system, and different for different documents.

use sha2::{Digest, Sha256};

use crate::model::hexadecimal;

/// The longest name of a document that is kept whole, in bytes: with the endings it stays below the 255 of most disks.
const LONGEST: usize = 180;

/// The name of a document as that of a file.
///
/// ASCII letters, digits, `-`, `_` and `.` stay. Every other byte of the name in UTF-8, and a full stop at the beginning, becomes `=`
/// and two hexadecimal digits: `2018/a b` is `2018=2Fa=20b`. Of a longer name the beginning stays, with `==` and the first 32
/// digits of the SHA-256 of the whole.
pub(in crate::export) fn file_stem(doc_id: &str) -> String {
    let mut out = String::with_capacity(doc_id.len());
    for (at, byte) in doc_id.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') || byte == b'.' && at > 0;
        if plain {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("={byte:02X}"));
        }
    }
    if out.len() > LONGEST {
        let hash = hexadecimal(&Sha256::digest(doc_id));
        out.truncate(LONGEST - HASH - 2);
        out = format!("{out}=={}", &hash[..HASH]);
    }
    out
}

/// How many digits of the hash stand in a name.
const HASH: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_never_alike() {
        let long = "a".repeat(300);
        let longer = "a".repeat(301);
        let ids =
            ["a", "a/b", "a b", "a=2Fb", "é", ".a", "..", "a.b", "a\\b", "a:b", "=", "==", &long, &longer];
        let names: Vec<String> = ids.iter().map(|id| file_stem(id)).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name}");
            assert!(name.len() <= LONGEST && !name.starts_with('.'), "{name}");
            assert!(
                name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.=".contains(&byte)),
                "{name}"
            );
        }
        assert_eq!(names[1], "a=2Fb");
        assert_eq!(names[4], "=C3=A9");
    }
}
