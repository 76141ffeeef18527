//! From bytes to a [`Document`](crate::document::Document): decoding, format, head, blocks, language.
