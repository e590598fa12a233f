/// What every room stands on and that knows nothing of the field: database, clock, deadlines, folding of text.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package vn.khien.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
