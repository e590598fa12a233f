package vn.khien.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A route that needs no right, with the reason.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    /// Why this may be open.
    String because();

    /// Whether a signed-in person is still needed.
    boolean signedIn() default false;
}
