package vn.khien.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.access.Wall;
import vn.khien.audit.Actor;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.inventory.Systems;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;

/// The fictional bodies that incidents befall. Two of them register a system that the deck left out, the others
/// take one over from the province above them, so that the nation's figures stay the same.
@Component
class StruckBodies {
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);

    /// How many of the fictional bodies register a system of their own, of level 4 and without an approved dossier.
    static final int SYSTEMS = 2;

    private static final int LEVEL_OF_SERIOUS = 4;
    private static final List<Fictional> BODIES = List.of(
            new Fictional("GD-01", "Bệnh viện ĐK Minh Tâm", "Minh Tâm General Hospital", "Quản lý khám chữa bệnh"),
            new Fictional("GD-02", "Trung tâm Dữ liệu Sao Mai", "Sao Mai Data Centre", "Trục dữ liệu dùng chung"),
            new Fictional("GD-03", "Trường Cao đẳng Bình Minh", "Bình Minh College", "Quản lý đào tạo"),
            new Fictional(
                    "GD-04", "Trung tâm Hành chính công Tân Phú An", "Tân Phú An Service Centre", "Một cửa điện tử"),
            new Fictional("GD-05", "Ban Quản lý Cảng Suối Trong", "Suối Trong Port Authority", "Điều độ tàu"),
            new Fictional("GD-06", "Thư viện Hoa Sen", "Hoa Sen Library", "Cổng bạn đọc"));

    private final Organisations organisations;
    private final Registering registering;
    private final Systems systems;
    private final RegisteringSystems registeringSystems;
    private final People people;
    private final Wall wall;

    StruckBodies(
            Organisations organisations,
            Registering registering,
            Systems systems,
            RegisteringSystems registeringSystems,
            People people,
            Wall wall) {
        this.organisations = organisations;
        this.registering = registering;
        this.systems = systems;
        this.registeringSystems = registeringSystems;
        this.people = people;
        this.wall = wall;
    }

    /// A body that is not there.
    private record Fictional(String code, String vi, String en, String system) {}

    /// @param code of the body
    /// @param system code of its system
    record Struck(String code, String system) {}

    /// Founds them, each with its people and one system.
    ///
    /// @param above codes of provinces below which they may stand
    List<Struck> found(List<String> above, Names names, String passwordHash) {
        wall.nation();
        var own = systems.list(Scope.NATION).stream()
                .filter(one -> above.contains(one.ownerCode()) && !one.code().endsWith("-001"))
                .toList();
        var struck = new ArrayList<Struck>();
        for (int i = 0; i < BODIES.size(); i++) {
            var province = above.get(i);
            var body = found(BODIES.get(i), province, names, passwordHash);
            var system =
                    i < SYSTEMS ? register(BODIES.get(i), body) : takeOver(BODIES.get(i), body, firstOf(own, province));
            struck.add(new Struck(body.code(), system));
        }
        return struck;
    }

    private static InformationSystem firstOf(List<InformationSystem> own, String province) {
        return own.stream()
                .filter(one -> one.ownerCode().equals(province))
                .filter(one -> one.level() != null && one.level() < LEVEL_OF_SERIOUS)
                .findFirst()
                .orElseThrow();
    }

    private Organisation found(Fictional body, String province, Names names, String passwordHash) {
        var id = registering.register(
                Actor.SYSTEM,
                new Registering.NewOrganisation(
                        body.code(),
                        Organisation.Kind.SUB_UNIT,
                        body.vi() + " (giả định)",
                        body.en() + " (fictional)",
                        organisations.findByCode(province, APRIL).orElseThrow().id(),
                        "Giám đốc",
                        "Director",
                        null));
        var organisation = organisations.find(id, APRIL).orElseThrow();
        people.staff(List.of(organisation), names, passwordHash);
        return organisation;
    }

    private String register(Fictional body, Organisation owner) {
        var facts = new SystemFacts(
                body.code() + "-001",
                nameOf(body),
                "Phục vụ công việc hằng ngày (minh họa)",
                owner.id(),
                owner.nameVi(),
                90_000L,
                60_000L,
                true,
                true,
                LEVEL_OF_SERIOUS,
                Dossier.DRAFTED,
                null,
                null,
                false);
        if (!(registeringSystems.registerAll(people.viewer("focal." + body.code()), List.of(facts))
                instanceof RegisteringSystems.AllOutcome.Done)) {
            throw new IllegalStateException("a system was refused: " + facts);
        }
        return facts.code();
    }

    private static String nameOf(Fictional body) {
        return body.system() + " " + body.vi() + " (giả định)";
    }

    private String takeOver(Fictional body, Organisation owner, InformationSystem system) {
        var was = system.facts();
        var outcome = registeringSystems.update(
                people.viewer("focal." + system.ownerCode()),
                system.code(),
                system.version(),
                new SystemFacts(
                        was.code(),
                        nameOf(body),
                        was.purpose(),
                        owner.id(),
                        was.operator(),
                        was.peopleServed(),
                        was.dataSubjects(),
                        was.personalData(),
                        was.onlineService(),
                        was.level(),
                        was.dossier(),
                        was.dossierNumber(),
                        was.dossierDate(),
                        was.planCarriedOut()));
        if (!(outcome instanceof RegisteringSystems.Outcome.Done)) {
            throw new IllegalStateException("system was not taken over: " + outcome);
        }
        return system.code();
    }
}
