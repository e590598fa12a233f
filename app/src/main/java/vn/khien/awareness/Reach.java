package vn.khien.awareness;

import java.util.List;

/// The reach and cost of a campaign, measured by evidence and never by claim alone.
///
/// @param placements how many were reported
/// @param claimed people, as bodies say
/// @param evidenced people, of those claims that have evidence and a source
/// @param counted people, of those whose evidence was checked: the reach
/// @param checked how many placements were counted
/// @param cost of the counted placements, in dong
public record Reach(int placements, long claimed, long evidenced, long counted, int checked, long cost) {

    public static Reach of(List<Placement> placements) {
        long claimed = 0;
        long evidenced = 0;
        long counted = 0;
        var checked = 0;
        long cost = 0;
        for (var one : placements) {
            claimed += one.audience();
            evidenced += one.countable() ? one.audience() : 0;
            var found = one.counted();
            if (found != null && found > 0) {
                counted += found;
                cost += one.cost();
                checked++;
            }
        }
        return new Reach(placements.size(), claimed, evidenced, counted, checked, cost);
    }

    /// Dong for each thousand people reached; 0 where nobody was.
    public long costPerThousand() {
        return counted == 0 ? 0 : Math.round(cost * 1000.0 / counted);
    }
}
