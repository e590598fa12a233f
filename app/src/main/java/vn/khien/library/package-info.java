/// The legal library: documents and articles in our own short words, with the dates on which they hold, what replaced
/// them, what rests on them, and explanations in plain words that are marked as such.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "page", "access", "guidance"})
package vn.khien.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
