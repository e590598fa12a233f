package vn.khien.nation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.directive.Directives;
import vn.khien.directive.Drafting;
import vn.khien.directive.Intake;
import vn.khien.directive.Issuing;
import vn.khien.directive.KeptObligation;
import vn.khien.directive.Obligation;
import vn.khien.organisation.AddresseeClass;

/// Brings in the dispatch, confirms what the rules propose, and issues it.
@Component
class Dispatch {
    private static final LocalDate SIGNED_ON = LocalDate.of(2024, 4, 7);

    private final Intake intake;
    private final Drafting drafting;
    private final Issuing issuing;
    private final Directives directives;

    Dispatch(Intake intake, Drafting drafting, Issuing issuing, Directives directives) {
        this.intake = intake;
        this.drafting = drafting;
        this.issuing = issuing;
        this.directives = directives;
    }

    long bringIn(Viewer issuer) {
        var result = intake.bringIn(issuer, "cong-dien-33.txt", text());
        if (!(result instanceof Intake.Result.Drafted(var id))) {
            throw new IllegalStateException("the dispatch was not read: " + result);
        }
        for (var kept : directives.listObligations(id)) {
            confirm(issuer, id, kept);
        }
        return id;
    }

    void issue(Viewer issuer, long directive) {
        var result = issuing.issue(issuer, directive, SIGNED_ON);
        if (!(result instanceof Issuing.Result.Issued)) {
            throw new IllegalStateException("the dispatch was not issued: " + result);
        }
    }

    /// "Enterprises" are, for the issuer, the state groups and corporations as well as all others.
    private void confirm(Viewer issuer, long directive, KeptObligation kept) {
        var what = kept.what();
        var enterprises = what.addressees().stream()
                .filter(one -> one.type() == Obligation.Type.OPEN)
                .findFirst();
        var toMinistries = what.addressees().stream()
                .anyMatch(one -> AddresseeClass.MINISTRY.code().equals(one.code()));
        if (enterprises.isEmpty() || !toMinistries) {
            return;
        }
        var addressees = new ArrayList<>(what.addressees());
        addressees.add(new Obligation.Addressee(
                Obligation.Type.CLASS,
                AddresseeClass.STATE_ENTERPRISE.code(),
                AddresseeClass.STATE_ENTERPRISE.code(),
                enterprises.get().quote(),
                false));
        var edited = new Obligation(
                what.clause(),
                what.quote(),
                what.duty(),
                what.kind(),
                addressees,
                what.recipient(),
                what.recipientName(),
                what.due(),
                what.basis(),
                what.review());
        drafting.edit(issuer, directive, kept.id(), edited);
    }

    private static byte[] text() {
        try (var in = new ClassPathResource("khien/demonstration/dispatch-33.vi.txt").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
