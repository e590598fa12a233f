/// The public site: what everyone may read without signing in. All pages are drawn ahead of time into memory, so a view
/// reads no database and makes no session.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "page",
            "organisation",
            "access",
            "guidance",
            "library",
            "awareness",
            "submission",
            "picture",
            "verifier"
        })
package vn.khien.publicsite;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
