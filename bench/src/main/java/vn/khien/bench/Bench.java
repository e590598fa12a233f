package vn.khien.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `khien bench [NAME…]`: measures each named bench (all without a name) against the limit found in the same run, and
/// prints the ratio beside what is to be reached. A bench checks its result for correctness before it prints a time.
public final class Bench {
    private Bench() {}

    /// One bench: its measurement, on a program with the demonstration nation if it asks for one.
    interface Measurement {
        List<Ratio> measure(Ground ground) throws Exception;
    }

    private static final Map<String, Measurement> ALL = all();

    private static Map<String, Measurement> all() {
        var all = new LinkedHashMap<String, Measurement>();
        all.put("autosave", new Autosave());
        all.put("rush", new Rush());
        all.put("picture", new Picturing());
        all.put("import", new Imports());
        all.put("start", new Start());
        all.put("weight", new Weight());
        all.put("public", new Public());
        all.put("match", new Match());
        return all;
    }

    public static void main(String[] names) throws Exception {
        var wanted = names.length == 0 ? List.copyOf(ALL.keySet()) : List.of(names);
        for (var name : wanted) {
            if (!ALL.containsKey(name)) {
                System.err.println("khien: error: no bench '" + name + "'");
                System.err.println("khien: hint: there are " + String.join(", ", ALL.keySet()));
                System.exit(2);
            }
        }
        var reached = true;
        try (var ground = Ground.withNation()) {
            for (var name : wanted) {
                for (var ratio : Objects.requireNonNull(ALL.get(name)).measure(ground)) {
                    System.out.println(ratio.line());
                    reached &= ratio.reached();
                }
            }
        }
        System.exit(reached ? 0 : 1);
    }
}
