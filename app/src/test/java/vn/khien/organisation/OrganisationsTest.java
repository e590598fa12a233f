package vn.khien.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.support.KhienTest;

@KhienTest
class OrganisationsTest {
    private static final LocalDate APRIL_2024 = LocalDate.of(2024, 4, 7);
    private static final LocalDate JULY_2025 = LocalDate.of(2025, 7, 1);

    @Autowired
    private Organisations organisations;

    @Test
    void thereAre63ProvincesInApril2024And34FromJuly2025() {
        assertThat(organisations.listOfClass(AddresseeClass.PROVINCE, APRIL_2024))
                .hasSize(63);
        assertThat(organisations.listOfClass(AddresseeClass.PROVINCE, JULY_2025))
                .hasSize(34);
    }

    @Test
    void theMinistryOfInformationEndedInFebruary2025() {
        assertThat(organisations.findByCode("BTTTT", LocalDate.of(2025, 2, 28))).isPresent();
        assertThat(organisations.findByCode("BTTTT", LocalDate.of(2025, 3, 1))).isEmpty();
    }

    @Test
    void enterprisesMovedToTheMinistryOfFinanceInMarch2025() {
        var before = organisations.findByCode("EVN", APRIL_2024).orElseThrow();
        var after = organisations.findByCode("EVN", JULY_2025).orElseThrow();
        var finance = organisations.findByCode("BTC", JULY_2025).orElseThrow();
        assertThat(before.parent()).isNotEqualTo(after.parent());
        assertThat(after.parent()).isEqualTo(finance.id());
        assertThat(after.path()).startsWith(finance.path());
    }
}
