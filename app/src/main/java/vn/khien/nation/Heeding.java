package vn.khien.nation;

import java.util.Collection;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.directive.Acknowledging;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directives;
import vn.khien.directive.PassingDown;
import vn.khien.organisation.Organisation;

/// Bodies acknowledge the dispatch and pass the review down to their units.
@Component
class Heeding {
    private final People people;
    private final Acknowledging acknowledging;
    private final Directives directives;
    private final PassingDown passingDown;
    private final Calendar calendar;

    Heeding(
            People people,
            Acknowledging acknowledging,
            Directives directives,
            PassingDown passingDown,
            Calendar calendar) {
        this.people = people;
        this.acknowledging = acknowledging;
        this.directives = directives;
        this.passingDown = passingDown;
        this.calendar = calendar;
    }

    /// @param accounts whether the units have people of their own, who acknowledge as well
    void acknowledge(Collection<Body> bodies, long directive, boolean accounts, SplittableRandom chance) {
        for (var body : bodies) {
            if (body.acknowledges()) {
                var days = chance.nextInt(10) == 0 ? 2 + chance.nextInt(3) : 1;
                calendar.turnTo(Body.daysLater(days, 8).plusSeconds(chance.nextInt(30_000)));
                var head = people.viewer("head." + body.code());
                acknowledging.acknowledgeAll(head, directive);
                passDown(body, head, directive, accounts, chance);
            }
        }
    }

    private void passDown(Body body, Viewer head, long directive, boolean accounts, SplittableRandom chance) {
        var review = directives.listOwed(head).stream()
                .filter(one -> one.directive() == directive && one.review())
                .findFirst()
                .map(Assignment::id);
        if (review.isEmpty() || body.units().isEmpty()) {
            return;
        }
        calendar.turnTo(Body.daysLater(5, 9));
        passingDown.passDown(
                head,
                review.get(),
                body.units().stream().map(Organisation::code).toList(),
                Body.DAY.plusDays(chance.nextInt(6) == 0 ? 16 : 19),
                "");
        if (accounts) {
            for (var unit : body.units()) {
                if (chance.nextInt(12) > 0) {
                    acknowledging.acknowledgeAll(people.viewer("focal." + unit.code()), directive);
                }
            }
        }
    }
}
