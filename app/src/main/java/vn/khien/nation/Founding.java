package vn.khien.nation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.audit.Actor;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;

/// Gives every body that the dispatch addresses its units and its way of going about the task.
@Component
class Founding {
    private final Organisations organisations;
    private final Registering registering;

    Founding(Organisations organisations, Registering registering) {
        this.organisations = organisations;
        this.registering = registering;
    }

    /// The bodies by code, in the order of the tree.
    Map<String, Body> found(int subUnits, SplittableRandom chance) {
        var tops = new ArrayList<Organisation>();
        for (var kind : AddresseeClass.values()) {
            tops.addAll(organisations.listOfClass(kind, Body.DAY));
        }
        var ranks = shuffled(tops.size(), chance);
        var bodies = new LinkedHashMap<String, Body>();
        for (int i = 0; i < tops.size(); i++) {
            var units = subUnits / tops.size() + (i < subUnits % tops.size() ? 1 : 0);
            var top = tops.get(i);
            bodies.put(top.code(), new Body(top, units(top, units), diligence(top.code(), ranks[i], chance), ranks[i]));
        }
        return bodies;
    }

    private static int[] shuffled(int count, SplittableRandom chance) {
        var order = new int[count];
        for (int i = 0; i < count; i++) {
            var j = chance.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static Diligence diligence(String code, int rank, SplittableRandom chance) {
        var strength = 0.62 + chance.nextDouble() * 0.35;
        if (!Body.acknowledges(code)) {
            return new Diligence(0, strength);
        }
        if (Body.isThorough(rank)) {
            return new Diligence(1, strength);
        }
        return new Diligence(chance.nextInt(8) == 0 ? 0 : 0.1 + chance.nextDouble() * 0.8, strength);
    }

    private List<Organisation> units(Organisation top, int count) {
        var units = new ArrayList<Organisation>();
        for (int i = 0; i < count; i++) {
            var kind = Units.of(top, i);
            var enterprise = top.kind() == Organisation.Kind.ENTERPRISE;
            var id = registering.register(
                    Actor.SYSTEM,
                    new Registering.NewOrganisation(
                            top.code() + "-" + kind.code(),
                            enterprise ? Organisation.Kind.MANAGED_ENTERPRISE : Organisation.Kind.SUB_UNIT,
                            Units.fullName(kind, top),
                            Units.fullNameEnglish(kind, top),
                            top.id(),
                            "Giám đốc",
                            "Director",
                            null));
            units.add(organisations.find(id, Body.DAY).orElseThrow());
        }
        return units;
    }
}
