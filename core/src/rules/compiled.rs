//! Checked rules as the build writes them and the app holds them: what every checklist shares is read at once, a
//! checklist when it is first asked for. Reading all of them at once would take longer than opening the store.

use std::fmt;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::form::{Form, Purpose};
use super::library::Rules;

/// Rules as bytes: postcard's, each part deflated, since every phone library carries them.
#[derive(Serialize, Deserialize)]
struct Compiled<'a> {
    #[serde(borrow)]
    shared: &'a [u8],
    #[serde(borrow)]
    forms: Vec<Packed<'a>>,
}

/// A checklist with what it is looked up by.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Packed<'a> {
    id: String,
    version: u32,
    valid_from: NaiveDate,
    purpose: Purpose,
    #[serde(borrow)]
    form: &'a [u8],
}

/// A checklist that may still have to be read.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    packed: Packed<'static>,
    form: OnceLock<Option<Form>>,
}

impl Entry {
    pub(super) fn id(&self) -> &str {
        &self.packed.id
    }

    pub(super) fn version(&self) -> u32 {
        self.packed.version
    }

    pub(super) fn valid_from(&self) -> NaiveDate {
        self.packed.valid_from
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.packed.purpose
    }

    /// `None` only when the app's own bytes are not what the build wrote.
    pub(super) fn form(&self) -> Option<&Form> {
        self.form.get_or_init(|| unpack(self.packed.form).ok()).as_ref()
    }
}

impl From<Form> for Entry {
    fn from(form: Form) -> Self {
        let packed = head(&form, &[]);
        Self { packed, form: OnceLock::from(Some(form)) }
    }
}

fn head<'a>(form: &Form, bytes: &'a [u8]) -> Packed<'a> {
    Packed {
        id: form.id.clone(),
        version: form.version,
        valid_from: form.valid_from,
        purpose: form.purpose,
        form: bytes,
    }
}

/// The bytes are not what [`Rules::compile`] of this version wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCompiledRules;

impl fmt::Display for NotCompiledRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("these bytes are no compiled rules")
    }
}

impl std::error::Error for NotCompiledRules {}

fn pack(value: &impl Serialize) -> Result<Vec<u8>, NotCompiledRules> {
    let bytes = postcard::to_allocvec(value).map_err(|_| NotCompiledRules)?;
    Ok(miniz_oxide::deflate::compress_to_vec(&bytes, 9))
}

fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Result<T, NotCompiledRules> {
    let bytes = miniz_oxide::inflate::decompress_to_vec(packed).map_err(|_| NotCompiledRules)?;
    postcard::from_bytes(&bytes).map_err(|_| NotCompiledRules)
}

impl Rules {
    /// The rules as bytes, for [`Rules::from_compiled`].
    ///
    /// # Errors
    /// When a rule cannot be written.
    pub fn compile(&self) -> Result<Vec<u8>, NotCompiledRules> {
        let shared = pack(self)?;
        let forms: Vec<_> = self
            .forms()
            .into_iter()
            .map(|form| Ok((form, pack(form)?)))
            .collect::<Result<_, NotCompiledRules>>()?;
        let compiled = Compiled {
            shared: &shared,
            forms: forms.iter().map(|(form, bytes)| head(form, bytes)).collect(),
        };
        postcard::to_allocvec(&compiled).map_err(|_| NotCompiledRules)
    }

    /// The rules out of the bytes that the build of this version wrote.
    ///
    /// # Errors
    /// When they are other bytes.
    pub fn from_compiled(bytes: &'static [u8]) -> Result<Self, NotCompiledRules> {
        let compiled: Compiled<'static> = postcard::from_bytes(bytes).map_err(|_| NotCompiledRules)?;
        let entry = |packed| Entry { packed, form: OnceLock::new() };
        let mut rules: Self = unpack(compiled.shared)?;
        rules.forms = compiled.forms.into_iter().map(entry).collect();
        Ok(rules)
    }
}
