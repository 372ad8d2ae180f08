//! What a table and its columns are: names, types, units, meanings and keys, from which every description is written.

use std::borrow::Cow;

use crate::model::Sides;

/// A table: the name of its file, its columns and its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The name of the file, without its ending.
    pub name: &'static str,
    /// What a row stands for.
    pub about: Words,
    /// The columns in order.
    pub columns: Cow<'static, [Column]>,
    /// The columns that together name a row; empty if nothing does.
    pub key: &'static [&'static str],
    /// Which columns lead to a row of another table.
    pub links: &'static [Link],
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub name: Cow<'static, str>,
    /// What its cells are.
    pub kind: Kind,
    /// What they mean.
    pub about: Words,
}

/// The same said in both languages.
pub type Words = Sides<&'static str>;

/// Columns whose values are the key of a row of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The columns here, under the same names there unless `there` says otherwise.
    pub here: &'static [&'static str],
    /// The other table.
    pub table: &'static str,
    /// The columns there.
    pub there: &'static [&'static str],
}

/// What the cells of a column are: their type, and their unit if they count something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words, as they stand in the text or in the manifest.
    Text,
    /// A name by which a program knows something.
    Id,
    /// Several names, joined by `|`.
    List,
    /// One of these words.
    Word(&'static [&'static str]),
    /// How many.
    Count,
    /// A place in the file, in bytes from its beginning.
    Bytes,
    /// A place in a text, in Unicode code points from its beginning.
    Chars,
    /// A place on a page, in whole points from its left or upper edge.
    Points,
    /// A whole number from 0 to 100.
    Percent,
    /// A calendar day, ISO 8601.
    Day,
    /// A calendar day, month or year, ISO 8601.
    Issue,
    /// A SHA-256, in lower-case hexadecimal.
    Hash,
    /// A web address.
    Url,
}

impl Kind {
    /// Whether the cells are numbers, which are whole: a spreadsheet makes a day of `9.3`.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Count | Kind::Bytes | Kind::Chars | Kind::Points | Kind::Percent)
    }

    /// The type, by the name that the data package gives it.
    #[must_use]
    pub fn type_name(self) -> &'static str {
        match self {
            Kind::Day => "date",
            kind if kind.is_number() => "integer",
            _ => "string",
        }
    }

    /// The unit of the numbers.
    #[must_use]
    pub fn unit(self) -> Option<Words> {
        match self {
            Kind::Bytes => Some(Words { en: "bytes", fr: "octets" }),
            Kind::Chars => Some(Words { en: "code points", fr: "points de code" }),
            Kind::Points => Some(Words { en: "points", fr: "points" }),
            Kind::Percent => Some(Words { en: "per cent", fr: "pour cent" }),
            _ => None,
        }
    }
}

impl Table {
    /// The names of the columns, in order.
    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| &*column.name)
    }

    /// This table with further columns of text behind its own.
    pub(crate) fn with(mut self, names: &[String], about: Words) -> Table {
        let column = |name: &String| Column { name: name.clone().into(), kind: Kind::Text, about };
        self.columns.to_mut().extend(names.iter().map(column));
        self
    }
}

/// The name of a field without the mark of a raw identifier.
pub(super) const fn plain(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Defines a row type together with its table. It serializes as an object with a member for each column. A column that
/// several tables have is named, and declared in `shared`.
macro_rules! row {
    ($vis:vis $row:ident, $name:literal, $about:literal, $about_fr:literal,
     key $key:tt, links $links:tt, { $($columns:tt)* }) => {
        $crate::tables::shared::columns!(($vis $row, $name, $about, $about_fr, $key, $links) [] $($columns)*);
    };
}
pub(super) use row;

/// Defines the row type and its table, once every column is spelled out.
macro_rules! table {
    (($vis:vis $row:ident, $name:literal, $about:literal, $about_fr:literal, [$($key:literal),*],
      [$($here:tt => $there:literal $target:tt),*])
     [$($column:ident: $type:ty, $kind:expr, $en:literal, $fr:literal;)*]) => {
        #[doc = $about]
        #[derive(Debug, Clone)]
        $vis struct $row<'a> {
            $(#[doc = $en] $vis $column: $type,)*
        }

        impl $row<'_> {
            /// The table of these rows.
            $vis const TABLE: $crate::tables::Table = <Self as $crate::tables::Row>::TABLE;
        }

        impl ::serde::Serialize for $row<'_> {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                use ::serde::ser::SerializeStruct;
                let mut out = to.serialize_struct($name, Self::TABLE.columns.len())?;
                $(
                    let value = $crate::tables::Shown($crate::tables::AsCell::cell(&self.$column));
                    out.serialize_field($crate::tables::column::plain(stringify!($column)), &value)?;
                )*
                out.end()
            }
        }

        impl $crate::tables::Row for $row<'_> {
            const TABLE: $crate::tables::Table = $crate::tables::Table {
                name: $name,
                about: $crate::tables::Words { en: $about, fr: $about_fr },
                columns: ::std::borrow::Cow::Borrowed(&[$($crate::tables::Column {
                    name: ::std::borrow::Cow::Borrowed($crate::tables::column::plain(stringify!($column))),
                    kind: $kind,
                    about: $crate::tables::Words { en: $en, fr: $fr },
                }),*]),
                key: &[$($key),*],
                links: &[$($crate::tables::Link { here: &$here, table: $there, there: &$target }),*],
            };

            fn cells(&self, take: &mut dyn FnMut(&[$crate::tables::Cell<'_>])) {
                take(&[$($crate::tables::AsCell::cell(&self.$column)),*]);
            }
        }
    };
}
pub(super) use table;
