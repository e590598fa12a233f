package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    private static final List<Integer> FIVE = List.of(1, 2, 3, 4, 5);

    @ParameterizedTest
    @CsvSource({"2,0,1 2,2", "2,2,3 4,4", "2,4,5,", "5,0,1 2 3 4 5,", "9,0,1 2 3 4 5,", "2,-7,1 2,2", "2,5,,", "2,99,,"
    })
    void aPartSaysWhereTheNextOneBegins(int size, int cursor, String items, String next) {
        var part = Items.part(FIVE, size, cursor, Function.identity());
        assertThat(part.items().toString().replaceAll("[\\[\\],]", "")).isEqualTo(items == null ? "" : items);
        assertThat(part.next()).isEqualTo(next);
    }

    @Test
    void oneMoreThanAskedForSaysThatTheListGoesOn() {
        assertThat(Items.of(FIVE, 4, one -> "n" + one, one -> one * 10))
                .isEqualTo(new Items<>(List.of("n1", "n2", "n3", "n4"), "40"));
        assertThat(Items.of(FIVE, 5, one -> one, one -> one).next()).isNull();
    }
}
