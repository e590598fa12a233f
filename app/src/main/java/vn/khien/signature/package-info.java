/// Signatures on documents: the key that this installation holds for the demonstration, and the check of what was
/// signed with it.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package vn.khien.signature;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
