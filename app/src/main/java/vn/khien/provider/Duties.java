package vn.khien.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalMark;
import vn.khien.platform.ShippedYaml;

/// Which duties fall on a provider on a day, and why. The rules are shipped data; this class only compares.
@Component
public class Duties {
    private final List<Duty> duties;

    Duties() {
        this.duties = ShippedYaml.read("khien/data/provider-duties.yaml").maps("duties").stream()
                .map(Duties::duty)
                .toList();
    }

    /// A duty that falls on a provider.
    ///
    /// @param because one reason for each service that brings it; a single one without a service where it falls on
    ///        all
    public record Owed(Duty duty, List<Because> because) {
        public Owed {
            because = List.copyOf(because);
        }
    }

    /// @param service name of the service; empty where the duty falls on every provider
    /// @param facts what of it meets the conditions
    public record Because(String service, List<Fact> facts) {
        public Because {
            facts = List.copyOf(facts);
        }
    }

    /// @param key of the sentence `provider.because.…`
    /// @param number that meets the condition, 0 where none is meant
    public record Fact(String key, long number) {}

    public List<Owed> owed(String sector, List<Service> services, LocalDate day) {
        var owed = new ArrayList<Owed>();
        for (var duty : duties) {
            if (duty.on(day)) {
                because(duty.when(), sector, services).ifPresent(reasons -> owed.add(new Owed(duty, reasons)));
            }
        }
        return owed;
    }

    private static Optional<List<Because>> because(Duty.When when, String sector, List<Service> services) {
        if (when.equals(NO_CONDITION)) {
            return Optional.of(List.of(new Because("", List.of(new Fact("everyone", 0)))));
        }
        var reasons = services.stream()
                .flatMap(service ->
                        facts(when, sector, service).map(facts -> new Because(service.name(), facts)).stream())
                .toList();
        return reasons.isEmpty() ? Optional.empty() : Optional.of(reasons);
    }

    private static final Duty.When NO_CONDITION = new Duty.When(false, null, null, null, null, List.of());

    /// The facts that meet all conditions, or nothing where one is not met.
    private static Optional<List<Fact>> facts(Duty.When when, String sector, Service service) {
        var facts = new ArrayList<Fact>();
        var level = service.level() == null ? 0 : service.level();
        var met = holds(when.personalData() ? true : null, service.personalData(), "personal-data", 0, facts)
                && reaches(when.dataSubjectsFrom(), service.dataSubjects(), "data-subjects", facts)
                && reaches(when.usersFrom(), service.users(), "users", facts)
                && reaches(when.levelFrom() == null ? null : (long) when.levelFrom(), level, "level", facts)
                && holds(
                        when.levelBelow(),
                        when.levelBelow() == null || level < when.levelBelow(),
                        level == 0 ? "no-level" : "level",
                        level,
                        facts)
                && holds(
                        when.sectors().isEmpty() ? null : sector, when.sectors().contains(sector), "sector", 0, facts);
        return met ? Optional.of(facts) : Optional.empty();
    }

    private static boolean reaches(@Nullable Long from, long number, String key, List<Fact> facts) {
        return holds(from, from == null || number >= from, key, number, facts);
    }

    private static boolean holds(@Nullable Object condition, boolean met, String key, long number, List<Fact> facts) {
        if (condition == null) {
            return true;
        }
        if (met) {
            facts.add(new Fact(key, number));
        }
        return met;
    }

    private static Duty duty(ShippedYaml one) {
        return new Duty(
                one.text("code"),
                Integer.parseInt(one.text("weight")),
                one.text("vi"),
                one.text("en"),
                one.text("document"),
                one.text("article"),
                LegalMark.of(one.text("mark")),
                LocalDate.parse(one.text("valid_from")),
                one.date("valid_to"),
                one.has("when") ? when(one.map("when")) : NO_CONDITION);
    }

    private static Duty.When when(ShippedYaml conditions) {
        return new Duty.When(
                conditions.textOrEmpty("personal_data").equals("true"),
                number(conditions, "data_subjects_gte"),
                number(conditions, "users_gte"),
                level(conditions, "level_gte"),
                level(conditions, "level_lt"),
                conditions.texts("sectors"));
    }

    private static @Nullable Long number(ShippedYaml of, String field) {
        return of.has(field) ? Long.valueOf(of.text(field)) : null;
    }

    private static @Nullable Integer level(ShippedYaml of, String field) {
        return of.has(field) ? Integer.valueOf(of.text(field)) : null;
    }
}
