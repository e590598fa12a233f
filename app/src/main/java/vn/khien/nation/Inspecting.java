package vn.khien.nation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Opening;
import vn.khien.audit.Actor;
import vn.khien.guidance.Guidances;
import vn.khien.inspection.Entry;
import vn.khien.inspection.Minuting;
import vn.khien.inspection.Outcome;
import vn.khien.inspection.Planning;
import vn.khien.inspection.Recording;
import vn.khien.inspection.Remedying;
import vn.khien.inspection.Sanctioning;
import vn.khien.inspection.Starting;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.platform.VietnamTime;

/// Three inspections of fictional enterprises by a joint team: one in remedy with a violation and its fine, one on
/// site, one planned. Inspectors have the accounts `inspector` (the lead), `inspector.BCA` and `inspector.BQP`.
@Component
class Inspecting {
    /// Systems that the inspected enterprises register: of level 4, without an approved dossier.
    static final int SYSTEMS = 3;

    private static final String PROVINCE = "KGG";
    private static final LocalDate DAY = LocalDate.of(2024, 4, 8);
    private static final List<String> TEAM = List.of("inspector", "inspector.BCA", "inspector.BQP");

    private final Organisations organisations;
    private final Registering registering;
    private final RegisteringSystems registeringSystems;
    private final Guidances guidances;
    private final Opening opening;
    private final People people;
    private final Calendar calendar;
    private final Planning planning;
    private final Starting starting;
    private final Recording recording;
    private final Minuting minuting;
    private final Remedying remedying;
    private final Sanctioning sanctioning;

    Inspecting(
            Organisations organisations,
            Registering registering,
            RegisteringSystems registeringSystems,
            Guidances guidances,
            Opening opening,
            People people,
            Calendar calendar,
            Planning planning,
            Starting starting,
            Recording recording,
            Minuting minuting,
            Remedying remedying,
            Sanctioning sanctioning) {
        this.organisations = organisations;
        this.registering = registering;
        this.registeringSystems = registeringSystems;
        this.guidances = guidances;
        this.opening = opening;
        this.people = people;
        this.calendar = calendar;
        this.planning = planning;
        this.starting = starting;
        this.recording = recording;
        this.minuting = minuting;
        this.remedying = remedying;
        this.sanctioning = sanctioning;
    }

    void make(long directive, SplittableRandom chance, Names names, String passwordHash) {
        calendar.turnTo(at(DAY.atTime(8, 0)));
        engage(names, passwordHash);
        var remedied = found(
                "KT1",
                "Công ty CP Dịch vụ số An Phú (giả định)",
                "An Phú Digital Services JSC (fictional)",
                names,
                passwordHash);
        var visited = found(
                "KT2",
                "Công ty CP Vận tải số Biển Xanh (giả định)",
                "Biển Xanh Digital Transport JSC (fictional)",
                names,
                passwordHash);
        var planned = found(
                "KT3",
                "Công ty CP Thanh toán Cao Nguyên (giả định)",
                "Cao Nguyên Payments JSC (fictional)",
                names,
                passwordHash);
        for (var enterprise : List.of(remedied, visited, planned)) {
            answer(directive, chance, enterprise);
        }
        inRemedy(plan(remedied, DAY.plusDays(2), 1), remedied);
        onSite(plan(visited, LocalDate.of(2024, 4, 24), 2));
        plan(planned, LocalDate.of(2024, 5, 14), 3);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(VietnamTime.ZONE).toInstant();
    }

    private void engage(Names names, String passwordHash) {
        people.engage(TEAM.get(0), Role.INSPECTOR, get("BTTTT"), names.next(), passwordHash);
        people.engage(TEAM.get(1), Role.INSPECTOR, get("BCA"), names.next(), passwordHash);
        people.engage(TEAM.get(2), Role.INSPECTOR, get("BQP"), names.next(), passwordHash);
    }

    private Organisation get(String code) {
        return organisations.findByCode(code, DAY).orElseThrow();
    }

    private Organisation found(String suffix, String vi, String en, Names names, String passwordHash) {
        var code = PROVINCE + "-" + suffix;
        registering.register(
                Actor.SYSTEM,
                new Registering.NewOrganisation(
                        code,
                        Organisation.Kind.MANAGED_ENTERPRISE,
                        vi,
                        en,
                        get(PROVINCE).id(),
                        "Giám đốc",
                        "Director",
                        null));
        var enterprise = get(code);
        people.staff(List.of(enterprise), names, passwordHash);
        return enterprise;
    }

    private void answer(long directive, SplittableRandom chance, Organisation enterprise) {
        var focal = people.viewer("focal." + enterprise.code());
        var registered = registeringSystems.registerAll(
                focal,
                List.of(new SystemFacts(
                        enterprise.code() + "-001",
                        "Hệ thống bán vé trực tuyến",
                        "Bán vé và phục vụ khách hàng (minh họa)",
                        enterprise.id(),
                        enterprise.nameVi(),
                        120_000L,
                        80_000L,
                        true,
                        true,
                        4,
                        Dossier.DRAFTED,
                        null,
                        null,
                        false)));
        if (!(registered instanceof RegisteringSystems.AllOutcome.Done(var ids))) {
            throw new IllegalStateException("a system was refused: " + registered);
        }
        var requirements = guidances.listRequirements(guidances.inForce(DAY).id());
        opening.openAll(
                focal,
                directive,
                List.of(new Opening.Answered(
                        ids.getFirst(),
                        new Diligence(1, 1).answer(chance, requirements),
                        "Ghi nhận khi rà soát thực tế (số liệu minh họa).")));
    }

    private long plan(Organisation enterprise, LocalDate startsOn, int number) {
        var members = TEAM.stream().map(people::viewer).map(Viewer::person).toList();
        var planned = planning.plan(
                people.viewer("analyst"),
                new Planning.Typed(
                        UUID.nameUUIDFromBytes(("inspection " + number).getBytes(StandardCharsets.UTF_8)),
                        number == 1 ? "risk" : "directive",
                        number == 1
                                ? "Theo kế hoạch kiểm tra liên ngành (minh họa)"
                                : "Kiểm tra việc thực hiện Công điện 33/CĐ-TTg (minh họa)",
                        List.of(enterprise.code()),
                        List.of(),
                        startsOn.toString(),
                        startsOn.plusDays(1).toString(),
                        members,
                        members.getFirst()));
        if (!(planned instanceof Planning.Planned.Done(var ids))) {
            throw new IllegalStateException("not planned: " + planned);
        }
        return ids.getFirst();
    }

    private static void done(Outcome outcome) {
        if (!(outcome instanceof Outcome.Done)) {
            throw new IllegalStateException("refused: " + outcome);
        }
    }

    private void open(long inspection) {
        done(starting.announce(people.viewer("analyst"), inspection));
        done(starting.open(people.viewer("analyst"), inspection));
    }

    /// What was found, one line each: requirement, grade, title, words, document, article, days for the remedy.
    private record Found(
            String requirement, String grade, String title, String words, String document, String article, int days) {}

    private void record(long inspection, String inspector, String system, Found found, int number) {
        var entry = new Entry(
                UUID.nameUUIDFromBytes((inspection + " finding " + number).getBytes(StandardCharsets.UTF_8)),
                "finding",
                system,
                found.requirement(),
                found.grade(),
                found.title(),
                found.words(),
                found.document(),
                found.article(),
                found.days() == 0 ? "" : DAY.plusDays(found.days()).toString(),
                null,
                "",
                false);
        if (!(recording.record(people.viewer(inspector), inspection, entry, null)
                instanceof Recording.Result.Recorded)) {
            throw new IllegalStateException("not recorded: " + found);
        }
    }

    private void inRemedy(long inspection, Organisation enterprise) {
        open(inspection);
        calendar.turnTo(at(DAY.plusDays(2).atTime(14, 32)));
        var findings = new ArrayList<>(List.of(
                new Found(
                        "TK-05",
                        "violation",
                        "Chưa có quyết định phê duyệt cấp độ cho hệ thống bán vé",
                        "Hệ thống vận hành từ năm 2022, hồ sơ đề xuất cấp độ mới ở mức dự thảo.",
                        "nd-85-2016",
                        "12-14",
                        14),
                new Found(
                        "VH-31",
                        "violation",
                        "Không báo cáo sự cố mã hóa dữ liệu ngày 02/03",
                        "Đơn vị vận hành phát hiện sự cố ngày 02/03 nhưng đến 10/04 chưa báo cáo cơ quan điều phối."
                                + " Thời hạn chậm nhất là 05 ngày.",
                        "qd-05-2017",
                        "11",
                        15),
                new Found(
                        "MC-04",
                        "weakness",
                        "Tài khoản quản trị dùng chung, không có hai yếu tố",
                        "Bốn người dùng chung một tài khoản quản trị.",
                        "tcvn-11930-2017",
                        "5-9",
                        20),
                new Found(
                        "DL-06",
                        "weakness",
                        "Sao lưu nằm cùng mạng với máy chủ chính",
                        "Máy chủ sao lưu cùng vùng mạng, cùng tài khoản quản trị.",
                        "tcvn-11930-2017",
                        "5-9",
                        27),
                new Found(
                        "UD-11",
                        "weakness",
                        "Nhật ký ứng dụng chỉ lưu 20 ngày",
                        "Cấu hình xoay vòng xóa nhật ký sau 20 ngày.",
                        "tcvn-11930-2017",
                        "5-9",
                        12),
                new Found(
                        "",
                        "advice",
                        "Nên tách vùng quản trị khỏi vùng ứng dụng",
                        "Đoàn kiến nghị tách vùng khi nâng cấp mạng.",
                        "",
                        "",
                        83)));
        for (int i = 0; i < findings.size(); i++) {
            record(inspection, TEAM.get(i % 2), enterprise.code() + "-001", findings.get(i), i + 1);
        }
        var lead = people.viewer(TEAM.getFirst());
        var head = people.viewer("head." + enterprise.code());
        calendar.turnTo(at(DAY.plusDays(3).atTime(17, 0)));
        done(minuting.end(lead, inspection));
        done(minuting.sign(lead, inspection));
        done(minuting.sign(head, inspection));
        calendar.turnTo(at(DAY.plusDays(10).atTime(9, 0)));
        done(sanctioning.refer(lead, inspection, 2, "report", "2024-03-08", "organisation"));
        done(sanctioning.decide(
                lead,
                inspection,
                2,
                new Sanctioning.Decision("12/QĐ-XPHC (minh họa)", "18/04/2024", "20.000.000", "")));
        var focal = people.viewer("focal." + enterprise.code());
        done(remedying.tell(focal, inspection, 5, "100", "Đã tăng thời gian lưu nhật ký lên 12 tháng.", null));
        done(remedying.check(lead, inspection, 5, "confirmed", "", ""));
        done(remedying.tell(focal, inspection, 4, "60", "Đang chuyển máy chủ sao lưu sang vùng riêng.", null));
        done(remedying.tell(focal, inspection, 3, "", "Đã cấp tài khoản riêng, bật xác thực hai yếu tố.", null));
    }

    private void onSite(long inspection) {
        calendar.turnTo(at(LocalDate.of(2024, 4, 24).atTime(8, 0)));
        open(inspection);
        calendar.turnTo(at(LocalDate.of(2024, 4, 24).atTime(10, 20)));
        record(
                inspection,
                TEAM.get(1),
                PROVINCE + "-KT2-001",
                new Found(
                        "TC-12",
                        "weakness",
                        "Chưa diễn tập ứng cứu trong 12 tháng",
                        "Biên bản diễn tập gần nhất lập tháng 01/2023.",
                        "qd-05-2017",
                        "16",
                        52),
                1);
    }
}
