/// Those who provide services to the public online: enrolled by invitation, with their services, the duties of the law
/// that fall on them and why, and what they declare with evidence.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "library"})
package vn.khien.provider;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
