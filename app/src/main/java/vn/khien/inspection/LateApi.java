package vn.khien.inspection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import vn.khien.platform.NotVisible;

/// What devices sent after the work on site had ended, for other systems.
@RestController
@RequestMapping("/api/v1/inspections/{id}/late")
class LateApi {
    private final Inspections inspections;
    private final DecidingLate decidingLate;
    private final InspectionAnswers answers;

    LateApi(Inspections inspections, DecidingLate decidingLate, InspectionAnswers answers) {
        this.inspections = inspections;
        this.decidingLate = decidingLate;
        this.answers = answers;
    }

    /// @param clientId as the device made it
    /// @param kind `finding`, or `check` where it was as the body had said
    /// @param deviceAheadSeconds how much the device's clock was ahead; negative where it was behind
    /// @param decision `open`, `accepted` or `declined`
    /// @param decidedWords why it was decided so; empty where nobody said
    record LateJson(
            String id,
            UUID clientId,
            String kind,
            @Nullable String system,
            @Nullable String requirement,
            @Nullable String grade,
            @Nullable String title,
            @Nullable String words,
            String by,
            Instant receivedAt,
            int deviceAheadSeconds,
            String decision,
            @Nullable Instant decidedAt,
            String decidedWords) {
        static LateJson of(Inspections.Late late) {
            var row = late.row();
            var entry = late.entry();
            return new LateJson(
                    "" + row.id(),
                    row.clientId(),
                    entry.check() ? "check" : "finding",
                    entry.system(),
                    entry.requirement(),
                    entry.grade(),
                    entry.title(),
                    entry.words(),
                    row.by(),
                    row.receivedAt(),
                    row.deviceAhead(),
                    decision(row.accepted()),
                    row.decidedAt(),
                    row.decidedWords());
        }

        private static String decision(@Nullable Boolean accepted) {
            if (accepted == null) {
                return "open";
            }
            return accepted ? "accepted" : "declined";
        }
    }

    /// For the lead and those who plan inspections.
    @Requires({Right.INSPECT, Right.PLAN_INSPECTIONS})
    @GetMapping
    Items<LateJson> list(Viewer viewer, @PathVariable long id) {
        return Items.all(
                inspections.listLate(viewer, id).stream().map(LateJson::of).toList());
    }

    /// @param accepted whether it is taken in, marked as late; else it is set aside
    /// @param words why; must be given for what is set aside
    record DecisionJson(
            @Nullable Boolean accepted, @Nullable String words) {}

    /// Takes an entry in or sets it aside. The minutes stay as they were signed. What was decided before stays so:
    /// the same again changes nothing, anything else is a conflict.
    @Requires({Right.INSPECT, Right.PLAN_INSPECTIONS})
    @PostMapping("/{entry}/decision")
    ResponseEntity<?> decide(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long entry,
            @RequestBody DecisionJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var accepted = body.accepted();
        var outcome = accepted == null
                ? Outcome.Refused.because("accepted", "inspection.problem.late-choice")
                : decidingLate.decide(viewer, id, entry, accepted, InspectionApi.text(body.words()));
        return answers.answer(outcome, language, HttpStatus.OK, () -> find(viewer, id, entry));
    }

    private LateJson find(Viewer viewer, long id, long entry) {
        return inspections.listLate(viewer, id).stream()
                .filter(late -> late.row().id() == entry)
                .findFirst()
                .map(LateJson::of)
                .orElseThrow(() -> new NotVisible("late entry " + entry));
    }
}
