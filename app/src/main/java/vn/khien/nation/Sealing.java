package vn.khien.nation;

import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;

/// The head prepares, declares, signs and sends.
@Component
class Sealing {
    private final Preparing preparing;
    private final Signing signing;

    Sealing(Preparing preparing, Signing signing) {
        this.preparing = preparing;
        this.signing = signing;
    }

    void seal(Viewer head, long directive, Organisation body) {
        var prepared = preparing.prepare(head, directive, body.code());
        var result = signing.sign(
                head, prepared.id(), "Tôi chịu trách nhiệm trước pháp luật và Thủ tướng Chính phủ về kết quả này.");
        if (!(result instanceof Signing.Result.Sealed)) {
            throw new IllegalStateException("not sealed: " + result);
        }
    }
}
