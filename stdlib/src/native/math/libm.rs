//! Functions of the C library that Rust's floats lack or answer in their own way: their last digits are the
//! system's, as the reference's are. The library is named so that its symbols are found before those of the
//! compiler's own support library.

#[link(name = "m")]
// SAFETY: these are the C library's, of this signature, and have no conditions.
unsafe extern "C" {
    pub safe fn acosh(x: f64) -> f64;
    pub safe fn asinh(x: f64) -> f64;
    pub safe fn atanh(x: f64) -> f64;
    // by its other name: the compiler's support library has a `cbrt` too, which would be found first
    #[cfg_attr(target_env = "gnu", link_name = "cbrtf64")]
    pub safe fn cbrt(x: f64) -> f64;
    pub safe fn erf(x: f64) -> f64;
    pub safe fn erfc(x: f64) -> f64;
}
