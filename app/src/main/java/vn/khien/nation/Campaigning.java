package vn.khien.nation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.awareness.Campaign;
import vn.khien.awareness.Ordering;
import vn.khien.awareness.Outcome;
import vn.khien.awareness.Placement;
import vn.khien.awareness.Quizzes;
import vn.khien.awareness.TakingUp;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.VietnamTime;

/// Two campaigns of April 2024: the ministry orders them, media and localities report, most reports are checked. All
/// figures and links are invented; links lead to `.example`, which nobody owns.
@Component
class Campaigning {
    private static final LocalDate FIRST = LocalDate.of(2024, 4, 10);
    private static final LocalDate SECOND = LocalDate.of(2024, 4, 15);
    private static final List<String> MEDIA = List.of("VOV", "VTV");
    private static final List<String> WITH_STAFF = List.of("LDG", "HNI", "BTTTT");
    private static final int STAFF = 3;

    private final Organisations organisations;
    private final People people;
    private final Ordering ordering;
    private final TakingUp takingUp;
    private final Quizzes quizzes;
    private final Calendar calendar;

    Campaigning(
            Organisations organisations,
            People people,
            Ordering ordering,
            TakingUp takingUp,
            Quizzes quizzes,
            Calendar calendar) {
        this.organisations = organisations;
        this.people = people;
        this.ordering = ordering;
        this.takingUp = takingUp;
        this.quizzes = quizzes;
        this.calendar = calendar;
    }

    /// @param bodies codes of bodies that have a focal point
    void make(List<String> bodies, SplittableRandom chance, Names names, String passwordHash) {
        people.engage("press", Role.PRESS_OFFICER, body("TTXVN"), names.next(), passwordHash);
        var ministry = people.viewer("analyst");
        turn(FIRST, 8);
        var first = publish(ministry, threeThings());
        turn(SECOND, 8);
        var second = publish(ministry, passwords());
        turn(SECOND.plusDays(1), 9);
        report(people.viewer("press"), first, chance, "press", 640_000);
        report(people.viewer("press"), first, chance, "website", 310_000);
        for (var code : MEDIA) {
            report(
                    people.viewer("focal." + code),
                    first,
                    chance,
                    code.equals("VTV") ? "television" : "radio",
                    1_150_000);
        }
        for (var code : bodies) {
            if (chance.nextInt(10) < 4 && !MEDIA.contains(code) && !code.equals("TTXVN")) {
                var channel = Campaign.CHANNELS.get(chance.nextInt(Campaign.CHANNELS.size()));
                report(
                        people.viewer("focal." + code),
                        chance.nextInt(4) == 0 ? second : first,
                        chance,
                        channel,
                        60_000);
            }
        }
        quiz(ministry, first, chance, names, passwordHash);
    }

    private void turn(LocalDate day, int hour) {
        calendar.turnTo(
                day.atTime(LocalTime.of(hour, 0)).atZone(VietnamTime.ZONE).toInstant());
    }

    private Organisation body(String code) {
        return organisations.findByCode(code, FIRST).orElseThrow();
    }

    private static Campaign.Order threeThings() {
        return new Campaign.Order(
                "Ba việc đầu tiên khi máy bị khóa",
                "The first three things when a machine is locked",
                "Người dân và cán bộ biết ba việc đầu tiên khi bị mã độc tống tiền",
                "Cán bộ cơ quan nhà nước, doanh nghiệp nhỏ, người dân",
                "Ngắt mạng, đừng tắt máy. Gọi người phụ trách. Đừng trả tiền vội.",
                List.of("press", "television", "radio", "website", "social", "loudspeaker"),
                10_000_000,
                1_200_000_000,
                FIRST,
                LocalDate.of(2024, 6, 30));
    }

    private static Campaign.Order passwords() {
        return new Campaign.Order(
                "Hai yếu tố cho mọi tài khoản",
                "Two factors for every account",
                "Cán bộ và người dân bật xác thực hai yếu tố",
                "Cán bộ cơ quan nhà nước, người dùng dịch vụ công trực tuyến",
                "Mật khẩu thôi chưa đủ. Bật xác thực hai yếu tố hôm nay.",
                List.of("website", "social", "event", "print"),
                2_000_000,
                350_000_000,
                SECOND,
                LocalDate.of(2024, 8, 6));
    }

    private long publish(Viewer ministry, Campaign.Order order) {
        var id = done(ordering.order(ministry, order));
        material(ministry, id, "article", "Bài mẫu, 350 chữ", "bai-mau.txt", order.messages() + "\n" + order.goal());
        material(ministry, id, "audio", "Kịch bản phát thanh 60 giây", "kich-ban-phat-thanh.txt", order.messages());
        material(ministry, id, "other", "Lời cho mạng xã hội", "mang-xa-hoi.txt", order.messages());
        done(ordering.publish(ministry, id, List.of("media", "localities")));
        return id;
    }

    private void material(Viewer ministry, long campaign, String kind, String title, String file, String text) {
        var content = ("Tài liệu minh họa của chiến dịch.\n" + text + "\n").getBytes(StandardCharsets.UTF_8);
        done(ordering.add(ministry, campaign, kind, title, "CC BY 4.0", file, new ByteArrayInputStream(content)));
    }

    private void report(Viewer body, long campaign, SplittableRandom chance, String channel, int most) {
        var proven = chance.nextInt(6) > 0;
        var broadcast = channel.equals("television") || channel.equals("radio") || channel.equals("loudspeaker");
        var audience = most / 10 + chance.nextInt(most);
        var placement = done(takingUp.report(
                body,
                campaign,
                new Placement.Report(
                        null,
                        channel,
                        SECOND.plusDays(1),
                        proven && broadcast ? "19:45, chương trình thời sự (minh họa)" : "",
                        proven && !broadcast ? "https://minh-hoa.example/" + body.organisationCode() : "",
                        audience,
                        broadcast ? "Đo khán giả (minh họa)" : "Thống kê truy cập (minh họa)",
                        1_000_000L * chance.nextInt(12)),
                null));
        if (chance.nextInt(5) > 0) {
            takingUp.check(
                    people.viewer("analyst"),
                    campaign,
                    placement,
                    proven ? audience : 0,
                    proven ? "" : "Chưa có bằng chứng");
        }
    }

    private void quiz(Viewer ministry, long campaign, SplittableRandom chance, Names names, String passwordHash) {
        question(
                ministry,
                campaign,
                "Máy vừa bị mã hóa, làm gì trước?",
                "A machine was just encrypted. What first?",
                List.of("Ngắt mạng, giữ nguyên máy", "Tắt máy ngay", "Trả tiền chuộc"),
                List.of("Disconnect, leave it as it is", "Switch it off", "Pay the ransom"));
        question(
                ministry,
                campaign,
                "Bản sao lưu nào còn dùng được khi bị tống tiền?",
                "Which backup survives ransomware?",
                List.of("Bản tách rời mạng, đã thử khôi phục", "Thư mục chia sẻ luôn kết nối"),
                List.of("One apart from the network, tried", "A share that is always mounted"));
        question(
                ministry,
                campaign,
                "Ai chịu trách nhiệm về an toàn thông tin của cơ quan?",
                "Who answers for security in a body?",
                List.of("Người đứng đầu", "Chỉ bộ phận CNTT"),
                List.of("The head", "Only the IT unit"));
        for (var code : WITH_STAFF) {
            for (int i = 1; i <= STAFF; i++) {
                var login = "staff" + i + "." + code;
                people.engage(login, Role.SYSTEM_OWNER, body(code), names.next(), passwordHash);
                answer(login, campaign, chance);
            }
            for (var prefix : List.of("head.", "focal.", "owner.")) {
                answer(prefix + code, campaign, chance);
            }
        }
    }

    private void question(
            Viewer ministry, long campaign, String vi, String en, List<String> optionsVi, List<String> optionsEn) {
        done(quizzes.add(ministry, campaign, new Quizzes.Question(0, vi, en, optionsVi, optionsEn, 0)));
    }

    private void answer(String login, long campaign, SplittableRandom chance) {
        done(quizzes.answer(
                people.viewer(login),
                campaign,
                List.of(chance.nextInt(5) / 4, chance.nextInt(4) / 3, chance.nextInt(6) / 5)));
    }

    private static long done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id) -> id;
            case Outcome.Refused(var problems) -> throw new IllegalStateException("refused: " + problems);
        };
    }
}
