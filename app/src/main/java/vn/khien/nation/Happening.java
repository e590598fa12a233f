package vn.khien.nation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.incident.AsItWas;
import vn.khien.incident.Coordinating;
import vn.khien.incident.Incidents;
import vn.khien.incident.Learning;
import vn.khien.incident.NamingAdvisories;
import vn.khien.incident.Outcome;
import vn.khien.incident.Part;
import vn.khien.incident.Report;
import vn.khien.incident.ReportingIncidents;
import vn.khien.incident.Stating;
import vn.khien.incident.TippingOff;
import vn.khien.incident.Written;
import vn.khien.organisation.Organisations;
import vn.khien.platform.VietnamTime;

/// Twelve incidents of April 2024 at fictional bodies, at every stage: two serious, one with personal data, one that
/// two
/// people told, one with lessons.
@Component
class Happening {
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);
    private final Organisations organisations;
    private final People people;
    private final TippingOff tipping;
    private final ReportingIncidents reporting;
    private final Coordinating coordinating;
    private final NamingAdvisories naming;
    private final Incidents incidents;
    private final Stating stating;
    private final AsItWas asItWas;
    private final Learning learning;
    private final Calendar calendar;
    private final StruckBodies struck;

    Happening(
            Organisations organisations,
            People people,
            TippingOff tipping,
            ReportingIncidents reporting,
            Coordinating coordinating,
            NamingAdvisories naming,
            Incidents incidents,
            Stating stating,
            AsItWas asItWas,
            Learning learning,
            Calendar calendar,
            StruckBodies struck) {
        this.organisations = organisations;
        this.people = people;
        this.tipping = tipping;
        this.reporting = reporting;
        this.coordinating = coordinating;
        this.naming = naming;
        this.incidents = incidents;
        this.stating = stating;
        this.asItWas = asItWas;
        this.learning = learning;
        this.calendar = calendar;
        this.struck = struck;
    }

    /// @param above codes of provinces below which the fictional ones may stand
    void make(List<String> above, Names names, String passwordHash) {
        turn(14, 7, 0);
        var desk = organisations.findByCode("VNCERT-CC", APRIL).orElseThrow();
        people.engage("coordinator", Role.COORDINATOR, desk, names.next(), passwordHash);
        var police = organisations.findByCode("BCA", APRIL).orElseThrow();
        people.engage("coordinator.BCA", Role.COORDINATOR, police, names.next(), passwordHash);
        new Telling(struck.found(above, names, passwordHash)).all();
    }

    private void turn(int day, int hour, int minute) {
        calendar.turnTo(at(day, hour, minute));
    }

    private static Instant at(int day, int hour, int minute) {
        return APRIL.withDayOfMonth(day)
                .atTime(hour, minute)
                .atZone(VietnamTime.ZONE)
                .toInstant();
    }

    /// The twelve, in the order in which they were told.
    private final class Telling {
        private final List<StruckBodies.Struck> bodies;
        private final Viewer desk = people.viewer("coordinator");

        Telling(List<StruckBodies.Struck> bodies) {
            this.bodies = bodies;
        }

        void all() {
            var hospital = seriousWithPersonalData();
            toldTwice(hospital);
            closed();
            reportedLate();
            neverReported();
            dismissed();
            waitingForConfirmation();
            notSerious();
            seriousAndOpen();
            fresh();
            waiting(
                    24,
                    21,
                    15,
                    answers("fraud", "24/04/2024 20:50", "Một trang giả mạo cổng dịch vụ", "running", "unknown"));
            waiting(25, 8, 5, answers("other", "", "", "unknown", "unknown"));
        }

        private String code(int body) {
            return bodies.get(body - 1).code();
        }

        private String system(int body) {
            return bodies.get(body - 1).system();
        }

        private Viewer focal(int body) {
            return people.viewer("focal." + code(body));
        }

        private String report(int body, Map<String, String> answers) {
            return ((Outcome.Done) reporting.report(focal(body), "", answers, system(body))).code();
        }

        private void send(int body, String code, Part part, Report.Kind kind, Map<String, String> typed) {
            if (reporting.send(focal(body), code, part, kind, "", typed) instanceof Outcome.Refused(var problems)) {
                throw new IllegalStateException("report was refused: " + problems);
            }
        }

        private void confirm(Viewer receiver, String code) {
            incidents.listReports(receiver, code).stream()
                    .filter(one ->
                            one.kind() != Report.Kind.TIP && one.receipts().isEmpty())
                    .forEach(one -> reporting.confirm(receiver, code, one.id()));
        }

        private String tip(Map<String, String> answers) {
            return ((TippingOff.Told.Done) tipping.tell("192.0.2.1", "", answers)).code();
        }

        private void relate(String code, String advisory) {
            if (!(naming.name(desk, code, advisory) instanceof Outcome.Done)) {
                throw new IllegalStateException("advisory " + advisory + " was refused");
            }
        }

        private String seriousWithPersonalData() {
            turn(15, 8, 35);
            var first = answers("ransomware", "15/04/2024 08:10", "Phòng máy chủ chính", "stopped", "yes");
            var code = report(1, first);
            turn(15, 9, 0);
            confirm(desk, code);
            turn(15, 14, 0);
            var grown = with(
                    first,
                    "started",
                    "15/04/2024 02:10",
                    "effects",
                    "service_cut,data_lost",
                    "capacity",
                    "beyond",
                    "beyond-since",
                    "15/04/2024 13:30",
                    "scale",
                    "4",
                    "backups",
                    "untested",
                    "done",
                    "Ngắt mạng 14 máy chủ, giữ nguyên hiện trường, chưa khởi động lại.",
                    "need",
                    "Đội ứng cứu tại chỗ, hướng dẫn phục hồi.");
            send(1, code, Part.NETWORK, Report.Kind.PROGRESS, grown);
            turn(16, 9, 0);
            coordinating.grade(desk, code, true, "Hệ thống cấp độ 4, ngừng dịch vụ, bệnh viện không tự xử lý được.");
            turn(16, 10, 20);
            send(
                    1,
                    code,
                    Part.PERSONAL_DATA,
                    Report.Kind.PROGRESS,
                    Map.of(
                            "subjects", "48000",
                            "data", "Họ tên, ngày sinh, hồ sơ khám chữa bệnh",
                            "sensitive", "yes",
                            "harm", "Lộ tình trạng sức khỏe",
                            "measures", "Khóa tài khoản, thông báo người bệnh tại quầy"));
            turn(16, 15, 0);
            confirm(people.viewer("coordinator.BCA"), code);
            turn(17, 8, 0);
            var statement = (Written.Done)
                    stating.draft(
                            focal(1),
                            code,
                            "Hệ thống khám chữa bệnh tạm ngừng do mã độc. Người bệnh vẫn được tiếp nhận bằng giấy; cấp cứu không gián đoạn.",
                            "The hospital system is down because of malware. Patients are admitted on paper; emergencies go on.");
            stating.release(desk, code, statement.id());
            turn(19, 9, 0);
            send(
                    1,
                    code,
                    Part.NETWORK,
                    Report.Kind.CLOSING,
                    with(
                            grown,
                            "service",
                            "running",
                            "done",
                            "Ngắt mạng 14 máy chủ, phục hồi từ bản sao lưu ngoài mạng, đổi toàn bộ mật khẩu quản trị.",
                            "cause",
                            "Tài khoản quản trị từ xa dùng mật khẩu yếu, không có xác thực hai lớp.",
                            "handled",
                            "18/04/2024 12:00",
                            "ended",
                            "18/04/2024 17:00"));
            turn(19, 16, 0);
            confirm(desk, code);
            turn(20, 9, 0);
            asItWas.say(
                    people.viewer("head." + code(1)),
                    code,
                    "Bệnh viện đã đề nghị kinh phí xác thực hai lớp từ năm 2023.");
            asItWas.say(desk, code, "Hồ sơ cho thấy phương án bảo đảm an toàn chưa được thử phục hồi.");
            turn(22, 10, 0);
            var lesson = (Written.Done) learning.write(
                    focal(1),
                    code,
                    "Thử phục hồi trước khi cần đến",
                    "Bản sao lưu ngoài mạng cứu được dữ liệu, nhưng mất hai ngày vì chưa từng thử phục hồi. Tài khoản quản trị"
                            + " từ xa phải có xác thực hai lớp.",
                    "all");
            learning.release(desk, code, lesson.id(), true);
            return code;
        }

        private void toldTwice(String hospital) {
            turn(15, 9, 10);
            var code = tip(answers(
                    "ransomware", "15/04/2024 09:00", "Bệnh viện Minh Tâm, quầy tiếp nhận", "stopped", "unknown"));
            turn(15, 10, 0);
            coordinating.place(desk, code, code(1), "");
            coordinating.merge(desk, code, hospital);
        }

        private void closed() {
            turn(16, 7, 40);
            var first = answers("outage", "16/04/2024 07:20", "Máy chủ điều độ", "stopped", "no");
            var code = report(5, first);
            turn(20, 9, 0);
            send(
                    5,
                    code,
                    Part.NETWORK,
                    Report.Kind.CLOSING,
                    with(
                            first,
                            "service",
                            "running",
                            "effects",
                            "service_cut",
                            "capacity",
                            "alone",
                            "scale",
                            "2",
                            "cause",
                            "Hỏng nguồn thiết bị lưu trữ",
                            "handled",
                            "16/04/2024 19:00",
                            "ended",
                            "17/04/2024 08:00"));
            turn(21, 9, 0);
            confirm(desk, code);
        }

        private void reportedLate() {
            turn(16, 10, 0);
            var answers = answers("leak", "16/04/2024 09:30", "Trang đào tạo", "running", "unknown");
            var code = tip(answers);
            turn(16, 11, 0);
            coordinating.place(desk, code, "", system(3));
            turn(22, 15, 0);
            send(
                    3,
                    code,
                    Part.NETWORK,
                    Report.Kind.FIRST,
                    with(answers, "done", "Gỡ tệp bị lộ, đang rà soát nhật ký."));
        }

        private void neverReported() {
            turn(17, 8, 0);
            var code = tip(answers("intrusion", "17/04/2024 07:45", "Một cửa điện tử", "degraded", "unknown"));
            turn(17, 9, 0);
            coordinating.place(desk, code, "", system(4));
        }

        private void dismissed() {
            turn(18, 14, 0);
            var code = tip(answers("fraud", "18/04/2024 13:40", "Thư mời họp", "running", "no"));
            turn(18, 15, 0);
            coordinating.dismiss(desk, code, "Thư mời họp là thật, đã hỏi lại nơi gửi.");
        }

        private void waitingForConfirmation() {
            turn(19, 8, 0);
            var first = answers("intrusion", "19/04/2024 07:30", "Cổng bạn đọc", "degraded", "no");
            var code = report(6, first);
            turn(24, 11, 0);
            send(
                    6,
                    code,
                    Part.NETWORK,
                    Report.Kind.CLOSING,
                    with(
                            first,
                            "service",
                            "running",
                            "effects",
                            "control_lost",
                            "capacity",
                            "alone",
                            "scale",
                            "1",
                            "cause",
                            "Phần mở rộng của trang chưa cập nhật",
                            "ended",
                            "23/04/2024 16:00"));
            relate(code, "CB-2024-003");
        }

        private void notSerious() {
            turn(21, 10, 0);
            var first = answers("outage", "21/04/2024 09:40", "Cổng bạn đọc", "degraded", "no");
            var code = report(6, first);
            turn(21, 16, 0);
            send(
                    6,
                    code,
                    Part.NETWORK,
                    Report.Kind.PROGRESS,
                    with(first, "effects", "service_cut", "capacity", "alone", "national", "no", "scale", "2"));
            turn(22, 8, 0);
            coordinating.grade(desk, code, false, "Cấp độ dưới 4 và đơn vị tự xử lý được.");
        }

        private void seriousAndOpen() {
            turn(23, 7, 20);
            var first = answers("intrusion", "23/04/2024 06:50", "Trục dữ liệu", "degraded", "no");
            var code = report(2, first);
            turn(23, 16, 0);
            send(
                    2,
                    code,
                    Part.NETWORK,
                    Report.Kind.PROGRESS,
                    with(
                            first,
                            "effects",
                            "control_lost,spread",
                            "capacity",
                            "beyond",
                            "scale",
                            "3",
                            "signs",
                            "Tài khoản lạ có quyền quản trị, kết nối ra ngoài lúc nửa đêm."));
            turn(24, 9, 0);
            confirm(desk, code);
            coordinating.grade(desk, code, true, "Mất quyền điều khiển, có dấu hiệu lây lan, đơn vị xin hỗ trợ.");
            relate(code, "CB-2024-002");
        }

        private void fresh() {
            turn(24, 16, 30);
            report(4, answers("fraud", "24/04/2024 16:00", "Tài khoản tiếp nhận hồ sơ", "running", "no"));
        }

        private void waiting(int day, int hour, int minute, Map<String, String> answers) {
            turn(day, hour, minute);
            tip(answers);
        }
    }

    /// The five answers; an empty one is "not known yet".
    private static Map<String, String> answers(
            String kind, String detected, String where, String service, String personal) {
        var answers = new HashMap<>(Map.of("kind", kind, "service", service, "personal", personal));
        answers.put(detected.isEmpty() ? "detected.unknown" : "detected", detected.isEmpty() ? "yes" : detected);
        answers.put(where.isEmpty() ? "where.unknown" : "where", where.isEmpty() ? "yes" : where);
        return answers;
    }

    private static Map<String, String> with(Map<String, String> answers, String... pairs) {
        var all = new HashMap<>(answers);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
