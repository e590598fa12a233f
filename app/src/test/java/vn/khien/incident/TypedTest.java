package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.khien.platform.Problem;

class TypedTest {
    private static final Instant NOW = Instant.parse("2025-04-25T02:41:00Z");

    private static List<Problem> problems(Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        new Typed(typed).read(Field.of(Part.NETWORK), List.of(), NOW, problems);
        return problems;
    }

    private static Content read(Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var content = new Typed(typed).read(List.of(Field.values()), List.of(), NOW, problems);
        assertThat(problems).isEmpty();
        return content;
    }

    @Test
    void aMomentIsReadAsOfficialsTypeItAndAsOtherSystemsSendIt() {
        for (var typed : List.of("24/04/2025 08:35", "24/4/25 8:35", "2025-04-24T08:35", "2025-04-24T01:35:00Z")) {
            assertThat(read(Map.of("detected", typed)).moment(Field.DETECTED))
                    .as(typed)
                    .contains(Instant.parse("2025-04-24T01:35:00Z"));
        }
    }

    @Test
    void aDayThatIsNotThereIsRefusedWithAnExample() {
        for (var typed : List.of("31/02/2025 08:00", "24/04/2025 24:00", "24/04/2025 10:60", "hôm qua", "24/04/2025")) {
            assertThat(problems(Map.of("detected", typed)))
                    .as(typed)
                    .containsExactly(Problem.at("detected", "incident.problem.moment", "25/04/2025 09:41"));
        }
    }

    @Test
    void aMomentInTheFutureIsRefusedWithAnExample() {
        assertThat(problems(Map.of("detected", "25/04/2025 09:42")))
                .containsExactly(Problem.at("detected", "incident.problem.future", "25/04/2025 09:41"));
        assertThat(problems(Map.of("detected", "25/04/2025 09:41"))).isEmpty();
    }

    @Test
    void whatStartedAfterItWasDetectedAndEndedBeforeIsRefused() {
        var problems = problems(
                Map.of("detected", "24/04/2025 08:00", "started", "24/04/2025 08:01", "ended", "24/04/2025 07:59"));
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        Problem.at("started", "incident.problem.started-after", "24/04/2025 08:00"),
                        Problem.at("ended", "incident.problem.before-detection", "24/04/2025 08:00"));
    }

    @Test
    void notKnownYetIsAnAnswerToEveryQuestion() {
        var typed = new HashMap<String, String>();
        for (var field : Field.values()) {
            typed.put(Typed.hasOwnBox(field) ? field.code() + Typed.NOT_KNOWN : field.code(), Field.UNKNOWN);
        }
        var content = read(typed);
        for (var field : Field.values()) {
            assertThat(content.isUnknown(field)).as(field.code()).isTrue();
        }
    }

    @Test
    void aQuestionWithoutAnAnswerIsNamed() {
        var problems = new ArrayList<Problem>();
        new Typed(Map.of()).read(Field.FIRST, ReportingIncidents.asked(), NOW, problems);
        assertThat(problems)
                .extracting(Problem::place)
                .containsExactly("kind", "detected", "where", "service", "personal");
    }

    @Test
    void whatIsNotAmongTheAnswersIsRefused() {
        assertThat(problems(Map.of("kind", "aliens", "effects", "none,spread", "service", "stopped,running")))
                .extracting(Problem::place)
                .containsExactly("kind", "service", "effects");
        assertThat(problems(Map.of("what", "a".repeat(Typed.WORDS_MAX + 1))))
                .extracting(Problem::code)
                .containsExactly("incident.problem.long");
    }

    @Test
    void aFormFilledFromAReportReadsAsTheSameReport() {
        var content = read(Map.of(
                "kind",
                "leak",
                "detected",
                "24/04/2025 08:35",
                "where.unknown",
                "yes",
                "effects",
                "spread,secrets",
                "subjects",
                "12.500",
                "what",
                "Tệp <b>lạ</b>"));
        assertThat(read(Typed.of(content).values())).isEqualTo(content);
        assertThat(content.text(Field.SUBJECTS)).isEqualTo("12500");
    }
}
