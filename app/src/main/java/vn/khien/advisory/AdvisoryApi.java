package vn.khien.advisory;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
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
import org.springframework.web.multipart.MultipartFile;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.OpaqueId;
import vn.khien.platform.ProductClock;
import vn.khien.platform.UnknownWord;
import vn.khien.platform.WrongParameter;

/// Advisories for other systems. An issued advisory is named by its number; a draft as `draft-ID`.
@RestController
@RequestMapping("/api/v1/advisories")
class AdvisoryApi {
    private static final int LIMIT_MAX = 200;
    private static final String DRAFT = "draft-";
    private static final String CSAF = "csaf";

    private final Advisories advisories;
    private final WritingAdvisories writing;
    private final IssuingAdvisories issuing;
    private final RelatedIncidents incidents;
    private final ImportingKev kev;
    private final AnsweringAdvisories answering;
    private final ProductClock clock;
    private final Problems problems;

    AdvisoryApi(
            Advisories advisories,
            WritingAdvisories writing,
            IssuingAdvisories issuing,
            RelatedIncidents incidents,
            ImportingKev kev,
            AnsweringAdvisories answering,
            ProductClock clock,
            Problems problems) {
        this.advisories = advisories;
        this.writing = writing;
        this.issuing = issuing;
        this.incidents = incidents;
        this.kev = kev;
        this.answering = answering;
        this.clock = clock;
        this.problems = problems;
    }

    /// @param type `ipv4`, `ipv6`, `domain`, `url`, `sha256`, `email` or `file`
    record IndicatorJson(String type, String value, String note) {}

    /// @param indicators absent in a list
    /// @param due last day in time
    /// @param reached bodies within the viewer's scope, and so on
    record AdvisoryJson(
            String id,
            @Nullable String number,
            String state,
            String title,
            String titleEn,
            String summary,
            List<String> steps,
            String severity,
            boolean exploited,
            List<String> cves,
            @Nullable List<IndicatorJson> indicators,
            @Nullable Instant issuedAt,
            @Nullable LocalDate due,
            @Nullable String sha256,
            @Nullable String supersededBy,
            @Nullable Integer reached,
            @Nullable Integer read,
            @Nullable Integer done,
            @Nullable Integer overdue) {
        static AdvisoryJson listed(Advisory one, @Nullable Funnel funnel) {
            return of(one, null, funnel);
        }

        static AdvisoryJson whole(Advisory one, @Nullable Funnel funnel) {
            var indicators = one.indicators().stream()
                    .map(sign -> new IndicatorJson(sign.type().code(), sign.value(), sign.note()))
                    .toList();
            return of(one, indicators, funnel);
        }

        private static AdvisoryJson of(
                Advisory one, @Nullable List<IndicatorJson> indicators, @Nullable Funnel funnel) {
            var issue = one.issue();
            return new AdvisoryJson(
                    issue == null ? DRAFT + one.id() : issue.number(),
                    issue == null ? null : issue.number(),
                    one.state(),
                    one.titleVi(),
                    one.titleEn(),
                    one.summaryVi(),
                    one.stepsVi(),
                    one.severity().code(),
                    one.exploited(),
                    one.cves(),
                    indicators,
                    issue == null ? null : issue.at(),
                    issue == null ? null : issue.dueOn(),
                    issue == null ? null : issue.sha256(),
                    one.supersededBy(),
                    funnel == null ? null : funnel.bodies(),
                    funnel == null ? null : funnel.read(),
                    funnel == null ? null : funnel.done(),
                    funnel == null ? null : funnel.overdue());
        }
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping
    Items<AdvisoryJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = advisories.list(viewer, cursor, size + 1);
        return Items.of(
                found,
                size,
                one -> AdvisoryJson.listed(one.advisory(), one.funnel()),
                last -> last.advisory().id());
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/{id}")
    AdvisoryJson one(Viewer viewer, @PathVariable String id) {
        if (id.startsWith(DRAFT)) {
            return AdvisoryJson.whole(advisories.readDraft(viewer, draft(id)), null);
        }
        var whole = advisories.read(viewer, id);
        return AdvisoryJson.whole(whole.advisory(), whole.funnel());
    }

    private static long draft(String id) {
        return id.startsWith(DRAFT) ? OpaqueId.read(id.substring(DRAFT.length())) : 0;
    }

    private ResponseEntity<?> answer(Viewer viewer, Outcome outcome, HttpStatus done, @Nullable String language) {
        return switch (outcome) {
            case Outcome.Refused(var wrong) -> problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            case Outcome.Done(var id) -> {
                var json = AdvisoryJson.whole(advisories.readDraft(viewer, id), null);
                yield ResponseEntity.status(done)
                        .location(URI.create("/api/v1/advisories/" + json.id()))
                        .body(json);
            }
        };
    }

    /// Writes a draft; lists are lines of text, as in the form.
    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping
    ResponseEntity<?> write(
            Viewer viewer,
            @RequestBody Typed body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        UnknownWord.among(Severity.CODES, "severity", body.severity());
        return answer(viewer, writing.write(viewer, body), HttpStatus.CREATED, language);
    }

    /// @param version of the draft that was seen
    record IssueJson(int version) {}

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/{id}/issue")
    ResponseEntity<?> issue(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody IssueJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, issuing.issue(viewer, draft(id), body.version()), HttpStatus.OK, language);
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping(path = "/{id}/csaf", produces = "application/json")
    byte[] csaf(Viewer viewer, @PathVariable String id) {
        return advisories.document(viewer, id);
    }

    /// @param because `version`, `no_version` or `named`
    record ReachedJson(
            String organisation,
            @Nullable String system,
            String because,
            String product,
            String version,
            String range,
            @Nullable Instant acknowledgedAt,
            String answer,
            @Nullable String words,
            @Nullable LocalDate notBefore,
            @Nullable Instant answeredAt,
            String state) {}

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/{id}/reach")
    Items<ReachedJson> reach(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        var whole = advisories.read(viewer, id);
        var chased = whole.advisory().supersededBy() == null;
        var deadline = whole.advisory().issued().deadline();
        return Items.part(
                whole.rows(),
                Math.clamp(limit, 1, LIMIT_MAX),
                cursor,
                row -> new ReachedJson(
                        row.organisationCode(),
                        row.system(),
                        row.reason(),
                        row.product(),
                        row.version(),
                        row.range(),
                        row.acknowledgedAt(),
                        row.answered(),
                        row.words(),
                        row.notBefore(),
                        row.answeredAt(),
                        Funnel.state(row, clock.instant(), deadline, chased)));
    }

    /// Incidents that name it, as far as the caller may see them.
    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/{id}/incidents")
    Items<RelatedIncidents.Related> incidents(Viewer viewer, @PathVariable String id) {
        return Items.all(
                incidents.list(viewer, advisories.read(viewer, id).advisory().id()));
    }

    record AcknowledgedJson(int bodies) {}

    @Requires(Right.ANSWER_ADVISORIES)
    @PostMapping("/{id}/acknowledgement")
    ResponseEntity<AcknowledgedJson> acknowledge(Viewer viewer, @PathVariable String id) {
        var added = answering.acknowledge(viewer, id);
        return ResponseEntity.status(added > 0 ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new AcknowledgedJson(added));
    }

    /// @param system its code; the body's code where the body as a whole is named
    /// @param value `fixed`, `mitigated`, `planned` or `not_affected`
    record AnswerJson(
            @Nullable String system,
            @Nullable String value,
            @Nullable String words,
            @Nullable LocalDate notBefore) {}

    @Requires(Right.ANSWER_ADVISORIES)
    @PostMapping("/{id}/answers")
    ResponseEntity<?> answer(
            Viewer viewer,
            @PathVariable String id,
            @RequestBody AnswerJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var value = UnknownWord.among(AnsweringAdvisories.VALUES, "value", body.value());
        var given = new AnsweringAdvisories.Answer(Typed.text(value), Typed.text(body.words()), body.notBefore());
        return switch (answering.answerFor(viewer, id, Typed.text(body.system()), given)) {
            case Outcome.Done done -> ResponseEntity.status(HttpStatus.CREATED).body(one(viewer, id));
            case Outcome.Refused(var wrong) -> problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }

    /// Entries of KEV whose product somebody runs.
    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/kev")
    Items<ImportingKev.Matched> kev(
            Viewer viewer,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return Items.part(kev.listMatched(viewer), Math.clamp(limit, 1, LIMIT_MAX), cursor, Function.identity());
    }

    /// @param kind `kev` or `csaf`
    record ImportJson(
            String kind,
            @Nullable String version,
            int added,
            int changed,
            int unchanged,
            @Nullable String advisory) {}

    /// Brings in a file of KEV or, with `kind=csaf`, of CSAF.
    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping(path = "/imports", consumes = "multipart/form-data")
    ResponseEntity<?> bringInFile(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "kev") String kind,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language)
            throws IOException {
        return bringIn(viewer, kind, file.getInputStream(), language);
    }

    /// The same, with the document itself as the body.
    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping(path = "/imports", consumes = "application/json")
    ResponseEntity<?> bringIn(
            Viewer viewer,
            @RequestParam(defaultValue = "kev") String kind,
            InputStream body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        if (WrongParameter.among(List.of("kev", CSAF), "kind", kind).equals(CSAF)) {
            return switch (writing.writeFromCsaf(viewer, body)) {
                case Outcome.Done(var id) ->
                    ResponseEntity.status(HttpStatus.CREATED).body(new ImportJson(CSAF, null, 1, 0, 0, DRAFT + id));
                case Outcome.Refused(var wrong) -> problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            };
        }
        return switch (kev.bringIn(viewer, body)) {
            case ImportingKev.Result.Kept(var version, var added, var changed, var unchanged) ->
                ResponseEntity.ok(new ImportJson("kev", version, added, changed, unchanged, null));
            case ImportingKev.Result.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }
}
