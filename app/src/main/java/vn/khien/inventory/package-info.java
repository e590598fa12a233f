/// The register of information systems: what exists, who owns and runs it, at which security level, by form and by
/// Excel.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "notification"})
package vn.khien.inventory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
