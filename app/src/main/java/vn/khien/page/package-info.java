/// The shell around every page, its shared parts, and how dates, numbers and texts are written in both languages.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package vn.khien.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
