package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Problem;
import vn.khien.platform.VietnamTime;

/// A directive as the API gives it.
record DirectiveJson(
        String id,
        @Nullable String number,
        String kind,
        String title,
        String issuer,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate effectiveOn,
        String state,
        List<ClauseJson> clauses,
        List<ObligationJson> obligations) {

    static DirectiveJson of(Directive directive, List<KeptClause> clauses, List<KeptObligation> obligations) {
        return new DirectiveJson(
                String.valueOf(directive.id()),
                directive.number(),
                directive.kind(),
                directive.title(),
                directive.issuer(),
                directive.signedOn(),
                directive.effectiveOn(),
                state(directive),
                clauses.stream()
                        .map(clause -> new ClauseJson(
                                String.valueOf(clause.id()),
                                clause.what().number(),
                                clause.what().text()))
                        .toList(),
                obligations.stream().map(ObligationJson::of).toList());
    }

    static String state(Directive directive) {
        return directive.inForce() ? "inForce" : "draft";
    }

    static OffsetDateTime local(Instant instant) {
        return instant.atZone(VietnamTime.ZONE).toOffsetDateTime();
    }

    /// A directive in a list.
    record Brief(
            String id,
            @Nullable String number,
            String kind,
            String title,
            String issuer,
            @Nullable LocalDate signedOn,
            String state) {
        static Brief of(Directive directive) {
            return new Brief(
                    String.valueOf(directive.id()),
                    directive.number(),
                    directive.kind(),
                    directive.title(),
                    directive.issuer(),
                    directive.signedOn(),
                    DirectiveJson.state(directive));
        }
    }

    record ClauseJson(String id, @Nullable String number, String text) {}

    record AddresseeJson(
            String kind,
            @Nullable String code,
            @Nullable String name,
            @Nullable String quote) {
        static AddresseeJson of(Obligation.Addressee addressee) {
            return new AddresseeJson(addressee.type().code(), addressee.code(), addressee.name(), addressee.quote());
        }

        /// Of a known kind.
        Obligation.Addressee read(boolean excluded) {
            var type = Obligation.Type.of(kind);
            var shown = name != null ? name : code != null ? code : "";
            return new Obligation.Addressee(type, code, shown, quote == null ? "" : quote, excluded);
        }
    }

    /// @param instant the first moment that is late; read-only
    record DueJson(
            String rule,
            @Nullable LocalDate date,
            @Nullable OffsetDateTime instant,
            @Nullable String quote) {}

    record BasisJson(String document, @Nullable String quote) {}

    /// @param clause id of the clause
    /// @param recipient code of the body that receives the result
    record ObligationJson(
            @Nullable String id,
            String clause,
            String quote,
            @Nullable String duty,
            String kind,
            @Nullable List<AddresseeJson> addressees,
            @Nullable List<AddresseeJson> excluded,
            @Nullable String recipient,
            @Nullable String recipientName,
            @Nullable DueJson due,
            @Nullable List<BasisJson> basis,
            @Nullable Boolean review) {

        static ObligationJson of(KeptObligation kept) {
            var what = kept.what();
            return new ObligationJson(
                    String.valueOf(kept.id()),
                    String.valueOf(kept.clauseId()),
                    what.quote(),
                    what.duty(),
                    what.kind().code(),
                    addressees(what, false),
                    addressees(what, true),
                    what.recipient(),
                    what.recipientName(),
                    new DueJson(
                            what.due().rule().code(),
                            what.due().date(),
                            what.due().instant().map(DirectiveJson::local).orElse(null),
                            what.due().quote()),
                    what.basis().stream()
                            .map(basis -> new BasisJson(basis.document(), basis.quote()))
                            .toList(),
                    what.review());
        }

        private static List<AddresseeJson> addressees(Obligation what, boolean excluded) {
            return what.addressees().stream()
                    .filter(addressee -> addressee.excluded() == excluded)
                    .map(AddresseeJson::of)
                    .toList();
        }

        /// What keeps it from being read: words that are none of those that their fields take.
        List<Problem> problems() {
            var problems = new ArrayList<Problem>();
            if (kind != null) {
                check("kind", kind, Obligation.Kind.CODES, problems);
            }
            check("addressees", addressees, problems);
            check("excluded", excluded, problems);
            if (due != null) {
                check("due.rule", due.rule(), Due.Rule.CODES, problems);
            }
            return problems;
        }

        private static void check(String place, @Nullable List<AddresseeJson> all, List<Problem> problems) {
            for (int i = 0; all != null && i < all.size(); i++) {
                check(place + "[" + i + "].kind", all.get(i).kind(), Obligation.Type.CODES, problems);
            }
        }

        private static void check(String place, @Nullable String word, List<String> allowed, List<Problem> problems) {
            if (word == null || !allowed.contains(word)) {
                problems.add(Problem.unknownWord(place, word == null ? "" : word, allowed));
            }
        }

        /// What was sent, with the clause looked up by its id; a clause that is not there has position -1.
        Obligation read(List<KeptClause> clauses) {
            var position = clauses.stream()
                    .filter(known -> String.valueOf(known.id()).equals(clause))
                    .map(known -> known.what().position())
                    .findFirst()
                    .orElse(-1);
            var named = stream(addressees).map(one -> one.read(false));
            var left = stream(excluded).map(one -> one.read(true));
            return new Obligation(
                    position,
                    quote == null ? "" : quote,
                    duty == null ? (quote == null ? "" : quote) : duty,
                    Obligation.Kind.of(kind == null ? "standing" : kind),
                    Stream.concat(named, left).toList(),
                    recipient,
                    recipientName == null ? recipient : recipientName,
                    due == null ? Due.NONE : new Due(Due.Rule.of(due.rule()), due.date(), due.quote()),
                    stream(basis)
                            .map(one -> new Obligation.Basis(
                                    one.document(), one.quote() == null ? one.document() : one.quote()))
                            .toList(),
                    review != null && review);
        }

        private static <T> Stream<T> stream(@Nullable List<T> list) {
            return list == null ? Stream.empty() : list.stream();
        }
    }
}
