//! The wasm's allocator: two-level segregated lists, so that every taking and giving back costs the same few steps, whatever the heap
//! looks like, and neighbours that are free become one again.

use rlsf::{GlobalTlsf, GlobalTlsfOptions};

#[global_allocator]
static HEAP: GlobalTlsf<Small> = GlobalTlsf::new();

/// Growing a block in place costs more code than moving it costs time. Pages that the page gives one after the other become one pool:
/// else a heap that grows slowly could not hold one large text.
#[derive(Debug)]
struct Small;

impl GlobalTlsfOptions for Small {
    const ENABLE_REALLOCATION: bool = false;
    const COALESCE_POOLS: bool = true;
}
