package vn.khien.directive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An assignment and those that were passed down from it.
record Branch(Assignment assignment, List<Branch> below) {

    /// Trees from assignments of one obligation. Those whose origin is not among them stand on top.
    static List<Branch> grow(List<Assignment> assignments) {
        var all = new LinkedHashMap<Long, Branch>();
        assignments.forEach(assignment -> all.put(assignment.id(), new Branch(assignment, new ArrayList<>())));
        var tops = new ArrayList<Branch>();
        for (var branch : all.values()) {
            var parent = branch.assignment().parent();
            var above = parent == null ? null : all.get(parent);
            (above == null ? tops : above.below()).add(branch);
        }
        return tops;
    }
}
