//! `collections._tuplegetter`: an attribute that is an item of a tuple, as those of a named tuple. It stands here
//! because looking an attribute up (`object::bind`) reads the item itself.

use crate::error::Answer;
use crate::native::{Arguments, GetSetRow, NativeRow, TypeRow};
use crate::types::opaque::Object;
use crate::types::tuple::Tuple;
use crate::value::Value;
use crate::vm::Cx;

/// The struct behind it.
pub struct TupleItem {
    index: i64,
    doc: Value,
}

impl Object for TupleItem {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.doc);
    }
    fn clear(&mut self) {
        self.doc = Value::NONE;
    }
}

/// The class.
pub static ITEM: TypeRow = TypeRow {
    name: "_tuplegetter",
    module: "collections",
    methods: &[
        NativeRow::constructor("($type, index, doc, /)", new),
        NativeRow::special("__repr__", "($self, /)", repr, ""),
        NativeRow::special("__get__", "($self, instance, owner=None, /)", get, ""),
        NativeRow::special(
            "__set__",
            "($self, instance, value, /)",
            |cx, _| Err(cx.attribute_error("can't set attribute")),
            "",
        ),
        NativeRow::special(
            "__delete__",
            "($self, instance, /)",
            |cx, _| Err(cx.attribute_error("can't delete attribute")),
            "",
        ),
        NativeRow::method("__reduce__", "($self, /)", reduce, ""),
    ],
    properties: &[GetSetRow { name: "__doc__", get: doc, set: Some(set_doc), doc: "" }],
    ..TypeRow::DEFAULT
};

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (Some(index), Some(doc)) = (arguments.given(1), arguments.given(2)) else {
        return Err(cx.system_error("a native lacks its arguments"));
    };
    let Some(number) = cx.as_i64(index) else {
        return Err(crate::types::slice::not_an_integer(cx, index));
    };
    let class = arguments[0].clone();
    cx.opaque(&class, TupleItem { index: number, doc: doc.clone() })
}

/// The item of a tuple that a getter stands for. None: it is no getter.
#[inline]
pub(crate) fn item_of(cx: &mut Cx, getter: &Value, instance: &Value) -> Option<Answer> {
    let index = getter.opaque::<TupleItem>(cx)?.index;
    let Some(tuple) = instance.get::<Tuple>(cx) else {
        let text = format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to {} object",
            cx.quoted_type_name(instance)
        );
        return Some(Err(cx.type_error(&text)));
    };
    match usize::try_from(index).ok().and_then(|index| tuple.items().get(index)) {
        Some(item) => Some(Ok(item.clone())),
        None => Some(Err(cx.index_error("tuple index out of range"))),
    }
}

fn get(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let instance = arguments.given(1).filter(|instance| !instance.is_none());
    match instance {
        Some(instance) => item_of(cx, &arguments[0], instance).unwrap_or(Ok(Value::NONE)),
        None if arguments.given(2).is_none_or(Value::is_none) => {
            Err(cx.type_error("__get__(None, None) is invalid"))
        }
        None => Ok(arguments[0].clone()),
    }
}

fn parts(cx: &mut Cx, getter: &Value) -> (i64, Value) {
    getter.opaque::<TupleItem>(cx).map_or((0, Value::NONE), |item| (item.index, item.doc.clone()))
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (index, doc) = parts(cx, &arguments[0]);
    let shown = match crate::protocol::text::quick_repr(cx, &doc)? {
        Some(text) => cx.text_of(&text),
        None => "...".to_owned(),
    };
    cx.str(&format!("_tuplegetter({index}, {shown})"))
}

fn reduce(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (index, doc) = parts(cx, &arguments[0]);
    let inner = [cx.int(index)?, doc];
    let inner = cx.tuple_from(inner)?;
    let class = cx.class_of(&arguments[0]);
    cx.tuple_from([class, inner])
}

fn doc(cx: &mut Cx, getter: &Value) -> Answer {
    Ok(parts(cx, getter).1)
}

fn set_doc(cx: &mut Cx, getter: &Value, value: Option<Value>) -> Answer<()> {
    if let Some(item) = getter.opaque_mut::<TupleItem>(cx) {
        let old = std::mem::replace(&mut item.doc, value.unwrap_or(Value::NONE));
        drop(old);
    }
    Ok(())
}
