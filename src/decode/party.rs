//! Parties: records of five roles, of which each has what all have and a few fields of its own.

use crate::description::{Column, Keep, Note, Url};

/// What parties of all roles have, borrowed from one of them.
pub(crate) struct Common<'d> {
    pub(crate) id: &'d String,
    pub(crate) name: Option<&'d String>,
    pub(crate) description: Option<&'d String>,
    pub(crate) url: Option<&'d Url>,
    pub(crate) notes: &'d [Note],
    pub(crate) keeps: &'d [Keep],
    pub(crate) column: Option<Column>,
    pub(crate) group: Option<&'d String>,
}

/// Makes a [`record!`](super::record) of the fields of one role, with those of all roles before them. A type of its own for each
/// role, not one within another: in a document all fields of a party stand side by side, and each role has words of its own.
macro_rules! party {
    ($(#[$attribute:meta])* pub struct $name:ident = $noun:literal, described by $description:literal { $($own:tt)* }) => {
        crate::decode::record! {
            $(#[$attribute])*
            pub struct $name = $noun {
                /// Unique over all lists of parties.
                pub id: Text = "id",
                /// As readers see it. Default: the id.
                pub name: Option<Text> = "name",
                #[doc = $description]
                pub description: Option<Text> = "description",
                /// Address.
                pub url: Option<Url> = "url",
                /// Remarks.
                pub notes: Vec<Note> = "notes",
                /// Money that does not flow on.
                pub keeps: Vec<Keep> = "keeps",
                /// Pins the column, from 0.
                pub column: Option<Column> = "column",
                /// Parties of one role and group can be folded into one.
                pub group: Option<Text> = "group",
                $($own)*
            }
        }

        impl $name {
            /// What parties of all roles have.
            pub(crate) fn common(&self) -> crate::decode::Common<'_> {
                crate::decode::Common {
                    id: &self.id,
                    name: self.name.as_ref(),
                    description: self.description.as_ref(),
                    url: self.url.as_ref(),
                    notes: &self.notes,
                    keeps: &self.keeps,
                    column: self.column,
                    group: self.group.as_ref(),
                }
            }
        }
    };
}

pub(crate) use party;
