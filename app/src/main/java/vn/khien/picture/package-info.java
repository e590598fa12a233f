/// The national picture, counted from the answers themselves; and what an organisation owes today.
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
            "guidance",
            "assessment",
            "submission",
            "provider",
            "inspection"
        })
package vn.khien.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
