package vn.khien.directive;

import org.jspecify.annotations.Nullable;

/// A clause (điểm, khoản): a passage of a directive's text that keeps its place.
///
/// @param number its number within the document, such as `1.a` or `2`; null where the text is not numbered
/// @param start first character in the body
/// @param end behind its last character in the body
record Clause(int position, @Nullable String number, String text, int start, int end) {}
