package vn.khien.verifier;

import java.util.Locale;
import java.util.Map;

/// What the verifier says, in Vietnamese and English.
final class Words {
    private static final Map<String, String[]> ALL = Map.ofEntries(
            word("valid", "HỢP LỆ", "VALID"),
            word("not-valid", "KHÔNG HỢP LỆ", "NOT VALID"),
            word("good", "đạt", "good"),
            word("bad", "SAI", "BAD"),
            word("key", "khóa trong biên nhận là khóa được tin cậy", "the receipt's key is the trusted key"),
            word("key-id", "mã khóa đúng với khóa", "the key id belongs to the key"),
            word("signature", "chữ ký của hệ thống trên biên nhận", "the system's signature on the receipt"),
            word("lateness", "thời điểm nhận và số giây trễ khớp nhau", "time of receipt and lateness agree"),
            word("package", "mã băm của gói dữ liệu", "the package's hash"),
            word(
                    "package-content",
                    "gói dữ liệu đúng khuôn dạng, đúng tổ chức và văn bản",
                    "the package is canonical and of this organisation and directive"),
            word("pdf", "mã băm của văn bản đã ký", "the signed document's hash"),
            word("number", "Số biên nhận", "Receipt"),
            word("directive", "Văn bản chỉ đạo", "Directive"),
            word("organisation", "Tổ chức", "Organisation"),
            word("signed-by", "Người ký", "Signed by"),
            word("received", "Nhận lúc", "Received at"),
            word("late", "Trễ hạn", "Late by"),
            word("in-time", "đúng hạn", "in time"),
            word("replaces", "Thay thế", "Replaces"),
            word(
                    "own-key",
                    "khóa lấy từ chính biên nhận: chưa chứng minh ai đã cấp; hãy dùng --key với khóa đã công bố",
                    "the key comes from the receipt itself, which does not prove who issued it; use --key with the published key"),
            word(
                    "no-package",
                    "chưa kiểm tra gói dữ liệu (không đưa vào)",
                    "no package was given, so none was checked"),
            word("unreadable", "không đọc được tệp", "cannot read the file"),
            word("too-large", "tệp quá lớn", "the file is too large"),
            word("not-utf8", "tệp không phải UTF-8 đúng chuẩn", "the file is not well-formed UTF-8"),
            word("not-json", "tệp không phải JSON chặt chẽ", "the file is not strict JSON"),
            word("not-canonical", "biên nhận không ở dạng chuẩn RFC 8785", "the receipt is not in RFC 8785 form"),
            word("not-a-receipt", "tệp không phải biên nhận", "the file is not a receipt"),
            word("not-a-package", "tệp không phải gói dữ liệu", "the file is not a package"),
            word("unknown-format", "khuôn dạng không được hỗ trợ", "the format is not known"),
            word(
                    "not-a-key",
                    "tệp khóa không phải khóa công khai Ed25519 dạng PEM",
                    "the key file is not an Ed25519 public key in PEM"));

    private final boolean vietnamese;

    Words(Locale locale) {
        this.vietnamese = locale.getLanguage().equals("vi");
    }

    String of(String key) {
        var both = ALL.get(key);
        if (both == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return both[vietnamese ? 0 : 1];
    }

    private static Map.Entry<String, String[]> word(String key, String vietnamese, String english) {
        return Map.entry(key, new String[] {vietnamese, english});
    }
}
