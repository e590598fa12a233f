package vn.khien.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalMark;
import vn.khien.library.Library;
import vn.khien.platform.Deadline;
import vn.khien.platform.ShippedYaml;

/// Sanction brackets (khung tiền phạt) as shipped data, looked up by the day of the act and never by today.
@Component
public class Sanctions {
    static final String ORGANISATION = "organisation";
    static final List<String> SUBJECTS = List.of(ORGANISATION, "individual");

    private final List<Act> acts;
    private final int limitationYears;
    private final LegalMark limitationMark;
    private final int paymentDays;
    private final LegalMark paymentMark;

    Sanctions(Library library) {
        var file = ShippedYaml.read("khien/data/sanctions.yaml");
        this.acts = file.maps("acts").stream().map(one -> act(one, library)).toList();
        this.limitationYears = Integer.parseInt(file.map("limitation").text("years"));
        this.limitationMark = LegalMark.of(file.map("limitation").text("mark"));
        this.paymentDays = Integer.parseInt(file.map("payment").text("days"));
        this.paymentMark = LegalMark.of(file.map("payment").text("mark"));
    }

    /// A kind of act that is fined.
    public record Act(String code, String vi, String en, List<Bracket> brackets) {
        public Act {
            brackets = List.copyOf(brackets);
        }

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? en : vi;
        }
    }

    /// What one decree states for an act, in dong.
    ///
    /// @param number of the decree as printed
    /// @param statedFor `organisations` or `individuals`: for whom the decree states the amounts
    public record Bracket(
            String document,
            String number,
            String article,
            long from,
            long to,
            String statedFor,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            LegalMark mark) {

        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
        }

        /// The amounts for who acted: an organisation pays double of what is stated for individuals, an individual half
        /// of what is stated for organisations.
        public Amounts of(String subject) {
            var organisation = subject.equals(ORGANISATION);
            if (statedFor.equals("organisations") == organisation) {
                return new Amounts(from, to);
            }
            return organisation ? new Amounts(from * 2, to * 2) : new Amounts(from / 2, to / 2);
        }
    }

    /// Lowest and highest fine in dong; both are still allowed.
    public record Amounts(long from, long to) {
        public boolean contains(long fine) {
            return fine >= from && fine <= to;
        }
    }

    public List<Act> list() {
        return acts;
    }

    public Optional<Act> find(String code) {
        return acts.stream().filter(act -> act.code().equals(code)).findFirst();
    }

    /// The bracket of an act on its day; nothing where none is known, and a person checks by hand.
    public Optional<Bracket> bracket(String act, LocalDate actOn) {
        return find(act).stream()
                .flatMap(one -> one.brackets().stream())
                .filter(bracket -> bracket.holdsOn(actOn))
                .findFirst();
    }

    /// After this an act is no longer fined (thời hiệu).
    public Deadline limitation(LocalDate actOn) {
        return Deadline.by(actOn.plusYears(limitationYears));
    }

    /// Until when a fine is to be paid.
    public Deadline payment(LocalDate decidedOn) {
        return Deadline.by(decidedOn.plusDays(paymentDays));
    }

    public LegalMark limitationMark() {
        return limitationMark;
    }

    public LegalMark paymentMark() {
        return paymentMark;
    }

    private static Act act(ShippedYaml one, Library library) {
        return new Act(
                one.text("code"),
                one.text("vi"),
                one.text("en"),
                one.maps("brackets").stream()
                        .map(bracket -> bracket(bracket, library))
                        .toList());
    }

    private static Bracket bracket(ShippedYaml one, Library library) {
        var document = one.text("document");
        return new Bracket(
                document,
                library.find(document)
                        .orElseThrow(() ->
                                new IllegalStateException("a bracket rests on " + document + ", which is not there"))
                        .number(),
                one.text("article"),
                Long.parseLong(one.text("from")),
                Long.parseLong(one.text("to")),
                one.text("stated_for"),
                LocalDate.parse(one.text("valid_from")),
                one.date("valid_to"),
                LegalMark.of(one.text("mark")));
    }
}
