/// The consolidated report to the Prime Minister: official document and workbook, from the same figures as the picture.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"platform", "page", "audit", "organisation", "access", "directive", "guidance", "picture"
        })
package vn.khien.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
