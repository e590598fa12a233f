package vn.khien.nation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.advisory.Advisories;
import vn.khien.advisory.AnsweringAdvisories;
import vn.khien.advisory.ImportingKev;
import vn.khien.advisory.IssuingAdvisories;
import vn.khien.advisory.Outcome;
import vn.khien.advisory.Reached;
import vn.khien.advisory.Typed;
import vn.khien.advisory.WritingAdvisories;
import vn.khien.inventory.EnteringProducts;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.inventory.TypedProduct;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.VietnamTime;

/// Four advisories of April 2024 about products that do not exist: one that was replaced, one that is overdue, one like
/// an entry of KEV, and a draft; answered in every way. The account `desk` is the warning desk.
@Component
class Warning {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 22);
    private static final String VENDOR = "Minh họa";
    private static final String MAIL = "MailServer";
    private static final String PORTAL = "Cổng tin";
    private static final String FIREWALL = "Tường lửa";
    private static final List<String> MAIL_VERSIONS =
            List.of("8.6", "8.6", "8.6", "8.5", "8.4", "8.7", "", "8.6", "8.6.2", "8.7.1");
    /// A province that has named no product yet.
    private static final String WITHOUT = "BKN";

    private static final String ALWAYS = "LDG";

    private static final String KEV_LIKE = """
            {"title": "Illustrative catalogue", "catalogVersion": "2024.04.24", "dateReleased": "2024-04-24T01:00:00Z",
             "count": 2, "vulnerabilities": [
              {"cveID": "CVE-2024-99001", "vendorProject": "Minh họa", "product": "Cổng tin",
               "vulnerabilityName": "Cổng tin Minh họa Deserialization Vulnerability", "dateAdded": "2024-04-24",
               "shortDescription": "Cổng tin Minh họa reads objects from strangers (fictional content).",
               "requiredAction": "Apply updates per vendor instructions.", "dueDate": "2024-04-27",
               "knownRansomwareCampaignUse": "Known", "notes": "Fictional.", "cwes": ["CWE-502"]},
              {"cveID": "CVE-2024-99003", "vendorProject": "Minh họa", "product": "Máy in mạng",
               "vulnerabilityName": "Máy in mạng Minh họa Command Injection Vulnerability", "dateAdded": "2024-04-20",
               "shortDescription": "The printer runs what it is sent (fictional content).",
               "requiredAction": "Discontinue use of the product.", "dueDate": "2024-05-11",
               "knownRansomwareCampaignUse": "Unknown", "notes": "Fictional.", "cwes": []}]}
            """;

    /// Addresses of RFC 5737 and RFC 3849, names of RFC 2606: nobody's.
    private static final String INDICATORS = """
            ipv4 | 192.0.2.44 | máy chủ điều khiển (giả định)
            ipv4 | 198.51.100.7 | quét cổng 7071 (giả định)
            ipv6 | 2001:db8::44 | máy chủ điều khiển (giả định)
            domain | cap-nhat.example.com | phát tán tệp (giả định)
            url | https://tai-ve.test/va-loi.bin | tệp độc hại (giả định)
            sha256 | %s | va-loi.bin (giả định)
            email | ho-tro@example.com | thư lừa (giả định)
            file | C:\\Temp\\va-loi.bin | tệp để lại trên máy (giả định)
            """.formatted("0".repeat(64));

    private final Organisations organisations;
    private final People people;
    private final Systems systems;
    private final EnteringProducts entering;
    private final WritingAdvisories writing;
    private final ImportingKev kev;
    private final IssuingAdvisories issuing;
    private final Advisories advisories;
    private final AnsweringAdvisories answering;
    private final Wall wall;
    private final Calendar calendar;

    Warning(
            Organisations organisations,
            People people,
            Systems systems,
            EnteringProducts entering,
            WritingAdvisories writing,
            ImportingKev kev,
            IssuingAdvisories issuing,
            Advisories advisories,
            AnsweringAdvisories answering,
            Wall wall,
            Calendar calendar) {
        this.organisations = organisations;
        this.people = people;
        this.systems = systems;
        this.entering = entering;
        this.writing = writing;
        this.kev = kev;
        this.issuing = issuing;
        this.advisories = advisories;
        this.answering = answering;
        this.wall = wall;
        this.calendar = calendar;
    }

    /// @param bodies codes of bodies that have a focal point
    void make(List<String> bodies, SplittableRandom chance, Names names, String passwordHash) {
        Organisation ministry = organisations.findByCode("BTTTT", DAY).orElseThrow();
        people.engage("desk", Role.WARNING_DESK, ministry, names.next(), passwordHash);
        var desk = people.viewer("desk");
        turn(LocalDate.of(2024, 4, 12).atTime(9, 0));
        declareProducts(chance);
        turn(LocalDate.of(2024, 4, 15).atTime(10, 20));
        var first = issue(desk, writing.write(desk, mail("", "<8.6", "high", "")));
        turn(DAY.atTime(17, 30));
        var second = issue(desk, writing.write(desk, mail(first, ">=8.0, <8.7", "critical", "yes")));
        turn(LocalDate.of(2024, 4, 24).atTime(8, 40));
        kev.bringIn(desk, new ByteArrayInputStream(KEV_LIKE.getBytes(StandardCharsets.UTF_8)));
        var third = issue(desk, withIndicators(desk, writing.writeFromKev(desk, "CVE-2024-99001")));
        writing.write(desk, firewall());
        answer(desk, second, bodies, DAY.atTime(17, 40), 9, chance);
        answer(desk, third, bodies, LocalDate.of(2024, 4, 24).atTime(8, 50), 3, chance);
    }

    private void turn(LocalDateTime local) {
        calendar.turnTo(at(local));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(VietnamTime.ZONE).toInstant();
    }

    private void declareProducts(SplittableRandom chance) {
        wall.nation();
        var entries = new ArrayList<EnteringProducts.Entry>();
        for (var system : systems.list(Scope.NATION)) {
            var declared = system.ownerCode().startsWith(ALWAYS) || chance.nextInt(4) == 0;
            if (declared && !system.ownerCode().startsWith(WITHOUT)) {
                products(system, chance).forEach(one -> entries.add(new EnteringProducts.Entry(system.id(), one)));
            }
        }
        entering.addAll(people.viewer("analyst"), entries);
    }

    private static List<TypedProduct> products(InformationSystem system, SplittableRandom chance) {
        if (system.name().contains("thư điện tử")) {
            var version = MAIL_VERSIONS.get(chance.nextInt(MAIL_VERSIONS.size()));
            return List.of(new TypedProduct(VENDOR, MAIL, version));
        }
        if (system.name().startsWith("Cổng thông tin")) {
            return List.of(new TypedProduct(VENDOR, PORTAL, chance.nextInt(3) == 0 ? "" : "5." + chance.nextInt(4)));
        }
        if (system.name().startsWith("Hệ thống giám sát")) {
            return List.of(new TypedProduct(VENDOR, FIREWALL, "3." + chance.nextInt(3)));
        }
        return chance.nextInt(6) == 0
                ? List.of(new TypedProduct(VENDOR, "Cơ sở dữ liệu", "14." + chance.nextInt(9)))
                : List.of();
    }

    private Outcome withIndicators(Viewer desk, Outcome written) {
        var draft = advisories.readDraft(desk, ((Outcome.Done) written).id());
        return writing.change(desk, draft.id(), draft.version(), Typed.of(draft).withIndicators(INDICATORS));
    }

    private String issue(Viewer desk, Outcome written) {
        var id = ((Outcome.Done) written).id();
        var version = advisories.readDraft(desk, id).version();
        if (!(issuing.issue(desk, id, version) instanceof Outcome.Done)) {
            throw new IllegalStateException("an advisory of the demonstration was refused");
        }
        return advisories.readDraft(desk, id).issued().number();
    }

    private static Typed mail(String supersedes, String versions, String severity, String everyone) {
        return new Typed(
                "Lỗ hổng máy chủ thư MailServer Minh họa đang bị khai thác",
                "A vulnerability in the mail server MailServer Minh họa is being exploited",
                "Kẻ tấn công chạy được lệnh trên máy chủ thư qua mô đun chuyển đổi tệp (nội dung giả định).",
                "Attackers run commands on the mail server through its file conversion module (fictional content).",
                """
                Cập nhật máy chủ thư lên phiên bản 8.7 trở lên.
                Nếu chưa cập nhật được: tắt mô đun chuyển đổi tệp, chặn cổng 7071 từ Internet.
                Rà nhật ký từ 01/04 theo dấu hiệu kèm theo.
                Xác nhận tại đây trước hạn.
                """,
                """
                Update the mail server to version 8.7 or later.
                If that cannot be done yet: switch off the file conversion module, block port 7071 from the Internet.
                Look through the logs from 01/04 for the signs given.
                Confirm here before the deadline.
                """,
                severity,
                "yes",
                "CVE-2024-99002",
                everyone,
                supersedes,
                VENDOR + " | " + MAIL + " | " + versions,
                INDICATORS);
    }

    private static Typed firewall() {
        return new Typed(
                "Tường lửa Minh họa: tài khoản mặc định",
                "Firewall Minh họa: a default account",
                "Một số bản cài đặt còn tài khoản mặc định (nội dung giả định, đang soạn).",
                "Some installations still have a default account (fictional content, being written).",
                "Đổi mật khẩu tài khoản quản trị.",
                "Change the administrator's password.",
                "medium",
                "",
                "",
                "",
                "",
                VENDOR + " | " + FIREWALL + " | ",
                "");
    }

    /// Bodies read within a day; of those, most handle it in one of the ways that there are.
    ///
    /// @param readers of ten bodies
    private void answer(
            Viewer desk, String number, List<String> bodies, LocalDateTime from, int readers, SplittableRandom chance) {
        var reached = new LinkedHashMap<String, List<Reached>>();
        for (var row : advisories.read(desk, number).rows()) {
            var top = row.organisationCode().split("-", 2)[0];
            reached.computeIfAbsent(top, _ -> new ArrayList<>()).add(row);
        }
        for (Map.Entry<String, List<Reached>> one : reached.entrySet()) {
            var hours = 26 * chance.nextDouble() * chance.nextDouble();
            var reads = chance.nextInt(10) < readers && hours < 16;
            if (reads && bodies.contains(one.getKey()) && !one.getKey().equals(ALWAYS)) {
                turn(from.plusSeconds((long) (hours * 3600)));
                var focal = people.viewer("focal." + one.getKey());
                answering.acknowledge(focal, number);
                if (chance.nextInt(10) < 7) {
                    answer(focal, number, one.getValue().getFirst(), chance);
                }
            }
        }
    }

    private void answer(Viewer focal, String number, Reached row, SplittableRandom chance) {
        var pick = chance.nextInt(12);
        var evidence = pick < 3
                ? new AnsweringAdvisories.Evidence(
                        "phien-ban.txt",
                        new ByteArrayInputStream(
                                "Phiên bản sau cập nhật: 8.7 (minh họa)\n".getBytes(StandardCharsets.UTF_8)))
                : null;
        answering.answer(focal, number, row.id(), given(pick), evidence);
    }

    private static AnsweringAdvisories.Answer given(int pick) {
        if (pick < 8) {
            return new AnsweringAdvisories.Answer("fixed", "Đã cập nhật và khởi động lại (minh họa).", null);
        }
        if (pick < 9) {
            return new AnsweringAdvisories.Answer("not_affected", "Mô đun này không được cài (minh họa).", null);
        }
        return pick < 10
                ? new AnsweringAdvisories.Answer("mitigated", "Đã tắt mô đun, chặn cổng (minh họa).", null)
                : new AnsweringAdvisories.Answer(
                        "planned", "Chờ nhà thầu cập nhật ngoài giờ (minh họa).", LocalDate.of(2024, 4, 28));
    }
}
