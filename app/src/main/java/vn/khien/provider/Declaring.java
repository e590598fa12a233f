package vn.khien.provider;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.Download;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A provider registers its services and declares, with evidence, how it meets the duties that fall on it. Only for
/// itself: whoever manages it reads and does not declare.
@Component
public class Declaring {
    private final ProviderRows rows;
    private final Providers providers;
    private final Duties duties;
    private final Trail trail;
    private final ProductClock clock;

    Declaring(ProviderRows rows, Providers providers, Duties duties, Trail trail, ProductClock clock) {
        this.rows = rows;
        this.providers = providers;
        this.duties = duties;
        this.trail = trail;
        this.clock = clock;
    }

    private Provider own(Viewer viewer, String code) {
        var provider = providers.get(viewer, code);
        if (provider.organisation() != viewer.organisation()) {
            throw new NotVisible("provider " + code + " is not the acting organisation");
        }
        return provider;
    }

    @Transactional
    public Outcome addService(Viewer viewer, String code, Service.Facts typed) {
        var provider = own(viewer, code);
        var facts = new Service.Facts(
                Folding.clean(typed.name()),
                Folding.clean(typed.address()),
                typed.users(),
                typed.dataSubjects(),
                typed.personalData(),
                typed.level());
        var problems = ProviderRules.check(facts);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var id = rows.insertService(provider.organisation(), facts, clock.instant());
        trail.record(viewer.actor(), "provider.service-added", "service:" + id);
        return new Outcome.Done(code);
    }

    /// Ends a service; what it brought of duties ends with it.
    @Transactional
    public void endService(Viewer viewer, String code, long service) {
        var provider = own(viewer, code);
        if (!rows.endService(provider.organisation(), service, clock.instant())) {
            throw new NotVisible("service " + service);
        }
        trail.record(viewer.actor(), "provider.service-ended", "service:" + service);
    }

    /// A file that shows it.
    public record Evidence(String name, InputStream content) {}

    /// Declares one duty. "Met" needs a file or words that say where it can be seen.
    @Transactional
    public Outcome declare(
            Viewer viewer, String code, String duty, String value, String note, @Nullable Evidence evidence) {
        var provider = own(viewer, code);
        var services = rows.listServices(List.of(provider.organisation()));
        var problems = new ArrayList<Problem>();
        if (duties.owed(provider.sector(), services, clock.today()).stream()
                .noneMatch(owed -> owed.duty().code().equals(duty))) {
            problems.add(Problem.at("duty", "provider.problem.duty"));
        }
        if (!Declaration.VALUES.contains(value)) {
            problems.add(Problem.at("value", "provider.problem.value"));
        }
        var words = Folding.clean(note);
        ProviderRules.longest("note", words, ProviderRules.NOTE_MAX, problems);
        if (words.isEmpty() && (evidence == null || !value.equals("met"))) {
            problems.add(Problem.at("note", "provider.problem.note"));
        }
        var file = evidence == null ? null : providers.files().keep(evidence.content(), "provider.problem.", problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var id = rows.insertDeclaration(
                provider.organisation(),
                duty,
                value,
                words,
                evidence == null ? null : Download.cleanName(evidence.name()),
                file,
                clock.instant(),
                viewer.person());
        trail.record(viewer.actor(), "provider.declared", "declaration:" + id, duty + " " + value);
        return new Outcome.Done(code);
    }
}
