package vn.khien.provider;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.UnknownWord;
import vn.khien.platform.WrongParameter;

/// Providers for other systems.
@RestController
@RequestMapping("/api/v1/providers")
class ProviderApi {
    private static final int LIMIT_MAX = 500;

    private final Providers providers;
    private final Sectors sectors;
    private final Enrolling enrolling;
    private final Declaring declaring;
    private final Problems problems;

    ProviderApi(Providers providers, Sectors sectors, Enrolling enrolling, Declaring declaring, Problems problems) {
        this.providers = providers;
        this.sectors = sectors;
        this.enrolling = enrolling;
        this.declaring = declaring;
        this.problems = problems;
    }

    /// @param duties how many duties fall on it today, `met` how many it declares as met
    record ProviderJson(
            String code,
            String name,
            String nameEn,
            String sector,
            String website,
            @Nullable String manager,
            Instant enrolledAt,
            int services,
            int duties,
            int met) {
        static ProviderJson of(Providers.Whole whole) {
            var one = whole.provider();
            return new ProviderJson(
                    one.code(),
                    one.nameVi(),
                    one.nameEn(),
                    one.sector(),
                    one.website(),
                    one.managerCode(),
                    one.enrolledAt(),
                    whole.services().size(),
                    whole.duties().size(),
                    whole.met());
        }
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping
    Items<ProviderJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        WrongParameter.among(sectorCodes(), "sector", sector);
        var found = providers.list(viewer, q, sector, cursor, size + 1);
        return Items.of(found, size, ProviderJson::of, last -> last.provider().code());
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping("/{code}")
    ProviderJson one(Viewer viewer, @PathVariable String code) {
        return ProviderJson.of(providers.read(viewer, code));
    }

    record BecauseJson(@Nullable String service, List<String> facts) {}

    /// @param mark `verified`, `secondary` or `recalled`: only what is verified may be shown as law
    record DutyJson(
            String code,
            String text,
            String textEn,
            String document,
            String article,
            String mark,
            List<BecauseJson> because,
            String value,
            @Nullable String note,
            @Nullable Instant at) {
        static DutyJson of(Providers.Standing standing) {
            var duty = standing.owed().duty();
            var declared = standing.declared();
            return new DutyJson(
                    duty.code(),
                    duty.vi(),
                    duty.en(),
                    duty.document(),
                    duty.article(),
                    duty.mark().code(),
                    standing.owed().because().stream()
                            .map(one -> new BecauseJson(
                                    one.service().isEmpty() ? null : one.service(),
                                    one.facts().stream()
                                            .map(fact ->
                                                    fact.number() == 0 ? fact.key() : fact.key() + "=" + fact.number())
                                            .toList()))
                            .toList(),
                    standing.value(),
                    declared == null ? null : declared.note(),
                    declared == null ? null : declared.at());
        }
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping("/{code}/duties")
    Items<DutyJson> duties(Viewer viewer, @PathVariable String code) {
        return Items.all(
                providers.read(viewer, code).duties().stream().map(DutyJson::of).toList());
    }

    record InvitationJson(
            @Nullable String name,
            @Nullable String sector,
            @Nullable String territory,
            @Nullable String provider) {}

    record TokenJson(String address) {}

    @Requires(Right.ENROL_PROVIDERS)
    @PostMapping("/invitations")
    ResponseEntity<?> invite(
            Viewer viewer,
            @RequestBody InvitationJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        UnknownWord.among(sectorCodes(), "sector", body.sector());
        var candidate = new Enrolling.Candidate(text(body.name()), "", text(body.sector()), text(body.territory()), "");
        return switch (enrolling.invite(viewer, candidate, text(body.provider()))) {
            case Enrolling.Invited.Done(var token) ->
                ResponseEntity.status(HttpStatus.CREATED).body(new TokenJson("/providers/enrol/" + token));
            case Enrolling.Invited.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }

    private List<String> sectorCodes() {
        return sectors.list().stream().map(Sectors.Sector::code).toList();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    record DeclarationJson(
            @Nullable String duty,
            @Nullable String value,
            @Nullable String note) {}

    @Requires(Right.DECLARE_COMPLIANCE)
    @PostMapping("/{code}/declarations")
    ResponseEntity<?> declare(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody DeclarationJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (declaring.declare(
                viewer,
                code,
                text(body.duty()),
                text(UnknownWord.among(Declaration.VALUES, "value", body.value())),
                text(body.note()),
                null)) {
            case Outcome.Done done ->
                ResponseEntity.created(URI.create("/api/v1/providers/" + code + "/duties"))
                        .body(ProviderJson.of(providers.read(viewer, code)));
            case Outcome.Refused(var wrong) -> problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }
}
