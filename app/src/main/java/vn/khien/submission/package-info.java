/// An organisation's result: gathered, previewed, signed by its head, sealed with a receipt, replaced if need be.
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
            "signature",
            "verifier"
        })
package vn.khien.submission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
