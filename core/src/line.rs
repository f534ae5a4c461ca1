//! One line of JSON as the tools read it: an object, with every key that was written twice.

#[cfg(test)]
pub(crate) mod any;

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// An object, and what of it stood there twice.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    /// Without the keys written twice: which of the two was meant is not known.
    pub(crate) object: Map<String, Value>,
    /// Their paths, `answers.BH1` or `weighings[0].on`.
    pub(crate) twice: BTreeSet<String>,
}

/// Reads a line; a byte order mark before it counts for nothing.
///
/// # Errors
/// What is no JSON object in UTF-8, with where and why.
pub(crate) fn read(line: &[u8]) -> Result<Line, String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("not in UTF-8: {error}"))?;
    let mut twice = BTreeSet::new();
    let mut text = serde_json::Deserializer::from_str(line.trim_start_matches('\u{feff}'));
    let read = Node { path: String::new(), twice: &mut twice }.deserialize(&mut text);
    match read.and_then(|value| text.end().map(|()| value)) {
        Ok(Value::Object(object)) => Ok(Line { object, twice }),
        Ok(_) => Err("not a JSON object".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

struct Node<'a> {
    path: String,
    twice: &'a mut BTreeSet<String>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let path = format!("{}[{}]", self.path, list.len());
            match values.next_element_seed(Node { path, twice: self.twice })? {
                Some(value) => list.push(value),
                None => return Ok(Value::Array(list)),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        let mut twice = BTreeSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            let path = if self.path.is_empty() { key.clone() } else { format!("{}.{key}", self.path) };
            let value = entries.next_value_seed(Node { path: path.clone(), twice: self.twice })?;
            if object.insert(key.clone(), value).is_some() {
                self.twice.insert(path);
                twice.insert(key);
            }
        }
        object.retain(|key, _| !twice.contains(key));
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn twice(line: &str) -> Vec<String> {
        read(line.as_bytes()).unwrap().twice.into_iter().collect()
    }

    #[test]
    fn a_key_written_twice_is_told_with_its_path_and_neither_value_is_taken() {
        let line = read(br#"{"a":1,"b":2,"a":1}"#).unwrap();
        assert_eq!(line.object, json!({ "b": 2 }).as_object().unwrap().clone());
        assert_eq!(twice(r#"{"a":1,"b":2,"a":1}"#), ["a"]);
        assert_eq!(twice(r#"{"a":{"b":[{"c":1},{"c":1,"d":2,"c":3,"c":4}]}}"#), ["a.b[1].c"]);
        assert_eq!(twice(r#"{"a":{"b":1},"c":{"b":1}}"#), Vec::<String>::new());
    }

    #[test]
    fn a_line_is_read_as_serde_json_reads_it() {
        for text in [r#"{"a":[1,-2,3.5,1e300,18446744073709551615,null,true,"\u00e9",{}]}"#, "\u{feff}{} \r"]
        {
            let known: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap();
            assert_eq!(Value::Object(read(text.as_bytes()).unwrap().object), known, "{text}");
        }
    }

    #[test]
    fn what_is_no_object_in_utf_8_is_refused_with_a_reason() {
        for text in ["", "[]", "1", "{", "{} {}", r#"{"a":1e999}"#, &"[".repeat(100_000)] {
            assert!(!read(text.as_bytes()).unwrap_err().is_empty(), "{text}");
        }
        assert!(read(b"{\"a\":\"\xff\"}").unwrap_err().starts_with("not in UTF-8"));
    }
}
