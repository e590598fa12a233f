/// Notices inside the product to the people of an organisation.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access"})
package vn.khien.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
