/// The khien command.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "nation", "picture"})
package vn.khien.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
