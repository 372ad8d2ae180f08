//! A report of our own making as other programs write it as text: pandoc and LibreOffice.

use paralign::model::{Block, BlockKind};

use crate::office::blocks;

const FIRST: &str =
    "Le Comité a examiné 12 dossiers entre le 3 mai 2018 et le 4 juin 2019, à Genève, avec les entités.";
const SECOND: &str = "Les États Membres ont été priés de communiquer les renseignements suivants :";
const THIRD: &str =
    "Les recommandations antérieures ont été appliquées à hauteur de 47,7 % dans tous les bureaux.";

/// The numbers and texts of the paragraphs, and the headings.
fn read(text: &str, name: &str) -> (Vec<(String, String)>, Vec<String>) {
    let (read, _, _) = blocks(text.as_bytes(), name);
    let of = |kind: BlockKind| read.blocks.iter().filter(move |block| block.kind == kind);
    let number = |block: &Block| String::from(block.number.clone().unwrap_or_default());
    (
        of(BlockKind::Paragraph).map(|block| (number(block), block.text.text().to_owned())).collect(),
        of(BlockKind::Heading).map(|block| block.text.text().to_owned()).collect(),
    )
}

fn expected() -> Vec<(String, String)> {
    let items = format!("{SECOND} a) La liste des postes vacants ; b) Les dépenses engagées.");
    [("1", FIRST.to_owned()), ("2", items), ("3", THIRD.to_owned())]
        .map(|(n, text)| (n.to_owned(), text))
        .to_vec()
}

/// A text in lines of some 66 letters, set in by four blanks behind its marker.
fn wrapped(marker: &str, text: &str) -> String {
    let mut lines = vec![format!("{marker:<4}")];
    for word in text.split(' ') {
        let last = lines.last_mut().unwrap();
        if last.chars().count() + word.chars().count() > 66 {
            lines.push(format!("    {word}"));
        } else {
            *last += if last.ends_with(' ') { "" } else { " " };
            *last += word;
        }
    }
    lines.join("\n")
}

#[test]
fn plain_text_of_pandoc() {
    let text = format!(
        "Introduction\n\n{}[1]\n\nMéthode suivie\n\n{}\n\na)  La liste des postes vacants ;\n\nb)  Les dépenses engagées.\n\n{}\n\n[1] Voir A/72/684, par. 22.\n",
        wrapped("1.", FIRST),
        wrapped("2.", SECOND),
        wrapped("3.", THIRD),
    );
    let (paragraphs, headings) = read(&text, "x.txt");
    assert_eq!(paragraphs, expected());
    assert!(headings.contains(&"Méthode suivie".to_owned()), "{headings:?}");
}

#[test]
fn markdown_of_pandoc() {
    let text = format!(
        "# Introduction\n\n{}[^1]\n\n## Méthode suivie\n\n{}\n\n```{{=html}}\n<!-- -->\n```\na)  La liste des postes vacants ;\n\nb)  Les [dépenses]{{.underline}} engagées.\n\n```{{=html}}\n<!-- -->\n```\n{}\n\n[^1]: Voir A/72/684, par. 22.\n",
        wrapped("1.", FIRST),
        wrapped("2.", SECOND),
        wrapped("3.", THIRD),
    );
    let (paragraphs, headings) = read(&text, "x.md");
    assert_eq!(paragraphs, expected());
    assert_eq!(headings.last().map(String::as_str), Some("Méthode suivie"));
}

#[test]
fn text_of_libreoffice() {
    let text = format!(
        "I.\tIntroduction\n1.\t{FIRST}\nA.\tMéthode suivie\n2.\t{SECOND}\na)\tLa liste des postes vacants ;\nb)\tLes dépenses engagées.\n3.\t{THIRD}\n"
    );
    let (paragraphs, headings) = read(&text, "x.txt");
    assert_eq!(paragraphs, expected());
    assert_eq!(headings.last().map(String::as_str), Some("Méthode suivie"));
}
