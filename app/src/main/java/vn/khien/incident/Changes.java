package vn.khien.incident;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// What a report changed since the last one of its part: field by field, and word by word in texts.
final class Changes {
    private Changes() {}

    /// One field that says something else now.
    ///
    /// @param before empty where nothing was said
    /// @param words for texts; empty for other fields
    record Change(Field field, String before, String after, List<Words> words) {}

    /// A run of words.
    enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    record Words(Fate fate, String text) {}

    static List<Change> between(Content before, Content after) {
        var changes = new ArrayList<Change>();
        for (var field : Field.values()) {
            var was = before.text(field);
            var is = after.text(field);
            if (after.values().containsKey(field) && !Objects.equals(was, is)) {
                var byWord = field.type() == Field.Type.WORDS && before.says(field) && after.says(field);
                changes.add(new Change(field, was, is, byWord ? words(was, is) : List.of()));
            }
        }
        return changes;
    }

    private static List<Words> words(String before, String after) {
        var was = Arrays.asList(before.split(" "));
        var is = Arrays.asList(after.split(" "));
        var all = new ArrayList<Words>();
        for (AbstractDelta<String> delta : DiffUtils.diff(was, is, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                all.add(new Words(Fate.KEPT, String.join(" ", delta.getSource().getLines())));
            } else {
                add(all, Fate.REMOVED, delta.getSource().getLines());
                add(all, Fate.ADDED, delta.getTarget().getLines());
            }
        }
        return all;
    }

    private static void add(List<Words> all, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            all.add(new Words(fate, String.join(" ", words)));
        }
    }
}
