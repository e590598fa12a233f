package vn.khien.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.khien.organisation.Groups;
import vn.khien.page.Formats;
import vn.khien.page.Letterhead;
import vn.khien.picture.Picture;
import vn.khien.platform.VietnamTime;

/// What the consolidated report says, counted from one picture. Every form of the document reads it here.
///
/// @param reporter name of the body that reports
/// @param reporterCode its code, in the sign of the document
/// @param receiver to whom: who issued the directive
/// @param date on which it is made; the picture may be of an earlier day
record Consolidated(
        Picture picture, String reporter, String reporterCode, String receiver, boolean demonstration, LocalDate date) {
    private static final Locale VI = Locale.of("vi", "VN");

    record Group(String name, long bodies, long acknowledged, long submitted, long late, long systems, long assessed) {}

    /// The ministry that consolidates sits in the capital.
    Letterhead letterhead() {
        return new Letterhead(null, reporter, "Số: ……/BC-" + reporterCode, "Hà Nội", date);
    }

    List<Group> groups() {
        var groups = new ArrayList<Group>();
        for (var kind : Groups.KINDS) {
            var own = picture.bodies().stream()
                    .filter(body -> Groups.of(body.kind()).equals(kind))
                    .toList();
            if (!own.isEmpty()) {
                groups.add(new Group(
                        name(kind),
                        own.size(),
                        own.stream()
                                .filter(body -> body.acknowledgedAt() != null)
                                .count(),
                        own.stream().filter(body -> body.submittedAt() != null).count(),
                        own.stream().filter(body -> body.lateSince() != null).count(),
                        own.stream().mapToLong(Picture.Body::systems).sum(),
                        own.stream().mapToLong(Picture.Body::assessed).sum()));
            }
        }
        return groups;
    }

    private static String name(String kind) {
        return switch (kind) {
            case "ministry" -> "Bộ, cơ quan ngang bộ";
            case "government_agency" -> "Cơ quan thuộc Chính phủ";
            case "province" -> "Địa phương";
            case "enterprise" -> "Tập đoàn, tổng công ty";
            default -> "Cơ quan khác";
        };
    }

    String number(long number) {
        return Formats.number(VI, number);
    }

    String percent(long part, long whole) {
        return Formats.percent(VI, part, whole);
    }

    List<Picture.Body> late() {
        return picture.bodies().stream()
                .filter(body -> body.lateSince() != null)
                .toList();
    }

    /// `10 giờ 01 phút ngày 25 tháng 4 năm 2024`
    private String moment() {
        var at = picture.asOf().atZone(VietnamTime.ZONE);
        return "%02d giờ %02d phút %s".formatted(at.getHour(), at.getMinute(), Letterhead.day(at.toLocalDate()));
    }

    /// The paragraphs in order.
    List<String> paragraphs() {
        var paragraphs = new ArrayList<>(results());
        if (VietnamTime.dateOf(picture.asOf()).isBefore(date)) {
            paragraphs.add(
                    "Danh mục hệ thống thông tin, cấp độ và hồ sơ cấp độ nêu trong báo cáo lấy theo ngày lập báo cáo, %s."
                            .formatted(Letterhead.day(date)));
        }
        return paragraphs;
    }

    private List<String> results() {
        var totals = picture.totals();
        return List.of(
                "Thực hiện chỉ đạo tại văn bản số %s, %s tổng hợp kết quả rà soát, đánh giá tình hình bảo đảm an toàn hệ thống thông tin tính đến %s như sau:"
                        .formatted(picture.number(), reporter, moment()),
                "1. Tiến độ. %d trên %d cơ quan, đơn vị đã tiếp nhận; %d đã gửi kết quả có chữ ký của người đứng đầu (%s); %d đã đánh giá xong, chờ ký; %d trễ mốc."
                        .formatted(
                                totals.acknowledged(),
                                totals.bodies(),
                                totals.submitted(),
                                percent(totals.submitted(), totals.bodies()),
                                totals.toSign(),
                                totals.late()),
                "2. Hệ thống thông tin. Có %s hệ thống; %s đã đánh giá xong (%s). %s hệ thống đã được phê duyệt hồ sơ cấp độ (%s); %s hệ thống đã triển khai đầy đủ phương án bảo đảm an toàn (%s)."
                        .formatted(
                                number(totals.systems()),
                                number(totals.assessed()),
                                percent(totals.assessed(), totals.systems()),
                                number(totals.approved()),
                                percent(totals.approved(), totals.systems()),
                                number(totals.carriedOut()),
                                percent(totals.carriedOut(), totals.systems())),
                "3. Kết quả đánh giá. Trong %s câu trả lời: đạt %s, đạt một phần %s, không đạt %s, không áp dụng %s."
                        .formatted(
                                number(totals.answered()),
                                percent(totals.met(), totals.answered()),
                                percent(totals.partly(), totals.answered()),
                                percent(totals.notMet(), totals.answered()),
                                percent(totals.notApplicable(), totals.answered())));
    }

    record Table(String title, List<String> header, List<List<String>> rows) {
        private static final Pattern NUMBER = Pattern.compile("[\\d.,/%]+");

        /// Numbers stand at the right.
        static boolean isNumber(String cell) {
            return NUMBER.matcher(cell).matches();
        }
    }

    /// The tables of the report itself, in order.
    List<Table> tables() {
        return List.of(groupTable(), levelTable(), weakTable(), lateTable());
    }

    private Table groupTable() {
        return new Table(
                "Bảng 1. Tiến độ theo nhóm cơ quan",
                List.of("Nhóm", "Số đơn vị", "Đã tiếp nhận", "Đã gửi", "Tỷ lệ gửi", "Trễ", "Hệ thống đã đánh giá"),
                groups().stream()
                        .map(one -> List.of(
                                one.name(),
                                number(one.bodies()),
                                number(one.acknowledged()),
                                number(one.submitted()),
                                percent(one.submitted(), one.bodies()),
                                number(one.late()),
                                number(one.assessed()) + "/" + number(one.systems())))
                        .toList());
    }

    private Table levelTable() {
        return new Table(
                "Bảng 2. Hệ thống theo cấp độ",
                List.of("Cấp độ", "Số hệ thống", "Hồ sơ đã phê duyệt", "Đã triển khai đủ phương án"),
                picture.levels().stream()
                        .map(one -> List.of(
                                one.level() == 0 ? "Chưa xác định" : String.valueOf(one.level()),
                                number(one.systems()),
                                percent(one.approved(), one.systems()),
                                percent(one.carriedOut(), one.systems())))
                        .toList());
    }

    private Table weakTable() {
        return new Table(
                "Bảng 3. Yêu cầu không đạt nhiều nhất",
                List.of("Mã", "Yêu cầu", "Không đạt/đã trả lời", "Tỷ lệ"),
                picture.weakest(10).stream()
                        .map(row -> List.of(
                                row.requirement().code(),
                                row.requirement().textVi(),
                                number(row.notMet()) + "/" + number(row.answered()),
                                percent(row.notMet(), row.answered())))
                        .toList());
    }

    private Table lateTable() {
        return new Table(
                "Bảng 4. Đơn vị trễ mốc",
                List.of("Đơn vị", "Mốc đã lỡ", "Trễ (ngày)"),
                late().stream()
                        .map(body -> List.of(
                                body.nameVi(),
                                body.acknowledgedAt() == null ? "Tiếp nhận" : "Gửi kết quả",
                                String.valueOf(body.lateBy(picture.asOf()).toDays())))
                        .toList());
    }

    /// Follows the signature (Decree 30/2020, Appendix I).
    Table appendix() {
        return new Table(
                "Phụ lục. Kết quả của từng cơ quan, đơn vị",
                List.of("TT", "Đơn vị", "Gửi lúc", "Hệ thống", "Đã đánh giá", "Đạt", "Không đạt"),
                java.util.stream.IntStream.range(0, picture.bodies().size())
                        .mapToObj(i -> row(i + 1, picture.bodies().get(i)))
                        .toList());
    }

    private List<String> row(int place, Picture.Body body) {
        return List.of(
                String.valueOf(place),
                body.nameVi(),
                body.submittedAt() == null ? "chưa gửi" : Formats.moment(body.submittedAt()),
                number(body.systems()),
                number(body.assessed()),
                percent(body.met(), body.answered()),
                percent(body.notMet(), body.answered()));
    }

    List<Chart.Bar> bars() {
        return groups().stream()
                .map(one -> new Chart.Bar(one.name(), one.submitted(), one.bodies()))
                .toList();
    }
}
