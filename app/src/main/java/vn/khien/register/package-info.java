/// The register of organisations for readers: search, tree, the page of one organisation, and changes by those who may.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "directive"})
package vn.khien.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
