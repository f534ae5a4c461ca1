//! Makes the template of the list of households from its table of columns, and checks every such table.

use std::error::Error;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

#[path = "../src/exchange/columns.rs"]
mod columns;

const FOLDER: &str = "exchange";

/// Writes `template.xlsx` into `out`.
///
/// # Errors
/// A table that cannot be read.
pub fn compile(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=src/exchange/columns.rs");
    for entry in std::fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let read: Result<columns::Columns, _> = toml::from_str(&std::fs::read_to_string(&path)?);
        let list = read.map_err(|error| format!("{}: {error}", path.display()))?;
        if list.needs.iter().any(|field| list.columns.iter().all(|one| one.field.as_ref() != Some(field))) {
            return Err(format!("{}: no column for what it needs", path.display()).into());
        }
        if list.id == "household_list" {
            std::fs::write(out.join("template.xlsx"), template(&list)?)?;
        }
    }
    Ok(())
}

/// A sheet to fill in, and one that shows how.
fn template(list: &columns::Columns) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::parse_from_str(&list.as_of)?;
    book.set_properties(&DocProperties::new().set_title(&list.title).set_creation_datetime(&day));
    // Text, so that a spreadsheet leaves NIK, RT and dates as they are typed.
    let text = Format::new().set_num_format("@");
    let head = Format::new().set_bold().set_text_wrap();
    let help = Format::new().set_italic().set_text_wrap();
    let sheet = book.add_worksheet().set_name("Daftar")?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(&list.columns) {
        sheet.set_column_format(at, &text)?;
        sheet.set_column_width(at, f64::from(column.width.unwrap_or(16)))?;
        sheet.write_with_format(0, at, &column.header, &head)?;
    }
    let sheet = book.add_worksheet().set_name("Contoh")?;
    for (at, column) in (0u16..).zip(&list.columns) {
        sheet.set_column_width(at, f64::from(column.width.unwrap_or(16)))?;
        sheet.write_with_format(0, at, &column.header, &head)?;
        sheet.write_with_format(1, at, &column.help, &help)?;
        for (row, example) in (2u32..).zip(&column.example) {
            sheet.write_with_format(row, at, example, &text)?;
        }
    }
    Ok(book.save_to_buffer()?)
}
