package vn.khien.publicsite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.guidance.Guidances;
import vn.khien.organisation.Groups;
import vn.khien.page.Texts;
import vn.khien.picture.Picture;
import vn.khien.picture.Pictures;
import vn.khien.platform.ProductClock;

/// Makes the open tables from the same picture that officials see, with small groups held back.
@Component
class StateOfTheNation {
    /// The system itself asks, for everyone; no person reads what is not summed.
    private static final Viewer THE_SYSTEM = new Viewer(0, "", "", 0, "", "", "/", Set.of(), Scope.NATION);

    private static final Map<String, ToLongFunction<Picture.Body>> OF_BODIES = ofBodies();

    private final Pictures pictures;
    private final Guidances guidances;
    private final Texts texts;
    private final ProductClock clock;

    StateOfTheNation(Pictures pictures, Guidances guidances, Texts texts, ProductClock clock) {
        this.pictures = pictures;
        this.guidances = guidances;
        this.texts = texts;
        this.clock = clock;
    }

    private static Map<String, ToLongFunction<Picture.Body>> ofBodies() {
        var measures = new LinkedHashMap<String, ToLongFunction<Picture.Body>>();
        measures.put("acknowledged", body -> body.acknowledgedAt() == null ? 0 : 1);
        measures.put("submitted", body -> body.submittedAt() == null ? 0 : 1);
        measures.put("late", body -> body.lateSince() == null ? 0 : 1);
        measures.put("systems", Picture.Body::systems);
        measures.put("assessed", Picture.Body::assessed);
        measures.put("approved", Picture.Body::approved);
        measures.put("carried_out", Picture.Body::carriedOut);
        return measures;
    }

    OpenState read() {
        if (pictures.listReviews().isEmpty()) {
            return OpenState.nothing(clock.instant());
        }
        var picture = pictures.now(THE_SYSTEM, 0);
        return new OpenState(
                picture.asOf(),
                picture.number(),
                picture.title(),
                List.of(bodies(picture), levels(picture), requirements(picture)));
    }

    private OpenState.Table bodies(Picture picture) {
        var groups = new LinkedHashMap<String, List<Picture.Body>>();
        for (var body : picture.bodies()) {
            groups.computeIfAbsent(Groups.of(body.kind()), _ -> new ArrayList<>())
                    .add(body);
        }
        return table(
                "bodies",
                List.copyOf(OF_BODIES.keySet()),
                sizes(groups, own -> (long) own.size()),
                group -> name("picture.group." + group),
                group -> {
                    var values = new LinkedHashMap<String, Long>();
                    var own = groups.getOrDefault(group, List.of());
                    OF_BODIES.forEach((measure, of) ->
                            values.put(measure, own.stream().mapToLong(of).sum()));
                    return values;
                });
    }

    private OpenState.Table levels(Picture picture) {
        var levels = new LinkedHashMap<String, Picture.Level>();
        var values = new LinkedHashMap<String, Map<String, Long>>();
        for (var level : picture.levels()) {
            var own = new LinkedHashMap<String, Long>();
            own.put("approved", level.approved());
            own.put("carried_out", level.carriedOut());
            levels.put("" + level.level(), level);
            values.put("" + level.level(), own);
        }
        return table(
                "levels",
                List.of("approved", "carried_out"),
                sizes(levels, Picture.Level::systems),
                level -> level.equals("0") ? name("inventory.level.none") : name("inventory.level.n", level),
                level -> values.getOrDefault(level, Map.of()));
    }

    private OpenState.Table requirements(Picture picture) {
        var groups = new LinkedHashMap<String, List<Picture.Row>>();
        for (var row : picture.requirements()) {
            groups.computeIfAbsent(row.requirement().group(), _ -> new ArrayList<>())
                    .add(row);
        }
        var names = new LinkedHashMap<String, String[]>();
        guidances
                .listGroups(guidances.inForce(clock.today()).id())
                .forEach(group -> names.put(group.code(), new String[] {group.nameVi(), group.nameEn()}));
        return table(
                "requirements",
                List.of("met", "partly", "not_met", "not_applicable"),
                sizes(
                        groups,
                        own -> own.stream()
                                .mapToLong(Picture.Row::answered)
                                .max()
                                .orElse(0)),
                group -> names.getOrDefault(group, new String[] {group, group}),
                group -> {
                    var own = groups.getOrDefault(group, List.of());
                    var values = new LinkedHashMap<String, Long>();
                    values.put("met", own.stream().mapToLong(Picture.Row::met).sum());
                    values.put(
                            "partly",
                            own.stream().mapToLong(Picture.Row::partly).sum());
                    values.put(
                            "not_met",
                            own.stream().mapToLong(Picture.Row::notMet).sum());
                    values.put(
                            "not_applicable",
                            own.stream().mapToLong(Picture.Row::notApplicable).sum());
                    return values;
                });
    }

    private static <T> Map<String, Long> sizes(Map<String, T> groups, Function<T, Long> size) {
        var sizes = new LinkedHashMap<String, Long>();
        groups.forEach((group, own) -> sizes.put(group, size.apply(own)));
        return sizes;
    }

    private String[] name(String key, Object... args) {
        return new String[] {texts.text(Texts.VIETNAMESE, key, args), texts.text(Texts.ENGLISH, key, args)};
    }

    private static OpenState.Table table(
            String name,
            List<String> measures,
            Map<String, Long> sizes,
            Function<String, String[]> names,
            Function<String, Map<String, Long>> values) {
        var hidden = SmallGroups.hidden(sizes);
        var rows = new ArrayList<OpenState.Row>();
        sizes.forEach((group, size) -> {
            var both = names.apply(group);
            var held = hidden.contains(group);
            rows.add(new OpenState.Row(
                    group, both[0], both[1], held ? 0 : size, held, held ? Map.of() : values.apply(group)));
        });
        return new OpenState.Table(name, measures, rows);
    }
}
