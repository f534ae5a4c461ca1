//! Forms: from a reference to pages, from typed values to a command.

mod at_birth;
mod birth_date;
pub(crate) mod conflict;
pub(crate) mod draft;
pub(crate) mod follow_up;
pub(crate) mod household;
pub(crate) mod life_event;
pub(crate) mod member;
mod newcomer;
pub(crate) mod opened;
pub(crate) mod page;
pub(crate) mod posyandu;
pub(crate) mod pregnancy;
pub(crate) mod typed;

use chrono::NaiveDate;
use life_event::{birth, death, marriage, moving, new_head, split};
use opened::Opened;
use rusqlite::Connection;
use uuid::Uuid;

use crate::command::{Decision, Ground};
use crate::environment::Environment;
use crate::error::Result;
use crate::home_visit::sheet;
use crate::id;
use crate::register::{same_person, text};
use crate::screen::form::{FormPage, FormRef, FormSave, FormScreen, Problem, Reaction, Values};

/// A form before drafts and reactions.
pub(crate) struct Blank {
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) pages: Vec<FormPage>,
    pub(crate) save: String,
    /// Saves too, and goes on with one more.
    pub(crate) save_and_more: Option<String>,
    pub(crate) emergency_button: bool,
    pub(crate) source: Option<String>,
    /// Why it cannot be saved by this version.
    pub(crate) read_only: Option<String>,
}

impl Blank {
    /// A form of the register: one verb, no checklist.
    pub(crate) fn register(title: impl Into<String>, pages: Vec<FormPage>, save: &str) -> Self {
        let (subtitle, source, read_only, emergency_button) = (None, None, None, false);
        Self {
            title: title.into(),
            subtitle,
            pages,
            save: save.to_owned(),
            save_and_more: None,
            emergency_button,
            source,
            read_only,
        }
    }
}

/// Draws a form with its draft.
pub(crate) fn screen(
    connection: &Connection,
    environment: &dyn Environment,
    form: &FormRef,
) -> Result<FormScreen> {
    let form = &same_person::form(connection, form)?;
    let today = environment.today();
    let mut blank = match form {
        FormRef::SetUp => posyandu::set_up(),
        FormRef::Posyandu => posyandu::edit(connection)?,
        FormRef::Contacts => posyandu::contacts(connection)?,
        FormRef::Kader => posyandu::kader(connection)?,
        FormRef::NewHousehold { typed } => household::new(typed, today),
        FormRef::Household { id } => household::edit(connection, id::parse(id, "household")?, today)?,
        FormRef::NewMember { household, typed } => {
            member::new(connection, id::parse(household, "household")?, typed)?
        }
        FormRef::Member { id } => member::edit(connection, id::parse(id, "member")?)?,
        FormRef::Pregnancy { member } => pregnancy::edit(connection, id::parse(member, "member")?)?,
        FormRef::Birth { mother } => birth::blank(connection, id::parse(mother, "member")?, today)?,
        FormRef::Death { member } => death::blank(connection, id::parse(member, "member")?, today)?,
        FormRef::MoveOut { member } => moving::out(connection, id::parse(member, "member")?, today)?,
        FormRef::MoveIn { member, household } => {
            let (member, household) = (id::parse(member, "member")?, id::parse(household, "household")?);
            moving::into(connection, member, household, today)?
        }
        FormRef::Marriage { member } => marriage::blank(connection, id::parse(member, "member")?)?,
        FormRef::Split { household } => split::blank(connection, id::parse(household, "household")?, today)?,
        FormRef::NewHead { household } => {
            new_head::blank(connection, id::parse(household, "household")?, today)?
        }
        FormRef::Conflict { member, field } => {
            conflict::blank(connection, id::parse(member, "member")?, field)?
        }
        FormRef::Sheet { .. } | FormRef::Screening { .. } => sheet::blank(connection, today, form)?,
        FormRef::FollowUp { id } => follow_up::blank(connection, id::parse(id, "follow-up")?, today)?,
    };
    let now = opened::token(connection, form, &blank.pages)?;
    let (command, page, from_draft, opened) = match draft::get(connection, form)? {
        Some(draft) => {
            // A draft of a form that did not say when it opened goes on as if it had opened now.
            let since = if draft.opened.is_empty() { now } else { draft.opened };
            let opened = opened::go_on(connection, form, &since, &draft.values, &mut blank.pages)?;
            (draft.command, draft.page, true, opened)
        }
        None => (environment.new_id(), 0, false, now),
    };
    let values: Values = blank
        .pages
        .iter()
        .flat_map(|page| &page.fields)
        .map(|field| (field.id.clone(), field.value.clone()))
        .collect();
    let reaction = react(connection, environment, form, &values)?;
    Ok(FormScreen {
        form: form.clone(),
        command: command.to_string(),
        opened,
        today: text::typed_date(today),
        title: blank.title,
        subtitle: blank.subtitle,
        pages: blank.pages,
        page,
        from_draft,
        save: blank.save,
        save_and_more: blank.save_and_more,
        emergency_button: blank.emergency_button,
        source: blank.source,
        read_only: blank.read_only,
        reaction,
    })
}

/// What a form looks like for these values.
pub(crate) fn react(
    connection: &Connection,
    environment: &dyn Environment,
    form: &FormRef,
    values: &Values,
) -> Result<Reaction> {
    let form = &same_person::form(connection, form)?;
    let today = environment.today();
    let reaction = match form {
        FormRef::Sheet { .. } | FormRef::Screening { .. } => {
            return sheet::react(connection, today, form, values);
        }
        FormRef::NewHousehold { .. } => household::react_new(connection, values, today)?,
        FormRef::Household { .. } => household::react(values, today),
        FormRef::NewMember { household, .. } => {
            let household = id::parse(household, "household")?;
            member::react_new(connection, values, today, "", Some(household))?
        }
        FormRef::Member { .. } => member::react(values, today, ""),
        FormRef::Pregnancy { .. } => pregnancy::react(values, today),
        FormRef::Birth { .. } => birth::react(values),
        FormRef::MoveOut { member } => moving::react_out(connection, id::parse(member, "member")?, values)?,
        FormRef::Split { household } => split::react(connection, id::parse(household, "household")?, values)?,
        FormRef::SetUp | FormRef::Posyandu => posyandu::react(values),
        FormRef::Contacts
        | FormRef::Kader
        | FormRef::Death { .. }
        | FormRef::MoveIn { .. }
        | FormRef::Marriage { .. }
        | FormRef::NewHead { .. }
        | FormRef::Conflict { .. } => page::all_visible(values),
        FormRef::FollowUp { id } => follow_up::react(connection, id::parse(id, "follow-up")?, values)?,
    };
    Ok(page::with_problems(reaction, wrong(form, values, today)))
}

/// What cannot be right in what was typed into a form of the register, in the sentences of its save.
fn wrong(form: &FormRef, values: &Values, today: NaiveDate) -> Vec<Problem> {
    match form {
        // A sheet says so in its own reaction; of given values none is wrong.
        FormRef::Sheet { .. } | FormRef::Screening { .. } | FormRef::Conflict { .. } => Vec::new(),
        FormRef::SetUp | FormRef::Posyandu | FormRef::Contacts => posyandu::wrong(values, today),
        FormRef::Kader => posyandu::wrong_kader(values, today),
        FormRef::NewHousehold { .. } => household::wrong_new(values, today),
        FormRef::Household { .. } => household::wrong(values, today),
        FormRef::NewMember { .. } | FormRef::Member { .. } => member::wrong(values, today, ""),
        FormRef::Pregnancy { .. } => pregnancy::wrong(values, today),
        FormRef::Birth { .. } => birth::wrong(values, today),
        FormRef::Death { .. } => death::wrong(values, today),
        FormRef::MoveOut { .. } => moving::wrong_out(values, today),
        FormRef::MoveIn { .. } => moving::wrong_into(values, today),
        FormRef::Marriage { .. } => marriage::wrong(values, today),
        FormRef::Split { .. } => split::wrong(values, today),
        FormRef::NewHead { .. } => new_head::wrong(values, today),
        FormRef::FollowUp { .. } => follow_up::wrong(values, today),
    }
}

/// Decides a save.
pub(crate) fn save(ground: &Ground<'_>, save: &FormSave) -> Result<Decision> {
    let opened = Opened::read(&save.opened);
    let ground = &Ground { opened: &opened, ..*ground };
    let save = &FormSave { form: same_person::form(ground.connection, &save.form)?, ..save.clone() };
    match &save.form {
        FormRef::SetUp => posyandu::save_set_up(ground, save),
        FormRef::Posyandu | FormRef::Contacts => posyandu::save(ground, save),
        FormRef::Kader => posyandu::save_kader(ground, save),
        FormRef::NewHousehold { .. } => household::save_new(ground, save),
        FormRef::Household { id } => household::save(ground, id::parse(id, "household")?, save),
        FormRef::NewMember { household, .. } => {
            member::save_new(ground, id::parse(household, "household")?, save)
        }
        FormRef::Member { id } => member::save(ground, id::parse(id, "member")?, save),
        FormRef::Pregnancy { member } => pregnancy::save(ground, id::parse(member, "member")?, save),
        FormRef::Birth { mother } => birth::save(ground, id::parse(mother, "member")?, save),
        FormRef::Death { member } => death::save(ground, id::parse(member, "member")?, save),
        FormRef::MoveOut { member } => moving::save_out(ground, id::parse(member, "member")?, save),
        FormRef::MoveIn { member, household } => {
            let (member, household) = (id::parse(member, "member")?, id::parse(household, "household")?);
            moving::save_into(ground, member, household, save)
        }
        FormRef::Marriage { member } => marriage::save(ground, id::parse(member, "member")?, save),
        FormRef::Split { household } => split::save(ground, id::parse(household, "household")?, save),
        FormRef::NewHead { household } => new_head::save(ground, id::parse(household, "household")?, save),
        FormRef::Conflict { member, field } => {
            conflict::save(ground, id::parse(member, "member")?, field, save)
        }
        FormRef::Sheet { .. } | FormRef::Screening { .. } => sheet::save(ground, save),
        FormRef::FollowUp { id } => follow_up::save(ground, id::parse(id, "follow-up")?, save),
    }
}

/// Reads the command id a form was opened with.
pub(crate) fn command_id(command: &str) -> Result<Uuid> {
    id::parse(command, "command")
}
