package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Closing;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// From the signature on, answers are read-only; who signed opens a replacement.
@KhienTest
class ReplacingTest {
    private static final String REASON = "Đã khôi phục thử thành công bản sao lưu";
    private static final String DECLARATION = "Tôi chịu trách nhiệm.";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private Closing closing;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Signing signing;

    @LocalServerPort
    private int port;

    private Organisation above;
    private Organisation unit;
    private Viewer headAbove;
    private Viewer head;
    private long directive;
    private long assessment;

    @BeforeEach
    void anAssessmentOfAUnit() {
        above = world.organisation("Bộ Ký trước", null);
        unit = world.organisation("Cục Ký sau", above);
        headAbove = world.viewer(Role.HEAD, above);
        head = world.viewer(Role.HEAD, unit);
        directive = reviews.directive();
        var opened = opening.open(owner(), reviews.system(unit, 3, "Cổng dịch vụ công"), directive);
        assessment = ((Opening.Outcome.Opened) opened).assessment();
    }

    private Viewer owner() {
        return world.viewer(Role.SYSTEM_OWNER, unit);
    }

    private Submission signedBy(Viewer signer) {
        var prepared = preparing.prepare(signer, directive, signer.organisationCode());
        assertThat(signing.sign(signer, prepared.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
        return prepared;
    }

    private Answering.Outcome answer(Answer value, Answer was) {
        return answering.answer(owner(), assessment, code(), new Answering.Given(value, was, null, null));
    }

    private String code() {
        return reviews.firstRequirement(assessment);
    }

    @Test
    void answersAreClosedByTheSignatureUntilTheSignerOpensAReplacement() {
        assertThat(answer(Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
        var first = signedBy(head);
        assertThat(answer(Answer.NOT_MET, Answer.MET))
                .isInstanceOfSatisfying(
                        Answering.Outcome.Closed.class,
                        closed -> assertThat(closed.signed().organisation()).isEqualTo(unit.id()));
        var focal = world.viewer(Role.FOCAL_POINT, unit);
        assertThat(closing.open(focal, assessment, " ")).isInstanceOf(Closing.Outcome.Refused.class);
        assertThat(closing.open(focal, assessment, REASON)).isInstanceOf(Closing.Outcome.Opened.class);
        assertThat(closing.open(focal, assessment, REASON)).isInstanceOf(Closing.Outcome.NothingClosed.class);
        assertThat(answer(Answer.NOT_MET, Answer.MET)).isInstanceOf(Answering.Outcome.Saved.class);
        assertThat(signedBy(head).replaces()).isEqualTo(first.id());
        assertThat(answer(Answer.MET, Answer.NOT_MET)).isInstanceOf(Answering.Outcome.Closed.class);
    }

    @Test
    void whatABodyAboveSignedIsClosedForTheUnitUntilBothOpen() {
        signedBy(head);
        signedBy(headAbove);
        var below = world.viewer(Role.FOCAL_POINT, unit);
        assertThat(closing.open(below, assessment, REASON)).isInstanceOf(Closing.Outcome.Opened.class);
        assertThat(answer(Answer.MET, Answer.NONE))
                .isInstanceOfSatisfying(
                        Answering.Outcome.Closed.class,
                        closed -> assertThat(closed.signed().organisation()).isEqualTo(above.id()));
        closing.open(headAbove, assessment, REASON);
        assertThat(answer(Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
    }

    @Test
    void thePageIsReadOnlyWithItsReasonAndTheSignerOpensItThere() {
        signedBy(head);
        try (var context = Browser.open(Browser.PHONE)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, unit), World.PASSWORD);
            page.navigate(address + "/assessments/" + assessment);
            assertThat(page.locator(".note.info").first().innerText()).contains("Chỉ đọc: đã ký", "Cục Ký sau");
            assertThat(page.locator(".req fieldset[disabled]").count())
                    .isEqualTo(page.locator(".req").count());
            assertThat(page.locator("#evidence").count()).isZero();
            page.locator("summary:has-text('Mở bản thay thế')").click();
            page.fill("#reason", "ngắn");
            page.locator("form[action$=replacement] button").click();
            assertThat(page.inputValue("#reason")).as("what was typed is kept").isEqualTo("ngắn");
            page.fill("#reason", REASON);
            page.locator("form[action$=replacement] button").click();
            page.locator(".req label.a-met").first().click();
            com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("#saved"))
                    .isVisible();
        }
    }

    @Test
    void theSignedResultItselfLetsItsSignerOpenAReplacement() {
        var signed = signedBy(head);
        try (var context = Browser.open(Browser.PHONE)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, unit), World.PASSWORD);
            page.navigate(address + "/submissions/" + signed.id());
            page.locator("summary:has-text('Mở bản thay thế')").click();
            page.fill("#reason", "ngắn");
            page.locator("form[action$=replacement] button").click();
            assertThat(page.inputValue("#reason")).as("what was typed is kept").isEqualTo("ngắn");
            page.fill("#reason", REASON);
            page.locator("form[action$=replacement] button").click();
            assertThat(page.locator("form[action$=replacement]").count()).isZero();
        }
        assertThat(answer(Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
    }

    @Test
    void theResultOfAUnitIsNotOpenedFromAbove() {
        var signed = signedBy(head);
        signedBy(headAbove);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, above), World.PASSWORD);
            page.navigate(address + "/submissions/" + signed.id());
            assertThat(page.locator("form[action$=replacement]").count()).isZero();
            var status = page.evaluate("""
                    async action => (await fetch(action, {method: 'POST', body: new URLSearchParams({
                        _csrf: document.querySelector('[name=_csrf]').value, reason: 'Đã khôi phục thử thành công'})
                    })).status""", "/submissions/" + signed.id() + "/replacement");
            assertThat(status).isEqualTo(404);
        }
        assertThat(closing.isSigned(headAbove, directive))
                .as("what the body above signed itself")
                .isTrue();
    }

    @Test
    void theApiSaysConflictAndWhy() {
        signedBy(head);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var token = world.token(Role.SYSTEM_OWNER, unit);
            var answer = context.request()
                    .put(
                            "http://localhost:" + port + "/api/v1/assessments/" + assessment + "/answers/" + code(),
                            com.microsoft.playwright.options.RequestOptions.create()
                                    .setHeader("Authorization", "Bearer " + token)
                                    .setHeader("Content-Type", "application/json")
                                    .setData("{\"value\":\"met\",\"was\":null}"));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains("assessment.closed", "Cục Ký sau");
        }
    }
}
