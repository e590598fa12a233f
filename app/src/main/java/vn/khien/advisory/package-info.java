/// Advisories (cảnh báo): written by the warning desk or brought in from KEV and CSAF, sent to those whose systems run
/// what is meant, answered system by system, chased until they are handled.
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
            "csaf"
        })
package vn.khien.advisory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
