/// Campaigns of awareness: ordered with a goal, materials and channels; taken up by press, media and localities;
/// reported with evidence; their reach counted only from evidence that was checked.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "audit", "organisation", "access", "notification"})
package vn.khien.awareness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
