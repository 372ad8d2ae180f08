//! Lists: the numbers that a browser prints before their items.

use crate::model::LineRole;

use super::super::numeral::numeral;
use super::lines::Reader;
use super::setting::Setting;
use super::tree::{Element, Node};

impl Reader {
    /// A list: the numbers that a browser prints are part of the text.
    pub(super) fn list(&mut self, list: &Element, setting: Setting) {
        self.flush(setting.role.unwrap_or(LineRole::Body));
        let depth = setting.lists;
        let ordered = list.name == "ol";
        let format = match list.attribute("type").unwrap_or("1") {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => list_style(list),
        };
        let whole = |name: &str, element: &Element| {
            element.attribute(name).and_then(|value| value.trim().parse::<i64>().ok())
        };
        let reversed = list.attribute("reversed").is_some();
        let items = list.children().filter(|child| child.name == "li").count() as i64;
        let mut number = whole("start", list).unwrap_or(if reversed { items } else { 1 });
        for node in &list.nodes {
            let Node::Element(item) = node else { continue };
            if item.name != "li" {
                self.element(item, setting);
                continue;
            }
            number = whole("value", item).unwrap_or(number);
            let label = if !ordered {
                "•".to_owned()
            } else {
                u32::try_from(number)
                    .map_or_else(|_| format!("{number}."), |number| format!("{}.", numeral(number, format)))
            };
            number = number.saturating_add(if reversed { -1 } else { 1 });
            // The numbers of paragraphs stand in lists of the text itself.
            let body = ordered && depth == 0 && matches!(format, "decimal" | "upperRoman" | "upperLetter");
            let role = setting.role.unwrap_or(if body { LineRole::Body } else { LineRole::Item(depth) });
            self.label = (format != "none").then_some(label);
            self.block(item, Setting { role: Some(role), lists: depth.saturating_add(1), ..setting });
            self.label = None;
        }
    }
}

/// The format of the numbers of a list by its style.
fn list_style(list: &Element) -> &'static str {
    let style = list.style();
    let named = |name: &str| {
        style.contains(&format!("list-style-type:{name}")) || style.contains(&format!("list-style:{name}"))
    };
    if named("lower-alpha") || named("lower-latin") {
        "lowerLetter"
    } else if named("upper-alpha") || named("upper-latin") {
        "upperLetter"
    } else if named("lower-roman") {
        "lowerRoman"
    } else if named("upper-roman") {
        "upperRoman"
    } else if named("none") {
        "none"
    } else {
        "decimal"
    }
}
