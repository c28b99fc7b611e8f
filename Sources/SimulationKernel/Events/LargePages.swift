internal import CMemory

/// Asks for large pages under memory that is new and large: the pending events of a large model are
/// looked up all over it.
@usableFromInline
@inline(never)
func useLargePages(_ base: UnsafeMutableRawPointer, bytes: Int) {
  use_large_pages(base, bytes)
}

/// From how many bytes on large pages are asked for: two of them.
@inlinable
var largeMemory: Int { 4 << 20 }
