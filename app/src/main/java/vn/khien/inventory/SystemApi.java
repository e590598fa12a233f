package vn.khien.inventory;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.page.Texts;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.UnknownWord;
import vn.khien.platform.WrongParameter;

/// The register for other systems.
@RestController
@RequestMapping("/api/v1/systems")
class SystemApi {
    static final int LIMIT_MAX = 1_000;

    private final Register register;
    private final RegisteringSystems registering;
    private final Importing importing;
    private final Determining determining;
    private final Retiring retiring;
    private final TakingOver takingOver;
    private final Problems problems;
    private final Texts texts;

    SystemApi(
            Register register,
            RegisteringSystems registering,
            Importing importing,
            Determining determining,
            Retiring retiring,
            TakingOver takingOver,
            Problems problems,
            Texts texts) {
        this.register = register;
        this.registering = registering;
        this.importing = importing;
        this.determining = determining;
        this.retiring = retiring;
        this.takingOver = takingOver;
        this.problems = problems;
        this.texts = texts;
    }

    /// @param owner code of the owning organisation; without one, the acting organisation
    record SystemJson(
            @Nullable String code,
            @Nullable String name,
            @Nullable String purpose,
            @Nullable String owner,
            @Nullable String operator,
            @Nullable Long peopleServed,
            @Nullable Long dataSubjects,
            @Nullable Boolean personalData,
            @Nullable Boolean onlineService,
            @Nullable Integer level,
            @Nullable String dossier,
            @Nullable String dossierNumber,
            @Nullable LocalDate dossierDate,
            @Nullable Boolean planCarriedOut) {
        static SystemJson of(InformationSystem system) {
            return new SystemJson(
                    system.code(),
                    system.name(),
                    system.purpose(),
                    system.ownerCode(),
                    system.operator(),
                    system.peopleServed(),
                    system.dataSubjects(),
                    system.personalData(),
                    system.onlineService(),
                    system.level(),
                    system.dossier().code(),
                    system.dossierNumber(),
                    system.dossierDate(),
                    system.planCarriedOut());
        }

        private static Dossier stage(@Nullable String code) {
            return code == null || code.isEmpty() ? Dossier.NONE : Dossier.of(code);
        }

        SystemFacts read(long ownerId) {
            return new SystemFacts(
                    Folding.clean(TypedSystem.text(code)),
                    Folding.clean(TypedSystem.text(name)),
                    TypedSystem.text(purpose),
                    ownerId,
                    TypedSystem.text(operator),
                    peopleServed,
                    dataSubjects,
                    Boolean.TRUE.equals(personalData),
                    Boolean.TRUE.equals(onlineService),
                    level,
                    stage(UnknownWord.among(Dossier.CODES, "dossier", dossier)),
                    dossierNumber,
                    dossierDate,
                    Boolean.TRUE.equals(planCarriedOut));
        }
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping
    Items<SystemJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-1") int level,
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        WrongParameter.among(Dossier.CODES, "dossier", dossier);
        var filter = new RegisterRows.Filter(q, level, dossier, "", owner);
        var page = register.list(viewer, filter, ListOrder.usual(q), Math.max(0, cursor), size);
        return new Items<>(
                page.systems().stream().map(SystemJson::of).toList(), page.more() ? String.valueOf(page.to()) : null);
    }

    /// With the version of the system as `ETag`, for `If-Match`.
    @Requires(Right.READ_SYSTEMS)
    @GetMapping("/{code}")
    ResponseEntity<SystemJson> one(Viewer viewer, @PathVariable String code) {
        return answer(HttpStatus.OK, register.read(viewer, code));
    }

    private static ResponseEntity<SystemJson> answer(HttpStatus status, InformationSystem system) {
        return ResponseEntity.status(status).eTag(tag(system)).body(SystemJson.of(system));
    }

    private static String tag(InformationSystem system) {
        return "\"" + system.version() + "\"";
    }

    /// @param present null for a new system
    private long owner(Viewer viewer, SystemJson body, @Nullable InformationSystem present) {
        var code = TypedSystem.text(body.owner());
        if (code.isBlank()) {
            return present == null ? viewer.organisation() : present.owner();
        }
        var found = present == null ? register.findOwner(viewer, code) : register.findOwner(viewer, code, present);
        return found.orElse(0L);
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping
    ResponseEntity<?> create(
            Viewer viewer,
            @RequestBody SystemJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (registering.register(viewer, body.read(owner(viewer, body, null)))) {
            case RegisteringSystems.Outcome.Done(var system) ->
                ResponseEntity.created(URI.create("/api/v1/systems/" + system.code()))
                        .eTag(tag(system))
                        .body(SystemJson.of(system));
            case RegisteringSystems.Outcome.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            case RegisteringSystems.Outcome.ChangedMeanwhile(var present) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(SystemJson.of(present));
        };
    }

    /// @param seen `ETag` of the system as the caller read it; without one, whatever stands is replaced
    @Requires(Right.EDIT_SYSTEMS)
    @PutMapping("/{code}")
    ResponseEntity<?> update(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody SystemJson body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var present = register.read(viewer, code);
        if (seen != null && !matches(seen, present)) {
            return outdated(language, present);
        }
        return switch (registering.update(viewer, code, present.version(), body.read(owner(viewer, body, present)))) {
            case RegisteringSystems.Outcome.Done(var system) -> answer(HttpStatus.OK, system);
            case RegisteringSystems.Outcome.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            case RegisteringSystems.Outcome.ChangedMeanwhile(var now) ->
                seen == null ? answer(HttpStatus.CONFLICT, now) : outdated(language, now);
        };
    }

    /// By RFC 9110, section 13.1.1: a list of strong tags, or `*` for whatever stands.
    private static boolean matches(String seen, InformationSystem present) {
        return seen.strip().equals("*")
                || Arrays.stream(seen.split(",")).map(String::strip).anyMatch(tag(present)::equals);
    }

    private ResponseEntity<?> outdated(@Nullable String language, InformationSystem present) {
        var refused = problems.refuse(
                language,
                HttpStatus.PRECONDITION_FAILED,
                List.of(Problem.at("If-Match", "inventory.problem.outdated")));
        return ResponseEntity.status(refused.getStatusCode())
                .headers(refused.getHeaders())
                .eTag(tag(present))
                .body(refused.getBody());
    }

    /// @param words why it goes out of use, and what takes over
    record RetirementJson(@Nullable String words) {}

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/{code}/retirement")
    ResponseEntity<?> retire(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody RetirementJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (retiring.retire(viewer, code, TypedSystem.text(body.words()))) {
            case Retiring.Outcome.Done done -> ResponseEntity.noContent().build();
            case Retiring.Outcome.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    /// Systems of a body that is no more, and the codes of its successors: those for which the caller may choose, and
    /// the others.
    record LeftJson(String predecessor, List<String> successors, List<String> others, List<LeftSystem> systems) {}

    record LeftSystem(String code, String name, @Nullable Integer level) {}

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/takeovers")
    Items<LeftJson> takeovers(Viewer viewer) {
        return Items.all(
                takingOver.listLeft(viewer).stream().map(SystemApi::left).toList());
    }

    private static LeftJson left(TakingOver.Left left) {
        return new LeftJson(
                left.nameVi(),
                left.heirs().stream().map(PassingRows.Heir::code).toList(),
                left.others().stream().map(PassingRows.Heir::code).toList(),
                left.systems().stream()
                        .map(system -> new LeftSystem(system.code(), system.name(), system.level()))
                        .toList());
    }

    /// @param systems codes
    /// @param successor code of the organisation that owns them from now on
    record TakeoverJson(
            @Nullable Set<String> systems, @Nullable String successor) {}

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/takeovers")
    ResponseEntity<?> takeOver(
            Viewer viewer,
            @RequestBody TakeoverJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var systems = body.systems() == null ? Set.<String>of() : body.systems();
        return switch (takingOver.takeOver(viewer, systems, TypedSystem.text(body.successor()))) {
            case TakingOver.Outcome.Done(var count) -> ResponseEntity.ok(Map.of("systems", count));
            case TakingOver.Outcome.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    record RowProblem(int row, String column, String code, String message) {}

    record ImportJson(
            String id, int rows, int added, int changed, int unchanged, List<RowProblem> problems, boolean confirmed) {}

    private ImportJson json(Importing.Comparison comparison, @Nullable String language) {
        var locale = Problems.locale(language);
        var wrong = comparison.problems().stream()
                .map(problem -> {
                    var place = problem.place().split(":", 2);
                    return new RowProblem(
                            Integer.parseInt(place[0]),
                            place[1],
                            problem.code(),
                            texts.text(locale, problem.code(), problem.args().toArray()));
                })
                .toList();
        return new ImportJson(
                String.valueOf(comparison.id()),
                comparison.rows(),
                comparison.added(),
                comparison.changed(),
                comparison.unchanged(),
                wrong,
                comparison.confirmedAt() != null);
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/imports")
    ResponseEntity<?> upload(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language)
            throws IOException {
        var name = file.getOriginalFilename();
        return switch (importing.compare(viewer, name == null ? "" : name, file.getInputStream())) {
            case Importing.Result.Compared(var id) -> ResponseEntity.ok(json(importing.read(viewer, id), language));
            case Importing.Result.Unreadable(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/imports/{id}/confirmation")
    ResponseEntity<?> confirm(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (importing.confirm(viewer, id)) {
            case Importing.Confirmation.Written(var comparison) ->
                ResponseEntity.status(HttpStatus.CREATED).body(json(comparison, language));
            case Importing.Confirmation.Refused(var problem) ->
                problems.refuse(language, HttpStatus.CONFLICT, List.of(problem));
        };
    }

    record Because(String rule, String cite, String text) {}

    record ProposalJson(@Nullable Integer level, @Nullable String edition, List<Because> because) {}

    @Requires(Right.READ_SYSTEMS)
    @PostMapping("/{code}/level-proposal")
    ResponseEntity<?> propose(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody Map<String, Object> body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var given = body.get("facts") instanceof Map<?, ?> nested ? nested : body;
        var wrong = new ArrayList<Problem>();
        var on = body.get("on") == null
                ? null
                : vn.khien.page.Dates.read(String.valueOf(body.get("on"))).orElse(null);
        if (body.get("on") != null && on == null) {
            wrong.add(Problem.at("on", "inventory.problem.date", String.valueOf(body.get("on"))));
        }
        var proposal = determining.propose(viewer, code, on, given, wrong);
        if (!wrong.isEmpty()) {
            return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        }
        var english = Problems.locale(language).getLanguage().equals("en");
        return ResponseEntity.ok(proposal.map(found -> new ProposalJson(
                        found.level(),
                        found.edition().id(),
                        found.because().stream()
                                .map(rule -> new Because(rule.id(), rule.cite(), english ? rule.en() : rule.vi()))
                                .toList()))
                .orElse(new ProposalJson(null, null, List.of())));
    }
}
