package vn.khien.advisory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.csaf.CsafFile;
import vn.khien.csaf.CsafProduct;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.EnteringProducts;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.inventory.TypedProduct;
import vn.khien.inventory.Witnessing;
import vn.khien.organisation.Organisation;
import vn.khien.page.PublicWarnings;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class AdvisoryTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private World world;

    @Autowired
    private WritingAdvisories writing;

    @Autowired
    private IssuingAdvisories issuing;

    @Autowired
    private Advisories advisories;

    @Autowired
    private AnsweringAdvisories answering;

    @Autowired
    private ChasingAdvisories chasing;

    @Autowired
    private ImportingKev kev;

    @Autowired
    private EnteringProducts entering;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private CsafFile csaf;

    @Autowired
    private List<PublicWarnings> warnings;

    @Autowired
    private List<Witnessing> witnesses;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    /// A body with one system that runs a product which no other test knows.
    private record Running(Organisation body, Viewer owner, String system, long systemId, String product) {}

    private String product() {
        return "Sản phẩm thử " + NEXT.incrementAndGet();
    }

    private Running running(String product, String version) {
        return running(product, version, null);
    }

    private Running running(String product, String version, @Nullable Organisation parent) {
        var body = world.organisation("Sở Cảnh báo", parent);
        var owner = world.viewer(Role.SYSTEM_OWNER, body);
        var facts = new SystemFacts(
                "", "Thư", "", body.id(), "", null, null, false, false, 3, Dossier.NONE, null, null, false);
        var system = ((RegisteringSystems.Outcome.Done) registering.register(owner, facts)).system();
        entering.add(owner, system.code(), new TypedProduct("Minh họa", product, version));
        return new Running(body, owner, system.code(), system.id(), product);
    }

    private Viewer desk() {
        return world.viewer(Role.WARNING_DESK, world.organisation("Bàn cảnh báo", null));
    }

    private static Typed typed(String product, String versions, String everyone, String supersedes) {
        return new Typed(
                "Cảnh báo thử",
                "A trial",
                "Tóm tắt",
                "Summary",
                "Cập nhật.\nXác nhận.",
                "Update.\nConfirm.",
                "critical",
                "yes",
                "CVE-2024-00001",
                everyone,
                supersedes,
                "Minh họa | " + product + " | " + versions,
                "");
    }

    private long write(Viewer desk, Typed typed) {
        return ((Outcome.Done) writing.write(desk, typed)).id();
    }

    private String issue(Viewer desk, Typed typed) {
        return issue(desk, write(desk, typed));
    }

    private String issue(Viewer desk, long id) {
        var outcome = issuing.issue(desk, id, advisories.readDraft(desk, id).version());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return advisories.readDraft(desk, id).issued().number();
    }

    private void makeLate(String number) {
        transaction.executeWithoutResult(_ -> db.sql("update advisory_issue set due_on = :day where number = :number")
                .param("day", clock.today().minusDays(2))
                .param("number", number)
                .update());
    }

    private static List<String> codes(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void eachSystemIsListedWithTheReason() {
        var product = product();
        var within = running(product, "8.6");
        var unknown = running(product, "");
        running(product, "8.7");
        var named = running(product(), "1");
        var desk = desk();
        var id = write(desk, typed(product, ">=8.0, <8.7", "", ""));
        assertThat(writing.name(desk, id, named.system(), "Báo qua điện thoại")).isInstanceOf(Outcome.Done.class);
        assertThat(writing.name(desk, id, "KHONG-CO", "x")).isInstanceOf(Outcome.Refused.class);
        assertThat(issuing.listBodies(desk, id))
                .containsExactlyInAnyOrder(
                        within.body().code(),
                        unknown.body().code(),
                        named.body().code());
        assertThatThrownBy(() -> issuing.listBodies(within.owner(), id)).isInstanceOf(NotVisible.class);
        var number = issue(desk, id);
        assertThat(number).matches("CB-\\d{4}-\\d{3,}");
        assertThat(advisories.read(desk, number).rows())
                .extracting(row -> row.system() + " " + row.reason())
                .containsExactlyInAnyOrder(
                        within.system() + " version", unknown.system() + " no_version", named.system() + " named");
        assertThat(advisories.read(within.owner(), number).rows()).hasSize(1);
        assertThat(issuing.issue(desk, id, 1)).as("a second time").isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aPartOfANameIsNoMatch() {
        var product = product();
        running(product + " Pro", "1");
        running(product.substring(0, product.length() - 1), "1");
        var desk = desk();
        var id = write(desk, typed(product, "", "", ""));
        assertThat(codes(issuing.issue(desk, id, 1))).containsExactly("advisory.problem.nobody");
    }

    @Test
    void productsEnteredLaterAreReachedAtOnceAndReplacedAdvisoriesReachNobodyMore() {
        var product = product();
        var first = running(product, "1.0");
        var desk = desk();
        var number = issue(desk, typed(product, "<2", "", ""));
        var later = running(product, "1.5");
        running(product, "2.1");
        assertThat(advisories.read(desk, number).rows())
                .extracting(Reached::system)
                .containsExactlyInAnyOrder(first.system(), later.system());
        var next = issue(desk, typed(product, "<3", "", number));
        assertThat(advisories.read(desk, number).advisory().supersededBy()).isEqualTo(next);
        running(product, "1.9");
        assertThat(advisories.read(desk, number).rows()).hasSize(2);
        assertThat(advisories.read(desk, next).rows()).hasSize(4);
        assertThat(codes(issuing.issue(desk, write(desk, typed(product, "<3", "", number)), 1)))
                .containsExactly("advisory.problem.superseded");
    }

    @Test
    void numbersHaveNoGapHoweverManyAreIssuedAtOnce() throws Exception {
        var product = product();
        running(product, "1");
        var desk = desk();
        var ids = IntStream.range(0, 6)
                .mapToObj(_ -> write(desk, typed(product, "", "", "")))
                .toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var all = new ArrayList<Callable<Outcome>>();
            ids.forEach(id -> all.add(() -> issuing.issue(desk, id, 1)));
            for (var one : threads.invokeAll(all)) {
                assertThat(one.get()).isInstanceOf(Outcome.Done.class);
            }
        }
        var numbers = db.sql("select ordinal from advisory_issue where year = :year order by ordinal")
                .param("year", clock.today().getYear())
                .query(Integer.class)
                .list();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    }

    @Test
    void whoIsNotReachedSeesNothingNotEvenBehindTheFirstWall() {
        var product = product();
        var reached = running(product, "1");
        var desk = desk();
        var draft = write(desk, typed(product, "", "", ""));
        var number = issue(desk, typed(product, "", "", ""));
        var stranger = world.viewer(Role.HEAD, world.organisation("Sở Không liên quan", null));
        assertThatThrownBy(() -> advisories.read(stranger, number)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> advisories.document(stranger, number)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> answering.acknowledge(stranger, number)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> advisories.readDraft(reached.owner(), draft)).isInstanceOf(NotVisible.class);
        assertThat(advisories.list(stranger, Long.MAX_VALUE, 50)).isEmpty();
        for (var table : List.of("advisory", "advisory_reach", "advisory_answer", "advisory_letter")) {
            Integer seen = transaction.execute(_ -> {
                wall.stand(stranger.scope());
                return db.sql(
                                switch (table) {
                                    case "advisory" -> "select count(*)::int from advisory";
                                    case "advisory_reach" -> "select count(*)::int from advisory_reach";
                                    case "advisory_answer" -> "select count(*)::int from advisory_answer";
                                    default -> "select count(*)::int from advisory_letter";
                                })
                        .query(Integer.class)
                        .single();
            });
            assertThat(seen).as(table).isZero();
        }
    }

    private Outcome answer(Running who, String number, String value, String words, @Nullable String file) {
        var row = advisories.read(who.owner(), number).rows().getFirst().id();
        var day = value.equals("planned") ? clock.today().plusDays(3) : null;
        return answering.answer(
                who.owner(),
                number,
                row,
                new AnsweringAdvisories.Answer(value, words, day),
                file == null
                        ? null
                        : new AnsweringAdvisories.Evidence(
                                "b.txt", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void answersNeedTheirReasonAndTheLatestStands() {
        var who = running(product(), "1");
        var desk = desk();
        var number = issue(desk, typed(who.product(), "", "", ""));
        assertThat(codes(answer(who, number, "fixed", "", null))).containsExactly("advisory.problem.words.fixed");
        assertThat(codes(answer(who, number, "not_affected", " ", null)))
                .containsExactly("advisory.problem.words.not_affected");
        assertThat(codes(answer(who, number, "maybe", "x", null))).containsExactly("advisory.problem.value");
        assertThat(codes(answer(who, number, "fixed", "", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")))
                .containsExactly("advisory.problem.file-type");
        var row = advisories.read(who.owner(), number).rows().getFirst();
        assertThat(codes(answering.answer(
                        who.owner(),
                        number,
                        row.id(),
                        new AnsweringAdvisories.Answer("planned", "bận", clock.today()),
                        null)))
                .containsExactly("advisory.problem.not-before");
        assertThat(row.acknowledgedAt()).as("nothing half-written").isNull();

        assertThat(answer(who, number, "planned", "Chờ nhà thầu", null)).isInstanceOf(Outcome.Done.class);
        assertThat(answer(who, number, "planned", "Chờ nhà thầu", null)).isInstanceOf(Outcome.Done.class);
        assertThat(answer(who, number, "fixed", "", "đã lên 2.0")).isInstanceOf(Outcome.Done.class);
        var stands = advisories.read(desk, number).rows().getFirst();
        assertThat(stands.value()).isEqualTo("fixed");
        assertThat(stands.acknowledgedAt()).as("who answers has read").isNotNull();
        assertThat(db.sql("select count(*)::int from advisory_answer where reach = :reach")
                        .param("reach", stands.id())
                        .query(Integer.class)
                        .single())
                .as("behind the wall without a scope")
                .isZero();
        var proof = java.util.Objects.requireNonNull(stands.answer());
        assertThat(answering.proof(desk, number, proof).name()).isEqualTo("b.txt");
        var other = running(product(), "1");
        assertThatThrownBy(() -> answering.answer(
                        other.owner(), number, row.id(), new AnsweringAdvisories.Answer("fixed", "x", null), null))
                .isInstanceOf(NotVisible.class);
        assertThat(answering.acknowledge(who.owner(), number)).as("again").isZero();
    }

    @Test
    void theLateAreRemindedOnceADayAndThenTheBodyAboveGetsALetter() {
        var parent = world.organisation("Bộ Cấp trên", null);
        var who = running(product(), "1", parent);
        var done = running(who.product(), "1", parent);
        var desk = desk();
        var number = issue(desk, typed(who.product(), "", "", ""));
        assertThat(chasing.preview(desk, number).late()).as("not late yet").isEmpty();
        makeLate(number);
        answer(done, number, "fixed", "xong", null);
        assertThat(chasing.preview(desk, number).late())
                .extracting(ChasingAdvisories.Late::code)
                .containsExactly(who.body().code());
        assertThat(chasing.preview(desk, number).letters())
                .as("not before a reminder")
                .isEmpty();
        assertThat(chasing.remind(desk, number)).isEqualTo(1);
        assertThat(chasing.remind(desk, number)).as("the same day").isZero();
        assertThat(chasing.write(desk, number)).as("reminded only today").isZero();
        transaction.executeWithoutResult(
                _ -> db.sql("update advisory_reminder set day = day - 1").update());
        assertThat(chasing.preview(desk, number).letters())
                .extracting(letter -> letter.to().code())
                .containsExactly(parent.code());
        assertThat(chasing.write(desk, number)).isEqualTo(1);
        assertThat(chasing.write(desk, number)).as("the same day").isZero();
        var head = world.viewer(Role.HEAD, parent);
        var id = advisories.read(head, number).advisory().id();
        var letter = chasing.listLetters(head, id).getFirst();
        assertThat(new String(chasing.letter(head, number, letter.id()), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
        assertThatThrownBy(() -> chasing.letter(who.owner(), number, letter.id()))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void theIssuedDocumentIsSoundCsafAndSaysTheSame() {
        var who = running(product(), "8.6");
        var desk = desk();
        var old = issue(desk, typed(who.product(), "<8.6.1", "", ""));
        var number = issue(desk, typed(who.product(), ">=8.0, <8.7", "yes", old));
        var document = advisories.document(desk, number);
        var read = ((CsafFile.Result.Accepted) csaf.read(new ByteArrayInputStream(document))).advisory();
        assertThat(read.id()).isEqualTo(number);
        assertThat(read.title()).isEqualTo("Cảnh báo thử");
        assertThat(read.steps()).containsExactly("Cập nhật.", "Xác nhận.");
        assertThat(read.exploited()).isTrue();
        assertThat(read.products())
                .containsExactly(new CsafProduct(
                        "Minh họa", who.product(), "vers:generic/>=8.0|<8.7", true, CsafProduct.Status.AFFECTED));
        var again = (Outcome.Done) writing.writeFromCsaf(desk, new ByteArrayInputStream(document));
        var draft = advisories.readDraft(desk, again.id());
        assertThat(draft.products().getFirst().versions().holds("8.6")).isTrue();
        assertThat(draft.products().getFirst().versions().holds("8.7")).isFalse();
        assertThat(writing.writeFromCsaf(desk, new ByteArrayInputStream(document)))
                .as("the same file leads to the same draft")
                .isEqualTo(again);
    }

    @Test
    void aVexFileMakesADraftThatReachesNobodyWhoIsNotAffected() throws IOException {
        var desk = desk();
        var file = Files.readAllBytes(Path.of("src/test/resources/csaf/sec-vex-2022-0001.json"));
        var id = ((Outcome.Done) writing.writeFromCsaf(desk, new ByteArrayInputStream(file))).id();
        assertThat(advisories.readDraft(desk, id).products())
                .extracting(Advisory.Meant::status)
                .containsExactly("not_affected");
        assertThat(issuing.listBodies(desk, id)).isEmpty();
    }

    @Test
    void theCatalogueTwiceChangesNothingAndWhatIsRunHereComesFirst() throws IOException {
        var who = running("Exchange", "2019");
        entering.add(who.owner(), who.system(), new TypedProduct("MS", "Exchange", "2019"));
        var desk = desk();
        var file = AdvisoryRulesTest.kev();
        kev.bringIn(desk, new ByteArrayInputStream(file));
        assertThat(kev.bringIn(desk, new ByteArrayInputStream(file)))
                .isEqualTo(new ImportingKev.Result.Kept("2025.08.25", 0, 0, 1_404));
        var first = kev.list(desk, new KevRows.Filter("exchange", false), 0, 5).getFirst();
        assertThat(first.entry().key()).isEqualTo("microsoft/exchange-server");
        assertThat(first.systems()).isPositive();
        assertThat(kev.listMatched(desk))
                .extracting(ImportingKev.Matched::cve)
                .contains(first.entry().cve());
        var draft = (Outcome.Done) writing.writeFromKev(desk, first.entry().cve());
        assertThat(writing.writeFromKev(desk, first.entry().cve())).isEqualTo(draft);
        assertThat(issuing.listBodies(desk, draft.id())).contains(who.body().code());
        assertThatThrownBy(() -> writing.writeFromKev(desk, "CVE-1999-0000")).isInstanceOf(NotVisible.class);
    }

    @Test
    void aDraftThatSomebodyElseChangedIsNotOverwritten() {
        var desk = desk();
        var id = write(desk, typed(product(), "", "yes", ""));
        assertThat(writing.change(desk, id, 1, typed(product(), "", "yes", ""))).isInstanceOf(Outcome.Done.class);
        assertThat(codes(writing.change(desk, id, 1, typed(product(), "", "yes", ""))))
                .containsExactly("advisory.problem.meanwhile");
        assertThat(codes(issuing.issue(desk, id, 1))).contains("advisory.problem.meanwhile");
        var wrong = new Typed("", "", "", "", "", "", "worst", "", "CVE-1", "yes", "CB-1", "a | b | >1\n!!", "");
        assertThat(codes(writing.write(desk, wrong)))
                .contains(
                        "advisory.problem.missing",
                        "advisory.problem.steps",
                        "advisory.problem.severity",
                        "advisory.problem.cve",
                        "advisory.problem.supersedes",
                        "advisory.problem.range",
                        "advisory.problem.product");
    }

    @Test
    void whatIsForEveryoneIsOnThePublicSiteUntilItIsReplaced() {
        var desk = desk();
        var number = issue(desk, typed(product(), "", "yes", ""));
        assertThat(listed(number)).hasSize(1);
        var warning = listed(number).getFirst();
        assertThat(warning.urgency()).isEqualTo(PublicWarnings.Urgency.URGENT);
        assertThat(warning.stepsEn()).containsExactly("Update.", "Confirm.");
        assertThat(warning.sha256())
                .isEqualTo(advisories.read(desk, number).advisory().issued().sha256());
        issue(desk, typed(product(), "", "yes", number));
        assertThat(listed(number)).isEmpty();
    }

    private List<PublicWarnings.Warning> listed(String number) {
        return warnings.stream()
                .flatMap(room -> room.listPublic().stream())
                .filter(one -> one.number().equals(number))
                .toList();
    }

    @Test
    void aWitnessTellsWhatWasOpenAtAnInstant() {
        var who = running(product(), "1");
        var before = clock.instant();
        var desk = desk();
        var number = issue(desk, typed(who.product(), "", "", ""));
        var unanswered = clock.instant();
        answer(who, number, "fixed", "xong", null);
        assertThat(known(who, before)).isEmpty();
        assertThat(known(who, unanswered)).containsExactly(number);
        assertThat(known(who, clock.instant())).isEmpty();
    }

    private List<String> known(Running who, java.time.Instant at) {
        return witnesses.stream()
                .flatMap(one -> one.listKnown(who.owner(), who.body().id(), who.systemId(), at).stream())
                .filter(one -> one.section().equals("advisory.witness.unanswered"))
                .map(Witnessing.Testimony::code)
                .toList();
    }

    private static final String SIGNS = """
            ipv4 | 192.0.2.44 | =HYPERLINK("http://x.test")
            IPV6 | 2001:DB8::44

            domain | mã-độc.example.com
            url | https://tai-ve.test/a?b=c | @SUM(1)
            sha256 | %s
            email | ho-tro@example.com
            file | C:\\Temp\\a, "b".bin
            ipv4 | 192.0.2.44 | =HYPERLINK("http://x.test")
            """.formatted("0".repeat(64));

    @Test
    void indicatorsAreReadIssuedAndTakenBackFromTheDocument() {
        var product = product();
        running(product, "1");
        var desk = desk();
        var number = issue(desk, typed(product, "", "yes", "").withIndicators(SIGNS));
        var indicators = advisories.read(desk, number).advisory().indicators();
        assertThat(indicators)
                .extracting(Indicator::line)
                .startsWith("ipv4 | 192.0.2.44 | =HYPERLINK(\"http://x.test\")", "ipv6 | 2001:db8::44")
                .hasSize(7);
        assertThat(listed(number).toString()).as("the public warning").doesNotContain("192.0.2.44");
        var document = new String(advisories.document(desk, number), StandardCharsets.UTF_8)
                .replace(number, number + "-" + product.hashCode());
        var again = writing.writeFromCsaf(desk, new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(advisories.readDraft(desk, ((Outcome.Done) again).id()).indicators())
                .isEqualTo(indicators);
        var broken = document.replace(number, number + "-b").replace("ipv4 | 192.0.2.44", "ipv4 | 192.0.2.444");
        assertThat(codes(
                        writing.writeFromCsaf(desk, new ByteArrayInputStream(broken.getBytes(StandardCharsets.UTF_8)))))
                .containsExactly("advisory.problem.indicator");
    }

    @Test
    void eachWrongIndicatorIsNamedWithItsLine() {
        var wrong = """
                ipv4 | 192.0.2.44
                ipv4 | 192.0.2.256
                ipv4 | 010.0.2.1

                ipv6 | 192.0.2.1
                ipv6 | ::1%eth0
                domain | localhost
                url | javascript:alert(1)
                url | https://
                sha256 | 00
                email | nobody
                file |
                registry | HKLM
                192.0.2.1
                """;
        var outcome = (Outcome.Refused)
                writing.write(desk(), typed(product(), "", "yes", "").withIndicators(wrong));
        assertThat(outcome.problems())
                .allMatch(problem -> problem.code().equals("advisory.problem.indicator"))
                .extracting(problem -> problem.args().getFirst())
                .containsExactly("2", "3", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14");
        var many = "ipv4 | 192.0.2.1\n".repeat(Typed.INDICATORS_MAX + 1);
        assertThat(codes(writing.write(desk(), typed(product(), "", "yes", "").withIndicators(many))))
                .containsExactly("advisory.problem.indicators");
    }
}
