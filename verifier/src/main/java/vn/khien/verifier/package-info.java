/// Checks a receipt and a sealed package offline, with nothing but the JDK.
@NullMarked
package vn.khien.verifier;

import org.jspecify.annotations.NullMarked;
