package vn.khien.incident;

import static vn.khien.incident.IncidentAnswers.text;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.platform.UnknownWord;

/// Reports on incidents and their receipts, for other systems.
@RestController
@RequestMapping("/api/v1/incidents")
class ReportApi {
    private static final List<String> PARTS =
            Arrays.stream(Part.values()).map(Part::code).toList();
    /// What may follow the first report.
    private static final List<String> KINDS = List.of(Report.Kind.PROGRESS.code(), Report.Kind.CLOSING.code());

    private final Incidents incidents;
    private final ReportingIncidents reporting;
    private final IncidentAnswers answers;

    ReportApi(Incidents incidents, ReportingIncidents reporting, IncidentAnswers answers) {
        this.incidents = incidents;
        this.reporting = reporting;
        this.answers = answers;
    }

    /// @param answers by names of fields; moments in ISO 8601 with an offset, `unknown` for what is not known yet
    record ReportJson(
            @Nullable String system,
            @Nullable String part,
            @Nullable String kind,
            @Nullable Map<String, String> answers) {
        Map<String, String> given() {
            var given = Objects.requireNonNullElse(answers, Map.<String, String>of());
            given.forEach(ReportJson::check);
            return given;
        }

        /// Which answers go together is for the use case to judge.
        private static void check(String name, @Nullable String answer) {
            var field = Field.find(name);
            if (field == null || field.options().isEmpty() || answer == null) {
                return;
            }
            var allowed = Stream.concat(field.options().stream(), Stream.of(Field.UNKNOWN))
                    .distinct()
                    .toList();
            var words = field.type() == Field.Type.CHOICES ? answer.split(",") : new String[] {answer};
            for (var word : words) {
                UnknownWord.among(allowed, "answers." + name, word.strip());
            }
        }
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping
    ResponseEntity<?> report(
            Viewer viewer,
            @RequestBody ReportJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.answer(viewer, language, reporting.report(viewer, "", body.given(), text(body.system())));
    }

    /// @param organisation code of the one that confirmed
    record ReceiptJson(String organisation, boolean coordinating, Instant at) {}

    record SentJson(
            String id,
            String incident,
            String part,
            String kind,
            Instant at,
            Map<String, String> answers,
            List<ReceiptJson> receipts) {
        static SentJson of(Report one) {
            return new SentJson(
                    "" + one.id(),
                    one.incident(),
                    one.part().code(),
                    one.kind().code(),
                    one.at(),
                    one.content().byName(),
                    one.receipts().stream()
                            .map(got -> new ReceiptJson(got.organisationCode(), got.coordinating(), got.at()))
                            .toList());
        }
    }

    /// Those of the parts that the caller may see.
    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/reports")
    Items<SentJson> reports(Viewer viewer, @PathVariable String code) {
        return Items.all(
                incidents.listReports(viewer, code).stream().map(SentJson::of).toList());
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping("/{code}/reports")
    ResponseEntity<?> send(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody ReportJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var given = body.given();
        var part = text(UnknownWord.among(PARTS, "part", body.part())).equals(Part.PERSONAL_DATA.code())
                ? Part.PERSONAL_DATA
                : Part.NETWORK;
        var kind = text(UnknownWord.among(KINDS, "kind", body.kind())).equals(Report.Kind.CLOSING.code())
                ? Report.Kind.CLOSING
                : Report.Kind.PROGRESS;
        return answers.answer(viewer, language, reporting.send(viewer, code, part, kind, "", given));
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/reports/{report}/receipt")
    ResponseEntity<?> confirm(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable long report,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.answer(viewer, language, reporting.confirm(viewer, code, report));
    }
}
