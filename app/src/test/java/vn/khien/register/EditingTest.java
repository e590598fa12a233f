package vn.khien.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.OrganisationHistory;
import vn.khien.organisation.Organisations;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class EditingTest {
    @Autowired
    World world;

    @Autowired
    Editing editing;

    @Autowired
    Organisations organisations;

    @Autowired
    OrganisationHistory history;

    @Autowired
    ProductClock clock;

    @Autowired
    Trail trail;

    Organisation body;
    Viewer focal;

    @BeforeEach
    void people() {
        body = world.organisation("Sở Thử nghiệm", null);
        focal = world.viewer(Role.FOCAL_POINT, body);
    }

    private Editing.Result add(String name, String from) {
        return editing.add(focal, body.code(), new Editing.UnitForm(name, "", "sub_unit", "", "Giám đốc", "", from));
    }

    private static String problem(Editing.Result result) {
        return switch (result) {
            case Editing.Result.Refused(var problems) -> problems.getFirst().code();
            case Editing.Result.Done done -> done.toString();
            case Editing.Result.AlreadyThere there -> there.toString();
        };
    }

    @Test
    void aNameInComposedAndInDecomposedFormIsOneOrganisation() {
        var composed = Normalizer.normalize("Trung tâm Dữ liệu", Normalizer.Form.NFC);
        var decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(add(decomposed, "01/01/2020")).isEqualTo(new Editing.Result.Done(body.code() + "-01"));
        assertThat(add(composed, "01/01/2020")).isEqualTo(new Editing.Result.AlreadyThere(body.code() + "-01"));
        var kept = organisations.findByCode(body.code() + "-01", clock.today()).orElseThrow();
        assertThat(kept.nameVi()).isEqualTo(composed);
        assertThat(kept.path()).startsWith(body.path());
    }

    @Test
    void aUnitExistsFromItsDayToItsLastDay() {
        add("Phòng Một", "01/02/2020");
        var code = body.code() + "-01";
        assertThat(organisations.findByCode(code, LocalDate.of(2020, 1, 31))).isEmpty();
        assertThat(organisations.findByCode(code, LocalDate.of(2020, 2, 1))).isPresent();
        assertThat(editing.end(focal, code, "31/03/2021")).isInstanceOf(Editing.Result.Done.class);
        assertThat(organisations.findByCode(code, LocalDate.of(2021, 3, 31))).isPresent();
        assertThat(organisations.findByCode(code, LocalDate.of(2021, 4, 1))).isEmpty();
    }

    @Test
    void namesOfMarksAloneOfNothingAndOf4000CharactersAreRefused() {
        assertThat(problem(add("\u0301\u0300\u0309", "01/01/2020"))).isEqualTo("register.problem.name-without-letters");
        assertThat(problem(add("  ", "01/01/2020"))).isEqualTo("register.problem.name-empty");
        assertThat(problem(add("a".repeat(4000), "01/01/2020"))).isEqualTo("register.problem.name-long");
    }

    @Test
    void the31stOfFebruaryIsRefused() {
        assertThat(problem(add("Phòng Hai", "31/02/2025"))).isEqualTo("register.problem.date");
    }

    @Test
    void theNextHeadBeginsAndThePresentOneStepsDownTheDayBefore() {
        appoint("Trần Thị Bình", "01/01/2021");
        appoint("Lê Văn Chính", "01/06/2022");
        var heads = history.listAppointments(body.id());
        assertThat(heads).hasSize(2);
        assertThat(heads.getFirst().name()).isEqualTo("Lê Văn Chính");
        assertThat(heads.getLast().to()).isEqualTo(LocalDate.of(2022, 5, 31));
        assertThat(problem(appoint("Phạm Văn Dũng", "01/06/2022"))).isEqualTo("register.problem.head-later");
    }

    private Editing.Result appoint(String name, String from) {
        return editing.appoint(focal, body.code(), new Editing.AppointmentForm("head", name, "Giám đốc", "", from));
    }

    @Test
    void anAppointmentEndsEarlierAndIsNeverProlonged() {
        appoint("Trần Thị Bình", "01/01/2021");
        appoint("Lê Văn Chính", "01/06/2022");
        var first = history.listAppointments(body.id()).getLast().id();
        assertThat(problem(endAppointment(first, "30/06/2022"))).isEqualTo("register.problem.ends-earlier");
        assertThat(endAppointment(first, "31/03/2022")).isInstanceOf(Editing.Result.Done.class);
        assertThat(endAppointment(first, "31/03/2022")).as("a second click").isInstanceOf(Editing.Result.Done.class);
        assertThat(problem(endAppointment(first, "31/12/2020"))).isEqualTo("register.problem.before-beginning");
        assertThat(history.listAppointments(body.id()).getLast().to()).isEqualTo(LocalDate.of(2022, 3, 31));
        assertThat(trail.listOf("organisation:" + body.id(), 20))
                .filteredOn(act -> act.act().equals("organisation.appointment-ended"))
                .extracting(Trail.Entry::detail)
                .containsExactly(first + " 2022-03-31");
    }

    private Editing.Result endAppointment(long appointment, String lastDay) {
        return editing.endAppointment(focal, body.code(), appointment, lastDay);
    }

    @Test
    void nobodyChangesWhatIsNotTheirs() {
        var beside = world.organisation("Sở Bên cạnh", null);
        assertThatThrownBy(() -> editing.end(focal, beside.code(), "01/01/2030"))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> editing.end(focal, body.code(), "01/01/2030")).isInstanceOf(NotVisible.class);
        var analyst = world.viewer(Role.ANALYST, beside);
        assertThatThrownBy(() -> editing.end(analyst, body.code(), "01/01/2030"))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void anOrganisationEndsOnlyAfterItsUnits() {
        add("Phòng Ba", "01/01/2020");
        var unit = body.code() + "-01";
        editing.add(focal, unit, new Editing.UnitForm("Tổ Một", "", "sub_unit", "", "", "", "01/01/2020"));
        assertThat(problem(editing.end(focal, unit, "01/01/2030"))).isEqualTo("register.problem.units-go-on");
    }
}
