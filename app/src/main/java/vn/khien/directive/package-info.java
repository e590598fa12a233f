/// Directives as documents: clauses, obligations, addressees, assignments, acknowledgement and passing down.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "notification"})
package vn.khien.directive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
