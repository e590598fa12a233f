package vn.khien.nation;

import java.util.List;
import java.util.SplittableRandom;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.ProductClock;
import vn.khien.provider.Declaring;
import vn.khien.provider.Enrolling;
import vn.khien.provider.Outcome;
import vn.khien.provider.Providers;
import vn.khien.provider.Service;

/// Sixty fictional providers of online services, enrolled by localities and ministries; each with one to three
/// services, and declarations of some of its duties. One of them has the account `provider`.
@Component
class Serving {
    private static final int PROVIDERS = 60;
    private static final List<String> SECTORS = List.of(
            "commerce",
            "banking",
            "health",
            "education",
            "transport",
            "telecom",
            "content",
            "finance",
            "tourism",
            "energy");
    private static final List<String> WORDS = List.of(
            "Sao Mai",
            "Lúa Vàng",
            "Sóng Xanh",
            "Trống Đồng",
            "Hạc Trắng",
            "Bến Thuyền",
            "Đồi Thông",
            "Mây Ngàn",
            "Sen Hồng",
            "Gió Lộng");
    private static final List<String> SERVICES =
            List.of("Sàn trực tuyến", "Ứng dụng di động", "Cổng khách hàng", "Ví điện tử", "Đặt lịch trực tuyến");

    private final Organisations organisations;
    private final People people;
    private final Enrolling enrolling;
    private final Declaring declaring;
    private final Providers providers;
    private final ProductClock clock;

    Serving(
            Organisations organisations,
            People people,
            Enrolling enrolling,
            Declaring declaring,
            Providers providers,
            ProductClock clock) {
        this.organisations = organisations;
        this.people = people;
        this.enrolling = enrolling;
        this.declaring = declaring;
        this.providers = providers;
        this.clock = clock;
    }

    /// @param managers codes of bodies that have a focal point
    void make(List<String> managers, SplittableRandom chance, Names names, String passwordHash) {
        for (int i = 0; i < PROVIDERS; i++) {
            var manager = people.viewer("focal." + managers.get(i * managers.size() / PROVIDERS));
            var sector = SECTORS.get(i % SECTORS.size());
            var code = enrol(manager, i, sector);
            var login = i == 0 ? "provider" : "provider" + i;
            var organisation = organisations.findByCode(code, clock.today()).orElseThrow();
            people.engage(login, Role.PROVIDER, organisation, names.next(), passwordHash, clock.today());
            serve(people.viewer(login), code, chance);
        }
    }

    private String enrol(Viewer manager, int number, String sector) {
        var word = WORDS.get(number % WORDS.size()) + " " + (number / WORDS.size() + 1);
        var below = organisations.find(manager.organisation(), clock.today()).orElseThrow();
        var territory = below.kind() == Organisation.Kind.PROVINCE ? below.code() : "";
        var outcome = enrolling.enrol(
                manager,
                new Enrolling.Candidate(
                        "Công ty " + word + " (minh họa)",
                        word + " Company (illustrative)",
                        sector,
                        territory,
                        "https://minh-hoa-" + (number + 1) + ".example"));
        return ((Outcome.Done) outcome).code();
    }

    private void serve(Viewer representative, String code, SplittableRandom chance) {
        var services = 1 + chance.nextInt(3);
        for (int i = 0; i < services; i++) {
            var users = (long) Math.pow(10, 2.5 + chance.nextDouble() * 4);
            var personal = chance.nextInt(4) > 0;
            var level = chance.nextInt(3) == 0 ? null : Integer.valueOf(1 + chance.nextInt(3));
            declaring.addService(
                    representative,
                    code,
                    new Service.Facts(
                            SERVICES.get((i + chance.nextInt(SERVICES.size())) % SERVICES.size()) + " " + (i + 1),
                            "dich-vu-" + (i + 1) + ".example",
                            users,
                            personal ? users * 7 / 10 : 0,
                            personal,
                            level));
        }
        for (var duty :
                providers.read(representative, code).duties().stream().limit(5).toList()) {
            var value = chance.nextInt(10);
            if (value < 7) {
                declaring.declare(
                        representative,
                        code,
                        duty.owed().duty().code(),
                        value < 5 ? "met" : value < 6 ? "partly" : "not_met",
                        "Khai báo minh họa, hồ sơ lưu tại đơn vị.",
                        null);
            }
        }
    }
}
