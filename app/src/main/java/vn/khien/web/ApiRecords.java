package vn.khien.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

/// The records that the API speaks in, and their names for others.
final class ApiRecords {
    private ApiRecords() {}

    /// The records among the types and in their components, however deep.
    static Set<Class<?>> reachable(List<ResolvableType> types) {
        var found = new HashSet<Class<?>>();
        types.forEach(type -> collect(type, found));
        return found;
    }

    private static void collect(ResolvableType type, Set<Class<?>> found) {
        Arrays.stream(type.getGenerics()).forEach(generic -> collect(generic, found));
        var plain = type.toClass();
        if (plain.isRecord() && found.add(plain)) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> collect(ResolvableType.forType(component.getGenericType()), found));
        }
    }

    /// Each record's own name: the simple one, after that of its room where several rooms have such a record, and after
    /// that of what it stands in where one room has several.
    static Map<Class<?>, String> names(Collection<Class<?>> records) {
        var names = new HashMap<Class<?>, String>();
        grouped(records, Class::getSimpleName).forEach((simple, alike) -> {
            if (alike.size() == 1) {
                names.put(alike.getFirst(), simple);
                return;
            }
            grouped(alike, ApiRecords::room)
                    .forEach((room, inRoom) -> inRoom.forEach(
                            one -> names.put(one, room + (inRoom.size() == 1 ? "" : holder(one, room)) + simple)));
        });
        return names;
    }

    private static Map<String, List<Class<?>>> grouped(Collection<Class<?>> records, Function<Class<?>, String> by) {
        return records.stream().sorted(Comparator.comparing(Class::getName)).collect(Collectors.groupingBy(by));
    }

    private static String room(Class<?> record) {
        var name = record.getPackageName();
        return StringUtils.capitalize(name.substring(name.lastIndexOf('.') + 1));
    }

    private static String holder(Class<?> record, String room) {
        var holder = record.getDeclaringClass();
        return holder == null
                ? ""
                : holder.getSimpleName().replaceFirst("^" + room, "").replaceFirst("(Api|Json)$", "");
    }
}
