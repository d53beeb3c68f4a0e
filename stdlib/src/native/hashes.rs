//! `_hashes`: digests of bytes. `hashlib` is its script half.

use sha2::digest::{Digest, ExtendableOutput, Update, XofReader};
use taipan_vm::error::Answer;
use taipan_vm::heap::Kind;
use taipan_vm::native::{Arguments, GetSetRow, ModuleRow, NativeRow, TypeRow};
use taipan_vm::object::ClassFlags;
use taipan_vm::types::opaque::Object;
use taipan_vm::types::str::Str;
use taipan_vm::value::Value;
use taipan_vm::vm::Cx;

use super::support::{contiguous, lacking, size_argument, wanted};

/// The module `_hashes`.
pub static MODULE: ModuleRow = ModuleRow {
    name: "_hashes",
    doc: "Digests of bytes.",
    functions: &[
        NativeRow::function(
            "new",
            "($module, name, data, /)",
            new,
            "A digest of this name, fed with some bytes; None for an unknown name.",
        ),
        NativeRow::function(
            "same",
            "($module, one, two, /)",
            same,
            "Whether two byte strings are equal, in a time that does not tell where they differ.",
        ),
    ],
    types: &[&TYPE],
    fill: None,
    script: None,
};

/// The class of digests.
pub static TYPE: TypeRow = TypeRow {
    name: "HASH",
    module: "_hashlib",
    doc: "A hash is an object used to calculate a checksum of a string of information.",
    flags: ClassFlags::NO_NEW,
    methods: &[
        NativeRow::method(
            "update",
            "($self, obj, /)",
            update,
            "Update this hash object's state with the provided string.",
        ),
        NativeRow::method(
            "digest",
            "($self, /, length=0)",
            digest,
            "Return the digest value as a bytes object.",
        ),
        NativeRow::method(
            "hexdigest",
            "($self, /, length=0)",
            hex_digest,
            "Return the digest value as a string of hexadecimal digits.",
        ),
        NativeRow::method("copy", "($self, /)", copy, "Return a copy of the hash object."),
        NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    ],
    properties: &[
        GetSetRow { name: "name", get: get_name, set: None, doc: "algorithm name." },
        GetSetRow { name: "digest_size", get: get_digest_size, set: None, doc: "Bytes of the digest." },
        GetSetRow { name: "block_size", get: get_block_size, set: None, doc: "Bytes of a block." },
    ],
    ..TypeRow::DEFAULT
};

macro_rules! engines {
    (fixed { $($fixed:ident $name:literal $type:ty, $block:literal;)+ } open { $($open:ident $open_name:literal $open_type:ty, $open_block:literal;)+ }) => {
        /// The state of one algorithm.
        #[derive(Clone)]
        enum Engine {
            $($fixed($type),)+
            $($open($open_type),)+
        }

        impl Engine {
            fn by_name(name: &str) -> Option<(&'static str, Engine)> {
                Some(match name {
                    $($name => ($name, Engine::$fixed(Default::default())),)+
                    $($open_name => ($open_name, Engine::$open(Default::default())),)+
                    _ => return None,
                })
            }

            fn update(&mut self, bytes: &[u8]) {
                match self {
                    $(Engine::$fixed(state) => Update::update(state, bytes),)+
                    $(Engine::$open(state) => Update::update(state, bytes),)+
                }
            }

            fn block_size(&self) -> i64 {
                match self {
                    $(Engine::$fixed(_) => $block,)+
                    $(Engine::$open(_) => $open_block,)+
                }
            }

            /// Bytes of the digest; 0 when the caller decides.
            fn digest_size(&self) -> usize {
                match self {
                    $(Engine::$fixed(_) => <$type as Digest>::output_size(),)+
                    $(Engine::$open(_) => 0,)+
                }
            }

            fn digest(self, length: usize) -> Vec<u8> {
                match self {
                    $(Engine::$fixed(state) => state.finalize().to_vec(),)+
                    $(Engine::$open(state) => {
                        let mut bytes = vec![0; length];
                        state.finalize_xof().read(&mut bytes);
                        bytes
                    })+
                }
            }
        }
    };
}

engines! {
    fixed {
        Md5 "md5" md5::Md5, 64;
        Sha1 "sha1" sha1::Sha1, 64;
        Sha224 "sha224" sha2::Sha224, 64;
        Sha256 "sha256" sha2::Sha256, 64;
        Sha384 "sha384" sha2::Sha384, 128;
        Sha512 "sha512" sha2::Sha512, 128;
        Sha3For224 "sha3_224" sha3::Sha3_224, 144;
        Sha3For256 "sha3_256" sha3::Sha3_256, 136;
        Sha3For384 "sha3_384" sha3::Sha3_384, 104;
        Sha3For512 "sha3_512" sha3::Sha3_512, 72;
        Blake2b "blake2b" blake2::Blake2b512, 128;
        Blake2s "blake2s" blake2::Blake2s256, 64;
    }
    open {
        Shake128 "shake_128" shake::Shake128, 168;
        Shake256 "shake_256" shake::Shake256, 136;
    }
}

/// The struct behind a digest.
#[derive(Clone)]
struct Hash {
    name: &'static str,
    engine: Engine,
}

impl Object for Hash {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

/// The bytes a digest is fed with.
fn input(cx: &mut Cx, value: &Value) -> Answer<Vec<u8>> {
    if value.get::<Str>(cx).is_some() {
        return Err(cx.type_error("Strings must be encoded before hashing"));
    }
    if !cx.exports_bytes(value) {
        return Err(cx.type_error("object supporting the buffer API required"));
    }
    let bytes = contiguous(cx, value)?;
    cx.charge(bytes.len() / 4)?;
    Ok(bytes)
}

fn new(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (name, data) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let Some((name, mut engine)) = Engine::by_name(&cx.text_of(name)) else { return Ok(Value::NONE) };
    engine.update(&input(cx, data)?);
    let class = cx.builtin_class(&TYPE)?;
    cx.opaque(&class, Hash { name, engine })
}

pub(crate) fn same(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let (one, two) = (wanted(cx, arguments, 0)?, wanted(cx, arguments, 1)?);
    let both = if one.is_kind(Kind::Str) && two.is_kind(Kind::Str) {
        let ascii =
            |cx: &Cx, text: &Value| text.get::<Str>(cx)?.as_ascii().map(|text| text.as_bytes().to_vec());
        ascii(cx, one)
            .zip(ascii(cx, two))
            .ok_or("comparing strings with non-ASCII characters is not supported".to_string())
    } else {
        if !cx.exports_bytes(one) && !cx.exports_bytes(two) {
            Err(format!(
                "unsupported operand types(s) or combination of types: '{}' and '{}'",
                cx.type_name(one),
                cx.type_name(two)
            ))
        } else {
            Ok((cx.bytes_like(one)?, cx.bytes_like(two)?))
        }
    };
    let (one, two) = match both {
        Ok(both) => both,
        Err(text) => return Err(cx.type_error(&text)),
    };
    let differ = one.iter().zip(&two).fold(0u8, |differ, (a, b)| differ | (a ^ b));
    Ok(Value::bool(one.len() == two.len() && std::hint::black_box(differ) == 0))
}

fn own<'a>(cx: &'a mut Cx, arguments: &'a [Value]) -> Option<&'a mut Hash> {
    arguments.given(0)?.opaque_mut::<Hash>(cx)
}

fn update(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let data = wanted(cx, arguments, 1)?;
    let bytes = input(cx, data)?;
    match own(cx, arguments) {
        Some(own) => own.engine.update(&bytes),
        None => return Err(lacking(cx)),
    }
    Ok(Value::NONE)
}

fn finished(cx: &mut Cx, arguments: &[Value]) -> Answer<Vec<u8>> {
    let Some(own) = own(cx, arguments).map(|own| own.clone()) else { return Err(lacking(cx)) };
    let mut length = own.engine.digest_size();
    if length == 0 {
        let plain = own.name;
        let Some(given) = arguments.given(1) else {
            let text = format!("digest() missing required argument 'length' (pos 1) of {plain}");
            return Err(cx.type_error(&text));
        };
        match usize::try_from(size_argument(cx, given)?) {
            Ok(given) => length = given,
            Err(_) => return Err(cx.value_error("value must be positive")),
        }
        cx.check_room(length)?;
        cx.charge(length / 4)?;
    } else if arguments.given(1).is_some() {
        return Err(cx.type_error("digest() takes no arguments (1 given)"));
    }
    Ok(own.engine.digest(length))
}

fn digest(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = finished(cx, arguments)?;
    cx.bytes(&bytes)
}

fn hex_digest(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let bytes = finished(cx, arguments)?;
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    cx.str(&text)
}

fn copy(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(own) = own(cx, arguments).map(|own| own.clone()) else { return Err(lacking(cx)) };
    let class = cx.builtin_class(&TYPE)?;
    cx.opaque(&class, own)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let Some(name) = own(cx, arguments).map(|own| own.name) else { return Err(lacking(cx)) };
    let address = wanted(cx, arguments, 0)?.identity() & !7;
    let text = format!("<{name} _hashlib.HASH object @ {address:#x}>");
    cx.str(&text)
}

fn get_name(cx: &mut Cx, value: &Value) -> Answer {
    let name = value.opaque::<Hash>(cx).map_or("", |own| own.name);
    cx.str(name)
}

fn get_digest_size(cx: &mut Cx, value: &Value) -> Answer {
    let size = value.opaque::<Hash>(cx).map_or(0, |own| own.engine.digest_size());
    super::support::size(cx, size)
}

fn get_block_size(cx: &mut Cx, value: &Value) -> Answer {
    let size = value.opaque::<Hash>(cx).map_or(0, |own| own.engine.block_size());
    cx.int(size)
}
