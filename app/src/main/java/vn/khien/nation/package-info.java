/// The demonstration nation: real organisations, invented figures, fictional people, made through the use cases that
/// people use. One seed, the same nation every time.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "audit",
            "organisation",
            "access",
            "directive",
            "inventory",
            "guidance",
            "assessment",
            "submission",
            "awareness",
            "provider",
            "inspection",
            "advisory",
            "incident"
        })
package vn.khien.nation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
