//! *Catatan ganda*: pairs of records that are likely of one person, side by side.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::people::place;
use super::{Line, Target, Tone};
use crate::environment::Environment;
use crate::error::Result;
use crate::register::alike::pairs::{self, Pair};
use crate::register::alike::{find, rows};
use crate::register::{names, person, same_person};
use crate::rules::Sex;

/// One of the two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlikeRecord {
    /// The name.
    pub name: String,
    /// Age, sex, birth date, NIK ending, household, one a line.
    pub lines: Vec<String>,
    /// The person's page.
    pub target: Target,
}

/// Two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlikePair {
    /// "nama mirip · tanggal lahir sama".
    pub reasons: String,
    /// The members' ids.
    pub ids: Vec<String>,
    /// The two, side by side.
    pub records: Vec<LookAlikeRecord>,
    /// What joining them leaves behind, where it does: a household without a head.
    pub warning: Option<Line>,
    /// The id the decision carries.
    pub command: String,
}

/// The pairs nobody has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlikesScreen {
    /// "Catatan ganda".
    pub title: String,
    /// What to do.
    pub intro: String,
    /// At most 30.
    pub pairs: Vec<LookAlikePair>,
    /// Said when there is none.
    pub empty: Option<String>,
}

/// Pairs shown; the next come when these are decided.
const SHOWN: usize = 30;

/// Draws *Catatan ganda*.
pub(crate) fn screen(connection: &Connection, environment: &dyn Environment) -> Result<LookAlikesScreen> {
    let mut shown = Vec::new();
    for pair in pairs::undecided(connection)?.into_iter().take(SHOWN) {
        shown.push(side_by_side(connection, environment, &pair)?);
    }
    let empty = shown.is_empty().then(|| "Tidak ada catatan yang mirip. Bagus!".to_owned());
    Ok(LookAlikesScreen {
        title: "Catatan ganda".into(),
        intro: "Orang yang mungkin tercatat dua kali. Bandingkan dulu. Yang digabung bisa dipisah lagi lewat Riwayat.".into(),
        pairs: shown,
        empty,
    })
}

/// Draws the two records a kader takes for one person's, whatever was said of them before.
pub(crate) fn pair(
    connection: &Connection,
    environment: &dyn Environment,
    one: Uuid,
    other: Uuid,
) -> Result<LookAlikesScreen> {
    let (one, other) = same_person::people(connection, one, other)?;
    let mut screen = LookAlikesScreen {
        title: "Tercatat dua kali".into(),
        intro: "Bandingkan dulu. Yang digabung bisa dipisah lagi lewat Riwayat.".into(),
        pairs: Vec::new(),
        empty: None,
    };
    if one == other {
        screen.empty = Some("Kedua catatan ini sudah digabung.".into());
        return Ok(screen);
    }
    if same_person::is_apart(connection, one, other)? {
        screen.intro.insert_str(0, "Pernah dicatat sebagai dua orang yang berbeda. ");
    }
    let likely = find::between(connection, one, other)?;
    screen.pairs.push(side_by_side(connection, environment, &Pair { one, other, likely })?);
    Ok(screen)
}

fn side_by_side(
    connection: &Connection,
    environment: &dyn Environment,
    pair: &Pair,
) -> Result<LookAlikePair> {
    let ids = [pair.one, pair.other];
    let reasons = rows::reasons(&pair.likely);
    Ok(LookAlikePair {
        reasons: if reasons.is_empty() { "Tidak ada data yang mirip".to_owned() } else { reasons },
        ids: ids.iter().map(Uuid::to_string).collect(),
        records: ids.iter().map(|id| record(connection, *id, environment.today())).collect::<Result<_>>()?,
        warning: warning(connection, pair.one, pair.other)?,
        command: environment.new_id().to_string(),
    })
}

/// "Kel. Bp. Karto perlu kepala keluarga baru bila kedua catatan digabung."
fn warning(connection: &Connection, one: Uuid, other: Uuid) -> Result<Option<Line>> {
    let houses = same_person::left_without_head(connection, one, other)?;
    let houses: Vec<String> =
        houses.into_iter().map(|house| names::household(connection, house)).collect::<Result<_>>()?;
    Ok((!houses.is_empty()).then(|| Line {
        text: format!("{} perlu kepala keluarga baru bila kedua catatan digabung.", houses.join(" dan ")),
        tone: Tone::FollowUp,
    }))
}

fn record(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<LookAlikeRecord> {
    let person = person::load(connection, id)?;
    let (nik, dusun, rt): (Option<String>, Option<String>, Option<String>) = connection
        .prepare_cached(
            "SELECT m.nik, h.dusun, h.rt FROM view_member m LEFT JOIN view_household h ON h.id = m.household
             WHERE m.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .unwrap_or_default();
    let mut lines = vec![person.line(today)];
    lines.extend(person.sex.map(|sex| if sex == Sex::Female { "Perempuan" } else { "Laki-laki" }.to_owned()));
    lines.extend(person.birth_text().map(|birth| format!("Lahir {birth}")));
    // Never the whole number.
    lines.extend(nik.as_deref().and_then(|nik| nik.get(12..)).map(|end| format!("NIK …{end}")));
    lines.push(match person.household {
        Some(household) => names::household(connection, household)?,
        None => "Belum punya keluarga".to_owned(),
    });
    let place = place(&dusun.unwrap_or_default(), &rt.unwrap_or_default());
    lines.extend(Some(place).filter(|place| !place.is_empty()));
    Ok(LookAlikeRecord { name: person.name, lines, target: Target::Person { id: id.to_string() } })
}
