package vn.khien.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.page.Texts;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class OrganisationSearchTest {
    private static final LocalDate APRIL_2024 = LocalDate.of(2024, 4, 25);

    @Autowired
    OrganisationSearch search;

    @Autowired
    Organisations organisations;

    @Autowired
    World world;

    @Autowired
    ProductClock clock;

    private List<String> find(String text, Organisation.@Nullable Kind kind, LocalDate on) {
        return search.list(new OrganisationSearch.Query(text, kind, on, Texts.VIETNAMESE), 100, 0).stream()
                .map(FoundOrganisation::code)
                .toList();
    }

    @Test
    void marksAndCaseAndTheBarOfDDoNotMatter() {
        var province = Organisation.Kind.PROVINCE;
        assertThat(find("da nang", province, APRIL_2024)).containsExactly("DNG");
        assertThat(find("ĐÀ NẴNG", province, APRIL_2024)).containsExactly("DNG");
        assertThat(find(Normalizer.normalize("Đà Nẵng", Normalizer.Form.NFD), province, APRIL_2024))
                .containsExactly("DNG");
    }

    @Test
    void whatWasTypedExactlyComesFirst() {
        assertThat(find("Bộ Y tế", null, APRIL_2024)).first().isEqualTo("BYT");
        assertThat(find("BYT", null, APRIL_2024)).first().isEqualTo("BYT");
    }

    @Test
    void aBodyComesBeforeItsUnits() {
        var province = world.shipped("CBG");
        var unit = world.organisation("An Sở của Cao Bằng", province);
        assertThat(find("cao bang", null, clock.today())).containsSubsequence("CBG", unit.code());
    }

    @Test
    void theTreeOfADateIsSearched() {
        assertThat(find("", Organisation.Kind.PROVINCE, APRIL_2024)).hasSize(63);
        assertThat(find("", Organisation.Kind.PROVINCE, LocalDate.of(2025, 7, 1)))
                .hasSize(34);
        assertThat(find("BTTTT", null, LocalDate.of(2025, 3, 1))).isEmpty();
    }

    @Test
    void listsAreInVietnameseOrder() {
        var names = search
                .list(
                        new OrganisationSearch.Query("", Organisation.Kind.PROVINCE, APRIL_2024, Texts.VIETNAMESE),
                        100,
                        0)
                .stream()
                .map(FoundOrganisation::nameVi)
                .toList();
        assertThat(names)
                .containsSubsequence(
                        "UBND tỉnh Đồng Tháp",
                        "UBND tỉnh Gia Lai",
                        "UBND tỉnh Lào Cai",
                        "UBND tỉnh Lâm Đồng",
                        "UBND tỉnh Long An");
    }

    @Test
    void whoReadsEnglishFindsThemInTheOrderOfTheirEnglishNames() {
        var names = search
                .list(new OrganisationSearch.Query("", Organisation.Kind.MINISTRY, APRIL_2024, Locale.ENGLISH), 100, 0)
                .stream()
                .map(FoundOrganisation::nameEn)
                .toList();
        assertThat(names).hasSizeGreaterThan(10).isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH));
    }

    @Test
    void dComesBeforeTheBarredD() {
        var province = world.organisation("Tỉnh Thứ tự", null);
        for (var name : List.of("Đà Lạt", "Ea Kar", "Dĩ An", "Da Krông", "Cao Lãnh")) {
            world.organisation(name, province);
        }
        assertThat(organisations.listChildren(province.id(), LocalDate.of(2024, 4, 25)))
                .extracting(Organisation::nameVi)
                .containsExactly("Cao Lãnh", "Da Krông", "Dĩ An", "Đà Lạt", "Ea Kar");
    }

    @Test
    void signsOfPatternsAreLetters() {
        for (var sign : List.of("%", "_", "\\")) {
            assertThat(search.list(new OrganisationSearch.Query(sign, null, APRIL_2024, Texts.VIETNAMESE), 100, 0))
                    .allSatisfy(found -> assertThat(found.nameVi() + found.nameEn() + found.code())
                            .contains(sign));
        }
    }
}
