/// Incidents: told by anyone in five answers, given a place, reported under each law's clock to each authority, judged
/// serious or not, closed, read "as it was", and learned from.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "audit",
            "organisation",
            "access",
            "notification",
            "library",
            "inventory",
            "provider",
            "advisory"
        })
package vn.khien.incident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
