internal import CMemory

/// Rows of which a market has one a person or account, and what is done for their sake.
extension Array {
  /// So many rows alike, on large pages where they are many: events look them up all over memory.
  init(rows row: Element, count: Int) {
    self.init(unsafeUninitializedCapacity: count) { rows, filled in
      use_large_pages(rows.baseAddress, count * MemoryLayout<Element>.stride)
      rows.initialize(repeating: row)
      filled = count
    }
  }

  /// Rows made one after another, on large pages where they are many.
  init(count: Int, row: (Int) -> Element) {
    self.init(unsafeUninitializedCapacity: count) { rows, filled in
      use_large_pages(rows.baseAddress, count * MemoryLayout<Element>.stride)
      while filled < count {
        rows.initializeElement(at: filled, to: row(filled))
        filled += 1
      }
    }
  }

  /// Has an element fetched, from its first byte to its last; nothing where there is none.
  @inline(__always)
  func fetchAhead(_ place: Int) {
    guard !isEmpty else { return }
    withUnsafeBufferPointer { elements in
      guard let base = elements.baseAddress else { return }
      let first = UnsafeRawPointer(base + place)
      fetch_ahead(first)
      if MemoryLayout<Element>.size > 16 { fetch_ahead(first + (MemoryLayout<Element>.size - 1)) }
    }
  }
}
