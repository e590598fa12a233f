package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.khien.platform.Deadline;

/// The chip around the moment on which it turns, in both languages.
class DeadlineChipTest {
    private static final Deadline BEFORE_30_APRIL = Deadline.before(LocalDate.of(2024, 4, 30));
    private static final Texts TEXTS = new Texts();

    private static DeadlineChip chip(Deadline deadline, String now, Locale locale) {
        var shell = new Shell(TEXTS, locale, Instant.parse(now), "/", List.of(), null, "", false, false, 0);
        return shell.deadline(deadline);
    }

    @Test
    void oneSecondBeforeTheDeadlineNothingIsLate() {
        assertThat(chip(BEFORE_30_APRIL, "2024-04-29T16:59:59Z", Texts.VIETNAMESE))
                .isEqualTo(new DeadlineChip("warn", "clock", "Hạn trước 30/04/2024, còn 0 phút", "còn 0 phút"));
        assertThat(chip(BEFORE_30_APRIL, "2024-04-29T16:59:59Z", Texts.ENGLISH).style())
                .isEqualTo("warn");
    }

    @Test
    void fromTheFirstInstantOfTheDayItIsLate() {
        assertThat(chip(BEFORE_30_APRIL, "2024-04-29T17:00:00Z", Texts.VIETNAMESE))
                .isEqualTo(new DeadlineChip("solid", "alert", "Hạn trước 30/04/2024, trễ 0 phút", "trễ 0 phút"));
        assertThat(chip(BEFORE_30_APRIL, "2024-04-29T17:00:01Z", Texts.ENGLISH).style())
                .isEqualTo("solid");
    }

    @Test
    void holidaysAreDaysLikeOthersAndTheOutlineTurnsAmberAtSevenDays() {
        var before3May = Deadline.before(LocalDate.of(2024, 5, 3));
        assertThat(chip(before3May, "2024-04-29T02:00:00Z", Texts.VIETNAMESE))
                .as("30/04 and 01/05 are public holidays")
                .isEqualTo(new DeadlineChip("warn", "clock", "Hạn trước 03/05/2024, còn 3 ngày", "còn 3 ngày"));
        assertThat(chip(before3May, "2024-04-25T16:59:59Z", Texts.VIETNAMESE).style())
                .isEqualTo("out");
        assertThat(chip(before3May, "2024-04-25T17:00:00Z", Texts.VIETNAMESE).style())
                .isEqualTo("warn");
    }

    @Test
    void bothLanguagesSayTheDateAndTheDistance() {
        assertThat(chip(BEFORE_30_APRIL, "2024-04-25T02:41:00Z", Texts.VIETNAMESE)
                        .text())
                .isEqualTo("Hạn trước 30/04/2024, còn 4 ngày");
        assertThat(chip(BEFORE_30_APRIL, "2024-04-25T02:41:00Z", Texts.ENGLISH).text())
                .contains("30/04/2024", "4 days");
    }
}
