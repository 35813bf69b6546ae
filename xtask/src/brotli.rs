//! Brotli at its best quality, as a web server sends a file that does not change.

use std::io::Write;

/// The compressed size of a file, in bytes.
pub fn size(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    // Writing into memory does not fail.
    let _ = writer.write_all(bytes);
    drop(writer);
    compressed.len()
}
