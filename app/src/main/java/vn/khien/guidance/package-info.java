/// Requirement sets as shipped data: what a system of a level must meet, by edition, in an order fixed for ever.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access"})
package vn.khien.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
