package vn.khien.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.khien.platform.Deadline;

class AdvisoryRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<8.7; 8.6.9; true",
                "<8.7; 8.7; false",
                "<= 8.6; 8.6; true",
                "<=8.6; 8.6.1; false",
                "8.6; 8.6.0; true",
                "8.6; 8.5; false",
                ">=8.0, <8.7; 8.0; true",
                ">=8.0, <8.7; 7.9; false",
                ">=8.0 <8.7; 8.10; false",
                "8.0 - 8.6; 8.3; true",
                "8.0 đến 8.6; 8.7; false",
                "vers:generic/>=8.0|<8.7; 8.6; true",
                "'vers:generic/*'; 1; true",
                "''; 1; true",
                "<8.7; 8.7-rc1; true"
            })
    void aRangeHoldsTheVersionsThatItSays(String range, String version, boolean held) {
        assertThat(VersionRange.read(range).orElseThrow().holds(version)).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"all but the last", ">8.0", "!=8.6", "8.6, 8.7", "<", "–"})
    void whatIsNotUnderstoodIsNotGuessed(String range) {
        assertThat(VersionRange.read(range)).isEmpty();
    }

    @Property
    void noTextBreaksTheReader(@ForAll String text) {
        assertThat(VersionRange.read(text)).isNotNull();
    }

    @Test
    void theLastDayFollowsFromSeverityAndExploitationAndAnEarlierOneOfTheSource() {
        var rules = new AdvisoryDueRules();
        var day = LocalDate.of(2024, 4, 22);
        assertThat(rules.due(Severity.CRITICAL, true, day, null).lastDay()).isEqualTo(LocalDate.of(2024, 4, 24));
        assertThat(rules.due(Severity.LOW, false, day, null).lastDay()).isEqualTo(day.plusDays(90));
        assertThat(rules.due(Severity.HIGH, true, day, day.plusDays(1)))
                .isEqualTo(new AdvisoryDueRules.Due(day.plusDays(1), AdvisoryDueRules.OF_SOURCE));
        assertThat(rules.due(Severity.HIGH, true, day, day.plusDays(30)).lastDay())
                .isEqualTo(day.plusDays(5));
        assertThat(rules.due(Severity.HIGH, true, day, day.minusDays(1)).lastDay())
                .as("a day of the past is no deadline")
                .isEqualTo(day.plusDays(5));
        for (var severity : Severity.values()) {
            assertThat(rules.find(rules.due(severity, true, day, null).rule())).isPresent();
            assertThat(rules.find(rules.due(severity, false, day, null).rule())).isPresent();
        }
    }

    private static final Instant DUE = Instant.parse("2024-04-24T17:00:00Z");
    private static final Deadline DEADLINE = Deadline.by(LocalDate.of(2024, 4, 24));

    private static Reached row(
            long body, @Nullable Instant read, @Nullable String value, @Nullable LocalDate notBefore) {
        return new Reached(
                body,
                body,
                "B" + body,
                "B",
                "B",
                "S",
                "S",
                2,
                "version",
                "p",
                "1",
                "<2",
                DUE.minusSeconds(86_400),
                read,
                null,
                value,
                "",
                notBefore,
                null,
                null);
    }

    @Test
    void lateIsWhatIsNotDoneAfterTheLastDayUnlessALaterDayWasGiven() {
        assertThat(row(1, null, null, null).overdue(DUE.minusMillis(1), DEADLINE))
                .isFalse();
        assertThat(row(1, null, null, null).overdue(DUE, DEADLINE)).isTrue();
        assertThat(row(1, null, "mitigated", null).overdue(DUE, DEADLINE)).isTrue();
        assertThat(row(1, null, "fixed", null).overdue(DUE, DEADLINE)).isFalse();
        assertThat(row(1, null, "not_affected", null).state(DUE, DEADLINE)).isEqualTo("done");
        var planned = row(1, null, "planned", LocalDate.of(2024, 4, 28));
        assertThat(planned.overdue(DUE, DEADLINE)).isFalse();
        assertThat(planned.overdue(Instant.parse("2024-04-28T16:59:59Z"), DEADLINE))
                .isFalse();
        assertThat(planned.overdue(Instant.parse("2024-04-28T17:00:00Z"), DEADLINE))
                .isTrue();
    }

    private static Advisory advisory(@Nullable String supersededBy) {
        var issue =
                new Advisory.Issue("CB-2024-001", DUE.minusSeconds(86_400), LocalDate.of(2024, 4, 24), "HXL-1", "00");
        return new Advisory(
                1,
                "t",
                "",
                "s",
                "",
                List.of("a"),
                List.of(),
                Severity.HIGH,
                true,
                List.of(),
                false,
                "own",
                "",
                "",
                null,
                null,
                "B",
                DUE,
                1,
                issue,
                supersededBy,
                List.of(),
                List.of());
    }

    @Test
    void theFunnelCountsBodiesAndTheSpreadCountsHours() {
        var issued = DUE.minusSeconds(86_400);
        var rows = List.of(
                row(1, issued.plusSeconds(1_800), "fixed", null),
                row(1, issued.plusSeconds(1_800), "planned", LocalDate.of(2024, 5, 1)),
                row(2, issued.plusSeconds(7_200), "not_affected", null),
                row(3, null, null, null),
                row(4, issued.plusSeconds(90_000), null, null));
        var funnel = Funnel.of(rows, advisory(null), DUE);
        assertThat(List.of(funnel.bodies(), funnel.systems(), funnel.read(), funnel.done(), funnel.overdue()))
                .containsExactly(4, 5, 3, 1, 2);
        assertThat(funnel.overdueUnread()).isEqualTo(1);
        assertThat(funnel.halfReadAfter()).hasHours(2);
        assertThat(List.of(funnel.count("done"), funnel.count("progress"), funnel.count("overdue")))
                .containsExactly(2, 1, 2);
        assertThat(funnel.spread()).extracting(Funnel.Spread::read).containsExactly(1, 2, 2);
        assertThat(Funnel.of(rows, advisory(null), issued.plusSeconds(7_200)).spread())
                .extracting(Funnel.Spread::read)
                .containsExactly(1, null, null);
        assertThat(Funnel.of(rows, advisory("CB-2024-002"), DUE).overdue())
                .as("nobody is chased for what was replaced")
                .isZero();
        assertThat(Funnel.of(List.of(), advisory(null), DUE).bodies()).isZero();
    }

    static byte[] kev() throws IOException {
        try (var in = new GZIPInputStream(
                Files.newInputStream(Path.of("src/test/resources/kev/known_exploited_vulnerabilities.json.gz")))) {
            return in.readAllBytes();
        }
    }

    private static KevReading.Result read(byte[] bytes) {
        return KevReading.read(new ByteArrayInputStream(bytes));
    }

    private static String reason(String text) {
        return ((KevReading.Result.Refused) read(text.getBytes(StandardCharsets.UTF_8)))
                .problems()
                .getFirst()
                .code();
    }

    @Test
    void theRealCatalogueIsReadWhole() throws IOException {
        var catalogue = (KevReading.Result.Catalogue) read(kev());
        assertThat(catalogue.version()).isEqualTo("2025.08.25");
        assertThat(catalogue.entries()).hasSize(1_404);
        assertThat(catalogue.entries()).filteredOn(KevEntry::ransomware).hasSize(293);
        assertThat(catalogue.entries().getFirst().key()).isEqualTo("git/git");
        assertThat(catalogue.entries().getFirst().dueOn()).isEqualTo(LocalDate.of(2025, 9, 15));
    }

    @Test
    void aDamagedCatalogueEndsInASentence() throws IOException {
        var good = new String(kev(), StandardCharsets.UTF_8);
        assertThat(reason(good.substring(0, 500_000))).isEqualTo("page.problem.json.cut");
        assertThat(reason(good.replace("2025.08.25", "next"))).isEqualTo("advisory.problem.kev-version");
        assertThat(reason(good.replace("\"catalogVersion\"", "\"v\""))).isEqualTo("advisory.problem.no-kev");
        assertThat(reason(good.replace("CVE-2025-43300", "CVE-2025-48384"))).isEqualTo("advisory.problem.kev-twice");
        assertThat(reason(good.replaceFirst("\"dueDate\": \"[^\"]+\"", "\"dueDate\": \"31.02.2025\"")))
                .isEqualTo("advisory.problem.kev-entry");
        assertThat(reason(good.replaceFirst("1404", "1405"))).isEqualTo("advisory.problem.kev-count");
        assertThat(((KevReading.Result.Refused) read(good.getBytes(StandardCharsets.UTF_16)))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo("page.problem.json.encoding");
        assertThat(((KevReading.Result.Refused) KevReading.read(endless()))
                        .problems()
                        .getFirst()
                        .code())
                .isEqualTo("page.problem.json.too-large");
    }

    /// 200 MB and more that are never there.
    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                java.util.Arrays.fill(buffer, from, from + length, (byte) ' ');
                return length;
            }
        };
    }
}
