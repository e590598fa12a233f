package vn.khien.nation;

import java.util.List;
import vn.khien.organisation.Organisation;

/// The kinds of units that stand below provinces, ministries and state groups. The kinds are real, which body has
/// which is a simplification.
final class Units {
    /// @param code appended to the code of the body above
    record Kind(String code, String vi, String en) {}

    private static final List<Kind> OF_PROVINCES = List.of(
            new Kind("STTTT", "Sở Thông tin và Truyền thông", "Department of Information and Communications"),
            new Kind("SYT", "Sở Y tế", "Department of Health"),
            new Kind("SGDDT", "Sở Giáo dục và Đào tạo", "Department of Education and Training"),
            new Kind("STC", "Sở Tài chính", "Department of Finance"),
            new Kind("STP", "Sở Tư pháp", "Department of Justice"),
            new Kind("SNV", "Sở Nội vụ", "Department of Home Affairs"),
            new Kind("VP", "Văn phòng UBND", "Office of the People’s Committee"),
            new Kind("STNMT", "Sở Tài nguyên và Môi trường", "Department of Natural Resources and Environment"),
            new Kind("SCT", "Sở Công Thương", "Department of Industry and Trade"));
    private static final List<Kind> OF_MINISTRIES = List.of(
            new Kind("CNTT", "Cục Chuyển đổi số", "Digital Transformation Agency"),
            new Kind("VP", "Văn phòng", "Office"),
            new Kind("TTr", "Thanh tra", "Inspectorate"),
            new Kind("TTDL", "Trung tâm Dữ liệu", "Data Centre"),
            new Kind("KHTC", "Vụ Kế hoạch - Tài chính", "Planning and Finance Department"),
            new Kind("BAO", "Báo và Cổng thông tin", "Newspaper and Portal"));
    private static final List<Kind> OF_ENTERPRISES = List.of(
            new Kind("CNTT", "Công ty Công nghệ thông tin", "Information Technology Company"),
            new Kind("KD", "Công ty Kinh doanh", "Trading Company"),
            new Kind("DVKH", "Trung tâm Dịch vụ khách hàng", "Customer Service Centre"),
            new Kind("VH", "Trung tâm Vận hành", "Operations Centre"));

    private Units() {}

    static Kind of(Organisation body, int index) {
        var kinds = kinds(body);
        var kind = kinds.get(index % kinds.size());
        var round = index / kinds.size();
        return round == 0
                ? kind
                : new Kind(kind.code() + (round + 1), kind.vi() + " " + (round + 1), kind.en() + " " + (round + 1));
    }

    private static List<Kind> kinds(Organisation body) {
        return switch (body.kind()) {
            case PROVINCE -> OF_PROVINCES;
            case ENTERPRISE -> OF_ENTERPRISES;
            default -> OF_MINISTRIES;
        };
    }

    static String fullName(Kind kind, Organisation body) {
        return kind.vi() + " - " + body.nameVi().replace("UBND ", "");
    }

    static String fullNameEnglish(Kind kind, Organisation body) {
        return kind.en() + ", " + body.nameEn();
    }
}
