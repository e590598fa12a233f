package vn.khien.directive;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Shell;

/// What the form of an obligation shows: what was typed if it was refused, else what is kept, else nothing.
record ObligationForm(
        int clause,
        String quote,
        String duty,
        String kind,
        String dueRule,
        String dueDate,
        List<String> classes,
        String others,
        String excluded,
        String recipient,
        String basis,
        boolean open,
        boolean review) {

    static ObligationForm of(Shell shell, @Nullable KeptObligation kept, @Nullable TypedObligation typed) {
        if (typed != null) {
            return typed(typed);
        }
        return kept == null
                ? new ObligationForm(0, "", "", "once", "none", "", List.of(), "", "", "", "", false, false)
                : kept(shell, kept.what());
    }

    private static ObligationForm typed(TypedObligation typed) {
        return new ObligationForm(
                typed.clause(),
                typed.quote(),
                typed.duty(),
                typed.kind(),
                typed.dueRule(),
                text(typed.dueDate()),
                typed.classes() == null ? List.of() : typed.classes(),
                text(typed.others()),
                text(typed.excluded()),
                text(typed.recipient()),
                text(typed.basis()),
                typed.open(),
                typed.review());
    }

    private static ObligationForm kept(Shell shell, Obligation what) {
        var date = what.due().date();
        return new ObligationForm(
                what.clause(),
                what.quote(),
                what.duty(),
                what.kind().code(),
                what.due().rule().code(),
                date == null ? "" : shell.date(date),
                what.addressees().stream()
                        .filter(one -> one.type() == Obligation.Type.CLASS && !one.excluded())
                        .map(one -> text(one.code()))
                        .toList(),
                codes(what, one -> one.type() == Obligation.Type.ORGANISATION && !one.excluded()),
                codes(what, Obligation.Addressee::excluded),
                text(what.recipient()),
                what.basis().stream().map(Obligation.Basis::document).collect(Collectors.joining(", ")),
                what.addressees().stream().anyMatch(one -> one.type() == Obligation.Type.OPEN),
                what.review());
    }

    private static String codes(Obligation what, Predicate<Obligation.Addressee> which) {
        return what.addressees().stream()
                .filter(which)
                .map(one -> text(one.code()))
                .collect(Collectors.joining(", "));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
