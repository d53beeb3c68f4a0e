//! Compiler, objects, interpreter and fibers of Taipan, in reading order. A room uses those before it.

pub mod bytecode;
