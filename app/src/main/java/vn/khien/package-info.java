/// Khiên: from an information-security directive to measured, signed, verifiable results.
@NullMarked
package vn.khien;

import org.jspecify.annotations.NullMarked;
