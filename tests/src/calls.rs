//! Every screen of the app as one call, for the benches.

use std::hint::black_box;

use sakukader_core::Saku;
use sakukader_core::screen::Target;
use sakukader_core::screen::form::{FormRef, Values};
use sakukader_core::screen::people::{PeopleQuery, Whom};

use crate::village::Village;

/// A screen's name and its call.
pub struct Call {
    /// As in the table of figures.
    pub name: &'static str,
    /// Draws it.
    pub run: Box<dyn Fn(&Saku)>,
}

/// Every screen function, about someone of the village of whom there is much to show.
///
/// # Panics
/// When the village has nobody to show.
#[must_use]
pub fn screens(village: &Village) -> Vec<Call> {
    let phone = &village.phone;
    let member = village.pregnant.first().expect("a pregnancy").clone();
    let child = village.children.first().expect("a child").clone();
    let household = village.households.first().expect("a household").clone();
    let (visit, _) = village.visits.first().expect("a visit").clone();
    let follow_ups = phone.saku.follow_ups().expect("follow-ups");
    let rows = follow_ups.open.into_iter().chain(follow_ups.to_report).chain(follow_ups.closed);
    let follow_up = rows
        .filter_map(|row| row.target)
        .find_map(|target| match target {
            Target::FollowUp { id } => Some(id),
            _ => None,
        })
        .expect("a follow-up");
    let mut calls = vec![
        call("start", |saku| saku.start().map(drop)),
        call("home", |saku| saku.home().map(drop)),
        call("people", |saku| saku.people(&PeopleQuery::default()).map(drop)),
        call("people, last page", |saku| {
            saku.people(&PeopleQuery { page: 10, ..Default::default() }).map(drop)
        }),
        call("people, filter", |saku| saku.people(&query("", "pregnant")).map(drop)),
        call("people, households", |saku| {
            saku.people(&PeopleQuery { whom: Whom::Households, ..Default::default() }).map(drop)
        }),
        call("search 's'", |saku| saku.people(&query("s", "")).map(drop)),
        call("search 'siti'", |saku| saku.people(&query("siti", "")).map(drop)),
        call("search 'sitti am'", |saku| saku.people(&query("sitti am", "")).map(drop)),
        call("search, nothing", |saku| saku.people(&query("zzzz", "")).map(drop)),
        call("emergency", |saku| saku.emergency(None).map(drop)),
        call("follow-ups", |saku| saku.follow_ups().map(drop)),
        call("settings", |saku| saku.settings().map(drop)),
        call("rules", |saku| saku.rules().map(drop)),
    ];
    about(&mut calls, "household", &household, |saku, id| saku.household(id).map(drop));
    about(&mut calls, "history, household", &household, |saku, id| saku.history(id).map(drop));
    about(&mut calls, "person, pregnant", &member, |saku, id| saku.person(id).map(drop));
    about(&mut calls, "person, child", &child, |saku, id| saku.person(id).map(drop));
    about(&mut calls, "screenings, child", &child, |saku, id| saku.screenings(id).map(drop));
    about(&mut calls, "screenings, pregnant", &member, |saku, id| saku.screenings(id).map(drop));
    about(&mut calls, "history, member", &child, |saku, id| saku.history(id).map(drop));
    about(&mut calls, "another record, member", &member, |saku, id| {
        let whom = Whom::PeopleBut { member: id.to_owned() };
        saku.people(&PeopleQuery { whom, ..Default::default() }).map(drop)
    });
    let other = child.clone();
    about(&mut calls, "pair of records", &member, move |saku, id| saku.record_pair(id, &other).map(drop));
    about(&mut calls, "visit", &visit, |saku, id| saku.visit(id).map(drop));
    about(&mut calls, "outcome", &visit, |saku, id| saku.outcome(id, None).map(drop));
    about(&mut calls, "follow-up", &follow_up, |saku, id| saku.follow_up(id).map(drop));
    let forms = [
        ("form, new household", FormRef::NewHousehold { typed: "Siti".into() }),
        ("form, household", FormRef::Household { id: household.clone() }),
        ("form, new member", FormRef::NewMember { household, typed: String::new() }),
        ("form, member", FormRef::Member { id: member.clone() }),
        ("form, pregnancy", FormRef::Pregnancy { member }),
        ("sheet, household", sheet(village, "household")),
        ("sheet, pregnant", sheet(village, "pregnant")),
        ("sheet, infant", sheet(village, "infant")),
        ("card, child", FormRef::Screening { member: child.clone(), form: "card_child".into() }),
    ];
    for (name, form) in forms {
        let screen = phone.saku.form(&form).expect("the form opens");
        let fields = screen.pages.iter().flat_map(|page| &page.fields);
        let values: Values = fields.map(|field| (field.id.clone(), field.value.clone())).collect();
        let again = form.clone();
        calls.push(call(name, move |saku| saku.form(&form).map(drop)));
        let react = match name {
            "form, new household" => "react, new household",
            "sheet, pregnant" => "react, pregnant",
            "sheet, infant" => "react, infant",
            "card, child" => "react, card",
            _ => continue,
        };
        calls.push(call(react, move |saku| saku.react(&again, &values).map(drop)));
    }
    calls
}

/// The first sheet of a form in the village.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn sheet(village: &Village, wanted: &str) -> FormRef {
    let is = |form: &&FormRef| matches!(form, FormRef::Sheet { form, .. } if form == wanted);
    village.sheets.iter().find(is).expect("such a sheet").clone()
}

fn query(text: &str, filter: &str) -> PeopleQuery {
    PeopleQuery { text: text.to_owned(), filter: filter.to_owned(), ..PeopleQuery::default() }
}

fn call(name: &'static str, run: impl Fn(&Saku) -> sakukader_core::Result<()> + 'static) -> Call {
    Call { name, run: Box::new(move |saku| black_box(run(saku)).expect("the screen draws")) }
}

fn about(
    calls: &mut Vec<Call>,
    name: &'static str,
    id: &str,
    run: impl Fn(&Saku, &str) -> sakukader_core::Result<()> + 'static,
) {
    let id = id.to_owned();
    calls.push(call(name, move |saku| run(saku, &id)));
}
