//! `super`.

mod methods;

use crate::heap::{Kind, Payload};
use crate::native::TypeRow;
use crate::object::ClassFlags;
use crate::value::Value;

/// The payload.
pub struct Super {
    /// The class after which to look.
    pub class: Value,
    /// The object or class bound; None when unbound.
    pub object: Value,
    /// The class whose linearisation is followed.
    pub object_class: Value,
}

impl Payload for Super {
    const KIND: Kind = Kind::Super;
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.class);
        visit(&self.object);
        visit(&self.object_class);
    }
    fn clear(&mut self) {
        self.class = Value::NONE;
        self.object = Value::NONE;
        self.object_class = Value::NONE;
    }
}

/// The class `super`.
pub static TYPE: TypeRow = TypeRow {
    name: "super",
    kind: Kind::Super,
    flags: ClassFlags::SUBCLASSABLE,
    doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
    methods: methods::ROWS,
    properties: methods::PROPERTIES,
    ..TypeRow::DEFAULT
};

use crate::error::Answer;
use crate::object::{Class, Found, bind, in_namespace};
use crate::vm::Cx;

/// Looks a name up through a `super` object.
pub fn find(cx: &mut Cx, object: &Value, name: &Value) -> Answer<Found> {
    let Some(payload) = object.get::<Super>(cx) else { return Err(cx.system_error("not a super object")) };
    let (class, bound) = (payload.class.clone(), payload.object.clone());
    if !bound.is_none() && !name.is(&cx.names().__class__) {
        match find_through(cx, &class, &bound, name)? {
            Found::Missing => {}
            // through an object the receiver is bound here, not by whoever asked
            Found::Method(function) => return cx.method(function, bound).map(Found::Value),
            found => return Ok(found),
        }
    }
    let own = cx.class_of(object);
    match cx.find_in_class(&own, name) {
        Some(attribute) => bind(cx, &attribute, Some(object), &own),
        None => Ok(Found::Missing),
    }
}

/// `super(class, object)`.
pub fn bound(cx: &mut Cx, class: Value, object: Value) -> Answer {
    let object_class = starting_class(cx, &class, &object)?;
    let own = cx.types().super_type.clone();
    cx.new_object(&own, Super { class, object, object_class })
}

/// The class whose linearisation `super(class, object)` follows: that of an instance, or a subclass itself.
pub fn starting_class(cx: &mut Cx, class: &Value, object: &Value) -> Answer {
    if !class.is_kind(Kind::Class) {
        let text = format!("super() argument 1 must be a type, not {}", cx.type_name(class));
        return Err(cx.type_error(&text));
    }
    if let Some(start) = own_class(cx, class, object) {
        return Ok(start);
    }
    let own = cx.class_of(object);
    // an object may say that it is of another class than it is; the last word before the error, so it may nest
    let shown = cx.prelude_function("shown_class")?;
    let shown = cx.call_nested(&shown, std::slice::from_ref(object))?;
    if shown.is_kind(Kind::Class) && !shown.is(&own) && cx.is_subclass(&shown, class) {
        return Ok(shown);
    }
    let subject = if object.is_kind(Kind::Class) {
        format!("type {}", cx.class_name(object))
    } else {
        format!("instance of {}", cx.type_name(object))
    };
    let text = format!(
        "super(type, obj): obj ({subject}) is not an instance or subtype of type ({}).",
        cx.class_name(class)
    );
    Err(cx.type_error(&text))
}

/// The same as far as it is not what the object says of itself.
pub fn own_class(cx: &Cx, class: &Value, object: &Value) -> Option<Value> {
    if object.is_kind(Kind::Class) && cx.is_subclass(object, class) {
        return Some(object.clone());
    }
    Some(cx.class_of(object)).filter(|own| cx.is_subclass(own, class))
}

/// Looks a name up after `class` in the linearisation of an object's class.
pub fn find_through(cx: &mut Cx, class: &Value, object: &Value, name: &Value) -> Answer<Found> {
    let start = starting_class(cx, class, object)?;
    let order = start.get::<Class>(cx).map(|start| start.order.clone()).unwrap_or_default();
    let after: Vec<Value> =
        cx.tuple_items(&order).iter().skip_while(|other| !other.is(class)).skip(1).cloned().collect();
    for class in after {
        if let Some(attribute) = in_namespace(cx, &class, name) {
            let instance = if start.is(object) { None } else { Some(object) };
            return bind(cx, &attribute, instance, &start);
        }
    }
    Ok(Found::Missing)
}
