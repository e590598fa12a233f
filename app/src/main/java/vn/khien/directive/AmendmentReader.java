package vn.khien.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds where a document says that it replaces or repeals a clause of an earlier one ("sửa đổi khoản 2 Công điện số
/// 33/CĐ-TTg", "bãi bỏ điểm a khoản 1 …"). All patterns are bounded.
final class AmendmentReader {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern ACT = Pattern.compile("(?<!\\p{L})(?:sửa đổi|thay thế|bãi bỏ|hủy bỏ)", FLAGS);
    private static final Pattern REPEAL = Pattern.compile("(?<!\\p{L})(?:bãi bỏ|hủy bỏ)", FLAGS);
    private static final Pattern PLACE = Pattern.compile(
            "(?:điểm\\s{1,2}([a-zđ])\\s{1,2})?(?:khoản|mục|điểm)\\s{1,2}(\\d{1,3})(?:\\.([a-zđ]))?(?![\\p{L}\\d])",
            FLAGS);

    private AmendmentReader() {}

    /// @param clause the clause that says so
    /// @param quote its words from the act to the number of the earlier document
    /// @param document number of the earlier document
    /// @param place number of its clause, as `1.a`
    /// @param repealed whether nothing stands instead
    record Said(Clause clause, String quote, String document, String place, boolean repealed) {}

    static List<Said> read(List<Clause> clauses) {
        var said = new ArrayList<Said>();
        for (var clause : clauses) {
            read(clause).ifPresent(said::add);
        }
        return said;
    }

    private static Optional<Said> read(Clause clause) {
        var text = clause.text();
        var act = ACT.matcher(text);
        if (!act.find()) {
            return Optional.empty();
        }
        var place = PLACE.matcher(text);
        if (!place.find(act.end())) {
            return Optional.empty();
        }
        var from = act.start();
        return DocumentNumber.findAll(text.substring(place.end())).stream()
                .findFirst()
                .map(document -> new Said(
                        clause,
                        text.substring(
                                from,
                                place.end()
                                        + document.start()
                                        + document.quote().length()),
                        document.canonical(),
                        number(place.group(2), place.group(1) == null ? place.group(3) : place.group(1)),
                        REPEAL.matcher(act.group()).find()));
    }

    private static String number(String clause, @Nullable String letter) {
        return letter == null ? clause : clause + "." + letter.toLowerCase(java.util.Locale.ROOT);
    }
}
