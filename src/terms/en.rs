//! What the terms need to know of English words.

use super::language::Language;
use crate::model::SortedList;

/// English as the candidates see it: in lower case.
pub(super) const LANGUAGE: Language = Language {
    general: SortedList::new(include_str!("general_en.tsv")),
    joiners: "of in for to the",
    lead: "the a an of this these those its their our his her each any some no all in for by with on to",
    plural: None,
    stop: "at from into onto upon about over under between among through during before after against without within and or but \
           nor so yet if then than that this these those which who whom whose what where when why how it its he she they \
           them him his her their our your my we you i me us a an on by with is are was were be been being am has have had \
           having do does did doing done can could may might must shall should will would not no any all each every both \
           either neither some such same other others another more most less least many much few several own very too also \
           only just even still already often never always however therefore thus hence although though because since while \
           whereas unless until as per via etc ie eg there here one two three four five six seven eight nine ten first \
           second third last next out up down off above below further respectively well new make made makes making take \
           taken taking takes give given gives get got go goes going use used uses using including include includes \
           included based whether s t d ll ve re let like order number case part way example thing kind different various \
           great good following set due january february march april may june \
           july august september october november december paragraph paragraphs article articles page pages annex annexes",
    elides: false,
};
