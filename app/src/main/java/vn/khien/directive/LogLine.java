package vn.khien.directive;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.khien.audit.Trail;

/// One act in the log of a directive, as it is read.
///
/// @param reached how many addressees the act reached; null where its detail is words
record LogLine(Trail.Entry entry, @Nullable Long reached) {
    private static final Set<String> REACHING = Set.of("directive.issued", "directive.reminded");
    /// The trail keeps what was written in it: earlier entries have an English word behind the number.
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?: addressees| organisations)?");

    static LogLine of(Trail.Entry entry) {
        var number = NUMBER.matcher(entry.detail());
        var counted = REACHING.contains(entry.act()) && number.matches();
        return new LogLine(entry, counted ? Long.valueOf(number.group(1)) : null);
    }
}
