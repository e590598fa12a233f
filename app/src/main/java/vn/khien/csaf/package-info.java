/// The Common Security Advisory Framework 2.0 (CSAF): its files read strictly, checked by the standard's mandatory
/// tests, and written.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package vn.khien.csaf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
