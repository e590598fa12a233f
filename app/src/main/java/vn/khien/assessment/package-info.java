/// A system assessed against the guidance in force under a directive: answers, reasons, evidence.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "audit",
            "organisation",
            "access",
            "guidance",
            "directive",
            "inventory"
        })
package vn.khien.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
