//! The rows of a subject in a table: only what differs from those that stand is written, so that a save costs what it
//! changes and not what the subject's history is long.

use std::cmp::Ordering;
use std::iter;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};
use uuid::Uuid;

use super::New;
use crate::error::Result;

/// A table of the fold.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// The column of the subject whose rows they are.
    pub(super) owner: &'static str,
    /// The columns of the primary key, then the others.
    pub(super) columns: &'static [&'static str],
    /// How many of them are the key.
    pub(super) key: usize,
}

/// Values in the order of a table's columns.
pub(super) type Row = Vec<Value>;

/// The rows of a subject part by part: each part put by itself where it is known what is new, else all at once, so that
/// those of no part go.
pub(super) struct Parts<'a> {
    table: &'a Table,
    owner: Uuid,
    /// All so far; `None`: each part is put by itself.
    all: Option<Vec<Row>>,
}

impl<'a> Parts<'a> {
    /// Of a table and subject.
    pub(super) fn of(table: &'a Table, owner: Uuid, new: New<'_>) -> Self {
        Self { table, owner, all: new.is_all().then(Vec::new) }
    }

    /// The rows of one part: those that have these values in these columns.
    pub(super) fn put(
        &mut self,
        connection: &Connection,
        part: &[(&str, &dyn ToSql)],
        rows: Vec<Row>,
    ) -> Result<()> {
        match &mut self.all {
            Some(all) => all.extend(rows),
            None => self.table.put_within(connection, self.owner, part, rows)?,
        }
        Ok(())
    }

    /// That was every part.
    pub(super) fn end(self, connection: &Connection) -> Result<()> {
        match self.all {
            Some(all) => self.table.put(connection, self.owner, all),
            None => Ok(()),
        }
    }
}

/// A row of these values.
pub(super) fn row(values: &[&dyn ToSql]) -> Result<Row> {
    let read = |value: &&dyn ToSql| {
        Ok(match value.to_sql()? {
            ToSqlOutput::Owned(value) => value,
            ToSqlOutput::Borrowed(value) => owned(value)?,
            _ => Value::Null,
        })
    };
    values.iter().map(read).collect()
}

fn owned(value: ValueRef<'_>) -> Result<Value> {
    Ok(Value::try_from(value).map_err(rusqlite::Error::from)?)
}

impl Table {
    /// Makes these the rows of a subject; no two of them have one key.
    pub(super) fn put(&self, connection: &Connection, owner: Uuid, wanted: Vec<Row>) -> Result<()> {
        self.put_within(connection, owner, &[], wanted)
    }

    /// Makes these those of the rows of a subject that have these values in these columns.
    fn put_within(
        &self,
        connection: &Connection,
        owner: Uuid,
        within: &[(&str, &dyn ToSql)],
        mut wanted: Vec<Row>,
    ) -> Result<()> {
        wanted.sort_by(|one, other| self.order(|at| reference(one, at), |at| reference(other, at)));
        let mut gone: Vec<Row> = Vec::new();
        let mut changed: Vec<&Row> = Vec::new();
        let mut left = wanted.iter().peekable();
        let mut statement = connection.prepare_cached(&self.select(within))?;
        let values = within.iter().map(|(_, value)| *value);
        let mut rows = statement.query(params_from_iter(iter::once(&owner as &dyn ToSql).chain(values)))?;
        while let Some(stands) = rows.next()? {
            let stands: Vec<ValueRef<'_>> =
                (0..self.columns.len()).map(|at| stands.get_ref(at)).collect::<rusqlite::Result<_>>()?;
            let at = |at: usize| stands.get(at).copied().unwrap_or(ValueRef::Null);
            let order = |next: &Row| self.order(|at| reference(next, at), at);
            while let Some(new) = left.next_if(|next| order(next) == Ordering::Less) {
                changed.push(new);
            }
            match left.next_if(|next| order(next) == Ordering::Equal) {
                Some(next) if (0..self.columns.len()).all(|column| reference(next, column) == at(column)) => {
                }
                Some(next) => changed.push(next),
                None => gone.push((0..self.key).map(|column| owned(at(column))).collect::<Result<_>>()?),
            }
        }
        changed.extend(left);
        drop(rows);
        for key in gone {
            connection.prepare_cached(&self.delete())?.execute(params_from_iter(key))?;
        }
        for row in changed {
            connection.prepare_cached(&self.write())?.execute(params_from_iter(row))?;
        }
        Ok(())
    }

    /// By key, as the table keeps them.
    fn order<'a, 'b>(
        &self,
        one: impl Fn(usize) -> ValueRef<'a>,
        other: impl Fn(usize) -> ValueRef<'b>,
    ) -> Ordering {
        let orders = (0..self.key).map(|at| compare(one(at), other(at)));
        orders.into_iter().find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    }

    fn keys(&self) -> &[&'static str] {
        self.columns.get(..self.key).unwrap_or_default()
    }

    fn select(&self, within: &[(&str, &dyn ToSql)]) -> String {
        let Self { name, owner, columns, .. } = self;
        let also: String = within.iter().map(|(column, _)| format!(" AND {column} = ?")).collect();
        format!(
            "SELECT {} FROM {name} WHERE {owner} = ?{also} ORDER BY {}",
            columns.join(", "),
            self.keys().join(", ")
        )
    }

    fn delete(&self) -> String {
        let keys: Vec<String> = self.keys().iter().map(|key| format!("{key} = ?")).collect();
        format!("DELETE FROM {} WHERE {}", self.name, keys.join(" AND "))
    }

    fn write(&self) -> String {
        let values = vec!["?"; self.columns.len()].join(", ");
        let others: Vec<String> =
            self.columns.iter().skip(self.key).map(|one| format!("{one} = excluded.{one}")).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({values}) ON CONFLICT ({}) DO UPDATE SET {}",
            self.name,
            self.columns.join(", "),
            self.keys().join(", "),
            others.join(", ")
        )
    }
}

fn reference(row: &Row, at: usize) -> ValueRef<'_> {
    row.get(at).map_or(ValueRef::Null, ValueRef::from)
}

/// SQLite's order of values of one kind; a key has no others.
fn compare(one: ValueRef<'_>, other: ValueRef<'_>) -> Ordering {
    match (one, other) {
        (ValueRef::Integer(one), ValueRef::Integer(other)) => one.cmp(&other),
        (ValueRef::Text(one), ValueRef::Text(other)) | (ValueRef::Blob(one), ValueRef::Blob(other)) => {
            one.cmp(other)
        }
        _ => Ordering::Equal,
    }
}
