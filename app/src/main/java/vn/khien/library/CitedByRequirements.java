package vn.khien.library;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.platform.ProductClock;

/// Requirements of the set in force that rest on an article.
@Component
class CitedByRequirements implements Citing {
    private final Guidances guidances;
    private final ProductClock clock;

    CitedByRequirements(Guidances guidances, ProductClock clock) {
        this.guidances = guidances;
        this.clock = clock;
    }

    @Override
    public List<Citation> citing(Viewer viewer, LegalDocument document) {
        var byCode = guidances.listRequirements(guidances.inForce(clock.today()).id()).stream()
                .collect(Collectors.toMap(Requirement::code, Function.identity()));
        var found = new ArrayList<Citation>();
        for (var article : document.articles()) {
            for (var code : article.requirements()) {
                var requirement = byCode.get(code);
                if (requirement != null) {
                    found.add(new Citation(
                            article.number(),
                            code,
                            requirement.textVi(),
                            requirement.textEn(),
                            viewer.may(Right.READ_PICTURE) ? "/picture/requirements/" + code : ""));
                }
            }
        }
        return found;
    }
}
