package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.organisation.Organisations;
import vn.khien.support.KhienTest;

/// Real documents (Official Dispatch 149/CĐ-TTg of 2025, a report of 33/CĐ-TTg, Official Letter 6869/VPCP-KGVX,
/// Resolution 12/NQ-CP) are cut and read by the rules, without anybody's help.
@KhienTest
class ProposingTest {
    @Autowired
    Organisations organisations;

    static String text(String name) throws IOException {
        try (InputStream in = ProposingTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Obligation> propose(String text) {
        var head = Head.read(text);
        var on = head.signedOn() == null ? LocalDate.of(2024, 4, 7) : head.signedOn();
        return new Proposing(new BodyNames(organisations.listAll(on)), new DueReader(on))
                .propose(ClauseReader.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Các bộ rà soát trước ngày 30/4/2024.",
                "Các bộ rà soát, chậm nhất là ngày 30 tháng 4 năm 2024.",
                "Các bộ rà soát từ ngày 10/4/2024 đến ngày 30/4/2024."
            })
    void aDeadlineIsNoDayOfSigning(String text) {
        assertThat(Head.read(text).signedOn()).isNull();
        assertThat(Head.read("Số: 33/CĐ-TTg\n" + text + "\nHà Nội, ngày 07 tháng 4 năm 2024")
                        .signedOn())
                .isEqualTo(LocalDate.of(2024, 4, 7));
    }

    @Test
    void everyProposalQuotesItsClause() throws IOException {
        for (var name : List.of("cd-149-2025", "cd-33-2024-as-reported", "cv-6869-2021", "nq-12-2023")) {
            var text = text("/directives/" + name + ".vi.txt");
            var clauses = ClauseReader.read(text);
            for (var proposal : propose(text)) {
                assertThat(clauses.get(proposal.clause()).text()).contains(proposal.quote());
                proposal.addressees().forEach(addressee -> assertThat(text).contains(addressee.quote()));
                if (proposal.due().quote() != null) {
                    assertThat(proposal.quote()).contains(proposal.due().quote());
                }
            }
        }
    }

    @Test
    void dispatch149HasSixTasksWithTwoDeadlines() throws IOException {
        var text = text("/directives/cd-149-2025.vi.txt");
        var head = Head.read(text);
        assertThat(head.number()).isEqualTo("149/CĐ-TTg");
        assertThat(head.signedOn()).isEqualTo("2025-08-28");
        var clauses = ClauseReader.read(text);
        var proposals = propose(text);
        assertThat(proposals.stream()
                        .map(one -> clauses.get(one.clause()).number())
                        .distinct())
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(proposals.stream().map(one -> one.due().date()).filter(java.util.Objects::nonNull))
                .containsExactly(LocalDate.of(2025, 9, 2), LocalDate.of(2025, 8, 29));
    }

    @Test
    void theReportOfDispatch33TakesItsYearFromTheDateOfIssue() throws IOException {
        var proposals = propose(text("/directives/cd-33-2024-as-reported.vi.txt"));
        assertThat(proposals.stream().map(Obligation::due)).anySatisfy(due -> {
            assertThat(due.quote()).isEqualTo("trước ngày 30/4");
            assertThat(due.date()).isEqualTo("2024-04-30");
        });
    }

    @Test
    void theLetterToOneOfficeInventsNoDeadline() throws IOException {
        assertThat(propose(text("/directives/cv-6869-2021.vi.txt")).stream()
                        .map(one -> one.due().date()))
                .allMatch(java.util.Objects::isNull);
    }

    @Test
    void dispatch33BecomesObligationsOfEveryKind() throws IOException {
        var proposals = propose(text("/khien/demonstration/dispatch-33.vi.txt"));
        assertThat(proposals.stream().map(Obligation::kind).distinct())
                .containsExactlyInAnyOrder(Obligation.Kind.values());
        var review = proposals.stream().filter(Obligation::review).toList();
        assertThat(review).hasSize(1);
        assertThat(review.getFirst().due().instant()).hasToString("Optional[2024-04-29T17:00:00Z]");
        assertThat(review.getFirst().recipientName()).isEqualTo("Bộ Thông tin và Truyền thông");
        assertThat(review.getFirst().addressees().stream().map(Obligation.Addressee::code))
                .contains("ministry", "ministerial_agency", "government_agency", "province");
    }

    @Test
    void eachRowOfATableOfTasksIsAnObligationInTheWordsOfItsCells() throws IOException {
        var text = text("/directives/nq-12-2023.vi.txt");
        var tasks = propose(text).stream()
                .filter(one -> one.quote().contains(" | "))
                .toList();
        assertThat(tasks).extracting(Obligation::duty).hasSize(13).doesNotHaveDuplicates();
        assertThat(tasks.stream()
                        .filter(one -> one.duty().startsWith("Báo cáo tổng kết thi hành Luật Thủ đô"))
                        .toList())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.addressees())
                            .extracting(Obligation.Addressee::quote)
                            .containsExactly("Bộ Tư pháp");
                    assertThat(one.due()).isEqualTo(new Due(Due.Rule.BY, LocalDate.of(2022, 12, 31), "2022"));
                    assertThat(one.recipientName()).isEqualTo("Chính phủ");
                });
        assertThat(tasks.stream().map(Obligation::due))
                .contains(
                        new Due(Due.Rule.BY, LocalDate.of(2023, 6, 30), "Quý II/2023"),
                        new Due(Due.Rule.BY, LocalDate.of(2030, 12, 31), "2022-2030"));
        assertThat(tasks.stream()
                        .filter(one -> one.duty().startsWith("Kế hoạch di dời"))
                        .findFirst()
                        .orElseThrow()
                        .addressees())
                .extracting(Obligation.Addressee::quote)
                .containsExactly("Bộ Xây dựng", "Bộ Tài nguyên và Môi trường");
    }

    @Test
    void aTableThatNamesNobodyWhoLeadsHoldsNoTasks() {
        var text = """
                TT | Nội dung | Số tiền | Ghi chú
                1 | Mua sắm thiết bị cho Bộ Tư pháp | 12 | 2024
                """;
        assertThat(TaskTable.read(ClauseReader.read(text)).tasks()).isEmpty();
    }

    @Test
    void numbersAreReadThroughTheDamageOfPrint() throws IOException {
        text("/directives/document-numbers.tsv").lines().skip(1).forEach(line -> {
            var cells = line.split("\t");
            var seen = cells[0].replace("\\n", "\n").replaceFirst(" \\(.*", "");
            var expected = cells[1];
            assertThat(DocumentNumber.canonical(seen).orElse("(none)")).as(line).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "33/cd-ttg, 33/CĐ-TTg",
        "9/ct-ttg, 09/CT-TTg",
        "412/qđ-ubnd, 412/QĐ-UBND",
        "12/2022/tt-btttt, 12/2022/TT-BTTTT"
    })
    void aNumberTypedInSmallLettersIsWrittenProperly(String typed, String proper) {
        assertThat(DocumentNumber.canonical(typed)).contains(proper);
    }
}
