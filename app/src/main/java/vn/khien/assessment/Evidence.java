package vn.khien.assessment;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A piece of evidence (bằng chứng): a file that stands for one answer.
///
/// @param sha256 hash of the content, in hex; the content is kept under it
/// @param mediaType as told from the content
/// @param validFrom the date of the evidence itself, which is not the day it was received
record Evidence(
        long id,
        long assessment,
        int position,
        String sha256,
        String name,
        String mediaType,
        long bytes,
        @Nullable LocalDate validFrom,
        Instant receivedAt,
        String by) {
    boolean picture() {
        return Preview.possible(mediaType);
    }
}
