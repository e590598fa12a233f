package vn.khien.library;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalClock.Basis;
import vn.khien.library.LegalClock.Length;
import vn.khien.platform.ShippedYaml;

/// All legal clocks, looked up by the date of the event and never by today. Shipped data, read once.
@Component
public class LegalClocks {
    private final List<LegalClock> clocks;

    LegalClocks(Library library) {
        this.clocks = ShippedYaml.read("khien/data/clocks.yaml").maps("clocks").stream()
                .map(one -> clock(one, library))
                .toList();
    }

    /// Those that an event of this kind on this day starts, in the order of the file.
    ///
    /// @param starts code of the event, such as `detection`
    public List<LegalClock> listStartedBy(String starts, LocalDate on) {
        return clocks.stream()
                .filter(clock -> clock.starts().equals(starts) && clock.holdsOn(on))
                .toList();
    }

    /// All that hold for what was detected on this day, those that later events start included.
    public List<LegalClock> listHolding(LocalDate on) {
        return clocks.stream().filter(clock -> clock.holdsOn(on)).toList();
    }

    public Optional<LegalClock> find(String code) {
        return clocks.stream().filter(clock -> clock.code().equals(code)).findFirst();
    }

    private static LegalClock clock(ShippedYaml one, Library library) {
        return new LegalClock(
                one.text("code"),
                one.map("name").text("vi"),
                one.map("name").text("en"),
                one.text("starts"),
                length(one.textOrEmpty("within")),
                one.texts("to"),
                one.text("applies"),
                one.maps("basis").stream().map(basis -> basis(basis, library)).toList(),
                LocalDate.parse(one.text("valid_from")),
                one.date("valid_to"),
                LegalMark.of(one.text("mark")));
    }

    private static Length length(String within) {
        if (within.isEmpty()) {
            return new Length.NotGiven();
        }
        if (within.equals("at_once")) {
            return new Length.AtOnce();
        }
        var number = Long.parseLong(within.substring(0, within.length() - 1));
        return switch (within.charAt(within.length() - 1)) {
            case 'h' -> new Length.Within(Duration.ofHours(number));
            case 'd' -> new Length.Within(Duration.ofDays(number));
            default -> throw new IllegalStateException("no length '" + within + "'");
        };
    }

    private static Basis basis(ShippedYaml one, Library library) {
        var code = one.text("document");
        var document = library.find(code)
                .orElseThrow(() -> new IllegalStateException("a clock rests on " + code + ", which is not there"));
        return new Basis(code, document.number(), one.text("article"));
    }
}
