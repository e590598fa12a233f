/// Organisations as a tree over time: names, places, succession, people and heads.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit"})
package vn.khien.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
