//! From a document and a width to rows, and from cells to offsets and back.
