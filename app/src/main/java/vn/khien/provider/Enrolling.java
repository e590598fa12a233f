package vn.khien.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Providers become organisations of the register: they enrol themselves by an invitation of the body that will manage
/// them, or that body enrols them. An invitation works once, for fourteen days; only its hash is kept.
@Component
public class Enrolling {
    private static final Duration VALID = Duration.ofDays(14);
    private static final int TOKEN_BYTES = 24;

    private final InvitationRows invitations;
    private final ProviderRows rows;
    private final Sectors sectors;
    private final Organisations organisations;
    private final Changing changing;
    private final Registering registering;
    private final Accounts accounts;
    private final Wall wall;
    private final Trail trail;
    private final ProductClock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolling(
            InvitationRows invitations,
            ProviderRows rows,
            Sectors sectors,
            Organisations organisations,
            Changing changing,
            Registering registering,
            Accounts accounts,
            Wall wall,
            Trail trail,
            ProductClock clock) {
        this.invitations = invitations;
        this.rows = rows;
        this.sectors = sectors;
        this.organisations = organisations;
        this.changing = changing;
        this.registering = registering;
        this.accounts = accounts;
        this.wall = wall;
        this.trail = trail;
        this.clock = clock;
    }

    /// Whom to enrol.
    ///
    /// @param territory code of the province of its seat, empty where none is known
    public record Candidate(String nameVi, String nameEn, String sector, String territory, String website) {}

    /// How inviting ends.
    public sealed interface Invited {
        /// @param token shown once, never kept
        record Done(String token) implements Invited {}

        record Refused(List<Problem> problems) implements Invited {}
    }

    /// Invites an enterprise, or a person of one that is enrolled already (`provider` names it).
    @Transactional
    public Invited invite(Viewer viewer, Candidate candidate, String provider) {
        var problems = new ArrayList<Problem>();
        var name = Folding.clean(candidate.nameVi());
        var territory = check(name, candidate, problems);
        var known = provider.isBlank()
                ? null
                : rows.find(new Sight(viewer.scope(), List.of()), provider.strip())
                        .orElse(null);
        if (!provider.isBlank() && known == null) {
            problems.add(Problem.at("provider", "provider.problem.provider"));
        }
        if (!problems.isEmpty()) {
            return new Invited.Refused(List.copyOf(problems));
        }
        var token = token();
        invitations.insert(
                hash(token),
                viewer.organisation(),
                name,
                candidate.sector(),
                territory == null ? null : territory.id(),
                known == null ? null : known.organisation(),
                clock.instant(),
                viewer.person(),
                clock.instant().plus(VALID));
        trail.record(viewer.actor(), "provider.invited", "organisation:" + viewer.organisation(), name);
        return new Invited.Done(token);
    }

    private @Nullable Organisation check(String name, Candidate candidate, List<Problem> problems) {
        ProviderRules.name("nameVi", name, problems);
        ProviderRules.longest("website", candidate.website(), ProviderRules.NAME_MAX, problems);
        if (!sectors.exists(candidate.sector())) {
            problems.add(Problem.at("sector", "provider.problem.sector"));
        }
        if (candidate.territory().isBlank()) {
            return null;
        }
        var territory = organisations
                .findByCode(candidate.territory().strip().toUpperCase(java.util.Locale.ROOT), clock.today())
                .filter(one -> one.kind() == Organisation.Kind.PROVINCE);
        if (territory.isEmpty()) {
            problems.add(Problem.at("territory", "provider.problem.territory"));
        }
        return territory.orElse(null);
    }

    /// The body enrols a provider itself, below its own organisation.
    @Transactional
    public Outcome enrol(Viewer viewer, Candidate candidate) {
        var problems = new ArrayList<Problem>();
        var name = Folding.clean(candidate.nameVi());
        var territory = check(name, candidate, problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        return register(
                viewer.actor(),
                viewer.organisation(),
                viewer.person(),
                new Candidate(name, candidate.nameEn(), candidate.sector(), "", Folding.clean(candidate.website())),
                territory == null ? null : territory.id());
    }

    private Outcome register(
            Actor actor, long manager, @Nullable Long by, Candidate candidate, @Nullable Long territory) {
        var english = Folding.clean(candidate.nameEn());
        var added = changing.add(
                actor,
                new Changing.NewUnit(
                        manager,
                        "",
                        Organisation.Kind.MANAGED_ENTERPRISE,
                        candidate.nameVi(),
                        english.isEmpty() ? candidate.nameVi() : english,
                        "Giám đốc",
                        "Director",
                        clock.today()));
        if (!(added instanceof Changing.Addition.Added(var code))) {
            return new Outcome.Refused(List.of(Problem.at("nameVi", "provider.problem.enrolled")));
        }
        var organisation = organisations.findByCode(code, clock.today()).orElseThrow();
        rows.insert(organisation.id(), candidate.sector(), territory, candidate.website(), clock.instant(), by);
        trail.record(actor, "provider.enrolled", "provider:" + organisation.id());
        return new Outcome.Done(code);
    }

    /// What an invitation says to whoever holds it; nothing where it was used, has expired or never was.
    @Transactional(readOnly = true)
    public Optional<String> findName(String token) {
        wall.nation();
        return invitations.find(hash(token), clock.instant()).map(InvitationRows.Usable::name);
    }

    /// What the representative fills in.
    public record Acceptance(
            String nameVi, String nameEn, String website, String person, String login, String password) {}

    /// Uses the invitation: the organisation, its provider and the representative's account, all or nothing.
    @Transactional
    public Outcome accept(String token, Acceptance typed) {
        wall.nation();
        var found = invitations.find(hash(token), clock.instant());
        if (found.isEmpty()) {
            return new Outcome.Refused(List.of(Problem.at("token", "provider.problem.invitation")));
        }
        var invitation = found.get();
        var problems = new ArrayList<Problem>();
        var name = Folding.clean(typed.nameVi());
        var person = Folding.clean(typed.person());
        var login = typed.login().strip();
        if (invitation.provider() == null) {
            ProviderRules.name("nameVi", name, problems);
        }
        ProviderRules.name("person", person, problems);
        ProviderRules.longest("website", typed.website(), ProviderRules.NAME_MAX, problems);
        ProviderRules.account(login, typed.password(), problems);
        if (problems.isEmpty() && accounts.isTaken(login)) {
            problems.add(Problem.at("login", "provider.problem.login-taken"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        if (!invitations.use(invitation.id(), clock.instant())) {
            return new Outcome.Refused(List.of(Problem.at("token", "provider.problem.invitation")));
        }
        return join(invitation, typed, name, person, login);
    }

    private Outcome join(InvitationRows.Usable invitation, Acceptance typed, String name, String person, String login) {
        var outcome = invitation.provider() == null
                ? register(
                        Actor.SYSTEM,
                        invitation.organisation(),
                        null,
                        new Candidate(name, typed.nameEn(), invitation.sector(), "", Folding.clean(typed.website())),
                        invitation.territory())
                : new Outcome.Done(organisations
                        .find(invitation.provider(), clock.today())
                        .orElseThrow()
                        .code());
        if (outcome instanceof Outcome.Done(var code)) {
            var organisation = organisations.findByCode(code, clock.today()).orElseThrow();
            var id = registering.enterPerson(person);
            accounts.open(Actor.SYSTEM, login, id, accounts.hash(typed.password()));
            accounts.grant(Actor.SYSTEM, id, Role.PROVIDER, organisation.id(), clock.today());
            trail.record(new Actor(id, organisation.id()), "provider.invitation-used", "invitation:" + invitation.id());
        } else {
            org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                    .setRollbackOnly();
        }
        return outcome;
    }

    @Transactional(readOnly = true)
    List<InvitationRows.Invitation> list(Viewer viewer, int limit) {
        return invitations.list(viewer.scope(), limit);
    }

    private String token() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
