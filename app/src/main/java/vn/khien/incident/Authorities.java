package vn.khien.incident;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.library.LegalMark;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.ShippedYaml;

/// Who receives reports of incidents on a day: the authorities of shipped data, and the bodies above the one that it
/// befell.
@Component
class Authorities {
    private final Organisations organisations;
    private final List<Held> held;

    Authorities(Organisations organisations) {
        this.organisations = organisations;
        this.held = ShippedYaml.read("khien/data/authorities.yaml").maps("authorities").stream()
                .map(one -> new Held(
                        one.text("role"),
                        one.text("organisation"),
                        one.date("valid_from"),
                        one.date("valid_to"),
                        LegalMark.of(one.text("mark"))))
                .toList();
    }

    /// A role that an organisation holds from a day to a day, inclusive.
    private record Held(
            String role,
            String organisation,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            LegalMark mark) {
        boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    /// To whom a report goes.
    ///
    /// @param role as in `clocks.yaml`
    /// @param organisation null where the law names no body of the register, such as the people concerned
    /// @param mark how far it was checked that this body holds the role
    record Recipient(String role, @Nullable Organisation organisation, LegalMark mark) {}

    /// @param body null while the incident has no place
    List<Recipient> resolve(List<String> roles, @Nullable Organisation body, LocalDate on) {
        return roles.stream().map(role -> recipient(role, body, on)).toList();
    }

    private Recipient recipient(String role, @Nullable Organisation body, LocalDate on) {
        return switch (role) {
            // The body's superior: our reading of "chủ quản" for a body that is one itself.
            case "owner" -> new Recipient(role, body == null ? null : above(body, on), LegalMark.RECALLED);
            case "response_unit" -> new Recipient(role, body == null ? null : top(body, on), LegalMark.RECALLED);
            default ->
                held.stream()
                        .filter(one -> one.role().equals(role) && one.on(on))
                        .findFirst()
                        .map(one -> new Recipient(
                                role,
                                organisations.findByCode(one.organisation(), on).orElse(null),
                                one.mark()))
                        .orElse(new Recipient(role, null, LegalMark.RECALLED));
        };
    }

    private Organisation above(Organisation body, LocalDate on) {
        return parent(body, on)
                .filter(one -> one.kind() != Organisation.Kind.GOVERNMENT)
                .orElse(body);
    }

    /// The ministry, province or group in which the body stands.
    private Organisation top(Organisation body, LocalDate on) {
        var found = body;
        while (found.addresseeClass() == null) {
            var parent = parent(found, on);
            if (parent.isEmpty() || parent.get().kind() == Organisation.Kind.GOVERNMENT) {
                return found;
            }
            found = parent.get();
        }
        return found;
    }

    private Optional<Organisation> parent(Organisation body, LocalDate on) {
        var parent = body.parent();
        return parent == null ? Optional.empty() : organisations.find(parent, on);
    }

    /// The parts whose reports the viewer receives today: as coordinator of an authority, or of a body above it.
    Set<Part> partsOf(Viewer viewer, LocalDate today) {
        if (!viewer.may(Right.COORDINATE_INCIDENTS)) {
            return Set.of();
        }
        return held.stream()
                .filter(one -> one.on(today))
                .filter(one -> organisations
                        .findByCode(one.organisation(), today)
                        .filter(authority -> viewer.scope().contains(authority.path()))
                        .isPresent())
                .flatMap(one -> parts(one.role()).stream())
                .collect(Collectors.toSet());
    }

    private static List<Part> parts(String role) {
        var parts = new ArrayList<Part>();
        for (var part : Part.values()) {
            if (part.authorities().contains(role)) {
                parts.add(part);
            }
        }
        return parts;
    }
}
