/// The trail of changes, sign-ins and sensitive reads.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package vn.khien.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
