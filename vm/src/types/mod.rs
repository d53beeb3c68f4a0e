//! The builtin types. A type is a folder: payload, rows of methods, helpers. All are listed here on one
//! screen: the class's field in `Types`, its row, and the payload of each kind.

pub mod bytearray;
pub mod bytes;
pub mod cell;
pub mod class;
pub mod code;
pub mod complex;
pub mod context;
pub mod descriptor;
pub mod dict;
pub mod dictview;
pub mod exception;
pub mod fiber;
pub mod float;
pub mod frame;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod int;
pub mod iterator;
pub mod list;
pub mod mappingproxy;
pub mod memoryview;
pub mod method;
pub mod module;
pub mod native;
pub mod none;
pub mod object;
pub mod opaque;
pub mod partial;
pub mod range;
pub mod set;
pub mod slice;
pub mod str;
pub mod stream;
pub mod super_type;
pub mod traceback;
pub mod tuple;
pub mod union_type;
pub mod weakref;

use crate::error::Answer;
use crate::heap::{Kind, KindRow, Payload};
use crate::value::Value;
use crate::vm::Cx;

macro_rules! builtin_types {
    ($($(#[$doc:meta])* $field:ident => $row:path;)+) => {
        /// The builtin classes of one VM.
        #[derive(Default)]
        pub struct Types { $($(#[$doc])* pub $field: Value,)+ }

        impl Types {
            /// The rows in order, with the field of each.
            pub const ROWS: &'static [(&'static crate::native::TypeRow, fn(&mut Types) -> &mut Value)] =
                &[$((&$row, |types| &mut types.$field),)+];

            /// All classes in the order of the rows.
            pub fn all(&self) -> Vec<&Value> { vec![$(&self.$field,)+] }
        }
    };
}

builtin_types! {
    /// `object`
    object => object::TYPE;
    /// `type`
    r#type => class::TYPE;
    /// `int`
    int => int::TYPE;
    /// `bool`
    bool => int::BOOL;
    /// `float`
    float => float::TYPE;
    /// `complex`
    complex => complex::TYPE;
    /// `str`
    str => str::TYPE;
    /// `bytes`
    bytes => bytes::TYPE;
    /// `bytearray`
    bytearray => bytearray::TYPE;
    /// `memoryview`
    memoryview => memoryview::TYPE;
    /// `tuple`
    tuple => tuple::TYPE;
    /// `list`
    list => list::TYPE;
    /// `dict`
    dict => dict::TYPE;
    /// `dict_keys`
    dict_keys => dictview::KEYS;
    /// `dict_values`
    dict_values => dictview::VALUES;
    /// `dict_items`
    dict_items => dictview::ITEMS;
    /// `set`
    set => set::TYPE;
    /// `frozenset`
    frozenset => set::FROZEN;
    /// `range`
    range => range::TYPE;
    /// `slice`
    slice => slice::TYPE;
    /// `NoneType`
    none => none::NONE;
    /// `ellipsis`
    ellipsis => none::ELLIPSIS;
    /// `NotImplementedType`
    not_implemented => none::NOT_IMPLEMENTED;
    /// `function`
    function => function::TYPE;
    /// `method`
    method => method::TYPE;
    /// `builtin_function_or_method`
    native => native::FUNCTION;
    /// `method_descriptor`
    native_method => native::METHOD;
    /// `wrapper_descriptor`
    native_wrapper => native::WRAPPER;
    /// `classmethod_descriptor`
    native_class_method => native::CLASS_METHOD;
    /// `method-wrapper`
    native_bound_wrapper => native::BOUND_WRAPPER;
    /// `code`
    code => code::TYPE;
    /// `cell`
    cell => cell::TYPE;
    /// `module`
    module => module::TYPE;
    /// `property`
    property => descriptor::PROPERTY;
    /// `staticmethod`
    static_method => descriptor::STATIC_METHOD;
    /// `classmethod`
    class_method => descriptor::CLASS_METHOD;
    /// `member_descriptor`
    member => descriptor::MEMBER;
    /// `getset_descriptor`
    get_set => descriptor::GET_SET;
    /// `generator`
    generator => generator::GENERATOR;
    /// `coroutine`
    coroutine => generator::COROUTINE;
    /// `async_generator`
    async_generator => generator::ASYNC_GENERATOR;
    /// The awaitable that drives a coroutine through `__await__`.
    coroutine_wrapper => generator::COROUTINE_WRAPPER;
    /// The awaitable of `asend` and `__anext__`.
    async_generator_send => generator::ASYNC_SEND;
    /// The awaitable of `athrow` and `aclose`.
    async_generator_throw => generator::ASYNC_THROW;
    /// What an async generator yields, wrapped.
    async_generator_value => generator::ASYNC_VALUE;
    /// `list_iterator`
    list_iterator => iterator::LIST;
    /// `list_reverseiterator`
    list_reverse_iterator => iterator::LIST_REVERSED;
    /// `tuple_iterator`
    tuple_iterator => iterator::TUPLE;
    /// `range_iterator`
    range_iterator => iterator::RANGE;
    /// `longrange_iterator`
    long_range_iterator => iterator::LONG_RANGE;
    /// `str_ascii_iterator`
    str_ascii_iterator => iterator::STR_ASCII;
    /// `str_iterator`
    str_iterator => iterator::STR;
    /// `bytes_iterator`
    bytes_iterator => iterator::BYTES;
    /// `bytearray_iterator`
    bytearray_iterator => iterator::BYTEARRAY;
    /// `dict_keyiterator`
    dict_key_iterator => iterator::DICT_KEYS;
    /// `dict_valueiterator`
    dict_value_iterator => iterator::DICT_VALUES;
    /// `dict_itemiterator`
    dict_item_iterator => iterator::DICT_ITEMS;
    /// `dict_reversekeyiterator`
    dict_reverse_key_iterator => iterator::DICT_KEYS_REVERSED;
    /// `dict_reversevalueiterator`
    dict_reverse_value_iterator => iterator::DICT_VALUES_REVERSED;
    /// `dict_reverseitemiterator`
    dict_reverse_item_iterator => iterator::DICT_ITEMS_REVERSED;
    /// `generic_alias_iterator`
    alias_iterator => generic_alias::ITERATOR;
    /// `odict_iterator`
    ordered_iterator => iterator::ORDERED;
    /// `set_iterator`
    set_iterator => iterator::SET;
    /// `memory_iterator`
    memory_iterator => iterator::MEMORYVIEW;
    /// `traceback`
    traceback => traceback::TYPE;
    /// `frame`
    frame => frame::TYPE;
    /// `FrameLocalsProxy`
    frame_locals => frame::PROXY;
    /// `weakref.ReferenceType`
    weak_reference => weakref::TYPE;
    /// `weakref.ProxyType`
    weak_proxy => weakref::PROXY;
    /// `weakref.CallableProxyType`
    weak_callable_proxy => weakref::CALLABLE_PROXY;
    /// `super`
    super_type => super_type::TYPE;
    /// `types.GenericAlias`
    generic_alias => generic_alias::TYPE;
    /// `typing.Union`
    union => union_type::TYPE;
    /// `mappingproxy`
    mapping_proxy => mappingproxy::TYPE;
    /// `greenlet.greenlet`
    fiber => fiber::TYPE;
}

/// Stands in for kinds whose objects have no payload that a row must know.
struct Nothing;
impl Payload for Nothing {
    const KIND: Kind = Kind::Free;
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// What the heap must know of each kind, in the order of `Kind`.
pub static KINDS: &[KindRow] = &[
    KindRow::of::<Nothing>(),
    KindRow::of::<float::Float>(),
    KindRow::of::<int::BigInt>(),
    KindRow::of::<complex::Complex>(),
    KindRow::of::<str::Str>(),
    KindRow::of::<bytes::Bytes>(),
    KindRow::of::<bytearray::ByteArray>(),
    KindRow::of::<memoryview::MemoryView>(),
    KindRow::of::<tuple::Tuple>(),
    KindRow::of::<list::List>(),
    KindRow::of::<dict::Dict>(),
    KindRow::of::<dictview::DictView>(),
    KindRow::of::<set::Set>(),
    KindRow::of::<range::Range>(),
    KindRow::of::<slice::Slice>(),
    KindRow::of::<function::Function>(),
    KindRow::of::<method::Method>(),
    KindRow::of::<crate::native::Native>(),
    KindRow::of::<code::CodeObject>(),
    KindRow::of::<cell::Cell>(),
    KindRow::of::<module::Module>(),
    KindRow::of::<crate::object::Class>(),
    KindRow::of::<Nothing>(),
    KindRow::of::<descriptor::Property>(),
    KindRow::of::<descriptor::StaticMethod>(),
    KindRow::of::<descriptor::ClassMethod>(),
    KindRow::of::<descriptor::Member>(),
    KindRow::of::<descriptor::GetSet>(),
    KindRow::of::<crate::fiber::Generator>(),
    KindRow::of::<iterator::Iterator>(),
    KindRow::of::<exception::Exception>(),
    KindRow::of::<traceback::Traceback>(),
    KindRow::of::<frame::Frame>(),
    KindRow::of::<weakref::WeakReference>(),
    KindRow::of::<super_type::Super>(),
    KindRow::of::<generic_alias::GenericAlias>(),
    KindRow::of::<union_type::UnionType>(),
    KindRow::of::<mappingproxy::MappingProxy>(),
    KindRow::of::<crate::fiber::Fiber>(),
    KindRow::of::<opaque::Opaque>(),
];

const _: () = {
    assert!(KINDS.len() == Kind::ALL.len());
    let mut at = 1;
    while at < KINDS.len() {
        assert!(KINDS[at].kind as usize == at || at == Kind::Instance as usize, "KINDS is out of order");
        at += 1;
    }
};

/// The dict of attributes of an object that keeps it in a field of its payload, if it has one yet.
pub fn other_dict(object: &Value) -> Option<Value> {
    // SAFETY: each payload is read after its kind was checked; the object is alive.
    let dict = unsafe {
        match object.kind()? {
            Kind::Module => object.bits().payload::<module::Module>().namespace.clone(),
            Kind::Function => object.bits().payload::<function::Function>().extras.as_ref()?.dict.clone(),
            Kind::StaticMethod => object.bits().payload::<descriptor::StaticMethod>().dict.clone(),
            Kind::ClassMethod => object.bits().payload::<descriptor::ClassMethod>().dict.clone(),
            Kind::Fiber => object.bits().payload::<crate::fiber::Fiber>().dict.clone(),
            _ => return None,
        }
    };
    dict.or_unset()
}

/// The dict of attributes of such an object, made when it is missing; None when it can have none.
pub fn other_dict_for_write(cx: &mut Cx, object: &Value) -> Answer<Option<Value>> {
    if let Some(dict) = other_dict(object) {
        return Ok(Some(dict));
    }
    if object.is_kind(Kind::Function) && cx.is_special(object) {
        // a builtin function in the eyes of scripts
        return Ok(None);
    }
    let dict = cx.dict()?;
    // SAFETY: as in `other_dict`.
    unsafe {
        match object.kind() {
            Some(Kind::Function) => {
                object.bits().payload::<function::Function>().extras_mut().dict = dict.clone();
            }
            Some(Kind::StaticMethod) => {
                object.bits().payload::<descriptor::StaticMethod>().dict = dict.clone()
            }
            Some(Kind::ClassMethod) => object.bits().payload::<descriptor::ClassMethod>().dict = dict.clone(),
            Some(Kind::Module) => object.bits().payload::<module::Module>().namespace = dict.clone(),
            Some(Kind::Fiber) => object.bits().payload::<crate::fiber::Fiber>().dict = dict.clone(),
            _ => return Ok(None),
        }
    }
    Ok(Some(dict))
}
