//! Practice mode begins with a made-up posyandu, so that there is someone to visit at once.

use chrono::{Days, NaiveDate};

use crate::error::{Error, Result};
use crate::register::text::typed_date;
use crate::saku::Saku;
use crate::screen::Target;
use crate::screen::form::{Answer, FormRef, FormSave};

/// Sets up the practice posyandu and two families, through the same commands as a kader's own.
pub(crate) fn seed(saku: &Saku, today: NaiveDate) -> Result<()> {
    let ago = |days: u64| today.checked_sub_days(Days::new(days)).map(typed_date).unwrap_or_default();
    fill(
        saku,
        &FormRef::SetUp,
        &[
            ("kader.name", "Kader Latihan"),
            ("name", "Latihan"),
            ("village", "Desa Contoh"),
            ("district", "Kecamatan Contoh"),
        ],
    )?;
    let darma = household(saku, "Darma", "male", &ago(13_000), "Jl. Contoh 1", "1")?;
    let sari = member(saku, &darma, "Sari", "female", &ago(10_600), "wife")?;
    fill(
        saku,
        &FormRef::Pregnancy { member: sari },
        &[("last_period", &ago(210)), ("gravida", "2"), ("spacing_years", "3")],
    )?;
    let wati = household(saku, "Wati", "female", &ago(24_000), "Jl. Contoh 2", "2")?;
    member(saku, &wati, "Rina", "female", &ago(9_400), "child")?;
    member(saku, &wati, "Dimas", "male", &ago(125), "grandchild")?;
    Ok(())
}

fn household(saku: &Saku, head: &str, sex: &str, birth: &str, address: &str, rt: &str) -> Result<String> {
    let form = FormRef::NewHousehold { typed: head.to_owned() };
    let typed = [("head.sex", sex), ("head.birth_date", birth), ("address", address), ("rt", rt)];
    match fill(saku, &form, &typed)? {
        Some(Target::Household { id }) => Ok(id),
        _ => Err(Error::Bug("practice household".into())),
    }
}

fn member(
    saku: &Saku,
    household: &str,
    name: &str,
    sex: &str,
    birth: &str,
    relation: &str,
) -> Result<String> {
    let form = FormRef::NewMember { household: household.to_owned(), typed: name.to_owned() };
    match fill(saku, &form, &[("sex", sex), ("birth_date", birth), ("relation", relation)])? {
        Some(Target::Person { id }) => Ok(id),
        _ => Err(Error::Bug("practice member".into())),
    }
}

/// Opens a form, types and saves.
fn fill(saku: &Saku, form: &FormRef, typed: &[(&str, &str)]) -> Result<Option<Target>> {
    let screen = saku.form(form)?;
    let fields = screen.pages.into_iter().flat_map(|page| page.fields);
    let mut values: crate::screen::form::Values = fields.map(|field| (field.id, field.value)).collect();
    for (field, value) in typed {
        values.insert((*field).to_owned(), (*value).to_owned());
    }
    match saku.save(&FormSave {
        form: form.clone(),
        command: screen.command,
        opened: screen.opened,
        values,
        confirmed: Vec::new(),
    })? {
        Answer::Done { next, .. } => Ok(next),
        Answer::Problems { .. } | Answer::Questions { .. } => Err(Error::Bug("practice data refused".into())),
    }
}
