//! Lists of other programs that come in, and lists of people that go out.

mod cell;
mod columns;
pub(crate) mod compare;
mod homes;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod row;
pub(crate) mod share;
pub(crate) mod table;

/// The template of the list of households, as a spreadsheet.
pub(crate) const TEMPLATE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/template.xlsx"));
/// What its file is called.
pub(crate) const TEMPLATE_NAME: &str = "Contoh daftar keluarga.xlsx";
