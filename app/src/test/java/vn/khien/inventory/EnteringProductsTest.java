package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.ExtendedModelMap;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class EnteringProductsTest {
    private static final Path BILLS = Path.of("src/test/resources/cyclonedx");

    @Autowired
    private World world;

    @Autowired
    private EnteringProducts entering;

    @Autowired
    private ProductApi api;

    @Autowired
    private ProductPages pages;

    @Autowired
    private ImportingProducts importing;

    @Autowired
    private ProductWorkbook workbook;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    private Viewer owner(String name) {
        return world.viewer(Role.SYSTEM_OWNER, world.organisation(name, null));
    }

    private String system(Viewer owner, String name) {
        var facts = new SystemFacts(
                "", name, "", owner.organisation(), "", null, null, false, false, 2, Dossier.NONE, null, null, false);
        return ((RegisteringSystems.Outcome.Done) registering.register(owner, facts))
                .system()
                .code();
    }

    private EnteringProducts.Outcome add(Viewer owner, String system, String vendor, String name, String version) {
        return entering.add(owner, system, new TypedProduct(vendor, name, version));
    }

    private EnteringProducts.Outcome bringIn(Viewer owner, String system, byte[] bill) {
        return entering.bringIn(owner, system, new ByteArrayInputStream(bill));
    }

    private static String reason(EnteringProducts.Outcome outcome) {
        return ((EnteringProducts.Outcome.Refused) outcome)
                .problems()
                .getFirst()
                .code();
    }

    @Test
    void aProductIsEnteredOnceHoweverItIsWritten() {
        var owner = owner("Sở Sản phẩm");
        var system = system(owner, "Thư điện tử");
        assertThat(add(owner, system, "Microsoft", "Exchange", "2019"))
                .isEqualTo(new EnteringProducts.Outcome.Done(1, 0, 0));
        assertThat(add(owner, system, "Microsoft Corp.", "Microsoft Exchange Server", "2019"))
                .as("the same by the alias table")
                .isEqualTo(new EnteringProducts.Outcome.Done(0, 0, 0));
        var products = entering.read(owner, system).products();
        assertThat(products).extracting(Product::key).containsExactly("microsoft/exchange-server");
        entering.end(owner, system, products.getFirst().id());
        assertThat(entering.read(owner, system).products()).isEmpty();
        assertThatThrownBy(() -> entering.end(owner, system, -1)).isInstanceOf(NotVisible.class);
    }

    @Test
    void whatIsWrongIsNamedAndAStrangerSeesNothing() {
        var owner = owner("Sở Sai");
        var system = system(owner, "Hệ thống");
        var refused = (EnteringProducts.Outcome.Refused) add(owner, system, "x".repeat(201), "\u0301", "1".repeat(101));
        assertThat(refused.problems()).extracting(Problem::place).containsExactly("name", "vendor", "version");
        var stranger = owner("Sở Lạ");
        assertThatThrownBy(() -> add(stranger, system, "a", "b", "1")).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> entering.read(stranger, system).products()).isInstanceOf(NotVisible.class);
        add(owner, system, "a", "b", "1");
        Integer seen = transaction.execute(_ -> {
            wall.stand(stranger.scope());
            return db.sql("select count(*)::int from system_product p")
                    .query(Integer.class)
                    .single();
        });
        assertThat(seen).as("the second wall").isZero();
    }

    @Test
    void aBillOfMaterialsReplacesTheEarlierOneAndTheSameAgainChangesNothing() throws IOException {
        var owner = owner("Sở SBOM");
        var system = system(owner, "Cổng");
        add(owner, system, "Minh họa", "MailServer", "8.6");
        var laravel = Files.readAllBytes(BILLS.resolve("laravel-7.12.0.bom.1.4.json"));
        var first = (EnteringProducts.Outcome.Done) bringIn(owner, system, laravel);
        assertThat(first.added()).isGreaterThan(50);
        assertThat(bringIn(owner, system, laravel)).isEqualTo(new EnteringProducts.Outcome.Done(0, 0, 0));
        var log4j = Files.readAllBytes(BILLS.resolve("cyclonedx-nested-component-log4j.json"));
        var second = (EnteringProducts.Outcome.Done) bringIn(owner, system, log4j);
        assertThat(second.ended()).isEqualTo(first.added());
        assertThat(entering.read(owner, system).products())
                .extracting(Product::key)
                .contains("apache/log4j2", "minh-hoa/mailserver");
    }

    @Test
    void filesThatListNoSoftwareAreRefusedWithTheReason() throws IOException {
        var owner = owner("Sở Tệp lạ");
        var system = system(owner, "Cổng");
        var reasons = new ArrayList<String>();
        for (var name : List.of("cbom-certificate", "saasbom", "vex-case-2", "cern-vdm-editor")) {
            reasons.add(reason(bringIn(owner, system, Files.readAllBytes(BILLS.resolve(name + ".json")))));
        }
        assertThat(reasons)
                .containsExactly(
                        "inventory.problem.cyclonedx.no-software",
                        "inventory.problem.cyclonedx.services",
                        "inventory.problem.cyclonedx.vex",
                        "inventory.problem.cyclonedx.version");
        assertThat(entering.read(owner, system).products()).isEmpty();
    }

    @Test
    void hostileFilesEndInASentence() {
        var owner = owner("Sở Tệp xấu");
        var system = system(owner, "Cổng");
        var head = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"components\":";
        var nested = head + "[{\"type\":\"library\",\"name\":\"a\",\"components\":".repeat(10_000);
        assertThat(reason(bringIn(owner, system, nested.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("page.problem.json.too-deep");
        assertThat(reason(bringIn(owner, system, (head + "[").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("page.problem.json.cut");
        assertThat(reason(bringIn(owner, system, (head + "[]}").getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("page.problem.json.encoding");
        assertThat(reason(bringIn(
                        owner,
                        system,
                        (head + "[{\"type\":\"spell\",\"name\":\"a\"}]}").getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("inventory.problem.cyclonedx.type");
        assertThat(reason(bringIn(owner, system, new byte[21 * 1024 * 1024]))).isEqualTo("page.problem.json.too-large");
    }

    @Test
    void aBillOfAnUnknownVersionOrWithAKeyTwiceIsRefusedAndAReferenceTwiceEntersAProductOnce() {
        var owner = owner("Sở Tệp lặp");
        var system = system(owner, "Cổng");
        var bill = """
                {"bomFormat":"CycloneDX","specVersion":"1.5","components":[
                  {"type":"library","bom-ref":"a","name":"log4j-core","version":"2.14.1"},
                  {"type":"library","bom-ref":"a","name":"log4j-core","version":"2.14.1"}]}""";
        assertThat(reason(bringIn(owner, system, bytes(bill.replace("\"1.5\"", "\"9.9\"")))))
                .isEqualTo("inventory.problem.cyclonedx.version");
        assertThat(reason(bringIn(owner, system, bytes(bill.replaceFirst("\\{", "{\"bomFormat\":\"CycloneDX\",")))))
                .isEqualTo("page.problem.json.duplicate");
        bringIn(owner, system, bytes(bill));
        assertThat(entering.read(owner, system).products()).hasSize(1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aWorkbookGoesRoundAndDifferencesWaitForConfirmation() throws IOException {
        var owner = owner("Sở Excel");
        var system = system(owner, "Thư");
        add(owner, system, "Minh họa", "MailServer", "8.6");
        add(owner, system, "Minh họa", "Webmail", "2");
        var same = (ImportingProducts.Result.Compared)
                importing.compare(owner, "mau.xlsx", new ByteArrayInputStream(workbook.write(owner)));
        assertThat(importing.read(owner, same.id()))
                .matches(found -> found.unchanged() == 2 && found.added() + found.changed() + found.ended() == 0);

        var rows = List.of(
                List.of(system, "Minh họa", "MailServer", "8.7", ""),
                List.of(system, "Minh họa", "Webmail", "2", "Có"),
                List.of(system, "", "=1+1 Portal", "", ""));
        var compared = (ImportingProducts.Result.Compared)
                importing.compare(owner, "sua.xlsx", new ByteArrayInputStream(sheet(rows)));
        var found = importing.read(owner, compared.id());
        assertThat(found.problems()).isEmpty();
        assertThat(List.of(found.added(), found.changed(), found.ended())).containsExactly(1, 1, 1);
        assertThat(entering.read(owner, system).products()).hasSize(2);
        assertThat(importing.confirm(owner, compared.id())).isInstanceOf(ImportingProducts.Confirmation.Written.class);
        assertThat(importing.confirm(owner, compared.id())).isInstanceOf(ImportingProducts.Confirmation.Written.class);
        assertThat(entering.read(owner, system).products())
                .extracting(product -> product.name() + " " + product.version())
                .containsExactly("=1+1 Portal ", "MailServer 8.7");
        assertThatThrownBy(() -> importing.read(owner("Sở Tò mò"), compared.id()))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void rowsOfForeignSystemsAndDoubledRowsAreNamedAndNothingIsWritten() throws IOException {
        var owner = owner("Sở Dòng sai");
        var system = system(owner, "Thư");
        var foreign = system(owner("Sở Người khác"), "Thư");
        var rows = List.of(
                List.of(foreign, "a", "b", "1", ""),
                List.of(system, "a", "b", "1", ""),
                List.of(system, "A", "B", "1", ""),
                List.of(system, "a", "", "1", ""));
        var compared = (ImportingProducts.Result.Compared)
                importing.compare(owner, "sai.xlsx", new ByteArrayInputStream(sheet(rows)));
        assertThat(importing.read(owner, compared.id()).problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("2:code", "4:name", "5:name");
        assertThat(importing.confirm(owner, compared.id())).isInstanceOf(ImportingProducts.Confirmation.Refused.class);
        assertThat(entering.read(owner, system).products()).isEmpty();
    }

    @Test
    void ofAFileThatBreaksOffNothingIsKept() throws IOException {
        var owner = owner("Sở Tệp hỏng");
        var rows = List.of(List.of(system(owner, "Thư"), "a", "b", "1", ""));
        var damaged = DamagedWorkbook.breakingOffAt(60, sheet(rows));
        assertThat(importing.compare(owner, "hong.xlsx", new ByteArrayInputStream(damaged)))
                .isInstanceOf(ImportingProducts.Result.Unreadable.class);
        assertThat(db.sql("select count(*) from product_import where person = :by")
                        .param("by", owner.person())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static byte[] sheet(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            for (int column = 0; column < ProductWorkbook.COLUMNS.headers().size(); column++) {
                sheet.value(0, column, ProductWorkbook.COLUMNS.headers().get(column));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    private long countReadings(Viewer owner) {
        return db.sql("select count(*) from audit_entry where person = :person and act = 'inventory.read'")
                .param("person", owner.person())
                .query(Long.class)
                .single();
    }

    @Test
    void readingLeavesOneEntryWhicheverWayItIsDone() {
        var owner = owner("Sở Đọc sản phẩm");
        var system = system(owner, "Thư điện tử");
        api.list(owner, system, 200, 0);
        assertThat(countReadings(owner)).isEqualTo(1);
        pages.products(owner, system, new ExtendedModelMap());
        assertThat(countReadings(owner)).isEqualTo(2);
    }
}
