package vn.khien.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import vn.khien.access.Open;
import vn.khien.platform.Folding;
import vn.khien.submission.CheckingReceipts;
import vn.khien.verifier.UnusableInput;

/// Whoever holds a receipt or a warning checks here whether it is genuine. Nothing handed in is kept, and no
/// database is asked: receipts are checked against the key, warnings against the pages in memory.
@Controller
class CheckPages {
    private static final String TEMPLATE = "check";
    private static final int RECEIPT_BYTES_MAX = 64 * 1024;
    private static final int NUMBER_MAX = 100;

    private final PublicSite site;
    private final Drawing drawing;
    private final CheckingReceipts checking;

    CheckPages(PublicSite site, Drawing drawing, CheckingReceipts checking) {
        this.site = site;
        this.drawing = drawing;
        this.checking = checking;
    }

    @Open(because = "whoever holds a warning may check it")
    @GetMapping({"/public/check/warning", "/public/en/check/warning"})
    void warning(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var typed = Folding.clean(number.length() > NUMBER_MAX ? number.substring(0, NUMBER_MAX) : number);
        var found = typed.isEmpty() ? null : site.findWarning(typed).orElse(null);
        var digits = code.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
        var values = new HashMap<String, Object>();
        values.put("number", typed);
        values.put("codeMatches", digits.isEmpty() || found != null && digits.equals(found.code()));
        values.put("codeGiven", !digits.isEmpty());
        if (found != null) {
            values.put("warning", found);
        }
        answer(request, response, values);
    }

    @Open(because = "whoever holds a receipt may check it")
    @PostMapping({"/public/check/receipt", "/public/en/check/receipt"})
    void receipt(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var values = new HashMap<String, Object>();
        values.put("handedIn", true);
        if (file != null && file.getSize() > RECEIPT_BYTES_MAX) {
            values.put("unusable", "too-large");
        } else {
            check(
                    file == null || file.isEmpty() ? text.strip().getBytes(StandardCharsets.UTF_8) : file.getBytes(),
                    values);
        }
        answer(request, response, values);
    }

    private void check(byte[] receipt, Map<String, Object> values) {
        try {
            values.put("verified", checking.check(receipt));
        } catch (UnusableInput unusable) {
            values.put("unusable", unusable.code());
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Map<String, Object> values)
            throws IOException {
        var english = PublicPages.isEnglish(request.getRequestURI());
        values.put("page", drawing.page(english, "/check", site.demonstration()));
        response.setStatus(HttpStatus.OK.value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        PublicPages.write(response, "text/html;charset=UTF-8", drawing.draw(TEMPLATE, values));
    }
}
