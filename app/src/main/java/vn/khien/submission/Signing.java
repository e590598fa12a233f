package vn.khien.submission;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Delegating;
import vn.khien.access.Delegation;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.signature.HeadKey;
import vn.khien.signature.Room;

/// The head who is in office on the day declares and signs, or a deputy: signed document, receipt and fulfilment stand
/// in one transaction, and the answers are closed, or nothing does. A second signature on the same result (a double
/// click, a lost reply) gives the same receipt.
@Component
public class Signing {
    /// Shown by readers of the document.
    static final String REASON = "Ky bao cao ket qua ra soat, danh gia";

    private final SubmissionRows rows;
    private final SealRows seals;
    private final SealingResults sealing;
    private final HeadKey headKey;
    private final Delegating delegating;
    private final ProductClock clock;
    private final Wall wall;

    Signing(
            SubmissionRows rows,
            SealRows seals,
            SealingResults sealing,
            HeadKey headKey,
            Delegating delegating,
            ProductClock clock,
            Wall wall) {
        this.rows = rows;
        this.seals = seals;
        this.sealing = sealing;
        this.headKey = headKey;
        this.delegating = delegating;
        this.clock = clock;
        this.wall = wall;
    }

    /// How signing ended.
    public sealed interface Result {
        /// @param first false where it was sealed before
        record Sealed(byte[] receipt, boolean first) implements Result {}

        record Refused(List<Problem> problems) implements Result {}
    }

    /// Signs one result, and waits for whoever holds it.
    ///
    /// @param declaration the words that the head confirmed
    @Transactional
    public Result sign(Viewer viewer, long id, String declaration) {
        seals.lookUpByIndex();
        var result = signAlone(viewer, id, declaration);
        seals.lookUpFreely();
        return result;
    }

    private Result signAlone(Viewer viewer, long id, String declaration) {
        seals.lock(viewer.scope(), id);
        var toSign = seals.listToSign(List.of(new SealRows.Asked(viewer, id, declaration)), clock.today()).stream()
                .findFirst()
                .orElseThrow(() -> new NotVisible("submission " + id));
        if (toSign.receipt() != null) {
            return new Result.Sealed(toSign.receipt(), false);
        }
        var problem = problem(toSign);
        if (problem.isPresent()) {
            return new Result.Refused(List.of(problem.get()));
        }
        var room = toSign.room() == null ? makeRoom(viewer, id) : toSign.room();
        return sealing.seal(List.of(new SealingResults.Ready(toSign, room))).getFirst();
    }

    /// Signs together what nothing stands in the way of, and waits for nobody. Each is looked for within the scope of
    /// its own signer: the wall of the tables, which knows one person in a transaction, does not stand here.
    ///
    /// @return how each was sealed, in their order; empty where it is to be signed by itself, and nothing was done
    @Transactional
    List<Optional<Result.Sealed>> signTogether(List<SealRows.Asked> all) {
        wall.nation();
        seals.lookUpByIndex();
        var ready = seals.listToSign(seals.lockFree(all), clock.today()).stream()
                .flatMap(toSign -> ready(toSign).stream())
                .toList();
        var sealed = sealing.seal(ready).iterator();
        var results = new IdentityHashMap<SealRows.Asked, Result.Sealed>();
        ready.forEach(one -> results.put(one.toSign().asked(), sealed.next()));
        return all.stream().map(one -> Optional.ofNullable(results.get(one))).toList();
    }

    /// A deputy is left to sign alone: the delegation is looked for behind the deputy's own wall, and that of a group
    /// stays as it is.
    private Optional<SealingResults.Ready> ready(SealRows.ToSign toSign) {
        return !isHead(toSign)
                        || toSign.room() == null
                        || toSign.receipt() != null
                        || problem(toSign).isPresent()
                ? Optional.empty()
                : Optional.of(new SealingResults.Ready(toSign, toSign.room()));
    }

    /// Why it may not be signed.
    private Optional<Problem> problem(SealRows.ToSign toSign) {
        return toSign.asked().declaration().isBlank()
                ? Optional.of(Problem.at("declaration", "submission.problem.declaration"))
                : code(toSign).map(code -> Problem.at("submission", code));
    }

    private Optional<String> code(SealRows.ToSign toSign) {
        if (!Objects.equals(delegation(toSign), toSign.delegation())
                || !toSign.signatory().named()) {
            return Optional.of("submission.problem.other-signatory");
        }
        if (!toSign.signatory().inOffice()) {
            return Optional.of("submission.problem.not-in-office");
        }
        if (toSign.returned()) {
            return Optional.of("submission.problem.returned");
        }
        return toSign.standing() != null && !toSign.standing().equals(toSign.replaces())
                ? Optional.of("submission.problem.outdated")
                : Optional.empty();
    }

    private @Nullable Long delegation(SealRows.ToSign toSign) {
        return isHead(toSign)
                ? null
                : delegating.find(toSign.asked().viewer()).map(Delegation::id).orElse(null);
    }

    private static boolean isHead(SealRows.ToSign toSign) {
        return toSign.asked().viewer().roles().contains(Role.HEAD);
    }

    private Room makeRoom(Viewer viewer, long id) {
        return headKey.makeRoom(rows.findBytes(viewer.scope(), id).orElseThrow().pdf(), REASON);
    }
}
