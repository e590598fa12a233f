package vn.khien.provider;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.platform.ShippedYaml;

/// Fields of online services (lĩnh vực), and which ministry manages each on a date.
@Component
public class Sectors {
    private final Map<String, Sector> sectors = new LinkedHashMap<>();

    Sectors() {
        for (var one : ShippedYaml.read("khien/data/sectors.yaml").maps("sectors")) {
            var managed = one.maps("ministries").stream()
                    .map(ministry -> new Managed(ministry.text("code"), ministry.date("from"), ministry.date("to")))
                    .toList();
            sectors.put(one.text("code"), new Sector(one.text("code"), one.text("vi"), one.text("en"), managed));
        }
    }

    record Managed(
            String ministry,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /// One field.
    public record Sector(String code, String vi, String en, List<Managed> managed) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? en : vi;
        }
    }

    public List<Sector> list() {
        return List.copyOf(sectors.values());
    }

    public boolean exists(String code) {
        return sectors.containsKey(code);
    }

    public String name(String code, Locale locale) {
        var sector = sectors.get(code);
        return sector == null ? code : sector.name(locale);
    }

    /// Codes of the ministries that manage a field on a day.
    List<String> managing(String code, LocalDate day) {
        return list().stream()
                .filter(sector -> sector.code().equals(code))
                .flatMap(sector -> sector.managed().stream())
                .filter(one -> one.on(day))
                .map(Managed::ministry)
                .toList();
    }

    /// Codes of the fields that an organisation manages on a day.
    List<String> managedBy(String organisation, LocalDate day) {
        return sectors.values().stream()
                .filter(sector ->
                        sector.managed().stream().anyMatch(one -> one.ministry().equals(organisation) && one.on(day)))
                .map(Sector::code)
                .toList();
    }
}
