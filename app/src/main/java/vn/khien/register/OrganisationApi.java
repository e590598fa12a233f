package vn.khien.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.organisation.FoundOrganisation;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.OrganisationHistory;
import vn.khien.organisation.OrganisationSearch;
import vn.khien.organisation.Organisations;
import vn.khien.page.Dates;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.page.Texts;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The register of organisations for other systems.
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationApi {
    private static final int LIMIT_MAX = 1000;

    private final Organisations organisations;
    private final OrganisationSearch search;
    private final OrganisationHistory history;
    private final Problems problems;
    private final ProductClock clock;

    OrganisationApi(
            Organisations organisations,
            OrganisationSearch search,
            OrganisationHistory history,
            Problems problems,
            ProductClock clock) {
        this.organisations = organisations;
        this.search = search;
        this.history = history;
        this.problems = problems;
        this.clock = clock;
    }

    record Brief(
            String code,
            String name,
            String nameEn,
            String kind,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        static Brief of(FoundOrganisation found) {
            return new Brief(
                    found.code(),
                    found.nameVi(),
                    found.nameEn(),
                    found.kind().code(),
                    found.parentCode(),
                    found.from(),
                    found.to());
        }
    }

    record Whole(
            String code,
            String name,
            String nameEn,
            String kind,
            @Nullable String parent,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Appointed head,
            List<Appointed> focalPoints,
            List<Relative> predecessors,
            List<Relative> successors) {}

    record Appointed(String name, String position, String positionEn, LocalDate from) {
        static Appointed of(OrganisationHistory.Appointment appointment) {
            return new Appointed(appointment.name(), appointment.titleVi(), appointment.titleEn(), appointment.from());
        }
    }

    record Relative(String code, String name, String nameEn, String kind) {
        static Relative of(OrganisationHistory.Relative relative) {
            return new Relative(relative.code(), relative.nameVi(), relative.nameEn(), relative.kind());
        }
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping
    ResponseEntity<?> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var on = asOf.isEmpty() ? clock.today() : Dates.read(asOf).orElse(null);
        if (on == null) {
            return refuse(language, "asOf", "register.problem.date");
        }
        var wanted = OrganisationPages.kindOf(kind);
        if (!kind.isEmpty() && wanted.isEmpty()) {
            return refuse(language, "kind", "register.problem.kind");
        }
        if (q.length() > 200) {
            return refuse(language, "q", "register.problem.long-search");
        }
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var skip = Math.max(0, cursor);
        var found =
                search.list(new OrganisationSearch.Query(q, wanted.orElse(null), on, Texts.VIETNAMESE), size + 1, skip);
        return ResponseEntity.ok(Items.of(found, size, Brief::of, _ -> skip + size));
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping("/{code}")
    ResponseEntity<?> one(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String asOf,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var on = asOf.isEmpty() ? clock.today() : Dates.read(asOf).orElse(null);
        if (on == null) {
            return refuse(language, "asOf", "register.problem.date");
        }
        return ResponseEntity.ok(organisations
                .findByCode(code, on)
                .map(organisation -> whole(organisation, on))
                .orElseThrow(() -> new NotVisible("organisation " + code)));
    }

    private Whole whole(Organisation organisation, LocalDate on) {
        var appointed = history.listAppointments(organisation.id()).stream()
                .filter(appointment -> appointment.isOn(on))
                .toList();
        var parent = organisation.parent();
        return new Whole(
                organisation.code(),
                organisation.nameVi(),
                organisation.nameEn(),
                organisation.kind().code(),
                parent == null
                        ? null
                        : organisations.find(parent, on).map(Organisation::code).orElse(null),
                organisation.from(),
                organisation.to(),
                appointed.stream()
                        .filter(OrganisationHistory.Appointment::isHead)
                        .findFirst()
                        .map(Appointed::of)
                        .orElse(null),
                appointed.stream()
                        .filter(appointment -> !appointment.isHead())
                        .map(Appointed::of)
                        .toList(),
                history.listPredecessors(organisation.id()).stream()
                        .map(Relative::of)
                        .toList(),
                history.listSuccessors(organisation.id()).stream()
                        .map(Relative::of)
                        .toList());
    }

    private ResponseEntity<?> refuse(@Nullable String language, String field, String code) {
        return problems.refuse(language, HttpStatus.BAD_REQUEST, List.of(Problem.at(field, code)));
    }
}
