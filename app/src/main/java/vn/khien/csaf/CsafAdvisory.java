package vn.khien.csaf;

import java.time.Instant;
import java.util.List;

/// What a CSAF document says, as far as this product uses it.
///
/// @param id tracking identifier, unique for its publisher
/// @param version of the document
/// @param language as BCP 47, such as `vi`
/// @param severity highest CVSS base score, 0 where none is given
/// @param exploited whether a threat says that it is exploited
/// @param steps what to do, one each
/// @param indicators lines of the note that [CsafWriting] writes of them; empty in documents of others
public record CsafAdvisory(
        String id,
        String version,
        String publisher,
        String title,
        String language,
        String summary,
        Instant released,
        double severity,
        boolean exploited,
        List<String> cves,
        List<String> steps,
        List<CsafProduct> products,
        List<String> indicators) {
    public CsafAdvisory {
        cves = List.copyOf(cves);
        steps = List.copyOf(steps);
        products = List.copyOf(products);
        indicators = List.copyOf(indicators);
    }
}
