package vn.khien.assessment;

import java.time.Instant;

/// An answer that was copied from the system's earlier assessment and waits to be confirmed; until then it does not
/// count.
///
/// @param answeredAt when it was answered there
/// @param directive number of the directive under which it was answered, or its title
record Carried(int position, Answer answer, String note, Instant answeredAt, String directive) {}
