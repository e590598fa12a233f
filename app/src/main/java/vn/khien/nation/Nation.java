package vn.khien.nation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.organisation.Moving;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.Settings;
import vn.khien.platform.Statistics;
import vn.khien.platform.VietnamTime;

/// Makes the demonstration nation of April 2024, step by step as it would have happened.
@Component
public class Nation {
    /// Password of every account of the demonstration nation.
    public static final String PASSWORD = "khien-minh-hoa-2024";

    private static final String MADE = "made";
    private static final String RESTING = "resting";
    private static final long SEED = 33;
    private static final Instant NOW =
            LocalDateTime.of(2024, 4, 25, 9, 41).atZone(VietnamTime.ZONE).toInstant();

    private final TransactionTemplate transaction;
    private final Organisations organisations;
    private final Moving moving;
    private final Accounts accounts;
    private final People people;
    private final Founding founding;
    private final Dispatch dispatch;
    private final Heeding heeding;
    private final Reviewing reviewing;
    private final Sealing sealing;
    private final Campaigning campaigning;
    private final Serving serving;
    private final Inspecting inspecting;
    private final Warning warning;
    private final Happening happening;
    private final Calendar calendar;
    private final Settings settings;
    private final Statistics statistics;

    Nation(
            TransactionTemplate transaction,
            Organisations organisations,
            Moving moving,
            Accounts accounts,
            People people,
            Founding founding,
            Dispatch dispatch,
            Heeding heeding,
            Reviewing reviewing,
            Sealing sealing,
            Campaigning campaigning,
            Serving serving,
            Inspecting inspecting,
            Warning warning,
            Happening happening,
            Calendar calendar,
            Settings settings,
            Statistics statistics) {
        this.transaction = transaction;
        this.organisations = organisations;
        this.moving = moving;
        this.accounts = accounts;
        this.people = people;
        this.founding = founding;
        this.dispatch = dispatch;
        this.heeding = heeding;
        this.reviewing = reviewing;
        this.sealing = sealing;
        this.campaigning = campaigning;
        this.serving = serving;
        this.inspecting = inspecting;
        this.warning = warning;
        this.happening = happening;
        this.calendar = calendar;
        this.settings = settings;
        this.statistics = statistics;
    }

    public boolean loaded() {
        return settings.find(Settings.DEMONSTRATION).isPresent();
    }

    /// From now on its time stands, until the first start that takes it over.
    public void rest() {
        settings.put(Settings.DEMONSTRATION, RESTING);
    }

    /// Lets the time of a nation that rests run on from the moment at which one that is just made begins.
    void wake() {
        if (settings.find(Settings.DEMONSTRATION).filter(RESTING::equals).isPresent()) {
            transaction.executeWithoutResult(_ -> {
                calendar.turnTo(NOW);
                settings.put(Settings.DEMONSTRATION, MADE);
            });
        }
    }

    /// Makes the nation in one transaction: all of it, or nothing.
    ///
    /// @param progress is told what is being made
    public void make(Consumer<String> progress) {
        make(Size.DEMONSTRATION, progress);
    }

    /// A larger nation, for measuring.
    public void makeScale(int bodies, int systems, Consumer<String> progress) {
        make(Size.scale(bodies, systems), progress);
    }

    private void make(Size size, Consumer<String> progress) {
        transaction.executeWithoutResult(_ -> new Making(size, progress).run());
    }

    private final class Making {
        private final Size size;
        private final Consumer<String> progress;
        private final SplittableRandom chance = new SplittableRandom(SEED);
        private final Names names = new Names(chance.split());
        private final CompletableFuture<String> hashing = CompletableFuture.supplyAsync(() -> accounts.hash(PASSWORD));

        Making(Size size, Consumer<String> progress) {
            this.size = size;
            this.progress = progress;
        }

        void run() {
            calendar.turnTo(Body.DAY
                    .minusMonths(1)
                    .atTime(8, 0)
                    .atZone(VietnamTime.ZONE)
                    .toInstant());
            moving.follow();
            settings.put(Settings.DEMONSTRATION, MADE);
            progress.accept("organisations and people");
            var byCode = founding.found(size.subUnits(), chance);
            var bodies = byCode.values();
            var codes = List.copyOf(byCode.keySet());
            staff(bodies);
            progress.accept("the dispatch and its acknowledgement");
            var directive = issue();
            heeding.acknowledge(bodies, directive, size.accounts(), chance);
            progress.accept("%,d information systems".formatted(size.systems()));
            var systems = reviewing.register(bodies, size, chance);
            progress.accept("assessments");
            reviewing.assess(bodies, systems, directive, chance);
            statistics.refresh();
            progress.accept("signed results");
            submit(bodies, directive);
            progress.accept("campaigns and providers of online services");
            campaigning.make(codes, chance.split(), names, hashing.join());
            serving.make(codes, chance.split(), names, hashing.join());
            progress.accept("inspections");
            inspecting.make(directive, chance.split(), names, hashing.join());
            progress.accept("advisories");
            warning.make(codes, chance.split(), names, hashing.join());
            if (size.accounts()) {
                progress.accept("incidents");
                happening.make(provincesThatSubmitted(bodies), names, hashing.join());
            }
            statistics.refresh();
            calendar.turnTo(NOW);
        }

        /// Codes of the provinces that sent a signed result, in the order of the tree.
        private static List<String> provincesThatSubmitted(Collection<Body> bodies) {
            return bodies.stream()
                    .filter(body -> body.submits() && body.top().kind() == Organisation.Kind.PROVINCE)
                    .map(Body::code)
                    .toList();
        }

        private void staff(Collection<Body> bodies) {
            var office = organisations.findByCode("VPCP", Body.DAY).orElseThrow();
            var ministry = organisations.findByCode("BTTTT", Body.DAY).orElseThrow();
            people.engage("issuer", Role.ISSUER, office, names.next(), hashing.join());
            people.engage("analyst", Role.ANALYST, ministry, names.next(), hashing.join());
            people.engage("admin", Role.ADMINISTRATOR, ministry, names.next(), hashing.join());
            var staffed = new ArrayList<Organisation>();
            for (var body : bodies) {
                staffed.add(body.top());
                if (size.accounts()) {
                    staffed.addAll(body.units());
                }
            }
            people.staff(staffed, names, hashing.join());
        }

        private long issue() {
            var issuer = people.viewer("issuer");
            calendar.turnTo(Body.daysLater(0, 20).plus(Duration.ofMinutes(15)));
            var directive = dispatch.bringIn(issuer);
            calendar.turnTo(Body.daysLater(1, 7).plus(Duration.ofMinutes(30)));
            dispatch.issue(issuer, directive);
            return directive;
        }

        private void submit(Collection<Body> bodies, long directive) {
            var heads = new ArrayList<Sealing.Appointed>();
            for (var body : bodies) {
                if (body.submits()) {
                    var day = 8 + Math.min(9, (int) (Math.sqrt(chance.nextDouble()) * 10));
                    var at = Body.daysLater(day, 8).plusSeconds(chance.nextInt(30_000));
                    heads.add(new Sealing.Appointed(at, people.viewer("head." + body.code())));
                }
            }
            sealing.sealAll(heads, directive);
        }
    }
}
