/// The top floor: menu from permissions, home, errors, health.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "audit",
            "organisation",
            "access",
            "notification",
            "directive",
            "inventory",
            "guidance"
        })
package vn.khien.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
