package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What was answered in the last period is copied, and counts when a person confirms it.
@KhienTest
class CarryingOverTest {
    private static final String REASON = "Mới triển khai ở trụ sở chính";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private CarryingOver carrying;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Sheet.Reading sheets;

    @Autowired
    private Closing closing;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    @LocalServerPort
    private int port;

    private Organisation unit;
    private Viewer owner;
    private long directive;
    private long earlier;
    private long present;
    private List<String> codes = List.of();

    @BeforeEach
    void anEarlierAssessmentWithTwoAnswersAndAFreshOne() {
        unit = world.organisation("Sở Hai kỳ", null);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var system = reviews.system(unit, 2, "Cổng thông tin");
        earlier = open(system, reviews.directive());
        codes = sheets.lines(owner, earlier).stream()
                .map(line -> line.requirement().code())
                .limit(3)
                .toList();
        answer(earlier, codes.get(0), Answer.MET, null);
        answer(earlier, codes.get(1), Answer.PARTLY, REASON);
        directive = reviews.directive();
        present = open(system, directive);
    }

    private long open(long system, long under) {
        return ((Opening.Outcome.Opened) opening.open(owner, system, under)).assessment();
    }

    private void answer(long assessment, String code, Answer value, @Nullable String note) {
        assertThat(answering.answer(owner, assessment, code, new Answering.Given(value, Answer.NONE, note, null)))
                .isInstanceOf(Answering.Outcome.Saved.class);
    }

    private Sheet.Line line(int index) {
        return sheets.lines(owner, present).get(index);
    }

    private int answered() {
        return assessments
                .listReviewed(owner, directive, unit.path())
                .getFirst()
                .tally()
                .answered();
    }

    private Optional<CarryingOver.Offer> offer() {
        return carrying.findOffer(owner, assessments.find(owner, present).orElseThrow());
    }

    @Test
    void whatWasCopiedSaysWhereItIsFromAndDoesNotCount() {
        assertThat(offer().orElseThrow().answers()).isEqualTo(2);
        assertThat(carrying.carryOver(owner, present)).isEqualTo(new CarryingOver.Outcome.Done(2));
        assertThat(carrying.carryOver(owner, present)).as("a double click").isEqualTo(new CarryingOver.Outcome.Done(0));
        assertThat(line(0).standing().answer()).isEqualTo(Answer.NONE);
        assertThat(line(1).carried()).satisfies(copied -> {
            assertThat(copied.answer()).isEqualTo(Answer.PARTLY);
            assertThat(copied.note()).isEqualTo(REASON);
            assertThat(copied.directive()).isEqualTo("33/CĐ-TTg");
            assertThat(copied.answeredAt())
                    .isEqualTo(sheets.lines(owner, earlier).get(1).standing().at());
        });
        assertThat(line(2).carried()).isNull();
        assertThat(answered()).isZero();
        assertThat(offer()).isEmpty();
    }

    @Test
    void aConfirmedAnswerCountsWithItsReasonAndIsOfWhoConfirmed() {
        carrying.carryOver(owner, present);
        assertThat(carrying.confirm(owner, present, Set.of(codes.get(1), codes.get(2))))
                .as("what was not copied is left alone")
                .isEqualTo(new CarryingOver.Outcome.Done(1));
        assertThat(line(1).standing().answer()).isEqualTo(Answer.PARTLY);
        assertThat(line(1).standing().note()).isEqualTo(REASON);
        assertThat(line(1).carried()).isNull();
        assertThat(answered()).isEqualTo(1);
        assertThat(carrying.confirm(owner, present, Set.of(codes.get(1)))).isEqualTo(new CarryingOver.Outcome.Done(0));
    }

    @Test
    void copyingIsTakenBackAndConfirmedAnswersStay() {
        carrying.carryOver(owner, present);
        carrying.confirm(owner, present, Set.of(codes.get(0)));
        assertThat(carrying.takeBack(owner, present)).isEqualTo(new CarryingOver.Outcome.Done(1));
        assertThat(line(1).carried()).isNull();
        assertThat(answered()).isEqualTo(1);
        assertThat(offer().orElseThrow().answers()).as("it is offered again").isEqualTo(1);
    }

    @Test
    void whatIsAnsweredTodayStands() {
        answer(present, codes.get(0), Answer.NOT_MET, null);
        assertThat(carrying.carryOver(owner, present)).isEqualTo(new CarryingOver.Outcome.Done(1));
        answer(present, codes.get(1), Answer.MET, null);
        assertThat(carrying.confirm(owner, present, Set.copyOf(codes))).isEqualTo(new CarryingOver.Outcome.Done(0));
        assertThat(line(0).standing().answer()).isEqualTo(Answer.NOT_MET);
        assertThat(line(1).standing().answer()).isEqualTo(Answer.MET);
    }

    @Test
    void aRequirementWithOtherWordsIsAnotherRequirement() {
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            var edition =
                    db.sql("""
                    insert into guidance (key, edition, title_vi, title_en, valid_from)
                    select key, (select max(edition) + 1 from guidance), title_vi, title_en, date '2999-01-01'
                      from guidance where id = (select guidance from assessment where id = :earlier)
                    returning id
                    """).param("earlier", earlier).query(Long.class).single();
            db.sql("""
                    insert into requirement_group
                    select (jsonb_populate_record(g, jsonb_build_object('guidance', cast(:edition as bigint)))).*
                      from requirement_group g
                     where g.guidance = (select guidance from assessment where id = :earlier)
                    """).param("edition", edition).param("earlier", earlier).update();
            db.sql("""
                    insert into requirement
                    select (jsonb_populate_record(r, jsonb_build_object('guidance', cast(:edition as bigint), 'text_vi',
                           case when r.code = :changed then r.text_vi || ' (bổ sung)' else r.text_vi end))).*
                      from requirement r
                     where r.guidance = (select guidance from assessment where id = :earlier)
                    """)
                    .param("edition", edition)
                    .param("changed", codes.get(0))
                    .param("earlier", earlier)
                    .update();
            db.sql("update assessment set guidance = :edition where id = :earlier")
                    .param("edition", edition)
                    .param("earlier", earlier)
                    .update();
        });
        carrying.carryOver(owner, present);
        assertThat(line(0).carried()).isNull();
        assertThat(line(1).carried()).isNotNull();
    }

    @Test
    void othersSeeNothingToCopyAndASignatureClosesIt() {
        var foreign = world.viewer(Role.SYSTEM_OWNER, world.organisation("Sở Lạ", null));
        assertThatThrownBy(() -> carrying.carryOver(foreign, present)).isInstanceOf(NotVisible.class);
        closing.sign(List.of(new Closing.Signature(
                world.viewer(Role.HEAD, unit), directive, java.time.Instant.parse("2024-04-25T02:41:00Z"))));
        assertThat(carrying.carryOver(owner, present)).isInstanceOf(CarryingOver.Outcome.Closed.class);
        assertThat(carrying.takeBack(owner, present)).isInstanceOf(CarryingOver.Outcome.Closed.class);
    }

    @Test
    void onThePageItIsCopiedConfirmedAndTakenBack() {
        try (var context = Browser.open(Browser.PHONE)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.SYSTEM_OWNER, unit), World.PASSWORD);
            page.navigate(address + "/assessments/" + present);
            page.locator("button:has-text('Chép từ kỳ trước')").click();
            assertThat(page.locator(".carried").count()).isEqualTo(2);
            assertThat(page.locator(".carried").nth(1).innerText()).contains("Một phần", "33/CĐ-TTg", REASON);
            assertThat(page.locator(".req input[type=radio]:checked").count()).isZero();
            page.locator(".carried button").first().click();
            assertThat(page.locator(".req input[type=radio]:checked").count()).isEqualTo(1);
            page.locator("form[action$='/carried/removal'] button").click();
            assertThat(page.locator(".carried").count()).isZero();
        }
        assertThat(answered()).isEqualTo(1);
    }
}
