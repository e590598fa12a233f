package vn.khien.page;

/// Something that everyone may read has changed: published by a room in its transaction, heard by the public site after
/// the commit.
public record PublicContentChanged() {}
