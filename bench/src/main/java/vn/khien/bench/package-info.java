/// Speed as ratios against the limit measured in the same run.
@NullMarked
package vn.khien.bench;

import org.jspecify.annotations.NullMarked;
