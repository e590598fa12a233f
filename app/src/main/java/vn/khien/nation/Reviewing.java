package vn.khien.nation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.assessment.Opening;
import vn.khien.guidance.Guidances;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;

/// Bodies register their information systems and answer the requirements, each as far as it comes.
@Component
class Reviewing {
    private final People people;
    private final RegisteringSystems registeringSystems;
    private final Opening opening;
    private final Guidances guidances;
    private final Calendar calendar;

    Reviewing(
            People people,
            RegisteringSystems registeringSystems,
            Opening opening,
            Guidances guidances,
            Calendar calendar) {
        this.people = people;
        this.registeringSystems = registeringSystems;
        this.opening = opening;
        this.guidances = guidances;
        this.calendar = calendar;
    }

    /// Ids of the systems by the code of the body.
    Map<String, List<Long>> register(Collection<Body> bodies, Size size, SplittableRandom chance) {
        calendar.turnTo(Body.daysLater(6, 14));
        var deck = new Deck(chance.split(), size.systems(), size.registeredElsewhere());
        var ids = new LinkedHashMap<String, List<Long>>();
        var left = size.systems() - size.registeredElsewhere();
        var bodiesLeft = bodies.size();
        for (var body : bodies) {
            var share = bodiesLeft == 1
                    ? left
                    : Math.clamp(
                            Math.round((double) left / bodiesLeft * (0.5 + chance.nextDouble())),
                            1,
                            left - bodiesLeft + 1);
            left -= share;
            bodiesLeft--;
            ids.put(body.code(), register(body, deck, share));
        }
        return ids;
    }

    private List<Long> register(Body body, Deck deck, int count) {
        var facts = new ArrayList<SystemFacts>();
        var owners = new ArrayList<>(List.of(body.top()));
        owners.addAll(body.units());
        for (int i = 0; i < count; i++) {
            var owner = owners.get(i % owners.size());
            facts.add(deck.deal(owner.id(), owner.nameVi(), owner == body.top()));
        }
        return switch (registeringSystems.registerAll(people.viewer("focal." + body.code()), facts)) {
            case RegisteringSystems.AllOutcome.Done(var ids) -> ids;
            case RegisteringSystems.AllOutcome.Refused(var problems) ->
                throw new IllegalStateException("systems were refused: " + problems);
        };
    }

    /// @param systems ids by the code of the body
    void assess(Collection<Body> bodies, Map<String, List<Long>> systems, long directive, SplittableRandom chance) {
        var guidance = guidances.inForce(Body.DAY);
        var requirements = guidances.listRequirements(guidance.id());
        for (var body : bodies) {
            if (body.diligence().share() > 0) {
                calendar.turnTo(Body.daysLater(8, 8).plusSeconds(chance.nextInt(30_000)));
                var answered = systems.getOrDefault(body.code(), List.of()).stream()
                        .map(system -> new Opening.Answered(
                                system,
                                body.diligence().answer(chance, requirements),
                                "Ghi nhận khi rà soát thực tế (số liệu minh họa)."))
                        .toList();
                opening.openAll(people.viewer("focal." + body.code()), directive, answered);
            }
        }
    }
}
