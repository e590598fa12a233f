/// Sign-in, roles and grants; who asks (viewer) and what that person may see (scope).
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation"})
package vn.khien.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
