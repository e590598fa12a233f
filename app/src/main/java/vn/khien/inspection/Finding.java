package vn.khien.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// A finding (phát hiện): a violation (vi phạm), a weakness (tồn tại) or advice (kiến nghị).
///
/// @param number within the inspection, without gaps
/// @param requirement code of the requirement; null where it concerns none
/// @param claimed what the body had answered when this was recorded (0 to 4, as in an assessment); null without one
/// @param document code in the legal library; empty where advice rests on none
/// @param dueOn last day for the remedy as recorded; extensions are steps of the remedy
/// @param deviceAt what the clock of the device said; null where it was recorded on the page
/// @param deviceAhead seconds by which that clock was measured to be ahead
/// @param cameLate whether it was sent after the work on site had ended, and the lead accepted it
public record Finding(
        long id,
        long inspection,
        int number,
        UUID clientId,
        @Nullable Long system,
        @Nullable String systemCode,
        @Nullable String systemName,
        @Nullable Long assessment,
        @Nullable String requirement,
        @Nullable Integer claimed,
        String grade,
        String title,
        String words,
        String document,
        String article,
        @Nullable LocalDate dueOn,
        @Nullable Instant deviceAt,
        @Nullable Integer deviceAhead,
        Instant receivedAt,
        String by,
        boolean cameLate,
        boolean violation) {

    static final String VIOLATION = "violation";
    static final List<String> GRADES = List.of(VIOLATION, "weakness", "advice");

    /// `02`
    public String no() {
        return "%02d".formatted(number);
    }

    /// When it was recorded: by the device's clock, put right by what it was measured to be wrong.
    public Instant recordedAt() {
        return DeviceClock.recordedAt(deviceAt, deviceAhead, receivedAt);
    }

    /// Whether the time shown had to be put right.
    public boolean timeCorrected() {
        return deviceAt != null && DeviceClock.wrong(deviceAhead);
    }

    /// A photograph that stands for it.
    ///
    /// @param hadLocation a place was in the file that was handed in; it was not kept
    public record Photograph(
            long id, long finding, String sha256, String mediaType, boolean hadLocation, Instant receivedAt) {}

    /// How the remedy stands.
    public enum Standing {
        NONE_ASKED,
        NOT_STARTED,
        UNDER_WAY,
        TO_CONFIRM,
        CONFIRMED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A step of the remedy (khắc phục).
    ///
    /// @param kind `progress`, `proof` (by the body), `confirmed`, `returned`, `extended` (by the team)
    public record Step(
            long id,
            long finding,
            String kind,
            String words,
            @Nullable Integer percent,
            @Nullable LocalDate dueOn,
            @Nullable String fileName,
            @Nullable String fileType,
            @Nullable String fileSha256,
            Instant at,
            String by) {}

    /// A finding with what became of it, in the order in which it happened.
    public record Whole(Finding finding, List<Photograph> photographs, List<Step> steps) {
        public Whole {
            photographs = List.copyOf(photographs);
            steps = List.copyOf(steps);
        }

        /// Puts findings together with what belongs to each.
        static List<Whole> of(List<Finding> findings, List<Photograph> photographs, List<Step> steps) {
            var ofFinding = photographs.stream().collect(Collectors.groupingBy(Photograph::finding));
            var stepsOf = steps.stream().collect(Collectors.groupingBy(Step::finding));
            return findings.stream()
                    .map(one -> new Whole(
                            one,
                            ofFinding.getOrDefault(one.id(), List.of()),
                            stepsOf.getOrDefault(one.id(), List.of())))
                    .toList();
        }

        public Standing standing() {
            var standing = finding.dueOn() == null ? Standing.NONE_ASKED : Standing.NOT_STARTED;
            for (var step : steps) {
                standing = switch (step.kind()) {
                    case "progress", "returned" -> Standing.UNDER_WAY;
                    case "proof" -> Standing.TO_CONFIRM;
                    case "confirmed" -> Standing.CONFIRMED;
                    default -> standing;
                };
            }
            return standing;
        }

        /// What the body last said of its progress, 0 where it said nothing.
        public int percent() {
            return steps.stream()
                    .filter(step -> step.percent() != null)
                    .reduce((_, later) -> later)
                    .map(Step::percent)
                    .orElse(0);
        }

        /// With the latest extension; null where no remedy is asked by a day.
        public @Nullable Deadline due() {
            var day = steps.stream()
                    .map(Step::dueOn)
                    .filter(java.util.Objects::nonNull)
                    .reduce((_, later) -> later)
                    .orElse(finding.dueOn());
            return day == null ? null : Deadline.by(day);
        }

        public boolean overdue(Instant now) {
            var due = due();
            return due != null && standing() != Standing.CONFIRMED && due.isLate(now);
        }

        /// Whether nothing of it is to be done any more.
        public boolean settled() {
            return standing() == Standing.CONFIRMED || standing() == Standing.NONE_ASKED;
        }
    }
}
