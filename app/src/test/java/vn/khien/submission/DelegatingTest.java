package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Accounts;
import vn.khien.access.Delegating;
import vn.khien.access.Right;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.assessment.Reviews;
import vn.khien.audit.Actor;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Registering;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A head lets a deputy sign for some days.
@KhienTest
class DelegatingTest {
    private static final String DECLARATION = "Tôi chịu trách nhiệm.";

    @Autowired
    private World world;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Delegating delegating;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Signing signing;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Changing changing;

    @Autowired
    private SubmissionRows rows;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    private Organisation unit;
    private Viewer head;
    private String login = "";
    private long directive;

    @BeforeEach
    void aHeadAndAColleague() {
        unit = world.organisation("Sở Ký thay", null);
        head = world.viewer(Role.HEAD, unit);
        login = world.login(Role.SYSTEM_OWNER, unit);
        directive = reviews.directive();
    }

    private Viewer deputy() {
        return viewers.find(login, unit.id()).orElseThrow();
    }

    private Delegating.Result delegate(int days) {
        var today = clock.today();
        return delegating.delegate(head, deputy().person(), "Phó Giám đốc", today, today.plusDays(days));
    }

    @Test
    void theDeputySignsOnTheGivenDaysAndIsNamedForTheHead() {
        assertThat(deputy().may(Right.SIGN)).isFalse();
        assertThat(delegate(7)).isInstanceOf(Delegating.Result.Done.class);
        assertThat(deputy().may(Right.SIGN)).isTrue();
        assertThat(deputy().may(Right.DELEGATE_SIGNING))
                .as("it goes no further")
                .isFalse();
        var prepared = preparing.prepare(deputy(), directive, unit.code());
        assertThat(submissions.shown(deputy(), prepared.id()).document())
                .contains("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", deputy().name());
        assertThat(signing.sign(deputy(), prepared.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
        assertThat(submissions.read(deputy(), prepared.id()).signedBy()).isEqualTo(deputy().name());
    }

    @Test
    void nobodySignsADocumentThatNamesAnother() {
        delegate(7);
        var forHead = preparing.prepare(head, directive, unit.code());
        assertThat(signing.sign(deputy(), forHead.id(), DECLARATION)).isInstanceOf(Signing.Result.Refused.class);
        var forDeputy = preparing.prepare(deputy(), directive, unit.code());
        assertThat(signing.sign(head, forDeputy.id(), DECLARATION)).isInstanceOf(Signing.Result.Refused.class);
        assertThat(signing.sign(head, forHead.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
    }

    @Test
    void theRoleAloneDoesNotSignWhatNamesTheHead() {
        var prepared = preparing.prepare(head, directive, unit.code());
        accounts.grant(Actor.SYSTEM, deputy().person(), Role.HEAD, unit.id(), clock.today());
        assertThat(deputy().may(Right.SIGN)).isTrue();
        assertThat(submissions.signatory(deputy(), prepared).named()).isFalse();
        assertThat(signing.sign(deputy(), prepared.id(), DECLARATION))
                .isInstanceOfSatisfying(
                        Signing.Result.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo("submission.problem.other-signatory"));
        assertThat(signing.sign(head, prepared.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
    }

    @Test
    void aHeadWhomTheRegisterKnowsByNameAloneSigns() {
        changing.appoint(
                Actor.SYSTEM,
                new Changing.NewAppointment(
                        unit.id(), Registering.Position.HEAD, deputy().name(), "Giám đốc", "Director", clock.today()));
        accounts.grant(Actor.SYSTEM, deputy().person(), Role.HEAD, unit.id(), clock.today());
        var prepared = preparing.prepare(deputy(), directive, unit.code());
        assertThat(signing.sign(head, prepared.id(), DECLARATION))
                .as("the grant of the one before is still there")
                .isInstanceOf(Signing.Result.Refused.class);
        assertThat(submissions.signatory(deputy(), prepared).named()).isTrue();
        assertThat(signing.sign(deputy(), prepared.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
    }

    @Test
    void aHeadWhoSteppedDownDoesNotSignWhatNamesHimThoughTheGrantIsStillThere() {
        var prepared = preparing.prepare(head, directive, unit.code());
        db.sql("update appointment set valid_to = :day where person = :person")
                .param("day", clock.today().minusDays(1))
                .param("person", head.person())
                .update();
        assertThat(head.may(Right.SIGN)).isTrue();
        assertThat(submissions.signatory(head, prepared).inOffice()).isFalse();
        var namesNobody = preparing.prepare(head, directive, unit.code());
        for (var one : List.of(prepared, namesNobody)) {
            assertThat(signing.sign(head, one.id(), DECLARATION))
                    .isInstanceOfSatisfying(
                            Signing.Result.Refused.class,
                            refused -> assertThat(refused.problems().getFirst().code())
                                    .isEqualTo("submission.problem.not-in-office"));
        }
    }

    @Test
    void theHeadIsTheOneInOfficeOnTheDay() {
        var today = clock.today();
        changing.appoint(
                Actor.SYSTEM,
                new Changing.NewAppointment(
                        unit.id(), Registering.Position.HEAD, "Lê Thị Kế Nhiệm", "Giám đốc", "Director", today));
        assertThat(rows.findHead(unit.id(), today.minusDays(1)))
                .get()
                .extracting(SubmissionRows.HeadOf::person)
                .isEqualTo(head.person());
        assertThat(rows.findHead(unit.id(), today))
                .get()
                .extracting(SubmissionRows.HeadOf::name)
                .isEqualTo("Lê Thị Kế Nhiệm");
    }

    @Test
    void whatIsTakenBackEndsAtOnce() {
        delegate(7);
        delegating.takeBack(head, delegating.list(head).getFirst().id());
        assertThat(deputy().may(Right.SIGN)).isFalse();
        assertThat(delegating.find(deputy())).isEmpty();
        assertThat(delegate(3)).as("and can be given again").isInstanceOf(Delegating.Result.Done.class);
        assertThat(deputy().may(Right.SIGN)).isTrue();
    }

    @Test
    void otherTermsFromTheSameDayAreToldAndADoubleClickIsNot() {
        var today = clock.today();
        assertThat(delegate(7)).isInstanceOf(Delegating.Result.Done.class);
        assertThat(delegate(7)).as("a double click").isInstanceOf(Delegating.Result.Done.class);
        for (var refused : List.of(
                delegate(14), delegating.delegate(head, deputy().person(), "Phó Chủ tịch", today, today.plusDays(7)))) {
            assertThat(refused)
                    .isInstanceOfSatisfying(
                            Delegating.Result.Refused.class,
                            why -> assertThat(why.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("access.problem.delegation-stands"));
        }
        assertThat(delegating.list(head)).hasSize(1);
    }

    @Test
    void onlyAColleagueForDaysAheadIsNamed() {
        var stranger = world.viewer(Role.SYSTEM_OWNER, world.organisation("Sở Khác", null));
        var today = clock.today();
        assertThat(delegating.delegate(head, stranger.person(), "Phó Giám đốc", today, today))
                .isInstanceOf(Delegating.Result.Refused.class);
        assertThat(delegating.delegate(head, deputy().person(), " ", today.minusDays(1), today.plusYears(2)))
                .isInstanceOfSatisfying(
                        Delegating.Result.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::place)
                                .containsExactly("title", "from", "to"));
    }

    @Test
    void whoSeesTheNationDoesNotSignForAnOrganisation() {
        var analyst = world.viewer(Role.ANALYST, unit);
        var today = clock.today();
        assertThat(delegating.delegate(head, analyst.person(), "Phó Giám đốc", today, today))
                .isInstanceOfSatisfying(
                        Delegating.Result.Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::place)
                                .containsExactly("deputy"));
    }
}
