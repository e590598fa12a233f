package vn.khien.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.inventory.Witnessing;
import vn.khien.page.Formats;
import vn.khien.page.Texts;
import vn.khien.verifier.Json;
import vn.khien.verifier.StrictJson;
import vn.khien.verifier.UnusableInput;

/// What a head had signed about a system by an instant: counted from the sealed package itself, which never changes.
@Component
class SignedAnswers implements Witnessing {
    private static final String SECTION = "submission.witness.signed";

    private final SubmissionRows rows;
    private final Wall wall;
    private final Texts texts;

    SignedAnswers(SubmissionRows rows, Wall wall, Texts texts) {
        this.rows = rows;
        this.wall = wall;
        this.texts = texts;
    }

    @Override
    public List<Testimony> listKnown(Viewer viewer, long organisation, long system, Instant at) {
        // The head of a body above may have signed for it: that submission lies outside of the viewer's scope.
        return wall.lifted(viewer, () -> rows.findSignedAbout(organisation, system, at)).stream()
                .flatMap(signed -> testimony(signed).stream())
                .toList();
    }

    private Optional<Testimony> testimony(SubmissionRows.SignedAbout signed) {
        try {
            var root = (Json.Members) StrictJson.read(signed.packed(), signed.packed().length);
            if (root.byName().get("systems") instanceof Json.Items(var systems)) {
                return systems.stream()
                        .filter(Json.Members.class::isInstance)
                        .map(Json.Members.class::cast)
                        .filter(one ->
                                one.byName().get("code") instanceof Json.Text(var code) && code.equals(signed.system()))
                        .findFirst()
                        .map(one -> testimony(signed, one));
            }
            return Optional.empty();
        } catch (UnusableInput broken) {
            throw new IllegalStateException("package of submission " + signed.submission(), broken);
        }
    }

    private Testimony testimony(SubmissionRows.SignedAbout signed, Json.Members system) {
        var met = count(system, "met");
        var partly = count(system, "partly");
        var not = count(system, "not_met");
        var all = system.byName().get("answers") instanceof Json.Members(var answers) ? answers.size() : 0;
        Object[] facts = {
            signed.signedBy(), Formats.moment(signed.receivedAt()), signed.organisation(), all, met, partly, not
        };
        return new Testimony(
                SECTION,
                Submission.number(signed.submission()),
                texts.text(Texts.VIETNAMESE, "submission.witness.counted", facts),
                texts.text(Texts.ENGLISH, "submission.witness.counted", facts),
                signed.receivedAt(),
                "/submissions/" + signed.submission());
    }

    private static long count(Json.Members system, String answer) {
        return system.byName().get("answers") instanceof Json.Members(var answers)
                ? answers.values().stream()
                        .filter(one -> one instanceof Json.Text(var value) && value.equals(answer))
                        .count()
                : 0;
    }
}
