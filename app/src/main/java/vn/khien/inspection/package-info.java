/// Inspections: a plan with reasons, a team of several ministries, work on site without a network, minutes signed
/// by both sides, remedies, conclusions, and violations from the bracket of the law to their closing.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "audit",
            "organisation",
            "access",
            "notification",
            "signature",
            "inventory",
            "guidance",
            "library",
            "assessment"
        })
package vn.khien.inspection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
