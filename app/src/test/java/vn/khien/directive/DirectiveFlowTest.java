package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// From the document to what every unit owes.
@KhienTest
class DirectiveFlowTest {
    @Autowired
    World world;

    @Autowired
    Intake intake;

    @Autowired
    Drafting drafting;

    @Autowired
    Issuing issuing;

    @Autowired
    Acknowledging acknowledging;

    @Autowired
    PassingDown passingDown;

    @Autowired
    Fulfilling fulfilling;

    @Autowired
    Directives directives;

    @Autowired
    DirectiveApi api;

    @Autowired
    Heading.Reading headings;

    @Autowired
    Notices notices;

    @Autowired
    Trail trail;

    @Autowired
    ProductClock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    Viewer issuer;
    Organisation body;
    Organisation unit;
    Viewer head;

    @BeforeEach
    void people() {
        issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng", null));
        body = world.organisation("UBND tỉnh thử", null);
        unit = world.organisation("Sở thử", body);
        head = world.viewer(Role.HEAD, body);
    }

    private long draft(String text) {
        return switch (intake.bringIn(issuer, "cd.txt", text.getBytes(StandardCharsets.UTF_8))) {
            case Intake.Result.Drafted(var id) -> id;
            case Intake.Result.Refused(var problem) -> throw new AssertionError(problem.code());
        };
    }

    /// A directive to the test's own body, in force; due before 30 April 2099.
    private long issued() {
        return issued(false);
    }

    private long issued(boolean review) {
        return issued(review, clock.instant());
    }

    private long received(Instant receivedAt) {
        return issued(false, receivedAt);
    }

    private long issued(boolean review, Instant receivedAt) {
        var id =
                draft("Số: 99/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các đơn vị tổ chức rà soát và gửi kết quả.");
        directives.listObligations(id).forEach(kept -> drafting.remove(issuer, id, kept.id()));
        var clause = directives.listClauses(issuer, id).getLast();
        var obligation = new Obligation(
                clause.what().position(),
                "tổ chức rà soát",
                "Rà soát",
                Obligation.Kind.ONCE,
                List.of(new Obligation.Addressee(
                        Obligation.Type.ORGANISATION, body.code(), body.nameVi(), "Các đơn vị", false)),
                null,
                null,
                new Due(Due.Rule.BEFORE, LocalDate.of(2099, 4, 30), null),
                List.of(),
                review);
        assertThat(drafting.add(issuer, id, obligation)).isInstanceOf(Drafting.Result.Done.class);
        assertThat(issuing.issueAt(issuer, id, LocalDate.of(2024, 4, 7), receivedAt))
                .isInstanceOf(Issuing.Result.Issued.class);
        return id;
    }

    @Test
    void theDispatchReaches93BodiesNamedByClass() throws IOException {
        var id = draft(ProposingTest.text("/khien/demonstration/dispatch-33.vi.txt"));
        for (var kept : directives.listObligations(id)) {
            if (kept.what().incomplete()) {
                drafting.remove(issuer, id, kept.id());
            }
        }
        assertThat(issuing.issue(issuer, id, LocalDate.of(2024, 4, 7))).isInstanceOf(Issuing.Result.Issued.class);
        var review = directives.listObligations(id).stream()
                .filter(kept -> kept.what().review())
                .findFirst()
                .orElseThrow();
        var assignments = directives.listAssignments(issuer, id, null, 10_000, 0);
        assertThat(assignments.stream().map(Assignment::organisation).distinct())
                .hasSize(93);
        assertThat(assignments.stream().filter(one -> one.obligation() == review.id()))
                .hasSize(93);
        assertThat(issuing.issue(issuer, id, LocalDate.of(2024, 4, 7)))
                .isInstanceOf(Issuing.Result.AlreadyInForce.class);
    }

    @Test
    void wordsThatTheClauseDoesNotHoldAreRefused() {
        var id = draft("Số: 98/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Bộ Công an chủ trì kiểm tra toàn diện.");
        var kept = directives.listObligations(id).getFirst();
        var what = kept.what();
        var invented = new Obligation(
                what.clause(),
                "Bộ Quốc phòng chủ trì",
                "x",
                what.kind(),
                what.addressees(),
                null,
                null,
                Due.NONE,
                List.of(),
                false);
        assertThat(drafting.edit(issuer, id, kept.id(), invented))
                .isInstanceOfSatisfying(
                        Drafting.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo("directive.problem.quote"));
    }

    @Test
    void anAddresseeOfAKindThatThereIsNotIsRefused() {
        var id = draft("Số: 96/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các đơn vị tổ chức kiểm tra.");
        directives.listObligations(id).forEach(kept -> drafting.remove(issuer, id, kept.id()));
        var clause = directives.listClauses(issuer, id).getLast();
        assertThat(api.add(issuer, id, sent(clause.id(), "organization"), "vi").getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(directives.listObligations(id)).isEmpty();
        assertThat(api.add(issuer, id, sent(clause.id(), "organisation"), "vi").getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        var kept = directives.listObligations(id).getFirst();
        assertThat(api.edit(issuer, id, kept.id(), sent(clause.id(), "organization"), "vi")
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(directives.listObligations(id)).containsExactly(kept);
    }

    private DirectiveJson.ObligationJson sent(long clause, String kind) {
        return new DirectiveJson.ObligationJson(
                null,
                "" + clause,
                "tổ chức kiểm tra",
                null,
                "once",
                List.of(new DirectiveJson.AddresseeJson(kind, body.code(), null, null)),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void acknowledgingTwiceKeepsTheFirstNameAndTime() {
        var id = issued();
        var owed = directives.listOwed(head).getFirst();
        assertThat(owed.directive()).isEqualTo(id);
        var first = acknowledging.acknowledge(head, owed.id());
        var again = acknowledging.acknowledge(head, owed.id());
        assertThat(first.first()).isTrue();
        assertThat(again.first()).isFalse();
        assertThat(again.assignment()).isEqualTo(first.assignment());
    }

    @Test
    void othersCannotAcknowledgeOrSee() {
        issued();
        var owed = directives.listOwed(head).getFirst();
        var stranger = world.viewer(Role.HEAD, world.organisation("Nơi khác", null));
        assertThatThrownBy(() -> acknowledging.acknowledge(stranger, owed.id())).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> directives.read(stranger, owed.directive())).isInstanceOf(NotVisible.class);
    }

    @Test
    void aDirectiveIsFoundByThoseItReachesAndADraftByThoseWhoIssue() {
        var id = issued();
        var draft = draft("Số: 97/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các đơn vị tổ chức kiểm tra.");
        var stranger = world.viewer(Role.HEAD, world.organisation("Nơi khác", null));
        assertThat(directives.find(head, id)).isPresent();
        assertThat(directives.find(stranger, id)).isEmpty();
        assertThat(directives.find(issuer, draft)).isPresent();
        assertThat(directives.find(head, draft)).isEmpty();
    }

    @Test
    void anOldDirectiveIsReadBehindManyNewerOnes() {
        var id = issued();
        transaction.executeWithoutResult(rolledBack -> {
            rolledBack.setRollbackOnly();
            db.sql("""
                    with newer as (
                      insert into directive (kind, title, issuer, body, source_name, source_type, source_bytes,
                                             created_at, created_by, created_for)
                      select 'dispatch', 'Văn bản mới', 'Văn phòng', 'x', 'x.txt', 'text/plain', '', product_now(),
                             :person, :organisation
                        from generate_series(1, 500)
                      returning id
                    )
                    insert into issuance (directive, at, by) select id, product_now(), :person from newer
                    """)
                    .param("person", issuer.person())
                    .param("organisation", issuer.organisation())
                    .update();
            assertThat(directives.list(issuer)).hasSize(500).noneMatch(one -> one.id() == id);
            assertThat(directives.read(issuer, id).id()).isEqualTo(id);
        });
    }

    @Test
    void reviewsAreThoseInForceThatReachIntoTheScope() {
        var id = issued();
        assertThat(directives.listReviews(head)).isEmpty();
        db.sql("update obligation set review = true where directive = :id")
                .param("id", id)
                .update();
        assertThat(directives.listReviews(head)).extracting(Directive::id).containsExactly(id);
        var stranger = world.viewer(Role.HEAD, world.organisation("Nơi khác", null));
        assertThat(directives.listReviews(stranger)).isEmpty();
    }

    @Test
    void whatIsPassedDownIsSeenFromAboveUntilItIsDone() {
        issued();
        var owed = directives.listOwed(head).getFirst();
        var result = passingDown.passDown(head, owed.id(), List.of(unit.code()), LocalDate.of(2099, 4, 20), "Gấp");
        assertThat(result).isInstanceOf(PassingDown.Result.Passed.class);
        assertThat(directives.readAssignment(head, owed.id())).matches(one -> one.below() == 1 && one.belowDone() == 0);
        var unitHead = world.viewer(Role.HEAD, unit);
        var below = directives.listOwed(unitHead).getFirst();
        assertThat(below.due()).isEqualTo("2099-04-20T17:00:00Z");
        fulfilling.report(unitHead, below.id(), "Đã rà soát đủ năm hệ thống.");
        assertThat(directives.readAssignment(head, owed.id()).belowDone()).isEqualTo(1);
    }

    @Test
    void eachAssignmentThatAResultFulfilsHasAnEntryOfItsOwn() {
        var id = issued(true);
        var owed = directives.listOwed(head).getFirst();
        passingDown.passDown(head, owed.id(), List.of(unit.code()), LocalDate.of(2099, 4, 20), "");
        var below = directives.listOwed(world.viewer(Role.HEAD, unit)).getFirst();
        fulfilling.fulfil(List.of(new Fulfilling.Fulfilled(head, id, body.id(), clock.instant(), "submission:1")));
        fulfilling.fulfil(List.of(new Fulfilling.Fulfilled(head, id, body.id(), clock.instant(), "submission:2")));
        for (var assignment : List.of(owed, below)) {
            assertThat(trail.listOf("assignment:" + assignment.id(), 10))
                    .filteredOn(act -> act.act().equals("directive.fulfilled"))
                    .extracting(Trail.Entry::detail)
                    .as("what was fulfilled before stays as it is")
                    .containsExactly("submission:1");
        }
    }

    @Test
    void whatIsPassedDownTakesNoPlaceAmongThoseAddressed() {
        var id = issued();
        var owed = directives.listOwed(head).getFirst();
        passingDown.passDown(head, owed.id(), List.of(unit.code()), LocalDate.of(2099, 4, 20), "");
        var behind = world.organisation("UBND tỉnh sau", null);
        db.sql("""
                insert into assignment (obligation, organisation, received_at, assigned_by)
                values (:obligation, :organisation, product_now(), :by)
                """)
                .param("obligation", owed.obligation())
                .param("organisation", behind.id())
                .param("by", issuer.person())
                .update();
        assertThat(directives.listAddressed(issuer, id, 2))
                .extracting(Assignment::organisation)
                .containsExactlyInAnyOrder(body.id(), behind.id());
        assertThat(directives.listAddressed(head, id, 2))
                .as("a body sees its own units")
                .extracting(Assignment::organisation)
                .containsExactly(body.id(), unit.id());
    }

    @Test
    void theDeadlineBelowIsNotLaterThanTheOneAbove() {
        issued();
        var owed = directives.listOwed(head).getFirst();
        assertThat(passingDown.passDown(head, owed.id(), List.of(unit.code()), LocalDate.of(2099, 4, 30), ""))
                .isInstanceOfSatisfying(
                        PassingDown.Result.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo("directive.problem.due-later"));
    }

    @Test
    void whoAcknowledgesHasReadTheNoticeThatAsksForIt() {
        var id = issued();
        var colleague = world.viewer(Role.FOCAL_POINT, body);
        assertThat(notices.countUnread(head)).isEqualTo(1);
        acknowledging.acknowledgeAll(head, id);
        assertThat(notices.countUnread(head)).isZero();
        assertThat(notices.countUnread(colleague)).as("somebody else").isEqualTo(1);
    }

    @Test
    void itsHeadingCountsWhoWasReachedAndWhoAcknowledged() {
        var id = issued();
        assertThat(headings.read(issuer, id)).isEqualTo(new Heading(1, 0, 1, false));
        acknowledging.acknowledgeAll(head, id);
        assertThat(headings.read(issuer, id)).isEqualTo(new Heading(1, 1, 1, false));
    }

    @Test
    void whoHasNotAcknowledgedInTimeIsLateInTheCountsAndInTheList() {
        var now = clock.instant();
        var id = received(now.minus(Duration.ofDays(3)));
        assertThat(directives.countByObligation(issuer, id, now))
                .singleElement()
                .matches(one -> one.late() == 1 && one.acknowledged() == 0);
        var late =
                Body.gather(directives.listAssignments(issuer, id, null, 10, 0)).getFirst();
        assertThat(late.state(now)).isEqualTo(Assignment.State.LATE);
        assertThat(late.is("open", now)).isTrue();
        assertThat(late.telling(now).acknowledgementLate(now)).isTrue();
        acknowledging.acknowledgeAll(head, id);
        assertThat(directives.countByObligation(issuer, id, now))
                .singleElement()
                .matches(one -> one.late() == 0 && one.acknowledged() == 1);
        assertThat(Body.gather(directives.listAssignments(issuer, id, null, 10, 0)))
                .singleElement()
                .matches(body -> body.is("acknowledged", now) && !body.is("open", now));
    }

    @Test
    void itsLogHoldsWhatWasDoneToItAndNotWhatOthersDidUnderIt() {
        var id = issued();
        trail.record(head.actor(), "assessment.opened-in-bulk", "directive:" + id, "assessments:3");
        assertThat(trail.listOf("directive:" + id, "directive.", 10))
                .extracting(Trail.Entry::act)
                .contains("directive.issued")
                .allMatch(act -> act.startsWith("directive."));
    }

    @Test
    void itsLogCountsThoseWhoWereReachedWhateverWordEarlierEntriesHave() {
        assertThat(trail.listOf("directive:" + issued(), "directive.issued", 10))
                .extracting(LogLine::of)
                .extracting(LogLine::reached)
                .containsExactly(1L);
        var now = Instant.parse("2024-04-26T02:00:00Z");
        assertThat(LogLine.of(new Trail.Entry(now, "", "directive.issued", "112 addressees"))
                        .reached())
                .isEqualTo(112);
        assertThat(LogLine.of(new Trail.Entry(now, "", "directive.drafted", "2024"))
                        .reached())
                .isNull();
    }
}
