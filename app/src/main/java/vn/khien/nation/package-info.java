/// The demonstration nation: real organisations, invented figures, fictional people, made through the use cases that
/// people use. One seed, the same nation every time.
@NullMarked
@ApplicationModule
package vn.khien.nation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
