package vn.khien.nation;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.SystemFacts;

/// Deals out systems so that the whole nation has the shares of the state's figures of June 2024: levels 1 to 5 as
/// 3,309 / 2,914 / 955 / 23 / 5, dossier approved 76.5 %, plan carried out 56.5 %.
final class Deck {
    private static final int[] LEVELS = {3_309, 2_914, 955, 23, 5};
    private static final int ALL = 7_206;
    private static final int APPROVED_PER_MILLE = 765;
    private static final int CARRIED_OUT_PER_MILLE = 565;
    private static final List<String> SUBJECTS = List.of(
            "Cổng dịch vụ công",
            "Hệ thống thông tin giải quyết thủ tục hành chính",
            "Cổng thông tin điện tử",
            "Hệ thống quản lý văn bản và điều hành",
            "Hệ thống thư điện tử công vụ",
            "Cơ sở dữ liệu chuyên ngành",
            "Hệ thống một cửa điện tử",
            "Trục liên thông dữ liệu",
            "Hệ thống báo cáo",
            "Hệ thống quản lý cán bộ",
            "Hệ thống hội nghị truyền hình",
            "Hệ thống kế toán, tài sản",
            "Hệ thống quản lý hồ sơ",
            "Hệ thống giám sát, điều hành",
            "Kho dữ liệu dùng chung",
            "Ứng dụng phản ánh hiện trường");

    /// Of level 1, which is for inner work with public information alone (Decree 85/2016, Article 7).
    private static final List<String> PLAIN_SUBJECTS = List.of(
            "Cổng thông tin điện tử",
            "Hệ thống hội nghị truyền hình",
            "Hệ thống báo cáo",
            "Trang tin nội bộ",
            "Hệ thống lịch công tác",
            "Hệ thống đặt phòng họp",
            "Thư viện văn bản",
            "Hệ thống giám sát, điều hành");

    private final SplittableRandom chance;
    private final int[] left = LEVELS.clone();
    private final int total;
    private int approvedLeft;
    private int carriedOutLeft;
    private int dealt;

    /// @param systems how many the nation has in all; other sizes than the demonstration's keep its shares
    /// @param elsewhere how many of them, of level 4 and without an approved dossier, are registered elsewhere
    Deck(SplittableRandom chance, int systems, int elsewhere) {
        this.chance = chance;
        this.total = systems - elsewhere;
        var rest = systems;
        for (int level = LEVELS.length - 1; level > 0; level--) {
            left[level] = (int) Math.round((double) LEVELS[level] * systems / ALL);
            rest -= left[level];
        }
        left[0] = rest;
        left[3] = Math.max(0, left[3] - elsewhere);
        approvedLeft = (int) Math.round(systems * APPROVED_PER_MILLE / 1000.0);
        carriedOutLeft = (int) Math.round(systems * CARRIED_OUT_PER_MILLE / 1000.0);
    }

    /// @param top whether the owner is an addressee itself: the systems of levels 4 and 5 are theirs
    SystemFacts deal(long owner, String ownerName, boolean top) {
        var level = level(top);
        var rest = total - dealt;
        var approved = chance.nextInt(rest) < approvedLeft;
        var carriedOut = approved && chance.nextInt(Math.max(1, approvedLeft)) < carriedOutLeft;
        dealt++;
        if (approved) {
            approvedLeft--;
        }
        if (carriedOut) {
            carriedOutLeft--;
        }
        var subject = subject(level);
        var served = (long) Math.pow(10, 1.5 + level * 0.9 + chance.nextDouble());
        return new SystemFacts(
                "",
                subject + " " + ownerName.replace("UBND ", ""),
                "Phục vụ " + subject.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + subject.substring(1),
                owner,
                "Trung tâm Công nghệ thông tin",
                served,
                level == 1 ? null : Long.valueOf(served * 2),
                level >= 2,
                level >= 2 && chance.nextInt(3) > 0,
                level,
                approved ? Dossier.APPROVED : chance.nextBoolean() ? Dossier.DRAFTED : Dossier.NONE,
                approved ? "%d/QĐ".formatted(100 + chance.nextInt(4_000)) : null,
                approved ? approvedOn() : null,
                carriedOut);
    }

    private String subject(int level) {
        var drawn = chance.nextInt(SUBJECTS.size());
        return level == 1 ? PLAIN_SUBJECTS.get(drawn % PLAIN_SUBJECTS.size()) : SUBJECTS.get(drawn);
    }

    private @Nullable LocalDate approvedOn() {
        return LocalDate.of(2022, 1, 10).plusDays(chance.nextInt(800));
    }

    private int level(boolean top) {
        var from = top ? LEVELS.length - 1 : 2;
        for (int level = from; level >= 3; level--) {
            if (left[level] > 0 && chance.nextInt(3) == 0) {
                left[level]--;
                return level + 1;
            }
        }
        var ordinary = left[0] + left[1] + left[2];
        if (ordinary == 0) {
            return last();
        }
        var pick = chance.nextInt(ordinary);
        for (int level = 0; level < 3; level++) {
            if (pick < left[level]) {
                left[level]--;
                return level + 1;
            }
            pick -= left[level];
        }
        throw new IllegalStateException("the deck is empty");
    }

    private int last() {
        for (int level = LEVELS.length - 1; level >= 3; level--) {
            if (left[level] > 0) {
                left[level]--;
                return level + 1;
            }
        }
        throw new IllegalStateException("the deck is empty");
    }
}
