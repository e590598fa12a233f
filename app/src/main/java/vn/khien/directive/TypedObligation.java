package vn.khien.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An obligation as typed in the form. Addressees come as `class:province`, `organisation:G08` and `not:G08`, one a
/// line in `others`.
record TypedObligation(
        int clause,
        String quote,
        String duty,
        String kind,
        String dueRule,
        @Nullable String dueDate,
        @Nullable List<String> classes,
        @Nullable String others,
        @Nullable String excluded,
        @Nullable String recipient,
        @Nullable String basis,
        boolean open,
        boolean review) {

    Obligation read() {
        var addressees = new ArrayList<Obligation.Addressee>();
        if (classes != null) {
            classes.forEach(
                    code -> addressees.add(new Obligation.Addressee(Obligation.Type.CLASS, code, code, "", false)));
        }
        codes(others).forEach(code -> addressees.add(named(code, false)));
        codes(excluded).forEach(code -> addressees.add(named(code, true)));
        if (open) {
            addressees.add(new Obligation.Addressee(Obligation.Type.OPEN, null, "tổ chức, doanh nghiệp", "", false));
        }
        LocalDate date =
                dueDate == null ? null : vn.khien.page.Dates.read(dueDate).orElse(null);
        return new Obligation(
                clause,
                quote,
                duty,
                Obligation.Kind.of(kind),
                addressees,
                recipient == null || recipient.isBlank() ? null : recipient.strip(),
                recipient == null || recipient.isBlank() ? null : recipient.strip(),
                new Due(Due.Rule.of(dueRule), date, null),
                codes(basis).stream()
                        .map(document -> new Obligation.Basis(document, document))
                        .toList(),
                review);
    }

    private static Obligation.Addressee named(String code, boolean excluded) {
        return new Obligation.Addressee(Obligation.Type.ORGANISATION, code, code, "", excluded);
    }

    private static List<String> codes(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[\\s,;]+"))
                        .filter(code -> !code.isBlank())
                        .toList();
    }
}
