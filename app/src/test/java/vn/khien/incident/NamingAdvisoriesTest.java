package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khien.incident.April2024.answers;
import static vn.khien.incident.April2024.with;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.advisory.Advisories;
import vn.khien.advisory.IssuingAdvisories;
import vn.khien.advisory.RelatedIncidents;
import vn.khien.advisory.Typed;
import vn.khien.advisory.WritingAdvisories;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// That an advisory has to do with an incident: who may say so, and who sees it.
@KhienTest
class NamingAdvisoriesTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private ReportingIncidents reporting;

    @Autowired
    private Coordinating coordinating;

    @Autowired
    private NamingAdvisories naming;

    @Autowired
    private WritingAdvisories writing;

    @Autowired
    private IssuingAdvisories issuing;

    @Autowired
    private Advisories advisories;

    @Autowired
    private ProductClock clock;

    private April2024 april;

    @BeforeEach
    void turn() {
        april = new April2024(world, clock, registering);
        april.turnTo(April2024.NOW);
    }

    @AfterEach
    void turnBack() {
        april.turnBack();
    }

    private Organisation hospital() {
        return world.organisation("Bệnh viện nêu cảnh báo (giả định)", world.shipped("LDG"));
    }

    private String reported(Viewer body, String where) {
        var answers = with(answers("24/04/2024 08:35", "yes"), "where", where);
        return ((Outcome.Done) reporting.report(body, "", answers, "")).code();
    }

    /// An advisory that reaches the body alone, named by hand.
    private String issued(Organisation reached) {
        var desk = world.viewer(Role.WARNING_DESK, world.organisation("Bàn cảnh báo", null));
        var typed = new Typed(
                "Cảnh báo thử", "", "Tóm tắt", "", "Cập nhật.", "", "high", "", "", "", "", "", "ipv4 | 192.0.2.1");
        var id = ((vn.khien.advisory.Outcome.Done) writing.write(desk, typed)).id();
        writing.name(desk, id, reached.code(), "Thử");
        issuing.issue(desk, id, advisories.readDraft(desk, id).version());
        return advisories.readDraft(desk, id).issued().number();
    }

    private List<String> incidentsOf(Viewer reader, String number, Viewer viewer) {
        return naming.list(viewer, advisories.read(reader, number).advisory().id()).stream()
                .map(RelatedIncidents.Related::code)
                .toList();
    }

    private static List<String> numbers(List<Advisories.Named> named) {
        return named.stream().map(Advisories.Named::number).toList();
    }

    @Test
    void theBodyNamesWhatReachedItAndTheCoordinatorAnythingIssued() {
        var hospital = hospital();
        var focal = world.viewer(Role.FOCAL_POINT, hospital);
        var reachedIt = issued(hospital);
        var elsewhere = issued(hospital());
        var code = reported(focal, "Phòng máy chủ");
        assertThat(numbers(naming.of(focal, code).choices())).containsExactly(reachedIt);
        assertThat(naming.name(focal, code, elsewhere)).isInstanceOf(Outcome.Refused.class);
        var refused = (Outcome.Refused) naming.name(focal, code, " cb-2024-999 ");
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("incident.problem.advisory");
        assertThat(naming.name(focal, code, reachedIt.toLowerCase(java.util.Locale.ROOT)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(naming.name(focal, code, reachedIt)).as("again").isInstanceOf(Outcome.Done.class);
        assertThat(naming.name(april.coordinator(), code, elsewhere)).isInstanceOf(Outcome.Done.class);

        var shown = naming.of(focal, code);
        assertThat(numbers(shown.named())).containsExactly(reachedIt, elsewhere);
        assertThat(shown.named()).extracting(Advisories.Named::readable).containsExactly(true, false);
        assertThat(shown.choices()).isEmpty();
        assertThat(numbers(naming.read(april.coordinator(), code))).containsExactly(reachedIt, elsewhere);
    }

    @Test
    void incidentsOfAnAdvisoryAreSeenAsIncidentsAre() {
        var hospital = hospital();
        var other = hospital();
        var focal = world.viewer(Role.FOCAL_POINT, hospital);
        var number = issued(hospital);
        var code = reported(focal, "Phòng máy chủ");
        var others = reported(world.viewer(Role.FOCAL_POINT, other), "Phòng khám");
        naming.name(focal, code, number);
        naming.name(april.coordinator(), others, number);
        var desk = world.viewer(Role.WARNING_DESK, world.organisation("Bàn đọc", null));
        assertThat(incidentsOf(desk, number, focal)).containsExactly(code);
        assertThat(incidentsOf(desk, number, april.coordinator())).containsExactly(others, code);
        assertThat(incidentsOf(desk, number, world.viewer(Role.FOCAL_POINT, world.shipped("LDG"))))
                .containsExactly(others, code);
        assertThat(incidentsOf(desk, number, april.personalDataAuthority()))
                .as("the authority of another law sees its part alone")
                .isEmpty();
        assertThat(naming.of(april.personalDataAuthority(), code).named()).isEmpty();
        assertThat(incidentsOf(desk, number, desk)).as("may not read incidents").isEmpty();
        var stranger = world.viewer(Role.FOCAL_POINT, hospital());
        assertThat(incidentsOf(desk, number, stranger)).isEmpty();
        assertThatThrownBy(() -> naming.name(stranger, code, number)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> naming.name(april.personalDataAuthority(), code, number))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whatAMergedIncidentNamedGoesOverToTheOther() {
        var hospital = hospital();
        var focal = world.viewer(Role.FOCAL_POINT, hospital);
        var number = issued(hospital);
        var first = reported(focal, "Phòng máy chủ");
        var second = reported(focal, "Quầy tiếp nhận");
        naming.name(focal, second, number);
        coordinating.merge(april.coordinator(), second, first);
        assertThat(numbers(naming.of(focal, first).named())).containsExactly(number);
        assertThat(naming.list(focal, naming.of(focal, first).named().getFirst().id()))
                .extracting(RelatedIncidents.Related::code)
                .containsExactly(first);
        assertThat(naming.name(focal, second, number)).isInstanceOf(Outcome.Refused.class);
    }
}
