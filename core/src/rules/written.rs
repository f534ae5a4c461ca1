//! TOML into the structures of the rule files, by way of serde.
//!
//! `toml`'s own deserializers come to 0.45 MB of machine code for these structures, in each phone library. This one goes
//! over what `toml` parsed, has one kind of value and says the same with the same place in the file.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_spanned::de::{SpannedDeserializer, is_spanned};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// Why a text is not what was wanted, and the byte where.
#[derive(Debug)]
pub(super) struct Mistake(Box<(String, Option<usize>)>);

impl Mistake {
    fn new(message: String, at: Option<usize>) -> Self {
        Self(Box::new((message, at)))
    }

    fn at(mut self, offset: usize) -> Self {
        self.0.1.get_or_insert(offset);
        self
    }

    pub(super) fn offset(&self) -> usize {
        self.0.1.unwrap_or(0)
    }

    pub(super) fn message(&self) -> &str {
        &self.0.0
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Mistake {}

impl Error for Mistake {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string(), None)
    }
}

/// Reads a whole file.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Mistake> {
    let table = DeTable::parse(text)
        .map_err(|error| Mistake::new(error.message().to_owned(), error.span().map(|span| span.start)))?;
    let span = table.span();
    let whole = Spanned::new(span, DeValue::Table(table.into_inner()));
    T::deserialize(Node(&whole))
}

/// A value, borrowed from the parsed file.
#[derive(Clone, Copy)]
struct Node<'a>(&'a Spanned<DeValue<'a>>);

impl Node<'_> {
    fn offset(self) -> usize {
        self.0.span().start
    }
}

impl<'de> IntoDeserializer<'de, Mistake> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Mistake;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        match self.0.get_ref() {
            DeValue::String(text) => visitor.visit_str(text),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => Err(Mistake::custom("integer number overflowed")),
            },
            DeValue::Float(number) => Err(Mistake::invalid_type(
                Unexpected::Other(&format!("number `{}`", number.as_str())),
                &visitor,
            )),
            DeValue::Boolean(yes) => visitor.visit_bool(*yes),
            DeValue::Datetime(_) => Err(Mistake::invalid_type(Unexpected::Other("date"), &visitor)),
            DeValue::Array(values) => visitor.visit_seq(Values(values.iter())),
            DeValue::Table(table) => visitor.visit_map(Entries { entries: table.iter(), value: None }),
        }
        .map_err(|mistake| mistake.at(self.offset()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mistake> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        if is_spanned(name) {
            visitor.visit_map(SpannedDeserializer::new(self, self.0.span()))
        } else {
            self.deserialize_any(visitor)
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        match self.0.get_ref() {
            DeValue::String(text) => visitor.visit_enum(StrDeserializer::<Mistake>::new(text)),
            DeValue::Table(table) if table.len() == 1 => {
                visitor.visit_enum(Entries { entries: table.iter(), value: None })
            }
            DeValue::Table(_) => Err(Mistake::custom("wanted exactly 1 element")),
            _ => Err(Mistake::custom("wanted string or table")),
        }
        .map_err(|mistake| mistake.at(self.offset()))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// What is left of an array.
struct Values<'a>(std::slice::Iter<'a, Spanned<DeValue<'a>>>);

impl<'de> SeqAccess<'de> for Values<'de> {
    type Error = Mistake;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        self.0.next().map(|value| seed.deserialize(Node(value))).transpose()
    }
}

type Entry<'a> = (&'a Spanned<DeString<'a>>, &'a Spanned<DeValue<'a>>);

/// What is left of a table, and the value of the key that was read last.
struct Entries<'a, I> {
    entries: I,
    value: Option<Node<'a>>,
}

impl<'de, I: Iterator<Item = Entry<'de>>> Entries<'de, I> {
    fn key<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(Node(value));
        let read = seed.deserialize(StrDeserializer::<Mistake>::new(key.get_ref()));
        read.map(Some).map_err(|mistake| mistake.at(key.span().start))
    }

    fn value(&mut self) -> Result<Node<'de>, Mistake> {
        self.value.take().ok_or_else(|| Mistake::custom("a value without a key"))
    }
}

impl<'de, I: Iterator<Item = Entry<'de>>> MapAccess<'de> for Entries<'de, I> {
    type Error = Mistake;

    fn next_key_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Mistake> {
        self.key(seed)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Mistake> {
        let value = self.value()?;
        seed.deserialize(value).map_err(|mistake| mistake.at(value.offset()))
    }
}

/// A variant with a value: `{ days = 30 }`.
impl<'de, I: Iterator<Item = Entry<'de>>> EnumAccess<'de> for Entries<'de, I> {
    type Error = Mistake;
    type Variant = Node<'de>;

    fn variant_seed<T: DeserializeSeed<'de>>(mut self, seed: T) -> Result<(T::Value, Node<'de>), Mistake> {
        let name = self.key(seed)?.ok_or_else(|| Mistake::custom("wanted exactly 1 element"))?;
        let value = self.value()?;
        Ok((name, value))
    }
}

impl<'de> VariantAccess<'de> for Node<'de> {
    type Error = Mistake;

    fn unit_variant(self) -> Result<(), Mistake> {
        Err(Mistake::custom("this word takes no value").at(self.offset()))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mistake> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mistake> {
        self.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mistake> {
        self.deserialize_any(visitor)
    }
}
