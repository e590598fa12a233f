package vn.khien.incident;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;

/// How the API answers an act on an incident: with the incident as it stands now, or with everything that is wrong.
@Component
class IncidentAnswers {
    private final Incidents incidents;
    private final Problems problems;

    IncidentAnswers(Incidents incidents, Problems problems) {
        this.incidents = incidents;
        this.problems = problems;
    }

    static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    ResponseEntity<?> answer(Viewer viewer, @Nullable String language, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var code) ->
                ResponseEntity.created(URI.create("/api/v1/incidents/" + code))
                        .body(IncidentApi.IncidentJson.of(
                                incidents.read(viewer, code).incident()));
            case Outcome.Refused(var wrong) -> refuse(language, wrong);
        };
    }

    ResponseEntity<?> written(@Nullable String language, Written written) {
        return switch (written) {
            case Written.Done(var id) ->
                ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", "" + id));
            case Written.Refused(var wrong) -> refuse(language, wrong);
        };
    }

    private ResponseEntity<?> refuse(@Nullable String language, List<Problem> wrong) {
        return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
    }
}
