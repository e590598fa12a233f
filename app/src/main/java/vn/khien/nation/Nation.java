package vn.khien.nation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Opening;
import vn.khien.audit.Actor;
import vn.khien.directive.Acknowledging;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directives;
import vn.khien.directive.PassingDown;
import vn.khien.guidance.Guidances;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Moving;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.platform.Settings;
import vn.khien.platform.Statistics;
import vn.khien.platform.VietnamTime;

/// Makes the demonstration nation of April 2024, step by step as it would have happened.
@Component
public class Nation {
    /// Password of every account of the demonstration nation.
    public static final String PASSWORD = "khien-minh-hoa-2024";

    private static final long SEED = 33;
    private static final LocalDate DAY = LocalDate.of(2024, 4, 7);
    private static final Instant NOW = at(LocalDateTime.of(2024, 4, 25, 9, 41));
    private static final int SUBMITTED = 61;
    private static final int READY = 15;
    private static final List<String> NEVER_ACKNOWLEDGED = List.of("BKN", "CBG", "VNF2");

    private final TransactionTemplate transaction;
    private final Organisations organisations;
    private final Registering registering;
    private final Moving moving;
    private final Accounts accounts;
    private final People people;
    private final Dispatch dispatch;
    private final Directives directives;
    private final Acknowledging acknowledging;
    private final PassingDown passingDown;
    private final RegisteringSystems registeringSystems;
    private final Opening opening;
    private final Guidances guidances;
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
            Registering registering,
            Moving moving,
            Accounts accounts,
            People people,
            Dispatch dispatch,
            Directives directives,
            Acknowledging acknowledging,
            PassingDown passingDown,
            RegisteringSystems registeringSystems,
            Opening opening,
            Guidances guidances,
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
        this.registering = registering;
        this.moving = moving;
        this.accounts = accounts;
        this.people = people;
        this.dispatch = dispatch;
        this.directives = directives;
        this.acknowledging = acknowledging;
        this.passingDown = passingDown;
        this.registeringSystems = registeringSystems;
        this.opening = opening;
        this.guidances = guidances;
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

    private static Instant at(LocalDateTime local) {
        return local.atZone(VietnamTime.ZONE).toInstant();
    }

    /// A body that the dispatch addresses, with its units and how it goes about the task.
    private record Body(Organisation top, List<Organisation> units, Diligence diligence, int rank) {}

    private final class Making {
        private final Size size;
        private final Consumer<String> progress;
        private final SplittableRandom chance = new SplittableRandom(SEED);
        private final Names names = new Names(chance.split());
        private final Map<String, Body> bodies = new LinkedHashMap<>();
        private final String hash = accounts.hash(PASSWORD);
        private long directive;

        Making(Size size, Consumer<String> progress) {
            this.size = size;
            this.progress = progress;
        }

        void run() {
            calendar.turnTo(at(DAY.atTime(8, 0).minusMonths(1)));
            moving.follow();
            settings.put(Settings.DEMONSTRATION, "made");
            progress.accept("organisations and people");
            found();
            staff();
            progress.accept("the dispatch and its acknowledgement");
            issue();
            acknowledge();
            progress.accept("%,d information systems".formatted(size.systems()));
            var systems = registerSystems();
            progress.accept("assessments");
            assess(systems);
            statistics.refresh();
            progress.accept("signed results");
            submit();
            progress.accept("campaigns and providers of online services");
            campaigning.make(List.copyOf(bodies.keySet()), chance.split(), names, hash);
            serving.make(List.copyOf(bodies.keySet()), chance.split(), names, hash);
            progress.accept("inspections");
            inspecting.make(directive, chance.split(), names, hash);
            progress.accept("advisories");
            warning.make(List.copyOf(bodies.keySet()), chance.split(), names, hash);
            if (size.accounts()) {
                progress.accept("incidents");
                happening.make(provincesThatSubmitted(), names, hash);
            }
            statistics.refresh();
            calendar.turnTo(NOW);
        }

        /// Codes of the provinces that sent a signed result, in the order of the tree.
        private List<String> provincesThatSubmitted() {
            return bodies.values().stream()
                    .filter(body -> body.rank() < SUBMITTED)
                    .filter(body -> body.top().kind() == Organisation.Kind.PROVINCE)
                    .map(body -> body.top().code())
                    .filter(code -> !NEVER_ACKNOWLEDGED.contains(code))
                    .toList();
        }

        private void found() {
            var tops = new ArrayList<Organisation>();
            for (var kind : AddresseeClass.values()) {
                tops.addAll(organisations.listOfClass(kind, DAY));
            }
            var ranks = shuffled(tops.size());
            for (int i = 0; i < tops.size(); i++) {
                var units = size.subUnits() / tops.size() + (i < size.subUnits() % tops.size() ? 1 : 0);
                var top = tops.get(i);
                bodies.put(top.code(), new Body(top, units(top, units), diligence(top.code(), ranks[i]), ranks[i]));
            }
        }

        private int[] shuffled(int count) {
            var order = new int[count];
            for (int i = 0; i < count; i++) {
                var j = chance.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            return order;
        }

        private Diligence diligence(String code, int rank) {
            var strength = 0.62 + chance.nextDouble() * 0.35;
            if (NEVER_ACKNOWLEDGED.contains(code)) {
                return new Diligence(0, strength);
            }
            if (rank < SUBMITTED + READY) {
                return new Diligence(1, strength);
            }
            return new Diligence(chance.nextInt(8) == 0 ? 0 : 0.1 + chance.nextDouble() * 0.8, strength);
        }

        private List<Organisation> units(Organisation top, int count) {
            var units = new ArrayList<Organisation>();
            for (int i = 0; i < count; i++) {
                var kind = Units.of(top, i);
                var enterprise = top.kind() == Organisation.Kind.ENTERPRISE;
                var id = registering.register(
                        Actor.SYSTEM,
                        new Registering.NewOrganisation(
                                top.code() + "-" + kind.code(),
                                enterprise ? Organisation.Kind.MANAGED_ENTERPRISE : Organisation.Kind.SUB_UNIT,
                                Units.fullName(kind, top),
                                Units.fullNameEnglish(kind, top),
                                top.id(),
                                "Giám đốc",
                                "Director",
                                null));
                units.add(organisations.find(id, DAY).orElseThrow());
            }
            return units;
        }

        private void staff() {
            var office = organisations.findByCode("VPCP", DAY).orElseThrow();
            var ministry = organisations.findByCode("BTTTT", DAY).orElseThrow();
            people.engage("issuer", Role.ISSUER, office, names.next(), hash);
            people.engage("analyst", Role.ANALYST, ministry, names.next(), hash);
            people.engage("admin", Role.ADMINISTRATOR, ministry, names.next(), hash);
            var staffed = new ArrayList<Organisation>();
            for (var body : bodies.values()) {
                staffed.add(body.top());
                if (size.accounts()) {
                    staffed.addAll(body.units());
                }
            }
            people.staff(staffed, names, hash);
        }

        private void issue() {
            var issuer = people.viewer("issuer");
            calendar.turnTo(at(DAY.atTime(20, 15)));
            directive = dispatch.bringIn(issuer);
            calendar.turnTo(at(DAY.plusDays(1).atTime(7, 30)));
            dispatch.issue(issuer, directive);
        }

        private void acknowledge() {
            for (var body : bodies.values()) {
                if (!NEVER_ACKNOWLEDGED.contains(body.top().code())) {
                    var days = chance.nextInt(10) == 0 ? 2 + chance.nextInt(3) : 1;
                    calendar.turnTo(at(DAY.plusDays(days).atTime(8, 0)).plusSeconds(chance.nextInt(30_000)));
                    var head = people.viewer("head." + body.top().code());
                    acknowledging.acknowledgeAll(head, directive);
                    passDown(body, head);
                }
            }
        }

        private void passDown(Body body, Viewer head) {
            var review = directives.listOwed(head).stream()
                    .filter(one -> one.directive() == directive && one.review())
                    .findFirst()
                    .map(Assignment::id);
            if (review.isEmpty() || body.units().isEmpty()) {
                return;
            }
            calendar.turnTo(at(DAY.plusDays(5).atTime(9, 0)));
            passingDown.passDown(
                    head,
                    review.get(),
                    body.units().stream().map(Organisation::code).toList(),
                    DAY.plusDays(chance.nextInt(6) == 0 ? 16 : 19),
                    "");
            if (size.accounts()) {
                for (var unit : body.units()) {
                    if (chance.nextInt(12) > 0) {
                        acknowledging.acknowledgeAll(people.viewer("focal." + unit.code()), directive);
                    }
                }
            }
        }

        private Map<String, List<Long>> registerSystems() {
            calendar.turnTo(at(DAY.plusDays(6).atTime(14, 0)));
            var deck = new Deck(chance.split(), size.systems(), size.registeredElsewhere());
            var ids = new LinkedHashMap<String, List<Long>>();
            var left = size.systems() - size.registeredElsewhere();
            var bodiesLeft = bodies.size();
            for (var body : bodies.values()) {
                var share = bodiesLeft == 1
                        ? left
                        : Math.clamp(
                                Math.round((double) left / bodiesLeft * (0.5 + chance.nextDouble())),
                                1,
                                left - bodiesLeft + 1);
                left -= share;
                bodiesLeft--;
                ids.put(body.top().code(), register(body, deck, share));
            }
            return ids;
        }

        private List<Long> register(Body body, Deck deck, int count) {
            var facts = new ArrayList<SystemFacts>();
            var owners = new ArrayList<>(List.of(body.top()));
            owners.addAll(body.units());
            for (int i = 0; i < count; i++) {
                var owner = owners.get(i % owners.size());
                facts.add(deck.deal(owner.id(), owner.nameVi(), owner == body.top()));
            }
            var focal = people.viewer("focal." + body.top().code());
            return switch (registeringSystems.registerAll(focal, facts)) {
                case RegisteringSystems.AllOutcome.Done(var ids) -> ids;
                case RegisteringSystems.AllOutcome.Refused(var problems) ->
                    throw new IllegalStateException("systems were refused: " + problems);
            };
        }

        private void assess(Map<String, List<Long>> systems) {
            var guidance = guidances.inForce(DAY);
            var requirements = guidances.listRequirements(guidance.id());
            for (var body : bodies.values()) {
                if (body.diligence().share() > 0) {
                    calendar.turnTo(at(DAY.plusDays(8).atTime(8, 0)).plusSeconds(chance.nextInt(30_000)));
                    var answered = systems.getOrDefault(body.top().code(), List.of()).stream()
                            .map(system -> new Opening.Answered(
                                    system,
                                    body.diligence().answer(chance, requirements),
                                    "Ghi nhận khi rà soát thực tế (số liệu minh họa)."))
                            .toList();
                    opening.openAll(people.viewer("focal." + body.top().code()), directive, answered);
                }
            }
        }

        private void submit() {
            var heads = new ArrayList<Sealing.Appointed>();
            for (var body : bodies.values()) {
                if (body.rank() < SUBMITTED
                        && !NEVER_ACKNOWLEDGED.contains(body.top().code())) {
                    var day = 8 + Math.min(9, (int) (Math.sqrt(chance.nextDouble()) * 10));
                    var at = at(DAY.plusDays(day).atTime(8, 0)).plusSeconds(chance.nextInt(30_000));
                    heads.add(new Sealing.Appointed(
                            at, people.viewer("head." + body.top().code())));
                }
            }
            sealing.sealAll(heads, directive);
        }
    }
}
