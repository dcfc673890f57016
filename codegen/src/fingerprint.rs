//! Short names of findings and changes: enters what tells them apart, leaves 16 hexadecimal digits that are the same on
//! every machine.

/// FNV-1a in 64 bits over the parts, each with a zero byte behind it.
pub(crate) fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.into_iter().flat_map(|part| part.bytes().chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
