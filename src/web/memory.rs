//! Memory: an allocator of half the size of the standard library's, where every byte of the program is counted.

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
