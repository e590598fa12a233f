package vn.khien.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.ReflectionUtils;

/// How many entries a call gives at most: `LIMIT_MAX` of its controller, or of the one controller of its room that has
/// it.
final class ApiLimits {
    private final Map<String, Integer> most;

    private ApiLimits(Map<String, Integer> most) {
        this.most = most;
    }

    static ApiLimits of(List<ApiRoute> routes) {
        var most = new HashMap<String, Integer>();
        for (var route : routes) {
            var field = ReflectionUtils.findField(route.controller(), "LIMIT_MAX");
            if (field != null) {
                ReflectionUtils.makeAccessible(field);
                var limit = (Integer) Objects.requireNonNull(ReflectionUtils.getField(field, null));
                most.put(route.controller().getName(), limit);
                most.put(route.controller().getPackageName(), limit);
            }
        }
        return new ApiLimits(most);
    }

    int of(ApiRoute route) {
        var own = most.get(route.controller().getName());
        var limit = own == null ? most.get(route.controller().getPackageName()) : own;
        if (limit == null) {
            throw new IllegalStateException("nothing says how many entries " + route.name() + " gives at most");
        }
        return limit;
    }
}
